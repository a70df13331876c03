//! The files of the tones: written when they are first needed, in the cache, or in a folder of our own where that fails.

use crate::sound::{Tone, wav};
use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the tones.
#[derive(Debug)]
pub(super) struct Files {
    folder: Option<PathBuf>,
    volume: u8,
    /// A folder that nobody else has, and that goes with us.
    own: Option<PathBuf>,
    /// What was made so far: the name carries the volume and a mark of what is in it, so that other sounds are other files.
    made: Vec<(Tone, String, Vec<u8>)>,
}

impl Files {
    /// Returns the files in `folder`, none of them written yet.
    #[must_use]
    pub(super) const fn new(folder: Option<PathBuf>, volume: u8) -> Self {
        Self { folder, volume, own: None, made: Vec::new() }
    }

    /// Returns where the file of a tone is, which is there.
    ///
    /// # Errors
    /// If it can be written nowhere.
    pub(super) fn path(&mut self, tone: Tone) -> io::Result<PathBuf> {
        if !self.made.iter().any(|(made, ..)| *made == tone) {
            let bytes = wav::file(&tone.samples(self.volume));
            let name = format!("{}-{}-{:016x}.wav", tone.name(), self.volume, wav::mark(&bytes));
            self.made.push((tone, name, bytes));
        }
        let made = self.made.iter().find(|(made, ..)| *made == tone);
        let Some((_, name, bytes)) = made else { return Err(io::ErrorKind::NotFound.into()) };
        if self.own.is_none()
            && let Some(folder) = &self.folder
            && let Ok(path) = kept(folder, tone, name, bytes)
        {
            return Ok(path);
        }
        let own = match self.own.take() {
            Some(own) => own,
            None => make_own(&std::env::temp_dir())?,
        };
        let path = kept(&own, tone, name, bytes);
        self.own = Some(own);
        path
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        if let Some(own) = &self.own {
            let _ = fs::remove_dir_all(own);
        }
    }
}

/// Returns the file of this name, written if it is not there as it should be; older files of the same tone go.
fn kept(folder: &Path, tone: Tone, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let path = folder.join(name);
    // Read whole, so that it need not be flushed to the disk: a file torn by a power cut is written anew.
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(path);
    }
    fs::create_dir_all(folder)?;
    // Another program may do the same: each has a name of its own until the file is whole.
    let torn = folder.join(format!("{name}.{}", std::process::id()));
    let written = fs::write(&torn, bytes).and_then(|()| fs::rename(&torn, &path));
    if written.is_err() {
        let _ = fs::remove_file(&torn);
    }
    written?;
    for other in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_older = other.file_name().to_str().is_some_and(|other| other != name && is_of(tone, other));
        if is_older {
            let _ = fs::remove_file(other.path());
        }
    }
    Ok(path)
}

/// Whether a file's name is one that we give to files of this tone.
fn is_of(tone: Tone, name: &str) -> bool {
    let rest = name.strip_prefix(tone.name()).and_then(|rest| rest.strip_prefix('-')?.strip_suffix(".wav"));
    rest.and_then(|rest| rest.split_once('-')).is_some_and(|(volume, mark)| {
        volume.parse::<u8>().is_ok() && mark.len() == 16 && mark.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[cfg(unix)]
fn for_us_alone() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn for_us_alone() -> DirBuilder {
    DirBuilder::new()
}

/// Makes a folder that was not there before, for us alone.
fn make_own(temporary: &Path) -> io::Result<PathBuf> {
    let mut made = Err(io::ErrorKind::AlreadyExists.into());
    // One that was killed leaves its folder behind, and another program may get its number.
    for attempt in 0..OWN_NAMES {
        let own = temporary.join(format!("supple-sounds-{}-{attempt}", std::process::id()));
        made = for_us_alone().create(&own).map(|()| own);
        if !made.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists) {
            break;
        }
    }
    made
}

/// How many names are tried for a folder of our own.
const OWN_NAMES: u32 = 100;

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_once_and_older_ones_go() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("sounds");
        let louder = Files::new(Some(folder.clone()), 80).path(Tone::Go).expect("a file");
        let other = Files::new(Some(folder.clone()), 80).path(Tone::GetReady).expect("a file");
        fs::write(folder.join("go-away.wav"), "not ours").expect("a file");
        let path = Files::new(Some(folder.clone()), 60).path(Tone::Go).expect("a file");
        assert_eq!(fs::read(&path).expect("written"), wav::file(&Tone::Go.samples(60)));
        assert!(!louder.exists() && other.exists());
        assert_eq!(names(&folder).len(), 3, "{:?}", names(&folder));
        // What is whole is left alone; what is torn is not.
        let written = fs::metadata(&path).and_then(|facts| facts.modified()).expect("a time");
        assert_eq!(Files::new(Some(folder.clone()), 60).path(Tone::Go).expect("a file"), path);
        assert_eq!(fs::metadata(&path).and_then(|facts| facts.modified()).expect("a time"), written);
        fs::write(&path, "RIFF").expect("a file");
        Files::new(Some(folder), 60).path(Tone::Go).expect("a file");
        assert_eq!(fs::read(&path).expect("written"), wav::file(&Tone::Go.samples(60)));
    }

    #[test]
    fn where_the_cache_cannot_be_written_a_folder_of_our_own_is() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("cache"), "no folder").expect("a file");
        let mut files = Files::new(Some(home.path().join("cache/sounds")), 60);
        let path = files.path(Tone::Rest).expect("a file");
        assert_eq!(fs::read(&path).expect("written"), wav::file(&Tone::Rest.samples(60)));
        assert_eq!(files.path(Tone::Rest).expect("the same file"), path);
        drop(files);
        assert!(!path.exists(), "it goes with us");
    }

    #[test]
    fn what_a_kill_left_behind_is_not_in_the_way() {
        let home = tempfile::tempdir().expect("a folder");
        let [first, second] = [0; 2].map(|_| make_own(home.path()).expect("a folder"));
        assert!(first != second && first.is_dir() && second.is_dir());
        assert_eq!(make_own(&home.path().join("nowhere")).map_err(|error| error.kind()), Err(io::ErrorKind::NotFound));
    }
}
