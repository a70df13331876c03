//! The schedule in time: ten years in zones of both hemispheres, what is done and skipped, and what is next.

mod calendar_file;
mod edit;
mod program;
mod whole;
mod zones;

use proptest::prelude::*;
use proptest::sample::select;
use supple::history::Record;
use supple::model::words::Weekday;
use supple::model::{Entry, Id, Planned, Schedule, When};
use supple::schedule::{Calendar, Change, Kind, Occurrence, State};
use supple::time::{ClockTime, Day, Wall, Week, Zone};
use zones::{ALL, Rules, day, shown, shows};

const MINUTES: i64 = 60;

fn time(text: &str) -> ClockTime {
    ClockTime::parse(text).expect("a time")
}

fn wall(text: &str) -> Wall {
    Wall::parse(text).expect("a time")
}

fn weekly(name: &str, routine: &str, days: &[Weekday], at: &str) -> Entry {
    let when = When::Weekly { days: days.to_vec(), at: time(at) };
    Entry::new(name.to_owned(), Planned::from_word(routine), when)
}

fn once(name: &str, routine: &str, date: &str, at: &str) -> Entry {
    let when = When::Once { date: day(date), at: time(at) };
    Entry { when, ..weekly(name, routine, &[], at) }
}

/// The time of day of an entry that has one.
fn at(entry: &Entry) -> ClockTime {
    match entry.when {
        When::Weekly { at, .. } | When::Once { at, .. } => at,
        When::Every { .. } | When::Beside { .. } => panic!("{} has another time", entry.name),
    }
}

fn is_on(entry: &Entry, day: Day) -> bool {
    match &entry.when {
        When::Weekly { days, .. } => days.contains(&Weekday::of(day)),
        When::Once { date, .. } => *date == day,
        When::Every { .. } | When::Beside { .. } => panic!("{} has other days", entry.name),
    }
}

fn record(routine: &str, started: &str) -> Record {
    let step = r#"{"stretch":"sphinx","name":"Sphinx","region":"lower-back","planned":{"both":30},"held":{"both":30}}"#;
    let line = format!(
        r#"{{"v":1,"started":"{started}","routine":"{routine}","name":"R","outcome":"stopped","seconds":40,"steps":[{step}]}}"#
    );
    Record::from_line(&line).expect("a record")
}

/// A schedule with all that a calendar needs, to be asked at any time.
#[derive(Debug)]
struct World {
    schedule: Schedule,
    zone: Zone,
    changes: Vec<Change>,
    records: Vec<Record>,
}

/// The Monday routine of a week: another in each since the first there was.
fn monday(week: Week) -> Option<Id> {
    (week.number() > 0).then(|| Id::new(&format!("monday-{}", week.number())))
}

impl World {
    fn of(entries: Vec<Entry>) -> Self {
        let zone = Zone::fixed(wall("2026-11-23T00:00:00+01:00"));
        Self { schedule: Schedule { entries, ..Schedule::default() }, zone, changes: Vec::new(), records: Vec::new() }
    }

    fn done(mut self, routine: &str, started: &str) -> Self {
        self.records.push(record(routine, started));
        self
    }

    fn calendar(&self) -> Calendar<'_> {
        Calendar { schedule: &self.schedule, zone: &self.zone, changes: &self.changes, records: &self.records, monday: &monday }
    }

    /// What is planned from `first` to `last`, and how it stands at `now`: as `Mon 23 Nov 07:30 Back done`.
    fn told(&self, first: &str, last: &str, now: &str) -> Vec<String> {
        let occurrences = self.calendar().between(day(first), day(last), wall(now));
        let line = |occurrence: &Occurrence<'_>| {
            let at = occurrence.at;
            format!("{} {} {} {}", occurrence.day.in_words(), at.clock_time(), occurrence.entry.name, occurrence.state.word())
        };
        occurrences.iter().map(line).collect()
    }

    fn next(&self, now: &str) -> Option<String> {
        self.calendar().next(wall(now)).map(|next| format!("{} {}", next.entry.name, next.at))
    }
}

/// Times that clocks skip or show twice somewhere, and some that they never do.
const TIMES: &[&str] = &["00:00", "00:15", "01:30", "01:45", "02:00", "02:15", "02:30", "02:59", "03:00", "07:30", "23:45"];

fn of_ten_years(rules: &Rules) -> World {
    let days = |place: usize| match place % 3 {
        0 => Weekday::ALL.to_vec(),
        1 => vec![Weekday::Sat, Weekday::Sun],
        _ => vec![Weekday::Tue, Weekday::Sun],
    };
    let entries = TIMES.iter().enumerate().map(|(place, at)| weekly(at, "morning-back", &days(place), at)).collect();
    World { zone: rules.zone(), ..World::of(entries) }
}

#[test]
fn every_entry_occurs_once_on_each_of_its_days_when_clocks_show_its_time() {
    let (first, last) = (day("2026-01-01"), day("2035-12-31"));
    for rules in ALL {
        let world = of_ten_years(rules);
        let now = world.zone.wall(first, time("00:00"));
        let all = world.calendar().between(first, last, now);
        assert!(all.windows(2).all(|pair| pair[0].at <= pair[1].at), "{}", rules.name);
        let (mut skipped, mut twice) = (0, 0);
        for entry in &world.schedule.entries {
            let own: Vec<&Occurrence<'_>> = all.iter().filter(|occurrence| occurrence.entry == entry).collect();
            assert!(own.windows(2).all(|pair| pair[0].at < pair[1].at), "{} {}", rules.name, entry.name);
            let days: Vec<Day> = own.iter().map(|occurrence| occurrence.day).collect();
            assert_eq!(days, first.through(last).filter(|day| is_on(entry, *day)).collect::<Vec<_>>());
            for occurrence in own {
                let meant = shown(occurrence.day, at(entry));
                let instants = rules.instants(&world.zone, meant);
                match instants.as_slice() {
                    [] => {
                        skipped += 1;
                        assert_eq!(shows(occurrence.at), meant + rules.gap(), "{} {}", rules.name, occurrence.at);
                    }
                    [only] => assert_eq!((occurrence.at.instant(), shows(occurrence.at)), (*only, meant)),
                    [early, _] => {
                        twice += 1;
                        assert_eq!((occurrence.at.instant(), shows(occurrence.at)), (*early, meant), "{}", rules.name);
                    }
                    _ => panic!("{instants:?}"),
                }
                assert_eq!(world.zone.offset_at(occurrence.at.instant()), occurrence.at.offset());
            }
        }
        let changes = rules.changes_its_clocks();
        assert_eq!((skipped >= 10, twice >= 10), (changes, changes), "{}: {skipped} skipped, {twice} twice", rules.name);
    }
}

/// A few entries, sessions, skips and moves around a moment of ten years somewhere.
fn anything() -> impl Strategy<Value = (World, Wall)> {
    let days = prop::collection::btree_set(select(Weekday::ALL), 1..4).prop_map(|days| days.into_iter().collect::<Vec<_>>());
    let entry = (days, 0..1440_u16, any::<bool>(), 0..40_i64, any::<bool>());
    let near = (0..4_usize, -3..20_i64, 0..1440_u16);
    let change = (near.clone(), prop::option::of((-3..30_i64, 0..1440_u16)));
    let session = (0..2_usize, -2..1_i64, 0..1440_u16);
    let lists = (prop::collection::vec(entry, 1..4), prop::collection::vec(change, 0..8), prop::collection::vec(session, 0..5));
    (0..ALL.len(), 0..3650_i64, 0..1440_u16, lists).prop_map(|(zone, ahead, minutes, (entries, changes, sessions))| {
        let clock = |minutes: u16| ClockTime::new(minutes / 60, minutes % 60).expect("a time");
        let zone = ALL[zone].zone();
        let today = day("2026-01-01").plus(ahead);
        let now = zone.wall(today, clock(minutes));
        let routine = |of: bool| if of { "morning-back" } else { "evening-hips" };
        let entries: Vec<Entry> = entries
            .into_iter()
            .enumerate()
            .map(|(number, (days, at, weekly, date, of))| {
                let at = clock(at);
                let when = if weekly { When::Weekly { days, at } } else { When::Once { date: today.plus(date - 5), at } };
                Entry::new(format!("Entry {number}"), Planned::from_word(routine(of)), when)
            })
            .collect();
        let changes = changes.into_iter().map(|((number, ahead, _), moved)| Change {
            entry: format!("Entry {number}"),
            day: today.plus(ahead),
            slot: None,
            kind: moved.map_or(Kind::Skip, |(to, at)| Kind::Move { day: today.plus(to), at: clock(at) }),
            said: now,
        });
        let changes = changes.collect();
        let sessions = sessions.into_iter().map(|(of, ago, at)| (of, zone.wall(today.plus(ago), clock(at))));
        let sessions = sessions.filter(|(_, started)| *started <= now);
        let records = sessions.map(|(of, started)| record(routine(of == 0), &started.to_string())).collect();
        (World { schedule: Schedule { entries, ..Schedule::default() }, zone, changes, records }, now)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn next_is_the_first_that_is_open_and_never_past_its_window((world, now) in anything()) {
        let today = now.day();
        let all = world.calendar().between(today.plus(-3), today.plus(120), now);
        let open: Vec<&Occurrence<'_>> = all.iter().filter(|occurrence| occurrence.state.is_open()).collect();
        let next = world.calendar().next(now);
        prop_assert_eq!(next.as_ref(), open.first().copied());
        if let Some(next) = next {
            prop_assert!(now.instant() - next.at.instant() <= 15 * MINUTES, "{} at {}", next.at, now);
        }
        for occurrence in &all {
            let late = now.instant() - occurrence.at.instant();
            let by_time = if late > 15 * MINUTES { State::Missed } else if late < -15 * MINUTES { State::Later } else { State::Due };
            prop_assert!(matches!(occurrence.state, State::Done | State::Skipped) || occurrence.state == by_time);
        }
    }

    #[test]
    fn a_skip_takes_one_occurrence_out_and_undoing_it_brings_it_back((mut world, now) in anything(), at in any::<prop::sample::Index>()) {
        let (first, last) = (now.day(), now.day().plus(40));
        world.records.clear();
        let before = world.calendar().between(first, last, now);
        let keys = |all: &[Occurrence<'_>]| -> Vec<(String, Day, State)> {
            all.iter().map(|one| (one.entry.name.clone(), one.planned_for, one.state)).collect()
        };
        let keys_before = keys(&before);
        let open: Vec<usize> = (0..before.len()).filter(|place| before[*place].state != State::Skipped).collect();
        prop_assume!(!open.is_empty());
        let place = *at.get(&open);
        let skip = Change::of(&before[place], Kind::Skip, now);
        world.changes.push(skip.clone());
        let mut expected = keys_before.clone();
        expected[place].2 = State::Skipped;
        prop_assert_eq!(keys(&world.calendar().between(first, last, now)), expected);
        let lines: String = world.changes.iter().chain([&Change { kind: Kind::Undo, ..skip }]).map(|c| c.to_line() + "\n").collect();
        world.changes = supple::schedule::change::read(&lines);
        prop_assert_eq!(keys(&world.calendar().between(first, last, now)), keys_before);
    }

    #[test]
    fn each_session_counts_for_at_most_one_occurrence((world, now) in anything()) {
        let all = world.calendar().between(now.day().plus(-5), now.day().plus(5), now);
        for routine in ["morning-back", "evening-hips"] {
            let is_done = |one: &&Occurrence<'_>| one.state == State::Done && one.entry.planned.word() == Some(routine);
            let done = all.iter().filter(is_done).count();
            prop_assert!(done <= world.records.iter().filter(|record| record.routine == routine).count());
        }
        for record in &world.records {
            let started = wall(&record.started);
            let of_day = |one: &&Occurrence<'_>| {
                one.day == started.day() && one.entry.planned.word() == Some(&record.routine) && one.state != State::Skipped
            };
            let planned: Vec<State> = all.iter().filter(of_day).map(|one| one.state).collect();
            prop_assert!(planned.is_empty() || planned.contains(&State::Done), "{} at {}: {:?}", record.routine, started, planned);
        }
    }
}

#[test]
fn a_session_is_the_nearest_occurrence_of_its_routine_on_its_day() {
    let entries = || vec![weekly("Early", "back", Weekday::ALL, "07:30"), weekly("Late", "back", Weekday::ALL, "18:00")];
    let told = |world: World| world.told("2026-11-23", "2026-11-23", "2026-11-23T20:00:00+01:00");
    let early = "Mon 23 Nov 07:30 Early";
    let late = "Mon 23 Nov 18:00 Late";
    let none = World::of(entries()).done("hips", "2026-11-23T07:30:00+01:00").done("back", "2026-11-22T18:00:00+01:00");
    assert_eq!(told(none), [format!("{early} missed"), format!("{late} missed")]);
    let noon = World::of(entries()).done("back", "2026-11-23T12:30:00+01:00");
    assert_eq!(told(noon), [format!("{early} done"), format!("{late} missed")]);
    let evening = World::of(entries()).done("back", "2026-11-23T13:00:00+01:00");
    assert_eq!(told(evening), [format!("{early} missed"), format!("{late} done")]);
    // The nearer of two takes the evening, and leaves the morning to the other.
    let both = World::of(entries()).done("back", "2026-11-23T15:00:00+01:00").done("back", "2026-11-23T17:50:00+01:00");
    assert_eq!(told(both), [format!("{early} done"), format!("{late} done")]);
}

#[test]
fn a_session_just_after_midnight_is_the_one_of_the_evening_before() {
    let entries = vec![weekly("Last", "back", &[Weekday::Mon], "23:55")];
    let world = World::of(entries).done("back", "2026-11-24T00:05:00+01:00");
    assert_eq!(world.told("2026-11-23", "2026-11-24", "2026-11-24T00:06:00+01:00"), ["Mon 23 Nov 23:55 Last done"]);
    assert_eq!(world.next("2026-11-24T00:06:00+01:00").as_deref(), Some("Last 2026-11-30T23:55:00+01:00"));
}

#[test]
fn next_is_what_is_due_from_a_quarter_of_an_hour_before_to_one_after() {
    let entries = vec![weekly("Back", "back", &[Weekday::Mon], "07:30"), weekly("Hips", "hips", &[Weekday::Mon], "07:50")];
    let world = World::of(entries);
    let next = |now: &str| world.next(&format!("2026-11-23T{now}+01:00")).expect("every week");
    let (back, hips) = ("Back 2026-11-23T07:30:00+01:00", "Hips 2026-11-23T07:50:00+01:00");
    let told = [("00:00:00", back), ("07:45:00", back), ("07:45:01", hips), ("08:05:00", hips)];
    for (now, expected) in told {
        assert_eq!(next(now), expected, "{now}");
    }
    assert_eq!(next("08:05:01"), "Back 2026-11-30T07:30:00+01:00");
    let done = World::of(world.schedule.entries.clone()).done("back", "2026-11-23T07:20:00+01:00");
    assert_eq!(done.next("2026-11-23T07:31:00+01:00").as_deref(), Some(hips));
    let state = |now: &str| world.calendar().next(wall(now)).map(|next| next.state);
    assert_eq!(state("2026-11-23T07:14:59+01:00"), Some(State::Later));
    assert_eq!(state("2026-11-23T07:15:00+01:00"), Some(State::Due));
}

#[test]
fn next_finds_a_date_far_ahead_and_what_many_skips_leave() {
    let world = World::of(vec![once("Far", "back", "2031-02-03", "09:00")]);
    assert_eq!(world.next("2026-11-23T07:00:00+01:00").as_deref(), Some("Far 2031-02-03T09:00:00+01:00"));
    assert_eq!(world.next("2031-02-03T09:16:00+01:00"), None);
    let mut world = World::of(vec![weekly("Back", "back", &[Weekday::Mon], "07:30")]);
    let now = wall("2026-11-23T07:00:00+01:00");
    for _ in 0..50 {
        let next = world.calendar().next(now).expect("every week");
        let skip = Change::of(&next, Kind::Skip, now);
        world.changes.push(skip);
    }
    assert_eq!(world.next("2026-11-23T07:00:00+01:00").as_deref(), Some("Back 2027-11-08T07:30:00+01:00"));
}

#[test]
fn what_is_moved_is_on_its_new_day_and_nowhere_else() {
    let mut world = World::of(vec![weekly("Back", "back", &[Weekday::Mon], "07:30")]);
    let now = wall("2026-11-23T07:00:00+01:00");
    let occurrence = world.calendar().next(now).expect("today");
    let to = |day: &str, at: &str| Kind::Move { day: zones::day(day), at: time(at) };
    let moved = Change::of(&occurrence, to("2026-11-25", "18:00"), now);
    world.changes.push(moved);
    let week = |world: &World| world.told("2026-11-23", "2026-11-30", "2026-11-23T07:00:00+01:00");
    assert_eq!(week(&world), ["Wed 25 Nov 18:00 Back later", "Mon 30 Nov 07:30 Back later"]);
    assert_eq!(world.told("2026-11-23", "2026-11-24", "2026-11-23T07:00:00+01:00"), Vec::<String>::new());
    // Moved again, and then skipped: it is still the one of that Monday.
    let again = world.calendar().next(now).expect("on Wednesday");
    assert_eq!(again.planned_for, zones::day("2026-11-23"));
    let again = Change::of(&again, to("2027-11-27", "06:00"), now);
    world.changes.push(again);
    assert_eq!(world.told("2027-11-27", "2027-11-27", "2026-11-23T07:00:00+01:00"), ["Sat 27 Nov 06:00 Back later"]);
    world.changes.push(Change {
        entry: "Back".to_owned(),
        day: zones::day("2026-11-23"),
        slot: None,
        kind: Kind::Skip,
        said: now,
    });
    assert_eq!(world.told("2027-11-27", "2027-11-27", "2026-11-23T07:00:00+01:00"), ["Sat 27 Nov 06:00 Back skipped"]);
}

#[test]
fn a_monday_entry_has_the_routine_of_its_week() {
    let world = World::of(vec![weekly("Week's", "monday", &[Weekday::Sun, Weekday::Mon], "07:30")]);
    let now = wall("2026-11-23T07:00:00+01:00");
    let all = world.calendar().between(day("2026-11-29"), day("2026-11-30"), now);
    let routines: Vec<Option<Id>> = all.iter().map(|occurrence| occurrence.routine.clone()).collect();
    assert_eq!(routines, [monday(day("2026-11-23").week()), monday(day("2026-11-30").week())]);
    assert_ne!(routines[0], routines[1]);
    assert_eq!(world.calendar().of_week(day("2026-11-23").week(), now).len(), 2);
}
