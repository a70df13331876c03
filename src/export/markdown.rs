//! A document as Markdown: for a wiki, a note, or another program.

use super::document::{DAYS, Document, Leaf, Other, Sheet};
use super::safety::{LIMITS, PASSAGES, TITLE};
use crate::describe::{self, capitalised, listed};
use std::fmt::Write;

/// Returns the text of the file.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut text = format!("# {}\n\n{}\n", plain(&document.title), plain(&document.about));
    if let Some(sheet) = &document.sheet {
        sheet_table(sheet, &mut text);
    }
    for part in &document.parts {
        let _ = write!(text, "\n## {}\n", plain(&part.name));
        if !part.related.is_empty() {
            text.push_str("\nThe cause may lie elsewhere:\n\n");
        }
        for relation in &part.related {
            let _ = writeln!(text, "- {} → {}: {}", plain(&relation.region), plain(&relation.other), plain(&relation.why));
        }
        for leaf in &part.leaves {
            whole(document, leaf, &mut text);
        }
    }
    let _ = write!(text, "\n## {TITLE}\n");
    for passage in PASSAGES {
        let _ = write!(text, "\n### {}\n\n{}\n\n", passage.heading, passage.lead);
        list(passage.points.iter().copied(), &mut text);
    }
    let _ = write!(text, "\n{LIMITS}\n");
    text
}

fn sheet_table(sheet: &Sheet, text: &mut String) {
    if !sheet.routine.about.is_empty() {
        let _ = write!(text, "\n{}\n", plain(&sheet.routine.about));
    }
    let _ = write!(text, "\n{} · {}\n\n| Stretch | How much | Mind |", plain(&sheet.minutes), plain(&sheet.needs));
    for (letter, _) in DAYS {
        let _ = write!(text, " {letter} |");
    }
    let _ = write!(text, "\n|{}\n", " --- |".repeat(3 + DAYS.len()));
    for row in &sheet.rows {
        let cells = [&row.name, &row.dose, &row.cue].map(|cell| plain(cell).replace('|', "\\|"));
        let _ = writeln!(text, "| {} |{}", cells.join(" | "), " ☐ |".repeat(DAYS.len()));
    }
}

fn whole(document: &Document, leaf: &Leaf, text: &mut String) {
    let stretch = &leaf.stretch;
    let guide = &stretch.guide;
    let _ = write!(text, "\n### {}\n\n{}\n", plain(&stretch.name), plain(&describe::facts(stretch)));
    let mut said = |heading: &str, what: &str| {
        if !what.is_empty() {
            let heading = if heading.is_empty() { String::new() } else { format!("**{heading}.** ") };
            let _ = write!(text, "\n{heading}{}\n", plain(what));
        }
    };
    said("Our favourite", leaf.favourite.as_deref().unwrap_or_default());
    said("", &guide.setup);
    said("You feel it", &guide.feel);
    said("Breath", &guide.breath);
    let mut listing = |heading: &str, items: Vec<String>| {
        if !items.is_empty() {
            let _ = write!(text, "\n**{heading}**\n\n");
            list(items.iter().map(String::as_str), text);
        }
    };
    let known: Vec<String> = guide.cues.iter().map(|cue| plain(cue)).collect();
    listing("Mind", known);
    listing("Not like this", guide.mistakes.iter().map(|mistake| plain(mistake)).collect());
    listing("Take care", leaf.cautions.iter().map(|(who, note)| format!("{}: {}", plain(who), plain(note))).collect());
    let way = |other: &Other| {
        let leads = other
            .leads
            .as_ref()
            .map(|(id, name)| if document.has(id) { format!("[{}](#{})", plain(name), anchor(name)) } else { plain(name) });
        [Some(plain(&other.text)).filter(|text| !text.is_empty()), leads].into_iter().flatten().collect::<Vec<_>>().join(" → ")
    };
    listing("Easier", leaf.easier.iter().map(way).collect());
    listing("Harder", leaf.harder.iter().map(way).collect());
    let related = leaf.related.iter().map(|relation| format!("{}: {}", plain(&relation.other), plain(&relation.why)));
    listing("The cause may lie elsewhere", related.collect());
    listing("Muscles", Some(plain(&listed(&leaf.muscles))).filter(|muscles| !muscles.is_empty()).into_iter().collect());
    let links = stretch.links.iter();
    let links = links.map(|link| format!("{} by {}: <{}>", capitalised(link.kind.title()), plain(&link.by), link.url));
    listing("Links", links.collect());
}

fn list<'a>(items: impl Iterator<Item = &'a str>, text: &mut String) {
    for item in items {
        let _ = writeln!(text, "- {item}");
    }
}

/// Text of one line that means nothing to Markdown but what it says.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !safe.is_empty() {
            safe.push(' ');
        }
        for letter in word.chars() {
            if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~') {
                safe.push('\\');
            }
            safe.push(letter);
        }
    }
    safe
}

/// The anchor that readers of Markdown give a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_markdown() {
        assert_eq!(plain("*a*\n# <b> [x](y)"), "\\*a\\* \\# \\<b\\> \\[x\\](y)");
        assert_eq!(anchor("Half-kneeling: hip flexor (PNF)"), "half-kneeling-hip-flexor-pnf");
    }
}
