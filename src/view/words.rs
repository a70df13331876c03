//! How long things take this user, in words.

use crate::app::App;
use crate::model::Routine;
use crate::session::Plan;
use crate::time::about_minutes;

/// Returns how long `routine` takes this user.
pub(super) fn minutes(app: &App, routine: &Routine) -> String {
    about_minutes(Plan::of(routine, |id| app.history.has_met(id)).length())
}
