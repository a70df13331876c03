//! The schedule in time: when each entry occurs, what of it is done, skipped or missed, and what is next.

pub mod change;
mod matching;

pub use change::{Change, Kind};

use crate::history::Record;
use crate::model::{Entry, Id, Planned, Schedule, When};
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
    /// The day for which its entry plans it. With the entry's name it says which occurrence it is, moved or not.
    pub planned_for: Day,
    /// The routine; `None` only for the Monday routine where no routine takes turns.
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
    /// From 15 minutes before its time to 15 minutes after.
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

    fn next_that(&self, now: Wall, wanted: impl Fn(&Entry) -> bool) -> Option<Occurrence<'a>> {
        let today = now.day();
        let first = today.plus(-1);
        // A change, or a session done early, takes at most one occurrence of the weeks ahead.
        let ahead = self.changes.iter().filter(|change| change.day >= first).count();
        let weeks = i64::try_from(ahead).unwrap_or(i64::MAX / 8) + 2;
        let furthest = self.changes.iter().filter_map(Change::to_day).chain(self.schedule.last_date()).max();
        let horizon = today.plus(weeks * 7);
        let find = |last: Day| {
            let occurrences = self.between(first, last, now);
            occurrences.into_iter().find(|occurrence| occurrence.state.is_open() && wanted(occurrence.entry))
        };
        find(horizon).or_else(|| furthest.filter(|furthest| *furthest > horizon).and_then(find))
    }

    /// What is planned for these days, skips and moves told, sessions not.
    fn planned(&self, first: Day, last: Day, now: Wall) -> Vec<Occurrence<'a>> {
        let mut found = Vec::new();
        for entry in &self.schedule.entries {
            let changes: Vec<&Change> = self.changes.iter().filter(|change| change.entry == entry.name).collect();
            let mut days: Vec<Day> = match entry.when {
                When::Weekly { .. } => first.through(last).filter(|day| entry.when.is_on(*day)).collect(),
                When::Once { date, .. } => (first..=last).contains(&date).then_some(date).into_iter().collect(),
            };
            // What was moved here from other days.
            for change in &changes {
                let moved_here = change.to_day().is_some_and(|to| (first..=last).contains(&to));
                if moved_here && entry.when.is_on(change.day) && !days.contains(&change.day) {
                    days.push(change.day);
                }
            }
            let occurrences = days.into_iter().map(|day| self.occurrence(entry, day, &changes, now));
            found.extend(occurrences.filter(|occurrence| (first..=last).contains(&occurrence.day)));
        }
        found
    }

    fn occurrence(&self, entry: &'a Entry, planned_for: Day, changes: &[&Change], now: Wall) -> Occurrence<'a> {
        let mut day = planned_for;
        let mut time: ClockTime = entry.when.at();
        let mut skipped = false;
        for change in changes.iter().filter(|change| change.day == planned_for) {
            match change.kind {
                Kind::Skip => skipped = true,
                // Who moves what was skipped wants it after all.
                Kind::Move { day: to, at } => (day, time, skipped) = (to, at, false),
                Kind::Undo => {}
            }
        }
        let at = self.zone.wall(day, time);
        let routine = match &entry.planned {
            Planned::Routine(id) => Some(id.clone()),
            Planned::Monday => (self.monday)(day.week()),
        };
        let late = now.millis_since(at);
        let state = if skipped {
            State::Skipped
        } else if late > WINDOW {
            State::Missed
        } else if late < -WINDOW {
            State::Later
        } else {
            State::Due
        };
        Occurrence { entry, at, day, planned_for, routine, state, done_at: None }
    }
}
