//! `routines/<id>.toml`: one routine, its stretches looked up, its doses changed where it says so.

use super::conform::Report;
use super::stretch::{check_length, check_turns, dose_change};
use super::tree::{Node, Span, Table};
use super::{Draft, Stretches, fields, read, rules, unknown_id};
use crate::model::words::Purpose;
use crate::model::{Dose, DoseChange, Id, Region, Routine, Step};
use std::sync::Arc;
use std::time::Duration;

/// Returns the routine of `draft`; `None` if something it must have is missing, or no step is left.
pub(super) fn resolve(draft: &Draft<'_>, stretches: &Stretches, regions: &[Region], report: &mut Report<'_>) -> Option<Routine> {
    let fit = draft.fit(fields::ROUTINE, report);
    if !fit.whole {
        return None;
    }
    let purpose = read::word(&fit.table, "purpose", Purpose::from_word)?;
    let mut steps: Vec<(Step, Span)> = Vec::new();
    for (table, span) in read::tables(&fit.table, "step") {
        let Some(step) = step(table, span, stretches, report) else { continue };
        let span = table.span_of("stretch", span);
        match rules::routine::refusal(purpose, &step.stretch, span, report) {
            Some(problem) => report.add(problem),
            None => steps.push((step, span)),
        }
    }
    let written = draft.table.get("step").map_or(0, |node| node.list().len());
    if steps.is_empty() {
        report.add(report.at(fit.table.span_of("step", super::top()), "no step is left of this routine"));
        return None;
    }
    let complete = fit.clean && steps.len() == written;
    let rotation = read::truth(&fit.table, "rotation");
    if rotation && !complete {
        let place = fit.table.get("rotation").map_or_else(super::top, |node: &Node| node.span);
        let message = "this routine does not take its turn as the Monday routine until its problems are solved";
        report.add(report.at(place, message).warning());
    }
    if draft.is_text() {
        let place = fit.table.span_of("purpose", super::top());
        rules::routine::check((purpose, place), &steps, regions, report);
        rules::claim::check(&fit.table, report);
    }
    let steps: Vec<Step> = steps.into_iter().map(|(step, _)| step).collect();
    let hardest = steps.iter().map(|step| step.stretch.level).max().unwrap_or(1);
    Some(Routine {
        id: draft.id.clone(),
        name: read::text(&fit.table, "name"),
        purpose,
        about: read::text(&fit.table, "about"),
        level: read::level(&fit.table).unwrap_or(hardest),
        rotation: rotation && complete,
        steps,
        origin: draft.source.origin.clone(),
    })
}

fn step(table: &Table, span: Span, stretches: &Stretches, report: &mut Report<'_>) -> Option<Step> {
    let id = read::id(table, "stretch");
    let Some(stretch) = stretches.get(&id) else {
        let place = table.span_of("stretch", span);
        report.add(unknown_id(report, place, "stretch", id.as_str(), stretches.keys().map(Id::as_str)));
        return None;
    };
    // In a step `stretch` is the id; the dose's own `stretch` is spelt `stretch_for`.
    let change = DoseChange { stretch: read::whole(table, "stretch_for"), ..dose_change(table) };
    let dose = match change.applied_to(&stretch.dose) {
        Ok(dose) => dose,
        Err(field) => {
            let written = if field == "stretch" { "stretch_for" } else { field };
            let message = format!("`{written}` is not part of the dose of \"{id}\"");
            let own = stretch.dose.fields().join("`, `");
            report.add(report.at(table.span_of(written, span), &message).hint(format!("its dose has `{own}`")));
            return None;
        }
    };
    if check_length(&dose, span, report) {
        return None;
    }
    check_turns(stretch.sides, &dose, span, report);
    if let Dose::Reps { tempo, .. } = &dose
        && !stretch.guide.moves.is_empty()
        && stretch.guide.moves.len() != tempo.len()
    {
        let message = format!("\"{id}\" names {} moves, this tempo has {} parts", stretch.guide.moves.len(), tempo.len());
        report.add(report.at(table.span_of("tempo", span), &message).hint("its moves are not named here").warning());
    }
    let ready = read::whole(table, "ready").map(|seconds| Duration::from_secs(u64::from(seconds)));
    Some(Step { stretch: Arc::clone(stretch), dose, note: read::optional_text(table, "note"), ready })
}
