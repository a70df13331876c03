//! What the schedule is asked and told: entries, what is next, reminders.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Schedule {
    #[command(subcommand)]
    pub command: Option<ScheduleCommand>,
    #[command(flatten)]
    pub list: ScheduleList,
}

#[derive(Debug, Subcommand)]
pub enum ScheduleCommand {
    /// Show what is planned, from today on
    List(ScheduleList),
    /// Plan a routine
    Add(ScheduleAdd),
    /// Take an entry out of the schedule
    Remove {
        /// What it is called
        name: String,
    },
    /// Leave an entry out this once
    Skip(ScheduleSkip),
    /// Take the last skip back
    Undo,
}

#[derive(Debug, Args)]
pub struct ScheduleList {
    /// So many days, today the first
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..))]
    pub days: u16,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct ScheduleAdd {
    /// The id of a routine, or monday: the Monday routine of each week
    pub routine: String,
    /// The time of day, as 07:30
    #[arg(long, value_name = "TIME")]
    pub at: String,
    /// mon, tue, wed, thu, fri, sat, sun, weekdays, weekend or daily; every day unless said
    #[arg(long, value_name = "DAYS", value_delimiter = ',', conflicts_with = "date")]
    pub days: Vec<String>,
    /// On one day alone, as 2026-12-24
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// What to call it; by the routine's name unless said
    #[arg(long)]
    pub name: Option<String>,
    /// What it is for, as warm-up or desk
    #[arg(long)]
    pub purpose: Option<String>,
    /// A word on it
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub struct ScheduleSkip {
    /// What the entry is called
    pub name: String,
    /// The day meant, as 2026-11-23; its next time unless said
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

#[derive(Debug, Args)]
pub struct Remind {
    #[command(subcommand)]
    pub command: RemindCommand,
}

#[derive(Debug, Subcommand)]
pub enum RemindCommand {
    /// Put reminders in place
    Install(RemindInstall),
    /// Take them away again; nothing is left
    Remove {
        /// Say what would be done, and leave it
        #[arg(long)]
        dry_run: bool,
    },
    /// Say whether they are in place, and what is next
    Status,
}

#[derive(Debug, Args)]
pub struct RemindInstall {
    /// Print what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// What is to keep the time; what this system has unless said
    #[arg(long, value_name = "KEEPER")]
    pub with: Option<Keeper>,
}

/// What keeps the time of reminders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Keeper {
    /// A timer of your own systemd
    Systemd,
    /// An agent of launchd
    Launchd,
    /// The Windows Task Scheduler
    Schtasks,
    /// Lines in your crontab
    Cron,
}

#[derive(Debug, Args)]
pub struct Later {
    /// For how long, as 10m or 1h30m
    pub by: String,
    /// What the entry is called; what is due, or next, unless said
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub struct Next {
    /// Only what is due now
    #[arg(long)]
    pub due: bool,
    /// One line of this form, as "{what} {in}": what, at, day, in, minutes, state, routine, purpose, note
    #[arg(long, value_name = "FORM", conflicts_with = "json")]
    pub format: Option<String>,
    #[arg(long)]
    pub json: bool,
}
