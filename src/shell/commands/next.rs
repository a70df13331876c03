//! `supple next`: what is due now, else the first that comes. It reads no more than that takes.

use super::schedule::Reading;
use super::{Output, World, pretty, quiet_line};
use crate::cli;
use crate::export::json;
use crate::schedule::Occurrence;
use crate::time::{Wall, in_how_long};

pub(super) fn run(world: &World, wish: &cli::Next) -> Output {
    let reading = Reading::of_next(world);
    let monday = reading.monday();
    let next = reading.calendar(&monday).next(reading.now);
    reading.pin(world, next.as_slice());
    let aside = quiet_line(reading.problems);
    let text = match &next {
        _ if wish.json => pretty(&next.as_ref().map(|next| json::next(next, reading.now)).unwrap_or_default()),
        None => reading.nothing(),
        Some(next) => in_words(&reading, next, reading.now),
    };
    Output { aside, ..Output::of(text) }
}

/// As `07:30 Before work, in 25 minutes (Morning back, warm-up)`.
fn in_words(reading: &Reading, next: &Occurrence<'_>, now: Wall) -> String {
    let day = match next.at.day().days_since(now.day()) {
        0 => String::new(),
        1 => "Tomorrow ".to_owned(),
        _ => format!("{} ", next.at.day().in_words()),
    };
    let name = &next.entry.name;
    let routine = next.routine.as_ref().and_then(|id| reading.name_of(id)).filter(|routine| routine != name);
    let purpose = next.entry.purpose.map(|purpose| purpose.title().to_owned());
    let more: Vec<String> = [routine.map(str::to_owned), purpose].into_iter().flatten().collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    let note = next.entry.note.as_ref().map(|note| format!("{note}\n")).unwrap_or_default();
    format!("{day}{} {name}, {}{more}\n{note}", next.at.clock_time(), in_how_long(next.at.seconds_since(now)))
}
