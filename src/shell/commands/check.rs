//! `supple check`: every problem of the user's files, or of a pack.

use super::super::reader::Reader;
use super::super::{embed, store};
use super::{Output, PROBLEM, USAGE, World, pretty};
use crate::cli;
use crate::command::Command;
use crate::export::json;
use crate::load;
use crate::printable::mask;
use crate::problem::counted;

pub(super) fn run(world: &World, check: &cli::Check) -> Output {
    if let Some(missing) = check.paths.iter().find(|path| !path.exists()) {
        return Output::failed(&format!("there is nothing at {}", mask(&missing.to_string_lossy())), USAGE);
    }
    let (files, problems) = if check.paths.is_empty() {
        let mut reader = Reader::new(world.paths.as_ref());
        let problems = reader.read().files.problems;
        (reader.count(), problems)
    } else {
        let own: Vec<_> = check.paths.iter().flat_map(|path| store::sources_at(path)).collect();
        let files = own.len();
        let mut sources = embed::sources();
        sources.extend(own);
        (files, load::load(&sources, &Command::reserved_letters()).problems)
    };
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
