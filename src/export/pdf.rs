//! A document as PDF: cover, what to know before beginning, a page for each stretch; or a routine's sheet first.

mod face;
mod front;
mod leaf;
mod page;
mod sheet;
mod tags;
mod text;
mod write;

use super::document::Document;
use face::Faces;
use page::Layout;
use std::collections::BTreeMap;

/// What it is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

impl Paper {
    /// Width and height in points.
    const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Pages refer to each other by number, and a number may be as wide as to move a line: after so many rounds none moves.
const ROUNDS: usize = 4;

/// Returns the bytes of the file.
///
/// # Errors
/// If a text has letters that the fonts lack: which, and where the first stands.
pub fn pdf(document: &Document, paper: Paper) -> Result<Vec<u8>, String> {
    let mut known = BTreeMap::new();
    let mut faces = Faces::open().ok_or("the fonts that ship are broken")?;
    for _ in 0..ROUNDS {
        let mut layout = Layout::new(document, faces, paper);
        layout.known = known;
        lay_out(&mut layout);
        if !layout.faces.lacking.is_empty() {
            return Err(lacking(&layout.faces));
        }
        if layout.known == layout.found {
            return write::written(&layout);
        }
        known = layout.found;
        faces = layout.faces;
    }
    Err("its pages do not come to rest".to_owned())
}

fn lay_out(layout: &mut Layout<'_>) {
    let document = layout.document;
    match &document.sheet {
        Some(sheet) => layout.sheet(sheet),
        None => layout.cover(),
    }
    if document.parts.is_empty() {
        return;
    }
    layout.safety();
    for (nth, part) in document.parts.iter().enumerate() {
        if document.sheet.is_none() {
            layout.opener(nth, part);
        }
        for leaf in &part.leaves {
            layout.leaf(leaf);
        }
    }
}

fn lacking(faces: &Faces) -> String {
    let letters: Vec<String> = faces.lacking.iter().take(8).map(char::to_string).collect();
    format!(
        "the fonts lack {} in \"{}\"; HTML, Markdown, JSON and CSV can be written with any letter",
        letters.join(" "),
        faces.lacking_first
    )
}
