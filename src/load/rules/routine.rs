//! What a routine keeps to: a warm-up that ends in movement, nothing dangerous, a back routine that looks beyond the back.

use super::super::conform::Report;
use super::super::tree::Span;
use super::{WARM_UP_HOLD, is_dangerous, is_held};
use crate::model::words::{Kind, Purpose};
use crate::model::{Id, Region, Step, Stretch};
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::time::Duration;

/// The area whose routines are asked for more than itself.
const BACK: &str = "back";
/// What is often tight along with the back: regions, and what they are called.
const BEYOND_THE_BACK: &[(&str, &str)] =
    &[("hamstrings", "the hamstrings"), ("glutes", "the glutes"), ("hip-flexors", "the hip flexors")];
/// From so many steps on there is room for them.
const ROOM: usize = 8;

/// Returns the problem of a step that has no place in a routine for `purpose`; it is to be left out.
pub(in super::super) fn refusal(purpose: Purpose, stretch: &Stretch, span: Span, report: &Report<'_>) -> Option<Problem> {
    is_dangerous(purpose, &stretch.spine).then(|| {
        let message = format!("\"{}\" rounds the back under load: nothing for the purpose \"{}\"", stretch.id, purpose.word());
        report.at(span, &message).hint("this step is left out; take one that bends without load, or another purpose")
    })
}

/// Warns of what a routine of these steps, each with its place, does not keep to.
pub(in super::super) fn check(purpose: (Purpose, Span), steps: &[(Step, Span)], regions: &[Region], report: &mut Report<'_>) {
    let (purpose, span) = purpose;
    match purpose {
        Purpose::WarmUp => check_warm_up(steps, report),
        Purpose::Daily | Purpose::Mobility => check_back(purpose, span, steps, regions, report),
        Purpose::Desk | Purpose::Morning | Purpose::Evening | Purpose::Care | Purpose::CoolDown => {}
    }
}

fn check_warm_up(steps: &[(Step, Span)], report: &mut Report<'_>) {
    let mut held: BTreeMap<&Id, Duration> = BTreeMap::new();
    for (step, span) in steps.iter().filter(|(step, _)| is_held(&step.stretch)) {
        // A stretch that names no muscle holds those of its home.
        let muscles =
            if step.stretch.muscles.is_empty() { std::slice::from_ref(step.stretch.home()) } else { &step.stretch.muscles };
        let mut longest: Option<(&Id, Duration)> = None;
        for muscle in muscles {
            let total = held.entry(muscle).or_default();
            *total += step.dose.work();
            if longest.is_none_or(|(_, most)| *total > most) {
                longest = Some((muscle, *total));
            }
        }
        if let Some((muscle, total)) = longest.filter(|(_, total)| *total > WARM_UP_HOLD) {
            let (total, most) = (total.as_secs(), WARM_UP_HOLD.as_secs());
            let message = format!("this warm-up holds the {muscle} for {total} seconds; {most} are the most before an effort");
            report.add(report.at(*span, &message).warning().hint("hold for less, or move in and out instead"));
        }
    }
    let last_move = steps.iter().rposition(|(step, _)| step.stretch.kind == Kind::Dynamic).map_or(0, |at| at + 1);
    let after = steps.get(last_move..).unwrap_or_default();
    if let Some((step, span)) = after.iter().find(|(step, _)| is_held(&step.stretch)) {
        let message = format!("no movement follows \"{}\" in this warm-up", step.stretch.id);
        report.add(
            report.at(*span, &message).warning().hint("let a movement come last: it makes up for most of what a hold costs"),
        );
    }
}

fn check_back(purpose: Purpose, span: Span, steps: &[(Step, Span)], regions: &[Region], report: &mut Report<'_>) {
    if steps.len() < ROOM || !is_of_the_back(steps, regions) {
        return;
    }
    let has = |wanted: &str| steps.iter().any(|(step, _)| step.stretch.regions.iter().any(|region| *region == *wanted));
    let missing: Vec<&str> = BEYOND_THE_BACK.iter().filter(|(region, _)| !has(region)).map(|(_, name)| *name).collect();
    if !missing.is_empty() {
        let (many, missing) = (steps.len(), missing.join(" or "));
        let message = format!("a \"{}\" routine for the back has {many} steps and none for {missing}", purpose.word());
        let hint = "they are often tight along with the back: give each a step";
        report.add(report.at(span, &message).warning().hint(hint));
    }
}

/// Whether more steps are of the back than of any other area.
fn is_of_the_back(steps: &[(Step, Span)], regions: &[Region]) -> bool {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (step, _) in steps {
        let area = regions.iter().find(|region| region.id == *step.stretch.home()).map(|region| region.area.as_str());
        *counts.entry(area.unwrap_or_default()).or_default() += 1;
    }
    let back = counts.remove(BACK).unwrap_or(0);
    counts.values().all(|other| *other < back)
}
