//! `favourites.toml`: the stretches and routines the user keeps at hand.

use super::{Draft, Stretches, fields, read, unknown_id};
use crate::model::{Favourites, Id, Routine};
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Returns the favourites of the last of `drafts`; an id that nothing has is told of, and passed over.
pub(super) fn read(
    drafts: &[&Draft<'_>],
    stretches: &Stretches,
    routines: &BTreeMap<Id, Arc<Routine>>,
    problems: &mut Vec<Problem>,
) -> Favourites {
    let Some(draft) = drafts.last() else { return Favourites::default() };
    let mut report = draft.report();
    let fit = draft.fit(fields::FAVOURITES, &mut report);
    let stretch_ids: Vec<&str> = stretches.keys().map(Id::as_str).collect();
    let routine_ids: Vec<&str> = routines.keys().map(Id::as_str).collect();
    let mut known = |key: &str, what: &str, known: &[&str]| {
        let mut ids = read::ids(&fit.table, key);
        ids.retain(|(id, span)| {
            let is_known = known.contains(&id.as_str());
            if !is_known {
                report.add(unknown_id(&report, *span, what, id.as_str(), known.iter().copied()).warning());
            }
            is_known
        });
        ids.into_iter().map(|(id, _)| id).collect()
    };
    let favourites = Favourites {
        stretches: known("stretches", "stretch", &stretch_ids),
        routines: known("routines", "routine", &routine_ids),
    };
    problems.append(&mut report.problems);
    favourites
}
