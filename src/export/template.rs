//! Files to start from: every field of the tables, those that must be there filled in, the others behind a `#`.

mod example;

use super::forms::FORMS;
use crate::columns::wrap;
use crate::load::fields::{DOSE, Field, ROUTINE, STRETCH, Shape};
use crate::load::tree::{self, Node, Row, Table, Value};

/// Comments are no wider.
const WIDTH: u16 = 100;

/// Fields that may be left out, and that a stretch begins with all the same: its figure.
const BEGUN: &[&str] = &["pose", "base", "side", "set", "props", "glow", "view"];

/// What the table of steps says of a field that a dose has too.
const AS_IN_DOSE: &str = "as in `[dose]`";

const STRETCH_HEAD: &str = "A stretch of your own. A line that begins with `#` and no space is a field you may leave out: take \
    the `#` away to use it. `supple list areas` has the words for regions, and `supple check` says what is wrong.";
const ROUTINE_HEAD: &str = "A routine of your own. A line that begins with `#` and no space is a field you may leave out: take \
    the `#` away to use it. `supple list` has the stretches, and `supple check` says what is wrong.";

/// Returns a stretch called after `id`, which loads as it is.
#[must_use]
pub fn stretch(id: &str) -> String {
    template(STRETCH_HEAD, STRETCH, example::STRETCH, id)
}

/// Returns a routine called after `id`, which loads as it is.
#[must_use]
pub fn routine(id: &str) -> String {
    template(ROUTINE_HEAD, ROUTINE, example::ROUTINE, id)
}

/// Returns a file that says what `table` says, in the order of `fields`.
#[must_use]
pub fn copy(fields: &[Field], table: &Table) -> String {
    let mut page = Page::default();
    page.copy(fields, table);
    page.text
}

fn template(head: &str, fields: &[Field], example: &str, id: &str) -> String {
    // The examples are TOML: every template is loaded by a test.
    let example = tree::parse(&example.replace(example::NAME, &name_of(id))).unwrap_or_default();
    let mut page = Page::default();
    page.comment(head);
    page.fields(fields, &example, Standing::AsNeeded);
    page.text
}

/// The name a file of this id may have: `chair-reach` is a Chair reach.
fn name_of(id: &str) -> String {
    let mut chars = id.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.map(|c| if c == '-' { ' ' } else { c })).collect()
}

/// How the lines of a table stand in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// What must be there is, the rest is behind a `#`.
    AsNeeded,
    /// All of it is behind a `#`.
    Offered,
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn comment(&mut self, words: &str) {
        for line in wrap(words, WIDTH) {
            self.text.extend(["# ", &line, "\n"]);
        }
    }

    /// What a field is for, and what it may hold where that cannot be seen.
    fn about(&mut self, field: &Field) {
        let is_closed = match &field.shape {
            Shape::Word(_) | Shape::Whole(..) | Shape::Number(..) => true,
            Shape::List(item, ..) => matches!(item, Shape::Word(_)),
            Shape::Text
            | Shape::Name(_)
            | Shape::Key
            | Shape::Id
            | Shape::IdOr(_)
            | Shape::Address
            | Shape::Truth
            | Shape::Time
            | Shape::Date
            | Shape::Dates
            | Shape::Table(_)
            | Shape::Rows(_)
            | Shape::OneOrRows(_)
            | Shape::Tables(_) => false,
        };
        let holds = if is_closed { format!("; {}", field.shape.in_words()) } else { String::new() };
        self.comment(&format!("{}{holds}", said_of(field)));
    }

    fn line(&mut self, standing: Standing, required: bool, line: &str) {
        let offered = standing == Standing::Offered || !required;
        self.text.extend([if offered { "#" } else { "" }, line, "\n"]);
    }

    /// The fields of a template, single values before tables.
    fn fields(&mut self, fields: &[Field], example: &Table, standing: Standing) {
        for (field, node) in single(fields, example) {
            // A table behind a `#` stays in one piece, to be taken as a whole.
            if standing == Standing::AsNeeded {
                self.gap();
            }
            self.about(field);
            self.line(standing, field.required, &assignment(field.name, node));
        }
        for (field, node) in many(fields, example) {
            self.gap();
            self.about(field);
            if let (Shape::Table(inner), Some(table)) = (&field.shape, node.table()) {
                self.line(standing, field.required || BEGUN.contains(&field.name), &format!("[{}]", field.name));
                if field.name == "dose" { self.dose(table) } else { self.inner(inner, table, standing) }
            } else if let Shape::Tables(inner) = &field.shape {
                self.tables(field, inner, node.list());
            }
        }
    }

    /// The fields of a table in the file; what is a table in that stands on one line.
    fn inner(&mut self, fields: &[Field], example: &Table, standing: Standing) {
        for (field, node) in in_order(fields, example) {
            if standing == Standing::AsNeeded {
                self.gap();
            }
            self.about(field);
            let is_begun = standing == Standing::AsNeeded && BEGUN.contains(&field.name);
            self.line(standing, field.required || is_begun, &assignment(field.name, node));
        }
    }

    /// The first of several tables is explained; those after it are of the other forms of dose.
    fn tables(&mut self, field: &Field, inner: &[Field], rows: &[Node]) {
        let head = format!("[[{}]]", field.name);
        let tables = rows.iter().filter_map(Node::table);
        for (table, form) in tables.zip(FORMS) {
            let is_first = form.kind == FORMS[0].kind;
            if is_first {
                let standing = if field.required { Standing::AsNeeded } else { Standing::Offered };
                self.line(standing, field.required, &head);
                self.inner(inner, table, standing);
                continue;
            }
            self.gap();
            self.comment(&format!("a {} of {}", field.name, form.title));
            self.line(Standing::Offered, false, &head);
            for (field, node) in single(inner, table) {
                self.line(Standing::Offered, false, &assignment(field.name, node));
            }
        }
    }

    /// A dose of the first form, what else that form has, and the other forms in its place.
    fn dose(&mut self, example: &Table) {
        for (form, is_first) in FORMS.iter().zip(std::iter::once(true).chain(std::iter::repeat(false))) {
            self.gap();
            if !is_first {
                self.comment(&format!("or, in its place and with `kind = \"{}\"`: {}", form.kind, form.title));
            }
            let own = tree::parse(form.example).unwrap_or_default();
            for (field, node) in single(DOSE, &own) {
                self.about(field);
                self.line(Standing::AsNeeded, is_first, &assignment(field.name, node));
            }
            for (field, node) in single(DOSE, example).filter(|(field, _)| is_first && own.get(field.name).is_none()) {
                self.gap();
                self.about(field);
                self.line(Standing::Offered, false, &assignment(field.name, node));
            }
        }
    }

    fn copy(&mut self, fields: &[Field], table: &Table) {
        for (field, node) in single(fields, table) {
            self.line(Standing::AsNeeded, true, &assignment(field.name, node));
        }
        for (field, node) in many(fields, table) {
            let (head, inner, tables) = match &field.shape {
                Shape::Table(inner) => (format!("[{}]", field.name), inner, node.table().into_iter().collect::<Vec<_>>()),
                Shape::Tables(inner) => {
                    (format!("[[{}]]", field.name), inner, node.list().iter().filter_map(Node::table).collect())
                }
                Shape::Text
                | Shape::Name(_)
                | Shape::Key
                | Shape::Id
                | Shape::IdOr(_)
                | Shape::Address
                | Shape::Whole(..)
                | Shape::Number(..)
                | Shape::Truth
                | Shape::Time
                | Shape::Date
                | Shape::Dates
                | Shape::Word(_)
                | Shape::Rows(_)
                | Shape::OneOrRows(_)
                | Shape::List(..) => continue,
            };
            for table in tables {
                self.gap();
                self.line(Standing::AsNeeded, true, &head);
                for (field, node) in in_order(inner, table) {
                    self.line(Standing::AsNeeded, true, &assignment(field.name, node));
                }
            }
        }
    }
}

/// What a field is for; a step refers to the dose, which does not stand in its file.
fn said_of(field: &Field) -> &'static str {
    let of_dose = DOSE.iter().find(|other| other.name == field.name && field.about == AS_IN_DOSE);
    of_dose.unwrap_or(field).about
}

/// The fields of `table` that are single values or lists of them, in the order of `fields`.
fn single<'a>(fields: &'a [Field], table: &'a Table) -> impl Iterator<Item = (&'a Field, &'a Node)> {
    in_order(fields, table).filter(|(field, _)| !is_tabular(&field.shape))
}

/// The fields of `table` that are tables, in the order of `fields`.
fn many<'a>(fields: &'a [Field], table: &'a Table) -> impl Iterator<Item = (&'a Field, &'a Node)> {
    in_order(fields, table).filter(|(field, _)| is_tabular(&field.shape))
}

fn in_order<'a>(fields: &'a [Field], table: &'a Table) -> impl Iterator<Item = (&'a Field, &'a Node)> {
    fields.iter().filter_map(|field| Some((field, table.get(field.name)?)))
}

const fn is_tabular(shape: &Shape) -> bool {
    matches!(shape, Shape::Table(_) | Shape::Tables(_))
}

fn assignment(name: &str, node: &Node) -> String {
    format!("{name} = {}", written(node))
}

/// A value as TOML, on one line.
fn written(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => quoted(text),
        Value::Whole(number) => number.to_string(),
        Value::Decimal(number) => format!("{number:?}"),
        Value::Truth(truth) => truth.to_string(),
        Value::List(nodes) => format!("[{}]", nodes.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::Table(Table { rows }) => {
            let pairs: Vec<String> = rows.iter().map(|Row { key, node, .. }| assignment(key, node)).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Value::Date(text) => text.to_string(),
    }
}

/// Text as TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.extend(["\\u", &format!("{:04x}", u32::from(c))]),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::words::Kind;

    #[test]
    fn a_copy_says_what_was_said_whatever_letters_it_has() {
        let table = tree::parse("name = \"a \\\"b\\\" \\\\ \\u0007\\n é\"\nkind = \"pnf\"\nlevel = 2\nregions = [\"x\", \"y\"]")
            .expect("TOML");
        let again = tree::parse(&copy(STRETCH, &table)).expect("TOML");
        for row in &table.rows {
            let value = |node: &Node| (node.text().map(str::to_owned), node.whole(), node.list().len());
            assert_eq!(again.get(&row.key).map(value), Some(value(&row.node)), "{}", row.key);
        }
        assert_eq!(again.rows.len(), table.rows.len());
    }

    #[test]
    fn a_name_is_made_of_an_id() {
        assert_eq!(name_of("chair-reach-2"), "Chair reach 2");
        assert_eq!(name_of("étirement"), "Étirement");
        assert!(Kind::WORDS.iter().all(|kind| stretch("x").contains(kind)));
    }
}
