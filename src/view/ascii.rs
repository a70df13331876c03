//! For terminals that show nothing but ASCII: every other sign becomes the nearest one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Replaces what is not ASCII in `area`.
pub(super) fn fold(area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y))
                && !cell.symbol().is_ascii()
            {
                let nearest = nearest(cell.symbol());
                cell.set_symbol(nearest);
            }
        }
    }
}

fn nearest(symbol: &str) -> &'static str {
    match symbol.chars().next().unwrap_or(' ') {
        '─' | '–' | '—' | '−' => "-",
        '━' | '╸' => "=",
        '│' | '┃' => "|",
        '╭' | '╮' | '╰' | '╯' | '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '☆' => "+",
        '⏎' | '█' | '▓' | '▇' | '▆' | '▅' | '▉' | '▊' | '▋' | '▌' => "#",
        '▄' | '▃' | '▂' | '▁' | '▍' | '▎' | '▏' | '░' | '▒' => ":",
        '·' | '…' | '•' => ".",
        '→' | '▶' | '›' => ">",
        '←' | '‹' => "<",
        '↑' | '▲' => "^",
        '↓' | '▼' => "v",
        '✓' | '★' | '●' => "*",
        '×' => "x",
        '▀' | '’' | '‘' => "'",
        '“' | '”' => "\"",
        'à' | 'á' | 'â' | 'ä' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        '○' | 'ö' | 'ô' | 'ó' => "o",
        'ü' | 'û' | 'ú' => "u",
        _ => "?",
    }
}
