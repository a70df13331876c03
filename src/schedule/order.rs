//! What is next: the first that is open, looked for a few weeks at a time, and never past where there can be none.

use super::{Calendar, Change, Occurrence};
use crate::model::Entry;
use crate::time::{Day, Wall};

/// Days looked through at a time.
const AT_A_TIME: i64 = 14;

impl<'a> Calendar<'a> {
    pub(super) fn next_that(&self, now: Wall, wanted: impl Fn(&Entry) -> bool) -> Option<Occurrence<'a>> {
        let mut first = now.day().plus(-1);
        let end = self.end_of_search(now.day());
        loop {
            let last = first.plus(AT_A_TIME);
            let occurrences = self.between(first, last, now);
            let open = occurrences.into_iter().find(|occurrence| occurrence.state.is_open() && wanted(occurrence.entry));
            match open {
                // What a night's last day holds may come after what the days beyond have.
                Some(open) if open.at.day() < last || last >= end => return Some(open),
                _ if last >= end => return None,
                _ => first = last.plus(-2),
            }
        }
    }

    /// The last day on which there may be the first that is open.
    fn end_of_search(&self, today: Day) -> Day {
        let first = today.plus(-1);
        // A change, a holiday, or a session done early takes at most the occurrence of one week, or of one day.
        let changes = self.changes.iter().filter(|change| change.day >= first).count();
        let holidays = self.schedule.holidays.iter().filter(|(_, last)| *last >= first);
        let off: i64 = holidays.map(|(from, to)| (to.days_since((*from).max(first)) / 7).saturating_add(1)).sum();
        let weeks = i64::try_from(changes).unwrap_or(i64::MAX / 64).saturating_add(off).saturating_add(2);
        let furthest = self.changes.iter().filter_map(Change::to_day).chain(self.schedule.last_date()).max();
        furthest.into_iter().chain([today.plus(weeks.min(i64::MAX / 64) * 7)]).max().unwrap_or(today)
    }
}
