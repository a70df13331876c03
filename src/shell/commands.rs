//! What runs from the command line: one file a command, each returning what to print.

mod check;
mod completions;
pub mod config;
mod during;
mod export;
mod figure;
mod keys;
mod later;
mod list;
mod log;
mod make;
mod man;
mod new;
mod next;
mod nudge;
mod page;
mod paths;
mod play;
mod posing;
pub(super) mod remind;
mod schedule;
mod schema;
mod show;
mod stats;
mod week;
mod wish;

use super::paths::Paths;
use super::{probe, reader, wall_by_environment};
use crate::app::monday;
use crate::cli::{Cli, Command, When};
use crate::history::History;
use crate::load::suggest::did_you_mean;
use crate::model::{Id, Routine};
use crate::problem::counted;
use crate::rotation::Rotation;
use crate::rotation::monday::week_of;
use crate::time::{Day, Wall};
use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::process::ExitCode;
use std::sync::Arc;

/// What a command prints, and how it ends.
#[derive(Debug, Default)]
struct Output {
    text: String,
    /// For standard error.
    aside: String,
    code: u8,
}

/// Something was wrong in what the user asked for, or in their files.
const PROBLEM: u8 = 1;
/// The command line made no sense.
const USAGE: u8 = 2;

impl Output {
    const fn of(text: String) -> Self {
        Self { text, aside: String::new(), code: 0 }
    }

    fn failed(message: &str, code: u8) -> Self {
        Self { text: String::new(), aside: format!("supple: {message}\n"), code }
    }
}

/// What commands need to know of the world.
struct World {
    paths: Option<Paths>,
    colour: Option<bool>,
    /// What `SUPPLE_NOW` sets.
    wall: Option<Wall>,
}

/// Runs the command line; returns the exit code.
#[must_use]
pub fn run(cli: &Cli) -> ExitCode {
    let colour = match cli.color {
        When::Auto => None,
        When::Always => Some(true),
        When::Never => Some(false),
    };
    let wall = match wall_by_environment() {
        Ok(wall) => wall,
        Err(problem) => return print(&Output::failed(&problem, USAGE)),
    };
    let world = World { paths: Paths::find(), colour, wall };
    let output = match &cli.command {
        None if stdout().is_terminal() && has_keyboard() => return play::open(&world),
        None => week::run(&world, &crate::cli::Week { date: None, next: None, why: false, json: false }),
        Some(Command::Play(play)) => return play::run(&world, play),
        Some(Command::Week(week)) => week::run(&world, week),
        Some(Command::Make(make)) => make::run(&world, make),
        Some(Command::List(list)) => list::run(&world, list),
        Some(Command::Show(show)) => show::run(&world, show),
        Some(Command::Schedule(schedule)) => schedule::run(&world, schedule),
        Some(Command::Nudge) => nudge::run(&world),
        Some(Command::Remind(remind)) => remind::run(&world, remind),
        Some(Command::Export(export)) => export::run(&world, export),
        Some(Command::While(during)) => return during::run(&world, during),
        Some(Command::Later(later)) => later::run(&world, later),
        Some(Command::Next(next)) => next::run(&world, next),
        Some(Command::Check(check)) => check::run(&world, check),
        Some(Command::Figure(figure)) => return posing::run(&world, figure),
        Some(Command::Log(log)) => log::run(&world, log),
        Some(Command::Stats(stats)) => stats::run(&world, stats),
        Some(Command::Paths) => paths::run(&world),
        Some(Command::Keys) => keys::run(&world),
        Some(Command::Config) => config::run(),
        Some(Command::New(new)) => new::run(&world, new),
        Some(Command::Schema(schema)) => schema::run(schema),
        Some(Command::Completions(completions)) => completions::run(completions),
        Some(Command::Man) => man::run(),
    };
    print(&output)
}

/// Whether there is a terminal to read keys from.
fn has_keyboard() -> bool {
    stdin().is_terminal() || (cfg!(unix) && std::fs::File::open("/dev/tty").is_ok())
}

fn print(output: &Output) -> ExitCode {
    // A reader that has seen enough closes the pipe: that is no failure, and nothing for a message.
    let _ = stderr().write_all(output.aside.as_bytes());
    let _ = stdout().write_all(output.text.as_bytes()).and_then(|()| stdout().flush());
    ExitCode::from(output.code)
}

impl World {
    fn reading(&self) -> reader::Reading {
        reader::Reader::new(self.paths.as_ref()).read()
    }

    fn files(&self) -> crate::app::Files {
        self.reading().files
    }

    fn settings(&self) -> crate::config::Settings {
        reader::first_settings(self.paths.as_ref()).0
    }

    /// Returns where the routines of the weeks come from.
    fn rotation(&self, files: &crate::app::Files, history: &History) -> Rotation {
        monday::rotation(&files.config, &files.library, history, super::pins(self.paths.as_ref()))
    }

    /// Returns the routine made for a week, by its id, and why its steps are in it.
    fn of_week(&self, files: &crate::app::Files, id: &str) -> Option<(Arc<Routine>, Vec<String>)> {
        let week = week_of(id)?;
        let mut rotation = self.rotation(files, &self.history().0);
        rotation.make(week, 1, &files.library);
        let id = Id::new(id);
        Some((Arc::clone(rotation.named(&id)?), rotation.why(&id).to_vec()))
    }

    fn clock(&self) -> super::clock::Clock {
        super::clock::Clock::start(self.wall)
    }

    fn history(&self) -> (History, Vec<crate::problem::Problem>) {
        let files = self.paths.as_ref().map(super::store::history).unwrap_or_default();
        History::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    /// Whether the text printed may have colours.
    fn coloured(&self) -> bool {
        probe::colours_on_stdout(self.colour)
    }
}

/// What to say of a code that does not check.
const MISTYPED: &str = "this looks like the code of a routine, but a letter of it is wrong";

/// What to say where there is no folder to write to.
const NO_HOME: &str = "no home folder is known; set SUPPLE_CONFIG_DIR and SUPPLE_DATA_DIR";

/// Returns the day written as `text`.
fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| format!("\"{}\" is no day; write it as 2026-11-23", crate::printable::mask(text)))
}

/// One quiet line about problems in the user's files.
pub(super) fn quiet_line(problems: usize) -> String {
    if problems == 0 { String::new() } else { format!("{}: supple check\n", counted(problems, "problem")) }
}

/// What to say of an id that nothing has.
fn unknown<'a>(what: &str, id: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let shown = crate::printable::mask(id);
    let near = did_you_mean(id, known).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
    format!("there is no {what} \"{shown}\"{near}")
}

/// JSON as printed: indented, with a line break.
fn pretty(value: &serde_json::Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// Rows in columns: each as wide as its widest text, the last as it is.
fn columned(rows: &[Vec<String>]) -> String {
    let wide = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|text| crate::columns::columns(text)).max().unwrap_or(0)
    };
    let mut text = String::new();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if column + 1 < row.len() {
                let gap = wide(column).saturating_sub(crate::columns::columns(cell)) + 2;
                text.push_str(&" ".repeat(gap.into()));
            }
        }
        let kept = text.trim_end_matches(' ').len();
        text.truncate(kept);
        text.push('\n');
    }
    text
}
