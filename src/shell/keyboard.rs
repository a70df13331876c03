//! What a terminal sends when keys are pressed and the mouse is used, as events.
//!
//! Our own reading, since crossterm's has no end where a sequence is unknown or torn: it then waits for more, and
//! neither the countdown nor a signal comes through.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

const ESC: u8 = 0x1b;

/// Turns bytes into events; what is torn at the end waits for the rest.
#[derive(Debug, Default)]
pub(crate) struct Keyboard {
    torn: Vec<u8>,
}

/// What the bytes begin with.
enum Found {
    Event(Event),
    /// Something whole that means nothing here.
    Nothing,
    Torn,
}

impl Keyboard {
    /// Returns the events in `bytes`.
    pub(crate) fn events(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut all = std::mem::take(&mut self.torn);
        all.extend_from_slice(bytes);
        let mut rest = all.as_slice();
        let mut events = Vec::new();
        while !rest.is_empty() {
            let (found, length) = first(rest);
            match found {
                Found::Event(event) => events.push(event),
                Found::Nothing => {}
                Found::Torn => {
                    self.torn = rest.to_vec();
                    break;
                }
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        events
    }

    /// Returns whether something torn waits for its rest.
    pub(crate) const fn is_torn(&self) -> bool {
        !self.torn.is_empty()
    }

    /// The rest did not come: a lone escape was the key, anything else is dropped.
    pub(crate) fn give_up(&mut self) -> Option<Event> {
        let torn = std::mem::take(&mut self.torn);
        (torn == [ESC]).then(|| key(KeyCode::Esc, KeyModifiers::NONE))
    }
}

const fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// Returns what `bytes` begin with, and its length.
fn first(bytes: &[u8]) -> (Found, usize) {
    match bytes {
        [] | [ESC] => (Found::Torn, 0),
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', rest @ ..] => match rest.first() {
            Some(sign) => (named(*sign).map_or(Found::Nothing, |code| found(code, KeyModifiers::NONE)), 3),
            None => (Found::Torn, 0),
        },
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', rest @ ..] => string(rest),
        [ESC, ESC, ..] => (found(KeyCode::Esc, KeyModifiers::NONE), 1),
        [ESC, rest @ ..] => match plain(rest) {
            (Found::Event(Event::Key(pressed)), length) => {
                (found(pressed.code, pressed.modifiers | KeyModifiers::ALT), length + 1)
            }
            (other, length) => (other, length + 1),
        },
        _ => plain(bytes),
    }
}

const fn found(code: KeyCode, modifiers: KeyModifiers) -> Found {
    Found::Event(key(code, modifiers))
}

/// A letter, or a key that sends one byte.
fn plain(bytes: &[u8]) -> (Found, usize) {
    let Some(byte) = bytes.first().copied() else { return (Found::Torn, 0) };
    let code = match byte {
        // Typed while lines were still made of what is typed, Enter is a line feed.
        b'\r' | b'\n' => KeyCode::Enter,
        b'\t' => KeyCode::Tab,
        0x08 | 0x7f => KeyCode::Backspace,
        1..=26 => return (found(KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL), 1),
        0..=31 => return (Found::Nothing, 1),
        32..=126 => KeyCode::Char(char::from(byte)),
        _ => return letter(bytes),
    };
    (found(code, KeyModifiers::NONE), 1)
}

/// A letter of more than one byte.
fn letter(bytes: &[u8]) -> (Found, usize) {
    let most = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let valid = match std::str::from_utf8(most) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(most.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
        Err(error) if error.error_len().is_none() => return (Found::Torn, 0),
        Err(error) => return (Found::Nothing, error.error_len().unwrap_or(1)),
    };
    match valid.chars().next() {
        Some(letter) => (found(KeyCode::Char(letter), KeyModifiers::NONE), letter.len_utf8()),
        None => (Found::Nothing, 1),
    }
}

/// What follows `ESC [`: numbers, then the sign that ends it.
fn control_sequence(bytes: &[u8]) -> (Found, usize) {
    // The text console names its function keys by a second bracket and a letter.
    if let [b'[', rest @ ..] = bytes {
        return if rest.is_empty() { (Found::Torn, 0) } else { (Found::Nothing, 4) };
    }
    let Some(end) = bytes.iter().position(|byte| !(0x20..0x40).contains(byte)) else { return (Found::Torn, 0) };
    let (Some(sign), Some(parameters)) = (bytes.get(end), bytes.get(..end)) else { return (Found::Torn, 0) };
    let length = end + 3;
    if !(0x40..0x7f).contains(sign) {
        // Broken off by something else, which is read next.
        return (Found::Nothing, length - 1);
    }
    // The window was given the keys, or another was.
    match (parameters, sign) {
        ([], b'I') => return (Found::Event(Event::FocusGained), length),
        ([], b'O') => return (Found::Event(Event::FocusLost), length),
        _ => {}
    }
    if let Some(mouse) = parameters.strip_prefix(b"<") {
        return (mouse_event(&numbers(mouse), *sign).map_or(Found::Nothing, Found::Event), length);
    }
    let numbers = numbers(parameters);
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1));
    let code = match (sign, numbers.first()) {
        (b'~', Some(1 | 7)) => Some(KeyCode::Home),
        (b'~', Some(3)) => Some(KeyCode::Delete),
        (b'~', Some(4 | 8)) => Some(KeyCode::End),
        (b'~', Some(5)) => Some(KeyCode::PageUp),
        (b'~', Some(6)) => Some(KeyCode::PageDown),
        (b'M' | b'~', _) => None,
        (sign, _) if parameters.first().is_none_or(u8::is_ascii_digit) => named(*sign),
        _ => None,
    };
    (code.map_or(Found::Nothing, |code| found(code, modifiers)), length)
}

/// The key that a single sign stands for, after `ESC [` or `ESC O`.
const fn named(sign: u8) -> Option<KeyCode> {
    Some(match sign {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

/// A string the terminal sends of itself ends with BEL or with `ESC \`.
fn string(bytes: &[u8]) -> (Found, usize) {
    let end = bytes.iter().enumerate().find_map(|(at, byte)| match byte {
        0x07 => Some(at + 1),
        &ESC if bytes.get(at + 1) == Some(&b'\\') => Some(at + 2),
        _ => None,
    });
    end.map_or((Found::Torn, 0), |end| (Found::Nothing, end + 2))
}

fn numbers(bytes: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(bytes);
    text.split([';', ':']).map(|number| number.parse().unwrap_or(0)).collect()
}

fn modifiers(number: u16) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let all = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    all.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier).collect()
}

/// `ESC [ < button ; column ; row`, `M` for pressed and `m` for let go.
fn mouse_event(numbers: &[u16], sign: u8) -> Option<Event> {
    let [button, column, row] = numbers else { return None };
    let kind = match (button, sign) {
        (0, b'M') => MouseEventKind::Down(MouseButton::Left),
        (0, b'm') => MouseEventKind::Up(MouseButton::Left),
        (32, b'M') => MouseEventKind::Drag(MouseButton::Left),
        (64, b'M') => MouseEventKind::ScrollUp,
        (65, b'M') => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(events: &[Event]) -> Vec<KeyCode> {
        events.iter().filter_map(Event::as_key_event).map(|key| key.code).collect()
    }

    #[test]
    fn keys_are_read_and_what_is_unknown_is_passed_over() {
        let mut keyboard = Keyboard::default();
        let bytes = b"q\x1b[A\x1bOB\x1b[3~\x1b[1;5C\x1b[99999~\x1bOj\x1b[E\xff\x1b[[A\x1b]11;rgb:b/b/b\x1b\\\x1b[?62;c\xc3\xa9\n";
        let codes = codes(&keyboard.events(bytes));
        let expected =
            [KeyCode::Char('q'), KeyCode::Up, KeyCode::Down, KeyCode::Delete, KeyCode::Right, KeyCode::Char('é'), KeyCode::Enter];
        assert_eq!(codes, expected);
        assert!(!keyboard.is_torn());
    }

    #[test]
    fn what_is_torn_is_put_together_or_given_up() {
        let whole = b"\x1b[<0;12;3M\x1b[5~\xe2\x8f\x8e\x1bx";
        let mut at_once = Keyboard::default();
        let expected = at_once.events(whole);
        assert_eq!(expected.len(), 4);
        for cut in 1..whole.len() {
            let mut keyboard = Keyboard::default();
            let (before, after) = whole.split_at(cut);
            let mut events = keyboard.events(before);
            events.extend(keyboard.events(after));
            assert_eq!(events, expected, "cut at {cut}");
        }
        let mut keyboard = Keyboard::default();
        assert!(keyboard.events(b"\x1b").is_empty() && keyboard.is_torn());
        assert_eq!(keyboard.give_up(), Some(key(KeyCode::Esc, KeyModifiers::NONE)));
        assert!(keyboard.events(b"\x1b[").is_empty());
        assert_eq!(keyboard.give_up(), None);
        assert_eq!(codes(&keyboard.events(b"q")), [KeyCode::Char('q')]);
    }
}
