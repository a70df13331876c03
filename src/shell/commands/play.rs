//! `supple play`: on the screen, or line by line.

use super::super::clock::Clock;
use super::super::easel::Sitting;
use super::super::screen_loop::{self, End, Wish};
use super::super::{line_loop, store};
use super::{Output, PROBLEM, USAGE, World, has_keyboard, print, unknown};
use crate::app::Msg;
use crate::cli;
use crate::model::Id;
use std::io::{IsTerminal, stdout};
use std::process::ExitCode;

/// Opens the app at a pose that is being written.
pub(super) fn pose(world: &World, sitting: Sitting) -> ExitCode {
    let wish = Wish { clock: world.clock(), rehearsal: true, first: None, colour: world.colour, sitting: Some(sitting) };
    ended_as(screen_loop::run(wish, world.paths.as_ref()))
}

/// Opens the app.
pub(super) fn open(world: &World) -> ExitCode {
    on_screen(world, world.clock(), false, None)
}

pub(super) fn run(world: &World, play: &cli::Play) -> ExitCode {
    let clock = match play.rehearse {
        None => world.clock(),
        Some(speed) if speed > 0.0 && speed <= 100_000.0 => Clock::rehearsal(world.wall, speed),
        Some(_) => return print(&Output::failed("the speed of a rehearsal is more than 0 and at most 100000", USAGE)),
    };
    let id = play.routine.as_deref().map(Id::nearest);
    if let (Some(id), Some(written)) = (&id, &play.routine) {
        let library = world.files().library;
        if library.routine(id).is_none() && library.stretch(id).is_none() {
            let known = library
                .routines()
                .map(|routine| routine.id.as_str())
                .chain(library.stretches().map(|stretch| stretch.id.as_str()));
            return print(&Output::failed(&unknown("routine or stretch", written, known), PROBLEM));
        }
    }
    let id = id.map(|id| Id::new(&id));
    let rehearsal = play.rehearse.is_some();
    if play.plain || !stdout().is_terminal() || !has_keyboard() {
        let wish = Wish { clock, rehearsal, first: Some(Msg::Play(id)), colour: world.colour, sitting: None };
        let ended = line_loop::run(wish, world.paths.as_ref());
        return ended_as(ended);
    }
    on_screen(world, clock, rehearsal, Some(Msg::Play(id)))
}

fn on_screen(world: &World, clock: Clock, rehearsal: bool, first: Option<Msg>) -> ExitCode {
    let wish = Wish { clock, rehearsal, first, colour: world.colour, sitting: None };
    ended_as(screen_loop::run(wish, world.paths.as_ref()))
}

fn ended_as(ended: std::io::Result<End>) -> ExitCode {
    match ended {
        Ok(End::Left) => ExitCode::SUCCESS,
        Ok(End::Signal(signal)) => {
            // Everything is restored: now end as the signal would have ended us, so that the caller sees it.
            #[cfg(unix)]
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            ExitCode::from(128_u8.saturating_add(u8::try_from(signal).unwrap_or(0)))
        }
        Err(error) => print(&Output::failed(&format!("the terminal cannot be used: {}", store::reason(&error)), PROBLEM)),
    }
}
