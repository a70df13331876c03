//! `supple new`: a stretch or routine to change, written into the user's folder; never over anything.

use super::super::reader::Reader;
use super::super::{embed, store};
use super::{NO_HOME, Output, PROBLEM, USAGE, World, unknown};
use crate::cli::{self, Making};
use crate::export::template;
use crate::load::fields::{Field, ROUTINE, STRETCH};
use crate::load::{Content, Source, Topic};
use crate::model::{Id, Origin};
use crate::printable::mask;
use std::path::{Path, PathBuf};

/// What is made: how it is called, where it goes, what it may hold.
struct Sort {
    word: &'static str,
    folder: &'static str,
    topic: Topic,
    fields: &'static [Field],
    template: fn(&str) -> String,
}

const STRETCHES: Sort =
    Sort { word: "stretch", folder: "stretches", topic: Topic::Stretch, fields: STRETCH, template: template::stretch };
const ROUTINES: Sort =
    Sort { word: "routine", folder: "routines", topic: Topic::Routine, fields: ROUTINE, template: template::routine };

pub(super) fn run(world: &World, new: &cli::New) -> Output {
    let sort = match new.making {
        Making::Stretch => &STRETCHES,
        Making::Routine => &ROUTINES,
    };
    let id = new.new_id.as_str();
    if !Id::is_well_formed(id) {
        return Output::failed(&not_an_id(id), USAGE);
    }
    let own = own_sources(world, sort);
    let shipped = of_sort(embed::sources(), sort);
    let text = match &new.like {
        None => (sort.template)(id),
        Some(like) => match text_of(like, sort, &own, &shipped) {
            Ok(text) => text,
            Err(message) => return Output::failed(&message, PROBLEM),
        },
    };
    if new.print {
        return Output::of(text);
    }
    match keep(world, sort, id, &text, &own, &shipped) {
        Ok((path, replaced)) => Output::of(told(&path, sort, id, new.like.as_deref(), replaced)),
        Err(failed) => failed,
    }
}

/// Writes a routine into the user's folder; returns what to say of it.
pub(super) fn keep_routine(world: &World, id: &str, text: &str) -> Result<String, Output> {
    if !Id::is_well_formed(id) {
        return Err(Output::failed(&not_an_id(id), USAGE));
    }
    let (path, replaced) =
        keep(world, &ROUTINES, id, text, &own_sources(world, &ROUTINES), &of_sort(embed::sources(), &ROUTINES))?;
    let note = if replaced { format!("It takes the place of the routine \"{id}\" that ships.\n") } else { String::new() };
    Ok(format!("{}\n{note}  supple show {id}\n  supple play {id}\n", shown(&path)))
}

/// Writes a file into the user's folder; returns where it is, and whether it takes the place of a shipped one.
fn keep(world: &World, sort: &Sort, id: &str, text: &str, own: &[Source], shipped: &[Source]) -> Result<(PathBuf, bool), Output> {
    let Some(paths) = &world.paths else { return Err(Output::failed(NO_HOME, PROBLEM)) };
    let path = paths.config.join(sort.folder).join(format!("{id}.toml"));
    if let Some(rival) = own.iter().find(|source| source.origin == Origin::Own && Id::nearest(&source.stem) == id) {
        let place = paths.config.join(&rival.path);
        return Err(Output::failed(&format!("you have a {} \"{id}\" already: {}", sort.word, shown(&place)), PROBLEM));
    }
    if let Err(error) = store::create(&path, text) {
        return Err(Output::failed(&format!("cannot write {}: {}", shown(&path), store::reason(&error)), PROBLEM));
    }
    Ok((path, shipped.iter().any(|source| source.stem == id)))
}

fn own_sources(world: &World, sort: &Sort) -> Vec<Source> {
    of_sort(Reader::new(world.paths.as_ref()).sources(), sort)
}

fn of_sort(sources: Vec<Source>, sort: &Sort) -> Vec<Source> {
    sources.into_iter().filter(|source| source.topic == sort.topic).collect()
}

/// What was written, what it does, and what to do with it.
fn told(path: &Path, sort: &Sort, id: &str, like: Option<&str>, replaced: bool) -> String {
    let mut lines = vec![shown(path)];
    let word = sort.word;
    if replaced {
        lines.push(format!("It takes the place of the {word} \"{id}\" that ships, for as long as it is there."));
        if like.is_none() {
            lines.push(format!("To start from what ships, remove it and say: supple new {word} {id} --like {id}"));
        }
    }
    if like.is_some_and(|like| Id::nearest(like) != id) {
        lines.push("It still has the name of the one it was made from: change `name` first.".to_owned());
    }
    lines.push("Change it in your editor, then:".to_owned());
    lines.push(format!("  supple check\n  supple show {id}\n"));
    lines.join("\n")
}

/// The text to start from: the user's own file as it is, or what a shipped one says.
fn text_of(like: &str, sort: &Sort, own: &[Source], shipped: &[Source]) -> Result<String, String> {
    let id = Id::nearest(like);
    let exact = |source: &&Source| source.stem == id;
    let read_as = |source: &&Source| Id::nearest(&source.stem) == id;
    let found = own.iter().rev().find(exact).or_else(|| own.iter().rev().find(read_as)).or_else(|| shipped.iter().find(exact));
    let Some(source) = found else {
        let known = own.iter().chain(shipped).map(|source| source.stem.as_str());
        return Err(unknown(sort.word, like, known));
    };
    match &source.content {
        Content::Stored(table) => Ok(template::copy(sort.fields, table)),
        Content::Unreadable(why) => Err(format!("{} cannot be read: {why}", mask(&source.path))),
        Content::Bytes(bytes) => {
            let text = std::str::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8: supple check", mask(&source.path)))?;
            Ok(text.to_owned())
        }
    }
}

fn not_an_id(text: &str) -> String {
    let words: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let near = Id::nearest(&words);
    let hint = if Id::is_well_formed(&near) { format!("; did you mean \"{near}\"?") } else { String::new() };
    format!("\"{}\" is no id: lower-case words joined by `-`{hint}", mask(text))
}

fn shown(path: &Path) -> String {
    mask(&path.to_string_lossy())
}
