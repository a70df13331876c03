//! The schemas of what `--json` gives. Fields that stand in the TOML too are those of its tables.

use super::files::{Side, of};
use super::{list, object};
use crate::load::fields::schedule::MEASURE;
use crate::load::fields::{AREA, Field, GOAL, GUIDE, REGION, ROUTINE, STRETCH};
use crate::model::words::{Kind, Position, Prop, Purpose};
use crate::schedule::State;
use serde_json::{Value, json};

pub(super) fn stretches() -> Value {
    list(&stretch())
}

pub(super) fn routines() -> Value {
    list(&routine())
}

pub(super) fn areas() -> Value {
    let count = || counted("how many stretches there are for it");
    let region: Vec<(&str, Value)> =
        [("stretches", count())].into_iter().chain(told(REGION, &["id", "name", "also", "related"])).collect();
    let mut area: Vec<(&str, Value)> = told(AREA, &["id", "name", "key", "also", "favourites"]).collect();
    area.extend([("stretches", count()), ("regions", list(&object(region, &[])))]);
    list(&object(area, &["key"]))
}

pub(super) fn stretch() -> Value {
    let plain: Vec<&str> =
        STRETCH.iter().map(|field| field.name).filter(|name| !matches!(*name, "dose" | "guide" | "pose")).collect();
    let all_of_guide: Vec<&str> = GUIDE.iter().map(|field| field.name).collect();
    let guide = object(told(GUIDE, &all_of_guide).collect(), &["easier", "easier_id", "harder", "harder_id"]);
    let mut fields: Vec<(&str, Value)> = vec![("id", text("the file's name without .toml"))];
    fields.extend(told(STRETCH, &plain));
    fields.extend([("dose", dose()), ("guide", guide)]);
    object(fields, &[])
}

fn step() -> Value {
    object(
        vec![
            ("stretch", text("the id of the stretch")),
            ("name", text("what the stretch is called")),
            ("dose", dose()),
            ("ready", counted("seconds to get ready, where that is more than it needs")),
            ("note", text("a word on it in this routine")),
            ("why", text("with --why: what it is there for")),
        ],
        &["ready", "note", "why"],
    )
}

pub(super) fn made() -> Value {
    let mut fields: Vec<(&str, Value)> = vec![("code", text("what makes the same routine of the same library"))];
    fields.extend(told(ROUTINE, &["name", "purpose", "level"]));
    fields.extend(length_areas_and_steps());
    object(fields, &[])
}

fn length_areas_and_steps() -> [(&'static str, Value); 3] {
    [
        ("seconds", counted("how long it takes, from the first moment to the last")),
        ("areas", list(&text("the id of an area, that with most steps first"))),
        ("steps", list(&step())),
    ]
}

pub(super) fn routine() -> Value {
    let mut fields: Vec<(&str, Value)> = vec![("id", text("the file's name without .toml"))];
    fields.extend(told(ROUTINE, &["name", "purpose", "about", "level", "rotation"]));
    fields.extend(length_areas_and_steps());
    object(fields, &[])
}

pub(super) fn taken_along() -> Value {
    let related = vec![
        ("region", text("a region of this part")),
        ("related", text("what tends to be tight along with it")),
        ("why", text("the reason")),
    ];
    let part = vec![
        ("name", text("what the part is called")),
        ("related", list(&object(related, &[]))),
        ("stretches", list(&stretch())),
    ];
    let mut routine: Vec<(&str, Value)> = vec![("id", text("its id, or its code if it was made"))];
    routine.extend(told(ROUTINE, &["name", "purpose", "about", "level"]));
    routine.push(("steps", list(&step())));
    let fields = vec![
        ("title", text("what it is of")),
        ("about", text("what is in it")),
        ("made", json!({ "type": "string", "format": "date", "description": "the day it was written" })),
        ("routine", json!({ "anyOf": [object(routine, &[]), { "type": "null" }] })),
        ("parts", list(&object(part, &[]))),
    ];
    object(fields, &[])
}

pub(super) fn week() -> Value {
    let week = object(vec![iso_week(), monday(), ("routine", json!({ "anyOf": [routine(), { "type": "null" }] }))], &[]);
    json!({
        "$defs": { "week": week },
        "anyOf": [
            { "$ref": "#/$defs/week" },
            { "description": "with --next", "type": "array", "items": { "$ref": "#/$defs/week" } },
        ],
    })
}

pub(super) fn next() -> Value {
    let seconds = json!({ "type": "integer", "description": "from now; below 0 if it is due already" });
    let state = json!({ "type": "string", "enum": [State::Due.word(), State::Later.word()] });
    let next = object([occurrence(), vec![("state", state), ("in_seconds", seconds)]].concat(), &[]);
    json!({ "anyOf": [next, { "type": "null", "description": "nothing comes" }] })
}

pub(super) fn occurrences() -> Value {
    let states = [State::Done, State::Skipped, State::Due, State::Later, State::Missed].map(State::word);
    let purposes: Vec<Option<&str>> = Purpose::WORDS.iter().copied().map(Some).chain([None]).collect();
    let more = vec![
        ("state", json!({ "type": "string", "enum": states })),
        ("purpose", json!({ "enum": purposes, "description": "what it is for" })),
        ("note", json!({ "type": ["string", "null"], "description": "a word on it" })),
    ];
    list(&object([occurrence(), more].concat(), &[]))
}

fn occurrence() -> Vec<(&'static str, Value)> {
    let known = json!({ "type": ["string", "null"], "description": "its id; null if there is none that week" });
    let fields: Vec<&str> = MEASURE.iter().map(|field| field.name).collect();
    let made = object(told(MEASURE, &fields).collect(), &["purpose"]);
    vec![
        ("at", json!({ "type": "string", "format": "date-time", "description": "when" })),
        ("what", text("what the entry is called")),
        ("routine", json!({ "anyOf": [known, made], "description": "or what it is made for when it starts" })),
    ]
}

pub(super) fn problems() -> Value {
    let place = |about: &str| json!({ "type": "integer", "minimum": 1, "description": about });
    list(&object(
        vec![
            ("file", text("the file, in the config folder or as given")),
            ("line", place("from 1; 1 also where the place is not known")),
            ("column", place("in characters, from 1")),
            ("severity", json!({ "type": "string", "enum": ["error", "warning"] })),
            ("message", text("what is wrong")),
            ("hint", json!({ "type": ["string", "null"], "description": "what to do about it" })),
        ],
        &[],
    ))
}

pub(super) fn records() -> Value {
    let by_side = |about: &str| {
        let seconds = || counted("seconds; not there if there are none");
        let mut sides = object(vec![("left", seconds()), ("right", seconds()), ("both", seconds())], &["left", "right", "both"]);
        sides["description"] = about.into();
        sides
    };
    let step = object(
        vec![
            ("stretch", text("its id")),
            ("name", text("what it was called")),
            ("region", text("its home region")),
            ("planned", by_side("what the routine had of it")),
            ("held", by_side("what was done of it")),
        ],
        &[],
    );
    list(&object(
        vec![
            ("v", json!({ "type": "integer", "const": 1, "description": "the version of the format" })),
            ("started", json!({ "type": "string", "format": "date-time", "description": "local time" })),
            ("routine", text("its id")),
            ("name", text("what it was called")),
            ("outcome", json!({ "type": "string", "enum": ["finished", "stopped"] })),
            ("seconds", counted("from start to end, pauses included")),
            ("steps", list(&step)),
        ],
        &[],
    ))
}

pub(super) fn stats() -> Value {
    let goal = object(
        told(GOAL, &["days", "grace", "minutes"])
            .chain([
                ("weeks_kept", counted("weeks in a row that were kept, up to this one")),
                ("weeks_short", counted("how many of those fell short, and were kept by grace")),
            ])
            .collect(),
        &[],
    );
    let area = object(
        vec![
            ("id", text("the id of the area")),
            ("seconds", counted("held this week")),
            ("left", counted("of those, on the left")),
            ("right", counted("of those, on the right")),
            ("both", counted("of those, on both sides at once")),
            ("weeks", list(&counted("held in a week, this week last"))),
        ],
        &[],
    );
    object(
        vec![
            iso_week(),
            monday(),
            ("days", counted("days of this week with something held")),
            ("seconds", counted("held this week")),
            ("goal", goal),
            ("areas", list(&area)),
            ("sessions", counted("of all time")),
        ],
        &[],
    )
}

pub(super) fn inventory() -> Value {
    let tally = || {
        vec![
            ("stretches", counted("how many there are")),
            ("with_links", counted("of those, with a link or more")),
            ("without_links", counted("of those, without one")),
            ("with_poses", counted("of those, with a pose for the figure")),
            ("without_poses", counted("of those, without one")),
        ]
    };
    let each = |name: &'static str, of: Value| list(&object([vec![(name, of)], tally()].concat(), &[]));
    let word = |words: &[&str]| json!({ "type": "string", "enum": words });
    let regions = ("regions", each("id", text("the id of the region, home of these")));
    let area = object([vec![("id", text("the id of the area"))], tally(), vec![regions]].concat(), &[]);
    let rows = vec![
        ("areas", list(&area)),
        ("kinds", each("kind", word(Kind::WORDS))),
        ("positions", each("position", word(Position::WORDS))),
        ("levels", each("level", json!({ "type": "integer", "minimum": 1, "maximum": 3 }))),
        ("props", each("prop", word(Prop::WORDS))),
        ("no_props", object(tally(), &[])),
    ];
    object([tally(), rows].concat(), &[])
}

fn iso_week() -> (&'static str, Value) {
    ("week", json!({ "type": "string", "pattern": "^[0-9]{4}-W[0-9]{2}$", "description": "the ISO week" }))
}

fn monday() -> (&'static str, Value) {
    ("monday", json!({ "type": "string", "format": "date", "description": "its first day" }))
}

/// The fields of a table that are told under the same name.
fn told<'a>(fields: &'a [Field], names: &'a [&'a str]) -> impl Iterator<Item = (&'a str, Value)> {
    fields.iter().filter(|field| names.contains(&field.name)).map(|field| (field.name, of(field, Side::Told)))
}

/// A dose as it is told: all the fields of its form.
fn dose() -> Value {
    STRETCH.iter().find(|field| field.name == "dose").map(|field| of(field, Side::Told)).unwrap_or_default()
}

fn text(about: &str) -> Value {
    json!({ "type": "string", "description": about })
}

fn counted(about: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": about })
}
