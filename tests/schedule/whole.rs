//! Intervals, activities, zones of their own, holidays, quiet: against another way to say what occurs when.

use super::zones::{ALL, Rules, shown};
use super::{World, record, time, wall, weekly};
use proptest::prelude::*;
use proptest::sample::subsequence;
use std::collections::BTreeSet;
use supple::model::schedule::{Activity, Edge, Measure, On, Slot, Span};
use supple::model::words::Weekday;
use supple::model::{Entry, Id, Planned, Schedule, When};
use supple::schedule::{Change, Kind, State};
use supple::time::{ClockTime, Day, NamedZone, Wall};

const WEEKDAYS: &[Weekday] = &[Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

pub(super) fn every(name: &str, minutes: u16, from: &str, to: &str) -> Entry {
    let when = When::Every { days: WEEKDAYS.to_vec(), minutes, from: time(from), to: time(to) };
    Entry { when, ..weekly(name, "desk-break-3", &[], from) }
}

pub(super) fn beside(name: &str, activity: &str, edge: Edge, minutes: u16) -> Entry {
    let when = When::Beside { activity: activity.to_owned(), edge, minutes };
    Entry { when, ..weekly(name, "hip-openers", &[], "00:00") }
}

pub(super) fn activity(name: &str, days: &[Weekday], at: &str, lasts: u16) -> Activity {
    Activity { name: name.to_owned(), on: On::Days(days.to_vec()), at: time(at), lasts, zone: None, on_holidays: false }
}

#[test]
fn breaks_come_one_interval_after_the_start_and_up_to_the_end() {
    let world = World::of(vec![every("Break", 45, "09:00", "12:00")]);
    let told = world.told("2026-11-23", "2026-11-23", "2026-11-23T09:50:00+01:00");
    let times = ["09:45 Break due", "10:30 Break later", "11:15 Break later", "12:00 Break later"];
    assert_eq!(told, times.map(|time| format!("Mon 23 Nov {time}")));
    assert_eq!(world.told("2026-11-28", "2026-11-29", "2026-11-23T09:50:00+01:00"), Vec::<String>::new());
}

#[test]
fn a_night_shift_belongs_to_the_day_it_starts() {
    let world = World::of(vec![every("Break", 60, "22:00", "01:00")]);
    // From Friday into Saturday, which is no weekday.
    let told = world.told("2026-11-27", "2026-11-28", "2026-11-27T08:00:00+01:00");
    assert_eq!(told, ["23:00", "00:00", "01:00"].map(|time| format!("Fri 27 Nov {time} Break later")));
    assert_eq!(world.next("2026-11-28T00:30:00+01:00").as_deref(), Some("Break 2026-11-28T01:00:00+01:00"));
}

#[test]
fn a_break_is_due_half_an_interval_and_any_session_then_is_it() {
    let world = World::of(vec![every("Break", 20, "09:00", "10:00")]);
    let state = |world: &World, now: &str| {
        let told = world.told("2026-11-23", "2026-11-23", &format!("2026-11-23T{now}+01:00"));
        told.iter().map(|line| line.rsplit(' ').next().expect("a word").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(state(&world, "09:30:00"), ["due", "due", "later"]);
    assert_eq!(state(&world, "09:30:01"), ["missed", "due", "later"]);
    let world = world.done("another", "2026-11-23T09:26:00+01:00");
    assert_eq!(state(&world, "09:30:00"), ["done", "due", "later"], "each session is one of them");
    let early = World::of(vec![every("Break", 20, "09:00", "10:00")]).done("another", "2026-11-23T09:05:00+01:00");
    assert_eq!(state(&early, "09:06:00"), ["later"; 3]);
}

#[test]
fn what_goes_with_an_activity_comes_before_and_after_it() {
    let mut world = World::of(vec![
        beside("Warm-up", "run", Edge::Before, 15),
        beside("Cool-down", "run", Edge::After, 0),
        beside("Late", "run", Edge::After, 300),
        beside("Early", "dawn", Edge::Before, 30),
    ]);
    world.schedule.activities =
        vec![activity("run", &[Weekday::Tue], "18:00", 45), activity("dawn", &[Weekday::Thu], "00:10", 5)];
    let told = world.told("2026-11-23", "2026-11-29", "2026-11-23T08:00:00+01:00");
    let expected = [
        "Tue 24 Nov 17:45 Warm-up later",
        "Tue 24 Nov 18:45 Cool-down later",
        "Tue 24 Nov 23:45 Late later",
        "Wed 25 Nov 23:40 Early later",
    ];
    assert_eq!(told, expected);
    // Skipped by the day of its activity, which is the next.
    let now = wall("2026-11-25T23:30:00+01:00");
    let early = world.calendar().next(now).expect("due");
    assert_eq!((early.entry.name.as_str(), early.planned_for), ("Early", day("2026-11-26")));
    let skip = Change::of(&early, Kind::Skip, now);
    world.changes.push(skip);
    assert_eq!(world.next("2026-11-25T23:30:00+01:00").as_deref(), Some("Warm-up 2026-12-01T17:45:00+01:00"));
}

#[test]
fn on_holidays_nothing_occurs_that_does_not_say_so() {
    let mut world = World::of(vec![
        weekly("Back", "back", Weekday::ALL, "07:30"),
        Entry { on_holidays: true, ..weekly("Anyway", "back", Weekday::ALL, "08:00") },
        super::once("Once", "back", "2026-12-25", "09:00"),
        every("Break", 120, "09:00", "11:00"),
        beside("Warm-up", "run", Edge::Before, 0),
    ]);
    world.schedule.activities = vec![activity("run", Weekday::ALL, "12:00", 0)];
    world.schedule.holidays = vec![(day("2026-12-24"), day("2026-12-26"))];
    let told = |day: &str| world.told(day, day, "2026-12-01T08:00:00+01:00").len();
    assert_eq!(["2026-12-23", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27"].map(told), [4, 1, 2, 1, 3]);
    world.schedule.entries.truncate(1);
    world.schedule.holidays = vec![(day("2026-12-24"), day("2030-01-01"))];
    assert_eq!(world.next("2026-12-23T08:00:00+01:00").as_deref(), Some("Back 2030-01-02T07:30:00+01:00"));
}

#[test]
fn a_skip_takes_one_of_several_a_day_and_a_put_off_moves_one() {
    let mut world = World::of(vec![every("Break", 60, "09:00", "12:00")]);
    let now = wall("2026-11-23T10:05:00+01:00");
    let due = world.calendar().next(now).expect("due");
    assert_eq!(due.slot, Some(time("10:00")));
    let put_off = Change::of(&due, Kind::Move { day: day("2026-11-23"), at: time("10:15") }, now);
    world.changes.push(put_off);
    let today = world.calendar().between(day("2026-11-23"), day("2026-11-23"), now);
    let eleven = today.iter().find(|one| one.slot == Some(time("11:00"))).expect("it is there");
    let skip = Change::of(eleven, Kind::Skip, now);
    world.changes.push(skip);
    let told = world.told("2026-11-23", "2026-11-23", "2026-11-23T10:05:00+01:00");
    assert_eq!(told, ["10:15 Break due", "11:00 Break skipped", "12:00 Break later"].map(|one| format!("Mon 23 Nov {one}")));
}

#[test]
fn times_of_another_zone_are_shown_as_clocks_here_have_them() {
    let mut world =
        World::of(vec![Entry { zone: NamedZone::find("America/New_York"), ..weekly("Call", "back", &[Weekday::Mon], "21:00") }]);
    world.zone = ALL[0].zone();
    // In between, only one of the two has changed its clocks.
    let told = ["2026-10-20", "2026-10-27", "2026-11-03"].map(|day| world.told(day, day, "2026-10-01T08:00:00+02:00"));
    assert_eq!(told.concat(), ["Tue 20 Oct 03:00 Call later", "Tue 27 Oct 02:00 Call later", "Tue 3 Nov 03:00 Call later"]);
    let next = world.calendar().next(wall("2026-10-01T08:00:00+02:00")).expect("every week");
    assert_eq!(next.planned_for, day("2026-10-05"), "it is New York's Monday");
}

#[test]
fn what_is_made_when_it_starts_is_done_by_the_session_of_its_name() {
    let measure = Measure { minutes: 8, areas: vec![Id::new("back")], purpose: None };
    let entry = Entry { planned: Planned::Made(measure), ..weekly("Made", "x", Weekday::ALL, "12:00") };
    let mut world = World::of(vec![entry]).done("code", "2026-11-23T15:00:00+01:00");
    let told = |world: &World| world.told("2026-11-23", "2026-11-23", "2026-11-23T16:00:00+01:00");
    assert_eq!(told(&world), ["Mon 23 Nov 12:00 Made missed"]);
    let of_name = record("code", "2026-11-23T15:00:00+01:00").to_line().replace("\"R\"", "\"Made\"");
    world.records.push(supple::history::Record::from_line(&of_name).expect("a record"));
    assert_eq!(told(&world), ["Mon 23 Nov 12:00 Made done"]);
}

#[test]
fn quiet_is_from_its_start_to_before_its_end() {
    let span = |from: &str, to: &str, days: &[Weekday]| Span { from: time(from), to: time(to), days: days.to_vec() };
    let is_quiet = |span: &Span, day_and_time: &str| {
        let schedule = Schedule { quiet: vec![span.clone()], ..Schedule::default() };
        schedule.is_quiet(wall(&format!("2026-11-{day_and_time}:00+01:00")))
    };
    let noon = span("12:00", "13:00", &[Weekday::Mon]);
    let told = ["23T11:59", "23T12:00", "23T12:59", "23T13:00", "24T12:30"].map(|at| is_quiet(&noon, at));
    assert_eq!(told, [false, true, true, false, false]);
    let night = span("22:00", "07:00", &[Weekday::Fri]);
    let told = ["27T06:00", "27T21:59", "27T22:00", "28T06:59", "28T07:00", "28T23:00"].map(|at| is_quiet(&night, at));
    assert_eq!(told, [false, false, true, true, false, false]);
    assert!(is_quiet(&span("00:00", "00:00", Weekday::ALL), "23T15:00"), "a whole day");
}

/// A schedule of everything, somewhere, and a moment.
fn everything() -> impl Strategy<Value = (World, usize, Wall)> {
    let days = subsequence(Weekday::ALL.to_vec(), 1..=7);
    let on = (days, -5..40_i64, any::<bool>());
    let times = (0..1440_u16, 0..1440_u16, 5..=720_u16, 0..=720_u16, 0..=1440_u16);
    let entry = (0..4_u8, on.clone(), times.clone(), prop::option::weighted(0.3, 0..ALL.len()), any::<bool>());
    let activities = prop::collection::vec((on, times, any::<bool>()), 1..3);
    let holidays = prop::collection::vec((-3..40_i64, 0..6_i64), 0..3);
    let entries = prop::collection::vec(entry, 1..5);
    (0..ALL.len(), 0..3650_i64, 0..1440_u16, entries, activities, holidays).prop_map(
        |(place, ahead, minutes, entries, activities, holidays)| {
            let clock = |minutes: u16| ClockTime::new(minutes / 60, minutes % 60).expect("a time");
            let today = day("2026-01-01").plus(ahead);
            let on = |(days, date, weekly): (Vec<Weekday>, i64, bool)| {
                if weekly { On::Days(days) } else { On::Date(today.plus(date)) }
            };
            let activities: Vec<Activity> = (0_u8..)
                .zip(activities)
                .map(|(number, (days, (at, _, _, _, lasts), on_holidays))| Activity {
                    name: format!("Activity {number}"),
                    on: on(days),
                    at: clock(at),
                    lasts,
                    zone: None,
                    on_holidays,
                })
                .collect();
            let entries = entries.into_iter().enumerate().map(|(number, (kind, days, times, zone, on_holidays))| {
                let (from, to, minutes, offset, _) = times;
                let edge = if offset % 2 == 0 { Edge::Before } else { Edge::After };
                let activity = format!("Activity {}", usize::from(offset) % activities.len());
                let when = match (kind, on(days.clone())) {
                    (0, _) => When::Every { days: days.0, minutes, from: clock(from), to: clock(to) },
                    (1, _) => When::Beside { activity, edge, minutes: offset },
                    (_, On::Days(days)) => When::Weekly { days, at: clock(from) },
                    (_, On::Date(date)) => When::Once { date, at: clock(from) },
                };
                let zone = zone.filter(|_| kind != 1).map(|zone| NamedZone {
                    name: ALL[zone].name.to_owned(),
                    zone: ALL[zone].zone(),
                    rule: None,
                    told: 0,
                });
                Entry { when, zone, on_holidays, ..weekly(&format!("Entry {number}"), "back", &[], "00:00") }
            });
            let entries = entries.collect();
            let holidays = holidays.into_iter().map(|(from, length)| (today.plus(from), today.plus(from + length))).collect();
            let zone = ALL[place].zone();
            let now = zone.wall(today, clock(minutes));
            let schedule = Schedule { entries, activities, holidays, quiet: Vec::new() };
            (World { schedule, zone, changes: Vec::new(), records: Vec::new() }, place, now)
        },
    )
}

/// Whether an entry plans anything for `minute` of a clock that runs from the midnight of `day` on: by looking, not by
/// counting up.
fn is_planned(schedule: &Schedule, entry: &Entry, day: Day, minute: i32) -> bool {
    let on_holidays = match &entry.when {
        When::Beside { activity, .. } => schedule.activities.iter().any(|other| other.name == *activity && other.on_holidays),
        When::Weekly { .. } | When::Once { .. } | When::Every { .. } => entry.on_holidays,
    };
    let is_off = !on_holidays && schedule.holidays.iter().any(|(from, to)| *from <= day && day <= *to);
    let has = |days: &[Weekday]| days.contains(&Weekday::of(day)) && !is_off;
    let at = |time: ClockTime| i32::from(time.minutes());
    match &entry.when {
        When::Weekly { days, at: time } => has(days) && minute == at(*time),
        When::Once { date, at: time } => *date == day && minute == at(*time),
        When::Every { days, minutes, from, to } => {
            let end = if to < from { at(*to) + 1440 } else { at(*to) };
            let since = minute - at(*from);
            has(days) && since > 0 && minute <= end && since % i32::from(*minutes) == 0
        }
        When::Beside { activity, edge, minutes } => {
            let Some(activity) = schedule.activities.iter().find(|other| other.name == *activity) else { return false };
            let on = match &activity.on {
                On::Days(days) => has(days),
                On::Date(date) => *date == day,
            };
            on && match edge {
                Edge::Before => minute + i32::from(*minutes) == at(activity.at),
                Edge::After => minute == at(activity.at) + i32::from(activity.lasts) + i32::from(*minutes),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_occurs_is_what_is_planned_and_next_is_the_first_of_it((world, place, now) in everything()) {
        let rules: &Rules = &ALL[place];
        let (first, last) = (now.day().plus(-2), now.day().plus(20));
        let all = world.calendar().between(first.plus(-4), last.plus(4), now);
        let found: BTreeSet<(&str, Day, i64)> =
            all.iter().map(|one| (one.entry.name.as_str(), one.planned_for, one.at.instant())).collect();
        let mut expected = BTreeSet::new();
        for entry in &world.schedule.entries {
            let zone = entry.zone.as_ref().map(|named| {
                (&named.zone, ALL.iter().find(|rules| rules.name == named.name).expect("one of them"))
            });
            let (zone, of) = zone.unwrap_or((&world.zone, rules));
            for planned_for in first.through(last) {
                for minute in (-720..=4320).filter(|minute| is_planned(&world.schedule, entry, planned_for, *minute)) {
                    let on = planned_for.plus(i64::from(minute.div_euclid(1440)));
                    let of_day = u16::try_from(minute.rem_euclid(1440)).expect("small");
                    let meant = shown(on, ClockTime::new(of_day / 60, of_day % 60).expect("a time"));
                    let instants = of.instants(zone, meant);
                    // What clocks skip is as much later as they skip.
                    let instant = instants.first().copied().unwrap_or_else(|| of.instants(zone, meant + of.gap())[0]);
                    expected.insert((entry.name.as_str(), planned_for, instant));
                }
            }
        }
        let found: BTreeSet<_> = found.into_iter().filter(|(_, day, _)| (first..=last).contains(day)).collect();
        prop_assert_eq!(found, expected);

        let long = world.calendar().between(now.day().plus(-3), now.day().plus(100), now);
        let open = long.iter().find(|one| one.state.is_open());
        let next = world.calendar().next(now);
        if open.is_some() || next.as_ref().is_some_and(|next| next.day <= now.day().plus(90)) {
            prop_assert_eq!(next.as_ref(), open);
        }
        for one in &long {
            prop_assert_eq!(world.zone.offset_at(one.at.instant()), one.at.offset());
            prop_assert!(!matches!(one.state, State::Done | State::Skipped));
        }
    }
}

#[test]
fn the_times_of_a_day_are_counted_over_midnight() {
    let schedule = Schedule { entries: vec![every("Night", 90, "22:30", "02:00")], ..Schedule::default() };
    let pattern = schedule.pattern(&schedule.entries[0]).expect("it has times");
    let slot = |days, at: &str| Slot { days, at: time(at), of_several: Some(time(at)) };
    assert_eq!(pattern.slots, [slot(1, "00:00"), slot(1, "01:30")]);
}
