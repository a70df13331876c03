//! The schemas of the files, from the tables of their fields: an editor that reads them completes, explains and checks.

use super::super::forms::FORMS;
use super::object;
use crate::load::fields::schedule::SCHEDULE;
use crate::load::fields::{AREAS, CONFIG, Field, ROUTINE, STRETCH, Shape, THEME};
use serde_json::{Value, json};

/// Lower-case words joined by `-`. Which letters outside ASCII are capitals, a pattern that every engine knows cannot say.
const ID: &str = "^(?:[a-z0-9]|[^\\x00-\\x7F])+(?:-(?:[a-z0-9]|[^\\x00-\\x7F])+)*$";
/// Something that is not blank.
const VISIBLE: &str = "\\S";
const ADDRESS: &str = "^https?://[^\\s\"<>\\\\`^{}|]+$";

/// A time of TOML has seconds too.
const TIME: &str = "^(?:[01][0-9]|2[0-3]):[0-5][0-9](?::00)?$";
const DATE: &str = "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$";

const DATES: &str = "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\
                     (?: *\\.\\. *[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))?$";

/// Whether a schema is of what a person writes, or of what the program tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Written,
    Told,
}

pub(super) fn stretch() -> Value {
    table(STRETCH, Side::Written)
}

pub(super) fn routine() -> Value {
    table(ROUTINE, Side::Written)
}

pub(super) fn areas() -> Value {
    table(AREAS, Side::Written)
}

pub(super) fn config() -> Value {
    table(CONFIG, Side::Written)
}

pub(super) fn theme() -> Value {
    table(THEME, Side::Written)
}

pub(super) fn schedule() -> Value {
    table(SCHEDULE, Side::Written)
}

fn table(fields: &[Field], side: Side) -> Value {
    // What is told is all there.
    let may_lack = |field: &&Field| side == Side::Written && !field.required;
    table_without(fields, may_lack, side)
}

/// A dose has the fields of its form.
fn dose(fields: &[Field], side: Side) -> Value {
    let mut schema = table_without(fields, |_| true, side);
    schema["anyOf"] = forms(side);
    schema
}

fn table_without(fields: &[Field], may_lack: impl Fn(&&Field) -> bool, side: Side) -> Value {
    let properties = fields.iter().map(|field| (field.name, of(field, side))).collect();
    let may_lack: Vec<&str> = fields.iter().filter(may_lack).map(|field| field.name).collect();
    object(properties, &may_lack)
}

/// What a field may hold, and what it is for.
pub(super) fn of(field: &Field, side: Side) -> Value {
    let mut schema = if let ("dose", Shape::Table(fields)) = (field.name, &field.shape) {
        dose(fields, side)
    } else {
        value(&field.shape, side)
    };
    schema["description"] = field.about.into();
    if side == Side::Written && field.required && matches!(field.shape, Shape::Tables(_)) {
        schema["minItems"] = 1.into();
    }
    schema
}

fn value(shape: &Shape, side: Side) -> Value {
    match shape {
        // A text that is left out is told as one with nothing in it.
        Shape::Text | Shape::Name(_) if side == Side::Told => json!({ "type": "string" }),
        Shape::Text | Shape::Name(_) => json!({ "type": "string", "pattern": VISIBLE }),
        Shape::Key => json!({ "type": "string", "minLength": 1, "maxLength": 1 }),
        Shape::Id => json!({ "type": "string", "pattern": ID }),
        Shape::IdOr(fields) => json!({ "anyOf": [value(&Shape::Id, side), table(fields, side)] }),
        Shape::Address => json!({ "type": "string", "pattern": ADDRESS }),
        Shape::Whole(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
        Shape::Number(from, to) => json!({ "type": "number", "minimum": from, "maximum": to }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Time => json!({ "type": "string", "pattern": TIME }),
        Shape::Date => json!({ "type": "string", "format": "date", "pattern": DATE }),
        Shape::Dates => json!({ "type": "string", "pattern": DATES }),
        Shape::Word(words) => json!({ "type": "string", "enum": words }),
        Shape::List(item, least, most) => {
            json!({ "type": "array", "items": value(item, side), "minItems": least, "maxItems": most })
        }
        Shape::Table(fields) => table(fields, side),
        Shape::Rows(shape) => json!({ "type": "object", "additionalProperties": value(shape, side) }),
        Shape::OneOrRows(shape) => {
            let one = value(shape, side);
            json!({ "anyOf": [one, { "type": "object", "additionalProperties": value(shape, side) }] })
        }
        Shape::Tables(fields) => json!({ "type": "array", "items": table(fields, side) }),
    }
}

/// Which fields of a dose go together.
fn forms(side: Side) -> Value {
    let form = |form: &super::super::forms::Form| {
        let all: Vec<&str> = form.needed.iter().chain(form.other).copied().collect();
        let told: Vec<&str> = all.iter().copied().filter(|name| *name != "range").collect();
        let required = if side == Side::Written { form.needed.to_vec() } else { told };
        json!({ "title": form.title, "propertyNames": { "enum": all }, "required": required })
    };
    FORMS.iter().map(form).collect()
}
