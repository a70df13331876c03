//! How heavy each part of the body is, and where its middle lies: whether a pose would fall over.

use super::joint::Side;
use super::skeleton::{Part, Segment, Stance};
use super::space::{Point, at};

// Shares of the whole and centres along the bone: de Leva 1996, mean of men and women.
const TRUNK: [(Segment, f64, Point); 4] = [
    (Segment::Head, 0.0681, at(0.010, 0.0, 0.034)),
    (Segment::Thoracic2, 0.157, at(0.0, 0.0, 0.035)),
    (Segment::Lumbar2, 0.155, at(0.0, 0.0, 0.020)),
    (Segment::Pelvis, 0.1182, at(-0.005, 0.0, 0.020)),
];

const LIMBS: [(Part, f64, Point); 6] = [
    (Part::UpperArm, 0.0263, at(0.0, 0.0, -0.171 * 0.576)),
    (Part::Forearm, 0.0150, at(0.0, 0.0, -0.150 * 0.457)),
    (Part::Hand, 0.0059, at(0.0, 0.0, -0.045)),
    (Part::Thigh, 0.1447, at(0.0, 0.0, -0.238 * 0.385)),
    (Part::Shank, 0.0457, at(0.0, 0.0, -0.238 * 0.437)),
    (Part::Foot, 0.0133, at(0.030, 0.0, -0.022)),
];

/// Returns the centre of mass.
#[must_use]
pub fn centre(stance: &Stance) -> Point {
    let of = |side| LIMBS.iter().map(move |(part, share, own)| (Segment::Of(side, *part), *share, *own));
    let parts = TRUNK.into_iter().chain(of(Side::Left)).chain(of(Side::Right));
    let (sum, whole) = parts.fold((Point::ZERO, 0.0), |(sum, whole), (segment, share, own)| {
        (sum + stance.frame(segment).out(own) * share, whole + share)
    });
    sum * (1.0 / whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::space::Turn;
    use crate::figure::{Angles, Build, Pose};

    #[test]
    fn standing_straight_it_is_a_little_above_the_hips() {
        let pose = Pose { pelvis: at(0.0, 0.0, 0.516), turned: Turn::NONE, angles: Angles::default() };
        let centre = centre(&Stance::of(&pose, &Build::default()));
        // De Leva gives 55 to 56 % of stature for standing men and women with the arms hanging.
        assert!((0.53..0.57).contains(&centre.z) && centre.y.abs() < 1e-9, "{centre:?}");
    }
}
