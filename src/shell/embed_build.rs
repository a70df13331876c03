//! The build script: reads the shipped TOML with the program's own loader and stores what `embed.rs` gives back.
//!
//! A shipped file with a problem fails the build, with the picture a user would see.

#[path = "."]
#[expect(dead_code, unreachable_pub, reason = "the program needs more of its own files than the build does")]
mod shared {
    #[path = "../load/conform.rs"]
    pub mod conform;
    #[path = "../load/fields.rs"]
    pub mod fields;
    #[path = "../load/store.rs"]
    pub mod store;
    #[path = "../load/suggest.rs"]
    pub mod suggest;
    #[path = "../load/tree.rs"]
    pub mod tree;
}

#[path = "."]
#[expect(dead_code, unreachable_pub, reason = "the program needs more of its own files than the build does")]
mod model {
    #[path = "../model/id.rs"]
    mod id;
    #[path = "../model/words.rs"]
    pub mod words;
    pub(crate) use id::Id;
}

#[path = "."]
#[expect(dead_code, unreachable_pub, reason = "the program needs more of its own files than the build does")]
mod time {
    #[path = "../time/clock_time.rs"]
    mod clock_time;
    pub(crate) use clock_time::ClockTime;
}

#[path = "../printable.rs"]
#[expect(unreachable_pub, reason = "the program needs more of its own files than the build does")]
mod printable;
#[path = "../problem.rs"]
#[expect(dead_code, unreachable_pub, reason = "the program needs more of its own files than the build does")]
mod problem;

use shared::conform::{Report, conform};
use shared::fields::{self, Field};
use shared::store;
use shared::tree::{Span, Stored, parse};
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
        let shown = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let Some(fields) = fields_of(&shown) else { continue };
        stored.push(read(&path, shown, fields)?);
    }
    let target = Path::new(&env::var("OUT_DIR")?).join("library.bin");
    fs::write(target, store::encode(&stored))?;
    Ok(())
}

/// What a shipped file may hold, by its place; `None` for what the library has no part in.
fn fields_of(path: &str) -> Option<&'static [Field]> {
    match path {
        "seeds/areas.toml" => Some(fields::AREAS),
        "seeds/poses.toml" => Some(fields::pose::POSES),
        path if path.starts_with("seeds/stretches/") => Some(fields::STRETCH),
        path if path.starts_with("routines/") => Some(fields::ROUTINE),
        path if path.starts_with("seeds/themes/") => Some(fields::THEME),
        _ => None,
    }
}

fn read(path: &Path, shown: String, fields: &[Field]) -> Result<Stored, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let table = parse(&text).map_err(|fault| format!("{shown}: {}", fault.message))?;
    let mut report = Report::new(&shown, &text);
    let fit = conform(&table, Span::default(), fields, &mut report);
    if let Some(problem) = report.problems.first() {
        return Err(problem.picture(false).into());
    }
    Ok(Stored { path: shown.into(), table: fit.table })
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
