//! Reading a table that conforms to its fields: what was left out, or dropped, reads as nothing.

use super::tree::{Node, Span, Table, Value};
use crate::model::Id;

pub(super) fn text(table: &Table, key: &str) -> String {
    optional_text(table, key).unwrap_or_default()
}

pub(super) fn optional_text(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Node::text).filter(|text| !text.is_empty()).map(str::to_owned)
}

pub(super) fn texts(table: &Table, key: &str) -> Vec<String> {
    list(table, key).iter().filter_map(|node| node.text().map(str::to_owned)).collect()
}

pub(super) fn id(table: &Table, key: &str) -> Id {
    Id::new(table.get(key).and_then(Node::text).unwrap_or_default())
}

pub(super) fn ids(table: &Table, key: &str) -> Vec<(Id, Span)> {
    list(table, key).iter().filter_map(|node| node.text().map(|text| (Id::new(text), node.span))).collect()
}

pub(super) fn word<T>(table: &Table, key: &str, from_word: impl Fn(&str) -> Option<T>) -> Option<T> {
    table.get(key).and_then(Node::text).and_then(from_word)
}

pub(super) fn words<T>(table: &Table, key: &str, from_word: impl Fn(&str) -> Option<T>) -> Vec<T> {
    list(table, key).iter().filter_map(|node| node.text().and_then(&from_word)).collect()
}

pub(super) fn whole(table: &Table, key: &str) -> Option<u32> {
    table.get(key).and_then(Node::whole).and_then(|number| u32::try_from(number).ok())
}

pub(super) fn wholes(table: &Table, key: &str) -> Option<Vec<u32>> {
    let numbers = table.get(key)?.list().iter().filter_map(|node| node.whole().and_then(|number| u32::try_from(number).ok()));
    Some(numbers.collect())
}

pub(super) fn level(table: &Table) -> Option<u8> {
    whole(table, "level").and_then(|level| u8::try_from(level).ok())
}

pub(super) fn truth(table: &Table, key: &str) -> bool {
    matches!(table.get(key).map(|node| &node.value), Some(Value::Truth(true)))
}

pub(super) fn tables<'t>(table: &'t Table, key: &str) -> Vec<(&'t Table, Span)> {
    list(table, key).iter().filter_map(|node| node.table().map(|table| (table, node.span))).collect()
}

fn list<'t>(table: &'t Table, key: &str) -> &'t [Node] {
    table.get(key).map(Node::list).unwrap_or_default()
}
