//! Where a session stands: a fold of the plan, the events and the time that has passed. Pure and exact.

use super::cue::{Cue, CueKind, within};
use super::event::Event;
use super::plan::{Plan, Segment, SegmentKind, Work, side_of_rep};
use crate::model::words::Skip;
use crate::model::{Side, Sides};
use std::time::Duration;

/// Where a session stands at one moment of its own time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playhead {
    time: Duration,
    state: State,
    pub(super) segment: usize,
    pub(super) into: Duration,
    /// The length of every segment, as changed since the start.
    pub(super) lengths: Vec<Duration>,
    /// What was held in every segment, repeats included.
    pub(super) held_in: Vec<Duration>,
    /// What was held in every step.
    pub(super) held: Vec<Held>,
    /// Why steps were left before they were done.
    pub(super) skipped: Vec<Option<Skip>>,
}

/// Whether time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Running,
    Paused,
    /// 3-2-1 before the work goes on; so much of it is left.
    CountingIn(Duration),
    Finished,
}

/// Time held, by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub left: Duration,
    pub right: Duration,
    /// Both sides at once.
    pub both: Duration,
}

/// 3-2-1.
const COUNT_IN: Duration = Duration::from_secs(3);
/// This close to its start, "back" means the side before.
const NEAR_START: Duration = Duration::from_secs(2);

impl Held {
    #[must_use]
    pub fn total(self) -> Duration {
        self.left + self.right + self.both
    }

    pub(crate) fn add(&mut self, side: Option<Side>, time: Duration) {
        match side {
            Some(Side::Left) => self.left += time,
            Some(Side::Right) => self.right += time,
            None => self.both += time,
        }
    }
}

impl Playhead {
    /// Returns the head at the start of `plan`, and the cues due there.
    #[must_use]
    pub fn at_start(plan: &Plan) -> (Self, Vec<Cue>) {
        let mut head = Self {
            time: Duration::ZERO,
            state: State::Running,
            segment: 0,
            into: Duration::ZERO,
            lengths: plan.segments.iter().map(|segment| segment.length).collect(),
            held_in: vec![Duration::ZERO; plan.segments.len()],
            held: vec![Held::default(); plan.steps.len()],
            skipped: vec![None; plan.steps.len()],
        };
        let mut cues = Vec::new();
        head.enter(plan, 0, &mut cues);
        (head, cues)
    }

    /// Returns the session's own time up to which this is true.
    #[must_use]
    pub const fn time(&self) -> Duration {
        self.time
    }

    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// Returns the index of the segment; that past the last one when the plan is finished.
    #[must_use]
    pub const fn segment(&self) -> usize {
        self.segment
    }

    /// Returns how far into the segment it is.
    #[must_use]
    pub const fn elapsed(&self) -> Duration {
        self.into
    }

    /// Returns what is left of the segment.
    #[must_use]
    pub fn left(&self) -> Duration {
        self.length_of(self.segment).saturating_sub(self.into)
    }

    /// Returns the length of a segment as it is now.
    #[must_use]
    pub fn length_of(&self, segment: usize) -> Duration {
        self.lengths.get(segment).copied().unwrap_or_default()
    }

    /// Returns what is left of the whole plan.
    #[must_use]
    pub fn left_in_all(&self) -> Duration {
        let later: Duration = self.lengths.iter().skip(self.segment + 1).sum();
        later + self.left()
    }

    /// Returns what was held in each step.
    #[must_use]
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// Returns why each step was left before it was done.
    #[must_use]
    pub fn skipped(&self) -> &[Option<Skip>] {
        &self.skipped
    }

    /// Returns what was held in a segment.
    #[must_use]
    pub fn held_in(&self, segment: usize) -> Duration {
        self.held_in.get(segment).copied().unwrap_or_default()
    }

    /// Lets time pass until `until`; returns the cues that fell due after the last time and not later.
    pub fn advance(&mut self, plan: &Plan, until: Duration) -> Vec<Cue> {
        let mut cues = Vec::new();
        while self.time < until {
            let open = until.saturating_sub(self.time);
            match self.state {
                State::Paused | State::Finished => self.time = until,
                State::CountingIn(left) => self.count_in(left, open, &mut cues),
                State::Running => self.run(plan, open, &mut cues),
            }
        }
        cues
    }

    /// Lets `event` happen now; returns whether it changed anything. Where the rest of the plan changes, `plan` has it already.
    pub fn apply(&mut self, plan: &Plan, event: &Event, cues: &mut Vec<Cue>) -> bool {
        let Some(current) = plan.segments.get(self.segment).filter(|_| self.state != State::Finished) else {
            return false;
        };
        match event {
            Event::Paused => {
                let runs = matches!(self.state, State::Running | State::CountingIn(_));
                self.state = State::Paused;
                runs
            }
            Event::Resumed if self.state == State::Paused => {
                self.go_on(current, cues);
                true
            }
            Event::WasReady if !current.is_work() => {
                self.unpause();
                self.enter(plan, self.segment + 1, cues);
                true
            }
            Event::Resumed | Event::WasReady => false,
            Event::Lengthened => self.change_length(plan, current, true),
            Event::Shortened => self.change_length(plan, current, false),
            Event::WentOn => {
                self.unpause();
                let next = next_turn(plan, current);
                self.enter(plan, next, cues);
                true
            }
            Event::WentBack => {
                let worked = self.done_of_turn(plan, current);
                let (step, turn) = if worked.is_some_and(|worked| worked >= NEAR_START) {
                    (current.step, current.turn)
                } else {
                    turn_before(plan, current)
                };
                self.restart(plan, step, turn, cues)
            }
            Event::Repeated => {
                // While getting ready for a side, the one just done is meant.
                let (step, turn) = match self.done_of_turn(plan, current) {
                    Some(_) => (current.step, current.turn),
                    None => turn_before(plan, current),
                };
                self.restart(plan, step, turn, cues)
            }
            Event::LeftOut(skip) => {
                self.leave_step(plan, current, *skip, cues);
                true
            }
            Event::Replanned(rest) => {
                self.take_rest(plan, current.step);
                if let Some(skip) = rest.leaves {
                    self.leave_step(plan, current, skip, cues);
                }
                true
            }
        }
    }

    /// Returns the session's own time of the next cue; `None` while nothing moves.
    #[must_use]
    pub fn next_change(&self, plan: &Plan) -> Option<Duration> {
        match self.state {
            State::Paused | State::Finished => None,
            State::CountingIn(left) => {
                let whole = Duration::from_secs(left.as_secs());
                let step = if whole == left { Duration::from_secs(1) } else { left.saturating_sub(whole) };
                Some(self.time + step)
            }
            State::Running => {
                let length = self.length_of(self.segment);
                let next = within(plan.segments.get(self.segment)?, length)
                    .into_iter()
                    .map(|(at, _)| at)
                    .find(|at| *at > self.into)
                    .unwrap_or(length);
                Some(self.time + next.saturating_sub(self.into))
            }
        }
    }

    /// Returns what is left of what is being counted; `None` while nothing moves.
    #[must_use]
    pub fn left_in_count(&self, plan: &Plan) -> Option<Duration> {
        match self.state {
            State::Paused | State::Finished => None,
            State::CountingIn(left) => Some(left),
            State::Running => plan.segments.get(self.segment).map(|_| self.left()),
        }
    }

    fn count_in(&mut self, left: Duration, open: Duration, cues: &mut Vec<Cue>) {
        let step = open.min(left);
        for second in (1..=2_u8).rev() {
            let at = Duration::from_secs(second.into());
            if left > at && left.saturating_sub(step) <= at {
                self.cue(self.time + left.saturating_sub(at), CueKind::Count(second), cues);
            }
        }
        self.time += step;
        if step < left {
            self.state = State::CountingIn(left.saturating_sub(step));
        } else {
            self.state = State::Running;
            self.cue(self.time, CueKind::Go, cues);
        }
    }

    fn run(&mut self, plan: &Plan, open: Duration, cues: &mut Vec<Cue>) {
        let Some(segment) = plan.segments.get(self.segment) else {
            self.state = State::Finished;
            return;
        };
        let length = self.length_of(self.segment);
        let step = open.min(length.saturating_sub(self.into));
        let to = self.into + step;
        for (at, kind) in within(segment, length) {
            if at > self.into && at <= to && at < length {
                self.cue(self.time + at.saturating_sub(self.into), kind, cues);
            }
        }
        self.hold(plan, segment, step);
        self.time += step;
        self.into = to;
        if to >= length {
            self.enter(plan, self.segment + 1, cues);
        }
    }

    /// Counts `step` of the segment as held, if it is work.
    fn hold(&mut self, plan: &Plan, segment: &Segment, step: Duration) {
        let (SegmentKind::Work(work), Some(held)) = (&segment.kind, self.held.get_mut(segment.step)) else { return };
        if let Some(sum) = self.held_in.get_mut(self.segment) {
            *sum += step;
        }
        let alternates = plan.steps.get(segment.step).is_some_and(|step| step.stretch.sides == Sides::Alternating);
        let rep: Duration = match work {
            Work::Reps { tempo } if alternates => tempo.iter().sum(),
            Work::Hold
            | Work::Roll
            | Work::Reps { .. }
            | Work::Press { .. }
            | Work::Ease { .. }
            | Work::Contract { .. }
            | Work::Deepen { .. }
            | Work::Breathe { .. } => Duration::ZERO,
        };
        if rep.is_zero() {
            held.add(segment.side, step);
            return;
        }
        let (mut from, to) = (self.into, self.into + step);
        while from < to {
            let number = u32::try_from(from.as_nanos() / rep.as_nanos()).unwrap_or(u32::MAX);
            let end = to.min(rep.saturating_mul(number.saturating_add(1)));
            held.add(Some(side_of_rep(number)), end.saturating_sub(from));
            from = if end > from { end } else { to };
        }
    }

    pub(super) fn enter(&mut self, plan: &Plan, segment: usize, cues: &mut Vec<Cue>) {
        self.segment = segment.min(plan.segments.len());
        self.into = Duration::ZERO;
        let Some(entered) = plan.segments.get(self.segment) else {
            self.state = State::Finished;
            self.cue(self.time, CueKind::Finished, cues);
            return;
        };
        // A segment shorter than its counted seconds starts inside its own countdown.
        for (at, kind) in within(entered, self.length_of(self.segment)) {
            if at.is_zero() {
                self.cue(self.time, kind, cues);
            }
        }
    }

    /// Goes to the start of a turn's work and counts in.
    fn restart(&mut self, plan: &Plan, step: usize, turn: usize, cues: &mut Vec<Cue>) -> bool {
        let Some(segment) = plan.first_work(step, turn) else { return false };
        self.segment = segment;
        self.into = Duration::ZERO;
        self.start_count_in(cues);
        true
    }

    fn go_on(&mut self, current: &Segment, cues: &mut Vec<Cue>) {
        if current.is_work() {
            self.start_count_in(cues);
        } else {
            self.state = State::Running;
        }
    }

    fn start_count_in(&mut self, cues: &mut Vec<Cue>) {
        self.state = State::CountingIn(COUNT_IN);
        self.cue(self.time, CueKind::Count(3), cues);
    }

    pub(super) const fn unpause(&mut self) {
        if matches!(self.state, State::Paused | State::CountingIn(_)) {
            self.state = State::Running;
        }
    }

    /// How much of this turn's work is behind; `None` while still getting ready for it.
    fn done_of_turn(&self, plan: &Plan, current: &Segment) -> Option<Duration> {
        let first = plan.first_work(current.step, current.turn)?;
        let before: Duration = (first..self.segment).map(|segment| self.length_of(segment)).sum();
        (self.segment >= first).then_some(before + self.into)
    }

    fn cue(&self, at: Duration, kind: CueKind, cues: &mut Vec<Cue>) {
        cues.push(Cue { at, segment: self.segment, kind });
    }
}

/// The first segment after this turn: the other side's switch, or the next step.
fn next_turn(plan: &Plan, current: &Segment) -> usize {
    plan.start_of_turn(current.step, current.turn + 1)
        .or_else(|| plan.start_of_turn(current.step + 1, 0))
        .unwrap_or(plan.segments.len())
}

/// The turn before this one; this one itself at the very start.
fn turn_before(plan: &Plan, current: &Segment) -> (usize, usize) {
    if current.turn > 0 {
        return (current.step, current.turn - 1);
    }
    let Some(step) = current.step.checked_sub(1) else { return (current.step, current.turn) };
    let last = plan.segments.iter().filter(|segment| segment.step == step).map(|segment| segment.turn).max();
    (step, last.unwrap_or(0))
}
