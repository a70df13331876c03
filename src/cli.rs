//! The command line as a type; no behaviour.

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

mod export;
mod schedule;
mod wish;

#[cfg(feature = "pdf")]
pub use export::PaperSize;
pub use export::{Export, ExportCommand, Sheets};
pub use schedule::{
    Keeper, Later, Next, Remind, RemindCommand, RemindInstall, Schedule, ScheduleAdd, ScheduleCommand, ScheduleList, ScheduleSkip,
};
pub use wish::{Composing, Wish};

/// Stretching routines in the terminal. Without a command it opens the app; in a pipe it prints this week's routine.
#[derive(Debug, Parser)]
#[command(name = "supple", version, max_term_width = 100)]
pub struct Cli {
    /// Colour: auto obeys the terminal and `NO_COLOR`
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// Returns the command line as a tree, for the manual page and for completion.
    #[must_use]
    pub fn tree() -> clap::Command {
        Self::command()
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Play a routine or a single stretch: this week's routine unless named, or one made to measure
    Play(Play),
    /// Show the Monday routine of a week
    Week(Week),
    /// Make a routine that takes just so long, and print it as TOML
    ///
    /// It ends on the second: both sides, the time to get ready and every change of position are counted. The code it comes
    /// with makes the same routine again wherever the library is the same.
    Make(Make),
    /// List stretches, routines or areas
    List(List),
    /// Show one stretch or routine
    Show(Show),
    /// Show the schedule, or change it
    Schedule(Schedule),
    /// Show what the schedule has next: what is due now, or the first that comes
    Next(Next),
    /// Put what is due, or what is next, off for a while
    Later(Later),
    /// Have the system remind you, by its own timers
    ///
    /// They call `supple nudge` when something in your schedule is due, and follow when it changes. Nothing of Supple runs in
    /// between.
    Remind(Remind),
    /// Say what is due, once: what the reminders call
    ///
    /// Says nothing in quiet hours, while a session goes on, or of what is done already.
    Nudge,
    /// Stretch until a command ends
    ///
    /// What the command says is shown when it has ended, and its exit code is kept. Signals reach it. A pipe on standard input is
    /// left to it; a terminal is not. Leave the stretches with `q`, and you see how far it is.
    While(While),
    /// Write something for other places: sheets to print, pages, tables, your schedule as a calendar
    Export(Export),
    /// Check stretches, routines, areas and schedule: your own, or those of a folder or file
    Check(Check),
    /// Look at the pose of a stretch while you write it
    ///
    /// Shows the figure, what is wrong with the pose and the angles it comes to, and draws it anew each time the file is saved.
    /// In a pipe it prints all that once.
    Figure(Figure),
    /// Show what was done
    Log(Log),
    /// Show what it adds up to: this week and the eleven before it, by area and side; or what the library holds
    Stats(Stats),
    /// Show where files live
    Paths,
    /// Show every key
    Keys,
    /// Print every setting with its default, ready to be changed
    Config,
    /// Write a stretch or routine for you to change into your folder
    ///
    /// The file loads as it is. Every field that may be left out stands in it as a comment that says what it is for. Nothing
    /// is ever overwritten.
    New(New),
    /// Show the JSON Schema of what a command gives, or of a kind of file; without a name, the names
    ///
    /// Draft 2020-12. Given the schema of a kind of file, an editor that knows TOML completes, explains and checks your files.
    Schema(Schema),
    /// Show what teaches your shell to complete commands, ids and words
    ///
    /// Let your shell read it each time it starts, so that it always goes with the version you have:
    ///
    /// bash, in ~/.bashrc: source <(supple completions bash)
    ///
    /// zsh, in ~/.zshrc, after compinit: source <(supple completions zsh)
    ///
    /// fish, in ~/.config/fish/config.fish: supple completions fish | source
    ///
    /// powershell, in $PROFILE: supple completions powershell | Out-String | Invoke-Expression
    ///
    /// elvish, in ~/.config/elvish/rc.elv: eval (supple completions elvish | slurp)
    Completions(Completions),
    /// Show the manual page of all of Supple, as `man` reads it
    ///
    /// To read it: supple man | man -l -
    Man,
}

#[derive(Debug, Args)]
pub struct Play {
    /// The id of a routine or stretch, or the code of a routine that was made
    pub routine: Option<String>,
    #[command(flatten)]
    pub composing: Composing,
    #[command(flatten)]
    pub wish: Wish,
    /// What the schedule has due now, or next
    #[arg(long, conflicts_with = "routine")]
    pub planned: bool,
    /// Line by line: for screen readers, slow lines and simple terminals
    #[arg(long)]
    pub plain: bool,
    /// Run on a faster clock (20 times as fast unless said) and record nothing
    #[arg(long, value_name = "SPEED", num_args = 0..=1, require_equals = true, default_missing_value = "20")]
    pub rehearse: Option<f64>,
}

#[derive(Debug, Args)]
pub struct Make {
    #[command(flatten)]
    pub composing: Composing,
    #[command(flatten)]
    pub wish: Wish,
    /// Keep it among your routines, by this id
    #[arg(long, value_name = "ID")]
    pub save: Option<String>,
    /// Say of every step why it is there
    #[arg(long)]
    pub why: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct While {
    #[command(flatten)]
    pub wish: Wish,
    /// The command and what it takes, after two dashes
    #[arg(last = true, required = true, value_name = "CMD")]
    pub command: Vec<OsString>,
}

#[derive(Debug, Args)]
pub struct Week {
    /// Any day of the week meant, as 2026-11-23
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// So many weeks from there on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=520))]
    pub next: Option<u16>,
    /// Say of each step why it is there
    #[arg(long)]
    pub why: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    #[default]
    Stretches,
    Routines,
    Areas,
}

#[derive(Debug, Args)]
pub struct List {
    #[arg(value_enum, default_value_t)]
    pub what: Listing,
    #[command(flatten)]
    pub wish: Wish,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Show {
    /// Show the figure: as large as 60x30, or into a file whose name ends in .png or .svg
    #[arg(long, value_name = "SIZE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub figure: Option<String>,
    /// The id of a stretch or routine, or the code of a routine that was made
    pub id: String,
    /// Of a routine that was made: say of each step why it is there
    #[arg(long)]
    pub why: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Folders or files; your own without any
    pub paths: Vec<PathBuf>,
    /// Fail on warnings too
    #[arg(long)]
    pub strict: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Figure {
    /// The files of stretches, or folders of them; or the ids of stretches
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Draw all of them on one sheet, into a file whose name ends in .png
    #[arg(long, value_name = "FILE")]
    pub sheet: Option<PathBuf>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Counted {
    #[default]
    Done,
    Library,
}

#[derive(Debug, Args)]
pub struct Stats {
    /// What was done; or what the library holds, by area, kind, position, level and prop
    #[arg(value_enum, default_value_t)]
    pub of: Counted,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct Log {
    #[arg(long)]
    pub json: bool,
}

/// What can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Making {
    Stretch,
    Routine,
}

#[derive(Debug, Args)]
pub struct New {
    /// What to make
    #[arg(value_enum, value_name = "WHAT")]
    pub making: Making,
    /// The id it will have: lower-case words joined by `-`, as chair-reach
    #[arg(value_name = "ID")]
    pub new_id: String,
    /// Start from this stretch or routine, one that ships or your own
    #[arg(long, value_name = "ID")]
    pub like: Option<String>,
    /// Print it and write nothing
    #[arg(long)]
    pub print: bool,
}

#[derive(Debug, Args)]
pub struct Schema {
    /// One of the names, as list-stretches or routine
    #[arg(value_name = "NAME")]
    pub schema: Option<String>,
}

/// The shells that can be taught to complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Teachable {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Elvish,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// Your shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Teachable,
}
