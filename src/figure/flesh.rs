//! The flesh on the skeleton: rounded cones, each in the frame of its segment, with what they are made of.

use super::build::Build;
use super::joint::Side;
use super::skeleton::{Part, Segment, outward};
use super::space::{Point, at};

/// What a surface is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Material {
    Skin,
    Face,
    Hair,
    Shirt,
    Shorts,
    Shoe,
    Wood,
    Wall,
    Strap,
    Mat,
}

/// Which group of cones a surface belongs to: creases are drawn where groups meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Trunk,
    Head,
    UpperArm(Side),
    Forearm(Side),
    Hand(Side),
    Thigh(Side),
    Shank(Side),
    Foot(Side),
    Prop(u8),
}

impl Group {
    /// Returns the side it is on, if it is on one.
    #[must_use]
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::UpperArm(side)
            | Self::Forearm(side)
            | Self::Hand(side)
            | Self::Thigh(side)
            | Self::Shank(side)
            | Self::Foot(side) => Some(side),
            Self::Trunk | Self::Head | Self::Prop(_) => None,
        }
    }
}

/// A rounded cone between two balls, in the frame of its segment; `scale` stretches it about the balls' middles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cone {
    pub segment: Segment,
    pub from: Point,
    pub to: Point,
    pub from_radius: f64,
    pub to_radius: f64,
    pub scale: Point,
    pub material: Material,
    pub group: Group,
    /// It can touch, and be touched; what cannot is only seen.
    pub touches: bool,
    /// The skull is hair above and behind a slanting line, and face below it.
    pub is_skull: bool,
}

impl Cone {
    /// Returns whether it can touch.
    #[must_use]
    pub const fn is_flesh(&self) -> bool {
        self.touches
    }
}

const ROUND: Point = at(1.0, 1.0, 1.0);
/// The trunk is wider than it is deep, by the same share all along: other shares would make rings.
const WIDE: Point = at(1.0, 1.38, 1.0);

/// Returns the cones of a body, some fifty.
// Radii: girths over 2π and breadths of ANSUR II, see `build`. Those of neighbours agree where they meet.
#[must_use]
pub fn cones(build: &Build) -> Vec<Cone> {
    let mut cones = Vec::with_capacity(52);
    let mut add = |segment, material, group, ends: (Point, Point), radii: (f64, f64), scale| {
        cones.push(Cone {
            segment,
            from: ends.0,
            to: ends.1,
            from_radius: radii.0,
            to_radius: radii.1,
            scale,
            material,
            group,
            touches: material != Material::Hair,
            is_skull: false,
        });
    };
    let up = |height: f64| at(0.002, 0.0, height);
    let trunk = Group::Trunk;
    add(Segment::Pelvis, Material::Shorts, trunk, (at(-0.006, 0.0, -0.012), at(-0.010, 0.0, 0.055)), (0.066, 0.0625), WIDE);
    add(Segment::Lumbar1, Material::Shirt, trunk, (up(0.0), up(build.lumbar)), (0.0625, 0.0595), WIDE);
    add(Segment::Lumbar2, Material::Shirt, trunk, (up(0.0), up(build.lumbar)), (0.0595, 0.0625), WIDE);
    add(Segment::Thoracic1, Material::Shirt, trunk, (up(0.0), at(0.004, 0.0, build.thoracic)), (0.0625, 0.0685), WIDE);
    add(Segment::Thoracic2, Material::Shirt, trunk, (at(0.004, 0.0, 0.0), up(build.thoracic)), (0.0685, 0.0665), WIDE);
    add(Segment::Thoracic3, Material::Shirt, trunk, (up(0.0), at(-0.006, 0.0, 0.026)), (0.0665, 0.047), WIDE);
    let head = Group::Head;
    add(Segment::Neck, Material::Skin, head, (at(0.0, 0.0, -0.012), at(0.006, 0.0, 0.055)), (0.036, 0.031), ROUND);
    add(Segment::Head, Material::Face, head, (at(0.010, 0.0, 0.016), at(0.030, 0.0, -0.008)), (0.043, 0.030), at(1.0, 0.92, 1.0));
    // Nose, cap and bun are what tells front from back at thirty pixels.
    add(Segment::Head, Material::Face, head, (at(0.064, 0.0, 0.022), at(0.070, 0.0, 0.012)), (0.006, 0.009), ROUND);
    add(Segment::Head, Material::Hair, head, (at(-0.046, 0.0, 0.072), at(-0.046, 0.0, 0.072)), (0.024, 0.024), ROUND);
    for side in [Side::Left, Side::Right] {
        add_side(&mut add, side, build);
    }
    for side in [Side::Left, Side::Right] {
        let s = outward(side);
        // What spans from the ribs to the arm: without it a raised arm hangs on a thread. The ribs themselves touch.
        cones.push(Cone {
            segment: Segment::Of(side, Part::Scapula),
            from: at(-0.004, s * 0.010, -0.036),
            to: at(-0.016, s * 0.080, -0.030),
            from_radius: 0.040,
            to_radius: 0.031,
            scale: ROUND,
            material: Material::Shirt,
            group: trunk,
            touches: false,
            is_skull: false,
        });
    }
    let skull = at(0.008, 0.0, 0.034);
    cones.push(Cone {
        segment: Segment::Head,
        from: skull,
        to: skull,
        from_radius: 0.0655,
        to_radius: 0.0655,
        scale: at(0.88, 0.70, 1.0),
        material: Material::Face,
        group: head,
        touches: true,
        is_skull: true,
    });
    cones
}

fn add_side(add: &mut impl FnMut(Segment, Material, Group, (Point, Point), (f64, f64), Point), side: Side, build: &Build) {
    let s = outward(side);
    let of = |part| Segment::Of(side, part);
    let mut bone =
        |part, material, group, from: Point, to: Point, radii| add(of(part), material, group, (from, to), radii, ROUND);
    let trunk = Group::Trunk;
    bone(Part::Scapula, Material::Shirt, trunk, at(-0.020, -s * 0.012, 0.020), at(-0.022, s * 0.080, -0.014), (0.030, 0.026));
    let (arm, forearm, hand) = (Group::UpperArm(side), Group::Forearm(side), Group::Hand(side));
    bone(Part::UpperArm, Material::Shirt, arm, at(0.0, s * 0.002, 0.0), at(0.0, s * 0.002, -0.050), (0.033, 0.0315));
    bone(Part::UpperArm, Material::Skin, arm, at(0.0, 0.0, -0.040), at(0.0, 0.0, -build.upper_arm), (0.030, 0.0235));
    bone(Part::Forearm, Material::Skin, forearm, at(0.0, 0.0, 0.0), at(0.0, 0.0, -0.050), (0.0235, 0.0262));
    bone(Part::Forearm, Material::Skin, forearm, at(0.0, 0.0, -0.050), at(0.0, 0.0, -build.forearm), (0.0262, 0.0165));
    let palm = -build.palm;
    bone(Part::Hand, Material::Skin, hand, at(0.003, 0.0, 0.0), at(0.0125, 0.0, palm), (0.0160, 0.0125));
    bone(Part::Hand, Material::Skin, hand, at(-0.003, 0.0, 0.0), at(-0.0125, 0.0, palm + 0.004), (0.0160, 0.0122));
    bone(Part::Hand, Material::Skin, hand, at(0.012, -s * 0.004, -0.014), at(0.033, -s * 0.012, -0.046), (0.0098, 0.0078));
    bone(Part::Fingers, Material::Skin, hand, at(0.0118, 0.0, 0.0), at(0.008, -s * 0.007, -0.054), (0.0118, 0.0088));
    bone(Part::Fingers, Material::Skin, hand, at(-0.0115, 0.0, 0.003), at(-0.006, -s * 0.007, -0.044), (0.0112, 0.0085));
    let (thigh, shank, foot) = (Group::Thigh(side), Group::Shank(side), Group::Foot(side));
    bone(Part::Thigh, Material::Shorts, thigh, at(0.0, s * 0.004, -0.006), at(0.0, s * 0.002, -0.125), (0.060, 0.051));
    bone(Part::Thigh, Material::Skin, thigh, at(0.0, s * 0.002, -0.125), at(0.0, 0.0, -build.thigh), (0.0505, 0.0365));
    bone(Part::Shank, Material::Skin, shank, at(0.0, 0.0, 0.0), at(-0.006, 0.0, -0.068), (0.0355, 0.0365));
    bone(Part::Shank, Material::Skin, shank, at(-0.006, 0.0, -0.068), at(0.0, 0.0, -build.shank + 0.004), (0.0365, 0.0205));
    bone(Part::Foot, Material::Shoe, foot, at(0.0, 0.0, 0.0), at(-0.022, 0.0, -0.0205), (0.0205, 0.0195));
    bone(Part::Foot, Material::Shoe, foot, at(-0.018, 0.0, -0.021), at(build.ball, -s * 0.010, -0.0255), (0.0190, 0.0145));
    bone(
        Part::Foot,
        Material::Shoe,
        foot,
        at(-0.014, s * 0.002, -0.021),
        at(build.ball - 0.012, s * 0.014, -0.0262),
        (0.0180, 0.0138),
    );
    let toes = (at(0.0, -s * 0.006, 0.0), at(0.036, -s * 0.003, -0.003));
    add(of(Part::Toes), Material::Shoe, foot, toes, (0.0140, 0.0100), at(1.0, 1.6, 1.0));
    let glute = (at(-0.030, s * 0.046, -0.022), at(-0.018, s * 0.050, 0.020));
    add(Segment::Pelvis, Material::Shorts, trunk, glute, (0.052, 0.046), ROUND);
}

/// A chest is so much deeper and wider when full.
const BREATHED_IN: f64 = 0.03;

/// Returns flesh with the lungs so full, from 0 to 1.
#[must_use]
pub fn breathing(cones: &[Cone], breath: f64) -> Vec<Cone> {
    let chest = [Segment::Thoracic1, Segment::Thoracic2, Segment::Thoracic3];
    let by = 1.0 + BREATHED_IN * breath;
    let fuller = |cone: &Cone| Cone { from_radius: cone.from_radius * by, to_radius: cone.to_radius * by, ..*cone };
    cones.iter().map(|cone| if chest.contains(&cone.segment) { fuller(cone) } else { *cone }).collect()
}
