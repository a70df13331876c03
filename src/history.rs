//! What was done: records of sessions, as lines and as sums.

mod goal;
pub mod pin;
pub mod record;
mod sums;

pub use goal::Standing;
pub use record::{Outcome, Record, Seconds, StepRecord};
pub use sums::AreaSums;

use crate::model::words::Skip;
use crate::model::{Id, Library};
use crate::problem::Problem;
use crate::time::{Day, Wall, Week};
use std::collections::{BTreeMap, BTreeSet};

/// Every record that could be read, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    records: Vec<Record>,
    /// The local day each of them started on.
    days: Vec<Day>,
    met: BTreeSet<String>,
    /// Where the record of each session is, by its start and routine.
    places: BTreeMap<(String, String), usize>,
}

impl History {
    /// Reads the lines of `files` (name and content); a line that is no record is a problem, and is left alone.
    #[must_use]
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Self, Vec<Problem>) {
        let mut records: Vec<Record> = Vec::new();
        let mut problems = Vec::new();
        for (file, text) in files {
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                let span = start..start + line.trim_end().len();
                start += line.len();
                if line.trim().is_empty() {
                    continue;
                }
                match Record::from_line(line) {
                    Ok(record) => records.push(record),
                    Err(why) => {
                        let problem = Problem::in_text(file, text, span, &format!("this line is no record: {why}"));
                        problems.push(problem.hint("it is left as it is; the other lines count").warning());
                    }
                }
            }
        }
        let mut history = Self::default();
        records.sort_by_key(|record| Wall::parse(&record.started));
        for record in records {
            history.add(record);
        }
        (history, problems)
    }

    /// Adds a record. Of a session that was stopped and later taken up again, the longer record counts.
    pub fn add(&mut self, record: Record) {
        // Reading refuses a record whose start is no time, and a session always has one.
        let Some(day) = Wall::parse(&record.started).map(Wall::day) else { return };
        self.met.extend(record.steps.iter().filter(|step| step.held.total() > 0).map(|step| step.stretch.clone()));
        let session = (record.started.clone(), record.routine.clone());
        let known = self.places.get(&session).and_then(|place| self.records.get_mut(*place));
        match known {
            Some(other) if other.held() <= record.held() => *other = record,
            Some(_) => {}
            None => {
                self.places.insert(session, self.records.len());
                self.days.push(day);
                self.records.push(record);
            }
        }
    }

    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Returns the records with the local days they started on.
    fn dated(&self) -> impl Iterator<Item = (&Record, Day)> {
        self.records.iter().zip(self.days.iter().copied())
    }

    /// Returns the records of `first` and later days.
    #[must_use]
    pub fn since(&self, first: Day) -> &[Record] {
        // They are in the order of time, but for those of other machines whose clocks differ: nothing is missed by that.
        let from = self.days.iter().position(|day| *day >= first).unwrap_or(self.days.len());
        self.records.get(from..).unwrap_or_default()
    }

    /// Returns the records of `day`.
    pub fn of_day(&self, day: Day) -> impl Iterator<Item = &Record> {
        self.dated().filter(move |(_, own)| *own == day).map(|(record, _)| record)
    }

    /// Returns whether the user has done `stretch` before.
    #[must_use]
    pub fn has_met(&self, stretch: &Id) -> bool {
        self.met.contains(stretch.as_str())
    }

    /// Returns the stretches that were left out for good, and not done since.
    #[must_use]
    pub fn never(&self) -> BTreeSet<Id> {
        let mut never = BTreeSet::new();
        for step in self.records.iter().flat_map(|record| &record.steps) {
            let id = Id::new(&step.stretch);
            match step.skipped {
                Some(Skip::Never) => never.insert(id),
                _ if step.held.total() > 0 => never.remove(&id),
                _ => false,
            };
        }
        never
    }

    /// Returns the home regions of what hurt on `day`.
    #[must_use]
    pub fn hurt_on(&self, day: Day) -> BTreeSet<Id> {
        let steps = self.of_day(day).flat_map(|record| &record.steps);
        steps.filter(|step| step.skipped == Some(Skip::Hurts)).map(|step| Id::new(&step.region)).collect()
    }

    /// Returns how many sessions since `first` held each stretch.
    #[must_use]
    pub fn times_since(&self, first: Day) -> BTreeMap<Id, u32> {
        let mut times: BTreeMap<Id, u32> = BTreeMap::new();
        for step in self.since(first).iter().flat_map(|record| &record.steps).filter(|step| step.held.total() > 0) {
            *times.entry(Id::new(&step.stretch)).or_default() += 1;
        }
        times
    }

    /// Returns the seconds held in `week` by home area, in the library's order; areas without any are left out.
    #[must_use]
    pub fn seconds_by_area(&self, week: Week, library: &Library) -> Vec<(Id, u64)> {
        let mut sums: BTreeMap<Id, u64> = BTreeMap::new();
        for (record, _) in self.dated().filter(|(_, day)| day.week() == week) {
            for (area, seconds) in record.seconds_by_area(library) {
                *sums.entry(area).or_default() += seconds;
            }
        }
        in_library_order(&sums, library)
    }
}

/// Returns `sums` in the order of the library's areas, without zeros.
fn in_library_order(sums: &BTreeMap<Id, u64>, library: &Library) -> Vec<(Id, u64)> {
    let of = |id: &Id| sums.get(id).copied().filter(|seconds| *seconds > 0).map(|seconds| (id.clone(), seconds));
    library.areas().iter().filter_map(|area| of(&area.id)).collect()
}
