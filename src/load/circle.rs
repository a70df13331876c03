//! Easier and harder: each must lead to a stretch that is there, and never round in a circle.

use super::conform::Report;
use super::stretch::Resolved;
use super::tree::Span;
use super::{Stretches, unknown_id};
use crate::model::{Id, Origin};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Looks up every easier and harder id; drops and reports those that lead nowhere or in a circle.
pub(super) fn settle(mut stretches: BTreeMap<Id, Resolved<'_>>, problems: &mut Vec<Problem>) -> Stretches {
    let ids: Vec<Id> = stretches.keys().cloned().collect();
    for resolved in stretches.values_mut() {
        let mut report = resolved.draft.report();
        let guide = &mut resolved.stretch.guide;
        for (link, span) in [(&mut guide.easier_id, resolved.easier_span), (&mut guide.harder_id, resolved.harder_span)] {
            if let Some(id) = link.take_if(|id| ids.binary_search(id).is_err()) {
                report.add(unknown_id(&report, span, "stretch", id.as_str(), ids.iter().map(Id::as_str)));
            }
        }
        problems.append(&mut report.problems);
    }
    // A circle is told of, and broken in, the files that came last: what is shipped has none of its own.
    for sparing in [true, false] {
        break_circles(&mut stretches, sparing, problems);
    }
    stretches.into_iter().map(|(id, resolved)| (id, Arc::new(resolved.stretch))).collect()
}

/// Drops the links that lie on a circle; with `sparing`, not those of shipped files.
fn break_circles(stretches: &mut BTreeMap<Id, Resolved<'_>>, sparing: bool, problems: &mut Vec<Problem>) {
    let round = on_a_circle(stretches);
    for (id, resolved) in stretches {
        if sparing && resolved.stretch.origin == Origin::Shipped {
            continue;
        }
        let mut report = resolved.draft.report();
        let guide = &mut resolved.stretch.guide;
        if let Some(other) = guide.easier_id.take_if(|other| round.contains(&(id.clone(), other.clone()))) {
            report.add(told(&report, resolved.easier_span, id, &other, "easier"));
        }
        if let Some(other) = guide.harder_id.take_if(|other| round.contains(&(other.clone(), id.clone()))) {
            report.add(told(&report, resolved.harder_span, id, &other, "harder"));
        }
        problems.append(&mut report.problems);
    }
}

fn told(report: &Report<'_>, span: Span, id: &Id, other: &Id, word: &str) -> Problem {
    let message = format!("\"{id}\" and \"{other}\" go round in a circle: each would be {word} than itself");
    report.at(span, &message).hint("take one of the links out")
}

/// The links "is harder than" that lie on a circle: those whose end leads back to their start.
fn on_a_circle(stretches: &BTreeMap<Id, Resolved<'_>>) -> BTreeSet<(Id, Id)> {
    let mut links: BTreeSet<(&Id, &Id)> = BTreeSet::new();
    for (id, resolved) in stretches {
        let guide = &resolved.stretch.guide;
        links.extend(guide.easier_id.as_ref().map(|easier| (id, easier)));
        links.extend(guide.harder_id.as_ref().map(|harder| (harder, id)));
    }
    // What nothing leads to, or what leads nowhere, is on no circle; mostly nothing is left.
    loop {
        let starts: BTreeSet<&Id> = links.iter().map(|(from, _)| *from).collect();
        let ends: BTreeSet<&Id> = links.iter().map(|(_, to)| *to).collect();
        let before = links.len();
        links.retain(|(from, to)| starts.contains(to) && ends.contains(from));
        if links.len() == before {
            break;
        }
    }
    let on_circle = links.iter().filter(|(from, to)| leads(&links, to, from));
    on_circle.map(|(from, to)| ((*from).clone(), (*to).clone())).collect()
}

/// Whether the links lead from `from` to `to`.
fn leads(links: &BTreeSet<(&Id, &Id)>, from: &Id, to: &Id) -> bool {
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    let mut open = vec![from];
    while let Some(here) = open.pop() {
        if here == to {
            return true;
        }
        if seen.insert(here) {
            open.extend(links.iter().filter(|(start, _)| *start == here).map(|(_, end)| *end));
        }
    }
    false
}
