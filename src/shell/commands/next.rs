//! `supple next`: what is due now, else the first that comes. It reads no more than that takes.

use super::schedule::Agenda;
use super::{Output, USAGE, World, pretty, quiet_line};
use crate::cli;
use crate::export::form::{self, Fault};
use crate::export::json;
use crate::load::suggest::did_you_mean;
use crate::model::Planned;
use crate::printable::mask;
use crate::schedule::{Occurrence, State};
use crate::time::{Wall, in_how_long};

/// The fields of a form, and what each gives.
pub(super) const FIELDS: &[(&str, &str)] = &[
    ("what", "what it is called"),
    ("at", "its time"),
    ("day", "its day, where that is not today"),
    ("in", "how far ahead it is, in words"),
    ("minutes", "how far ahead it is, in minutes; below 0 if it is due already"),
    ("state", "`due` or `later`"),
    ("routine", "the name of its routine"),
    ("purpose", "what it is for"),
    ("note", "a word on it"),
];

pub(super) fn run(world: &World, wish: &cli::Next) -> Output {
    if let Some(form) = &wish.format
        && let Err(fault) = form::fill(form, |name| FIELDS.iter().any(|(field, _)| *field == name).then(String::new))
    {
        return Output::failed(&said_of(&fault), USAGE);
    }
    let agenda = Agenda::of_next(world);
    let monday = agenda.monday();
    let next = agenda.calendar(&monday).next(agenda.now).filter(|next| !wish.due || next.state == State::Due);
    agenda.pin(world, next.as_slice());
    // A line in a bar has no room for more than was asked for.
    let aside = if wish.format.is_some() { String::new() } else { quiet_line(agenda.problems) };
    let text = match (&next, &wish.format) {
        _ if wish.json => pretty(&next.as_ref().map(|next| json::next(next, agenda.now)).unwrap_or_default()),
        (None, None) if wish.due => String::new(),
        (None, None) => agenda.nothing(),
        (None, Some(_)) => String::new(),
        (Some(next), None) => in_words(&agenda, next, agenda.now),
        (Some(next), Some(form)) => {
            let filled = form::fill(form, |name| field(&agenda, next, agenda.now, name));
            filled.map(|line| format!("{line}\n")).unwrap_or_default()
        }
    };
    Output { aside, ..Output::of(text) }
}

fn said_of(fault: &Fault) -> String {
    let names = || FIELDS.iter().map(|(name, _)| *name);
    match fault {
        Fault::Loose => fault.to_string(),
        Fault::Unknown(name) => match did_you_mean(name, names()) {
            Some(near) => format!("there is no field {{{}}}; did you mean {{{near}}}?", mask(name)),
            None => format!("there is no field {{{}}}; there are {}", mask(name), names().collect::<Vec<_>>().join(", ")),
        },
    }
}

fn field(agenda: &Agenda, next: &Occurrence<'_>, now: Wall, name: &str) -> Option<String> {
    let seconds = next.at.seconds_since(now);
    Some(match name {
        "what" => next.entry.name.clone(),
        "at" => next.at.clock_time(),
        "day" => day(next, now).trim_end().to_owned(),
        "in" => in_how_long(seconds),
        "minutes" => (seconds + 30).div_euclid(60).to_string(),
        "state" => next.state.word().to_owned(),
        "routine" => routine(agenda, next).unwrap_or_default(),
        "purpose" => next.entry.purpose.map(|purpose| purpose.title().to_owned()).unwrap_or_default(),
        "note" => next.entry.note.clone().unwrap_or_default(),
        _ => return None,
    })
}

/// The routine in words: its name, or how long that will be which is made.
fn routine(agenda: &Agenda, next: &Occurrence<'_>) -> Option<String> {
    match &next.entry.planned {
        Planned::Made(measure) => Some(format!("{} min", measure.minutes)),
        Planned::Routine(_) | Planned::Monday => next.routine.as_ref().and_then(|id| agenda.name_of(id)).map(str::to_owned),
    }
}

/// As `Tomorrow `; nothing for today.
fn day(next: &Occurrence<'_>, now: Wall) -> String {
    match next.at.day().days_since(now.day()) {
        0 => String::new(),
        1 => "Tomorrow ".to_owned(),
        _ => format!("{} ", next.at.day().in_words()),
    }
}

/// As `07:30 Before work, in 25 minutes (Morning back, warm-up)`.
fn in_words(agenda: &Agenda, next: &Occurrence<'_>, now: Wall) -> String {
    let name = &next.entry.name;
    let routine = routine(agenda, next).filter(|routine| routine != name);
    let purpose = next.entry.purpose.map(|purpose| purpose.title().to_owned());
    let more: Vec<String> = [routine, purpose].into_iter().flatten().collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    let note = next.entry.note.as_ref().map(|note| format!("{note}\n")).unwrap_or_default();
    let (day, at) = (day(next, now), next.at.clock_time());
    format!("{day}{at} {name}, {}{more}\n{note}", in_how_long(next.at.seconds_since(now)))
}
