//! `supple schema`: every answer in JSON and every file that loads is as its schema says, and what is not is found.

use super::{CALF, MONDAY, RECORD, supple};
use crate::support::run::Supple;
use crate::support::schema::faults;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use supple::export::schema;

/// What each command is asked for the schema it promises.
const ANSWERS: &[(&str, &[&str])] = &[
    ("list-stretches", &["list", "--json"]),
    ("list-stretches", &["list", "--json", "--search", "nothing of this name"]),
    ("list-routines", &["list", "routines", "--json"]),
    ("list-areas", &["list", "areas", "--json"]),
    ("show-stretch", &["show", "cat-cow", "--json"]),
    ("show-stretch", &["show", "plain", "--json"]),
    ("show-stretch", &["show", "whole", "--json"]),
    ("show-stretch", &["show", "butterfly-contract-relax", "--json"]),
    ("show-routine", &["show", "changed", "--json"]),
    ("show-routine", &["show", "least", "--json"]),
    ("make", &["make", "--json"]),
    ("make", &["make", "--json", "--why", "--area", "hips", "--minutes", "5"]),
    ("week", &["week", "--json"]),
    ("week", &["week", "--json", "--next", "3"]),
    ("next", &["next", "--json"]),
    ("list-schedule", &["schedule", "--json"]),
    ("check", &["check", "--json"]),
    ("log", &["log", "--json"]),
    ("stats", &["stats", "--json"]),
    ("stats-library", &["stats", "library", "--json"]),
    ("export", &["export", "json", "--area", "abs"]),
    ("export", &["export", "json", "--week", "--sheet"]),
];

/// A schedule with one entry.
const ENTRY: &str = "[[entry]]\nname = \"Desk\"\nroutine = \"monday\"\ndays = [\"mon\"]\nat = \"07:30\"\n";

/// The files of a kind, which none but its schema is about.
const FILES: &[&str] = &["stretch", "routine", "areas", "schedule", "config", "theme"];

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn named(name: &str) -> Value {
    schema::named(name).unwrap_or_else(|| panic!("no schema {name}"))
}

fn good(name: &str) -> String {
    fs::read_to_string(at_root("tests/load/good").join(name)).expect("a good file")
}

/// A home with something of everything in it.
fn lived_in() -> Supple {
    Supple::new()
        .now(MONDAY)
        .config("stretches/plain.toml", CALF)
        .config("stretches/whole.toml", good("stretch-whole.toml"))
        .config("stretches/broken.toml", "name = ")
        .config("routines/changed.toml", good("routine-every-change.toml"))
        .config("routines/least.toml", good("routine-least.toml"))
        .config("schedule.toml", ENTRY)
        .config("areas.toml", good("areas-new-ones.toml"))
        .data("history/laptop.jsonl", format!("{RECORD}\n"))
}

#[test]
fn every_answer_is_as_its_schema_says() {
    for (name, args) in ANSWERS {
        let answer = lived_in().args(*args).run().json();
        assert_eq!(faults(&named(name), &answer), Vec::<String>::new(), "supple {}", args.join(" "));
        let told_in_part = answer.as_array().is_some_and(Vec::is_empty) != args.contains(&"--search");
        assert!(!told_in_part, "supple {} tells too much or too little to show anything", args.join(" "));
    }
    for row in schema::ALL {
        let tried = ANSWERS.iter().any(|(name, _)| *name == row.name) || FILES.contains(&row.name);
        assert!(tried, "nothing is held to the schema {}", row.name);
    }
}

/// Fields that are told only where there is something to tell.
const NOT_ALWAYS: &[&str] = &[
    "/0/key",
    "/dose/range",
    "/guide/easier",
    "/guide/easier_id",
    "/guide/harder",
    "/guide/harder_id",
    "/ready",
    "/held/both",
    "/planned/both",
    "/steps/0/note",
];

/// The places of all objects in `value`, of each list only those in its first item.
fn objects(value: &Value, at: &str) -> Vec<String> {
    match value {
        Value::Array(items) => items.first().map(|item| objects(item, &format!("{at}/0"))).unwrap_or_default(),
        Value::Object(fields) => {
            let below = fields.iter().flat_map(|(name, item)| objects(item, &format!("{at}/{name}")));
            [at.to_owned()].into_iter().chain(below).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// A schema that allowed everything would hold of every answer.
#[test]
fn an_answer_that_is_changed_is_no_longer_as_its_schema_says() {
    for (name, args) in ANSWERS.iter().filter(|(_, args)| !args.contains(&"--search")) {
        let schema = named(name);
        let mut answer = lived_in().args(*args).run().json();
        if let Some(items) = answer.as_array_mut() {
            items.truncate(1);
        }
        let faulty = |place: &str, change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
            let mut changed = answer.clone();
            change(changed.pointer_mut(place).and_then(Value::as_object_mut).expect("an object"));
            !faults(&schema, &changed).is_empty()
        };
        for place in objects(&answer, "") {
            for field in answer.pointer(&place).and_then(Value::as_object).expect("an object").keys() {
                let else_in_it = |fields: &mut serde_json::Map<String, Value>| {
                    fields.insert(field.clone(), json!({ "something": "else" }));
                };
                assert!(faulty(&place, &else_in_it), "{name}: {place}/{field} may be anything");
                let without_it = |fields: &mut serde_json::Map<String, Value>| {
                    fields.remove(field);
                };
                let at = format!("{place}/{field}");
                let is_asked_for = at.contains("/steps/") && at.ends_with("/why");
                let is_always_there = !is_asked_for && !NOT_ALWAYS.iter().any(|tail| at.ends_with(tail));
                assert_eq!(faulty(&place, &without_it), is_always_there, "{name}: {at}");
            }
            let untold = |fields: &mut serde_json::Map<String, Value>| {
                fields.insert("untold".to_owned(), json!(1));
            };
            assert!(faulty(&place, &untold), "{name}: {place} may have any field");
        }
    }
}

#[test]
fn a_text_with_nothing_in_it_is_found() {
    let mut stretch = read(&at_root("tests/load/good/stretch-least.toml")).expect("TOML");
    assert_eq!(faults(&named("stretch"), &stretch), Vec::<String>::new());
    stretch["name"] = json!(" ");
    assert_eq!(faults(&named("stretch"), &stretch).len(), 1);
}

fn toml_below(folder: &Path) -> Vec<PathBuf> {
    let files = crate::support::run::files_below(folder).into_iter().map(|(path, _)| path);
    files.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect()
}

/// A TOML file as the value an editor checks; `None` if it is not TOML.
fn read(path: &Path) -> Option<Value> {
    parsed(&fs::read_to_string(path).expect("UTF-8"))
}

fn parsed(text: &str) -> Option<Value> {
    Some(as_json(toml::Value::Table(text.parse().ok()?)))
}

/// Editors take days and times for the texts they are written as.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(time) => time.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(rows) => rows.into_iter().map(|(name, item)| (name, as_json(item))).collect(),
    }
}

#[test]
fn every_shipped_file_is_as_its_schema_says() {
    let sorts = [("stretch", "seeds/stretches", 50), ("routine", "routines", 5), ("theme", "seeds/themes", 3)];
    for (name, folder, at_least) in sorts {
        let paths = toml_below(&at_root(folder));
        assert!(paths.len() >= at_least, "{folder} has {} files", paths.len());
        for path in paths {
            assert_eq!(faults(&named(name), &read(&path).expect("TOML")), Vec::<String>::new(), "{}", path.display());
        }
    }
    for (name, path) in [("areas", "seeds/areas.toml"), ("config", "seeds/config.toml")] {
        assert_eq!(faults(&named(name), &read(&at_root(path)).expect("TOML")), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn nothing_that_comes_next_is_as_its_schema_says() {
    let next = supple(["next", "--json"]).json();
    assert!(next.is_null() && faults(&named("next"), &next).is_empty(), "{next}");
}

#[test]
fn settings_and_schedules_are_as_their_schemas_say() {
    let holds = |name: &str, text: &str| faults(&named(name), &parsed(text).expect("TOML")).is_empty();
    let entry = ENTRY;
    assert!(holds("schedule", entry));
    assert!(holds("schedule", &entry.replace("\"07:30\"", "07:30:00").replace("days = [\"mon\"]", "date = 2026-12-24")));
    for (from, to) in [("\"07:30\"", "\"7:30\""), ("\"07:30\"", "730"), ("\"mon\"", "\"someday\""), ("days =", "date =")] {
        assert!(!holds("schedule", &entry.replace(from, to)), "{to}");
    }
    assert!(!holds("schedule", &entry.replace("days = [\"mon\"]", "date = \"2026-13-24\"")));
    let config = supple(["config"]).success().stdout;
    assert!(holds("config", &config));
    assert!(holds("config", "[keys]\nbrowse = [\"b\"]\n") && !holds("config", "[keys]\nbrowse = \"b\"\n"));
    assert!(!holds("config", "[goal]\ndays = 8\n") && !holds("config", "themes = \"dark\"\n"));
    assert!(!holds("theme", "about = \"no roles\"\n"));
}

/// The kind of a case, by the first word of its name.
fn kind_of(path: &Path) -> (String, String) {
    let name = path.file_stem().expect("a stem").to_string_lossy().into_owned();
    (name.split('-').next().expect("a word").to_owned(), name)
}

#[test]
fn every_good_file_is_as_its_schema_says() {
    for path in toml_below(&at_root("tests/load/good")) {
        let (kind, name) = kind_of(&path);
        assert_eq!(faults(&named(&kind), &read(&path).expect("TOML")), Vec::<String>::new(), "{name}");
    }
}

/// Faults that only the loader sees: they are between fields, between files, or in what letters look like.
const BEYOND_A_SCHEMA: &[&str] = &[
    "areas-key-nobody-sees",
    "areas-key-of-a-command",
    "areas-key-of-another-area",
    "areas-name-too-wide",
    "areas-region-of-unknown-area",
    "areas-region-of-unknown-muscle",
    "areas-related-to-unknown-region",
    "routine-dose-of-another-form",
    "routine-escape-in-note",
    "routine-hold-as-decimal",
    "routine-name-too-wide",
    "routine-no-step-left",
    "routine-unknown-stretch",
    "schedule-days-and-date",
    "schedule-activity-name-twice",
    "schedule-activity-that-is-nowhere",
    "schedule-at-and-every",
    "schedule-date-and-every",
    "schedule-days-beside-an-activity",
    "schedule-every-longer-than-its-hours",
    "schedule-every-without-its-hours",
    "schedule-holiday-that-is-not",
    "schedule-holidays-backwards",
    "schedule-made-for-an-unknown-area",
    "schedule-offset-without-an-activity",
    "schedule-unknown-activity",
    "schedule-unknown-zone",
    "schedule-zone-of-letters",
    "schedule-monday-misspelt",
    "schedule-name-twice",
    "schedule-neither-days-nor-date",
    "schedule-unknown-routine",
    "stretch-bidi-in-cue",
    "stretch-breath-in-no-time",
    "stretch-c1-control-in-note",
    "stretch-easier-than-itself",
    "stretch-escape-in-name",
    "stretch-hold-as-decimal",
    "stretch-kind-against-its-dose",
    "stretch-moves-not-the-tempo",
    "stretch-moves-of-a-hold",
    "stretch-name-too-wide-in-wide-letters",
    "stretch-name-too-wide",
    "stretch-odd-reps-by-turns",
    "stretch-osc-in-setup",
    "stretch-range-backwards",
    "stretch-range-outside",
    "stretch-say-too-long",
    "stretch-sets-as-decimal",
    "stretch-unknown-easier",
    "stretch-unknown-home",
    "stretch-unknown-muscle",
    "stretch-unknown-region-it-eases",
    "stretch-unknown-second-region",
    "stretch-zero-width-in-name",
];

/// Faults of what is said, not of how: the rules of the content are the loader's alone.
const OF_CONTENT: &[&str] = &[
    "areas-promise-in-why",
    "routine-back-that-looks-no-further",
    "routine-care-with-a-loaded-bend",
    "routine-morning-with-a-loaded-bend",
    "routine-promise-in-about",
    "routine-warm-up-that-ends-in-holds",
    "routine-warm-up-that-holds-too-long",
    "stretch-contract-relax-for-a-warm-up",
    "stretch-cue-too-long",
    "stretch-easier-of-a-higher-level",
    "stretch-harder-of-a-lower-level",
    "stretch-held-long-for-a-warm-up",
    "stretch-loaded-for-morning-and-care",
    "stretch-promises-of-every-kind",
    "stretch-side-never-named",
];

#[test]
fn a_bad_file_is_found_by_its_schema_where_one_file_shows_it() {
    let mut unseen = Vec::new();
    for path in toml_below(&at_root("tests/load/bad")) {
        let (kind, name) = kind_of(&path);
        if read(&path).is_some_and(|value| faults(&named(&kind), &value).is_empty()) {
            unseen.push(name);
        }
    }
    let differs = |one: &[String], other: &[String]| one.iter().filter(|name| !other.contains(name)).cloned().collect::<Vec<_>>();
    let known: Vec<String> = BEYOND_A_SCHEMA.iter().chain(OF_CONTENT).map(|name| (*name).to_owned()).collect();
    assert_eq!(differs(&unseen, &known), Vec::<String>::new(), "the schemas no longer see these");
    assert_eq!(differs(&known, &unseen), Vec::<String>::new(), "the schemas see these, or they are gone");
}

#[test]
fn schemas_are_listed_and_printed_by_name() {
    let listed = supple(["schema"]).success().stderr_is("").harmless();
    for row in schema::ALL {
        assert!(listed.stdout.lines().any(|line| line.starts_with(row.name) && line.ends_with(row.about)), "{listed}");
        let printed = supple(["schema", row.name]).success().stderr_is("").harmless().json();
        assert_eq!(printed, row.schema());
        assert_eq!(printed["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
    assert_eq!(listed.stdout.lines().count(), schema::ALL.len());
    let unknown = supple(["schema", "strech"]).code(2).stdout_is("");
    unknown.stderr_is("supple: there is no schema \"strech\"; did you mean \"stretch\"?\n");
    supple(["schema", "\u{1b}[2J"]).code(2).harmless();
}

/// What an editor shows of a field is what the documentation says of it.
#[test]
fn a_file_schema_explains_every_field() {
    let stretch = named("stretch");
    let at = |place: &str| stretch.pointer(place).unwrap_or_else(|| panic!("nothing at {place}")).clone();
    assert_eq!(at("/properties/regions/description"), "the regions it stretches, its home first");
    assert_eq!(at("/properties/dose/properties/hold/maximum"), 600);
    assert_eq!(at("/properties/kind/enum/1"), "dynamic");
    assert_eq!(at("/additionalProperties"), false);
    assert!(at("/required").as_array().expect("names").contains(&json!("guide")));
}
