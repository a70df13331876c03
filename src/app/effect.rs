//! Everything we can ask of the world.

use super::taken::Taken;
use crate::history::Record;
use crate::model::{Entry, Id, Marked, Routine, When};
use crate::rotation::Pin;
use crate::schedule::Change;
use crate::session::CueKind;

/// A change to the schedule's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Add(Entry),
    Remove(String),
    SetWhen { name: String, when: When },
}

/// Something to be done outside. Values, so that tests can compare them.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// A cue fell due; whether it is heard, and how, is said by what follows it.
    Cue(CueKind),
    /// Play the tone of this cue.
    Tone(CueKind),
    /// Ring the terminal's bell.
    Bell,
    /// Keep the screen on and the machine awake, or no longer.
    KeepAwake(bool),
    /// Begin a journal with this line.
    BeginJournal(String),
    /// Add an event to the journal; it must survive a power cut.
    Journal(String),
    /// Add a sign of life; it must survive the process.
    Beat(String),
    /// The session is over and recorded: the journal can go.
    DropJournal,
    /// Go on writing the journal of this name.
    TakeUpJournal(String),
    /// Remove the journal of this name.
    DiscardJournal(String),
    Append(Box<Record>),
    Pin(Pin),
    /// Keep a change to a single occurrence of the schedule.
    Change(Change),
    /// Change the user's schedule file, which keeps everything else in it.
    EditSchedule(Edit),
    /// Write into the user's favourites that this is one, or no longer.
    Mark {
        marked: Marked,
        on: bool,
    },
    /// Write a new routine of this id among the user's own.
    KeepRoutine {
        id: Id,
        routine: Box<Routine>,
        /// Why each step is in it.
        why: Vec<String>,
    },
    Open(String),
    /// Write what is shown into a file of its own, and say where.
    Take(Box<Taken>),
    Suspend,
    Quit,
}
