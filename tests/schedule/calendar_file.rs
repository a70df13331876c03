//! The calendar file as another reader takes it: its form, and that it comes to the same times, by another way of counting.

use super::whole::{activity, beside, every};
use super::zones::{ALL, Rules, shown};
use super::{World, time, wall, weekly};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use supple::export::ics::{self, Sheet};
use supple::model::schedule::{Edge, Measure};
use supple::model::words::Weekday;
use supple::model::{Entry, Planned};
use supple::schedule::change::put_off;
use supple::schedule::{Change, Kind, State};
use supple::time::{ClockTime, Day, NamedZone, Wall, Zone};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// A schedule of all kinds in it, with times that clocks skip and show twice.
fn world(rules: &Rules) -> World {
    let zoned = |name: &str, zone: &str, at: &str| Entry {
        zone: NamedZone::find(zone),
        ..weekly(name, "back", &[Weekday::Sun, Weekday::Thu], at)
    };
    let mut world = World::of(vec![
        weekly("Half past two", "back", Weekday::ALL, "02:30"),
        Entry { on_holidays: true, ..weekly("Two, anyway", "back", &[Weekday::Sun], "02:00") },
        Entry {
            note: Some("Slowly; at home, \\ now".to_owned()), ..weekly("Work, – früh", "monday", &[Weekday::Mon], "07:30")
        },
        every("Desk", 45, "09:00", "17:30"),
        every("Night", 50, "22:00", "05:00"),
        beside("Warm-up", "run", Edge::Before, 25),
        beside("Cool-down", "run", Edge::After, 1500),
        zoned("Berlin", "Europe/Berlin", "02:30"),
        zoned("New York", "America/New_York", "01:30"),
        zoned("Sydney", "Australia/Sydney", "02:15"),
        super::once("Once", "back", "2027-03-14", "02:45"),
        super::once("On a holiday", "back", "2026-12-25", "12:00"),
        Entry {
            planned: Planned::Made(Measure { minutes: 4, areas: Vec::new(), purpose: None }),
            ..weekly("Made", "back", &[Weekday::Sat], "23:59")
        },
    ]);
    world.schedule.activities = vec![activity("run", &[Weekday::Tue, Weekday::Sun], "00:10", 45)];
    world.schedule.holidays = vec![(day("2026-12-24"), day("2027-01-03")), (day("2027-03-28"), day("2027-03-28"))];
    world.zone = rules.zone();
    world
}

/// A property: its name, what is said of it, and its value.
type Property = (String, BTreeMap<String, String>, String);

/// The events of a calendar, by their lines unfolded.
fn events(text: &str) -> Vec<Vec<Property>> {
    assert!(text.ends_with("END:VCALENDAR\r\n") && text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = text.replace("\r\n ", "");
    let mut events = Vec::new();
    for line in unfolded.split("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let mut parts = name.split(';');
        let name = parts.next().expect("a name").to_owned();
        let said: BTreeMap<String, String> =
            parts.filter_map(|part| part.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        match line {
            "BEGIN:VEVENT" => events.push(Vec::new()),
            _ => events
                .last_mut()
                .into_iter()
                .for_each(|event: &mut Vec<Property>| event.push((name.clone(), said.clone(), value.to_owned()))),
        }
    }
    events
}

fn all<'e>(event: &'e [Property], name: &str) -> Vec<&'e Property> {
    event.iter().filter(|(own, ..)| own == name).collect()
}

/// What a clock shows, and where it is.
fn moment((_, said, value): &Property) -> (Option<String>, Day, ClockTime) {
    let part = |from: usize, to: usize| value.get(from..to).expect("digits");
    let day = day(&format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, 8)));
    (said.get("TZID").cloned(), day, time(&format!("{}:{}", part(9, 11), part(11, 13))))
}

/// The instants at which each entry occurs, as the file has it.
fn expanded(text: &str, rules: &Rules, zone: &Zone, first: Day, last: Day) -> BTreeSet<(String, i64)> {
    let mut found: BTreeMap<(String, Day), (String, i64)> = BTreeMap::new();
    let instant = |(named, day, at): &(Option<String>, Day, ClockTime)| {
        let own = named.as_ref().map(|name| ALL.iter().find(|rules| rules.name.starts_with(name.as_str())));
        let (of, of_zone) = match own {
            None => (rules, zone.clone()),
            Some(Some(rules)) => (rules, rules.zone()),
            Some(None) => panic!("{named:?} is no zone of the tests"),
        };
        let meant = shown(*day, *at);
        of.instants(&of_zone, meant).first().copied().unwrap_or_else(|| of.instants(&of_zone, meant + of.gap())[0])
    };
    let with_overrides_last = {
        let mut events = events(text);
        events.sort_by_key(|event| !all(event, "RECURRENCE-ID").is_empty());
        events
    };
    for event in &with_overrides_last {
        let one = |name: &str| all(event, name).first().map_or("", |(_, _, value)| value.as_str()).to_owned();
        let (uid, name) = (one("UID"), one("SUMMARY").replace("\\,", ","));
        let start = moment(all(event, "DTSTART")[0]);
        let rule = one("RRULE");
        if rule.is_empty() {
            let planned = all(event, "RECURRENCE-ID").first().map_or(start.1, |property| moment(property).1);
            found.insert((uid, planned), (name, instant(&start)));
            continue;
        }
        let days = rule.strip_prefix("FREQ=WEEKLY;BYDAY=").expect("the only kind of rule").to_owned();
        let except: Vec<Day> = all(event, "EXDATE").into_iter().map(|property| moment(property).1).collect();
        let is_on = |day: &Day| days.split(',').any(|two| Weekday::of(*day).word().to_uppercase().starts_with(two));
        assert!(is_on(&start.1), "a series begins on a day of its own");
        for day in start.1.through(last.plus(3)).filter(|day| is_on(day) && !except.contains(day)) {
            found.insert((uid.clone(), day), (name.clone(), instant(&(start.0.clone(), day, start.2))));
        }
    }
    let within = |instant: i64| (first..=last).contains(&zone.shown(Wall::from_instant(instant, 0)).day());
    found.into_values().filter(|(_, instant)| within(*instant)).collect()
}

#[test]
fn the_file_comes_to_the_same_times_for_two_years_wherever_it_is_read() {
    for rules in ALL.iter().filter(|rules| ["Europe/Berlin", "America/New_York", "Australia/Sydney"].contains(&rules.name)) {
        let mut world = world(rules);
        let now = world.zone.wall(day("2026-11-23"), time("06:00"));
        for (name, skips) in [("Desk", true), ("Night", false), ("Berlin", true), ("Sydney", false), ("Half past two", true)] {
            let next = world.calendar().next_of(name, now).expect("it comes");
            let later = put_off(next.at, now, Duration::from_secs(95 * 60), &world.zone);
            let change = Change::of(&next, if skips { Kind::Skip } else { later }, now);
            world.changes.push(change);
        }
        let sheet = Sheet { now, routine: &|_| ("R".to_owned(), Duration::from_secs(480)) };
        let text = ics::text(&world.calendar(), &sheet);
        let (first, last) = (day("2026-11-24"), day("2028-11-23"));
        let ours = world.calendar().between(first.plus(-2), last.plus(2), now);
        let ours = ours.iter().filter(|one| one.state != State::Skipped && (first..=last).contains(&one.at.day()));
        let ours: BTreeSet<(String, i64)> = ours.map(|one| (one.entry.name.clone(), one.at.instant())).collect();
        let theirs = expanded(&text, rules, &world.zone, first, last);
        let differ: Vec<_> = ours.symmetric_difference(&theirs).collect();
        assert!(differ.is_empty() && ours.len() > 8000, "{}: {} ours, {differ:?}", rules.name, ours.len());
    }
}

#[test]
fn a_series_keeps_its_id_and_each_has_another() {
    let world = world(&ALL[0]);
    let written = |now: &str| {
        let sheet = Sheet { now: wall(now), routine: &|_| (String::new(), Duration::from_secs(60)) };
        ics::text(&world.calendar(), &sheet)
    };
    let ids = |text: &str| -> Vec<(String, String)> {
        let one = |event: &[Property], name: &str| all(event, name)[0].2.clone();
        events(text).iter().map(|event| (one(event, "UID"), one(event, "SUMMARY"))).collect()
    };
    let (now, later) = (written("2026-11-23T06:00:00+01:00"), written("2026-12-01T06:00:00+01:00"));
    assert_eq!(ids(&now), ids(&later));
    let distinct: BTreeSet<String> = ids(&now).into_iter().map(|(id, _)| id).collect();
    assert_eq!(distinct.len(), ids(&now).len());
    assert!(now.contains("SUMMARY:Work\\, – früh\r\n") && now.contains("Slowly\\; at home\\, \\\\ now"), "{now}");
    assert_eq!(now.matches("BEGIN:VALARM").count(), now.matches("BEGIN:VEVENT").count());
}

#[test]
fn a_zone_that_is_named_comes_along_with_its_rule() {
    let world = world(&ALL[0]);
    let sheet = Sheet { now: wall("2026-11-23T06:00:00+01:00"), routine: &|_| (String::new(), Duration::ZERO) };
    let text = ics::text(&world.calendar(), &sheet);
    for zone in ["Europe/Berlin", "America/New_York", "Australia/Sydney"] {
        assert_eq!(text.matches(&format!("\r\nTZID:{zone}\r\n")).count(), 1, "{zone}");
    }
    let berlin = "BEGIN:DAYLIGHT\r\nDTSTART:20250330T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n";
    let new_york = "TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n";
    assert!(text.contains(berlin) && text.contains(new_york), "{text}");
}
