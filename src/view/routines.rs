//! Routines: all of them by purpose, and what the chosen one holds.

use super::body_parts::first_row;
use super::canvas::{Canvas, below, inset, row};
use super::words;
use crate::app::screen::routines::listed;
use crate::app::{App, Target};
use crate::columns::{columns, wrap};
use crate::describe;
use crate::model::{Purpose, Routine};
use crate::theme::Role;
use ratatui::layout::Rect;
use std::sync::Arc;

/// From this width on, the chosen routine stands beside the list.
const SIDE_BY_SIDE: u16 = 76;
const LIST: u16 = 46;

/// The widest line of what the chosen routine holds.
const WIDEST: u16 = 76;

/// A line of the list.
enum Line<'r> {
    Heading(Purpose),
    /// A routine, and its place among the routines.
    Routine(usize, &'r Routine),
}

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let routines = listed(&app.library);
    let chosen = app.routines.chosen.index();
    let beside = area.width >= SIDE_BY_SIDE;
    let list = if beside { Rect { width: LIST, ..area } } else { area };
    let lines = lines(&routines);
    let chosen_line = lines.iter().position(|line| matches!(line, Line::Routine(index, _) if *index == chosen));
    let first = first_row(chosen_line.unwrap_or(0), lines.len(), list.height);
    for (line, shown) in (0..list.height).zip(lines.into_iter().skip(first)) {
        let place = row(list, line);
        match shown {
            Line::Heading(purpose) => canvas.text(inset(place, 2, 0), Role::Muted, &describe::capitalised(purpose.title())),
            Line::Routine(index, routine) => {
                entry(app, canvas, place, routine, index == chosen);
                canvas.zone(place, Target::Row(index));
            }
        }
    }
    if beside && let Some(routine) = routines.get(chosen) {
        details(app, canvas, inset(area, LIST + 2, 1), routine);
    }
}

/// The routines as they stand, each purpose above its own.
fn lines<'r>(routines: &[&'r Arc<Routine>]) -> Vec<Line<'r>> {
    let mut lines = Vec::new();
    let mut purpose = None;
    for (index, routine) in routines.iter().enumerate() {
        if purpose.replace(routine.purpose) != Some(routine.purpose) {
            lines.push(Line::Heading(routine.purpose));
        }
        lines.push(Line::Routine(index, routine));
    }
    lines
}

fn entry(app: &App, canvas: &mut Canvas<'_>, place: Rect, routine: &Routine, chosen: bool) {
    if chosen {
        canvas.select(place);
    }
    let role = |other| if chosen { Role::Selected } else { other };
    let facts = format!("{:>7} {}", words::minutes(app, routine), describe::level(routine.level));
    canvas.text_right(inset(place, 0, 1), role(Role::Muted), &facts);
    if chosen {
        canvas.text(place, role(Role::Muted), "▶");
    }
    let star = if app.favourites.routines.contains(&routine.id) { "★ " } else { "" };
    canvas.text(inset(place, 4, columns(&facts) + 2), role(Role::Text), &format!("{star}{}", routine.name));
}

fn details(app: &App, canvas: &mut Canvas<'_>, area: Rect, routine: &Routine) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    canvas.text(area, Role::Title, &routine.name);
    let mut lines = vec![
        (Role::Accent, describe::areas(&app.library, routine)),
        (Role::Muted, describe::needs(routine)),
        (Role::Text, String::new()),
    ];
    lines.extend([(Role::Text, routine.about.clone()), (Role::Text, String::new())]);
    let body = below(area, 1);
    let wrapped = lines.iter().flat_map(|(role, text)| {
        let texts = if text.is_empty() { vec![String::new()] } else { wrap(text, body.width) };
        texts.into_iter().map(|text| (*role, text))
    });
    let mut used = 0;
    for (index, (role, text)) in (0..body.height).zip(wrapped) {
        canvas.text(row(body, index), role, &text);
        used = index + 1;
    }
    let steps = below(body, used);
    let lines: Vec<_> = routine.steps.iter().map(|step| (format!("· {}", step.stretch.name), words::dose(step))).collect();
    let has_room = lines.iter().all(|(name, dose)| columns(name) + 2 + columns(dose) <= steps.width);
    for (index, (name, dose)) in (0..steps.height).zip(&lines) {
        canvas.text(row(steps, index), Role::Muted, name);
        if has_room {
            canvas.text_right(row(steps, index), Role::Muted, dose);
        }
    }
}
