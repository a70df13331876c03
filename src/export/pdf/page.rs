//! Pages before they are written: blocks with their role, what is in them and where, and the pages that refer to others.

use super::Paper;
use super::face::{Face, Faces};
use super::text::{Line, Run, Style};
use crate::export::document::Document;
use crate::export::svg::ACCENT;
use crate::model::Id;
use std::collections::BTreeMap;

pub(super) const TEXT: u32 = 0x1d_2629;
pub(super) const SOFT: u32 = 0x56_656b;
pub(super) const RULE: u32 = 0xd5_dcde;
pub(super) const ALARM: u32 = 0xa3_341a;

/// Free at the left and right, above, and below, where the footer is.
pub(super) const SIDE: f32 = 54.0;
pub(super) const TOP: f32 = 52.0;
pub(super) const BOTTOM: f32 = 58.0;

pub(super) const BODY: Style = Style { face: Face::Text, size: 10.5, colour: TEXT };
pub(super) const NOTE: Style = Style { face: Face::Text, size: 10.0, colour: TEXT };
pub(super) const QUIET: Style = Style { face: Face::Text, size: 10.5, colour: SOFT };
pub(super) const LABEL: Style = Style { face: Face::Bold, size: 9.5, colour: ACCENT };
const BULLET: Style = Style { face: Face::Bold, size: 13.0, colour: ACCENT };
pub(super) const LINK: Style = Style { face: Face::Text, size: 10.0, colour: ACCENT };

/// What is on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub blocks: Vec<Block>,
    pub has_footer: bool,
}

/// What a block is to whoever has it read out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// Nothing: rules, boxes.
    Artifact,
    Heading(u16),
    Text,
    Item,
    /// With what is to be seen.
    Figure(String),
    /// A cell of a table: of which row, and whether it is a heading.
    Cell(usize, bool),
}

/// Something with a role, and where it leads.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub role: Role,
    pub marks: Vec<Mark>,
    pub target: Option<Target>,
}

/// Where a click leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    Address(String),
    Place(Key),
}

/// What has a page that others refer to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Safety,
    Part(usize),
    Leaf(Id),
}

/// Left, top, width and height, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// Something drawn.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Its left end on its base line.
    Text {
        x: f32,
        y: f32,
        run: Run,
    },
    Drawing {
        of: Id,
        mirrored: bool,
        area: Area,
    },
    Fill {
        area: Area,
        colour: u32,
    },
    Frame {
        area: Area,
        colour: u32,
    },
}

/// A paragraph that is set, and not placed yet.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub role: Role,
    pub lines: Vec<Line>,
    pub leading: f32,
    pub before: f32,
    pub indent: f32,
    pub target: Option<Target>,
    /// It is not left alone at the foot of a page.
    pub keeps_next: bool,
}

/// A column that is being filled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub x: f32,
    pub width: f32,
    pub page: usize,
    pub y: f32,
}

/// A bookmark: how deep, what it says, and where.
#[derive(Debug)]
pub(super) struct Bookmark {
    pub depth: u8,
    pub text: String,
    pub page: usize,
}

/// Pages as they are laid out.
pub(super) struct Layout<'a> {
    pub document: &'a Document,
    pub faces: Faces,
    pub width: f32,
    pub height: f32,
    pub pages: Vec<Page>,
    pub bookmarks: Vec<Bookmark>,
    /// Where everything was in the last round, and where it is in this one.
    pub known: BTreeMap<Key, usize>,
    pub found: BTreeMap<Key, usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(document: &'a Document, faces: Faces, paper: Paper) -> Self {
        let (width, height) = paper.size();
        let (known, found) = (BTreeMap::new(), BTreeMap::new());
        Self { document, faces, width, height, pages: Vec::new(), bookmarks: Vec::new(), known, found }
    }

    /// Begins a page and returns its number, counted from nothing.
    pub(super) fn begin(&mut self) -> usize {
        self.pages.push(Page { blocks: Vec::new(), has_footer: true });
        self.pages.len() - 1
    }

    pub(super) const fn inner(&self) -> f32 {
        self.width - 2.0 * SIDE
    }

    pub(super) const fn floor(&self) -> f32 {
        self.height - BOTTOM
    }

    pub(super) fn push(&mut self, page: usize, block: Block) {
        while self.pages.len() <= page {
            self.begin();
        }
        if let Some(page) = self.pages.get_mut(page) {
            page.blocks.push(block);
        }
    }

    pub(super) fn mark(&mut self, page: usize, role: Role, mark: Mark) {
        self.push(page, Block { role, marks: vec![mark], target: None });
    }

    /// Returns the page that something is on, as it is printed.
    pub(super) fn page_of(&self, key: &Key) -> String {
        self.known.get(key).map_or_else(|| "000".to_owned(), |page| (page + 1).to_string())
    }

    /// Returns a paragraph, set in a column so wide.
    pub(super) fn piece(&mut self, role: Role, runs: &[Run], width: f32, leading: f32) -> Piece {
        let indent = if role == Role::Item { 10.0 } else { 0.0 };
        let lines = self.faces.lines(runs, width - indent);
        let keeps_next = matches!(role, Role::Heading(_));
        Piece { role, lines, leading, before: 0.0, indent, target: None, keeps_next }
    }

    /// Places paragraphs one below the other; the column goes on at the top of the next page.
    pub(super) fn place(&mut self, column: &mut Column, pieces: &[Piece]) {
        for (place, piece) in pieces.iter().enumerate() {
            let next = if piece.keeps_next {
                pieces.get(place + 1).map_or(0.0, |next| next.before + next.height().min(next.leading * 2.0))
            } else {
                0.0
            };
            let stays_whole = piece.lines.len() <= 4;
            let needs = piece.before + if stays_whole { piece.height() } else { piece.leading * 2.0 } + next;
            if column.y + needs > self.floor() && column.y > TOP {
                self.turn(column);
            }
            if column.y > TOP {
                column.y += piece.before;
            }
            let mut marks = Vec::new();
            for (nth, line) in piece.lines.iter().enumerate() {
                if column.y + piece.leading > self.floor() {
                    self.push(
                        column.page,
                        Block { role: piece.role.clone(), marks: std::mem::take(&mut marks), target: piece.target.clone() },
                    );
                    self.turn(column);
                }
                let base = column.y + piece.leading * 0.76;
                if nth == 0 && piece.indent > 0.0 {
                    marks.push(Mark::Text { x: column.x, y: base, run: BULLET.run("•") });
                }
                for (across, run) in &line.runs {
                    marks.push(Mark::Text { x: column.x + piece.indent + across, y: base, run: run.clone() });
                }
                column.y += piece.leading;
            }
            self.push(column.page, Block { role: piece.role.clone(), marks, target: piece.target.clone() });
        }
    }

    fn turn(&mut self, column: &mut Column) {
        column.page += 1;
        column.y = TOP;
        while self.pages.len() <= column.page {
            self.begin();
        }
    }
}

impl Piece {
    pub(super) fn height(&self) -> f32 {
        f32::from(u16::try_from(self.lines.len()).unwrap_or(u16::MAX)) * self.leading
    }

    pub(super) fn after(self, before: f32) -> Self {
        Self { before, ..self }
    }

    pub(super) fn leading_to(self, target: Target) -> Self {
        Self { target: Some(target), ..self }
    }
}

/// Returns how high some paragraphs are together.
pub(super) fn height(pieces: &[Piece]) -> f32 {
    pieces.iter().map(|piece| piece.before + piece.height()).sum()
}
