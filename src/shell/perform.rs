//! Effects to deeds.

use super::awake::Awake;
use super::commands::remind;
use super::cue::Speaker;
use super::is_far_away;
use super::journal::{self, JournalFile};
use super::paths::Paths;
use super::sheets;
use super::store::{self, Rewritten};
use super::teller::Teller;
use crate::app::effect::Edit;
use crate::app::taken::Taken;
use crate::app::{Effect, Failure, Msg};
use crate::export;
use crate::history::{Record, pin};
use crate::load::{edit, mark};
use crate::model::Marked;
use crate::problem::Problem;
use crate::sound::Sound;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// What does the deeds: the open journal, and what is still to be saved.
#[derive(Debug)]
pub(crate) struct Hands {
    paths: Option<Paths>,
    journal: Option<JournalFile>,
    /// Records that could not be written yet.
    unsaved: Vec<Record>,
    failing: bool,
    journals: u32,
    teller: Teller,
    sound: Option<Sound>,
    speaker: Option<Speaker>,
    awake: Option<Awake>,
}

/// What an effect means for the loop.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    GoOn,
    Bell,
    Suspend,
    Quit,
}

impl Hands {
    /// Returns hands that write to `paths`, or that write nothing.
    #[must_use]
    pub(crate) const fn new(paths: Option<Paths>, teller: Teller) -> Self {
        Self {
            paths,
            journal: None,
            unsaved: Vec::new(),
            failing: false,
            journals: 0,
            teller,
            sound: None,
            speaker: None,
            awake: None,
        }
    }

    /// Lets the hands reach the user beside the screen: by tones, and by a screen that stays on.
    pub(crate) fn reach(&mut self, sound: Sound) {
        if !is_far_away() {
            self.awake = Some(Awake::default());
            self.sound_as(sound);
        }
    }

    /// Takes other settings of sound, where anything is heard at all.
    pub(crate) fn sound_as(&mut self, sound: Sound) {
        if self.awake.is_some() && self.sound != Some(sound) {
            let teller = self.teller.clone();
            let cache = self.paths.as_ref().map(|paths| paths.cache.as_path());
            let speak = || Speaker::new(sound.volume, cache, move |failure| teller.tell(Msg::Failed(failure)));
            self.speaker = sound.has_tones().then(speak);
            self.sound = Some(sound);
        }
    }

    /// Does what `effect` asks; what did not work is added to `msgs`.
    pub(crate) fn perform(&mut self, effect: Effect, msgs: &mut Vec<Msg>) -> Turn {
        match effect {
            Effect::Cue(_) => {}
            Effect::Tone(kind) => {
                if let Some(speaker) = &self.speaker {
                    speaker.cue(kind);
                }
            }
            Effect::Bell => return Turn::Bell,
            Effect::KeepAwake(on) => {
                if let Some(awake) = &mut self.awake {
                    awake.keep(on);
                }
            }
            Effect::BeginJournal(line) => self.begin_journal(&line, msgs),
            Effect::Journal(line) => self.write_journal(&line, true, msgs),
            Effect::Beat(line) => self.write_journal(&line, false, msgs),
            Effect::DropJournal => {
                if let Some(journal) = self.journal.take() {
                    journal.remove();
                }
            }
            Effect::TakeUpJournal(name) => self.take_up_journal(&name, msgs),
            Effect::DiscardJournal(name) => {
                if let Some(paths) = &self.paths {
                    journal::discard(paths, &name);
                }
            }
            Effect::Append(record) => {
                self.unsaved.push(*record);
                self.save_records(msgs);
            }
            Effect::Pin(pin) => {
                if let Some(paths) = &self.paths {
                    let saved = store::append(&paths.mondays(), &pin::to_line(&pin));
                    self.report(saved.map_err(|error| store::reason(&error)), msgs);
                }
            }
            Effect::Change(change) => {
                if let Some(paths) = &self.paths {
                    let kept = store::append(&paths.schedule_changes(), &change.to_line());
                    msgs.extend(kept.err().map(|error| Msg::Failed(Failure::Kept(store::reason(&error)))));
                    self.have_reminders_follow();
                }
            }
            Effect::EditSchedule(edit) => self.edit_schedule(&edit, msgs),
            Effect::Mark { marked, on } => self.mark(&marked, on, msgs),
            Effect::KeepRoutine { id, routine, why } => {
                let Some(paths) = &self.paths else { return Turn::GoOn };
                let path = paths.config.join("routines").join(format!("{id}.toml"));
                let written = store::create(&path, &export::routine::kept(&routine, &why));
                msgs.extend(written.err().map(|error| Msg::Failed(Failure::KeepRoutine(store::reason(&error)))));
            }
            Effect::Open(url) => self.open(&url, msgs),
            Effect::Take(taken) => self.take(taken),
            Effect::Suspend => return Turn::Suspend,
            Effect::Quit => return Turn::Quit,
        }
        Turn::GoOn
    }

    /// Lets the last tone come to its end.
    pub(crate) fn let_sound(&mut self) {
        if let Some(speaker) = self.speaker.take() {
            speaker.finish();
        }
    }

    /// Ends every program it started, so that nothing is left where we end without being dropped.
    pub(crate) fn let_others_end(&mut self) {
        self.speaker = None;
        self.awake = None;
    }

    /// Tries a last time to save what is not saved, and prints what cannot be, so that it is not lost.
    pub(crate) fn let_go(mut self) {
        self.save_records(&mut Vec::new());
        for record in &self.unsaved {
            // Not `eprintln!`, which panics when the terminal is gone.
            let _ = writeln!(std::io::stderr(), "supple: this record could not be saved: {}", record.to_line());
        }
    }

    /// Asks the system to show an address in the user's own browser.
    fn open(&self, url: &str, msgs: &mut Vec<Msg>) {
        let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
            ("open", &[])
        } else if cfg!(windows) {
            ("rundll32", &["url.dll,FileProtocolHandler"])
        } else {
            ("xdg-open", &[])
        };
        let nowhere = Stdio::null;
        let child = Command::new(program).args(arguments).arg(url).stdin(nowhere()).stdout(nowhere()).stderr(nowhere()).spawn();
        let failed = move |why: String| Msg::Failed(Failure::Open(format!("{program}: {why}")));
        match child {
            // Waited for elsewhere, so that it neither stays as a zombie nor holds anything up.
            Ok(mut child) => {
                let teller = self.teller.clone();
                std::thread::spawn(move || match child.wait() {
                    Ok(status) if !status.success() => teller.tell(failed("it found no browser".to_owned())),
                    Ok(_) | Err(_) => {}
                });
            }
            Err(error) => msgs.push(failed(store::reason(&error))),
        }
    }

    /// Draws and writes elsewhere: it may take seconds.
    fn take(&self, taken: Box<Taken>) {
        let teller = self.teller.clone();
        std::thread::spawn(move || {
            let written = sheets::write(&taken);
            teller.tell(written.map_or_else(|why| Msg::Failed(Failure::Taken(why)), Msg::Written));
        });
    }

    fn edit_schedule(&self, wish: &Edit, msgs: &mut Vec<Msg>) {
        let Some(paths) = &self.paths else { return };
        // Skips are kept beside it: whoever writes either holds the same lock.
        let rewritten = store::rewrite(&paths.schedule(), &paths.schedule_changes(), |bytes| match wish {
            Edit::Add(entry) => edit::add(store::SCHEDULE, bytes, entry),
            Edit::Remove(name) => edit::remove(store::SCHEDULE, bytes, name),
            Edit::SetWhen { name, when } => edit::set_when(store::SCHEDULE, bytes, name, when),
        });
        msgs.extend(why_not(rewritten).map(|why| Msg::Failed(Failure::Schedule(why))));
        self.have_reminders_follow();
    }

    /// Has reminders follow what is planned now, beside us: the system may take its time.
    pub(crate) fn have_reminders_follow(&self) {
        if let Some(paths) = self.paths.clone() {
            let wall = super::wall_by_environment().ok().flatten();
            std::thread::spawn(move || drop(remind::refresh(&paths, wall)));
        }
    }

    fn mark(&self, marked: &Marked, on: bool, msgs: &mut Vec<Msg>) {
        let Some(paths) = &self.paths else { return };
        let lock = paths.data.join("favourites.lock");
        let change = |bytes: &[u8]| mark::mark(store::FAVOURITES, bytes, marked, on);
        let rewritten = store::rewrite(&paths.config.join(store::FAVOURITES), &lock, change);
        msgs.extend(why_not(rewritten).map(|why| Msg::Failed(Failure::Kept(why))));
    }

    fn begin_journal(&mut self, line: &str, msgs: &mut Vec<Msg>) {
        let Some(paths) = &self.paths else { return };
        self.journals += 1;
        let name = format!("{}-{}.jsonl", std::process::id(), self.journals);
        let begun = JournalFile::create(paths, &name).and_then(|mut journal| {
            let written = journal.write(line, true);
            self.journal = Some(journal);
            written
        });
        self.report(begun, msgs);
    }

    fn write_journal(&mut self, line: &str, synced: bool, msgs: &mut Vec<Msg>) {
        if let Some(journal) = &mut self.journal {
            let written = journal.write(line, synced);
            self.report(written, msgs);
        }
        if !self.unsaved.is_empty() {
            self.save_records(msgs);
        }
    }

    fn take_up_journal(&mut self, name: &str, msgs: &mut Vec<Msg>) {
        let Some(paths) = &self.paths else { return };
        let taken = JournalFile::take_up(paths, name).map(|journal| self.journal = Some(journal));
        self.report(taken, msgs);
    }

    fn save_records(&mut self, msgs: &mut Vec<Msg>) {
        let Some(paths) = &self.paths else {
            self.unsaved.clear();
            return;
        };
        let file = store::history_file(paths);
        let mut saved = Ok(());
        while let (Ok(()), Some(record)) = (&saved, self.unsaved.first()) {
            saved = store::append(&file, &record.to_line());
            if saved.is_ok() {
                self.unsaved.remove(0);
            }
        }
        self.report(saved.map_err(|error| store::reason(&error)), msgs);
    }

    /// Says once that saving fails, and once that it works again.
    fn report(&mut self, saved: Result<(), String>, msgs: &mut Vec<Msg>) {
        match saved {
            Err(why) if !self.failing => {
                self.failing = true;
                msgs.push(Msg::Failed(Failure::Save(why)));
            }
            Ok(()) if self.failing && self.unsaved.is_empty() => {
                self.failing = false;
                msgs.push(Msg::Failed(Failure::SavedAgain));
            }
            Ok(()) | Err(_) => {}
        }
    }
}

/// Why a file was not rewritten, if it was not.
fn why_not(rewritten: io::Result<Rewritten<Box<Problem>>>) -> Option<String> {
    match rewritten {
        Ok(Rewritten::Done) => None,
        Ok(Rewritten::Refused(problem)) => Some(format!("{}:{}: {}", problem.file, problem.line, problem.message)),
        Err(error) => Some(store::reason(&error)),
    }
}
