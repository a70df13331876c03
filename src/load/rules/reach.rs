//! What keeps the library within reach: every region is stretched by something, every stretch is had from somewhere.
//!
//! What no routine has may still come by a wish. How wishes are met is not known here, but further down, where routines
//! are made; so loading says what is [`Idle`], and whoever knows more asks for what is [`out_of_reach`].

use super::super::areas::Body;
use super::super::stretch::Resolved;
use super::super::{Draft, top};
use crate::model::{Id, Library, Routine, Stretch};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Something of the user's that nothing leads to, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idle {
    /// The stretch that no routine has; otherwise it is a region that no stretch works on.
    stretch: Option<Id>,
    problem: Problem,
}

/// Returns what is wrong with what is idle: with regions always, with stretches unless `is_reached` in another way.
pub fn out_of_reach(library: &Library, idle: Vec<Idle>, is_reached: impl Fn(&Library, &Stretch) -> bool) -> Vec<Problem> {
    let is_lost = |idle: &Idle| match &idle.stretch {
        Some(stretch) => library.stretch(stretch.as_str()).is_some_and(|stretch| !is_reached(library, stretch)),
        None => true,
    };
    idle.into_iter().filter(is_lost).map(|idle| idle.problem).collect()
}

/// Returns the regions no stretch works on, and every stretch.
pub(in super::super) fn idle(body: &Body<'_>, stretches: &BTreeMap<Id, Resolved<'_>>) -> Vec<Idle> {
    let mut idle = regions(body, stretches);
    idle.extend(stretches.iter().filter(|(_, resolved)| resolved.draft.is_text()).map(|(id, resolved)| stretch(id, resolved)));
    idle
}

/// Takes out the stretches that `routines` have.
pub(in super::super) fn drop_used(idle: &mut Vec<Idle>, routines: &BTreeMap<Id, Arc<Routine>>) {
    let steps = routines.values().flat_map(|routine| &routine.steps);
    let used: BTreeSet<&Id> = steps.map(|step| &step.stretch.id).collect();
    idle.retain(|idle| idle.stretch.as_ref().is_none_or(|stretch| !used.contains(stretch)));
}

/// At home there or not, a stretch works on a region. What it only eases on the way does not count: neither Browse nor a
/// wish for the region would find it.
fn regions(body: &Body<'_>, stretches: &BTreeMap<Id, Resolved<'_>>) -> Vec<Idle> {
    let worked_on: BTreeSet<&Id> = stretches.values().flat_map(|resolved| &resolved.stretch.regions).collect();
    let texts = body.regions.iter().zip(&body.places).filter(|(_, (draft, _))| draft.is_text());
    let idle = texts.filter(|(region, _)| !worked_on.contains(&region.id)).map(|(region, (draft, span))| {
        let message = format!("no stretch works on the region \"{}\"", region.id);
        let problem = draft.report().at(*span, &message).warning().hint("name it in the `regions` of a stretch");
        Idle { stretch: None, problem }
    });
    idle.collect()
}

fn stretch(id: &Id, resolved: &Resolved<'_>) -> Idle {
    let Draft { table, .. } = resolved.draft;
    let message = format!("no routine has \"{id}\", and no wish for what it is good for can bring it");
    let hint =
        "its kind, level or spine is nothing for what `good_for` names: name another purpose, or give it a step in a routine";
    let problem = resolved.draft.report().at(table.span_of("good_for", top()), &message);
    Idle { stretch: Some(id.clone()), problem: problem.warning().hint(hint) }
}
