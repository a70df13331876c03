//! What the clock said, never the clock: moments, days, weeks, and how they are written. Alone in knowing chrono.

mod clock_time;
mod named;
mod rule;
mod zone;

pub use clock_time::ClockTime;
pub use named::NamedZone;
pub use rule::{Rule, Summer, Turn};
pub use zone::{Change, Zone};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike, Weekday};
use std::fmt;
use std::time::Duration;

/// A point on the app's own clock: the time since the program started, which no change of the wall clock moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Duration);

impl Moment {
    /// The moment the program started.
    pub const START: Self = Self(Duration::ZERO);

    /// Returns the moment `since_start` after the start.
    #[must_use]
    pub const fn at(since_start: Duration) -> Self {
        Self(since_start)
    }

    /// Returns the time since the program started.
    #[must_use]
    pub const fn since_start(self) -> Duration {
        self.0
    }

    /// Returns how long after `earlier` this is; zero if it is not after.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// Returns the moment `later` after this one.
    #[must_use]
    pub const fn plus(self, later: Duration) -> Self {
        Self(self.0.saturating_add(later))
    }
}

/// A moment together with what the wall clock showed, in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub moment: Moment,
    pub wall: Wall,
}

/// A local date and time with its offset from UTC; earlier and later as the moments they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wall(DateTime<FixedOffset>);

impl Wall {
    /// Returns the time `text` stands for, written as RFC 3339; `None` if it is not.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text.trim()).ok().map(Self)
    }

    #[must_use]
    pub const fn new(local: DateTime<FixedOffset>) -> Self {
        Self(local)
    }

    /// Returns the moment so many seconds after the start of 1970, UTC, with an offset in seconds east of Greenwich.
    #[must_use]
    pub fn from_instant(instant: i64, offset: i32) -> Self {
        zone::local_wall(instant, offset)
    }

    /// Returns the start of a day where there is no offset.
    #[must_use]
    pub fn at_utc(day: Day) -> Self {
        Self::from_instant(seconds_to(day), 0)
    }

    /// Returns the moment in UTC as calendars write it: `20261123T063000Z`.
    #[must_use]
    pub fn in_utc(self) -> String {
        self.0.to_utc().format("%Y%m%dT%H%M%SZ").to_string()
    }

    #[must_use]
    pub fn day(self) -> Day {
        Day(self.0.date_naive())
    }

    /// Returns the seconds since the start of 1970, UTC.
    #[must_use]
    pub const fn instant(self) -> i64 {
        self.0.timestamp()
    }

    /// Returns the offset from UTC, in seconds east of Greenwich.
    #[must_use]
    pub const fn offset(self) -> i32 {
        self.0.offset().local_minus_utc()
    }

    /// Returns the time `later` after this one, in the same offset.
    #[must_use]
    pub fn plus(self, later: Duration) -> Self {
        let delta = TimeDelta::from_std(later).unwrap_or(TimeDelta::MAX);
        Self(self.0.checked_add_signed(delta).unwrap_or(self.0))
    }

    /// Returns how long after `earlier` this is, negative if before; whole milliseconds.
    #[must_use]
    pub fn millis_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_milliseconds()
    }

    /// Returns how long after `earlier` this is in whole seconds, the nearest; negative if before.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.millis_since(earlier) + 500).div_euclid(1000)
    }

    /// Returns the whole second this lies in: what is left once it is written.
    #[must_use]
    pub fn to_the_second(self) -> Self {
        Self(self.0.with_nanosecond(0).unwrap_or(self.0))
    }

    /// Returns what a clock shows, without the seconds.
    #[must_use]
    pub fn time_of_day(self) -> ClockTime {
        let part = |part: u32| u16::try_from(part).unwrap_or(0);
        ClockTime::new(part(self.0.hour()), part(self.0.minute())).unwrap_or(ClockTime::MIDNIGHT)
    }

    /// Returns hours and minutes, as `07:30`.
    #[must_use]
    pub fn clock_time(self) -> String {
        self.0.format("%H:%M").to_string()
    }
}

/// RFC 3339, whole seconds: `2026-11-22T07:30:00+01:00`.
impl fmt::Display for Wall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))
    }
}

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// Returns the day written as `2026-11-23`; `None` if there is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok().map(Self)
    }

    #[must_use]
    pub fn week(self) -> Week {
        Week((i64::from(self.0.num_days_from_ce()) - 1).div_euclid(7))
    }

    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Returns the day `days` after this one, before it if negative.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let delta = TimeDelta::try_days(days).unwrap_or(if days < 0 { TimeDelta::MIN } else { TimeDelta::MAX });
        Self(self.0.checked_add_signed(delta).unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX }))
    }

    /// Returns how many days after `earlier` this is, negative if before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Returns how many days after the Monday of its week this is, 0 to 6.
    #[must_use]
    pub fn days_after_monday(self) -> usize {
        self.0.weekday().num_days_from_monday() as usize
    }

    /// Returns this day and every one after it up to `last`; none if `last` is before.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |day| day.0.succ_opt().map(Self)).take_while(move |day| *day <= last)
    }

    /// Returns the day of the month, from 1.
    #[must_use]
    pub fn of_month(self) -> u32 {
        self.0.day()
    }

    /// Returns the month of the year, from 1.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// Returns the name of its month in three letters.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        MONTHS.get(self.0.month0() as usize).copied().unwrap_or_default()
    }

    /// Returns the day in words, as `Mon 23 Nov`.
    #[must_use]
    pub fn in_words(self) -> String {
        self.0.format("%a %-d %b").to_string()
    }
}

/// ISO 8601: `2026-11-23`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

const SECONDS_OF_DAY: i64 = 24 * 3600;

/// Seconds from the start of 1970 to the start of `day`, on a clock that nobody sets.
fn seconds_to(day: Day) -> i64 {
    day.0.signed_duration_since(NaiveDate::default()).num_seconds()
}

/// A week from Monday to Sunday, counted by its Monday, so that year ends and weeks 53 are nothing special.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(i64);

impl Week {
    /// Returns the number of Mondays since Monday 1 January of the year 1.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn plus(self, weeks: i64) -> Self {
        Self(self.0.saturating_add(weeks))
    }

    /// Reads a week as ISO 8601 writes it: `2026-W48`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        let is_number = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(year, 4) || !is_number(week, 2) {
            return None;
        }
        let monday = NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)?;
        Some(Day(monday).week())
    }

    /// Returns the Monday on which the week starts.
    #[must_use]
    pub fn monday(self) -> Day {
        let days = i32::try_from(self.0.saturating_mul(7).saturating_add(1)).unwrap_or(i32::MAX);
        Day(NaiveDate::from_num_days_from_ce_opt(days).unwrap_or(NaiveDate::MAX))
    }
}

/// ISO 8601: `2026-W48`.
impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.monday().0.iso_week();
        write!(f, "{}-W{:02}", week.year(), week.week())
    }
}

/// Returns `length` as minutes and seconds, `4:05`, whole seconds rounded down.
#[must_use]
pub fn minutes_seconds(length: Duration) -> String {
    let seconds = length.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Returns what a countdown shows for `left`: whole seconds rounded up, so that it reads 1 until the end.
#[must_use]
pub fn countdown_seconds(left: Duration) -> u64 {
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

/// Returns `length` in whole minutes, at least one, for lists: `8 min`.
#[must_use]
pub fn about_minutes(length: Duration) -> String {
    format!("{} min", ((length.as_secs() + 30) / 60).max(1))
}

/// Returns how far ahead `seconds` are, or how long ago if negative: `in 25 minutes`, `now`, `5 minutes ago`.
#[must_use]
pub fn in_how_long(seconds: i64) -> String {
    let minutes = seconds.unsigned_abs().saturating_add(30) / 60;
    let counted = |count: u64, noun: &str| if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") };
    let length = match (minutes / (24 * 60), minutes / 60, minutes % 60) {
        (0, 0, 0) => return "now".to_owned(),
        (0, 0, minutes) => counted(minutes, "minute"),
        (0, hours, 0) => counted(hours, "hour"),
        (0, hours, minutes) => format!("{} {}", counted(hours, "hour"), counted(minutes, "minute")),
        (days, ..) => counted(days, "day"),
    };
    if seconds < 0 { format!("{length} ago") } else { format!("in {length}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week_of(day: &str) -> Week {
        Day::parse(day).expect("a day").week()
    }

    #[test]
    fn weeks_run_on_across_year_ends_and_week_53() {
        assert_eq!(week_of("2026-12-28").to_string(), "2026-W53");
        assert_eq!(week_of("2027-01-01"), week_of("2026-12-28"));
        assert_eq!(week_of("2027-01-04"), week_of("2027-01-01").plus(1));
        assert_eq!(week_of("2026-11-29").monday().to_string(), "2026-11-23");
    }

    #[test]
    fn how_long_is_said_in_minutes_hours_and_days() {
        let said = [
            (-29, "now"),
            (29, "now"),
            (30, "in 1 minute"),
            (25 * 60, "in 25 minutes"),
            (-5 * 60 - 20, "5 minutes ago"),
            (3600, "in 1 hour"),
            (3660, "in 1 hour 1 minute"),
            (86_399, "in 1 day"),
            (86_300, "in 23 hours 58 minutes"),
            (3 * 86_400 + 40_000, "in 3 days"),
        ];
        for (seconds, words) in said {
            assert_eq!(in_how_long(seconds), words, "{seconds}");
        }
    }

    #[test]
    fn days_run_on_across_months_and_leap_days() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let days: Vec<String> = day("2028-02-28").through(day("2028-03-01")).map(|day| day.to_string()).collect();
        assert_eq!(days, ["2028-02-28", "2028-02-29", "2028-03-01"]);
        assert_eq!(day("2028-03-01").through(day("2028-02-28")).count(), 0);
        assert_eq!(day("2028-02-28").plus(2), day("2028-03-01"));
        assert_eq!(day("2028-02-28").days_since(day("2028-03-01")), -2);
        assert_eq!((day("2026-11-23").days_after_monday(), day("2026-11-29").days_after_monday()), (0, 6));
        assert_eq!(day("2026-11-23").plus(i64::MAX).plus(1), day("2026-11-23").plus(i64::MAX));
    }

    #[test]
    fn a_countdown_reads_one_until_the_end() {
        assert_eq!(countdown_seconds(Duration::from_millis(1)), 1);
        assert_eq!(countdown_seconds(Duration::ZERO), 0);
        assert_eq!(minutes_seconds(Duration::from_millis(65_900)), "1:05");
    }
}
