//! `supple schedule`: what is planned, and changes to it.

mod agenda;
mod edit;
mod once;

pub(super) use agenda::Agenda;
pub(super) use once::keep;

use super::{Output, World, columned, pretty, quiet_line};
use crate::cli::{self, ScheduleCommand};
use crate::export::json;
use crate::model::Planned;
use crate::schedule::several::{Several, once_a_day};
use crate::schedule::{Occurrence, State};
use crate::time::Day;

pub(super) fn run(world: &World, schedule: &cli::Schedule) -> Output {
    match &schedule.command {
        None => list(world, &schedule.list),
        Some(ScheduleCommand::List(wish)) => list(world, wish),
        Some(ScheduleCommand::Add(wish)) => edit::add(world, wish),
        Some(ScheduleCommand::Remove { name }) => edit::remove(world, name),
        Some(ScheduleCommand::Skip(wish)) => once::skip(world, wish),
        Some(ScheduleCommand::Undo) => once::undo(world),
    }
}

fn list(world: &World, wish: &cli::ScheduleList) -> Output {
    let today = world.clock().now().wall.day();
    let last = today.plus(i64::from(wish.days) - 1);
    let agenda = Agenda::whole(world, Some(last));
    let monday = agenda.monday();
    let occurrences = agenda.calendar(&monday).between(today, last, agenda.now);
    agenda.pin(world, &occurrences);
    let text = if wish.json {
        pretty(&occurrences.iter().map(json::occurrence).collect::<Vec<_>>().into())
    } else if agenda.schedule.entries.is_empty() {
        agenda.nothing()
    } else if occurrences.is_empty() {
        format!("Nothing is planned from {} to {}.\n", today.in_words(), last.in_words())
    } else {
        table(&agenda, occurrences, today)
    };
    Output { aside: quiet_line(agenda.problems), ..Output::of(text) }
}

fn table(agenda: &Agenda, occurrences: Vec<Occurrence<'_>>, today: Day) -> String {
    let mut shown: Option<Day> = None;
    let rows: Vec<Vec<String>> = once_a_day(occurrences)
        .into_iter()
        .map(|(occurrence, several)| {
            let day = occurrence.day;
            let is_new = shown.replace(day) != Some(day);
            let routine = occurrence.routine.as_ref().and_then(|id| agenda.name_of(id)).map(str::to_owned);
            let routine = match &occurrence.entry.planned {
                Planned::Made(measure) => Some(format!("{} min", measure.minutes)),
                Planned::Routine(_) | Planned::Monday => routine,
            };
            let count = several.map(Several::in_words);
            let state = (occurrence.state != State::Later).then(|| occurrence.state.word().to_owned());
            vec![
                if is_new { dated(day, today) } else { String::new() },
                occurrence.at.clock_time(),
                occurrence.entry.name.clone(),
                routine.filter(|routine| *routine != occurrence.entry.name).unwrap_or_default(),
                occurrence.entry.purpose.map(|purpose| purpose.title().to_owned()).unwrap_or_default(),
                state.into_iter().chain(count).collect::<Vec<_>>().join(", "),
            ]
        })
        .collect();
    columned(&rows)
}

/// A day in words, with its year where that is another.
fn dated(day: Day, today: Day) -> String {
    if day.year() == today.year() { day.in_words() } else { format!("{} {}", day.in_words(), day.year()) }
}
