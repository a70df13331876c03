//! `supple show`: one stretch or routine, whole.

use super::{Output, PROBLEM, World, page, pretty, quiet_line, unknown};
use crate::cli;
use crate::compose::code;
use crate::export::json;
use crate::model::{Id, Library, Routine};
use crate::session::Plan;

pub(super) fn run(world: &World, show: &cli::Show) -> Output {
    let reading = world.reading();
    let loaded = &reading.files;
    let library = &loaded.library;
    let aside = quiet_line(loaded.problems.len());
    let id = Id::nearest(&show.id);
    if let Some(stretch) = library.stretch(&id) {
        if let Some(wish) = &show.figure {
            return match reading.figure(&stretch.id) {
                Some(demonstration) => super::figure::run(world, &loaded.config, &demonstration, &stretch.name, wish),
                None => Output::failed(&format!("{} has no figure yet; its text says all of it", stretch.name), PROBLEM),
            };
        }
        let text = if show.json { pretty(&json::stretch(stretch)) } else { page::stretch(library, stretch) };
        return Output { aside, ..Output::of(text) };
    }
    if let Some(routine) = library.routine(&id) {
        if let Some(wish) = &show.figure {
            return match routine.steps.iter().find_map(|step| reading.figure(&step.stretch.id)) {
                Some(demonstration) => super::figure::run(world, &loaded.config, &demonstration, &routine.name, wish),
                None => Output::failed(&format!("no stretch of {} has a figure yet", routine.name), PROBLEM),
            };
        }
        let (history, _) = world.history();
        let plan = Plan::of(routine, |id| history.has_met(id));
        let text = if show.json {
            pretty(&json::routine(library, routine, &plan, &[]))
        } else {
            page::routine(library, routine, &plan, &[])
        };
        return Output { aside, ..Output::of(text) };
    }
    let text_of = |routine: &Routine, why: &[String], json: fn(&Library, &Routine, &Plan, &[String]) -> serde_json::Value| {
        let (history, _) = world.history();
        let plan = Plan::of(routine, |id| history.has_met(id));
        let why = if show.why { why } else { &[] };
        if show.json { pretty(&json(library, routine, &plan, why)) } else { page::routine(library, routine, &plan, why) }
    };
    if let Some((routine, why)) = world.of_week(loaded, &id) {
        return Output { aside, ..Output::of(text_of(&routine, &why, json::routine)) };
    }
    if let Some(code) = code::read(&show.id) {
        let composed = match code.rebuild(library) {
            Ok(composed) => composed,
            Err(differs) => return Output::failed(&differs.to_string(), PROBLEM),
        };
        let why = composed.why(library);
        return Output { aside, ..Output::of(text_of(&composed.routine, &why, json::made)) };
    }
    let known =
        library.stretches().map(|stretch| stretch.id.as_str()).chain(library.routines().map(|routine| routine.id.as_str()));
    let failed = Output::failed(&unknown("stretch or routine", &show.id, known), PROBLEM);
    Output { aside: format!("{}{aside}", failed.aside), ..failed }
}
