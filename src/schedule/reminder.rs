//! When the system is to wake us, and what there is to say then.

use super::{Calendar, Change, Kind, Occurrence, State};
use crate::model::schedule::On;
use crate::model::words::Weekday;
use crate::time::{ClockTime, Day, Wall};
use std::collections::{BTreeMap, BTreeSet};

/// A time at which the system wakes us, by the clock on the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// Never no day at all.
    pub on: On,
    pub at: ClockTime,
}

/// Once a day, so that what was changed in the file is seen.
const ONCE_A_DAY: u16 = 5;
/// Days of a year: by then both changes of the clocks have been.
const YEAR: i64 = 371;

/// Returns when to be woken for what is planned, and for what was moved or put off.
///
/// It may be too often, never too seldom: whether there is something to say is found out then.
#[must_use]
pub fn rings(calendar: &Calendar<'_>, today: Day) -> Vec<Ring> {
    let mut weekly: BTreeMap<ClockTime, BTreeSet<Weekday>> = BTreeMap::new();
    let mut once: BTreeSet<(Day, ClockTime)> = BTreeSet::new();
    weekly.entry(ClockTime::MIDNIGHT.plus(ONCE_A_DAY)).or_default().extend(Weekday::ALL);
    for entry in &calendar.schedule.entries {
        let Some(pattern) = calendar.schedule.pattern(entry) else { continue };
        for slot in &pattern.slots {
            // Clocks elsewhere are set on other days than ours: all the times that ours show in a year.
            let shown = |day: Day| match pattern.zone {
                Some(named) => {
                    let here = calendar.zone.shown(named.zone.wall(day.plus(slot.days), slot.at));
                    (here.day(), here.time_of_day())
                }
                None => (day.plus(slot.days), slot.at),
            };
            match &pattern.on {
                On::Date(date) => once.extend(Some(shown(*date)).filter(|(day, _)| *day >= today)),
                On::Days(_) => {
                    let days = if pattern.zone.is_some() { YEAR } else { 7 };
                    for (day, at) in pattern.on.between(today, today.plus(days - 1)).into_iter().map(shown) {
                        weekly.entry(at).or_default().insert(Weekday::of(day));
                    }
                }
            }
        }
    }
    once.extend(calendar.changes.iter().filter_map(moved_to).filter(|(day, _)| *day >= today));
    let weekly = weekly.into_iter().map(|(at, days)| Ring { on: On::Days(days.into_iter().collect()), at });
    weekly.chain(once.into_iter().map(|(day, at)| Ring { on: On::Date(day), at })).collect()
}

fn moved_to(change: &Change) -> Option<(Day, ClockTime)> {
    match change.kind {
        Kind::Move { day, at } | Kind::PutOff { day, at } => Some((day, at)),
        Kind::Skip | Kind::Undo => None,
    }
}

/// Returns what to remind of at `now`, if anything: what is due, its time come, and nobody was reminded of yet. `told`
/// is the time of the last that somebody was. Of several that of the latest: one nudge is enough.
#[must_use]
pub fn due<'a>(calendar: &Calendar<'a>, now: Wall, told: Option<Wall>) -> Option<Occurrence<'a>> {
    let today = now.day();
    let is_new = |occurrence: &Occurrence<'_>| {
        occurrence.state == State::Due && occurrence.at <= now && told.is_none_or(|told| told < occurrence.at)
    };
    calendar.between(today.plus(-1), today.plus(1), now).into_iter().rev().find(is_new)
}
