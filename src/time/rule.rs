//! The rule a zone changes its clocks by, year after year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.

use super::{Change, Day, SECONDS_OF_DAY, seconds_to};

/// An offset, and the other that part of the year has, if there is one; in seconds east of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    pub standard: i32,
    pub summer: Option<Summer>,
}

/// The offset of the other part of the year, and when it begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summer {
    pub offset: i32,
    pub begins: Turn,
    pub ends: Turn,
}

/// A day of every year: the `nth` such day of the week in a month, the fifth being the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub month: u8,
    pub nth: u8,
    /// Days after Monday.
    pub weekday: u8,
    /// After midnight, by the clock that is about to be set; may be before it, or on another day.
    pub seconds: i32,
}

const HOUR: i32 = 3600;

impl Rule {
    /// Reads a rule; `None` for what no place on earth uses.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = Cursor(text);
        rest.name()?;
        let standard = -rest.time()?;
        if rest.0.is_empty() {
            return Some(Self { standard, summer: None });
        }
        rest.name()?;
        let offset = if rest.0.starts_with(',') { standard + HOUR } else { -rest.time()? };
        let begins = rest.turn()?;
        let ends = rest.turn()?;
        rest.0.is_empty().then_some(Self { standard, summer: Some(Summer { offset, begins, ends }) })
    }

    /// Returns the changes of a year, in the order of time.
    #[must_use]
    pub fn changes_of(&self, year: i32) -> Vec<Change> {
        let Some(Summer { offset, begins, ends }) = self.summer else { return Vec::new() };
        let begins = begins.shown_in(year).map(|shown| Change { at: shown - i64::from(self.standard), offset });
        let ends = ends.shown_in(year).map(|shown| Change { at: shown - i64::from(offset), offset: self.standard });
        let mut changes: Vec<Change> = begins.into_iter().chain(ends).collect();
        changes.sort_by_key(|change| change.at);
        changes
    }
}

impl Turn {
    /// Seconds from the start of 1970 to it, on a clock that nobody sets.
    fn shown_in(self, year: i32) -> Option<i64> {
        let first = Day::parse(&format!("{year:04}-{:02}-01", self.month))?;
        let to_weekday = (i64::from(self.weekday) - i64::try_from(first.days_after_monday()).ok()?).rem_euclid(7);
        let on = |nth: i64| first.plus(to_weekday + 7 * (nth - 1));
        let last = (1..=i64::from(self.nth)).rev().map(on).find(|day| day.of_month() > 7 * (u32::from(self.nth) - 1).min(3))?;
        Some(seconds_to(last) + i64::from(self.seconds))
    }

    /// Returns whether it is on the day that its month and week name, and not past an end of it.
    #[must_use]
    pub const fn is_within_its_day(self) -> bool {
        0 <= self.seconds && (self.seconds as i64) < SECONDS_OF_DAY
    }
}

/// What of a rule is still to be read.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    /// Passes over the name of an offset: letters, or anything in angle brackets.
    fn name(&mut self) -> Option<()> {
        let end = match self.0.strip_prefix('<') {
            Some(inside) => inside.find('>')? + 2,
            None => self.0.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.0.len()),
        };
        self.0 = self.0.get(end..)?;
        (end >= 3).then_some(())
    }

    /// Reads `[+-]hh[:mm[:ss]]` as seconds.
    fn time(&mut self) -> Option<i32> {
        let sign = if self.0.starts_with('-') { -1 } else { 1 };
        self.0 = self.0.strip_prefix(['-', '+']).unwrap_or(self.0);
        let mut seconds = self.number()? * HOUR;
        for unit in [60, 1] {
            if self.pass(":").is_some() {
                seconds += self.number()? * unit;
            }
        }
        Some(sign * seconds)
    }

    /// Reads `,Mm.n.d[/time]`; Sunday is 0.
    fn turn(&mut self) -> Option<Turn> {
        self.pass(",M")?;
        let month = self.small(1, 12)?;
        self.pass(".")?;
        let nth = self.small(1, 5)?;
        self.pass(".")?;
        let weekday = (self.small(0, 6)? + 6) % 7;
        let seconds = if self.pass("/").is_some() { self.time()? } else { 2 * HOUR };
        Some(Turn { month, nth, weekday, seconds })
    }

    fn small(&mut self, least: i32, most: i32) -> Option<u8> {
        self.number().filter(|number| (least..=most).contains(number)).and_then(|number| u8::try_from(number).ok())
    }

    fn number(&mut self) -> Option<i32> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits.parse().ok().filter(|number| *number < 1000)
    }

    fn pass(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rule: &str, year: i32) -> Vec<(i64, i32)> {
        Rule::parse(rule).expect("a rule").changes_of(year).iter().map(|change| (change.at, change.offset)).collect()
    }

    fn instant(text: &str) -> i64 {
        super::super::Wall::parse(text).expect("a time").instant()
    }

    #[test]
    fn the_changes_of_a_year_follow_from_its_rule() {
        let berlin = [(instant("2026-03-29T01:00:00Z"), 7200), (instant("2026-10-25T01:00:00Z"), 3600)];
        assert_eq!(told("CET-1CEST,M3.5.0,M10.5.0/3", 2026), berlin);
        let sydney = [(instant("2027-04-03T16:00:00Z"), 36_000), (instant("2027-10-02T16:00:00Z"), 39_600)];
        assert_eq!(told("AEST-10AEDT,M10.1.0,M4.1.0/3", 2027), sydney);
        let santiago = [(instant("2026-04-05T03:00:00Z"), -4 * HOUR), (instant("2026-09-06T04:00:00Z"), -3 * HOUR)];
        assert_eq!(told("<-04>4<-03>,M9.1.6/24,M4.1.6/24", 2026), santiago);
        let nuuk = [(instant("2026-03-29T01:00:00Z"), -HOUR), (instant("2026-10-25T01:00:00Z"), -2 * HOUR)];
        assert_eq!(told("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026), nuuk);
        assert_eq!(told("IST-5:30", 2026), []);
    }

    #[test]
    fn what_is_no_rule_is_none() {
        for text in ["", "C-1", "CET", "CET-1CEST", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,J60,J300", "CET-1 "] {
            assert_eq!(Rule::parse(text), None, "{text}");
        }
    }
}
