//! How long the parts of a body are, in stature.

use crate::model::words::Proportions;

/// The lengths of a body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Build {
    pub hips: f64,
    pub thigh: f64,
    pub shank: f64,
    pub ankle: f64,
    pub ball: f64,
    pub lumbar: f64,
    pub thoracic: f64,
    pub to_neck: f64,
    pub neck: f64,
    pub upper_arm: f64,
    pub forearm: f64,
    pub palm: f64,
}

/// The means of men and women of ANSUR II (4,082 and 1,986 subjects; report NATICK/TR-15/007), joints where the
/// landmarks put them.
impl Default for Build {
    fn default() -> Self {
        Self {
            hips: 0.050,
            thigh: 0.238,
            shank: 0.238,
            ankle: 0.040,
            ball: 0.076,
            lumbar: 0.052,
            thoracic: 0.060,
            to_neck: 0.055,
            neck: 0.055,
            upper_arm: 0.171,
            forearm: 0.150,
            palm: 0.056,
        }
    }
}

/// Limbs longer or shorter than most by this share; the trunk makes up for some of it.
const UNLIKE: f64 = 0.08;

impl Build {
    /// Returns a body of these proportions.
    #[must_use]
    pub fn of(proportions: Proportions) -> Self {
        match proportions {
            Proportions::Average => Self::default(),
            Proportions::LongLimbs => Self::long_limbed(UNLIKE),
            Proportions::ShortLimbs => Self::long_limbed(-UNLIKE),
        }
    }

    /// Returns a body whose legs and arms are longer and whose trunk is shorter by this share; shorter and longer
    /// where it is negative.
    #[must_use]
    pub fn long_limbed(by: f64) -> Self {
        let own = Self::default();
        Self {
            thigh: own.thigh * (1.0 + by),
            shank: own.shank * (1.0 + by),
            upper_arm: own.upper_arm * (1.0 + 0.75 * by),
            forearm: own.forearm * (1.0 + 0.75 * by),
            lumbar: own.lumbar * (1.0 - 0.65 * by),
            thoracic: own.thoracic * (1.0 - 0.65 * by),
            ..own
        }
    }
}
