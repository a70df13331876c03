//! The Monday routine: as the settings have it, made when its week comes, and pinned once it is shown.

use super::{App, Effect};
use crate::compose::Avoid;
use crate::config::Config;
use crate::history::History;
use crate::model::{Id, Library, Routine};
use crate::rotation::monday::{Focus, SEED, Terms};
use crate::rotation::{Pin, Rotation};
use crate::time::Week;
use std::sync::Arc;
use std::time::Duration;

/// So many weeks from the one shown on are made at once: the first takes time, the others next to none.
const AT_ONCE: u16 = 6;

/// Returns where the routines of the weeks come from, what is pinned looked up in `library`.
#[must_use]
pub fn rotation(config: &Config, library: &Library, history: &History, pins: Vec<Pin>) -> Rotation {
    let terms = Terms {
        seed: SEED ^ (u64::from(config.monday.seed) << 32),
        level: config.you.level,
        avoid: avoided(config, library, history),
        at_hand: config.you.have.clone(),
        longest: Duration::from_secs(u64::from(config.monday.minutes) * 60),
    };
    let mut rotation = Rotation::new(config.monday.way, config.monday.routines.clone(), terms, pins);
    rotation.look_up(library);
    rotation
}

/// Returns what the user leaves out, always, by the settings or by the word of a session; words that stand for nothing are
/// a problem of the settings, told there.
#[must_use]
pub fn avoided(config: &Config, library: &Library, history: &History) -> Avoid {
    let mut avoid = Avoid { stretches: history.never().into_iter().collect(), ..Avoid::default() };
    for word in &config.you.avoid {
        avoid.add(word.as_str(), library);
    }
    avoid
}

impl App {
    /// Returns this week's routine; `None` while it is not known yet.
    #[must_use]
    pub fn monday_routine(&self) -> Option<&Arc<Routine>> {
        self.rotation.routine_of(self.now.wall.day().week(), &self.library)
    }

    /// Returns the name of this week's routine, and what it is for, while it is still to be made.
    #[must_use]
    pub fn monday_to_come(&self) -> Option<(&'static str, &'static str)> {
        let is_known = self.loaded || self.monday_routine().is_some();
        self.rotation.focus_of(self.now.wall.day().week()).filter(|_| !is_known).map(Focus::in_words)
    }

    /// Returns the routine of this id: of the library, or one made for a week.
    #[must_use]
    pub fn routine_named(&self, id: &Id) -> Option<&Arc<Routine>> {
        self.library.routine(id.as_str()).or_else(|| self.rotation.named(id))
    }

    /// Looks up what is pinned, under the settings and with the library as they are now.
    pub(super) fn rotate(&mut self) {
        let pins = self.rotation.pins().to_vec();
        self.rotation = rotation(&self.config, &self.library, &self.history, pins);
        self.know_shown_week();
    }

    /// Makes the routines that the Week screen shows the minutes of.
    pub(super) fn know_shown_week(&mut self) {
        let week: Week = self.shown_week();
        if self.loaded && week > self.now.wall.day().week() && self.plans_mondays() {
            self.rotation.make(week, AT_ONCE, &self.library);
        }
    }

    /// What was shown of this week stays for the week.
    pub(super) fn pin_week(&mut self, effects: &mut Vec<Effect>) {
        if self.loaded {
            let pin = self.rotation.pin(self.now.wall.day().week(), &self.library);
            effects.extend(pin.map(Effect::Pin));
        }
    }
}
