//! What can happen to a session, in the past tense, and when it did.

use super::replan::Replan;
use crate::model::words::Skip;
use std::sync::Arc;
use std::time::Duration;

/// Something that happened. Applying one never fails; where it makes no sense it changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Paused,
    Resumed,
    /// The user was ready before the get-ready time was over.
    WasReady,
    /// What is counting was made longer by a notch: five seconds, or a rep or breath.
    Lengthened,
    /// What is counting was made shorter by a notch.
    Shortened,
    /// On to the next side, then the next step.
    WentOn,
    /// Back to the start of this side, or from there to the one before.
    WentBack,
    /// This side once more.
    Repeated,
    /// What is left of the step is left out: on to the next.
    LeftOut(Skip),
    /// Something else follows.
    Replanned(Arc<Replan>),
}

/// An event and the session's own time at which it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub at: Duration,
    pub event: Event,
}

impl Event {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Self::Paused, "paused"),
        (Self::Resumed, "resumed"),
        (Self::WasReady, "was-ready"),
        (Self::Lengthened, "lengthened"),
        (Self::Shortened, "shortened"),
        (Self::WentOn, "went-on"),
        (Self::WentBack, "went-back"),
        (Self::Repeated, "repeated"),
        (Self::LeftOut(Skip::NotNow), "left-out-not-now"),
        (Self::LeftOut(Skip::Hurts), "left-out-hurts"),
        (Self::LeftOut(Skip::Done), "left-out-done-already"),
        (Self::LeftOut(Skip::Never), "left-out-never"),
    ];

    /// Every event that has nothing more to it.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::NAMES.iter().map(|(event, _)| event.clone())
    }

    /// Returns the event's name in the journal; none for what takes more than a name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        Self::NAMES.iter().find(|(event, _)| event == self).map_or("", |(_, name)| name)
    }

    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(event, _)| event.clone())
    }
}
