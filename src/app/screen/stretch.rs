//! A stretch's page, one of the list it was opened from.

use crate::model::{Library, Stretch};
use std::sync::Arc;

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct StretchPage {
    /// Where left and right go; never empty.
    pub among: Vec<Arc<Stretch>>,
    pub at: usize,
    /// Lines scrolled by.
    pub scroll: usize,
    /// The link that `o` opens next.
    pub link: usize,
}

impl StretchPage {
    #[must_use]
    pub fn of_one(stretch: &Arc<Stretch>) -> Self {
        Self { among: vec![Arc::clone(stretch)], at: 0, scroll: 0, link: 0 }
    }

    #[must_use]
    pub fn stretch(&self) -> Option<&Arc<Stretch>> {
        self.among.get(self.at)
    }

    /// Shows the stretches as `library` now has them; those that are gone stay as they were.
    pub(super) fn refresh(&mut self, library: &Library) {
        for stretch in &mut self.among {
            if let Some(known) = library.stretch(stretch.id.as_str()) {
                *stretch = Arc::clone(known);
            }
        }
    }

    /// Turns to the stretch `by` further on, if there is one.
    pub fn turn(&mut self, by: isize) {
        if let Some(at) = self.at.checked_add_signed(by).filter(|at| *at < self.among.len()) {
            *self = Self { among: std::mem::take(&mut self.among), at, scroll: 0, link: 0 };
        }
    }
}
