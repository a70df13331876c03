//! A pose looked at while it is written: the figure, and beside it what is wrong and the angles it comes to.
//!
//! ```text
//!  calf-lean                                     hold · 2 of 2
//!  ┌ figure ────────────┐  No problem.
//!  │                    │  left hip flexion 48°
//!  └────────────────────┘  …
//!  view = { az = -72, el = 8 }
//! ```

use super::canvas::{Canvas, below, inset, row};
use super::problems;
use crate::app::screen::PosePage;
use crate::app::{Angle, App};
use crate::columns::wrap;
use crate::figure::paint::View;
use crate::theme::Role;
use ratatui::layout::Rect;

/// Narrower, the words stand below the figure.
const BESIDE: u16 = 72;

pub(super) fn draw(app: &App, page: &PosePage, canvas: &mut Canvas<'_>, area: Rect) {
    let area = inset(area, 1, 1);
    canvas.text_right(area, Role::Muted, &moment(page));
    canvas.text(inset(area, 0, 24), Role::Title, &page.studied.name);
    let body = below(area, 2);
    let foot = row(body, body.height.saturating_sub(1));
    let body = Rect { height: body.height.saturating_sub(2), ..body };
    let (figure, words) = if area.width >= BESIDE {
        let width = area.width * 3 / 5;
        (Rect { width, ..body }, inset(body, width + 2, 0))
    } else {
        let height = body.height / 2;
        (Rect { height, ..body }, below(body, height + 1))
    };
    if let Some(shown) = app.posed(page) {
        canvas.figure(figure, &shown);
    }
    if let Some(View { azimuth, elevation, .. }) = page.view() {
        canvas.text(foot, Role::Accent, &format!("view = {{ az = {azimuth:.0}, el = {elevation:.0} }}"));
    }
    let lines = lines(page, words.width);
    let first = canvas.scrolled(page.scroll, lines.len(), words);
    for (index, (role, line)) in (0..words.height).zip(lines.iter().skip(first)) {
        canvas.text(row(words, index), *role, line);
    }
}

fn moment(page: &PosePage) -> String {
    let count = page.studied.moments.len();
    match page.studied.moments.get(page.moment) {
        Some(_) if page.plays => "moving".to_owned(),
        Some(moment) => format!("{} · {} of {count}", moment.name, page.moment + 1),
        None => String::new(),
    }
}

/// What is wrong, then the angles of the moment, then what is only remarked.
fn lines(page: &PosePage, width: u16) -> Vec<(Role, String)> {
    let studied = &page.studied;
    let mut lines: Vec<(Role, String)> = Vec::new();
    for problem in &studied.problems {
        lines.extend(problems::lines(problem, width));
    }
    if studied.problems.is_empty() {
        lines.extend([(Role::Hold, "No problem.".to_owned()), (Role::Text, String::new())]);
    }
    let angles = studied.moments.get(page.moment).map(|moment| moment.angles.as_slice()).unwrap_or_default();
    for Angle { solved, typed } in angles {
        let role = if typed.is_some() { Role::Text } else { Role::Muted };
        let typed = typed
            .as_ref()
            .filter(|typed| !solved.ends_with(&format!(" {typed}")))
            .map(|typed| format!(", typed {typed}"))
            .unwrap_or_default();
        lines.extend(wrap(&format!("{solved}{typed}"), width).into_iter().map(|line| (role, line)));
    }
    if !studied.remarks.is_empty() {
        lines.extend([(Role::Text, String::new()), (Role::Title, "True of many good poses".to_owned())]);
        lines.extend(studied.remarks.iter().flat_map(|remark| wrap(remark, width)).map(|line| (Role::Muted, line)));
    }
    lines
}
