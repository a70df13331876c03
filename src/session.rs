//! A session: a plan, the log of what happened, and the playhead that follows from both. Knows no clock: time is an argument.

pub mod cue;
pub mod event;
pub mod journal;
mod length;
pub mod now;
pub mod plan;
pub mod playhead;
mod replan;

pub use cue::{Cue, CueKind};
pub use event::{Entry, Event};
pub use now::{Next, Now, Pace};
pub use plan::{Plan, PlanStep, Segment, SegmentKind, Work, side_of_rep};
pub use playhead::{Held, Playhead, State};
pub use replan::Replan;

use crate::time::Moment;
use std::sync::Arc;
use std::time::Duration;

/// One play-through of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The plan it began with.
    first: Arc<Plan>,
    /// The plan as it is now.
    plan: Arc<Plan>,
    log: Vec<Entry>,
    head: Playhead,
    /// The moment at which the session's own time stood at `anchored_at`.
    anchor: Moment,
    anchored_at: Duration,
}

impl Session {
    /// Starts `plan` at `now`; returns the cues due at once.
    #[must_use]
    pub fn start(plan: Plan, now: Moment) -> (Self, Vec<Cue>) {
        let (head, cues) = Playhead::at_start(&plan);
        let plan = Arc::new(plan);
        (Self { first: Arc::clone(&plan), plan, log: Vec::new(), head, anchor: now, anchored_at: Duration::ZERO }, cues)
    }

    /// Takes up a session that ended without its own doing when its time stood at `stopped_at`; it is paused there.
    #[must_use]
    pub fn resume(plan: Plan, log: Vec<Entry>, stopped_at: Duration, now: Moment) -> Self {
        let stopped_at = log.last().map_or(stopped_at, |entry| entry.at.max(stopped_at));
        let first = Arc::new(plan);
        let (plan, head) = fold(&first, &log, stopped_at);
        let mut session = Self { first, plan, head, log, anchor: now, anchored_at: stopped_at };
        session.apply(now, Event::Paused);
        session
    }

    /// Records that `event` happened at `now`; returns the cues that fell due up to it and because of it.
    pub fn apply(&mut self, now: Moment, event: Event) -> Vec<Cue> {
        let at = self.time_at(now);
        let mut cues = self.head.advance(&self.plan, at);
        if let Some(plan) = replanned(&self.plan, &self.head, &event) {
            self.plan = plan;
        }
        if self.head.apply(&self.plan, &event, &mut cues) {
            self.log.push(Entry { at: self.head.time(), event });
        }
        cues
    }

    /// Lets time pass up to `now`; returns every cue that fell due, each exactly once.
    pub fn advance(&mut self, now: Moment) -> Vec<Cue> {
        let at = self.time_at(now);
        self.head.advance(&self.plan, at)
    }

    /// Returns the moment of the next cue; `None` while nothing moves.
    #[must_use]
    pub fn next_wake(&self) -> Option<Moment> {
        self.head.next_change(&self.plan).map(|at| self.anchor.plus(at.saturating_sub(self.anchored_at)))
    }

    /// Returns the next moment at which the time shown reads differently, `step` apart; `None` while nothing moves.
    #[must_use]
    pub fn next_tick(&self, step: Duration) -> Option<Moment> {
        let left = self.head.left_in_count(&self.plan)?;
        let step = step.as_nanos().max(1);
        let until = match left.as_nanos() % step {
            0 => step,
            rest => rest,
        };
        let at = self.head.time() + Duration::from_nanos(u64::try_from(until).unwrap_or(u64::MAX));
        Some(self.anchor.plus(at.saturating_sub(self.anchored_at)))
    }

    /// Returns the playhead as the log alone gives it; always equal to [`Self::head`] after [`Self::advance`].
    #[must_use]
    pub fn refold(&self, now: Moment) -> Playhead {
        fold(&self.first, &self.log, self.time_at(now).max(self.head.time())).1
    }

    /// Returns the playhead as the log alone gives it at an earlier time of the session.
    #[must_use]
    pub fn refold_at(&self, time: Duration) -> Playhead {
        let known: Vec<Entry> = self.log.iter().filter(|entry| entry.at <= time).cloned().collect();
        fold(&self.first, &known, time).1
    }

    /// Returns what is left to be held of this turn: of one that is still to begin, all of it.
    #[must_use]
    pub fn work_left(&self) -> Duration {
        let here = self.head.segment();
        let Some(current) = self.plan.segments.get(here) else { return Duration::ZERO };
        let of_turn = self.plan.segments.iter().enumerate().skip(here);
        let of_turn = of_turn.filter(|(_, other)| other.step == current.step && other.turn == current.turn && other.is_work());
        of_turn.map(|(index, _)| if index == here { self.head.left() } else { self.head.length_of(index) }).sum()
    }

    /// Returns what is left of the step it is at, pauses between its turns included.
    #[must_use]
    pub fn step_left(&self) -> Duration {
        let here = self.head.segment();
        let Some(current) = self.plan.segments.get(here) else { return Duration::ZERO };
        let later = self.plan.segments.iter().enumerate().skip(here + 1).filter(|(_, other)| other.step == current.step);
        self.head.left() + later.map(|(index, _)| self.head.length_of(index)).sum::<Duration>()
    }

    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    #[must_use]
    pub const fn head(&self) -> &Playhead {
        &self.head
    }

    #[must_use]
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// Returns what is going on, in the terms a person needs.
    #[must_use]
    pub fn now(&self) -> Option<Now<'_>> {
        Now::of(&self.plan, &self.head)
    }

    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.head.state(), State::Finished)
    }

    /// Returns the session's own time at `now`: how long it has been going, pauses included.
    #[must_use]
    pub fn time_at(&self, now: Moment) -> Duration {
        self.anchored_at + now.since(self.anchor)
    }
}

fn fold(first: &Arc<Plan>, log: &[Entry], until: Duration) -> (Arc<Plan>, Playhead) {
    let mut plan = Arc::clone(first);
    let (mut head, mut cues) = Playhead::at_start(&plan);
    for entry in log {
        head.advance(&plan, entry.at);
        plan = replanned(&plan, &head, &entry.event).unwrap_or(plan);
        head.apply(&plan, &entry.event, &mut cues);
    }
    head.advance(&plan, until);
    (plan, head)
}

/// The plan with another rest, if that is what happens.
fn replanned(plan: &Plan, head: &Playhead, event: &Event) -> Option<Arc<Plan>> {
    let Event::Replanned(rest) = event else { return None };
    let current = plan.segments.get(head.segment())?;
    Some(Arc::new(plan.with_rest(current.step, rest)))
}
