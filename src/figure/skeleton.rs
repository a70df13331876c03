//! The skeleton: segments that hang on each other, and where each is for the angles of a pose.

use super::build::Build;
use super::joint::{Angles, Limb, Motion, Side};
use super::space::{Point, Turn, at};

/// A rigid part of the body with a frame of its own: x forward, y left, z up when standing straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Segment {
    Pelvis,
    Lumbar1,
    Lumbar2,
    Thoracic1,
    Thoracic2,
    Thoracic3,
    Neck,
    Head,
    Of(Side, Part),
}

/// A segment that each side has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Scapula,
    UpperArm,
    Forearm,
    Hand,
    Fingers,
    Thigh,
    Shank,
    Foot,
    Toes,
}

const MIDDLE: usize = 8;
const PARTS: usize = 9;
/// Every segment there is.
pub const SEGMENTS: usize = MIDDLE + 2 * PARTS;

impl Segment {
    /// Returns its place in a [`Stance`].
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::Pelvis => 0,
            Self::Lumbar1 => 1,
            Self::Lumbar2 => 2,
            Self::Thoracic1 => 3,
            Self::Thoracic2 => 4,
            Self::Thoracic3 => 5,
            Self::Neck => 6,
            Self::Head => 7,
            Self::Of(Side::Left, part) => MIDDLE + part as usize,
            Self::Of(Side::Right, part) => MIDDLE + PARTS + part as usize,
        }
    }
}

impl Segment {
    /// Returns what people call it.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Pelvis => "pelvis".to_owned(),
            Self::Lumbar1 | Self::Lumbar2 => "waist".to_owned(),
            Self::Thoracic1 | Self::Thoracic2 | Self::Thoracic3 => "chest".to_owned(),
            Self::Neck => "neck".to_owned(),
            Self::Head => "head".to_owned(),
            Self::Of(side, part) => format!("{} {}", side.word(), part.word()),
        }
    }
}

impl Part {
    const fn word(self) -> &'static str {
        match self {
            Self::Scapula => "shoulder blade",
            Self::UpperArm => "upper arm",
            Self::Forearm => "forearm",
            Self::Hand => "hand",
            Self::Fingers => "fingers",
            Self::Thigh => "thigh",
            Self::Shank => "lower leg",
            Self::Foot => "foot",
            Self::Toes => "toes",
        }
    }
}

/// A whole pose: where the pelvis is and how it is turned, and the angle of every joint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// The middle between the hip joints, in stature; the floor is at height 0.
    pub pelvis: Point,
    pub turned: Turn,
    pub angles: Angles,
}

impl Pose {
    /// Returns the pose of the mirrored body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        Self { pelvis: self.pelvis.mirrored(), turned: self.turned.mirrored(), angles: self.angles.mirrored() }
    }

    /// Returns the pose `share` of the way to `other`, every joint at the same pace.
    #[must_use]
    pub fn toward(&self, other: &Self, share: f64) -> Self {
        Self {
            pelvis: self.pelvis.toward(other.pelvis, share),
            turned: self.turned.toward(other.turned, share),
            angles: self.angles.toward(&other.angles, share),
        }
    }
}

/// Where a segment is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub origin: Point,
    pub turn: Turn,
}

impl Frame {
    const NONE: Self = Self { origin: Point::ZERO, turn: Turn::NONE };

    /// Returns where a point of the segment is in the world.
    #[must_use]
    pub fn out(&self, own: Point) -> Point {
        self.origin + self.turn.out(own)
    }

    /// Returns where a point of the world is in the segment.
    #[must_use]
    pub fn inward(&self, world: Point) -> Point {
        self.turn.inward(world - self.origin)
    }

    /// Returns the frame at `own`, turned there.
    fn then(&self, own: Point, turn: Turn) -> Self {
        Self { origin: self.out(own), turn: self.turn.then(turn) }
    }
}

/// Where every segment is.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    frames: [Frame; SEGMENTS],
}

impl Stance {
    /// Returns where the segments of a body are in a pose.
    #[must_use]
    pub fn of(pose: &Pose, build: &Build) -> Self {
        let mut stance = Self { frames: [Frame::NONE; SEGMENTS] };
        let angle = |motion| pose.angles.get(motion).to_radians();
        let pelvis = Frame { origin: pose.pelvis, turn: pose.turned };
        stance.put(Segment::Pelvis, pelvis);

        // The spine bends evenly over the joints of each part: a single trunk bone would not round.
        let bent = |[forward, aside, round]: [Motion; 3], over: f64| {
            let about = |motion| angle(motion) / over;
            Turn::about_y(about(forward)).then(Turn::about_x(-about(aside))).then(Turn::about_z(about(round)))
        };
        let lumbar = bent([Motion::LumbarFlexion, Motion::LumbarBend, Motion::LumbarTurn], 2.0);
        let lumbar1 = pelvis.then(at(-0.012, 0.0, 0.055), lumbar);
        let lumbar2 = lumbar1.then(at(0.0, 0.0, build.lumbar), lumbar);
        stance.put(Segment::Lumbar1, lumbar1);
        stance.put(Segment::Lumbar2, lumbar2);
        let thoracic = bent([Motion::ThoracicFlexion, Motion::ThoracicBend, Motion::ThoracicTurn], 3.0);
        let thoracic1 = lumbar2.then(at(0.0, 0.0, build.lumbar), thoracic);
        let thoracic2 = thoracic1.then(at(0.0, 0.0, build.thoracic), thoracic);
        let thoracic3 = thoracic2.then(at(0.0, 0.0, build.thoracic), thoracic);
        stance.put(Segment::Thoracic1, thoracic1);
        stance.put(Segment::Thoracic2, thoracic2);
        stance.put(Segment::Thoracic3, thoracic3);
        let nod = bent([Motion::NeckFlexion, Motion::NeckBend, Motion::NeckTurn], 2.0);
        let neck = thoracic3.then(at(-0.010, 0.0, build.to_neck), nod);
        stance.put(Segment::Neck, neck);
        stance.put(Segment::Head, neck.then(at(0.004, 0.0, build.neck), nod));

        for side in [Side::Left, Side::Right] {
            stance.put_arm(side, &pose.angles, &thoracic3, build);
            stance.put_leg(side, &pose.angles, &pelvis, build);
        }
        stance
    }

    /// Returns where a segment is.
    #[must_use]
    pub fn frame(&self, segment: Segment) -> &Frame {
        self.frames.get(segment.place()).unwrap_or(&Frame::NONE)
    }

    fn put(&mut self, segment: Segment, frame: Frame) {
        if let Some(place) = self.frames.get_mut(segment.place()) {
            *place = frame;
        }
    }

    fn put_arm(&mut self, side: Side, angles: &Angles, chest: &Frame, build: &Build) {
        let degrees = |limb| angles.get(Motion::Of(side, limb));
        let angle = |limb| degrees(limb).to_radians();
        let sign = outward(side);
        let (flexion, abduction) = (degrees(Limb::ShoulderFlexion), degrees(Limb::ShoulderAbduction));
        let raised = flexion.hypot(abduction);
        // The shoulder blade follows the arm (scapulohumeral rhythm): an arm overhead looks human only so.
        let elevation = degrees(Limb::ScapulaElevation) + (raised - 35.0).max(0.0) * 0.22;
        let protraction = degrees(Limb::ScapulaProtraction) + flexion.clamp(0.0, 110.0) * 0.14
            - (abduction - 60.0).max(0.0) * 0.05
            - (-flexion).max(0.0) * 0.2;
        let girdle = Turn::about_z(-sign * protraction.to_radians()).then(Turn::about_x(sign * elevation.to_radians()));
        let scapula = chest.then(at(0.012, sign * 0.020, 0.040), girdle);
        self.put(Segment::Of(side, Part::Scapula), scapula);
        let shoulder = scapula.out(at(-0.020, sign * 0.087, -0.030));
        // A swing about one axis, not three turns: nothing locks at the side.
        let axis = at(sign * abduction, -flexion, 0.0).unit();
        let swing = Turn::about(axis, raised.to_radians()).then(Turn::about_z(sign * angle(Limb::ShoulderExternal)));
        let upper_arm = Frame { origin: shoulder, turn: chest.turn.then(swing) };
        self.put(Segment::Of(side, Part::UpperArm), upper_arm);
        let forearm = upper_arm.then(at(0.0, 0.0, -build.upper_arm), Turn::about_y(-angle(Limb::ElbowFlexion)));
        self.put(Segment::Of(side, Part::Forearm), forearm);
        let wrist = Turn::about_z(-sign * angle(Limb::ForearmPronation))
            .then(Turn::about_x(-sign * angle(Limb::WristFlexion)))
            .then(Turn::about_y(angle(Limb::WristUlnar)));
        let hand = forearm.then(at(0.0, 0.0, -build.forearm), wrist);
        self.put(Segment::Of(side, Part::Hand), hand);
        let fingers = hand.then(at(0.0, 0.0, -build.palm), Turn::about_x(-sign * angle(Limb::FingersFlexion)));
        self.put(Segment::Of(side, Part::Fingers), fingers);
    }

    fn put_leg(&mut self, side: Side, angles: &Angles, pelvis: &Frame, build: &Build) {
        let angle = |limb| angles.get(Motion::Of(side, limb)).to_radians();
        let sign = outward(side);
        // Flexion, then abduction, then rotation (Grood & Suntay 1983): at 90° of flexion abduction is knees apart.
        let hip = Turn::about_y(-angle(Limb::HipFlexion))
            .then(Turn::about_x(sign * angle(Limb::HipAbduction)))
            .then(Turn::about_z(sign * angle(Limb::HipExternal)));
        let thigh = pelvis.then(at(0.0, sign * build.hips, 0.0), hip);
        self.put(Segment::Of(side, Part::Thigh), thigh);
        let shank = thigh.then(at(0.0, 0.0, -build.thigh), Turn::about_y(angle(Limb::KneeFlexion)));
        self.put(Segment::Of(side, Part::Shank), shank);
        let tilt = Turn::about_y(-angle(Limb::AnkleDorsiflexion)).then(Turn::about_x(-sign * angle(Limb::AnkleInversion)));
        let foot = shank.then(at(0.0, 0.0, -build.shank), tilt);
        self.put(Segment::Of(side, Part::Foot), foot);
        let toes = foot.then(at(build.ball, 0.0, -build.ankle + 0.013), Turn::about_y(-angle(Limb::ToesExtension)));
        self.put(Segment::Of(side, Part::Toes), toes);
    }
}

/// Which way y leads away from the middle.
#[must_use]
pub const fn outward(side: Side) -> f64 {
    match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing() -> Pose {
        Pose { pelvis: at(0.0, 0.0, 0.516), turned: Turn::NONE, angles: Angles::default() }
    }

    #[test]
    fn standing_straight_the_body_has_its_measures() {
        let stance = Stance::of(&standing(), &Build::default());
        let z = |segment| stance.frame(segment).origin.z;
        // ANSUR II, mean of both sexes, in stature: malleolus .040, knee .278, trochanter .516, cervicale .860, shoulder .805.
        assert!((z(Segment::Of(Side::Left, Part::Foot)) - 0.040).abs() < 0.001);
        assert!((z(Segment::Of(Side::Left, Part::Shank)) - 0.278).abs() < 0.001);
        assert!((z(Segment::Neck) - 0.860).abs() < 0.012, "{}", z(Segment::Neck));
        assert!((z(Segment::Of(Side::Right, Part::UpperArm)) - 0.805).abs() < 0.005);
    }

    #[test]
    fn the_mirrored_pose_is_the_mirror_of_every_segment() {
        let mut pose = standing();
        for (number, motion) in (1_i32..).zip(Motion::all()) {
            pose.angles.set(motion, f64::from(number * 37 % 41) - 12.0);
        }
        pose.turned = Turn::about_x(0.3).then(Turn::about_z(0.7));
        let (own, other) = (Stance::of(&pose, &Build::default()), Stance::of(&pose.mirrored(), &Build::default()));
        for (part, side) in [(Part::Fingers, Side::Left), (Part::Toes, Side::Right), (Part::Scapula, Side::Left)] {
            let (frame, mirror) = (own.frame(Segment::Of(side, part)), other.frame(Segment::Of(side.other(), part)));
            let tip = at(0.1, 0.2, 0.3);
            assert!((frame.out(tip).mirrored() - mirror.out(tip.mirrored())).length() < 1e-9, "{part:?}");
        }
    }
}
