//! `supple schedule add` and `remove`: changes to the user's own file, which keeps all else that is in it.

use super::super::super::store::{self, Rewritten};
use super::super::list::parsed;
use super::super::remind::follow;
use super::super::{NO_HOME, Output, PROBLEM, USAGE, World, day, quiet_line, unknown};
use crate::cli;
use crate::describe;
use crate::load::conform::folded;
use crate::load::edit;
use crate::load::fields::schedule::ENTRY_NAME;
use crate::model::schedule::MONDAY;
use crate::model::words::{DAY_WORDS, Purpose, Weekday};
use crate::model::{Entry, Id, Library, Planned, When};
use crate::printable::mask;
use crate::problem::Problem;
use crate::time::{ClockTime, Day};

pub(super) fn add(world: &World, wish: &cli::ScheduleAdd) -> Output {
    let today = world.clock().now().wall.day();
    let files = world.files();
    let mut entry = match entry(wish, today, &files.library) {
        Ok(entry) => entry,
        Err((message, code)) => return Output::failed(&message, code),
    };
    let changed = change(world, |file, bytes| {
        let names = edit::names(file, bytes)?;
        if wish.name.is_some() && names.contains(&entry.name) {
            return Err(Refusal::Words(format!("another entry is called \"{}\"; give this one another name", entry.name)));
        }
        entry.name = first_free(&entry.name, &names);
        Ok(edit::add(file, bytes, &entry)?)
    });
    match changed {
        Ok(()) => {
            let text = format!("Added: {}, {}.\n", entry.name, describe::when(&entry.when));
            Output { aside: quiet_line(files.problems.len()), ..Output::of(text) }
        }
        Err(refusal) => refusal.output(),
    }
}

pub(super) fn remove(world: &World, name: &str) -> Output {
    let mut removed = String::new();
    let changed = change(world, |file, bytes| {
        let names = edit::names(file, bytes)?;
        let exact = names.iter().find(|own| *own == name);
        let found = exact.or_else(|| names.iter().find(|own| own.to_lowercase() == name.to_lowercase()));
        let unknown = || Refusal::Words(unknown("entry", name, names.iter().map(String::as_str)));
        removed.clone_from(found.ok_or_else(unknown)?);
        Ok(edit::remove(file, bytes, &removed)?)
    });
    match changed {
        Ok(()) => Output::of(format!("Removed: {removed}.\n")),
        Err(refusal) => refusal.output(),
    }
}

/// Why the file was not changed.
enum Refusal {
    File(Box<Problem>),
    Words(String),
}

impl From<Box<Problem>> for Refusal {
    fn from(problem: Box<Problem>) -> Self {
        Self::File(problem)
    }
}

impl Refusal {
    fn output(self) -> Output {
        match self {
            Self::Words(message) => Output::failed(&message, PROBLEM),
            Self::File(problem) => {
                let failed = Output::failed("the schedule is left as it is, for its file has a problem", PROBLEM);
                Output { aside: format!("{}{}\n", failed.aside, problem.picture(false)), ..failed }
            }
        }
    }
}

fn change(world: &World, change: impl FnOnce(&str, &[u8]) -> Result<String, Refusal>) -> Result<(), Refusal> {
    let paths = world.paths.as_ref().ok_or_else(|| Refusal::Words(NO_HOME.to_owned()))?;
    // Skips are kept beside it: whoever writes either holds the same lock.
    match store::rewrite(&paths.schedule(), &paths.schedule_changes(), |bytes| change(store::SCHEDULE, bytes)) {
        Ok(Rewritten::Done) => {
            follow(world);
            Ok(())
        }
        Ok(Rewritten::Refused(refusal)) => Err(refusal),
        Err(error) => Err(Refusal::Words(format!("{} cannot be written: {}", store::SCHEDULE, store::reason(&error)))),
    }
}

/// Returns the entry wished for, or why there is none, with the code to end with.
fn entry(wish: &cli::ScheduleAdd, today: Day, library: &Library) -> Result<Entry, (String, u8)> {
    let usage = |message: String| (message, USAGE);
    let at = ClockTime::parse(&wish.at).ok_or_else(|| {
        let meant = ClockTime::guess(&wish.at).map_or_else(|| "07:30".to_owned(), |time| time.to_string());
        usage(format!("\"{}\" is no time of day; write it as {meant}", mask(&wish.at)))
    })?;
    let when = match &wish.date {
        Some(date) => When::Once { date: coming(date, today).map_err(usage)?, at },
        None => When::Weekly { days: weekdays(&wish.days).map_err(usage)?, at },
    };
    let purpose = wish.purpose.as_ref().map(|word| parsed("purpose", Purpose::WORDS, word, Purpose::from_word));
    let purpose = purpose.transpose().map_err(usage)?;
    let id = Id::nearest(&wish.routine);
    let routine = library.routine(&id);
    if routine.is_none() && id != MONDAY {
        let known = library.routines().map(|routine| routine.id.as_str()).chain([MONDAY]);
        return Err((unknown("routine", &wish.routine, known), PROBLEM));
    }
    let own_name = routine.filter(|_| id != MONDAY).map_or("Monday routine", |routine| &routine.name);
    let name = folded(wish.name.as_deref().unwrap_or(own_name));
    let columns = crate::columns::columns(&name);
    if columns == 0 || usize::from(columns) > ENTRY_NAME {
        return Err(usage(format!("a name has from 1 to {ENTRY_NAME} columns, this one {columns}")));
    }
    let note = wish.note.as_deref().map(folded).filter(|note| !note.is_empty());
    Ok(Entry { purpose, note, ..Entry::new(name, Planned::from_word(&id), when) })
}

fn coming(date: &str, today: Day) -> Result<Day, String> {
    let date = day(date)?;
    if date < today { Err(format!("{date} is past")) } else { Ok(date) }
}

/// The days of the week that `words` stand for, in its order; all of them without any.
fn weekdays(words: &[String]) -> Result<Vec<Weekday>, String> {
    if words.is_empty() {
        return Ok(Weekday::ALL.to_vec());
    }
    let known = |word: &str| Some(Weekday::all_of_word(word)).filter(|days| !days.is_empty());
    let days = words.iter().map(|word| parsed("day", DAY_WORDS, word.trim(), known));
    let mut days = days.collect::<Result<Vec<_>, _>>()?.concat();
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

/// `name`, or where that is taken, `name 2` and so on.
fn first_free(name: &str, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default()
}
