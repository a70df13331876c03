//! Progress: what was done, by day, area and session.

use crate::app::list::Chosen;
use crate::history::{History, Record};

/// The state of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub chosen: Chosen,
}

/// One session, with what was held of each step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPage {
    pub record: Record,
    /// Lines scrolled by.
    pub scroll: usize,
}

impl Progress {
    /// Returns the session chosen; the newest is the first.
    #[must_use]
    pub fn chosen_record<'h>(&self, history: &'h History) -> Option<&'h Record> {
        history.records().iter().rev().nth(self.chosen.index())
    }
}
