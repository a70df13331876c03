//! Browse: body parts, the stretches that fit, and the one chosen, side by side as far as there is room.
//!
//! ```text
//!  / hip                                       hold · no props        23 found
//!  ▶ Back      b 24 │ ▶ Cat–cow            ●○○ │ Cat–cow
//!      Lower back 9 │   Child's pose       ●○○ │ 8 reps of 3–3 s
//! ```

use super::body_parts::first_row;
use super::canvas::{Canvas, below, inset, row};
use super::{body_parts, facets, stretch};
use crate::app::App;
use crate::app::Target;
use crate::app::screen::Facet;
use crate::app::screen::browse::Focus;
use crate::columns::columns;
use crate::describe;
use crate::model::Stretch;
use crate::problem::counted;
use crate::theme::Role;
use ratatui::layout::Rect;

/// Narrower windows show one column at a time.
const SIDE_BY_SIDE: u16 = 60;
const BODY_PARTS: u16 = 21;
/// Narrower lists leave the level out: names come first.
const WITH_LEVEL: u16 = 36;
/// Text wider than this is tiring to read.
const WIDEST: u16 = 92;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    heading(app, canvas, inset(row(area, 0), 1, 1));
    let body = below(area, 2);
    if body.width < SIDE_BY_SIDE {
        match app.browse.focus {
            _ if app.browse.facets.is_some() => {}
            Focus::BodyParts => body_parts::draw(app, canvas, body),
            Focus::Stretches => list(app, canvas, body),
        }
    } else {
        let list_width = if body.width >= 110 { 40 } else { 31 };
        body_parts::draw(app, canvas, Rect { width: BODY_PARTS, ..body });
        let from_list = inset(body, BODY_PARTS, 0);
        divider(canvas, from_list);
        list(app, canvas, Rect { width: list_width, ..inset(from_list, 2, 0) });
        let from_page = inset(from_list, list_width + 2, 0);
        divider(canvas, from_page);
        if let Some(stretch) = app.browse.chosen_stretch() {
            let page = inset(from_page, 2, 1);
            stretch::preview(app, stretch, canvas, Rect { width: page.width.min(WIDEST), ..page });
        }
    }
    if let Some(chosen) = app.browse.facets {
        facets::draw(app, chosen.index(), canvas, body);
    }
}

fn heading(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let browse = &app.browse;
    let found = format!("{} found", browse.found().len());
    canvas.text_right(area, Role::Muted, &found);
    let area = inset(area, 0, columns(&found) + 2);
    let narrowed: Vec<String> =
        Facet::ALL.iter().filter(|facet| facet.chosen(&browse.filter) > 0).map(|facet| facet_words(*facet, app)).collect();
    if browse.typing || !browse.query.is_empty() {
        let caret = if browse.typing { "▏" } else { "" };
        let text = format!("/ {}{caret}", browse.query.text());
        canvas.text(area, Role::Accent, &text);
        canvas.text(inset(area, columns(&text) + 2, 0), Role::Muted, &narrowed.join(" · "));
    } else if narrowed.is_empty() {
        canvas.text(area, Role::Muted, "Every stretch, by body part. Type / to search.");
    } else {
        canvas.text(area, Role::Muted, &narrowed.join(" · "));
    }
}

fn facet_words(facet: Facet, app: &App) -> String {
    let words = facet.in_words(&app.browse.filter);
    match facet {
        Facet::Props if words == "none" => "no props".to_owned(),
        Facet::Level => format!("level {words}"),
        Facet::Purpose => format!("for {words}"),
        Facet::Kind | Facet::Position | Facet::Props | Facet::Favourites => words,
    }
}

fn divider(canvas: &mut Canvas<'_>, area: Rect) {
    for line in 0..area.height {
        canvas.text(Rect { width: 1, ..row(area, line) }, Role::Border, "│");
    }
}

fn list(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let browse = &app.browse;
    if browse.found().is_empty() {
        nothing(app, canvas, area);
        return;
    }
    let chosen = browse.chosen.index();
    let first = first_row(chosen, browse.found().len(), area.height);
    for (line, (index, stretch)) in (0..area.height).zip(browse.found().iter().enumerate().skip(first)) {
        let place = row(area, line);
        let focused = index == chosen && browse.focus == Focus::Stretches;
        if focused {
            canvas.select(place);
        }
        let role = match (focused, index == chosen, is_home(app, stretch)) {
            (true, ..) => Role::Selected,
            (false, true, _) => Role::Accent,
            (false, false, true) => Role::Text,
            (false, false, false) => Role::Muted,
        };
        let with_level = area.width >= WITH_LEVEL;
        if with_level {
            let level = describe::level(stretch.level);
            canvas.text_right(inset(place, 0, 1), if focused { Role::Selected } else { Role::Muted }, &level);
        }
        let favourite = app.library.favourite_reason(stretch).is_some() && !browse.whole_filter().places.is_empty();
        // What the user keeps at hand, and what we would start with.
        let star = match (app.favourites.stretches.contains(&stretch.id), favourite) {
            (true, _) => "★ ",
            (false, true) => "☆ ",
            (false, false) => "",
        };
        let marker = if index == chosen { "▶" } else { " " };
        let name = inset(place, 0, if with_level { 5 } else { 1 });
        canvas.text(name, role, &format!("{marker} {star}{}", stretch.name));
        canvas.zone(place, Target::Row(index));
    }
}

/// Whether the stretch is at home in the body part chosen.
fn is_home(app: &App, stretch: &Stretch) -> bool {
    let places = app.browse.whole_filter().places;
    places.is_empty() || app.library.regions_of(&places).contains(&stretch.home())
}

fn nothing(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let lines: &[&str] = if app.browse.query.is_empty() && !app.browse.filter.narrows() {
        &["Nothing here yet.", "Other parts may help:", "press r on a stretch."]
    } else {
        &["Nothing fits all of this.", "c clears it."]
    };
    for (index, line) in (0..).zip(lines) {
        canvas.text(inset(row(area, index), 2, 0), Role::Muted, line);
    }
    let elsewhere = app.browse.parts().first().map_or(0, |part| part.count);
    if elsewhere > 0 {
        let text = format!("Elsewhere: {}.", counted(elsewhere, "match").replace("matchs", "matches"));
        canvas.text(inset(row(area, 4), 2, 0), Role::Muted, &text);
    }
}
