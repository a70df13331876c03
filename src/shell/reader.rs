//! Everything of the user's that can change while the program runs: settings, themes, stretches, routines, areas.

use super::figures::{Awaited, Figurer};
use super::paths::Paths;
use super::teller::Teller;
use super::{embed, store};
use crate::app::Files;
use crate::command::Command;
use crate::config::Settings;
use crate::figure::Demonstration;
use crate::load::{self, Content, Idle, Loaded, Source, Topic, edit};
use crate::model::words::Proportions;
use crate::model::{Id, Schedule};
use crate::problem::{Problem, Severity};
use crate::theme::Palette;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) files: Files,
    pub(crate) palettes: Vec<Palette>,
    /// What nothing leads to.
    pub(crate) idle: Vec<Idle>,
    /// Poses that are yet to be solved, and who solves them.
    pub(crate) awaited: Vec<Awaited>,
    pub(crate) figurer: Option<Figurer>,
}

impl Reading {
    /// Returns what shows a stretch, solved now if it must be.
    #[must_use]
    pub(crate) fn figure(&self, stretch: &Id) -> Option<Arc<Demonstration>> {
        let solved = || {
            let awaited = self.awaited.iter().find(|awaited| awaited.id == *stretch)?;
            self.figurer.as_ref()?.posed(awaited).figure
        };
        self.files.figures.get(stretch).map(Arc::clone).or_else(solved)
    }

    /// Begins to solve the poses that are awaited.
    pub(crate) fn pose(&mut self, teller: &Teller) {
        if let Some(figurer) = &self.figurer {
            figurer.work_out(std::mem::take(&mut self.awaited), teller.clone());
        }
    }
}

/// Reads the user's files, and keeps the last content of each that had no error: what is broken while it is being
/// written goes on as it was.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    paths: Option<Paths>,
    good: BTreeMap<String, Content>,
    /// What was planned at the last reading.
    planned: Schedule,
    /// Every file of the user's that was there at the last reading.
    seen: BTreeSet<String>,
    figurer: Option<Figurer>,
    /// Of the figures, at the last reading.
    proportions: Option<Proportions>,
}

/// The name of the settings, as the user knows it.
const CONFIG: &str = "config.toml";

/// Settings and themes alone: what the first frame needs.
#[must_use]
pub(crate) fn first_settings(paths: Option<&Paths>) -> (Settings, Vec<Palette>) {
    let mut reader = Reader::new(paths);
    let mut settings = reader.settings();
    let (palettes, _) = reader.palettes();
    settings.check_theme(palettes.iter().map(|palette| palette.name.as_str()));
    (settings, palettes)
}

impl Reader {
    #[must_use]
    pub(crate) fn new(paths: Option<&Paths>) -> Self {
        Self { paths: paths.cloned(), ..Self::default() }
    }

    /// Reads everything anew.
    #[must_use]
    pub(crate) fn read(&mut self) -> Reading {
        self.seen.clear();
        let mut settings = self.settings();
        let (palettes, mut problems) = self.palettes();
        settings.check_theme(palettes.iter().map(|palette| palette.name.as_str()));
        let packs = self.packs(&mut settings);
        let Loaded { library, schedule, favourites, problems: own, poses, idle } = self.library(&packs);
        settings.check_library(&library);
        problems.extend(own);
        let config = settings.config;
        let library = library.without(&config.hide);
        problems.extend(settings.problems);
        problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        // Read where they are taken in: by then we may have written more.
        let changes = Vec::new();
        self.proportions = Some(config.body);
        let figurer = self.figurer();
        let (shown, awaited) = figurer.known(&poses);
        let prints = awaited.iter().map(|awaited| (awaited.id.clone(), awaited.print.clone())).collect();
        let files = Files { config, library, schedule, favourites, figures: Arc::new(shown), awaited: prints, changes, problems };
        Reading { files, palettes, idle, awaited, figurer: Some(figurer) }
    }

    /// Returns how many files the last reading found.
    #[must_use]
    pub(crate) fn count(&self) -> usize {
        self.seen.len()
    }

    /// Returns the folders to watch for changes.
    #[must_use]
    pub(crate) fn folders(&mut self) -> Vec<PathBuf> {
        let Some(paths) = self.paths.clone() else { return Vec::new() };
        let mut settings = self.settings();
        let packs = self.packs(&mut settings).into_iter().map(|(_, folder)| folder);
        std::iter::once(paths.config).chain(packs).collect()
    }

    /// Returns the file of ours that others write into while we run, and that is watched, too.
    #[must_use]
    pub(crate) fn shared_file(&self) -> Option<PathBuf> {
        self.paths.as_ref().map(Paths::schedule_changes)
    }

    /// Returns the user's stretches, routines and the rest as files, those that count more last.
    #[must_use]
    pub(crate) fn sources(&mut self) -> Vec<Source> {
        let mut settings = self.settings();
        let packs = self.packs(&mut settings);
        self.sources_with(&packs)
    }

    /// What makes figures; it reads the poses that ship once.
    #[must_use]
    pub(crate) fn figurer(&mut self) -> Figurer {
        let cache = self.paths.as_ref().map(|paths| paths.cache.clone());
        self.figurer.get_or_insert_with(|| Figurer::new(cache)).clone().of(self.proportions.unwrap_or(Proportions::Average))
    }

    fn config_folder(&self) -> Option<&Path> {
        self.paths.as_ref().map(|paths| paths.config.as_path())
    }

    fn settings(&mut self) -> Settings {
        let Some(content) = self.config_folder().and_then(|folder| store::content_if_there(&folder.join(CONFIG))) else {
            return Settings::default();
        };
        let read = |content: &Content| {
            let settings = Settings::read(CONFIG, content);
            let problems = settings.problems.clone();
            (settings, problems)
        };
        let (mut settings, problems) = self.last_good(CONFIG, content, read);
        settings.problems = problems;
        settings
    }

    /// Returns the shipped themes and then the user's, which come first where they have the same name.
    fn palettes(&mut self) -> (Vec<Palette>, Vec<Problem>) {
        let shipped = embed::themes().into_iter();
        let mut palettes: Vec<Palette> =
            shipped.filter_map(|(name, file, content)| Palette::read(&name, &file, &content).0).collect();
        let mut problems = Vec::new();
        let own = self.config_folder().map(store::themes).unwrap_or_default();
        for (name, file, content) in own {
            let (palette, own) = self.last_good(&file, content, |content| Palette::read(&name, &file, content));
            palettes.extend(palette);
            problems.extend(own);
        }
        (palettes, problems)
    }

    /// Returns the packs that are there: what they are called and where they are.
    fn packs(&self, settings: &mut Settings) -> Vec<(String, PathBuf)> {
        let Some(folder) = self.config_folder() else { return Vec::new() };
        let mut packs = Vec::new();
        for (number, written) in settings.config.packs.clone().into_iter().enumerate() {
            let path = folder.join(store::from_home(&written));
            if path.is_dir() {
                packs.push((written, path));
            } else {
                settings.note_pack(number, if path.exists() { "it is no folder" } else { "it is not there" });
            }
        }
        packs
    }

    /// The shipped library, the packs over it, the user's own over those.
    fn library(&mut self, packs: &[(String, PathBuf)]) -> Loaded {
        let own = self.sources_with(packs);
        self.seen.extend(own.iter().map(|source| source.path.clone()));
        let reserved = Command::reserved_letters();
        let load = |own: &[Source]| {
            let mut sources = embed::sources();
            sources.extend(own.iter().cloned());
            load::load(&sources, &reserved)
        };
        let loaded = load(&own);
        let is_broken = |source: &Source| has_error(&loaded.problems, &source.path) && !counts_by_part(source);
        let mended: Vec<Source> = own
            .iter()
            .map(|source| match self.good.get(&source.path) {
                Some(good) if is_broken(source) => Source { content: good.clone(), ..source.clone() },
                Some(_) | None => source.clone(),
            })
            .collect();
        let is_mended = own.iter().any(|source| is_broken(source) && self.good.contains_key(&source.path));
        for source in own.into_iter().filter(|source| !has_error(&loaded.problems, &source.path)) {
            self.good.insert(source.path, source.content);
        }
        let mut loaded = if is_mended { Loaded { problems: loaded.problems, ..load(&mended) } } else { loaded };
        self.keep_planned(&mut loaded.schedule, &mended);
        loaded
    }

    /// Keeps, of the entries that are in the schedule's file and wrong, what they last were.
    fn keep_planned(&mut self, schedule: &mut Schedule, sources: &[Source]) {
        let bytes = |source: &Source| match &source.content {
            Content::Bytes(bytes) if source.topic == Topic::Schedule => Some(bytes.clone()),
            Content::Bytes(_) | Content::Stored(_) | Content::Unreadable(_) => None,
        };
        let text = sources.iter().rev().find_map(bytes).unwrap_or_default();
        let written = edit::names(store::SCHEDULE, &text).unwrap_or_default();
        for entry in std::mem::take(&mut self.planned).entries {
            if written.contains(&entry.name) && schedule.entry(&entry.name).is_none() {
                schedule.entries.push(entry);
            }
        }
        self.planned = schedule.clone();
    }

    fn sources_with(&self, packs: &[(String, PathBuf)]) -> Vec<Source> {
        let mut own: Vec<Source> = packs.iter().flat_map(|(name, folder)| store::pack_sources(name, folder)).collect();
        own.extend(self.config_folder().map(store::own_sources).unwrap_or_default());
        own
    }

    /// What `read` makes of `content`, or of what the file last held without an error; the problems are those of now.
    fn last_good<T>(&mut self, file: &str, content: Content, read: impl Fn(&Content) -> (T, Vec<Problem>)) -> (T, Vec<Problem>) {
        self.seen.insert(file.to_owned());
        let (value, problems) = read(&content);
        if !has_error(&problems, file) {
            self.good.insert(file.to_owned(), content);
            return (value, problems);
        }
        match self.good.get(file) {
            Some(good) => (read(good).0, problems),
            None => (value, problems),
        }
    }
}

/// Whether a bad part of the file costs no other. Such a file counts as it is now, for we write into it, too: what it
/// last held without an error would hide what was just planned.
fn counts_by_part(source: &Source) -> bool {
    match source.topic {
        Topic::Schedule | Topic::Favourites => source.content.is_toml(),
        Topic::Areas | Topic::Stretch | Topic::Routine => false,
    }
}

fn has_error(problems: &[Problem], file: &str) -> bool {
    problems.iter().any(|problem| problem.file == file && problem.severity == Severity::Error)
}
