//! Making what is counting longer or shorter, both sides alike.

use super::plan::{Plan, Segment};
use super::playhead::Playhead;
use std::time::Duration;

/// The shortest a segment can be made.
const SHORTEST: Duration = Duration::from_secs(5);
/// The longest a segment can be made.
const LONGEST: Duration = Duration::from_secs(1800);

impl Playhead {
    /// Makes what is counting longer or shorter by a notch, and the other side with it. The second side never ends
    /// below what the first has held.
    pub(super) fn change_length(&mut self, plan: &Plan, current: &Segment, longer: bool) -> bool {
        let Some(sides) = plan.steps.get(current.step).map(|step| step.stretch.sides) else { return false };
        let notch = current.notch(sides);
        let counterpart = plan.counterpart(self.segment).filter(|_| current.is_work());
        let old = self.length_of(self.segment);
        let new = if longer { (old + notch).min(LONGEST.max(old)) } else { old.saturating_sub(notch) };
        let done = whole_notches_after(self.into, notch);
        let first_held = counterpart.filter(|_| current.turn > 0).map(|first| self.held_in(first).min(self.length_of(first)));
        let floor = SHORTEST.max(notch).max(done).max(first_held.unwrap_or_default());
        let new = if longer { new } else { new.max(floor.min(old)) };
        if new == old {
            return false;
        }
        self.set_length(self.segment, new);
        if let Some(second) = counterpart.filter(|_| current.turn == 0) {
            self.set_length(second, new);
        }
        true
    }

    fn set_length(&mut self, segment: usize, length: Duration) {
        if let Some(old) = self.lengths.get_mut(segment) {
            *old = length;
        }
    }
}

/// The least whole number of notches that is longer than `into`, so that shortening never cuts off what is done.
fn whole_notches_after(into: Duration, notch: Duration) -> Duration {
    let notches = into.as_nanos() / notch.as_nanos().max(1) + u128::from(!into.is_zero());
    notch.saturating_mul(u32::try_from(notches).unwrap_or(u32::MAX))
}
