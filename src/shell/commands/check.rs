//! `supple check`: every problem of the user's files, or of a pack.

use super::super::figures::Figurer;
use super::super::reader::Reader;
use super::super::{embed, store};
use super::{Output, PROBLEM, USAGE, World, pretty};
use crate::cli;
use crate::command::Command;
use crate::compose;
use crate::export::json;
use crate::load;
use crate::printable::mask;
use crate::problem::counted;
use std::collections::BTreeSet;

pub(super) fn run(world: &World, check: &cli::Check) -> Output {
    if let Some(missing) = check.paths.iter().find(|path| !path.exists()) {
        return Output::failed(&format!("there is nothing at {}", mask(&missing.to_string_lossy())), USAGE);
    }
    let (files, mut problems) = if check.paths.is_empty() {
        let mut reader = Reader::new(world.paths.as_ref());
        let reading = reader.read();
        let mut problems = reading.files.problems;
        problems.extend(load::out_of_reach(&reading.files.library, reading.idle, compose::is_reached));
        problems.extend(reader.figurer().problems(&reading.awaited));
        (reader.count(), problems)
    } else {
        let own: Vec<_> = check.paths.iter().flat_map(|path| store::sources_at(path)).collect();
        let files: BTreeSet<String> = own.iter().map(|source| source.path.clone()).collect();
        let mut sources = embed::sources();
        sources.extend(own);
        let loaded = load::load(&sources, &Command::reserved_letters());
        let mut problems = loaded.problems;
        problems.extend(load::out_of_reach(&loaded.library, loaded.idle, compose::is_reached));
        let figurer = Figurer::new(None);
        let own = loaded.poses.iter().filter(|(_, written)| files.contains(&written.file));
        let own: Vec<_> = own.map(|(id, written)| figurer.awaited(id, written)).collect();
        problems.extend(figurer.problems(&own));
        (files.len(), problems)
    };
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    let errors = load::errors(&problems);
    let failed = errors > 0 || (check.strict && !problems.is_empty());
    let code = if failed { PROBLEM } else { 0 };
    if check.json {
        let values: Vec<serde_json::Value> = problems.iter().map(json::problem).collect();
        return Output { code, ..Output::of(pretty(&values.into())) };
    }
    let coloured = world.coloured();
    let mut text = String::new();
    for problem in &problems {
        text.push_str(&problem.picture(coloured));
        text.push_str("\n\n");
    }
    let found = if problems.is_empty() { "no problem".to_owned() } else { counted(problems.len(), "problem") };
    Output { code, ..Output::of(format!("{text}{} checked: {found}.\n", counted(files, "file"))) }
}
