//! Texts to lines: words broken where they must be, each line left as long as it comes.

use super::face::{Face, Faces};

/// How a text is set: its face, its size in points, its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub face: Face,
    pub size: f32,
    pub colour: u32,
}

/// A text in one style.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub text: String,
    pub style: Style,
}

/// Runs one after the other, each so far from the left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub runs: Vec<(f32, Run)>,
    pub width: f32,
}

impl Style {
    pub(super) fn run(self, text: &str) -> Run {
        Run { text: text.to_owned(), style: self }
    }
}

impl Faces {
    fn measure(&mut self, style: Style, text: &str) -> f32 {
        self.width(style.face, text) * style.size
    }

    /// Returns a text as one line, however long.
    pub(super) fn line(&mut self, run: &Run) -> Line {
        let text = run.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let width = self.measure(run.style, &text);
        Line { runs: vec![(0.0, run.style.run(&text))], width }
    }

    /// Returns the lines of a text in a column so wide. What is longer than a line alone, as an address, is broken.
    pub(super) fn lines(&mut self, runs: &[Run], width: f32) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        // Whether the last word and the next are one, because no space is between two runs.
        let mut joined = false;
        for run in runs {
            let style = run.style;
            let space = self.measure(style, " ");
            for (place, word) in run.text.split_whitespace().enumerate() {
                let is_joined = place == 0 && joined && !run.text.starts_with(char::is_whitespace);
                for (nth, piece) in self.pieces(style, word, width).into_iter().enumerate() {
                    let long = self.measure(style, &piece);
                    let Some(line) = lines.last_mut() else { continue };
                    let gap = if line.runs.is_empty() || is_joined || nth > 0 { 0.0 } else { space };
                    if !line.runs.is_empty() && line.width + gap + long > width {
                        lines.push(Line { runs: vec![(0.0, style.run(&piece))], width: long });
                    } else {
                        line.add(style, &piece, gap, long);
                    }
                }
            }
            joined = !run.text.ends_with(char::is_whitespace);
        }
        lines.retain(|line| !line.runs.is_empty());
        lines
    }

    /// A word, or the pieces of one that is longer than a line: cut after a slash, or anywhere.
    fn pieces(&mut self, style: Style, word: &str, width: f32) -> Vec<String> {
        if self.measure(style, word) <= width {
            return vec![word.to_owned()];
        }
        let mut pieces = vec![String::new()];
        for part in word.split_inclusive(['/', '-', '?', '&', '=']) {
            let whole = self.measure(style, part) <= width;
            let units: Vec<String> = if whole { vec![part.to_owned()] } else { part.chars().map(String::from).collect() };
            for unit in units {
                let Some(last) = pieces.last_mut() else { continue };
                let longer = format!("{last}{unit}");
                if last.is_empty() || self.measure(style, &longer) <= width {
                    *last = longer;
                } else {
                    pieces.push(unit);
                }
            }
        }
        pieces
    }
}

impl Line {
    fn add(&mut self, style: Style, text: &str, gap: f32, long: f32) {
        match self.runs.last_mut() {
            Some((_, last)) if last.style == style => {
                if gap > 0.0 {
                    last.text.push(' ');
                }
                last.text.push_str(text);
            }
            Some((_, last)) => {
                // The space belongs to the run before, so that it is there when the text is taken out again.
                if gap > 0.0 {
                    last.text.push(' ');
                }
                self.runs.push((self.width + gap, style.run(text)));
            }
            None => self.runs.push((0.0, style.run(text))),
        }
        self.width += gap + long;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { face: Face::Text, size: 10.0, colour: 0 };

    #[test]
    fn lines_are_no_longer_than_their_column_and_lose_nothing() {
        let mut faces = Faces::open().expect("the fonts that ship");
        let text =
            "Lie on your back and hug one knee to your chest. https://example.org/a/very/long/address-that-goes-on?and=on&on=on";
        let bold = Style { face: Face::Bold, ..PLAIN };
        let lines = faces.lines(&[bold.run("Knee: "), PLAIN.run(text)], 120.0);
        assert!(lines.len() > 3 && lines.iter().all(|line| line.width <= 120.0), "{lines:?}");
        let whole: String = lines.iter().flat_map(|line| &line.runs).map(|(_, run)| run.text.as_str()).collect();
        let without = |text: &str| text.replace(' ', "");
        assert_eq!(without(&whole), without(&format!("Knee: {text}")));
        assert!(faces.lines(&[PLAIN.run("  ")], 50.0).is_empty());
    }

    #[test]
    fn runs_without_a_space_between_them_stay_together() {
        let mut faces = Faces::open().expect("the fonts that ship");
        let bold = Style { face: Face::Bold, ..PLAIN };
        let [line] = &faces.lines(&[bold.run("Knee"), PLAIN.run(": kneel on a cushion")], 300.0)[..] else { panic!("one line") };
        assert_eq!(line.runs[0].1.text, "Knee");
    }
}
