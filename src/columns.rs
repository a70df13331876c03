//! Text measured in the columns it takes on a terminal: how wide, cut to fit, broken into lines.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns the columns `text` takes.
#[must_use]
pub fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Returns `text` cut to `width` columns, with an ellipsis if something is missing.
#[must_use]
pub fn fit(text: &str, width: u16) -> Cow<'_, str> {
    let width = usize::from(width);
    if text.width() <= width {
        return text.into();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if kept.width() + 1 > width {
            kept.pop();
            break;
        }
    }
    if width > 0 {
        kept.truncate(kept.trim_end().len());
        kept.push('…');
    }
    kept.into()
}

/// Returns `text` broken into lines of at most `width` columns, at blanks where there are any.
#[must_use]
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    let width = usize::from(width.max(1));
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if wide <= width {
            line.push_str(word);
            used += wide;
            continue;
        }
        // A word wider than the line is broken where it must be.
        for letter in word.chars() {
            let wide = letter.width().unwrap_or(0);
            if used + wide > width && used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(letter);
            used += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_ends_in_an_ellipsis_and_wide_letters_count_double() {
        assert_eq!(fit("hamstrings", 6), "hamst…");
        assert_eq!(fit("前屈前屈", 5), "前屈…");
        assert_eq!(fit("abc", 0), "");
    }

    #[test]
    fn text_wraps_at_blanks_and_breaks_what_has_none() {
        assert_eq!(wrap("lie on your back", 7), ["lie on", "your", "back"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("前屈前屈", 3), ["前", "屈", "前", "屈"]);
    }
}
