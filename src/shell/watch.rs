//! Watching the user's files: a change is read on a thread of its own, and then told.

use super::reader::Reader;
use super::teller::Teller;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Editors save in several steps: a file is read once nothing has changed for so long.
const QUIET: Duration = Duration::from_millis(150);

/// An eye on folders: every change from now on is noticed.
pub(super) struct Watch {
    eye: RecommendedWatcher,
    changes: Receiver<notify::Result<Event>>,
    folders: Vec<PathBuf>,
    /// A file of ours that others write into, too.
    shared: Option<PathBuf>,
    looked_at: Vec<PathBuf>,
}

impl Watch {
    /// Begins to watch `folders`, and one more file; `None` where the system cannot, and changes are seen at the next start.
    pub(super) fn begin(folders: Vec<PathBuf>, shared: Option<PathBuf>) -> Option<Self> {
        let (sender, changes) = channel();
        let eye = notify::recommended_watcher(sender).ok()?;
        let mut watch = Self { eye, changes, folders: Vec::new(), shared, looked_at: Vec::new() };
        watch.look_at(folders);
        Some(watch)
    }

    /// Reads anew and tells, on a thread of its own, whenever something has changed.
    pub(super) fn go_on(self, mut reader: Reader, teller: Teller) {
        self.each_change(move |watch| {
            // First look, then read: what changes in between is noticed.
            watch.look_at(reader.folders());
            teller.tell_reading(reader.read());
        });
    }

    /// Does something, on a thread of its own, whenever something has changed.
    pub(super) fn each_change(mut self, mut then: impl FnMut(&mut Self) + Send + 'static) {
        std::thread::spawn(move || {
            while self.next_change() {
                then(&mut self);
            }
        });
    }

    /// Looks at `folders`; where one is not there yet, at the folder above it.
    fn look_at(&mut self, folders: Vec<PathBuf>) {
        let above = |folder: &PathBuf| folder.parent().map(Path::to_owned);
        let there = |folder: &PathBuf| if folder.exists() { Some(folder.clone()) } else { above(folder) };
        let mut wanted: Vec<PathBuf> = folders.iter().filter_map(there).collect();
        // What is in sight already is not looked at a second time, and less deeply.
        let beside = self.shared.as_ref().and_then(above).filter(|folder| !wanted.contains(folder));
        wanted.extend(beside.as_ref().and_then(there).filter(|folder| !wanted.contains(folder)));
        if self.looked_at != wanted {
            for old in self.looked_at.drain(..) {
                let _ = self.eye.unwatch(&old);
            }
            for path in &wanted {
                let depth = if folders.contains(path) { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
                // One that cannot be looked at leaves the others in sight.
                let _ = self.eye.watch(path, depth);
            }
            self.looked_at = wanted;
        }
        self.folders = folders;
    }

    /// Waits for a change of what is ours, and then until all is quiet; returns whether there can be another.
    fn next_change(&self) -> bool {
        loop {
            match self.changes.recv() {
                Ok(change) if change.as_ref().is_ok_and(|event| self.is_ours(event)) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        while self.changes.recv_timeout(QUIET).is_ok() {}
        true
    }

    /// Whether something was changed, not only looked at, and it may be one of the files we read.
    fn is_ours(&self, event: &Event) -> bool {
        let is_file_of_ours = |path: &PathBuf| {
            let below = self.folders.iter().any(|folder| path.starts_with(folder));
            let is_shared = self.shared.as_ref().is_some_and(|shared| path == shared || shared.parent() == Some(path));
            // A folder has no ending, and may hold anything once it is there.
            is_shared || (below && path.extension().is_none_or(|extension| extension == "toml"))
        };
        !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(is_file_of_ours)
    }
}
