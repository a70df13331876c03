//! A routine on one page: each step with its figure and time, and a box for every day of a week.

use super::face::Face;
use super::page::{Area, BODY, Block, Bookmark, Column, LABEL, Layout, Mark, NOTE, QUIET, RULE, Role, SIDE, SOFT, TEXT, TOP};
use super::text::{Run, Style};
use crate::export::document::{DAYS, Row, Sheet};
use crate::export::svg::ACCENT;

const NAME: Style = Style { face: Face::Head, size: 27.0, colour: TEXT };
const HEAD: Style = Style { face: Face::Bold, size: 9.5, colour: SOFT };
/// Where the figures are, and a day's box with its room.
const FIGURES: f32 = 112.0;
const DAY: f32 = 25.0;
const BOX: f32 = 15.0;
const LEAST_ROW: f32 = 31.0;
const MOST_ROW: f32 = 88.0;

impl Layout<'_> {
    pub(super) fn sheet(&mut self, sheet: &Sheet) {
        let page = self.begin();
        self.faces.of.clone_from(&sheet.routine.name);
        self.bookmarks.push(Bookmark { depth: 0, text: sheet.routine.name.clone(), page });
        let inner = self.inner();
        let mut column = Column { x: SIDE, width: inner, page, y: TOP };
        let facts = format!("{} · {} · {}", sheet.minutes, sheet.areas, sheet.needs);
        let head = [
            self.piece(Role::Heading(1), &[NAME.run(&sheet.routine.name)], inner, 33.0),
            self.piece(Role::Text, &[QUIET.run(&facts)], inner, 15.0).after(2.0),
            self.piece(Role::Text, &[BODY.run(&sheet.routine.about)], inner * 0.86, 14.5).after(5.0),
        ];
        self.place(&mut column, &head);
        column.y += 12.0;
        self.days(&mut column, 0);
        // The last row is for how tight it was.
        let rows = f32::from(u16::try_from(sheet.rows.len() + 1).unwrap_or(u16::MAX));
        let high = ((self.floor() - column.y) / rows).clamp(LEAST_ROW, MOST_ROW);
        for (nth, row) in sheet.rows.iter().enumerate() {
            self.room(&mut column, high, nth);
            self.row(&column, high, nth + 1, row);
            column.y += high;
        }
        self.room(&mut column, high.min(40.0), sheet.rows.len());
        self.tightness(&column, high.min(40.0), sheet.rows.len() + 1);
    }

    /// Goes on over the page where a routine has more steps than a page has room for.
    fn room(&mut self, column: &mut Column, high: f32, row: usize) {
        if column.y + high > self.floor() + 1.0 {
            column.page = self.begin();
            column.y = TOP;
            self.days(column, row);
        }
    }

    fn first_day(&self) -> f32 {
        self.width - SIDE - DAY * f32::from(u8::try_from(DAYS.len()).unwrap_or(7))
    }

    /// The heads of the columns.
    fn days(&mut self, column: &mut Column, row: usize) {
        let base = column.y + 9.0;
        self.cell(column.page, (row, true), (SIDE, base), &[HEAD.run("Stretch, and how much")]);
        for (nth, (letter, _)) in (0_u8..).zip(DAYS) {
            let line = self.faces.line(&HEAD.run(letter));
            let x = self.first_day() + DAY * f32::from(nth) + (DAY - line.width) / 2.0;
            self.cell(column.page, (row, true), (x, base), &[HEAD.run(letter)]);
        }
        column.y += 15.0;
        let area = Area { x: SIDE, y: column.y, width: self.inner(), height: 1.2 };
        self.mark(column.page, Role::Artifact, Mark::Fill { area, colour: ACCENT });
    }

    fn row(&mut self, column: &Column, high: f32, nth: usize, row: &Row) {
        let Column { page, y, .. } = *column;
        self.faces.of.clone_from(&row.name);
        if let Some(figure) = &row.figure {
            #[expect(clippy::cast_possible_truncation, reason = "a drawing has some hundred units")]
            let (wide, tall) = (figure.drawing.width as f32, figure.drawing.height as f32);
            let scale = ((FIGURES - 14.0) / wide).min((high - 6.0) / tall);
            let (width, height) = (wide * scale, tall * scale);
            let area = Area { x: SIDE + (FIGURES - 14.0 - width) / 2.0, y: y + (high - height) / 2.0, width, height };
            let drawing = Mark::Drawing { of: row.id.clone(), mirrored: false, area };
            self.mark(page, Role::Figure(format!("Drawing of {}", row.name)), drawing);
        }
        let x = SIDE + FIGURES;
        let room = self.first_day() - x - 10.0;
        let bold = Style { face: Face::Bold, size: 11.5, colour: TEXT };
        let accent = Style { size: 10.5, colour: ACCENT, ..BODY };
        let mut lines = self.faces.lines(&[bold.run(&row.name)], room);
        lines.extend(self.faces.lines(&[accent.run(&row.dose)], room));
        let cue = self.faces.lines(&[Style { size: 9.5, colour: SOFT, ..NOTE }.run(&row.cue)], room);
        let leading = 13.0;
        let tall = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * leading;
        if tall(lines.len() + cue.len()) <= high - 4.0 {
            lines.extend(cue);
        }
        let mut base = y + (high - tall(lines.len())) / 2.0 + 9.5;
        let mut marks = Vec::new();
        for line in lines {
            let last = line.runs.len().saturating_sub(1);
            for (place, (across, run)) in line.runs.into_iter().enumerate() {
                let end = if place == last { " " } else { "" };
                marks.push(Mark::Text { x: x + across, y: base, run: run.style.run(&format!("{}{end}", run.text)) });
            }
            base += leading;
        }
        self.push(page, Block { role: Role::Cell(nth, false), marks, target: None });
        self.boxes(column, high, 0.0);
    }

    /// How tight it is, asked once a day.
    fn tightness(&mut self, column: &Column, high: f32, nth: usize) {
        let base = column.y + high / 2.0;
        self.cell(column.page, (nth, false), (SIDE, base), &[LABEL.run("How tight is it now?")]);
        let small = Style { size: 9.5, ..QUIET };
        self.cell(column.page, (nth, false), (SIDE, base + 12.0), &[small.run("A number from 0, not at all, to 10")]);
        self.boxes(column, high, 4.0);
    }

    fn boxes(&mut self, column: &Column, high: f32, larger: f32) {
        let size = BOX + larger;
        for (nth, _) in (0_u8..).zip(DAYS) {
            let x = self.first_day() + DAY * f32::from(nth) + (DAY - size) / 2.0;
            let area = Area { x, y: column.y + (high - size) / 2.0, width: size, height: size };
            self.mark(column.page, Role::Artifact, Mark::Frame { area, colour: SOFT });
        }
        let area = Area { x: SIDE, y: column.y + high, width: self.inner(), height: 0.5 };
        self.mark(column.page, Role::Artifact, Mark::Fill { area, colour: RULE });
    }

    fn cell(&mut self, page: usize, (row, is_head): (usize, bool), (x, y): (f32, f32), runs: &[Run]) {
        let marks = runs.iter().map(|run| self.faces.line(run)).flat_map(|line| line.runs);
        let marks = marks.map(|(across, run)| Mark::Text { x: x + across, y, run }).collect();
        self.push(page, Block { role: Role::Cell(row, is_head), marks, target: None });
    }
}
