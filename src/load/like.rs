//! Poses that are like others: each taken over the pose it starts from, which must be there, and never in a circle.

use super::pose::Written;
use super::stretch::Resolved;
use super::unknown_id;
use crate::figure::posing::Posing;
use crate::model::{Id, Sides};
use crate::problem::Problem;
use std::collections::BTreeMap;

/// Returns how each stretch is posed that says so, with what it is like beneath; reports and drops likenesses that
/// lead nowhere.
pub(super) fn settle(stretches: &BTreeMap<Id, Resolved<'_>>, problems: &mut Vec<Problem>) -> BTreeMap<Id, Written> {
    let written: BTreeMap<&Id, &Written> =
        stretches.iter().filter_map(|(id, resolved)| Some((id, resolved.pose.as_ref()?))).collect();
    let mut settled = BTreeMap::new();
    for (id, own) in &written {
        let mut report = stretches.get(*id).map(|resolved| resolved.draft.report());
        match whole(id, &written, &mut Vec::new()) {
            Ok(posing) => {
                let each = stretches.get(*id).is_some_and(|resolved| resolved.stretch.sides == Sides::Each);
                if let (true, None, Some(report)) = (each, posing.side, &mut report) {
                    let problem = report.at(own.span, "a stretch of one side after the other says which side its pose shows");
                    report.add(problem.warning().hint("`side = \"right\"`: the side that is stretched as the pose is written"));
                }
                settled.insert((*id).clone(), Written { posing, ..(*own).clone() });
            }
            Err(why) => {
                let (Some(report), Some((like, span))) = (&mut report, &own.like) else { continue };
                let problem = match why {
                    Lost::Unknown if !stretches.contains_key(like) => {
                        unknown_id(report, *span, "stretch", like.as_str(), stretches.keys().map(Id::as_str))
                    }
                    Lost::Unknown => report.at(*span, &format!("\"{like}\" has no pose of its own")),
                    Lost::Circle => {
                        let message = format!("the pose of \"{like}\" is like this one: they go round in a circle");
                        report.at(*span, &message).hint("write one of them from a `base`")
                    }
                };
                report.add(problem);
            }
        }
        problems.extend(report.into_iter().flat_map(|report| report.problems));
    }
    settled
}

/// Why a pose cannot be taken over another.
enum Lost {
    Unknown,
    Circle,
}

fn whole<'a>(id: &'a Id, written: &BTreeMap<&'a Id, &'a Written>, passed: &mut Vec<&'a Id>) -> Result<Posing, Lost> {
    if passed.contains(&id) {
        return Err(Lost::Circle);
    }
    passed.push(id);
    let own = written.get(id).ok_or(Lost::Unknown)?;
    match &own.like {
        Some((like, _)) => Ok(own.posing.over(&whole(like, written, passed)?)),
        None => Ok(own.posing.clone()),
    }
}
