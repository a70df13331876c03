//! What stretches keep to beside each other: easier is not harder, and no two begin with the same sentence.

use super::super::Draft;
use super::super::stretch::Resolved;
use super::super::tree::{Node, Span};
use crate::model::{Id, Origin};
use crate::problem::Problem;
use std::collections::BTreeMap;

/// Warns of what `stretches` do not keep to beside each other, each at the file that could be mended.
pub(in super::super) fn check(stretches: &BTreeMap<Id, Resolved<'_>>, problems: &mut Vec<Problem>) {
    check_levels(stretches, problems);
    check_setups(stretches, problems);
}

fn check_levels(stretches: &BTreeMap<Id, Resolved<'_>>, problems: &mut Vec<Problem>) {
    for resolved in stretches.values().filter(|resolved| resolved.draft.is_text()) {
        let (own, guide) = (resolved.stretch.level, &resolved.stretch.guide);
        let level = |id: &Option<Id>| Some(stretches.get(id.as_ref()?)?.stretch.level);
        let easier = level(&guide.easier_id).filter(|level| *level > own).map(|level| (resolved.easier_span, "easier", level));
        let harder = level(&guide.harder_id).filter(|level| *level < own).map(|level| (resolved.harder_span, "harder", level));
        for (span, word, level) in easier.into_iter().chain(harder) {
            let message = format!("this is of level {own}, and what is to be {word} is of level {level}");
            let hint = "take another stretch, or change a `level`";
            problems.push(resolved.draft.report().at(span, &message).warning().hint(hint));
        }
    }
}

/// Compares within what one maker wrote: who starts from a shipped stretch may keep its first sentence.
fn check_setups(stretches: &BTreeMap<Id, Resolved<'_>>, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<(&Origin, String), &Id> = BTreeMap::new();
    for (id, resolved) in stretches.iter().filter(|(_, resolved)| resolved.draft.is_text()) {
        let sentence = first_sentence(&resolved.stretch.guide.setup);
        let Some(first) = seen.insert((&resolved.stretch.origin, sentence.clone()), id) else { continue };
        let message = format!("the setup begins with the same sentence as that of \"{first}\"");
        let problem = resolved.draft.report().at(setup_span(resolved.draft), &message);
        problems.push(problem.warning().hint("say from the start what is different here"));
        seen.insert((&resolved.stretch.origin, sentence), first);
    }
}

fn setup_span(draft: &Draft<'_>) -> Span {
    let guide = draft.table.get("guide").and_then(Node::table);
    guide.map_or_else(Span::default, |guide| guide.span_of("setup", Span::default()))
}

/// The words of the first sentence, in small letters.
fn first_sentence(setup: &str) -> String {
    let end = setup.find(['.', '!', '?']).unwrap_or(setup.len());
    let words = setup.get(..end).unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
