//! `supple keys`: every key of every place, yours where you chose others.

use super::{Output, World, columned};
use crate::command::{Command, Place};

pub(super) fn run(world: &World) -> Output {
    let settings = world.settings();
    let keymap = &settings.config.keymap;
    let mut text = String::new();
    for place in Place::ALL {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(place.title());
        text.push('\n');
        let keys = |command| keymap.keys(command).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let rows: Vec<Vec<String>> = Command::TABLE
            .iter()
            .filter(|row| row.place == *place)
            .map(|row| vec![format!("  {}", keys(row.command)), row.name.to_owned(), row.words.to_owned()])
            .collect();
        text.push_str(&columned(&rows));
    }
    Output { aside: super::quiet_line(settings.problems.len()), ..Output::of(text) }
}
