//! Where things live: the platform's folders, or those the environment names.

use directories::ProjectDirs;
use std::env;
use std::path::PathBuf;

/// The folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paths {
    /// The user's stretches, routines and settings.
    pub(crate) config: PathBuf,
    /// Records, and sessions that are going on.
    pub(crate) data: PathBuf,
    pub(crate) cache: PathBuf,
}

impl Paths {
    /// Returns the folders; `None` if neither the platform nor the environment names them.
    #[must_use]
    pub(crate) fn find() -> Option<Self> {
        let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let platform = ProjectDirs::from("", "", "supple");
        let platform = platform.as_ref();
        Some(Self {
            config: named("SUPPLE_CONFIG_DIR").or_else(|| platform.map(|dirs| dirs.config_dir().to_owned()))?,
            data: named("SUPPLE_DATA_DIR").or_else(|| platform.map(|dirs| dirs.data_dir().to_owned()))?,
            cache: named("SUPPLE_CACHE_DIR").or_else(|| platform.map(|dirs| dirs.cache_dir().to_owned()))?,
        })
    }

    #[must_use]
    pub(crate) fn history(&self) -> PathBuf {
        self.data.join("history")
    }

    #[must_use]
    pub(crate) fn sessions(&self) -> PathBuf {
        self.data.join("sessions")
    }

    #[must_use]
    pub(crate) fn schedule(&self) -> PathBuf {
        self.config.join("schedule.toml")
    }

    /// Skips and moves of single occurrences.
    #[must_use]
    pub(crate) fn schedule_changes(&self) -> PathBuf {
        self.data.join("schedule.jsonl")
    }

    /// What keeps the time of the reminders, and what it was given.
    #[must_use]
    pub(crate) fn reminders(&self) -> PathBuf {
        self.data.join("reminders.txt")
    }

    /// When somebody was reminded last.
    #[must_use]
    pub(crate) fn nudged(&self) -> PathBuf {
        self.data.join("nudged.txt")
    }

    #[must_use]
    pub(crate) fn mondays(&self) -> PathBuf {
        self.data.join("mondays.jsonl")
    }
}
