//! The sheet of the Week screen: opened, turned, and what it asks for done.

use super::App;
use super::effect::{Edit, Effect};
use super::planned::Appointment;
use super::screen::week::{Rhythm, Sheet, Wish};
use crate::model::{Planned, Weekday, When};
use crate::schedule::change::Kind;
use crate::schedule::{Change, State};
use crate::time::ClockTime;

/// When a day is looked at first, and nothing is planned yet.
const MORNING: (u16, u16) = (7, 30);

impl App {
    /// Opens the sheet that plans something for the day chosen.
    pub(super) fn open_add_sheet(&mut self) {
        let mut routines = vec![(Planned::Monday, "The Monday routine".to_owned())];
        let favourites = &self.favourites.routines;
        let mut known: Vec<_> = super::screen::routines::listed(&self.library);
        known.sort_by_key(|routine| !favourites.contains(&routine.id));
        routines.extend(known.into_iter().map(|routine| (Planned::Routine(routine.id.clone()), routine.name.clone())));
        let wish = Wish::Add { routines, chosen: 0, purpose: None };
        let morning = ClockTime::new(MORNING.0, MORNING.1).unwrap_or(ClockTime::MIDNIGHT);
        self.week.sheet = Some(Sheet::new(wish, self.chosen_day(), morning, Rhythm::Weekly));
    }

    /// Opens the sheet that moves what is chosen.
    pub(super) fn open_move_sheet(&mut self) {
        let Some(appointment) = self.chosen_appointment().filter(|planned| planned.state != State::Done) else { return };
        let (day, at) = (appointment.day, appointment.at.time_of_day());
        self.week.sheet = Some(Sheet::new(Wish::Move(appointment), day, at, Rhythm::Once));
    }

    pub(super) fn turn_sheet(&mut self, by: isize) {
        if let Some(sheet) = &mut self.week.sheet {
            sheet.turn(by);
        }
    }

    pub(super) fn erase_digit(&mut self) {
        if let Some(sheet) = &mut self.week.sheet {
            sheet.erase_digit();
        }
    }

    /// Does what the sheet asks for.
    pub(super) fn finish_sheet(&mut self, effects: &mut Vec<Effect>) {
        let Some(sheet) = self.week.sheet.take() else { return };
        let when = sheet.when();
        match sheet.wish {
            Wish::Add { routines, chosen, purpose } => {
                let Some((planned, name)) = routines.into_iter().nth(chosen) else { return };
                let name = if planned == Planned::Monday { "Monday routine".to_owned() } else { name };
                let name = self.free_name(&name);
                self.notify(format!("Planned: {name}."));
                self.edit(Edit::Add(Self::entry_of(planned, name.clone(), when, purpose)), effects);
                self.choose_planned(&name, sheet.day);
            }
            Wish::Move(appointment) if sheet.rhythm == Rhythm::Once => {
                self.change(&appointment, Kind::Move { day: sheet.day, at: sheet.at }, effects);
                self.choose_planned(&appointment.name, appointment.planned_for);
                self.notify("Moved this time.");
            }
            Wish::Move(appointment) => {
                self.move_for_good(&appointment, Weekday::of(sheet.day), sheet.at, when, effects);
                self.choose_planned(&appointment.name, sheet.day);
            }
        }
    }

    /// Moves an entry in every week: the day of this occurrence to another, the time with it.
    fn move_for_good(
        &mut self,
        appointment: &Appointment,
        to: Weekday,
        sheet_at: ClockTime,
        when: When,
        effects: &mut Vec<Effect>,
    ) {
        let Some(entry) = self.schedule.entry(&appointment.name) else { return };
        let from = Weekday::of(appointment.planned_for);
        let when = match &entry.when {
            When::Weekly { days, .. } => {
                let mut days: Vec<Weekday> = days.iter().map(|day| if *day == from { to } else { *day }).collect();
                days.sort_unstable();
                days.dedup();
                When::Weekly { days, at: sheet_at }
            }
            // What was planned once becomes what is planned every week.
            When::Once { .. } => when,
            // The sheet does not offer it.
            When::Every { .. } | When::Beside { .. } => return,
        };
        let name = entry.name.clone();
        // What was said of this one alone would leave it where it is.
        let is_of_it =
            |change: &&Change| change.entry == name && (change.day, change.slot) == (appointment.planned_for, appointment.slot);
        let said = self.changes.iter().filter(is_of_it).count();
        for _ in 0..said {
            self.change(appointment, Kind::Undo, effects);
        }
        self.edit(Edit::SetWhen { name, when }, effects);
        self.notify("Moved, for every week.");
    }
}
