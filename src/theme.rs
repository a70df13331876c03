//! Colours by meaning: drawing asks for a role, never for a colour.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None: `NO_COLOR`, or asked for.
    None,
    Sixteen,
    Indexed,
    True,
}

/// What the terminal's own background is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Dark,
    Light,
    /// It did not say: only what reads on both is used.
    Unknown,
}

/// What something on the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// What is read.
    Text,
    /// What is there if wanted.
    Muted,
    /// Names.
    Title,
    /// What to look at.
    Accent,
    /// A key to press.
    Key,
    GetReady,
    /// Work: a hold, reps, a press.
    Hold,
    Rest,
    /// To the other side.
    Switch,
    Warning,
    Error,
    /// Lines between things.
    Border,
    /// The empty part of a bar.
    Trough,
    /// The row chosen.
    Selected,
}

/// How a role looks: on dark and light ground as 0xRRGGBB, as one of sixteen colours, and what marks it besides.
struct Look(Role, u32, u32, Color, Modifier);

const PLAIN: Modifier = Modifier::empty();

// One row a role. What is read keeps a contrast of 4.5 to 1 on black or white (WCAG 2.2, 1.4.3); a test measures it.
const LOOKS: &[Look] = &[
    Look(Role::Text, 0xd8_dee9, 0x1c_2128, Color::Reset, PLAIN),
    Look(Role::Muted, 0x98_a2b0, 0x59_626d, Color::Reset, Modifier::DIM),
    Look(Role::Title, 0xf2_f5f9, 0x0b_0f14, Color::Reset, Modifier::BOLD),
    Look(Role::Accent, 0x63_d0ba, 0x00_6b5e, Color::Cyan, Modifier::BOLD),
    Look(Role::Key, 0x63_d0ba, 0x00_6b5e, Color::Cyan, Modifier::BOLD),
    Look(Role::GetReady, 0xe8_bd6a, 0x8a_5a00, Color::Yellow, Modifier::BOLD),
    Look(Role::Hold, 0x86_d998, 0x17_702f, Color::Green, Modifier::BOLD),
    Look(Role::Rest, 0x8c_b4ea, 0x0b_5394, Color::Blue, PLAIN),
    Look(Role::Switch, 0xe3_9bd0, 0x93_296f, Color::Magenta, Modifier::BOLD),
    Look(Role::Warning, 0xe8_bd6a, 0x8a_5a00, Color::Yellow, Modifier::BOLD),
    Look(Role::Error, 0xf0_8a80, 0xa8_241c, Color::Red, Modifier::BOLD),
    Look(Role::Border, 0x6b_7685, 0x8b_949e, Color::Reset, Modifier::DIM),
    Look(Role::Trough, 0x3d_4652, 0xd0_d7de, Color::Reset, Modifier::DIM),
    Look(Role::Selected, 0xf2_f5f9, 0x0b_0f14, Color::Reset, Modifier::BOLD),
];

/// The ground of the chosen row.
const SELECTED_GROUND: (u32, u32) = (0x24_4a44, 0xcd_ebe4);

/// The looks of every role for one terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub depth: Depth,
    pub ground: Ground,
}

impl Theme {
    /// Returns how `role` looks.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let Some(Look(_, dark, light, ansi, modifier)) = LOOKS.iter().find(|look| look.0 == role) else {
            return Style::default();
        };
        let selected = role == Role::Selected;
        let coloured = |rgb: u32, ground: u32| {
            let style = Style::default().fg(self.colour(rgb)).add_modifier(modifier.difference(Modifier::DIM));
            if selected { style.bg(self.colour(ground)) } else { style }
        };
        match (self.depth, self.ground) {
            (Depth::True | Depth::Indexed, Ground::Dark) => coloured(*dark, SELECTED_GROUND.0),
            (Depth::True | Depth::Indexed, Ground::Light) => coloured(*light, SELECTED_GROUND.1),
            (Depth::None | Depth::Sixteen, _) | (_, Ground::Unknown) => {
                let style = Style::default().add_modifier(*modifier);
                let style = if self.depth == Depth::None || *ansi == Color::Reset { style } else { style.fg(*ansi) };
                if selected { style.add_modifier(Modifier::REVERSED) } else { style }
            }
        }
    }

    fn colour(self, rgb: u32) -> Color {
        let [_, red, green, blue] = rgb.to_be_bytes();
        if self.depth == Depth::True { Color::Rgb(red, green, blue) } else { Color::Indexed(nearest(red, green, blue)) }
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

    fn luminance(rgb: u32) -> f64 {
        let [_, red, green, blue] = rgb.to_be_bytes();
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn what_is_read_stands_out_from_its_ground() {
        // Common grounds: pure, and the greys of popular schemes.
        for Look(role, dark, light, ..) in LOOKS {
            let least = if matches!(role, Role::Border | Role::Trough) { 1.2 } else { 4.5 };
            for ground in [0x00_0000, 0x1e_1e2e, 0x10_1418] {
                assert!(contrast(*dark, ground) >= least, "{role:?} on {ground:x}: {}", contrast(*dark, ground));
            }
            for ground in [0xff_ffff, 0xfa_f4ed] {
                assert!(contrast(*light, ground) >= least, "{role:?} on {ground:x}: {}", contrast(*light, ground));
            }
        }
        assert!(contrast(0xf2_f5f9, SELECTED_GROUND.0) >= 4.5 && contrast(0x0b_0f14, SELECTED_GROUND.1) >= 4.5);
    }

    #[test]
    fn without_colour_there_is_none() {
        let theme = Theme { depth: Depth::None, ground: Ground::Dark };
        for Look(role, ..) in LOOKS {
            let style = theme.style(*role);
            assert!(style.fg.is_none() && style.bg.is_none(), "{role:?}");
        }
    }

    #[test]
    fn the_nearest_of_256_is_near() {
        assert_eq!(nearest(255, 0, 0), 196);
        assert_eq!(nearest(128, 128, 128), 244);
    }
}
