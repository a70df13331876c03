//! A buffer with a theme: text that clips instead of panicking, and zones that can be clicked.

use super::widget::blocks;
use super::widget::figure::{self, Form};
use crate::app::Target;
use crate::app::shown::Shown;
use crate::columns::{columns, fit};
use crate::figure::paint::Look;
use crate::theme::{Depth, Ground, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

/// Where a click means what; the last zone that holds it counts.
#[derive(Clone, Debug, Default)]
pub struct Zones {
    targets: Vec<(Rect, Target)>,
    /// How far the text in front can be scrolled, if there is one.
    pub last_scroll: Option<usize>,
    /// Where the figure is, if there is one.
    pub figure: Option<Rect>,
}

impl Zones {
    /// Returns whether the figure is at column `x` and row `y`.
    #[must_use]
    pub fn is_figure(&self, x: u16, y: u16) -> bool {
        self.figure.is_some_and(|area| area.contains(Position::new(x, y)))
    }

    /// Returns what a click at column `x` and row `y` means.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> Option<&Target> {
        self.targets.iter().rev().find(|(area, _)| area.contains(Position::new(x, y))).map(|(_, target)| target)
    }
}

/// What views draw on.
pub(super) struct Canvas<'a> {
    pub(super) buf: &'a mut Buffer,
    style: &'a super::Style,
    zones: &'a mut Zones,
}

impl<'a> Canvas<'a> {
    pub(super) const fn new(buf: &'a mut Buffer, style: &'a super::Style, zones: &'a mut Zones) -> Self {
        Self { buf, style, zones }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.style.theme.style(role)
    }

    pub(super) fn span<'t>(&self, role: Role, text: impl Into<std::borrow::Cow<'t, str>>) -> Span<'t> {
        Span::styled(text, self.style(role))
    }

    pub(super) fn zone(&mut self, area: Rect, target: Target) {
        self.zones.targets.push((area, target));
    }

    /// Notes how far a text of so many lines can be scrolled in `area`; returns the first line to show.
    pub(super) fn scrolled(&mut self, scroll: usize, lines: usize, area: Rect) -> usize {
        let last = lines.saturating_sub(usize::from(area.height));
        self.zones.last_scroll = Some(last);
        scroll.min(last)
    }

    /// Writes a line at the top of `area`, cut at its right edge.
    pub(super) fn line(&mut self, area: Rect, line: &Line<'_>) {
        let area = area.intersection(self.buf.area);
        if !area.is_empty() {
            self.buf.set_line(area.x, area.y, line, area.width);
        }
    }

    /// Writes text of one role at the top of `area`, cut with an ellipsis where it is too long.
    pub(super) fn text(&mut self, area: Rect, role: Role, text: &str) {
        let line = Line::from(self.span(role, fit(text, area.width).into_owned()));
        self.line(area, &line);
    }

    /// Writes text against the right edge of the top of `area`.
    pub(super) fn text_right(&mut self, area: Rect, role: Role, text: &str) {
        let text = fit(text, area.width);
        let width = columns(&text).min(area.width);
        let area = Rect { x: area.right() - width, width, ..area };
        self.line(area, &Line::from(self.span(role, text.into_owned())));
    }

    /// Writes text in the middle of the top of `area`.
    pub(super) fn text_centred(&mut self, area: Rect, role: Role, text: &str) {
        let text = fit(text, area.width);
        let width = columns(&text).min(area.width);
        let area = Rect { x: area.x + (area.width - width) / 2, width, ..area };
        self.line(area, &Line::from(self.span(role, text.into_owned())));
    }

    /// Fills the top row of `area` with the style of the chosen row.
    pub(super) fn select(&mut self, area: Rect) {
        let style = self.style(Role::Selected);
        let row = Rect { height: 1, ..area }.intersection(self.buf.area);
        self.buf.set_style(row, style);
    }

    /// Turns the colours of `area` round, which is seen without colours, too.
    pub(super) fn reverse(&mut self, area: Rect) {
        self.buf.set_style(area.intersection(self.buf.area), Style::new().add_modifier(Modifier::REVERSED));
    }

    fn depth(&self) -> Depth {
        if self.style.theme.has_colours() { self.style.depth } else { Depth::None }
    }

    /// Returns whether a figure can be drawn in so many cells.
    pub(super) fn has_room_for_figure(&self, width: u16, height: u16) -> bool {
        !self.style.ascii && figure::has_room(width, height)
    }

    /// Draws a figure, if there is room enough.
    pub(super) fn figure(&mut self, area: Rect, shown: &Shown) {
        let area = area.intersection(self.buf.area);
        if !self.has_room_for_figure(area.width, area.height) {
            return;
        }
        let form = Form::fitting(shown.cells, self.depth(), self.style.sextants);
        let (width, height) = form.squares(area.width, area.height);
        let (scene, camera) = figure::staged(shown, width, height);
        let is_light = self.style.ground == Ground::Light;
        let look = figure::dressed(&self.style.theme, shown.dress, is_light);
        let look = Look { tints_sides: shown.tints_sides, ..look };
        let picture = form.paint(&scene, &camera, &look, shown.pulse);
        match form {
            Form::Blocks(blocks) => blocks::draw(self.buf, area, &picture, blocks, self.depth(), figure::ground(is_light)),
            Form::Braille => {
                for (index, line) in (0..area.height).zip(figure::braille(&picture)) {
                    self.text(row(area, index), Role::Text, &line);
                }
            }
        }
        self.zones.figure = Some(area);
    }

    /// Draws a rule across the top of `area`.
    pub(super) fn rule(&mut self, area: Rect) {
        self.text(area, Role::Border, &"─".repeat(usize::from(area.width)));
    }
}

/// Returns row `index` of `area`; empty if it is not in it.
pub(super) fn row(area: Rect, index: u16) -> Rect {
    Rect { y: area.y.saturating_add(index), height: 1, ..area }.intersection(area)
}

/// Returns `area` without its first `rows` rows.
pub(super) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// Returns `area` without `left` and `right` columns at its sides.
pub(super) fn inset(area: Rect, left: u16, right: u16) -> Rect {
    let left = left.min(area.width);
    Rect { x: area.x + left, width: area.width.saturating_sub(left + right), ..area }
}
