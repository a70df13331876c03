//! `supple while -- CMD…`: stretches until the command ends; what it said follows, and its exit code is ours.

use super::super::errand::{self, Errand};
use super::super::screen_loop::{self, Wish};
use super::super::store;
use super::{Output, PROBLEM, World, has_keyboard, print, wish};
use crate::app::Msg;
use crate::cli;
use crate::compose::compose;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;
use std::sync::Arc;

/// Longer than most commands take, in minutes; where so much cannot be made, less.
const LENGTHS: [&str; 4] = ["30", "20", "10", "5"];
/// A program that is not there, as shells tell it.
const NOT_FOUND: u8 = 127;
const NOT_STARTED: u8 = 126;

pub(super) fn run(world: &World, during: &cli::While) -> ExitCode {
    let Some((program, arguments)) = during.command.split_first() else { return ExitCode::from(PROBLEM) };
    let has_screen = stdout().is_terminal() && has_keyboard();
    // Before anything is started: what makes no sense is said at once.
    let first = match has_screen.then(|| first(world, during)).transpose() {
        Ok(first) => first,
        Err(failed) => return print(&failed),
    };
    let mut errand = match Errand::start(program, arguments) {
        Ok(errand) => errand,
        Err(error) => {
            let code = if error.kind() == std::io::ErrorKind::NotFound { NOT_FOUND } else { NOT_STARTED };
            return print(&Output::failed(&format!("{}: {}", program.to_string_lossy(), store::reason(&error)), code));
        }
    };
    if let Some(first) = first {
        let wish = Wish { errand: Some(&mut errand), ..Wish::new(world.clock(), world.colour, Some(first)) };
        if let Err(error) = screen_loop::run(wish, world.paths.as_ref()) {
            let _ = writeln!(stderr(), "supple: the terminal cannot be used: {}", store::reason(&error));
        }
    }
    match errand.see_out() {
        Ok(status) => ExitCode::from(errand::code(status)),
        Err(error) => print(&Output::failed(&store::reason(&error), PROBLEM)),
    }
}

/// The routine to play: for a break at the desk, unless something else is wished for.
fn first(world: &World, during: &cli::While) -> Result<Msg, Output> {
    let files = world.files();
    let (history, _) = world.history();
    let nothing_said = during.wish == cli::Wish::default();
    let mut failed = Output::default();
    for minutes in LENGTHS {
        let composing = cli::Composing { minutes: Some(minutes.to_owned()), ..cli::Composing::default() };
        let mut wished = wish::read(world, &files, &history, &composing, &during.wish)
            .map_err(|message| Output::failed(&message, super::USAGE))?;
        if nothing_said {
            wished.purpose = Some(crate::model::Purpose::Desk);
        }
        match compose(&files.library, &wished) {
            Ok(composed) => return Ok(Msg::PlayMade { routine: Arc::new(composed.routine), until: None }),
            Err(unmet) => failed = Output::failed(&unmet.to_string(), PROBLEM),
        }
    }
    Err(failed)
}
