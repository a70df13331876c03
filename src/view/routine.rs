//! A routine's page: what it is for, and its steps.

use super::body_parts::first_row;
use super::canvas::{Canvas, below, inset, row};
use super::words;
use crate::app::screen::RoutinePage;
use crate::app::{App, Target};
use crate::columns::{columns, wrap};
use crate::describe;
use crate::model::{Routine, Step};
use crate::theme::Role;
use ratatui::layout::Rect;

const WIDEST: u16 = 92;
/// Where the names of the steps begin.
const INDENT: u16 = 6;

/// With fewer steps in sight, reasons would leave too little of the routine.
const FEWEST_STEPS: u16 = 4;

/// A line of the list.
enum Line<'r> {
    /// A step, and its place in the routine.
    Step(usize, &'r Step),
    /// A part of the note to the step above.
    Note(String),
}

pub(super) fn draw(app: &App, page: &RoutinePage, canvas: &mut Canvas<'_>, area: Rect) {
    let side = area.width.saturating_sub(WIDEST) / 2;
    let area = inset(area, side.max(1), side.max(1));
    let routine = &page.routine;
    let facts = format!("{} · {}", words::minutes(app, routine), describe::level(routine.level));
    canvas.text_right(area, Role::Accent, &facts);
    let star = if app.favourites.routines.contains(&routine.id) { "★ " } else { "" };
    canvas.text(inset(area, 0, columns(&facts) + 1), Role::Title, &format!("{star}{}", routine.name));
    let mut line = 1;
    let summary =
        format!("{} · {}", describe::capitalised(routine.purpose.title()), describe::areas(&app.library, routine).to_lowercase());
    let has_room = area.height > 14;
    for text in if has_room { wrap(&summary, area.width) } else { vec![summary] } {
        canvas.text(row(area, line), Role::Text, &text);
        line += 1;
    }
    canvas.text(row(area, line), Role::Muted, &describe::needs(routine));
    line += 1;
    if has_room {
        for text in wrap(&routine.about, area.width) {
            canvas.text(row(area, line), Role::Muted, &text);
            line += 1;
        }
    }
    canvas.rule(row(area, line));
    let list = below(area, line + 1);
    let list = Rect { height: list.height - reason(page, canvas, list), ..list };
    let chosen = page.chosen.index();
    let lines = lines(routine, list.width);
    let chosen_line = lines.iter().position(|line| matches!(line, Line::Step(index, _) if *index == chosen));
    let first = first_row(chosen_line.unwrap_or(0), lines.len(), list.height);
    for (line, shown) in (0..list.height).zip(lines.into_iter().skip(first)) {
        let place = row(list, line);
        match shown {
            Line::Step(index, step) => {
                entry(canvas, place, routine, index, step, index == chosen);
                canvas.zone(place, Target::Row(index));
            }
            Line::Note(text) => canvas.text(inset(place, INDENT, 0), Role::Muted, &text),
        }
    }
}

/// Why the chosen step is in a routine that was made, at the foot of `area`; returns the rows it takes.
fn reason(page: &RoutinePage, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let Some(why) = page.why.get(page.chosen.index()) else { return 0 };
    let mut lines: Vec<(Role, String)> = wrap(why, area.width).into_iter().map(|line| (Role::Text, line)).collect();
    // The longest reason decides, so that the list stays where it is.
    let longest = page.why.iter().map(|why| wrap(why, area.width).len()).max().unwrap_or(0);
    lines.resize(longest, (Role::Text, String::new()));
    lines.push((Role::Muted, format!("Again, or on another machine: supple play {}", page.routine.id)));
    let rows = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX);
    if rows.saturating_add(FEWEST_STEPS) > area.height {
        return 0;
    }
    let foot = below(area, area.height - rows);
    canvas.rule(foot);
    for (index, (role, line)) in (1..rows).zip(&lines) {
        canvas.text(row(foot, index), *role, line);
    }
    rows
}

/// The steps, each with its note below it.
fn lines(routine: &Routine, width: u16) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    for (index, step) in routine.steps.iter().enumerate() {
        lines.push(Line::Step(index, step));
        let note = step.note.as_deref().unwrap_or_default();
        lines.extend(wrap(note, width.saturating_sub(INDENT)).into_iter().filter(|text| !text.is_empty()).map(Line::Note));
    }
    lines
}

fn entry(canvas: &mut Canvas<'_>, place: Rect, routine: &Routine, index: usize, step: &Step, chosen: bool) {
    if chosen {
        canvas.select(place);
    }
    let role = |other| if chosen { Role::Selected } else { other };
    let before = index.checked_sub(1).and_then(|before| routine.steps.get(before));
    let changes = before.is_none_or(|before| before.stretch.position != step.stretch.position);
    let position = if changes { step.stretch.position.title() } else { "" };
    let marker = if chosen { "▶" } else { " " };
    let name = format!("{marker} {:>2}  {}", index + 1, step.stretch.name);
    canvas.text(place, role(Role::Text), &name);
    // The name comes first; the dose, then the position, where there is room.
    let rest = inset(place, columns(&name) + 2, 1);
    let dose = words::dose(step);
    if columns(&dose) <= rest.width {
        canvas.text_right(rest, role(Role::Muted), &dose);
        let rest = inset(rest, 0, columns(&dose) + 2);
        if columns(position) <= rest.width {
            canvas.text(rest, role(Role::Muted), position);
        }
    }
}
