//! A routine's page: its steps, and which of them is chosen.

use crate::app::list::Chosen;
use crate::model::Routine;
use std::sync::Arc;

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct RoutinePage {
    pub routine: Arc<Routine>,
    pub chosen: Chosen,
}
