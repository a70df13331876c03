//! The faces text is set in, and how wide it comes out: every glyph with its kerning.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Feature, UnicodeBuffer};
use std::collections::{BTreeSet, HashMap};

/// Numerals as high as capitals: a dose is read before its sentence is.
const LINING: [Feature; 1] = [Feature { tag: Tag::from_bytes(b"lnum"), value: 1, start: 0, end: u32::MAX }];

/// One of the three faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Face {
    Text,
    Bold,
    /// For titles and names.
    Head,
}

impl Face {
    const ALL: [Self; 3] = [Self::Text, Self::Bold, Self::Head];

    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Text => include_bytes!("../../../seeds/fonts/AlegreyaSans-Regular.ttf"),
            Self::Bold => include_bytes!("../../../seeds/fonts/AlegreyaSans-Bold.ttf"),
            Self::Head => include_bytes!("../../../seeds/fonts/Literata-SemiBold.ttf"),
        }
    }
}

/// The faces, opened once, and every letter that they lack.
pub(super) struct Faces {
    shapers: Vec<(Face, rustybuzz::Face<'static>, Font)>,
    widths: HashMap<(Face, String), f32>,
    /// What is being set, for whoever reads what is lacking.
    pub of: String,
    pub lacking: BTreeSet<char>,
    pub lacking_first: String,
}

impl Faces {
    /// `None` if a font that ships is broken.
    pub(super) fn open() -> Option<Self> {
        let open = |face: Face| {
            let bytes = face.bytes();
            Some((face, rustybuzz::Face::from_slice(bytes, 0)?, Font::new(bytes.into(), 0)?))
        };
        let shapers = Face::ALL.into_iter().map(open).collect::<Option<Vec<_>>>()?;
        let (of, lacking_first) = (String::new(), String::new());
        Some(Self { shapers, widths: HashMap::new(), of, lacking: BTreeSet::new(), lacking_first })
    }

    fn shaper(&self, face: Face) -> &(Face, rustybuzz::Face<'static>, Font) {
        let place = self.shapers.iter().position(|(own, ..)| *own == face);
        &self.shapers[place.unwrap_or(0)]
    }

    pub(super) fn font(&self, face: Face) -> Font {
        self.shaper(face).2.clone()
    }

    /// Returns how wide a text is for each point of its size.
    pub(super) fn width(&mut self, face: Face, text: &str) -> f32 {
        if let Some(width) = self.widths.get(&(face, text.to_owned())) {
            return *width;
        }
        let shaper = &self.shaper(face).1;
        let lacking: Vec<char> = text.chars().filter(|letter| shaper.glyph_index(*letter).is_none()).collect();
        if !lacking.is_empty() {
            if self.lacking.is_empty() {
                self.lacking_first.clone_from(&self.of);
            }
            self.lacking.extend(lacking);
        }
        let width = self.glyphs(face, text).iter().map(|glyph| glyph.x_advance).sum();
        self.widths.insert((face, text.to_owned()), width);
        width
    }

    /// Returns the glyphs of a text, in ems.
    pub(super) fn glyphs(&self, face: Face, text: &str) -> Vec<KrillaGlyph> {
        let (_, shaper, font) = self.shaper(face);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        let glyphs = rustybuzz::shape(shaper, &LINING, buffer);
        let clusters: Vec<usize> = glyphs.glyph_infos().iter().map(|glyph| usize::try_from(glyph.cluster).unwrap_or(0)).collect();
        let ems = |units: i32| {
            #[expect(clippy::cast_precision_loss, reason = "a font has some thousand units")]
            let units = units as f32;
            units / font.units_per_em()
        };
        let glyph = |(place, (own, position)): (usize, (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition))| {
            let from = clusters[place];
            let to = clusters.iter().skip(place).find(|cluster| **cluster > from).copied().unwrap_or(text.len());
            let (advance, across, up) = (ems(position.x_advance), ems(position.x_offset), ems(position.y_offset));
            KrillaGlyph::new(GlyphId::new(own.glyph_id), advance, across, up, 0.0, from..to, None)
        };
        glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()).enumerate().map(glyph).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_have_the_letters_of_three_alphabets_and_tell_of_what_they_lack() {
        let mut faces = Faces::open().expect("the fonts that ship");
        for face in Face::ALL {
            assert!(faces.width(face, "Étirement du mollet, 30 s × 2 → ½ · 90° “Ελληνικά” Растяжка łŏ") > 10.0);
        }
        assert!(faces.lacking.is_empty(), "{:?}", faces.lacking);
        faces.of = "Fold".to_owned();
        faces.width(Face::Text, "前屈");
        assert_eq!((faces.lacking.iter().collect::<String>(), faces.lacking_first.as_str()), ("前屈".to_owned(), "Fold"));
    }

    #[test]
    fn kerning_counts() {
        let mut faces = Faces::open().expect("the fonts that ship");
        let apart = faces.width(Face::Head, "T") + faces.width(Face::Head, "o");
        assert!(faces.width(Face::Head, "To") < apart);
    }
}
