//! The shipped library inside the binary, as the build script stored it.

use super::figures::Figurer;
use crate::command::Command;
use crate::figure::Demonstration;
use crate::load::poses::{self, Stored};
use crate::load::store::{self, Packed};
use crate::load::tree::{Node, Table, Value};
use crate::load::{self, Content, Source, Topic};
use crate::model::{Id, Origin};
use std::collections::BTreeMap;
use std::sync::Arc;

static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// Returns the shipped files, already read.
#[must_use]
pub fn sources() -> Vec<Source> {
    packed().iter().filter_map(|file| source(file, file.table()?)).collect()
}

/// Returns the areas, a routine by its id with its stretches, and the stretches that are `wanted` besides: what Today first
/// shows.
#[must_use]
pub fn sources_of(routine: Option<&str>, wanted: &dyn Fn(&str) -> bool) -> Vec<Source> {
    let files = packed();
    let is_routine = |file: &&Packed| topic_of(file.path) == Some(Topic::Routine) && Some(stem(file.path)) == routine;
    let routine = files.iter().find(is_routine).and_then(|file| Some((file, file.table()?)));
    let steps = routine.as_ref().and_then(|(_, table)| table.get("step")).map(Node::list).unwrap_or_default().iter();
    let of_routine: Vec<&str> = steps.filter_map(|step| step.table()?.get("stretch")?.text()).collect();
    let is_wanted = |file: &&Packed| match topic_of(file.path) {
        Some(Topic::Areas) => true,
        Some(Topic::Stretch) => of_routine.contains(&stem(file.path)) || wanted(stem(file.path)),
        Some(Topic::Routine | Topic::Schedule | Topic::Favourites) | None => false,
    };
    let mut sources: Vec<Source> = files.iter().filter(is_wanted).filter_map(|file| source(file, file.table()?)).collect();
    sources.extend(routine.and_then(|(file, table)| source(file, table)));
    sources
}

/// Returns the ids of the routines that take turns, in order.
#[must_use]
pub fn turning() -> Vec<&'static str> {
    titles().into_iter().filter(|title| title.rotation).map(|title| title.id).collect()
}

/// Returns what shows each shipped stretch that has a pose.
#[must_use]
pub fn figures() -> BTreeMap<Id, Arc<Demonstration>> {
    Figurer::new(None).known(&load::load(&sources(), &Command::reserved_letters()).poses).0
}

/// Returns the ways of the shipped stretches, solved when the file of poses was made.
#[must_use]
pub fn poses() -> BTreeMap<Id, Stored> {
    let table = packed().iter().find(|file| file.path == "seeds/poses.toml").and_then(Packed::table);
    table.as_ref().map(poses::read).unwrap_or_default()
}

/// Returns the name, place and content of each shipped theme.
#[must_use]
pub fn themes() -> Vec<(String, String, Content)> {
    let is_theme = |file: &Packed| file.path.starts_with("seeds/themes/");
    let theme = |file: &Packed| Some((stem(file.path).to_owned(), file.path.to_owned(), Content::Stored(file.table()?)));
    packed().iter().filter(|file| is_theme(file)).filter_map(theme).collect()
}

/// A shipped routine, as far as a schedule needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    pub id: &'static str,
    pub name: String,
    /// It takes its turn as the Monday routine.
    pub rotation: bool,
}

/// Returns the shipped routines by id, without their steps.
#[must_use]
pub fn titles() -> Vec<Title> {
    let title = |file: Packed| {
        let table = file.table()?;
        let name = table.get("name")?.text()?.to_owned();
        Some(Title { id: stem(file.path), name, rotation: takes_turns(&table) })
    };
    let mut titles: Vec<Title> =
        packed().into_iter().filter(|file| topic_of(file.path) == Some(Topic::Routine)).filter_map(title).collect();
    titles.sort_by_key(|title| title.id);
    titles
}

/// Returns the ids of the shipped areas and regions.
#[must_use]
pub fn places() -> Vec<Id> {
    let table = packed().iter().find(|file| file.path == "seeds/areas.toml").and_then(Packed::table).unwrap_or_default();
    let of_key = |key: &str| table.get(key).map(Node::list).unwrap_or_default().iter();
    let id = |node: &Node| Some(Id::new(node.table()?.get("id")?.text()?));
    of_key("area").chain(of_key("region")).filter_map(id).collect()
}

fn takes_turns(table: &Table) -> bool {
    table.get("rotation").is_some_and(|node| node.value == Value::Truth(true))
}

fn packed() -> Vec<Packed> {
    // The build wrote these bytes with the same code; were they ever not to be read, there would be no library at
    // all, and the test of the shipped data says so.
    store::unpack(LIBRARY).unwrap_or_default()
}

fn source(file: &Packed, table: Table) -> Option<Source> {
    let topic = topic_of(file.path)?;
    let stem = stem(file.path).to_owned();
    Some(Source { path: file.path.to_owned(), stem, topic, origin: Origin::Shipped, content: Content::Stored(table) })
}

/// The file's name without `.toml`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

/// Returns what a shipped file is about, by its place; `None` for what the library has no part in.
#[must_use]
pub fn topic_of(path: &str) -> Option<Topic> {
    match path {
        "seeds/areas.toml" => Some(Topic::Areas),
        path if path.starts_with("seeds/stretches/") => Some(Topic::Stretch),
        path if path.starts_with("routines/") => Some(Topic::Routine),
        _ => None,
    }
}
