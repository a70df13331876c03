//! Everything that can happen to us.

use super::list::Move;
use super::screen::Tab;
use crate::command::{Command, Key};
use crate::config::Config;
use crate::figure::Demonstration;
use crate::figure::paint::View;
use crate::history::History;
use crate::model::{Favourites, Id, Library, Routine, Schedule};
use crate::problem::Problem;
use crate::rotation::Pin;
use crate::schedule::Change;
use crate::time::{Wall, Zone};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something that happened; the moment it did comes with it.
#[derive(Debug)]
pub enum Msg {
    Key(Key),
    Click(Target),
    Wheel(Move),
    /// The wheel was turned over the figure: so many notches to its left where negative.
    Turn(f64),
    /// The figure was taken hold of at this column, or is drawn along to it.
    Grab(u16),
    Drag(u16),
    /// The button was let go.
    LetGo,
    /// The window has another size, has come back, or must be drawn anew.
    Redraw,
    /// The text in front was drawn, and can be scrolled so far.
    Drawn {
        last_scroll: usize,
        /// A figure is on the screen.
        figure: bool,
    },
    /// The window was given the keys, or another was.
    Focus(bool),
    /// The time we asked to be woken at.
    Woke,
    /// The user's files have been read.
    Loaded(Box<Arrival>),
    /// The user changed a file, and they have been read again.
    Reread(Box<Files>),
    /// A pose that was awaited has been solved.
    Posed(Box<Posed>),
    /// The file of a pose that is being written was read.
    Studied(Box<Studied>),
    /// Something asked of the world did not work.
    Failed(Failure),
    /// What was to be taken along is written: where.
    Written(String),
    /// Start this routine, or the Monday routine.
    Play(Option<Id>),
    /// Start what the schedule has due now, or next.
    PlayPlanned,
    /// Start this routine, which was made for now, to be over at a time if one is given.
    PlayMade {
        routine: Arc<Routine>,
        until: Option<Wall>,
    },
    /// What we were to fill the time of is over: record what was done, and end.
    Finish,
    /// We are asked to stop for a while.
    Suspend,
    /// We are asked to end.
    Leave,
    /// The program was stopped for a while, and goes on.
    CameBack,
}

/// What a click means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Tab(Tab),
    Command(Command),
    /// A row of the list in front.
    Row(usize),
    /// A row of Browse's body parts.
    BodyPart(usize),
    /// An area, by its key.
    Area(char),
}

/// How each stretch is shown, by its id.
pub type Figures = Arc<BTreeMap<Id, Arc<Demonstration>>>;

/// What the user's files and ours say together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    pub config: Config,
    pub library: Library,
    pub schedule: Schedule,
    pub favourites: Favourites,
    pub figures: Figures,
    /// The poses that are being solved, with the prints of what they are solved from.
    pub awaited: BTreeMap<Id, String>,
    /// The changes to single occurrences of the schedule that stand.
    pub changes: Vec<Change>,
    pub problems: Vec<Problem>,
}

/// A pose that has been solved.
#[derive(Clone, Debug)]
pub struct Posed {
    pub id: Id,
    /// Of what it was solved from.
    pub print: String,
    pub figure: Option<Arc<Demonstration>>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// A file with a pose, looked at: what its moments are, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Studied {
    /// The id it has.
    pub name: String,
    /// Nothing where it has no pose.
    pub figure: Option<Arc<Demonstration>>,
    pub moments: Vec<StudiedMoment>,
    pub problems: Vec<Problem>,
    /// What is true of many good poses, too.
    pub remarks: Vec<String>,
    /// The views that show it best, the best first.
    pub views: Vec<View>,
}

/// A moment of a pose: its name, when it is passed, and its angles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StudiedMoment {
    pub name: String,
    /// From 0 to 1.
    pub share: f64,
    pub angles: Vec<Angle>,
}

/// An angle as the solver found it, and as it was typed, if it was: `left hip flexion 20°`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Angle {
    pub solved: String,
    pub typed: Option<String>,
}

/// What was read after the first frame.
#[derive(Debug, Default)]
pub struct Arrival {
    pub files: Files,
    pub history: History,
    /// What is wrong in the records.
    pub history_problems: Vec<Problem>,
    pub pins: Vec<Pin>,
    /// How local time maps to moments.
    pub zone: Option<Zone>,
    /// Journals of sessions whose process is gone, newest last.
    pub journals: Vec<Journal>,
    /// What keeps the time of reminders, where they are installed.
    pub reminded_by: Option<&'static str>,
}

/// A journal left behind: how the shell knows it, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    pub name: String,
    pub text: String,
}

/// What did not work, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The journal or a record could not be written; it will be tried again.
    Save(String),
    /// It can be written again.
    SavedAgain,
    Open(String),
    /// What was to be taken along could not be written.
    Taken(String),
    /// The schedule's file could not be changed.
    Schedule(String),
    /// Nor that of the favourites, or that of what was changed of single occurrences.
    Kept(String),
    /// A routine could not be written among the user's own.
    KeepRoutine(String),
    /// No player of this machine could be made to play a tone.
    Sound,
    /// One can again.
    SoundsAgain,
}
