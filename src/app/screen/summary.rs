//! The summary of a session: what was held, what was left out.

use crate::history::Record;

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub record: Record,
    /// It was stopped and can be gone on with.
    pub can_go_on: bool,
}
