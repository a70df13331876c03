//! What the terminal reports, as messages.

use crate::app::Msg;
use crate::app::list::Move;
use crate::command::{Key, KeyCode};
use crate::view::Zones;
use crossterm::event::{self, Event, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

/// Returns the message an event is, if it means anything.
#[expect(clippy::wildcard_enum_match_arm, reason = "the terminal knows buttons that mean nothing here")]
pub(crate) fn msg(event: &Event, zones: &Zones) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => key_of(key).map(Msg::Key),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) if zones.is_figure(mouse.column, mouse.row) => Some(Msg::Grab(mouse.column)),
            MouseEventKind::Drag(MouseButton::Left) => Some(Msg::Drag(mouse.column)),
            MouseEventKind::Up(MouseButton::Left) => Some(Msg::LetGo),
            MouseEventKind::ScrollUp if zones.is_figure(mouse.column, mouse.row) => Some(Msg::Turn(-1.0)),
            MouseEventKind::ScrollDown if zones.is_figure(mouse.column, mouse.row) => Some(Msg::Turn(1.0)),
            MouseEventKind::Down(MouseButton::Left) => zones.at(mouse.column, mouse.row).cloned().map(Msg::Click),
            MouseEventKind::ScrollUp => Some(Msg::Wheel(Move::Up)),
            MouseEventKind::ScrollDown => Some(Msg::Wheel(Move::Down)),
            _ => None,
        },
        Event::Resize(..) => Some(Msg::Redraw),
        Event::FocusGained => Some(Msg::Focus(true)),
        Event::FocusLost => Some(Msg::Focus(false)),
        Event::Paste(_) => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the terminal knows keys that mean nothing here")]
fn key_of(key: &event::KeyEvent) -> Option<Key> {
    let code = match key.code {
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
