//! Trees as bytes: how the build stores the shipped files, and how the program reads them back without copying a text.
//!
//! Numbers are little-endian base 128, texts their length and their UTF-8, lists and tables their length and their
//! items. Places in the text are left out: there is no text to point at.

use super::tree::{Node, Row, Span, Stored, Table, Value};
use std::borrow::Cow;

const TEXT: u8 = 0;
const WHOLE: u8 = 1;
const DECIMAL: u8 = 2;
const FALSE: u8 = 3;
const TRUE: u8 = 4;
const DATE: u8 = 5;
const LIST: u8 = 6;
const TABLE: u8 = 7;

/// A stored file, not yet read.
#[derive(Clone, Copy, Debug)]
pub struct Packed {
    /// From the top of the repository.
    pub path: &'static str,
    bytes: &'static [u8],
}

impl Packed {
    /// Reads the file; `None` if the bytes are not those [`encode`] writes.
    #[must_use]
    pub fn table(&self) -> Option<Table> {
        let mut rest = self.bytes;
        take_table(&mut rest).filter(|_| rest.is_empty())
    }
}

/// Returns `files` as bytes.
#[must_use]
pub fn encode(files: &[Stored]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_number(&mut bytes, files.len() as u64);
    for file in files {
        let mut table = Vec::new();
        put_table(&mut table, &file.table);
        put_text(&mut bytes, &file.path);
        put_number(&mut bytes, table.len() as u64);
        bytes.extend_from_slice(&table);
    }
    bytes
}

/// Returns the files that [`encode`] wrote; `None` if the bytes are not its own.
#[must_use]
pub fn unpack(bytes: &'static [u8]) -> Option<Vec<Packed>> {
    let mut rest = bytes;
    let count = take_number(&mut rest)?;
    let files = take_many(count, &mut rest, |rest| Some(Packed { path: take_text(rest)?, bytes: take_bytes(rest)? }))?;
    rest.is_empty().then_some(files)
}

fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        let [low, ..] = number.to_le_bytes();
        bytes.push(low | 0x80);
        number >>= 7;
    }
    let [low, ..] = number.to_le_bytes();
    bytes.push(low);
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_number(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}

fn put_table(bytes: &mut Vec<u8>, table: &Table) {
    put_number(bytes, table.rows.len() as u64);
    for row in &table.rows {
        put_text(bytes, &row.key);
        put_value(bytes, &row.node.value);
    }
}

fn put_value(bytes: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Text(text) => {
            bytes.push(TEXT);
            put_text(bytes, text);
        }
        Value::Whole(number) => {
            bytes.push(WHOLE);
            put_number(bytes, number.cast_unsigned());
        }
        Value::Decimal(number) => {
            bytes.push(DECIMAL);
            put_number(bytes, number.to_bits());
        }
        Value::Truth(truth) => bytes.push(if *truth { TRUE } else { FALSE }),
        Value::Date(date) => {
            bytes.push(DATE);
            put_text(bytes, date);
        }
        Value::List(nodes) => {
            bytes.push(LIST);
            put_number(bytes, nodes.len() as u64);
            for node in nodes {
                put_value(bytes, &node.value);
            }
        }
        Value::Table(table) => {
            bytes.push(TABLE);
            put_table(bytes, table);
        }
    }
}

fn take_byte(rest: &mut &'static [u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

fn take_number(rest: &mut &'static [u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let byte = take_byte(rest)?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// As many items as are said to be there: room for all of them is made at once, which is most of the time this takes.
fn take_many<T>(count: u64, rest: &mut &'static [u8], take: impl Fn(&mut &'static [u8]) -> Option<T>) -> Option<Vec<T>> {
    // No item is shorter than a byte.
    let count = usize::try_from(count).ok().filter(|count| *count <= rest.len())?;
    let mut items = Vec::with_capacity(count);
    for _ in 0..count {
        items.push(take(rest)?);
    }
    Some(items)
}

fn take_bytes(rest: &mut &'static [u8]) -> Option<&'static [u8]> {
    let length = usize::try_from(take_number(rest)?).ok()?;
    let (bytes, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(bytes)
}

fn take_text(rest: &mut &'static [u8]) -> Option<&'static str> {
    std::str::from_utf8(take_bytes(rest)?).ok()
}

fn take_table(rest: &mut &'static [u8]) -> Option<Table> {
    let row = |rest: &mut &'static [u8]| {
        let key = Cow::Borrowed(take_text(rest)?);
        Some(Row { key, key_span: Span::default(), node: take_node(rest)? })
    };
    let count = take_number(rest)?;
    Some(Table { rows: take_many(count, rest, row)? })
}

fn take_node(rest: &mut &'static [u8]) -> Option<Node> {
    let value = match take_byte(rest)? {
        TEXT => Value::Text(Cow::Borrowed(take_text(rest)?)),
        WHOLE => Value::Whole(take_number(rest)?.cast_signed()),
        DECIMAL => Value::Decimal(f64::from_bits(take_number(rest)?)),
        FALSE => Value::Truth(false),
        TRUE => Value::Truth(true),
        DATE => Value::Date(Cow::Borrowed(take_text(rest)?)),
        LIST => {
            let count = take_number(rest)?;
            Value::List(take_many(count, rest, take_node)?)
        }
        TABLE => Value::Table(take_table(rest)?),
        _ => return None,
    };
    Some(Node { span: Span::default(), value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tree::parse;

    #[test]
    fn what_is_stored_comes_back() {
        let text = "a = \"é\"\nb = [1, -300, 1.5, true, false]\nc = { d = 2026-11-23, e = [] }\n";
        let table = parse(text).expect("TOML");
        let stored = encode(&[Stored { path: Cow::Borrowed("x.toml"), table: table.clone() }]);
        let bytes: &'static [u8] = stored.leak();
        let packed = unpack(bytes).expect("its own bytes");
        let back = packed[0].table().expect("its own table");
        assert_eq!(encode(&[Stored { path: Cow::Borrowed(packed[0].path), table: back.clone() }]), bytes);
        assert_eq!(back.get("a").and_then(Node::text), Some("é"));
        for cut in 0..bytes.len() {
            assert!(unpack(&bytes[..cut]).is_none());
        }
    }
}
