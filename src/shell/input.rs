//! What the terminal reports, as messages.

use crate::app::list::Move;
use crate::app::{Key, KeyCode, Msg};
use crate::view::Zones;
use crossterm::event::{self, Event, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

/// Turns events into messages; passes over an answer of the terminal that comes too late to be one.
#[derive(Debug, Default)]
pub(crate) struct Input {
    /// Inside an answer: until its end nothing is a key.
    inside_answer: bool,
}

impl Input {
    /// Returns the message an event is, if it means anything.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the terminal knows buttons that mean nothing here")]
    pub(crate) fn msg(&mut self, event: &Event, zones: &Zones) -> Option<Msg> {
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => None,
            Event::Key(key) => {
                if self.swallows(key) {
                    return None;
                }
                key_of(key).map(Msg::Key)
            }
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => zones.at(mouse.column, mouse.row).cloned().map(Msg::Click),
                MouseEventKind::ScrollUp => Some(Msg::Wheel(Move::Up)),
                MouseEventKind::ScrollDown => Some(Msg::Wheel(Move::Down)),
                _ => None,
            },
            Event::Resize(..) => Some(Msg::Redraw),
            Event::FocusGained | Event::FocusLost | Event::Paste(_) => None,
        }
    }

    /// An answer to a query about colours arrives as alt-], its text, and alt-\ or ctrl-g.
    fn swallows(&mut self, key: &event::KeyEvent) -> bool {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let event::KeyCode::Char(letter) = key.code else {
            self.inside_answer = false;
            return false;
        };
        if !self.inside_answer {
            self.inside_answer = alt && letter == ']';
            return self.inside_answer;
        }
        let ends = (alt && letter == '\\') || (ctrl && letter == 'g');
        let is_of_answer = ends || letter.is_ascii_hexdigit() || matches!(letter, 'r' | 'g' | 'b' | ':' | ';' | '/');
        self.inside_answer = is_of_answer && !ends;
        is_of_answer
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the terminal knows keys that mean nothing here")]
fn key_of(key: &event::KeyEvent) -> Option<Key> {
    let code = match key.code {
        // Typed before the terminal was ours, enter arrives as the line feed it was made into.
        event::KeyCode::Char('j') if key.modifiers.contains(KeyModifiers::CONTROL) => return Some(Key::plain(KeyCode::Enter)),
        event::KeyCode::Char(letter) => KeyCode::Char(letter),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        _ => return None,
    };
    // Alt with a letter is no letter typed, and no command.
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    (!alt).then_some(Key { code, ctrl: key.modifiers.contains(KeyModifiers::CONTROL) })
}
