//! A drawing as SVG, in colours for paper.

use crate::figure::flesh::Material;
use crate::figure::paint::Rgb;
use crate::figure::paint::line::{Drawing, Ink, Layer, Path, Place, Step};
use std::fmt::Write;

/// The one colour beside the figure's own: links, arrows, rules.
pub const ACCENT: u32 = 0x1f_6f78;

/// Returns the colour of an ink on paper, and how much of what is below it covers.
#[must_use]
pub fn paper(ink: Ink) -> (Rgb, f64) {
    let (colour, cover) = match ink {
        Ink::Mat => (0xf1_f4f4, 1.0),
        Ink::Shadow => (0xdc_e2e3, 1.0),
        Ink::Ghost => (0xe6_e9ea, 1.0),
        Ink::GhostLine => (0xb9_c1c4, 1.0),
        Ink::Cloth(material) => (cloth(material), 1.0),
        Ink::Shade => (0x1e_2a38, 0.10),
        Ink::Through => (0xe2_5a33, 0.22),
        Ink::GlowRim => (0xe2_5a33, 0.40),
        Ink::Glow => (0xe2_5a33, 0.80),
        Ink::Crease | Ink::Outline => (0x26_3238, 1.0),
        Ink::Arrow | Ink::ArrowHead => (ACCENT, 1.0),
    };
    (Rgb::of(colour), cover)
}

const fn cloth(material: Material) -> u32 {
    match material {
        Material::Skin => 0xf3_d7bf,
        Material::Face => 0xf6_dfcb,
        Material::Hair => 0x7d_665a,
        Material::Shirt => 0xc3_dde3,
        Material::Shorts => 0x9a_adc4,
        Material::Shoe => 0xee_eae0,
        Material::Wood => 0xe3_d3b8,
        Material::Wall => 0xe9_ebed,
        Material::Strap => 0xe6_c55a,
        Material::Mat => 0xf1_f4f4,
    }
}

/// Returns a colour as `#rrggbb`.
#[must_use]
pub fn hex(colour: Rgb) -> String {
    let (red, green, blue) = colour.bytes();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Returns a drawing as a file of its own.
#[must_use]
pub fn file(drawing: &Drawing, title: &str) -> String {
    let (width, height) = (drawing.width, drawing.height);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" role=\"img\">\n\
         <title>{}</title>\n{}</svg>\n",
        number(width),
        number(height),
        number(width),
        number(height),
        escaped(title),
        layers(drawing, None)
    )
}

/// Returns the layers; the inks of `named` are left to the page, by the class of their name.
#[must_use]
pub fn layers(drawing: &Drawing, named: Option<fn(Ink) -> Option<&'static str>>) -> String {
    let mut text = String::new();
    for layer in &drawing.layers {
        let (colour, cover) = paper(layer.ink);
        let class = named.and_then(|named| named(layer.ink));
        let line = layer.ink.line().map(|width| format!(" stroke-width=\"{width}\"")).unwrap_or_default();
        let style = match class {
            Some(class) => format!(" class=\"{class}\"{line}"),
            None => plain(layer.ink, colour, cover) + &line,
        };
        let _ = writeln!(text, "<path{style} d=\"{}\"/>", outline(layer));
    }
    text
}

/// How an ink looks, without a page that says so.
fn plain(ink: Ink, colour: Rgb, cover: f64) -> String {
    let fill = if ink.is_filled() { hex(colour) } else { "none".to_owned() };
    let mut style = format!(" fill=\"{fill}\"");
    if cover < 1.0 {
        let _ = write!(style, " fill-opacity=\"{cover}\"");
    }
    if ink.is_filled() {
        style.push_str(" fill-rule=\"evenodd\"");
    }
    if ink.line().is_some() {
        let _ = write!(style, " stroke=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"", hex(paper(ink.rim()).0));
    }
    style
}

/// The paths of a layer, in the letters of SVG.
fn outline(layer: &Layer) -> String {
    let mut text = String::new();
    for path in &layer.paths {
        one(path, &mut text);
    }
    text
}

/// Each step by how far it goes from the last place, as it was written: what is rounded does not add up.
fn one(path: &Path, text: &mut String) {
    let tenths = |(x, y): Place| (rounded(x), rounded(y));
    let mut from = tenths(path.from);
    let _ = write!(text, "M{} {}", tenth(from.0), tenth(from.1));
    for step in &path.steps {
        let pair = |place: Place, text: &mut String| {
            let (x, y) = tenths(place);
            let (across, down) = (tenth(x - from.0), tenth(y - from.1));
            let _ = write!(text, "{}{across}{}{down}", gap(&across, text), gap(&down, "0"));
        };
        let to = match step {
            Step::To(place) => {
                text.push('l');
                pair(*place, text);
                *place
            }
            Step::Curve(one, other, place) => {
                text.push('c');
                pair(*one, text);
                pair(*other, text);
                pair(*place, text);
                *place
            }
        };
        from = tenths(to);
    }
    if path.is_closed {
        text.push('z');
    }
}

/// What must stand between a number and what is before it.
fn gap(number: &str, before: &str) -> &'static str {
    let follows_number = before.ends_with(|last: char| last.is_ascii_digit());
    if follows_number && !number.starts_with('-') { " " } else { "" }
}

fn rounded(length: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a drawing has some hundred units")]
    let tenths = (length * 10.0).round() as i64;
    tenths
}

fn tenth(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

fn number(length: f64) -> String {
    tenth(rounded(length))
}

/// Returns text as it may stand in SVG and HTML, between tags and in quotes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // No part of XML 1.0; nothing is lost without them.
            control if control.is_control() && !matches!(control, '\n' | '\t') => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_do_not_run_together() {
        let steps = vec![Step::To((1.25, 3.0)), Step::Curve((1.0, 2.0), (2.04, 2.0), (0.0, 0.0))];
        let mut text = String::new();
        one(&Path { from: (0.0, 1.0), steps, is_closed: true }, &mut text);
        assert_eq!(text, "M0 1l1.3 2c-0.3-1 0.7-1-1.3-3z");
    }

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("<b a=\"1\">'&\u{1b}[0m"), "&lt;b a=&quot;1&quot;&gt;&#39;&amp; [0m");
    }
}
