//! What the parts of a page are, as a tree: headings, paragraphs, lists, tables and figures with what is to be seen.

use super::page::Role;
use krilla::tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagTree};
use std::num::NonZeroU16;

/// The tree as it grows, block by block.
#[derive(Default)]
pub(super) struct Tags {
    done: Vec<TagGroup>,
    /// The items of a list that may go on.
    list: Vec<TagGroup>,
    /// The rows of a table that may go on, each with its number.
    rows: Vec<(usize, TagGroup)>,
}

impl Tags {
    /// Adds a block, and the link over it.
    pub(super) fn add(&mut self, role: &Role, content: Identifier, link: Option<Identifier>) {
        if !matches!(role, Role::Item) {
            self.end_list();
        }
        // Figures of a row stand between its cells.
        if !matches!(role, Role::Cell(..) | Role::Figure(_)) {
            self.end_table();
        }
        let leaf = |mut group: TagGroup| {
            match link {
                Some(link) => {
                    let mut linked = TagGroup::new(Tag::Link);
                    linked.push(content);
                    linked.push(link);
                    group.push(linked);
                }
                None => group.push(content),
            }
            group
        };
        match role {
            Role::Heading(level) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                self.done.push(leaf(TagGroup::new(Tag::Hn(level, None))));
            }
            Role::Item => {
                let mut item = TagGroup::new(Tag::LI);
                item.push(leaf(TagGroup::new(Tag::LBody)));
                self.list.push(item);
            }
            Role::Figure(seen) => {
                let figure = leaf(TagGroup::new(Tag::Figure(Some(seen.clone()))));
                match self.rows.last().map(|(row, _)| *row) {
                    Some(last) => {
                        let mut cell = TagGroup::new(Tag::TD);
                        cell.push(figure);
                        self.row(last + 1).push(cell);
                    }
                    None => self.done.push(figure),
                }
            }
            Role::Cell(row, true) => {
                let cell = leaf(TagGroup::new(Tag::TH(TableHeaderScope::Column)));
                self.row(*row).push(cell);
            }
            Role::Cell(row, false) => {
                let cell = leaf(TagGroup::new(Tag::TD));
                self.row(*row).push(cell);
            }
            Role::Text | Role::Artifact => self.done.push(leaf(TagGroup::new(Tag::P))),
        }
    }

    fn row(&mut self, number: usize) -> &mut TagGroup {
        if self.rows.last().is_none_or(|(last, _)| *last != number) {
            self.rows.push((number, TagGroup::new(Tag::TR)));
        }
        let last = self.rows.len() - 1;
        &mut self.rows[last].1
    }

    fn end_list(&mut self) {
        if !self.list.is_empty() {
            let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
            for item in std::mem::take(&mut self.list) {
                list.push(item);
            }
            self.done.push(list);
        }
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            let mut table = TagGroup::new(Tag::Table);
            for (_, row) in std::mem::take(&mut self.rows) {
                table.push(row);
            }
            self.done.push(table);
        }
    }

    /// Neither a list nor a table goes on over the page.
    pub(super) fn end_page(&mut self) {
        self.end_list();
        self.end_table();
    }

    pub(super) fn tree(mut self) -> TagTree {
        self.end_page();
        let mut tree = TagTree::new().with_lang(Some("en-GB".to_owned()));
        for group in self.done {
            tree.push(group);
        }
        tree
    }
}
