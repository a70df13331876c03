//! What of the body touches something: parts by name, and the balls at the ends of its flesh that meet the floor there.

use super::flesh::Cone;
use super::joint::Side;
use super::skeleton::{Part, Segment, Stance, outward};
use super::space::{Point, at};

/// An end of a rounded cone: what can touch, and may not sink.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ball {
    pub segment: Segment,
    pub middle: Point,
    pub radius: f64,
    pub scale: Point,
}

impl Ball {
    /// Returns how far it reaches along a direction of the world of length one, in stature.
    #[must_use]
    pub fn reach(&self, stance: &Stance, direction: Point) -> f64 {
        let frame = stance.frame(self.segment);
        frame.out(self.middle).dot(direction) + self.radius * frame.turn.inward(direction).scaled(self.scale).length()
    }
}

/// Which end of the `nth` cone of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End<Of>(Of, usize, At);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    From,
    To,
}

use At::{From, To};
use Part::{Fingers, Foot, Forearm, Hand, Shank, Thigh, Toes, UpperArm};
use Segment::{Head, Lumbar2, Pelvis, Thoracic1, Thoracic2};

/// The skull is the fourth cone of the head.
const SKULL: usize = 3;

const MIDDLE: &[(&str, &[End<Segment>])] = &[
    ("pelvis", &[End(Pelvis, 1, From), End(Pelvis, 2, From)]),
    ("sacrum", &[End(Pelvis, 0, To)]),
    ("pubis", &[End(Pelvis, 0, From)]),
    ("low_back", &[End(Lumbar2, 0, From)]),
    ("belly", &[End(Lumbar2, 0, From)]),
    ("mid_back", &[End(Thoracic1, 0, To)]),
    ("upper_back", &[End(Thoracic2, 0, To)]),
    ("chest", &[End(Thoracic2, 0, From)]),
    ("head", &[End(Head, SKULL, From)]),
    ("forehead", &[End(Head, SKULL, From)]),
];

/// Parts that each side has, with the name for both.
const SIDES: &[(&str, &str, &[End<Part>])] = &[
    ("hip_side", "hip_sides", &[End(Thigh, 0, From)]),
    ("thigh", "thighs", &[End(Thigh, 0, To), End(Thigh, 1, To)]),
    ("knee", "knees", &[End(Shank, 0, From)]),
    ("shin", "shins", &[End(Shank, 0, From), End(Shank, 1, To)]),
    ("calf", "calves", &[End(Shank, 0, To)]),
    ("ankle", "ankles", &[End(Shank, 1, To)]),
    ("heel", "heels", &[End(Foot, 0, To)]),
    ("ball", "balls", &[End(Foot, 1, To)]),
    ("sole", "soles", &[End(Foot, 0, To), End(Foot, 1, To), End(Foot, 2, To)]),
    ("foot", "feet", &[End(Foot, 0, To), End(Foot, 1, To), End(Foot, 2, To)]),
    ("foot_edge", "foot_edges", &[End(Foot, 0, To), End(Foot, 2, To)]),
    ("instep", "insteps", &[End(Foot, 1, To), End(Toes, 0, To)]),
    ("toe", "toes", &[End(Toes, 0, To)]),
    ("hand", "hands", &[End(Fingers, 0, From)]),
    ("palm", "palms", &[End(Hand, 0, From), End(Fingers, 0, From), End(Fingers, 0, To)]),
    ("fingertip", "fingertips", &[End(Fingers, 0, To)]),
    ("fist", "fists", &[End(Fingers, 0, From)]),
    ("wrist", "wrists", &[End(Hand, 0, From)]),
    ("elbow", "elbows", &[End(Forearm, 0, From)]),
    ("forearm", "forearms", &[End(Forearm, 0, From), End(Forearm, 1, To)]),
    ("shoulder", "shoulders", &[End(UpperArm, 0, From)]),
    ("upper_arm", "upper_arms", &[End(UpperArm, 0, From), End(UpperArm, 1, To)]),
];

/// Parts that touch with one side only, and which way that side looks in the frame of their first ball; y is outward.
/// A knee, a heel or the ball of a foot is round, a hand or a head may lie any way.
const FACES: &[(&str, Point)] = &[
    ("palm", at(0.0, -1.0, 0.0)),
    ("sole", at(0.0, 0.0, -1.0)),
    ("foot", at(0.0, 0.0, -1.0)),
    ("instep", at(0.0, 0.0, 1.0)),
    ("foot_edge", at(0.0, 1.0, 0.0)),
    ("hip_side", at(0.0, 1.0, 0.0)),
    ("forehead", at(1.0, 0.0, 0.0)),
    ("chest", at(1.0, 0.0, 0.0)),
    ("belly", at(1.0, 0.0, 0.0)),
    ("pubis", at(1.0, 0.0, 0.0)),
    ("sacrum", at(-1.0, 0.0, 0.0)),
    ("low_back", at(-1.0, 0.0, 0.0)),
    ("mid_back", at(-1.0, 0.0, 0.0)),
    ("upper_back", at(-1.0, 0.0, 0.0)),
];

/// A limb of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    Arm(Side),
    Leg(Side),
}

/// A part of the body that touches something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    part: &'static str,
    side: Option<Side>,
}

impl Contact {
    /// Returns what a name means: one part, or a pair of them for `soles`; nothing for a name that is unknown.
    #[must_use]
    pub fn named(name: &str) -> Vec<Self> {
        if let Some((part, _)) = MIDDLE.iter().find(|(part, _)| *part == name) {
            return vec![Self { part, side: None }];
        }
        let both = [Side::Left, Side::Right];
        if name == "sit_bones" {
            return both.map(|side| Self { part: "sit_bone", side: Some(side) }).to_vec();
        }
        if let Some((part, ..)) = SIDES.iter().find(|(_, pair, _)| *pair == name) {
            return both.map(|side| Self { part, side: Some(side) }).to_vec();
        }
        let Some((side, own)) = name.split_once('_').and_then(|(side, own)| Some((Side::from_word(side)?, own))) else {
            return Vec::new();
        };
        if ["sit_bone", "sit_bones"].contains(&own) {
            return vec![Self { part: "sit_bone", side: Some(side) }];
        }
        let known = SIDES.iter().find(|(part, pair, _)| [*part, *pair].contains(&own));
        known.map(|(part, ..)| Self { part, side: Some(side) }).into_iter().collect()
    }

    /// Returns every name that means something.
    pub fn names() -> impl Iterator<Item = String> {
        let middle = MIDDLE.iter().map(|(part, _)| (*part).to_owned());
        let sides = SIDES.iter().map(|(one, pair, _)| (*one, *pair)).chain([("sit_bone", "sit_bones")]);
        middle.chain(sides.flat_map(|(one, pair)| [pair.to_owned(), format!("left_{one}"), format!("right_{one}")]))
    }

    /// Returns its name as a pose has it.
    #[must_use]
    pub fn name(self) -> String {
        self.side.map_or_else(|| self.part.to_owned(), |side| format!("{}_{}", side.word(), self.part))
    }

    /// Returns whether it is a foot, or a part of one, that one can stand on.
    #[must_use]
    pub fn is_of_foot(self) -> bool {
        ["sole", "foot", "ball", "heel"].contains(&self.part)
    }

    /// Returns whether it is the hand of this side that lies, and carries nothing.
    #[must_use]
    pub fn is_resting_hand_of(self, side: Side) -> bool {
        self.side == Some(side) && self.part == "hand"
    }

    /// Returns the arm or leg that sets it down; none of the trunk, and none of hips and shoulders, which it is rolled on to.
    #[must_use]
    pub fn member(self) -> Option<Member> {
        let side = self.side?;
        let (.., ends) = SIDES.iter().find(|(part, ..)| *part == self.part)?;
        match (self.part, ends.first()?.0) {
            ("hip_side" | "shoulder", _) => None,
            (_, Thigh | Shank | Foot | Toes) => Some(Member::Leg(side)),
            (_, UpperArm | Forearm | Hand | Fingers | Part::Scapula) => Some(Member::Arm(side)),
        }
    }

    /// Returns whether both are of the same hand, or of the same foot.
    #[must_use]
    pub fn is_near(self, other: Self) -> bool {
        let end = |part: &str| match part {
            "sole" | "foot" | "ball" | "heel" | "foot_edge" | "instep" | "toe" => 1,
            "hand" | "palm" | "fingertip" | "fist" | "wrist" => 2,
            _ => 0,
        };
        self == other || self.side == other.side && end(self.part) != 0 && end(self.part) == end(other.part)
    }

    /// Returns whether one stands or kneels on it.
    #[must_use]
    pub fn carries(self) -> bool {
        ["sole", "knee"].contains(&self.part)
    }

    /// Returns which way of the world the side looks that it touches with; `None` for a part that touches with any.
    #[must_use]
    pub fn facing(self, cones: &[Cone], stance: &Stance) -> Option<Point> {
        let (_, own) = FACES.iter().find(|(part, _)| *part == self.part)?;
        let sign = self.side.map_or(1.0, outward);
        let segment = self.balls(cones).first()?.segment;
        Some(stance.frame(segment).turn.out(at(own.x, own.y * sign, own.z)))
    }

    /// Returns the same part of the mirrored body.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { part: self.part, side: self.side.map(Side::other) }
    }

    /// Returns the balls that touch.
    #[must_use]
    pub fn balls(self, cones: &[Cone]) -> Vec<Ball> {
        if let Some((_, ends)) = MIDDLE.iter().find(|(part, _)| *part == self.part) {
            return ends.iter().filter_map(|End(segment, nth, at)| ball(cones, *segment, *nth, *at)).collect();
        }
        let Some(side) = self.side else { return Vec::new() };
        if self.part == "sit_bone" {
            // The seat's flesh hangs on the pelvis, left before right.
            let nth = match side {
                Side::Left => 1,
                Side::Right => 2,
            };
            return ball(cones, Pelvis, nth, From).into_iter().collect();
        }
        let ends = SIDES.iter().find(|(part, ..)| *part == self.part).map_or(&[][..], |(.., ends)| ends);
        ends.iter().filter_map(|End(part, nth, at)| ball(cones, Segment::Of(side, *part), *nth, *at)).collect()
    }
}

fn ball(cones: &[Cone], segment: Segment, nth: usize, at: At) -> Option<Ball> {
    let cone = cones.iter().filter(|cone| cone.segment == segment).nth(nth)?;
    Some(match at {
        From => Ball { segment, middle: cone.from, radius: cone.from_radius, scale: cone.scale },
        To => Ball { segment, middle: cone.to, radius: cone.to_radius, scale: cone.scale },
    })
}

/// Returns both ends of every cone that is flesh: hair is no part of what touches.
#[must_use]
pub fn balls(cones: &[Cone]) -> Vec<Ball> {
    let ends = cones.iter().filter(|cone| cone.is_flesh()).flat_map(|cone| {
        let Cone { segment, scale, .. } = *cone;
        let from = Ball { segment, middle: cone.from, radius: cone.from_radius, scale };
        let to = Ball { segment, middle: cone.to, radius: cone.to_radius, scale };
        // A ball has one end.
        if cone.from == cone.to { vec![from] } else { vec![from, to] }
    });
    ends.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::build::Build;
    use crate::figure::flesh::cones;

    #[test]
    fn every_name_touches_with_something() {
        let cones = cones(&Build::default());
        for name in Contact::names() {
            let contacts = Contact::named(&name);
            assert!(!contacts.is_empty(), "{name}");
            for contact in contacts {
                assert!(!contact.balls(&cones).is_empty(), "{name}");
                assert_eq!(Contact::named(&contact.name()), [contact]);
            }
        }
        assert_eq!(Contact::named("elbow"), []);
        assert_eq!(Contact::named("left_soles").len(), 1);
    }
}
