//! How much a dose may flex: the shortest, the usual and the longest, and every stop between.

use crate::model::{Dose, Sides, Stretch};
use crate::session::plan::turns_time;
use std::time::Duration;

/// A dose and the seconds it takes in a plan, both sides and the switch included, the get-ready time not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    pub seconds: u32,
    pub dose: Dose,
}

/// Holds go by fives: a round number is easier to live with.
const NOTCH: u64 = 5;
/// Longer than this a hold is split in two, which does as much.
const LONGEST_SINGLE: u64 = 45;
/// Shorter than this it is not worth splitting.
const SHORTEST_SPLIT: u64 = 25;

/// Returns every dose a stretch may have, shortest first, no two of them of one length.
#[must_use]
pub fn ladder(stretch: &Stretch) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = doses(stretch).into_iter().map(|dose| rung(stretch, dose)).collect();
    // Of two doses of a length the one of fewer sets came first.
    rungs.sort_by_key(|rung| rung.seconds);
    rungs.dedup_by_key(|rung| rung.seconds);
    rungs
}

/// Returns the dose a stretch has in a routine unless time is short or long: one set of what its file says.
#[must_use]
pub fn usual(stretch: &Stretch) -> Rung {
    let mut dose = stretch.dose.clone();
    match &mut dose {
        Dose::Hold { sets, .. } | Dose::Reps { sets, .. } | Dose::Isometric { sets, .. } | Dose::Roll { sets, .. } => *sets = 1,
        Dose::Pnf { cycles, .. } => *cycles = (*cycles).min(2),
        Dose::Breath { .. } => {}
    }
    rung(stretch, dose)
}

/// Returns the shortest dose.
#[must_use]
pub fn shortest(stretch: &Stretch) -> Rung {
    let mut dose = usual(stretch).dose;
    let (least, _) = hold_range(stretch);
    match &mut dose {
        Dose::Hold { hold, .. } => *hold = least,
        Dose::Roll { roll, .. } => *roll = least,
        Dose::Reps { reps, .. } | Dose::Isometric { reps, .. } => *reps = fewest(*reps, stretch.sides),
        Dose::Breath { breaths, .. } => *breaths = fewest_breaths(*breaths),
        Dose::Pnf { .. } => {}
    }
    rung(stretch, dose)
}

fn rung(stretch: &Stretch, dose: Dose) -> Rung {
    let seconds = turns_time(stretch, &dose).as_secs();
    Rung { seconds: u32::try_from(seconds).unwrap_or(u32::MAX), dose }
}

/// How short and how long a hold may be; where the file does not say, as long as it is.
#[must_use]
pub fn hold_range(stretch: &Stretch) -> (Duration, Duration) {
    let own = match &stretch.dose {
        Dose::Hold { hold, .. } => *hold,
        Dose::Roll { roll, .. } => *roll,
        Dose::Reps { .. } | Dose::Isometric { .. } | Dose::Pnf { .. } | Dose::Breath { .. } => Duration::ZERO,
    };
    stretch.range.map_or((own, own), |(least, most)| (least.min(own), most.max(own)))
}

fn doses(stretch: &Stretch) -> Vec<Dose> {
    match &stretch.dose {
        Dose::Hold { hold, sets } => {
            holds(stretch, *hold, *sets).into_iter().map(|(hold, sets)| Dose::Hold { hold, sets }).collect()
        }
        Dose::Roll { roll, sets } => {
            holds(stretch, *roll, *sets).into_iter().map(|(roll, sets)| Dose::Roll { roll, sets }).collect()
        }
        Dose::Reps { reps, tempo, sets } => {
            let sets_of = |sets| rep_counts(*reps, stretch.sides).map(move |reps| (reps, sets));
            let all = (1..=(*sets).max(2)).flat_map(sets_of);
            all.map(|(reps, sets)| Dose::Reps { reps, tempo: tempo.clone(), sets }).collect()
        }
        Dose::Isometric { hold, reps, rest, sets } => {
            let sets_of = |sets| rep_counts(*reps, stretch.sides).map(move |reps| (reps, sets));
            let all = (1..=*sets).flat_map(sets_of);
            all.map(|(reps, sets)| Dose::Isometric { hold: *hold, reps, rest: *rest, sets }).collect()
        }
        Dose::Pnf { stretch, contract, deepen, cycles } => ((*cycles).min(2)..=*cycles)
            .map(|cycles| Dose::Pnf { stretch: *stretch, contract: *contract, deepen: *deepen, cycles })
            .collect(),
        Dose::Breath { pattern, breaths } => (fewest_breaths(*breaths)..=breaths.saturating_mul(2).min(200))
            .map(|breaths| Dose::Breath { pattern: *pattern, breaths })
            .collect(),
    }
}

fn holds(stretch: &Stretch, own: Duration, sets: u32) -> Vec<(Duration, u32)> {
    let (least, most) = hold_range(stretch);
    let mut lengths: Vec<u64> = (least.as_secs()..=most.as_secs()).filter(|seconds| seconds.is_multiple_of(NOTCH)).collect();
    lengths.extend([least.as_secs(), own.as_secs(), most.as_secs()]);
    lengths.sort_unstable();
    lengths.dedup();
    // A dose of one long rest stays one, however long.
    let longest_single = if sets == 1 { most.as_secs() } else { LONGEST_SINGLE.max(own.as_secs()) };
    let is_kept = |seconds: u64, sets: u32| match sets {
        1 => seconds <= longest_single,
        _ => seconds >= SHORTEST_SPLIT.min(own.as_secs()),
    };
    (1..=sets.max(2))
        .flat_map(|sets| lengths.iter().map(move |seconds| (*seconds, sets)))
        .filter(|(seconds, sets)| is_kept(*seconds, *sets))
        .map(|(seconds, sets)| (Duration::from_secs(seconds), sets))
        .collect()
}

/// Two thirds of the reps to one and a half times as many; by turns always an even number.
fn rep_counts(own: u32, sides: Sides) -> impl Iterator<Item = u32> {
    let most = (own.saturating_mul(3) / 2).min(200);
    (fewest(own, sides)..=most).filter(move |reps| *reps == own || sides != Sides::Alternating || reps.is_multiple_of(2))
}

fn fewest(own: u32, sides: Sides) -> u32 {
    let fewest = own.saturating_mul(2).div_ceil(3);
    if sides == Sides::Alternating { fewest.next_multiple_of(2).min(own) } else { fewest }
}

fn fewest_breaths(own: u32) -> u32 {
    own.div_ceil(2).max(3).min(own)
}
