//! `supple schedule skip` and `undo`: one occurrence left out, and back again. The schedule's file stays as it is.

use super::super::super::store;
use super::super::{NO_HOME, Output, PROBLEM, USAGE, World, day, quiet_line, unknown};
use super::Agenda;
use crate::cli;
use crate::schedule::{Change, Kind, Occurrence, State};
use crate::time::Day;

pub(super) fn skip(world: &World, wish: &cli::ScheduleSkip) -> Output {
    let date = match wish.date.as_deref().map(day).transpose() {
        Ok(date) => date,
        Err(message) => return Output::failed(&message, USAGE),
    };
    let agenda = Agenda::whole(world, date);
    let aside = quiet_line(agenda.problems);
    let failed = |message: String| {
        let failed = Output::failed(&message, PROBLEM);
        Output { aside: format!("{}{aside}", failed.aside), ..failed }
    };
    let Some(entry) = agenda.schedule.entry(&wish.name) else {
        let names = agenda.schedule.entries.iter().map(|entry| entry.name.as_str());
        return failed(unknown("entry", &wish.name, names));
    };
    let monday = agenda.monday();
    let calendar = agenda.calendar(&monday);
    let found = match date {
        Some(date) => {
            let mut of_day = calendar.between(date, date, agenda.now);
            of_day.retain(|occurrence| occurrence.entry.name == entry.name);
            // The first that can be skipped, else the first of all, to say why not.
            let at = of_day.iter().position(|occurrence| !is_settled(occurrence.state)).unwrap_or(0);
            of_day.into_iter().nth(at)
        }
        None => calendar.next_of(&entry.name, agenda.now),
    };
    let Some(occurrence) = found else {
        let when = date.map_or_else(|| "again".to_owned(), |date| format!("on {}", date.in_words()));
        return failed(format!("\"{}\" is not planned {when}", entry.name));
    };
    if is_settled(occurrence.state) {
        return failed(format!("{} is {} already", named(&occurrence), occurrence.state.word()));
    }
    match keep(world, &Change::of(&occurrence, Kind::Skip, agenda.now)) {
        Ok(()) => Output { aside, ..Output::of(format!("Skipped: {}.\n", named(&occurrence))) },
        Err(message) => failed(message),
    }
}

pub(super) fn undo(world: &World) -> Output {
    let agenda = Agenda::whole(world, None);
    let Some(last) = agenda.changes.last() else {
        return Output::failed("there is nothing to take back", PROBLEM);
    };
    let what = match last.kind {
        Kind::Skip | Kind::Undo => "Not skipped any more",
        Kind::Move { .. } => "Not moved any more",
        Kind::PutOff { .. } => "Not put off any more",
    };
    match keep(world, &Change { kind: Kind::Undo, said: agenda.now, ..last.clone() }) {
        Ok(()) => {
            let text = format!("{what}: {} on {}.\n", last.entry, last.day.in_words());
            Output { aside: quiet_line(agenda.problems), ..Output::of(text) }
        }
        Err(message) => Output::failed(&message, PROBLEM),
    }
}

const fn is_settled(state: State) -> bool {
    match state {
        State::Done | State::Skipped => true,
        State::Due | State::Later | State::Missed => false,
    }
}

fn named(occurrence: &Occurrence<'_>) -> String {
    let day: Day = occurrence.day;
    format!("{} on {}, {}", occurrence.entry.name, day.in_words(), occurrence.at.clock_time())
}

pub(in super::super) fn keep(world: &World, change: &Change) -> Result<(), String> {
    let paths = world.paths.as_ref().ok_or(NO_HOME)?;
    let kept = store::append(&paths.schedule_changes(), &change.to_line());
    kept.map_err(|error| format!("it cannot be kept: {}", store::reason(&error)))
}
