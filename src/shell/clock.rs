//! The only reader of the clock.

use crate::time::{Change, Day, Moment, Stamp, Wall, Zone};
use chrono::{DateTime, Local, Offset, TimeZone};
use std::time::{Duration, Instant};

/// The app's clock and the wall clock beside it.
#[derive(Debug)]
pub struct Clock {
    start: Instant,
    /// What the wall clock showed at the start, where it then runs with the app's own; else it is read each time.
    fixed_wall: Option<Wall>,
    rehearsal: Option<Rehearsal>,
}

/// A clock on which only waiting takes time, and less of it: a session on it is exact whatever the speed.
#[derive(Debug)]
struct Rehearsal {
    speed: f64,
    now: Moment,
    waiting_since: Instant,
}

impl Clock {
    /// Starts the clock; `wall` is what it is to show at the start, if not the machine's own time.
    #[must_use]
    pub fn start(wall: Option<Wall>) -> Self {
        Self { start: instant(), fixed_wall: wall, rehearsal: None }
    }

    /// Starts a clock that runs `speed` times as fast.
    #[must_use]
    pub fn rehearsal(wall: Option<Wall>, speed: f64) -> Self {
        let now = instant();
        let rehearsal = Rehearsal { speed, now: Moment::START, waiting_since: now };
        Self { start: now, fixed_wall: Some(wall.unwrap_or_else(machine_wall)), rehearsal: Some(rehearsal) }
    }

    #[must_use]
    pub fn now(&self) -> Stamp {
        let moment = match &self.rehearsal {
            Some(rehearsal) => rehearsal.now,
            None => Moment::at(instant().saturating_duration_since(self.start)),
        };
        let wall = self.fixed_wall.map_or_else(machine_wall, |wall| wall.plus(moment.since_start()));
        Stamp { moment, wall }
    }

    /// Returns how long to wait for `until`, and notes that waiting begins.
    pub fn begin_wait(&mut self, until: Option<Moment>) -> Option<Duration> {
        let left = until.map(|until| until.since(self.now().moment));
        let Some(rehearsal) = &mut self.rehearsal else { return left };
        rehearsal.waiting_since = instant();
        left.map(|left| left.div_f64(rehearsal.speed))
    }

    /// Notes that waiting for `until` ended, in time or by something else.
    pub fn end_wait(&mut self, until: Option<Moment>, in_time: bool) {
        let Some(rehearsal) = &mut self.rehearsal else { return };
        let passed = instant().saturating_duration_since(rehearsal.waiting_since).mul_f64(rehearsal.speed);
        let reached = rehearsal.now.plus(passed);
        rehearsal.now = match until {
            Some(until) if in_time => until.max(rehearsal.now),
            Some(until) => reached.min(until),
            None => reached,
        };
    }
}

const DAY: i64 = 24 * 3600;
/// No zone changes its clocks twice in a week.
const STEP: i64 = 7 * DAY;
const YEAR: i64 = 366 * DAY;

/// Returns how the machine's local time maps to moments: from a year before `now` to three years after it, or to
/// `last` where that is later. Where `now` shows another offset than the machine has, that offset always holds.
#[must_use]
pub fn zone(now: Wall, last: Option<Day>) -> Zone {
    let from = now.instant() - YEAR;
    // A day has a moment's offset from UTC; a day more covers any.
    let days = last.map_or(0, |last| last.days_since(now.day()) + 2);
    let to = now.instant() + (3 * YEAR).max(days.saturating_mul(DAY));
    if machine_offset(now.instant()) != now.offset() {
        return Zone::fixed(now);
    }
    changes_between(from, to, machine_offset)
}

/// Asks `offset_at` in steps, and where it differs, for the very second.
fn changes_between(from: i64, to: i64, offset_at: impl Fn(i64) -> i32) -> Zone {
    let first = offset_at(from);
    let (mut changes, mut offset, mut known) = (Vec::new(), first, from);
    while known < to {
        let next = known + STEP;
        if offset_at(next) == offset {
            known = next;
            continue;
        }
        let (mut before, mut after) = (known, next);
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if offset_at(middle) == offset { before = middle } else { after = middle }
        }
        offset = offset_at(after);
        changes.push(Change { at: after, offset });
        known = after;
    }
    Zone::new(first, changes)
}

/// The machine's offset from UTC at an instant, in seconds east of Greenwich.
fn machine_offset(instant: i64) -> i32 {
    let utc = DateTime::from_timestamp(instant, 0).unwrap_or_default().naive_utc();
    Local.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

/// A point in time on the machine's own clock, for threads that wait for other programs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Since(Instant);

impl Since {
    #[must_use]
    pub(crate) fn now() -> Self {
        Self(instant())
    }

    /// Returns how long ago it was.
    #[must_use]
    pub(crate) fn elapsed(self) -> Duration {
        instant().saturating_duration_since(self.0)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one reader of the clock")]
fn instant() -> Instant {
    Instant::now()
}

#[expect(clippy::disallowed_methods, reason = "the one reader of the clock")]
fn machine_wall() -> Wall {
    Wall::new(chrono::Local::now().fixed_offset())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_is_found_to_the_second() {
        let told = [(1_000_003, 3600), (3_000_000, 0), (20_000_001, 7200), (30_000_000, -1800)];
        let offset_at = |instant: i64| told.iter().rev().find(|(at, _)| *at <= instant).map_or(0, |(_, offset)| *offset);
        let changes = told.map(|(at, offset)| Change { at, offset }).to_vec();
        for from in [0, 999_999, 1_000_002] {
            assert_eq!(changes_between(from, 40_000_000, offset_at), Zone::new(0, changes.clone()), "{from}");
        }
        assert_eq!(changes_between(1_000_003, 40_000_000, offset_at), Zone::new(3600, changes[1..].to_vec()));
        assert_eq!(changes_between(0, 40_000_000, |_| 19_800), Zone::new(19_800, Vec::new()));
    }
}
