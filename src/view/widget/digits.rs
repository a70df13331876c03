//! Big digits that grow with the window: readable from across the room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Three by five dots, row by row, the left dot the highest bit.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];
const COLON: [u8; 5] = [0b000, 0b010, 0b000, 0b010, 0b000];
/// Dots across, and between two signs.
const ACROSS: u16 = 3;
const GAP: u16 = 1;
const DOWN: u16 = 5;

/// Returns the largest scale at which `text` fits into `area`: a dot is twice as many columns as rows. 0 if none does.
#[must_use]
pub fn scale(text: &str, area: Rect) -> u16 {
    let signs = u16::try_from(text.chars().count()).unwrap_or(u16::MAX).max(1);
    let dots = signs.saturating_mul(ACROSS + GAP).saturating_sub(GAP);
    (area.height / DOWN).min(area.width / dots.saturating_mul(2).max(1))
}

/// Returns the columns and rows that `text` takes at `scale`.
#[must_use]
pub fn size(text: &str, scale: u16) -> (u16, u16) {
    let signs = u16::try_from(text.chars().count()).unwrap_or(u16::MAX).max(1);
    let dots = signs.saturating_mul(ACROSS + GAP).saturating_sub(GAP);
    (dots.saturating_mul(2).saturating_mul(scale), DOWN.saturating_mul(scale))
}

/// Draws digits and colons in the middle of the top of `area`, `scale` large.
pub fn draw(buf: &mut Buffer, area: Rect, text: &str, scale: u16, style: Style) {
    let (width, _) = size(text, scale);
    let mut x = area.x + area.width.saturating_sub(width) / 2;
    for sign in text.chars() {
        let dots = match sign.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)) {
            Some(dots) => dots,
            None => &COLON,
        };
        for (row, bits) in (0..).zip(dots) {
            for column in 0..ACROSS {
                if bits & (0b100 >> column) != 0 {
                    let dot = Rect::new(x + column * 2 * scale, area.y + row * scale, 2 * scale, scale);
                    fill(buf, dot.intersection(area), style);
                }
            }
        }
        x += (ACROSS + GAP) * 2 * scale;
    }
}

fn fill(buf: &mut Buffer, dot: Rect, style: Style) {
    let dot = dot.intersection(buf.area);
    for y in dot.top()..dot.bottom() {
        for x in dot.left()..dot.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.set_symbol("█").set_style(style);
            }
        }
    }
}
