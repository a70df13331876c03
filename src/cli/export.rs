//! What is written to be taken along, and where.

use super::Wish;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Export {
    #[command(subcommand)]
    pub command: ExportCommand,
}

#[derive(Debug, Subcommand)]
pub enum ExportCommand {
    /// A PDF to print: each stretch on a page, or a routine with boxes to tick for a week
    #[cfg(feature = "pdf")]
    Pdf {
        #[command(flatten)]
        sheets: Sheets,
        /// What it is printed on
        #[arg(long, value_enum, default_value_t)]
        paper: PaperSize,
    },
    /// One page for the browser, which needs nothing else and can be printed
    Html(Sheets),
    /// Markdown, for notes and wikis
    Markdown(Sheets),
    /// JSON, for programs
    Json(Sheets),
    /// CSV, for tables: a row for each stretch
    Csv(Sheets),
    /// A calendar, for programs that know iCalendar: what is planned, as series that go on, with alarms
    Ics {
        /// Where to write it; printed unless said
        #[arg(conflicts_with = "output")]
        file: Option<PathBuf>,
        /// The same, as the other formats have it
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// What is written: every stretch that fits, or a routine with its stretches.
#[derive(Debug, Args)]
pub struct Sheets {
    #[command(flatten)]
    pub wish: Wish,
    /// A routine instead, by its id, or by the code of one that was made
    #[arg(long, value_name = "ID", conflicts_with = "week")]
    pub routine: Option<String>,
    /// This week's routine instead
    #[arg(long)]
    pub week: bool,
    /// Of a routine, only the page with the boxes to tick
    #[arg(long)]
    pub sheet: bool,
    /// Where to write it; text is printed unless said
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[cfg(feature = "pdf")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum PaperSize {
    #[default]
    A4,
    Letter,
}
