//! What narrows a list down, and what a routine is to be made for.

use clap::Args;

/// What narrows a list down; everything given must be met.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub struct Wish {
    /// Areas or regions of the body; any of them will do
    #[arg(long, value_name = "AREA", value_delimiter = ',')]
    pub area: Vec<String>,
    /// static, dynamic, pnf, isometric, breathing or self-massage
    #[arg(long)]
    pub kind: Option<String>,
    /// The positions it may start in, as standing or supine
    #[arg(long, value_name = "POSITION", value_delimiter = ',')]
    pub position: Vec<String>,
    /// Only what can be done with these props
    #[arg(long, value_name = "PROPS", value_delimiter = ',', conflicts_with = "no_props")]
    pub have: Vec<String>,
    /// Only what needs no props
    #[arg(long)]
    pub no_props: bool,
    /// This level or lower, 1 to 3
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=3))]
    pub level: Option<u8>,
    /// What it is good for, as warm-up or desk
    #[arg(long)]
    pub purpose: Option<String>,
    /// Only what you keep at hand
    #[arg(long, alias = "favourites")]
    pub favourite: bool,
    /// Words in names, muscles or body parts
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
}

/// How long a routine is to be, and what is to be left out of it.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub struct Composing {
    /// How long, as 8 or 7:30, from getting ready to the last hold
    #[arg(long, value_name = "MINUTES")]
    pub minutes: Option<String>,
    /// When it is to be over, as 09:58
    #[arg(long, value_name = "TIME", conflicts_with = "minutes")]
    pub until: Option<String>,
    /// What to leave out: what you have to be careful of, as knee or disc, or areas, regions and stretches
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub avoid: Vec<String>,
    /// Another number, another routine; that of the day unless said
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,
}
