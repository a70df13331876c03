//! Easier and harder: each must lead to a stretch that is there, and never round in a circle.

use super::stretch::Resolved;
use super::tree::Span;
use super::{Stretches, unknown_id};
use crate::model::Id;
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
    let round = in_a_circle(&stretches);
    for (id, resolved) in &mut stretches {
        let mut report = resolved.draft.report();
        let guide = &mut resolved.stretch.guide;
        let links: [(&mut Option<Id>, Span, &str); 2] =
            [(&mut guide.easier_id, resolved.easier_span, "easier"), (&mut guide.harder_id, resolved.harder_span, "harder")];
        for (link, span, word) in links {
            if let Some(other) = link.take_if(|other| round.contains(id) && round.contains(other)) {
                let message = format!("\"{id}\" and \"{other}\" go round in a circle: each would be {word} than itself");
                report.add(report.at(span, &message).hint("take one of the links out"));
            }
        }
        problems.append(&mut report.problems);
    }
    stretches.into_iter().map(|(id, resolved)| (id, Arc::new(resolved.stretch))).collect()
}

/// The stretches on a circle of "is easier than", found by taking away, again and again, what nothing leads to or
/// what leads to nothing.
fn in_a_circle(stretches: &BTreeMap<Id, Resolved<'_>>) -> BTreeSet<Id> {
    let mut edges: BTreeSet<(&Id, &Id)> = BTreeSet::new();
    for (id, resolved) in stretches {
        let guide = &resolved.stretch.guide;
        edges.extend(guide.easier_id.as_ref().map(|easier| (id, easier)));
        edges.extend(guide.harder_id.as_ref().map(|harder| (harder, id)));
    }
    loop {
        let starts: BTreeSet<&Id> = edges.iter().map(|(from, _)| *from).collect();
        let ends: BTreeSet<&Id> = edges.iter().map(|(_, to)| *to).collect();
        let before = edges.len();
        edges.retain(|(from, to)| starts.contains(to) && ends.contains(from));
        if edges.len() == before {
            return edges.into_iter().map(|(from, _)| from.clone()).collect();
        }
    }
}
