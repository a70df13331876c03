//! JSON Schema, draft 2020-12: what `--json` gives and what each kind of file may hold, one row each.

mod answers;
mod files;

use serde_json::{Value, json};

/// A schema: the name to ask for it by, what it is of, and what makes it.
pub struct Row {
    pub name: &'static str,
    pub about: &'static str,
    body: fn() -> Value,
}

/// Every schema there is.
pub const ALL: &[Row] = &[
    row("list-stretches", "supple list --json", answers::stretches),
    row("list-routines", "supple list routines --json", answers::routines),
    row("list-areas", "supple list areas --json", answers::areas),
    row("list-schedule", "supple schedule --json", answers::occurrences),
    row("show-stretch", "supple show ID --json, of a stretch", answers::stretch),
    row("show-routine", "supple show ID --json, of a routine", answers::routine),
    row("make", "supple make --json", answers::made),
    row("week", "supple week --json", answers::week),
    row("next", "supple next --json", answers::next),
    row("check", "supple check --json", answers::problems),
    row("log", "supple log --json", answers::records),
    row("stats", "supple stats --json", answers::stats),
    row("stats-library", "supple stats library --json", answers::inventory),
    row("export", "supple export json", answers::taken_along),
    row("stretch", "stretches/<id>.toml", files::stretch),
    row("routine", "routines/<id>.toml", files::routine),
    row("areas", "areas.toml", files::areas),
    row("schedule", "schedule.toml", files::schedule),
    row("config", "config.toml", files::config),
    row("theme", "themes/<name>.toml", files::theme),
];

const fn row(name: &'static str, about: &'static str, body: fn() -> Value) -> Row {
    Row { name, about, body }
}

/// Returns the schema of that name, if there is one.
#[must_use]
pub fn named(name: &str) -> Option<Value> {
    ALL.iter().find(|row| row.name == name).map(Row::schema)
}

impl Row {
    /// Returns the whole schema.
    #[must_use]
    pub fn schema(&self) -> Value {
        let mut schema = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": self.about });
        if let (Some(schema), Value::Object(body)) = (schema.as_object_mut(), (self.body)()) {
            schema.extend(body);
        }
        schema
    }
}

/// An object of just these properties; those named in `may_lack` need not be there.
fn object(properties: Vec<(&str, Value)>, may_lack: &[&str]) -> Value {
    let required: Vec<&str> = properties.iter().map(|(name, _)| *name).filter(|name| !may_lack.contains(name)).collect();
    let properties: serde_json::Map<String, Value> =
        properties.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// A list of anything that `item` allows.
fn list(item: &Value) -> Value {
    json!({ "type": "array", "items": item })
}
