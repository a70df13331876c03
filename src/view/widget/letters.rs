//! Words in large letters: readable from across the room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_normalization::UnicodeNormalization;

/// How large letters are: five dots high, and a dot of this size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// A column wide and half a row high: letters take three rows.
    Half,
    /// So many rows high and twice as many columns wide.
    Rows(u16),
}

const DOWN: u16 = 5;

/// The letters, row by row.
const LETTERS: &[(char, [&str; 5])] = &[
    ('A', [".#.", "#.#", "###", "#.#", "#.#"]),
    ('B', ["##.", "#.#", "##.", "#.#", "##."]),
    ('C', [".##", "#..", "#..", "#..", ".##"]),
    ('D', ["##.", "#.#", "#.#", "#.#", "##."]),
    ('E', ["###", "#..", "##.", "#..", "###"]),
    ('F', ["###", "#..", "##.", "#..", "#.."]),
    ('G', [".###", "#...", "#.##", "#..#", ".###"]),
    ('H', ["#.#", "#.#", "###", "#.#", "#.#"]),
    ('I', ["#", "#", "#", "#", "#"]),
    ('J', ["..#", "..#", "..#", "#.#", ".#."]),
    ('K', ["#..#", "#.#.", "##..", "#.#.", "#..#"]),
    ('L', ["#..", "#..", "#..", "#..", "###"]),
    ('M', ["#...#", "##.##", "#.#.#", "#...#", "#...#"]),
    ('N', ["#..#", "##.#", "#.##", "#..#", "#..#"]),
    ('O', [".##.", "#..#", "#..#", "#..#", ".##."]),
    ('P', ["##.", "#.#", "##.", "#..", "#.."]),
    ('Q', [".##.", "#..#", "#..#", "#.#.", ".#.#"]),
    ('R', ["##.", "#.#", "##.", "#.#", "#.#"]),
    ('S', [".##", "#..", ".#.", "..#", "##."]),
    ('T', ["###", ".#.", ".#.", ".#.", ".#."]),
    ('U', ["#..#", "#..#", "#..#", "#..#", ".##."]),
    ('V', ["#...#", "#...#", ".#.#.", ".#.#.", "..#.."]),
    ('W', ["#...#", "#...#", "#.#.#", "##.##", "#...#"]),
    ('X', ["#.#", "#.#", ".#.", "#.#", "#.#"]),
    ('Y', ["#.#", "#.#", ".#.", ".#.", ".#."]),
    ('Z', ["###", "..#", ".#.", "#..", "###"]),
    ('0', ["###", "#.#", "#.#", "#.#", "###"]),
    ('1', [".#.", "##.", ".#.", ".#.", "###"]),
    ('2', ["###", "..#", "###", "#..", "###"]),
    ('3', ["###", "..#", "###", "..#", "###"]),
    ('4', ["#.#", "#.#", "###", "..#", "..#"]),
    ('5', ["###", "#..", "###", "..#", "###"]),
    ('6', ["###", "#..", "###", "#.#", "###"]),
    ('7', ["###", "..#", ".#.", ".#.", ".#."]),
    ('8', ["###", "#.#", "###", "#.#", "###"]),
    ('9', ["###", "#.#", "###", "..#", "###"]),
    (' ', ["..", "..", "..", "..", ".."]),
    ('-', ["...", "...", "###", "...", "..."]),
    ('–', ["...", "...", "###", "...", "..."]),
    ('—', [".....", ".....", "#####", ".....", "....."]),
    ('·', [".", ".", "#", ".", "."]),
    ('.', [".", ".", ".", ".", "#"]),
    (',', ["..", "..", "..", ".#", "#."]),
    (':', [".", "#", ".", "#", "."]),
    ('\'', ["#", "#", ".", ".", "."]),
    ('’', ["#", "#", ".", ".", "."]),
    ('/', ["..#", "..#", ".#.", "#..", "#.."]),
    ('+', ["...", ".#.", "###", ".#.", "..."]),
    ('→', ["..#..", "...#.", "#####", "...#.", "..#.."]),
    ('&', [".#..", "#.#.", ".#..", "#.#.", ".#.#"]),
    ('(', [".#", "#.", "#.", "#.", ".#"]),
    (')', ["#.", ".#", ".#", ".#", "#."]),
];

/// Returns the letters of `text` as they can be drawn, capitals without accents; `None` if there is one we have not.
fn letters(text: &str) -> Option<Vec<&'static [&'static str; 5]>> {
    let plain = text.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter)).flat_map(char::to_uppercase);
    plain.map(|letter| LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, rows)| rows)).collect()
}

/// Returns the rows that a line of letters takes.
#[must_use]
pub const fn height(size: Size) -> u16 {
    match size {
        Size::Half => DOWN.div_ceil(2),
        Size::Rows(rows) => DOWN.saturating_mul(rows),
    }
}

/// Returns the columns `text` takes; `None` if it has a letter that cannot be drawn.
#[must_use]
pub fn width(text: &str, size: Size) -> Option<u16> {
    let letters = letters(text)?;
    let dots: usize = letters.iter().map(|rows| rows[0].len() + 1).sum();
    let dots = u16::try_from(dots.saturating_sub(1)).unwrap_or(u16::MAX);
    Some(match size {
        Size::Half => dots,
        Size::Rows(rows) => dots.saturating_mul(2).saturating_mul(rows),
    })
}

/// Returns `text` in lines of at most `columns` columns; `None` if a word is wider, or cannot be drawn.
#[must_use]
pub fn wrap(text: &str, size: Size, columns: u16) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    // A word may be parted behind its own hyphen.
    let words = text.split_inclusive([' ', '-']).map(str::trim);
    let mut joined = false;
    for word in words.filter(|word| !word.is_empty()) {
        let longer = lines.last().map(|line| if joined { format!("{line}{word}") } else { format!("{line} {word}") });
        joined = word.ends_with('-');
        match longer.filter(|longer| width(longer, size).is_some_and(|width| width <= columns)) {
            Some(longer) => {
                lines.pop();
                lines.push(longer);
            }
            None if width(word, size)? <= columns => lines.push(word.to_owned()),
            None => return None,
        }
    }
    Some(lines)
}

/// Draws `text` in the middle of the top of `area`; nothing if it has a letter that cannot be drawn.
pub fn draw(buf: &mut Buffer, area: Rect, text: &str, size: Size, style: Style) {
    let (Some(letters), Some(wide)) = (letters(text), width(text, size)) else { return };
    let mut x = area.x + area.width.saturating_sub(wide) / 2;
    let dot = |rows: &[&str; 5], row: usize, column: usize| {
        rows.get(row).is_some_and(|dots| dots.as_bytes().get(column) == Some(&b'#'))
    };
    for rows in letters {
        let across = rows[0].len();
        for (column, offset) in (0..across).zip(0_u16..) {
            match size {
                Size::Half => {
                    for (upper, y) in (0..5).step_by(2).zip(area.y..) {
                        let sign = match (dot(rows, upper, column), dot(rows, upper + 1, column)) {
                            (true, true) => "█",
                            (true, false) => "▀",
                            (false, true) => "▄",
                            (false, false) => continue,
                        };
                        put(buf, area, x + offset, y, sign, style);
                    }
                }
                Size::Rows(scale) => {
                    for (row, down) in (0..5).zip(0_u16..) {
                        if dot(rows, row, column) {
                            let (left, top) = (x + offset * 2 * scale, area.y + down * scale);
                            let cells = (0..scale).flat_map(|dy| (0..2 * scale).map(move |dx| (left + dx, top + dy)));
                            cells.for_each(|(x, y)| put(buf, area, x, y, "█", style));
                        }
                    }
                }
            }
        }
        let dots = u16::try_from(across + 1).unwrap_or(u16::MAX);
        x += match size {
            Size::Half => dots,
            Size::Rows(scale) => dots * 2 * scale,
        };
    }
}

fn put(buf: &mut Buffer, area: Rect, x: u16, y: u16, sign: &str, style: Style) {
    if area.contains((x, y).into())
        && let Some(cell) = buf.cell_mut((x, y))
    {
        cell.set_symbol(sign).set_style(style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_as_wide_in_all_its_rows() {
        for (letter, rows) in LETTERS {
            assert!(rows.iter().all(|row| row.len() == rows[0].len() && row.bytes().all(|dot| b"#.".contains(&dot))), "{letter}");
        }
    }

    #[test]
    fn accents_go_and_what_has_no_letter_is_none() {
        assert_eq!(width("Étirement", Size::Half), width("etirement", Size::Half));
        assert_eq!(width("前屈", Size::Half), None);
        assert_eq!(
            wrap("half-kneeling hip flexor", Size::Half, 40),
            Some(vec!["half-".into(), "kneeling".into(), "hip flexor".into()])
        );
        assert_eq!(wrap("kneeling", Size::Rows(1), 40), None);
    }
}
