//! A document as CSV (RFC 4180): a row for each stretch, for a table of one's own.

use super::document::{Document, Leaf, Other};
use crate::model::words::LinkKind;

/// The first row.
const COLUMNS: [&str; 23] = [
    "id",
    "name",
    "also",
    "area",
    "region",
    "kind",
    "position",
    "sides",
    "dose",
    "props",
    "level",
    "muscles",
    "setup",
    "cues",
    "feel",
    "breath",
    "mistakes",
    "cautions",
    "easier",
    "harder",
    "related",
    "videos",
    "references",
];

/// Returns the text of the file. Lists within a field are lines of it.
#[must_use]
pub fn csv(document: &Document) -> String {
    let mut text = row(COLUMNS.map(str::to_owned).as_slice());
    for leaf in document.leaves() {
        text.push_str(&row(&fields(leaf)));
    }
    text
}

fn fields(leaf: &Leaf) -> [String; COLUMNS.len()] {
    let stretch = &leaf.stretch;
    let guide = &stretch.guide;
    let links = |kind: LinkKind| {
        let own = stretch.links.iter().filter(|link| link.kind == kind);
        own.map(|link| link.url.clone()).collect::<Vec<_>>().join("\n")
    };
    let way = |other: &Option<Other>| other.as_ref().map(|other| other.text.clone()).unwrap_or_default();
    let pairs =
        |pairs: Vec<(&String, &String)>| pairs.iter().map(|(what, why)| format!("{what}: {why}")).collect::<Vec<_>>().join("\n");
    [
        stretch.id.to_string(),
        stretch.name.clone(),
        stretch.also.join("\n"),
        leaf.area.clone(),
        leaf.region.clone(),
        stretch.kind.word().to_owned(),
        stretch.position.word().to_owned(),
        stretch.sides.word().to_owned(),
        stretch.dose.in_words(),
        stretch.props_in_words().unwrap_or_default(),
        stretch.level.to_string(),
        leaf.muscles.join("\n"),
        guide.setup.trim().to_owned(),
        guide.cues.join("\n"),
        guide.feel.clone(),
        guide.breath.clone(),
        guide.mistakes.join("\n"),
        pairs(leaf.cautions.iter().map(|(who, note)| (who, note)).collect()),
        way(&leaf.easier),
        way(&leaf.harder),
        pairs(leaf.related.iter().map(|relation| (&relation.other, &relation.why)).collect()),
        links(LinkKind::Video),
        links(LinkKind::Reference),
    ]
}

fn row(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    fields.join(",") + "\r\n"
}

/// A field as it stands in the file. One that a spreadsheet would reckon with begins with an apostrophe.
fn quoted(field: &str) -> String {
    let field = if field.starts_with(['=', '+', '-', '@', '\t']) { format!("'{field}") } else { field.to_owned() };
    if field.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be_and_reckon_nothing() {
        let fields = ["plain", "a, b", "say \"so\"", "=1+1", "two\nlines"].map(str::to_owned);
        assert_eq!(row(&fields), "plain,\"a, b\",\"say \"\"so\"\"\",'=1+1,\"two\nlines\"\r\n");
    }
}
