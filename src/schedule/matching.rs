//! Which session was which occurrence: each counts for one, the nearest first.

use super::{Occurrence, State, WINDOW};
use crate::history::Record;
use crate::time::{Day, Wall};
use std::collections::BTreeMap;

/// A session that may have been one of the occurrences.
struct Session {
    started: Wall,
    counted: bool,
}

/// Marks as done the occurrences of whose routine a session was started on their day, or within their window; what
/// is skipped stays so. All occurrences are of the days from `first` to `last`.
///
/// Of all pairs of session and occurrence the nearest is settled first, so that one session never counts twice.
pub(super) fn settle(occurrences: &mut [Occurrence<'_>], records: &[Record], first: Day, last: Day) {
    let mut sessions: Vec<Session> = Vec::new();
    let mut of_day: BTreeMap<(&str, Day), Vec<usize>> = BTreeMap::new();
    // A date comes first in what a record says, so most records need not be read at all.
    let days = first.plus(-1).to_string()..=last.plus(1).to_string();
    let is_near = |record: &&Record| record.started.get(..10).is_some_and(|day| days.contains(&day.to_owned()));
    for record in records.iter().filter(is_near).filter(|record| record.held() > 0) {
        if let Some(started) = Wall::parse(&record.started) {
            of_day.entry((&record.routine, started.day())).or_default().push(sessions.len());
            sessions.push(Session { started, counted: false });
        }
    }
    let mut pairs: Vec<(i64, Wall, Wall, usize, usize)> = Vec::new();
    for (place, occurrence) in occurrences.iter().enumerate() {
        let Some(routine) = occurrence.routine.as_ref().filter(|_| occurrence.state != State::Skipped) else { continue };
        for day in [-1, 0, 1].map(|days| occurrence.day.plus(days)) {
            for number in of_day.get(&(routine.as_str(), day)).into_iter().flatten() {
                let Some(session) = sessions.get(*number) else { continue };
                let apart = session.started.millis_since(occurrence.at).abs();
                if day == occurrence.day || apart <= WINDOW {
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
