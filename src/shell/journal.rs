//! The journal's file: locked while its session lives, written so that what was done survives.

use super::paths::Paths;
use super::store::reason;
use crate::app;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// An open journal. Nobody else can take it up while this lives.
#[derive(Debug)]
pub(crate) struct JournalFile {
    file: File,
    path: PathBuf,
    /// What could not be written yet.
    pending: Vec<u8>,
}

impl JournalFile {
    /// Makes a new journal.
    ///
    /// # Errors
    /// Why it cannot be made.
    pub(crate) fn create(paths: &Paths, name: &str) -> Result<Self, String> {
        let path = paths.sessions().join(name);
        // Under another name until it is locked, so that no other start takes it for one that was left behind.
        let unlocked = path.with_extension("new");
        let open = || {
            fs::create_dir_all(paths.sessions())?;
            OpenOptions::new().create(true).append(true).open(&unlocked)
        };
        let file = open().map_err(|error| reason(&error))?;
        lock(&file)?;
        fs::rename(&unlocked, &path).map_err(|error| reason(&error))?;
        Ok(Self { file, path, pending: Vec::new() })
    }

    /// Takes up a journal that was left behind.
    ///
    /// # Errors
    /// Why it cannot be taken up: gone, or another program has it.
    pub(crate) fn take_up(paths: &Paths, name: &str) -> Result<Self, String> {
        let path = paths.sessions().join(name);
        let file = OpenOptions::new().append(true).open(&path).map_err(|error| reason(&error))?;
        lock(&file)?;
        // A torn last line is closed, so that it costs itself alone.
        Ok(Self { file, path, pending: b"\n".to_vec() })
    }

    /// Adds a line; with `synced` it survives a power cut. What cannot be written is kept for the next time.
    ///
    /// # Errors
    /// Why it could not be written.
    pub(crate) fn write(&mut self, line: &str, synced: bool) -> Result<(), String> {
        self.pending.extend_from_slice(line.as_bytes());
        self.pending.push(b'\n');
        while !self.pending.is_empty() {
            let written = match self.file.write(&self.pending) {
                Ok(0) => return Err("the disk is full".to_owned()),
                Ok(written) => written,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(reason(&error)),
            };
            self.pending.drain(..written);
        }
        if synced { self.file.sync_data().map_err(|error| reason(&error)) } else { Ok(()) }
    }

    /// Removes the journal: its session is recorded.
    pub(crate) fn remove(self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Returns whether a session is going on: some program has its journal.
#[must_use]
pub(crate) fn is_going_on(paths: &Paths) -> bool {
    let entries = fs::read_dir(paths.sessions()).into_iter().flatten().flatten();
    let mut files = entries.filter_map(|entry| File::open(entry.path()).ok());
    files.any(|file| matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)))
}

/// Returns the journals whose program is gone, oldest first.
#[must_use]
pub(crate) fn left_behind(paths: &Paths) -> Vec<app::Journal> {
    let entries = fs::read_dir(paths.sessions()).into_iter().flatten().flatten();
    let mut names: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    names.sort_by_key(|path| fs::metadata(path).and_then(|facts| facts.modified()).ok());
    names.iter().filter_map(|path| read_dead(path)).collect()
}

/// Removes a journal that was left behind, unless somebody has taken it up since.
pub(crate) fn discard(paths: &Paths, name: &str) {
    let path = paths.sessions().join(name);
    if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
        let _ = fs::remove_file(path);
    }
}

fn read_dead(path: &Path) -> Option<app::Journal> {
    let file = File::open(path).ok()?;
    file.try_lock().ok()?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    let text = super::store::lossy(path);
    Some(app::Journal { name, text })
}

fn lock(file: &File) -> Result<(), String> {
    file.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => "another supple has it".to_owned(),
        fs::TryLockError::Error(error) => reason(&error),
    })
}
