//! `supple stats library`: how many stretches there are, by everything they are chosen by.

use super::super::{Output, World, columned, pretty, quiet_line};
use crate::export::json;
use crate::model::inventory::{AreaTally, Inventory, Tally};

/// What is counted of each thing; numbers stand below the ends of these.
const COLUMNS: [&str; 5] = ["stretches", "linked", "not linked", "posed", "not posed"];

pub(super) fn run(world: &World, as_json: bool) -> Output {
    let files = world.files();
    let is_posed = |id: &_| files.figures.contains_key(id) || files.awaited.contains_key(id);
    let inventory = Inventory::of(&files.library, is_posed);
    let text = if as_json { pretty(&json::inventory(&inventory)) } else { table(&inventory) };
    Output { aside: quiet_line(files.problems.len()), ..Output::of(text) }
}

/// A row for each thing counted, with a head for each sort of thing.
fn table(inventory: &Inventory<'_>) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut part = |head: &str, counts: Vec<(String, Tally)>| {
        if !rows.is_empty() {
            rows.push(Vec::new());
        }
        rows.push(std::iter::once(head).chain(COLUMNS).map(str::to_owned).collect());
        rows.extend(counts.into_iter().map(|(name, tally)| {
            let Tally { stretches, with_links, with_poses } = tally;
            let numbers = [stretches, with_links, tally.without_links(), with_poses, tally.without_poses()];
            let numbers = numbers.iter().zip(COLUMNS).map(|(number, head)| format!("{number:>width$}", width = head.len()));
            std::iter::once(format!("  {name}")).chain(numbers).collect()
        }));
    };
    let mut areas = Vec::new();
    for AreaTally { area, all, regions } in &inventory.areas {
        areas.push((area.name.clone(), *all));
        // An area with one region of its own name says all there is to say.
        let is_split = regions.len() > 1 || regions.iter().any(|(region, _)| region.name != area.name);
        areas.extend(regions.iter().filter(|_| is_split).map(|(region, tally)| (format!("  {}", region.name), *tally)));
    }
    areas.push(("all".to_owned(), inventory.all));
    part("home", areas);
    part("kind", inventory.kinds.iter().map(|(kind, tally)| (kind.title().to_owned(), *tally)).collect());
    part("position", inventory.positions.iter().map(|(position, tally)| (position.title().to_owned(), *tally)).collect());
    part("level", inventory.levels.iter().map(|(level, tally)| (level.to_string(), *tally)).collect());
    let props = inventory.props.iter().map(|(prop, tally)| (prop.title().to_owned(), *tally));
    part("prop", std::iter::once(("none".to_owned(), inventory.no_props)).chain(props).collect());
    columned(&rows)
}
