//! The words of a pose: what is misspelt is told of where it stands, with the nearest word; singular and plural are one.

use super::{BODY, probed, shipped};
use supple::figure::freedom::Freedom;
use supple::figure::study::study;
use supple::figure::{Limb, Motion, Side};
use supple::model::Id;

/// Asserts that `pose` has just the problem that says `message`, with `hint` in its hint.
#[track_caller]
fn assert_told(pose: &str, message: &str, hint: &str) {
    let (_, problems) = probed("together", pose);
    let told: Vec<String> = problems.iter().map(|problem| problem.picture(false)).collect();
    let [problem] = &problems[..] else { panic!("{pose}\n{}", told.join("\n")) };
    assert!(problem.message.contains(message), "{}", told.join("\n"));
    assert!(problem.hint.as_ref().is_some_and(|own| own.contains(hint)), "{}", told.join("\n"));
    assert!(problem.line > 10, "it points into the pose");
}

#[test]
fn what_is_misspelt_is_told_with_what_was_meant() {
    let standing = |rest: &str| format!("base = \"standing\"\n{rest}");
    assert_told("base = \"standin\"", "`base` must be one of the known words", "standing");
    assert_told(&standing("set = { lft_knee = 20 }"), "unknown joint `lft_knee`", "left_knee");
    assert_told(&standing("set = { hips = { flexon = 20 } }"), "unknown motion `flexon`", "flexion");
    assert_told(&standing("set = { hips = 20 }"), "`hips` moves in more than one way", "flexion");
    assert_told(&standing("floor = [\"sols\"]"), "unknown part of the body `sols`", "soles");
    assert_told(&standing("glow = [\"right_hamstring\"]"), "unknown muscle `hamstring`", "hamstrings");
    assert_told(&standing("reach = [\"left_palm -> left_shinn\"]"), "unknown point of the body `left_shinn`", "left_shin");
    assert_told(&standing("reach = [\"left_palm\"]"), "a reach says what reaches what", "->");
    assert_told(&standing("reach = [\"left_palm -> mid(left_shin)\"]"), "no place to reach for", "mid(");
    assert_told(&standing("firm = [\"nee\"]"), "unknown joint `nee`", "a joint is");
    assert_told(&standing("view = { az = 0, el = 10, focus = \"uper\" }"), "`focus` must be one of the known words", "upper");
    assert_told("floor = [\"soles\"]", "a pose starts from a position", "base");
    assert_told("like = \"childs-poze\"", "childs-poze", "childs-pose");
}

#[test]
fn a_stretch_of_each_side_says_which_side_is_shown() {
    let (_, problems) = probed("each", "base = \"standing\"");
    assert!(problems.iter().any(|problem| problem.message.contains("says which side its pose shows")), "{problems:?}");
    assert_eq!(probed("each", "base = \"standing\"\nside = \"right\"").1, []);
}

#[test]
fn a_pose_like_another_says_only_what_differs() {
    let (written, problems) = probed("together", "like = \"cat-cow\"\nglow = [\"abs\"]\nset = { left_elbow = 9 }");
    assert_eq!(problems, []);
    let posing = written.expect("a pose").posing;
    let other = shipped().poses.remove(&Id::new("cat-cow")).expect("a pose").posing;
    assert_eq!((posing.hold.base, &posing.frames), (other.hold.base, &other.frames));
    let elbow = |side| Freedom::Joint(Motion::Of(side, Limb::ElbowFlexion));
    let value = |side| posing.hold.set.iter().find(|(freedom, _)| *freedom == elbow(side)).map(|(_, value)| *value);
    assert_eq!((value(Side::Left), value(Side::Right)), (Some(9.0), Some(3.0)));
}

#[test]
fn likenesses_do_not_go_round_in_a_circle() {
    let (written, problems) = probed("together", "like = \"probe\"");
    assert!(written.is_none());
    assert!(problems.iter().any(|problem| problem.message.contains("go round in a circle")), "{problems:?}");
}

#[test]
fn singular_and_plural_blanks_and_dashes_are_one() {
    let ways = ["floor = [\"left_soles\", \"right sole\"]", "floor = [\"soles\"]", "floor = [\"left-sole\", \"right_sole\"]"];
    let posings = ways.map(|way| probed("together", &format!("base = \"standing\"\n{way}")));
    for (written, problems) in &posings {
        assert_eq!(problems, &[]);
        assert_eq!(written.as_ref().expect("a pose").posing, posings[0].0.as_ref().expect("a pose").posing);
    }
}

#[test]
fn a_movement_passes_its_moments_in_its_own_time_and_one_that_goes_round_ends_where_it_began() {
    let frames = "base = \"standing\"\nframes = [{ at = 1, set = { left_knee = 20 } }, { at = 2, set = { left_knee = 40 } }, \
        { at = 5, set = { left_knee = 10 } }]";
    let made = |pose: &str| {
        let (written, problems) = probed("together", pose);
        assert_eq!(problems, []);
        written.expect("a pose").posing
    };
    let straight = made(frames);
    assert_eq!(straight.shares(3), [0.0, 0.25, 1.0]);
    let round = made(&format!("{frames}\nround = true"));
    let figure = study(&round, &BODY).expect("a position").figure;
    assert!(figure.goes_round());
    assert_eq!(round.shares(3).len(), 4);
    let (start, end) = (figure.pose(0.0), figure.pose(1.0));
    assert!((start.pelvis - end.pelvis).length() < 1e-9 && start.angles == end.angles);
    // Without `at` they follow each other evenly.
    assert_eq!(made(&frames.replace("at = 1, ", "").replace("at = 2, ", "").replace("at = 5, ", "")).shares(3), [0.0, 0.5, 1.0]);
}
