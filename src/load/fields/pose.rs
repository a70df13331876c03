//! The fields of a pose: as it is written in a stretch, and as it is stored once solved.

use super::{Field, Shape, TEXTS, may, must};
use crate::model::words::Side;

/// In stature.
const LENGTH: Shape = Shape::Number(-3.0, 3.0);
const DEGREES: Shape = Shape::Number(-360.0, 360.0);
/// Joints, each a number of degrees or several by the words of its motions.
const ANGLES: Shape = Shape::Rows(&Shape::OneOrRows(&DEGREES));

/// `[pose]` of a stretch.
pub const POSING: &[Field] = &[
    may("base", Shape::Word(POSITIONS), "the position it starts from"),
    may("like", Shape::Id, "the stretch whose pose it is but for what is said here"),
    may("side", Shape::Word(Side::WORDS), "the side that is worked as it is written"),
    may("set", ANGLES, "the angles of joints, in degrees: `hips = { flexion = 90 }`, `left_knee = 20`"),
    may("floor", TEXTS, "the parts of the body that touch the floor"),
    may("reach", TEXTS, "what reaches what: `\"left_palm -> left_shin\"`"),
    may("props", Shape::Tables(THING), "what it is done with"),
    may("glow", TEXTS, "the muscles it stretches, which are lit: `right_hamstrings`; without a side, both"),
    may("works", TEXTS, "the muscles that work in it, lit too"),
    may("view", Shape::Table(VIEW), "from where it is seen"),
    may(
        "arrow",
        TEXTS,
        "the points of the body whose way a drawing shows; the one that goes farthest if left out, none if empty",
    ),
    may("firm", TEXTS, "joints that stay as they are written"),
    may("loose", TEXTS, "joints that may go where they must"),
    may("balance", Shape::Truth, "whether the weight must be over the feet"),
    may("start", Shape::Table(MOMENT), "where the way into it begins; the bare position if left out"),
    may("frames", Shape::Tables(MOMENT), "the moments of a movement, each as it differs from the pose"),
    may("round", Shape::Truth, "whether the movement goes round: from the last moment straight on to the first"),
];

/// `[pose.start]` and `[[pose.frames]]` of a stretch.
pub const MOMENT: &[Field] = &[
    may("at", Shape::Number(0.0, 600.0), "when, in seconds"),
    may("label", Shape::Name(30), "what it is called"),
    may("base", Shape::Word(POSITIONS), "the position it starts from"),
    may("set", ANGLES, "the angles of joints, in degrees"),
    may("floor", TEXTS, "the parts of the body that touch the floor"),
    may("reach", TEXTS, "what reaches what"),
    may("glow", TEXTS, "the muscles it stretches"),
    may("works", TEXTS, "the muscles that work in it"),
    may("firm", TEXTS, "joints that stay as they are written"),
    may("loose", TEXTS, "joints that may go where they must"),
    may("balance", Shape::Truth, "whether the weight must be over the feet"),
    may("touches", Shape::Truth, "whether it touches the props; a start does not, unless it says so"),
];

/// `view` of a pose.
pub const VIEW: &[Field] = &[
    must("az", DEGREES, "degrees around the figure: 0 in front, 90 at its left, -90 at its right"),
    must("el", Shape::Number(-30.0, 90.0), "degrees from above"),
    may("focus", Shape::Word(&["upper", "lower", "hand"]), "the part of the body that must be seen"),
];

/// `props` of a pose: what is drawn, and touched.
pub const THING: &[Field] = &[
    must("kind", Shape::Word(&["wall", "chair", "block", "step", "roller", "ball", "post", "strap", "stick"]), "what it is"),
    may("touch", TEXTS, "the parts of the body that touch it"),
    may("side", Shape::Word(&["front", "back", "left", "right"]), "where a wall stands"),
    may("at", LENGTH, "how far from the middle a wall is, in body heights"),
    may("along", LENGTH, "where its middle is"),
    may("width", LENGTH, "how wide it is to both sides"),
    may("height", LENGTH, "how high it is"),
    may("x", LENGTH, "where it stands, forward; under what touches it if left out"),
    may("y", LENGTH, "where it stands, to the left"),
    may("turned", DEGREES, "how far it is turned to the left, in degrees"),
    may("lift", LENGTH, "how high above the floor a ball or roller is held, as by a wall"),
    may("path", TEXTS, "the points a strap goes over, or a stick is held at: of the body, between two of it, or in the room"),
];

/// The positions that a pose can start from.
pub const POSITIONS: &[&str] = &[
    "standing",
    "chair",
    "long_sit",
    "tailor_sit",
    "straddle",
    "pigeon",
    "kneeling",
    "heel_sit",
    "half_kneeling",
    "quadruped",
    "plank",
    "supine",
    "prone",
    "side_lying_left",
    "side_lying_right",
];

/// `poses.toml`, which ships and is not for users: poses as solved.
pub const POSES: &[Field] = &[must("pose", Shape::Tables(POSE), "how each stretch is shown")];

/// `[[pose]]` of `poses.toml`.
pub const POSE: &[Field] = &[
    must("stretch", Shape::Id, "the stretch"),
    must("print", Shape::Text, "of what it was solved from"),
    must("path", Shape::List(&Shape::List(&STORED, STORED_NUMBERS, STORED_NUMBERS), 1, 200), "the way into it, pose by pose"),
    may("moments", Shape::List(&Shape::List(&FREE, STORED_NUMBERS - 1, STORED_NUMBERS - 1), 1, 200), "what was solved"),
];

/// A share of the way in thousandths, a place in ten-thousandths of stature, a turn and angles in tenths of a degree.
const STORED: Shape = Shape::Whole(-100_000, 100_000);
/// The value of a freedom, in stature or degrees.
const FREE: Shape = Shape::Number(-1000.0, 1000.0);
/// Share, place, turn, spine, and both sides.
pub const STORED_NUMBERS: usize = 1 + 3 + 3 + 9 + 2 * 17;
