//! A problem: what is wrong in a file, where, and what to do about it.

use crate::printable;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something the user wrote has no effect.
    Error,
    /// Everything has its effect; something should be mended all the same.
    Warning,
}

/// What is wrong in a file. All its texts are safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// The file as the user knows it.
    pub file: String,
    /// From 1; 1 also where the place is not known.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub message: String,
    pub hint: Option<String>,
    excerpt: Option<Excerpt>,
}

/// The line a problem stands in, masked, and the bytes of it that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Excerpt {
    line: String,
    caret: Range<usize>,
}

/// The most characters of a message; the longest that lists every field of a file has about four hundred.
const MESSAGE: usize = 500;
/// The most characters of a line that are quoted.
const QUOTED: usize = 100;

impl Problem {
    /// Returns an error about a file as a whole.
    #[must_use]
    pub fn with_file(file: &str, message: &str) -> Self {
        Self {
            severity: Severity::Error,
            file: printable::mask(file),
            line: 1,
            column: 1,
            message: shortened(&printable::mask(message)),
            hint: None,
            excerpt: None,
        }
    }

    /// Returns an error about the bytes `span` of `text`, the content of `file`.
    #[must_use]
    pub fn in_text(file: &str, text: &str, span: Range<usize>, message: &str) -> Self {
        let mut problem = Self::with_file(file, message);
        if text.is_empty() {
            return problem;
        }
        let start = floor_char(text, span.start.min(text.len()));
        let line_start = part(text, 0..start).rfind('\n').map_or(0, |at| at + 1);
        let line_end = part(text, start..text.len()).find('\n').map_or(text.len(), |at| start + at);
        problem.line = part(text, 0..line_start).matches('\n').count() + 1;
        problem.column = part(text, line_start..start).chars().count() + 1;
        let end = floor_char(text, span.end.clamp(start, line_end));
        problem.excerpt = Some(Excerpt::cut(part(text, line_start..line_end), start - line_start..end - line_start));
        problem
    }

    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(shortened(&printable::mask(&hint.into())));
        self
    }

    /// Returns the problem as lines: place, message, the quoted line with a caret, and the hint.
    #[must_use]
    pub fn picture(&self, coloured: bool) -> String {
        let renderer = if coloured { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Unicode);
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let Some(excerpt) = &self.excerpt else {
            let hint = self.hint.as_ref().map_or_else(String::new, |hint| format!("\n  help: {hint}"));
            let title = level.primary_title(format!("{}: {}", self.file, self.message));
            return format!("{}{hint}", renderer.render(&[annotate_snippets::Group::with_title(title)]));
        };
        let snippet = Snippet::source(excerpt.line.as_str())
            .path(self.file.as_str())
            .line_start(self.line)
            .annotation(AnnotationKind::Primary.span(excerpt.caret.clone()));
        let mut group = level.primary_title(self.message.as_str()).element(snippet);
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.message(hint.as_str()));
        }
        renderer.render(&[group])
    }

    /// Returns the quoted line and, under it, the caret line, for the screen; `None` where no line is known.
    #[must_use]
    pub fn quote(&self) -> Option<(String, String)> {
        let excerpt = self.excerpt.as_ref()?;
        let width = |part: &str| unicode_width::UnicodeWidthStr::width(part);
        let before = width(part(&excerpt.line, 0..excerpt.caret.start));
        let marked = width(part(&excerpt.line, excerpt.caret.clone())).max(1);
        Some((excerpt.line.clone(), format!("{}{}", " ".repeat(before), "^".repeat(marked))))
    }
}

impl Excerpt {
    /// Cuts a long line to what stands around the caret, and masks it.
    fn cut(line: &str, caret: Range<usize>) -> Self {
        let before: String =
            part(line, 0..caret.start).chars().rev().take(QUOTED / 2).collect::<Vec<_>>().into_iter().rev().collect();
        let meant: String = part(line, caret.clone()).chars().take(QUOTED / 2).collect();
        let after: String = part(line, caret.end..line.len()).chars().take(QUOTED / 2).collect();
        let whole = printable::mask(&format!("{before}{meant}{after}"));
        let at = |chars: usize| whole.char_indices().nth(chars).map_or(whole.len(), |(at, _)| at);
        let from = at(before.chars().count());
        let to = at(before.chars().count() + meant.chars().count());
        Self { line: whole.clone(), caret: from..to }
    }
}

/// A message is read, however long the word is that it is about.
fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let kept: String = chars.by_ref().take(MESSAGE).collect();
    if chars.next().is_some() { kept + "…" } else { kept }
}

/// The bytes `range` of `text`; nothing where they are not whole letters.
fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns a count with its noun: `1 problem`, `2 problems`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    let ending = if noun.ends_with("ch") { "es" } else { "s" };
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_line_and_column_and_shows_the_place() {
        let text = "name = \"Fold\"\nhold = \"30s\"\n";
        let problem = Problem::in_text("fold.toml", text, 21..26, "`hold` must be a whole number of seconds").hint("write 30");
        assert_eq!((problem.line, problem.column), (2, 8));
        let picture = problem.picture(false);
        for part in ["fold.toml:2:8", "hold = \"30s\"", "━━━━━", "write 30"] {
            assert!(picture.contains(part), "{part} in\n{picture}");
        }
    }

    #[test]
    fn a_quoted_line_never_carries_an_escape() {
        let text = "name = \"a\u{1b}]0;x\u{7}\"\r\n";
        let problem = Problem::in_text("x\u{1b}.toml", text, 7..16, "bad \u{1b}[31m");
        assert!(!problem.picture(false).contains('\u{1b}') && !problem.picture(false).contains('\u{7}'));
        assert!(!problem.quote().is_some_and(|(line, _)| line.contains('\u{1b}')));
    }

    #[test]
    fn places_at_the_end_or_beyond_do_not_panic() {
        for (text, span) in [("", 0..5), ("é", 1..9), ("a\n", 2..2), ("a", 1..1)] {
            let _ = Problem::in_text("f", text, span, "m").picture(false);
        }
    }
}
