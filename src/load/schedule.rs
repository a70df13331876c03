//! `schedule.toml`: activities, then entry by entry, its routine looked up, its times read. A bad entry costs no other.

mod when;

use super::conform::{self, Report};
use super::fields::schedule::SCHEDULE;
use super::suggest::did_you_mean;
use super::tree::{Node, Span, Table};
use super::{Draft, read, unknown_id};
use crate::model::schedule::{self, Activity, Entry, MONDAY, Measure, Planned, Schedule};
use crate::model::words::{Purpose, Weekday};
use crate::printable;
use crate::problem::Problem;
use crate::time::{Day, NamedZone};

/// What a schedule may name.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The ids of all routines.
    pub routines: &'a [&'a str],
    /// The ids of all areas and regions.
    pub places: &'a [&'a str],
}

/// Returns the good part of `drafts`.
pub(super) fn merge(drafts: &[&Draft<'_>], known: Known<'_>, problems: &mut Vec<Problem>) -> Schedule {
    let mut schedule = Schedule::default();
    for draft in drafts {
        let mut report = draft.report();
        let fit = draft.fit(SCHEDULE, &mut report);
        let file = File { table: &fit.table, written: &draft.table };
        schedule.holidays.extend(holidays(&fit.table, &mut report));
        schedule.quiet.extend(read::tables(&fit.table, "quiet").into_iter().map(|(table, _)| quiet(table)));
        for (table, written, span) in file.tables("activity") {
            let Some(activity) = activity(table, written, span, &mut report) else { continue };
            if is_new(schedule.activities.iter().map(|other| &other.name), "activity", table, span, &mut report) {
                schedule.activities.push(activity);
            }
        }
        // Those that lack something are there all the same, for whoever names them.
        let named = |key| file.written_tables(key).filter_map(|table| table.get("name").and_then(Node::text)).collect();
        let activities: Vec<&str> = named("activity");
        for (table, written, span) in file.tables("entry") {
            misplaced(written, &mut report);
            let Some(entry) = entry(table, written, span, known, &activities, &mut report) else { continue };
            if is_new(schedule.entries.iter().map(|other| &other.name), "entry", table, span, &mut report) {
                schedule.entries.push(entry);
            }
        }
        // Of an entry that lacks something else, too, all is told.
        for (written, span) in file.unfit("entry") {
            let _ = when::of_entry(written, written, span, &activities, &mut report);
        }
        problems.append(&mut report.problems);
    }
    // What is beside an activity that had to be left out has no time.
    let lost = |entry: &Entry| schedule.pattern(entry).is_none();
    let lost: Vec<String> = schedule.entries.iter().filter(|entry| lost(entry)).map(|entry| entry.name.clone()).collect();
    schedule.entries.retain(|entry| !lost.contains(&entry.name));
    schedule
}

/// What of a file fits its fields, and the whole of it as it is written.
struct File<'t> {
    table: &'t Table,
    written: &'t Table,
}

impl<'t> File<'t> {
    /// The tables of that key, each with what is written there and its place.
    fn tables(&self, key: &str) -> Vec<(&'t Table, &'t Table, Span)> {
        let written = self.written.get(key).map(Node::list).unwrap_or_default();
        let with_written = |(table, span): (&'t Table, Span)| {
            let as_written = written.iter().find(|node| node.span == span).and_then(Node::table);
            (table, as_written.unwrap_or(table), span)
        };
        read::tables(self.table, key).into_iter().map(with_written).collect()
    }

    /// The tables of that key that do not fit, and their places.
    fn unfit(&self, key: &str) -> impl Iterator<Item = (&'t Table, Span)> {
        let fit: Vec<Span> = read::tables(self.table, key).into_iter().map(|(_, span)| span).collect();
        read::tables(self.written, key).into_iter().filter(move |(_, span)| !fit.contains(span))
    }

    fn written_tables(&self, key: &str) -> impl Iterator<Item = &'t Table> {
        self.written.get(key).map(Node::list).unwrap_or_default().iter().filter_map(Node::table)
    }
}

/// Whether no other has the name.
fn is_new<'a>(
    mut others: impl Iterator<Item = &'a String>,
    what: &str,
    table: &Table,
    span: Span,
    report: &mut Report<'_>,
) -> bool {
    let name = read::text(table, "name");
    let is_new = others.all(|other| *other != name);
    if !is_new {
        let problem = report.at(table.span_of("name", span), &format!("another {what} is called \"{name}\" too"));
        report.add(problem.hint("the first of them is used; give this one a name of its own"));
    }
    is_new
}

/// What TOML takes for a field of the entry above it.
fn misplaced(written: &Table, report: &mut Report<'_>) {
    for row in written.rows.iter().filter(|row| row.key == "holidays") {
        let problem = report.at(row.key_span, "`holidays` stands inside an entry");
        report.problems.retain(|other| (other.line, other.column) != (problem.line, problem.column));
        report.add(problem.hint("move it to the top of the file, above the first [[…]]"));
    }
}

/// The entry of `table`, which is what fits of `written`.
fn entry(
    table: &Table,
    written: &Table,
    span: Span,
    known: Known<'_>,
    activities: &[&str],
    report: &mut Report<'_>,
) -> Option<Entry> {
    let planned = planned(table, span, known, report);
    let when = when::of_entry(table, written, span, activities, report);
    let zone = zone(table, written, report);
    let of_measure = match &planned {
        Some(Planned::Made(measure)) => measure.purpose,
        Some(Planned::Routine(_) | Planned::Monday) | None => None,
    };
    Some(Entry {
        zone: zone.ok()?,
        on_holidays: read::truth(table, "on_holidays"),
        purpose: read::word(table, "purpose", Purpose::from_word).or(of_measure),
        note: read::optional_text(table, "note"),
        ..Entry::new(read::text(table, "name"), planned?, when?)
    })
}

fn planned(table: &Table, span: Span, known: Known<'_>, report: &mut Report<'_>) -> Option<Planned> {
    if let Some(measure) = table.get("routine").and_then(Node::table) {
        return Some(Planned::Made(Measure {
            minutes: read::whole(measure, "minutes").and_then(|minutes| u16::try_from(minutes).ok())?,
            areas: places(measure, known, report)?,
            purpose: read::word(measure, "purpose", Purpose::from_word),
        }));
    }
    let id = read::id(table, "routine");
    if id != MONDAY && !known.routines.contains(&id.as_str()) {
        let ids = known.routines.iter().copied().chain([MONDAY]);
        report.add(unknown_id(report, table.span_of("routine", span), "routine", id.as_str(), ids));
        return None;
    }
    Some(Planned::from_word(id.as_str()))
}

/// The areas a routine is made for; `None` where they were named, and none of them is known: it would be for all others.
fn places(measure: &Table, known: Known<'_>, report: &mut Report<'_>) -> Option<Vec<crate::model::Id>> {
    let named = read::ids(measure, "areas");
    let mut found = Vec::new();
    for (id, span) in &named {
        if known.places.contains(&id.as_str()) {
            found.push(id.clone());
        } else {
            report.add(unknown_id(report, *span, "area", id.as_str(), known.places.iter().copied()));
        }
    }
    (named.is_empty() || !found.is_empty()).then_some(found)
}

fn activity(table: &Table, written: &Table, span: Span, report: &mut Report<'_>) -> Option<Activity> {
    let on = when::days_or_date("activity", table, written, span, report);
    let zone = zone(table, written, report);
    Some(Activity {
        name: read::text(table, "name"),
        on: on?,
        at: when::time(table, "at")?,
        lasts: read::whole(table, "lasts").and_then(|minutes| u16::try_from(minutes).ok())?,
        zone: zone.ok()?,
        on_holidays: read::truth(table, "on_holidays"),
    })
}

fn quiet(table: &Table) -> schedule::Span {
    let days = when::weekdays(table).filter(|days| !days.is_empty()).unwrap_or_else(|| Weekday::ALL.to_vec());
    let time = |key| when::time(table, key).unwrap_or(crate::time::ClockTime::MIDNIGHT);
    schedule::Span { days, from: time("from"), to: time("to") }
}

/// There is no such zone: at another time than that meant, nobody is served.
struct Nowhere;

/// The zone that is named, if any.
fn zone(table: &Table, written: &Table, report: &mut Report<'_>) -> Result<Option<NamedZone>, Nowhere> {
    if written.get("zone").is_some() && table.get("zone").is_none() {
        return Err(Nowhere);
    }
    let Some((node, name)) = table.get("zone").and_then(|node| Some((node, node.text()?))) else { return Ok(None) };
    let found = NamedZone::find(name);
    if found.is_none() {
        let problem = report.at(node.span, &format!("unknown time zone \"{}\"", printable::mask(name)));
        report.add(match did_you_mean(name, NamedZone::names()) {
            Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
            None => problem.hint("a continent and a city, as Europe/Berlin or America/New_York"),
        });
    }
    found.map(Some).ok_or(Nowhere)
}

fn holidays(table: &Table, report: &mut Report<'_>) -> Vec<(Day, Day)> {
    let written = table.get("holidays").map(Node::list).unwrap_or_default();
    let mut holidays = Vec::new();
    for node in written {
        let Some(text) = node.text() else { continue };
        let (first, last) = conform::days(text).unwrap_or((text, text));
        match (Day::parse(first), Day::parse(last)) {
            (Some(first), Some(last)) if first <= last => holidays.push((first, last)),
            (Some(_), Some(_)) => report.add(report.at(node.span, "it ends before it begins")),
            (None, _) | (_, None) => report.add(no_such_day(report, node.span)),
        }
    }
    holidays
}

fn no_such_day(report: &Report<'_>, span: Span) -> Problem {
    report.at(span, "there is no such day").hint("that month is shorter")
}
