//! The player: name, side, countdown and what comes next, whole at any size.
//!
//! ```text
//!  Half-kneeling hip flexor                        step 3 of 9 · 5:12 left
//!  ━━━━━━━━ ━━━━━━━━━━━━ ━━━━━━╸─────── ─────────── ──────────── ──────────
//!                             RIGHT SIDE · Hold
//!                               ██████  ██  ██
//!                                   ██  ██  ██
//!                               ██████  ██████
//!                               ██          ██
//!                               ██████      ██
//!                       Keep the front shin upright
//!                       Breathe in 3  ███████▌───────
//!  Next: the same, left side
//! ```

use super::canvas::{Canvas, below, inset, row};
use super::widget::{bar, digits, timeline};
use crate::app::{App, Ask, Told};
use crate::columns::{columns, wrap};
use crate::describe;
use crate::problem::counted;
use crate::session::{Now, SegmentKind, State};
use crate::theme::Role;
use crate::time::{countdown_seconds, minutes_seconds};
use ratatui::layout::Rect;

/// Wider texts are hard to read in passing.
const WIDEST: u16 = 72;
const PACER: u16 = 40;
const SHORTEST_BAR: u16 = 6;
/// Narrower windows have no room for the figure beside the countdown.
const WITH_FIGURE: u16 = 70;
/// The longest of what a rhythm says, with its count.
const WORD: u16 = 30;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(now) = app.session.as_ref().and_then(|running| running.session.now()) else { return };
    let area = inset(area, 1, 1);
    let roomy = area.height >= 16;
    let gap = u16::from(roomy);
    heading(&now, app, canvas, area);
    strokes(&now, canvas, row(area, 1));
    let foot = row(area, area.height.saturating_sub(1));
    next(&now, canvas, foot);
    let mut middle = Rect { height: area.height.saturating_sub(3 + 2 * gap), ..below(area, 2 + gap) };
    middle = beside_figure(&now, app, canvas, middle);
    headline(&now, canvas, middle);
    if app.flashes() {
        canvas.reverse(row(middle, 0));
    }
    middle = below(middle, 1 + gap);

    // From below: rhythm, words, and all that is left for the digits.
    let pace_rows = u16::from(now.pace.is_some() && middle.height > 6);
    let room = middle.height.saturating_sub(5 + pace_rows + gap);
    let said = said(app, middle.width.min(WIDEST));
    let words = said.clone().unwrap_or_else(|| words(&now, middle.width.min(WIDEST), room));
    let word_rows = u16::try_from(words.len()).unwrap_or(0);
    let below_digits = word_rows + pace_rows + if word_rows + pace_rows > 0 { gap } else { 0 };
    let digits_area = Rect { height: middle.height.saturating_sub(below_digits), ..middle };
    count(&now, canvas, digits_area);
    let lower = below(middle, digits_area.height + if below_digits > 0 { gap } else { 0 });
    for (index, line) in (0..).zip(&words) {
        if said.is_some() {
            canvas.text_centred(row(lower, index), Role::Accent, line);
        } else if now.segment.is_work() {
            canvas.text_centred(row(lower, index), Role::Text, line);
        } else {
            let left = lower.width.saturating_sub(WIDEST) / 2;
            canvas.text(inset(row(lower, index), left, 0), Role::Text, line);
        }
    }
    pacer(&now, canvas, row(below(lower, word_rows), 0));
}

/// The session in one line, a stroke for each step.
pub(super) fn strokes(now: &Now<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let styles = timeline::Styles {
        done: canvas.style(Role::Accent),
        current: canvas.style(role(now)),
        ahead: canvas.style(Role::Trough),
    };
    timeline::draw(canvas.buf, area, &now.step_ends, now.done, styles);
}

/// Draws the figure at the left, if there is one and room for it; returns what is left for the rest.
fn beside_figure(now: &Now<'_>, app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    let width = (area.width / 2).min(100);
    let Some(shown) = app.shown_now(now).filter(|_| area.width >= WITH_FIGURE && canvas.has_room_for_figure(width, area.height))
    else {
        return area;
    };
    canvas.figure(Rect { width, ..area }, &shown);
    inset(area, width + 2, 0)
}

fn heading(now: &Now<'_>, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let muted = if app.muted { "muted · " } else { "" };
    let left = minutes_seconds(now.left_in_all);
    let long = format!("{muted}step {} of {} · {left} left", now.step_number, now.steps);
    let short = format!("{muted}{}/{} · {left}", now.step_number, now.steps);
    let name = &now.step.stretch.name;
    // The name is never cut to make room for the count.
    let facts = if columns(name) + columns(&long) + 2 <= area.width { long } else { short };
    if columns(name) + columns(&facts) < area.width {
        canvas.text_right(area, Role::Muted, &facts);
    }
    canvas.text(area, Role::Title, name);
}

pub(super) const fn role(now: &Now<'_>) -> Role {
    match (now.state, &now.segment.kind) {
        (State::Paused, _) => Role::Muted,
        (State::CountingIn(_), _) | (_, SegmentKind::GetReady) => Role::GetReady,
        (_, SegmentKind::Switch) => Role::Switch,
        (_, SegmentKind::Rest) => Role::Rest,
        (_, SegmentKind::Work(_)) => Role::Hold,
    }
}

/// What goes on, without the side.
pub(super) fn phase(now: &Now<'_>) -> String {
    match now.state {
        State::Paused => "Paused · space goes on".to_owned(),
        State::CountingIn(_) => "Going on in".to_owned(),
        State::Running | State::Finished => now.headline.clone(),
    }
}

fn headline(now: &Now<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let what = phase(now);
    let text = match now.side {
        Some(side) => format!("{} · {what}", side.title().to_uppercase()),
        None => what,
    };
    let role = if now.state == State::Paused { Role::Warning } else { role(now) };
    canvas.text_centred(area, role, &text);
}

/// The countdown, as large as there is room for.
pub(super) fn count(now: &Now<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let seconds = countdown_seconds(now.left);
    let text = if seconds < 100 { seconds.to_string() } else { minutes_seconds(std::time::Duration::from_secs(seconds)) };
    // Sized for two digits at least, so that the last nine seconds are no larger than the rest.
    let widest = if text.len() < 2 { "00" } else { &text };
    let scale = digits::scale(widest, area);
    let role = role(now);
    if scale == 0 {
        canvas.text_centred(area, role, &text);
        return;
    }
    let (_, height) = digits::size(&text, scale);
    let area = Rect { y: area.y + area.height.saturating_sub(height) / 2, height, ..area };
    digits::draw(canvas.buf, area, &text, scale, canvas.style(role));
}

/// What the player asks or says in place of the cues.
fn said(app: &App, width: u16) -> Option<Vec<String>> {
    let texts = match app.asked() {
        Some(Ask::WhyLeft) => vec!["Leave it out?".to_owned(), "n not now · d done already · v never again".to_owned()],
        Some(Ask::Time { minutes }) => retiming(app, minutes)?,
        None => match app.told()? {
            Told::Stop => vec![describe::STOP.to_owned()],
            Told::Words(words) => vec![words.clone()],
        },
    };
    Some(texts.iter().flat_map(|text| wrap(text, width)).collect())
}

/// `← 3:12 left, over at 08:14 →`, and what that leaves out.
fn retiming(app: &App, minutes: i64) -> Option<Vec<String>> {
    let outlook = app.outlook()?;
    let gone = outlook.steps_before.saturating_sub(outlook.steps);
    let by = match (minutes, gone) {
        (0, _) => "Less or more time?".to_owned(),
        (minutes, 0) => signed(minutes),
        (minutes, gone) => format!("{} · {} left out", signed(minutes), counted(gone, "step")),
    };
    Some(vec![by, format!("← {} left, over at {} →", minutes_seconds(outlook.left), outlook.end.clock_time())])
}

fn signed(minutes: i64) -> String {
    format!("{}{} min", if minutes < 0 { "−" } else { "+" }, minutes.unsigned_abs())
}

/// What to read: how to get there while there is time, then one cue at a time.
fn words(now: &Now<'_>, width: u16, rows: u16) -> Vec<String> {
    let stretch = &now.step.stretch;
    let mut lines = Vec::new();
    if matches!(now.segment.kind, SegmentKind::GetReady) {
        let props = stretch.props_in_words().map(|props| format!(" with {props}")).unwrap_or_default();
        let note = now.step.note.as_deref().map(|note| format!(" {note}.")).unwrap_or_default();
        let start = format!("{}{props}.{note}", describe::capitalised(stretch.position.title()));
        lines.extend(wrap(&stretch.guide.setup, width));
        if lines.len() < usize::from(rows) {
            lines.insert(0, crate::columns::fit(&start, width).into_owned());
        }
        // Where the whole setup has no room, its spoken short form has.
        if lines.len() > usize::from(rows) {
            lines = wrap(now.cue, width);
        }
    } else {
        lines.extend(wrap(now.cue, width));
    }
    lines.truncate(usize::from(rows));
    lines
}

fn pacer(now: &Now<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(pace) = now.pace.as_ref().filter(|_| !area.is_empty()) else { return };
    let word_width = WORD.min(area.width.saturating_sub(SHORTEST_BAR + 2));
    let bar_width = PACER.min(area.width.saturating_sub(word_width + 2));
    let left = area.x + area.width.saturating_sub(word_width + 2 + bar_width) / 2;
    let word = Rect { x: left, width: word_width, ..area };
    canvas.text_right(word, Role::Accent, &pace.word);
    let bar_area = Rect { x: word.right() + 2, width: bar_width, ..area };
    bar::draw(canvas.buf, bar_area, pace.fullness, canvas.style(Role::Accent), canvas.style(Role::Trough));
}

/// Names and sides are never cut: what there is no room for is left out from the end, then said shorter.
fn next(now: &Now<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(next) = &now.next else {
        canvas.text(area, Role::Text, "Next: done");
        return;
    };
    let name = match (next.again, next.name == now.step.stretch.name) {
        (true, _) => "once more",
        (false, true) => "the same",
        (false, false) => next.name,
    };
    let side = next.side.map(|side| format!(", {}", side.title())).unwrap_or_default();
    let short_side = next.side.map(|side| format!(", {}", side.word())).unwrap_or_default();
    let position = next.position.map(|position| format!(" · {}", position.title())).unwrap_or_default();
    let texts = [
        format!("Next: {name}{side}{position}"),
        format!("Next: {name}{side}"),
        format!("Next: {name}{short_side}"),
        format!("→ {name}{short_side}"),
        // Every stretch begins on the right.
        format!("→ {name}"),
    ];
    let fitting = texts.iter().find(|text| columns(text) <= area.width).or(texts.last());
    canvas.text(area, Role::Text, fitting.map_or("", String::as_str));
}
