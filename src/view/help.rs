//! Help: every key that works in this place, and when to see someone.

use super::canvas::{Canvas, below, inset, row};
use crate::app::App;
use crate::columns::wrap;
use crate::command::Place;
use crate::theme::Role;
use ratatui::layout::Rect;

const KEYS: u16 = 18;

/// When to stop, and when to see someone. Facts: NHS lists of red flags and the stop rules for stretching.
const CARE: &[(Role, &str)] = &[
    (Role::Title, "Taking care"),
    (
        Role::Text,
        "Stretch into a mild to moderate pull, never into sharp pain. Stop if pain is sharp or electric, spreads further down \
                  a leg or arm, or if you notice new numbness, weakness, dizziness or chest pain.",
    ),
    (
        Role::Warning,
        "Get emergency care now if back pain comes with any of these: numbness around the genitals or buttocks; trouble \
                     passing urine, or loss of bladder or bowel control; pain, tingling, weakness or numbness in both legs; chest \
                     pain; or if it began with a serious accident.",
    ),
    (
        Role::Text,
        "See a doctor within days for back pain with fever, unexplained weight loss, a lump or a change of shape, or pain \
                  that is worse at night and does not ease with rest. See someone, too, if it has not improved after a few weeks, \
                  keeps you from everyday things, or gets worse.",
    ),
];

pub(super) fn draw(app: &App, places: &[Place], scroll: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let area = inset(area, 1, 1);
    let lines = lines(app, places, area.width);
    let first = canvas.scrolled(scroll, lines.len(), area);
    for (index, (keys, role, text)) in (0..area.height).zip(lines.iter().skip(first)) {
        let place = row(area, index);
        canvas.text(Rect { width: KEYS.min(place.width), ..place }, Role::Key, keys);
        let indent = if keys.is_empty() { 0 } else { KEYS };
        canvas.text(inset(place, indent, 0), *role, text);
    }
    if first + usize::from(area.height) < lines.len() {
        canvas.text_right(row(below(area, area.height.saturating_sub(1)), 0), Role::Accent, " ↓ more ");
    }
}

/// Keys, and what they do; lines without keys are headings or text.
fn lines(app: &App, places: &[Place], width: u16) -> Vec<(String, Role, String)> {
    let mut lines: Vec<(String, Role, String)> = Vec::new();
    for place in places {
        if !lines.is_empty() {
            lines.push((String::new(), Role::Text, String::new()));
        }
        lines.push((String::new(), Role::Title, place.title().to_owned()));
        for (row, _) in app.config.keymap.of_place(*place) {
            let texts = wrap(row.words, width.saturating_sub(KEYS));
            for (index, text) in texts.into_iter().enumerate() {
                let keys = if index == 0 { app.config.keymap.signs(row.command) } else { " ".to_owned() };
                lines.push((keys, Role::Text, text));
            }
        }
        if *place == Place::Main {
            let areas = app.library.areas().iter().filter_map(|area| Some((area.key?, &area.name)));
            lines.extend(areas.map(|(key, name)| (key.to_string(), Role::Text, format!("browse {}", name.to_lowercase()))));
        }
    }
    for (role, text) in CARE {
        lines.push((String::new(), Role::Text, String::new()));
        lines.extend(wrap(text, width).into_iter().map(|line| (String::new(), *role, line)));
    }
    lines
}
