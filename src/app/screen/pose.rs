//! A pose looked at while it is written: which moment is shown, from where, and what was last read of its file.

use crate::app::Studied;
use crate::figure::paint::View;

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct PosePage {
    /// What the file says now; its figure is the last one that could be shown.
    pub studied: Studied,
    /// The moment that is shown.
    pub moment: usize,
    /// It moves through them instead.
    pub plays: bool,
    /// Lines of its words scrolled by.
    pub scroll: usize,
    /// From where it is seen, if it was turned or tilted here.
    view: Option<View>,
    /// The suggested view that was taken last.
    suggestion: Option<usize>,
}

/// Degrees that a key tilts the camera by, and how far it tilts.
const TILT: f64 = 6.0;
const LEAST_TILT: f64 = -30.0;
const MOST_TILT: f64 = 90.0;

impl PosePage {
    #[must_use]
    pub fn new(studied: Studied) -> Self {
        let moment = studied.moments.len().saturating_sub(1);
        Self { studied, moment, plays: false, scroll: 0, view: None, suggestion: None }
    }

    /// Takes what the file says now. What could be shown before is shown as long as nothing better can.
    pub(crate) fn take(&mut self, studied: Studied) {
        let before = std::mem::replace(&mut self.studied, studied);
        if self.studied.figure.is_none() {
            self.studied.figure = before.figure;
            self.studied.moments = before.moments;
        }
        self.moment = self.moment.min(self.studied.moments.len().saturating_sub(1));
        self.suggestion = None;
    }

    /// Returns from where it is seen.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        self.view.or_else(|| self.studied.figure.as_ref().map(|figure| figure.view()))
    }

    /// Shows the moment `by` further on, if there is one.
    pub(crate) fn step(&mut self, by: isize) {
        self.plays = false;
        let next = self.moment.checked_add_signed(by).filter(|next| *next < self.studied.moments.len());
        self.moment = next.unwrap_or(self.moment);
    }

    pub(crate) fn turn(&mut self, by: f64) {
        self.view = self.view().map(|view| view.turned(by));
    }

    /// Tilts the camera by so many notches, up where they are more than 0.
    pub(crate) fn tilt(&mut self, notches: f64) {
        let tilted = |view: View| View { elevation: (view.elevation + notches * TILT).clamp(LEAST_TILT, MOST_TILT), ..view };
        self.view = self.view().map(tilted);
    }

    /// Looks from the next of the views that show it well.
    pub(crate) fn suggest(&mut self) {
        let next = self.suggestion.map_or(0, |last| last + 1).checked_rem(self.studied.views.len());
        self.suggestion = next;
        self.view = next.and_then(|next| self.studied.views.get(next).copied()).or(self.view);
    }
}
