//! `supple stats`: this week and the eleven before it, by area and side; or what the library holds.

mod library;

use super::{Output, World, columned, pretty};
use crate::cli;
use crate::export::json;
use crate::history::Standing;
use crate::problem::counted;
use crate::time::minutes_seconds;
use std::time::Duration;

/// Weeks that are looked back on.
const WEEKS: usize = 12;

pub(super) fn run(world: &World, stats: &cli::Stats) -> Output {
    match stats.of {
        cli::Counted::Done => done(world, stats),
        cli::Counted::Library => library::run(world, stats.json),
    }
}

fn done(world: &World, stats: &cli::Stats) -> Output {
    let files = world.files();
    let (history, problems) = world.history();
    let aside = super::quiet_line(files.problems.len() + problems.len());
    let week = world.clock().now().wall.day().week();
    let goal = files.config.goal;
    let standing = Standing::of(&history, week, goal.days, goal.grace);
    let sums = history.by_area(week, WEEKS, &files.library);
    if stats.json {
        let value = json::stats(week, &standing, &sums, &history, (goal.days, goal.grace, goal.minutes));
        return Output { aside, ..Output::of(pretty(&value)) };
    }
    let clock = |seconds: u64| minutes_seconds(Duration::from_secs(seconds));
    let held = history.seconds_in(week);
    let wanted = if goal.days > 0 { format!(" of {}", goal.days) } else { String::new() };
    let kept = match (standing.kept, standing.short) {
        (0 | 1, _) => String::new(),
        (kept, 0) => format!(" · {kept} weeks kept"),
        (kept, short) => format!(" · {kept} weeks kept, {short} of them by grace"),
    };
    let days = counted(standing.days, "day");
    let mut text = format!("{week}: {days}{wanted}, {} held{kept}\n", clock(held));
    if sums.is_empty() {
        text.push_str("Nothing held in these twelve weeks.\n");
        return Output { aside, ..Output::of(text) };
    }
    let mut rows = vec![["area", "this week", "left", "right", "both", "12 weeks"].map(str::to_owned).to_vec()];
    rows.extend(sums.iter().map(|sum| {
        let name = files.library.area(sum.area.as_str()).map_or_else(|| sum.area.to_string(), |area| area.name.clone());
        let sides = [sum.week.total(), sum.week.left, sum.week.right, sum.week.both, sum.weeks.iter().sum()];
        std::iter::once(name).chain(sides.map(clock)).collect()
    }));
    text.push_str(&columned(&rows));
    Output { aside, ..Output::of(text) }
}
