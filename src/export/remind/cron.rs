//! Lines of the user's crontab, between two that say whose they are; all others stay as they are.

use super::{Call, Document};
use crate::model::schedule::On;
use crate::schedule::reminder::Ring;
use std::fmt::Write;

const BEGIN: &str = "# supple: begin. Written by `supple remind install`; `supple remind remove` takes it away.";
const END: &str = "# supple: end";
/// By which the first line is known, whatever follows.
const MARK: &str = "# supple: begin";

pub(super) fn document(rings: &[Ring], call: &Call) -> Document {
    let mut command = String::new();
    for (name, value) in &call.environment {
        let _ = write!(command, "{name}={} ", quoted(value));
    }
    let words: Vec<String> = std::iter::once(&call.program).chain(&call.arguments).map(|word| quoted(word)).collect();
    command.push_str(&words.join(" "));
    // What it says on its way is not for the post.
    command.push_str(" >/dev/null 2>&1");
    // A bare percent sign is a line break there.
    let command = command.replace('%', "\\%");
    let line = |ring: &Ring| {
        let (minute, hour) = (ring.at.minutes() % 60, ring.at.minutes() / 60);
        let on = match &ring.on {
            On::Days(days) if days.len() == 7 => "* * *".to_owned(),
            On::Days(days) => format!("* * {}", days.iter().map(|day| day.number().to_string()).collect::<Vec<_>>().join(",")),
            On::Date(day) => format!("{} {} *", day.of_month(), day.month()),
        };
        format!("{minute} {hour} {on} {command}\n")
    };
    let lines: String = rings.iter().map(line).collect();
    Document { name: "crontab".to_owned(), text: format!("{BEGIN}\n{lines}{END}\n") }
}

/// Returns the crontab with our lines in it, in place of those that were.
#[must_use]
pub fn with(crontab: &str, lines: &str) -> String {
    let mut text = without(crontab);
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text + lines
}

/// Returns the crontab without our lines.
#[must_use]
pub fn without(crontab: &str) -> String {
    let mut ours = false;
    let mut kept = String::new();
    for line in crontab.split_inclusive('\n') {
        ours |= line.starts_with(MARK);
        if !ours {
            kept.push_str(line);
        }
        ours &= line.trim_end() != END;
    }
    // A begin without an end is somebody's own doing: what follows is theirs.
    if ours { crontab.split_inclusive('\n').filter(|line| !line.starts_with(MARK)).collect() } else { kept }
}

fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-:=,@+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
