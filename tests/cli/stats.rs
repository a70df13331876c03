//! `supple stats` and what it counts: seconds by area and side, days against the goal; and what the library holds.

use super::CALF;
use crate::support::run::Supple;
use serde_json::Value;
use std::fmt::Write;

fn record(day: &str, steps: &[(&str, u64, u64, u64)]) -> String {
    let steps: Vec<String> = steps
        .iter()
        .map(|(region, left, right, both)| {
            format!(
                r#"{{"stretch":"s","name":"S","region":"{region}","planned":{{"left":60,"right":60}},"held":{{"left":{left},"right":{right},"both":{both}}}}}"#
            )
        })
        .collect();
    let steps = steps.join(",");
    format!(
        r#"{{"v":1,"started":"{day}T08:00:00+01:00","routine":"r","name":"R","outcome":"finished","seconds":90,"steps":[{steps}]}}"#
    )
}

fn with(lines: &[String]) -> Supple {
    let text = lines.iter().fold(String::new(), |mut text, line| {
        writeln!(text, "{line}").expect("a string takes all");
        text
    });
    Supple::new().data("history/one.jsonl", text).now("2026-11-25T12:00:00+01:00")
}

#[test]
fn it_counts_by_area_side_week_and_day() {
    let lines = [
        record("2026-11-10", &[("lower-back", 0, 0, 100)]),
        record("2026-11-23", &[("lower-back", 30, 31, 0), ("hip-flexors", 0, 20, 0)]),
        record("2026-11-24", &[("upper-back", 0, 0, 9), ("nowhere", 5, 5, 5)]),
    ];
    let stats = with(&lines).args(["stats", "--json"]).run().success().json();
    assert_eq!(stats["week"], "2026-W48");
    assert_eq!((&stats["days"], &stats["seconds"], &stats["sessions"]), (&2.into(), &105.into(), &3.into()));
    let back = &stats["areas"][0];
    assert_eq!((&back["id"], &back["left"], &back["right"], &back["both"]), (&"back".into(), &30.into(), &31.into(), &9.into()));
    assert_eq!(back["weeks"], serde_json::json!([0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 70]));
    assert_eq!(stats["areas"][1]["id"], "hips");
    assert_eq!(stats["goal"], serde_json::json!({ "days": 3, "grace": 1, "minutes": 10, "weeks_kept": 0, "weeks_short": 0 }));
    let text = with(&lines).args(["stats"]).run().success();
    text.stdout_has("2026-W48: 2 days of 3, 1:45 held\n").stdout_has("Back  1:10       0:30  0:31   0:09  2:50\n");
}

#[test]
fn what_no_session_can_have_is_no_record() {
    let lines = [record("2026-11-23", &[("lower-back", 1, u64::MAX, 0)]), record("2026-11-24", &[("lower-back", 0, 0, 9)])];
    with(&lines).args(["stats"]).run().success().stdout_has("1 day of 3, 0:09 held").stderr_has("1 problem");
    with(&lines).args(["log"]).run().success().stderr_has("it has more seconds than a session can have");
}

#[test]
fn the_goal_is_the_users_and_nothing_yet_is_no_failure() {
    let config = "[goal]\ndays = 1\ngrace = 0\n";
    let lines = ["2026-11-11", "2026-11-18", "2026-11-24"].map(|day| record(day, &[("lower-back", 0, 0, 9)]));
    with(&lines).config("config.toml", config).args(["stats"]).run().success().stdout_has("1 day of 1, 0:09 held · 3 weeks kept");
    Supple::new().args(["stats"]).run().success().stdout_has("Nothing held in these twelve weeks.");
}

/// The numbers of an object, in the order of the table.
fn numbers(of: &Value) -> [u64; 5] {
    ["stretches", "with_links", "without_links", "with_poses", "without_poses"].map(|name| of[name].as_u64().expect("a number"))
}

fn row<'v>(stats: &'v Value, rows: &str, name: &str, is: &str) -> &'v Value {
    let rows = stats[rows].as_array().expect("rows");
    rows.iter().find(|row| row[name] == *is).unwrap_or_else(|| panic!("no {name} {is}"))
}

#[test]
fn the_library_is_counted_once_in_each_area_kind_position_and_level() {
    let stats = Supple::new().args(["stats", "library", "--json"]).run().success().stderr_is("").json();
    let listed = Supple::new().args(["list", "--json"]).run().success().json();
    let listed = listed.as_array().expect("stretches");
    let all = numbers(&stats);
    assert_eq!(all[0], listed.len() as u64);
    for rows in ["areas", "kinds", "positions", "levels"] {
        let rows = stats[rows].as_array().expect("rows").iter().map(numbers);
        assert_eq!(rows.fold([0; 5], |sum, row| std::array::from_fn(|at| sum[at] + row[at])), all);
    }
    for area in stats["areas"].as_array().expect("areas") {
        let regions = area["regions"].as_array().expect("regions").iter().map(numbers);
        assert_eq!(regions.fold([0; 5], |sum, row| std::array::from_fn(|at| sum[at] + row[at])), numbers(area));
    }
    let count = |holds: &dyn Fn(&Value) -> bool| listed.iter().filter(|stretch| holds(stretch)).count() as u64;
    let has = |stretch: &Value, field: &str, word: &str| stretch[field].as_array().expect("a list").contains(&word.into());
    let needs = |stretch: &Value, prop: &str| has(stretch, "props", prop) || has(stretch, "props_any", prop);
    assert_eq!(numbers(row(&stats, "kinds", "kind", "dynamic"))[0], count(&|stretch| stretch["kind"] == "dynamic"));
    assert_eq!(numbers(row(&stats, "props", "prop", "chair"))[0], count(&|stretch| needs(stretch, "chair")));
    assert_eq!(all[1], count(&|stretch| stretch["link"].as_array().is_some_and(|links| !links.is_empty())));
    assert_eq!(all[1] + all[2], all[0]);
    assert_eq!(all[3] + all[4], all[0]);
}

#[test]
fn a_stretch_of_the_users_own_is_counted_with_the_rest() {
    let before = Supple::new().args(["stats", "library", "--json"]).run().success().json();
    let home = Supple::new().config("stretches/calf.toml", CALF);
    let after = home.args(["stats", "library", "--json"]).run().success().json();
    for (rows, name, is) in [("areas", "id", "calves"), ("kinds", "kind", "static"), ("positions", "position", "standing")] {
        let [was, is] = [&before, &after].map(|stats| numbers(row(stats, rows, name, is)));
        assert_eq!(std::array::from_fn(|at| is[at] - was[at]), [1, 0, 1, 0, 1], "without link or pose");
    }
    let bare = numbers(&after["no_props"])[0] - numbers(&before["no_props"])[0];
    assert_eq!(bare, 1);
    let hidden = Supple::new().config("config.toml", "hide = [\"cat-cow\"]\n");
    let fewer = hidden.args(["stats", "library", "--json"]).run().success().json();
    assert_eq!(numbers(&fewer)[0] + 1, numbers(&before)[0]);
    let table = Supple::new().args(["stats", "library"]).run().success().stderr_is("");
    let row = numbers(&before).map(|number| number.to_string());
    let all = table.stdout.lines().find(|line| line.starts_with("  all ")).expect("a row of all");
    assert_eq!(all.split_whitespace().skip(1).collect::<Vec<_>>(), row);
    assert!(table.stdout.lines().all(|line| line.chars().count() <= 80), "{}", table.stdout);
}
