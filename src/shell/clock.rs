//! The only reader of the clock.

use crate::time::{Moment, Stamp, Wall};
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

#[expect(clippy::disallowed_methods, reason = "the one reader of the clock")]
fn instant() -> Instant {
    Instant::now()
}

#[expect(clippy::disallowed_methods, reason = "the one reader of the clock")]
fn machine_wall() -> Wall {
    Wall::new(chrono::Local::now().fixed_offset())
}
