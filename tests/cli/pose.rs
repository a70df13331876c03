//! `supple figure` in a pipe and on a sheet, and poses of the user's own in `check` and `show`.

use super::MONDAY;
use crate::support::run::Supple;
use std::fs;

const LEAN: &str = "name = \"Lean\"\nregions = [\"calves\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"each\"\nlevel = 1\n\
    [dose]\nhold = 30\n[guide]\nsetup = \"Lean on a wall, right leg behind.\"\n[pose]\nbase = \"standing\"\nside = \"right\"\n\
    view = { az = -72, el = 8 }\nglow = [\"right_calves\"]\nprops = [{ kind = \"wall\", side = \"front\", at = 0.42, width = 0.2, touch = [\"palms\"] }]\n\
    [pose.set]\npelvis = { tilt_forward = 12 }\nleft_hip = { flexion = 48 }\nleft_knee = 48\nright_hip = { extension = 10 }\nright_knee = 0\n\
    right_ankle = { dorsiflexion = 18 }\nshoulders = { flexion = 85 }\nelbows = 20\nforearms = { pronation = 75 }\nwrists = { extension = 60 }\n";

fn home(stretch: &str) -> Supple {
    Supple::new().now(MONDAY).config("stretches/lean.toml", stretch)
}

#[test]
fn a_pose_is_drawn_with_its_angles_and_views() {
    let home = home(LEAN);
    let file = home.path("config/stretches/lean.toml");
    let said = home.args(["figure", &file.to_string_lossy()]).run().success().stderr_is("").stdout;
    for words in ["No problem.", "⡇", "\nstart\n", "\nhold\n", "right ankle dorsiflexion", "typed 18°", "view = { az = "] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    assert!(!said.contains("0.0000"), "{said}");
}

#[test]
fn nothing_typed_is_nothing_either_way() {
    let said = Supple::new().now(MONDAY).args(["figure", "worlds-greatest", "couch-stretch"]).run().success().stdout;
    assert!(said.contains("typed 0°"), "{said}");
    let typed_zero = said.lines().filter(|line| line.contains("typed ") && line.ends_with(" 0°"));
    assert!(typed_zero.clone().all(|line| line.ends_with("typed 0°")), "{:?}", typed_zero.collect::<Vec<_>>());
}

#[test]
fn what_is_wrong_with_a_pose_is_told_where_it_is_written() {
    let far =
        LEAN.replace("right_ankle = { dorsiflexion = 18 }", "right_ankle = { dorsiflexion = 18 }\nneck = { turn_left = 140 }");
    for (args, code) in [(vec!["check"], 1), (vec!["figure", "lean"], 1)] {
        let said = home(&far).args(args).run().code(code).stdout;
        assert!(said.contains("neck turn left") && said.contains("neck = { turn_left = 140 }"), "{said}");
    }
    let unseen = LEAN.replace("az = -72", "az = 10");
    home(&unseen).args(["check"]).run().code(0).stdout_has("cannot be seen from here").stdout_has("1 problem");
    home(&unseen).args(["check", "--strict"]).run().code(1);
    home(LEAN).args(["check"]).run().success().stdout_has("no problem");
}

#[test]
fn a_figure_of_ones_own_is_shown_like_those_that_ship() {
    let drawn = home(LEAN).args(["show", "lean", "--figure=40x20"]).run().success().stdout;
    assert!(drawn.chars().filter(|letter| ('\u{2801}'..='\u{28ff}').contains(letter)).count() > 60, "{drawn}");
    let other = LEAN.replace("tilt_forward = 12", "tilt_forward = 40");
    assert_ne!(home(&other).args(["show", "lean", "--figure=40x20"]).run().stdout, drawn);
    let none = LEAN.split_once("[pose]").expect("a pose").0;
    home(none).args(["show", "lean", "--figure"]).run().code(1).stderr_has("has no figure yet");
}

#[test]
fn many_are_drawn_on_a_sheet_and_named_row_by_row() {
    let home = home(LEAN);
    let (sheet, file) = (home.path("sheet.png"), home.path("config/stretches/lean.toml"));
    let args =
        |sheet: &str| vec!["figure".to_owned(), file.to_string_lossy().into_owned(), "--sheet".to_owned(), sheet.to_owned()];
    let home = home.args(args(&sheet.to_string_lossy()));
    let said = home.run().success().stdout;
    assert!(said.ends_with("start, hold\n"), "{said}");
    let picture = fs::read(&sheet).expect("a picture");
    let side = |at: usize| u32::from_be_bytes([picture[at], picture[at + 1], picture[at + 2], picture[at + 3]]);
    assert!(picture.starts_with(b"\x89PNG") && side(16) > 2 * side(20) - 40, "two pictures side by side");
    let said = Supple::new().args(["figure", "nothing-like-it"]).run().code(2).stderr;
    assert!(said.contains("nothing-like-it"), "{said}");
}

#[test]
fn a_pose_that_ships_is_shown_by_its_id_and_a_near_miss_is_named() {
    let shown = Supple::new().now(MONDAY).args(["figure", "cat-cow"]).run().success().stdout_has("\ncow\n").stdout;
    assert!(shown.contains("lumbar extension"), "{shown}");
    Supple::new().now(MONDAY).args(["figure", "cat-caw"]).run().code(2).stderr_has("did you mean \"cat-cow\"?");
}
