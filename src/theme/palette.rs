//! A theme as its file gives it: a look for any of the roles, written as `bold #f2f5f9 on #244a44`.

use super::{Colour, Depth, Role};
use crate::load::conform::{Report, conform};
use crate::load::suggest::did_you_mean;
use crate::load::tree::{Node, Span};
use crate::load::{Content, fields, parsed};
use crate::printable::mask;
use crate::problem::Problem;
use ratatui::style::{Modifier, Style};

/// A theme by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    pub name: String,
    looks: Vec<(Role, Look)>,
}

/// How a role looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub letters: Colour,
    pub ground: Colour,
    modifiers: Modifier,
}

const MODIFIERS: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

impl Look {
    const PLAIN: Self = Self { letters: Colour::Default, ground: Colour::Default, modifiers: Modifier::empty() };
    /// What a chosen row has in a theme that says nothing of it: it must be seen.
    const REVERSED: Self = Self { modifiers: Modifier::REVERSED, ..Self::PLAIN };

    /// Reads `bold #f2f5f9 on #244a44`; the first word that is none of a look's is the error.
    fn parse(text: &str) -> Result<Self, &str> {
        let mut look = Self::PLAIN;
        let mut on_ground = false;
        for word in text.split_whitespace() {
            if word == "on" && !on_ground {
                on_ground = true;
            } else if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
                look.modifiers |= *modifier;
            } else {
                let colour = Colour::parse(word).ok_or(word)?;
                *(if on_ground { &mut look.ground } else { &mut look.letters }) = colour;
            }
        }
        Ok(look)
    }

    /// Returns the look as a terminal of `depth` shows it.
    #[must_use]
    pub fn style(self, depth: Depth) -> Style {
        let style = Style::default().add_modifier(self.modifiers);
        let style = self.letters.shown(depth).map_or(style, |letters| style.fg(letters));
        self.ground.shown(depth).map_or(style, |ground| style.bg(ground))
    }
}

impl Palette {
    /// Reads the theme called `name` from `file`; a look that cannot be read is a problem, and its role falls back.
    #[must_use]
    pub fn read(name: &str, file: &str, content: &Content) -> (Option<Self>, Vec<Problem>) {
        let mut problems = Vec::new();
        let Some((text, table)) = parsed(file, content, &mut problems) else { return (None, problems) };
        let mut report = Report::new(file, text);
        let fit = conform(&table, Span::default(), fields::THEME, &mut report);
        let rows = fit.table.get("roles").and_then(Node::table).map(|roles| roles.rows.as_slice()).unwrap_or_default();
        let looks = rows.iter().filter_map(|row| look(&row.key, row.key_span, &row.node, &mut report)).collect();
        (Some(Self { name: name.to_owned(), looks }), report.problems)
    }

    /// Returns how `role` looks: as written, or as the broader role does.
    #[must_use]
    pub fn look(&self, role: Role) -> Look {
        let written = self.looks.iter().find(|(known, _)| *known == role).map(|(_, look)| *look);
        written.unwrap_or_else(|| match role.falls_back_to() {
            Some(broader) => self.look(broader),
            None if role == Role::Selected => Look::REVERSED,
            None => Look::PLAIN,
        })
    }

    /// Returns whether a terminal of sixteen colours cannot show it.
    #[must_use]
    pub fn needs_many_colours(&self) -> bool {
        let many = |colour: Colour| matches!(colour, Colour::Rgb(_));
        self.looks.iter().any(|(_, look)| many(look.letters) || many(look.ground))
    }
}

fn look(name: &str, span: Span, node: &Node, report: &mut Report<'_>) -> Option<(Role, Look)> {
    let names = Role::TABLE.iter().map(|(_, name, _)| *name);
    let Some((role, _, _)) = Role::TABLE.iter().find(|(_, known, _)| *known == name) else {
        let problem = report.at(span, &format!("there is no role \"{}\"", mask(name)));
        report.add(match did_you_mean(name, names.clone()) {
            Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
            None => problem.hint(format!("the roles are {}", names.collect::<Vec<_>>().join(", "))),
        });
        return None;
    };
    match Look::parse(node.text()?) {
        Ok(look) => Some((*role, look)),
        Err(word) => {
            let known = MODIFIERS.iter().map(|(name, _)| *name).chain(Colour::names());
            let problem = report.at(node.span, &format!("\"{}\" is no colour", mask(word)));
            report.add(match did_you_mean(word, known) {
                Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
                None => problem.hint("a look is written as `bold #f2f5f9 on #244a44`, or with names as `bright-red`"),
            });
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Ground, Theme};

    const SHIPPED: [(&str, &str); 4] = [
        ("dark", include_str!("../../seeds/themes/dark.toml")),
        ("light", include_str!("../../seeds/themes/light.toml")),
        ("sixteen", include_str!("../../seeds/themes/sixteen.toml")),
        ("mono", include_str!("../../seeds/themes/mono.toml")),
    ];

    fn shipped() -> [Palette; 4] {
        SHIPPED.map(|(name, text)| {
            let (palette, problems) = Palette::read(name, name, &Content::Bytes(text.as_bytes().to_vec()));
            assert!(problems.is_empty(), "{problems:?}");
            palette.expect("a theme")
        })
    }

    fn luminance(rgb: u32) -> f64 {
        let [_, red, green, blue] = rgb.to_be_bytes();
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: Colour, b: Colour) -> f64 {
        let (Colour::Rgb(a), Colour::Rgb(b)) = (a, b) else { panic!("{a:?} on {b:?} cannot be measured") };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// What is read keeps a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3) on pure grounds and the greys of popular schemes.
    #[test]
    fn what_is_read_stands_out_from_its_ground() {
        let [dark, light, ..] = shipped();
        for (palette, grounds) in [(dark, [0x00_0000, 0x1e_1e2e, 0x10_1418]), (light, [0xff_ffff, 0xfa_f4ed, 0xf6_f8fa])] {
            for (role, ..) in Role::TABLE {
                let look = palette.look(*role);
                // The figure has a test of its own: it is no text.
                if matches!(role, Role::Skin | Role::Hair | Role::Shirt | Role::Shorts | Role::Shoes | Role::Worked) {
                    continue;
                }
                let least = if matches!(role, Role::Border | Role::Trough) { 1.2 } else { 4.5 };
                for ground in grounds {
                    let ground = if look.ground == Colour::Default { Colour::Rgb(ground) } else { look.ground };
                    let reached = contrast(look.letters, ground);
                    assert!(reached >= least, "{role:?} of {} on {ground:x?}: {reached}", palette.name);
                }
            }
        }
    }

    #[test]
    fn without_colour_there_is_none_and_the_chosen_row_is_seen_all_the_same() {
        let palettes = shipped();
        for name in ["auto", "dark", "sixteen"] {
            let theme = Theme::choose(&palettes, name, Depth::None, Ground::Dark);
            assert!(Role::TABLE.iter().all(|(role, ..)| theme.style(*role).fg.is_none() && theme.style(*role).bg.is_none()));
            assert!(theme.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
        }
        assert!(!palettes[2].needs_many_colours() && palettes[0].needs_many_colours());
    }

    #[test]
    fn a_role_without_a_look_has_that_of_the_broader_one() {
        let content = Content::Bytes(b"[roles]\ntext = \"#abcdef\"\naccent = \"bold red\"\n".to_vec());
        let (palette, problems) = Palette::read("mine", "mine.toml", &content);
        let palette = palette.expect("a theme");
        assert!(problems.is_empty());
        assert_eq!(palette.look(Role::Trough).letters, Colour::Rgb(0xab_cdef));
        assert_eq!(palette.look(Role::Switch), palette.look(Role::Accent));
        assert_eq!(palette.look(Role::Selected), Look::REVERSED);
    }
}
