//! `supple export`: stretches and routines to take along, in a file of many formats; the schedule as a calendar.

mod ics;

use super::super::sheets::{self, Format};
use super::super::store;
use super::list::{filter, hits, stretches};
use super::{Output, PROBLEM, USAGE, World, quiet_line, unknown, week};
use crate::cli::{self, ExportCommand, Sheets};
use crate::compose::code;
use crate::export::document::{Document, Figures};
use crate::model::{Id, Routine, Stretch};
use crate::printable::mask;
use crate::session::Plan;
use crate::shell::reader::Reading;
use std::sync::Arc;

pub(super) fn run(world: &World, export: &cli::Export) -> Output {
    let (sheets, format) = match &export.command {
        #[cfg(feature = "pdf")]
        ExportCommand::Pdf { sheets, paper } => (sheets, Format::Pdf(size(*paper))),
        ExportCommand::Html(sheets) => (sheets, Format::Html),
        ExportCommand::Markdown(sheets) => (sheets, Format::Markdown),
        ExportCommand::Json(sheets) => (sheets, Format::Json),
        ExportCommand::Csv(sheets) => (sheets, Format::Csv),
        ExportCommand::Ics { file, output } => return ics::run(world, output.as_deref().or(file.as_deref())),
    };
    match given(world, sheets, format) {
        Ok(output) => output,
        Err((message, code)) => Output::failed(&message, code),
    }
}

#[cfg(feature = "pdf")]
const fn size(paper: cli::PaperSize) -> crate::export::pdf::Paper {
    match paper {
        cli::PaperSize::A4 => crate::export::pdf::Paper::A4,
        cli::PaperSize::Letter => crate::export::pdf::Paper::Letter,
    }
}

/// What is wrong, and the exit code for it.
type Wrong = (String, u8);

fn given(world: &World, sheets: &Sheets, format: Format) -> Result<Output, Wrong> {
    if sheets.output.is_none() && !format.is_text() {
        let message = format!("say where to write it: -o stretches.{}", format.ending());
        return Err((message, USAGE));
    }
    let document = document(world, sheets, format)?;
    let bytes = format.bytes(&document.document).map_err(|why| (why, PROBLEM))?;
    let aside = quiet_line(document.problems);
    let Some(path) = &sheets.output else {
        return Ok(Output { aside, ..Output::of(String::from_utf8_lossy(&bytes).into_owned()) });
    };
    let shown = mask(&path.to_string_lossy());
    store::put(path, &bytes).map_err(|error| (format!("{shown} cannot be written: {}", store::reason(&error)), PROBLEM))?;
    Ok(Output { aside, ..Output::of(format!("Written: {shown}\n")) })
}

struct Found {
    document: Document,
    problems: usize,
}

fn document(world: &World, sheets: &Sheets, format: Format) -> Result<Found, Wrong> {
    let reading = world.reading();
    let files = &reading.files;
    let library = &files.library;
    let made = world.clock().now().wall.day();
    let problems = files.problems.len();
    let asks_routine = sheets.routine.is_some() || sheets.week;
    if asks_routine && sheets.wish != cli::Wish::default() {
        return Err(("a routine is written whole: leave --area and the other filters out".to_owned(), USAGE));
    }
    if sheets.sheet && !asks_routine {
        return Err(("--sheet is of a routine: say which with --routine, or --week".to_owned(), USAGE));
    }
    if asks_routine {
        let routine = routine(world, &reading, sheets)?;
        let (history, _) = world.history();
        let length = Plan::of(&routine, |id| history.has_met(id)).length();
        let figures = drawings(&reading, routine.steps.iter().map(|step| &step.stretch), format);
        let document = Document::of_routine(library, &routine, length, &figures, made);
        return Ok(Found { document: if sheets.sheet { document.sheet_alone() } else { document }, problems });
    }
    let filter = filter(&sheets.wish, library, &files.favourites).map_err(|message| (message, USAGE))?;
    let found = stretches(&filter, hits(&sheets.wish, library).as_deref(), library);
    if found.is_empty() {
        let why = if filter.favourites.is_some() {
            "nothing that you keep at hand fits, so there is nothing to write; f keeps a stretch"
        } else {
            "nothing fits all of this, so there is nothing to write"
        };
        return Err((why.to_owned(), PROBLEM));
    }
    let figures = drawings(&reading, found.iter(), format);
    Ok(Found { document: Document::of_stretches(library, &found, &filter, &figures, made), problems })
}

fn drawings<'a>(reading: &Reading, stretches: impl Iterator<Item = &'a Arc<Stretch>>, format: Format) -> Figures {
    if format.is_drawn() { sheets::drawings(stretches, &|id| reading.figure(id)) } else { Figures::new() }
}

fn routine(world: &World, reading: &Reading, sheets: &Sheets) -> Result<Arc<Routine>, Wrong> {
    let files = &reading.files;
    let library = &files.library;
    let Some(asked) = &sheets.routine else { return week::this_week(world, files).map_err(|why| (why, PROBLEM)) };
    let id = Id::nearest(asked);
    if let Some(routine) = library.routine(&id) {
        return Ok(Arc::clone(routine));
    }
    if let Some((routine, _)) = world.of_week(files, &id) {
        return Ok(routine);
    }
    if let Some(code) = code::read(asked) {
        let composed = code.rebuild(library).map_err(|differs| (differs.to_string(), PROBLEM))?;
        return Ok(Arc::new(composed.routine));
    }
    let known = library.routines().map(|routine| routine.id.as_str());
    Err((unknown("routine", asked, known), PROBLEM))
}
