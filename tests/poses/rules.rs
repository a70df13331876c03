//! Every rule of poses, broken on purpose: a good pose, the one thing that spoils it, and what is said of it.

use super::{BODY, probed};
use std::fmt::Write as _;
use supple::figure::finding::{Finding, Weight};
use supple::figure::study::study;

/// What is found of a `[pose]`, which must be written well.
fn found(pose: &str) -> Vec<Finding> {
    let (written, problems) = probed("together", pose);
    assert!(problems.is_empty(), "{pose}\n{problems:?}");
    study(&written.expect("a pose").posing, &BODY).expect("a position").findings
}

#[track_caller]
fn assert_found(pose: &str, weight: Weight, words: &str) {
    let findings = found(pose);
    let is_it = |finding: &&Finding| finding.message.contains(words) && finding.weight == weight;
    let told = findings.iter().fold(String::new(), |mut told, finding| {
        let _ = writeln!(told, "{:?} {}", finding.weight, finding.message);
        told
    });
    let finding = findings.iter().find(is_it).unwrap_or_else(|| panic!("{weight:?} \"{words}\" is not among:\n{told}"));
    assert!(finding.weight == Weight::Remark || finding.hint.is_some(), "no hint: {}", finding.message);
}

const FOLD: &str = "base = \"standing\"\nglow = [\"hamstrings\"]\nview = { az = -75, el = 8 }\n\
    set = { pelvis = { tilt_forward = 60 }, hips = { flexion = 70 }, lumbar = 30, thoracic = 20, knees = 5 }";
const LYING: &str = "base = \"supine\"\nview = { az = -68, el = 14 }";

#[test]
fn a_good_pose_has_nothing_but_remarks() {
    for pose in [FOLD, LYING] {
        let findings = found(pose);
        assert!(findings.iter().all(|finding| finding.weight == Weight::Remark), "{findings:?}");
    }
}

#[test]
fn a_joint_at_its_limit() {
    let pose = format!(
        "{LYING}\nset = {{ left_hip = {{ flexion = 40 }}, left_knee = 175 }}\nfirm = [\"left_knee\"]\nfloor = [\"sacrum\", \"upper_back\", \"head\"]"
    );
    assert_found(&pose, Weight::Fault, "left knee flexion 162° is as far as any body goes");
}

#[test]
fn a_joint_beyond_the_usual_is_a_remark() {
    let pose = format!(
        "{LYING}\nset = {{ left_hip = {{ flexion = 60, external = 60 }}, left_knee = 60 }}\nfloor = [\"sacrum\", \"upper_back\", \"head\"]"
    );
    assert_found(&pose, Weight::Remark, "left hip external");
}

#[test]
fn a_part_that_does_not_touch() {
    let pose = "base = \"standing\"\nfloor = [\"soles\", \"forehead\"]\nfirm = [\"pelvis\", \"spine\", \"knees\", \"hips\", \"neck\", \"ankles\"]";
    assert_found(pose, Weight::Fault, "the forehead ends above the floor");
}

#[test]
fn a_body_through_the_floor() {
    let reaches = ["ball", "heel", "ankle", "shin_low"].map(|part| format!("\"left_{part} -> at(0.3, 0.05, -0.4)\"")).join(", ");
    assert_found(&format!("base = \"supine\"\nreach = [{reaches}]"), Weight::Fault, "goes through the floor");
}

#[test]
fn a_body_through_a_wall() {
    let reaches =
        ["palm", "wrist", "elbow", "fingertips"].map(|part| format!("\"right_{part} -> at(0.5, -0.1, 0.6)\"")).join(", ");
    let pose = format!(
        "base = \"standing\"\nprops = [{{ kind = \"wall\", side = \"front\", at = 0.2, touch = [\"left_palm\"] }}]\nreach = [{reaches}]"
    );
    assert_found(&pose, Weight::Fault, "goes through the wall");
}

#[test]
fn a_body_through_a_seat() {
    let reaches = [
        "thigh_outer -> at(0.13, 0.11, 0.25)",
        "knee_outer -> at(0.22, 0.1, 0.23)",
        "knee_inner -> at(0.22, 0.03, 0.23)",
        "knee -> at(0.25, 0.06, 0.23)",
    ];
    let reaches = reaches.map(|reach| format!("left_{reach}"));
    let pose = format!("base = \"chair\"\nreach = {reaches:?}\nfloor = [\"right_sole\"]");
    assert_found(&pose, Weight::Doubt, "the left thigh goes through the seat");
}

#[test]
fn a_reach_that_misses() {
    let pose = format!("{FOLD}\nreach = [\"left_palm -> at(2, 0, 2)\"]");
    assert_found(&pose, Weight::Fault, "`left_palm` misses `at(2, 0, 2)`");
}

#[test]
fn limbs_in_the_same_place() {
    let reaches = ["knee", "shin", "ankle", "shin_low"].map(|part| format!("\"left_{part} -> right_{part}\"")).join(", ");
    assert_found(&format!("{LYING}\nreach = [{reaches}]"), Weight::Doubt, "% inside the");
}

#[test]
fn a_body_that_would_fall() {
    let pose = "base = \"kneeling\"\nset = { pelvis = { tilt_forward = 50 }, hips = { flexion = 0 } }";
    assert_found(pose, Weight::Fault, "the body would fall over");
    assert!(found(&format!("{pose}\nbalance = false")).iter().all(|finding| !finding.message.contains("fall over")));
}

#[test]
fn a_wall_that_pushes_and_never_holds_back() {
    let wall = "props = [{ kind = \"wall\", side = \"front\", at = 0.42, touch = [\"fingertips\"] }]";
    let leaning = |pelvis: &str| {
        let straight = "hips = { flexion = 0 }, knees = 0, lumbar = 0, thoracic = 0";
        format!("base = \"standing\"\n{wall}\nset = {{ pelvis = {{ {pelvis} }}, {straight} }}\nfirm = [\"pelvis\", \"hips\"]")
    };
    assert_found(&leaning("tilt_back = 10"), Weight::Fault, "would fall over, away from the wall");
    let forward = found(&leaning("tilt_forward = 10"));
    assert!(forward.iter().all(|finding| !finding.message.contains("fall over")), "{forward:?}");
}

#[test]
fn an_arm_that_hangs_across_the_trunk() {
    let arm = |set: &str| format!("base = \"standing\"\nset = {{ left_shoulder = {{ {set} }} }}");
    assert_found(&arm("adduction = 8"), Weight::Fault, "the trunk is in the way of an arm that hangs");
    let raised = found(&arm("flexion = 40, adduction = 8"));
    assert!(raised.iter().all(|finding| !finding.message.contains("in the way")), "{raised:?}");
}

#[test]
fn an_angle_that_had_to_move() {
    let pose = "base = \"standing\"\nset = { knees = 60, hips = { flexion = 0, abduction = 0, external = 0 }, ankles = 0, pelvis = { tilt_forward = 0 } }";
    assert_found(pose, Weight::Fault, "cannot be kept");
    // Both heels on the floor and a knee bent by so much leave nothing of what was written.
    assert_found(&pose.replace("knees = 60", "left_knee = 90"), Weight::Fault, "cannot be kept");
}

#[test]
fn muscles_across_two_joints() {
    let lying =
        |set: &str, firm: &str| format!("{LYING}\nfloor = [\"sacrum\", \"upper_back\", \"head\"]\nset = {set}\nfirm = {firm}");
    let pose = lying("{ left_hip = { flexion = 115 }, left_knee = 0 }", "[\"left_hip\", \"left_knee\"]");
    assert_found(&pose, Weight::Doubt, "left hip bends 115° with a straight knee");
    let pose = "base = \"side_lying_left\"\nset = { right_hip = { extension = 16 }, right_knee = 135 }\nfirm = [\"right_hip\", \"right_knee\"]";
    assert_found(pose, Weight::Doubt, "the front of the thigh stops that");
    let pose =
        lying("{ left_hip = { flexion = 60 }, left_knee = 0, left_ankle = 34 }", "[\"left_hip\", \"left_knee\", \"left_ankle\"]");
    assert_found(&pose, Weight::Doubt, "the calf stops that at 28°");
}

#[test]
fn a_lit_muscle_that_is_not_stretched() {
    assert_found(&FOLD.replace("hamstrings", "quads"), Weight::Fault, "`quads` is lit, but the pose does not stretch it");
    let some = FOLD.replace("flexion = 70", "flexion = 48").replace("tilt_forward = 60", "tilt_forward = 40");
    assert_found(&some, Weight::Doubt, "`hamstrings` is lit, but the pose does not stretch it");
}

#[test]
fn a_lit_muscle_that_cannot_be_seen() {
    assert_found(&FOLD.replace("az = -75", "az = 0"), Weight::Doubt, "`hamstrings` is lit, but cannot be seen from here");
}

#[test]
fn what_is_lit_is_on_the_side_that_is_worked() {
    let pose = FOLD.replace("[\"hamstrings\"]", "[\"left_hamstrings\"]") + "\nside = \"right\"";
    assert_found(&pose, Weight::Doubt, "the right side is worked, but what is lit is all on the left");
}

const ON_ALL_FOURS: &str = "base = \"quadruped\"\nview = { az = -75, el = 12 }";

#[test]
fn a_palm_that_touches_with_its_back() {
    let pose = "base = \"supine\"\nfloor = [\"sit_bones\", \"upper_back\", \"head\", \"heels\", \"palms\"]\n\
        set = { forearms = { supination = 60 }, shoulders = { abduction = 20 } }";
    assert_found(pose, Weight::Fault, "the left palm meets the floor with the side that looks away");
    let turned = pose.replace("supination = 60", "pronation = 75");
    assert!(found(&turned).iter().all(|finding| finding.weight == Weight::Remark), "{:?}", found(&turned));
}

#[test]
fn a_twin_that_is_forgotten() {
    let pose = format!("{ON_ALL_FOURS}\nfloor = [\"knees\", \"insteps\", \"left_palm\"]");
    assert_found(&pose, Weight::Fault, "the left palm touches, the right palm is asked the same and does not");
    let fold = FOLD.replace("base = \"standing\"", "base = \"standing\"\nfloor = [\"soles\", \"left_fingertip\"]");
    assert_found(&fold, Weight::Doubt, "the left fingertip touches, the right fingertip is asked the same and does not");
    let wall = "base = \"standing\"\nprops = [{ kind = \"wall\", side = \"front\", at = 0.3, touch = [\"left_hand\"] }]";
    assert!(!found(wall).iter().any(|finding| finding.message.contains("is asked the same")));
    // An arm that is asked something else is lifted, not forgotten.
    for lifted in ["set = { right_shoulder = { flexion = 160 } }", "reach = [\"right_palm -> head_back\"]"] {
        let findings = found(&format!("{pose}\n{lifted}"));
        assert!(!findings.iter().any(|finding| finding.message.contains("is asked the same")), "{findings:?}");
    }
}

#[test]
fn both_hands_at_one_limb() {
    let pose = |right: &str| {
        format!(
            "{LYING}\nfloor = [\"low_back\", \"upper_back\", \"head\"]\nreach = [\"left_palm -> left_shin\", \"right_palm -> {right}\"]\n\
             set = {{ pelvis = {{ tilt_back = 20 }}, hips = {{ flexion = 120, abduction = 6 }}, knees = 125, lumbar = 18 }}"
        )
    };
    assert_found(&pose("left_shin"), Weight::Doubt, "both hands reach for `left_shin`");
    let findings = found(&pose("right_shin"));
    assert!(!findings.iter().any(|finding| finding.message.contains("both hands")), "{findings:?}");
}

#[test]
fn a_point_that_reaches_for_itself() {
    assert_found("base = \"standing\"\nreach = [\"left_palm -> left_palm\"]", Weight::Fault, "`left_palm` reaches for itself");
}

#[test]
fn what_the_position_stands_on_left_out() {
    let pose = "base = \"standing\"\nfloor = [\"right_sole\"]\n\
        set = { right_knee = 6, left_knee = 10, left_hip = { flexion = 4 }, left_ankle = { point = 10 } }";
    assert_found(pose, Weight::Doubt, "the left sole hangs");
    let named = pose.replace("\"right_sole\"]", "\"right_sole\", \"left_ball\"]");
    assert!(!found(&named).iter().any(|finding| finding.message.contains("hangs")));
}

#[test]
fn an_angle_that_no_body_has() {
    let pose = format!(
        "{LYING}\nset = {{ left_hip = {{ flexion = 40 }}, left_knee = 165 }}\nfloor = [\"sacrum\", \"upper_back\", \"head\"]"
    );
    assert_found(&pose, Weight::Fault, "left knee flexion 165° is more than any body does");
}

#[test]
fn an_angle_that_ends_in_the_other_direction() {
    let pose = "base = \"long_sit\"\nfloor = [\"sit_bones\", \"ankles\"]\n\
        reach = [\"left_arch -> right_arch\", \"left_palm -> left_ankle_front\", \"right_palm -> right_ankle_front\"]\n\
        set = { hips = { flexion = 80, abduction = 42, external = 62 }, knees = 116, ankles = { point = 10, inversion = 22 }, lumbar = { extension = 6 } }";
    assert_found(pose, Weight::Fault, "lumbar extension 6° cannot be kept: it ends at lumbar flexion");
}

#[test]
fn a_spine_that_turns_against_itself() {
    let pose = "base = \"chair\"\nset = { lumbar = { turn_left = 6 }, thoracic = { turn_right = 30 } }";
    assert_found(pose, Weight::Fault, "lumbar turn left 6° and thoracic turn right 30° undo each other");
}

#[test]
fn a_muscle_lit_on_both_sides_and_stretched_on_one() {
    let pose = "base = \"half_kneeling\"\nglow = [\"hip_flexors\"]\nset = { right_hip = { extension = 14 }, right_knee = 70 }";
    assert_found(pose, Weight::Fault, "`hip_flexors` is lit, but the pose does not stretch the left one");
}

#[test]
fn a_muscle_that_what_is_written_stretches_on_the_other_side() {
    let pose = "base = \"supine\"\nglow = [\"right_hamstrings\"]\nfloor = [\"sit_bones\", \"upper_back\", \"head\", \"right_heel\"]\n\
        set = { left_hip = { flexion = 80 }, left_knee = 4 }";
    assert_found(pose, Weight::Fault, "`right_hamstrings` is lit, but what is written stretches the left one more");
}
