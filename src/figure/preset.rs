//! The positions a pose starts from: how the pelvis lies, the usual angles, and what touches the floor.

use super::contact::Contact;
use super::freedom::{Freedom, Values};
use super::sketch::{Reach, Target};
use super::space::Turn;
use super::wording;

/// A position to start from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    pub name: &'static str,
    pub about: &'static str,
    /// Quarter turns of the pelvis about z, y and x, from standing.
    quarters: (f64, f64, f64),
    /// The middle between the hips above the floor, in stature.
    height: f64,
    floor: &'static [&'static str],
    /// Where the hands rest, unless a pose does something with its arms.
    rests: &'static [(&'static str, &'static str)],
    /// Sits on a chair.
    pub is_seated: bool,
    typed: &'static [(&'static str, &'static str, f64)],
    /// From where it is looked at unless the pose says: azimuth and elevation.
    pub view: (f64, f64),
}

const UPRIGHT: (f64, f64, f64) = (0.0, 0.0, 0.0);
const FACE_DOWN: (f64, f64, f64) = (0.0, 1.0, 0.0);
const FACE_UP: (f64, f64, f64) = (0.0, -1.0, 0.0);

const fn preset(
    (name, about): (&'static str, &'static str),
    quarters: (f64, f64, f64),
    height: f64,
    floor: &'static [&'static str],
    typed: &'static [(&'static str, &'static str, f64)],
    view: (f64, f64),
) -> Preset {
    Preset { name, about, quarters, height, floor, rests: &[], is_seated: false, typed, view }
}

const PRESETS: &[Preset] = &[
    preset(
        ("standing", "on both feet"),
        UPRIGHT,
        0.516,
        &["soles"],
        &[("elbows", "flexion", 6.0), ("shoulders", "abduction", 6.0)],
        (-60.0, 8.0),
    ),
    Preset {
        is_seated: true,
        rests: &[("left_palm", "left_thigh_front"), ("right_palm", "right_thigh_front")],
        ..preset(
            ("chair", "on a chair, feet on the floor"),
            UPRIGHT,
            0.33,
            &["soles"],
            &[
                ("hips", "flexion", 88.0),
                ("hips", "abduction", 6.0),
                ("knees", "flexion", 90.0),
                ("elbows", "flexion", 60.0),
                ("shoulders", "flexion", 20.0),
            ],
            (55.0, 12.0),
        )
    },
    preset(
        ("long_sit", "on the floor, legs straight ahead"),
        UPRIGHT,
        0.08,
        &["sit_bones", "heels"],
        &[
            ("hips", "flexion", 90.0),
            ("knees", "flexion", 3.0),
            ("shoulders", "flexion", 30.0),
            ("elbows", "flexion", 20.0),
            ("lumbar", "flexion", 8.0),
            ("ankles", "point", 10.0),
        ],
        (-70.0, 14.0),
    ),
    preset(
        ("tailor_sit", "on the floor, soles near each other, knees out"),
        UPRIGHT,
        0.08,
        &["sit_bones", "ankles"],
        &[
            ("hips", "flexion", 80.0),
            ("hips", "abduction", 40.0),
            ("hips", "external", 60.0),
            ("knees", "flexion", 114.0),
            ("ankles", "point", 10.0),
            ("ankles", "inversion", 20.0),
            ("lumbar", "flexion", 8.0),
            ("shoulders", "flexion", 35.0),
            ("elbows", "flexion", 30.0),
        ],
        (12.0, 20.0),
    ),
    preset(
        ("straddle", "on the floor, legs wide"),
        UPRIGHT,
        0.08,
        &["sit_bones", "heels"],
        &[
            ("hips", "flexion", 86.0),
            ("hips", "abduction", 38.0),
            ("hips", "external", 12.0),
            ("knees", "flexion", 3.0),
            ("lumbar", "flexion", 8.0),
            ("shoulders", "flexion", 35.0),
            ("elbows", "flexion", 20.0),
        ],
        (14.0, 22.0),
    ),
    preset(
        ("pigeon", "left shin across in front, right leg straight behind"),
        UPRIGHT,
        0.10,
        &["left_knee", "left_ankle", "right_knee", "right_instep", "palms"],
        &[
            ("pelvis", "tilt_forward", 54.0),
            ("left_hip", "flexion", 130.0),
            ("left_hip", "abduction", 24.0),
            ("left_hip", "external", 68.0),
            ("left_knee", "flexion", 118.0),
            ("left_ankle", "point", 10.0),
            ("right_hip", "extension", 22.0),
            ("right_knee", "flexion", 4.0),
            ("right_ankle", "point", 62.0),
            ("lumbar", "extension", 26.0),
            ("thoracic", "extension", 12.0),
            ("shoulders", "flexion", 40.0),
            ("shoulders", "abduction", 10.0),
            ("forearms", "pronation", 80.0),
            ("wrists", "extension", 70.0),
        ],
        (-34.0, 24.0),
    ),
    preset(
        ("kneeling", "upright on both knees"),
        UPRIGHT,
        0.27,
        &["knees", "insteps"],
        &[("hips", "flexion", 0.0), ("knees", "flexion", 90.0), ("ankles", "point", 60.0)],
        (-60.0, 10.0),
    ),
    preset(
        ("heel_sit", "on the heels"),
        UPRIGHT,
        0.12,
        &["knees", "insteps"],
        &[("hips", "flexion", 88.0), ("knees", "flexion", 152.0), ("ankles", "point", 66.0)],
        (-62.0, 14.0),
    ),
    preset(
        ("half_kneeling", "on the right knee, left foot in front"),
        UPRIGHT,
        0.27,
        &["right_knee", "right_instep", "left_sole"],
        &[
            ("left_hip", "flexion", 90.0),
            ("left_knee", "flexion", 90.0),
            ("right_hip", "extension", 5.0),
            ("right_knee", "flexion", 85.0),
            ("right_ankle", "point", 66.0),
            ("right_toes", "flexion", 15.0),
        ],
        (-66.0, 10.0),
    ),
    preset(
        ("quadruped", "on hands and knees"),
        FACE_DOWN,
        0.27,
        &["knees", "insteps", "palms"],
        &[
            ("hips", "flexion", 90.0),
            ("knees", "flexion", 90.0),
            ("ankles", "point", 60.0),
            ("shoulders", "flexion", 88.0),
            ("wrists", "extension", 85.0),
            ("forearms", "pronation", 80.0),
            ("neck", "extension", 10.0),
        ],
        (-72.0, 12.0),
    ),
    preset(
        ("plank", "on hands and toes, straight"),
        FACE_DOWN,
        0.27,
        &["balls", "palms"],
        &[
            ("knees", "flexion", 3.0),
            ("ankles", "dorsiflexion", 8.0),
            ("toes", "extension", 60.0),
            ("shoulders", "flexion", 80.0),
            ("wrists", "extension", 80.0),
            ("forearms", "pronation", 80.0),
            ("pelvis", "tilt_back", 14.0),
        ],
        (-72.0, 10.0),
    ),
    preset(
        ("supine", "on the back"),
        FACE_UP,
        0.07,
        &["sit_bones", "upper_back", "head", "heels", "hands"],
        &[("shoulders", "abduction", 18.0), ("elbows", "flexion", 8.0), ("ankles", "point", 25.0)],
        (-62.0, 16.0),
    ),
    preset(
        ("prone", "on the belly, hands beside the shoulders"),
        FACE_DOWN,
        0.07,
        &["pubis", "chest", "palms"],
        // Hands beside the shoulders: from there one props oneself up, and along the sides one lies in few stretches.
        &[
            ("ankles", "point", 60.0),
            ("shoulders", "flexion", 20.0),
            ("shoulders", "abduction", 50.0),
            ("shoulders", "external", 60.0),
            ("elbows", "flexion", 120.0),
            ("forearms", "pronation", 80.0),
            ("neck", "extension", 12.0),
        ],
        (-70.0, 14.0),
    ),
    preset(
        ("side_lying_left", "on the left side, knees bent"),
        (-1.0, 0.0, -1.0),
        0.11,
        &["left_hip_side", "left_shoulder"],
        &[("hips", "flexion", 40.0), ("knees", "flexion", 60.0)],
        (-40.0, 24.0),
    ),
    preset(
        ("side_lying_right", "on the right side, knees bent"),
        (1.0, 0.0, 1.0),
        0.11,
        &["right_hip_side", "right_shoulder"],
        &[("hips", "flexion", 40.0), ("knees", "flexion", 60.0)],
        (40.0, 24.0),
    ),
];

impl Preset {
    /// Returns every preset.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        PRESETS
    }

    /// Returns the preset of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    /// Returns how the pelvis lies.
    #[must_use]
    pub fn turn(&self) -> Turn {
        let angle = |quarters: f64| quarters * std::f64::consts::FRAC_PI_2;
        let (z, y, x) = self.quarters;
        Turn::about_z(angle(z)).then(Turn::about_y(angle(y))).then(Turn::about_x(angle(x)))
    }

    /// Returns whether its left and right are alike: not lying on a side, nor one leg before the other.
    #[must_use]
    pub fn is_level(&self) -> bool {
        let (z, _, x) = self.quarters;
        z == 0.0 && x == 0.0
    }

    /// Returns what touches the floor.
    #[must_use]
    pub fn floor(&self) -> Vec<Contact> {
        self.floor.iter().flat_map(|name| Contact::named(name)).collect()
    }

    /// Returns where the hands rest that do nothing else.
    #[must_use]
    pub fn rests(&self) -> Vec<Reach> {
        self.rests.iter().map(|(from, to)| Reach { from: (*from).to_owned(), to: Target::Mark((*to).to_owned()) }).collect()
    }

    /// Returns the value of every freedom.
    #[must_use]
    pub fn values(&self) -> Values {
        let mut values = [0.0; super::freedom::FREEDOMS];
        values[Freedom::Height.place()] = self.height;
        for (joint, word, degrees) in self.typed {
            for (freedom, value) in wording::joint(joint).and_then(|named| named.values(word, *degrees)).unwrap_or_default() {
                values[freedom.place()] = value;
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_speaks_known_words_and_stays_within_what_joints_allow() {
        for preset in Preset::all() {
            assert_eq!(Preset::named(preset.name).map(|known| known.name), Some(preset.name));
            assert!(preset.floor.iter().all(|name| !Contact::named(name).is_empty()), "{}", preset.name);
            for (joint, word, degrees) in preset.typed {
                assert!(wording::joint(joint).and_then(|named| named.values(word, *degrees)).is_some(), "{joint} {word}");
            }
            for freedom in Freedom::all() {
                let (_, (least, most)) = freedom.reach();
                assert!((least..=most).contains(&preset.values()[freedom.place()]), "{}: {freedom:?}", preset.name);
            }
        }
    }
}
