//! The real program in zones that the system is told by their rules, held to what the same rules give as values.
#![cfg(unix)]

use super::zones::{ALL, day};
use super::{World, once, weekly};
use crate::support::run::Supple;
use supple::model::words::Weekday;

const FILE: &str = r#"
[[entry]]
name = "Midnight"
routine = "morning-back"
days = ["weekend"]
at = "00:15"

[[entry]]
name = "Gap"
routine = "hip-openers"
days = ["sun"]
at = "02:10"

[[entry]]
name = "Gap and twice"
routine = "monday"
days = ["sun", "wed"]
at = 02:40

[[entry]]
name = "Work"
routine = "morning-back"
days = ["weekdays"]
at = "07:30"

[[entry]]
name = "Far"
routine = "morning-back"
date = 2035-06-01
at = "09:00"
"#;

#[test]
fn the_program_plans_ten_years_in_each_zone_as_its_rules_have_it() {
    let weekend = [Weekday::Sat, Weekday::Sun];
    let weekdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let entries = vec![
        weekly("Midnight", "morning-back", &weekend, "00:15"),
        weekly("Gap", "hip-openers", &[Weekday::Sun], "02:10"),
        weekly("Gap and twice", "monday", &[Weekday::Wed, Weekday::Sun], "02:40"),
        weekly("Work", "morning-back", &weekdays, "07:30"),
        once("Far", "morning-back", "2035-06-01", "09:00"),
    ];
    for rules in ALL {
        let world = World { zone: rules.zone(), ..World::of(entries.clone()) };
        let first = day("2026-01-01");
        let now = world.zone.wall(first, super::time("00:00"));
        let supple = Supple::new().config("schedule.toml", FILE).env("TZ", rules.posix).now(&now.to_string());
        let supple = supple.args(["schedule", "list", "--json", "--days", "3700"]);
        let ran = supple.run().success().stderr_is("");
        let listed = ran.json();
        let told: Vec<(&str, &str)> = listed
            .as_array()
            .expect("an array")
            .iter()
            .map(|one| (one["at"].as_str().expect("a time"), one["what"].as_str().expect("a name")))
            .collect();
        let expected = world.calendar().between(first, first.plus(3699), now);
        let expected: Vec<(String, &str)> = expected.iter().map(|one| (one.at.to_string(), one.entry.name.as_str())).collect();
        assert_eq!(told.len(), expected.len(), "{}", rules.name);
        for (told, expected) in told.iter().zip(&expected) {
            assert_eq!(*told, (expected.0.as_str(), expected.1), "{}", rules.name);
        }
        let next = supple.args(["next", "--json"]).run().success().json();
        let first = world.calendar().next(now).expect("something");
        assert_eq!(
            (next["at"].as_str(), next["what"].as_str()),
            (Some(first.at.to_string().as_str()), Some(first.entry.name.as_str()))
        );
    }
}

#[test]
fn what_the_clock_is_set_to_brings_its_own_offset() {
    let supple = Supple::new().config("schedule.toml", FILE).env("TZ", ALL[0].posix).now("2026-07-01T07:05:00+09:00");
    let next = supple.args(["next", "--json"]).run().success().json();
    assert_eq!((next["at"].as_str(), next["in_seconds"].as_i64()), (Some("2026-07-01T07:30:00+09:00"), Some(1500)));
}
