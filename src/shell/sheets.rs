//! Sheets to take along: their drawings made on every core, their bytes in a format.

use super::store;
use crate::app::taken::{Sheets, Taken};
use crate::export::document::{Document, Figure, Figures};
use crate::export::{csv, html, json, markdown};
use crate::figure::Demonstration;
use crate::model::{Id, Sides, Stretch};
use std::collections::BTreeSet;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// A format, and what only it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    #[cfg(feature = "pdf")]
    Pdf(crate::export::pdf::Paper),
    Html,
    Markdown,
    Json,
    Csv,
}

/// Drawings are traced in so many pixels; where there are many, in fewer.
const PIXELS: usize = 480;
const FEWER_PIXELS: usize = 300;
const MANY: usize = 60;

impl Format {
    /// Returns what is written unless something else is asked for: what prints best of what was built in.
    #[must_use]
    pub(crate) const fn best() -> Self {
        #[cfg(feature = "pdf")]
        let best = Self::Pdf(crate::export::pdf::Paper::A4);
        #[cfg(not(feature = "pdf"))]
        let best = Self::Html;
        best
    }

    /// Returns how the names of its files end.
    #[must_use]
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf(_) => "pdf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// Returns whether it is text, which can be printed into a terminal.
    #[must_use]
    pub(crate) const fn is_text(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf(_) => false,
            Self::Html | Self::Markdown | Self::Json | Self::Csv => true,
        }
    }

    /// Returns whether it shows figures.
    #[must_use]
    pub(crate) const fn is_drawn(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf(_) => true,
            Self::Html => true,
            Self::Markdown | Self::Json | Self::Csv => false,
        }
    }

    /// Returns the bytes of a document.
    ///
    /// # Errors
    /// Why it cannot be written in this format.
    pub(crate) fn bytes(self, document: &Document) -> Result<Vec<u8>, String> {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf(paper) => crate::export::pdf::pdf(document, paper),
            Self::Html => Ok(html::html(document).into_bytes()),
            Self::Markdown => Ok(markdown::markdown(document).into_bytes()),
            Self::Json => Ok(format!("{:#}\n", json::document(document)).into_bytes()),
            Self::Csv => Ok(csv::csv(document).into_bytes()),
        }
    }
}

/// Returns the drawings of some stretches, those that have a figure.
#[must_use]
pub(crate) fn drawings<'a>(
    stretches: impl Iterator<Item = &'a Arc<Stretch>>,
    figure: &(dyn Fn(&Id) -> Option<Arc<Demonstration>> + Sync),
) -> Figures {
    let mut seen = BTreeSet::new();
    let stretches: Vec<&Arc<Stretch>> = stretches.filter(|stretch| seen.insert(&stretch.id)).collect();
    let pixels = if stretches.len() > MANY { FEWER_PIXELS } else { PIXELS };
    let drawn = |stretch: &&Arc<Stretch>| {
        let demonstration = figure(&stretch.id)?;
        let side = demonstration.side().filter(|_| stretch.sides != Sides::Together);
        Some((stretch.id.clone(), Figure { drawing: Arc::new(demonstration.drawing(pixels)), side }))
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let each = stretches.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let drawn = &drawn;
        let shares: Vec<_> =
            stretches.chunks(each).map(|own| scope.spawn(move || own.iter().filter_map(drawn).collect::<Vec<_>>())).collect();
        shares.into_iter().filter_map(|share| share.join().ok()).flatten().collect()
    })
}

/// Writes what is taken along into the user's documents, beside what is there; returns where.
///
/// # Errors
/// Why it cannot be written.
pub(crate) fn write(taken: &Taken) -> Result<String, String> {
    let Taken { stem, what, library, figures, day } = taken;
    let shown = |id: &Id| figures.get(id).map(Arc::clone);
    let document = match what {
        Sheets::Stretches(found, filter) => Document::of_stretches(library, found, filter, &drawings(found.iter(), &shown), *day),
        Sheets::Routine(routine, length) => {
            let drawn = drawings(routine.steps.iter().map(|step| &step.stretch), &shown);
            Document::of_routine(library, routine, *length, &drawn, *day)
        }
    };
    let format = Format::best();
    let bytes = format.bytes(&document)?;
    let folder = documents().ok_or("there is no folder for documents")?;
    let path = untaken(&folder, &format!("supple-{stem}"), format.ending());
    store::put(&path, &bytes).map_err(|error| format!("{}: {}", path.display(), store::reason(&error)))?;
    Ok(path.display().to_string())
}

/// Where people look for what they print; the home folder where there is none.
fn documents() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    let own = dirs.document_dir().filter(|folder| folder.is_dir());
    Some(own.unwrap_or(dirs.home_dir()).to_owned())
}

/// A name that nothing has yet: `supple-back.pdf`, `supple-back-2.pdf`.
fn untaken(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{stem}.{ending}"));
    let more = (2..1000).map(|nth| folder.join(format!("{stem}-{nth}.{ending}")));
    std::iter::once(first.clone()).chain(more).find(|path| !path.exists()).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_not_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        for expected in ["supple-back.pdf", "supple-back-2.pdf", "supple-back-3.pdf"] {
            let path = untaken(folder.path(), "supple-back", "pdf");
            assert_eq!(name(&path).as_deref(), Some(expected));
            std::fs::write(path, "").expect("written");
        }
    }
}
