//! The shipped library inside the binary, as the build script stored it.

use crate::load::tree::Stored;
use crate::load::{Content, Source, Topic, store};
use crate::model::Origin;

static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// Returns the shipped files, already read.
#[must_use]
pub fn sources() -> Vec<Source> {
    // The build wrote these bytes with the same code; were they ever not to be read, there would be no library at
    // all, and the test of the shipped data says so.
    store::decode(LIBRARY).unwrap_or_default().into_iter().filter_map(source).collect()
}

fn source(stored: Stored) -> Option<Source> {
    let topic = topic_of(&stored.path)?;
    let stem = stored.path.rsplit('/').next()?.strip_suffix(".toml")?.to_owned();
    Some(Source { path: stored.path.into_owned(), stem, topic, origin: Origin::Shipped, content: Content::Stored(stored.table) })
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
