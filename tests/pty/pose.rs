//! `supple figure` in a terminal: the pose is drawn anew each time its file is saved.

use super::home::{CTRL_C, Home};
use crate::support::terminal::Life;

const STANDING: &str = "name = \"Stand\"\nregions = [\"calves\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"together\"\nlevel = 1\n\
    [dose]\nhold = 30\n[guide]\nsetup = \"Stand and look over your shoulder.\"\n[pose]\nbase = \"standing\"\nset = { neck = { turn_left = 30 } }\n";

#[test]
fn a_pose_that_is_saved_is_drawn_anew_and_its_problems_named() {
    let home = Home::new();
    home.add("stretches/stand.toml", STANDING);
    let file = home.path().join("config/stretches/stand.toml");
    let terminal = home.supple(["figure", file.to_str().expect("a path")]).open();
    let text = terminal.wait_for("No problem.");
    assert!(text.contains("hold · 2 of 2") && text.contains("view = { az = -60, el = 8 }"), "{text}");
    home.add("stretches/stand.toml", &STANDING.replace("turn_left = 30", "turn_lft = 30"));
    let text = terminal.wait_for("unknown motion `turn_lft`");
    assert!(text.contains("turn_left"), "{text}");
    home.add("stretches/stand.toml", &STANDING.replace("turn_left = 30", "turn_left = 44"));
    terminal.wait_for("neck turn left 44°");
    terminal.send(",");
    terminal.wait_for("view = { az = -75, el = 8 }");
    terminal.send("\x1b[D");
    terminal.wait_for("start · 1 of 2");
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}
