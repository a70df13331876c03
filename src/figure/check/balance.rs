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
/// Between straight to the side of a wall and straight away from it: so far round, as a cosine, a wall helps no more.
const AWAY: f64 = 0.5;

/// A body that would fall over. Where it leans on something, only a fall away from that is seen: a wall pushes, and never
/// holds back.
pub(super) fn falls(checked: &Checked<'_>) -> Option<Finding> {
    let sketch = &checked.moment.sketch;
    // Something that is not drawn holds it.
    if sketch.balance == Some(false) {
        return None;
    }
    let touched = || sketch.touches.iter().filter(|touch| !touch.parts.is_empty()).map(|touch| &touch.flat);
    // A post can be held on to.
    if touched().any(|flat| matches!(flat, Flat::Post(_))) {
        return None;
    }
    let centre = weight::centre(&checked.stance);
    let Outside { by, away } = outside(&outline(carrying(checked)), (centre.x, centre.y))?;
    let mut walls = touched().filter(|flat| matches!(flat, Flat::Wall(..))).map(|flat| flat.plane().0).peekable();
    let leans = walls.peek().is_some();
    if walls.any(|outward| away.0 * outward.x + away.1 * outward.y > -AWAY) {
        return None;
    }
    let weight = OUTSIDE.weigh(by)?;
    let from = if leans { ", away from the wall" } else { "" };
    let message = format!("the body would fall over{from}: its weight is outside of what carries it, by {}", percent(by));
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

/// Where a place is outside an outline: how far, negative inside, and in which direction from the nearest of it.
#[derive(Clone, Copy, Debug)]
struct Outside {
    by: f64,
    away: Flatly,
}

/// How far a place is outside an outline; `None` where there is none.
fn outside(outline: &[Flatly], at: Flatly) -> Option<Outside> {
    let next = |number: usize| outline.get((number + 1) % outline.len().max(1)).copied();
    let edges = outline.iter().enumerate().filter_map(|(number, from)| Some((*from, next(number)?)));
    let mut inside = outline.len() > 2;
    let mut nearest: Option<Outside> = None;
    for (from, to) in edges {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let along = (((at.0 - from.0) * x + (at.1 - from.1) * y) / (x * x + y * y).max(1e-12)).clamp(0.0, 1.0);
        let off = (at.0 - from.0 - x * along, at.1 - from.1 - y * along);
        let by = off.0.hypot(off.1);
        if nearest.is_none_or(|known| by < known.by) {
            nearest = Some(Outside { by, away: (off.0 / by.max(1e-12), off.1 / by.max(1e-12)) });
        }
        inside &= side(from, to, at) >= 0.0;
    }
    nearest.map(|outside| if inside { Outside { by: -outside.by, ..outside } } else { outside })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_holds_what_is_inside() {
        let square = outline(vec![(0.0, 0.0), (1.0, 0.0), (0.5, 0.5), (1.0, 1.0), (0.0, 1.0), (0.5, 0.0)]);
        assert_eq!(square, [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        assert!(outside(&square, (0.5, 0.4)).is_some_and(|outside| (outside.by + 0.4).abs() < 1e-9));
        assert!(outside(&square, (1.5, 0.5)).is_some_and(|outside| (outside.by - 0.5).abs() < 1e-9));
        assert!(outside(&outline(vec![(0.0, 0.0)]), (0.3, 0.4)).is_some_and(|outside| (outside.by - 0.5).abs() < 1e-9));
        assert!(outside(&[], (0.0, 0.0)).is_none());
        assert_eq!(outside(&square, (1.5, 0.5)).map(|outside| outside.away), Some((1.0, 0.0)));
    }
}
