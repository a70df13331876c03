//! Numbers over time in one row: a bar for each, as high as it is next to the highest. None is so high that it touches
//! the row above, where another may stand.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const HEIGHTS: [&str; 7] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"];

/// Draws `numbers` on the top row of `area`, the last ones where not all fit; a zero is a dot.
pub fn draw(buf: &mut Buffer, area: Rect, numbers: &[u64], style: Style, nothing: Style) {
    let area = Rect { height: 1, ..area }.intersection(buf.area);
    let shown = numbers.get(numbers.len().saturating_sub(area.width.into())..).unwrap_or_default();
    let highest = numbers.iter().copied().max().unwrap_or(0).max(1);
    for (x, number) in (area.left()..area.right()).zip(shown) {
        // Rounded up: what is there is seen.
        let height = usize::try_from((number * 7).div_ceil(highest)).unwrap_or(7).min(7);
        let sign = height.checked_sub(1).and_then(|place| HEIGHTS.get(place));
        if let Some(cell) = buf.cell_mut((x, area.y)) {
            cell.set_symbol(sign.copied().unwrap_or("·")).set_style(if sign.is_some() { style } else { nothing });
        }
    }
}
