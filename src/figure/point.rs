//! Points of the body by name: where a hand reaches to, and a strap goes round.

use super::joint::Side;
use super::skeleton::{Frame, Part, Segment, Stance, outward};
use super::space::{Point, at};

/// A named point of a side: its segment, and where on it; y is outward.
const SIDES: &[(&str, Part, Point)] = &[
    ("foot", Part::Foot, at(0.050, 0.0, -0.020)),
    ("foot_outer", Part::Foot, at(0.030, 0.028, -0.024)),
    ("foot_inner", Part::Foot, at(0.030, -0.026, -0.024)),
    ("toes", Part::Toes, at(0.020, 0.0, 0.0)),
    ("arch", Part::Foot, at(0.030, 0.0, -0.040)),
    ("ball", Part::Foot, at(0.070, 0.0, -0.036)),
    ("heel", Part::Foot, at(-0.020, 0.0, -0.030)),
    ("ankle", Part::Foot, Point::ZERO),
    ("ankle_back", Part::Shank, at(-0.022, 0.0, -0.222)),
    ("ankle_outer", Part::Shank, at(0.0, 0.022, -0.225)),
    ("ankle_inner", Part::Shank, at(0.0, -0.022, -0.225)),
    ("ankle_front", Part::Shank, at(0.022, 0.0, -0.215)),
    ("instep", Part::Foot, at(0.045, 0.0, -0.003)),
    ("shin", Part::Shank, at(0.034, 0.0, -0.090)),
    ("shin_outer", Part::Shank, at(0.0, 0.036, -0.090)),
    ("shin_inner", Part::Shank, at(0.0, -0.036, -0.090)),
    ("shin_low", Part::Shank, at(0.026, 0.0, -0.180)),
    ("calf", Part::Shank, at(-0.045, 0.0, -0.070)),
    ("knee", Part::Shank, at(0.030, 0.0, 0.0)),
    ("knee_outer", Part::Thigh, at(0.0, 0.040, -0.225)),
    ("knee_inner", Part::Thigh, at(0.0, -0.040, -0.225)),
    ("knee_back", Part::Thigh, at(-0.040, 0.0, -0.225)),
    ("thigh_low", Part::Thigh, at(0.042, 0.0, -0.195)),
    ("thigh_back", Part::Thigh, at(-0.048, 0.0, -0.160)),
    ("thigh_front", Part::Thigh, at(0.050, 0.0, -0.140)),
    ("thigh_outer", Part::Thigh, at(0.0, 0.050, -0.140)),
    ("hip", Part::Thigh, at(0.0, 0.055, 0.0)),
    ("shoulder", Part::UpperArm, Point::ZERO),
    ("shoulder_top", Part::Scapula, at(-0.010, 0.100, 0.0)),
    ("upper_arm_back", Part::UpperArm, at(-0.028, 0.0, -0.120)),
    ("elbow", Part::Forearm, Point::ZERO),
    ("elbow_outer", Part::UpperArm, at(0.0, 0.022, -0.165)),
    ("elbow_back", Part::UpperArm, at(-0.024, 0.0, -0.165)),
    ("wrist", Part::Hand, Point::ZERO),
    ("palm", Part::Hand, at(0.0, -0.016, -0.045)),
    ("hand", Part::Hand, at(0.0, -0.012, -0.048)),
    ("fingertips", Part::Fingers, at(0.0, -0.006, -0.050)),
];

/// A named point of the middle.
const MIDDLE: &[(&str, Segment, Point)] = &[
    ("forehead", Segment::Head, at(0.066, 0.0, 0.045)),
    ("head_back", Segment::Head, at(-0.050, 0.0, 0.030)),
    ("head_left", Segment::Head, at(0.0, 0.050, 0.055)),
    ("head_right", Segment::Head, at(0.0, -0.050, 0.055)),
    ("chest", Segment::Thoracic2, at(0.070, 0.0, 0.020)),
    ("left_chest", Segment::Thoracic3, at(0.060, 0.050, 0.010)),
    ("right_chest", Segment::Thoracic3, at(0.060, -0.050, 0.010)),
    ("upper_spine", Segment::Thoracic3, at(-0.060, 0.0, 0.010)),
    ("low_back", Segment::Lumbar2, at(-0.060, 0.0, 0.0)),
    ("pelvis_front", Segment::Pelvis, at(0.055, 0.0, 0.020)),
];

/// A point of the body: where on which segment, and which way the surface faces there, if it faces any way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    segment: Segment,
    own: Point,
    facing: Option<Point>,
}

impl Mark {
    /// Returns the point of a name, `left_hand`, `right ball` or `forehead`; `None` for one that has no name here.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.replace([' ', '-'], "_");
        if let Some((known, segment, own)) = MIDDLE.iter().find(|(known, ..)| *known == name) {
            return Some(Self { segment: *segment, own: *own, facing: facing(known, *own, 1.0) });
        }
        let (side, part) = name.split_once('_')?;
        let sign = outward(Side::from_word(side)?);
        let (known, part_of, own) = SIDES.iter().find(|(known, ..)| *known == part)?;
        let own = at(own.x, own.y * sign, own.z);
        let segment = Segment::Of(Side::from_word(side)?, *part_of);
        Some(Self { segment, own, facing: facing(known, own, sign) })
    }

    /// Returns where it is in the world.
    #[must_use]
    pub fn place(&self, stance: &Stance) -> Point {
        stance.frame(self.segment).out(self.own)
    }

    /// Returns which way of the world the surface faces.
    #[must_use]
    pub fn facing(&self, stance: &Stance) -> Option<Point> {
        let Frame { turn, .. } = stance.frame(self.segment);
        self.facing.map(|own| turn.out(own))
    }
}

/// Which way the surface faces at a point: palms inward, soles down, limbs away from their bone.
fn facing(name: &str, own: Point, sign: f64) -> Option<Point> {
    match name {
        "palm" | "hand" => Some(at(0.0, -sign, 0.0)),
        "arch" | "ball" | "heel" => Some(at(0.0, 0.0, -1.0)),
        "instep" | "toes" => Some(at(0.0, 0.0, 1.0)),
        "foot" => None,
        _ => {
            let across = at(own.x, own.y, 0.0);
            // In the middle of a bone no way is outward.
            (across.length() >= 0.012).then(|| across.unit())
        }
    }
}

/// Returns every name that has a point.
pub fn names() -> impl Iterator<Item = String> {
    let of = |side: Side| SIDES.iter().map(move |(name, ..)| format!("{}_{name}", side.word()));
    MIDDLE.iter().map(|(name, ..)| (*name).to_owned()).chain(of(Side::Left)).chain(of(Side::Right))
}

/// Returns where a point is, as `left hand` or `right ball`; `None` for one that has no name here.
#[must_use]
pub fn named(name: &str, stance: &Stance) -> Option<Point> {
    Mark::named(name).map(|mark| mark.place(stance))
}

/// Returns the name of the same point on the other side.
#[must_use]
pub fn mirrored(name: &str) -> String {
    let other = |from: &str, to: &str| name.strip_prefix(from).map(|part| format!("{to}{part}"));
    let sides = [("left_", "right_"), ("right_", "left_"), ("left ", "right "), ("right ", "left ")];
    match name {
        "head_left" => "head_right".to_owned(),
        "head_right" => "head_left".to_owned(),
        _ => sides.iter().find_map(|(from, to)| other(from, to)).unwrap_or_else(|| name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_point_and_a_mirror_that_has_one() {
        for name in names() {
            assert!(Mark::named(&name).is_some(), "{name}");
            assert!(Mark::named(&mirrored(&name)).is_some(), "{name}");
            assert_eq!(mirrored(&mirrored(&name)), name);
        }
        assert!(Mark::named("hand").is_none() && Mark::named("left_forehead").is_none());
    }
}
