//! `supple stats` and what it counts: seconds by area and side, days against the goal.

use crate::support::run::Supple;
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
