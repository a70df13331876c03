//! A key as the user names it, whatever terminal it came from.

use std::fmt;

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
}

/// The key itself; letters carry their case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

const NAMES: &[(KeyCode, &str, &str)] = &[
    (KeyCode::Enter, "enter", "⏎"),
    (KeyCode::Esc, "esc", "esc"),
    (KeyCode::Tab, "tab", "tab"),
    (KeyCode::BackTab, "shift-tab", "shift-tab"),
    (KeyCode::Backspace, "backspace", "backspace"),
    (KeyCode::Delete, "delete", "delete"),
    (KeyCode::Up, "up", "↑"),
    (KeyCode::Down, "down", "↓"),
    (KeyCode::Left, "left", "←"),
    (KeyCode::Right, "right", "→"),
    (KeyCode::Home, "home", "home"),
    (KeyCode::End, "end", "end"),
    (KeyCode::PageUp, "page-up", "page-up"),
    (KeyCode::PageDown, "page-down", "page-down"),
    (KeyCode::Char(' '), "space", "space"),
];

impl Key {
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false }
    }

    /// Returns the key of this name: `space`, `right`, `ctrl-c`, `?`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (ctrl, rest) = name.strip_prefix("ctrl-").map_or((false, name), |rest| (true, rest));
        let named = NAMES.iter().find(|(_, known, _)| *known == rest).map(|(code, _, _)| *code);
        let mut chars = rest.chars();
        let single = chars.next().filter(|_| chars.next().is_none()).map(KeyCode::Char);
        named.or(single).map(|code| Self { code, ctrl })
    }

    /// Returns the names of the keys that are no characters.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        NAMES.iter().map(|(_, name, _)| *name)
    }

    /// Returns the letter typed, if it is one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        if let (KeyCode::Char(letter), false) = (self.code, self.ctrl) { Some(letter) } else { None }
    }

    /// Returns the key as the footer shows it: `⏎`, `→`, `space`.
    #[must_use]
    pub fn sign(self) -> String {
        self.named(|(_, _, sign)| sign)
    }

    fn named(self, pick: impl Fn(&(KeyCode, &'static str, &'static str)) -> &'static str) -> String {
        let ctrl = if self.ctrl { "ctrl-" } else { "" };
        let named = NAMES.iter().find(|(code, _, _)| *code == self.code).map(|row| pick(row).to_owned());
        let letter = if let KeyCode::Char(letter) = self.code { letter.to_string() } else { String::new() };
        format!("{ctrl}{}", named.unwrap_or(letter))
    }
}

/// The name that [`Key::parse`] reads.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.named(|(_, name, _)| name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_were() {
        for name in ["space", "ctrl-c", "?", "shift-tab", "é", "page-down"] {
            assert_eq!(Key::parse(name).map(|key| key.to_string()).as_deref(), Some(name));
        }
        assert_eq!(Key::parse("nonsense"), None);
    }
}
