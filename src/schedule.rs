//! The schedule in time: when each entry occurs, what of it is done, skipped or missed, and what is next.

pub mod change;
mod matching;
mod order;
pub mod reminder;
pub mod several;

pub use change::{Change, Kind};

use crate::history::Record;
use crate::model::Id;
use crate::model::schedule::{Entry, Planned, Schedule, Slot, When};
use crate::time::{ClockTime, Day, Wall, Week, Zone};

/// How long before and after its time an occurrence is due, in milliseconds: 15 minutes.
pub const WINDOW: i64 = 15 * 60 * 1000;

/// Everything that says what occurs when. None of it is read here.
pub struct Calendar<'a> {
    pub schedule: &'a Schedule,
    pub zone: &'a Zone,
    /// The changes that stand, oldest first.
    pub changes: &'a [Change],
    /// At least those of the days asked for.
    pub records: &'a [Record],
    /// The Monday routine of a week; `None` where no routine takes turns.
    pub monday: &'a dyn Fn(Week) -> Option<Id>,
}

/// One time that an entry is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence<'a> {
    pub entry: &'a Entry,
    /// The moment, in local time.
    pub at: Wall,
    /// The local day it belongs to: that of its entry, or the one it was moved to. Where a change of the clocks skips
    /// midnight, `at` may show the next.
    pub day: Day,
    /// The day for which its entry plans it. With the entry's name, and the slot where it has several a day, it says
    /// which occurrence it is, moved or not.
    pub planned_for: Day,
    /// The time its entry plans it for, where it plans several a day.
    pub slot: Option<ClockTime>,
    /// The routine; `None` where it is made when it starts, and where no routine takes turns as the Monday routine.
    pub routine: Option<Id>,
    pub state: State,
    /// When the session that it was done in was started.
    pub done_at: Option<Wall>,
}

/// How an occurrence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A session of its routine was started that day.
    Done,
    Skipped,
    /// From 15 minutes before its time to 15 minutes after, or half an interval where that is less.
    Due,
    Later,
    Missed,
}

impl State {
    /// Returns the state in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Due => "due",
            Self::Later => "later",
            Self::Missed => "missed",
        }
    }

    /// Returns whether it is still to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Due | Self::Later => true,
            Self::Done | Self::Skipped | Self::Missed => false,
        }
    }
}

/// Returns how long before and after its time an occurrence of `entry` is due, in milliseconds.
#[must_use]
pub fn window(entry: &Entry) -> i64 {
    match entry.when {
        When::Every { minutes, .. } => WINDOW.min(i64::from(minutes) * 30 * 1000),
        When::Weekly { .. } | When::Once { .. } | When::Beside { .. } => WINDOW,
    }
}

impl<'a> Calendar<'a> {
    /// Returns what occurs on the days from `first` to `last`, as it stands at `now`, in the order of time.
    #[must_use]
    pub fn between(&self, first: Day, last: Day, now: Wall) -> Vec<Occurrence<'a>> {
        // A session just after midnight may be that of the evening before: the days beside have their say, too.
        let (before, after) = (first.plus(-1), last.plus(1));
        let mut all = self.planned(before, after, now);
        matching::settle(&mut all, self.records, before, after);
        all.retain(|occurrence| (first..=last).contains(&occurrence.day));
        // Entries that occur at the same moment keep the order of the file.
        all.sort_by_key(|occurrence| occurrence.at);
        all
    }

    /// Returns what occurs in `week`, as it stands at `now`, in the order of time.
    #[must_use]
    pub fn of_week(&self, week: Week, now: Wall) -> Vec<Occurrence<'a>> {
        self.between(week.monday(), week.monday().plus(6), now)
    }

    /// Returns the first occurrence that is due at `now`, else the first later one.
    #[must_use]
    pub fn next(&self, now: Wall) -> Option<Occurrence<'a>> {
        self.next_that(now, |_| true)
    }

    /// Returns the next occurrence of the entry of this name.
    #[must_use]
    pub fn next_of(&self, name: &str, now: Wall) -> Option<Occurrence<'a>> {
        self.next_that(now, |entry| entry.name == name)
    }

    /// What is planned for these days, skips and moves told, sessions not.
    fn planned(&self, first: Day, last: Day, now: Wall) -> Vec<Occurrence<'a>> {
        let mut found = Vec::new();
        for entry in &self.schedule.entries {
            let Some(pattern) = self.schedule.pattern(entry) else { continue };
            let changes: Vec<&Change> = self.changes.iter().filter(|change| change.entry == entry.name).collect();
            // A slot may lie on another day than the one it is planned for, and another zone have another day.
            let reach = pattern.slots.iter().map(|slot| slot.days.abs()).max().unwrap_or(0) + i64::from(pattern.zone.is_some());
            let occurs = |day: &Day| pattern.on_holidays || pattern.is_for_once() || !self.schedule.is_holiday(*day);
            let mut days: Vec<Day> = pattern.on.between(first.plus(-reach), last.plus(reach));
            // What was moved here from other days.
            for change in &changes {
                let moved_here = change.to_day().is_some_and(|to| (first..=last).contains(&to));
                if moved_here && pattern.on.has(change.day) && !days.contains(&change.day) {
                    days.push(change.day);
                }
            }
            for day in days.into_iter().filter(occurs) {
                let of_day: Vec<&Change> = changes.iter().copied().filter(|change| change.day == day).collect();
                let zone = pattern.zone.map(|named| &named.zone);
                let slots = pattern.slots.iter().map(|slot| self.occurrence(entry, zone, day, *slot, &of_day, now));
                found.extend(slots.filter(|occurrence| (first..=last).contains(&occurrence.day)));
            }
        }
        found
    }

    /// The occurrence of a day and a slot; `changes` are those of the day, `zone` is where its time is meant.
    fn occurrence(
        &self,
        entry: &'a Entry,
        zone: Option<&Zone>,
        planned_for: Day,
        slot: Slot,
        changes: &[&Change],
        now: Wall,
    ) -> Occurrence<'a> {
        let on = planned_for.plus(slot.days);
        let mut at = self.zone.shown(zone.unwrap_or(self.zone).wall(on, slot.at));
        let mut day = match (zone, slot.of_several) {
            // A night's slots are of the day on which the night begins.
            (None, Some(_)) => planned_for,
            (None, None) => on,
            (Some(_), _) => at.day(),
        };
        // What was put off is due no sooner than it was put off to.
        let (mut skipped, mut waits) = (false, false);
        for change in changes.iter().filter(|change| change.slot == slot.of_several) {
            match change.kind {
                Kind::Skip => skipped = true,
                // Who moves what was skipped wants it after all.
                Kind::Move { day: to, at: time } => {
                    (day, at, skipped, waits) = (to, self.zone.wall(to, time), false, false);
                }
                Kind::PutOff { day: to, at: time } => {
                    (day, at, skipped, waits) = (to, self.zone.wall(to, time), false, true);
                }
                Kind::Undo => {}
            }
        }
        let routine = match &entry.planned {
            Planned::Routine(id) => Some(id.clone()),
            Planned::Monday => (self.monday)(day.week()),
            Planned::Made(_) => None,
        };
        let late = now.millis_since(at);
        let window = window(entry);
        let state = if skipped {
            State::Skipped
        } else if late > window {
            State::Missed
        } else if late < if waits { 0 } else { -window } {
            State::Later
        } else {
            State::Due
        };
        Occurrence { entry, at, day, planned_for, slot: slot.of_several, routine, state, done_at: None }
    }
}
