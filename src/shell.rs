//! The world: terminal, clock, files, signals. It decides nothing about stretching.

pub mod clock;
pub mod commands;
pub mod embed;
mod input;
mod journal;
#[cfg_attr(not(unix), expect(dead_code, reason = "elsewhere the system tells whole keys"))]
mod keyboard;
mod line_loop;
mod paths;
mod perform;
mod probe;
mod screen_loop;
mod store;
mod teller;
mod terminal;
mod wait;

use crate::app::{Arrival, Command};
use crate::history::{History, pin};
use crate::load::{self, Loaded};
use crate::model::Library;
use crate::rotation::{Pin, turn};
use crate::time::{Wall, Week};
use paths::Paths;

/// Loads of the shipped library what the first frame shows in `week`; the rest comes with the user's files, right
/// after it.
fn first_library(week: Week, pins: &[Pin]) -> Library {
    let choose = |ids: &[&str]| {
        let pinned = pins.iter().rev().find(|pin| pin.week == week);
        pinned.and_then(|pin| ids.iter().position(|id| pin.routine == *id)).or_else(|| turn(week, ids.len()))
    };
    load::load(&embed::sources_of_one(choose), &Command::reserved_letters()).library
}

/// Loads the shipped library with the user's own files over it.
fn library(paths: Option<&Paths>) -> Loaded {
    let mut sources = embed::sources();
    sources.extend(paths.map(|paths| store::own_sources(&paths.config)).unwrap_or_default());
    load::load(&sources, &Command::reserved_letters())
}

fn pins(paths: Option<&Paths>) -> Vec<Pin> {
    paths.map(|paths| pin::read(&store::lossy(&paths.mondays()))).unwrap_or_default()
}

/// Reads everything of the user's that the app wants after its first frame.
fn arrival(paths: Option<&Paths>) -> Arrival {
    let Loaded { library, mut problems, .. } = library(paths);
    let files = paths.map(store::history).unwrap_or_default();
    let (history, history_problems) = History::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    problems.extend(history_problems);
    let journals = paths.map(journal::left_behind).unwrap_or_default();
    Arrival { library, problems, history, pins: pins(paths), journals }
}

/// Stops the program, as the shell asked, until the shell says it may go on.
#[cfg(unix)]
fn stop_ourselves() {
    // Not the terminal's own stop signal: a process group without a shell would drop it.
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
}

#[cfg(not(unix))]
fn stop_ourselves() {}

/// Returns the time `SUPPLE_NOW` sets.
///
/// # Errors
/// If it is set to something that is no time.
fn wall_by_environment() -> Result<Option<Wall>, String> {
    match std::env::var("SUPPLE_NOW") {
        Ok(text) if !text.is_empty() => {
            let problem = format!("SUPPLE_NOW is no time: {text:?}; write it as 2026-11-23T07:30:00+01:00");
            Wall::parse(&text).map(Some).ok_or(problem)
        }
        _ => Ok(None),
    }
}
