//! A row of a sheet: what is chosen, and in focus the arrows that turn it.

use crate::app::Target;
use crate::command::Command;
use crate::theme::Role;
use crate::view::canvas::{Canvas, inset};
use ratatui::layout::Rect;

/// The arrow before a choice, with room to hit it.
const ARROW: u16 = 2;

/// How the rows of a sheet are laid out, and what their arrows do.
#[derive(Clone, Copy, Debug)]
pub(in crate::view) struct Form {
    /// Columns for the titles.
    pub titles: u16,
    pub less: Command,
    pub more: Command,
}

impl Form {
    /// Draws the row at a place of the sheet, and makes it and its arrows clickable.
    pub(in crate::view) fn draw(self, canvas: &mut Canvas<'_>, place: Rect, index: usize, focused: bool, words: (&str, &str)) {
        if focused {
            canvas.select(place);
            canvas.zone(place, Target::Command(self.more));
            canvas.zone(Rect { width: ARROW, ..inset(place, self.titles, 0) }, Target::Command(self.less));
        } else {
            canvas.zone(place, Target::Row(index));
        }
        let (title, value) = words;
        let role = |other| if focused { Role::Selected } else { other };
        canvas.text(inset(place, 1, 0), role(Role::Muted), title);
        let value = if focused { format!("← {value} →") } else { format!("  {value}") };
        canvas.text(inset(place, self.titles, 1), role(Role::Text), &value);
    }
}
