//! Limbs in the same place: flesh gives, bone does not.

use super::Checked;
use crate::figure::finding::{Bounds, Finding, Subject};
use crate::figure::overlap::{Pair, gap};
use crate::figure::skeleton::Segment;

/// As shares of both radii.
const SUNK: Bounds = Bounds { doubt: 0.30, fault: 0.50 };

/// Pairs of limbs that are too deep in each other, each named once with the worst of its cones.
pub(super) fn swallowed(checked: &Checked<'_>) -> Vec<Finding> {
    let mut worst: Vec<((Segment, Segment), f64)> = Vec::new();
    for Pair(one, other) in checked.body.pairs.iter().chain(&checked.body.watched) {
        let (Some(one), Some(other)) = (checked.body.cones.get(*one), checked.body.cones.get(*other)) else { continue };
        let sunk = gap(one, other, &checked.stance).sunk();
        let pair = (one.segment, other.segment);
        match worst.iter_mut().find(|(known, _)| *known == pair) {
            Some((_, known)) => *known = known.max(sunk),
            None => worst.push((pair, sunk)),
        }
    }
    let finding = |((one, other), sunk): ((Segment, Segment), f64)| {
        let weight = SUNK.weigh(sunk)?;
        let message = format!("the {} is {:.0} % inside the {}", one.words(), sunk * 100.0, other.words());
        let hint = "move one of them: another angle, or a reach that ends beside the other";
        Some(Finding::new(Subject::Whole, weight, message).hint(hint))
    };
    worst.into_iter().filter_map(finding).collect()
}
