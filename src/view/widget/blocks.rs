//! A picture in blocks: every cell split between two colours, as near as can be to what was painted.

use super::split::{Blocks, Piece};
use crate::figure::flesh::Material;
use crate::figure::paint::{Picture, Pixel, Rgb};
use crate::theme::Depth;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// Less of a pixel than this is nothing.
const SEEN: f64 = 0.35;

/// Draws a picture, as many pixels a cell as `blocks` has, into `area`; `ground` is the colour of the terminal's own, as
/// far as it is known.
pub fn draw(buf: &mut Buffer, area: Rect, picture: &Picture, blocks: Blocks, depth: Depth, ground: Rgb) {
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
    let (across, down) = blocks.grid();
    let count = across * down;
    for row in 0..area.height {
        for column in 0..area.width {
            let (x, y) = (usize::from(column) * across, usize::from(row) * down);
            let mut pixels = [None; Blocks::MOST];
            let mut pieces = [Piece { colour: ground, is_seen: false }; Blocks::MOST];
            for (number, (pixel, piece)) in pixels.iter_mut().zip(&mut pieces).take(count).enumerate() {
                let place = (y + number / across) * picture.width + x + number % across;
                *pixel = picture.pixels.get(place).filter(|pixel| pixel.cover >= SEEN);
                if let Some(pixel) = pixel {
                    let colour = pixel.colour.times(pixel.cover).plus(ground.times(1.0 - pixel.cover));
                    *piece = Piece { colour, is_seen: true };
                }
            }
            let (pixels, pieces) = (&pixels[..count], &pieces[..count]);
            if pixels.iter().all(Option::is_none) {
                continue;
            }
            let mask = blocks.nearest(pieces);
            let of = |mask: u8| {
                let (mut glowing, mut others) = (Mixed::default(), Mixed::default());
                for (number, (pixel, piece)) in pixels.iter().zip(pieces).enumerate() {
                    if let Some(pixel) = pixel.filter(|_| mask >> number & 1 == 1) {
                        if pixel.lit > 0.5 { &mut glowing } else { &mut others }.add(pixel, piece.colour);
                    }
                }
                // What glows is what matters: mixed with a shirt, it would pale.
                let mixed = if glowing.count >= others.count { glowing } else { others };
                mixed.first.map(|pixel| colours(mixed.sum.times(1.0 / mixed.count), pixel))
            };
            let opposite = blocks.opposite(mask);
            let (letter, style) = match (of(mask), of(opposite)) {
                (Some(inside), Some(outside)) => (mask, Style::new().fg(inside).bg(outside)),
                (Some(inside), None) => (mask, Style::new().fg(inside)),
                (None, Some(outside)) => (opposite, Style::new().fg(outside)),
                (None, None) => continue,
            };
            if let Some(cell) = buf.cell_mut((area.x + column, area.y + row)) {
                cell.set_char(blocks.letter(letter)).set_style(style);
            }
        }
    }
}

/// The pixels that become one colour.
#[derive(Default)]
struct Mixed<'p> {
    sum: Rgb,
    count: f64,
    /// Stands for them all where colours are few.
    first: Option<&'p Pixel>,
}

impl<'p> Mixed<'p> {
    fn add(&mut self, pixel: &'p Pixel, colour: Rgb) {
        self.sum = self.sum.plus(colour);
        self.count += 1.0;
        self.first = self.first.filter(|known| known.lit > pixel.lit).or(Some(pixel));
    }
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

    /// The cell that pixels become; `None` for nothing.
    fn cell(blocks: Blocks, colours: &[Option<Rgb>], depth: Depth) -> (char, Color, Color) {
        let pixel = |colour: &Option<Rgb>| {
            colour.map_or_else(Pixel::default, |colour| Pixel { colour, cover: 1.0, light: 1.0, ..Pixel::default() })
        };
        let (width, height) = blocks.grid();
        let picture = Picture { width, height, pixels: colours.iter().map(pixel).collect() };
        let area = Rect::new(0, 0, 1, 1);
        let mut buf = Buffer::empty(area);
        draw(&mut buf, area, &picture, blocks, depth, Rgb::default());
        let cell = buf.cell((0, 0)).expect("a cell");
        (cell.symbol().chars().next().expect("a letter"), cell.fg, cell.bg)
    }

    fn rgb(colour: Rgb) -> Color {
        let (red, green, blue) = colour.bytes();
        Color::Rgb(red, green, blue)
    }

    /// Two colours, however they lie, are shown exactly as they are; and so is nothing beside one of them.
    #[test]
    fn whatever_two_colours_make_is_shown_as_it_is() {
        for blocks in [Blocks::Halves, Blocks::Quarters, Blocks::Sextants] {
            let (whole, count) = (blocks.opposite(0), blocks.grid().0 * blocks.grid().1);
            for bits in 0..=whole {
                for other in [Some(BLUE), None] {
                    let colours: Vec<Option<Rgb>> =
                        (0..count).map(|bit| if bits >> bit & 1 == 1 { Some(RED) } else { other }).collect();
                    let (letter, fg, bg) = cell(blocks, &colours, Depth::True);
                    let own = (0..=whole).find(|mask| blocks.letter(*mask) == letter).expect("a letter of these blocks");
                    for (number, colour) in colours.into_iter().enumerate() {
                        let shown = if own >> number & 1 == 1 { fg } else { bg };
                        assert_eq!(shown, colour.map_or(Color::Reset, rgb), "{bits:06b} with {other:?}: {letter} at {number}");
                    }
                }
            }
        }
    }

    /// What glows keeps its colour where a third colour would be mixed into it.
    #[test]
    fn what_glows_does_not_pale() {
        let pixel = |colour, lit| Pixel { colour, cover: 1.0, lit, light: 1.0, ..Pixel::default() };
        let (glow, shirt) = (pixel(RED, 1.0), pixel(BLUE, 0.0));
        let pixels = vec![Pixel::default(), Pixel::default(), glow, shirt, glow, shirt];
        let area = Rect::new(0, 0, 1, 1);
        let mut buf = Buffer::empty(area);
        let picture = Picture { width: 2, height: 3, pixels };
        // So light a ground that red and blue are as one against it.
        draw(&mut buf, area, &picture, Blocks::Sextants, Depth::True, Rgb { red: 9.0, green: 9.0, blue: 9.0 });
        let cell = buf.cell((0, 0)).expect("a cell");
        assert_eq!((cell.symbol(), cell.fg, cell.bg), ("\u{1fb39}", rgb(RED), Color::Reset));
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
