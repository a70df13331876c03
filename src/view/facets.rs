//! The sheet that narrows Browse down: one row a facet, with how many would be left.

use super::canvas::{Canvas, inset, row};
use crate::app::screen::Facet;
use crate::app::{App, Target};
use crate::columns::columns;
use crate::command::Command;
use crate::theme::Role;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

const WIDTH: u16 = 54;

pub(super) fn draw(app: &App, chosen: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let width = WIDTH.min(area.width);
    let height = u16::try_from(Facet::ALL.len()).unwrap_or(0).saturating_add(2).min(area.height);
    let sheet = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    Clear.render(sheet, canvas.buf);
    let title = Line::from(canvas.span(Role::Title, " Narrow down "));
    let border = canvas.style(Role::Accent);
    Block::bordered().border_type(BorderType::Rounded).border_style(border).title(title).render(sheet, canvas.buf);
    let inner = Rect { y: sheet.y + 1, height: height.saturating_sub(2), ..inset(sheet, 1, 1) };
    let filter = app.browse.whole_filter();
    for (line, (index, facet)) in (0..inner.height).zip(Facet::ALL.iter().enumerate()) {
        let place = row(inner, line);
        let focused = index == chosen;
        if focused {
            canvas.select(place);
        }
        let role = |other| if focused { Role::Selected } else { other };
        canvas.text(inset(place, 1, 0), role(Role::Muted), facet.title());
        let left =
            facet.counts(&filter, &app.library, &app.favourites.stretches).get(facet.chosen(&filter)).copied().unwrap_or(0);
        let count = left.to_string();
        canvas.text_right(inset(place, 0, 1), role(Role::Muted), &count);
        let words = facet.in_words(&filter);
        let value = if focused { format!("← {words} →") } else { format!("  {words}") };
        let set = facet.chosen(&filter) > 0;
        canvas.text(inset(place, 16, columns(&count) + 2), role(if set { Role::Accent } else { Role::Text }), &value);
        if focused {
            canvas.zone(place, Target::Command(Command::FacetMore));
        }
    }
}
