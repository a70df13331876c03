//! Routines: all of them by purpose, and what the chosen one holds.

use super::body_parts::first_row;
use super::canvas::{Canvas, below, inset, row};
use super::words;
use crate::app::screen::routines::listed;
use crate::app::{App, Target};
use crate::columns::{columns, wrap};
use crate::describe;
use crate::model::Routine;
use crate::theme::Role;
use ratatui::layout::Rect;

/// From this width on, the chosen routine stands beside the list.
const SIDE_BY_SIDE: u16 = 76;
const LIST: u16 = 46;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let routines = listed(&app.library);
    let chosen = app.routines.chosen.index();
    let beside = area.width >= SIDE_BY_SIDE;
    let list = if beside { Rect { width: LIST, ..area } } else { area };
    let first = first_row(chosen, routines.len(), list.height);
    for (line, (index, routine)) in (0..list.height).zip(routines.iter().enumerate().skip(first)) {
        let place = row(list, line);
        let focused = index == chosen;
        if focused {
            canvas.select(place);
        }
        let role = |other| if focused { Role::Selected } else { other };
        let facts = format!("{:>7} {}", words::minutes(app, routine), describe::level(routine.level));
        canvas.text_right(inset(place, 0, 1), role(Role::Muted), &facts);
        let marker = if focused { "▶" } else { " " };
        canvas.text(place, role(Role::Muted), &format!("{marker} {}", routine.purpose.title()));
        let name = inset(place, 15, columns(&facts) + 2);
        let star = if app.favourites.routines.contains(&routine.id) { "★ " } else { "" };
        canvas.text(name, role(Role::Text), &format!("{star}{}", routine.name));
        canvas.zone(place, Target::Row(index));
    }
    if beside && let Some(routine) = routines.get(chosen) {
        details(app, canvas, inset(area, LIST + 2, 1), routine);
    }
}

fn details(app: &App, canvas: &mut Canvas<'_>, area: Rect, routine: &Routine) {
    canvas.text(area, Role::Title, &routine.name);
    let mut lines = vec![
        (Role::Accent, describe::areas(&app.library, routine)),
        (Role::Muted, describe::needs(routine)),
        (Role::Text, String::new()),
    ];
    lines.extend([(Role::Text, routine.about.clone()), (Role::Text, String::new())]);
    lines.extend(routine.steps.iter().map(|step| (Role::Muted, format!("· {}", step.stretch.name))));
    let body = below(area, 1);
    let wrapped = lines.iter().flat_map(|(role, text)| {
        let texts = if text.is_empty() { vec![String::new()] } else { wrap(text, body.width) };
        texts.into_iter().map(|text| (*role, text))
    });
    for (index, (role, text)) in (0..body.height).zip(wrapped) {
        canvas.text(row(body, index), role, &text);
    }
}
