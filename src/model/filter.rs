//! Facets to browse by, and whether a stretch meets them.

use super::id::Id;
use super::library::Library;
use super::stretch::Stretch;
use super::words::{Kind, Position, Prop, Purpose};
use std::sync::Arc;

/// What to show of the stretches; every facet that is set must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Areas or regions; a stretch of any of them is shown.
    pub places: Vec<Id>,
    pub kind: Option<Kind>,
    /// Any of these; none means any at all.
    pub positions: Vec<Position>,
    /// Only what can be done with these; empty means no props at all.
    pub at_hand: Option<Vec<Prop>>,
    /// This level or lower.
    pub level: Option<u8>,
    pub purpose: Option<Purpose>,
    /// Only these: what the user keeps at hand.
    pub favourites: Option<Vec<Id>>,
}

impl Filter {
    /// Returns whether `stretch` meets every facet but the places.
    #[must_use]
    pub fn admits(&self, stretch: &Stretch) -> bool {
        self.kind.is_none_or(|kind| stretch.kind == kind)
            && (self.positions.is_empty() || self.positions.contains(&stretch.position))
            && self.at_hand.as_ref().is_none_or(|at_hand| stretch.needs_only(at_hand))
            && self.level.is_none_or(|level| stretch.level <= level)
            && self.purpose.is_none_or(|purpose| stretch.good_for.contains(&purpose))
            && self.favourites.as_ref().is_none_or(|favourites| favourites.contains(&stretch.id))
    }

    /// Returns whether any facet besides the places is set.
    #[must_use]
    pub fn narrows(&self) -> bool {
        *self != Self { places: self.places.clone(), ..Self::default() }
    }

    /// Returns the stretches of `library` that meet every facet: first those at home in the places, favourites
    /// before the rest, then by level and name.
    #[must_use]
    pub fn of<'a>(&self, library: &'a Library) -> Vec<&'a Arc<Stretch>> {
        let regions = library.regions_of(&self.places);
        let mut found: Vec<_> = library
            .stretches()
            .filter(|stretch| self.admits(stretch))
            .filter_map(|stretch| {
                if self.places.is_empty() {
                    return Some(((0, false, stretch.level, stretch.name.as_str()), stretch));
                }
                let nearness = stretch.regions.iter().position(|region| regions.contains(&region))?;
                let favourite = library.is_favourite_of(&stretch.id, &self.places);
                Some(((usize::from(nearness > 0), !favourite, stretch.level, stretch.name.as_str()), stretch))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, stretch)| stretch).collect()
    }
}
