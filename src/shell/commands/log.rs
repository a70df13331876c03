//! `supple log`: what was done, newest last.

use super::{Output, World, columned, pretty};
use crate::cli;
use crate::export::json;
use crate::history::{Outcome, Record};
use crate::problem::counted;
use crate::time::{Wall, minutes_seconds};
use std::time::Duration;

pub(super) fn run(world: &World, log: &cli::Log) -> Output {
    let (history, problems) = world.history();
    let pictures: Vec<String> = problems.iter().map(|problem| problem.picture(false) + "\n").collect();
    let aside = pictures.concat();
    if log.json {
        let values: Vec<serde_json::Value> = history.records().iter().map(json::record).collect();
        return Output { aside, ..Output::of(pretty(&values.into())) };
    }
    if history.records().is_empty() {
        return Output { aside, ..Output::of("Nothing yet.\n".to_owned()) };
    }
    let rows: Vec<Vec<String>> = history.records().iter().map(row).collect();
    Output { aside, ..Output::of(columned(&rows)) }
}

fn row(record: &Record) -> Vec<String> {
    let when = Wall::parse(&record.started).map(|wall| format!("{} {}", wall.day(), wall.clock_time())).unwrap_or_default();
    let outcome = match record.outcome {
        Outcome::Finished => "finished",
        Outcome::Stopped => "stopped",
    };
    let done = record.steps.iter().filter(|step| step.held.total() > 0).count();
    let held = format!("{} held", minutes_seconds(Duration::from_secs(record.held())));
    let steps = format!("{done} of {}", counted(record.steps.len(), "step"));
    let name = crate::printable::clean(&record.name).into_owned();
    vec![when, name, outcome.to_owned(), held, steps]
}
