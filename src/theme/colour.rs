//! A colour as a theme writes it, and as a terminal with fewer colours shows it.

use super::Depth;
use ratatui::style::Color;

/// One of the terminal's own sixteen, or any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// The terminal's own, whatever it is.
    Default,
    Named(Color),
    /// As 0xRRGGBB.
    Rgb(u32),
}

/// The names of the sixteen.
const NAMES: &[(&str, Color)] = &[
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

impl Colour {
    /// Returns the colour written as `#86d998`, `default`, or the name of one of the sixteen.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        if let Some(digits) = word.strip_prefix('#') {
            let whole = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            return whole.then(|| u32::from_str_radix(digits, 16).ok()).flatten().map(Self::Rgb);
        }
        if word == "default" {
            return Some(Self::Default);
        }
        NAMES.iter().find(|(name, _)| *name == word).map(|(_, colour)| Self::Named(*colour))
    }

    /// Returns the names a colour may have.
    pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
        NAMES.iter().map(|(name, _)| *name).chain(["default"])
    }

    /// Returns the colour as 0xRRGGBB, if that is how it is written.
    #[must_use]
    pub const fn rgb(self) -> Option<u32> {
        match self {
            Self::Rgb(rgb) => Some(rgb),
            Self::Default | Self::Named(_) => None,
        }
    }

    /// Returns the colour as a terminal of `depth` shows it; `None` for none.
    #[must_use]
    pub fn shown(self, depth: Depth) -> Option<Color> {
        match (self, depth) {
            (_, Depth::None) | (Self::Default, _) => None,
            (Self::Named(colour), _) => Some(colour),
            (Self::Rgb(rgb), Depth::True) => {
                let [_, red, green, blue] = rgb.to_be_bytes();
                Some(Color::Rgb(red, green, blue))
            }
            (Self::Rgb(rgb), Depth::Indexed | Depth::Sixteen) => {
                let [_, red, green, blue] = rgb.to_be_bytes();
                Some(Color::Indexed(nearest(red, green, blue)))
            }
        }
    }
}

/// Returns the nearest of the 6 × 6 × 6 cube and the greys that every 256-colour terminal has.
fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| {
        let nearest = STEPS.iter().zip(0_u8..).min_by_key(|(level, _)| level.abs_diff(value));
        nearest.map_or((0, 0), |(level, index)| (index, *level))
    };
    let distance = |r: u8, g: u8, b: u8| {
        let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        part(r, red) + part(g, green) + part(b, blue)
    };
    let ((r, red_level), (g, green_level), (b, blue_level)) = (step(red), step(green), step(blue));
    let cube = (distance(red_level, green_level, blue_level), 16 + 36 * r + 6 * g + b);
    let grey = (0_u8..24).map(|index| (distance(8 + 10 * index, 8 + 10 * index, 8 + 10 * index), 232 + index)).min();
    grey.map_or(cube.1, |grey| grey.min(cube).1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_names_or_six_digits() {
        assert_eq!(Colour::parse("#86d998"), Some(Colour::Rgb(0x86_d998)));
        assert_eq!(Colour::parse("bright-red"), Some(Colour::Named(Color::LightRed)));
        for none in ["#86d99", "#+6d998", "rot", ""] {
            assert_eq!(Colour::parse(none), None, "{none}");
        }
    }

    #[test]
    fn the_nearest_of_256_is_near() {
        assert_eq!(nearest(255, 0, 0), 196);
        assert_eq!(nearest(128, 128, 128), 244);
    }
}
