//! The order of a routine: one position after the other, moving before holding, the hardest never twice in a row.

use super::pool::Item;
use crate::model::Kind;

/// Returns the places of `items`, which were picked in this order, in the order in which they are done.
#[must_use]
pub(super) fn order(items: &[&Item<'_>], opener: Option<usize>, closer: Option<usize>) -> Vec<usize> {
    let end = |place: usize| match Some(place) {
        place if place == opener => 0_u8,
        place if place == closer => 2,
        _ => 1,
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|place| {
        items.get(*place).map(|item| {
            // The opener stands first and the closer last of their positions, which are the first and last of all.
            (item.rank, end(*place), kind_rank(item), *place)
        })
    });
    keep_hardest_apart(items, &mut order, closer);
    order
}

fn kind_rank(item: &Item<'_>) -> u8 {
    match item.stretch.kind {
        Kind::Dynamic if item.stretch.home() == "full-body" => 0,
        Kind::Dynamic => 1,
        Kind::Isometric | Kind::SelfMassage => 2,
        Kind::Static => 3,
        Kind::Pnf => 4,
        Kind::Breathing => 5,
    }
}

/// Where two of level 3 meet, the second changes places with the next that is easier and starts where it does; the closer stays
/// the last.
fn keep_hardest_apart(items: &[&Item<'_>], order: &mut [usize], closer: Option<usize>) {
    let item = |place: usize| items.get(place);
    for at in 1..order.len() {
        let (Some(before), Some(here)) = (item(order[at - 1]), item(order[at])) else { continue };
        if before.stretch.level < 3 || here.stretch.level < 3 {
            continue;
        }
        let later = (at + 1..order.len())
            .filter(|later| Some(order[*later]) != closer)
            .find(|later| item(order[*later]).is_some_and(|other| other.stretch.level < 3 && other.rank == here.rank));
        if let Some(later) = later {
            order.swap(at, later);
        }
    }
}
