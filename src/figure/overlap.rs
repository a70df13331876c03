//! Where parts of the body would be in the same place: pairs of cones that are no neighbours, and how far they sink in.

use super::flesh::Cone;
use super::joint::Side;
use super::skeleton::{Part, Segment, Stance};

/// Two cones that may not be in the same place, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair(pub usize, pub usize);

/// How two cones lie: the gap between their surfaces, negative where they overlap, and the sum of their radii there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    pub between: f64,
    pub radii: f64,
}

impl Gap {
    /// Returns how deep one is in the other as a share of the radii; nothing while apart.
    #[must_use]
    pub fn sunk(&self) -> f64 {
        (-self.between / self.radii).max(0.0)
    }
}

/// A cone of one side: its part, and which of the part's.
type Own = (Part, usize);

const UPPER_ARM: Own = (Part::UpperArm, 1);
const FOREARM: Own = (Part::Forearm, 0);
const LOW_FOREARM: Own = (Part::Forearm, 1);
const PALM: Own = (Part::Hand, 0);
const FINGERS: Own = (Part::Fingers, 0);
const THIGH: Own = (Part::Thigh, 0);
const LOW_THIGH: Own = (Part::Thigh, 1);
const SHANK: Own = (Part::Shank, 0);
const LOW_SHANK: Own = (Part::Shank, 1);
const HEEL: Own = (Part::Foot, 0);
const FOOT: Own = (Part::Foot, 1);

const SKULL: (Segment, usize) = (Segment::Head, 3);
const TRUNK: [Segment; 5] = [Segment::Pelvis, Segment::Lumbar1, Segment::Lumbar2, Segment::Thoracic1, Segment::Thoracic2];

/// Returns every pair that may not overlap. A thigh and its own shank may: flesh folds.
#[must_use]
pub fn pairs(cones: &[Cone]) -> Vec<Pair> {
    let number = |segment: Segment, nth: usize| {
        cones.iter().enumerate().filter(|(_, cone)| cone.segment == segment).nth(nth).map(|(number, _)| number)
    };
    let mut pairs = Vec::new();
    let mut add = |one: (Segment, usize), other: (Segment, usize)| {
        if let (Some(one), Some(other)) = (number(one.0, one.1), number(other.0, other.1)) {
            let pair = Pair(one.min(other), one.max(other));
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    };
    for side in [Side::Left, Side::Right] {
        let own = |(part, nth): Own| (Segment::Of(side, part), nth);
        let across = |(part, nth): Own| (Segment::Of(side.other(), part), nth);
        for trunk in TRUNK {
            for leg in [LOW_THIGH, SHANK, LOW_SHANK] {
                if trunk != Segment::Pelvis {
                    add(own(leg), (trunk, 0));
                }
            }
            for arm in [UPPER_ARM, FOREARM, LOW_FOREARM, PALM] {
                if arm != UPPER_ARM || trunk != Segment::Thoracic2 {
                    add(own(arm), (trunk, 0));
                }
            }
        }
        for arm in [FOREARM, LOW_FOREARM, PALM] {
            add(own(arm), (Segment::Thoracic3, 0));
        }
        for limb in [LOW_THIGH, SHANK, LOW_SHANK, FOOT, LOW_FOREARM, PALM, FINGERS] {
            add(own(limb), SKULL);
        }
        for leg in [THIGH, LOW_THIGH, SHANK, LOW_SHANK] {
            for arm in [FOREARM, LOW_FOREARM, UPPER_ARM, PALM] {
                add(own(leg), own(arm));
                add(own(leg), across(arm));
            }
        }
        add(own(THIGH), own(HEEL));
        let glute = match side {
            Side::Left => 1,
            Side::Right => 2,
        };
        add((Segment::Pelvis, glute), own(HEEL));
        for leg in [LOW_THIGH, SHANK, LOW_SHANK] {
            for other in [FOOT, LOW_SHANK, HEEL, LOW_THIGH, SHANK] {
                add(own(leg), across(other));
            }
        }
    }
    let (left, right) = (Side::Left, Side::Right);
    for (one, other) in [(LOW_FOREARM, LOW_FOREARM), (LOW_FOREARM, FOREARM), (FOREARM, LOW_FOREARM), (FOOT, FOOT), (PALM, PALM)] {
        add((Segment::Of(left, one.0), one.1), (Segment::Of(right, other.0), other.1));
    }
    pairs
}

/// Returns pairs that are only looked at: an upper arm lies against the chest, and may not go through it.
#[must_use]
pub fn watched(cones: &[Cone]) -> Vec<Pair> {
    let number = |segment: Segment, nth: usize| {
        cones.iter().enumerate().filter(|(_, cone)| cone.segment == segment).nth(nth).map(|(number, _)| number)
    };
    let of = |side| {
        let arm = number(Segment::Of(side, UPPER_ARM.0), UPPER_ARM.1)?;
        let chest = number(Segment::Thoracic2, 0)?;
        Some(Pair(arm.min(chest), arm.max(chest)))
    };
    [Side::Left, Side::Right].into_iter().filter_map(of).collect()
}

/// Returns how two cones lie.
#[must_use]
pub fn gap(one: &Cone, other: &Cone, stance: &Stance) -> Gap {
    let ends = |cone: &Cone| {
        let frame = stance.frame(cone.segment);
        (frame.out(cone.from), frame.out(cone.to))
    };
    let ((from, to), (other_from, other_to)) = (ends(one), ends(other));
    let (along, across, apart) = (to - from, other_to - other_from, from - other_from);
    // The nearest points of two lines with ends (Ericson 2005, 5.1.9).
    let (long, other_long) = (along.dot(along) + 1e-12, across.dot(across) + 1e-12);
    let (both, ahead, aside) = (along.dot(across), along.dot(apart), across.dot(apart));
    let slant = long * other_long - both * both;
    // Where they run side by side, any point is as near as another.
    let first = if slant > 1e-10 { ((both * aside - ahead * other_long) / slant).clamp(0.0, 1.0) } else { 0.5 };
    let second = ((both * first + aside) / other_long).clamp(0.0, 1.0);
    let first = ((both * second - ahead) / long).clamp(0.0, 1.0);
    let between = (from + along * first) - (other_from + across * second);
    let distance = (between.dot(between) + 1e-12).sqrt();
    let direction = between * (1.0 / distance);
    let radius = |cone: &Cone, share: f64| {
        let own = cone.from_radius + (cone.to_radius - cone.from_radius) * share;
        own * stance.frame(cone.segment).turn.inward(direction).scaled(cone.scale).length()
    };
    let radii = radius(one, first) + radius(other, second);
    Gap { between: distance - radii, radii }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::flesh::cones;
    use crate::figure::space::{Turn, at};
    use crate::figure::{Angles, Build, Pose};

    #[test]
    fn standing_straight_nothing_overlaps_and_no_pair_is_named_twice() {
        let cones = cones(&Build::default());
        let pairs = pairs(&cones);
        let pose = Pose { pelvis: at(0.0, 0.0, 0.516), turned: Turn::NONE, angles: Angles::default() };
        let stance = Stance::of(&pose, &Build::default());
        for (number, Pair(one, other)) in pairs.iter().enumerate() {
            let gap = gap(&cones[*one], &cones[*other], &stance);
            assert!(gap.sunk() < 0.3, "{:?} {:?} {gap:?}", cones[*one].segment, cones[*other].segment);
            assert!(one < other && !pairs[..number].contains(&Pair(*one, *other)));
        }
        assert!(pairs.len() > 150, "{}", pairs.len());
    }
}
