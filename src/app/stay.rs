//! What is chosen stays chosen: time and the files may move it in its list, or put something above it.

use super::planned::WeekRow;
use super::screen::Choice;
use super::{App, Tab};
use crate::time::{Day, Week};

/// What was chosen on Today and in Week, and in which week that was.
pub(super) struct Kept {
    choice: Option<Choice>,
    row: Option<WeekRow>,
    week: Week,
}

impl App {
    pub(super) fn kept(&self) -> Kept {
        // Who has chosen nothing of their own on Today gets what comes first.
        let own_choice = self.today.chosen.index() > 0;
        let shows_week = self.tab == Tab::Week && self.pages.is_empty();
        Kept {
            choice: own_choice.then(|| self.choices().into_iter().nth(self.today.chosen.index())).flatten(),
            row: shows_week.then(|| self.chosen_row()).flatten(),
            week: self.now.wall.day().week(),
        }
    }

    /// Chooses again what was chosen, wherever it stands now.
    pub(super) fn stay(&mut self, kept: &Kept) {
        if self.today.chosen.index() > 0 {
            let choices = self.choices();
            let place = choices.iter().position(|choice| kept.choice.as_ref().is_some_and(|kept| is_same(kept, choice)));
            self.today.chosen.go_to(place.unwrap_or(0), choices.len());
        }
        self.stay_in_week(kept.week);
        if let Some(row) = &kept.row {
            self.choose_week_row(row);
        }
    }

    /// Chooses the row that is of the same as `row`, where there is one.
    pub(super) fn choose_week_row(&mut self, row: &WeekRow) {
        let rows = self.week_rows();
        let place = rows.iter().position(|other| name_of(other) == name_of(row)).unwrap_or(self.week.chosen.index());
        self.week.chosen.go_to(place, rows.len());
    }

    /// Chooses the row of what `name` plans for `day`, where it is in the week shown.
    pub(super) fn choose_planned(&mut self, name: &str, day: Day) {
        let rows = self.week_rows();
        let place = rows.iter().position(|row| name_of(row) == (Some(day), name, "planned"));
        if let Some(place) = place {
            self.week.chosen.go_to(place, rows.len());
        }
    }

    /// After a Sunday: whoever looked at this week sees the new one, any other week stays as it was.
    fn stay_in_week(&mut self, before: Week) {
        let passed = self.now.wall.day().week().number() - before.number();
        if passed == 0 {
            return;
        }
        if self.week.ahead == 0 {
            self.choose_today();
        } else {
            self.week.ahead -= passed;
        }
    }
}

fn is_same(one: &Choice, other: &Choice) -> bool {
    match (one, other) {
        (Choice::GoOn, Choice::GoOn) | (Choice::Monday(_), Choice::Monday(_)) | (Choice::Short(_), Choice::Short(_)) => true,
        (Choice::Planned(one), Choice::Planned(other)) => {
            one.name == other.name && (one.planned_for, one.slot) == (other.planned_for, other.slot)
        }
        (Choice::GoOn | Choice::Monday(_) | Choice::Short(_) | Choice::Planned(_), _) => false,
    }
}

/// What a row is, however it stands now.
fn name_of(row: &WeekRow) -> (Option<Day>, &str, &str) {
    match row {
        WeekRow::Day(day) => (Some(*day), "", ""),
        WeekRow::Planned(appointment) => (Some(appointment.planned_for), &appointment.name, "planned"),
        WeekRow::Session(record) => (None, &record.started, &record.routine),
    }
}
