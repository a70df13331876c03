//! A picture in quarters of cells: of the ways to split a cell between two colours, the one nearest to what was painted.

use crate::figure::flesh::Material;
use crate::figure::paint::{Picture, Pixel, Rgb};
use crate::theme::Depth;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// Less of a pixel than this is nothing.
const SEEN: f64 = 0.35;

/// Which quarters are in the colour of the letter, bit by bit: upper left, upper right, lower left, lower right.
/// With its opposite, each is every way to split a cell. Plain ones first: they win where it makes no difference.
const SPLITS: [(u8, &str, &str); 7] = [
    (0b0011, "▀", "▄"),
    (0b0101, "▌", "▐"),
    (0b0001, "▘", "▟"),
    (0b0010, "▝", "▙"),
    (0b0100, "▖", "▜"),
    (0b1000, "▗", "▛"),
    (0b1001, "▚", "▞"),
];

/// Another split must be nearer by so much to be chosen: what nobody sees is not worth a flicker.
const BETTER: f64 = 0.0006;

/// Draws a picture of two by two pixels a cell into `area`; `ground` is the colour of the terminal's own, as far as it
/// is known.
pub fn draw(buf: &mut Buffer, area: Rect, picture: &Picture, depth: Depth, ground: Rgb) {
    let area = area.intersection(buf.area);
    let is_light = ground.luma() > 0.5;
    let colours = |mean: Rgb, pixel: &Pixel| match depth {
        Depth::True => {
            let (red, green, blue) = mean.bytes();
            Color::Rgb(red, green, blue)
        }
        // The floor steps back into grey, so that no edge of it takes on a hue.
        Depth::Indexed if matches!(pixel.material, Some(Material::Mat | Material::Wall) | None) => {
            let luma = mean.luma();
            indexed(Rgb { red: luma, green: luma, blue: luma })
        }
        Depth::Indexed => indexed(mean),
        // By what it is and how it is lit: the nearest of sixteen would be mud.
        Depth::Sixteen | Depth::None => sixteen(pixel, is_light),
    };
    for row in 0..area.height {
        for column in 0..area.width {
            let (x, y) = (usize::from(column) * 2, usize::from(row) * 2);
            let place = |x: usize, y: usize| picture.pixels.get(y * picture.width + x).filter(|pixel| pixel.cover >= SEEN);
            let quarters = [place(x, y), place(x + 1, y), place(x, y + 1), place(x + 1, y + 1)];
            if quarters.iter().all(Option::is_none) {
                continue;
            }
            let seen = quarters
                .map(|pixel| pixel.map_or(ground, |pixel| pixel.colour.times(pixel.cover).plus(ground.times(1.0 - pixel.cover))));
            let (mask, letter, opposite) = split(&seen, quarters.map(|pixel| pixel.is_some()));
            let of = |is_in: bool| {
                let members = (0..4).filter(move |bit| (mask >> bit & 1 == 1) == is_in);
                let (mut sum, mut count, mut first) = (Rgb::default(), 0.0, None);
                for number in members {
                    if let (Some(Some(pixel)), Some(colour)) = (quarters.get(number), seen.get(number)) {
                        sum = sum.plus(*colour);
                        count += 1.0;
                        first = first.filter(|known: &&Pixel| known.lit > pixel.lit).or(Some(pixel));
                    }
                }
                first.map(|pixel| colours(sum.times(1.0 / count), pixel))
            };
            let (letter, style) = match (of(true), of(false)) {
                (Some(inside), Some(outside)) => (letter, Style::new().fg(inside).bg(outside)),
                (Some(inside), None) => (letter, Style::new().fg(inside)),
                (None, Some(outside)) => (opposite, Style::new().fg(outside)),
                (None, None) => continue,
            };
            if let Some(cell) = buf.cell_mut((area.x + column, area.y + row)) {
                cell.set_symbol(letter).set_style(style);
            }
        }
    }
}

/// The split whose two means are nearest to the four colours. What is nothing is never mixed with what is something,
/// if it can be helped: it would get a colour.
fn split(colours: &[Rgb; 4], is_seen: [bool; 4]) -> (u8, &'static str, &'static str) {
    let mixed = |one: usize, other: usize| if is_seen[one] == is_seen[other] { 0.0 } else { 0.02 };
    let apart = |one: usize, other: usize| far(colours[one], colours[other]) + mixed(one, other);
    // Of a group, the squares of what is off its mean add up to the squares between its pairs over its count.
    let cost = |mask: u8| {
        let mut pairs = [0.0, 0.0];
        for one in 0..4 {
            for other in one + 1..4 {
                let (own, its) = (mask >> one & 1, mask >> other & 1);
                if own == its {
                    pairs[usize::from(own)] += apart(one, other);
                }
            }
        }
        let count = f64::from(mask.count_ones());
        pairs[1] / count + pairs[0] / (4.0 - count)
    };
    let mut best = (f64::INFINITY, SPLITS[0]);
    for row in SPLITS {
        let cost = cost(row.0);
        if cost < best.0 - BETTER {
            best = (cost, row);
        }
    }
    best.1
}

/// How unlike two colours look: the square of their distance, green counting most.
fn far(one: Rgb, other: Rgb) -> f64 {
    let square = |a: f64, b: f64| (a - b) * (a - b);
    0.3 * square(one.red, other.red) + 0.5 * square(one.green, other.green) + 0.2 * square(one.blue, other.blue)
}

/// The levels of the cube that every terminal of 256 colours has.
const LEVELS: [f64; 6] = [0.0, 95.0, 135.0, 175.0, 215.0, 255.0];

/// The nearest of 256. A colour that turns grey looks farther off than one a little lighter or darker: hair is brown.
fn indexed(colour: Rgb) -> Color {
    let parts = [colour.red, colour.green, colour.blue].map(|part| part.clamp(0.0, 1.0) * 255.0);
    let around = parts.map(|part| {
        let above = (1..5_u8).find(|index| LEVELS[usize::from(*index)] >= part).unwrap_or(5);
        [above - 1, above]
    });
    let [red, green, blue] = parts;
    let off = |r: f64, g: f64, b: f64| {
        let (dr, dg, db) = (r - red, g - green, b - blue);
        let light = 0.3 * dr + 0.59 * dg + 0.11 * db;
        let hue = (dr - light).powi(2) + (dg - light).powi(2) + (db - light).powi(2);
        light * light + 2.5 * hue
    };
    let mut best = (f64::INFINITY, 16_u8);
    for corner in 0..8_usize {
        let [r, g, b] = [around[0][corner & 1], around[1][corner >> 1 & 1], around[2][corner >> 2]];
        let cost = off(LEVELS[usize::from(r)], LEVELS[usize::from(g)], LEVELS[usize::from(b)]);
        if cost < best.0 {
            best = (cost, 16 + 36 * r + 6 * g + b);
        }
    }
    for step in 0..24_u8 {
        let grey = 8.0 + 10.0 * f64::from(step);
        let cost = off(grey, grey, grey);
        if cost < best.0 {
            best = (cost, 232 + step);
        }
    }
    Color::Indexed(best.1)
}

/// Of the terminal's own sixteen: what it is, in light, in shade, and where an outline runs.
fn sixteen(pixel: &Pixel, is_light: bool) -> Color {
    if pixel.lit > 0.5 {
        return Color::LightRed;
    }
    let (light, shade, line) = match (pixel.material, is_light) {
        (Some(Material::Skin | Material::Face | Material::Shoe), false) => (Color::White, Color::Gray, Color::DarkGray),
        // White would be lost on a light ground.
        (Some(Material::Skin | Material::Face), true) => (Color::Yellow, Color::Yellow, Color::DarkGray),
        (Some(Material::Hair), false) => (Color::Yellow, Color::Yellow, Color::Yellow),
        (Some(Material::Hair), true) => (Color::Black, Color::Black, Color::Black),
        (Some(Material::Shirt), _) => (Color::LightCyan, Color::Cyan, Color::DarkGray),
        (Some(Material::Shorts), _) => (Color::LightBlue, Color::Blue, Color::DarkGray),
        (Some(Material::Shoe), true) | (Some(Material::Wood | Material::Wall), _) => {
            (Color::Gray, Color::DarkGray, Color::DarkGray)
        }
        (Some(Material::Strap), false) => (Color::LightYellow, Color::LightYellow, Color::Yellow),
        (Some(Material::Strap), true) => (Color::Magenta, Color::Magenta, Color::Magenta),
        (Some(Material::Mat) | None, false) => (Color::DarkGray, Color::DarkGray, Color::Black),
        (Some(Material::Mat) | None, true) => (Color::Gray, Color::Gray, Color::DarkGray),
    };
    if pixel.light > 0.8 {
        light
    } else if pixel.light > 0.42 {
        shade
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Rgb = Rgb { red: 0.9, green: 0.1, blue: 0.1 };
    const BLUE: Rgb = Rgb { red: 0.1, green: 0.2, blue: 0.8 };

    /// The cell that four pixels become; `None` for nothing.
    fn cell(colours: [Option<Rgb>; 4], depth: Depth) -> (String, Color, Color) {
        let pixel = |colour: Option<Rgb>| {
            colour.map_or_else(Pixel::default, |colour| Pixel { colour, cover: 1.0, light: 1.0, ..Pixel::default() })
        };
        let picture = Picture { width: 2, height: 2, pixels: colours.map(pixel).to_vec() };
        let area = Rect::new(0, 0, 1, 1);
        let mut buf = Buffer::empty(area);
        draw(&mut buf, area, &picture, depth, Rgb::default());
        let cell = buf.cell((0, 0)).expect("a cell");
        (cell.symbol().to_owned(), cell.fg, cell.bg)
    }

    fn rgb(colour: Rgb) -> Color {
        let (red, green, blue) = colour.bytes();
        Color::Rgb(red, green, blue)
    }

    /// Two colours, however they lie, are shown exactly as they are; and so is nothing beside one of them.
    #[test]
    fn whatever_two_colours_make_is_shown_as_it_is() {
        for bits in 0..16_u8 {
            for other in [Some(BLUE), None] {
                let colours = [0, 1, 2, 3].map(|bit| if bits >> bit & 1 == 1 { Some(RED) } else { other });
                let (letter, fg, bg) = cell(colours, Depth::True);
                let own = SPLITS.iter().find_map(|(mask, own, opposite)| {
                    if letter == *own { Some(*mask) } else { (letter == *opposite).then_some(0b1111 - mask) }
                });
                for (number, colour) in colours.into_iter().enumerate() {
                    let shown = own.map_or(Color::Reset, |mask| if mask >> number & 1 == 1 { fg } else { bg });
                    assert_eq!(shown, colour.map_or(Color::Reset, rgb), "{bits:04b} with {other:?}: {letter} at {number}");
                }
            }
        }
    }

    #[test]
    fn brown_and_blue_stay_what_they_are_in_256_colours() {
        let grey = |colour: Color| matches!(colour, Color::Indexed(index) if index >= 232 || (index - 16) % 43 == 0);
        for colour in [0x7a_5640, 0x64_7bb0, 0x48_587f, 0x62_b3d4, 0xea_b892] {
            assert!(!grey(indexed(Rgb::of(colour))), "{colour:x} turns grey: {:?}", indexed(Rgb::of(colour)));
        }
        assert_eq!(indexed(Rgb::of(0x80_8080)), Color::Indexed(244));
        assert_eq!(indexed(Rgb::of(0xff_0000)), Color::Indexed(196));
        assert_eq!(indexed(Rgb::of(0xff_ffff)), Color::Indexed(231));
    }
}
