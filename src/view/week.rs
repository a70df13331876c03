//! Week: seven days, what is planned for each and what was done.
//!
//! ```text
//!  This week · 2026-W48                                    2 of 4 planned done
//!    Mon 23 Nov                                                        today
//!      ✓ 07:30  Morning back · morning                                 9 min
//!  ▶     18:00  Cool-down after work                          due · Hip openers
//! ```

use super::body_parts::first_row;
use super::canvas::{Canvas, below, inset, row};
use super::progress::clock;
use super::{sheet, words};
use crate::app::planned::{Appointment, WeekRow};
use crate::app::{App, Target};
use crate::columns::columns;
use crate::history::Record;
use crate::schedule::State;
use crate::schedule::several::Several;
use crate::theme::Role;
use crate::time::Wall;
use ratatui::layout::Rect;

/// Text wider than this is tiring to read.
const WIDEST: u16 = 92;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let side = area.width.saturating_sub(WIDEST) / 2;
    let area = inset(area, side.max(1), side.max(1));
    let rows = app.week_rows();
    heading(app, canvas, area, &rows);
    let mut body = below(area, if area.height > 14 { 2 } else { 1 });
    if app.schedule.entries.is_empty() && area.height > 10 {
        let hint = "Nothing is planned. Choose a day and press a; or write schedule.toml yourself.";
        let foot = row(area, area.height - 1);
        canvas.text(foot, Role::Muted, hint);
        body.height = body.height.saturating_sub(1);
    }
    let chosen = app.week.chosen.index();
    for (line, (index, week_row)) in lines(&rows, chosen, body.height) {
        let place = row(body, line);
        let focused = index == chosen;
        if focused {
            canvas.select(place);
        }
        match week_row {
            WeekRow::Day(day) => {
                let role = if focused { Role::Selected } else { Role::Title };
                canvas.text(place, role, &format!("{} {}", marker(focused), day.in_words()));
                if *day == app.now.wall.day() {
                    canvas.text_right(inset(place, 0, 1), if focused { Role::Selected } else { Role::Accent }, "today");
                }
            }
            WeekRow::Planned(appointment) => planned(app, canvas, place, appointment, focused),
            WeekRow::Session(record) => session(canvas, place, record, focused),
        }
        // Under the sheet, nothing but the sheet is there to be clicked.
        if app.week.sheet.is_none() {
            canvas.zone(place, Target::Row(index));
        }
    }
    if let Some(open) = &app.week.sheet {
        sheet::draw(open, canvas, body);
    }
}

/// The rows that are shown, each with its line: with room between the days where the whole week has room.
fn lines(rows: &[WeekRow], chosen: usize, height: u16) -> Vec<(u16, (usize, &WeekRow))> {
    let is_day = |row: &&WeekRow| matches!(row, WeekRow::Day(_));
    let first = first_row(chosen, rows.len(), height);
    if rows.len() + rows.iter().filter(is_day).count() > usize::from(height) {
        return (0..height).zip(rows.iter().enumerate().skip(first)).collect();
    }
    let mut line = 0;
    let mut lines = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        line += u16::from(index > 0 && is_day(&row));
        lines.push((line, (index, row)));
        line += 1;
    }
    lines
}

fn heading(app: &App, canvas: &mut Canvas<'_>, area: Rect, rows: &[WeekRow]) {
    let week = app.shown_week();
    let name = match app.week.ahead {
        0 => "This week".to_owned(),
        1 => "Next week".to_owned(),
        -1 => "Last week".to_owned(),
        _ => format!("From {}", week.monday().in_words()),
    };
    let mut left = area;
    let planned: Vec<&Appointment> =
        rows.iter().filter_map(|row| if let WeekRow::Planned(planned) = row { Some(planned) } else { None }).collect();
    // Breaks are counted in their own rows.
    let planned: Vec<&Appointment> = planned.into_iter().filter(|appointment| appointment.several.is_none()).collect();
    if !planned.is_empty() {
        let done = planned.iter().filter(|appointment| appointment.state == State::Done).count();
        let count = format!("{done} of {} done", planned.len());
        canvas.text_right(area, Role::Muted, &count);
        left = inset(area, 0, columns(&count) + 2);
    }
    let name = format!("{name} · {week}");
    canvas.text(left, Role::Title, &name);
    let left = inset(left, columns(&name) + 3, 0);
    let told = reminders(app);
    if let Some(words) = told.iter().find(|words| columns(words) <= left.width) {
        canvas.text(left, Role::Muted, words);
    }
}

/// Whether reminders are installed, in words: as many as there may be room for, then fewer.
fn reminders(app: &App) -> Vec<String> {
    match app.reminded_by {
        _ if !app.loaded || app.schedule.entries.is_empty() => Vec::new(),
        Some(keeper) => vec![format!("reminders by {keeper}"), "reminders on".to_owned()],
        None => vec!["reminders off: supple remind install".to_owned(), "reminders off".to_owned()],
    }
}

/// Returns the sign, the word and the role of a state.
pub(super) const fn state(state: State) -> (&'static str, &'static str, Role) {
    match state {
        State::Done => ("✓", "", Role::Hold),
        State::Skipped => ("–", "skipped", Role::Muted),
        State::Due => ("●", "due now", Role::Accent),
        State::Later => (" ", "", Role::Text),
        // No reproach: it can still be done.
        State::Missed => ("·", "", Role::Muted),
    }
}

fn planned(app: &App, canvas: &mut Canvas<'_>, place: Rect, appointment: &Appointment, focused: bool) {
    let (sign, word, role) = state(appointment.state);
    let role = if focused { Role::Selected } else { role };
    let muted = if focused { Role::Selected } else { Role::Muted };
    let head = format!("{}   {sign} {}  ", marker(focused), appointment.at.clock_time());
    canvas.text(place, role, &head);
    let routine = app.routine_of(appointment);
    let length = words::length(app, appointment);
    canvas.text_right(inset(place, 0, 1), muted, &length);
    let rest = inset(place, columns(&head), columns(&length) + 3);
    canvas.text(rest, role, &appointment.name);
    let mut facts: Vec<String> = Vec::new();
    facts.extend((!word.is_empty()).then(|| word.to_owned()));
    facts.extend(appointment.several.map(Several::in_words));
    facts.extend(appointment.purpose.map(|purpose| purpose.title().to_owned()));
    facts.extend(routine.filter(|routine| routine.name != appointment.name).map(|routine| routine.name.clone()));
    facts.extend(appointment.note.clone());
    let beside = inset(rest, columns(&appointment.name) + 2, 0);
    canvas.text(beside, muted, &facts.join(" · "));
}

fn session(canvas: &mut Canvas<'_>, place: Rect, record: &Record, focused: bool) {
    let role = |other| if focused { Role::Selected } else { other };
    let time = Wall::parse(&record.started).map(Wall::clock_time).unwrap_or_default();
    let head = format!("{}   ✓ {time}  ", marker(focused));
    canvas.text(place, role(Role::Hold), &head);
    let sum = format!("{} held", clock(record.held()));
    canvas.text_right(inset(place, 0, 1), role(Role::Muted), &sum);
    canvas.text(inset(place, columns(&head), columns(&sum) + 3), role(Role::Text), &record.name);
}

const fn marker(focused: bool) -> &'static str {
    if focused { "▶" } else { " " }
}
