//! Everything there is to stretch with: areas, regions, muscles, stretches and routines, every id resolved.

use super::area::{Area, Muscle, Region, Related};
use super::id::Id;
use super::routine::Routine;
use super::stretch::{Origin, Stretch};
use super::words::CAUTION_TAGS;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The checked library. Whatever refers to an id in it finds it, but for an area's favourites and easier/harder,
/// which loading drops when they lead nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    areas: Vec<Area>,
    regions: Vec<Region>,
    muscles: Vec<Muscle>,
    stretches: BTreeMap<Id, Arc<Stretch>>,
    routines: BTreeMap<Id, Arc<Routine>>,
}

impl Library {
    /// Puts together what loading has checked.
    #[must_use]
    pub fn new(
        areas: Vec<Area>,
        regions: Vec<Region>,
        muscles: Vec<Muscle>,
        stretches: BTreeMap<Id, Arc<Stretch>>,
        routines: BTreeMap<Id, Arc<Routine>>,
    ) -> Self {
        Self { areas, regions, muscles, stretches, routines }
    }

    /// Returns the library without the shipped stretches and routines of these ids. Shipped routines lose the steps of a
    /// stretch that goes, and go when none is left; the user's own keep what they name.
    #[must_use]
    pub fn without(mut self, hidden: &[Id]) -> Self {
        if hidden.is_empty() {
            return self;
        }
        let goes = |id: &Id, origin: &Origin| *origin == Origin::Shipped && hidden.contains(id);
        self.stretches.retain(|id, stretch| !goes(id, &stretch.origin));
        for stretch in self.stretches.values_mut().map(Arc::make_mut) {
            let guide = &mut stretch.guide;
            for link in [&mut guide.easier_id, &mut guide.harder_id] {
                link.take_if(|id| hidden.contains(id));
            }
        }
        self.routines.retain(|id, routine| {
            if routine.origin == Origin::Shipped {
                Arc::make_mut(routine).steps.retain(|step| !goes(&step.stretch.id, &step.stretch.origin));
            }
            !goes(id, &routine.origin) && !routine.steps.is_empty()
        });
        let stretches = &self.stretches;
        for area in &mut self.areas {
            area.favourites.retain(|favourite| stretches.contains_key(&favourite.stretch));
        }
        self
    }

    /// Returns the areas in the order of their file.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// Returns the regions in the order of their file.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    #[must_use]
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == *id)
    }

    pub fn regions_in<'a>(&'a self, area: &'a Id) -> impl Iterator<Item = &'a Region> + 'a {
        self.regions.iter().filter(move |region| region.area == *area)
    }

    /// Returns the regions that `places`, areas or regions, stand for.
    #[must_use]
    pub fn regions_of<'a>(&'a self, places: &[Id]) -> Vec<&'a Id> {
        self.regions
            .iter()
            .filter(|region| places.contains(&region.id) || places.contains(&region.area))
            .map(|region| &region.id)
            .collect()
    }

    /// Returns the area that `region` belongs to.
    #[must_use]
    pub fn area_of(&self, region: &Id) -> Option<&Area> {
        self.region(region.as_str()).and_then(|region| self.area(region.area.as_str()))
    }

    #[must_use]
    pub fn muscles(&self) -> &[Muscle] {
        &self.muscles
    }

    /// Returns a muscle's name, or its id where it has none.
    #[must_use]
    pub fn muscle_name<'a>(&'a self, id: &'a Id) -> &'a str {
        self.muscles.iter().find(|muscle| muscle.id == *id).map_or(id.as_str(), |muscle| &muscle.name)
    }

    /// Returns a region's name, or its id where it has none.
    #[must_use]
    pub fn region_name<'a>(&'a self, id: &'a Id) -> &'a str {
        self.region(id.as_str()).map_or(id.as_str(), |region| &region.name)
    }

    /// Returns the stretches by id.
    pub fn stretches(&self) -> impl Iterator<Item = &Arc<Stretch>> {
        self.stretches.values()
    }

    #[must_use]
    pub fn stretch(&self, id: &str) -> Option<&Arc<Stretch>> {
        self.stretches.get(id)
    }

    /// Returns the routines by id.
    pub fn routines(&self) -> impl Iterator<Item = &Arc<Routine>> {
        self.routines.values()
    }

    #[must_use]
    pub fn routine(&self, id: &str) -> Option<&Arc<Routine>> {
        self.routines.get(id)
    }

    /// Returns all that somebody may want to leave out: caution tags, areas, regions, stretches.
    pub fn avoidable(&self) -> impl Iterator<Item = &str> {
        let places = self.areas.iter().map(|area| area.id.as_str()).chain(self.regions.iter().map(|region| region.id.as_str()));
        CAUTION_TAGS.iter().copied().chain(places).chain(self.stretches.keys().map(Id::as_str))
    }

    /// Returns whether `stretch` is a favourite of an area that is, or holds, one of `places`.
    #[must_use]
    pub fn is_favourite_of(&self, stretch: &Id, places: &[Id]) -> bool {
        self.areas
            .iter()
            .filter(|area| places.contains(&area.id) || self.regions_in(&area.id).any(|region| places.contains(&region.id)))
            .any(|area| area.favourites.iter().any(|favourite| favourite.stretch == *stretch))
    }

    /// Returns why `stretch` is a favourite of its home area, if it is one.
    #[must_use]
    pub fn favourite_reason(&self, stretch: &Stretch) -> Option<&str> {
        let area = self.area_of(stretch.home())?;
        area.favourites.iter().find(|favourite| favourite.stretch == stretch.id).map(|favourite| favourite.why.as_str())
    }

    /// Returns the regions that tend to be tight along with the home of `stretch`, strongest first, without those
    /// it stretches itself.
    #[must_use]
    pub fn related_to(&self, stretch: &Stretch) -> Vec<&Related> {
        self.region(stretch.home().as_str())
            .map(|region| region.related.iter().filter(|related| !stretch.regions.contains(&related.region)).collect())
            .unwrap_or_default()
    }

    /// Returns the names of the areas a routine works on, those with most steps first.
    #[must_use]
    pub fn areas_of_routine(&self, routine: &Routine) -> Vec<&Area> {
        let mut counts: Vec<(&Area, usize)> = Vec::new();
        for step in &routine.steps {
            if let Some(area) = self.area_of(step.stretch.home()) {
                match counts.iter_mut().find(|(counted, _)| counted.id == area.id) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((area, 1)),
                }
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts.into_iter().map(|(area, _)| area).collect()
    }
}
