//! What commands read to know the schedule: all of it, or no more than what is next takes.

use super::super::super::{clock, embed, pins, store};
use super::super::{World, week};
use crate::app::Files;
use crate::config::{self, Config};
use crate::history::{History, Record};
use crate::load;
use crate::model::words::Weekly;
use crate::model::{Entry, Id, Planned, Schedule};
use crate::rotation::{self, Pin, monday};
use crate::schedule::{Calendar, Change, Occurrence, change};
use crate::session::Plan;
use crate::time::{Day, Wall, Week, Zone};
use std::time::Duration;

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
    mondays: config::Monday,
}

/// A routine, as far as the schedule shows it.
struct Title {
    id: Id,
    name: String,
    rotation: bool,
    /// Nobody who asks what is next asks for it.
    length: Option<Duration>,
}

impl Agenda {
    /// Reads all of the user's files, for the days up to `last`.
    pub(in super::super) fn whole(world: &World, last: Option<Day>) -> Self {
        let Files { library, schedule, problems, config, .. } = world.files();
        let titles = library.routines().map(|routine| Title {
            id: routine.id.clone(),
            name: routine.name.clone(),
            rotation: routine.rotation,
            length: Some(Plan::of(routine, |_| true).length()),
        });
        Self::with(world, &config, (schedule, problems.len()), titles.collect(), last)
    }

    /// Reads what is needed to know what is next: the shipped routines are not loaded for their names.
    pub(in super::super) fn of_next(world: &World) -> Self {
        let alone = world.paths.as_ref().map_or_else(|| Some(Vec::new()), |paths| store::schedule_alone(&paths.config));
        // With other files of the user's own, only loading can tell which routines there are.
        let Some(own) = alone else { return Self::whole(world, None) };
        let titles = embed::titles();
        let ids: Vec<&str> = titles.iter().map(|title| title.id).collect();
        let places = embed::places();
        let places: Vec<&str> = places.iter().map(Id::as_str).collect();
        let (schedule, problems) = load::load_schedule(&own, load::Known { routines: &ids, places: &places });
        let titles = titles.into_iter().map(|title| Title {
            id: Id::new(title.id),
            name: title.name,
            rotation: title.rotation,
            length: None,
        });
        // Nor are there settings.
        Self::with(world, &Config::default(), (schedule, problems.len()), titles.collect(), None)
    }

    fn with(
        world: &World,
        config: &Config,
        (schedule, problems): (Schedule, usize),
        routines: Vec<Title>,
        last: Option<Day>,
    ) -> Self {
        let now = world.clock().now().wall;
        let paths = world.paths.as_ref();
        // From today on, the last records are all that count.
        let recent = paths.map(store::recent_history).unwrap_or_default();
        let (history, _) = History::read(recent.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let changes = paths.map(|paths| change::read(&store::lossy(&paths.schedule_changes()))).unwrap_or_default();
        let furthest = changes.iter().filter_map(Change::to_day).chain(schedule.last_date()).chain(last).max();
        let zone = clock::zone(now, furthest);
        let (records, pins, mondays) = (history.records().to_vec(), pins(paths), config.monday.clone());
        Self { schedule, changes, now, problems, records, zone, routines, pins, mondays }
    }

    /// Returns which routine each week has: one that is made for it has its id before it is made.
    pub(in super::super) fn monday(&self) -> impl Fn(Week) -> Option<Id> {
        let list = &self.mondays.routines;
        let turns = |title: &&Title| if list.is_empty() { title.rotation } else { list.contains(&title.id) };
        let turning: Vec<&Id> = self.routines.iter().filter(turns).map(|title| &title.id).collect();
        move |week| {
            let holds = |pin: &Pin| pin.kept.is_some() || self.name_of(&pin.routine).is_some();
            rotation::id_of(week, self.mondays.way, &self.pins, &turning, holds)
        }
    }

    pub(in super::super) fn calendar<'a>(&'a self, monday: &'a dyn Fn(Week) -> Option<Id>) -> Calendar<'a> {
        Calendar { schedule: &self.schedule, zone: &self.zone, changes: &self.changes, records: &self.records, monday }
    }

    pub(in super::super) fn name_of(&self, id: &Id) -> Option<&str> {
        let made = || Some(monday::Focus::of(monday::week_of(id.as_str())?).in_words().0);
        self.routines.iter().find(|title| title.id == *id).map(|title| title.name.as_str()).or_else(made)
    }

    /// The name of what an entry plays, and how long that takes; of the Monday routine that of this week.
    pub(in super::super) fn routine_of(&self, entry: &Entry, monday: &dyn Fn(Week) -> Option<Id>) -> (String, Option<Duration>) {
        let id = match &entry.planned {
            Planned::Routine(id) => Some(id.clone()),
            Planned::Monday => monday(self.now.day().week()),
            Planned::Made(_) => None,
        };
        let title = id.and_then(|id| self.routines.iter().find(|title| title.id == id));
        let name = match (&entry.planned, title) {
            // Another each week: its name would soon be wrong.
            (Planned::Monday, _) => "The Monday routine".to_owned(),
            (_, title) => title.map(|title| title.name.clone()).unwrap_or_default(),
        };
        (name, title.and_then(|title| title.length))
    }

    /// The Monday routine of this week, once shown, stays for the week; of one that is made, no more is shown than what
    /// it is about.
    pub(in super::super) fn pin(&self, world: &World, shown: &[Occurrence<'_>]) {
        let week = self.now.day().week();
        let is_its_routine =
            |occurrence: &&Occurrence<'_>| occurrence.entry.planned == Planned::Monday && occurrence.day.week() == week;
        let routine = shown.iter().find(is_its_routine).and_then(|occurrence| occurrence.routine.clone());
        let is_pinned = self.pins.iter().any(|pin| pin.week == week);
        let takes_turns = self.mondays.way == Weekly::Turns;
        if let (Some(paths), Some(routine), false, true) = (&world.paths, routine, is_pinned, takes_turns) {
            week::keep_pin(paths, &Pin { week, routine, kept: None });
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
