//! What was changed of single occurrences: skipped, moved, taken back. Value ⇄ line of JSON; the schedule's file stays the user's.

use super::Occurrence;
use crate::printable;
use crate::time::{ClockTime, Day, Wall, Zone};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A change to one occurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name of the entry.
    pub entry: String,
    /// The day for which the entry plans the occurrence.
    pub day: Day,
    /// The time it plans it for, where it plans several a day.
    pub slot: Option<ClockTime>,
    pub kind: Kind,
    /// When it was said.
    pub said: Wall,
}

/// What was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Not this time.
    Skip,
    /// This time on that day, at that time of it.
    Move { day: Day, at: ClockTime },
    /// Not now: then.
    PutOff { day: Day, at: ClockTime },
    /// What was said of it last is taken back.
    Undo,
}

/// The line as it is written.
#[derive(Serialize, Deserialize)]
struct Line {
    v: u8,
    change: String,
    entry: String,
    day: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    slot: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    said: String,
}

/// The version of the format.
const VERSION: u8 = 1;

impl Change {
    /// Returns the change of `kind` to what `entry` plans for `day`, and for a time of it where it plans several, said at
    /// `said`; the same once it was written and read.
    #[must_use]
    pub fn new(entry: &str, day: Day, slot: Option<ClockTime>, kind: Kind, said: Wall) -> Self {
        Self { entry: entry.to_owned(), day, slot, kind, said: said.to_the_second() }
    }

    /// Returns the change of `kind` to `occurrence`, said at `said`.
    #[must_use]
    pub fn of(occurrence: &Occurrence<'_>, kind: Kind, said: Wall) -> Self {
        Self::new(&occurrence.entry.name, occurrence.planned_for, occurrence.slot, kind, said)
    }

    /// Returns the change as one line, without the line break.
    #[must_use]
    pub fn to_line(&self) -> String {
        let (change, to, at) = match self.kind {
            Kind::Skip => ("skip", None, None),
            Kind::Move { day, at } => ("move", Some(day.to_string()), Some(at.to_string())),
            Kind::PutOff { day, at } => ("put-off", Some(day.to_string()), Some(at.to_string())),
            Kind::Undo => ("undo", None, None),
        };
        let line = Line {
            v: VERSION,
            change: change.to_owned(),
            entry: self.entry.clone(),
            day: self.day.to_string(),
            slot: self.slot.map(|slot| slot.to_string()),
            to,
            at,
            said: self.said.to_string(),
        };
        // These types have nothing in them that cannot be written.
        serde_json::to_string(&line).unwrap_or_default()
    }

    /// Returns the day the occurrence was moved to, if it was.
    #[must_use]
    pub const fn to_day(&self) -> Option<Day> {
        match self.kind {
            Kind::Move { day, .. } | Kind::PutOff { day, .. } => Some(day),
            Kind::Skip | Kind::Undo => None,
        }
    }

    fn from_line(line: &str) -> Option<Self> {
        let line: Line = serde_json::from_str(line).ok().filter(|line: &Line| line.v == VERSION)?;
        let kind = match line.change.as_str() {
            "skip" => Kind::Skip,
            "move" => Kind::Move { day: Day::parse(&line.to?)?, at: ClockTime::parse(&line.at?)? },
            "put-off" => Kind::PutOff { day: Day::parse(&line.to?)?, at: ClockTime::parse(&line.at?)? },
            "undo" => Kind::Undo,
            _ => return None,
        };
        let entry = printable::clean(&line.entry).into_owned();
        let slot = match &line.slot {
            Some(slot) => Some(ClockTime::parse(slot)?),
            None => None,
        };
        Some(Self { entry, day: Day::parse(&line.day)?, slot, kind, said: Wall::parse(&line.said)? })
    }

    fn is_of_same_occurrence(&self, other: &Self) -> bool {
        self.entry == other.entry && self.day == other.day && self.slot == other.slot
    }
}

/// Returns the changes in `text` that stand, oldest first: what was taken back is gone, and so is what took it back.
/// Lines that are none are passed over, for a change lost leaves the occurrence as the schedule has it.
#[must_use]
pub fn read(text: &str) -> Vec<Change> {
    let mut standing: Vec<Change> = Vec::new();
    text.lines().filter_map(Change::from_line).for_each(|change| tell(&mut standing, change));
    standing
}

/// Adds a change to those that stand; one that takes back takes the last of its occurrence away.
pub fn tell(standing: &mut Vec<Change>, change: Change) {
    match change.kind {
        Kind::Skip | Kind::Move { .. } | Kind::PutOff { .. } => standing.push(change),
        Kind::Undo => {
            if let Some(last) = standing.iter().rposition(|other| other.is_of_same_occurrence(&change)) {
                standing.remove(last);
            }
        }
    }
}

/// What stands of a single occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Skipped,
    At(Day, ClockTime),
}

/// Returns what was said last of an occurrence, by `changes` that stand.
#[must_use]
pub fn said(changes: &[Change], entry: &str, day: Day, slot: Option<ClockTime>) -> Option<Said> {
    let is_of_it = |change: &&Change| change.entry == entry && change.day == day && change.slot == slot;
    changes.iter().rev().find(is_of_it).and_then(|change| match change.kind {
        Kind::Skip => Some(Said::Skipped),
        Kind::Move { day, at } | Kind::PutOff { day, at } => Some(Said::At(day, at)),
        Kind::Undo => None,
    })
}

/// Returns what puts an occurrence at `at` off `by` so long: from now, or from its time where that is still to come, to a
/// full minute.
#[must_use]
pub fn put_off(at: Wall, now: Wall, by: Duration, zone: &Zone) -> Kind {
    let then = at.max(now).plus(by).plus(Duration::from_secs(59));
    let then = zone.shown(then);
    Kind::PutOff { day: then.day(), at: then.time_of_day() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(entry: &str, day: &str, kind: Kind) -> Change {
        // Seldom is anything said on the second.
        let said = Wall::parse("2026-11-23T07:00:00.345+01:00").expect("a time");
        Change::new(entry, Day::parse(day).expect("a day"), None, kind, said)
    }

    fn text(changes: &[Change]) -> String {
        changes.iter().map(|change| change.to_line() + "\n").collect()
    }

    #[test]
    fn changes_come_back_from_their_lines_and_other_lines_do_no_harm() {
        let tuesday =
            Kind::Move { day: Day::parse("2026-11-24").expect("a day"), at: ClockTime::parse("18:05").expect("a time") };
        let one_of_several = Change { slot: ClockTime::parse("10:30"), ..change("Desk", "2026-11-23", Kind::Skip) };
        let changes = [change("Back", "2026-11-23", Kind::Skip), change("Hips", "2026-11-23", tuesday), one_of_several];
        assert_eq!(read(&text(&changes)), changes);
        let torn = text(&changes).replace("\n{", "\n\n{\"v\":1,\"change\":\"sk\n{\"v\":2}\n{") + "{\"v\":1,";
        let torn = format!("{torn}\n{}\n", changes[2].to_line().replace("10:30", "25:00"));
        assert_eq!(read(&torn), changes);
    }

    #[test]
    fn what_is_put_off_is_put_off_from_now_or_from_its_time() {
        let wall = |text: &str| Wall::parse(&format!("2026-11-23T{text}+01:00")).expect("a time");
        let zone = Zone::fixed(wall("00:00:00"));
        for (at, now, minutes, then) in [
            ("07:30:00", "07:33:00", 10, "2026-11-23 07:43"),
            ("07:30:00", "07:33:12", 10, "2026-11-23 07:44"),
            ("07:30:00", "07:20:00", 10, "2026-11-23 07:40"),
            ("23:55:00", "23:55:30", 60, "2026-11-24 00:56"),
        ] {
            let kind = put_off(wall(at), wall(now), Duration::from_secs(minutes * 60), &zone);
            let Kind::PutOff { day, at } = kind else { panic!("{kind:?}") };
            assert_eq!(format!("{day} {at}"), then);
        }
    }

    #[test]
    fn taking_back_takes_the_last_that_was_said_of_that_occurrence() {
        let skip = change("Back", "2026-11-23", Kind::Skip);
        let other = change("Back", "2026-11-24", Kind::Skip);
        let undo = change("Back", "2026-11-23", Kind::Undo);
        assert_eq!(read(&text(&[skip.clone(), other.clone(), undo.clone()])), [other]);
        let standing = [skip.clone()];
        assert_eq!(read(&text(&[skip.clone(), skip.clone(), undo.clone()])), standing);
        assert_eq!(read(&text(&[undo, skip])), standing);
    }
}
