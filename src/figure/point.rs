//! Points of the body by name: where a hand reaches to, and a strap goes round.

use super::joint::Side;
use super::skeleton::{Part, Segment, Stance, outward};
use super::space::{Point, at};

/// A named point: its segment, and where on it; y is outward.
const POINTS: &[(&str, Part, Point)] = &[
    ("hand", Part::Hand, at(0.0, -0.012, -0.048)),
    ("wrist", Part::Hand, Point::ZERO),
    ("elbow", Part::Forearm, Point::ZERO),
    ("shoulder", Part::UpperArm, Point::ZERO),
    ("knee", Part::Shank, at(0.030, 0.0, 0.0)),
    ("shin", Part::Shank, at(0.034, 0.0, -0.09)),
    ("ankle", Part::Foot, Point::ZERO),
    ("ball", Part::Foot, at(0.070, 0.0, -0.036)),
    ("heel", Part::Foot, at(-0.020, 0.0, -0.030)),
    ("instep", Part::Foot, at(0.045, 0.0, -0.003)),
];

/// Returns where a point is, as `left hand` or `right ball`; `None` for one that has no name here.
#[must_use]
pub fn named(name: &str, stance: &Stance) -> Option<Point> {
    let (side, part) = name.split_once(' ')?;
    let side = Side::from_word(side)?;
    let (_, part, own) = POINTS.iter().find(|(known, ..)| *known == part)?;
    let own = at(own.x, own.y * outward(side), own.z);
    Some(stance.frame(Segment::Of(side, *part)).out(own))
}

/// Returns the name of the same point on the other side.
#[must_use]
pub fn mirrored(name: &str) -> String {
    match name.split_once(' ').and_then(|(side, part)| Some((Side::from_word(side)?, part))) {
        Some((side, part)) => format!("{} {part}", side.other().word()),
        None => name.to_owned(),
    }
}
