//! `supple make` and `supple play` to a wish: the length asked for, TOML that loads, a code that makes it again.

use super::{MONDAY, supple};
use crate::support::run::Supple;
use serde_json::Value;

const WISH: [&str; 5] = ["--minutes", "8", "--area", "back", "--no-props"];

fn made(args: &[&str]) -> Value {
    supple(["make", "--json"].into_iter().chain(args.iter().copied())).success().stderr_is("").json()
}

fn ids(made: &Value) -> Vec<&str> {
    made["steps"].as_array().expect("steps").iter().map(|step| step["stretch"].as_str().expect("an id")).collect()
}

#[test]
fn it_is_as_long_as_asked_for_and_the_same_each_time() {
    for (length, seconds) in [("8", 480), ("7:30", 450), ("0:45", 45), ("20", 1200)] {
        let routine = made(&["--minutes", length]);
        assert_eq!(routine["seconds"], seconds, "{length}");
        assert_eq!(routine, made(&["--minutes", length]));
    }
    // It is half past seven.
    assert_eq!(made(&["--until", "07:42"])["seconds"], 720);
    assert_eq!(made(&[])["seconds"], 480);
    assert_ne!(ids(&made(&["--seed", "1"])), ids(&made(&["--seed", "2"])));
}

#[test]
fn its_toml_loads_as_the_same_routine() {
    let home = || Supple::new().now(MONDAY);
    let toml = home().args(["make"].into_iter().chain(WISH)).run().success().stderr_is("").stdout;
    let kept = home().config("routines/mine.toml", &toml);
    let shown = kept.args(["show", "mine", "--json"]).run().success().stderr_is("").json();
    let routine = made(&WISH);
    for field in ["name", "purpose", "level", "seconds", "steps", "areas"] {
        assert_eq!(shown[field], routine[field], "{field}");
    }
    home().config("routines/mine.toml", &toml).args(["check", "--strict"]).run().success();
}

#[test]
fn it_is_kept_among_your_own_and_never_over_anything() {
    let home = Supple::new().now(MONDAY).args(["make", "--minutes", "5", "--save", "mine"]);
    home.run().success().stdout_has("supple play mine");
    let text = std::fs::read_to_string(home.path("config/routines/mine.toml")).expect("the file");
    assert!(text.starts_with("# 5 minutes, to the second."), "{text}");
    Supple::new().config("routines/mine.toml", "name = ").args(["make", "--save", "mine"]).run().code(1).stderr_has("already");
    supple(["make", "--save", "Not an id"]).code(2).stdout_is("").stderr_has("is no id");
}

#[test]
fn each_step_says_why() {
    let routine = made(&[&WISH[..], &["--why"]].concat());
    let steps = routine["steps"].as_array().expect("steps");
    let reasons: Vec<&str> = steps.iter().map(|step| step["why"].as_str().expect("a reason")).collect();
    assert!(reasons.iter().any(|why| why.contains("often tight along with the lower back. ")), "{reasons:#?}");
    assert!(reasons.iter().filter(|why| why.contains("For your ")).count() * 2 >= reasons.len(), "{reasons:#?}");
    assert!(made(&WISH)["steps"][0].get("why").is_none());
    supple(["make", "--why"].into_iter().chain(WISH)).success().stdout_has("\n# ");
}

#[test]
fn a_code_makes_it_again_and_is_played() {
    let routine = made(&WISH);
    let code = routine["code"].as_str().expect("a code");
    let again = supple(["show", &code.to_uppercase(), "--json"]).success().json();
    assert_eq!(again, routine);
    let played = supple(["play", "--plain", "--rehearse=50000", code]).success();
    played.stdout_has(&format!("Done: {}.", routine["name"].as_str().expect("a name")));
    // A letter that is not there.
    let wrong = if code.starts_with('z') { code.replacen('z', "y", 1) } else { code.replacen(|_: char| true, "z", 1) };
    supple(["play", "--plain", &wrong]).code(1).stdout_is("").stderr_has("a letter of it is wrong");
    let calf = super::CALF;
    let other = Supple::new().config("stretches/one-more.toml", calf).args(["play", "--plain", code]).run();
    other.code(1).stdout_is("").stderr_has("was made from a library of ");
}

#[test]
fn play_takes_a_wish_and_ends_on_time() {
    let wish = ["play", "--plain", "--rehearse=50000", "--minutes", "3", "--purpose", "desk"];
    supple(wish).success().stdout_has("Done: Desk break, 3 minutes.");
    supple(["play", "--plain", "morning-back", "--minutes", "3"]).code(2).stdout_is("").stderr_has("leave out its name");
}

#[test]
fn what_is_to_be_avoided_stays_out_and_what_cannot_be_met_says_what_to_give_up() {
    let tagged = |tag: &str, routine: &Value| {
        let stretches = ids(routine).iter().map(|id| supple(["show", id, "--json"]).json()).collect::<Vec<_>>();
        stretches.iter().any(|stretch| stretch["caution"].as_array().expect("cautions").iter().any(|own| own["tag"] == *tag))
    };
    assert!(!tagged("knee", &made(&["--minutes", "10", "--avoid", "knee,disc", "--area", "hips"])));
    let plain = made(&["--minutes", "10", "--seed", "4"]);
    let without = made(&["--minutes", "10", "--seed", "4", "--avoid", ids(&plain)[2]]);
    assert!(!ids(&without).contains(&ids(&plain)[2]));
    let held = ["make", "--purpose", "warm-up", "--kind", "static"];
    supple(held).code(1).stdout_is("").stderr_is("supple: no stretch meets all of this; give up one of: the kind; the purpose\n");
    let long = ["make", "--minutes", "40", "--area", "calves", "--kind", "dynamic", "--position", "standing"];
    supple(long).code(1).stderr_has("cannot be made that long; give up one of: the length: ");
}

#[test]
fn what_makes_no_sense_is_told() {
    for (args, told) in [
        (["--minutes", "eight"], "\"eight\" is no length; write it as 8 or 7:30"),
        (["--minutes", "0:05"], "that is no time for a stretch"),
        (["--minutes", "90"], "an hour is the most"),
        (["--until", "7am"], "\"7am\" is no time of day"),
        (["--until", "07:29"], "07:29 is past; it is 07:30"),
        (["--avoid", "kne"], "did you mean \"knee\"?"),
        (["--area", "bak"], "did you mean \"back\"?"),
    ] {
        supple(["make"].into_iter().chain(args)).code(2).stdout_is("").stderr_has(told);
    }
}

#[test]
fn the_wishes_in_the_docs_can_be_met() {
    let text = include_str!("../../docs/composing.md");
    let wishes: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("| `supple make ")?.split('`').next()).collect();
    assert_eq!(wishes.len(), 10);
    for wish in wishes {
        supple(["make"].into_iter().chain(wish.split(' '))).success().stderr_is("");
    }
}
