//! `supple nudge`: says what is due, once, and only where it is no disturbance. Timers call it; it holds nobody up.

use super::super::notify::{Answer, Told, in_terminal, tell};
use super::super::{journal, store};
use super::schedule::{Agenda, keep};
use super::{NO_HOME, Output, PROBLEM, World, remind};
use crate::model::Planned;
use crate::schedule::change::put_off;
use crate::schedule::{Change, Kind, Occurrence, reminder};
use crate::time::Wall;
use std::io::{IsTerminal, stdout};
use std::time::Duration;

const PUT_OFF: Duration = Duration::from_secs(10 * 60);

pub(super) fn run(world: &World) -> Output {
    let Some(paths) = &world.paths else { return Output::failed(NO_HOME, PROBLEM) };
    let agenda = Agenda::of_next(world);
    let monday = agenda.monday();
    let calendar = agenda.calendar(&monday);
    let told = Wall::parse(&store::lossy(&paths.nudged()));
    let due = reminder::due(&calendar, agenda.now, told);
    let mut output = Output::default();
    if let Some(due) = &due {
        // Before it is said: whoever comes next, meanwhile, has nothing to add. What is dropped is dropped for good.
        let _ = store::write(&paths.nudged(), &format!("{}\n", due.at));
        let is_quiet = agenda.schedule.is_quiet(agenda.now) || journal::is_going_on(paths);
        if !is_quiet {
            output = say(world, &agenda, due, |kind| keep(world, &Change::of(due, kind, agenda.now)));
        }
    }
    // What was changed in the file since the timers were set.
    if let Err(message) = remind::refresh(paths, world.wall) {
        output.aside.extend(["supple: ", &message, "\n"]);
    }
    output
}

fn say(world: &World, agenda: &Agenda, due: &Occurrence<'_>, keep: impl Fn(Kind) -> Result<(), String>) -> Output {
    let title = &due.entry.name;
    let routine = match &due.entry.planned {
        Planned::Made(measure) => Some(format!("{} min", measure.minutes)),
        Planned::Routine(_) | Planned::Monday => {
            due.routine.as_ref().and_then(|id| agenda.name_of(id)).filter(|name| name != title).map(str::to_owned)
        }
    };
    let text = routine.into_iter().chain(due.entry.note.clone()).collect::<Vec<_>>().join(" · ");
    let hint = "supple play --planned · supple later 10m · supple schedule skip";
    let told = if stdout().is_terminal() { Told::Nowhere } else { tell(title, &text, hint) };
    let done = match told {
        Told::Shown(None) => Ok(()),
        Told::Nowhere => {
            let beside = if text.is_empty() { String::new() } else { format!(" ({text})") };
            return Output::of(format!("{} {title}{beside}\n{hint}\n", due.at.clock_time()));
        }
        Told::Shown(Some(Answer::Start)) => start(),
        Told::Shown(Some(Answer::Skip)) => keep(Kind::Skip),
        Told::Shown(Some(Answer::Later)) => {
            let monday = agenda.monday();
            // Some minutes may have passed until it was answered.
            let now = world.clock().now().wall;
            keep(put_off(due.at, now, PUT_OFF, agenda.calendar(&monday).zone))
        }
    };
    match done {
        Ok(()) => Output::default(),
        Err(message) => Output::failed(&message, PROBLEM),
    }
}

fn start() -> Result<(), String> {
    let program = std::env::current_exe().map_err(|error| store::reason(&error))?;
    in_terminal(&[program.to_string_lossy().into_owned(), "play".to_owned(), "--planned".to_owned()])
}
