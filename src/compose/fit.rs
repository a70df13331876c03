//! Making a routine end on the second: holds flex within their range, and getting ready takes up what is left.

use super::dose::{Rung, ladder, usual};
use super::wish::Met;
use crate::model::{Dose, Position, Sides, Step, Stretch};
use crate::session::plan::get_ready_time;
use std::sync::Arc;
use std::time::Duration;

/// A step whose dose is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'a> {
    pub stretch: &'a Arc<Stretch>,
    /// Seconds needed to get ready for it, here.
    pub ready: u32,
    /// It gets more time before the others do.
    pub first: bool,
}

/// Why steps cannot be made as long as wished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// Even at their shortest they are longer.
    TooLong,
    /// Even at their longest they are shorter.
    TooShort,
}

/// How much longer than needed a get-ready time may be made.
const MOST_WAITING: u32 = 5;
/// With more than this to wait at each step, the holds leave their round numbers instead.
const EASY_WAITING: u32 = 2;

/// Returns the slots of stretches in their order, from a position on if the body is in one; each comes with whether it gets
/// more time before the others do.
pub(super) fn slots<'a>(
    stretches: impl Iterator<Item = (&'a Arc<Stretch>, bool)>,
    mut position: Option<Position>,
    met: &Met,
) -> Vec<Slot<'a>> {
    let slot = |(stretch, first): (&'a Arc<Stretch>, bool)| {
        let moves = position.replace(stretch.position) != Some(stretch.position);
        let ready = get_ready_time(stretch, moves, met.has(&stretch.id)).as_secs();
        Slot { stretch, ready: u32::try_from(ready).unwrap_or(u32::MAX), first }
    };
    stretches.map(slot).collect()
}

/// Gives every slot a dose so that together they take `budget` seconds.
pub(super) fn fit(slots: &[Slot<'_>], budget: u32, volume: u32) -> Result<Vec<Step>, Misfit> {
    let mut open: Vec<Open<'_>> = slots.iter().map(|slot| Open::of(slot, volume)).collect();
    let ready: u32 = slots.iter().map(|slot| slot.ready).sum();
    let mut left = i64::from(budget) - i64::from(ready) - open.iter().map(|open| i64::from(open.seconds())).sum::<i64>();
    while left < 0 {
        // The longest above its shortest gives way first, and what is wished for last.
        let giver = open.iter_mut().filter(|open| open.at > 0).min_by_key(|open| (open.slot.first, std::cmp::Reverse(open.at)));
        let Some(giver) = giver else { return Err(Misfit::TooLong) };
        left += giver.step(-1);
    }
    for stage in [Stage::Usual, Stage::First, Stage::All] {
        let mut grew = true;
        while grew {
            grew = false;
            for open in &mut open {
                if open.may_grow(stage) && open.growth().is_some_and(|growth| growth <= left) {
                    left += open.step(1);
                    grew = true;
                }
            }
        }
    }
    let mut left = u32::try_from(left).map_err(|_| Misfit::TooLong)?;
    let count = u32::try_from(slots.len()).unwrap_or(u32::MAX);
    if left > count.saturating_mul(EASY_WAITING) {
        for open in &mut open {
            left -= open.leave_round_numbers(left);
        }
    }
    if left > count.saturating_mul(MOST_WAITING) {
        return Err(Misfit::TooShort);
    }
    let (each, odd) = (left / count.max(1), left % count.max(1));
    let steps = open.into_iter().zip(0_u32..).map(|(open, place)| {
        let waiting = each + u32::from(place < odd);
        let ready = (waiting > 0).then(|| Duration::from_secs(u64::from(open.slot.ready + waiting)));
        Step { stretch: Arc::clone(open.slot.stretch), dose: open.dose(), note: None, ready }
    });
    Ok(steps.collect())
}

/// Who may grow.
#[derive(Clone, Copy)]
enum Stage {
    /// Whoever is below its usual dose.
    Usual,
    /// What is wished for.
    First,
    All,
}

/// A slot and where its dose stands on the ladder.
struct Open<'a> {
    slot: &'a Slot<'a>,
    ladder: Vec<Rung>,
    usual: usize,
    at: usize,
    /// Seconds its hold is off the ladder.
    off: u32,
}

impl<'a> Open<'a> {
    fn of(slot: &'a Slot<'a>, volume: u32) -> Self {
        let ladder = ladder(slot.stretch);
        let least = ladder.first().map_or(0, |rung| rung.seconds);
        let wanted = least + usual(slot.stretch).seconds.saturating_sub(least) * volume / 100;
        let usual = ladder.iter().rposition(|rung| rung.seconds <= wanted).unwrap_or(0);
        Self { slot, ladder, usual, at: usual, off: 0 }
    }

    fn rung(&self, at: usize) -> u32 {
        self.ladder.get(at).map_or(0, |rung| rung.seconds)
    }

    fn seconds(&self) -> u32 {
        self.rung(self.at)
    }

    fn growth(&self) -> Option<i64> {
        self.ladder.get(self.at + 1).map(|rung| i64::from(rung.seconds) - i64::from(self.seconds()))
    }

    fn may_grow(&self, stage: Stage) -> bool {
        match stage {
            Stage::Usual => self.at < self.usual,
            Stage::First => self.slot.first,
            Stage::All => true,
        }
    }

    /// Goes a rung up or down; returns the seconds set free.
    fn step(&mut self, by: isize) -> i64 {
        let before = i64::from(self.seconds());
        self.at = self.at.saturating_add_signed(by).min(self.ladder.len().saturating_sub(1));
        before - i64::from(self.seconds())
    }

    /// Lengthens a hold by single seconds, the same on both sides and in every set, within its range; returns the seconds
    /// it takes of `left`.
    fn leave_round_numbers(&mut self, left: u32) -> u32 {
        let (_, most) = super::dose::hold_range(self.slot.stretch);
        let Some(rung) = self.ladder.get(self.at) else { return 0 };
        let (Dose::Hold { hold, sets } | Dose::Roll { roll: hold, sets }) = &rung.dose else { return 0 };
        let holds = sets.saturating_mul(if self.slot.stretch.sides == Sides::Each { 2 } else { 1 }).max(1);
        let room = u32::try_from(most.saturating_sub(*hold).as_secs()).unwrap_or(0);
        self.off = (left / holds).min(room).min(4);
        self.off * holds
    }

    fn dose(self) -> Dose {
        let mut dose = self.ladder.into_iter().nth(self.at).map_or_else(|| self.slot.stretch.dose.clone(), |rung| rung.dose);
        if let Dose::Hold { hold, .. } | Dose::Roll { roll: hold, .. } = &mut dose {
            *hold += Duration::from_secs(u64::from(self.off));
        }
        dose
    }
}
