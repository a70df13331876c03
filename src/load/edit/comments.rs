//! The comments in a piece of a TOML document, so that they can stay when it goes.

use toml_edit::{ArrayOfTables, Decor, Item, RawString, Table, TableLike, Value};

pub(super) fn of_table(table: &Table, found: &mut Vec<String>) {
    found_in(table.decor().prefix(), found);
    of_body(table, found);
}

/// All but those above its header.
pub(super) fn of_body(table: &Table, found: &mut Vec<String>) {
    found_in(table.decor().suffix(), found);
    for (key, item) in TableLike::iter(table) {
        if let Some(key) = table.key(key) {
            of_decor(key.leaf_decor(), found);
        }
        of_item(item, found);
    }
}

pub(super) fn of_item(item: &Item, found: &mut Vec<String>) {
    match item {
        Item::None => {}
        Item::Value(value) => of_value(value, found),
        Item::Table(table) => of_table(table, found),
        Item::ArrayOfTables(tables) => ArrayOfTables::iter(tables).for_each(|table| of_table(table, found)),
    }
}

pub(super) fn of_value(value: &Value, found: &mut Vec<String>) {
    found_in(value.decor().prefix(), found);
    inside(value, found);
    found_in(value.decor().suffix(), found);
}

pub(super) fn inside(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(array) => {
            array.iter().for_each(|item| of_value(item, found));
            found_in(Some(array.trailing()), found);
        }
        Value::InlineTable(table) => {
            for (key, value) in table {
                if let Some(key) = table.key(key) {
                    of_decor(key.leaf_decor(), found);
                }
                of_value(value, found);
            }
            found_in(Some(table.trailing()), found);
        }
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

pub(super) fn of_decor(decor: &Decor, found: &mut Vec<String>) {
    found_in(decor.prefix(), found);
    found_in(decor.suffix(), found);
}

/// What stands between keys and values is blank, or a comment to the end of its line.
fn found_in(between: Option<&RawString>, found: &mut Vec<String>) {
    let between = raw(between);
    found.extend(between.lines().map(str::trim).filter(|line| line.starts_with('#')).map(str::to_owned));
}

pub(super) fn raw(text: Option<&RawString>) -> String {
    text.and_then(RawString::as_str).unwrap_or_default().to_owned()
}

pub(super) fn lines(comments: &[String]) -> String {
    comments.iter().flat_map(|comment| [comment, "\n"]).collect()
}
