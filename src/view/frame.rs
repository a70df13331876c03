//! What every screen has: the main screens named on top, the useful keys below.
//!
//! ```text
//!  Today   Browse   Routines                        Mon 23 Nov · 2026-W48
//!  …
//!  ⏎ start  s steps  q leave                                        ? help
//! ```

use super::canvas::{Canvas, inset, row};
use crate::app::{App, Page, Tab, Target};
use crate::columns::columns;
use crate::command::{Command, Key, Place, Row};
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
    let roomy = Tab::ALL.iter().map(|tab| columns(tab.title()) + 3).sum::<u16>() <= area.width + 1;
    for tab in Tab::ALL {
        let label = if roomy { format!(" {} ", tab.title()) } else { tab.title().to_owned() };
        let place = Rect { x, width: columns(&label), ..area }.intersection(area);
        let role = if *tab == app.tab && app.pages.is_empty() { Role::Selected } else { Role::Muted };
        canvas.text(place, role, &label);
        if app.pages.is_empty() {
            canvas.zone(place, Target::Tab(*tab));
        }
        x = x.saturating_add(place.width + 1);
    }
    let rest = Rect { x: x.min(area.right()), width: area.right().saturating_sub(x), ..area };
    if let Some(text) = corner(app).iter().find(|text| columns(text) <= rest.width) {
        canvas.text_right(rest, Role::Muted, text);
    }
}

/// The session going on behind the screen, or else the date; the fullest first.
fn corner(app: &App) -> Vec<String> {
    if let Some(now) = app.session.as_ref().and_then(|running| running.session.now()) {
        let state = if now.state == State::Paused { "paused" } else { "going on" };
        let left = minutes_seconds(now.left_in_all);
        return vec![format!("{} · {left} · {state}", now.step.stretch.name), format!("{left} · {state}"), left];
    }
    let day = app.now.wall.day();
    vec![format!("{} · {}", day.in_words(), day.week()), day.in_words()]
}

fn footer(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    // What is asked needs its keys in sight.
    if let Some(notice) = app.notice.as_ref().filter(|_| app.asked().is_none()) {
        canvas.text(area, Role::Accent, &notice.text);
        return;
    }
    let area = aside(app, canvas, area);
    let mut x = area.x;
    for row in hints(app) {
        let place = Rect { x, width: area.right().saturating_sub(x), ..area };
        x += hint(canvas, place, row.command, Role::Key, &app.config.keymap.sign(row.command), row.hint);
    }
}

/// Draws a hint if there is room for it; returns how far the next one is.
fn hint(canvas: &mut Canvas<'_>, area: Rect, command: Command, key: Role, sign: &str, words: &str) -> u16 {
    let width = columns(sign) + 1 + columns(words);
    if width > area.width {
        return 0;
    }
    let place = Rect { width, ..area };
    let line: Line<'_> = vec![canvas.span(key, sign), Span::raw(" "), canvas.span(Role::Muted, words)].into();
    canvas.line(place, &line);
    canvas.zone(place, Target::Command(command));
    width + 3
}

/// Help, and problems if there are any, at the right end; returns what is left of the footer.
fn aside(app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let mut area = area;
    let problems = crate::problem::counted(app.problems.len(), "problem");
    let on_main = app.places().contains(&Place::Main) && !app.problems.is_empty();
    let hints = [(Command::Help, Role::Key, "help"), (Command::ShowProblems, Role::Warning, problems.as_str())];
    for (command, role, words) in hints.into_iter().take(if on_main { 2 } else { 1 }) {
        let sign = app.config.keymap.sign(command);
        let width = columns(&sign) + 1 + columns(words);
        if area.width > width + 12 {
            hint(canvas, Rect { x: area.right() - width, width, ..area }, command, role, &sign, words);
            area.width -= width + 3;
        }
    }
    area
}

/// The rows of the table to hint at: those of the innermost place first, without what another key of it hides.
fn hints(app: &App) -> Vec<&'static Row> {
    let mut rows: Vec<&Row> = Vec::new();
    let mut taken: Vec<Key> = Vec::new();
    for place in app.places() {
        for (row, keys) in app.config.keymap.of_place(*place).filter(|(row, _)| !row.hint.is_empty() && app.can(row.command)) {
            let hidden = keys.iter().any(|key| taken.contains(key));
            if !hidden && !matches!(row.command, Command::Help | Command::ShowProblems) {
                rows.push(row);
                taken.extend(keys);
            }
        }
    }
    rows
}
