//! TOML text to a plain tree that keeps the place of every key and value; also what the build stores of the shipped files.

use std::borrow::Cow;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Bytes of the text a key or value stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    from: u32,
    to: u32,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: Value,
}

/// What TOML can say, as far as our files need it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(Cow<'static, str>),
    Whole(i64),
    Decimal(f64),
    Truth(bool),
    /// A date, a time or both, as TOML writes them in full.
    Date(Cow<'static, str>),
    List(Vec<Node>),
    Table(Table),
}

/// Keys and values in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub rows: Vec<Row>,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub key: Cow<'static, str>,
    pub key_span: Span,
    pub node: Node,
}

/// A place where the text is not TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub span: Span,
    pub message: String,
}

/// A shipped file as the build stores it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// From the top of the repository, as `seeds/stretches/back/cat-cow.toml`.
    pub path: Cow<'static, str>,
    pub table: Table,
}

impl Span {
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { from: place(range.start), to: place(range.end) }
    }
}

impl Table {
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.rows.iter().find(|row| row.key == key).map(|row| &row.node)
    }

    /// Returns the place of a key's value; `otherwise` where the key is not there.
    #[must_use]
    pub fn span_of(&self, key: &str, otherwise: Span) -> Span {
        self.get(key).map_or(otherwise, |node| node.span)
    }
}

impl Node {
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        if let Value::Whole(number) = &self.value { Some(*number) } else { None }
    }

    /// Returns the number it is, whole or not.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Value::Decimal(number) => Some(number),
            Value::Whole(number) => i32::try_from(number).ok().map(f64::from),
            Value::Text(_) | Value::Truth(_) | Value::Date(_) | Value::List(_) | Value::Table(_) => None,
        }
    }

    #[must_use]
    pub fn list(&self) -> &[Self] {
        if let Value::List(nodes) = &self.value { nodes } else { &[] }
    }

    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        if let Value::Table(table) = &self.value { Some(table) } else { None }
    }
}

/// Parses `text`.
///
/// # Errors
/// The first place where it is not TOML: later ones are mostly its echoes.
pub fn parse(text: &str) -> Result<Table, Fault> {
    let (document, faults) = DeTable::parse_recoverable(text);
    match faults.first() {
        None => Ok(table(document.get_ref())),
        Some(fault) => Err(Fault {
            span: fault.span().unwrap_or(0..0).into(),
            message: fault.message().lines().collect::<Vec<_>>().join("; "),
        }),
    }
}

fn table(parsed: &DeTable<'_>) -> Table {
    let rows = parsed
        .iter()
        .map(|(key, value)| Row {
            key: key.get_ref().to_string().into(),
            key_span: key.span().into(),
            node: Node { span: value.span().into(), value: convert(value.get_ref()) },
        })
        .collect();
    Table { rows }
}

fn convert(parsed: &DeValue<'_>) -> Value {
    match parsed {
        DeValue::String(text) => Value::Text(text.to_string().into()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or_else(|_| Value::Decimal(f64::INFINITY), Value::Whole)
        }
        DeValue::Float(number) => Value::Decimal(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Datetime(date) => Value::Date(date.to_string().into()),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| Node { span: item.span().into(), value: convert(item.get_ref()) }).collect())
        }
        DeValue::Table(inner) => Value::Table(table(inner)),
    }
}
