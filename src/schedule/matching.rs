//! Which session was which occurrence: each counts for one, the nearest first.

use super::{Occurrence, State, window};
use crate::history::Record;
use crate::model::Planned;
use crate::time::{Day, Wall};
use std::collections::BTreeMap;

/// A session that may have been one of the occurrences.
struct Session<'r> {
    record: &'r Record,
    started: Wall,
    counted: bool,
}

/// Marks as done the occurrences that a session was one of; what is skipped stays so. All occurrences are of the days
/// from `first` to `last`.
///
/// Of all pairs of session and occurrence the nearest is settled first, so that one session never counts twice.
pub(super) fn settle(occurrences: &mut [Occurrence<'_>], records: &[Record], first: Day, last: Day) {
    let mut sessions: Vec<Session<'_>> = Vec::new();
    let mut of_day: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
    // A date comes first in what a record says, so most records need not be read at all.
    let days = first.plus(-1).to_string()..=last.plus(1).to_string();
    let is_near = |record: &&Record| record.started.get(..10).is_some_and(|day| days.contains(&day.to_owned()));
    for record in records.iter().filter(is_near).filter(|record| record.held() > 0) {
        if let Some(started) = Wall::parse(&record.started) {
            of_day.entry(started.day()).or_default().push(sessions.len());
            sessions.push(Session { record, started, counted: false });
        }
    }
    let mut pairs: Vec<(i64, Wall, Wall, usize, usize)> = Vec::new();
    for (place, occurrence) in occurrences.iter().enumerate().filter(|(_, occurrence)| occurrence.state != State::Skipped) {
        for day in [-1, 0, 1].map(|days| occurrence.day.plus(days)) {
            for number in of_day.get(&day).into_iter().flatten() {
                let Some(session) = sessions.get(*number) else { continue };
                if session.may_be(occurrence) {
                    let apart = session.started.millis_since(occurrence.at).abs();
                    pairs.push((apart, occurrence.at, session.started, place, *number));
                }
            }
        }
    }
    pairs.sort_unstable();
    for (_, _, _, place, number) in pairs {
        let (Some(occurrence), Some(session)) = (occurrences.get_mut(place), sessions.get_mut(number)) else { continue };
        if occurrence.state != State::Done && !session.counted {
            occurrence.state = State::Done;
            occurrence.done_at = Some(session.started);
            session.counted = true;
        }
    }
}

impl Session<'_> {
    /// Whether this may have been it: a session of its routine on its day, or within its window. A break from sitting is
    /// any session within its window; a routine that was made has the name of its entry.
    fn may_be(&self, occurrence: &Occurrence<'_>) -> bool {
        let is_in_time = self.started.millis_since(occurrence.at).abs() <= window(occurrence.entry);
        if occurrence.entry.when.is_several_a_day() {
            return is_in_time;
        }
        let is_it = match (&occurrence.entry.planned, &occurrence.routine) {
            (Planned::Made(_), _) => self.record.name == occurrence.entry.name,
            (Planned::Routine(_) | Planned::Monday, Some(routine)) => self.record.routine == routine.as_str(),
            (Planned::Routine(_) | Planned::Monday, None) => false,
        };
        is_it && (is_in_time || self.started.day() == occurrence.day)
    }
}
