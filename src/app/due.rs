//! Starting what is planned, putting it off, skipping it: the routine of the library, or one that is made now, to measure.

use super::effect::Effect;
use super::making::plain_wish;
use super::planned::Appointment;
use super::screen::Choice;
use super::{App, Tab};
use crate::compose::{Unmet, Wish, compose};
use crate::model::schedule::Measure;
use crate::model::{Planned, Routine};
use crate::schedule::Kind;
use crate::schedule::change::put_off;
use std::sync::Arc;
use std::time::Duration;

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
        let wish = Wish {
            budget: Duration::from_secs(u64::from(measure.minutes) * 60),
            places: measure.areas.clone(),
            purpose: measure.purpose,
            seed: appointment.at.instant().unsigned_abs() / 60,
            ..plain_wish(&self.config, &self.library, &self.history, self.now.wall)
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

    /// What is chosen, if it can be put off.
    pub(super) fn to_put_off(&self) -> Option<Appointment> {
        let chosen = if self.tab == Tab::Week { self.chosen_appointment() } else { self.chosen_plan() };
        chosen.filter(Appointment::can_be_put_off)
    }

    /// Puts what is planned off for ten minutes: from now, or from its time where that is still to come.
    pub(super) fn put_off(&mut self, effects: &mut Vec<Effect>) {
        let Some(appointment) = self.to_put_off() else { return };
        let kind = put_off(appointment.at, self.now.wall, PUT_OFF, &self.zone);
        self.change(&appointment, kind, effects);
        if let Kind::PutOff { at, .. } = kind {
            self.notify(format!("{} put off to {at}.", appointment.name));
        }
    }
}
