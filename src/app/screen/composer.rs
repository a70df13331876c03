//! A routine made to measure: what is wished for, field by field, and what comes of it.

use crate::app::list::Chosen;
use crate::compose::{Composed, Unmet};
use crate::model::{Id, Library, Position, Prop, Purpose};
use std::ops::RangeInclusive;

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Composer {
    pub field: Chosen,
    pub minutes: u64,
    /// The area, among those of the library; none for the whole body.
    pub area: Option<Id>,
    pub purpose: Option<Purpose>,
    pub where_to: Whereabouts,
    /// With nothing but the body, whatever is at hand.
    pub bare: bool,
    /// This level or lower; none for what the user is used to.
    pub level: Option<u8>,
    /// Another number, another routine.
    pub number: u64,
    /// What comes of it.
    pub made: Result<Composed, Unmet>,
    /// A digit that is typed now goes on from the one before.
    pub(in crate::app) typing: bool,
}

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComposerField {
    Minutes,
    Area,
    Purpose,
    Where,
    With,
    Level,
}

/// Where there is room to stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whereabouts {
    #[default]
    Anywhere,
    OffTheFloor,
    Standing,
    OnAChair,
}

/// Whole minutes that a routine may have.
const MINUTES: RangeInclusive<u64> = 1..=60;

impl Whereabouts {
    const ALL: &'static [Self] = &[Self::Anywhere, Self::OffTheFloor, Self::Standing, Self::OnAChair];

    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::OffTheFloor => "off the floor",
            Self::Standing => "standing",
            Self::OnAChair => "on a chair",
        }
    }

    /// Returns the positions it allows; none for all.
    #[must_use]
    pub const fn positions(self) -> &'static [Position] {
        match self {
            Self::Anywhere => &[],
            Self::OffTheFloor => &[Position::Standing, Position::SeatedChair],
            Self::Standing => &[Position::Standing],
            Self::OnAChair => &[Position::SeatedChair],
        }
    }
}

impl ComposerField {
    pub const ALL: &'static [Self] = &[Self::Minutes, Self::Area, Self::Purpose, Self::Where, Self::With, Self::Level];

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Minutes => "Minutes",
            Self::Area => "For",
            Self::Purpose => "What for",
            Self::Where => "Where",
            Self::With => "With",
            Self::Level => "Level",
        }
    }
}

impl Composer {
    /// Returns the page for so many minutes of anything, nothing made yet.
    #[must_use]
    pub fn new(minutes: u64) -> Self {
        Self {
            field: Chosen::default(),
            minutes,
            area: None,
            purpose: None,
            where_to: Whereabouts::Anywhere,
            bare: false,
            level: None,
            number: 0,
            made: Err(Unmet::default()),
            typing: true,
        }
    }

    #[must_use]
    pub fn focused(&self) -> ComposerField {
        ComposerField::ALL.get(self.field.index()).copied().unwrap_or(ComposerField::Minutes)
    }

    /// Turns the field in focus to its next choice, or the one before.
    pub(in crate::app) fn turn(&mut self, by: isize, library: &Library) {
        self.typing = false;
        match self.focused() {
            ComposerField::Minutes => {
                self.minutes = self.minutes.saturating_add_signed(by as i64).clamp(*MINUTES.start(), *MINUTES.end());
            }
            ComposerField::Area => {
                let areas: Vec<Id> = library.areas().iter().map(|area| area.id.clone()).collect();
                self.area = turned(&areas, self.area.as_ref(), by);
            }
            ComposerField::Purpose => self.purpose = turned(Purpose::ALL, self.purpose.as_ref(), by),
            ComposerField::Where => {
                let here = Whereabouts::ALL.iter().position(|other| *other == self.where_to).unwrap_or(0);
                let there = (here.cast_signed() + by).rem_euclid(Whereabouts::ALL.len().cast_signed());
                self.where_to = Whereabouts::ALL.get(there.cast_unsigned()).copied().unwrap_or_default();
            }
            ComposerField::With => self.bare = !self.bare,
            ComposerField::Level => self.level = turned(&[1, 2, 3], self.level.as_ref(), by),
        }
    }

    /// Takes a digit for the minutes: after another one, the two make a number.
    pub(in crate::app) fn type_digit(&mut self, digit: u64) {
        let both = self.minutes * 10 + digit;
        let minutes = if self.typing && MINUTES.contains(&both) { both } else { digit };
        if MINUTES.contains(&minutes) {
            self.minutes = minutes;
            self.typing = true;
            self.field = Chosen::default();
        }
    }

    /// Returns what may be used, where it is less than what is at hand.
    pub(in crate::app) fn with<'p>(&self, at_hand: &'p [Prop]) -> &'p [Prop] {
        if self.bare { &[] } else { at_hand }
    }
}

/// The choice `by` further on; before the first and after the last is none.
fn turned<T: Clone + PartialEq>(all: &[T], here: Option<&T>, by: isize) -> Option<T> {
    let place = here.and_then(|here| all.iter().position(|other| other == here)).map_or(0, |place| place + 1);
    let next = (place.cast_signed() + by).rem_euclid(all.len().cast_signed() + 1);
    next.cast_unsigned().checked_sub(1).and_then(|place| all.get(place)).cloned()
}
