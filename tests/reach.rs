//! Every region is stretched by something and every stretch is had from somewhere, of the user's library as of ours.

use crate::support::run::Supple;
use supple::compose::is_reached;
use supple::load::{self, Loaded};
use supple::model::words::Purpose;
use supple::shell::embed;

fn shipped() -> Loaded {
    load::load(&embed::sources(), &[])
}

/// A stretch with what the rules look at.
fn stretch(regions: &str, kind: &str, level: u8, good_for: &str) -> String {
    let dose = if kind == "pnf" { "stretch = 10\ncontract = 5\ndeepen = 10\ncycles = 2" } else { "hold = 20" };
    format!(
        "name = \"Own\"\nregions = {regions}\nkind = \"{kind}\"\nposition = \"standing\"\nsides = \"together\"\n\
         level = {level}\ngood_for = {good_for}\n\n[dose]\n{dose}\n\n[guide]\nsetup = \"Stand in a way of its own.\"\n"
    )
}

/// What `supple check` prints of some files of the user's.
#[track_caller]
fn checked(files: &[(&str, &str)], found: &str) -> String {
    let supple = files.iter().fold(Supple::new(), |supple, (path, text)| supple.config(path, text));
    let ran = supple.args(["check"]).run().success();
    ran.stdout_has(found).stdout
}

const FINGERS: &str = "[[region]]\nid = \"fingers\"\narea = \"wrists\"\nname = \"Fingers\"\n";

#[test]
fn a_region_nothing_works_on_is_told_where_it_is_named() {
    let text = checked(&[("areas.toml", FINGERS)], "1 file checked: 1 problem.");
    assert!(text.contains("warning: no stretch works on the region \"fingers\""), "{text}");
    assert!(text.contains("areas.toml:2:6"), "{text}");
    assert!(text.contains("help: name it in the `regions` of a stretch"), "{text}");
    let only_eased = stretch("[\"wrists\"]\nalso_eases = [\"fingers\"]", "static", 1, "[\"desk\"]");
    checked(&[("areas.toml", FINGERS), ("stretches/own.toml", &only_eased)], "2 files checked: 1 problem.");
}

#[test]
fn a_region_with_a_part_in_a_stretch_is_worked_on() {
    for regions in ["[\"fingers\"]", "[\"wrists\", \"fingers\"]"] {
        let own = stretch(regions, "static", 1, "[\"desk\"]");
        checked(&[("areas.toml", FINGERS), ("stretches/own.toml", &own)], "no problem");
    }
}

#[test]
fn a_stretch_whose_purposes_all_refuse_it_is_told() {
    for (kind, level, good_for) in
        [("pnf", 1, "[\"desk\", \"evening\"]"), ("static", 2, "[\"care\"]"), ("static", 1, "[\"warm-up\"]")]
    {
        let own = stretch("[\"chest\"]", kind, level, good_for);
        let text = checked(&[("stretches/own.toml", &own)], "1 problem");
        assert!(text.contains("stretches/own.toml:7:12"), "{text}");
        let message = "warning: no routine has \"own\", and no wish for what it is good for can bring it";
        assert!(text.contains(message), "{text}");
        assert!(text.contains("help: its kind, level or spine is nothing for what `good_for` names"), "{text}");
    }
}

#[test]
fn a_purpose_that_takes_it_or_a_step_is_enough() {
    for (kind, level, good_for) in
        [("pnf", 1, "[\"desk\", \"cool-down\"]"), ("static", 2, "[\"desk\"]"), ("static", 3, "[\"mobility\"]"), ("pnf", 3, "[]")]
    {
        checked(&[("stretches/own.toml", &stretch("[\"chest\"]", kind, level, good_for))], "no problem");
    }
    let own = stretch("[\"chest\"]", "static", 2, "[\"care\"]");
    let routine = "name = \"Lunch\"\npurpose = \"desk\"\n[[step]]\nstretch = \"own\"\n";
    checked(&[("stretches/own.toml", &own), ("routines/lunch.toml", routine)], "2 files checked: no problem.");
}

#[test]
fn a_folder_that_is_checked_is_held_to_the_same() {
    let supple = Supple::new().file("pack/areas.toml", FINGERS);
    let supple = supple.file("pack/stretches/own.toml", stretch("[\"chest\"]", "static", 2, "[\"care\"]"));
    let text = supple.args(["check", "pack"]).run().success().stdout;
    assert!(text.contains("no stretch works on") && text.contains("no routine has"), "{text}");
}

#[test]
fn every_shipped_stretch_comes_by_a_wish_for_a_purpose_and_every_region_has_one() {
    let library = shipped().library;
    for stretch in library.stretches() {
        assert!(is_reached(&library, stretch), "{}", stretch.id);
    }
    for region in library.regions() {
        assert!(library.stretches().any(|stretch| stretch.regions.contains(&region.id)), "{}", region.id);
    }
    for stretch in library.stretches() {
        assert!(!stretch.good_for.is_empty(), "{} is good for nothing", stretch.id);
    }
    let mut lost = library.stretch("wrist-extensor-pnf").expect("shipped").as_ref().clone();
    lost.good_for = vec![Purpose::Desk];
    assert!(!is_reached(&library, &lost), "contract–relax is nothing for a desk break");
}
