//! Whole stories as text files: a time, a key, what is then seen. Run through `App::update` with made-up time.
//!
//! ```text
//! now 2026-11-23T07:30:00+01:00           the wall clock at the start
//! new home 2026-11-23T07:30:00+01:00      the same, and no week was shown before
//! own stretches/reach.toml                a file of the user's, there at the start: the indented lines that follow
//! change stretches/reach.toml             the same, written while the app runs
//! 0:00  start          → today | sees This week's routine
//! 0:03  enter          → player | cue get-ready
//! 0:30  wait           → cue go | sees RIGHT SIDE
//! 0:40  kill           → today | sees Go on with
//! 0:50  sleep 600      → sees Paused         the wall clock runs on without us
//! ```
//! Inputs: key names, `type WORDS`, `click TEXT` (where it stands first on an 80 by 24 screen), `wait`, `sleep SECONDS`, `kill` (the process dies and is started again), `quit`,
//! `play ID`, `until TIME ID` (a routine that is to be over then), `no-player` and `player` (none works, one works again), `far` (the machine is not where the user is).
//! Expectations: a place; `sees TEXT` or `no TEXT` on an 80 by 24 screen; `counts N`: the countdown; `cue NAME` since the line before; `silent`:
//! nothing was heard since the line before; `flashes` or `steady`: the headline; `record PART` in the last record; `records N` in all; `beats MS`: no longer between signs of life;
//! `effect PART` of what was asked for, `lacks PART` of it.

use crate::world::World;
use std::fs;
use std::path::{Path, PathBuf};

fn scenarios() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("scenarios").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_story_goes_as_it_is_told() {
    let mut wrong = Vec::new();
    for path in scenarios() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        wrong.extend(tell(&fs::read_to_string(&path).expect("a story")).into_iter().map(|problem| format!("{name}:{problem}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Tells a story; returns what went otherwise.
fn tell(story: &str) -> Vec<String> {
    let mut world = World::at("2026-11-23T07:30:00+01:00");
    let mut wrong = Vec::new();
    // A file being told of: where it is, what is in it, and whether it was there from the start.
    let mut file: Option<(String, String, bool)> = None;
    for (number, line) in (1..).zip(story.lines()) {
        if let (Some((_, text, _)), Some(more)) = (&mut file, line.strip_prefix("    ")) {
            text.push_str(more);
            text.push('\n');
            continue;
        }
        match file.take() {
            Some((path, text, true)) => world.add_file(&path, &text),
            Some((path, text, false)) => world.change_file(&path, &text),
            None => {}
        }
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(now) = line.strip_prefix("now ") {
            world = World::at(now.trim());
            continue;
        }
        if let Some(now) = line.strip_prefix("new home ") {
            world = World::new_home(now.trim());
            continue;
        }
        let told_of = [("own ", true), ("change ", false)];
        if let Some((path, at_start)) = told_of.iter().find_map(|(word, at_start)| Some((line.strip_prefix(word)?, *at_start))) {
            file = Some((path.trim().to_owned(), String::new(), at_start));
            continue;
        }
        let (doing, expected) = line.split_once('→').unwrap_or((line, ""));
        let (time, input) = doing.trim().split_once(char::is_whitespace).unwrap_or((doing.trim(), "wait"));
        world.run_until(seconds(time).unwrap_or_else(|| panic!("line {number}: no time in {line:?}")));
        world.give(input.trim());
        for expectation in expected.split(" | ").map(str::trim).filter(|text| !text.is_empty()) {
            if let Err(why) = world.meets(expectation) {
                wrong.push(format!("{number}: {line}\n  {why}"));
            }
        }
        world.forget();
    }
    wrong
}

/// `1:05` or `1:05.5`.
fn seconds(time: &str) -> Option<f64> {
    let (minutes, seconds) = time.split_once(':')?;
    Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
}
