//! A file of the user's written anew: all of it or nothing, even if the power goes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What came of rewriting a file.
#[derive(Debug)]
pub(crate) enum Rewritten<P> {
    Done,
    /// What is in the file forbids it; nothing was written.
    Refused(P),
}

/// Puts what `change` makes of a file's bytes in its place; a file that is not there has none. Whoever rewrites it at
/// the same time waits: `lock` is a file for that alone.
///
/// A link stays a link, to the file it leads to. Permissions stay.
///
/// # Errors
/// If a file cannot be read or written; the old one is then as it was.
pub(crate) fn rewrite<P>(path: &Path, lock: &Path, change: impl FnOnce(&[u8]) -> Result<String, P>) -> io::Result<Rewritten<P>> {
    for folder in [path.parent(), lock.parent()].into_iter().flatten() {
        fs::create_dir_all(folder)?;
    }
    let alone = OpenOptions::new().create(true).append(true).open(lock)?;
    alone.lock()?;
    let target = followed(path);
    let before = match fs::read(&target) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    match change(&before) {
        Ok(text) => replace(&target, text.as_bytes()).map(|()| Rewritten::Done),
        Err(problem) => Ok(Rewritten::Refused(problem)),
    }
}

/// Writes a file of ours anew, with its folders.
///
/// # Errors
/// If it cannot be written; the old one is then as it was.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    replace(path, text.as_bytes())
}

/// Writes a file where the user asked for it: in a folder that is there, over what is there, all of it or nothing. What
/// is no file, as a pipe, is written to as it is.
///
/// # Errors
/// If it cannot be written; what was there is then as it was.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = followed(path);
    match fs::metadata(&target) {
        Ok(there) if there.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(there) if !there.is_file() => OpenOptions::new().write(true).open(&target)?.write_all(bytes),
        Ok(_) | Err(_) => replace(&target, bytes),
    }
}

/// Where a link leads, even if nothing is there yet.
fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // Links in a circle end here as well; opening the last then fails and says so.
    for _ in 0..40 {
        let Ok(next) = fs::read_link(&path) else { return path };
        path = path.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    path
}

fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A name that starts with a dot is passed over by all that reads the folder.
    let fresh = folder.join(format!(".{name}.{}", std::process::id()));
    let written = write_whole(&fresh, target, bytes).and_then(|()| fs::rename(&fresh, target));
    if written.is_err() {
        let _ = fs::remove_file(&fresh);
        return written;
    }
    // The name is on the disk once its folder is; where folders cannot be opened, the system sees to it.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn write_whole(fresh: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).write(true).truncate(true).open(fresh)?;
    if let Ok(old) = fs::metadata(target) {
        file.set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    fn with_more(bytes: &[u8]) -> Result<String, std::str::Utf8Error> {
        Ok(format!("{}more\n", std::str::from_utf8(bytes)?))
    }

    #[test]
    fn a_new_file_is_made_with_its_folder_and_nothing_else_is_left() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("config/schedule.toml");
        let done = rewrite(&path, &home.path().join("data/lock"), with_more).expect("written");
        assert!(matches!(done, Rewritten::Done));
        assert_eq!(fs::read_to_string(&path).expect("there"), "more\n");
        assert_eq!(fs::read_dir(home.path().join("config")).expect("a folder").count(), 1);
    }

    #[test]
    fn a_link_stays_one_and_permissions_stay() {
        let home = tempfile::tempdir().expect("a folder");
        let (real, link) = (home.path().join("dotfiles.toml"), home.path().join("schedule.toml"));
        fs::write(&real, "one\n").expect("written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
        symlink("dotfiles.toml", &link).expect("a link");
        rewrite(&link, &home.path().join("lock"), with_more).expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read_to_string(&real).expect("there"), "one\nmore\n");
        assert_eq!(fs::metadata(&real).expect("there").mode() & 0o777, 0o640);
    }

    #[test]
    fn a_link_that_leads_to_nothing_yet_is_followed() {
        let home = tempfile::tempdir().expect("a folder");
        let link = home.path().join("schedule.toml");
        symlink("later.toml", &link).expect("a link");
        rewrite(&link, &home.path().join("lock"), with_more).expect("written");
        assert_eq!(fs::read_to_string(home.path().join("later.toml")).expect("there"), "more\n");
    }

    #[test]
    fn what_is_refused_or_fails_leaves_the_file_as_it_was() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("schedule.toml");
        fs::write(&path, "one\n").expect("written");
        let node = fs::metadata(&path).expect("there").ino();
        let refused = rewrite(&path, &home.path().join("lock"), |_| Err("no")).expect("read");
        assert!(matches!(refused, Rewritten::Refused("no")));
        assert_eq!(fs::metadata(&path).expect("there").ino(), node);
        let folder = home.path().join("folder");
        fs::create_dir(&folder).expect("a folder");
        assert!(rewrite(&folder, &home.path().join("lock"), with_more).is_err());
    }

    #[test]
    fn two_at_once_lose_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let (path, lock) = (home.path().join("schedule.toml"), home.path().join("lock"));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        rewrite(&path, &lock, with_more).expect("written");
                    }
                });
            }
        });
        assert_eq!(fs::read_to_string(&path).expect("there").lines().count(), 40);
    }
}
