//! How local time maps to moments: an offset from UTC, and the instants at which it changes. A value, never the machine's own.

use super::{ClockTime, Day, Wall, seconds_to};
use chrono::{DateTime, FixedOffset};

/// An offset from UTC, and the changes it goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Before the first change, in seconds east of Greenwich.
    first: i32,
    changes: Vec<Change>,
}

/// From this instant on, local time has this offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Seconds since the start of 1970, UTC.
    pub at: i64,
    /// Seconds east of Greenwich.
    pub offset: i32,
}

impl Zone {
    /// Returns the zone that has the offset `first`, in seconds east of Greenwich, until the first of `changes`, which
    /// are in the order of time.
    #[must_use]
    pub const fn new(first: i32, changes: Vec<Change>) -> Self {
        Self { first, changes }
    }

    /// Returns the zone that always has the offset of `wall`.
    #[must_use]
    pub const fn fixed(wall: Wall) -> Self {
        Self { first: wall.offset(), changes: Vec::new() }
    }

    /// Returns the offset at an instant, in seconds east of Greenwich.
    ///
    /// `instant` is in seconds since the start of 1970, UTC.
    #[must_use]
    pub fn offset_at(&self, instant: i64) -> i32 {
        self.changes.iter().rev().find(|change| change.at <= instant).map_or(self.first, |change| change.offset)
    }

    /// Returns the changes, in the order of time.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns the same moment as clocks here show it.
    #[must_use]
    pub fn shown(&self, wall: Wall) -> Wall {
        let instant = wall.instant();
        Wall(local(instant, self.offset_at(instant)))
    }

    /// Returns the moment at which clocks show `time` on `day`.
    ///
    /// A time that clocks skip is moved forward by as much as they skip: 02:30 is 03:30 where 02:00 is followed by
    /// 03:00. A time that comes twice means the first. Both are the offset before the change, as RFC 5545 (3.3.5) has it.
    #[must_use]
    pub fn wall(&self, day: Day, time: ClockTime) -> Wall {
        let shown = seconds_to(day) + i64::from(time.minutes()) * 60;
        let mut offset = self.first;
        for change in &self.changes {
            // Up to here clocks before the change have shown it already, or never will.
            if shown < change.at + i64::from(offset.max(change.offset)) {
                break;
            }
            offset = change.offset;
        }
        let instant = shown - i64::from(offset);
        Wall(local(instant, self.offset_at(instant)))
    }
}

pub(super) fn local_wall(instant: i64, offset: i32) -> Wall {
    Wall(local(instant, offset))
}

fn local(instant: i64, offset: i32) -> DateTime<FixedOffset> {
    let utc = DateTime::from_timestamp(instant, 0).unwrap_or_default().naive_utc();
    // An offset of a day or more is none; the instant is right all the same.
    let offset = FixedOffset::east_opt(offset).or_else(|| FixedOffset::east_opt(0));
    offset.map_or_else(DateTime::default, |offset| DateTime::from_naive_utc_and_offset(utc, offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> i64 {
        Wall::parse(text).expect("a time").instant()
    }

    /// Berlin in 2026.
    fn berlin() -> Zone {
        let summer = Change { at: instant("2026-03-29T01:00:00Z"), offset: 7200 };
        let winter = Change { at: instant("2026-10-25T01:00:00Z"), offset: 3600 };
        Zone::new(3600, vec![summer, winter])
    }

    fn at(zone: &Zone, day: &str, time: &str) -> String {
        zone.wall(Day::parse(day).expect("a day"), ClockTime::parse(time).expect("a time")).to_string()
    }

    #[test]
    fn a_skipped_time_is_moved_on_by_the_gap_and_one_that_comes_twice_is_the_first() {
        let times = [
            ("2026-03-29", "01:59", "2026-03-29T01:59:00+01:00"),
            ("2026-03-29", "02:00", "2026-03-29T03:00:00+02:00"),
            ("2026-03-29", "02:30", "2026-03-29T03:30:00+02:00"),
            ("2026-03-29", "03:00", "2026-03-29T03:00:00+02:00"),
            ("2026-10-25", "01:59", "2026-10-25T01:59:00+02:00"),
            ("2026-10-25", "02:00", "2026-10-25T02:00:00+02:00"),
            ("2026-10-25", "02:59", "2026-10-25T02:59:00+02:00"),
            ("2026-10-25", "03:00", "2026-10-25T03:00:00+01:00"),
            ("2027-01-01", "07:30", "2027-01-01T07:30:00+01:00"),
            ("2025-01-01", "07:30", "2025-01-01T07:30:00+01:00"),
        ];
        for (day, time, wall) in times {
            assert_eq!(at(&berlin(), day, time), wall, "{day} {time}");
        }
    }

    #[test]
    fn a_whole_day_that_is_skipped_is_the_next() {
        // Samoa went from the east of the date line to its west: there was no 30 December 2011.
        let samoa = Zone::new(-10 * 3600, vec![Change { at: instant("2011-12-30T10:00:00Z"), offset: 14 * 3600 }]);
        assert_eq!(at(&samoa, "2011-12-29", "23:59"), "2011-12-29T23:59:00-10:00");
        assert_eq!(at(&samoa, "2011-12-30", "07:30"), "2011-12-31T07:30:00+14:00");
        assert_eq!(at(&samoa, "2011-12-31", "07:30"), "2011-12-31T07:30:00+14:00");
    }

    #[test]
    fn a_fixed_zone_has_the_offset_of_its_time() {
        let zone = Zone::fixed(Wall::parse("2026-11-23T07:30:00+05:30").expect("a time"));
        assert_eq!(at(&zone, "1999-02-28", "00:00"), "1999-02-28T00:00:00+05:30");
    }
}
