//! What the schedule holds, as the screens show it; and what is changed of it.

use super::effect::{Edit, Effect};
use super::{App, Page, Tab};
use crate::history::Record;
use crate::model::{Entry, Id, Planned, Purpose, Routine, When};
use crate::schedule::change::{self, Change, Kind};
use crate::schedule::several::{Several, once_a_day};
use crate::schedule::{Calendar, Occurrence, State, window};
use crate::time::{ClockTime, Day, Moment, Wall, Week};
use std::sync::Arc;
use std::time::Duration;

/// One time that an entry of the schedule is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The name of the entry.
    pub name: String,
    pub at: Wall,
    pub day: Day,
    /// The day for which the entry plans it, moved or not, and the time where it plans several.
    pub planned_for: Day,
    pub slot: Option<ClockTime>,
    pub planned: Planned,
    pub routine: Option<Id>,
    pub state: State,
    /// So long before and after its time it is due, in milliseconds.
    pub window: i64,
    /// When the session that it was done in was started.
    pub done_at: Option<Wall>,
    pub purpose: Option<Purpose>,
    pub note: Option<String>,
    /// Its entry names the time itself.
    pub has_own_time: bool,
    /// How those of its day stand, where its entry has several and this is shown for all.
    pub several: Option<Several>,
}

impl Appointment {
    /// Returns whether it can be put off: what is over can only be done.
    #[must_use]
    pub const fn can_be_put_off(&self) -> bool {
        self.state.is_open()
    }

    fn of((occurrence, several): (Occurrence<'_>, Option<Several>)) -> Self {
        let Entry { name, planned, when, purpose, note, .. } = occurrence.entry;
        Self {
            name: name.clone(),
            at: occurrence.at,
            day: occurrence.day,
            planned_for: occurrence.planned_for,
            slot: occurrence.slot,
            planned: planned.clone(),
            window: window(occurrence.entry),
            routine: occurrence.routine,
            state: occurrence.state,
            done_at: occurrence.done_at,
            purpose: *purpose,
            note: note.clone(),
            has_own_time: matches!(when, When::Weekly { .. } | When::Once { .. }),
            several,
        }
    }
}

/// A row of the Week screen.
#[derive(Clone, Debug, PartialEq)]
pub enum WeekRow {
    Day(Day),
    Planned(Appointment),
    /// A session nothing had planned.
    Session(Record),
}

impl App {
    /// Returns what is planned from `first` to `last`, in the order of time; what comes several times a day, once a day.
    #[must_use]
    pub fn appointments(&self, first: Day, last: Day) -> Vec<Appointment> {
        let between = |calendar: &Calendar<'_>| {
            let all = once_a_day(calendar.between(first, last, self.now.wall));
            all.into_iter().map(Appointment::of).collect()
        };
        self.ask_calendar(first, between)
    }

    /// Returns what is due now, else the first that comes.
    #[must_use]
    pub fn next_appointment(&self) -> Option<Appointment> {
        let first = self.now.wall.day().plus(-1);
        self.ask_calendar(first, |calendar| calendar.next(self.now.wall).map(|next| Appointment::of((next, None))))
    }

    fn ask_calendar<T>(&self, first: Day, ask: impl FnOnce(&Calendar<'_>) -> T) -> T {
        let monday = |week: Week| self.rotation.id_of(week, &self.library);
        // A session just after midnight may be that of the evening before.
        let records = self.history.since(first.plus(-2));
        ask(&Calendar { schedule: &self.schedule, zone: &self.zone, changes: &self.changes, records, monday: &monday })
    }

    /// Returns what is planned for today, or due now, and neither done nor skipped.
    #[must_use]
    pub fn open_today(&self) -> Vec<Appointment> {
        let today = self.now.wall.day();
        let mut all = self.appointments(today.plus(-1), today.plus(1));
        all.retain(|appointment| match appointment.state {
            State::Due => true,
            State::Later => appointment.day == today,
            // Of breaks that are over, nobody is told.
            State::Missed => appointment.day == today && appointment.several.is_none(),
            State::Done | State::Skipped => false,
        });
        all
    }

    /// Returns the routine of an appointment.
    #[must_use]
    pub fn routine_of(&self, appointment: &Appointment) -> Option<&Arc<Routine>> {
        self.routine_named(appointment.routine.as_ref()?)
    }

    /// Returns the week that the Week screen shows.
    #[must_use]
    pub fn shown_week(&self) -> Week {
        self.now.wall.day().week().plus(self.week.ahead)
    }

    /// Returns whether a Monday routine is planned for any day.
    #[must_use]
    pub fn plans_mondays(&self) -> bool {
        self.schedule.entries.iter().any(|entry| entry.planned == Planned::Monday)
    }

    /// Returns the rows of the Week screen: each day, what is planned for it, what else was done.
    #[must_use]
    pub fn week_rows(&self) -> Vec<WeekRow> {
        let monday = self.shown_week().monday();
        let sunday = monday.plus(6);
        // A session just after midnight may be that of the evening before.
        let appointments = self.appointments(monday.plus(-1), sunday.plus(1));
        let is_planned = |record: &Record| {
            let of_record = |planned: &&Appointment| planned.routine.as_ref().is_some_and(|id| id.as_str() == record.routine);
            let mut done = appointments.iter().filter(of_record).filter_map(|planned| planned.done_at);
            done.any(|at| Wall::parse(&record.started) == Some(at))
        };
        let mut rows = Vec::new();
        for day in monday.through(sunday) {
            rows.push(WeekRow::Day(day));
            let of_day = appointments.iter().filter(|appointment| appointment.day == day);
            let mut of_time: Vec<(Option<Wall>, WeekRow)> =
                of_day.map(|appointment| (Some(appointment.at), WeekRow::Planned(appointment.clone()))).collect();
            let others = self.history.of_day(day).filter(|record| !is_planned(record));
            of_time.extend(others.map(|record| (Wall::parse(&record.started), WeekRow::Session(record.clone()))));
            of_time.sort_by_key(|(at, _)| *at);
            rows.extend(of_time.into_iter().map(|(_, row)| row));
        }
        rows
    }

    /// Goes to a main screen; Week opens at today.
    pub(super) fn go_to_tab(&mut self, tab: Tab) {
        self.tab = tab;
        self.week.sheet = None;
        if tab == Tab::Week {
            self.week.ahead = 0;
            self.choose_today();
        }
    }

    /// Chooses what is still to be done today, or the day itself.
    pub(super) fn choose_today(&mut self) {
        let today = self.now.wall.day();
        let rows = self.week_rows();
        let is_open = |row: &WeekRow| matches!(row, WeekRow::Planned(planned) if planned.day == today && planned.state.is_open());
        let row = rows.iter().position(is_open).or_else(|| rows.iter().position(|row| *row == WeekRow::Day(today)));
        self.week.chosen.go_to(row.unwrap_or(0), rows.len());
    }

    pub(super) fn chosen_row(&self) -> Option<WeekRow> {
        self.week_rows().into_iter().nth(self.week.chosen.index())
    }

    /// The day the chosen row belongs to.
    pub(super) fn chosen_day(&self) -> Day {
        let rows = self.week_rows();
        let above = rows.iter().take(self.week.chosen.index() + 1).rev();
        let day = above.into_iter().find_map(|row| if let WeekRow::Day(day) = row { Some(*day) } else { None });
        day.unwrap_or_else(|| self.now.wall.day())
    }

    pub(super) fn chosen_appointment(&self) -> Option<Appointment> {
        if let Some(WeekRow::Planned(appointment)) = self.chosen_row() { Some(appointment) } else { None }
    }

    /// Starts what is planned in the chosen row, or shows what was done.
    pub(super) fn start_planned(&mut self, effects: &mut Vec<Effect>) {
        match self.chosen_row() {
            Some(WeekRow::Planned(appointment)) => self.start_appointment(&appointment, effects),
            Some(WeekRow::Session(record)) => {
                self.pages.push(Page::Record(super::screen::RecordPage { record, scroll: 0 }));
            }
            Some(WeekRow::Day(_)) => self.open_add_sheet(),
            None => {}
        }
    }

    /// Skips the chosen occurrence, or takes the last that was said of it back.
    pub(super) fn skip_planned(&mut self, effects: &mut Vec<Effect>) {
        let Some(appointment) = self.chosen_appointment().filter(|planned| planned.state != State::Done) else { return };
        let skipped = appointment.state == State::Skipped;
        let kind = if skipped { Kind::Undo } else { Kind::Skip };
        self.change(&appointment, kind, effects);
        self.notify(if skipped { "On again." } else { "Skipped this time. The same key takes it back." });
    }

    pub(super) fn change(&mut self, appointment: &Appointment, kind: Kind, effects: &mut Vec<Effect>) {
        let change = Change::new(&appointment.name, appointment.planned_for, appointment.slot, kind, self.now.wall);
        change::tell(&mut self.changes, change.clone());
        effects.push(Effect::Change(change));
    }

    /// Removes the chosen entry, once it was asked for twice.
    pub(super) fn remove_planned(&mut self, effects: &mut Vec<Effect>) {
        let Some(name) = self.chosen_appointment().map(|appointment| appointment.name) else { return };
        // The question stands as long as it is on the screen.
        if self.week.removing.as_ref() != Some(&name) || self.notice.is_none() {
            let key = self.config.keymap.sign(crate::command::Command::RemovePlanned);
            self.notify(format!("{key} again takes \"{name}\" out of the schedule, for every week."));
            self.week.removing = Some(name);
            return;
        }
        self.week.removing = None;
        self.edit(Edit::Remove(name), effects);
        self.notify("Taken out of the schedule.");
    }

    /// Changes the schedule here and in the user's file.
    pub(super) fn edit(&mut self, edit: Edit, effects: &mut Vec<Effect>) {
        // What cannot be written is taken back.
        self.schedule_before.get_or_insert_with(|| self.schedule.clone());
        let entries = &mut self.schedule.entries;
        match &edit {
            Edit::Add(entry) => entries.push(entry.clone()),
            Edit::Remove(name) => entries.retain(|entry| entry.name != *name),
            Edit::SetWhen { name, when } => {
                if let Some(entry) = entries.iter_mut().find(|entry| entry.name == *name) {
                    entry.when.clone_from(when);
                }
            }
        }
        let rows = self.week_rows().len();
        self.week.chosen.go_to(self.week.chosen.index(), rows);
        effects.push(Effect::EditSchedule(edit));
    }

    /// The schedule could not be written: it is as it was.
    pub(super) fn keep_schedule(&mut self, why: &str) {
        if let Some(before) = self.schedule_before.take() {
            self.schedule = before;
        }
        self.notify(format!("The schedule is left as it was: {why}"));
    }

    /// A name for an entry that no other has.
    pub(super) fn free_name(&self, wanted: &str) -> String {
        let numbered = (2..).map(|number| format!("{wanted} {number}"));
        let is_free = |name: &String| self.schedule.entry(name).is_none();
        std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
    }

    /// Returns when the day ends, which every screen shows, or something planned becomes due or is missed, where that is
    /// on the screen.
    pub(super) fn plan_wake(&self) -> Option<Moment> {
        let shown = self.pages.is_empty() && matches!(self.tab, Tab::Today | Tab::Week);
        let now = self.now;
        let today = now.wall.day();
        let midnight = self.zone.wall(today.plus(1), ClockTime::MIDNIGHT);
        let mut moments: Vec<i64> = vec![midnight.millis_since(now.wall)];
        // Around midnight, something of the day beside it may be due.
        for appointment in shown.then(|| self.appointments(today.plus(-1), today.plus(1))).into_iter().flatten() {
            let left = appointment.at.millis_since(now.wall);
            moments.extend([left - appointment.window, left + appointment.window + 1]);
        }
        let soonest = moments.into_iter().filter(|left| *left > 0).min()?;
        self.loaded.then(|| now.moment.plus(Duration::from_millis(soonest.unsigned_abs())))
    }

    pub(super) fn entry_of(planned: Planned, name: String, when: When, purpose: Option<Purpose>) -> Entry {
        Entry { purpose, ..Entry::new(name, planned, when) }
    }
}
