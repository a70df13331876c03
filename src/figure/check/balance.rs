//! Balance: whether the weight is over what carries it.

use super::{Checked, percent};
use crate::figure::contact::{Ball, balls};
use crate::figure::finding::{Bounds, Finding, Subject};
use crate::figure::sketch::Flat;
use crate::figure::space::{Point, at};
use crate::figure::weight;
use std::f64::consts::TAU;

/// Outside what carries it, in stature.
const OUTSIDE: Bounds = Bounds { doubt: 0.005, fault: 0.030 };
/// What is so near the floor lies on it.
const LIES: f64 = 0.010;
/// A ball carries within this share of its radius.
const CARRIES: f64 = 0.6;
const DIRECTIONS: u8 = 8;

/// A body that would fall over. Where it leans on something, that is not asked.
pub(super) fn falls(checked: &Checked<'_>) -> Option<Finding> {
    // Something that is not drawn holds it.
    if checked.moment.sketch.balance == Some(false) {
        return None;
    }
    let leans = |flat: &Flat| matches!(flat, Flat::Wall(..) | Flat::Post(_));
    if checked.moment.sketch.touches.iter().any(|touch| leans(&touch.flat) && !touch.parts.is_empty()) {
        return None;
    }
    let centre = weight::centre(&checked.stance);
    let outside = outside(&outline(carrying(checked)), (centre.x, centre.y))?;
    let weight = OUTSIDE.weigh(outside)?;
    let message = format!("the body would fall over: its weight is outside of what carries it, by {}", percent(outside));
    Some(Finding::new(Subject::Whole, weight, message).hint(checked.mend()))
}

/// The places that carry weight, seen from above.
fn carrying(checked: &Checked<'_>) -> Vec<(f64, f64)> {
    let down = at(0.0, 0.0, -1.0);
    let place = |ball: &Ball| checked.stance.frame(ball.segment).out(ball.middle);
    let mut places = Vec::new();
    for plane in checked.goals.planes.iter().filter(|plane| plane.outward == down) {
        let Point { x, y, .. } = place(&plane.ball);
        places.extend((0..DIRECTIONS).map(|number| {
            let (sin, cos) = (f64::from(number) * TAU / f64::from(DIRECTIONS)).sin_cos();
            (x + plane.ball.radius * CARRIES * cos, y + plane.ball.radius * CARRIES * sin)
        }));
    }
    let lying = balls(&checked.body.cones).into_iter().filter(|ball| ball.reach(&checked.stance, down).abs() < LIES);
    places.extend(lying.map(|ball| {
        let Point { x, y, .. } = place(&ball);
        (x, y)
    }));
    places
}

type Flatly = (f64, f64);

fn side(from: Flatly, to: Flatly, at: Flatly) -> f64 {
    (to.0 - from.0) * (at.1 - from.1) - (to.1 - from.1) * (at.0 - from.0)
}

/// The outline around some places, counter-clockwise (Andrew 1979).
fn outline(mut places: Vec<Flatly>) -> Vec<Flatly> {
    places.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    places.dedup();
    let half = |places: &mut dyn Iterator<Item = Flatly>| {
        let mut half: Vec<Flatly> = Vec::new();
        for place in places {
            while let [.., before, last] = half[..] {
                if side(before, last, place) > 0.0 {
                    break;
                }
                half.pop();
            }
            half.push(place);
        }
        half.pop();
        half
    };
    let mut around = half(&mut places.iter().copied());
    around.extend(half(&mut places.iter().rev().copied()));
    if around.is_empty() { places } else { around }
}

/// How far a place is outside an outline; negative inside, `None` where there is none.
fn outside(outline: &[Flatly], at: Flatly) -> Option<f64> {
    let next = |number: usize| outline.get((number + 1) % outline.len().max(1)).copied();
    let edges = outline.iter().enumerate().filter_map(|(number, from)| Some((*from, next(number)?)));
    let mut inside = outline.len() > 2;
    let mut nearest: Option<f64> = None;
    for (from, to) in edges {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let along = (((at.0 - from.0) * x + (at.1 - from.1) * y) / (x * x + y * y).max(1e-12)).clamp(0.0, 1.0);
        let distance = (from.0 + x * along - at.0).hypot(from.1 + y * along - at.1);
        nearest = Some(nearest.map_or(distance, |known| known.min(distance)));
        inside &= side(from, to, at) >= 0.0;
    }
    nearest.map(|distance| if inside { -distance } else { distance })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_holds_what_is_inside() {
        let square = outline(vec![(0.0, 0.0), (1.0, 0.0), (0.5, 0.5), (1.0, 1.0), (0.0, 1.0), (0.5, 0.0)]);
        assert_eq!(square, [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        assert!(outside(&square, (0.5, 0.4)).is_some_and(|by| (by + 0.4).abs() < 1e-9));
        assert!(outside(&square, (1.5, 0.5)).is_some_and(|by| (by - 0.5).abs() < 1e-9));
        assert!(outside(&outline(vec![(0.0, 0.0)]), (0.3, 0.4)).is_some_and(|by| (by - 0.5).abs() < 1e-9));
        assert_eq!(outside(&[], (0.0, 0.0)), None);
    }
}
