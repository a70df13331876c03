//! The mannequin in cells: half blocks in colour, or a line drawing in braille without.

use crate::figure::flesh::Material;
use crate::figure::paint::{Look, Picture, Pixel, Rgb};
use crate::theme::{Colour, Depth};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// What a cell is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Two pixels a cell, one above the other.
    HalfBlocks,
    /// Two by four dots a cell: lines without colour.
    Braille,
}

/// Smaller pictures teach nothing.
const LEAST_HALF: (u16, u16) = (20, 9);
const LEAST_BRAILLE: (u16, u16) = (30, 12);

impl Form {
    /// Returns the form for a terminal of this depth, if there is room enough for it.
    #[must_use]
    pub fn fitting(depth: Depth, width: u16, height: u16) -> Option<Self> {
        let (form, least) = match depth {
            Depth::None => (Self::Braille, LEAST_BRAILLE),
            Depth::Sixteen | Depth::Indexed | Depth::True => (Self::HalfBlocks, LEAST_HALF),
        };
        (width >= least.0 && height >= least.1).then_some(form)
    }

    /// Returns the pixels of a picture of so many cells.
    #[must_use]
    pub fn pixels(self, width: u16, height: u16) -> (usize, usize) {
        let (across, down) = match self {
            Self::HalfBlocks => (1, 2),
            Self::Braille => (2, 4),
        };
        (usize::from(width) * across, usize::from(height) * down)
    }
}

/// Less of a pixel than this is nothing.
const SEEN: f64 = 0.35;

/// Draws a picture in half blocks into `area`; `ground` is the colour of the terminal's own, as far as it is known.
pub fn half_blocks(buf: &mut Buffer, area: Rect, picture: &Picture, depth: Depth, ground: Rgb) {
    let area = area.intersection(buf.area);
    let pixel = |column: u16, row: u16| {
        let place = usize::from(row) * picture.width + usize::from(column);
        picture.pixels.get(place).filter(|pixel| pixel.cover >= SEEN).map(|pixel| colour(pixel, depth, ground))
    };
    for row in 0..area.height {
        for column in 0..area.width {
            let Some(cell) = buf.cell_mut((area.x + column, area.y + row)) else { continue };
            let (sign, style) = match (pixel(column, row * 2), pixel(column, row * 2 + 1)) {
                (Some(upper), Some(lower)) => ("▀", Style::new().fg(upper).bg(lower)),
                (Some(upper), None) => ("▀", Style::new().fg(upper)),
                (None, Some(lower)) => ("▄", Style::new().fg(lower)),
                (None, None) => continue,
            };
            cell.set_symbol(sign).set_style(style);
        }
    }
}

fn colour(pixel: &Pixel, depth: Depth, ground: Rgb) -> Color {
    let seen = pixel.colour.times(pixel.cover).plus(ground.times(1.0 - pixel.cover));
    let (red, green, blue) = seen.bytes();
    match depth {
        Depth::True => Color::Rgb(red, green, blue),
        Depth::Indexed => {
            let rgb = u32::from_be_bytes([0, red, green, blue]);
            Colour::Rgb(rgb).shown(Depth::Indexed).unwrap_or_default()
        }
        // By what it is and how it is lit: the nearest of sixteen would be mud.
        Depth::Sixteen | Depth::None => sixteen(pixel),
    }
}

fn sixteen(pixel: &Pixel) -> Color {
    if pixel.lit > 0.5 {
        return Color::LightRed;
    }
    let (shade, light) = match pixel.material {
        Some(Material::Skin | Material::Face | Material::Shoe) => (Color::Gray, Color::White),
        Some(Material::Hair) => (Color::Yellow, Color::Yellow),
        Some(Material::Shirt) => (Color::Cyan, Color::LightCyan),
        Some(Material::Shorts) => (Color::Blue, Color::LightBlue),
        Some(Material::Wood | Material::Wall) => (Color::DarkGray, Color::Gray),
        Some(Material::Strap) => (Color::LightYellow, Color::LightYellow),
        Some(Material::Mat) | None => (Color::DarkGray, Color::DarkGray),
    };
    if pixel.light > 0.8 { light } else { shade }
}

/// The dots of a braille cell, row by row, left and right.
const DOTS: [[u32; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// Returns a picture as lines of braille: outlines, hair and worked muscles in dots, the edge of the mat.
#[must_use]
pub fn braille(picture: &Picture) -> Vec<String> {
    let (columns, rows) = (picture.width / 2, picture.height / 4);
    let dot = |x: usize, y: usize| {
        picture.pixels.get(y * picture.width + x).is_some_and(|pixel| {
            let checker = (x + y).is_multiple_of(2);
            let filled = pixel.lit > 0.5 || pixel.material == Some(Material::Hair);
            let on_mat = pixel.material == Some(Material::Mat);
            if on_mat { pixel.edge > 0.4 && checker } else { pixel.edge > 0.2 || (filled && checker) }
        })
    };
    let cell = |column: usize, row: usize| {
        let mut bits = 0;
        for (down, pair) in DOTS.iter().enumerate() {
            for (across, bit) in pair.iter().enumerate() {
                if dot(column * 2 + across, row * 4 + down) {
                    bits |= bit;
                }
            }
        }
        if bits == 0 { ' ' } else { char::from_u32(0x2800 + bits).unwrap_or(' ') }
    };
    (0..rows).map(|row| (0..columns).map(|column| cell(column, row)).collect()).collect()
}

/// The look for a terminal: on a ground that is not known, as on a dark one.
#[must_use]
pub fn look(is_light: bool) -> (Look, Rgb) {
    if is_light { (Look::clothed(false), Rgb::of(0xfa_fafa)) } else { (Look::clothed(true), Rgb::of(0x12_161b)) }
}
