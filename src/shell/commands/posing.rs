//! `supple figure`: poses looked at while they are written: live, as text in a pipe, or many on a sheet.

use super::super::easel::{Easel, LookedAt, Sitting};
use super::super::embed;
use super::super::reader::Reader;
use super::super::store;
use super::{Output, PROBLEM, USAGE, World, has_keyboard, play, print, unknown};
use crate::app::{Angle, Studied};
use crate::cli;
use crate::export::png::Sheet;
use crate::figure::Demonstration;
use crate::figure::paint::{Look, Picture, Rgb, View, paint};
use crate::load::{Source, Topic};
use crate::model::Id;
use crate::printable::mask;
use crate::problem::counted;
use crate::view::widget::figure::{Form, braille};
use std::io::{IsTerminal, stdout};
use std::path::Path;
use std::process::ExitCode;

/// Pixels of a picture on a sheet.
const PIXELS: usize = 280;
const COLUMNS: usize = 6;
/// Cells of a figure in text.
const CELLS: (u16, u16) = (60, 24);

pub(super) fn run(world: &World, figure: &cli::Figure) -> ExitCode {
    let mut reader = Reader::new(world.paths.as_ref());
    let mut looked_at = Vec::new();
    for file in &figure.files {
        match found(world, &mut reader, file) {
            Ok(found) => looked_at.push(found),
            Err(message) => return print(&Output::failed(&message, USAGE)),
        }
    }
    let easel = Easel::new(&mut reader);
    if figure.sheet.is_none() && stdout().is_terminal() && has_keyboard() && is_one(&looked_at) {
        return looked_at.pop().map_or(ExitCode::SUCCESS, |looked_at| play::pose(world, Sitting { easel, looked_at }));
    }
    let studied = easel.look_at(&looked_at);
    if let Some(path) = &figure.sheet {
        return print(&on_sheet(&studied, path));
    }
    let code = if studied.iter().any(|studied| !studied.problems.is_empty()) { PROBLEM } else { 0 };
    let text = studied.iter().map(|studied| report(studied, world.coloured())).collect::<Vec<_>>().join("\n");
    print(&Output { code, ..Output::of(text) })
}

/// Whether what is looked at is one stretch, not several or a folder.
fn is_one(looked_at: &[LookedAt]) -> bool {
    match looked_at {
        [LookedAt::Path(path)] => path.is_file(),
        [LookedAt::Shipped(_)] => true,
        _ => false,
    }
}

/// Returns what is asked for: a file at its path, the user's own stretch of this id, or else the one that ships.
fn found(world: &World, reader: &mut Reader, file: &Path) -> Result<LookedAt, String> {
    if file.exists() {
        return Ok(LookedAt::Path(file.to_owned()));
    }
    let written = file.to_string_lossy();
    let id = Id::nearest(&written);
    let is_it = |source: &Source| source.topic == Topic::Stretch && Id::nearest(&source.stem) == id;
    let (own, shipped) = (reader.sources(), embed::sources());
    if let (Some(source), Some(paths)) = (own.iter().find(|source| is_it(source)), world.paths.as_ref()) {
        return Ok(LookedAt::Path(paths.config.join(&source.path)));
    }
    let known = own.iter().chain(&shipped).filter(|source| source.topic == Topic::Stretch).map(|source| source.stem.as_str());
    let found = shipped.iter().find(|source| is_it(source)).cloned().map(LookedAt::Shipped);
    found.ok_or_else(|| unknown("stretch or file", &written, known))
}

fn on_sheet(studied: &[Studied], path: &Path) -> Output {
    let shown = mask(&path.to_string_lossy());
    if path.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("png")) {
        return Output::failed(&format!("a sheet is a picture: {shown} does not end in .png"), USAGE);
    }
    let mut names = Vec::new();
    let mut pictures = Vec::new();
    for studied in studied {
        let Some(figure) = &studied.figure else { continue };
        names.push(studied.name.clone());
        pictures.push(painted(figure, if figure.goes_round() { 0.5 } else { 1.0 }));
    }
    if let ([only], Some(figure)) = (studied, studied.first().and_then(|studied| studied.figure.as_ref())) {
        names = only.moments.iter().map(|moment| moment.name.clone()).collect();
        pictures = only.moments.iter().map(|moment| painted(figure, moment.share)).collect();
    }
    let sheet = Sheet { columns: COLUMNS.min(pictures.len().max(1)), zoom: 1, ground: Rgb::of(0x12_161b) };
    let written = sheet.png(&pictures).and_then(|bytes| std::fs::write(path, bytes).map_err(|error| store::reason(&error)));
    if let Err(why) = written {
        return Output::failed(&format!("{shown} cannot be written: {why}"), PROBLEM);
    }
    let rows = names.chunks(COLUMNS).map(|row| row.join(", ") + "\n").collect::<String>();
    let problems: usize = studied.iter().map(|studied| studied.problems.len()).sum();
    let aside = if problems > 0 { format!("{} in these poses\n", counted(problems, "problem")) } else { String::new() };
    Output { aside, ..Output::of(format!("{shown}, row by row:\n{rows}")) }
}

fn painted(figure: &Demonstration, share: f64) -> Picture {
    let camera = figure.camera(PIXELS, PIXELS, 0.0);
    paint(&figure.scene(share, true, 0.0), &camera, &Look::clothed(true), 1.0)
}

/// Everything that is to be said of a pose, as text.
fn report(studied: &Studied, coloured: bool) -> String {
    let mut lines = vec![studied.name.clone()];
    lines.extend(studied.problems.iter().map(|problem| problem.picture(coloured) + "\n"));
    let Some(figure) = &studied.figure else {
        lines.push("It has no pose that could be shown.\n".to_owned());
        return lines.join("\n");
    };
    let (width, height) = Form::Braille.squares(CELLS.0, CELLS.1);
    let (scene, camera) = (figure.scene(1.0, true, 0.0), figure.camera(width, height, 0.0));
    let picture = Form::Braille.paint(&scene, &camera, &Look::clothed(true), 1.0);
    lines.extend(braille(&picture).iter().map(|line| line.trim_end().to_owned()));
    for moment in &studied.moments {
        lines.extend([String::new(), moment.name.clone()]);
        lines.extend(moment.angles.iter().map(|Angle { solved, typed }| match typed {
            Some(typed) => format!("  {solved}  typed {typed}"),
            None => format!("  {solved}"),
        }));
    }
    if !studied.remarks.is_empty() {
        lines.extend([String::new(), "Remarks, true of many good poses".to_owned()]);
        lines.extend(studied.remarks.iter().map(|remark| format!("  {remark}")));
    }
    lines.extend([String::new(), "Views that show it".to_owned()]);
    let view = |View { azimuth, elevation, .. }: &View| format!("  view = {{ az = {azimuth:.0}, el = {elevation:.0} }}");
    lines.extend(studied.views.iter().map(view));
    let count = studied.problems.len();
    let found = if count == 0 { "No problem.\n".to_owned() } else { format!("{}.\n", counted(count, "problem")) };
    lines.extend([String::new(), found]);
    lines.join("\n")
}
