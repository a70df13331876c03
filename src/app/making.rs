//! Making a routine for now: the page that asks for it, and the wish that comes of it.

use super::monday::avoided;
use super::screen::{Composer, ComposerField};
use super::{App, Effect, Page};
use crate::compose::{Met, Wish, compose};
use crate::config::Config;
use crate::history::History;
use crate::model::{Id, Library, Routine};
use crate::time::Wall;
use std::sync::Arc;
use std::time::Duration;

/// How long a routine is unless said: what there is time for on most days.
const UNLESS_SAID: Duration = Duration::from_secs(8 * 60);
/// What was done in so many days is not fresh.
const LATELY: i64 = 14;

/// Returns the wish of somebody who asks for nothing in particular: what they are used to, have and must leave out, what they
/// did lately; the seed is that of the day.
#[must_use]
pub fn plain_wish(config: &Config, library: &Library, history: &History, now: Wall) -> Wish {
    let mut avoid = avoided(config, library, history);
    avoid.regions.extend(history.hurt_on(now.day()));
    let met = library.stretches().filter(|stretch| history.has_met(&stretch.id)).map(|stretch| stretch.id.clone());
    let day = now.day().days_since(now.day().week().monday()).unsigned_abs();
    Wish {
        budget: UNLESS_SAID,
        at_hand: Some(config.you.have.clone()),
        used_to: Some(config.you.level),
        avoid,
        lately: history.times_since(now.day().plus(-LATELY)),
        met: Met::These(met.collect()),
        seed: day + now.day().week().number().unsigned_abs() * 7,
        ..Wish::default()
    }
}

impl App {
    /// Returns the page a routine is made on, if it is in front.
    pub(super) fn front_composer(&self) -> Option<&Composer> {
        if let Some(Page::Composer(page)) = self.pages.last() { Some(page) } else { None }
    }

    /// Takes a digit on Today, or on the page it opens: so many minutes.
    pub(super) fn type_minutes(&mut self, digit: u64) {
        if let Some(Page::Composer(page)) = self.pages.last_mut() {
            page.type_digit(digit);
        } else if digit > 0 {
            self.pages.push(Page::Composer(Box::new(Composer::new(digit))));
        }
        self.make();
    }

    pub(super) fn turn_composer(&mut self, by: isize) {
        if let Some(Page::Composer(page)) = self.pages.last_mut() {
            page.turn(by, &self.library);
        }
        self.make();
    }

    /// Another routine for the same wish.
    pub(super) fn make_another(&mut self) {
        if let Some(Page::Composer(page)) = self.pages.last_mut() {
            page.number += 1;
        }
        self.make();
    }

    pub(super) fn start_made(&mut self, effects: &mut Vec<Effect>) {
        let made = self.front_composer().and_then(|page| page.made.as_ref().ok());
        let routine = made.map(|made| Arc::new(made.routine.clone()));
        self.start(routine, effects);
    }

    /// Opens the page of the routine that was made, with its reasons.
    pub(super) fn see_made(&mut self) {
        let Some(Ok(made)) = self.front_composer().map(|page| page.made.clone()) else { return };
        let why = made.why(&self.library);
        self.open_made(Arc::new(made.routine), why);
    }

    /// Returns the routine that was made and is in front, with its reasons.
    pub(super) fn made_in_front(&self) -> Option<(Routine, Vec<String>)> {
        match self.pages.last()? {
            Page::Composer(page) => page.made.as_ref().ok().map(|made| (made.routine.clone(), made.why(&self.library))),
            Page::Routine(page) if !page.why.is_empty() => Some(((*page.routine).clone(), page.why.clone())),
            Page::Routine(_)
            | Page::Stretch(_)
            | Page::Player
            | Page::Pose(_)
            | Page::Summary(_)
            | Page::Record(_)
            | Page::Help { .. }
            | Page::Problems { .. } => None,
        }
    }

    /// Keeps what was made among the user's own routines, under a name that is free.
    pub(super) fn keep_made(&mut self, effects: &mut Vec<Effect>) {
        let Some((made, why)) = self.made_in_front() else { return };
        let wanted = Id::nearest(&made.name.replace(',', ""));
        let mut numbered = std::iter::once(wanted.clone()).chain((2..).map(|number| format!("{wanted}-{number}")));
        let Some(id) = numbered.find(|id| self.library.routine(id).is_none()) else { return };
        self.notify(format!("Kept among your routines as {id}."));
        effects.push(Effect::KeepRoutine { id: Id::new(&id), routine: Box::new(made), why });
    }

    /// Makes what is wished for on the page in front.
    pub(super) fn make(&mut self) {
        let plain = plain_wish(&self.config, &self.library, &self.history, self.now.wall);
        let Some(Page::Composer(page)) = self.pages.last_mut() else { return };
        let wish = Wish {
            budget: Duration::from_secs(page.minutes * 60),
            places: page.area.iter().cloned().collect(),
            purpose: page.purpose,
            positions: page.where_to.positions().to_vec(),
            at_hand: Some(page.with(&self.config.you.have).to_vec()),
            level: page.level,
            seed: plain.seed + page.number * 1_000_003,
            ..plain
        };
        page.made = compose(&self.library, &wish);
    }
}

impl ComposerField {
    /// Returns what the page says of the field.
    #[must_use]
    pub fn in_words(self, page: &Composer, library: &Library) -> String {
        match self {
            Self::Minutes => page.minutes.to_string(),
            Self::Area => {
                let area = page.area.as_ref().and_then(|area| library.area(area.as_str()));
                area.map_or_else(|| "the whole body".to_owned(), |area| area.name.to_lowercase())
            }
            Self::Purpose => page.purpose.map_or("anything", |purpose| purpose.title()).to_owned(),
            Self::Where => page.where_to.in_words().to_owned(),
            Self::With => if page.bare { "no props" } else { "what you have" }.to_owned(),
            Self::Level => page.level.map_or_else(|| "what you are used to".to_owned(), |level| format!("{level} or lower")),
        }
    }
}
