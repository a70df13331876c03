//! The ways to split a cell between two colours: the letter of each, and which is nearest to what was painted.

use crate::figure::paint::Rgb;

/// The blocks that cells are drawn in: how finely a cell is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// One above the other: every font has them.
    Halves,
    /// Two by two.
    Quarters,
    /// Two across, three down.
    Sextants,
}

/// A part of a cell, as it was painted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    pub colour: Rgb,
    /// It is something; nothing shows the ground of the terminal.
    pub is_seen: bool,
}

/// Another split must be nearer by so much to be chosen: what nobody sees is not worth a flicker.
const BETTER: f64 = 0.0006;

/// What is nothing is so unlike what is something, beside their colours: mixed, nothing would get a colour.
const UNSEEN: f64 = 0.02;

/// Every quarter in the colour of the letter is a bit: upper left, upper right, lower left, lower right.
const QUARTERS: [char; 16] = [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];

/// The sextant without any of its parts would be here, the others follow bit by bit. Unicode left out what was there.
const NO_SEXTANT: u32 = 0x1_faff;
const LEFT: u8 = 0b01_01_01;
const RIGHT: u8 = 0b10_10_10;
const WHOLE: u8 = 0b11_11_11;

impl Blocks {
    /// No cell has more parts.
    pub(super) const MOST: usize = 6;

    /// Returns the parts of a cell: how many across, how many down.
    #[must_use]
    pub const fn grid(self) -> (usize, usize) {
        match self {
            Self::Halves => (1, 2),
            Self::Quarters => (2, 2),
            Self::Sextants => (2, 3),
        }
    }

    /// Which parts are in the colour of the letter, bit by bit, row by row. With its opposite, each is every way to split
    /// a cell. Plain ones first: they win where it makes no difference.
    const fn splits(self) -> &'static [u8] {
        match self {
            Self::Halves => &[0b01],
            Self::Quarters => &[0b0011, 0b0101, 0b0001, 0b0010, 0b0100, 0b1000, 0b1001],
            #[rustfmt::skip]
            Self::Sextants => &[
                // One straight edge: the left half first, which every font has.
                LEFT, 0b00_00_11, 0b11_00_00,
                // A corner.
                0b00_00_01, 0b00_00_10, 0b01_00_00, 0b10_00_00, 0b00_01_01, 0b00_10_10, 0b01_01_00, 0b10_10_00,
                // A slope.
                0b00_01_11, 0b00_10_11,
                // Something small at one side, a bar, two steps.
                0b00_01_00, 0b00_10_00, 0b00_11_00, 0b00_11_01, 0b00_11_10, 0b01_00_11, 0b01_11_00,
                // Whatever else there is.
                0b01_00_01, 0b10_00_10, 0b01_00_10, 0b10_00_01, 0b00_01_10, 0b00_10_01, 0b01_10_00, 0b10_01_00,
                0b01_01_10, 0b01_10_10, 0b01_10_01,
            ],
        }
    }

    /// Returns the letter whose own colour is in the parts of `mask`.
    #[must_use]
    pub fn letter(self, mask: u8) -> char {
        match (self, mask) {
            (Self::Halves, 0b01) => '▀',
            (Self::Halves, 0b10) => '▄',
            (Self::Halves, 0b11) | (Self::Sextants, WHOLE) => '█',
            (Self::Halves, _) | (Self::Sextants, 0) => ' ',
            (Self::Quarters, _) => QUARTERS[usize::from(mask & 0b1111)],
            (Self::Sextants, LEFT) => '▌',
            (Self::Sextants, RIGHT) => '▐',
            (Self::Sextants, _) => {
                let before = u32::from(mask > LEFT) + u32::from(mask > RIGHT);
                char::from_u32(NO_SEXTANT + u32::from(mask) - before).unwrap_or(' ')
            }
        }
    }

    /// Returns the split whose two means are nearest to the colours of `pieces`, as the parts of the letter.
    #[must_use]
    pub(super) fn nearest(self, pieces: &[Piece]) -> u8 {
        let mut places = [[0.0; 4]; Self::MOST];
        let (mut all, mut count) = ([0.0; 4], 0.0);
        for (place, piece) in places.iter_mut().zip(pieces) {
            *place = piece.place();
            all = plus(all, *place);
            count += 1.0;
        }
        // The squares of what is off the means are those of the colours, less those of the means: the more, the nearer.
        let near = |mask: u8| {
            let mut own = [0.0; 4];
            for (bit, place) in places.iter().enumerate() {
                if mask >> bit & 1 == 1 {
                    own = plus(own, *place);
                }
            }
            let rest = [0, 1, 2, 3].map(|part| all[part] - own[part]);
            let members = f64::from(mask.count_ones());
            square(own) / members + square(rest) / (count - members)
        };
        let mut best = (f64::NEG_INFINITY, LEFT);
        for mask in self.splits() {
            let near = near(*mask);
            if near > best.0 + BETTER {
                best = (near, *mask);
            }
        }
        best.1
    }

    /// Returns the other parts.
    #[must_use]
    pub(super) const fn opposite(self, mask: u8) -> u8 {
        let (across, down) = self.grid();
        (1 << (across * down)) - 1 - mask
    }
}

impl Piece {
    /// Where it is among all that it could be: as far from another as they look unlike, green counting most.
    fn place(&self) -> [f64; 4] {
        let Rgb { red, green, blue } = self.colour;
        let seen = if self.is_seen { 1.0 } else { 0.0 };
        [red * 0.3_f64.sqrt(), green * 0.5_f64.sqrt(), blue * 0.2_f64.sqrt(), seen * UNSEEN.sqrt()]
    }
}

fn plus(one: [f64; 4], other: [f64; 4]) -> [f64; 4] {
    [0, 1, 2, 3].map(|part| one[part] + other[part])
}

fn square(place: [f64; 4]) -> f64 {
    place.iter().map(|part| part * part).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_way_to_split_a_cell_is_known_once_and_has_a_letter_of_its_own() {
        for blocks in [Blocks::Halves, Blocks::Quarters, Blocks::Sextants] {
            let (across, down) = blocks.grid();
            let whole = blocks.opposite(0);
            assert_eq!(whole.count_ones(), u32::try_from(across * down).expect("few"));
            let known: Vec<u8> = blocks.splits().iter().flat_map(|mask| [*mask, blocks.opposite(*mask)]).collect();
            let all: BTreeSet<u8> = known.iter().copied().collect();
            assert!(known.len() == all.len() && all.iter().copied().eq(1..whole), "{blocks:?}: {known:?}");
            let letters: BTreeSet<char> = (0..=whole).map(|mask| blocks.letter(mask)).collect();
            assert_eq!(letters.len(), usize::from(whole) + 1, "{blocks:?}: {letters:?}");
        }
    }

    /// How far the pieces are from the means of their groups, all in all.
    fn off(pieces: &[Piece], mask: u8) -> f64 {
        let places: Vec<(bool, [f64; 4])> =
            pieces.iter().enumerate().map(|(bit, piece)| (mask >> bit & 1 == 1, piece.place())).collect();
        let group = |is_own: bool| {
            let own: Vec<[f64; 4]> = places.iter().filter(|(own, _)| *own == is_own).map(|(_, place)| *place).collect();
            let mean = own.iter().copied().fold([0.0; 4], plus).map(|part| part / f64::from(u32::try_from(own.len()).unwrap()));
            own.iter().map(|place| square([0, 1, 2, 3].map(|part| place[part] - mean[part]))).sum::<f64>()
        };
        group(true) + group(false)
    }

    /// Skin, cloth and a glowing muscle, however they meet in a cell: no split is nearer than the one that is chosen, and a
    /// split at the middle lightness is off by a quarter more, all in all.
    #[test]
    fn no_other_split_is_nearer() {
        let colours = [0xea_b892, 0x62_b3d4, 0xff_5a40].map(Rgb::of);
        let (mut ours, mut naive) = (0.0, 0.0);
        for number in 0..3_usize.pow(6) {
            let colour = |part: u32| colours[number / 3_usize.pow(part) % 3];
            let pieces: Vec<Piece> = (0..6).map(|part| Piece { colour: colour(part), is_seen: true }).collect();
            let chosen = off(&pieces, Blocks::Sextants.nearest(&pieces));
            let best = (1..WHOLE).map(|mask| off(&pieces, mask)).fold(f64::INFINITY, f64::min);
            assert!(chosen < best + 4.0 * BETTER, "{number}: {chosen}, and {best} was there");
            let lumas = pieces.iter().map(|piece| piece.colour.luma());
            let middle = f64::midpoint(lumas.clone().fold(1.0, f64::min), lumas.clone().fold(0.0, f64::max));
            let mask = lumas.enumerate().map(|(bit, luma)| u8::from(luma > middle) << bit).sum();
            if mask != 0 && mask != WHOLE {
                ours += chosen;
                naive += off(&pieces, mask);
            }
        }
        assert!(1.25 * ours < naive, "{ours} against {naive}");
    }

    /// The first, the last, and those beside the gaps that ▌ and ▐ leave, by their names in Unicode.
    #[test]
    fn sextants_are_those_of_unicode() {
        let named = [("1", '\u{1fb00}'), ("35", '\u{1fb13}'), ("235", '\u{1fb14}'), ("146", '\u{1fb27}'), ("1246", '\u{1fb28}')];
        for (name, letter) in named.into_iter().chain([("23456", '\u{1fb3b}'), ("135", '▌'), ("246", '▐')]) {
            let mask = name.bytes().map(|digit| 1 << (digit - b'1')).sum();
            assert_eq!(Blocks::Sextants.letter(mask), letter, "{name}");
        }
    }
}
