//! Zones made from their rules, and another way than the program's to know what a clock on a wall means.

use supple::time::{Change, ClockTime, Day, Wall, Zone};

/// A change that comes every year: the `week`-th `weekday` of `month` (5 is the last; Sunday is 6), so many seconds
/// after midnight by the clock that was there before.
pub(super) struct Turn {
    month: u8,
    week: u8,
    weekday: usize,
    seconds: i64,
}

pub(super) struct Rules {
    pub(super) name: &'static str,
    /// As the system takes it in `TZ`.
    pub(super) posix: &'static str,
    pub(super) standard: i32,
    /// With the change to it and the change from it.
    summer: Option<(i32, Turn, Turn)>,
}

const H: i64 = 3600;
const SUNDAY: usize = 6;

const fn turn(month: u8, week: u8, weekday: usize, seconds: i64) -> Turn {
    Turn { month, week, weekday, seconds }
}

pub(super) const ALL: &[Rules] = &[
    Rules {
        name: "Europe/Berlin",
        posix: "CET-1CEST,M3.5.0,M10.5.0/3",
        standard: 3600,
        summer: Some((7200, turn(3, 5, SUNDAY, 2 * H), turn(10, 5, SUNDAY, 3 * H))),
    },
    Rules {
        name: "America/New_York",
        posix: "EST5EDT,M3.2.0,M11.1.0",
        standard: -5 * 3600,
        summer: Some((-4 * 3600, turn(3, 2, SUNDAY, 2 * H), turn(11, 1, SUNDAY, 2 * H))),
    },
    Rules {
        name: "Australia/Lord_Howe, half an hour",
        posix: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        standard: 37_800,
        summer: Some((39_600, turn(10, 1, SUNDAY, 2 * H), turn(4, 1, SUNDAY, 2 * H))),
    },
    Rules {
        name: "Australia/Sydney",
        posix: "AEST-10AEDT,M10.1.0,M4.1.0/3",
        standard: 10 * 3600,
        summer: Some((11 * 3600, turn(10, 1, SUNDAY, 2 * H), turn(4, 1, SUNDAY, 3 * H))),
    },
    Rules {
        name: "Pacific/Auckland",
        posix: "NZST-12NZDT,M9.5.0,M4.1.0/3",
        standard: 12 * 3600,
        summer: Some((13 * 3600, turn(9, 5, SUNDAY, 2 * H), turn(4, 1, SUNDAY, 3 * H))),
    },
    Rules {
        name: "America/Santiago, at midnight",
        posix: "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
        standard: -4 * 3600,
        summer: Some((-3 * 3600, turn(9, 1, 5, 24 * H), turn(4, 1, 5, 24 * H))),
    },
    Rules { name: "Asia/Kolkata", posix: "IST-5:30", standard: 19_800, summer: None },
];

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// What a clock that nobody sets shows, in seconds since 1970 began.
pub(super) fn shown(day: Day, time: ClockTime) -> i64 {
    seconds_to(day) + i64::from(time.minutes()) * 60
}

fn seconds_to(of: Day) -> i64 {
    of.days_since(day("1970-01-01")) * 24 * H
}

impl Turn {
    fn shown_in(&self, year: i32) -> i64 {
        let first = day(&format!("{year}-{:02}-01", self.month));
        let to_weekday = (self.weekday + 7 - first.days_after_monday()) % 7;
        let nth = |week: u8| first.plus(i64::try_from(to_weekday).expect("small") + 7 * (i64::from(week) - 1));
        let is_in_month = |day: Day| day.to_string().starts_with(&format!("{year}-{:02}", self.month));
        let last = (1..=self.week).rev().map(nth).find(|day| is_in_month(*day)).expect("four at least");
        seconds_to(last) + self.seconds
    }
}

impl Rules {
    /// Every change from 2020 to 2045, in the order of time.
    fn changes(&self) -> Vec<Change> {
        let Some((summer, to, from)) = &self.summer else { return Vec::new() };
        let of_year = |year| {
            let begins = Change { at: to.shown_in(year) - i64::from(self.standard), offset: *summer };
            [begins, Change { at: from.shown_in(year) - i64::from(*summer), offset: self.standard }]
        };
        let mut changes: Vec<Change> = (2020..=2045).flat_map(of_year).collect();
        changes.sort_by_key(|change| change.at);
        changes
    }

    pub(super) fn zone(&self) -> Zone {
        let changes = self.changes();
        let first = match (&self.summer, changes.first()) {
            (Some((summer, ..)), Some(change)) if change.offset == self.standard => *summer,
            _ => self.standard,
        };
        Zone::new(first, changes)
    }

    pub(super) fn changes_its_clocks(&self) -> bool {
        self.summer.is_some()
    }

    /// Returns the instants at which clocks show `shown`: none, one or two, the first first.
    pub(super) fn instants(&self, zone: &Zone, shown: i64) -> Vec<i64> {
        let mut offsets: Vec<i32> = self.summer.iter().map(|(summer, ..)| *summer).chain([self.standard]).collect();
        offsets.sort_unstable();
        let found = offsets.iter().rev().map(|offset| (shown - i64::from(*offset), *offset));
        found.filter(|(instant, offset)| zone.offset_at(*instant) == *offset).map(|(instant, _)| instant).collect()
    }

    /// By how much clocks go forward, in seconds.
    pub(super) fn gap(&self) -> i64 {
        self.summer.as_ref().map_or(0, |(summer, ..)| i64::from(summer - self.standard))
    }
}

/// What a clock at `wall` shows, in seconds since 1970 began.
pub(super) fn shows(wall: Wall) -> i64 {
    wall.instant() + i64::from(wall.offset())
}
