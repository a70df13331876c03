//! A stretch on its page: its name, its figure as large as there is room, what to do on the left, what to mind on the right.

use super::face::Face;
use super::page::{
    Area, BODY, Bookmark, Column, Key, LABEL, LINK, Layout, Mark, NOTE, Piece, QUIET, Role, SIDE, TEXT, TOP, Target, height,
};
use super::text::Style;
use crate::describe::{self, capitalised, listed};
use crate::export::document::{Figure, Leaf, Other};

const NAME: Style = Style { face: Face::Head, size: 23.0, colour: TEXT };
const CAPTION: Style = Style { size: 9.0, ..QUIET };
/// The left column's share of the page, and the space beside it.
const LEFT: f32 = 0.585;
const GUTTER: f32 = 26.0;
/// A figure is at least, and at most, so high.
const LEAST: f32 = 104.0;
const MOST: f32 = 292.0;

impl Layout<'_> {
    pub(super) fn leaf(&mut self, leaf: &Leaf) {
        let page = self.begin();
        let stretch = &leaf.stretch;
        self.faces.of.clone_from(&stretch.name);
        self.found.insert(Key::Leaf(stretch.id.clone()), page);
        self.bookmarks.push(Bookmark { depth: 1, text: stretch.name.clone(), page });
        let inner = self.inner();
        let mut whole = Column { x: SIDE, width: inner, page, y: TOP };
        let head = self.head(leaf, inner);
        self.place(&mut whole, &head);
        let left_width = (inner - GUTTER) * LEFT;
        let left = self.left(leaf, left_width);
        let right = self.right(leaf, inner - GUTTER - left_width);
        let links = self.links(leaf, inner);
        let below = height(&left).max(height(&right)) + height(&links) + 38.0;
        if let Some(figure) = &leaf.figure {
            let high = (self.floor() - whole.y - below).clamp(LEAST, MOST);
            whole.y = self.figure(leaf, figure, page, whole.y + 8.0, high);
        }
        whole.y += 14.0;
        let mut one = Column { width: left_width, ..whole };
        let mut other = Column { x: SIDE + left_width + GUTTER, width: inner - GUTTER - left_width, ..whole };
        self.place(&mut one, &left);
        self.place(&mut other, &right);
        let lower = if (one.page, one.y) > (other.page, other.y) { one } else { other };
        self.place(&mut Column { x: SIDE, width: inner, y: lower.y + 4.0, ..lower }, &links);
    }

    fn head(&mut self, leaf: &Leaf, inner: f32) -> Vec<Piece> {
        let stretch = &leaf.stretch;
        let place = if leaf.area == leaf.region { leaf.area.clone() } else { format!("{} · {}", leaf.area, leaf.region) };
        let facts = describe::facts(stretch);
        let facts = facts.rsplit_once(" · ").map_or(facts.as_str(), |(words, _)| words);
        let facts = format!("{facts} · level {} of 3", stretch.level);
        let mut pieces = vec![
            self.piece(Role::Text, &[LABEL.run(&place)], inner, 13.0),
            self.piece(Role::Heading(2), &[NAME.run(&stretch.name)], inner, 28.0),
            self.piece(Role::Text, &[QUIET.run(&facts)], inner, 15.0).after(2.0),
        ];
        if let Some(why) = &leaf.favourite {
            let bold = Style { face: Face::Bold, ..BODY };
            pieces.push(self.piece(Role::Text, &[bold.run("Our favourite. "), BODY.run(why)], inner, 14.5).after(3.0));
        }
        pieces
    }

    /// Draws it in a frame so high, both sides where they differ; returns where it ends.
    fn figure(&mut self, leaf: &Leaf, figure: &Figure, page: usize, top: f32, high: f32) -> f32 {
        let inner = self.inner();
        let drawing = &figure.drawing;
        #[expect(clippy::cast_possible_truncation, reason = "a drawing has some hundred units")]
        let shape = (drawing.height / drawing.width.max(1.0)) as f32;
        let captions = figure.captions();
        let gap = 40.0;
        let room = if captions.is_some() { (inner - gap) / 2.0 } else { inner };
        let below = if captions.is_some() { 14.0 } else { 0.0 };
        let tall = (high - below).min(room * shape);
        let wide = tall / shape.max(0.01);
        let mut alternative = leaf.alternative();
        for nth in 0..=usize::from(captions.is_some()) {
            let both = if captions.is_some() { 2.0 * wide + gap } else { wide };
            let left = SIDE + (inner - both) / 2.0 + if nth == 1 { wide + gap } else { 0.0 };
            let area = Area { x: left, y: top, width: wide, height: tall };
            let of = leaf.stretch.id.clone();
            self.mark(page, Role::Figure(alternative.clone()), Mark::Drawing { of, mirrored: nth == 1, area });
            if let Some(caption) = captions.and_then(|captions| captions.get(nth).copied()) {
                let line = self.faces.line(&CAPTION.run(&capitalised(caption)));
                let x = left + (wide - line.width) / 2.0;
                for (across, run) in line.runs {
                    self.mark(page, Role::Text, Mark::Text { x: x + across, y: top + tall + 11.0, run });
                }
                alternative = format!("The same for the {}.", captions.map_or("", |captions| captions[1]));
            }
        }
        top + tall + below
    }

    /// What to do.
    fn left(&mut self, leaf: &Leaf, width: f32) -> Vec<Piece> {
        let guide = &leaf.stretch.guide;
        let setup = Style { size: 11.0, ..BODY };
        let mut pieces = vec![self.piece(Role::Text, &[setup.run(&guide.setup)], width, 15.5)];
        self.items(&mut pieces, "Mind", &guide.cues, width);
        self.items(&mut pieces, "Breath", std::slice::from_ref(&guide.breath), width);
        self.items(&mut pieces, "Not like this", &guide.mistakes, width);
        self.way(&mut pieces, "Easier", leaf.easier.as_ref(), width);
        self.way(&mut pieces, "Harder", leaf.harder.as_ref(), width);
        pieces
    }

    /// What to mind.
    fn right(&mut self, leaf: &Leaf, width: f32) -> Vec<Piece> {
        let stretch = &leaf.stretch;
        let mut pieces = Vec::new();
        self.items(&mut pieces, "You feel it", std::slice::from_ref(&stretch.guide.feel), width);
        if !leaf.cautions.is_empty() {
            pieces.push(self.label("Take care", width));
        }
        let bold = Style { face: Face::Bold, ..NOTE };
        for (nth, (who, note)) in leaf.cautions.iter().enumerate() {
            let gap = if nth > 0 { 3.0 } else { 0.0 };
            pieces.push(self.piece(Role::Text, &[bold.run(&format!("{who}: ")), NOTE.run(note)], width, 13.2).after(gap));
        }
        if !leaf.related.is_empty() {
            pieces.push(self.label("The cause may lie elsewhere", width));
        }
        for (nth, relation) in leaf.related.iter().enumerate() {
            let gap = if nth > 0 { 3.0 } else { 0.0 };
            let runs = [bold.run(&format!("{}: ", relation.other)), NOTE.run(&relation.why)];
            pieces.push(self.piece(Role::Text, &runs, width, 13.2).after(gap));
        }
        self.items(&mut pieces, "Muscles", &[listed(&leaf.muscles)], width);
        self.items(&mut pieces, "Also called", &[stretch.also.join(", ")], width);
        if let Some(first) = pieces.first_mut() {
            first.before = 0.0;
        }
        pieces
    }

    fn label(&mut self, text: &str, width: f32) -> Piece {
        self.piece(Role::Heading(3), &[LABEL.run(text)], width, 13.0).after(9.0)
    }

    /// A heading with a sentence, or a list.
    fn items(&mut self, pieces: &mut Vec<Piece>, heading: &str, items: &[String], width: f32) {
        let said: Vec<&String> = items.iter().filter(|item| !item.trim().is_empty()).collect();
        if said.is_empty() {
            return;
        }
        pieces.push(self.label(heading, width));
        let role = if said.len() > 1 { Role::Item } else { Role::Text };
        for item in said {
            pieces.push(self.piece(role.clone(), &[NOTE.run(item)], width, 13.4));
        }
    }

    /// An easier or harder way, and the page it is on.
    fn way(&mut self, pieces: &mut Vec<Piece>, heading: &str, other: Option<&Other>, width: f32) {
        let Some(other) = other else { return };
        self.items(pieces, heading, std::slice::from_ref(&other.text), width);
        let Some((id, name)) = &other.leads else { return };
        if other.text.trim().is_empty() {
            pieces.push(self.label(heading, width));
        }
        let key = Key::Leaf(id.clone());
        let piece = if self.document.has(id) {
            let text = format!("→ {name}, page {}", self.page_of(&key));
            self.piece(Role::Text, &[LINK.run(&text)], width, 13.4).leading_to(Target::Place(key))
        } else {
            self.piece(Role::Text, &[NOTE.run(&format!("→ {name}"))], width, 13.4)
        };
        pieces.push(piece.after(1.0));
    }

    /// Videos and references: clickable, and readable on paper.
    fn links(&mut self, leaf: &Leaf, width: f32) -> Vec<Piece> {
        let links = &leaf.stretch.links;
        let mut pieces = Vec::new();
        if !links.is_empty() {
            pieces.push(self.label("To watch and read", width));
        }
        for link in links {
            let by = Style { size: 9.5, ..NOTE }.run(&format!("{} by {}: ", capitalised(link.kind.title()), link.by));
            let runs = [by, Style { size: 9.5, ..LINK }.run(&link.url)];
            pieces.push(self.piece(Role::Text, &runs, width, 13.0).leading_to(Target::Address(link.url.clone())));
        }
        pieces
    }
}
