//! A stretch's file with its pose looked at: what `supple figure` shows, in the terminal and as text.

use super::embed;
use super::reader::Reader;
use super::store;
use super::teller::Teller;
use super::watch::Watch;
use crate::app::{Angle, Msg, Studied, StudiedMoment};
use crate::command::Command;
use crate::figure::check::suggested;
use crate::figure::finding::Weight;
use crate::figure::freedom::Freedom;
use crate::figure::posing::{Posing, Told};
use crate::figure::solve::Body;
use crate::figure::study::{Study, study};
use crate::figure::way::Moment;
use crate::figure::{Build, wording};
use crate::load::{self, Source, pose};
use crate::problem::Problem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where poses are looked at, one file at a time.
#[derive(Debug)]
pub(crate) struct Easel {
    body: Body,
    /// Everything that a pose may be like: what ships, and the user's own.
    around: Vec<Source>,
}

impl Easel {
    #[must_use]
    pub(crate) fn new(reader: &mut Reader) -> Self {
        let mut around = embed::sources();
        around.extend(reader.sources());
        Self { body: Body::of(&Build::default()), around }
    }

    /// Looks at every stretch of some files and folders, and at some that ship.
    #[must_use]
    pub(crate) fn look_at(&self, looked_at: &[LookedAt]) -> Vec<Studied> {
        let own: Vec<Source> = looked_at.iter().flat_map(LookedAt::sources).collect();
        let files: Vec<String> = own.iter().map(|source| source.path.clone()).collect();
        // What is looked at takes the place of what was read of the same id.
        let is_other = |source: &&Source| !own.iter().any(|own| own.topic == source.topic && own.stem == source.stem);
        let around: Vec<Source> = self.around.iter().filter(is_other).cloned().collect();
        let sources: Vec<Source> = around.into_iter().chain(own).collect();
        let loaded = load::load(&sources, &Command::reserved_letters());
        let of = |file: &String| loaded.poses.iter().find(|(_, written)| written.file == *file);
        let looked = |file: &String| {
            let mut problems: Vec<Problem> = loaded.problems.iter().filter(|problem| problem.file == *file).cloned().collect();
            let name = of(file).map_or_else(|| stem(file), |(id, _)| id.to_string());
            let written = of(file).map(|(_, written)| written);
            let study = written.and_then(|written| study(&written.posing, &self.body));
            let Some((written, study)) = written.zip(study) else {
                return Studied { name, problems, ..Studied::default() };
            };
            problems.extend(pose::problems(written, &study.findings));
            studied(name, &written.posing, study, problems)
        };
        files.iter().map(looked).collect()
    }
}

/// What is looked at.
#[derive(Debug)]
pub(crate) enum LookedAt {
    /// A file or a folder, as it is when it is looked at.
    Path(PathBuf),
    /// A stretch that ships, which does not change.
    Shipped(Source),
}

impl LookedAt {
    fn sources(&self) -> Vec<Source> {
        match self {
            Self::Path(path) => store::sources_at(path),
            Self::Shipped(source) => vec![source.clone()],
        }
    }
}

/// A stretch on the easel, to be looked at again each time its file changes.
#[derive(Debug)]
pub(crate) struct Sitting {
    pub(crate) easel: Easel,
    pub(crate) looked_at: LookedAt,
}

impl Sitting {
    /// Looks at it now.
    #[must_use]
    pub(crate) fn look(&self) -> Msg {
        Msg::Studied(Box::new(self.easel.look_at(std::slice::from_ref(&self.looked_at)).into_iter().next().unwrap_or_default()))
    }

    /// Looks and tells whenever it is saved; where nothing can be watched, never.
    pub(crate) fn go_on(self, teller: Teller) {
        let LookedAt::Path(file) = &self.looked_at else { return };
        let folder = file.canonicalize().ok().and_then(|file| file.parent().map(Path::to_owned));
        if let Some(watch) = folder.and_then(|folder| Watch::begin(vec![folder], None)) {
            watch.each_change(move |_| teller.tell(self.look()));
        }
    }
}

fn stem(file: &str) -> String {
    PathBuf::from(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn studied(name: String, posing: &Posing, study: Study, problems: Vec<Problem>) -> Studied {
    let told = posing.moments();
    let shares = posing.shares(study.moments.len());
    let moment = |((told, moment), share): ((&Told, &Moment), &f64)| StudiedMoment {
        name: told.name.clone(),
        share: *share,
        angles: angles(moment),
    };
    let moments = told.iter().zip(&study.moments).zip(&shares).map(moment).collect();
    let remarks = study.findings.iter().filter(|finding| finding.weight == Weight::Remark).map(|finding| finding.message.clone());
    let remarks = remarks.collect();
    let views = suggested(&study.figure);
    Studied { name, figure: Some(Arc::new(study.figure)), moments, problems, remarks, views }
}

/// The angles of a moment that are not nothing, with what was typed.
fn angles(moment: &Moment) -> Vec<Angle> {
    let typed = |freedom: Freedom| {
        let (_, asked) = moment.sketch.typed.iter().find(|(own, _)| *own == freedom)?;
        let is_opposite = (*asked < 0.0) != (moment.solved.values[freedom.place()] < 0.0) && asked.abs() >= 0.5;
        // The same joint need not be named twice, and nothing is the same either way.
        Some(if is_opposite { wording::said(freedom, *asked) } else { format!("{:.0}°", asked.abs()) })
    };
    Freedom::all()
        .filter(|freedom| !freedom.is_length())
        .map(|freedom| (freedom, moment.solved.values[freedom.place()]))
        .filter(|(freedom, value)| value.abs() >= 1.0 || typed(*freedom).is_some())
        .map(|(freedom, value)| Angle { solved: wording::said(freedom, value), typed: typed(freedom) })
        .collect()
}
