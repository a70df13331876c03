//! A parsed file against the table of its fields: what fits stays, everything else is a problem with its place.

use super::fields::{Field, Shape};
use super::suggest::did_you_mean;
use super::tree::{Node, Row, Span, Table, Value};
use crate::model::Id;
use crate::printable;
use crate::problem::Problem;
use crate::time::ClockTime;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A file being read: its name, its text where there is one, and the problems found in it so far.
#[derive(Debug)]
pub struct Report<'a> {
    pub file: &'a str,
    /// Empty for what was compiled in.
    pub text: &'a str,
    pub problems: Vec<Problem>,
}

impl<'a> Report<'a> {
    #[must_use]
    pub const fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, problems: Vec::new() }
    }

    /// Returns a problem at `span`, not yet reported.
    #[must_use]
    pub fn at(&self, span: Span, message: &str) -> Problem {
        Problem::in_text(self.file, self.text, span.range(), message)
    }

    pub fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

/// What of a table fits its fields.
#[derive(Debug, Default)]
pub struct Fit {
    pub table: Table,
    /// Every required field is there.
    pub whole: bool,
    /// Nothing had to be left out.
    pub clean: bool,
}

/// Returns what of `table` fits `fields`; `span` is where a missing field is reported.
pub fn conform(table: &Table, span: Span, fields: &[Field], report: &mut Report<'_>) -> Fit {
    let mut fit = Fit { table: Table::default(), whole: true, clean: true };
    let mut misspelt: Vec<&str> = Vec::new();
    for row in &table.rows {
        let Some(field) = fields.iter().find(|field| field.name == row.key) else {
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            let mut problem = report.at(row.key_span, &format!("unknown field `{}`", row.key));
            problem = match did_you_mean(&row.key, names.iter().copied()) {
                Some(near) => {
                    misspelt.extend(fields.iter().map(|field| field.name).find(|name| *name == near));
                    problem.hint(format!("did you mean `{near}`?"))
                }
                None => problem.hint(format!("the fields here are {}", names.join(", "))),
            };
            report.add(problem);
            fit.clean = false;
            continue;
        };
        let (node, clean) = value(&row.node, &field.shape, &format!("`{}`", field.name), report);
        fit.clean &= clean;
        if let Some(node) = node {
            fit.table.rows.push(Row { key: row.key.clone(), key_span: row.key_span, node });
        }
    }
    for field in fields.iter().filter(|field| field.required) {
        if fit.table.get(field.name).is_none() {
            fit.whole = false;
            if table.get(field.name).is_none() && !misspelt.contains(&field.name) {
                let problem = report.at(span, &format!("`{}` is missing", field.name));
                report.add(problem.hint(format!("`{}`: {}", field.name, field.about)));
            }
        }
    }
    fit.clean &= fit.whole;
    fit
}

/// Returns what of `node` fits `shape`, and whether all of it did. `what` names it in messages.
fn value(node: &Node, shape: &Shape, what: &str, report: &mut Report<'_>) -> (Option<Node>, bool) {
    let whole = |node: Node| (Some(node), true);
    match (shape, &node.value) {
        (Shape::Text | Shape::Name(_), Value::Text(text)) => {
            let node = cleaned(node, text, report);
            let width = node.text().unwrap_or_default().width();
            if width == 0 {
                report.add(report.at(node.span, &format!("{what} has nothing in it")));
                return (None, false);
            }
            if let Shape::Name(columns) = shape
                && width > *columns
            {
                let message = format!("{what} is {width} columns wide");
                report.add(report.at(node.span, &message).hint(format!("keep it within {columns}")).warning());
            }
            whole(node)
        }
        (Shape::Key, Value::Text(text)) if text.chars().count() == 1 && !printable::hides_something(text) => whole(node.clone()),
        (Shape::Id, Value::Text(text)) if Id::is_well_formed(text) => whole(node.clone()),
        (Shape::IdOr(_), Value::Text(text)) if Id::is_well_formed(text) => whole(node.clone()),
        (Shape::Address, Value::Text(text)) if is_web_address(text) => whole(node.clone()),
        (Shape::Word(words), Value::Text(text)) if words.contains(&text.as_ref()) => whole(node.clone()),
        (Shape::Whole(from, to), Value::Whole(number)) if (*from..=*to).contains(number) => whole(node.clone()),
        (Shape::Truth, Value::Truth(_)) => whole(node.clone()),
        (Shape::Number(from, to), _) if node.number().is_some_and(|number| (*from..=*to).contains(&number)) => {
            whole(node.clone())
        }
        (Shape::Time, Value::Text(text) | Value::Date(text)) if time_of(text).is_some() => {
            (time_of(text).map(|time| text_node(node, time.to_string())), true)
        }
        (Shape::Date, Value::Text(text) | Value::Date(text)) if is_day(text) => whole(text_node(node, text.to_string())),
        (Shape::Dates, Value::Text(text) | Value::Date(text)) if is_day(text) || days(text).is_some() => {
            whole(text_node(node, text.to_string()))
        }
        (Shape::List(item, least, most), Value::List(nodes)) => list(node, nodes, item, *least..*most + 1, what, report),
        (Shape::Table(fields) | Shape::IdOr(fields), Value::Table(table)) => {
            let fit = conform(table, node.span, fields, report);
            let clean = fit.clean;
            (fit.whole.then_some(Node { span: node.span, value: Value::Table(fit.table) }), clean)
        }
        (Shape::OneOrRows(shape), _) if node.table().is_none() => value(node, shape, what, report),
        (Shape::Rows(shape) | Shape::OneOrRows(shape), Value::Table(table)) => {
            let mut kept = Table::default();
            let mut clean = true;
            for row in &table.rows {
                let (node, row_clean) = value(&row.node, shape, &format!("`{}`", printable::mask(&row.key)), report);
                clean &= row_clean;
                kept.rows.extend(node.map(|node| Row { key: row.key.clone(), key_span: row.key_span, node }));
            }
            (Some(Node { span: node.span, value: Value::Table(kept) }), clean)
        }
        (Shape::Tables(fields), Value::List(nodes)) => {
            let mut kept = Vec::new();
            let mut clean = true;
            for node in nodes {
                let Value::Table(table) = &node.value else {
                    report.add(report.at(node.span, &format!("each of {what} must be a table")));
                    clean = false;
                    continue;
                };
                let fit = conform(table, node.span, fields, report);
                clean &= fit.clean;
                if fit.whole {
                    kept.push(Node { span: node.span, value: Value::Table(fit.table) });
                }
            }
            (Some(Node { span: node.span, value: Value::List(kept) }), clean)
        }
        _ => {
            report.add(misfit(node, shape, what, report));
            (None, false)
        }
    }
}

fn list(
    node: &Node,
    nodes: &[Node],
    item: &Shape,
    count: Range<usize>,
    what: &str,
    report: &mut Report<'_>,
) -> (Option<Node>, bool) {
    if !count.contains(&nodes.len()) {
        let shape = if count.end - 1 == count.start {
            format!("exactly {}", count.start)
        } else if nodes.len() < count.start {
            format!("at least {}", count.start)
        } else {
            format!("at most {}", count.end - 1)
        };
        report.add(report.at(node.span, &format!("{what} must have {shape}, not {}", nodes.len())));
        return (None, false);
    }
    let mut kept = Vec::new();
    let mut clean = true;
    for node in nodes {
        let (item, item_clean) = value(node, item, &format!("each of {what}"), report);
        clean &= item_clean;
        kept.extend(item);
    }
    // A list that lost an item may no longer mean what was written: numbers by place, or a home region.
    let counts_by_place = count.end - 1 <= 4 || kept.len() < count.start;
    let lost_its_sense = !clean && counts_by_place;
    ((!lost_its_sense).then_some(Node { span: node.span, value: Value::List(kept) }), clean)
}

/// Text without hidden characters, line breaks folded; what was hidden is a warning.
fn cleaned(node: &Node, text: &str, report: &mut Report<'_>) -> Node {
    if printable::hides_something(text) {
        let message = "invisible or control characters in this text were removed";
        report.add(report.at(node.span, message).hint("type the text again, by hand").warning());
    }
    text_node(node, folded(text))
}

/// Returns what of `text` is seen, on one line.
pub fn folded(text: &str) -> String {
    printable::clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_node(node: &Node, text: String) -> Node {
    Node { span: node.span, value: Value::Text(text.into()) }
}

/// The time that `07:30` stands for; TOML writes its own times with seconds, of which there are none.
fn time_of(text: &str) -> Option<ClockTime> {
    ClockTime::parse(text.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(text))
}

/// Whether `text` is written as a day, `2026-12-24`, and no month is longer. Whether the year has the day is not known here.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten();
    match parts.as_slice() {
        [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2) => {
            number(year).is_some()
                && number(month).is_some_and(|month| (1..=12).contains(&month))
                && number(day).is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    }
}

/// The two days of `2026-12-24..2027-01-03`.
pub fn days(text: &str) -> Option<(&str, &str)> {
    let (first, last) = text.split_once("..")?;
    let (first, last) = (first.trim(), last.trim());
    (is_day(first) && is_day(last)).then_some((first, last))
}

/// What to write for a time that is written otherwise.
fn time_hint(value: &Value) -> String {
    let meant = match value {
        Value::Text(text) | Value::Date(text) => ClockTime::guess(text),
        Value::Whole(number) => ClockTime::guess(&number.to_string()),
        Value::Decimal(number) => ClockTime::guess(&format!("{number:.2}")),
        Value::Truth(_) | Value::List(_) | Value::Table(_) => None,
    };
    match meant {
        Some(time) => format!("write \"{time}\""),
        None => "hours from 00 to 23, a colon, minutes from 00 to 59: \"07:30\"".to_owned(),
    }
}

/// What to write for a date that is written otherwise.
fn date_hint(value: &Value) -> String {
    let date_of_both = match value {
        Value::Text(text) | Value::Date(text) => text.get(..10).filter(|day| is_day(day)),
        Value::Whole(_) | Value::Decimal(_) | Value::Truth(_) | Value::List(_) | Value::Table(_) => None,
    };
    match date_of_both {
        Some(day) => format!("write \"{day}\"; the time has its own field"),
        None => "year, month and day: \"2026-12-24\"".to_owned(),
    }
}

fn misfit(node: &Node, shape: &Shape, what: &str, report: &Report<'_>) -> Problem {
    let expected = expectation(shape);
    let problem = report.at(node.span, &format!("{what} must be {expected}"));
    match (shape, &node.value) {
        (Shape::Whole(from, to), Value::Text(text)) => {
            let number = seconds_meant(text).filter(|number| (*from..=*to).contains(number));
            number.map_or(problem.clone(), |number| problem.hint(format!("write {number}, without quotes")))
        }
        (Shape::Whole(from, to), Value::Decimal(number)) => {
            let rounded = whole_near(*number).filter(|number| (*from..=*to).contains(number));
            rounded.map_or(problem.clone(), |number| problem.hint(format!("write {number}")))
        }
        (Shape::Word(words), Value::Text(text)) => match did_you_mean(text, words.iter().copied()) {
            Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
            None => problem.hint(format!("the words are {}", words.join(", "))),
        },
        (Shape::Id | Shape::IdOr(_), Value::Text(text)) if Id::is_well_formed(&Id::nearest(text)) => {
            problem.hint(format!("did you mean \"{}\"?", Id::nearest(text)))
        }
        (Shape::Truth, Value::Text(text)) if matches!(text.as_ref(), "true" | "false") => {
            problem.hint(format!("write {text}, without quotes"))
        }
        (Shape::Time, value) => problem.hint(time_hint(value)),
        (Shape::Date | Shape::Dates, value) => problem.hint(date_hint(value)),
        (Shape::List(..), _) => problem.hint("put it in square brackets"),
        _ => problem,
    }
}

/// The seconds that `30s`, `2 min` or `1:30` stand for.
fn seconds_meant(text: &str) -> Option<i64> {
    if let Some((minutes, seconds)) = text.trim().split_once(':') {
        let (minutes, seconds): (i64, i64) = (minutes.parse().ok()?, seconds.parse().ok()?);
        return minutes.checked_mul(60)?.checked_add(seconds);
    }
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    let number: i64 = digits.parse().ok()?;
    match text.trim().strip_prefix(digits.as_str())?.trim() {
        "" | "s" | "sec" | "secs" | "second" | "seconds" | "x" | "times" => Some(number),
        "m" | "min" | "mins" | "minute" | "minutes" => number.checked_mul(60),
        _ => None,
    }
}

/// The whole number nearest to one that is no more than half away.
fn whole_near(number: f64) -> Option<i64> {
    let rounded = number.round();
    format!("{rounded:.0}").parse().ok().filter(|_| number.is_finite())
}

fn expectation(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Name(_) => "text in quotes".to_owned(),
        Shape::Key => "a single visible character in quotes".to_owned(),
        Shape::Id => "an id: lower-case words joined by `-`".to_owned(),
        Shape::IdOr(_) => "an id, lower-case words joined by `-`, or a table".to_owned(),
        Shape::Address => "an address that starts with https:// or http://".to_owned(),
        Shape::Whole(from, to) => format!("a whole number from {from} to {to}"),
        Shape::Truth => "true or false".to_owned(),
        Shape::Number(from, to) => format!("a number from {from} to {to}"),
        Shape::Time => "a time of day, as \"07:30\"".to_owned(),
        Shape::Date => "a date, as \"2026-12-24\"".to_owned(),
        Shape::Dates => "a date, or one to another, as \"2026-12-24..2027-01-03\"".to_owned(),
        Shape::Word(_) => "one of the known words".to_owned(),
        Shape::List(..) => "a list".to_owned(),
        Shape::Table(_) | Shape::Rows(_) | Shape::OneOrRows(_) => "a table".to_owned(),
        Shape::Tables(_) => "a list of tables".to_owned(),
    }
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.chars().next().is_some_and(char::is_alphanumeric)
            && rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '`' | '^' | '{' | '}' | '|'))
    })
}
