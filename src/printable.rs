//! What of a text may reach a terminal: words and spaces, never a control, a hidden character or a change of direction.

use std::borrow::Cow;

/// Returns `text` without the characters that a terminal would obey or a reader could not see.
///
/// Line breaks and tabs become spaces. Joiners and variation selectors stay where emoji and scripts need them
/// between their letters. Borrowed when nothing had to go.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match verdict(c, kept.chars().next_back(), chars.peek().copied()) {
            Verdict::Keep => kept.push(c),
            Verdict::Space => kept.push(' '),
            Verdict::Drop => {}
        }
    }
    if kept == text { Cow::Borrowed(text) } else { Cow::Owned(kept) }
}

/// Returns whether `text` holds a character that [`clean`] removes; line breaks and tabs do not count.
#[must_use]
pub fn hides_something(text: &str) -> bool {
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if matches!(verdict(c, before, chars.peek().copied()), Verdict::Drop) {
            return true;
        }
        before = Some(c);
    }
    false
}

/// Returns `text` with every character a terminal must not see replaced by `�`, one for one, so that columns still count.
#[must_use]
pub fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        masked.push(match verdict(c, masked.chars().next_back(), chars.peek().copied()) {
            Verdict::Keep => c,
            Verdict::Space => ' ',
            Verdict::Drop => '\u{fffd}',
        });
    }
    masked
}

enum Verdict {
    Keep,
    Space,
    Drop,
}

fn verdict(c: char, before: Option<char>, after: Option<char>) -> Verdict {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Verdict::Space,
        '\u{200c}' | '\u{200d}' if before.is_some_and(joins) && after.is_some_and(joins) => Verdict::Keep,
        '\u{fe0e}' | '\u{fe0f}' if before.is_some_and(|c| joins(c) || matches!(c, '0'..='9' | '#' | '*')) => Verdict::Keep,
        '\u{e0020}'..='\u{e007f}' if before.is_some_and(|c| matches!(c, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}')) => {
            Verdict::Keep
        }
        c if c.is_control() || is_hidden(c) => Verdict::Drop,
        _ => Verdict::Keep,
    }
}

/// Letters beyond Latin, Greek and Cyrillic, and symbols: what a joiner may stand between.
fn joins(c: char) -> bool {
    c >= '\u{590}' && !is_hidden(c) || matches!(c, '\u{fe0f}')
}

/// Characters of no width that carry direction, tags or nothing at all (Unicode 16, General Category Cf and fillers).
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_direction_marks_go() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\u{200b}d\u{7}"), "a[31mbcd");
        assert_eq!(clean("two\nlines\tand a tab"), "two lines and a tab");
        assert_eq!(mask("a\u{1b}b"), "a\u{fffd}b");
    }

    #[test]
    fn emoji_and_scripts_keep_their_joiners() {
        for whole in ["👩‍👧", "❤️", "می‌خواهم", "क्‍ष", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Étirement – 前屈"]
        {
            assert_eq!(clean(whole), whole);
            assert!(!hides_something(whole), "{whole}");
        }
        assert!(hides_something("a\u{200d}b"));
        assert!(hides_something("a\u{fe0f}"));
    }
}
