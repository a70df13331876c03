//! A session in one line: a stroke for each step, as long as it takes, filled as far as it is done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The styles of what is done, of the step going on, and of what is to come.
#[derive(Clone, Copy, Debug)]
pub struct Styles {
    pub done: Style,
    pub current: Style,
    pub ahead: Style,
}

/// Draws a timeline on the top row of `area`: `ends` says where each step ends, `done` how far it has come, 0 to 1.
pub fn draw(buf: &mut Buffer, area: Rect, ends: &[f64], done: f64, styles: Styles) {
    let area = Rect { height: 1, ..area }.intersection(buf.area);
    let width = f64::from(area.width.max(1));
    let step_at = |place: f64| ends.iter().position(|end| place < *end).unwrap_or(ends.len().saturating_sub(1));
    let current = step_at(done);
    for x in area.left()..area.right() {
        let from = f64::from(x - area.left());
        let step = step_at((from + 0.5) / width);
        let is_last_of_step = x + 1 < area.right() && step_at((from + 1.5) / width) != step;
        let is_only_of_step = x == area.left() || step_at((from - 0.5) / width) != step;
        // A blank parts the steps, where a step has a cell to spare for it.
        let parts = is_last_of_step && !is_only_of_step;
        let halves = (done * width - from) * 2.0;
        let (sign, style) = if parts {
            (" ", Style::default())
        } else if halves >= 2.0 {
            ("━", if step == current { styles.current } else { styles.done })
        } else if halves >= 1.0 {
            ("╸", styles.current)
        } else {
            ("─", styles.ahead)
        };
        if let Some(cell) = buf.cell_mut((x, area.y)) {
            cell.set_symbol(sign).set_style(style);
        }
    }
}
