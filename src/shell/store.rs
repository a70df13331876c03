//! The user's files: all of them read, lines added safely. What is in them is not this file's business.

mod replace;

pub(crate) use replace::{Rewritten, put, rewrite, write};

use super::paths::Paths;
use crate::load::{Content, Source, Topic};
use crate::model::{Id, Origin};
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A text file of more is no stretch; reading it would only cost time.
const LARGEST: u64 = 1 << 20;
/// Folders nested deeper are no library.
const DEEPEST: usize = 16;
/// Records have some two thousand bytes.
const RECENT: u64 = 128 << 10;

/// The name of the schedule in the config folder.
pub(crate) const SCHEDULE: &str = "schedule.toml";
/// The name of the favourites in the config folder.
pub(crate) const FAVOURITES: &str = "favourites.toml";

/// Reads the user's own areas, stretches, routines and schedule.
#[must_use]
pub(crate) fn own_sources(config: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    for (name, topic) in [("areas.toml", Topic::Areas), (SCHEDULE, Topic::Schedule), (FAVOURITES, Topic::Favourites)] {
        let path = config.join(name);
        if path.exists() {
            sources.push(source(config, &path, topic));
        }
    }
    for (folder, topic) in [("stretches", Topic::Stretch), ("routines", Topic::Routine)] {
        for path in files_below(&config.join(folder)) {
            sources.push(source(config, &path, topic));
        }
    }
    sources
}

/// Reads all of the user's own where that is a schedule or nothing; `None` where there is more in the config folder.
#[must_use]
pub(crate) fn schedule_alone(config: &Path) -> Option<Vec<Source>> {
    let names = fs::read_dir(config).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let mut sources = Vec::new();
    for name in names.filter(|name| !name.to_string_lossy().starts_with('.')) {
        if name != SCHEDULE {
            return None;
        }
        sources.push(source(config, &config.join(SCHEDULE), Topic::Schedule));
    }
    Some(sources)
}

/// Reads the areas, stretches and routines of a pack; links that lead out of it are not followed.
#[must_use]
pub(crate) fn pack_sources(name: &str, folder: &Path) -> Vec<Source> {
    let Ok(inside) = folder.canonicalize() else { return Vec::new() };
    let mut sources = own_sources(&inside);
    // What is to be done when is the user's alone to say.
    sources.retain(|source| source.topic != Topic::Schedule);
    sources.retain(|source| inside.join(&source.path).canonicalize().is_ok_and(|real| real.starts_with(&inside)));
    for source in &mut sources {
        source.origin = Origin::Pack(name.to_owned());
        source.path = format!("{}/{}", name.trim_end_matches('/'), source.path);
    }
    sources
}

/// Reads the user's own themes: name, place and content of each.
#[must_use]
pub(crate) fn themes(config: &Path) -> Vec<(String, String, Content)> {
    let theme = |path: &PathBuf| {
        let Source { path, stem, content, .. } = source(config, path, Topic::Areas);
        (stem, path, content)
    };
    files_below(&config.join("themes")).iter().map(theme).collect()
}

/// Returns what is in a file; `None` if there is none.
#[must_use]
pub(crate) fn content_if_there(path: &Path) -> Option<Content> {
    path.exists().then(|| content(path))
}

/// Returns a path as the user wrote it, with the home folder for a `~/` at its start.
#[must_use]
pub(crate) fn from_home(written: &str) -> PathBuf {
    let home = || directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
    written.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest))).unwrap_or_else(|| PathBuf::from(written))
}

/// Reads the stretches and routines at `path`: a pack, one of its folders, or a single file.
#[must_use]
pub(crate) fn sources_at(path: &Path) -> Vec<Source> {
    let is_pack = ["stretches", "routines", "areas.toml", SCHEDULE].iter().any(|part| path.join(part).exists());
    if is_pack {
        return own_sources(path);
    }
    let topic_by_place = |file: &Path| match file.file_name().and_then(|name| name.to_str()) {
        Some("areas.toml") => Topic::Areas,
        Some(SCHEDULE) => Topic::Schedule,
        Some(FAVOURITES) => Topic::Favourites,
        _ if file.components().any(|part| part.as_os_str() == "routines") => Topic::Routine,
        _ if is_routine(file) => Topic::Routine,
        _ => Topic::Stretch,
    };
    let files = if path.is_dir() { files_below(path) } else { vec![path.to_owned()] };
    files.iter().map(|file| source(Path::new(""), file, topic_by_place(file))).collect()
}

/// A file outside any folder that says what it is: one with steps is a routine.
fn is_routine(file: &Path) -> bool {
    fs::read_to_string(file).is_ok_and(|text| text.lines().any(|line| line.trim_start().starts_with("[[step]]")))
}

fn source(root: &Path, path: &Path, topic: Topic) -> Source {
    let shown = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Source { path: shown, stem, topic, origin: Origin::Own, content: content(path) }
}

fn content(path: &Path) -> Content {
    let read = || -> io::Result<Content> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if size > LARGEST || bytes.len() as u64 > LARGEST {
            return Ok(Content::Unreadable(format!("it is larger than {} KiB", LARGEST >> 10)));
        }
        Ok(Content::Bytes(bytes))
    };
    read().unwrap_or_else(|error| Content::Unreadable(reason(&error)))
}

/// Returns every TOML file below `folder`, in order; links are followed, each folder once.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    walk(folder, DEEPEST, &mut seen, &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, depth: usize, seen: &mut BTreeSet<PathBuf>, found: &mut Vec<PathBuf>) {
    let is_new = folder.canonicalize().is_ok_and(|real| seen.insert(real));
    let Ok(entries) = fs::read_dir(folder) else { return };
    if !is_new || depth == 0 {
        return;
    }
    for path in entries.flatten().map(|entry| entry.path()) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            walk(&path, depth - 1, seen, found);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
}

/// Returns the records of every machine: the name and text of each file.
#[must_use]
pub(crate) fn history(paths: &Paths) -> Vec<(String, String)> {
    history_files(paths).iter().map(|path| (named(path), lossy(path))).collect()
}

fn history_files(paths: &Paths) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(paths.history()).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    files
}

/// A file of records as the user knows it.
fn named(path: &Path) -> String {
    path.file_name().map(|name| format!("history/{}", name.to_string_lossy())).unwrap_or_default()
}

/// Returns the last records of every machine: the name and the last lines of each file. More than anybody does in
/// two days are among them.
#[must_use]
pub(crate) fn recent_history(paths: &Paths) -> Vec<(String, String)> {
    history_files(paths).iter().map(|path| (named(path), last_lines(path, RECENT).unwrap_or_default())).collect()
}

/// The whole lines among the last `most` bytes of a file.
fn last_lines(path: &Path, most: u64) -> io::Result<String> {
    let mut file = File::open(path)?;
    let start = file.metadata()?.len().saturating_sub(most);
    // A byte more: a line that begins where we do is whole.
    file.seek(SeekFrom::Start(start.saturating_sub(1)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let begin = if start == 0 { 0 } else { bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1) };
    Ok(String::from_utf8_lossy(bytes.get(begin..).unwrap_or_default()).into_owned())
}

/// Returns the text of a file of lines, whatever is in it; nothing if there is none.
#[must_use]
pub(crate) fn lossy(path: &Path) -> String {
    fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Returns the file this machine's records are added to.
#[must_use]
pub(crate) fn history_file(paths: &Paths) -> PathBuf {
    paths.history().join(format!("{}.jsonl", device()))
}

/// Adds a line to a file of lines, alone and flushed to the disk; a torn last line is closed first.
///
/// # Errors
/// If the file cannot be opened, locked or written.
pub(crate) fn append(path: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
    file.lock()?;
    let mut bytes = Vec::new();
    if file.seek(SeekFrom::End(0))? > 0 {
        let mut last = [0];
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
        if last != *b"\n" {
            bytes.push(b'\n');
        }
    }
    bytes.extend_from_slice(line.as_bytes());
    bytes.push(b'\n');
    file.write_all(&bytes)?;
    file.sync_data()
}

/// Writes a file that was not there, whole or not at all, and flushed to the disk.
///
/// # Errors
/// If there is something at `path` already, or it cannot be written.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    fs::create_dir_all(folder)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Files that start with a dot are no library: were it left behind, nobody would read it.
    let draft = folder.join(format!(".{name}.{}", std::process::id()));
    let written = write_flushed(&draft, text).and_then(|()| match fs::hard_link(&draft, path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Not every disk has links; there the file is taken first and filled after.
        Err(_) => write_flushed(path, text),
    });
    let _ = fs::remove_file(&draft);
    written?;
    // So that the name outlives a loss of power; where a folder cannot be opened the system sees to it.
    File::open(folder).and_then(|folder| folder.sync_all()).or(Ok(()))
}

fn write_flushed(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the system has far more kinds of errors than we have words for")]
/// Returns why something could not be done, in a few words, without the number of the error.
#[must_use]
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".to_owned(),
        io::ErrorKind::AlreadyExists => "it is there already".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}

/// The name of this machine, so that every machine writes a file of its own.
fn device() -> String {
    let id = Id::nearest(&nodename().chars().filter(char::is_ascii).collect::<String>());
    if Id::is_well_formed(&id) { id } else { "this-machine".to_owned() }
}

#[cfg(unix)]
fn nodename() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn nodename() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn links_in_a_circle_are_followed_once() {
        let home = tempfile::tempdir().expect("a folder");
        let inner = home.path().join("stretches/inner");
        fs::create_dir_all(&inner).expect("folders");
        std::os::unix::fs::symlink(home.path().join("stretches"), inner.join("round")).expect("a link");
        fs::write(inner.join("reach.toml"), "").expect("a file");
        fs::write(home.path().join("stretches/.hidden.toml"), "").expect("a file");
        let found = own_sources(home.path());
        assert_eq!(found.iter().map(|source| source.path.as_str()).collect::<Vec<_>>(), ["stretches/inner/reach.toml"]);
    }

    #[test]
    fn what_is_there_is_not_written_over_nor_through() {
        let home = tempfile::tempdir().expect("a folder");
        let (path, link) = (home.path().join("stretches/reach.toml"), home.path().join("stretches/link.toml"));
        create(&path, "mine").expect("written");
        std::os::unix::fs::symlink(home.path().join("elsewhere.toml"), &link).expect("a link");
        for taken in [&path, &link] {
            let refused = create(taken, "other").expect_err("it is there");
            assert_eq!(reason(&refused), "it is there already");
        }
        assert_eq!(lossy(&path), "mine");
        assert!(!home.path().join("elsewhere.toml").exists());
        assert_eq!(fs::read_dir(home.path().join("stretches")).map(Iterator::count).ok(), Some(2));
    }

    #[test]
    fn a_torn_last_line_is_closed_before_the_next() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("history/machine.jsonl");
        append(&path, "one").expect("written");
        fs::write(&path, "one\ntor").expect("written");
        append(&path, "two").expect("written");
        assert_eq!(lossy(&path), "one\ntor\ntwo\n");
    }

    #[test]
    fn the_last_lines_are_whole_ones() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("lines.jsonl");
        fs::write(&path, "one\ntwo\nthree\n").expect("written");
        for (most, lines) in [(5, ""), (6, "three\n"), (9, "three\n"), (10, "two\nthree\n"), (14, "one\ntwo\nthree\n")] {
            assert_eq!(last_lines(&path, most).expect("read"), lines, "{most}");
        }
    }

    #[test]
    fn a_huge_file_is_not_read() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("huge.toml");
        File::create(&path).and_then(|file| file.set_len(LARGEST + 1)).expect("a large file");
        assert!(matches!(content(&path), Content::Unreadable(why) if why.contains("larger")));
    }
}
