//! A time of day as clocks show it: hours and minutes, of no day and no place.

use std::fmt;

/// Minutes since midnight, fewer than a day has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

const DAY: u16 = 24 * 60;

impl ClockTime {
    /// The start of a day.
    pub const MIDNIGHT: Self = Self(0);

    /// Returns the time with these hours and minutes; `None` if no clock shows it.
    #[must_use]
    pub fn new(hours: u16, minutes: u16) -> Option<Self> {
        (hours < 24 && minutes < 60).then_some(Self(hours * 60 + minutes))
    }

    /// Returns the time written as `07:30`, two digits each; `None` if it is written otherwise.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !two_digits(hours) || !two_digits(minutes) {
            return None;
        }
        Self::new(hours.parse().ok()?, minutes.parse().ok()?)
    }

    /// Returns the time a person means by `text`, as `7:30`, `7.30 pm`, `0730` or `19h`; `None` if nobody can tell.
    #[must_use]
    pub fn guess(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let half = text.strip_prefix(digits)?.trim().replace('.', "");
        let parts: Vec<&str> = digits.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let (hours, minutes): (u16, u16) = match parts.as_slice() {
            [run] if run.len() > 2 => run.parse::<u16>().ok().map(|run| (run / 100, run % 100))?,
            [hours] => (hours.parse().ok()?, 0),
            [hours, minutes] if minutes.len() == 2 => (hours.parse().ok()?, minutes.parse().ok()?),
            [hours, minutes, seconds] if minutes.len() == 2 && seconds.len() == 2 => (hours.parse().ok()?, minutes.parse().ok()?),
            _ => return None,
        };
        match half.as_str() {
            "" | "h" | "uhr" => Self::new(hours, minutes),
            "am" | "a" if (1..=12).contains(&hours) => Self::new(hours % 12, minutes),
            "pm" | "p" if (1..=12).contains(&hours) => Self::new(hours % 12 + 12, minutes),
            _ => None,
        }
    }

    /// Returns the minutes since midnight on a clock that nobody sets.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Returns what the clock shows `minutes` later, past midnight from the start.
    #[must_use]
    pub const fn plus(self, minutes: u16) -> Self {
        Self((self.0 + minutes % DAY) % DAY)
    }
}

/// As `07:30`.
impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::ClockTime;

    #[test]
    fn only_two_digits_each_are_read_and_every_time_is_read_back() {
        for minutes in 0..24 * 60 {
            let time = ClockTime::new(minutes / 60, minutes % 60).expect("a time");
            assert_eq!(ClockTime::parse(&time.to_string()), Some(time));
        }
        for wrong in ["7:30", "07.30", "24:00", "07:60", "07:3", "+7:30", "07:30:00", " 07:30", ""] {
            assert_eq!(ClockTime::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_people_write_is_guessed_and_the_rest_is_not() {
        let told = [
            ("7:30", "07:30"),
            ("7.30", "07:30"),
            ("0730", "07:30"),
            ("7:30 pm", "19:30"),
            ("12 a.m.", "00:00"),
            ("19h30", "19:30"),
        ];
        for (text, time) in told {
            assert_eq!(ClockTime::guess(text).map(|time| time.to_string()).as_deref(), Some(time), "{text}");
        }
        for text in ["", "noon", "24:00", "7:3", "13 pm", "1:2:3:4", "99999999999"] {
            assert_eq!(ClockTime::guess(text), None, "{text}");
        }
    }
}
