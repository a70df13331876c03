//! `supple config`: every setting with its default and what it is for.

use super::Output;
use crate::command::{Command, Place, Row};
use std::fmt::Write;

/// The settings as shipped, up to the keys.
const DEFAULTS: &str = include_str!("../../../seeds/config.toml");

pub(super) fn run() -> Output {
    Output::of(defaults())
}

/// Returns the file of settings with every default: the shipped text, and the keys from the table of commands.
#[must_use]
pub fn defaults() -> String {
    let mut text = DEFAULTS.to_owned();
    for place in Place::ALL {
        let rows: Vec<&Row> =
            Command::TABLE.iter().filter(|row| row.place == *place && row.command != Command::LeaveNow).collect();
        let settings: Vec<String> = rows.iter().map(|row| setting(row)).collect();
        let widest = settings.iter().map(|setting| setting.chars().count()).max().unwrap_or(0);
        let _ = writeln!(text, "\n# {}", place.title());
        for (row, setting) in rows.iter().zip(&settings) {
            let _ = writeln!(text, "# {setting:widest$}  # {}", row.words);
        }
    }
    text
}

fn setting(row: &Row) -> String {
    let keys: Vec<String> = row.keys.iter().map(|key| format!("\"{key}\"")).collect();
    format!("{} = [{}]", row.name, keys.join(", "))
}
