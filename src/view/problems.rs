//! Problems: everything wrong in the user's files, with its place, the line, and what to do.

use super::canvas::{Canvas, below, inset, row};
use crate::app::App;
use crate::columns::wrap;
use crate::problem::{Problem, Severity, counted};
use crate::theme::Role;
use ratatui::layout::Rect;

pub(super) fn draw(app: &App, scroll: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let area = inset(area, 1, 1);
    if app.problems.is_empty() {
        canvas.text(area, Role::Hold, "Your files are in order.");
        return;
    }
    let title = format!("{}; everything else works", counted(app.problems.len(), "problem"));
    canvas.text(area, Role::Title, &title);
    let body = below(area, 2);
    let lines: Vec<(Role, String)> = app.problems.iter().flat_map(|problem| lines(problem, body.width)).collect();
    let first = canvas.scrolled(scroll, lines.len(), body);
    for (index, (role, line)) in (0..body.height).zip(lines.iter().skip(first)) {
        canvas.text(row(body, index), *role, line);
    }
}

/// A problem as lines.
pub(super) fn lines(problem: &Problem, width: u16) -> Vec<(Role, String)> {
    let role = match problem.severity {
        Severity::Error => Role::Error,
        Severity::Warning => Role::Warning,
    };
    let mut lines: Vec<(Role, String)> = Vec::new();
    lines.extend(wrap(&problem.message, width).into_iter().map(|line| (role, line)));
    let place = format!("{}:{}:{}", problem.file, problem.line, problem.column);
    lines.push((Role::Muted, format!("  {place}")));
    if let Some((quote, caret)) = problem.quote() {
        lines.push((Role::Text, format!("    {quote}")));
        lines.push((role, format!("    {caret}")));
    }
    if let Some(hint) = &problem.hint {
        lines.extend(wrap(hint, width.saturating_sub(4)).into_iter().map(|line| (Role::Accent, format!("  → {line}"))));
    }
    lines.push((Role::Text, String::new()));
    lines
}
