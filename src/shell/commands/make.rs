//! `supple make`: a routine made to measure, printed as TOML or JSON, or kept among the user's own.

use super::new::keep_routine;
use super::{Output, PROBLEM, USAGE, World, pretty, quiet_line, wish};
use crate::cli;
use crate::compose::{compose, length_in_words};
use crate::export::{json, routine};
use crate::model::Id;
use crate::session::Plan;

pub(super) fn run(world: &World, make: &cli::Make) -> Output {
    let files = world.files();
    let library = &files.library;
    let (history, _) = world.history();
    let wish = match wish::read(world, &files, &history, &make.composing, &make.wish) {
        Ok(wish) => wish,
        Err(message) => return Output::failed(&message, USAGE),
    };
    let composed = match compose(library, &wish) {
        Ok(composed) => composed,
        Err(unmet) => return Output::failed(&unmet.to_string(), PROBLEM),
    };
    let reasons = if make.why { composed.why(library) } else { Vec::new() };
    let chosen = &composed.routine;
    let head = format!(
        "{}, to the second. `supple play {}` plays it anywhere with the same stretches.",
        length_in_words(wish.budget),
        chosen.id
    );
    let toml = routine::toml(chosen, &head, &reasons);
    let mut saved = String::new();
    if let Some(id) = &make.save {
        match keep_routine(world, id, &toml) {
            Ok(told) => saved = told,
            Err(failed) => return failed,
        }
    }
    let plan = Plan::of(chosen, |id: &Id| wish.met.has(id));
    let aside = quiet_line(files.problems.len());
    let text = match (make.json, saved.is_empty()) {
        (true, _) => pretty(&json::made(library, chosen, &plan, &reasons)),
        (false, true) => toml,
        (false, false) => saved,
    };
    Output { aside, ..Output::of(text) }
}
