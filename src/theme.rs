//! Colours by meaning: drawing asks for a role, never for a colour. What a role looks like is a theme's business.

mod colour;
mod palette;

pub use colour::Colour;
pub use palette::{Look, Palette};

use ratatui::style::Style;

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

macro_rules! roles {
    ($($role:ident $name:literal $broader:expr, $about:literal;)+) => {
        /// What something on the screen is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $(#[doc = $about] $role,)+
        }

        impl Role {
            /// Every role, its name in a theme, and what it is for.
            pub const TABLE: &'static [(Self, &'static str, &'static str)] = &[$((Self::$role, $name, $about),)+];

            /// Returns the role whose look it has in a theme that says nothing of it.
            #[must_use]
            pub const fn falls_back_to(self) -> Option<Self> {
                match self { $(Self::$role => $broader,)+ }
            }
        }
    };
}

// One row a role: its name in the file of a theme, the broader role, what it is for.
roles! {
    Text      "text"       None,                  "what is read";
    Muted     "muted"      Some(Role::Text),      "what is there if wanted";
    Title     "title"      Some(Role::Text),      "names";
    Accent    "accent"     Some(Role::Title),     "what to look at";
    Key       "key"        Some(Role::Accent),    "a key to press";
    GetReady  "get-ready"  Some(Role::Warning),   "the time to get ready";
    Hold      "hold"       Some(Role::Accent),    "work: a hold, reps, a press";
    Rest      "rest"       Some(Role::Muted),     "the time between";
    Switch    "switch"     Some(Role::Accent),    "to the other side";
    Warning   "warning"    Some(Role::Accent),    "what to take care with";
    Error     "error"      Some(Role::Warning),   "what has no effect";
    Border    "border"     Some(Role::Muted),     "lines between things";
    Trough    "trough"     Some(Role::Border),    "the empty part of a bar";
    Selected  "selected"   None,                  "the row chosen, with its ground";
    Skin      "skin"       None,                  "the figure's skin";
    Hair      "hair"       None,                  "its hair";
    Shirt     "shirt"      None,                  "its shirt";
    Shorts    "shorts"     None,                  "its shorts";
    Shoes     "shoes"      None,                  "its shoes";
    Worked    "worked"     None,                  "the muscles it works";
}

const ROLES: usize = Role::TABLE.len();

/// The looks of every role, as one terminal shows them; by default none at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; ROLES],
    /// As 0xRRGGBB, where a theme says it so.
    colours: [Option<u32>; ROLES],
}

impl Theme {
    /// Returns how `role` looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// Returns whether anything in it has a colour: in one without any, a figure has none, either.
    #[must_use]
    pub fn has_colours(&self) -> bool {
        self.styles.iter().any(|style| style.fg.is_some() || style.bg.is_some())
    }

    /// Returns the colour of `role` as 0xRRGGBB, before any terminal shows it; `None` where the theme leaves it open.
    #[must_use]
    pub fn colour(&self, role: Role) -> Option<u32> {
        self.colours.get(role as usize).copied().flatten()
    }

    /// Returns the theme of `palettes` called `name` as it can be shown, or the one that suits the terminal: for `auto`,
    /// for a name nobody has, and where the terminal lacks the colours.
    #[must_use]
    pub fn choose(palettes: &[Palette], name: &str, depth: Depth, ground: Ground) -> Self {
        let suited = match (depth, ground) {
            (Depth::None, _) => "mono",
            (Depth::Sixteen, _) | (_, Ground::Unknown) => "sixteen",
            (Depth::Indexed | Depth::True, Ground::Dark) => "dark",
            (Depth::Indexed | Depth::True, Ground::Light) => "light",
        };
        // A later palette of a name replaces an earlier one.
        let named = |name: &str| palettes.iter().rev().find(|palette| palette.name == name);
        let can_show = |palette: &Palette| match depth {
            Depth::None => false,
            Depth::Sixteen => !palette.needs_many_colours(),
            Depth::Indexed | Depth::True => true,
        };
        let palette = named(name).filter(|palette| can_show(palette)).or_else(|| named(suited));
        let style = |role: Role| palette.map_or_else(Style::default, |palette| palette.look(role).style(depth));
        let (mut styles, mut colours) = ([Style::default(); ROLES], [None; ROLES]);
        for ((slot, colour), (role, _, _)) in styles.iter_mut().zip(&mut colours).zip(Role::TABLE) {
            *slot = style(*role);
            *colour = palette.and_then(|palette| palette.look(*role).letters.rgb());
        }
        Self { styles, colours }
    }
}
