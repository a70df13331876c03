//! `schedule.toml`: entry by entry, its routine looked up, its days and times read. A bad entry costs no other.

use super::conform::Report;
use super::suggest::did_you_mean;
use super::tree::{Node, Span, Table};
use super::{Draft, fields, read, unknown_id};
use crate::model::schedule::{Entry, MONDAY, Planned, Schedule, When};
use crate::model::words::{Purpose, Weekday};
use crate::problem::Problem;
use crate::time::{ClockTime, Day};

/// Returns the good entries of `drafts`; `routines` are the ids of all there are.
pub(super) fn merge(drafts: &[&Draft<'_>], routines: &[&str], problems: &mut Vec<Problem>) -> Schedule {
    let mut schedule = Schedule::default();
    for draft in drafts {
        let mut report = draft.report();
        let fit = draft.fit(fields::SCHEDULE, &mut report);
        let written = draft.table.get("entry").map(Node::list).unwrap_or_default();
        for (table, span) in read::tables(&fit.table, "entry") {
            let as_written = written.iter().find(|node| node.span == span).and_then(Node::table);
            let Some(entry) = entry(table, as_written.unwrap_or(table), span, routines, &mut report) else { continue };
            if schedule.entries.iter().any(|other| other.name == entry.name) {
                let message = format!("another entry is called \"{}\" too", entry.name);
                let problem = report.at(table.span_of("name", span), &message);
                report.add(problem.hint("the first of them is used; give this one a name of its own"));
            } else {
                schedule.entries.push(entry);
            }
        }
        problems.append(&mut report.problems);
    }
    schedule
}

/// The entry of `table`, which is what fits of `as_written`.
fn entry(table: &Table, as_written: &Table, span: Span, routines: &[&str], report: &mut Report<'_>) -> Option<Entry> {
    let id = read::id(table, "routine");
    let known = id == MONDAY || routines.contains(&id.as_str());
    if !known {
        let ids = routines.iter().copied().chain([MONDAY]);
        report.add(unknown_id(report, table.span_of("routine", span), "routine", id.as_str(), ids));
    }
    let when = when(table, as_written, span, report);
    Some(Entry {
        name: read::text(table, "name"),
        planned: Planned::from_word(id.as_str()),
        when: when.filter(|_| known)?,
        purpose: read::word(table, "purpose", Purpose::from_word),
        note: read::optional_text(table, "note"),
    })
}

fn when(table: &Table, as_written: &Table, span: Span, report: &mut Report<'_>) -> Option<When> {
    let at = table.get("at").and_then(Node::text).and_then(ClockTime::parse)?;
    match (as_written.get("days"), as_written.get("date")) {
        (Some(_), Some(date)) => {
            let problem = report.at(date.span, "an entry has either `days` or a `date`");
            report.add(problem.hint("take one of them out, or make two entries"));
            None
        }
        // The field is there, and told of, under another name.
        (None, None) if as_written.rows.iter().any(|row| did_you_mean(&row.key, ["days", "date"]).is_some()) => None,
        (None, None) => {
            let problem = report.at(span, "`days` or `date` is missing");
            report.add(problem.hint("as days = [\"mon\", \"wed\"], days = [\"daily\"] or date = \"2026-12-24\""));
            None
        }
        (Some(_), None) => {
            let words = table.get("days")?.list().iter().filter_map(Node::text);
            let mut days: Vec<Weekday> = words.flat_map(Weekday::all_of_word).collect();
            days.sort_unstable();
            days.dedup();
            Some(When::Weekly { days, at })
        }
        (None, Some(_)) => {
            let node = table.get("date")?;
            let date = node.text().and_then(Day::parse);
            if date.is_none() {
                report.add(report.at(node.span, "there is no such day").hint("that month is shorter"));
            }
            Some(When::Once { date: date?, at })
        }
    }
}
