//! Reminders as the system's own timers want them: units of systemd, an agent of launchd, a task of Windows, lines of cron.

mod cron;
mod launchd;
mod schtasks;
mod systemd;

pub use cron::{with as cron_with, without as cron_without};

use crate::schedule::reminder::Ring;

/// What keeps the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    Systemd,
    Launchd,
    Schtasks,
    Cron,
}

/// What is to be run when it is time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The path of the program.
    pub program: String,
    pub arguments: Vec<String>,
    /// What must be set for it.
    pub environment: Vec<(String, String)>,
}

/// A file of a keeper: its name, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub name: String,
    pub text: String,
}

impl Keeper {
    pub const ALL: &'static [Self] = &[Self::Systemd, Self::Launchd, Self::Schtasks, Self::Cron];

    /// Returns the name it is asked for by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Systemd => "systemd",
            Self::Launchd => "launchd",
            Self::Schtasks => "schtasks",
            Self::Cron => "cron",
        }
    }

    /// Returns the keeper of that name.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|keeper| keeper.word() == word)
    }

    /// Returns the files that have it make `call` at each of `rings`: the same for the same.
    #[must_use]
    pub fn documents(self, rings: &[Ring], call: &Call) -> Vec<Document> {
        match self {
            Self::Systemd => systemd::documents(rings, call),
            Self::Launchd => vec![launchd::document(rings, call)],
            Self::Schtasks => schtasks::documents(rings, call),
            Self::Cron => vec![cron::document(rings, call)],
        }
    }
}

/// Text between tags of XML, or in an attribute.
fn xml(text: &str) -> String {
    let escaped = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}
