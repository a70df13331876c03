//! A routine's page: what it is for, and its steps.

use super::body_parts::first_row;
use super::canvas::{Canvas, below, inset, row};
use super::words;
use crate::app::screen::RoutinePage;
use crate::app::{App, Target};
use crate::columns::{columns, wrap};
use crate::describe;
use crate::model::{Sides, Step};
use crate::theme::Role;
use ratatui::layout::Rect;

const WIDEST: u16 = 92;

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
    canvas.text(row(area, line), Role::Text, &summary);
    canvas.text(row(area, line + 1), Role::Muted, &describe::needs(routine));
    line += 2;
    if area.height > 14 {
        for text in wrap(&routine.about, area.width) {
            canvas.text(row(area, line), Role::Muted, &text);
            line += 1;
        }
    }
    canvas.rule(row(area, line));
    let list = below(area, line + 1);
    let chosen = page.chosen.index();
    let list = inset_below(list, reason(page, canvas, list));
    let first = first_row(chosen, routine.steps.len(), list.height);
    for (line, (index, step)) in (0..list.height).zip(routine.steps.iter().enumerate().skip(first)) {
        let place = row(list, line);
        let focused = index == chosen;
        if focused {
            canvas.select(place);
        }
        let role = |other| if focused { Role::Selected } else { other };
        let changes =
            index == 0 || routine.steps.get(index - 1).is_none_or(|before| before.stretch.position != step.stretch.position);
        let note = step.note.clone().unwrap_or_default();
        let position = if changes { step.stretch.position.title().to_owned() } else { note };
        let marker = if focused { "▶" } else { " " };
        let name = format!("{marker} {:>2}  {}", index + 1, step.stretch.name);
        canvas.text(place, role(Role::Text), &name);
        // The name comes first; the dose, then the position, where there is room.
        let rest = inset(place, columns(&name) + 2, 1);
        let dose = dose(step);
        if columns(&dose) <= rest.width {
            canvas.text_right(rest, role(Role::Muted), &dose);
            let rest = inset(rest, 0, columns(&dose) + 2);
            if columns(&position) <= rest.width {
                canvas.text(rest, role(Role::Muted), &position);
            }
        }
        canvas.zone(place, Target::Row(index));
    }
}

/// Why the chosen step is in a routine that was made, at the foot of `area`; the rows it takes.
fn reason(page: &RoutinePage, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let Some(why) = page.why.get(page.chosen.index()) else { return 0 };
    let mut lines: Vec<(Role, String)> = wrap(why, area.width).into_iter().map(|line| (Role::Text, line)).collect();
    // The longest reason decides, so that the list stays where it is.
    let longest = page.why.iter().map(|why| wrap(why, area.width).len()).max().unwrap_or(0);
    lines.resize(longest, (Role::Text, String::new()));
    lines.push((Role::Muted, format!("Again, or on another machine: supple play {}", page.routine.id)));
    let rows = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX);
    if rows + FEWEST_STEPS > area.height {
        return 0;
    }
    let foot = below(area, area.height - rows);
    canvas.rule(foot);
    for (index, (role, line)) in (1..rows).zip(&lines) {
        canvas.text(row(foot, index), *role, line);
    }
    rows
}

/// Below so many steps, reasons would leave too little of the routine to see.
const FEWEST_STEPS: u16 = 4;

fn inset_below(area: Rect, rows: u16) -> Rect {
    Rect { height: area.height.saturating_sub(rows), ..area }
}

fn dose(step: &Step) -> String {
    match step.stretch.sides {
        Sides::Each => format!("{}, each side", step.dose.in_words()),
        Sides::Together | Sides::Alternating => step.dose.in_words(),
    }
}
