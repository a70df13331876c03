//! More time or less for what is left of a routine: the same steps, fewer where they must be, each with both its sides.

use super::fit::{Misfit, fit, slots};
use super::wish::Met;
use crate::model::{Kind, Library, Position, Step, Stretch};
use std::sync::Arc;

/// What is left is made as long as asked to this notch where no choice of doses ends on the second.
const NOTCH: u32 = 5;
/// Steps are at their usual doses before any is made longer.
const USUAL: u32 = 100;

/// Returns steps of `stretches`, in their order, that take `budget` seconds from `position` on, or as near below it as they
/// can be made. Where there is too little time, steps are left out: first of areas that have another, the end last.
#[must_use]
pub fn refit(library: &Library, stretches: &[Arc<Stretch>], position: Position, budget: u32, met: &Met) -> Vec<Step> {
    let mut left: Vec<&Arc<Stretch>> = stretches.iter().collect();
    while !left.is_empty() {
        match made(&left, position, budget, met) {
            Ok(steps) => return steps,
            Err(Misfit::TooShort) => return nearest(&left, position, budget, met),
            Err(Misfit::TooLong) => {
                // With one step less there may be too much time: another may leave less of it over.
                let mut fitting = candidates(library, &left).into_iter().map(|place| without(&left, place));
                if let Some(steps) = fitting.find_map(|fewer| made(&fewer, position, budget, met).ok()) {
                    return steps;
                }
                let Some(first) = candidates(library, &left).first().copied() else { break };
                left.remove(first);
            }
        }
    }
    Vec::new()
}

fn made(stretches: &[&Arc<Stretch>], position: Position, budget: u32, met: &Met) -> Result<Vec<Step>, Misfit> {
    fit(&slots(stretches.iter().map(|stretch| (*stretch, true)), Some(position), met), budget, USUAL)
}

/// The longest below `budget` that can be made of all of them.
fn nearest(stretches: &[&Arc<Stretch>], position: Position, budget: u32, met: &Met) -> Vec<Step> {
    let mut budgets = std::iter::successors(Some(budget), |budget| budget.checked_sub(NOTCH));
    budgets.find_map(|budget| made(stretches, position, budget, met).ok()).unwrap_or_default()
}

/// The places of the steps in the order in which they may go: the last of an area that has more, then the last, and a quiet
/// end after all others.
fn candidates(library: &Library, stretches: &[&Arc<Stretch>]) -> Vec<usize> {
    let area = |stretch: &Stretch| library.area_of(stretch.home()).map(|area| area.id.clone());
    let areas: Vec<_> = stretches.iter().map(|stretch| area(stretch)).collect();
    let is_end = |place: usize| {
        place + 1 == stretches.len() && stretches.get(place).is_some_and(|stretch| stretch.kind == Kind::Breathing)
    };
    let is_only = |place: usize| areas.iter().filter(|area| Some(*area) == areas.get(place)).count() < 2;
    let mut places: Vec<usize> = (0..stretches.len()).rev().collect();
    places.sort_by_key(|place| (is_end(*place), is_only(*place)));
    places
}

fn without<'s>(stretches: &[&'s Arc<Stretch>], place: usize) -> Vec<&'s Arc<Stretch>> {
    stretches.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, stretch)| *stretch).collect()
}
