//! A bar that fills from the left, in eighths of a cell.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const EIGHTHS: [&str; 9] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];

/// Draws a bar on the top row of `area`, `filled` of it (0 to 1); the trough is a thin line.
pub fn draw(buf: &mut Buffer, area: Rect, filled: f64, full: Style, trough: Style) {
    let area = Rect { height: 1, ..area }.intersection(buf.area);
    let eighths = (f64::from(area.width) * 8.0 * filled.clamp(0.0, 1.0)).round();
    for x in area.left()..area.right() {
        let here = (eighths - f64::from(x - area.left()) * 8.0).clamp(0.0, 8.0);
        // Between 0 and 8: the cast cuts nothing.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=8 just above")]
        let part = here as usize;
        if let Some(cell) = buf.cell_mut((x, area.y)) {
            if part == 0 {
                cell.set_symbol("─").set_style(trough);
            } else {
                cell.set_symbol(EIGHTHS.get(part).copied().unwrap_or("█")).set_style(full);
            }
        }
    }
}
