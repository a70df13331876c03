//! Browse: body parts with live counts, the stretches that fit, and what narrows them down.

use crate::app::field::Field;
use crate::app::list::{Chosen, Move};
use crate::model::{Filter, Id, Library, Stretch};
use crate::search::Index;
use std::collections::HashMap;
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
        let hits = (!self.query.is_empty()).then(|| index.find(self.query.text()));
        let ranks: Option<HashMap<&Id, usize>> = hits.as_ref().map(|hits| hits.iter().zip(0..).collect());
        let fits = |stretch: &Stretch| ranks.as_ref().is_none_or(|ranks| ranks.contains_key(&stretch.id));
        self.parts = parts(library, |stretch| self.filter.admits(stretch) && fits(stretch));
        self.part.go_to(self.part.index(), self.parts.len());
        let filter = self.whole_filter();
        let mut found: Vec<Arc<Stretch>> = filter.of(library).into_iter().filter(|stretch| fits(stretch)).cloned().collect();
        if let Some(ranks) = &ranks {
            found.sort_by_key(|stretch| ranks.get(&stretch.id).copied());
        }
        self.found = found;
        self.chosen = Chosen::default();
    }
}

fn parts(library: &Library, fits: impl Fn(&Stretch) -> bool) -> Vec<Part> {
    let mut all = 0;
    let mut in_region: HashMap<&Id, usize> = HashMap::new();
    let mut in_area: HashMap<&Id, usize> = HashMap::new();
    for stretch in library.stretches().filter(|stretch| fits(stretch)) {
        all += 1;
        let mut areas: Vec<&Id> = Vec::new();
        for region in stretch.regions.iter().filter_map(|id| library.region(id.as_str())) {
            *in_region.entry(&region.id).or_default() += 1;
            if !areas.contains(&&region.area) {
                areas.push(&region.area);
            }
        }
        for area in areas {
            *in_area.entry(area).or_default() += 1;
        }
    }
    let part = |name: &str, place: Option<&Id>, key: Option<char>, count: usize| Part {
        name: name.to_owned(),
        place: place.cloned(),
        is_region: false,
        key,
        count,
    };
    let mut parts = vec![part("Everything", None, None, all)];
    for area in library.areas() {
        let count = in_area.get(&area.id).copied().unwrap_or(0);
        parts.push(part(&area.name, Some(&area.id), area.key, count));
        let regions: Vec<_> = library.regions_in(&area.id).collect();
        // A region of the area's own name is the area, to whoever looks for it.
        for region in regions.iter().filter(|region| regions.len() > 1 && region.id != area.id) {
            let count = in_region.get(&region.id).copied().unwrap_or(0);
            parts.push(Part { is_region: true, ..part(&region.name, Some(&region.id), None, count) });
        }
    }
    parts
}
