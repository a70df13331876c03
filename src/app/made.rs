//! Starting what is planned: the routine of the library, or one that is made now, to measure.

use super::App;
use super::effect::Effect;
use super::monday::avoided;
use super::planned::Appointment;
use super::screen::Choice;
use crate::compose::{Met, Unmet, Wish, compose};
use crate::model::schedule::Measure;
use crate::model::{Planned, Routine};
use crate::schedule::Kind;
use crate::schedule::change::put_off;
use std::sync::Arc;
use std::time::Duration;

/// What was done in so many days is not fresh.
const LATELY: i64 = 14;
/// How long something is put off at a time.
const PUT_OFF: Duration = Duration::from_secs(10 * 60);

impl App {
    /// Starts what is due now, or comes next.
    pub(super) fn start_next(&mut self, effects: &mut Vec<Effect>) {
        match self.next_appointment() {
            Some(appointment) => self.start_appointment(&appointment, effects),
            None => self.notify("Nothing is planned."),
        }
    }

    pub(super) fn start_appointment(&mut self, appointment: &Appointment, effects: &mut Vec<Effect>) {
        match &appointment.planned {
            Planned::Routine(_) | Planned::Monday => self.start(self.routine_of(appointment).cloned(), effects),
            Planned::Made(measure) => match self.made(appointment, measure) {
                Ok(routine) => self.start(Some(Arc::new(routine)), effects),
                Err(unmet) => self.notify(format!("{} cannot be made: {unmet}.", appointment.name)),
            },
        }
    }

    /// Returns the routine of an appointment that is made to measure: another each time, the same however often it is asked.
    fn made(&self, appointment: &Appointment, measure: &Measure) -> Result<Routine, Unmet> {
        let met = self.library.stretches().filter(|stretch| self.history.has_met(&stretch.id));
        let today = self.now.wall.day();
        // What was hurt today rests today, and what is to be left out always is.
        let mut avoid = avoided(&self.config, &self.library, &self.history);
        avoid.regions.extend(self.history.hurt_on(today));
        let wish = Wish {
            budget: Duration::from_secs(u64::from(measure.minutes) * 60),
            places: measure.areas.clone(),
            purpose: measure.purpose,
            at_hand: Some(self.config.you.have.clone()),
            used_to: Some(self.config.you.level),
            avoid,
            lately: self.history.times_since(today.plus(-LATELY)),
            met: Met::These(met.map(|stretch| stretch.id.clone()).collect()),
            seed: appointment.at.instant().unsigned_abs() / 60,
            ..Wish::default()
        };
        // By its name, its record is known as that of the entry.
        Ok(Routine { name: appointment.name.clone(), ..compose(&self.library, &wish)?.routine })
    }

    /// What is planned, and chosen in Today.
    pub(super) fn chosen_plan(&self) -> Option<Appointment> {
        match self.choices().into_iter().nth(self.today.chosen.index())? {
            Choice::Planned(appointment) => Some(appointment),
            Choice::GoOn | Choice::Monday(_) | Choice::Short(_) => None,
        }
    }

    /// Skips what is planned and chosen; else lets the session go that can be gone on with.
    pub(super) fn let_chosen_go(&mut self, effects: &mut Vec<Effect>) {
        match self.chosen_plan() {
            Some(appointment) => {
                self.change(&appointment, Kind::Skip, effects);
                self.notify(format!("{} skipped this time. Week takes it back.", appointment.name));
            }
            None => self.let_go(effects),
        }
    }

    /// Puts what is planned off for ten minutes: from now, or from its time where that is still to come.
    pub(super) fn put_off(&mut self, appointment: Option<Appointment>, effects: &mut Vec<Effect>) {
        let Some(appointment) = appointment.filter(Appointment::can_be_put_off) else { return };
        let kind = put_off(appointment.at, self.now.wall, PUT_OFF, &self.zone);
        self.change(&appointment, kind, effects);
        if let Kind::PutOff { at, .. } = kind {
            self.notify(format!("{} put off to {at}.", appointment.name));
        }
    }
}
