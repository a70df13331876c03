//! Another rest of a session: what follows the step it is at, and whether that is left at once.

use super::cue::Cue;
use super::plan::{Plan, PlanStep, Segment, get_ready_time};
use super::playhead::{Held, Playhead};
use crate::model::words::Skip;
use crate::model::{Id, Routine};
use std::time::Duration;

/// What follows in place of everything after the present step. That step stays in the plan, whatever was done of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Replan {
    /// Why the present step is left at once; without it, it goes on to its end.
    pub leaves: Option<Skip>,
    pub steps: Vec<PlanStep>,
    /// Their steps count from 0.
    pub segments: Vec<Segment>,
}

impl Replan {
    /// Returns what follows `step` in `plan`, without the steps that `stays` refuses.
    #[must_use]
    pub fn of_rest(plan: &Plan, step: usize, stays: impl Fn(&PlanStep) -> bool) -> Self {
        let kept: Vec<usize> =
            plan.steps.iter().enumerate().skip(step + 1).filter(|(_, step)| stays(step)).map(|(index, _)| index).collect();
        let place = |step: usize| kept.iter().position(|index| *index == step);
        let segments = plan.segments.iter().filter_map(|segment| Some(Segment { step: place(segment.step)?, ..segment.clone() }));
        let steps = kept.iter().filter_map(|index| plan.steps.get(*index)).cloned().collect();
        Self { leaves: None, steps, segments: segments.collect() }
    }

    /// Returns the steps of `routine` as what follows `step` in `plan`.
    #[must_use]
    pub fn with(plan: &Plan, step: usize, routine: &Routine, has_met: impl Fn(&Id) -> bool) -> Self {
        let before = plan.steps.get(..=step).unwrap_or_default();
        let known = |id: &Id| has_met(id) || before.iter().any(|step| step.stretch.id == *id);
        let rest = Plan::after(before.last().map(|step| step.stretch.position), routine, known);
        let mut rest = Self { leaves: None, steps: rest.steps, segments: rest.segments };
        for (new, old) in rest.steps.iter_mut().zip(plan.steps.iter().skip(step + 1)) {
            if new.stretch.id == old.stretch.id {
                new.note.clone_from(&old.note);
            }
        }
        rest
    }

    /// Returns it with what `other` has after it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        let count = self.steps.len();
        self.steps.extend(other.steps);
        self.segments.extend(other.segments.into_iter().map(|segment| Segment { step: segment.step + count, ..segment }));
        self
    }

    /// Gives every step time enough to get ready after the one that is now before it; the first comes after `step` of `plan`.
    #[must_use]
    pub fn after(mut self, plan: &Plan, step: usize) -> Self {
        let mut position = plan.steps.get(step).map(|step| step.stretch.position);
        for (index, step) in self.steps.iter_mut().enumerate() {
            let moves = position.replace(step.stretch.position) != Some(step.stretch.position);
            let came_to_move = moves && !step.moves_position;
            step.moves_position = moves;
            let first = self.segments.iter_mut().find(|segment| segment.step == index);
            if let Some(first) = first.filter(|_| came_to_move) {
                first.length = first.length.max(get_ready_time(&step.stretch, true, true));
            }
        }
        self
    }
}

impl Plan {
    /// Returns the plan with another rest after `step`.
    #[must_use]
    pub fn with_rest(&self, step: usize, rest: &Replan) -> Self {
        let mut plan = self.clone();
        plan.steps.truncate(step + 1);
        plan.segments.retain(|segment| segment.step <= step);
        plan.steps.extend(rest.steps.iter().cloned());
        let moved = rest.segments.iter().map(|segment| Segment { step: segment.step + step + 1, ..segment.clone() });
        plan.segments.extend(moved);
        plan
    }
}

impl Playhead {
    pub(super) fn leave_step(&mut self, plan: &Plan, current: &Segment, skip: Skip, cues: &mut Vec<Cue>) {
        if let Some(skipped) = self.skipped.get_mut(current.step) {
            *skipped = Some(skip);
        }
        self.unpause();
        let next = plan.start_of_turn(current.step + 1, 0).unwrap_or(plan.segments.len());
        self.enter(plan, next, cues);
    }

    /// What follows `step` is new: nothing of it was held yet, and its lengths are those of the plan.
    pub(super) fn take_rest(&mut self, plan: &Plan, step: usize) {
        let known = plan.segments.iter().take_while(|segment| segment.step <= step).count();
        self.lengths.truncate(known);
        self.lengths.extend(plan.segments.iter().skip(known).map(|segment| segment.length));
        self.held_in.truncate(known);
        self.held_in.resize(plan.segments.len(), Duration::ZERO);
        self.held.truncate(step + 1);
        self.held.resize(plan.steps.len(), Held::default());
        self.skipped.truncate(step + 1);
        self.skipped.resize(plan.steps.len(), None);
    }
}
