//! `supple keys`: every key of every place, from the table of commands.

use super::{Output, columned};
use crate::app::{Command, Place};

pub(super) fn run() -> Output {
    let mut text = String::new();
    for place in Place::ALL {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(place.title());
        text.push('\n');
        let rows: Vec<Vec<String>> = Command::TABLE
            .iter()
            .filter(|row| row.place == *place)
            .map(|row| vec![format!("  {}", row.keys.join(" ")), row.name.to_owned(), row.words.to_owned()])
            .collect();
        text.push_str(&columned(&rows));
    }
    Output::of(text)
}
