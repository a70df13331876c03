//! The build script: parses the shipped TOML with the program's own parser and stores the trees for `embed.rs`.

#[path = "../load/tree.rs"]
#[expect(dead_code, unreachable_pub, reason = "the program reads the trees, the build only makes them")]
mod tree;

use std::error::Error;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut paths = Vec::new();
    for folder in ["seeds", "routines"] {
        collect(&root.join(folder), &mut paths)?;
    }
    paths.sort();
    let mut stored = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let shown = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let table = tree::parse(&text).map_err(|fault| format!("{shown}: {}", fault.message))?;
        stored.push(tree::Stored { path: shown, table });
    }
    let target = Path::new(&env::var("OUT_DIR")?).join("library.bin");
    fs::write(target, postcard::to_allocvec(&stored)?)?;
    Ok(())
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    // A folder is watched for files added to it, and each file for changes.
    writeln!(stdout(), "cargo::rerun-if-changed={}", folder.display())?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    Ok(())
}
