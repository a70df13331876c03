//! Which routine belongs to which week: one made for it, or one whose turn it is; and what was shown stays for the week.

pub mod monday;
mod pin;
pub mod turns;

pub use pin::{Kept, KeptStep, Made, Pin};

use crate::model::words::Weekly;
use crate::model::{Id, Library, Routine};
use crate::time::Week;
use monday::{Focus, Terms};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the routines of the weeks follow from, besides the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    pub way: Weekly,
    /// Those that take turns; empty for all that say so themselves.
    pub list: Vec<Id>,
    pub terms: Terms,
    pins: Vec<Pin>,
    /// What was made for weeks and pinned, as the library has it now.
    pinned: BTreeMap<Week, Made>,
    /// What was made since for others.
    made: BTreeMap<Week, Made>,
}

/// Returns the id of the routine of `week`, which is known before the routine is: what is pinned, if it `holds`, else
/// that of the one to be made, or of the one whose turn it is.
#[must_use]
pub fn id_of(week: Week, way: Weekly, pins: &[Pin], turning: &[&Id], holds: impl Fn(&Pin) -> bool) -> Option<Id> {
    let pinned = pins.iter().rev().find(|pin| pin.week == week);
    match (pinned.filter(|pin| holds(pin)), way) {
        (Some(pin), _) => Some(pin.routine.clone()),
        (None, Weekly::New) => Some(monday::id(week)),
        (None, Weekly::Turns) => turning.get(turns::turn(week, turning.len())?).copied().cloned(),
    }
}

impl Rotation {
    #[must_use]
    pub fn new(way: Weekly, list: Vec<Id>, terms: Terms, pins: Vec<Pin>) -> Self {
        Self { way, list, terms, pins, pinned: BTreeMap::new(), made: BTreeMap::new() }
    }

    /// Returns the pins that were kept.
    #[must_use]
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// Takes pins that were kept elsewhere in place of its own; [`Self::look_up`] comes next.
    pub fn take_pins(&mut self, pins: Vec<Pin>) {
        self.pins = pins;
    }

    /// Takes from `library` what is pinned, and forgets what was made of another.
    pub fn look_up(&mut self, library: &Library) {
        self.made.clear();
        self.pinned.clear();
        for pin in &self.pins {
            match pin.kept.as_ref().and_then(|kept| kept.made(&pin.routine, library, &self.terms)) {
                Some(made) => self.pinned.insert(pin.week, made),
                None => self.pinned.remove(&pin.week),
            };
        }
    }

    /// Makes the routines of `count` weeks from `first` on, where weeks get one made and have none yet. It takes a while:
    /// each follows from all before it.
    pub fn make(&mut self, first: Week, count: u16, library: &Library) {
        let mut weeks = (0..i64::from(count)).map(|ahead| first.plus(ahead));
        if self.way == Weekly::Turns || weeks.all(|week| self.is_pinned(week, library) || self.made.contains_key(&week)) {
            return;
        }
        for monday in monday::mondays(first, count, library, &self.terms) {
            let week = monday.week;
            if !self.is_pinned(week, library) {
                self.made.insert(week, Made::of(monday, library));
            }
        }
    }

    /// Returns the routine of `week`; `None` where there is none, or none was made yet.
    #[must_use]
    pub fn routine_of<'a>(&'a self, week: Week, library: &'a Library) -> Option<&'a Arc<Routine>> {
        if let Some(pinned) = self.pinned_of_library(week, library) {
            return Some(pinned);
        }
        match (self.pinned.get(&week).or_else(|| self.made.get(&week)), self.way) {
            (Some(made), _) => Some(&made.routine),
            (None, Weekly::New) => None,
            (None, Weekly::Turns) => {
                let turning = self.turning(library);
                turning.get(turns::turn(week, turning.len())?).copied()
            }
        }
    }

    /// Returns the id of the routine of `week`, which is known before it is made.
    #[must_use]
    pub fn id_of(&self, week: Week, library: &Library) -> Option<Id> {
        let turning: Vec<&Id> = self.turning(library).into_iter().map(|routine| &routine.id).collect();
        id_of(week, self.way, &self.pins, &turning, |_| self.is_pinned(week, library))
    }

    /// Returns a routine that was made, by its id.
    #[must_use]
    pub fn named(&self, id: &Id) -> Option<&Arc<Routine>> {
        self.all_made().map(|made| &made.routine).find(|routine| routine.id == *id)
    }

    /// Returns why each step of a routine that was made is in it; nothing for others.
    #[must_use]
    pub fn why(&self, id: &Id) -> &[String] {
        self.all_made().find(|made| made.routine.id == *id).map_or(&[], |made| &made.why)
    }

    /// Returns what `week` is about, where one is made for it.
    #[must_use]
    pub fn focus_of(&self, week: Week) -> Option<Focus> {
        (self.way == Weekly::New).then(|| Focus::of(week))
    }

    /// Pins the routine of `week`; returns the pin if there was none.
    pub fn pin(&mut self, week: Week, library: &Library) -> Option<Pin> {
        if self.is_pinned(week, library) {
            return None;
        }
        self.make(week, 1, library);
        let routine = self.routine_of(week, library)?.id.clone();
        let made = self.made.remove(&week);
        let pin = Pin { week, routine, kept: made.as_ref().map(Made::kept) };
        self.pinned.extend(made.map(|made| (week, made)));
        self.pins.push(pin.clone());
        Some(pin)
    }

    /// Whether `week` has a pin that still holds.
    fn is_pinned(&self, week: Week, library: &Library) -> bool {
        self.pinned_of_library(week, library).is_some() || self.pinned.contains_key(&week)
    }

    fn all_made(&self) -> impl Iterator<Item = &Made> {
        self.pinned.values().chain(self.made.values())
    }

    fn pinned_of_library<'a>(&self, week: Week, library: &'a Library) -> Option<&'a Arc<Routine>> {
        let last = self.pins.iter().rev().find(|pin| pin.week == week)?;
        last.kept.is_none().then(|| library.routine(last.routine.as_str())).flatten()
    }

    /// The routines that take turns. The library lists them by id, so that every machine with the same files shuffles
    /// the same list.
    fn turning<'a>(&self, library: &'a Library) -> Vec<&'a Arc<Routine>> {
        let turns = |routine: &&Arc<Routine>| {
            if self.list.is_empty() { routine.rotation } else { self.list.contains(&routine.id) }
        };
        library.routines().filter(turns).collect()
    }
}
