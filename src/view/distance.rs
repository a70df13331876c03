//! The player for across the room: name, side, countdown and what comes next, each as large as there is room for.
//!
//! ```text
//! ━━━━━━━━━━━ ━━━━━━━╸───── ────────
//!      █▀█ █ █▀▀ █▄█ ▀█▀  · █▄█ █▀█ █  █▀▄
//!               ██████  ██████
//!                   ██  ██
//!               ██████  ██████
//! ```

use super::canvas::{Canvas, below, inset, row};
use super::player::{count, phase, role, strokes};
use super::widget::letters::{self, Size};
use crate::app::App;
use crate::columns::columns;
use crate::session::Now;
use crate::theme::Role;
use ratatui::layout::Rect;

/// Letters for the name, for the side, and for what comes next, the largest first; `None` is the terminal's own. The
/// side goes before the name: the name does not change while one cannot look. Last, the hundredths of the height that
/// the countdown then has at least: a long name is worth a smaller one.
const SIZES: &[([Option<Size>; 3], u16)] = &[
    ([Some(Size::Rows(3)), Some(Size::Rows(3)), Some(Size::Rows(2))], 45),
    ([Some(Size::Rows(2)), Some(Size::Rows(3)), Some(Size::Rows(2))], 45),
    ([Some(Size::Rows(2)), Some(Size::Rows(2)), Some(Size::Rows(1))], 45),
    ([Some(Size::Rows(1)), Some(Size::Rows(2)), Some(Size::Rows(1))], 45),
    ([Some(Size::Rows(1)), Some(Size::Rows(1)), Some(Size::Half)], 45),
    ([Some(Size::Half), Some(Size::Rows(1)), Some(Size::Half)], 45),
    ([Some(Size::Half), Some(Size::Half), Some(Size::Half)], 45),
    ([Some(Size::Half), Some(Size::Half), Some(Size::Half)], 25),
    ([None, Some(Size::Half), Some(Size::Half)], 45),
    ([Some(Size::Half), Some(Size::Half), None], 45),
    ([None, Some(Size::Half), None], 45),
];
const SMALLEST: ([Option<Size>; 3], u16) = ([None; 3], 45);
/// A name may take two lines; everything else has a shorter form.
const MOST_LINES: [usize; 3] = [2, 1, 1];
/// Below so many rows, digits are not large.
const LEAST_COUNT: u16 = 5;
/// Above and below the countdown and above the side: a row for every so many of the window.
const ROWS_FOR_GAP: u16 = 30;

/// A text in lines of one size.
struct Block {
    lines: Vec<String>,
    size: Option<Size>,
}

impl Block {
    /// Returns the first of `texts`, the fullest first, that fits into so many lines. What no large letters can say, as
    /// a name in another script, is in the terminal's own, and makes nothing else small.
    fn fitting(texts: &[String], size: Option<Size>, width: u16, most: usize) -> Option<Self> {
        let can_be_drawn = texts.iter().any(|text| letters::width(text, Size::Half).is_some());
        let Some(size) = size.filter(|_| can_be_drawn) else { return Some(Self::in_a_line(texts, width)) };
        let lines = |text: &String| letters::wrap(text, size, width).filter(|lines| lines.len() <= most);
        texts.iter().find_map(lines).map(|lines| Self { lines, size: Some(size) })
    }

    /// Returns the first of `texts` that fits into a line of the terminal's own letters, or the shortest.
    fn in_a_line(texts: &[String], width: u16) -> Self {
        let text = texts.iter().find(|text| columns(text) <= width).or(texts.last());
        Self { lines: text.cloned().into_iter().collect(), size: None }
    }

    fn height(&self) -> u16 {
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        let each = self.size.map_or(1, letters::height);
        let between = if self.size.is_some() { lines.saturating_sub(1) } else { 0 };
        lines * each + between
    }

    /// Returns the rows of the gap that are left free below; letters half a row high leave room themselves.
    const fn gap_below(&self, gap: u16) -> u16 {
        match self.size {
            Some(Size::Rows(_)) => gap,
            Some(Size::Half) | None => 0,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, role: Role) {
        let mut rest = area;
        for line in &self.lines {
            match self.size {
                Some(size) => letters::draw(canvas.buf, rest, line, size, canvas.style(role)),
                None => canvas.text_centred(rest, role, line),
            }
            rest = below(rest, self.size.map_or(1, letters::height) + 1);
        }
    }
}

pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(now) = app.session.as_ref().and_then(|running| running.session.now()) else { return };
    let area = inset(area, 1, 1);
    strokes(&now, canvas, row(area, 0));
    let body = below(area, 1);
    let (blocks, gap) = blocks(&now, body);
    let [name, side, next] = &blocks;
    name.draw(canvas, body, Role::Title);
    let from_side = below(body, name.height() + gap);
    side.draw(canvas, from_side, role(&now));
    if app.flashes() {
        canvas.reverse(Rect { height: side.height().min(from_side.height), ..from_side });
    }
    let taken: u16 = blocks.iter().map(Block::height).sum();
    let from_count = below(from_side, side.height() + side.gap_below(gap));
    let count_height = body.height.saturating_sub(taken + 2 * gap + side.gap_below(gap));
    count(&now, canvas, Rect { height: count_height.min(from_count.height), ..from_count });
    let foot = Rect { y: body.bottom().saturating_sub(next.height()), height: next.height().min(body.height), ..body };
    next.draw(canvas, foot, Role::Muted);
}

/// The largest letters with which everything has its place, and the rows between.
fn blocks(now: &Now<'_>, body: Rect) -> ([Block; 3], u16) {
    let texts = [vec![now.step.stretch.name.clone()], sides(now), nexts(now)];
    let arranged = |(sizes, share): &([Option<Size>; 3], u16)| {
        let mut blocks =
            texts.iter().zip(sizes).zip(MOST_LINES).map(|((texts, size), most)| Block::fitting(texts, *size, body.width, most));
        let blocks = [blocks.next()??, blocks.next()??, blocks.next()??];
        let taken: u16 = blocks.iter().map(Block::height).sum();
        let gap = if body.height > 14 { body.height.div_ceil(ROWS_FOR_GAP) } else { 0 };
        let left = body.height.saturating_sub(taken + 2 * gap + blocks[1].gap_below(gap));
        (left >= LEAST_COUNT.max(body.height * share / 100)).then_some((blocks, gap))
    };
    let smallest = || (texts.each_ref().map(|texts| Block::in_a_line(texts, body.width)), 0);
    SIZES.iter().chain([&SMALLEST]).find_map(arranged).unwrap_or_else(smallest)
}

/// The side and what goes on, the fullest first.
fn sides(now: &Now<'_>) -> Vec<String> {
    let phase = phase(now);
    match now.side {
        Some(side) => {
            let word = side.word();
            vec![format!("{word} · {phase}"), word.to_owned()]
        }
        None => vec![phase.clone(), phase.split(" · ").next().unwrap_or_default().to_owned()],
    }
}

/// What comes next, the fullest first.
fn nexts(now: &Now<'_>) -> Vec<String> {
    let Some(next) = &now.next else { return vec!["Next: done".to_owned()] };
    let name = if next.again {
        "once more"
    } else if next.name == now.step.stretch.name {
        "the same"
    } else {
        next.name
    };
    let side = next.side.map(|side| format!(", {}", side.word())).unwrap_or_default();
    vec![format!("Next: {name}{side}"), format!("→ {name}{side}"), format!("→ {name}"), name.to_owned()]
}
