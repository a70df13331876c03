//! Reminders in the system: what keeps the time is given its files, told of them, and rid of them.

use super::child::{quiet, run_within};
use super::paths::Paths;
use super::store;
use crate::export::remind::{Call, Document, Keeper, cron_with, cron_without};
use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// A system that has not answered by then will not.
const LIMIT: Duration = Duration::from_secs(15);
const TIMER: &str = "supple-nudge.timer";

/// What is installed: what keeps the time, what it calls, and the files it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Installed {
    pub(super) keeper: Keeper,
    pub(super) call: Call,
    pub(super) text: String,
}

impl Installed {
    /// Returns what is installed when the keeper has these documents.
    #[must_use]
    pub(super) fn new(keeper: Keeper, call: Call, documents: &[Document]) -> Self {
        let one = |document: &Document| format!("# {}\n{}", document.name, document.text);
        Self { keeper, call, text: documents.iter().map(one).collect::<Vec<_>>().join("\n") }
    }

    /// Keeper, program, what is set, an empty line, the documents.
    fn to_text(&self) -> String {
        let set = self.call.environment.iter().map(|(name, value)| format!("{name}={value}"));
        let head: Vec<String> = [self.keeper.word().to_owned(), self.call.program.clone()].into_iter().chain(set).collect();
        format!("{}\n\n{}", head.join("\n"), self.text)
    }
}

/// Returns what was installed last, and not removed.
#[must_use]
pub(super) fn installed(paths: &Paths) -> Option<Installed> {
    let whole = store::lossy(&paths.reminders());
    let (head, text) = whole.split_once("\n\n")?;
    let mut lines = head.lines();
    let keeper = Keeper::from_word(lines.next()?)?;
    let program = lines.next()?.to_owned();
    let environment = lines.filter_map(|line| line.split_once('=')).map(|(name, value)| (name.to_owned(), value.to_owned()));
    Some(Installed {
        keeper,
        call: Call { program, arguments: arguments(), environment: environment.collect() },
        text: text.to_owned(),
    })
}

fn arguments() -> Vec<String> {
    vec!["nudge".to_owned()]
}

/// Returns what is to be run: this program, with what it must have set.
///
/// # Errors
/// If nobody knows where this program is.
pub(super) fn call(keeper: Keeper) -> Result<Call, String> {
    let program =
        env::current_exe().map_err(|error| format!("where this program is cannot be told: {}", store::reason(&error)))?;
    let mut names = vec!["SUPPLE_CONFIG_DIR", "SUPPLE_DATA_DIR", "SUPPLE_CACHE_DIR"];
    // Cron starts with nothing by which the desktop could be found.
    if keeper == Keeper::Cron {
        names.extend(["DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"]);
    }
    let set =
        |name: &str| Some((name.to_owned(), env::var(name).ok().filter(|value| !value.is_empty() && !value.contains('\n'))?));
    Ok(Call {
        program: program.to_string_lossy().into_owned(),
        arguments: arguments(),
        environment: names.into_iter().filter_map(set).collect(),
    })
}

/// Returns what keeps the time on this system.
///
/// # Errors
/// If there is nothing that does.
pub(super) fn keeper_here() -> Result<Keeper, String> {
    if cfg!(target_os = "macos") {
        return Ok(Keeper::Launchd);
    }
    if cfg!(windows) {
        return Ok(Keeper::Schtasks);
    }
    if ask("systemctl", &["--user", "show-environment"]).is_ok() {
        return Ok(Keeper::Systemd);
    }
    match run_within(LIMIT, quiet("crontab").arg("-l"), None) {
        Ok(_) => Ok(Keeper::Cron),
        Err(_) => Err("neither systemd for users nor cron is here to keep the time; `supple remind install --dry-run --with \
                       cron` prints what another would need"
            .to_owned()),
    }
}

/// Returns the folder that the keeper reads its files from; `None` for one that reads none.
#[must_use]
pub(super) fn folder(keeper: Keeper) -> Option<PathBuf> {
    let base = directories::BaseDirs::new()?;
    match keeper {
        Keeper::Systemd => {
            let named = env::var_os("XDG_CONFIG_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
            Some(named.unwrap_or_else(|| base.home_dir().join(".config")).join("systemd/user"))
        }
        Keeper::Launchd => Some(base.home_dir().join("Library/LaunchAgents")),
        Keeper::Schtasks | Keeper::Cron => None,
    }
}

/// Gives the keeper its files and has it begin; what was there before goes.
///
/// # Errors
/// What did not work.
pub(super) fn install(paths: &Paths, wanted: &Installed, documents: &[Document]) -> Result<(), String> {
    let keeper = wanted.keeper;
    if let Some(before) = installed(paths).filter(|before| before.keeper != keeper) {
        take_away(before.keeper)?;
    }
    for document in documents {
        if let Some(folder) = folder(keeper) {
            let path = folder.join(&document.name);
            let written = store::write(&path, &document.text);
            written.map_err(|error| format!("{} cannot be written: {}", path.display(), store::reason(&error)))?;
        }
    }
    match keeper {
        Keeper::Systemd => {
            ask("systemctl", &["--user", "daemon-reload"])?;
            ask("systemctl", &["--user", "enable", TIMER])?;
            ask("systemctl", &["--user", "restart", TIMER])?;
        }
        Keeper::Launchd => {
            // One that is there already is not taken anew.
            let _ = ask("launchctl", &["bootout", &domain(Some("supple.nudge"))]);
            for path in written_files(keeper, documents) {
                ask("launchctl", &["bootstrap", &domain(None), &path.to_string_lossy()])?;
            }
        }
        Keeper::Schtasks => {
            remove_tasks()?;
            for document in documents {
                create_task(paths, document)?;
            }
        }
        Keeper::Cron => {
            let lines: String = documents.iter().map(|document| document.text.as_str()).collect();
            set_crontab(&cron_with(&crontab()?, &lines))?;
        }
    }
    let kept = store::write(&paths.reminders(), &wanted.to_text());
    kept.map_err(|error| format!("it is installed, but that cannot be kept: {}", store::reason(&error)))
}

/// Takes everything away again that was installed.
///
/// # Errors
/// What did not work.
pub(super) fn remove(paths: &Paths) -> Result<(), String> {
    if let Some(Installed { keeper, .. }) = installed(paths) {
        take_away(keeper)?;
    }
    for path in [paths.reminders(), paths.nudged()] {
        remove_file(&path)?;
    }
    Ok(())
}

/// Returns whether the keeper still has what it was given.
#[must_use]
pub(super) fn is_in_place(installed: &Installed) -> bool {
    match installed.keeper {
        Keeper::Systemd => {
            let there = folder(Keeper::Systemd).is_some_and(|folder| folder.join(TIMER).exists());
            there && ask("systemctl", &["--user", "is-active", TIMER]).is_ok()
        }
        Keeper::Launchd => ask("launchctl", &["print", &domain(Some("supple.nudge"))]).is_ok(),
        Keeper::Schtasks => ask("schtasks", &["/Query", "/TN", "Supple nudge"]).is_ok(),
        Keeper::Cron => crontab().is_ok_and(|crontab| cron_without(&crontab) != crontab),
    }
}

fn take_away(keeper: Keeper) -> Result<(), String> {
    match keeper {
        Keeper::Systemd => {
            let _ = ask("systemctl", &["--user", "disable", "--now", TIMER]);
            // When it last rang is kept in a file of systemd's own.
            let _ = ask("systemctl", &["--user", "clean", "--what=state", TIMER]);
            for name in [TIMER, "supple-nudge.service"] {
                remove_file(&folder(keeper).unwrap_or_default().join(name))?;
            }
            ask("systemctl", &["--user", "daemon-reload"]).map(drop)
        }
        Keeper::Launchd => {
            let _ = ask("launchctl", &["bootout", &domain(Some("supple.nudge"))]);
            remove_file(&folder(keeper).unwrap_or_default().join("supple.nudge.plist"))
        }
        Keeper::Schtasks => remove_tasks(),
        Keeper::Cron => set_crontab(&cron_without(&crontab()?)),
    }
}

fn written_files(keeper: Keeper, documents: &[Document]) -> Vec<PathBuf> {
    let folder = folder(keeper).unwrap_or_default();
    documents.iter().map(|document| folder.join(&document.name)).collect()
}

fn create_task(paths: &Paths, document: &Document) -> Result<(), String> {
    let path = paths.data.join("reminder.xml");
    // As Windows itself writes them: UTF-16 with its mark.
    let bytes: Vec<u8> = std::iter::once(0xfeff).chain(document.text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let written = fs::create_dir_all(&paths.data).and_then(|()| fs::write(&path, bytes));
    let created = written
        .map_err(|error| store::reason(&error))
        .and_then(|()| ask("schtasks", &["/Create", "/F", "/TN", &document.name, "/XML", &path.to_string_lossy()]));
    let _ = fs::remove_file(&path);
    created.map(drop)
}

fn remove_tasks() -> Result<(), String> {
    let mut names = std::iter::once("Supple nudge".to_owned()).chain((2..).map(|number| format!("Supple nudge {number}")));
    while let Some(name) = names.next().filter(|name| ask("schtasks", &["/Query", "/TN", name]).is_ok()) {
        ask("schtasks", &["/Delete", "/F", "/TN", &name])?;
    }
    Ok(())
}

/// The user's crontab; one that there is none of is empty.
fn crontab() -> Result<String, String> {
    let said = run_within(LIMIT, quiet("crontab").arg("-l"), None);
    said.map(|said| if said.well { said.out } else { String::new() }).map_err(|error| failed("crontab", &error))
}

fn set_crontab(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        // A crontab of nothing would be left behind.
        let _ = run_within(LIMIT, quiet("crontab").arg("-r"), None);
        return Ok(());
    }
    let said = run_within(LIMIT, quiet("crontab").arg("-"), Some(text)).map_err(|error| failed("crontab", &error))?;
    if said.well { Ok(()) } else { Err(format!("crontab: {}", said.err.trim())) }
}

#[cfg(unix)]
fn domain(label: Option<&str>) -> String {
    let user = rustix::process::getuid().as_raw();
    label.map_or_else(|| format!("gui/{user}"), |label| format!("gui/{user}/{label}"))
}

#[cfg(not(unix))]
fn domain(label: Option<&str>) -> String {
    label.unwrap_or_default().to_owned()
}

/// Asks a program of the system to do something; returns what it says.
fn ask(program: &str, arguments: &[&str]) -> Result<String, String> {
    let said = run_within(LIMIT, quiet(program).args(arguments), None).map_err(|error| failed(program, &error))?;
    let message = if said.err.trim().is_empty() { said.out.trim() } else { said.err.trim() };
    if said.well { Ok(said.out) } else { Err(format!("{program} {}: {message}", arguments.join(" "))) }
}

fn failed(program: &str, error: &io::Error) -> String {
    format!("{program}: {}", store::reason(error))
}

fn remove_file(path: &std::path::Path) -> Result<(), String> {
    match fs::remove_file(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(format!("{} cannot be removed: {}", path.display(), store::reason(&error))),
    }
}
