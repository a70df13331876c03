//! `areas.toml`: areas, regions and muscles, rows of later files replacing earlier ones of the same id.

use super::conform::Report;
use super::tree::{Span, Table};
use super::{Draft, Stretches, fields, read, rules, unknown_id};
use crate::model::{Area, Favourite, Id, Muscle, Region, Related};
use crate::problem::Problem;

/// An area or region, its file, and the places of the ids it refers to.
pub(super) struct Placed<'d, T> {
    item: T,
    draft: &'d Draft<'d>,
    /// Where it says its id.
    own: Span,
    spans: Vec<Span>,
}

/// What the files say of the body, before favourites are settled.
pub(super) struct Body<'d> {
    areas: Vec<Placed<'d, Area>>,
    pub(super) regions: Vec<Region>,
    /// Where each of the regions says its id.
    pub(super) places: Vec<(&'d Draft<'d>, Span)>,
    pub(super) muscles: Vec<Muscle>,
}

/// Merges the files and drops what leads nowhere.
pub(super) fn merge<'d>(drafts: Vec<&'d Draft<'d>>, reserved: &[char], problems: &mut Vec<Problem>) -> Body<'d> {
    let mut areas: Vec<Placed<'_, Area>> = Vec::new();
    let mut regions: Vec<Placed<'_, Region>> = Vec::new();
    let mut muscles: Vec<Placed<'_, Muscle>> = Vec::new();
    for draft in drafts {
        let mut report = draft.report();
        let fit = draft.fit(fields::AREAS, &mut report);
        if draft.is_text() {
            rules::claim::check(&fit.table, &mut report);
        }
        for (table, span) in read::tables(&fit.table, "area") {
            let (item, spans) = area(table, span, &areas, reserved, &mut report);
            let placed = Placed { item, draft, own: table.span_of("id", span), spans };
            replace_or_add(&mut areas, placed, |area| &area.id, span, &mut report);
        }
        for (table, span) in read::tables(&fit.table, "region") {
            let (item, spans) = region(table);
            // A row that must be dropped leaves the one it was to replace.
            if areas.iter().any(|area| area.item.id == item.area) {
                let placed = Placed { item, draft, own: table.span_of("id", span), spans };
                replace_or_add(&mut regions, placed, |region| &region.id, span, &mut report);
            } else {
                let known = areas.iter().map(|area| area.item.id.as_str());
                report.add(unknown_id(&report, table.span_of("area", span), "area", item.area.as_str(), known));
            }
        }
        for (table, span) in read::tables(&fit.table, "muscle") {
            let item = Muscle { id: read::id(table, "id"), name: read::text(table, "name"), also: read::texts(table, "also") };
            let placed = Placed { item, draft, own: table.span_of("id", span), spans: Vec::new() };
            replace_or_add(&mut muscles, placed, |muscle| &muscle.id, span, &mut report);
        }
        problems.append(&mut report.problems);
    }
    let muscles: Vec<Muscle> = muscles.into_iter().map(|placed| placed.item).collect();
    let places = regions.iter().map(|placed| (placed.draft, placed.own)).collect();
    let regions = settle_regions(regions, &muscles, problems);
    Body { areas, regions, places, muscles }
}

/// Returns the areas, without favourites whose stretch is not there.
pub(super) fn settle_favourites(areas: Vec<Placed<'_, Area>>, stretches: &Stretches, problems: &mut Vec<Problem>) -> Vec<Area> {
    let mut settled = Vec::new();
    for Placed { item: mut area, draft, spans, .. } in areas {
        let mut report = draft.report();
        let mut spans = spans.into_iter();
        area.favourites.retain(|favourite| {
            let span = spans.next().unwrap_or_default();
            let known = stretches.contains_key(&favourite.stretch);
            if !known {
                let ids = stretches.keys().map(Id::as_str);
                report.add(unknown_id(&report, span, "stretch", favourite.stretch.as_str(), ids));
            }
            known
        });
        problems.append(&mut report.problems);
        settled.push(area);
    }
    settled
}

impl<'d> Body<'d> {
    /// Returns the ids of all areas and regions.
    pub(super) fn places(&self) -> impl Iterator<Item = &Id> {
        self.areas.iter().map(|placed| &placed.item.id).chain(self.regions.iter().map(|region| &region.id))
    }

    pub(super) fn into_parts(self) -> (Vec<Placed<'d, Area>>, Vec<Region>, Vec<Muscle>) {
        (self.areas, self.regions, self.muscles)
    }
}

fn settle_regions(regions: Vec<Placed<'_, Region>>, muscles: &[Muscle], problems: &mut Vec<Problem>) -> Vec<Region> {
    let known: Vec<Id> = regions.iter().map(|placed| placed.item.id.clone()).collect();
    let mut settled = Vec::new();
    for Placed { item: mut region, draft, spans, .. } in regions {
        let mut report = draft.report();
        let mut spans = spans.into_iter();
        let mut next = || spans.next().unwrap_or_default();
        region.muscles.retain(|id| {
            let span = next();
            let found = muscles.iter().any(|muscle| muscle.id == *id);
            if !found {
                let ids = muscles.iter().map(|muscle| muscle.id.as_str());
                report.add(unknown_id(&report, span, "muscle", id.as_str(), ids));
            }
            found
        });
        region.related.retain(|related| {
            let span = next();
            let found = known.contains(&related.region);
            if !found {
                report.add(unknown_id(&report, span, "region", related.region.as_str(), known.iter().map(Id::as_str)));
            }
            found
        });
        region.related.sort_by_key(|related| std::cmp::Reverse(related.weight));
        problems.append(&mut report.problems);
        settled.push(region);
    }
    settled
}

/// A row of a later file replaces the one of its id; a second one in the same file is a problem.
fn replace_or_add<'d, T>(
    all: &mut Vec<Placed<'d, T>>,
    new: Placed<'d, T>,
    id: impl Fn(&T) -> &Id,
    span: Span,
    report: &mut Report<'_>,
) {
    match all.iter_mut().find(|old| id(&old.item) == id(&new.item)) {
        Some(old) if std::ptr::eq(old.draft, new.draft) => {
            let message = format!("\"{}\" is in this file twice", id(&new.item));
            report.add(report.at(span, &message).hint("the first of them is used"));
        }
        Some(old) => *old = new,
        None => all.push(new),
    }
}

fn area(table: &Table, span: Span, others: &[Placed<'_, Area>], reserved: &[char], report: &mut Report<'_>) -> (Area, Vec<Span>) {
    let id = read::id(table, "id");
    let wanted = read::text(table, "key").chars().next();
    let taken_by = wanted.and_then(|wanted| {
        let other = others.iter().find(|other| other.item.key == Some(wanted) && other.item.id != id);
        let area = other.map(|other| format!("the area \"{}\"", other.item.name));
        area.or_else(|| reserved.contains(&wanted).then(|| "a command".to_owned()))
    });
    if let (Some(wanted), Some(owner)) = (wanted, &taken_by) {
        let message = format!("the key \"{wanted}\" already belongs to {owner}");
        report.add(report.at(table.span_of("key", span), &message).hint("choose another letter, or leave it out"));
    }
    let (favourites, spans) = read::tables(table, "favourites")
        .into_iter()
        .map(|(row, row_span)| {
            let favourite = Favourite { stretch: read::id(row, "stretch"), why: read::text(row, "why") };
            (favourite, row.span_of("stretch", row_span))
        })
        .unzip();
    let key = wanted.filter(|_| taken_by.is_none());
    (Area { id, name: read::text(table, "name"), key, also: read::texts(table, "also"), favourites }, spans)
}

/// The region, and the places of its muscles and its related regions, in this order.
fn region(table: &Table) -> (Region, Vec<Span>) {
    let (muscles, mut spans): (Vec<Id>, Vec<Span>) = read::ids(table, "muscles").into_iter().unzip();
    let mut related = Vec::new();
    for (row, row_span) in read::tables(table, "related") {
        let weight = read::whole(row, "weight").and_then(|weight| u8::try_from(weight).ok()).unwrap_or(1);
        related.push(Related { region: read::id(row, "region"), weight, why: read::text(row, "why") });
        spans.push(row.span_of("region", row_span));
    }
    let region = Region {
        id: read::id(table, "id"),
        area: read::id(table, "area"),
        name: read::text(table, "name"),
        also: read::texts(table, "also"),
        muscles,
        related,
    };
    (region, spans)
}
