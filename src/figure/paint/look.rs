//! What materials look like: skin, hair and cloth, on a dark ground and on a light one.

use crate::figure::flesh::Material;

/// A colour, each part from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rgb {
    pub red: f64,
    pub green: f64,
    pub blue: f64,
}

impl Rgb {
    /// Returns the colour written as 0xRRGGBB.
    #[must_use]
    pub fn of(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        let part = |value: u8| f64::from(value) / 255.0;
        Self { red: part(red), green: part(green), blue: part(blue) }
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { red: self.red + other.red, green: self.green + other.green, blue: self.blue + other.blue }
    }

    #[must_use]
    pub fn times(self, by: f64) -> Self {
        Self { red: self.red * by, green: self.green * by, blue: self.blue * by }
    }

    /// Returns the product part by part.
    #[must_use]
    pub fn tinted(self, by: Self) -> Self {
        Self { red: self.red * by.red, green: self.green * by.green, blue: self.blue * by.blue }
    }

    /// Returns the colour `share` of the way to `other`.
    #[must_use]
    pub fn toward(self, other: Self, share: f64) -> Self {
        self.times(1.0 - share).plus(other.times(share))
    }

    /// Returns how bright it looks, 0 to 1 (Rec. 709 weights on the coded values).
    #[must_use]
    pub fn luma(self) -> f64 {
        0.2126 * self.red + 0.7152 * self.green + 0.0722 * self.blue
    }

    /// Returns the colour, or the nearest to it that is light enough to be seen in shade and on a dark ground.
    #[must_use]
    pub fn lifted(self) -> Self {
        let white = Self { red: 1.0, green: 1.0, blue: 1.0 };
        let luma = self.luma();
        if luma >= LEAST_LUMA { self } else { self.toward(white, (LEAST_LUMA - luma) / (1.0 - luma)) }
    }

    /// Returns the three bytes of the nearest colour a screen shows.
    #[must_use]
    pub fn bytes(self) -> (u8, u8, u8) {
        let byte = |part: f64| {
            let value = (part.clamp(0.0, 1.0) * 255.0).round();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
            let byte = value as u8;
            byte
        };
        (byte(self.red), byte(self.green), byte(self.blue))
    }
}

/// Colours that somebody chose; `None` for ours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Colours {
    pub skin: Option<Rgb>,
    pub hair: Option<Rgb>,
    pub shirt: Option<Rgb>,
    pub shorts: Option<Rgb>,
    pub shoes: Option<Rgb>,
    pub lit: Option<Rgb>,
}

/// What is darker than this, in full light, is lost on a dark ground.
const LEAST_LUMA: f64 = 0.35;

/// The colours of everything, and how it is lit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    pub skin: Rgb,
    pub face: Rgb,
    pub hair: Rgb,
    pub shirt: Rgb,
    pub shorts: Rgb,
    pub shoe: Rgb,
    pub wood: Rgb,
    pub wall: Rgb,
    pub strap: Rgb,
    pub mat: Rgb,
    /// A muscle that is worked.
    pub lit: Rgb,
    pub is_dark: bool,
    /// Left limbs warmer, right ones cooler: for where they cross.
    pub tints_sides: bool,
}

impl Look {
    /// Returns a person in shirt and shorts: cloth borders mark the joints.
    #[must_use]
    pub fn clothed(is_dark: bool) -> Self {
        Self {
            skin: Rgb::of(0xea_b892),
            face: Rgb::of(0xf0_c4a0),
            hair: Rgb::of(0x7a_5640),
            shirt: Rgb::of(0x62_b3d4),
            shorts: Rgb::of(0x64_7bb0),
            shoe: Rgb::of(0xec_e7da),
            wood: Rgb::of(0xa0_8b70),
            wall: Rgb::of(0x7d_828c),
            strap: Rgb::of(0xf2_cf4a),
            mat: if is_dark { Rgb::of(0x33_464f) } else { Rgb::of(0xdf_e5e8) },
            lit: Rgb::of(0xff_4d2e),
            is_dark,
            tints_sides: false,
        }
    }

    /// Returns the look in other colours; what is too dark to be seen is lightened.
    #[must_use]
    pub fn dressed(self, colours: &Colours) -> Self {
        let of = |colour: Option<Rgb>, otherwise: Rgb| colour.map_or(otherwise, Rgb::lifted);
        let skin = of(colours.skin, self.skin);
        let face = colours.skin.map_or(self.face, |_| skin.toward(Rgb { red: 1.0, green: 1.0, blue: 1.0 }, 0.12));
        Self {
            skin,
            face,
            hair: of(colours.hair, self.hair),
            shirt: of(colours.shirt, self.shirt),
            shorts: of(colours.shorts, self.shorts),
            shoe: of(colours.shoes, self.shoe),
            lit: of(colours.lit, self.lit),
            ..self
        }
    }

    /// Returns a figure of clay: no person in particular, and the muscle stands out most.
    #[must_use]
    pub fn clay(is_dark: bool) -> Self {
        let clay = Rgb::of(0xd8_d2c6);
        Self {
            skin: clay,
            face: clay,
            hair: Rgb::of(0xb2_aca2),
            shirt: clay,
            shorts: clay,
            shoe: Rgb::of(0xc6_c0b5),
            ..Self::clothed(is_dark)
        }
    }

    /// Returns the colour of a material in full light.
    #[must_use]
    pub const fn of(&self, material: Material) -> Rgb {
        match material {
            Material::Skin => self.skin,
            Material::Face => self.face,
            Material::Hair => self.hair,
            Material::Shirt => self.shirt,
            Material::Shorts => self.shorts,
            Material::Shoe => self.shoe,
            Material::Wood => self.wood,
            Material::Wall => self.wall,
            Material::Strap => self.strap,
            Material::Mat => self.mat,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: [Material; 6] =
        [Material::Skin, Material::Face, Material::Hair, Material::Shirt, Material::Shorts, Material::Shoe];

    /// No part of the figure sinks into a dark ground, whatever colours a theme gives it.
    #[test]
    fn all_of_the_figure_is_above_the_floor_of_contrast() {
        let black = Some(Rgb::default());
        let colours = Colours { skin: black, hair: black, shirt: black, shorts: black, shoes: black, lit: black };
        for look in [Look::clothed(true), Look::clothed(false), Look::clay(true), Look::clothed(true).dressed(&colours)] {
            for material in BODY {
                let luma = look.of(material).luma();
                assert!(luma >= LEAST_LUMA - 1e-9, "{material:?}: {luma}");
            }
            assert!(look.lit.luma() >= LEAST_LUMA - 1e-9);
        }
    }

    #[test]
    fn a_colour_that_can_be_seen_stays_as_it_was_chosen() {
        let colours = Colours { shirt: Some(Rgb::of(0x88_cc44)), ..Colours::default() };
        let look = Look::clothed(true).dressed(&colours);
        assert_eq!(look.shirt, Rgb::of(0x88_cc44));
        assert_eq!(Look { shirt: Look::clothed(true).shirt, ..look }, Look::clothed(true));
    }
}
