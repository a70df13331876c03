//! A document as one page for the browser: light and dark, to be printed, nothing fetched, every text escaped.

use super::document::{DAYS, Document, Figure, Leaf, Other, Part, Relation, Sheet};
use super::safety::{LIMITS, PASSAGES, TITLE};
use super::svg::{escaped, layers};
use crate::describe::{self, capitalised, listed};
use crate::figure::paint::line::Ink;
use std::fmt::Write;

const STYLE: &str = include_str!("html/style.css");

/// Returns the text of the file.
#[must_use]
pub fn html(document: &Document) -> String {
    let title = escaped(&document.title);
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#inside\">To the stretches</a>\n<header>\n<h1>{title}</h1>\n<p class=\"about\">{}</p>\n</header>\n\
         <main id=\"inside\">\n",
        escaped(&document.about)
    );
    if document.parts.iter().any(|part| !part.leaves.is_empty()) {
        contents(document, &mut text);
    }
    if let Some(sheet) = &document.sheet {
        table(document, sheet, &mut text);
    }
    safety(&mut text);
    for part in &document.parts {
        section(document, part, &mut text);
    }
    let _ = write!(
        text,
        "</main>\n<footer>\n<p>{LIMITS}</p>\n<p>Made on {} {} by Supple.</p>\n</footer>\n</body>\n</html>\n",
        document.made.in_words(),
        document.made.year()
    );
    text
}

fn contents(document: &Document, text: &mut String) {
    text.push_str("<nav aria-label=\"What is inside\">\n<ul>\n");
    for part in &document.parts {
        let _ = writeln!(text, "<li><strong>{}</strong>\n<ul>", escaped(&part.name));
        for leaf in &part.leaves {
            let _ = writeln!(
                text,
                "<li><a href=\"#s-{}\">{}</a></li>",
                escaped(leaf.stretch.id.as_str()),
                escaped(&leaf.stretch.name)
            );
        }
        text.push_str("</ul></li>\n");
    }
    text.push_str("</ul>\n</nav>\n");
}

fn table(document: &Document, sheet: &Sheet, text: &mut String) {
    let _ = write!(
        text,
        "<section aria-labelledby=\"sheet\">\n<h2 id=\"sheet\">The routine</h2>\n<p>{}</p>\n<p class=\"facts\">{} · {}</p>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Steps and days\">\n<table>\n<thead><tr>\
         <th scope=\"col\"><span class=\"away\">Figure</span></th><th scope=\"col\">Stretch</th><th scope=\"col\">How much</th>",
        escaped(&sheet.routine.about),
        escaped(&sheet.minutes),
        escaped(&sheet.needs)
    );
    for (letter, day) in DAYS {
        let _ = write!(text, "<th scope=\"col\" class=\"day\"><abbr title=\"{day}\">{letter}</abbr></th>");
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for row in &sheet.rows {
        let name = escaped(&row.name);
        let name = if document.has(&row.id) { format!("<a href=\"#s-{}\">{name}</a>", escaped(row.id.as_str())) } else { name };
        let figure = match &row.figure {
            Some(figure) if document.has(&row.id) => used(figure, row.id.as_str(), false, "aria-hidden=\"true\""),
            Some(figure) => drawn(figure, row.id.as_str(), "aria-hidden=\"true\""),
            None => String::new(),
        };
        let _ = write!(
            text,
            "<tr><td>{figure}</td><td>{name}<br><span class=\"facts\">{}</span></td><td>{}</td>",
            escaped(&row.cue),
            escaped(&row.dose)
        );
        let boxes: String = DAYS
            .iter()
            .map(|_| "<td class=\"day\"><span class=\"box\"></span><span class=\"away\">to be ticked</span></td>")
            .collect();
        let _ = writeln!(text, "{boxes}</tr>");
    }
    text.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn safety(text: &mut String) {
    let _ = write!(text, "<section aria-labelledby=\"safety\">\n<h2 id=\"safety\">{TITLE}</h2>\n<div class=\"safety\">\n");
    for passage in PASSAGES {
        let class = if passage.is_urgent { " class=\"urgent\"" } else { "" };
        let _ = write!(text, "<div{class}>\n<h3>{}</h3>\n<p>{}</p>\n", passage.heading, passage.lead);
        list(passage.points.iter().map(|point| escaped(point)), text);
        text.push_str("</div>\n");
    }
    text.push_str("</div>\n</section>\n");
}

fn section(document: &Document, part: &Part, text: &mut String) {
    let _ = writeln!(text, "<section class=\"part\">\n<h2>{}</h2>", escaped(&part.name));
    if !part.related.is_empty() {
        let own = |relation: &Relation| {
            format!("{}, {}: {}", escaped(&relation.region), escaped(&relation.other.to_lowercase()), escaped(&relation.why))
        };
        text.push_str("<p><strong>The cause may lie elsewhere</strong></p>\n");
        list(part.related.iter().map(own), text);
    }
    for leaf in &part.leaves {
        article(document, leaf, text);
    }
    text.push_str("</section>\n");
}

fn article(document: &Document, leaf: &Leaf, text: &mut String) {
    let stretch = &leaf.stretch;
    let guide = &stretch.guide;
    let id = escaped(stretch.id.as_str());
    let _ = write!(
        text,
        "<article id=\"s-{id}\" aria-labelledby=\"n-{id}\">\n<h3 id=\"n-{id}\">{}</h3>\n<p class=\"facts\">{} · {}</p>\n",
        escaped(&stretch.name),
        escaped(&leaf.region),
        facts(leaf)
    );
    if let Some(why) = &leaf.favourite {
        let _ = writeln!(text, "<p><strong>Our favourite.</strong> {}</p>", escaped(why));
    }
    if let Some(figure) = &leaf.figure {
        figures(leaf, figure, text);
    }
    text.push_str("<div class=\"columns\">\n<div>\n");
    let _ = writeln!(text, "<p>{}</p>", escaped(guide.setup.trim()));
    items("Mind", guide.cues.iter().map(|cue| escaped(cue)).collect(), text);
    items("Breath", one(&guide.breath), text);
    items("Not like this", guide.mistakes.iter().map(|mistake| escaped(mistake)).collect(), text);
    items("Easier", leaf.easier.iter().map(|other| way(document, other)).collect(), text);
    items("Harder", leaf.harder.iter().map(|other| way(document, other)).collect(), text);
    text.push_str("</div>\n<div>\n");
    items("You feel it", one(&guide.feel), text);
    let caution = |(who, note): &(String, String)| format!("<strong>{}:</strong> {}", escaped(who), escaped(note));
    items("Take care", leaf.cautions.iter().map(caution).collect(), text);
    let related = leaf.related.iter().map(|own| format!("{}: {}", escaped(&own.other), escaped(&own.why)));
    items("The cause may lie elsewhere", related.collect(), text);
    items("Muscles", one(&listed(&leaf.muscles)), text);
    items("Also called", one(&stretch.also.join(", ")), text);
    let links = stretch.links.iter().map(|link| {
        let kind = capitalised(link.kind.title());
        format!(
            "{kind} by {}:<br><a href=\"{}\" rel=\"noopener noreferrer\">{}</a>",
            escaped(&link.by),
            escaped(&link.url),
            escaped(&link.url)
        )
    });
    items("Links", links.collect(), text);
    text.push_str("</div>\n</div>\n</article>\n");
}

/// The facts in a line; the dots of the level are a number to who hears them.
fn facts(leaf: &Leaf) -> String {
    let facts = describe::facts(&leaf.stretch);
    let words = facts.rsplit_once(" · ").map_or(facts.as_str(), |(words, _)| words);
    format!("{} · level {} of 3", escaped(words), leaf.stretch.level)
}

fn figures(leaf: &Leaf, figure: &Figure, text: &mut String) {
    let label = format!("role=\"img\" aria-label=\"{}\"", escaped(&leaf.alternative()));
    let own = drawn(figure, leaf.stretch.id.as_str(), &label);
    text.push_str("<div class=\"figures\">\n");
    match figure.captions() {
        None => {
            let _ = writeln!(text, "<figure>{own}</figure>");
        }
        Some([one, other]) => {
            let second =
                used(figure, leaf.stretch.id.as_str(), true, &format!("role=\"img\" aria-label=\"The same for the {other}\""));
            let _ = writeln!(text, "<figure>{own}<figcaption>{}</figcaption></figure>", capitalised(one));
            let _ = writeln!(text, "<figure>{second}<figcaption>{}</figcaption></figure>", capitalised(other));
        }
    }
    text.push_str("</div>\n");
}

fn opening(figure: &Figure, attributes: &str) -> String {
    format!("<svg viewBox=\"0 0 {:.0} {:.0}\" {attributes}>", figure.drawing.width, figure.drawing.height)
}

fn drawn(figure: &Figure, id: &str, attributes: &str) -> String {
    format!("{}<g id=\"f-{}\">{}</g></svg>", opening(figure, attributes), escaped(id), layers(&figure.drawing, Some(class)))
}

/// What is drawn elsewhere on the page, once more: as it is, or the other way round.
fn used(figure: &Figure, id: &str, is_mirrored: bool, attributes: &str) -> String {
    let turned =
        if is_mirrored { format!(" transform=\"matrix(-1 0 0 1 {:.0} 0)\"", figure.drawing.width) } else { String::new() };
    format!("{}<use href=\"#f-{}\"{turned}/></svg>", opening(figure, attributes), escaped(id))
}

/// The class of what changes in the dark.
const fn class(ink: Ink) -> Option<&'static str> {
    match ink {
        Ink::Mat => Some("mat"),
        Ink::Shadow => Some("shadow"),
        Ink::Ghost => Some("ghost"),
        Ink::GhostLine => Some("ghost-line"),
        Ink::Crease | Ink::Outline => Some("line"),
        Ink::Arrow => Some("way"),
        Ink::ArrowHead => Some("way-head"),
        Ink::Cloth(_) | Ink::Shade | Ink::Through | Ink::GlowRim | Ink::Glow => None,
    }
}

fn way(document: &Document, other: &Other) -> String {
    let leads = other.leads.as_ref().map(|(id, name)| {
        let name = escaped(name);
        if document.has(id) { format!(" → <a href=\"#s-{}\">{name}</a>", escaped(id.as_str())) } else { format!(" → {name}") }
    });
    format!("{}{}", escaped(&other.text), leads.unwrap_or_default())
}

fn one(text: &str) -> Vec<String> {
    let text = escaped(text.trim());
    if text.is_empty() { Vec::new() } else { vec![text] }
}

/// A heading with what is below it: one is a sentence, more are a list. The texts are escaped.
fn items(heading: &str, items: Vec<String>, text: &mut String) {
    match items.as_slice() {
        [] => {}
        [only] => {
            let _ = writeln!(text, "<h4>{heading}</h4>\n<p>{only}</p>");
        }
        _ => {
            let _ = writeln!(text, "<h4>{heading}</h4>");
            list(items.into_iter(), text);
        }
    }
}

fn list(items: impl Iterator<Item = String>, text: &mut String) {
    text.push_str("<ul>\n");
    for item in items {
        let _ = writeln!(text, "<li>{item}</li>");
    }
    text.push_str("</ul>\n");
}
