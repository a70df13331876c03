//! One session of the past: what was held of each step, by side.

use super::canvas::{Canvas, below, inset, row};
use super::progress::clock;
use super::summary;
use crate::app::screen::RecordPage;
use crate::columns::columns;
use crate::history::Outcome;
use crate::theme::Role;
use crate::time::Wall;
use ratatui::layout::Rect;

/// Text wider than this is tiring to read.
const WIDEST: u16 = 92;

pub(super) fn draw(page: &RecordPage, canvas: &mut Canvas<'_>, area: Rect) {
    let side = area.width.saturating_sub(WIDEST) / 2;
    let area = inset(area, side.max(1), side.max(1));
    let record = &page.record;
    let when = Wall::parse(&record.started);
    let when =
        when.map(|wall| format!("{} {} {}", wall.day().in_words(), wall.day().year(), wall.clock_time())).unwrap_or_default();
    canvas.text_right(area, Role::Muted, &when);
    canvas.text(inset(area, 0, columns(&when) + 2), Role::Title, &record.name);
    let outcome = match record.outcome {
        Outcome::Finished => "Finished",
        Outcome::Stopped => "Stopped",
    };
    let facts = format!("{outcome} · {} held in {}", clock(record.held()), clock(record.seconds));
    canvas.text(row(area, 1), Role::Accent, &facts);
    canvas.rule(row(area, 2));
    let body = below(area, 3);
    let first = canvas.scrolled(page.scroll, record.steps.len(), body);
    for (index, step) in (0..body.height).zip(record.steps.iter().skip(first)) {
        let place = row(body, index);
        let (held, planned) = (step.held.total(), step.planned.total());
        let total = format!("{} of {}", clock(held), clock(planned));
        canvas.text_right(place, if held == 0 { Role::Muted } else { Role::Hold }, &total);
        let rest = inset(place, 0, columns(&total) + 2);
        canvas.text(rest, if held == 0 { Role::Muted } else { Role::Text }, &step.name);
        let sides = summary::sides(step.held);
        if columns(&step.name) + columns(&sides) + 2 <= rest.width {
            canvas.text_right(rest, Role::Muted, &sides);
        }
    }
}
