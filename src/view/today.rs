//! Today: one routine ready to start, and everything else one key away.
//!
//! ```text
//!  This week
//!  ╭──────────────────────────────────────────────────────────────────────╮
//!  │ Morning back                                           9 min · ●○○   │
//!  │ Back, glutes and breath                                              │
//!  │ no props · 3 position changes                                        │
//!  │ Wakes the back gently, lying down first.                             │
//!  ╰──────────────────────────────────────────────────────────────────────╯
//!    Short of time?  Long-exhale breathing, cat–cow …              3 min
//! ```

use super::canvas::{Canvas, below, inset, row};
use super::widget::{bar, figure};
use super::words;
use crate::app::planned::Appointment;
use crate::app::screen::Choice;
use crate::app::shown::Shown;
use crate::app::{App, Target};
use crate::columns::{columns, wrap};
use crate::describe;
use crate::model::Routine;
use crate::schedule::State;
use crate::theme::Role;
use crate::time::minutes_seconds;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Widget};
use std::time::Duration;

/// Text wider than this is tiring to read.
const WIDEST: u16 = 92;
const AREA_NAME: u16 = 10;
/// A lower figure is not worth the room on the card.
const LEAST_ROWS: u16 = 7;
const BAR: u16 = 30;
const GO_ON: &str = "Go on with";

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let side = area.width.saturating_sub(WIDEST) / 2;
    let mut rest = inset(area, side.max(1), side.max(1));
    let choices = app.choices();
    // What stands below the card, with the gaps: the figure takes none of it away.
    let below_card = u16::try_from(2 * choices.len() + 3 + usize::from(week_rows(app))).unwrap_or(u16::MAX);
    if let Some(words) = app.monday_to_come() {
        rest = below(rest, card_to_come(app, canvas, rest, words) + gap_after(&choices, 0, area.height));
    }
    for (index, choice) in choices.iter().enumerate().skip(first_choice(app, &choices, rest)) {
        let chosen = app.today.chosen.index() == index;
        let used = match choice {
            Choice::GoOn => go_on(app, canvas, rest, chosen),
            Choice::Monday(routine) => card(app, canvas, rest, routine, chosen, rest.height.saturating_sub(below_card)),
            Choice::Short(routine) => short(app, canvas, rest, routine, chosen),
            Choice::Planned(appointment) => planned(app, canvas, rest, appointment, chosen),
        };
        canvas.zone(Rect { height: used.min(rest.height), ..rest }, Target::Row(index));
        rest = below(rest, used + gap_after(&choices, index, area.height));
    }
    areas(app, canvas, row(rest, 0));
    week(app, canvas, below(rest, 2));
    if app.history.records().is_empty() {
        first_start(canvas, below(rest, 4));
    }
}

/// What is planned for the day stands together.
fn gap_after(choices: &[Choice], index: usize, height: u16) -> u16 {
    let is_planned = |index: usize| matches!(choices.get(index), Some(Choice::Planned(_)));
    u16::from(height > 14 && !(is_planned(index) && is_planned(index + 1)))
}

/// The first choice that is shown: where not all have room, one so far down that the chosen one is seen whole.
fn first_choice(app: &App, choices: &[Choice], area: Rect) -> usize {
    let chosen = app.today.chosen.index();
    let is_seen = |first: &usize| {
        let mut rest = area;
        for (index, choice) in choices.iter().enumerate().take(chosen).skip(*first) {
            rest = below(rest, height(app, choice, rest) + gap_after(choices, index, area.height));
        }
        choices.get(chosen).is_none_or(|choice| height(app, choice, rest) <= rest.height)
    };
    (0..chosen).find(is_seen).unwrap_or(chosen)
}

/// The rows a choice wants at the top of `area`.
fn height(app: &App, choice: &Choice, area: Rect) -> u16 {
    match choice {
        Choice::GoOn => app.open_session().map_or(0, |(name, at)| if is_beside(&name, &at, area) { 1 } else { 2 }),
        Choice::Monday(routine) => u16::try_from(card_lines(app, area, routine, 0).len() + 3).unwrap_or(u16::MAX),
        Choice::Short(_) | Choice::Planned(_) => 1,
    }
}

fn go_on(app: &App, canvas: &mut Canvas<'_>, area: Rect, chosen: bool) -> u16 {
    let Some((name, at)) = app.open_session() else { return 0 };
    if chosen {
        canvas.select(area);
    }
    let role = if chosen { Role::Selected } else { Role::Accent };
    canvas.text(area, role, &format!("{} {GO_ON} {name}", marker(chosen)));
    if is_beside(&name, &at, area) {
        canvas.text_right(inset(area, 0, 1), if chosen { Role::Selected } else { Role::Muted }, &at);
        return 1;
    }
    canvas.text(inset(row(area, 1), 2, 0), Role::Muted, &at);
    2
}

/// Whether a session that can be gone on with, and where it stopped, have room side by side.
fn is_beside(name: &str, at: &str, area: Rect) -> bool {
    columns(GO_ON) + columns(name) + columns(at) + 6 <= area.width
}

/// The card of a routine that is still being made: what it will be about.
fn card_to_come(app: &App, canvas: &mut Canvas<'_>, area: Rect, (name, about): (&str, &str)) -> u16 {
    let inner = inset(below(area, 1), 2, 2);
    let lines = wrap(about, inner.width.saturating_sub(2));
    let height = u16::try_from(lines.len() + 3).unwrap_or(u16::MAX).min(area.height);
    frame(app, canvas, Rect { height, ..area }, false);
    canvas.text(inner, Role::Title, &format!("  {name}"));
    for (index, line) in (1..height.saturating_sub(2)).zip(&lines) {
        canvas.text(row(inset(inner, 2, 0), index), Role::Muted, line);
    }
    height
}

/// The frame of the card.
fn frame(app: &App, canvas: &mut Canvas<'_>, outer: Rect, chosen: bool) {
    let border = canvas.style(if chosen { Role::Accent } else { Role::Border });
    let title = Line::from(canvas.span(Role::Muted, format!(" This week's routine · {} ", app.now.wall.day().week())));
    Block::bordered().border_type(BorderType::Rounded).border_style(border).title(title).render(outer, canvas.buf);
}

fn card_facts(app: &App, routine: &Routine) -> String {
    format!("{} · {}", words::minutes(app, routine), describe::level(routine.level))
}

/// Whether the name of a routine and its facts have room side by side.
fn has_room_beside(facts: &str, area: Rect, routine: &Routine) -> bool {
    columns(&routine.name) + 2 + columns(facts) + 6 <= area.width
}

/// What stands under the name of this week's routine, in an area that a figure has taken so many columns of.
fn card_lines(app: &App, area: Rect, routine: &Routine, taken: u16) -> Vec<(Role, String)> {
    let indented = inset(area, 4, 2 + taken);
    let facts = card_facts(app, routine);
    let mut lines: Vec<(Role, String)> = Vec::new();
    if !has_room_beside(&facts, inset(area, 0, taken), routine) {
        lines.push((Role::Accent, facts));
    }
    lines.push((Role::Text, describe::areas(&app.library, routine)));
    lines.push((Role::Muted, describe::needs(routine)));
    if area.height > 10 {
        lines.extend(wrap(&routine.about, indented.width).into_iter().map(|line| (Role::Muted, line)));
    }
    let roomy = usize::from(area.height) > lines.len() + routine.steps.len() + 16;
    if roomy {
        lines.push((Role::Text, String::new()));
        lines.extend(routine.steps.iter().map(|step| (Role::Text, format!("· {}, {}", step.stretch.name, step.dose.in_words()))));
    }
    lines
}

/// The card of a routine. Its figure is as high as `room` allows.
fn card(app: &App, canvas: &mut Canvas<'_>, area: Rect, routine: &Routine, chosen: bool, room: u16) -> u16 {
    let pictured = card_figure(app, canvas, area, routine, room);
    let taken = pictured.as_ref().map_or(0, |(_, width, _)| width + 2);
    let lines = card_lines(app, area, routine, taken);
    let least = pictured.as_ref().map_or(0, |(_, _, rows)| rows + 3);
    let height = u16::try_from(lines.len() + 3).unwrap_or(u16::MAX).max(least).min(area.height);
    let outer = Rect { height, ..area };
    frame(app, canvas, outer, chosen);
    let facts = card_facts(app, routine);
    let mut inner = inset(below(outer, 1), 2, 2);
    if let Some((shown, width, rows)) = pictured {
        let place = Rect { x: inner.right() - width, width, height: rows, ..inner };
        canvas.figure(place, &shown.0);
        canvas.text_centred(row(Rect { height: rows + 1, ..place }, rows), Role::Muted, &shown.1);
        inner = inset(inner, 0, taken);
    }
    if has_room_beside(&facts, inset(area, 0, taken), routine) {
        canvas.text_right(inner, Role::Accent, &facts);
    }
    let name = format!("{} {}", marker(chosen), routine.name);
    canvas.text(inner, if chosen { Role::Accent } else { Role::Title }, &name);
    for (index, (role, line)) in (1..height.saturating_sub(2)).zip(&lines) {
        canvas.text(row(inset(inner, 2, 0), index), *role, line);
    }
    height
}

/// The figure of the first stretch that has one, with its name; its columns and its rows, the name's not counted.
fn card_figure(app: &App, canvas: &Canvas<'_>, area: Rect, routine: &Routine, room: u16) -> Option<((Shown, String), u16, u16)> {
    let (stretch, shown) = routine.steps.iter().find_map(|step| Some((&step.stretch, app.shown(&step.stretch)?)))?;
    let width = (area.width * 2 / 5).min(40);
    let most = room.saturating_sub(3).min(width / 2);
    let fits = area.width >= 60 && most >= LEAST_ROWS && canvas.has_room_for_figure(width, most);
    fits.then(|| ((shown.clone(), stretch.name.clone()), width, figure::rows(&shown, width, most)))
}

fn short(app: &App, canvas: &mut Canvas<'_>, area: Rect, routine: &Routine, chosen: bool) -> u16 {
    if chosen {
        canvas.select(area);
    }
    let role = |other| if chosen { Role::Selected } else { other };
    let minutes = words::minutes(app, routine);
    canvas.text_right(inset(area, 0, 2), role(Role::Accent), &minutes);
    let names: Vec<&str> = routine.steps.iter().map(|step| step.stretch.name.as_str()).collect();
    let label = format!("{} Short of time?", marker(chosen));
    canvas.text(inset(area, 2, 0), role(Role::Title), &label);
    let names_area = inset(area, columns(&label) + 4, columns(&minutes) + 4);
    canvas.text(names_area, role(Role::Muted), &names.join(" · "));
    1
}

/// What the schedule holds today: due now, later, or not done yet.
fn planned(app: &App, canvas: &mut Canvas<'_>, area: Rect, appointment: &Appointment, chosen: bool) -> u16 {
    if chosen {
        canvas.select(area);
    }
    let is_due = appointment.state == State::Due;
    // As in Week: what was not done can still be done, and steps back behind what is to come.
    let is_missed = appointment.state == State::Missed;
    let role = |other| match (chosen, is_missed) {
        (true, _) => Role::Selected,
        (false, true) => Role::Muted,
        (false, false) => other,
    };
    let minutes = words::length(app, appointment);
    canvas.text_right(inset(area, 0, 2), role(Role::Accent), &minutes);
    let when = if is_due { "Due now".to_owned() } else { appointment.at.clock_time() };
    let label = format!("{} {when}", marker(chosen));
    canvas.text(inset(area, 2, 0), role(if is_due { Role::Accent } else { Role::Title }), &label);
    let purpose = appointment.purpose.map(|purpose| format!(" · {}", purpose.title())).unwrap_or_default();
    let note = appointment.note.as_deref().map(|note| format!(" · {note}")).unwrap_or_default();
    let rest = inset(area, columns(&label) + 4, columns(&minutes) + 4);
    canvas.text(rest, role(Role::Text), &format!("{}{purpose}{note}", appointment.name));
    1
}

const fn marker(chosen: bool) -> &'static str {
    if chosen { "▶" } else { " " }
}

/// The areas that have a key, clickable.
fn areas(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    // The keys matter more than what they are for.
    let label = if area.width < 60 { "" } else { "Browse" };
    let area = inset(area, 2, 0);
    canvas.text(area, Role::Muted, label);
    let mut x = area.x.saturating_add(if label.is_empty() { 0 } else { columns(label) + 3 });
    let between = if label.is_empty() { 1 } else { 3 };
    let keys: Vec<(char, String)> =
        app.library.areas().iter().filter_map(|known| Some((known.key?, format!(" {}", known.name.to_lowercase())))).collect();
    let wanted: u16 = keys.iter().map(|(_, words)| columns(words) + 1 + between).sum();
    let count = u16::try_from(keys.len()).unwrap_or(u16::MAX).max(1);
    // Where long names have no room, each is cut to its share, so that no key is left out.
    let room = area.right().saturating_sub(x) + between;
    let share = if wanted <= room { u16::MAX } else { (room / count).saturating_sub(between).max(2) };
    for (key, words) in keys {
        let width = (columns(&words) + 1).min(share);
        if x + width > area.right() {
            break;
        }
        let place = Rect { x, width, ..area };
        let line = Line::from(vec![canvas.span(Role::Key, key.to_string()), canvas.span(Role::Text, words)]);
        canvas.line(place, &line);
        canvas.zone(place, Target::Area(key));
        x += width + between;
    }
    let (keys, words) = ("1–9", " minutes");
    let place = Rect { x, width: columns(keys) + columns(words), ..area };
    if place.right() <= area.right() {
        let line = Line::from(vec![canvas.span(Role::Key, keys), canvas.span(Role::Text, words)]);
        canvas.line(place, &line);
    }
}

/// The rows of what was held this week, as bars.
fn week_rows(app: &App) -> u16 {
    let sums = app.history.seconds_by_area(app.now.wall.day().week(), &app.library);
    u16::try_from(sums.len() + 1).unwrap_or(u16::MAX)
}

/// What was held this week: a bar for each area where there is room, else a line.
fn week(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let sums = app.history.seconds_by_area(app.now.wall.day().week(), &app.library);
    let total: u64 = sums.iter().map(|(_, seconds)| seconds).sum();
    if total == 0 {
        return;
    }
    let minutes = app.config.goal.minutes;
    if usize::from(area.height) > sums.len() {
        canvas.text(inset(area, 2, 0), Role::Muted, &format!("This week, of {minutes} min in each area"));
        for (index, (id, seconds)) in (1..).zip(&sums) {
            let place = inset(row(area, index), 2, 0);
            let name = app.library.area(id.as_str()).map_or(id.as_str(), |area| &area.name);
            canvas.text(Rect { width: AREA_NAME.min(place.width), ..place }, Role::Text, name);
            let bar_area = inset(place, AREA_NAME + 1, 0);
            let bar_area = Rect { width: bar_area.width.min(BAR), ..bar_area };
            let filled = f64::from(u32::try_from(*seconds).unwrap_or(u32::MAX)) / (f64::from(minutes.max(1)) * 60.0);
            bar::draw(canvas.buf, bar_area, filled, canvas.style(Role::Hold), canvas.style(Role::Trough));
            let held = minutes_seconds(Duration::from_secs(*seconds));
            canvas.text(inset(place, AREA_NAME + bar_area.width + 3, 0), Role::Text, &held);
        }
        return;
    }
    let parts: Vec<String> = sums
        .iter()
        .filter_map(|(id, seconds)| {
            let area = app.library.area(id.as_str())?;
            Some(format!("{} {}", area.name.to_lowercase(), minutes_seconds(Duration::from_secs(*seconds))))
        })
        .collect();
    let area = inset(area, 2, 0);
    let label = "This week";
    canvas.text(area, Role::Muted, label);
    let held = format!("{} held", minutes_seconds(Duration::from_secs(total)));
    canvas.text(inset(area, columns(label) + 3, 0), Role::Text, &format!("{held}: {}", parts.join(", ")));
}

/// One line of safety, not a page.
fn first_start(canvas: &mut Canvas<'_>, area: Rect) {
    let text = "New here? Go to a mild pull, never into pain. ? says when to see someone.";
    for (index, line) in (0..).zip(wrap(text, area.width.saturating_sub(2))) {
        canvas.text(inset(row(area, index), 2, 0), Role::Warning, &line);
    }
}
