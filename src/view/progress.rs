//! Progress: the weekly goal, a calendar of days, minutes by area, and every session.
//!
//! ```text
//!  ●●○  2 of 3 days this week · 14:20 held · 5 weeks kept, 1 of them by grace
//!      Sep     Oct     Nov        This week                 of 10 min    12 weeks
//! Mon  ░ · ▓ █ · ░ ▓ · ▒ █ ·      Back      ██████▌─────    6:10    ▁▂▅▇▃·▂▁▁▅▇▃
//! …
//! ▶ Mon 23 Nov 07:30  Morning back                         finished   8:10 held
//! ```

use super::body_parts::first_row;
use super::canvas::{Canvas, below, inset, row};
use super::widget::{bar, heat, spark};
use crate::app::{App, Target};
use crate::columns::columns;
use crate::describe;
use crate::history::{AreaSums, Outcome, Record, Standing};
use crate::model::Id;
use crate::problem::counted;
use crate::theme::Role;
use crate::time::{Day, Wall, minutes_seconds};
use ratatui::layout::Rect;
use std::time::Duration;

/// Weeks that minutes by area look back.
const WEEKS: usize = 12;
/// Narrower or lower windows leave the calendar out.
const CALENDAR_WIDTH: u16 = 70;
const CALENDAR_HEIGHT: u16 = 16;
const AREA_NAME: u16 = 11;
/// What a bar, a time and a gap take beside the name and the weeks.
const CLOCK: u16 = 7;
const LONGEST_BAR: u16 = 30;
/// What names of sessions take: beside them, where there is room, stand the areas, one under the other.
const RECORD_NAME: u16 = 28;
/// Days after which a day without its year may be taken for one of this year; less than a year, to be clear.
const A_YEAR: i64 = 300;

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let area = inset(area, 1, 1);
    if app.history.records().is_empty() {
        let lines = [
            "Nothing yet.",
            "What you hold is counted here: by day, by area and side, by session.",
            "Part of a session counts, too.",
        ];
        for (index, line) in (0..).zip(lines) {
            canvas.text(row(area, index), if index == 0 { Role::Title } else { Role::Muted }, line);
        }
        return;
    }
    goal(app, canvas, area);
    let body = below(area, 2);
    let sums = app.history.by_area(app.now.wall.day().week(), WEEKS, &app.library);
    let used = if area.width >= CALENDAR_WIDTH && area.height >= CALENDAR_HEIGHT {
        let weeks = heat::weeks_in(area.width / 2 - 5);
        calendar(app, canvas, Rect { height: heat::ROWS.min(body.height), ..body }, weeks);
        let beside = inset(body, heat::width(weeks) + 3, 0);
        by_area(app, canvas, Rect { height: heat::ROWS.min(body.height), ..beside }, &sums).max(heat::ROWS)
    } else {
        let most = (body.height / 2).max(2);
        by_area(app, canvas, Rect { height: most, ..body }, &sums)
    };
    sessions(app, canvas, below(body, used + 1));
}

/// How the week stands, fullest first as far as there is room.
fn goal(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let goal = app.config.goal;
    let standing = Standing::of(&app.history, app.now.wall.day().week(), goal.days, goal.grace);
    let week = app.now.wall.day().week();
    let held = app.history.seconds_in(week);
    let dots: String = (0..usize::from(goal.days)).map(|day| if day < standing.days { '●' } else { '○' }).collect();
    let days = match goal.days {
        0 => format!("{} this week", counted(standing.days, "day")),
        wanted => format!("{} of {} this week", standing.days, counted(wanted.into(), "day")),
    };
    let held = format!("{} held", clock(held));
    let mut parts = vec![days, held];
    if goal.days > 0 && standing.kept > 1 {
        let grace = if standing.short > 0 { format!(", {} of them by grace", standing.short) } else { String::new() };
        parts.push(format!("{} kept{grace}", counted(standing.kept, "week")));
    }
    let role = if goal.days > 0 && standing.days >= goal.days.into() { Role::Hold } else { Role::Accent };
    canvas.text(area, role, &dots);
    let rest = inset(area, if dots.is_empty() { 0 } else { columns(&dots) + 2 }, 0);
    while parts.len() > 1 && columns(&parts.join(" · ")) > rest.width {
        parts.pop();
    }
    canvas.text(rest, Role::Text, &parts.join(" · "));
}

fn calendar(app: &App, canvas: &mut Canvas<'_>, area: Rect, weeks: u16) {
    let styles = heat::Styles {
        names: canvas.style(Role::Muted),
        held: canvas.style(Role::Hold),
        nothing: canvas.style(Role::Trough),
        today: canvas.style(Role::Accent),
    };
    heat::draw(canvas.buf, area, &app.history.seconds_by_day(), app.now.wall.day(), weeks, styles);
}

/// A row for each area, as many as there is room for; returns the rows taken.
fn by_area(app: &App, canvas: &mut Canvas<'_>, area: Rect, sums: &[AreaSums]) -> u16 {
    let weeks = u16::try_from(WEEKS).unwrap_or(0);
    let bar_width = area.width.saturating_sub(AREA_NAME + CLOCK + weeks + 2).min(LONGEST_BAR);
    let minutes = app.config.goal.minutes;
    canvas.text(area, Role::Muted, &format!("This week, of {minutes} min"));
    let over_weeks = Rect { x: area.x + AREA_NAME + bar_width + CLOCK + 2, width: weeks, ..area }.intersection(area);
    canvas.text(over_weeks, Role::Muted, "12 weeks");
    for (index, sum) in (1..area.height).zip(sums) {
        let place = row(area, index);
        let name = app.library.area(sum.area.as_str()).map_or(sum.area.as_str(), |area| &area.name);
        canvas.text(Rect { width: AREA_NAME - 1, ..place }, Role::Text, name);
        let bar_area = Rect { width: bar_width, ..inset(place, AREA_NAME, 0) };
        let seconds = u32::try_from(sum.week.total()).unwrap_or(u32::MAX);
        let filled = f64::from(seconds) / (f64::from(minutes.max(1)) * 60.0);
        bar::draw(canvas.buf, bar_area, filled, canvas.style(Role::Hold), canvas.style(Role::Trough));
        let held = Rect { width: CLOCK, ..inset(place, AREA_NAME + bar_width, 0) };
        canvas.text_right(held, Role::Text, &clock(sum.week.total()));
        spark::draw(
            canvas.buf,
            Rect { y: place.y, height: place.height, ..over_weeks },
            &sum.weeks,
            canvas.style(Role::Accent),
            canvas.style(Role::Trough),
        );
    }
    u16::try_from(sums.len() + 1).unwrap_or(u16::MAX).min(area.height)
}

fn sessions(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let records = app.history.records();
    let chosen = app.progress.chosen.index();
    let first = first_row(chosen, records.len(), area.height);
    for (line, (index, record)) in (0..area.height).zip(records.iter().rev().enumerate().skip(first)) {
        let place = row(area, line);
        let focused = index == chosen;
        if focused {
            canvas.select(place);
        }
        let role = |other| if focused { Role::Selected } else { other };
        let marker = if focused { "▶" } else { " " };
        // One under the other, whatever the number of the day.
        let when = format!("{marker} {:>16}", when(record, app.now.wall.day()));
        canvas.text(place, role(Role::Muted), &when);
        let rest = inset(place, columns(&when) + 2, 1);
        let held = format!("{} held", clock(record.held()));
        let outcome = match record.outcome {
            Outcome::Finished => format!("finished {held:>12}"),
            Outcome::Stopped => format!("stopped  {held:>12}"),
        };
        // The name first, then how it ended, as far as there is room.
        let name = columns(&record.name);
        let facts = [outcome, held].into_iter().find(|facts| name + columns(facts) + 2 <= rest.width);
        let facts = facts.unwrap_or_default();
        canvas.text_right(rest, role(Role::Muted), &facts);
        canvas.text(rest, role(Role::Text), &record.name);
        let between = inset(rest, name.max(RECORD_NAME) + 2, columns(&facts) + 2);
        let areas = areas(app, record);
        if columns(&areas) <= between.width {
            canvas.text(between, role(Role::Muted), &areas);
        }
        canvas.zone(place, Target::Row(index));
    }
}

/// What was held of each area, as `Back 2:00, hips 4:30`.
fn areas(app: &App, record: &Record) -> String {
    let name = |area: &Id| app.library.area(area.as_str()).map_or_else(String::new, |area| area.name.to_lowercase());
    let sums = record.seconds_by_area(&app.library);
    let named: Vec<String> = sums.iter().map(|(area, seconds)| format!("{} {}", name(area), clock(*seconds))).collect();
    describe::capitalised(&describe::listed(&named))
}

/// The local day and time a session started; of another year, the day with its year.
fn when(record: &Record, today: Day) -> String {
    let Some(wall) = Wall::parse(&record.started) else { return String::new() };
    let (day, days) = (wall.day(), wall.day().days_since(today).abs());
    if days < A_YEAR { format!("{} {}", day.in_words(), wall.clock_time()) } else { format!("{} {}", day.in_words(), day.year()) }
}

pub(super) fn clock(seconds: u64) -> String {
    minutes_seconds(Duration::from_secs(seconds))
}
