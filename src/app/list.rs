//! The chosen row of a list, kept inside it.

/// Which row of a list is chosen. Knows the list's length only when told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen(usize);

/// A move in a list or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
    PageUp,
    PageDown,
    Top,
    Bottom,
}

/// Rows that a page moves by.
const PAGE: usize = 10;

impl Chosen {
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }

    pub fn go_to(&mut self, index: usize, length: usize) {
        self.0 = index.min(length.saturating_sub(1));
    }

    /// Moves within a list of `length` rows.
    pub fn go(&mut self, by: Move, length: usize) {
        let to = match by {
            Move::Up => self.0.saturating_sub(1),
            Move::Down => self.0.saturating_add(1),
            Move::PageUp => self.0.saturating_sub(PAGE),
            Move::PageDown => self.0.saturating_add(PAGE),
            Move::Top => 0,
            Move::Bottom => usize::MAX,
        };
        self.go_to(to, length);
    }
}
