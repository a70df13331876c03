//! `supple next`: what is due now, else the first that comes. It reads no more than that takes.

use super::schedule::Agenda;
use super::{Output, World, pretty, quiet_line};
use crate::cli;
use crate::export::json;
use crate::schedule::Occurrence;
use crate::time::{Wall, in_how_long};

pub(super) fn run(world: &World, wish: &cli::Next) -> Output {
    let agenda = Agenda::of_next(world);
    let monday = agenda.monday();
    let next = agenda.calendar(&monday).next(agenda.now);
    agenda.pin(world, next.as_slice());
    let aside = quiet_line(agenda.problems);
    let text = match &next {
        _ if wish.json => pretty(&next.as_ref().map(|next| json::next(next, agenda.now)).unwrap_or_default()),
        None => agenda.nothing(),
        Some(next) => in_words(&agenda, next, agenda.now),
    };
    Output { aside, ..Output::of(text) }
}

/// As `07:30 Before work, in 25 minutes (Morning back, warm-up)`.
fn in_words(agenda: &Agenda, next: &Occurrence<'_>, now: Wall) -> String {
    let day = match next.at.day().days_since(now.day()) {
        0 => String::new(),
        1 => "Tomorrow ".to_owned(),
        _ => format!("{} ", next.at.day().in_words()),
    };
    let name = &next.entry.name;
    let routine = next.routine.as_ref().and_then(|id| agenda.name_of(id)).filter(|routine| routine != name);
    let purpose = next.entry.purpose.map(|purpose| purpose.title().to_owned());
    let more: Vec<String> = [routine.map(str::to_owned), purpose].into_iter().flatten().collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    let note = next.entry.note.as_ref().map(|note| format!("{note}\n")).unwrap_or_default();
    format!("{day}{} {name}, {}{more}\n{note}", next.at.clock_time(), in_how_long(next.at.seconds_since(now)))
}
