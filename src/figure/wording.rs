//! The words of a pose's joints: motions in pairs, so that nobody writes a sign; one or both sides by the name.

use super::freedom::Freedom;
use super::joint::{Limb, Motion, Side};

/// Both or one of a joint, or a part of the spine: what a name in a pose means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    joint: &'static Joint,
    sides: Vec<Side>,
}

/// A joint that a pose may name, with the motions it has.
#[derive(Debug, PartialEq, Eq)]
struct Joint {
    one: &'static str,
    both: &'static str,
    /// What a bare number means.
    usual: &'static str,
    words: &'static [(&'static str, &'static [(Of, bool)])],
}

/// A freedom, of whichever side; `bool` in the table says that the word counts against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Pelvis(Freedom),
    Spine(Motion),
    Limb(Limb),
}

use Of::{Limb as L, Pelvis as P, Spine as S};

const JOINTS: &[Joint] = &[
    Joint {
        one: "pelvis",
        both: "",
        usual: "",
        words: &[
            ("tilt_forward", &[(P(Freedom::Tilt), false)]),
            ("tilt_back", &[(P(Freedom::Tilt), true)]),
            ("tilt_right", &[(P(Freedom::Roll), false)]),
            ("tilt_left", &[(P(Freedom::Roll), true)]),
            ("turn_left", &[(P(Freedom::Turn), false)]),
            ("turn_right", &[(P(Freedom::Turn), true)]),
        ],
    },
    Joint {
        one: "lumbar",
        both: "",
        usual: "flexion",
        words: &[
            ("flexion", &[(S(Motion::LumbarFlexion), false)]),
            ("extension", &[(S(Motion::LumbarFlexion), true)]),
            ("bend_left", &[(S(Motion::LumbarBend), false)]),
            ("bend_right", &[(S(Motion::LumbarBend), true)]),
            ("turn_left", &[(S(Motion::LumbarTurn), false)]),
            ("turn_right", &[(S(Motion::LumbarTurn), true)]),
        ],
    },
    Joint {
        one: "thoracic",
        both: "",
        usual: "flexion",
        words: &[
            ("flexion", &[(S(Motion::ThoracicFlexion), false)]),
            ("extension", &[(S(Motion::ThoracicFlexion), true)]),
            ("bend_left", &[(S(Motion::ThoracicBend), false)]),
            ("bend_right", &[(S(Motion::ThoracicBend), true)]),
            ("turn_left", &[(S(Motion::ThoracicTurn), false)]),
            ("turn_right", &[(S(Motion::ThoracicTurn), true)]),
        ],
    },
    Joint {
        one: "spine",
        both: "",
        usual: "flexion",
        words: &[
            ("flexion", &[(S(Motion::LumbarFlexion), false), (S(Motion::ThoracicFlexion), false)]),
            ("extension", &[(S(Motion::LumbarFlexion), true), (S(Motion::ThoracicFlexion), true)]),
            ("bend_left", &[(S(Motion::LumbarBend), false), (S(Motion::ThoracicBend), false)]),
            ("bend_right", &[(S(Motion::LumbarBend), true), (S(Motion::ThoracicBend), true)]),
            ("turn_left", &[(S(Motion::LumbarTurn), false), (S(Motion::ThoracicTurn), false)]),
            ("turn_right", &[(S(Motion::LumbarTurn), true), (S(Motion::ThoracicTurn), true)]),
        ],
    },
    Joint {
        one: "neck",
        both: "",
        usual: "flexion",
        words: &[
            ("flexion", &[(S(Motion::NeckFlexion), false)]),
            ("extension", &[(S(Motion::NeckFlexion), true)]),
            ("bend_left", &[(S(Motion::NeckBend), false)]),
            ("bend_right", &[(S(Motion::NeckBend), true)]),
            ("turn_left", &[(S(Motion::NeckTurn), false)]),
            ("turn_right", &[(S(Motion::NeckTurn), true)]),
        ],
    },
    Joint {
        one: "scapula",
        both: "scapulae",
        usual: "",
        words: &[
            ("elevation", &[(L(Limb::ScapulaElevation), false)]),
            ("depression", &[(L(Limb::ScapulaElevation), true)]),
            ("protraction", &[(L(Limb::ScapulaProtraction), false)]),
            ("retraction", &[(L(Limb::ScapulaProtraction), true)]),
        ],
    },
    Joint {
        one: "shoulder",
        both: "shoulders",
        usual: "",
        words: &[
            ("flexion", &[(L(Limb::ShoulderFlexion), false)]),
            ("extension", &[(L(Limb::ShoulderFlexion), true)]),
            ("abduction", &[(L(Limb::ShoulderAbduction), false)]),
            ("adduction", &[(L(Limb::ShoulderAbduction), true)]),
            ("external", &[(L(Limb::ShoulderExternal), false)]),
            ("internal", &[(L(Limb::ShoulderExternal), true)]),
        ],
    },
    Joint {
        one: "elbow",
        both: "elbows",
        usual: "flexion",
        words: &[("flexion", &[(L(Limb::ElbowFlexion), false)]), ("extension", &[(L(Limb::ElbowFlexion), true)])],
    },
    Joint {
        one: "forearm",
        both: "forearms",
        usual: "pronation",
        words: &[("pronation", &[(L(Limb::ForearmPronation), false)]), ("supination", &[(L(Limb::ForearmPronation), true)])],
    },
    Joint {
        one: "wrist",
        both: "wrists",
        usual: "",
        words: &[
            ("flexion", &[(L(Limb::WristFlexion), false)]),
            ("extension", &[(L(Limb::WristFlexion), true)]),
            ("ulnar", &[(L(Limb::WristUlnar), false)]),
            ("radial", &[(L(Limb::WristUlnar), true)]),
        ],
    },
    Joint {
        one: "fingers",
        both: "fingers",
        usual: "flexion",
        words: &[("flexion", &[(L(Limb::FingersFlexion), false)]), ("extension", &[(L(Limb::FingersFlexion), true)])],
    },
    Joint {
        one: "hip",
        both: "hips",
        usual: "",
        words: &[
            ("flexion", &[(L(Limb::HipFlexion), false)]),
            ("extension", &[(L(Limb::HipFlexion), true)]),
            ("abduction", &[(L(Limb::HipAbduction), false)]),
            ("adduction", &[(L(Limb::HipAbduction), true)]),
            ("external", &[(L(Limb::HipExternal), false)]),
            ("internal", &[(L(Limb::HipExternal), true)]),
        ],
    },
    Joint {
        one: "knee",
        both: "knees",
        usual: "flexion",
        words: &[("flexion", &[(L(Limb::KneeFlexion), false)]), ("extension", &[(L(Limb::KneeFlexion), true)])],
    },
    Joint {
        one: "ankle",
        both: "ankles",
        usual: "dorsiflexion",
        words: &[
            ("dorsiflexion", &[(L(Limb::AnkleDorsiflexion), false)]),
            ("point", &[(L(Limb::AnkleDorsiflexion), true)]),
            ("inversion", &[(L(Limb::AnkleInversion), false)]),
            ("eversion", &[(L(Limb::AnkleInversion), true)]),
        ],
    },
    Joint {
        one: "toes",
        both: "toes",
        usual: "extension",
        words: &[("extension", &[(L(Limb::ToesExtension), false)]), ("flexion", &[(L(Limb::ToesExtension), true)])],
    },
];

/// Returns what a joint's name in a pose means: `hips`, `left_knee`, `lumbar`.
#[must_use]
pub fn joint(name: &str) -> Option<Named> {
    if let Some(joint) = JOINTS.iter().find(|joint| joint.both == name) {
        return Some(Named { joint, sides: vec![Side::Left, Side::Right] });
    }
    if let Some((side, own)) = name.split_once('_').and_then(|(side, own)| Some((Side::from_word(side)?, own))) {
        // `left_toe` and `left_knees` are what people write, too.
        let is_own =
            |joint: &&Joint| !joint.both.is_empty() && [joint.one, joint.both].contains(&own) || joint.one == format!("{own}s");
        return JOINTS.iter().find(is_own).map(|joint| Named { joint, sides: vec![side] });
    }
    JOINTS.iter().find(|joint| joint.both.is_empty() && joint.one == name).map(|joint| Named { joint, sides: Vec::new() })
}

/// Returns the joints: the names each has, the words of its motions, and what a bare number means.
pub fn joints() -> impl Iterator<Item = (Vec<&'static str>, Vec<&'static str>, Option<&'static str>)> {
    JOINTS.iter().map(|joint| {
        let names = [joint.both, joint.one].into_iter().filter(|name| !name.is_empty());
        let mut names: Vec<&str> = names.collect();
        names.dedup();
        let words = joint.words.iter().map(|(word, _)| *word).collect();
        (names, words, (!joint.usual.is_empty()).then_some(joint.usual))
    })
}

/// Returns every name that [`joint`] knows.
pub fn names() -> impl Iterator<Item = String> {
    JOINTS.iter().flat_map(|joint| {
        if joint.both.is_empty() {
            vec![joint.one.to_owned()]
        } else {
            let of = |side: Side| format!("{}_{}", side.word(), joint.one);
            vec![joint.both.to_owned(), of(Side::Left), of(Side::Right)]
        }
    })
}

/// Returns a value as one says it: `left hip flexion 20°`, `pelvis tilt back 5°`.
#[must_use]
pub fn said(freedom: Freedom, value: f64) -> String {
    let side = if let Freedom::Joint(Motion::Of(side, _)) = freedom { Some(side) } else { None };
    let is_it = |of: Of| match of {
        Of::Pelvis(own) => own == freedom,
        Of::Spine(motion) => freedom == Freedom::Joint(motion),
        Of::Limb(limb) => matches!(freedom, Freedom::Joint(Motion::Of(_, own)) if own == limb),
    };
    let counts = |against: bool| against == (value < 0.0);
    let word = JOINTS.iter().find_map(|joint| {
        let alone = |moved: &[(Of, bool)]| matches!(moved, [(of, against)] if is_it(*of) && counts(*against));
        joint.words.iter().find(|(_, moved)| alone(moved)).map(|(word, _)| (joint.one, *word))
    });
    let (joint, word) = word.unwrap_or_default();
    let side = side.map(|side| format!("{} ", side.word())).unwrap_or_default();
    format!("{side}{joint} {} {:.0}°", word.replace('_', " "), value.abs())
}

impl Named {
    /// Returns what a bare number means, if it means anything.
    #[must_use]
    pub fn usual(&self) -> Option<&'static str> {
        (!self.joint.usual.is_empty()).then_some(self.joint.usual)
    }

    /// Returns the words for its motions.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        self.joint.words.iter().map(|(word, _)| *word).collect()
    }

    /// Returns the freedoms that a word moves, with the value each takes for so many degrees.
    #[must_use]
    pub fn values(&self, word: &str, degrees: f64) -> Option<Vec<(Freedom, f64)>> {
        let (_, moved) = self.joint.words.iter().find(|(known, _)| *known == word)?;
        let value = |against: bool| if against { -degrees } else { degrees };
        Some(
            moved
                .iter()
                .flat_map(|(of, against)| self.freedoms(*of).into_iter().map(move |own| (own, value(*against))))
                .collect(),
        )
    }

    /// Returns every freedom of the joint.
    #[must_use]
    pub fn all(&self) -> Vec<Freedom> {
        let moved = self.joint.words.iter().flat_map(|(_, moved)| moved.iter());
        moved.filter(|(_, against)| !against).flat_map(|(of, _)| self.freedoms(*of)).collect()
    }

    fn freedoms(&self, of: Of) -> Vec<Freedom> {
        match of {
            Of::Pelvis(freedom) => vec![freedom],
            Of::Spine(motion) => vec![Freedom::Joint(motion)],
            Of::Limb(limb) => self.sides.iter().map(|side| Freedom::Joint(Motion::Of(*side, limb))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known_and_pairs_are_opposite() {
        for name in names() {
            let named = joint(&name).unwrap_or_else(|| panic!("{name}"));
            assert!(named.usual().is_none_or(|word| named.words().contains(&word)), "{name}");
            let moved: usize = named.words().iter().map(|word| named.values(word, 5.0).map_or(0, |values| values.len())).sum();
            assert_eq!(moved, 2 * named.all().len(), "{name}: each motion has a word for both ways");
        }
        let left = Freedom::Joint(Motion::Of(Side::Left, Limb::HipFlexion));
        assert_eq!(joint("left_hip").and_then(|hip| hip.values("extension", 10.0)), Some(vec![(left, -10.0)]));
        assert_eq!(joint("hips").and_then(|hips| hips.values("flexion", 10.0)).map(|values| values.len()), Some(2));
        assert_eq!((joint("hip"), joint("left_lumbar"), joint("up_knee")), (None, None, None));
        assert_eq!(joint("right_toe"), joint("right_toes"));
        assert_eq!(said(left, -10.0), "left hip extension 10°");
        assert_eq!(said(Freedom::Tilt, 5.2), "pelvis tilt forward 5°");
    }

    #[test]
    fn every_motion_of_the_body_has_a_name() {
        let named: Vec<Freedom> = names().filter_map(|name| joint(&name)).flat_map(|named| named.all()).collect();
        for motion in Motion::all() {
            assert!(named.contains(&Freedom::Joint(motion)), "{}", motion.name());
        }
    }
}
