//! `supple play --plain --rehearse`: every shipped routine from start to end, line by line.

use super::supple;
use crate::support::run::{Ran, Supple, files_below};
use std::sync::Arc;
use supple::load;
use supple::model::{Library, Routine, Side, Sides};
use supple::shell::embed;

fn library() -> Library {
    load::load(&embed::sources(), &[]).library
}

/// What was said of each step: its lines from its name to the next.
fn steps(played: &Ran) -> Vec<Vec<&str>> {
    let mut steps: Vec<Vec<&str>> = Vec::new();
    for line in played.stdout.lines() {
        let number = line.split_once(" of ").and_then(|(number, _)| number.parse::<usize>().ok());
        if number == Some(steps.len() + 1) {
            steps.push(Vec::new());
        }
        if let Some(step) = steps.last_mut() {
            step.push(line);
        }
    }
    steps
}

/// The seconds of work announced for a side.
fn seconds(step: &[&str], side: Side) -> u64 {
    let start = format!("{} side, ", if side == Side::Left { "Left" } else { "Right" });
    let announced = step.iter().filter(|line| line.starts_with(&start) && line.ends_with(" seconds."));
    announced.filter_map(|line| line.trim_end_matches(" seconds.").rsplit(' ').next()?.parse::<u64>().ok()).sum()
}

fn assert_played(routine: &Arc<Routine>) {
    let supple = Supple::new().args(["play", "--plain", "--rehearse=1000", routine.id.as_str()]);
    let played = supple.run().success().stderr_is("").harmless().stdout_has(&format!("\nDone: {}.\n", routine.name));
    assert_eq!(files_below(&supple.path("data")), [], "a rehearsal leaves nothing behind");
    let said = steps(&played);
    assert_eq!(said.len(), routine.steps.len(), "{played}");
    for (step, said) in routine.steps.iter().zip(said) {
        assert!(said[0].ends_with(&format!(": {}.", step.stretch.name)), "{said:?}");
        let [left, right] = [Side::Left, Side::Right].map(|side| seconds(&said, side));
        match step.stretch.sides {
            Sides::Each => {
                assert_eq!((left, right), (step.dose.work().as_secs(), step.dose.work().as_secs()), "{said:?}");
                assert_eq!(said.iter().filter(|line| line.starts_with("Switch to the ")).count(), 1, "{said:?}");
            }
            Sides::Alternating => assert_eq!(left, right, "{said:?}"),
            Sides::Together => assert_eq!((left, right), (0, 0), "{said:?}"),
        }
    }
}

#[test]
fn every_shipped_routine_is_played_to_its_end_with_both_sides_alike() {
    let library = library();
    std::thread::scope(|scope| {
        for routine in library.routines() {
            scope.spawn(move || assert_played(routine));
        }
    });
    assert!(library.routines().count() >= 28);
}

#[test]
fn a_rehearsal_says_the_same_at_any_speed() {
    let at = |speed: &str| supple(["play", "--plain", &format!("--rehearse={speed}"), "desk-break-3"]).success().stdout;
    assert_eq!(at("1000"), at("50000"));
}

#[test]
fn a_single_stretch_can_be_played_and_so_can_this_week() {
    let one = supple(["play", "--plain", "--rehearse=100000", "sphinx"]).success();
    one.stdout_has("1 of 1: Sphinx.")
        .stdout_has("Hold · 3 of 3, 30 seconds.")
        .stdout_has("\nDone: Sphinx.\nHeld 1:30: back 1:30.\n");
    let week = supple(["week", "--json"]).json();
    let name = week["routine"]["name"].as_str().expect("a name").to_owned();
    supple(["play", "--plain", "--rehearse=100000"]).success().stdout_has(&format!("\nDone: {name}.\n"));
}

#[test]
fn what_cannot_be_played_is_told() {
    supple(["play", "--plain", "morning-bak"])
        .code(1)
        .stdout_is("")
        .stderr_has("there is no routine or stretch \"morning-bak\"; did you mean \"morning-back\"?");
    for speed in ["0", "-1", "fast", "nan", "1e9"] {
        supple(["play", "--plain", &format!("--rehearse={speed}"), "sphinx"]).code(2).stdout_is("");
    }
}
