//! `supple week`: the Monday routine of any week, why it is what it is, and what stays of it.

use super::{CALF, MONDAY, fields, supple, texts};
use crate::support::run::Supple;

#[test]
fn week_as_json_is_one_object_with_the_promised_fields() {
    let week = supple(["week", "--json"]).success().stderr_is("").json();
    assert_eq!((week["week"].as_str(), week["monday"].as_str()), (Some("2026-W48"), Some("2026-11-23")));
    let routine = fields(&week, &["routine"])[0];
    fields(routine, &["id", "name", "seconds", "areas", "steps"]);
    assert!(routine["seconds"].as_u64().is_some_and(|seconds| seconds > 60), "{routine}");
    let steps = routine["steps"].as_array().expect("an array");
    assert!(!steps.is_empty() && steps.iter().all(|step| step["stretch"].is_string() && step["dose"].is_object()), "{routine}");
    let id = routine["id"].as_str().expect("an id");
    assert_eq!(supple(["show", id, "--json"]).success().json(), *routine);
}

#[test]
fn any_day_stands_for_its_week_across_year_ends() {
    let weeks = [
        ("2026-11-29", "2026-W48", "2026-11-23"),
        ("2026-12-28", "2026-W53", "2026-12-28"),
        ("2027-01-01", "2026-W53", "2026-12-28"),
        ("2027-01-04", "2027-W01", "2027-01-04"),
        ("2024-12-30", "2025-W01", "2024-12-30"),
        ("2024-02-29", "2024-W09", "2024-02-26"),
    ];
    for (day, week, monday) in weeks {
        let shown = supple(["week", "--date", day, "--json"]).success().json();
        assert_eq!((shown["week"].as_str(), shown["monday"].as_str()), (Some(week), Some(monday)), "{day}");
    }
    let [last, first] = ["2026-12-28", "2027-01-01"].map(|day| supple(["week", "--date", day]).success());
    last.stdout_is(&first.stdout);
}

#[test]
fn the_weeks_to_come_are_an_array_and_what_each_will_show() {
    let next = supple(["week", "--next", "4", "--json"]).success().json();
    assert_eq!(texts(&next, "week"), ["2026-W48", "2026-W49", "2026-W50", "2026-W51"]);
    for week in next.as_array().expect("an array") {
        let shown = supple(["week", "--json", "--date", week["monday"].as_str().expect("a day")]).success().json();
        assert_eq!(shown, *week);
    }
    assert_eq!(supple(["week", "--next", "1", "--json"]).success().json().as_array().map(Vec::len), Some(1));
    let text = supple(["week", "--next", "2", "--date", "2026-12-28"]).success();
    text.stdout_has("2026-W53, from Mon 28 Dec\n").stdout_has("\n2027-W01, from Mon 4 Jan\n");
}

#[test]
fn the_routine_once_shown_stays_for_the_week() {
    let own = CALF;
    let steps = |supple: &Supple| supple.run().success().json()["routine"]["steps"].clone();
    let mut changed = 0;
    for day in ["2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02"] {
        let on = |weekday: &str| format!("{weekday}T20:00:00+01:00");
        let seen = Supple::new().now(&on(day)).args(["week", "--json"]);
        let before = steps(&seen);
        let seen = seen.config("stretches/mine.toml", own);
        assert_eq!(steps(&seen), before, "{day}");
        assert_eq!(steps(&seen.args(["week", "--json", "--date", day])), before, "{day}");
        let fresh = Supple::new().now(&on(day)).config("stretches/mine.toml", own).args(["week", "--json"]);
        changed += usize::from(steps(&fresh) != before);
    }
    assert!(changed > 0, "adding a stretch must change some week that nobody saw");
}

#[test]
fn routines_may_take_turns_instead() {
    let turns = "[monday]\nway = \"turns\"\nroutines = [\"morning-back\", \"hip-openers\", \"desk-break-3\"]\n";
    let shown =
        Supple::new().now(MONDAY).config("config.toml", turns).args(["week", "--next", "9", "--json"]).run().success().json();
    let shown: Vec<&str> =
        shown.as_array().expect("weeks").iter().map(|week| week["routine"]["id"].as_str().expect("an id")).collect();
    assert!(shown.windows(2).all(|pair| pair[0] != pair[1]), "{shown:?}");
    for id in ["morning-back", "hip-openers", "desk-break-3"] {
        assert_eq!(shown.iter().filter(|other| **other == id).count(), 3, "{shown:?}");
    }
    let all = Supple::new()
        .now(MONDAY)
        .config("config.toml", "[monday]\nway = \"turns\"\n")
        .args(["week", "--json"])
        .run()
        .success()
        .json();
    assert_eq!(all["routine"]["rotation"].as_bool(), Some(true));
}

#[test]
fn what_you_leave_out_leaves_the_week_even_when_it_was_shown() {
    let supple = Supple::new().now(MONDAY).args(["week", "--json"]);
    let stretch = supple.run().success().json()["routine"]["steps"][2]["stretch"].as_str().expect("an id").to_owned();
    let supple = supple.config("config.toml", format!("[you]\navoid = [\"{stretch}\"]\n"));
    let after = supple.run().success().json();
    assert!(!after.to_string().contains(&stretch), "{after}");
    assert_eq!(supple.run().success().json(), after);
    let told =
        Supple::new().now(MONDAY).config("config.toml", "[you]\navoid = [\"kne\"]\n[monday]\nroutines = [\"morning-bakc\"]\n");
    let told = told.args(["check"]).run().code(1);
    told.stdout_has("did you mean \"knee\"?").stdout_has("did you mean \"morning-back\"?");
}

#[test]
fn every_step_of_the_week_can_say_why() {
    let why = supple(["week", "--why", "--json"]).success().json();
    let steps = why["routine"]["steps"].as_array().expect("steps").clone();
    assert!(steps.iter().all(|step| step["why"].as_str().is_some_and(|why| why.len() > 10)), "{why}");
    let id = why["routine"]["id"].as_str().expect("an id");
    assert_eq!(id, "monday-2026-w48");
    assert_eq!(supple(["show", id, "--why", "--json"]).success().json(), why["routine"]);
    supple(["week", "--why"]).success().stdout_has("     An easy beginning. ").stdout_has("A quiet end. ");
    let played = supple(["play", "--plain", "--rehearse=50000", id]).success();
    played.stdout_has(&format!("Done: {}.", why["routine"]["name"].as_str().expect("a name")));
}
