//! A routine's page: its steps, and which of them is chosen.

use crate::app::list::Chosen;
use crate::model::{Library, Routine};
use std::sync::Arc;

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct RoutinePage {
    pub routine: Arc<Routine>,
    /// Why each step is in it, where it was made.
    pub why: Vec<String>,
    pub chosen: Chosen,
}

impl RoutinePage {
    /// Shows the routine as `library` now has it; one that is gone, or is none of the library's, stays as it was.
    pub(super) fn refresh(&mut self, library: &Library) {
        let same = |known: &&Arc<Routine>| known.name == self.routine.name;
        if let Some(routine) = library.routine(self.routine.id.as_str()).filter(same).cloned() {
            self.chosen.go_to(self.chosen.index(), routine.steps.len());
            self.routine = routine;
        }
    }
}
