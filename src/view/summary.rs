//! The summary: seconds held by area and side, what was left out, what comes next.

use super::canvas::{Canvas, inset, row};
use crate::app::App;
use crate::app::screen::Summary;
use crate::describe;
use crate::history::{Outcome, Seconds};
use crate::model::Id;
use crate::problem::counted;
use crate::schedule::State;
use crate::theme::Role;
use crate::time::minutes_seconds;
use ratatui::layout::Rect;
use std::time::Duration;

pub(super) fn draw(app: &App, page: &Summary, canvas: &mut Canvas<'_>, area: Rect) {
    let side = area.width.saturating_sub(72) / 2;
    let area = inset(area, side.max(1), side.max(1));
    let record = &page.record;
    let title = match record.outcome {
        Outcome::Finished => format!("Done: {}", record.name),
        Outcome::Stopped => format!("Stopped and kept: {}", record.name),
    };
    canvas.text(area, Role::Hold, &title);
    let done = record.steps.iter().filter(|step| step.held.total() > 0).count();
    let held = format!("{} held in {}", clock(record.held()), counted(done, "stretch").replace("stretchs", "stretches"));
    canvas.text(row(area, 1), Role::Text, &held);
    let mut line = 3;
    for (area_id, sums) in by_area(app, page) {
        let name = app.library.area(area_id.as_str()).map_or(area_id.as_str(), |area| &area.name);
        let place = row(area, line);
        canvas.text(inset(place, 2, 0), Role::Text, name);
        canvas.text(inset(place, 18, 0), Role::Hold, &format!("{:>5}", clock(sums.total())));
        canvas.text(inset(place, 26, 0), Role::Muted, &sides(sums));
        line += 1;
    }
    let skipped = record.left_out();
    if !skipped.is_empty() {
        line += 1;
        for text in crate::columns::wrap(&format!("Left out: {}.", skipped.join("; ")), area.width) {
            canvas.text(row(area, line), Role::Muted, &text);
            line += 1;
        }
    }
    line += 1;
    if record.times_hurt() > 1 {
        for text in crate::columns::wrap(describe::STOP, area.width) {
            canvas.text(row(area, line), Role::Warning, &text);
            line += 1;
        }
        line += 1;
    }
    if page.can_go_on {
        canvas.text(row(area, line), Role::Muted, "Today offers to go on where you stopped.");
        line += 1;
    }
    canvas.text(row(area, line), Role::Muted, &next(app));
}

/// What the schedule has next, else the next Monday's routine.
fn next(app: &App) -> String {
    let today = app.now.wall.day();
    let Some(planned) = app.next_appointment() else {
        return format!("A new routine is ready on {}.", today.week().plus(1).monday().in_words());
    };
    let at = planned.at.clock_time();
    match (planned.state, planned.day.days_since(today)) {
        (State::Due, _) => format!("Due now: {}.", planned.name),
        (_, 0) => format!("Next: {}, today at {at}.", planned.name),
        (_, 1) => format!("Next: {}, tomorrow at {at}.", planned.name),
        _ => format!("Next: {}, {} at {at}.", planned.name, planned.day.in_words()),
    }
}

/// Seconds held by home area, in the order of the steps.
pub(super) fn by_area(app: &App, page: &Summary) -> Vec<(Id, Seconds)> {
    let mut sums: Vec<(Id, Seconds)> = Vec::new();
    for step in page.record.steps.iter().filter(|step| step.held.total() > 0) {
        let Some(area) = app.library.area_of(&Id::new(&step.region)) else { continue };
        match sums.iter_mut().find(|(id, _)| *id == area.id) {
            Some((_, sum)) => *sum = sum.plus(step.held),
            None => sums.push((area.id.clone(), step.held)),
        }
    }
    sums
}

fn clock(seconds: u64) -> String {
    minutes_seconds(Duration::from_secs(seconds))
}

/// The sides, where there are any.
pub(super) fn sides(sums: Seconds) -> String {
    let part = |name: &str, seconds: u64| (seconds > 0).then(|| format!("{name} {}", clock(seconds)));
    let parts: Vec<String> =
        [part("left", sums.left), part("right", sums.right), part("both", sums.both)].into_iter().flatten().collect();
    if sums.left + sums.right == 0 { String::new() } else { describe::listed(&parts) }
}
