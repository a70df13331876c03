//! `[keys]`: other keys for commands; a key that already means something in its place is a problem and keeps its meaning.

use crate::command::{Command, Key, Keymap, Place, Row};
use crate::load::conform::Report;
use crate::load::suggest::did_you_mean;
use crate::load::tree::{Node, Span, Table};

/// A row of the user's: the command, and the keys that can be keys.
struct Wish {
    row: &'static Row,
    keys: Vec<(Key, Span)>,
    /// What is written is the empty list: no key at all.
    none: bool,
}

/// Returns the keys in force, and those of the user's among them with their places.
pub(super) fn keymap(table: &Table, report: &mut Report<'_>) -> (Keymap, Vec<(Place, Key, Span)>) {
    let wishes: Vec<Wish> = table.rows.iter().filter_map(|row| wish(&row.key, row.key_span, &row.node, report)).collect();
    let mut keymap = Keymap::default();
    for wish in &wishes {
        keymap.give(wish.row.command, Vec::new());
    }
    let mut given = Vec::new();
    for wish in &wishes {
        let mut keys: Vec<Key> = Vec::new();
        for (key, span) in &wish.keys {
            if let Some(owner) = keymap.owner(wish.row.place, *key) {
                let message = format!("\"{key}\" already gives {} in this place: {}", owner.name, owner.words);
                report.add(report.at(*span, &message).hint(format!("choose another key, or give {} another one", owner.name)));
            } else if !keys.contains(key) {
                keys.push(*key);
                given.push((wish.row.place, *key, *span));
            }
        }
        if keys.is_empty() && !wish.none {
            // Nothing of what was asked for can be had: the command keeps what it had, where that is still free.
            keys = wish.row.default_keys().filter(|key| keymap.owner(wish.row.place, *key).is_none()).collect();
        }
        keymap.give(wish.row.command, keys);
    }
    (keymap, given)
}

fn wish(name: &str, span: Span, node: &Node, report: &mut Report<'_>) -> Option<Wish> {
    let Some(row) = Command::named(name) else {
        let problem = report.at(span, &format!("there is no command \"{}\"", crate::printable::mask(name)));
        report.add(match did_you_mean(name, Command::TABLE.iter().map(|row| row.name)) {
            Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
            None => problem.hint("supple keys lists them"),
        });
        return None;
    };
    if row.command == Command::LeaveNow {
        report.add(report.at(span, "ctrl-c always leaves; it cannot be changed").hint("take this line out"));
        return None;
    }
    let keys = node.list().iter().filter_map(|node| Some((key(row, node, report)?, node.span))).collect();
    Some(Wish { row, keys, none: node.list().is_empty() })
}

fn key(row: &Row, node: &Node, report: &mut Report<'_>) -> Option<Key> {
    let written = node.text()?;
    let Some(key) = Key::parse(written) else {
        let problem = report.at(node.span, &format!("\"{}\" is no key", crate::printable::mask(written)));
        report.add(match did_you_mean(written, Key::names()) {
            Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
            None => problem.hint(format!(
                "a key is one character, or ctrl- and one, or one of {}",
                Key::names().collect::<Vec<_>>().join(", ")
            )),
        });
        return None;
    };
    if Command::LeaveNow.row().is_some_and(|leave| leave.default_keys().any(|own| own == key)) {
        report.add(report.at(node.span, &format!("{key} always leaves; it can give nothing else")));
        return None;
    }
    if row.place == Place::Typing && key.typed().is_some() {
        report.add(report.at(node.span, "while typing, this is a letter and no command").hint("take ctrl- and a letter"));
        return None;
    }
    Some(key)
}
