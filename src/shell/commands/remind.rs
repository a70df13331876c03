//! `supple remind`: reminders by the system's own timers, put in place, taken away, looked at.

use super::super::paths::Paths;
use super::super::reminders::{self, Installed};
use super::schedule::Agenda;
use super::{NO_HOME, Output, PROBLEM, World, quiet_line};
use crate::cli::{self, RemindCommand};
use crate::export::remind::{Call, Document, Keeper};
use crate::schedule::reminder::rings;
use crate::time::Wall;

pub(super) fn run(world: &World, remind: &cli::Remind) -> Output {
    let done = match &remind.command {
        RemindCommand::Install(install) => self::install(world, install),
        RemindCommand::Remove { dry_run } => remove(world, *dry_run),
        RemindCommand::Status => status(world),
    };
    done.unwrap_or_else(|message| Output::failed(&message, PROBLEM))
}

/// Puts reminders in place anew where they are installed and the schedule says other times than it did.
pub(in super::super) fn refresh(paths: &Paths, wall: Option<Wall>) -> Result<(), String> {
    let Some(before) = reminders::installed(paths) else { return Ok(()) };
    let world = World { paths: Some(paths.clone()), colour: None, wall };
    // What was set for it stays set, wherever we were started from.
    let is_there = std::path::Path::new(&before.call.program).exists();
    let call = if is_there { before.call.clone() } else { reminders::call(before.keeper)? };
    let documents = documents(&Agenda::of_next(&world), before.keeper, &call);
    let wanted = Installed::new(before.keeper, call, &documents);
    if wanted == before { Ok(()) } else { reminders::install(paths, &wanted, &documents) }
}

/// Has reminders follow a change of what is planned; what does not work is said by `supple remind status`.
pub(super) fn follow(world: &World) {
    if let Some(paths) = &world.paths {
        let _ = refresh(paths, world.wall);
    }
}

fn install(world: &World, install: &cli::RemindInstall) -> Result<Output, String> {
    let paths = world.paths.as_ref().ok_or(NO_HOME)?;
    let agenda = Agenda::of_next(world);
    let named = install.with.map(Keeper::from);
    let before = reminders::installed(paths);
    let keeper = match named.or_else(|| before.as_ref().map(|before| before.keeper)) {
        Some(keeper) => keeper,
        None => reminders::keeper_here()?,
    };
    let call = reminders::call(keeper)?;
    let documents = documents(&agenda, keeper, &call);
    let wanted = Installed::new(keeper, call, &documents);
    let aside = quiet_line(agenda.problems);
    if install.dry_run {
        return Ok(Output { aside, ..Output::of(wanted.text) });
    }
    let is_as_before = before.is_some_and(|before| before == wanted && reminders::is_in_place(&before));
    if is_as_before {
        return Ok(Output { aside, ..Output::of(format!("Reminders are in place already, by {}.\n", keeper.word())) });
    }
    reminders::install(paths, &wanted, &documents)?;
    let nothing = if agenda.schedule.entries.is_empty() { agenda.nothing() } else { String::new() };
    Ok(Output { aside, ..Output::of(format!("Reminders are in place, by {}.\n{nothing}", keeper.word())) })
}

fn remove(world: &World, dry_run: bool) -> Result<Output, String> {
    let paths = world.paths.as_ref().ok_or(NO_HOME)?;
    let Some(installed) = reminders::installed(paths) else {
        // What an installation that broke off may have left.
        if !dry_run {
            reminders::remove(paths)?;
        }
        return Ok(Output::of("There are no reminders.\n".to_owned()));
    };
    let keeper = installed.keeper.word();
    if dry_run {
        return Ok(Output::of(format!("Reminders by {keeper} would be removed.\n")));
    }
    reminders::remove(paths)?;
    Ok(Output::of(format!("Reminders by {keeper} are removed.\n")))
}

fn status(world: &World) -> Result<Output, String> {
    let paths = world.paths.as_ref().ok_or(NO_HOME)?;
    let Some(installed) = reminders::installed(paths) else {
        let text = "There are no reminders. To have them: supple remind install\n".to_owned();
        return Ok(Output { code: PROBLEM, ..Output::of(text) });
    };
    let keeper = installed.keeper;
    if !reminders::is_in_place(&installed) {
        let text = format!("Reminders by {} are gone. To have them again: supple remind install\n", keeper.word());
        return Ok(Output { code: PROBLEM, ..Output::of(text) });
    }
    let agenda = Agenda::of_next(world);
    let documents = documents(&agenda, keeper, &installed.call);
    let is_current = Installed::new(keeper, installed.call.clone(), &documents) == installed;
    let monday = agenda.monday();
    let next = agenda.calendar(&monday).next(agenda.now);
    let next = next.map_or_else(String::new, |next| {
        format!("Next: {} {}, {}.\n", next.entry.name, next.day.in_words(), next.at.clock_time())
    });
    let stale = if is_current {
        ""
    } else {
        "The schedule has changed since; they follow when they next ring, or by supple remind install.\n"
    };
    Ok(Output {
        aside: quiet_line(agenda.problems),
        ..Output::of(format!("Reminders are in place, by {}.\n{next}{stale}", keeper.word()))
    })
}

fn documents(agenda: &Agenda, keeper: Keeper, call: &Call) -> Vec<Document> {
    let monday = agenda.monday();
    let rings = rings(&agenda.calendar(&monday), agenda.now.day());
    keeper.documents(&rings, call)
}

impl From<cli::Keeper> for Keeper {
    fn from(keeper: cli::Keeper) -> Self {
        match keeper {
            cli::Keeper::Systemd => Self::Systemd,
            cli::Keeper::Launchd => Self::Launchd,
            cli::Keeper::Schtasks => Self::Schtasks,
            cli::Keeper::Cron => Self::Cron,
        }
    }
}
