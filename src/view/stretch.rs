//! A stretch: its page, and the preview of it beside a list.

use super::canvas::{Canvas, below, inset, row};
use super::widget::figure;
use crate::app::App;
use crate::app::screen::StretchPage;
use crate::columns::{columns, wrap};
use crate::describe::{self, About, Paragraph};
use crate::model::Stretch;
use crate::theme::Role;
use ratatui::layout::Rect;

/// Text wider than this is tiring to read.
const WIDEST: u16 = 92;
/// Where there is less room beside a list, the words come first.
const LEAST_ROWS: u16 = 8;

pub(super) fn draw(app: &App, page: &StretchPage, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(stretch) = page.stretch() else { return };
    let side = area.width.saturating_sub(WIDEST) / 2;
    let area = inset(area, side.max(1), side.max(1));
    let place = if page.among.len() > 1 { format!("{} of {}", page.at + 1, page.among.len()) } else { String::new() };
    canvas.text_right(area, Role::Muted, &place);
    let star = if app.favourites.stretches.contains(&stretch.id) { "★ " } else { "" };
    canvas.text(inset(area, 0, columns(&place) + 2), Role::Title, &format!("{star}{}", stretch.name));
    canvas.text(row(area, 1), Role::Accent, &describe::facts(stretch));
    canvas.rule(row(area, 2));
    let body = beside_figure(app, stretch, canvas, below(area, 3));
    let lines = lines(&describe::paragraphs(&app.library, stretch), body.width);
    let first = canvas.scrolled(page.scroll, lines.len(), body);
    for (index, (role, line)) in (0..body.height).zip(lines.iter().skip(first)) {
        canvas.text(row(body, index), *role, line);
    }
    if first + usize::from(body.height) < lines.len() {
        let more = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
        canvas.text_right(more, Role::Accent, " ↓ more ");
    }
}

/// Draws the figure at the right, if there is one and room for it; returns what is left for the text.
fn beside_figure(app: &App, stretch: &Stretch, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let width = (area.width * 45 / 100).min(64);
    let Some(shown) = app.shown(stretch).filter(|_| canvas.has_room_for_figure(width, area.height) && area.width >= 60) else {
        return area;
    };
    let height = figure::rows(&shown, width, area.height.min(width * 3 / 5));
    canvas.figure(Rect { x: area.right() - width, width, height, ..area }, &shown);
    inset(area, 0, width + 2)
}

/// What fits of the page into a column beside a list.
pub(super) fn preview(app: &App, stretch: &Stretch, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.text(area, Role::Title, &stretch.name);
    let mut line = 1;
    for text in wrap(&describe::facts(stretch), area.width) {
        canvas.text(row(area, line), Role::Accent, &text);
        line += 1;
    }
    let mut body = below(area, line + 1);
    let most = (area.width / 2).min(if body.height < 20 { body.height * 2 / 3 } else { body.height / 2 });
    if let Some(shown) = app.shown(stretch).filter(|_| most >= LEAST_ROWS && canvas.has_room_for_figure(area.width, most)) {
        let height = figure::rows(&shown, area.width, most);
        canvas.figure(Rect { height, ..body }, &shown);
        body = below(body, height + 1);
    }
    let lines = lines(&describe::paragraphs(&app.library, stretch), body.width);
    let height = usize::from(body.height);
    for (index, (role, text)) in (0..body.height).zip(&lines) {
        let cut = usize::from(index) + 1 == height && lines.len() > height;
        let (role, text) = if cut { (Role::Muted, "⏎ more") } else { (*role, text.as_str()) };
        canvas.text(row(body, index), role, text);
    }
}

const fn role(about: About) -> Role {
    match about {
        About::Favourite => Role::Accent,
        About::Cautions => Role::Warning,
        About::Muscles | About::Aliases | About::Links => Role::Muted,
        About::Setup
        | About::Feel
        | About::Cues
        | About::Breath
        | About::Mistakes
        | About::Easier
        | About::Harder
        | About::Related => Role::Text,
    }
}

/// The page as lines: headings, then their items, several of them marked.
fn lines(paragraphs: &[Paragraph], width: u16) -> Vec<(Role, String)> {
    let mut lines: Vec<(Role, String)> = Vec::new();
    for paragraph in paragraphs {
        if !lines.is_empty() {
            lines.push((Role::Text, String::new()));
        }
        if !paragraph.about.heading().is_empty() {
            lines.push((Role::Title, paragraph.about.heading().to_owned()));
        }
        let several = paragraph.items.len() > 1;
        for item in &paragraph.items {
            let indent = if several { 2 } else { 0 };
            for (index, text) in wrap(item, width.saturating_sub(indent)).into_iter().enumerate() {
                let mark = match (several, index) {
                    (false, _) => "",
                    (true, 0) => "· ",
                    (true, _) => "  ",
                };
                lines.push((role(paragraph.about), format!("{mark}{text}")));
            }
        }
    }
    lines
}
