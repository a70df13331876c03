//! Week: seven days with what is planned and done, and the sheet that plans or moves something.

use crate::app::list::{Chosen, Move};
use crate::app::planned::Appointment;
use crate::model::{Planned, Purpose, Weekday, When};
use crate::time::{ClockTime, Day};

/// The state of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekPlan {
    /// Weeks from this one.
    pub ahead: i64,
    pub chosen: Chosen,
    pub sheet: Option<Sheet>,
    /// The entry whose removal was asked for once.
    pub removing: Option<String>,
}

/// The sheet that plans or moves something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub wish: Wish,
    pub field: Chosen,
    pub day: Day,
    pub at: ClockTime,
    pub rhythm: Rhythm,
    /// Digits typed for the time.
    typed: String,
}

/// What the sheet is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To plan one of these routines for a purpose: what, and how it is called.
    Add {
        routines: Vec<(Planned, String)>,
        chosen: usize,
        purpose: Option<Purpose>,
    },
    Move(Appointment),
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    Once,
    Weekly,
    Weekdays,
    Daily,
}

/// A row of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetField {
    Routine,
    Day,
    Time,
    Rhythm,
    Purpose,
}

/// Minutes that one notch of the time is.
const NOTCH: u16 = 15;
const DAY: u16 = 24 * 60;

impl Sheet {
    #[must_use]
    pub fn new(wish: Wish, day: Day, at: ClockTime, rhythm: Rhythm) -> Self {
        Self { wish, field: Chosen::default(), day, at, rhythm, typed: String::new() }
    }

    /// Returns its rows.
    #[must_use]
    pub const fn fields(&self) -> &'static [SheetField] {
        match self.wish {
            Wish::Add { .. } => {
                &[SheetField::Routine, SheetField::Time, SheetField::Day, SheetField::Rhythm, SheetField::Purpose]
            }
            Wish::Move(_) => &[SheetField::Day, SheetField::Time, SheetField::Rhythm],
        }
    }

    #[must_use]
    pub fn chosen_field(&self) -> Option<SheetField> {
        self.fields().get(self.field.index()).copied()
    }

    /// The ways to repeat it that there are to choose from.
    const fn rhythms(&self) -> &'static [Rhythm] {
        match &self.wish {
            Wish::Add { .. } => &[Rhythm::Weekly, Rhythm::Weekdays, Rhythm::Daily, Rhythm::Once],
            // What comes every so often, or goes with an activity, is moved in the file.
            Wish::Move(appointment) if !appointment.has_own_time => &[Rhythm::Once],
            Wish::Move(_) => &[Rhythm::Once, Rhythm::Weekly],
        }
    }

    /// Turns the chosen field by one.
    pub fn turn(&mut self, by: isize) {
        self.typed.clear();
        let step = i64::try_from(by).unwrap_or(0);
        match self.chosen_field() {
            Some(SheetField::Routine) => {
                if let Wish::Add { routines, chosen, .. } = &mut self.wish {
                    *chosen = stepped(*chosen, by, routines.len());
                }
            }
            Some(SheetField::Day) => self.day = self.day.plus(step),
            Some(SheetField::Time) => self.at = self.at.plus(if by < 0 { DAY - NOTCH } else { NOTCH }),
            Some(SheetField::Rhythm) => {
                let rhythms = self.rhythms();
                let place = rhythms.iter().position(|rhythm| *rhythm == self.rhythm).unwrap_or(0);
                self.rhythm = rhythms.get(stepped(place, by, rhythms.len())).copied().unwrap_or(self.rhythm);
            }
            Some(SheetField::Purpose) => {
                if let Wish::Add { purpose, .. } = &mut self.wish {
                    let place = purpose.and_then(|purpose| Purpose::ALL.iter().position(|other| *other == purpose));
                    let place = stepped(place.map_or(0, |place| place + 1), by, Purpose::ALL.len() + 1);
                    *purpose = place.checked_sub(1).and_then(|place| Purpose::ALL.get(place)).copied();
                }
            }
            None => {}
        }
    }

    /// Takes a digit of the time: `7` is seven o'clock, `730` and `0730` half past it.
    pub fn type_digit(&mut self, digit: char) {
        self.typed.push(digit);
        // Three digits may be on their way to four; four that make no time begin a new one.
        if self.typed.len() > 4 || (self.typed.len() == 4 && ClockTime::guess(&self.typed).is_none()) {
            self.typed = digit.to_string();
        }
        self.take_typed();
        let is_time = |field: &SheetField| *field == SheetField::Time;
        if let Some(place) = self.fields().iter().position(is_time) {
            self.field.go_to(place, self.fields().len());
        }
    }

    pub fn erase_digit(&mut self) {
        self.typed.pop();
        self.take_typed();
    }

    fn take_typed(&mut self) {
        if let Some(at) = ClockTime::guess(&self.typed) {
            self.at = at;
        }
    }

    /// Goes to another field; what is typed there is begun anew.
    pub fn go(&mut self, by: Move) {
        self.field.go(by, self.fields().len());
        self.typed.clear();
    }

    pub fn go_to(&mut self, field: usize) {
        self.field.go_to(field, self.fields().len());
        self.typed.clear();
    }

    /// Returns when it is to be done, by the day, the time and how often.
    #[must_use]
    pub fn when(&self) -> When {
        let at = self.at;
        let weekly = |days: &[Weekday]| When::Weekly { days: days.to_vec(), at };
        match self.rhythm {
            Rhythm::Once => When::Once { date: self.day, at },
            Rhythm::Weekly => weekly(&[Weekday::of(self.day)]),
            Rhythm::Weekdays => weekly(Weekday::ALL.get(..5).unwrap_or_default()),
            Rhythm::Daily => weekly(Weekday::ALL),
        }
    }
}

fn stepped(place: usize, by: isize, count: usize) -> usize {
    let count = count.max(1).cast_signed();
    (place.cast_signed() + by).rem_euclid(count).cast_unsigned()
}
