//! A one-line text field, typed into at its end.

use crate::printable;

/// What has been typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
}

/// More than anyone searches for.
const LONGEST: usize = 60;

impl Field {
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds a letter; one that cannot be shown, or is one too many, is passed over.
    pub fn push(&mut self, letter: char) {
        let shown = !printable::hides_something(letter.encode_utf8(&mut [0; 4]));
        if shown && self.text.chars().count() < LONGEST {
            self.text.push(letter);
        }
    }

    pub fn erase(&mut self) {
        self.text.pop();
    }

    pub fn clear(&mut self) {
        self.text.clear();
    }
}
