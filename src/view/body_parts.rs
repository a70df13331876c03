//! The column of body parts in Browse, with live counts.

use super::canvas::{Canvas, inset, row};
use crate::app::screen::browse::Focus;
use crate::app::{App, Target};
use crate::theme::Role;
use ratatui::layout::Rect;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let browse = &app.browse;
    let chosen = browse.part.index();
    let first = first_row(chosen, browse.parts().len(), area.height);
    for (line, (index, part)) in (0..area.height).zip(browse.parts().iter().enumerate().skip(first)) {
        let place = row(area, line);
        let here = index == chosen;
        let focused = here && browse.focus == Focus::BodyParts;
        if focused {
            canvas.select(place);
        }
        let role = match (focused, here, part.count) {
            (true, ..) => Role::Selected,
            (false, true, _) => Role::Accent,
            (false, false, 0) => Role::Border,
            (false, false, _) if part.is_region => Role::Muted,
            (false, false, _) => Role::Text,
        };
        let marker = if here { "▶" } else { " " };
        let indent = if part.is_region { "  " } else { "" };
        let key = part.key.map(|key| format!("{key} ")).unwrap_or_default();
        canvas.text_right(inset(place, 0, 1), if focused { Role::Selected } else { Role::Muted }, &part.count.to_string());
        let words = inset(place, 0, 4);
        canvas.text(words, role, &format!("{marker} {indent}{}", part.name));
        if !key.is_empty() && words.width > 14 {
            canvas.text_right(inset(words, 0, 1), if focused { Role::Selected } else { Role::Key }, key.trim_end());
        }
        canvas.zone(place, Target::BodyPart(index));
    }
}

/// The first row shown, so that the chosen one stays in the middle where it can.
pub(super) fn first_row(chosen: usize, length: usize, height: u16) -> usize {
    let height = usize::from(height);
    chosen.saturating_sub(height / 2).min(length.saturating_sub(height))
}
