//! What stands before the stretches: the cover with what is inside, what to know before beginning, a page for each part.

use super::face::Face;
use super::page::{
    ALARM, Area, BODY, Bookmark, Column, Key, LABEL, Layout, Mark, Piece, QUIET, RULE, Role, SIDE, TEXT, TOP, Target,
};
use super::text::Style;
use crate::export::document::{Document, Leaf, Part};
use crate::export::safety::{LIMITS, PASSAGES, Passage, TITLE};
use crate::export::svg::ACCENT;
use crate::problem::counted;

const GREAT: Style = Style { face: Face::Head, size: 40.0, colour: TEXT };
const PART: Style = Style { face: Face::Head, size: 30.0, colour: TEXT };
const GUTTER: f32 = 26.0;

/// A row of a table of contents.
struct Entry {
    text: String,
    key: Key,
    style: Style,
}

impl Layout<'_> {
    pub(super) fn cover(&mut self) {
        let page = self.begin();
        let document = self.document;
        self.faces.of.clone_from(&document.title);
        let inner = self.inner();
        let bar = Area { x: SIDE, y: 92.0, width: 46.0, height: 4.0 };
        self.mark(page, Role::Artifact, Mark::Fill { area: bar, colour: ACCENT });
        let mut column = Column { x: SIDE, width: inner, page, y: 110.0 };
        let lead = Style { size: 14.0, ..QUIET };
        let made = format!("{} · {} {}", document.about, document.made.in_words(), document.made.year());
        let head = [
            self.piece(Role::Heading(1), &[GREAT.run(&document.title)], inner, 46.0),
            self.piece(Role::Text, &[lead.run(&made)], inner, 20.0).after(8.0),
        ];
        self.place(&mut column, &head);
        let entries = self.inside();
        let columns = if entries.len() > 24 { 3 } else { 2 };
        let rows = entries.len().div_ceil(columns);
        let list = f32::from(u16::try_from(rows).unwrap_or(u16::MAX)) * 15.0 + 30.0;
        let room = self.floor() - column.y - list - 70.0;
        if let Some(leaf) = face_of_all(document).filter(|_| room > 110.0) {
            let area = Area { x: SIDE, y: column.y + 26.0, width: inner, height: room.min(330.0) };
            self.shown(page, leaf, area);
            column.y += area.height + 40.0;
        } else {
            column.y += 24.0;
        }
        let inside = self.piece(Role::Heading(2), &[LABEL.run("What is inside")], inner, 16.0);
        self.place(&mut column, &[inside]);
        self.contents(&mut column, &entries, columns);
        let small = Style { size: 9.5, ..QUIET };
        let limits = self.piece(Role::Text, &[small.run(LIMITS)], inner * 0.72, 13.0);
        let y = (self.floor() - limits.height()).max(column.y + 16.0);
        self.place(&mut Column { y, ..column }, &[limits]);
    }

    /// The parts where there are several, else the stretches themselves.
    fn inside(&self) -> Vec<Entry> {
        let bold = Style { face: Face::Bold, ..BODY };
        let mut entries = vec![Entry { text: TITLE.to_owned(), key: Key::Safety, style: bold }];
        match self.document.parts.as_slice() {
            [only] => {
                entries.push(Entry { text: only.name.clone(), key: Key::Part(0), style: bold });
                entries.extend(only.leaves.iter().map(listed));
            }
            parts => entries.extend(parts.iter().enumerate().map(|(nth, part)| Entry {
                text: format!("{}, {}", part.name, part.leaves.len()),
                key: Key::Part(nth),
                style: bold,
            })),
        }
        entries
    }

    /// A drawing as large as fits, in the middle of an area.
    fn shown(&mut self, page: usize, leaf: &Leaf, area: Area) {
        let Some(figure) = &leaf.figure else { return };
        #[expect(clippy::cast_possible_truncation, reason = "a drawing has some hundred units")]
        let (wide, high) = (figure.drawing.width as f32, figure.drawing.height as f32);
        let scale = (area.width / wide).min(area.height / high);
        let (width, height) = (wide * scale, high * scale);
        let area = Area { x: area.x + (area.width - width) / 2.0, y: area.y + (area.height - height) / 2.0, width, height };
        let of = leaf.stretch.id.clone();
        self.mark(page, Role::Figure(leaf.alternative()), Mark::Drawing { of, mirrored: false, area });
    }

    /// Names with their pages, in columns; what does not fit goes on over the page.
    fn contents(&mut self, column: &mut Column, entries: &[Entry], columns: usize) {
        let count = f32::from(u16::try_from(columns).unwrap_or(1));
        let width = (column.width - GUTTER * (count - 1.0)) / count;
        let number_width = 24.0;
        let leading = 15.0;
        let mut rest = entries;
        while !rest.is_empty() {
            let mut rows = rest.len().div_ceil(columns);
            while f32::from(u16::try_from(rows).unwrap_or(u16::MAX)) * leading > self.floor() - column.y && rows > 1 {
                rows -= 1;
            }
            let (own, later) = rest.split_at(rest.len().min(rows * columns));
            let top = column.y;
            for (nth, entry) in own.iter().enumerate() {
                let across = f32::from(u16::try_from(nth / rows).unwrap_or(0)) * (width + GUTTER);
                let down = f32::from(u16::try_from(nth % rows).unwrap_or(0)) * leading;
                self.entry(column.page, (column.x + across, top + down), width, number_width, entry);
                column.y = column.y.max(top + down + leading);
            }
            rest = later;
            if !rest.is_empty() {
                column.page = self.begin();
                column.y = TOP;
            }
        }
    }

    fn entry(&mut self, page: usize, (x, y): (f32, f32), width: f32, number_width: f32, entry: &Entry) {
        let lines = self.faces.lines(&[entry.style.run(&entry.text)], width - number_width);
        let Some(first) = lines.into_iter().next() else { return };
        let number = self.page_of(&entry.key);
        let number = self.faces.line(&Style { face: Face::Text, ..entry.style }.run(&number));
        let base = y + 11.0;
        let mut marks: Vec<Mark> = Vec::new();
        for (across, run) in first.runs {
            // A space, so that name and number are two words to whoever takes the text out.
            marks.push(Mark::Text { x: x + across, y: base, run: run.style.run(&format!("{} ", run.text)) });
        }
        for (across, run) in number.runs {
            marks.push(Mark::Text { x: x + width - number.width + across, y: base, run });
        }
        let rule = Area { x, y: y + 14.2, width, height: 0.4 };
        self.mark(page, Role::Artifact, Mark::Fill { area: rule, colour: RULE });
        let target = Some(Target::Place(entry.key.clone()));
        self.push(page, super::page::Block { role: Role::Item, marks, target });
    }

    pub(super) fn safety(&mut self) {
        let page = self.begin();
        self.found.insert(Key::Safety, page);
        self.bookmarks.push(Bookmark { depth: 0, text: TITLE.to_owned(), page });
        let inner = self.inner();
        let title = self.piece(Role::Heading(1), &[PART.run(TITLE)], inner, 36.0);
        let mut column = Column { x: SIDE, width: inner, page, y: TOP };
        self.place(&mut column, &[title]);
        let width = (inner - GUTTER) / 2.0;
        let top = column.y + 6.0;
        let half = PASSAGES.len().div_ceil(2);
        let mut lowest = top;
        for (nth, passages) in PASSAGES.chunks(half).enumerate() {
            let x = if nth == 0 { SIDE } else { SIDE + width + GUTTER };
            let mut column = Column { x, width, page, y: top };
            for passage in passages {
                let pieces = self.passage(passage, width - 12.0);
                let from = column.y + 12.0;
                self.place(&mut Column { x: x + 12.0, y: column.y + 12.0, ..column }, &pieces);
                column.y = from + super::page::height(&pieces);
                let colour = if passage.is_urgent { ALARM } else { RULE };
                let area = Area { x, y: from, width: if passage.is_urgent { 3.0 } else { 1.0 }, height: column.y - from };
                self.mark(page, Role::Artifact, Mark::Fill { area, colour });
                column.y += 14.0;
            }
            lowest = lowest.max(column.y);
        }
        let small = Style { size: 9.5, ..QUIET };
        let limits = self.piece(Role::Text, &[small.run(LIMITS)], inner, 13.0);
        self.place(&mut Column { x: SIDE, width: inner, page, y: lowest + 12.0 }, &[limits]);
    }

    fn passage(&mut self, passage: &Passage, width: f32) -> Vec<Piece> {
        let colour = if passage.is_urgent { ALARM } else { ACCENT };
        let heading = Style { face: Face::Bold, size: 13.5, colour };
        let lead = Style { size: 11.5, ..BODY };
        let mut pieces = vec![
            self.piece(Role::Heading(2), &[heading.run(passage.heading)], width, 18.0),
            self.piece(Role::Text, &[lead.run(passage.lead)], width, 15.5).after(1.0),
        ];
        for point in passage.points {
            pieces.push(self.piece(Role::Item, &[BODY.run(point)], width, 14.2).after(3.0));
        }
        pieces
    }

    /// The page before the stretches of a part.
    pub(super) fn opener(&mut self, nth: usize, part: &Part) {
        let page = self.begin();
        self.faces.of.clone_from(&part.name);
        self.found.insert(Key::Part(nth), page);
        self.bookmarks.push(Bookmark { depth: 0, text: part.name.clone(), page });
        let inner = self.inner();
        let mut column = Column { x: SIDE, width: inner, page, y: TOP };
        let count = counted(part.leaves.len(), "stretch");
        let head = [
            self.piece(Role::Heading(1), &[PART.run(&part.name)], inner, 36.0),
            self.piece(Role::Text, &[QUIET.run(&count)], inner, 15.0),
        ];
        self.place(&mut column, &head);
        let bold = Style { face: Face::Bold, ..BODY };
        let mut pieces = Vec::new();
        let favourites: Vec<(&Leaf, &String)> =
            part.leaves.iter().filter_map(|leaf| Some((leaf, leaf.favourite.as_ref()?))).collect();
        if !favourites.is_empty() {
            pieces.push(self.piece(Role::Heading(2), &[LABEL.run("Where we would start")], inner, 14.0).after(16.0));
        }
        for (leaf, why) in favourites {
            let key = Key::Leaf(leaf.stretch.id.clone());
            let page = format!(" Page {}.", self.page_of(&key));
            let runs =
                [bold.run(&format!("{}. ", leaf.stretch.name)), BODY.run(why), Style { colour: ACCENT, ..BODY }.run(&page)];
            pieces.push(self.piece(Role::Item, &runs, inner, 14.5).after(2.0).leading_to(Target::Place(key)));
        }
        if !part.related.is_empty() {
            let heading = "The cause may lie elsewhere";
            pieces.push(self.piece(Role::Heading(2), &[LABEL.run(heading)], inner, 14.0).after(16.0));
        }
        for relation in &part.related {
            let runs =
                [bold.run(&format!("{} and {}: ", relation.region, relation.other.to_lowercase())), BODY.run(&relation.why)];
            pieces.push(self.piece(Role::Item, &runs, inner, 14.5).after(2.0));
        }
        // Where there is one part, the cover has told them.
        let is_only = self.document.parts.len() == 1;
        if !is_only {
            pieces.push(self.piece(Role::Heading(2), &[LABEL.run("The stretches")], inner, 14.0).after(18.0));
        }
        self.place(&mut column, &pieces);
        if is_only {
            self.close(&column, part);
            return;
        }
        column.y += 2.0;
        let entries: Vec<Entry> = part.leaves.iter().map(listed).collect();
        let columns = if entries.len() > 40 { 3 } else { 2 };
        self.contents(&mut column, &entries, columns);
        self.close(&column, part);
    }

    /// What room a page leaves, one of the part's stretches fills.
    fn close(&mut self, column: &Column, part: &Part) {
        let room = self.floor() - column.y - 30.0;
        // The first of the favourites may be on the cover.
        let drawn = || part.leaves.iter().filter(|leaf| leaf.figure.is_some());
        let leaf = drawn().filter(|leaf| leaf.favourite.is_some()).nth(1).or_else(|| drawn().next_back());
        if let Some(leaf) = leaf.filter(|_| room > 150.0) {
            let height = room.min(340.0);
            let area = Area { x: SIDE, y: self.floor() - height, width: self.inner(), height };
            self.shown(column.page, leaf, area);
        }
    }
}

/// The stretch that stands for all of them: one of our favourites.
fn face_of_all(document: &Document) -> Option<&Leaf> {
    let drawn = || document.leaves().filter(|leaf| leaf.figure.is_some());
    drawn().find(|leaf| leaf.favourite.is_some()).or_else(|| drawn().next())
}

fn listed(leaf: &Leaf) -> Entry {
    Entry { text: leaf.stretch.name.clone(), key: Key::Leaf(leaf.stretch.id.clone()), style: BODY }
}
