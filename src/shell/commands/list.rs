//! `supple list`: stretches, routines and areas, narrowed down.

use super::{Output, USAGE, World, columned, pretty, quiet_line, unknown};
use crate::cli::{self, Listing, Wish};
use crate::describe;
use crate::export::json;
use crate::model::words::{Kind, Position, Prop, Purpose};
use crate::model::{Favourites, Filter, Id, Library, Routine, Stretch};
use crate::search::Index;
use crate::session::Plan;
use crate::time::about_minutes;
use serde_json::Value;
use std::sync::Arc;

pub(super) fn run(world: &World, list: &cli::List) -> Output {
    let loaded = world.files();
    let library = &loaded.library;
    let filter = match filter(&list.wish, library, &loaded.favourites) {
        Ok(filter) => filter,
        Err(message) => return Output::failed(&message, USAGE),
    };
    let hits = hits(&list.wish, library);
    let (values, rows): (Vec<Value>, Vec<Vec<String>>) = match list.what {
        Listing::Stretches => stretches(&filter, hits.as_deref(), library).iter().map(|stretch| stretch_row(stretch)).unzip(),
        Listing::Routines => {
            let (history, _) = world.history();
            let fitting = routines(&filter, hits.as_deref(), library, &loaded.favourites);
            let row = |routine: Arc<Routine>| {
                let plan = Plan::of(&routine, |id| history.has_met(id));
                (json::routine(library, &routine, &plan, &[]), routine_row(library, &routine, &plan))
            };
            fitting.into_iter().map(row).unzip()
        }
        Listing::Areas => areas(&filter, library),
    };
    let text = if list.json { pretty(&values.into()) } else { columned(&rows) };
    let nothing = match (rows.is_empty() && !list.json, list.wish.favourite) {
        (false, _) => "",
        (true, true) => "Nothing that you keep at hand fits; f keeps a stretch or a routine.\n",
        (true, false) => "Nothing fits all of this.\n",
    };
    Output { aside: format!("{nothing}{}", quiet_line(loaded.problems.len())), ..Output::of(text) }
}

/// Returns what the search finds, the best first; `None` without a search.
pub(super) fn hits(wish: &Wish, library: &Library) -> Option<Vec<Id>> {
    let text = wish.search.as_ref().filter(|text| !text.trim().is_empty())?;
    Some(Index::of(library).find(text).iter().map(|stretch| stretch.id.clone()).collect())
}

/// Returns the facets of a wish.
pub(super) fn filter(wish: &Wish, library: &Library, favourites: &Favourites) -> Result<Filter, String> {
    let known: Vec<&str> = library
        .areas()
        .iter()
        .map(|area| area.id.as_str())
        .chain(library.regions().iter().map(|region| region.id.as_str()))
        .collect();
    let places = wish.area.iter().map(|place| {
        let id = Id::nearest(place);
        if known.contains(&id.as_str()) { Ok(Id::new(&id)) } else { Err(unknown("area or region", place, known.iter().copied())) }
    });
    let at_hand = if wish.no_props {
        Some(Vec::new())
    } else if wish.have.is_empty() {
        None
    } else {
        let props = wish.have.iter().map(|word| parsed("prop", Prop::WORDS, word, Prop::from_word));
        Some(props.collect::<Result<_, _>>()?)
    };
    let optional = |word: &Option<String>| word.clone();
    Ok(Filter {
        places: places.collect::<Result<_, _>>()?,
        kind: optional(&wish.kind).map(|word| parsed("kind", Kind::WORDS, &word, Kind::from_word)).transpose()?,
        positions: wish
            .position
            .iter()
            .map(|word| parsed("position", Position::WORDS, word, Position::from_word))
            .collect::<Result<_, _>>()?,
        at_hand,
        level: wish.level,
        favourites: wish.favourite.then(|| favourites.stretches.clone()),
        purpose: optional(&wish.purpose).map(|word| parsed("purpose", Purpose::WORDS, &word, Purpose::from_word)).transpose()?,
    })
}

pub(super) fn parsed<T>(what: &str, words: &[&str], word: &str, from_word: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    from_word(word).ok_or_else(|| format!("{}; there are {}", unknown(what, word, words.iter().copied()), words.join(", ")))
}

pub(super) fn stretches(filter: &Filter, hits: Option<&[Id]>, library: &Library) -> Vec<Arc<Stretch>> {
    let mut found: Vec<Arc<Stretch>> = filter.of(library).into_iter().cloned().collect();
    if let Some(hits) = hits {
        let rank = |stretch: &Arc<Stretch>| hits.iter().position(|id| *id == stretch.id);
        found.retain(|stretch| rank(stretch).is_some());
        found.sort_by_key(rank);
    }
    found
}

/// Routines that are for the purpose, within the level and the props, and have a step in the places or the search.
fn routines(filter: &Filter, hits: Option<&[Id]>, library: &Library, favourites: &Favourites) -> Vec<Arc<Routine>> {
    let regions = library.regions_of(&filter.places);
    let fits = |routine: &Routine| {
        let any = |fits: &dyn Fn(&Stretch) -> bool| routine.steps.iter().any(|step| fits(&step.stretch));
        let all = |fits: &dyn Fn(&Stretch) -> bool| routine.steps.iter().all(|step| fits(&step.stretch));
        filter.purpose.is_none_or(|purpose| routine.purpose == purpose)
            && filter.level.is_none_or(|level| routine.level <= level)
            && filter.at_hand.as_ref().is_none_or(|at_hand| all(&|stretch| stretch.needs_only(at_hand)))
            && (filter.favourites.is_none() || favourites.routines.contains(&routine.id))
            && filter.kind.is_none_or(|kind| any(&|stretch| stretch.kind == kind))
            && (filter.positions.is_empty() || all(&|stretch| filter.positions.contains(&stretch.position)))
            && (filter.places.is_empty() || any(&|stretch| stretch.regions.iter().any(|region| regions.contains(&region))))
            && hits.is_none_or(|hits| any(&|stretch| hits.contains(&stretch.id)))
    };
    library.routines().filter(|routine| fits(routine)).cloned().collect()
}

fn areas(filter: &Filter, library: &Library) -> (Vec<Value>, Vec<Vec<String>>) {
    let count = |place: &str| Filter { places: vec![Id::new(place)], ..filter.clone() }.of(library).len();
    let wanted = |id: &Id| filter.places.is_empty() || filter.places.contains(id);
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for area in library.areas() {
        let regions: Vec<_> = library.regions_in(&area.id).filter(|region| wanted(&region.id) || wanted(&area.id)).collect();
        if regions.is_empty() && !wanted(&area.id) {
            continue;
        }
        values.push(json::area(library, area, count));
        rows.push(vec![area.id.to_string(), area.name.clone(), count(area.id.as_str()).to_string()]);
        for region in regions.iter().filter(|region| region.id != area.id) {
            rows.push(vec![format!("  {}", region.id), region.name.clone(), count(region.id.as_str()).to_string()]);
        }
    }
    (values, rows)
}

fn stretch_row(stretch: &Stretch) -> (Value, Vec<String>) {
    let row = vec![
        stretch.id.to_string(),
        stretch.name.clone(),
        describe::level(stretch.level),
        stretch.position.title().to_owned(),
        stretch.dose.in_words(),
        stretch.props_in_words().unwrap_or_default(),
    ];
    (json::stretch(stretch), row)
}

fn routine_row(library: &Library, routine: &Routine, plan: &Plan) -> Vec<String> {
    vec![
        routine.id.to_string(),
        routine.name.clone(),
        routine.purpose.title().to_owned(),
        about_minutes(plan.length()),
        describe::level(routine.level),
        describe::areas(library, routine),
    ]
}
