//! The joints: what each can do, how far it usually goes, and how far it ever may.

/// A way a joint moves. Angles are degrees; positive is the motion named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Motion {
    LumbarFlexion,
    LumbarBend,
    LumbarTurn,
    ThoracicFlexion,
    ThoracicBend,
    ThoracicTurn,
    NeckFlexion,
    NeckBend,
    NeckTurn,
    /// Of one side: the body's own left or right.
    Of(Side, Limb),
}

pub use crate::model::Side;

/// A motion that each side has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limb {
    ScapulaElevation,
    ScapulaProtraction,
    ShoulderFlexion,
    ShoulderAbduction,
    ShoulderExternal,
    ElbowFlexion,
    ForearmPronation,
    WristFlexion,
    WristUlnar,
    FingersFlexion,
    HipFlexion,
    HipAbduction,
    HipExternal,
    KneeFlexion,
    AnkleDorsiflexion,
    AnkleInversion,
    ToesExtension,
}

/// The motions of the spine, and of each side.
pub const SPINE: usize = 9;
pub const LIMBS: usize = 17;
/// Every motion there is, without those of the pelvis in space.
pub const MOTIONS: usize = SPINE + 2 * LIMBS;

/// How far a motion goes, in degrees: usually, and at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    pub usual: (f64, f64),
    pub most: (f64, f64),
}

const fn reach(usual: (f64, f64), most: (f64, f64)) -> Reach {
    Reach { usual, most }
}

// Norms: lumbar 50/15/20/5 and 40–60/20–35; thorax and lumbar together 85/40 and 45; neck 64/63 and 49; shoulder 180/60;
// elbow 145–150; hip 120–135; cross-legged sitting 62 external (37.6–81.7, BMC Musculoskeletal Disorders 2021); knee
// 130–150, up to 160; ankle 20 and 45–65; toes 80. What is allowed at most is a choice: wide enough for every good pose,
// tight enough to catch a slip of the pen.
const SPINE_TABLE: [(Motion, &str, Reach); SPINE] = [
    (Motion::LumbarFlexion, "lumbar.flexion", reach((-25.0, 55.0), (-45.0, 65.0))),
    (Motion::LumbarBend, "lumbar.bend", reach((-20.0, 20.0), (-30.0, 30.0))),
    (Motion::LumbarTurn, "lumbar.turn", reach((-5.0, 5.0), (-14.0, 14.0))),
    (Motion::ThoracicFlexion, "thoracic.flexion", reach((-20.0, 35.0), (-30.0, 50.0))),
    (Motion::ThoracicBend, "thoracic.bend", reach((-25.0, 25.0), (-35.0, 35.0))),
    (Motion::ThoracicTurn, "thoracic.turn", reach((-35.0, 35.0), (-50.0, 50.0))),
    (Motion::NeckFlexion, "neck.flexion", reach((-60.0, 50.0), (-75.0, 75.0))),
    (Motion::NeckBend, "neck.bend", reach((-40.0, 40.0), (-50.0, 50.0))),
    (Motion::NeckTurn, "neck.turn", reach((-70.0, 70.0), (-85.0, 85.0))),
];

const LIMB_TABLE: [(Limb, &str, Reach); LIMBS] = [
    (Limb::ScapulaElevation, "scapula.elevation", reach((-10.0, 35.0), (-12.0, 45.0))),
    (Limb::ScapulaProtraction, "scapula.protraction", reach((-20.0, 25.0), (-28.0, 35.0))),
    (Limb::ShoulderFlexion, "shoulder.flexion", reach((-50.0, 172.0), (-65.0, 185.0))),
    (Limb::ShoulderAbduction, "shoulder.abduction", reach((-60.0, 172.0), (-80.0, 185.0))),
    (Limb::ShoulderExternal, "shoulder.external", reach((-80.0, 90.0), (-95.0, 105.0))),
    (Limb::ElbowFlexion, "elbow.flexion", reach((-4.0, 147.0), (-8.0, 155.0))),
    (Limb::ForearmPronation, "forearm.pronation", reach((-85.0, 80.0), (-95.0, 95.0))),
    (Limb::WristFlexion, "wrist.flexion", reach((-75.0, 78.0), (-92.0, 90.0))),
    (Limb::WristUlnar, "wrist.ulnar", reach((-20.0, 35.0), (-30.0, 45.0))),
    (Limb::FingersFlexion, "fingers.flexion", reach((-20.0, 90.0), (-40.0, 100.0))),
    (Limb::HipFlexion, "hip.flexion", reach((-18.0, 132.0), (-32.0, 145.0))),
    (Limb::HipAbduction, "hip.abduction", reach((-25.0, 45.0), (-40.0, 65.0))),
    (Limb::HipExternal, "hip.external", reach((-42.0, 50.0), (-55.0, 82.0))),
    (Limb::KneeFlexion, "knee.flexion", reach((0.0, 140.0), (-6.0, 162.0))),
    (Limb::AnkleDorsiflexion, "ankle.dorsiflexion", reach((-58.0, 20.0), (-75.0, 38.0))),
    (Limb::AnkleInversion, "ankle.inversion", reach((-15.0, 30.0), (-22.0, 38.0))),
    (Limb::ToesExtension, "toes.extension", reach((-30.0, 70.0), (-45.0, 88.0))),
];

impl Motion {
    /// Returns every motion in the order of [`Angles`].
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |side| LIMB_TABLE.iter().map(move |(limb, ..)| Self::Of(side, *limb));
        SPINE_TABLE.iter().map(|(motion, ..)| *motion).chain(of(Side::Left)).chain(of(Side::Right))
    }

    /// Returns its place in [`Angles`].
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::LumbarFlexion => 0,
            Self::LumbarBend => 1,
            Self::LumbarTurn => 2,
            Self::ThoracicFlexion => 3,
            Self::ThoracicBend => 4,
            Self::ThoracicTurn => 5,
            Self::NeckFlexion => 6,
            Self::NeckBend => 7,
            Self::NeckTurn => 8,
            Self::Of(Side::Left, limb) => SPINE + limb as usize,
            Self::Of(Side::Right, limb) => SPINE + LIMBS + limb as usize,
        }
    }

    /// Returns its name in a pose: `lumbar.flexion`, `left_hip.abduction`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Of(side, limb) => {
                let name = LIMB_TABLE.get(limb as usize).map_or("", |(_, name, _)| name);
                format!("{}_{name}", side.word())
            }
            Self::LumbarFlexion
            | Self::LumbarBend
            | Self::LumbarTurn
            | Self::ThoracicFlexion
            | Self::ThoracicBend
            | Self::ThoracicTurn
            | Self::NeckFlexion
            | Self::NeckBend
            | Self::NeckTurn => SPINE_TABLE.get(self.place()).map_or("", |(_, name, _)| name).to_owned(),
        }
    }

    /// Returns the motion of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let sides = [("left_", Side::Left), ("right_", Side::Right)];
        let limb = sides.iter().find_map(|(word, side)| {
            let (limb, ..) = LIMB_TABLE.iter().find(|(_, known, _)| name.strip_prefix(word) == Some(*known))?;
            Some(Self::Of(*side, *limb))
        });
        limb.or_else(|| SPINE_TABLE.iter().find(|(_, known, _)| *known == name).map(|(motion, ..)| *motion))
    }

    /// Returns how far it goes.
    #[must_use]
    pub fn reach(self) -> Reach {
        let of_limb = if let Self::Of(_, limb) = self { LIMB_TABLE.get(limb as usize).map(|(.., reach)| *reach) } else { None };
        let reach = of_limb.or_else(|| SPINE_TABLE.get(self.place()).map(|(.., reach)| *reach));
        reach.unwrap_or(Reach { usual: (0.0, 0.0), most: (0.0, 0.0) })
    }

    /// Returns the motion that the mirrored body makes instead, and whether it goes the other way.
    #[must_use]
    pub const fn mirrored(self) -> (Self, bool) {
        match self {
            Self::Of(side, limb) => (Self::Of(side.other(), limb), false),
            Self::LumbarBend | Self::LumbarTurn | Self::ThoracicBend | Self::ThoracicTurn | Self::NeckBend | Self::NeckTurn => {
                (self, true)
            }
            Self::LumbarFlexion | Self::ThoracicFlexion | Self::NeckFlexion => (self, false),
        }
    }
}

/// The angle of every motion, in degrees; bends and turns are positive to the figure's left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Angles([f64; MOTIONS]);

impl Default for Angles {
    fn default() -> Self {
        Self([0.0; MOTIONS])
    }
}

impl Angles {
    /// Returns these angles, in the order of [`Motion::all`].
    #[must_use]
    pub const fn of(degrees: [f64; MOTIONS]) -> Self {
        Self(degrees)
    }

    /// Returns every angle, in the order of [`Motion::all`].
    #[must_use]
    pub const fn all(&self) -> &[f64; MOTIONS] {
        &self.0
    }

    #[must_use]
    pub fn get(&self, motion: Motion) -> f64 {
        self.0.get(motion.place()).copied().unwrap_or(0.0)
    }

    pub fn set(&mut self, motion: Motion, degrees: f64) {
        if let Some(angle) = self.0.get_mut(motion.place()) {
            *angle = degrees;
        }
    }

    /// Returns the angles of the mirrored body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let mut mirrored = Self::default();
        for motion in Motion::all() {
            let (other, turns) = motion.mirrored();
            mirrored.set(other, if turns { -self.get(motion) } else { self.get(motion) });
        }
        mirrored
    }

    /// Returns the angles `share` of the way to `other`.
    #[must_use]
    pub fn toward(&self, other: &Self, share: f64) -> Self {
        let mut between = *self;
        for (angle, to) in between.0.iter_mut().zip(other.0) {
            *angle += (to - *angle) * share;
        }
        between
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_motion_has_its_own_place_and_name() {
        for (place, motion) in Motion::all().enumerate() {
            assert_eq!(motion.place(), place);
            assert_eq!(Motion::named(&motion.name()), Some(motion));
            let Reach { usual, most } = motion.reach();
            assert!(most.0 <= usual.0 && usual.0 < usual.1 && usual.1 <= most.1, "{}", motion.name());
        }
        assert_eq!(Motion::all().count(), MOTIONS);
        assert_eq!(Motion::named("hip.flexion"), None);
    }

    #[test]
    fn mirrored_twice_is_as_it_was() {
        let mut angles = Angles::default();
        for (degrees, motion) in (1_i32..).zip(Motion::all()) {
            angles.set(motion, f64::from(degrees));
        }
        assert_ne!(angles.mirrored(), angles);
        assert_eq!(angles.mirrored().mirrored(), angles);
    }
}
