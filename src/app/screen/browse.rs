//! Browse: body parts with live counts, the stretches that fit, and what narrows them down.

use crate::app::field::Field;
use crate::app::list::{Chosen, Move};
use crate::model::{Favourites, Filter, Id, Library, Stretch};
use crate::search::Index;
use std::sync::Arc;

/// The state of the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Browse {
    pub part: Chosen,
    pub chosen: Chosen,
    pub focus: Focus,
    /// Without places: the body part chosen says those.
    pub filter: Filter,
    pub query: Field,
    pub typing: bool,
    /// The facet being chosen, while the sheet is open.
    pub facets: Option<Chosen>,
    parts: Vec<Part>,
    found: Vec<Arc<Stretch>>,
}

/// Which column the keys move in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    BodyParts,
    #[default]
    Stretches,
}

/// A row of the body parts: everything, an area, or a region of the area above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    /// The area or region; `None` for everything.
    pub place: Option<Id>,
    pub is_region: bool,
    pub key: Option<char>,
    /// How many stretches fit here.
    pub count: usize,
}

impl Browse {
    /// Returns the body parts, areas with more than one region unfolded.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns what fits, best first.
    #[must_use]
    pub fn found(&self) -> &[Arc<Stretch>] {
        &self.found
    }

    #[must_use]
    pub fn chosen_stretch(&self) -> Option<&Arc<Stretch>> {
        self.found.get(self.chosen.index())
    }

    /// Returns the facets with the place of the chosen body part.
    #[must_use]
    pub fn whole_filter(&self) -> Filter {
        let place = self.parts.get(self.part.index()).and_then(|part| part.place.clone());
        Filter { places: place.into_iter().collect(), ..self.filter.clone() }
    }

    /// Takes the favourites as they now are, where only they are shown.
    pub fn know_favourites(&mut self, favourites: &Favourites) {
        if let Some(shown) = &mut self.filter.favourites {
            shown.clone_from(&favourites.stretches);
        }
    }

    /// Goes to an area or region, with nothing else narrowing it down.
    pub fn go_to_place(&mut self, place: &Id, library: &Library, index: &Index) {
        self.query.clear();
        self.typing = false;
        self.filter = Filter::default();
        self.refresh(library, index);
        if let Some(row) = self.parts.iter().position(|part| part.place.as_ref() == Some(place)) {
            self.part.go_to(row, self.parts.len());
        }
        self.focus = Focus::Stretches;
        self.refresh(library, index);
    }

    /// Moves in the column that has the keys.
    pub fn go(&mut self, by: Move, library: &Library, index: &Index) {
        if let Some(facet) = &mut self.facets {
            facet.go(by, super::Facet::ALL.len());
            return;
        }
        match self.focus {
            Focus::BodyParts => {
                self.part.go(by, self.parts.len());
                self.refresh(library, index);
            }
            Focus::Stretches => self.chosen.go(by, self.found.len()),
        }
    }

    /// Works out again what fits; the stretch chosen stays chosen.
    pub fn refresh_keeping(&mut self, library: &Library, index: &Index) {
        let chosen = self.chosen_stretch().map(|stretch| stretch.id.clone());
        self.refresh(library, index);
        let row = chosen.and_then(|id| self.found.iter().position(|stretch| stretch.id == id));
        self.chosen.go_to(row.unwrap_or(0), self.found.len());
    }

    /// Works out again what fits, after anything it depends on has changed; the best is chosen.
    pub fn refresh(&mut self, library: &Library, index: &Index) {
        let searched = !self.query.is_empty();
        let hits = if searched { index.find(self.query.text()) } else { library.stretches().collect() };
        let fitting: Vec<&Arc<Stretch>> = hits.into_iter().filter(|stretch| self.filter.admits(stretch)).collect();
        self.parts = parts(library, &fitting);
        self.part.go_to(self.part.index(), self.parts.len());
        let filter = self.whole_filter();
        self.found = if searched {
            let regions = library.regions_of(&filter.places);
            let is_there = |stretch: &Stretch| stretch.regions.iter().any(|region| regions.contains(&region));
            fitting.into_iter().filter(|stretch| filter.places.is_empty() || is_there(stretch)).cloned().collect()
        } else {
            filter.of(library).into_iter().cloned().collect()
        };
        self.chosen = Chosen::default();
    }
}

fn parts(library: &Library, fitting: &[&Arc<Stretch>]) -> Vec<Part> {
    let regions = library.regions();
    let area_places: Vec<usize> = regions
        .iter()
        .map(|region| library.areas().iter().position(|area| area.id == region.area).unwrap_or(usize::MAX))
        .collect();
    let mut in_region = vec![0_usize; regions.len()];
    let mut in_area = vec![0_usize; library.areas().len()];
    let mut areas: Vec<usize> = Vec::new();
    for stretch in fitting {
        areas.clear();
        for place in stretch.regions.iter().filter_map(|id| regions.iter().position(|region| region.id == *id)) {
            if let Some(count) = in_region.get_mut(place) {
                *count += 1;
            }
            let area = area_places.get(place).copied().unwrap_or(usize::MAX);
            if !areas.contains(&area) {
                areas.push(area);
            }
        }
        for area in &areas {
            if let Some(count) = in_area.get_mut(*area) {
                *count += 1;
            }
        }
    }
    let part = |name: &str, place: Option<&Id>, key: Option<char>, count: usize| Part {
        name: name.to_owned(),
        place: place.cloned(),
        is_region: false,
        key,
        count,
    };
    let mut parts = vec![part("Everything", None, None, fitting.len())];
    for (area, count) in library.areas().iter().zip(in_area) {
        parts.push(part(&area.name, Some(&area.id), area.key, count));
        let own: Vec<_> = regions.iter().zip(&in_region).filter(|(region, _)| region.area == area.id).collect();
        // A region of the area's own name is the area, to whoever looks for it.
        for (region, count) in own.iter().filter(|(region, _)| own.len() > 1 && region.id != area.id) {
            parts.push(Part { is_region: true, ..part(&region.name, Some(&region.id), None, **count) });
        }
    }
    parts
}
