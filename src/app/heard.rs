//! How cues reach the ear, and what stands in where no player works: decided here, done outside.

use super::App;
use super::effect::Effect;
use crate::session::{Cue, CueKind};
use crate::sound::Way;
use crate::time::Moment;
use std::time::Duration;

/// What makes cues heard now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heard {
    /// Tones, by a player of this machine.
    #[default]
    Player,
    /// The bell, and a flash, for nobody can know whether a bell is heard.
    BellAndFlash,
    Bell,
    Flash,
    Nothing,
}

/// Where the user's ear is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ear {
    /// At this machine.
    #[default]
    Here,
    /// At another, on which nothing can be played.
    Elsewhere,
    /// Nowhere: this is a rehearsal.
    Closed,
}

/// What stands in for a player, and when one is tried again.
#[derive(Debug, Default)]
pub(super) struct StandIn {
    ear: Ear,
    /// What stands in where no player works.
    instead: Heard,
    /// The last cue given to a player, and when.
    last: Option<(CueKind, Moment)>,
    /// No player worked; after this moment one is tried again.
    try_after: Option<Moment>,
}

/// A cue that is later than this is shown, not sounded.
const TOO_LATE_TO_SOUND: Duration = Duration::from_millis(300);
/// How long a flash is seen.
const FLASHES: Duration = Duration::from_millis(400);
/// How long after the last time players are tried again.
const TRIED_AGAIN: Duration = Duration::from_secs(60);

impl App {
    /// Takes where the user's ear is, and what is heard where no player works.
    pub fn hear(&mut self, ear: Ear, instead: Heard) {
        self.stand_in.ear = ear;
        self.stand_in.instead = instead;
        self.settle_heard();
    }

    /// Returns whether the user sits at another machine.
    pub(super) const fn is_far(&self) -> bool {
        matches!(self.stand_in.ear, Ear::Elsewhere)
    }

    /// Makes cues heard as the settings have it.
    pub(super) fn settle_heard(&mut self) {
        self.heard = match (self.config.sound.way, self.stand_in.ear) {
            (Way::Off, _) | (_, Ear::Closed) => Heard::Nothing,
            // Who wants no loudness wants no bell in its place, either.
            (Way::Player, _) if !self.config.sound.has_tones() => Heard::Nothing,
            (Way::Player, Ear::Here) => Heard::Player,
            (Way::Player, Ear::Elsewhere) => self.stand_in.instead,
            (Way::Bell, _) => Heard::Bell,
            (Way::Flash, _) => Heard::Flash,
        };
    }

    /// Returns whether the headline flashes now.
    #[must_use]
    pub fn flashes(&self) -> bool {
        self.flash.is_some_and(|until| self.now.moment < until)
    }

    pub(super) fn end_flash(&mut self) {
        self.flash = self.flash.filter(|until| self.now.moment < *until);
    }

    /// Makes effects of cues that fell due: shown in any case, heard if it is neither too late nor unwanted.
    pub(super) fn sounded(&mut self, cues: &[Cue]) -> Vec<Effect> {
        let now = self.session.as_ref().map(|running| running.session.time_at(self.now.moment)).unwrap_or_default();
        let mut effects = Vec::new();
        for cue in cues {
            effects.push(Effect::Cue(cue.kind));
            if now.saturating_sub(cue.at) <= TOO_LATE_TO_SOUND {
                self.make_heard(cue.kind, &mut effects);
            }
        }
        effects
    }

    /// A new session is a new chance for a player.
    pub(super) fn try_player_soon(&mut self) {
        self.stand_in.try_after = self.stand_in.try_after.map(|_| self.now.moment);
    }

    /// No player works: something else stands in, and is heard at once if the cue is still of use.
    pub(super) fn lose_player(&mut self, effects: &mut Vec<Effect>) {
        self.stand_in.try_after = Some(self.now.moment.plus(TRIED_AGAIN));
        if self.heard != Heard::Player {
            return;
        }
        self.heard = self.stand_in.instead;
        self.notify(match self.heard {
            Heard::BellAndFlash | Heard::Bell => "No sound player works: the bell rings.",
            Heard::Player | Heard::Flash | Heard::Nothing => "No sound player works.",
        });
        let unheard = self.stand_in.last.take().filter(|(_, at)| self.now.moment.since(*at) <= TOO_LATE_TO_SOUND);
        if let Some((cue, _)) = unheard {
            self.make_heard(cue, effects);
        }
    }

    pub(super) fn find_player(&mut self) {
        self.stand_in.try_after = None;
        // As the settings have it, for they may have changed since the tone was asked for.
        self.settle_heard();
    }

    fn make_heard(&mut self, cue: CueKind, effects: &mut Vec<Effect>) {
        let now = self.now.moment;
        let (rings, flashes) = match self.heard {
            Heard::BellAndFlash => (true, true),
            Heard::Bell => (true, false),
            Heard::Flash => (false, true),
            Heard::Player | Heard::Nothing => (false, false),
        };
        if flashes && is_change(cue) {
            self.flash = Some(now.plus(FLASHES));
        }
        if self.muted {
            return;
        }
        if rings && (is_change(cue) || matches!(cue, CueKind::Count(_))) {
            effects.push(Effect::Bell);
        }
        let tried_again = self.stand_in.try_after.is_some_and(|after| after <= now);
        if tried_again {
            self.stand_in.try_after = Some(now.plus(TRIED_AGAIN));
        }
        if self.heard == Heard::Player || tried_again {
            self.stand_in.last = Some((cue, now));
            effects.push(Effect::Tone(cue));
        }
    }
}

/// Whether something else is to be done from now on.
const fn is_change(cue: CueKind) -> bool {
    match cue {
        CueKind::GetReady | CueKind::Switch | CueKind::Rest | CueKind::Go | CueKind::Part | CueKind::Finished => true,
        CueKind::Half | CueKind::Count(_) => false,
    }
}
