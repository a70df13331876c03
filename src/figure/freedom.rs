//! The degrees of freedom of a pose: where the pelvis is, how it is turned from its preset, and every joint.

use super::joint::{Angles, MOTIONS, Motion};
use super::skeleton::Pose;
use super::space::{Turn, at};

/// A number that a pose is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freedom {
    /// Where the pelvis is, in stature.
    Forward,
    Leftward,
    Height,
    /// How it is turned in the frame of the body, in degrees: to the left, tilted forward, tilted to the right.
    Turn,
    Tilt,
    Roll,
    Joint(Motion),
}

const OF_PELVIS: usize = 6;
/// How many there are.
pub const FREEDOMS: usize = OF_PELVIS + MOTIONS;

/// A value for every freedom, in their order: stature for the first three, else degrees.
pub type Values = [f64; FREEDOMS];

impl Freedom {
    /// Returns every freedom in order.
    pub fn all() -> impl Iterator<Item = Self> {
        let pelvis = [Self::Forward, Self::Leftward, Self::Height, Self::Turn, Self::Tilt, Self::Roll];
        pelvis.into_iter().chain(Motion::all().map(Self::Joint))
    }

    /// Returns its place in [`Values`].
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::Forward => 0,
            Self::Leftward => 1,
            Self::Height => 2,
            Self::Turn => 3,
            Self::Tilt => 4,
            Self::Roll => 5,
            Self::Joint(motion) => OF_PELVIS + motion.place(),
        }
    }

    /// Returns whether it is a length; else it is an angle.
    #[must_use]
    pub const fn is_length(self) -> bool {
        matches!(self, Self::Forward | Self::Leftward | Self::Height)
    }

    /// Returns how far it usually goes and may go; the pelvis goes anywhere.
    #[must_use]
    pub fn reach(self) -> ((f64, f64), (f64, f64)) {
        match self {
            Self::Joint(motion) => (motion.reach().usual, motion.reach().most),
            Self::Forward | Self::Leftward | Self::Height => ((-9.0, 9.0), (-9.0, 9.0)),
            Self::Turn | Self::Tilt | Self::Roll => ((-180.0, 180.0), (-360.0, 360.0)),
        }
    }
}

/// Returns the values of the mirrored body.
#[must_use]
pub fn mirrored(values: &Values) -> Values {
    let mut mirrored = [0.0; FREEDOMS];
    for freedom in Freedom::all() {
        let (other, turns) = match freedom {
            Freedom::Joint(motion) => {
                let (other, turns) = motion.mirrored();
                (Freedom::Joint(other), turns)
            }
            Freedom::Leftward | Freedom::Turn | Freedom::Roll => (freedom, true),
            Freedom::Forward | Freedom::Height | Freedom::Tilt => (freedom, false),
        };
        let value = values[freedom.place()];
        mirrored[other.place()] = if turns { -value } else { value };
    }
    mirrored
}

/// Returns the values half way to those of the mirrored body: the same on both sides.
#[must_use]
pub fn evened(values: &Values) -> Values {
    let mirrored = mirrored(values);
    std::array::from_fn(|place| f64::midpoint(values[place], mirrored[place]))
}

/// Returns the pose that has these values, in a preset whose pelvis is turned by `preset`.
#[must_use]
pub fn pose(values: &Values, preset: Turn) -> Pose {
    let [x, y, z, turn, tilt, roll, angles @ ..] = values;
    let turned = preset
        .then(Turn::about_z(turn.to_radians()))
        .then(Turn::about_y(tilt.to_radians()))
        .then(Turn::about_x(roll.to_radians()));
    Pose { pelvis: at(*x, *y, *z), turned, angles: Angles::of(*angles) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mirrored_twice_is_as_it_was_and_evened_is_its_own_mirror() {
        let values: Values = std::array::from_fn(|place| f64::from(u8::try_from(place).unwrap_or(0)) - 20.5);
        let far =
            |one: &Values, other: &Values| one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
        assert!(far(&mirrored(&mirrored(&values)), &values) < 1e-12 && far(&mirrored(&values), &values) > 1.0);
        assert!(far(&mirrored(&evened(&values)), &evened(&values)) < 1e-12);
    }

    #[test]
    fn every_freedom_has_its_own_place() {
        for (place, freedom) in Freedom::all().enumerate() {
            assert_eq!(freedom.place(), place);
        }
        assert_eq!(Freedom::all().count(), FREEDOMS);
    }
}
