//! What records add up to: seconds by day, by area and side, by week.

use super::{History, Seconds};
use crate::model::{Id, Library};
use crate::time::{Day, Week};
use std::collections::BTreeMap;

/// What was held in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaSums {
    pub area: Id,
    /// In the last of the weeks.
    pub week: Seconds,
    /// Seconds in each of the weeks, the last one last.
    pub weeks: Vec<u64>,
}

impl History {
    /// Returns the seconds held on each day that has any.
    #[must_use]
    pub fn seconds_by_day(&self) -> BTreeMap<Day, u64> {
        let mut sums = BTreeMap::new();
        for (record, day) in self.dated() {
            *sums.entry(day).or_default() += record.held();
        }
        sums.retain(|_, seconds| *seconds > 0);
        sums
    }

    /// Returns the seconds held in `week`, of regions that nothing has any more, too.
    #[must_use]
    pub fn seconds_in(&self, week: Week) -> u64 {
        self.dated().filter(|(_, day)| day.week() == week).map(|(record, _)| record.held()).sum()
    }

    /// Returns what was held in each area over `count` weeks up to `last`, in the library's order; areas without any are
    /// left out.
    #[must_use]
    pub fn by_area(&self, last: Week, count: usize, library: &Library) -> Vec<AreaSums> {
        let mut sums: BTreeMap<&Id, AreaSums> = BTreeMap::new();
        for (record, day) in self.dated() {
            let ago = usize::try_from(last.number() - day.week().number());
            let Some(place) = ago.ok().and_then(|ago| count.checked_sub(ago + 1)) else { continue };
            for step in record.steps.iter().filter(|step| step.held.total() > 0) {
                let Some(area) = library.area_of(&Id::new(&step.region)) else { continue };
                let none = || AreaSums { area: area.id.clone(), week: Seconds::default(), weeks: vec![0; count] };
                let sum = sums.entry(&area.id).or_insert_with(none);
                if let Some(seconds) = sum.weeks.get_mut(place) {
                    *seconds += step.held.total();
                }
                if place + 1 == count {
                    sum.week = sum.week.plus(step.held);
                }
            }
        }
        library.areas().iter().filter_map(|area| sums.remove(&area.id)).collect()
    }
}
