//! `supple play`: on the screen, or line by line.

use super::super::clock::Clock;
use super::super::easel::Sitting;
use super::super::screen_loop::{self, End, Wish};
use super::super::{line_loop, store};
use super::schedule::Agenda;
use super::{MISTYPED, Output, PROBLEM, USAGE, World, has_keyboard, print, unknown, wish};
use crate::app::Msg;
use crate::cli;
use crate::compose::{code, compose};
use crate::model::Id;
use std::io::{IsTerminal, stdout};
use std::process::ExitCode;
use std::sync::Arc;

/// Opens the app at a pose that is being written.
pub(super) fn pose(world: &World, sitting: Sitting) -> ExitCode {
    let wish = Wish { rehearsal: true, sitting: Some(sitting), ..Wish::new(world.clock(), world.colour, None) };
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
    let first = match first(world, play) {
        Ok(first) => first,
        Err(failed) => return print(&failed),
    };
    let rehearsal = play.rehearse.is_some();
    if play.plain || !stdout().is_terminal() || !has_keyboard() {
        let wish = Wish { rehearsal, ..Wish::new(clock, world.colour, Some(first)) };
        let ended = line_loop::run(wish, world.paths.as_ref());
        return ended_as(ended);
    }
    on_screen(world, clock, rehearsal, Some(first))
}

/// What is to be played: a routine or stretch by its id, one that is made now, or this week's.
fn first(world: &World, play: &cli::Play) -> Result<Msg, Output> {
    let made_to_wish = wish::is_one(&play.composing, &play.wish);
    if play.planned {
        return if made_to_wish {
            Err(Output::failed("what is planned is played as it is planned", USAGE))
        } else {
            planned(world)
        };
    }
    let Some(written) = &play.routine else {
        return if made_to_wish { made(world, play) } else { Ok(Msg::Play(None)) };
    };
    if made_to_wish {
        let message = "a routine that is named is played as it is; leave out its name to have one made";
        return Err(Output::failed(message, USAGE));
    }
    let files = world.files();
    let library = &files.library;
    let id = Id::nearest(written);
    if library.routine(&id).is_some() || library.stretch(&id).is_some() {
        return Ok(Msg::Play(Some(Id::new(&id))));
    }
    if let Some((routine, _)) = world.of_week(&files, &id) {
        return Ok(Msg::PlayMade { routine, until: None });
    }
    if let Some(code) = code::read(written) {
        let composed = code.rebuild(library).map_err(|differs| Output::failed(&differs.to_string(), PROBLEM))?;
        return Ok(Msg::PlayMade { routine: Arc::new(composed.routine), until: None });
    }
    if code::is_like_one(written) {
        return Err(Output::failed(MISTYPED, PROBLEM));
    }
    let known =
        library.routines().map(|routine| routine.id.as_str()).chain(library.stretches().map(|stretch| stretch.id.as_str()));
    Err(Output::failed(&unknown("routine or stretch", written, known), PROBLEM))
}

/// What is due now, or next, if anything is.
fn planned(world: &World) -> Result<Msg, Output> {
    let agenda = Agenda::of_next(world);
    let monday = agenda.monday();
    let next = agenda.calendar(&monday).next(agenda.now);
    next.map(|_| Msg::PlayPlanned).ok_or_else(|| Output::failed(agenda.nothing().trim_end(), PROBLEM))
}

fn made(world: &World, play: &cli::Play) -> Result<Msg, Output> {
    let files = world.files();
    let (history, _) = world.history();
    let until = wish::end(world, &play.composing);
    let wish = wish::read(world, &files, &history, &play.composing, &play.wish);
    let wish = wish.map_err(|message| Output::failed(&message, USAGE))?;
    let composed = compose(&files.library, &wish).map_err(|unmet| Output::failed(&unmet.to_string(), PROBLEM))?;
    Ok(Msg::PlayMade { routine: Arc::new(composed.routine), until })
}

fn on_screen(world: &World, clock: Clock, rehearsal: bool, first: Option<Msg>) -> ExitCode {
    let wish = Wish { rehearsal, ..Wish::new(clock, world.colour, first) };
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
