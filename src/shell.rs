//! The world: terminal, clock, files, signals. It decides nothing about stretching.

mod awake;
mod child;
pub mod clock;
pub mod commands;
pub mod completion;
mod cue;
mod easel;
pub mod embed;
mod errand;
pub mod figures;
mod input;
mod journal;
#[cfg_attr(not(unix), expect(dead_code, reason = "elsewhere the system tells whole keys"))]
mod keyboard;
mod line_loop;
mod notify;
mod paths;
mod perform;
mod probe;
mod reader;
mod reminders;
mod screen_loop;
pub(crate) mod sheets;
mod store;
mod teller;
mod terminal;
mod wait;
mod watch;

use crate::app::{Arrival, Files};
use crate::command::Command;
use crate::config::Config;
use crate::history::{History, pin};
use crate::load;
use crate::model::words::Weekly;
use crate::model::{Id, Library};
use crate::rotation::Pin;
use crate::rotation::turns::turn;
use crate::schedule::{Change, change};
use crate::time::{Stamp, Wall, Week};
use paths::Paths;

/// Loads of the shipped library what the first frame shows in `week`; the rest comes with the user's files, right
/// after it.
fn first_library(week: Week, config: &Config, pins: &[Pin]) -> Library {
    let turning = || match config.monday.routines.as_slice() {
        [] => embed::turning(),
        list => list.iter().map(Id::as_str).collect(),
    };
    let sources = match (pins.iter().rev().find(|pin| pin.week == week), config.monday.way) {
        (Some(Pin { kept: Some(kept), .. }), _) => {
            embed::sources_of(None, &|id| kept.steps.iter().any(|step| step.stretch == *id))
        }
        (Some(pin), _) => embed::sources_of(Some(pin.routine.as_str()), &|_| false),
        (None, Weekly::New) => embed::sources_of(None, &|_| false),
        (None, Weekly::Turns) => {
            let turning = turning();
            embed::sources_of(turn(week, turning.len()).and_then(|turn| turning.get(turn)).copied(), &|_| false)
        }
    };
    load::load(&sources, &Command::reserved_letters()).library
}

fn pins(paths: Option<&Paths>) -> Vec<Pin> {
    paths.map(|paths| pin::read(&store::lossy(&paths.mondays()))).unwrap_or_default()
}

/// Reads, beside the files, everything of the user's that the app wants after its first frame.
fn arrival(files: Files, now: Stamp, paths: Option<&Paths>) -> Arrival {
    let records = paths.map(store::history).unwrap_or_default();
    let (history, history_problems) = History::read(records.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let journals = paths.map(journal::left_behind).unwrap_or_default();
    let now = now.wall;
    let files = Files { changes: changes(paths), ..files };
    let last = files.changes.iter().filter_map(Change::to_day).chain(files.schedule.last_date()).max();
    let zone = Some(clock::zone(now, last));
    let reminded_by = paths.and_then(reminders::installed).map(|installed| installed.keeper.word());
    Arrival { files, history, history_problems, pins: pins(paths), zone, journals, reminded_by }
}

/// The changes to single occurrences of the schedule that stand now.
fn changes(paths: Option<&Paths>) -> Vec<Change> {
    paths.map(|paths| change::read(&store::lossy(&paths.schedule_changes()))).unwrap_or_default()
}

/// Whether the user sits at another machine than this one, which then need not sound or stay awake.
fn is_far_away() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    // tmux renews the first for whoever is there now; the other stays that of whoever once started its server.
    is_set("SSH_CONNECTION") || is_set("SSH_TTY") && !is_set("TMUX")
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
