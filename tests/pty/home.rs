//! A user's folders for a test, the program at home in them, and what its journal says.

use crate::support::terminal::{Start, Terminal};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A stretch whose two sides are long enough to be killed in.
const LEAN: &str = r#"
name = "Wall lean"
regions = ["lower-back"]
kind = "static"
position = "standing"
sides = "each"
level = 1
[dose]
hold = 60
[guide]
setup = "Stand sideways to a wall."
cues = ["Lean"]
feel = "A mild pull."
breath = "Slowly."
say = "Stand sideways to a wall."
"#;

/// A stretch that is over at once.
const BREATHER: &str = r#"
name = "Breather"
regions = ["lower-back"]
kind = "static"
position = "standing"
sides = "together"
level = 1
[dose]
hold = 3
[guide]
setup = "Stand."
cues = ["Stand tall"]
feel = "Nothing much."
breath = "Slowly."
say = "Stand."
"#;

/// What only Today shows.
pub(super) const TODAY: &str = "Short of time?";

pub(super) const ENTER: &str = "\r";
pub(super) const RIGHT: &str = "\x1b[C";
pub(super) const ESC: &str = "\x1b";
pub(super) const BACK_TAB: &str = "\x1b[Z";
pub(super) const CTRL_C: &str = "\x03";
pub(super) const CTRL_Z: &str = "\x1a";

/// A user's folders, gone after the test.
pub(super) struct Home(TempDir);

impl Home {
    pub(super) fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a folder"));
        let stretches = home.0.path().join("config/stretches");
        fs::create_dir_all(&stretches).expect("a folder");
        fs::write(stretches.join("wall-lean.toml"), LEAN).expect("a stretch");
        fs::write(stretches.join("breather.toml"), BREATHER).expect("a stretch");
        home
    }

    /// Adds a file of the user's.
    pub(super) fn add(&self, path: &str, text: &str) {
        fs::write(self.path().join("config").join(path), text).expect("a file");
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    /// `supple` with these arguments, at home here on a Monday morning.
    pub(super) fn supple<const COUNT: usize>(&self, args: [&str; COUNT]) -> Start {
        let start = Start::of(env!("CARGO_BIN_EXE_supple")).home(self.path());
        start.env("SUPPLE_NOW", "2026-11-23T07:30:00+01:00").args(args)
    }

    /// Starts a hold of a minute and waits until it counts.
    pub(super) fn in_mid_hold(&self) -> Terminal {
        let terminal = self.supple(["play", "wall-lean"]).open();
        terminal.wait_for("Get ready");
        terminal.send(ENTER);
        terminal.wait_for("RIGHT SIDE · Hold");
        terminal
    }

    pub(super) fn files(&self, folder: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path().join("data").join(folder)).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    }

    /// Every whole line of the only file in a folder of the data.
    pub(super) fn lines(&self, folder: &str) -> Vec<Value> {
        let files = self.files(folder);
        assert!(files.len() < 2, "one file, not {files:?}");
        let text = files.first().map(|file| fs::read_to_string(file).expect("a text")).unwrap_or_default();
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Opens the program again and goes on where the session stopped; returns what the player shows.
    pub(super) fn go_on(&self) -> String {
        let again = self.supple([]).size(60, 9).open();
        again.wait_for("Go on with");
        again.send(ENTER);
        again.wait_for("Paused · space goes on")
    }
}

/// What the journal says of the hold that was going on: its side, when it began, and when there was the last beat.
pub(super) struct Truth {
    pub(super) side: String,
    pub(super) began: u64,
    pub(super) last_beat: u64,
    pub(super) beats: usize,
}

impl Truth {
    pub(super) fn of(home: &Home) -> Option<Self> {
        let lines = home.lines("sessions");
        let at = |line: &Value, kind: &str| line.get(kind)?.get("at")?.as_u64();
        let events: Vec<(u64, &Value)> =
            lines.iter().filter_map(|line| Some((at(line, "event")?, line.get("event")?.get("what")?))).collect();
        let (began, what) = *events.last()?;
        assert_eq!(what, "was-ready", "no key since the hold began");
        let side = if events.iter().any(|(_, what)| *what == "went-on") { "LEFT" } else { "RIGHT" };
        let beats: Vec<u64> = lines.iter().filter_map(|line| at(line, "beat")).filter(|at| *at > began).collect();
        Some(Self { side: side.to_owned(), began, last_beat: beats.last().copied().unwrap_or(began), beats: beats.len() })
    }
}

/// The countdown, in a window too low for large digits.
pub(super) fn countdown(text: &str) -> Option<u64> {
    text.lines().find_map(|line| line.trim().parse().ok())
}
