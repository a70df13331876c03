//! A pin: what a week was given when it was first shown. It stays, whatever is added later.

use super::monday::{Monday, Terms};
use crate::compose::rules::is_safe_for;
use crate::model::{Dose, Id, Library, Origin, Purpose, Routine, Step};
use crate::time::Week;
use std::sync::Arc;

/// The routine of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    pub week: Week,
    pub routine: Id,
    /// What was made for the week; nothing where the routine is one of the library.
    pub kept: Option<Kept>,
}

/// A routine that was made, as it is kept: its stretches by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub name: String,
    pub about: String,
    pub purpose: Purpose,
    pub steps: Vec<KeptStep>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptStep {
    pub stretch: Id,
    pub dose: Dose,
    /// Why it is in the routine, in words.
    pub why: String,
}

/// A routine that was made, and why each of its steps is in it, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub routine: Arc<Routine>,
    pub why: Vec<String>,
}

impl Made {
    pub(super) fn of(monday: Monday, library: &Library) -> Self {
        let Monday { composed, .. } = monday;
        let why = composed.why(library);
        Self { routine: Arc::new(composed.routine), why }
    }

    pub(super) fn kept(&self) -> Kept {
        let step = |(step, why): (&Step, &String)| KeptStep {
            stretch: step.stretch.id.clone(),
            dose: step.dose.clone(),
            why: why.clone(),
        };
        Kept {
            name: self.routine.name.clone(),
            about: self.routine.about.clone(),
            purpose: self.routine.purpose,
            steps: self.routine.steps.iter().zip(&self.why).map(step).collect(),
        }
    }
}

impl Kept {
    /// Returns the routine with its stretches as `library` has them, without those that are gone; `None` where none is
    /// left, or one of them is to be left out now: nothing that was kept is above what somebody is careful of.
    pub(super) fn made(&self, id: &Id, library: &Library, terms: &Terms) -> Option<Made> {
        let known = self.steps.iter().filter_map(|step| Some((step, library.stretch(step.stretch.as_str())?)));
        let (kept, steps): (Vec<&KeptStep>, Vec<Step>) = known
            .map(|(step, stretch)| {
                (step, Step { stretch: Arc::clone(stretch), dose: step.dose.clone(), note: None, ready: None })
            })
            .unzip();
        let may = |step: &Step| terms.avoid.admits(&step.stretch) && is_safe_for(&step.stretch, self.purpose);
        if steps.is_empty() || !steps.iter().all(may) {
            return None;
        }
        let routine = Routine {
            id: id.clone(),
            name: self.name.clone(),
            purpose: self.purpose,
            about: self.about.clone(),
            level: steps.iter().map(|step| step.stretch.level).max().unwrap_or(1),
            rotation: false,
            steps,
            origin: Origin::Own,
        };
        Some(Made { routine: Arc::new(routine), why: kept.iter().map(|step| step.why.clone()).collect() })
    }
}
