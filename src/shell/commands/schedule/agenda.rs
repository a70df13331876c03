//! What commands read to know the schedule: all of it, or no more than what is next takes.

use super::super::super::{clock, embed, pins, store};
use super::super::{World, week};
use crate::app::Files;
use crate::history::{History, Record};
use crate::load;
use crate::model::{Id, Planned, Schedule};
use crate::rotation::{Pin, turn};
use crate::schedule::{Calendar, Change, Occurrence, change};
use crate::time::{Day, Wall, Week, Zone};

/// The schedule, and all that says how its occurrences stand.
pub(in super::super) struct Agenda {
    pub(in super::super) schedule: Schedule,
    pub(in super::super) changes: Vec<Change>,
    pub(in super::super) now: Wall,
    /// How many were found in the files that were read.
    pub(in super::super) problems: usize,
    records: Vec<Record>,
    zone: Zone,
    routines: Vec<Title>,
    pins: Vec<Pin>,
}

/// A routine, as far as the schedule shows it.
struct Title {
    id: Id,
    name: String,
    rotation: bool,
}

impl Agenda {
    /// Reads all of the user's files, for the days up to `last`.
    pub(in super::super) fn whole(world: &World, last: Option<Day>) -> Self {
        let Files { library, schedule, problems, .. } = world.files();
        let titles = library.routines().map(|routine| Title {
            id: routine.id.clone(),
            name: routine.name.clone(),
            rotation: routine.rotation,
        });
        Self::with(world, schedule, problems.len(), titles.collect(), last)
    }

    /// Reads what is needed to know what is next: the shipped routines are not loaded for their names.
    pub(in super::super) fn of_next(world: &World) -> Self {
        let alone = world.paths.as_ref().map_or_else(|| Some(Vec::new()), |paths| store::schedule_alone(&paths.config));
        // With other files of the user's own, only loading can tell which routines there are.
        let Some(own) = alone else { return Self::whole(world, None) };
        let titles = embed::titles();
        let ids: Vec<&str> = titles.iter().map(|title| title.id).collect();
        let (schedule, problems) = load::load_schedule(&own, &ids);
        let titles = titles.into_iter().map(|title| Title { id: Id::new(title.id), name: title.name, rotation: title.rotation });
        Self::with(world, schedule, problems.len(), titles.collect(), None)
    }

    fn with(world: &World, schedule: Schedule, problems: usize, routines: Vec<Title>, last: Option<Day>) -> Self {
        let now = world.clock().now().wall;
        let paths = world.paths.as_ref();
        // From today on, the last records are all that count.
        let recent = paths.map(store::recent_history).unwrap_or_default();
        let (history, _) = History::read(recent.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let changes = paths.map(|paths| change::read(&store::lossy(&paths.schedule_changes()))).unwrap_or_default();
        let furthest = changes.iter().filter_map(Change::to_day).chain(schedule.last_date()).chain(last).max();
        let zone = clock::zone(now, furthest);
        Self { schedule, changes, now, problems, records: history.records().to_vec(), zone, routines, pins: pins(paths) }
    }

    /// Returns which routine each week has.
    pub(in super::super) fn monday(&self) -> impl Fn(Week) -> Option<Id> {
        let turns: Vec<&Id> = self.routines.iter().filter(|title| title.rotation).map(|title| &title.id).collect();
        move |week| {
            let pinned = self.pins.iter().rev().find(|pin| pin.week == week).map(|pin| &pin.routine);
            let pinned = pinned.filter(|id| self.name_of(id).is_some());
            pinned.or_else(|| turns.get(turn(week, turns.len())?).copied()).cloned()
        }
    }

    pub(in super::super) fn calendar<'a>(&'a self, monday: &'a dyn Fn(Week) -> Option<Id>) -> Calendar<'a> {
        Calendar { schedule: &self.schedule, zone: &self.zone, changes: &self.changes, records: &self.records, monday }
    }

    pub(in super::super) fn name_of(&self, id: &Id) -> Option<&str> {
        self.routines.iter().find(|title| title.id == *id).map(|title| title.name.as_str())
    }

    /// The Monday routine of this week, once shown, stays for the week.
    pub(in super::super) fn pin(&self, world: &World, shown: &[Occurrence<'_>]) {
        let week = self.now.day().week();
        let is_its_routine =
            |occurrence: &&Occurrence<'_>| occurrence.entry.planned == Planned::Monday && occurrence.day.week() == week;
        let routine = shown.iter().find(is_its_routine).and_then(|occurrence| occurrence.routine.clone());
        let is_pinned = self.pins.iter().any(|pin| pin.week == week);
        if let (Some(paths), Some(routine), false) = (&world.paths, routine, is_pinned) {
            week::keep_pin(paths, &Pin { week, routine });
        }
    }

    /// What to say where there is no entry, or none that comes.
    pub(in super::super) fn nothing(&self) -> String {
        if self.schedule.entries.is_empty() {
            "Nothing is scheduled. To begin: supple schedule add monday --at 07:30 --days weekdays\n".to_owned()
        } else {
            "Nothing more is scheduled.\n".to_owned()
        }
    }
}
