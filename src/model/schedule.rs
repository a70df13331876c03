//! The schedule as the user wrote it: what is to be done, on which days, at what times, and when not.

use super::id::Id;
use super::words::{Purpose, Weekday};
use crate::time::{ClockTime, Day, NamedZone, Wall};

/// Every entry, in the order of the file. No two have the same name, nor have two activities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    pub entries: Vec<Entry>,
    pub activities: Vec<Activity>,
    /// When nobody is to be reminded.
    pub quiet: Vec<Span>,
    /// Days on which nothing occurs that does not say so, each from one to another.
    pub holidays: Vec<(Day, Day)>,
}

/// Something that is to be done again and again, or once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called, and what commands know it by.
    pub name: String,
    pub planned: Planned,
    pub when: When,
    /// Where its times are meant, if not wherever the user is.
    pub zone: Option<NamedZone>,
    /// It is done on holidays, too.
    pub on_holidays: bool,
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
    /// A routine that is made when it starts.
    Made(Measure),
}

/// What a routine is to be made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub minutes: u16,
    /// Areas or regions; none means all of the body.
    pub areas: Vec<Id>,
    pub purpose: Option<Purpose>,
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
    /// On these days again and again: first one interval after `from`, last at `to` or before it.
    Every {
        days: Vec<Weekday>,
        minutes: u16,
        from: ClockTime,
        to: ClockTime,
    },
    /// Before or after an activity, by its name.
    Beside {
        activity: String,
        edge: Edge,
        minutes: u16,
    },
}

/// The end of an activity that something is planned beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Before,
    After,
}

/// Something else the user does, which is not ours to play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub name: String,
    pub on: On,
    pub at: ClockTime,
    /// In minutes.
    pub lasts: u16,
    pub zone: Option<NamedZone>,
    pub on_holidays: bool,
}

/// Days of every week, or a single one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    Days(Vec<Weekday>),
    Date(Day),
}

/// A part of a day, of that on which it starts where it goes over midnight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub days: Vec<Weekday>,
    pub from: ClockTime,
    pub to: ClockTime,
}

/// The times an entry has on each of its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern<'a> {
    pub on: On,
    pub slots: Vec<Slot>,
    pub zone: Option<&'a NamedZone>,
    pub on_holidays: bool,
}

/// One time of a day that an entry plans for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// So many days after the one it is planned for.
    pub days: i64,
    pub at: ClockTime,
    /// Which it is of the several that the entry has that day.
    pub of_several: Option<ClockTime>,
}

/// What stands in the file for the Monday routine of the week.
pub const MONDAY: &str = "monday";
const DAY: i32 = 24 * 60;

impl Schedule {
    /// Returns the entry of this name; where there is none, the one whose name differs in capitals alone.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        let exact = self.entries.iter().find(|entry| entry.name == name);
        exact.or_else(|| self.entries.iter().find(|entry| entry.name.to_lowercase() == name.to_lowercase()))
    }

    /// Returns the last day that any entry, or an activity, names as a date.
    #[must_use]
    pub fn last_date(&self) -> Option<Day> {
        let patterns = self.entries.iter().filter_map(|entry| self.pattern(entry));
        let date = |pattern: Pattern<'_>| if let On::Date(date) = pattern.on { Some(date.plus(2)) } else { None };
        patterns.filter_map(date).max()
    }

    /// Returns the times of an entry; `None` for one that is beside an activity that is not there.
    #[must_use]
    pub fn pattern<'a>(&'a self, entry: &'a Entry) -> Option<Pattern<'a>> {
        let (on, slots) = match &entry.when {
            When::Weekly { days, at } => (On::Days(days.clone()), vec![Slot::at(*at)]),
            When::Once { date, at } => (On::Date(*date), vec![Slot::at(*at)]),
            When::Every { days, minutes, from, to } => {
                let step = i32::from((*minutes).max(1));
                let length = (i32::from(to.minutes()) - i32::from(from.minutes())).rem_euclid(DAY);
                let slot = |number: i32| {
                    let slot = Slot::after_midnight(i32::from(from.minutes()) + number * step);
                    Slot { of_several: Some(slot.at), ..slot }
                };
                (On::Days(days.clone()), (1..=length / step).map(slot).collect())
            }
            When::Beside { activity, edge, minutes } => {
                let activity = self.activities.iter().find(|other| other.name == *activity)?;
                let starts = i32::from(activity.at.minutes());
                let minutes = match edge {
                    Edge::Before => starts - i32::from(*minutes),
                    Edge::After => starts + i32::from(activity.lasts) + i32::from(*minutes),
                };
                return Some(Pattern {
                    on: activity.on.clone(),
                    slots: vec![Slot::after_midnight(minutes)],
                    zone: activity.zone.as_ref(),
                    on_holidays: activity.on_holidays,
                });
            }
        };
        Some(Pattern { on, slots, zone: entry.zone.as_ref(), on_holidays: entry.on_holidays })
    }

    #[must_use]
    pub fn is_holiday(&self, day: Day) -> bool {
        self.holidays.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    /// Returns whether nobody is to be reminded at `now`.
    #[must_use]
    pub fn is_quiet(&self, now: Wall) -> bool {
        self.quiet.iter().any(|span| span.has(now.day(), now.time_of_day()))
    }
}

impl Entry {
    /// Returns the entry of this name, with nothing more said of it.
    #[must_use]
    pub const fn new(name: String, planned: Planned, when: When) -> Self {
        Self { name, planned, when, zone: None, on_holidays: false, purpose: None, note: None }
    }
}

impl Pattern<'_> {
    /// Returns whether it is meant for one day alone, holiday or not.
    #[must_use]
    pub const fn is_for_once(&self) -> bool {
        match self.on {
            On::Date(_) => true,
            On::Days(_) => false,
        }
    }
}

impl Planned {
    /// Returns what is planned as it stands in the file, where that is a word.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Routine(id) => Some(id.as_str()),
            Self::Monday => Some(MONDAY),
            Self::Made(_) => None,
        }
    }

    /// Returns what `word` stands for in the file.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        if word == MONDAY { Self::Monday } else { Self::Routine(Id::new(word)) }
    }
}

impl When {
    /// Returns whether it occurs several times a day.
    #[must_use]
    pub const fn is_several_a_day(&self) -> bool {
        match self {
            Self::Every { .. } => true,
            Self::Weekly { .. } | Self::Once { .. } | Self::Beside { .. } => false,
        }
    }
}

impl Edge {
    /// Returns the edge as it stands in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

impl On {
    #[must_use]
    pub fn has(&self, day: Day) -> bool {
        match self {
            Self::Days(days) => days.contains(&Weekday::of(day)),
            Self::Date(date) => *date == day,
        }
    }

    /// Returns which of the days from `first` to `last` it is on.
    #[must_use]
    pub fn between(&self, first: Day, last: Day) -> Vec<Day> {
        match self {
            Self::Days(_) => first.through(last).filter(|day| self.has(*day)).collect(),
            Self::Date(date) => (first..=last).contains(date).then_some(*date).into_iter().collect(),
        }
    }
}

impl Span {
    /// Returns whether a clock that shows `time` on `day` is within it; its end is not.
    #[must_use]
    pub fn has(&self, day: Day, time: ClockTime) -> bool {
        let is_over_midnight = self.to <= self.from;
        let today = self.days.contains(&Weekday::of(day));
        let yesterday = self.days.contains(&Weekday::of(day.plus(-1)));
        if is_over_midnight {
            (today && time >= self.from) || (yesterday && time < self.to)
        } else {
            today && (self.from..self.to).contains(&time)
        }
    }
}

impl Slot {
    const fn at(at: ClockTime) -> Self {
        Self { days: 0, at, of_several: None }
    }

    /// The time so many minutes after midnight, which may be of another day.
    fn after_midnight(minutes: i32) -> Self {
        let at = u16::try_from(minutes.rem_euclid(DAY)).unwrap_or(0);
        Self::at(ClockTime::MIDNIGHT.plus(at)).on(i64::from(minutes.div_euclid(DAY)))
    }

    const fn on(self, days: i64) -> Self {
        Self { days, ..self }
    }
}

impl Weekday {
    /// Returns the day of the week that `day` is.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self::ALL.get(day.days_after_monday()).copied().unwrap_or(Self::Mon)
    }

    /// Returns its number as clocks of machines have it: Monday is 1, Sunday 7.
    #[must_use]
    pub fn number(self) -> u32 {
        (1..).zip(Self::ALL).find(|(_, day)| **day == self).map_or(7, |(number, _)| number)
    }
}
