//! `supple export ics`: the schedule as a calendar.

use super::super::schedule::Agenda;
use super::super::{Output, PROBLEM, World, quiet_line};
use crate::export::ics::{self, Sheet};
use crate::shell::store;
use std::path::Path;

pub(super) fn run(world: &World, file: Option<&Path>) -> Output {
    let agenda = Agenda::whole(world, None);
    let monday = agenda.monday();
    let routine = |entry: &crate::model::Entry| {
        let (name, length) = agenda.routine_of(entry, &monday);
        (name, ics::length_of(&entry.planned, length))
    };
    let text = ics::text(&agenda.calendar(&monday), &Sheet { now: agenda.now, routine: &routine });
    Output { aside: quiet_line(agenda.problems), ..given(text, file) }
}

/// Prints a document, or writes it into a file.
fn given(text: String, file: Option<&Path>) -> Output {
    let Some(file) = file else { return Output::of(text) };
    match store::write(file, &text) {
        Ok(()) => Output::default(),
        Err(error) => Output::failed(&format!("{} cannot be written: {}", file.display(), store::reason(&error)), PROBLEM),
    }
}
