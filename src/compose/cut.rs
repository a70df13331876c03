//! A routine cut short: its own steps, fewer of them, one set of each.

use crate::model::{Dose, Id, Library, Routine, Step};
use crate::session::Plan;
use std::time::Duration;

/// Returns `routine` cut to at most `budget`: one set of each step, first a step for every area it works on, then
/// what else fits, in its own order. `None` if it is that short already or nothing fits.
#[must_use]
pub fn cut(routine: &Routine, budget: Duration, library: &Library, has_met: impl Fn(&Id) -> bool) -> Option<Routine> {
    if Plan::of(routine, &has_met).length() <= budget {
        return None;
    }
    let area_of = |step: &Step| library.area_of(step.stretch.home()).map(|area| area.id.clone());
    let mut areas = Vec::new();
    let (firsts, rest): (Vec<usize>, Vec<usize>) = (0..routine.steps.len()).partition(|index| {
        let area = routine.steps.get(*index).and_then(area_of);
        let is_first = !areas.contains(&area);
        areas.push(area);
        is_first
    });
    let mut taken: Vec<usize> = Vec::new();
    for index in firsts.into_iter().chain(rest) {
        let mut trial = taken.clone();
        trial.push(index);
        trial.sort_unstable();
        if Plan::of(&with_steps(routine, &trial), &has_met).length() <= budget {
            taken = trial;
        }
    }
    (!taken.is_empty()).then(|| with_steps(routine, &taken))
}

fn with_steps(routine: &Routine, indices: &[usize]) -> Routine {
    let steps = indices.iter().filter_map(|index| routine.steps.get(*index)).map(one_set).collect();
    Routine { name: format!("{}, short", routine.name), steps, rotation: false, ..routine.clone() }
}

fn one_set(step: &Step) -> Step {
    let mut step = step.clone();
    match &mut step.dose {
        Dose::Hold { sets, .. } | Dose::Reps { sets, .. } | Dose::Isometric { sets, .. } | Dose::Roll { sets, .. } => *sets = 1,
        Dose::Pnf { cycles, .. } => *cycles = 1,
        Dose::Breath { .. } => {}
    }
    step
}
