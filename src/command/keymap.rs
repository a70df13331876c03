//! Which keys give which command: those of the table, and those the user gives instead.

use super::{Command, Key, Place, Row};

/// The keys of every command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of the table.
    rows: Vec<(&'static Row, Vec<Key>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { rows: Command::TABLE.iter().map(|row| (row, row.default_keys().collect())).collect() }
    }
}

impl Keymap {
    /// Returns the command that `key` gives in `places`, the innermost first.
    #[must_use]
    pub fn command(&self, places: &[Place], key: Key) -> Option<Command> {
        places.iter().find_map(|place| self.owner(*place, key)).map(|row| row.command)
    }

    /// Returns the row of the command that `key` gives in `place` itself.
    #[must_use]
    pub fn owner(&self, place: Place, key: Key) -> Option<&'static Row> {
        self.rows.iter().find(|(row, keys)| row.place == place && keys.contains(&key)).map(|(row, _)| *row)
    }

    /// Returns the keys of a command; none if the user took them all away.
    #[must_use]
    pub fn keys(&self, command: Command) -> &[Key] {
        self.rows.iter().find(|(row, _)| row.command == command).map_or(&[], |(_, keys)| keys)
    }

    /// Gives `command` these keys and no others.
    pub fn give(&mut self, command: Command, keys: Vec<Key>) {
        if let Some((_, own)) = self.rows.iter_mut().find(|(row, _)| row.command == command) {
            *own = keys;
        }
    }

    /// Returns the rows of a place with their keys, those without any left out.
    pub fn of_place(&self, place: Place) -> impl Iterator<Item = (&'static Row, &[Key])> {
        let here = self.rows.iter().filter(move |(row, keys)| row.place == place && !keys.is_empty());
        here.map(|(row, keys)| (*row, keys.as_slice()))
    }

    /// Returns the first key of a command as the footer shows it; empty if it has none.
    #[must_use]
    pub fn sign(&self, command: Command) -> String {
        self.keys(command).first().map(|key| key.sign()).unwrap_or_default()
    }

    /// Returns every key of a command, as the help shows them.
    #[must_use]
    pub fn signs(&self, command: Command) -> String {
        self.keys(command).iter().map(|key| key.sign()).collect::<Vec<_>>().join(" ")
    }
}
