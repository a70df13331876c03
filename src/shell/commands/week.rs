//! `supple week`: the Monday routine of this week, of another, or of several to come.

use super::super::paths::Paths;
use super::super::store;
use super::{Output, USAGE, World, page, pretty, quiet_line};
use crate::app::Files;
use crate::cli;
use crate::export::json;
use crate::history::pin;
use crate::model::words::Weekly;
use crate::model::{Library, Routine};
use crate::rotation::{Pin, Rotation};
use crate::session::Plan;
use crate::time::Week;
use std::sync::Arc;

/// A week, its routine, and how it goes for this user.
type Chosen<'a> = (Week, Option<(&'a Arc<Routine>, Plan)>);

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
    let mut rotation = world.rotation(&loaded, &history);
    let count = wish.next.unwrap_or(1).max(1);
    let weeks: Vec<Week> = (0..i64::from(count)).map(|ahead| day.week().plus(ahead)).collect();
    rotation.make(day.week(), count, library);
    if weeks.contains(&today.week()) {
        pin_this_week(world, today.week(), library, &mut rotation);
    }
    let chosen: Vec<Chosen<'_>> = weeks
        .iter()
        .map(|week| {
            let routine = rotation.routine_of(*week, library);
            (*week, routine.map(|routine| (routine, Plan::of(routine, |id| history.has_met(id)))))
        })
        .collect();
    let why = |routine: &Routine| if wish.why { rotation.why(&routine.id) } else { &[] };
    if wish.json {
        let value = |(week, chosen): &Chosen<'_>| {
            json::week(library, *week, chosen.as_ref().map(|(routine, plan)| (routine.as_ref(), plan, why(routine))))
        };
        let values: Vec<serde_json::Value> = chosen.iter().map(value).collect();
        let value = if wish.next.is_some() { values.into() } else { values.into_iter().next().unwrap_or_default() };
        return Output { aside, ..Output::of(pretty(&value)) };
    }
    let text = |(week, chosen): &Chosen<'_>| {
        let heading = format!("{week}, from {}", week.monday().in_words());
        match chosen {
            Some((routine, plan)) => format!("{heading}\n{}", page::routine(library, routine, plan, why(routine))),
            None => format!("{heading}\n{}\n", without(&rotation)),
        }
    };
    let texts: Vec<String> = chosen.iter().map(text).collect();
    Output { aside, ..Output::of(texts.join("\n")) }
}

/// What to say of a week without a routine.
const fn without(rotation: &Rotation) -> &'static str {
    match rotation.way {
        Weekly::New => "No routine can be made for it: `[you]` in config.toml leaves too little.",
        Weekly::Turns => "No routine takes turns: mark some with `rotation = true`, or name them in config.toml.",
    }
}

/// Returns this week's routine, which stays for the week.
///
/// # Errors
/// Why there is none.
pub(super) fn this_week(world: &World, files: &Files) -> Result<Arc<Routine>, String> {
    let week = world.clock().now().wall.day().week();
    let mut rotation = world.rotation(files, &world.history().0);
    rotation.make(week, 1, &files.library);
    pin_this_week(world, week, &files.library, &mut rotation);
    rotation.routine_of(week, &files.library).map(Arc::clone).ok_or_else(|| without(&rotation).to_owned())
}

/// What is shown of this week stays for the week.
fn pin_this_week(world: &World, week: Week, library: &Library, rotation: &mut Rotation) {
    if let (Some(paths), Some(pin)) = (&world.paths, rotation.pin(week, library)) {
        keep_pin(paths, &pin);
    }
}

/// A pin that cannot be kept costs nothing today.
pub(super) fn keep_pin(paths: &Paths, pin: &Pin) {
    let _ = store::append(&paths.mondays(), &pin::to_line(pin));
}
