//! What is shown, to be written down and taken along.

use super::effect::Effect;
use super::msg::Figures;
use super::planned::WeekRow;
use super::{App, Tab};
use crate::model::{Filter, Library, Routine, Stretch};
use crate::problem::counted;
use crate::session::Plan;
use crate::time::Day;
use std::sync::Arc;
use std::time::Duration;

/// What is to be written down, with everything that is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What its file is to be called, without an ending.
    pub stem: String,
    pub what: Sheets,
    pub library: Library,
    pub figures: Figures,
    pub day: Day,
}

/// Stretches as they were found, or a routine that takes so long.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheets {
    Stretches(Vec<Arc<Stretch>>, Filter),
    Routine(Arc<Routine>, Duration),
}

impl App {
    /// Returns whether there is something to take along.
    #[must_use]
    pub(super) fn can_take(&self) -> bool {
        match self.tab {
            Tab::Browse => !self.browse.found().is_empty(),
            Tab::Routines => self.listed_routine().is_some(),
            Tab::Week => self.week_routine().is_some(),
            Tab::Today | Tab::Progress => false,
        }
    }

    /// Writes down what is shown.
    pub(super) fn take_along(&mut self, effects: &mut Vec<Effect>) {
        let routine = match self.tab {
            Tab::Routines => self.listed_routine(),
            Tab::Week => self.week_routine(),
            Tab::Today | Tab::Browse | Tab::Progress => None,
        };
        let (stem, what, words) = match routine {
            Some(routine) => {
                let length = Plan::of(&routine, |id| self.history.has_met(id)).length();
                (routine.id.to_string(), Sheets::Routine(Arc::clone(&routine), length), routine.name.clone())
            }
            None if self.tab == Tab::Browse && self.can_take() => {
                let filter = self.browse.whole_filter();
                let found = self.browse.found().to_vec();
                let stem = filter.places.first().map_or_else(|| "stretches".to_owned(), ToString::to_string);
                let words = counted(found.len(), "stretch");
                (stem, Sheets::Stretches(found, filter), words)
            }
            None => return,
        };
        self.notify(format!("Writing {words} …"));
        let (library, figures) = (self.library.clone(), Arc::clone(&self.stage.figures));
        effects.push(Effect::Take(Box::new(Taken { stem, what, library, figures, day: self.now.wall.day() })));
    }

    /// The routine of the row chosen in Week; on a day, that of the week.
    fn week_routine(&self) -> Option<Arc<Routine>> {
        let of_week = || self.rotation.routine_of(self.shown_week(), &self.library);
        let routine = match self.chosen_row() {
            Some(WeekRow::Planned(planned)) => planned.routine.as_ref().and_then(|id| self.routine_named(id)),
            Some(WeekRow::Session(record)) => self.routine_named(&crate::model::Id::new(&record.routine)),
            Some(WeekRow::Day(_)) | None => of_week(),
        };
        routine.map(Arc::clone)
    }
}
