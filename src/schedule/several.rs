//! Breaks that come every so often, told once a day: a list of what is planned is no list of all of them.

use super::{Occurrence, State};
use crate::time::Day;
use std::collections::BTreeMap;

/// How those of a day stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Several {
    pub done: usize,
    /// Those skipped are not among them.
    pub of: usize,
}

impl Several {
    /// Returns how they stand: `2 of 11 done`. Of none, no reproach: `11 times`.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self { done: 0, of: 1 } => "once".to_owned(),
            Self { done: 0, of } => format!("{of} times"),
            Self { done, of } => format!("{done} of {of} done"),
        }
    }
}

/// Returns the occurrences, which are in the order of time: of an entry's several a day only the first that is open,
/// or where none is, the last.
#[must_use]
pub fn once_a_day<'a>(all: Vec<Occurrence<'a>>) -> Vec<(Occurrence<'a>, Option<Several>)> {
    let mut of_day: BTreeMap<(&'a str, Day), (usize, Several)> = BTreeMap::new();
    for (place, occurrence) in all.iter().enumerate().filter(|(_, occurrence)| occurrence.slot.is_some()) {
        let key = (occurrence.entry.name.as_str(), occurrence.planned_for);
        let (shown, several) = of_day.entry(key).or_insert((place, Several { done: 0, of: 0 }));
        if !all.get(*shown).is_some_and(|shown| shown.state.is_open()) {
            *shown = place;
        }
        several.done += usize::from(occurrence.state == State::Done);
        several.of += usize::from(occurrence.state != State::Skipped);
    }
    let shown: BTreeMap<usize, Several> = of_day.into_values().collect();
    let keep = |(place, occurrence): (usize, Occurrence<'a>)| match shown.get(&place) {
        Some(several) => Some((occurrence, Some(*several))),
        None if occurrence.slot.is_some() => None,
        None => Some((occurrence, None)),
    };
    all.into_iter().enumerate().filter_map(keep).collect()
}
