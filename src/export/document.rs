//! What is taken along, before it has a format: stretches in parts, a routine's sheet, and how each is drawn.

use crate::describe::{self, capitalised, listed};
use crate::figure::Side;
use crate::figure::paint::line::Drawing;
use crate::model::words::caution_title;
use crate::model::{Area, Filter, Id, Library, Region, Related, Routine, Sides, Step, Stretch};
use crate::problem::counted;
use crate::time::{Day, about_minutes};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// A document, the same for every format.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub title: String,
    /// What is in it, in a line.
    pub about: String,
    pub made: Day,
    pub sheet: Option<Sheet>,
    /// Never all empty, unless it is of the sheet alone.
    pub parts: Vec<Part>,
}

/// Stretches that belong together: those of an area, or of a routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub name: String,
    /// Which regions tend to be tight along with those of the part, and why.
    pub related: Vec<Relation>,
    pub leaves: Vec<Leaf>,
}

/// That a region tends to be tight along with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub region: String,
    pub other: String,
    pub why: String,
}

/// A stretch with everything that is said of it, names instead of ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub stretch: Arc<Stretch>,
    pub area: String,
    pub region: String,
    pub muscles: Vec<String>,
    /// Why it is one of our favourites.
    pub favourite: Option<String>,
    pub cautions: Vec<(String, String)>,
    pub easier: Option<Other>,
    pub harder: Option<Other>,
    pub related: Vec<Relation>,
    pub figure: Option<Figure>,
}

/// An easier or harder way: a sentence, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub text: String,
    pub leads: Option<(Id, String)>,
}

/// How a stretch is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub drawing: Arc<Drawing>,
    /// The side that is drawn, where the other differs.
    pub side: Option<Side>,
}

/// A routine on one page: to be done, and ticked off.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub routine: Arc<Routine>,
    pub minutes: String,
    pub areas: String,
    pub needs: String,
    pub rows: Vec<Row>,
}

/// A step of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    pub id: Id,
    /// How much, on which sides.
    pub dose: String,
    /// What to mind most.
    pub cue: String,
    pub figure: Option<Figure>,
}

/// The days a sheet has boxes for.
pub const DAYS: [(&str, &str); 7] = [
    ("M", "Monday"),
    ("T", "Tuesday"),
    ("W", "Wednesday"),
    ("T", "Thursday"),
    ("F", "Friday"),
    ("S", "Saturday"),
    ("S", "Sunday"),
];

/// How each stretch is drawn.
pub type Figures = BTreeMap<Id, Figure>;

impl Document {
    /// Returns the document of some stretches: in parts by the places that were asked for, or by their areas.
    #[must_use]
    pub fn of_stretches(library: &Library, found: &[Arc<Stretch>], filter: &Filter, figures: &Figures, made: Day) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut taken: BTreeSet<&Id> = BTreeSet::new();
        let asked = filter.places.iter().map(|place| (place.as_str(), library.regions_of(std::slice::from_ref(place))));
        let all = library.areas().iter().map(|area| (area.id.as_str(), library.regions_of(std::slice::from_ref(&area.id))));
        let places: Vec<(&str, Vec<&Id>)> = if filter.places.is_empty() { all.collect() } else { asked.collect() };
        // A stretch is told once: where it is at home, else where it was asked for first.
        for at_home in [true, false] {
            for (place, regions) in &places {
                let belongs = |stretch: &&Arc<Stretch>| {
                    let own = if at_home { &stretch.regions[..stretch.regions.len().min(1)] } else { &stretch.regions[..] };
                    own.iter().any(|region| regions.contains(&region)) && !taken.contains(&stretch.id)
                };
                let own: Vec<&Arc<Stretch>> = found.iter().filter(belongs).collect();
                taken.extend(own.iter().map(|stretch| &stretch.id));
                let leaves = own.into_iter().map(|stretch| leaf(library, stretch, figures));
                let name = name_of(library, place);
                match parts.iter_mut().find(|part| part.name == name) {
                    Some(part) => part.leaves.extend(leaves),
                    None => parts.push(Part { name, related: related(library, regions), leaves: leaves.collect() }),
                }
            }
        }
        parts.retain(|part| !part.leaves.is_empty());
        let names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
        let title = match (filter.favourites.is_some(), filter.places.is_empty()) {
            (true, _) => "What you keep at hand".to_owned(),
            (false, true) if parts.len() > 3 => "Every part of the body".to_owned(),
            (false, _) => capitalised(&listed(&names).to_lowercase()),
        };
        let about = counted(taken.len(), "stretch");
        Self { title, about, made, sheet: None, parts }
    }

    /// Returns the document of a routine that takes so long: its sheet, and its stretches.
    #[must_use]
    pub fn of_routine(library: &Library, routine: &Arc<Routine>, length: Duration, figures: &Figures, made: Day) -> Self {
        let mut taken = BTreeSet::new();
        let steps = routine.steps.iter().filter(|step| taken.insert(step.stretch.id.clone()));
        // A page says how much of it there is in this routine.
        let told = |step: &Step| Arc::new(Stretch { dose: step.dose.clone(), ..step.stretch.as_ref().clone() });
        let leaves = steps.map(|step| leaf(library, &told(step), figures)).collect();
        let rows = routine.steps.iter().map(|step| row(step, figures)).collect();
        let sheet = Sheet {
            routine: Arc::clone(routine),
            minutes: about_minutes(length),
            areas: describe::areas(library, routine),
            needs: describe::needs(routine),
            rows,
        };
        let about = format!("{} · {}", sheet.minutes, sheet.areas);
        let part = Part { name: "The stretches".to_owned(), related: Vec::new(), leaves };
        Self { title: routine.name.clone(), about, made, sheet: Some(sheet), parts: vec![part] }
    }

    /// Returns its sheet alone.
    #[must_use]
    pub fn sheet_alone(self) -> Self {
        Self { parts: Vec::new(), ..self }
    }

    /// Returns every stretch of it, in order.
    pub fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.parts.iter().flat_map(|part| &part.leaves)
    }

    /// Returns whether it tells of a stretch.
    #[must_use]
    pub fn has(&self, id: &Id) -> bool {
        self.leaves().any(|leaf| leaf.stretch.id == *id)
    }
}

impl Leaf {
    /// Returns what can be seen, for whoever does not see it.
    #[must_use]
    pub fn alternative(&self) -> String {
        let lit = if self.muscles.is_empty() { String::new() } else { format!(" In colour: {}.", listed(&self.muscles)) };
        format!("Drawing of {}: the position you come to, and in grey where you start.{lit}", self.stretch.name)
    }
}

impl Figure {
    /// Returns what to say of the side that is drawn, and of the other; nothing where they are one.
    #[must_use]
    pub const fn captions(&self) -> Option<[&'static str; 2]> {
        match self.side {
            Some(Side::Left) => Some(["left side", "right side"]),
            Some(Side::Right) => Some(["right side", "left side"]),
            None => None,
        }
    }
}

fn name_of(library: &Library, place: &str) -> String {
    let region = || library.region(place).map(|region| region.name.clone());
    library.area(place).map(|area| area.name.clone()).or_else(region).unwrap_or_else(|| place.to_owned())
}

fn related(library: &Library, regions: &[&Id]) -> Vec<Relation> {
    let of = |region: &Region| {
        let outside = region.related.iter().filter(|related| !regions.contains(&&related.region));
        let relation = |related: &Related| Relation {
            region: region.name.clone(),
            other: library.region_name(&related.region).to_owned(),
            why: related.why.clone(),
        };
        outside.map(relation).collect::<Vec<_>>()
    };
    let own = library.regions().iter().filter(|region| regions.contains(&&region.id));
    own.flat_map(of).collect()
}

fn leaf(library: &Library, stretch: &Arc<Stretch>, figures: &Figures) -> Leaf {
    let guide = &stretch.guide;
    let other = |text: &Option<String>, id: &Option<Id>| {
        let leads = id.as_ref().and_then(|id| library.stretch(id.as_str()));
        let leads = leads.map(|other| (other.id.clone(), other.name.clone()));
        (text.is_some() || leads.is_some()).then(|| Other { text: text.clone().unwrap_or_default(), leads })
    };
    let caution = |tag: &str, note: &str| (capitalised(caution_title(tag)), note.to_owned());
    let home = library.region_name(stretch.home()).to_owned();
    let relation = |related: &Related| Relation {
        region: home.clone(),
        other: library.region_name(&related.region).to_owned(),
        why: related.why.clone(),
    };
    Leaf {
        area: library.area_of(stretch.home()).map_or_else(|| home.clone(), |area: &Area| area.name.clone()),
        muscles: stretch.muscles.iter().map(|id| library.muscle_name(id).to_owned()).collect(),
        favourite: library.favourite_reason(stretch).map(str::to_owned),
        cautions: stretch.cautions.iter().map(|own| caution(&own.tag, &own.note)).collect(),
        easier: other(&guide.easier, &guide.easier_id),
        harder: other(&guide.harder, &guide.harder_id),
        related: library.related_to(stretch).into_iter().take(3).map(relation).collect(),
        figure: figures.get(&stretch.id).cloned(),
        region: home,
        stretch: Arc::clone(stretch),
    }
}

fn row(step: &Step, figures: &Figures) -> Row {
    let stretch = &step.stretch;
    let sides = match stretch.sides {
        Sides::Each => ", each side",
        Sides::Alternating => ", sides in turn",
        Sides::Together => "",
    };
    let cue = step.note.clone().or_else(|| stretch.guide.cues.first().cloned()).unwrap_or_default();
    let dose = format!("{}{sides}", step.dose.in_words());
    Row { name: stretch.name.clone(), id: stretch.id.clone(), dose, cue, figure: figures.get(&stretch.id).cloned() }
}
