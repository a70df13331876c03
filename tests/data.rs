//! Everything shipped loads clean, and keeps the rules of the content.

use std::path::{Path, PathBuf};
use supple::load::{self, Content, Loaded, Source};
use supple::model::Origin;
use supple::rotation::{routine_of, turn};
use supple::shell::embed;
use supple::time::Day;

/// The shipped files as texts, the way a user's would be read.
fn from_files() -> Loaded {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["seeds", "routines"] {
        collect(&root.join(folder), &mut paths);
    }
    paths.sort();
    let sources: Vec<Source> = paths
        .iter()
        .filter_map(|path| {
            let shown = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            Some(Source {
                topic: embed::topic_of(&shown)?,
                stem: path.file_stem().expect("a stem").to_string_lossy().into_owned(),
                path: shown,
                origin: Origin::Shipped,
                content: Content::Bytes(std::fs::read(path).expect("a shipped file")),
            })
        })
        .collect();
    load::load(&sources, &[])
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
}

#[test]
fn what_is_shipped_has_no_problem() {
    let loaded = from_files();
    let pictures: Vec<String> = loaded.problems.iter().map(|problem| problem.picture(false)).collect();
    assert!(pictures.is_empty(), "{}", pictures.join("\n"));
}

#[test]
fn the_compiled_library_equals_the_files() {
    let compiled = load::load(&embed::sources(), &[]);
    assert!(compiled.problems.is_empty());
    assert_eq!(compiled.library, from_files().library);
}

#[test]
fn the_first_frame_shows_the_monday_routine_of_the_whole_library() {
    let whole = load::load(&embed::sources(), &[]).library;
    let start = Day::parse("2026-01-05").expect("a day").week();
    for week in (0..60).map(|weeks| start.plus(weeks)) {
        let first = load::load(&embed::sources_of_one(|ids| turn(week, ids.len())), &[]).library;
        let shown = routine_of(week, &first, &[]).expect("a routine");
        let expected = routine_of(week, &whole, &[]).expect("a routine");
        assert_eq!((&shown.id, &shown.name, shown.steps.len()), (&expected.id, &expected.name, expected.steps.len()));
        assert!(shown.rotation);
    }
}
