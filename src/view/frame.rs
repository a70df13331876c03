//! What every screen has: the main screens named on top, the useful keys below.
//!
//! ```text
//!  Today   Browse   Routines                        Mon 23 Nov · 2026-W48
//!  …
//!  ⏎ start  s steps  ? help  q leave
//! ```

use super::canvas::{Canvas, inset, row};
use crate::app::{App, Command, Page, Tab, Target};
use crate::columns::columns;
use crate::session::State;
use crate::theme::Role;
use crate::time::minutes_seconds;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Draws the top bar and the footer where there is room; returns what is left between them.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    if area.height < 6 {
        return area;
    }
    let footer_row = row(area, area.height - 1);
    footer(app, canvas, inset(footer_row, 1, 1));
    let roomy = area.height >= 20;
    // The player has its own heading, and uses every row.
    if matches!(app.pages.last(), Some(Page::Player)) {
        return Rect { height: area.height - 1 - u16::from(roomy), ..area };
    }
    top_bar(app, canvas, inset(row(area, 0), 1, 1));
    let top = if roomy { 2 } else { 1 };
    Rect { y: area.y + top, height: area.height - top - 1 - u16::from(roomy), ..area }
}

fn top_bar(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let mut x = area.x;
    for tab in Tab::ALL {
        let label = format!(" {} ", tab.title());
        let place = Rect { x, width: columns(&label), ..area }.intersection(area);
        let role = if *tab == app.tab && app.pages.is_empty() { Role::Selected } else { Role::Muted };
        canvas.text(place, role, &label);
        if app.pages.is_empty() {
            canvas.zone(place, Target::Tab(*tab));
        }
        x = x.saturating_add(place.width + 1);
    }
    let rest = Rect { x: x.min(area.right()), width: area.right().saturating_sub(x), ..area };
    canvas.text_right(rest, Role::Muted, &corner(app));
}

/// The session going on behind the screen, or else the date.
fn corner(app: &App) -> String {
    let in_player = matches!(app.pages.last(), Some(Page::Player));
    let open = app.session.as_ref().and_then(|running| running.session.now()).filter(|_| !in_player);
    if let Some(now) = open {
        let paused = if now.state == State::Paused { "paused" } else { "going on" };
        return format!("{} · {} · {paused}", now.step.stretch.name, minutes_seconds(now.left_in_all));
    }
    let day = app.now.wall.day();
    format!("{} · {}", day.in_words(), day.week())
}

fn footer(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    if let Some(notice) = &app.notice {
        canvas.text(area, Role::Accent, &notice.text);
        return;
    }
    let mut x = area.x;
    for row in hints(app) {
        let sign = row.sign();
        let words = format!(" {}", row.hint);
        let width = columns(&sign) + columns(&words);
        if x + width > area.right() {
            continue;
        }
        let place = Rect { x, width, ..area };
        let line: Line<'_> = vec![canvas.span(Role::Key, sign), canvas.span(Role::Muted, words)].into();
        canvas.line(place, &line);
        canvas.zone(place, Target::Command(row.command));
        x += width + 3;
    }
    if app.places().contains(&crate::app::Place::Main) && !app.problems.is_empty() {
        let words = crate::problem::counted(app.problems.len(), "problem");
        let width = columns(&words) + 3;
        if x + width <= area.right() {
            let line: Line<'_> = vec![canvas.span(Role::Warning, words), Span::raw(" "), canvas.span(Role::Key, "!")].into();
            let place = Rect { x: area.right() - width, width, ..area };
            canvas.line(place, &line);
            canvas.zone(place, Target::Command(Command::ShowProblems));
        }
    }
}

/// The rows of the table to hint at: those of the innermost place first, help and leaving before the rest is cut.
fn hints(app: &App) -> Vec<&'static crate::app::command::Row> {
    let mut rows: Vec<&crate::app::command::Row> = Vec::new();
    for place in app.places() {
        for row in Command::TABLE.iter().filter(|row| row.place == *place && !row.hint.is_empty() && app.can(row.command)) {
            let shadowed = row.keys.iter().any(|key| rows.iter().any(|other| other.keys.contains(key)));
            let counted = row.command == Command::ShowProblems;
            if !shadowed && !counted {
                rows.push(row);
            }
        }
    }
    // Help is always worth its place: it goes behind the first few.
    if let Some(at) = rows.iter().position(|row| row.command == Command::Help).filter(|at| *at > 4) {
        let help = rows.remove(at);
        rows.insert(4, help);
    }
    rows
}
