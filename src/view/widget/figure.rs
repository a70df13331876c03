//! The mannequin in cells: blocks in colour, or a line drawing in braille without.

use super::split::Blocks;
use crate::app::shown::{Seen, Shown};
use crate::figure::exchange::exchange;
use crate::figure::flesh::Material;
use crate::figure::paint::{Camera, Colours, Grain, Look, Picture, Rgb, Scene, painted};
use crate::model::words::{Cells, Dress};
use crate::theme::{Depth, Role, Theme};

/// What a cell is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Two colours a cell.
    Blocks(Blocks),
    /// Two by four dots a cell: lines without colour.
    Braille,
}

/// Smaller pictures teach nothing.
const LEAST: (u16, u16) = (20, 5);

/// Returns whether a figure can be told in so many cells.
#[must_use]
pub const fn has_room(width: u16, height: u16) -> bool {
    width >= LEAST.0 && height >= LEAST.1
}

impl Form {
    /// Returns the form that is wanted, as far as a terminal of this depth has it.
    ///
    /// Where it is left to us, sextants at every size: of each figure seen in both, the one in sextants read better or as
    /// well. At 32×16 cells head, bun and shoes get a shape where quarters have steps, though a worked muscle along the top
    /// of a back is a little paler; at 48×24 hands, the slant of soles and the edge of the mat; at 80×24 little but smoother
    /// outlines. So it is in true colours, in 256 and in sixteen.
    #[must_use]
    pub const fn fitting(cells: Cells, depth: Depth, has_sextants: bool) -> Self {
        match (cells, depth) {
            (Cells::Braille, _) | (_, Depth::None) => Self::Braille,
            (Cells::Sextants, _) => Self::Blocks(Blocks::Sextants),
            (Cells::Auto, _) if has_sextants => Self::Blocks(Blocks::Sextants),
            (Cells::Auto | Cells::Quarters, _) => Self::Blocks(Blocks::Quarters),
            (Cells::Halves, _) => Self::Blocks(Blocks::Halves),
        }
    }

    /// Returns the squares of a camera that fills so many cells.
    #[must_use]
    pub fn squares(self, width: u16, height: u16) -> (usize, usize) {
        let (across, down) = match self {
            Self::Blocks(_) => (1, 2),
            Self::Braille => (2, 4),
        };
        (usize::from(width) * across, usize::from(height) * down)
    }

    /// Paints a scene in the pixels this is made of.
    #[must_use]
    pub fn paint(self, scene: &Scene, camera: &Camera, look: &Look, pulse: f64) -> Picture {
        let grain = match self {
            Self::Blocks(Blocks::Halves) | Self::Braille => Grain::Even,
            Self::Blocks(Blocks::Quarters) => Grain::Upright,
            Self::Blocks(Blocks::Sextants) => Grain::Sixth,
        };
        painted(scene, camera, grain, look, pulse)
    }
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

/// Returns the rows that a figure fills in so many columns, at most `most`: who lies needs few.
#[must_use]
pub fn rows(shown: &Shown, width: u16, most: u16) -> u16 {
    // A row is as high as two columns are wide; the mat shows below the figure.
    let wanted = f64::from(width) * shown.demonstration.shape() / 2.0 + 1.0;
    (LEAST.1..most).find(|rows| f64::from(*rows) >= wanted).unwrap_or(most)
}

/// Returns the scene a figure is in, and the camera on it, for a picture of so many squares.
#[must_use]
pub fn staged(shown: &Shown, width: usize, height: usize) -> (Scene, Camera) {
    let Shown { demonstration, side, share, pulse, breath, turned, tilted, .. } = shown;
    let own = match shown.view {
        Seen::Fixed => demonstration.in_turn(*side),
        Seen::Best | Seen::Around(_) => demonstration.for_side(*side),
    };
    match (shown.view, side) {
        (Seen::Around(way), Some(side)) => {
            let before = demonstration.for_side(Some(side.other()));
            exchange(&before, &own, way, (width, height), *turned)
        }
        _ => {
            (own.scene(*share, *pulse > 0.0, *breath), own.camera_from(own.view().turned(*turned).tilted(*tilted), width, height))
        }
    }
}

/// The ground of the terminal: one that is not known is taken for dark.
#[must_use]
pub fn ground(is_light: bool) -> Rgb {
    Rgb::of(if is_light { 0xfa_fafa } else { 0x12_161b })
}

/// The look in the colours of a theme.
#[must_use]
pub fn dressed(theme: &Theme, dress: Dress, is_light: bool) -> Look {
    let colour = |role| theme.colour(role).map(Rgb::of);
    match dress {
        Dress::Clay => Look { lit: colour(Role::Worked).map_or(Look::clay(!is_light).lit, Rgb::lifted), ..Look::clay(!is_light) },
        Dress::Clothed => Look::clothed(!is_light).dressed(&Colours {
            skin: colour(Role::Skin),
            hair: colour(Role::Hair),
            shirt: colour(Role::Shirt),
            shorts: colour(Role::Shorts),
            shoes: colour(Role::Shoes),
            lit: colour(Role::Worked),
        }),
    }
}
