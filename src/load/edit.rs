//! Changes to the user's `schedule.toml`, text in, text out: comments, layout and all that is not meant stay as they are.
//!
//! What is taken out leaves its comments behind: nothing the user wrote in words is thrown away.

mod comments;

use super::conform::folded;
use super::{decode, tree};
use crate::model::Id;
use crate::model::schedule::{Entry, Planned, When};
use crate::model::words::Weekday;
use crate::problem::Problem;
use crate::time::ClockTime;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

const BOM: &str = "\u{feff}";
const ENTRIES: &str = "entry";

/// On top of a file that was not there before.
const HEADING: &str = "# What is to be done, and when. `supple schedule` shows it; `supple check` finds what is wrong in it.\n";

/// A file as it was, and as it will be.
struct Draft<'t> {
    file: &'t str,
    /// Without a byte-order mark.
    text: &'t str,
    document: DocumentMut,
}

/// Returns the names of the entries in the file, good and bad, in order.
///
/// # Errors
/// The problem that keeps it from being read.
pub fn names(file: &str, bytes: &[u8]) -> Result<Vec<String>, Box<Problem>> {
    let mut draft = Draft::of(file, bytes)?;
    Ok((0..).map_while(|place| draft.entry(place).map(|entry| name_of(entry))).flatten().collect())
}

/// Returns the file with `entry` added at its end; every byte that was there stays.
///
/// # Errors
/// The problem that keeps it from being changed.
pub fn add(file: &str, bytes: &[u8], entry: &Entry) -> Result<String, Box<Problem>> {
    let mut draft = Draft::of(file, bytes)?;
    let fields = fields(entry);
    match draft.document.get_mut(ENTRIES) {
        Some(Item::Value(Value::Array(array))) => {
            let inline: InlineTable = fields.into_iter().collect();
            array.push(inline);
            Ok(draft.written(bytes))
        }
        None | Some(Item::ArrayOfTables(_)) => {
            let mut text = if draft.text.trim().is_empty() { HEADING.to_owned() } else { draft.text.to_owned() };
            if !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str("\n[[entry]]\n");
            for (key, value) in fields {
                text.extend([key, " = ", &value.to_string(), "\n"]);
            }
            Ok(as_before(&text, bytes))
        }
        Some(_) => {
            let problem = Problem::with_file(file, "`entry` is no list of tables, so nothing can be added to it");
            Err(Box::new(problem))
        }
    }
}

/// Returns the file without the entry called `name`.
///
/// # Errors
/// The problem that keeps it from being changed.
pub fn remove(file: &str, bytes: &[u8], name: &str) -> Result<String, Box<Problem>> {
    let mut draft = Draft::of(file, bytes)?;
    let place = draft.place_of(name)?;
    match draft.document.get_mut(ENTRIES) {
        Some(Item::ArrayOfTables(tables)) => {
            let removed = tables.remove(place);
            let above = comments::raw(removed.decor().prefix());
            let mut comments = Vec::new();
            comments::of_body(&removed, &mut comments);
            let above = if above.contains('#') { format!("{}\n", above.trim_end()) } else { "\n".to_owned() };
            draft.leave_behind(&format!("{above}{}", comments::lines(&comments)), removed.position());
        }
        Some(Item::Value(Value::Array(array))) => {
            let mut comments = Vec::new();
            comments::of_value(&array.remove(place), &mut comments);
            leave_in_array(array, place, &comments);
        }
        _ => {}
    }
    Ok(draft.written(bytes))
}

/// Returns the file with the entry called `name` at other times.
///
/// # Errors
/// The problem that keeps it from being changed.
pub fn set_when(file: &str, bytes: &[u8], name: &str, when: &When) -> Result<String, Box<Problem>> {
    let mut draft = Draft::of(file, bytes)?;
    let place = draft.place_of(name)?;
    if let Some(entry) = draft.entry(place) {
        let (key, other) = match when {
            When::Weekly { .. } => ("days", "date"),
            When::Once { .. } => ("date", "days"),
            // What is said of intervals and activities is for the user to write.
            When::Every { .. } | When::Beside { .. } => return Ok(draft.written(bytes)),
        };
        if entry.contains_key(key) {
            set_aside(entry, other, key);
        } else {
            rename(entry, other, key);
        }
        for (key, value) in when_fields(when) {
            set(entry, key, value);
        }
    }
    Ok(draft.written(bytes))
}

impl<'t> Draft<'t> {
    fn of(file: &'t str, bytes: &'t [u8]) -> Result<Self, Box<Problem>> {
        let mut problems = Vec::new();
        let Some(text) = decode(file, bytes, &mut problems) else {
            let problem = problems.pop().unwrap_or_else(|| Problem::with_file(file, "this file is not UTF-8"));
            return Err(Box::new(problem));
        };
        let not_toml =
            |span, message: &str| Box::new(Problem::in_text(file, text, span, &format!("this is not TOML: {message}")));
        tree::parse(text).map_err(|fault| not_toml(fault.span.range(), &fault.message))?;
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            not_toml(error.span().unwrap_or(0..0), &error.message().lines().collect::<Vec<_>>().join("; "))
        })?;
        Ok(Self { file, text, document })
    }

    fn entry(&mut self, place: usize) -> Option<&mut dyn TableLike> {
        match self.document.get_mut(ENTRIES)? {
            Item::ArrayOfTables(tables) => tables.get_mut(place).map(|table| table as &mut dyn TableLike),
            Item::Value(value) => {
                let entry = value.as_array_mut()?.get_mut(place)?;
                entry.as_inline_table_mut().map(|table| table as &mut dyn TableLike)
            }
            Item::None | Item::Table(_) => None,
        }
    }

    fn place_of(&mut self, name: &str) -> Result<usize, Box<Problem>> {
        let mut place = 0;
        while let Some(entry) = self.entry(place) {
            if name_of(entry).is_some_and(|own| own == name) {
                return Ok(place);
            }
            place += 1;
        }
        Err(Box::new(Problem::with_file(self.file, &format!("no entry is called \"{name}\""))))
    }

    /// Puts comments where a table was: before the next one, or at the end.
    fn leave_behind(&mut self, comments: &str, place: Option<isize>) {
        if comments.trim().is_empty() {
            return;
        }
        let mut next: Option<isize> = None;
        each_table(self.document.as_table_mut(), &mut |table| {
            let after = table.position().filter(|position| place.is_some_and(|place| *position > place));
            next = [next, after].into_iter().flatten().min();
        });
        let Some(next) = next else {
            let trailing = format!("{comments}{}", comments::raw(Some(self.document.trailing())));
            self.document.set_trailing(trailing);
            return;
        };
        each_table(self.document.as_table_mut(), &mut |table| {
            if table.position() == Some(next) {
                let before = comments::raw(table.decor().prefix());
                table.decor_mut().set_prefix(format!("{comments}{before}"));
            }
        });
    }

    fn written(self, bytes: &[u8]) -> String {
        let text = self.document.to_string();
        // What stood on top may have gone, and left the blank line below it.
        let text = if self.text.starts_with(['\n', '\r']) { &text } else { text.trim_start_matches(['\n', '\r']) };
        as_before(text, bytes)
    }
}

/// `text` with the byte-order mark and the line ends that the file had.
fn as_before(text: &str, bytes: &[u8]) -> String {
    let before = String::from_utf8_lossy(bytes);
    let mark = if before.starts_with(BOM) { BOM } else { "" };
    let is_windows = before.contains("\r\n") && !before.replace("\r\n", "").contains('\n');
    let text = if is_windows { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text.to_owned() };
    format!("{mark}{text}")
}

fn name_of(entry: &dyn TableLike) -> Option<String> {
    entry.get("name").and_then(Item::as_str).map(folded)
}

fn fields(entry: &Entry) -> Vec<(&'static str, Value)> {
    let mut fields = vec![("name", Value::from(entry.name.as_str())), ("routine", planned(&entry.planned))];
    fields.extend(when_fields(&entry.when));
    fields.extend(entry.zone.as_ref().map(|zone| ("zone", Value::from(zone.name.as_str()))));
    fields.extend(entry.on_holidays.then(|| ("on_holidays", Value::from(true))));
    fields.extend(entry.purpose.map(|purpose| ("purpose", Value::from(purpose.word()))));
    fields.extend(entry.note.as_ref().map(|note| ("note", Value::from(note.as_str()))));
    fields
}

fn planned(planned: &Planned) -> Value {
    let Planned::Made(measure) = planned else { return Value::from(planned.word().unwrap_or_default()) };
    let mut table = InlineTable::new();
    table.insert("minutes", i64::from(measure.minutes).into());
    if !measure.areas.is_empty() {
        table.insert("areas", Value::from(measure.areas.iter().map(Id::as_str).collect::<Array>()));
    }
    if let Some(purpose) = measure.purpose {
        table.insert("purpose", purpose.word().into());
    }
    Value::from(table)
}

fn when_fields(when: &When) -> Vec<(&'static str, Value)> {
    let week = |days: &[Weekday]| ("days", Value::from(Weekday::in_words(days).into_iter().collect::<Array>()));
    let time = |key, time: &ClockTime| (key, Value::from(time.to_string()));
    let minutes = |key, minutes: &u16| (key, Value::from(i64::from(*minutes)));
    match when {
        When::Weekly { days, at } => vec![week(days), time("at", at)],
        When::Once { date, at } => vec![("date", Value::from(date.to_string())), time("at", at)],
        When::Every { days, minutes: every, from, to } => {
            vec![week(days), minutes("every", every), time("from", from), time("to", to)]
        }
        When::Beside { activity, edge, minutes: offset } => {
            vec![(edge.word(), Value::from(activity.as_str())), minutes("offset", offset)]
        }
    }
}

/// Gives a field another value; what stands beside it stays.
fn set(table: &mut dyn TableLike, key: &str, mut value: Value) {
    let mut inside = Vec::new();
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        comments::inside(old, &mut inside);
        *value.decor_mut() = old.decor().clone();
    }
    match table.get_mut(key) {
        Some(item) => *item = Item::Value(value),
        None => drop(table.insert(key, Item::Value(value))),
    }
    put_above(table, key, &inside);
}

/// Takes a field out, its comments to the field `keeper`.
fn set_aside(table: &mut dyn TableLike, key: &str, keeper: &str) {
    let mut comments = Vec::new();
    if let Some((key, item)) = table.get_key_value(key) {
        comments::of_decor(key.leaf_decor(), &mut comments);
        comments::of_item(item, &mut comments);
    }
    table.remove(key);
    put_above(table, keeper, &comments);
}

/// Takes a field out and puts one of another name in, with all that stood beside it.
fn rename(table: &mut dyn TableLike, from: &str, to: &str) {
    let Some((key, item)) = table.get_key_value(from) else { return };
    let (decor, item) = (key.leaf_decor().clone(), item.clone());
    table.remove(from);
    table.insert(to, item);
    if let Some(mut key) = table.key_mut(to) {
        *key.leaf_decor_mut() = decor;
    }
}

/// Puts comments on lines of their own above a field.
fn put_above(table: &mut dyn TableLike, key: &str, comments: &[String]) {
    let Some(mut key) = table.key_mut(key).filter(|_| !comments.is_empty()) else { return };
    let before = comments::raw(key.leaf_decor().prefix());
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    key.leaf_decor_mut().set_prefix(format!("{before}{end}{}", comments::lines(comments)));
}

fn leave_in_array(array: &mut Array, place: usize, comments: &[String]) {
    if comments.is_empty() {
        return;
    }
    let kept = format!("\n{}", comments::lines(comments));
    if let Some(next) = array.get_mut(place) {
        let before = comments::raw(next.decor().prefix());
        next.decor_mut().set_prefix(format!("{kept}{before}"));
    } else {
        let trailing = format!("{kept}{}", comments::raw(Some(array.trailing())));
        array.set_trailing(trailing);
    }
}

fn each_table(table: &mut Table, visit: &mut dyn FnMut(&mut Table)) {
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => {
                visit(inner);
                each_table(inner, visit);
            }
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|inner| {
                visit(inner);
                each_table(inner, visit);
            }),
            Item::None | Item::Value(_) => {}
        }
    }
}
