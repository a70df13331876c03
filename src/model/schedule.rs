//! The schedule as the user wrote it: which routine, on which days, at what time.

use super::id::Id;
use super::words::{Purpose, Weekday};
use crate::time::{ClockTime, Day};

/// Every entry, in the order of the file. No two have the same name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    pub entries: Vec<Entry>,
}

/// Something that is to be done again and again, or once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called, and what commands know it by.
    pub name: String,
    pub planned: Planned,
    pub when: When,
    /// What it is for, where the entry says so.
    pub purpose: Option<Purpose>,
    pub note: Option<String>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planned {
    Routine(Id),
    /// The Monday routine of the week.
    Monday,
}

/// When it is to be done. Times are those of the clock on the wall, wherever that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Every week, on at least one day, in the order of the week.
    Weekly {
        days: Vec<Weekday>,
        at: ClockTime,
    },
    Once {
        date: Day,
        at: ClockTime,
    },
}

/// What stands in the file for the Monday routine of the week.
pub const MONDAY: &str = "monday";

impl Schedule {
    /// Returns the entry of this name; where there is none, the one whose name differs in capitals alone.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        let exact = self.entries.iter().find(|entry| entry.name == name);
        exact.or_else(|| self.entries.iter().find(|entry| entry.name.to_lowercase() == name.to_lowercase()))
    }

    /// Returns the last day that any entry names as a date.
    #[must_use]
    pub fn last_date(&self) -> Option<Day> {
        let date = |entry: &Entry| match entry.when {
            When::Once { date, .. } => Some(date),
            When::Weekly { .. } => None,
        };
        self.entries.iter().filter_map(date).max()
    }
}

impl Planned {
    /// Returns what is planned as it stands in the file.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Routine(id) => id.as_str(),
            Self::Monday => MONDAY,
        }
    }

    /// Returns what `word` stands for in the file.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == MONDAY { Self::Monday } else { Self::Routine(Id::new(word)) }
    }
}

impl When {
    /// Returns the time of day.
    #[must_use]
    pub const fn at(&self) -> ClockTime {
        match self {
            Self::Weekly { at, .. } | Self::Once { at, .. } => *at,
        }
    }

    /// Returns whether it is to be done on `day`.
    #[must_use]
    pub fn is_on(&self, day: Day) -> bool {
        match self {
            Self::Weekly { days, .. } => days.contains(&Weekday::of(day)),
            Self::Once { date, .. } => *date == day,
        }
    }
}

impl Weekday {
    /// Returns the day of the week that `day` is.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self::ALL.get(day.days_after_monday()).copied().unwrap_or(Self::Mon)
    }
}
