//! `supple week`: the Monday routine of this week, of another, or of several to come.

use super::super::paths::Paths;
use super::super::{pins, store};
use super::{Output, USAGE, World, page, pretty, quiet_line};
use crate::cli;
use crate::export::json;
use crate::history::pin;
use crate::rotation::{Pin, routine_of};
use crate::session::Plan;
use crate::time::Week;

pub(super) fn run(world: &World, wish: &cli::Week) -> Output {
    let today = world.clock().now().wall.day();
    let day = match &wish.date {
        None => today,
        Some(text) => match super::day(text) {
            Ok(day) => day,
            Err(message) => return Output::failed(&message, USAGE),
        },
    };
    let loaded = world.files();
    let library = &loaded.library;
    let aside = quiet_line(loaded.problems.len());
    let (history, _) = world.history();
    let mut pins = pins(world.paths.as_ref());
    let weeks: Vec<Week> = (0..i64::from(wish.next.unwrap_or(1).max(1))).map(|ahead| day.week().plus(ahead)).collect();
    if weeks.contains(&today.week()) {
        pin_this_week(world, today.week(), library, &mut pins);
    }
    let chosen: Vec<_> = weeks
        .iter()
        .map(|week| {
            let routine = routine_of(*week, library, &pins);
            (*week, routine.map(|routine| (routine, Plan::of(routine, |id| history.has_met(id)))))
        })
        .collect();
    if wish.json {
        let values: Vec<serde_json::Value> = chosen
            .iter()
            .map(|(week, chosen)| json::week(library, *week, chosen.as_ref().map(|(routine, plan)| (routine.as_ref(), plan))))
            .collect();
        let value = if wish.next.is_some() { values.into() } else { values.into_iter().next().unwrap_or_default() };
        return Output { aside, ..Output::of(pretty(&value)) };
    }
    let texts: Vec<String> = chosen
        .iter()
        .map(|(week, chosen)| {
            let heading = format!("{week}, from {}", week.monday().in_words());
            match chosen {
                Some((routine, plan)) => format!("{heading}\n{}", page::routine(library, routine, plan)),
                None => format!("{heading}\nNo routine takes turns: mark some with `rotation = true`.\n"),
            }
        })
        .collect();
    Output { aside, ..Output::of(texts.join("\n")) }
}

/// What is shown of this week stays for the week.
fn pin_this_week(world: &World, week: Week, library: &crate::model::Library, pins: &mut Vec<Pin>) {
    let Some(paths) = &world.paths else { return };
    if pins.iter().any(|pin| pin.week == week) {
        return;
    }
    if let Some(routine) = routine_of(week, library, pins) {
        let pin = Pin { week, routine: routine.id.clone() };
        keep_pin(paths, &pin);
        pins.push(pin);
    }
}

/// A pin that cannot be kept costs nothing today.
pub(super) fn keep_pin(paths: &Paths, pin: &Pin) {
    let _ = store::append(&paths.mondays(), &pin::to_line(pin));
}
