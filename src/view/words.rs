//! How long things take this user, and how much of a stretch a step has, in words.

use crate::app::App;
use crate::model::{Routine, Sides, Step};
use crate::session::Plan;
use crate::time::about_minutes;

/// Returns how long `routine` takes this user.
pub(super) fn minutes(app: &App, routine: &Routine) -> String {
    about_minutes(Plan::of(routine, |id| app.history.has_met(id)).length())
}

/// Returns what is done in a step: `20 s, each side`.
pub(super) fn dose(step: &Step) -> String {
    match step.stretch.sides {
        Sides::Each => format!("{}, each side", step.dose.in_words()),
        Sides::Together | Sides::Alternating => step.dose.in_words(),
    }
}
