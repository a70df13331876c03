//! Today: what can be started with one key.

use crate::app::list::Chosen;
use crate::app::planned::Appointment;
use crate::model::Routine;
use std::sync::Arc;

/// The state of the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    pub chosen: Chosen,
}

/// Something Today offers.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A session to go on with.
    GoOn,
    /// The Monday routine.
    Monday(Arc<Routine>),
    /// What the schedule holds today.
    Planned(Appointment),
    /// The Monday routine cut to three minutes.
    Short(Arc<Routine>),
}
