//! Changes to the user's `favourites.toml`, text in, text out: comments and layout stay as they are.

use super::{decode, tree};
use crate::model::Marked;
use crate::problem::Problem;
use toml_edit::{Array, DocumentMut, Item, RawString, Value};

/// On top of a file that was not there before.
const HEADING: &str = "# What you keep at hand. The key f writes this file.\n\n";

/// Returns the file called `file` with something marked in it, or no longer.
///
/// # Errors
/// The problem that keeps it from being changed.
pub fn mark(file: &str, bytes: &[u8], marked: &Marked, on: bool) -> Result<String, Box<Problem>> {
    let mut problems = Vec::new();
    let Some(text) = decode(file, bytes, &mut problems) else {
        let problem = problems.pop().unwrap_or_else(|| Problem::with_file(file, "this file is not UTF-8"));
        return Err(Box::new(problem));
    };
    tree::parse(text).map_err(|fault| {
        let message = format!("this is not TOML: {}", fault.message);
        Box::new(Problem::in_text(file, text, fault.span.range(), &message))
    })?;
    let not_toml = |error: toml_edit::TomlError| Box::new(Problem::with_file(file, error.message()));
    let mut document: DocumentMut = text.parse().map_err(not_toml)?;
    let (key, id) = match marked {
        Marked::Stretch(id) => ("stretches", id),
        Marked::Routine(id) => ("routines", id),
    };
    let item = document.entry(key).or_insert(Item::Value(Value::Array(Array::new())));
    let Some(ids) = item.as_array_mut() else {
        return Err(Box::new(Problem::with_file(file, &format!("`{key}` is no list, so nothing can be kept in it"))));
    };
    let place_of_it = |ids: &Array| ids.iter().position(|known| known.as_str() == Some(id.as_str()));
    while let Some(place) = place_of_it(ids) {
        take_out(ids, place);
    }
    if on {
        push(ids, id.as_str());
    }
    // A heading in the text would end up below: a comment with no key under it belongs to the end.
    let heading = if text.trim().is_empty() { HEADING } else { "" };
    let written = format!("{heading}{document}");
    // As it was: with or without a byte-order mark, with its own line ends.
    let written = if text.contains("\r\n") { written.replace("\r\n", "\n").replace('\n', "\r\n") } else { written };
    Ok(if bytes.starts_with(b"\xef\xbb\xbf") { format!("\u{feff}{written}") } else { written })
}

/// Takes an id out; comments beside it stay where they are.
fn take_out(ids: &mut Array, place: usize) {
    let gone = ids.remove(place);
    let text = |raw: Option<&RawString>| raw.and_then(RawString::as_str).unwrap_or_default().to_owned();
    let beside = text(gone.decor().prefix()) + &text(gone.decor().suffix());
    if !beside.contains('#') {
        return;
    }
    if let Some(next) = ids.get_mut(place) {
        let prefix = beside + &text(next.decor().prefix());
        next.decor_mut().set_prefix(prefix);
    } else {
        let trailing = beside + &text(Some(ids.trailing()));
        ids.set_trailing(trailing);
    }
}

/// Adds an id: on a line of its own where the others have one.
fn push(ids: &mut Array, id: &str) {
    let like = ids.iter().last().and_then(|last| last.decor().prefix()?.as_str().map(str::to_owned));
    let on_lines = like.filter(|prefix| prefix.contains('\n'));
    match on_lines {
        Some(prefix) => {
            let indent = prefix.rsplit('\n').next().unwrap_or_default().to_owned();
            ids.push_formatted(Value::from(id).decorated(format!("\n{indent}"), ""));
            ids.set_trailing_comma(true);
        }
        None => ids.push(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn marked(text: &str, id: &str, on: bool) -> String {
        mark("favourites.toml", text.as_bytes(), &Marked::Stretch(Id::new(id)), on).expect("changed")
    }

    #[test]
    fn a_new_file_says_what_it_is_and_what_is_marked_twice_is_there_once() {
        let text = marked("", "cat-cow", true);
        assert_eq!(text, format!("{HEADING}stretches = [\"cat-cow\"]\n"));
        assert_eq!(marked(&text, "cat-cow", true), text);
        assert_eq!(marked(&text, "cat-cow", false), format!("{HEADING}stretches = []\n"));
    }

    #[test]
    fn comments_layout_and_line_ends_stay() {
        let text = "# mine\r\nroutines = [\"x\"] # keep\r\nstretches = [\r\n  # for the back\r\n  \"cat-cow\", # best\r\n  \"frog\",\r\n]\r\n";
        let more = marked(text, "sphinx", true);
        for part in
            ["# mine\r\n", "routines = [\"x\"] # keep", "  # for the back\r\n  \"cat-cow\", # best", "\r\n  \"sphinx\",\r\n]"]
        {
            assert!(more.contains(part), "{part:?} in {more:?}");
        }
        assert_eq!(marked(&more, "sphinx", false), text);
    }

    #[test]
    fn comments_beside_what_is_taken_out_stay() {
        let text = "stretches = [ # mine\n  \"cat-cow\", # best\n  # later\n  \"frog\" # last\n]\n";
        for id in ["cat-cow", "frog"] {
            let less = marked(text, id, false);
            for comment in ["# mine\n", "# best\n", "# later\n", "# last\n"] {
                assert!(less.contains(comment) && !less.contains(id), "{comment:?} without {id} in {less:?}");
            }
            let none = marked(&marked(&less, "frog", false), "cat-cow", false);
            let again = marked(&none, id, true);
            assert!(again.matches('#').count() == 4 && again.contains(id) && less.parse::<DocumentMut>().is_ok(), "{again:?}");
        }
    }

    #[test]
    fn what_cannot_be_kept_is_refused() {
        let refused = |text: &str| mark("favourites.toml", text.as_bytes(), &Marked::Stretch(Id::new("a")), true).is_err();
        assert!(refused("stretches = ") && refused("stretches = 3") && !refused("routines = 3"));
    }
}
