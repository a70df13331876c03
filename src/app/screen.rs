//! The main screens and the pages that lie over them; each keeps its own state.

pub mod browse;
pub mod composer;
pub mod facets;
pub mod pose;
pub mod progress;
pub mod routine;
pub mod routines;
pub mod stretch;
pub mod summary;
pub mod today;
pub mod week;

pub use browse::Browse;
pub use composer::{Composer, ComposerField};
pub use facets::Facet;
pub use pose::PosePage;
pub use progress::{Progress, RecordPage};
pub use routine::RoutinePage;
pub use routines::Routines;
pub use stretch::StretchPage;
pub use summary::Summary;
pub use today::{Choice, Today};
pub use week::WeekPlan;

use crate::command::Place;
use crate::model::Library;

/// A main screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Today,
    Browse,
    Routines,
    Week,
    Progress,
}

impl Tab {
    /// In the order of the top bar.
    pub const ALL: &'static [Self] = &[Self::Today, Self::Browse, Self::Routines, Self::Week, Self::Progress];

    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Browse => "Browse",
            Self::Routines => "Routines",
            Self::Week => "Week",
            Self::Progress => "Progress",
        }
    }

    /// Returns the tab `by` further on, round and round.
    #[must_use]
    pub fn stepped(self, by: isize) -> Self {
        let here = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        let length = Self::ALL.len().cast_signed();
        let there = (here.cast_signed() + by).rem_euclid(length);
        Self::ALL.get(there.cast_unsigned()).copied().unwrap_or_default()
    }
}

/// A page over the main screens.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    Stretch(StretchPage),
    Routine(RoutinePage),
    /// A routine is made.
    Composer(Box<Composer>),
    Player,
    /// A pose that is being written.
    Pose(PosePage),
    Summary(Summary),
    Record(RecordPage),
    /// The keys of these places, scrolled by so many lines.
    Help {
        places: Vec<Place>,
        scroll: usize,
    },
    Problems {
        scroll: usize,
    },
}

impl Page {
    /// Shows what `library` now has of the same names.
    pub(super) fn refresh(&mut self, library: &Library) {
        match self {
            Self::Stretch(page) => page.refresh(library),
            Self::Routine(page) => page.refresh(library),
            Self::Composer(_)
            | Self::Player
            | Self::Pose(_)
            | Self::Summary(_)
            | Self::Record(_)
            | Self::Help { .. }
            | Self::Problems { .. } => {}
        }
    }

    /// Returns where commands are given when this page is in front, innermost first.
    #[must_use]
    pub const fn places(&self) -> &'static [Place] {
        match self {
            Self::Stretch(_) => &[Place::StretchPage, Place::Figure, Place::Lists, Place::Anywhere],
            Self::Routine(_) => &[Place::RoutinePage, Place::Lists, Place::Anywhere],
            Self::Composer(_) => &[Place::Composer, Place::Lists, Place::Anywhere],
            Self::Player => &[Place::Player, Place::Figure, Place::Anywhere],
            Self::Pose(_) => &[Place::Pose, Place::Figure, Place::Lists, Place::Anywhere],
            Self::Summary(_) => &[Place::Summary, Place::Anywhere],
            Self::Record(_) | Self::Help { .. } | Self::Problems { .. } => &[Place::Lists, Place::Anywhere],
        }
    }
}
