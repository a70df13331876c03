//! How long things take this user, and how much of a stretch a step has, in words.

use crate::app::App;
use crate::app::planned::Appointment;
use crate::model::{Planned, Routine, Sides, Step};
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

/// Returns how long what is planned takes this user; nothing where its routine is not there.
pub(super) fn length(app: &App, appointment: &Appointment) -> String {
    match &appointment.planned {
        Planned::Made(measure) => format!("{} min", measure.minutes),
        Planned::Routine(_) | Planned::Monday => {
            app.routine_of(appointment).map(|routine| minutes(app, routine)).unwrap_or_default()
        }
    }
}
