//! A wish: how long, where, what for, with what, and what to leave out.

use crate::model::words::CAUTION_TAGS;
use crate::model::{Id, Kind, Library, Position, Prop, Purpose, Stretch};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// What a routine is to be made for. Everything that is set must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Whole seconds, from the first get-ready time to the last hold.
    pub budget: Duration,
    /// Areas or regions of the body; none means all of it.
    pub places: Vec<Id>,
    pub purpose: Option<Purpose>,
    pub kind: Option<Kind>,
    /// The positions to stay in; none means any.
    pub positions: Vec<Position>,
    /// Only what can be done with these; empty means no props at all.
    pub at_hand: Option<Vec<Prop>>,
    /// This level or lower; without it mostly the first, a little of the second.
    pub level: Option<u8>,
    /// The level somebody is used to, which says how much there is of each; that asked for unless said.
    pub used_to: Option<u8>,
    /// Only these stretches.
    pub only: Option<Vec<Id>>,
    /// What is to be in it for certain.
    pub keep: Vec<Id>,
    pub avoid: Avoid,
    /// How often each stretch was done lately.
    pub lately: BTreeMap<Id, u32>,
    /// The stretches that need no first meeting.
    pub met: Met,
    /// Another seed, another routine.
    pub seed: u64,
}

/// What to leave out; never given up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Avoid {
    /// Caution tags: no stretch that carries one of them.
    pub tags: Vec<String>,
    /// No stretch that works on one of them.
    pub regions: Vec<Id>,
    pub stretches: Vec<Id>,
}

/// Which stretches somebody has done before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    All,
    These(BTreeSet<Id>),
}

impl Default for Met {
    fn default() -> Self {
        Self::These(BTreeSet::new())
    }
}

impl Met {
    #[must_use]
    pub fn has(&self, stretch: &Id) -> bool {
        match self {
            Self::All => true,
            Self::These(met) => met.contains(stretch),
        }
    }
}

impl Avoid {
    /// Leaves out what `word` stands for, too: a caution tag, an area, a region or a stretch; returns whether it stands for
    /// any. A word may be two things: with a neck to be careful of, what works on the neck stays out as well.
    pub fn add(&mut self, word: &str, library: &Library) -> bool {
        let places = [Id::new(word)];
        let regions = library.regions_of(&places);
        let stretch = library.stretch(word).map(|stretch| stretch.id.clone());
        let is_tag = CAUTION_TAGS.contains(&word);
        let is_known = is_tag || !regions.is_empty() || stretch.is_some();
        self.tags.extend(is_tag.then(|| word.to_owned()));
        self.regions.extend(regions.into_iter().cloned());
        self.stretches.extend(stretch);
        is_known
    }

    /// Returns whether nothing about `stretch` is to be left out.
    #[must_use]
    pub fn admits(&self, stretch: &Stretch) -> bool {
        !self.stretches.contains(&stretch.id)
            && !stretch.cautions.iter().any(|caution| self.tags.contains(&caution.tag))
            && !stretch.regions.iter().any(|region| self.regions.contains(region))
    }
}

impl Wish {
    /// Returns the budget in seconds.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        u32::try_from(self.budget.as_secs()).unwrap_or(u32::MAX)
    }

    /// Returns what it is about in a word or two: the places, else the purpose.
    #[must_use]
    pub fn subject(&self, library: &Library) -> String {
        let name = |place: &Id| match library.area(place.as_str()) {
            Some(area) => area.name.clone(),
            None => library.region_name(place).to_owned(),
        };
        let names: Vec<String> = self.places.iter().map(name).collect();
        let purpose = || {
            let title = self.purpose.map_or("whole body", Purpose::title);
            let mut letters = title.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        };
        match names.split_last() {
            None => purpose(),
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {}", rest.join(", "), last.to_lowercase()),
        }
    }
}
