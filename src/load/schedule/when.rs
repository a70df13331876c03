//! When an entry is to be done: days or a date with a time, intervals, or beside an activity. One of them, and whole.

use super::super::conform::Report;
use super::super::read;
use super::super::suggest::did_you_mean;
use super::super::tree::{Node, Span, Table};
use super::{no_such_day, unknown_id};
use crate::model::schedule::{Edge, On, When};
use crate::model::words::Weekday;
use crate::time::{ClockTime, Day};

/// What says at which times of a day.
const WAYS: [&str; 4] = ["at", "every", "before", "after"];
/// What goes with which of them, and with no other.
const COMPANIONS: [(&str, &[&str]); 6] = [
    ("days", &["at", "every"]),
    ("date", &["at"]),
    ("from", &["every"]),
    ("to", &["every"]),
    ("offset", &["before", "after"]),
    ("zone", &["at", "every"]),
];

/// The time of an entry: `table` is what fits of `written`.
pub(super) fn of_entry(table: &Table, written: &Table, span: Span, activities: &[&str], report: &mut Report<'_>) -> Option<When> {
    let mut ways = WAYS.into_iter().filter(|way| written.get(way).is_some());
    let Some(way) = ways.next() else {
        if !is_misspelt(written, &WAYS) {
            let problem = report.at(span, "`at` is missing");
            report.add(
                problem
                    .hint("as at = \"07:30\"; or `every` with `from` and `to`; or `before` or `after` the name of an activity"),
            );
        }
        return None;
    };
    if let Some(other) = ways.next() {
        let problem = report.at(written.span_of(other, span), &format!("an entry has either `{way}` or `{other}`"));
        report.add(problem.hint("take one of them out, or make two entries"));
        return None;
    }
    let strays = COMPANIONS.iter().filter(|(key, ways)| written.get(key).is_some() && !ways.contains(&way));
    let strays: Vec<_> = strays.collect();
    for (key, ways) in &strays {
        let with = ways.iter().map(|way| format!("`{way}`")).collect::<Vec<_>>().join(" or ");
        let key_span = written.rows.iter().find(|row| row.key == *key).map_or(span, |row| row.key_span);
        let problem = report.at(key_span, &format!("`{key}` goes with {with}, not with `{way}`"));
        report.add(if *key == "days" || *key == "date" || *key == "zone" {
            problem.hint("the activity says on which days, and where")
        } else {
            problem
        });
    }
    // A way whose value does not fit has been told of.
    if !strays.is_empty() || table.get(way).is_none() {
        return None;
    }
    match way {
        "every" => every(table, written, span, report),
        "before" => beside(table, Edge::Before, activities, report),
        "after" => beside(table, Edge::After, activities, report),
        _ => {
            let on = days_or_date("entry", table, written, span, report)?;
            let at = time(table, "at")?;
            Some(match on {
                On::Days(days) => When::Weekly { days, at },
                On::Date(date) => When::Once { date, at },
            })
        }
    }
}

fn every(table: &Table, written: &Table, span: Span, report: &mut Report<'_>) -> Option<When> {
    for key in ["from", "to"] {
        if written.get(key).is_none() && !is_misspelt(written, &[key]) {
            let problem = report.at(span, &format!("`{key}` is missing"));
            report.add(problem.hint("`every` needs the hours it keeps to: from = \"09:00\", to = \"17:30\""));
        }
    }
    let days = match written.get("days") {
        Some(_) => weekdays(table)?,
        None if is_misspelt(written, &["days"]) => return None,
        None => Weekday::ALL.to_vec(),
    };
    let minutes = read::whole(table, "every").and_then(|minutes| u16::try_from(minutes).ok())?;
    let (from, to) = (time(table, "from")?, time(table, "to")?);
    let length = (i32::from(to.minutes()) - i32::from(from.minutes())).rem_euclid(24 * 60);
    if length < i32::from(minutes) {
        let problem = report.at(table.span_of("every", span), &format!("from {from} to {to} there is no time for it"));
        report.add(problem.hint(format!("the first time is {minutes} minutes after `from`")));
        return None;
    }
    Some(When::Every { days, minutes, from, to })
}

fn beside(table: &Table, edge: Edge, activities: &[&str], report: &mut Report<'_>) -> Option<When> {
    let node = table.get(edge.word())?;
    let activity = node.text()?;
    if !activities.contains(&activity) {
        let problem = unknown_id(report, node.span, "activity", activity, activities.iter().copied());
        let hint = "describe it in an [[activity]], with name, days, at and lasts";
        report.add(if problem.hint.is_some() { problem } else { problem.hint(hint) });
        return None;
    }
    let minutes = read::whole(table, "offset").and_then(|minutes| u16::try_from(minutes).ok()).unwrap_or(0);
    Some(When::Beside { activity: activity.to_owned(), edge, minutes })
}

/// The days of the week, or the date: one of them.
pub(super) fn days_or_date(what: &str, table: &Table, written: &Table, span: Span, report: &mut Report<'_>) -> Option<On> {
    match (written.get("days"), written.get("date")) {
        (Some(_), Some(date)) => {
            let problem = report.at(date.span, &format!("an {what} has either `days` or a `date`"));
            report.add(problem.hint("take one of them out, or make two of it"));
            None
        }
        // The field is there, and told of, under another name.
        (None, None) if is_misspelt(written, &["days", "date"]) => None,
        (None, None) => {
            let problem = report.at(span, "`days` or `date` is missing");
            report.add(problem.hint("as days = [\"mon\", \"wed\"], days = [\"daily\"] or date = \"2026-12-24\""));
            None
        }
        (Some(_), None) => weekdays(table).map(On::Days),
        (None, Some(_)) => {
            let node = table.get("date")?;
            let date = node.text().and_then(Day::parse);
            if date.is_none() {
                report.add(no_such_day(report, node.span));
            }
            date.map(On::Date)
        }
    }
}

/// The days of the week, in its order; `None` where none are written, or none that is known.
pub(super) fn weekdays(table: &Table) -> Option<Vec<Weekday>> {
    let words = table.get("days")?.list().iter().filter_map(Node::text);
    let mut days: Vec<Weekday> = words.flat_map(Weekday::all_of_word).collect();
    days.sort_unstable();
    days.dedup();
    Some(days)
}

pub(super) fn time(table: &Table, key: &str) -> Option<ClockTime> {
    table.get(key).and_then(Node::text).and_then(ClockTime::parse)
}

/// Whether one of `keys` is there under a name that is no field, and is told of.
fn is_misspelt(written: &Table, keys: &[&str]) -> bool {
    written.rows.iter().any(|row| did_you_mean(&row.key, keys.iter().copied()).is_some_and(|near| near != row.key))
}
