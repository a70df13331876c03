//! Lines of a calendar: texts escaped, each line folded before it has more than 75 bytes, ended as mail is.

/// The lines written so far.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
}

/// Bytes that a line may have (RFC 5545, 3.1).
const WIDEST: usize = 75;

impl Lines {
    /// Adds a line that has nothing to escape.
    pub(super) fn plain(&mut self, line: &str) {
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > WIDEST {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(letter);
            width += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// Adds a property whose value is a text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => line.extend(['\\', letter]),
                '\n' => line.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => line.push(letter),
            }
        }
        self.plain(&line);
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_folded_between_letters_and_come_back_as_they_were() {
        let value = "Zähne, Füße; ein \\ und\nnoch eine Zeile — ".repeat(6) + "🧘🧘🧘\u{7}";
        let mut lines = Lines::default();
        lines.text("SUMMARY", &value);
        let text = lines.into_text();
        assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count());
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let unfolded = text.replace("\r\n ", "").replace("\r\n", "");
        let unescaped = unfolded.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        assert_eq!(unescaped, format!("SUMMARY:{}", value.trim_end_matches('\u{7}')));
    }
}
