//! The fields of every file, one row each: what the loader accepts and what the README says of them.

// The build script reads this file from another place.
#[path = "fields/pose.rs"]
pub mod pose;
#[path = "fields/schedule.rs"]
pub mod schedule;

use crate::model::words::{
    CAUTION_TAGS, Cells, Dress, Kind, LinkKind, Position, Prop, Proportions, Purpose, Sides, Spine, Tint, Way, Weekly,
};

/// A field: its name, what it may hold, whether it must be there, and what it is for.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
    pub about: &'static str,
}

/// What a field may hold.
#[derive(Debug)]
pub enum Shape {
    Text,
    /// Text of at most so many columns; longer is a warning.
    Name(usize),
    /// A single character.
    Key,
    /// An id.
    Id,
    /// An id, or a table in its place.
    IdOr(&'static [Field]),
    /// `http` or `https`.
    Address,
    /// A whole number in this range.
    Whole(i64, i64),
    Truth,
    /// Any number in this range, whole or not.
    Number(f64, f64),
    /// A time of day.
    Time,
    /// A day of the calendar.
    Date,
    /// A day of the calendar, or all from one to another.
    Dates,
    /// One of these words.
    Word(&'static [&'static str]),
    /// So many, at least and at most, of the shape.
    List(&'static Shape, usize, usize),
    Table(&'static [Field]),
    /// One of the shape, or a table whose keys are looked up elsewhere, each value of the shape.
    OneOrRows(&'static Shape),
    /// A table whose keys are looked up elsewhere, each value of the shape.
    Rows(&'static Shape),
    Tables(&'static [Field]),
}

const MANY: usize = 100;
/// Whole seconds that a hold, a part of a rep or a rest may last.
const SECONDS: Shape = Shape::Whole(1, 600);
/// Repetitions, sets, cycles and breaths.
const TIMES: Shape = Shape::Whole(1, 200);
const LEVEL: Shape = Shape::Whole(1, 3);
const TEXTS: Shape = Shape::List(&Shape::Text, 0, MANY);
const IDS: Shape = Shape::List(&Shape::Id, 0, MANY);
const PROPS: Shape = Shape::List(&Shape::Word(Prop::WORDS), 0, MANY);

const fn must(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, shape, required: true, about }
}

const fn may(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, shape, required: false, about }
}

/// `stretches/<id>.toml`.
pub const STRETCH: &[Field] = &[
    must("name", Shape::Name(60), "what it is called"),
    may("also", TEXTS, "other names to find it by"),
    must("regions", Shape::List(&Shape::Id, 1, MANY), "the regions it stretches, its home first"),
    may("also_eases", IDS, "regions it eases on the way"),
    may("muscles", IDS, "the muscles it works on"),
    must("kind", Shape::Word(Kind::WORDS), "what kind of stretch it is"),
    must("position", Shape::Word(Position::WORDS), "the position it starts in"),
    must("sides", Shape::Word(Sides::WORDS), "both sides together, each in full, or by turns (reps are then totals)"),
    may("props", PROPS, "what it needs"),
    may("props_any", PROPS, "what it needs one of"),
    may("props_optional", PROPS, "what makes it more comfortable"),
    must("level", LEVEL, "how demanding it is"),
    may("good_for", Shape::List(&Shape::Word(Purpose::WORDS), 0, MANY), "the purposes it suits"),
    may("spine", Shape::List(&Shape::Word(Spine::WORDS), 0, MANY), "each way it moves the spine"),
    must("dose", Shape::Table(DOSE), "how much of it: one of the forms below"),
    must("guide", Shape::Table(GUIDE), "how to do it"),
    may("pose", Shape::Table(pose::POSING), "how the mannequin shows it"),
    may("caution", Shape::Tables(CAUTION), "who should do something else, and what"),
    may("link", Shape::Tables(LINK), "pages and videos by others"),
];

/// `[dose]` of a stretch.
pub const DOSE: &[Field] = &[
    may("hold", SECONDS, "seconds held"),
    may("sets", TIMES, "how often, with a short rest between"),
    may("reps", TIMES, "repetitions; with `hold`, presses"),
    may("tempo", Shape::List(&SECONDS, 1, 4), "seconds of each part of one rep"),
    may("rest", SECONDS, "seconds between presses"),
    may("stretch", SECONDS, "contract–relax: seconds in the first stretch"),
    may("contract", SECONDS, "contract–relax: seconds of the press"),
    may("deepen", SECONDS, "contract–relax: seconds in the deeper stretch"),
    may("cycles", TIMES, "contract–relax: how often"),
    may("breath", Shape::List(&Shape::Whole(0, 60), 4, 4), "seconds in, held, out, held"),
    may("breaths", TIMES, "how many breaths"),
    may("roll", SECONDS, "seconds of rolling"),
    may("range", Shape::List(&SECONDS, 2, 2), "the shortest and longest the hold may be made"),
];

/// `[guide]` of a stretch.
pub const GUIDE: &[Field] = &[
    must("setup", Shape::Text, "how to get into it, from the start"),
    may("moves", Shape::List(&Shape::Text, 0, 4), "what to do in each part of a rep"),
    may("cues", TEXTS, "one thing to mind at a time, short"),
    may("feel", Shape::Text, "where it is felt"),
    may("mistakes", TEXTS, "what often goes wrong"),
    may("breath", Shape::Text, "how to breathe"),
    may("say", Shape::Text, "what is read out while getting ready"),
    may("easier", Shape::Text, "how to make it easier"),
    may("easier_id", Shape::Id, "an easier stretch"),
    may("harder", Shape::Text, "how to make it harder"),
    may("harder_id", Shape::Id, "a harder stretch"),
];

/// `[[caution]]` of a stretch.
pub const CAUTION: &[Field] =
    &[must("tag", Shape::Word(CAUTION_TAGS), "whom it concerns"), must("note", Shape::Text, "what to do instead")];

/// `[[link]]` of a stretch.
pub const LINK: &[Field] = &[
    must("kind", Shape::Word(LinkKind::WORDS), "what it leads to"),
    must("url", Shape::Address, "where it leads"),
    must("by", Shape::Text, "who made it"),
];

/// `routines/<id>.toml`.
pub const ROUTINE: &[Field] = &[
    must("name", Shape::Name(60), "what it is called"),
    must("purpose", Shape::Word(Purpose::WORDS), "what it is for"),
    may("about", Shape::Text, "what it does and when to do it"),
    may("level", LEVEL, "how demanding it is; that of its hardest step if left out"),
    may("rotation", Shape::Truth, "whether it takes its turn as the Monday routine"),
    must("step", Shape::Tables(STEP), "its steps, in order"),
];

/// `[[step]]` of a routine: a stretch, and what its dose is here.
pub const STEP: &[Field] = &[
    must("stretch", Shape::Id, "the stretch"),
    may("hold", SECONDS, "as in `[dose]`"),
    may("sets", TIMES, "as in `[dose]`"),
    may("reps", TIMES, "as in `[dose]`"),
    may("tempo", Shape::List(&SECONDS, 1, 4), "as in `[dose]`"),
    may("rest", SECONDS, "as in `[dose]`"),
    may("stretch_for", SECONDS, "`stretch` of `[dose]`"),
    may("contract", SECONDS, "as in `[dose]`"),
    may("deepen", SECONDS, "as in `[dose]`"),
    may("cycles", TIMES, "as in `[dose]`"),
    may("breath", Shape::List(&Shape::Whole(0, 60), 4, 4), "as in `[dose]`"),
    may("breaths", TIMES, "as in `[dose]`"),
    may("roll", SECONDS, "as in `[dose]`"),
    may("ready", SECONDS, "seconds to get ready, where that is more than it needs"),
    may("note", Shape::Text, "a word on it in this routine"),
];

/// `areas.toml`.
pub const AREAS: &[Field] = &[
    may("area", Shape::Tables(AREA), "the areas, in the order shown"),
    may("region", Shape::Tables(REGION), "the regions of the areas"),
    may("muscle", Shape::Tables(MUSCLE), "the muscles a stretch may name"),
];

/// `[[area]]` of `areas.toml`.
pub const AREA: &[Field] = &[
    must("id", Shape::Id, "its id"),
    must("name", Shape::Name(30), "what it is called"),
    may("key", Shape::Key, "the key that opens it"),
    may("also", TEXTS, "other names to find it by"),
    may("favourites", Shape::Tables(FAVOURITE), "the stretches to start with"),
];

/// `favourites` of an area.
pub const FAVOURITE: &[Field] = &[must("stretch", Shape::Id, "the stretch"), must("why", Shape::Text, "why we like it")];

/// `[[region]]` of `areas.toml`.
pub const REGION: &[Field] = &[
    must("id", Shape::Id, "its id"),
    must("area", Shape::Id, "the area it belongs to"),
    must("name", Shape::Name(30), "what it is called"),
    may("also", TEXTS, "other names to find it by"),
    may("muscles", IDS, "the muscles in it"),
    may("related", Shape::Tables(RELATED), "regions that tend to be tight along with it"),
];

/// `related` of a region.
pub const RELATED: &[Field] = &[
    must("region", Shape::Id, "the other region"),
    must("weight", Shape::Whole(1, 3), "how strongly, 3 most"),
    must("why", Shape::Text, "the reason"),
];

/// `[[muscle]]` of `areas.toml`.
pub const MUSCLE: &[Field] = &[
    must("id", Shape::Id, "its id"),
    must("name", Shape::Name(40), "what it is called"),
    may("also", TEXTS, "other names to find it by"),
];

/// `favourites.toml`.
pub const FAVOURITES: &[Field] =
    &[may("stretches", IDS, "the stretches you keep at hand"), may("routines", IDS, "the routines you keep at hand")];

/// `config.toml`.
pub const CONFIG: &[Field] = &[
    may(
        "theme",
        Shape::Text,
        "`auto` for what suits the terminal, or the name of a theme: `dark`, `light`, `sixteen`, `mono`, your own",
    ),
    may("hide", IDS, "shipped stretches and routines you do not want to see"),
    may("packs", TEXTS, "folders with stretches and routines of others; a path starts at the folder of this file"),
    may("sound", Shape::Table(SOUND), "how cues are heard"),
    may("player", Shape::Table(PLAYER), "how sessions play"),
    may("figure", Shape::Table(FIGURE), "how the mannequin shows a stretch"),
    may("goal", Shape::Table(GOAL), "what to aim at in a week"),
    may("you", Shape::Table(YOU), "what a routine that is made for you must know"),
    may("monday", Shape::Table(MONDAY), "where the routine of each week comes from"),
    may("keys", Shape::Rows(&Shape::List(&Shape::Text, 0, MANY)), "other keys for commands, by their names in `supple keys`"),
];

/// `[sound]` of `config.toml`.
pub const SOUND: &[Field] = &[
    may("way", Shape::Word(Way::WORDS), "what makes a cue heard; where no player works, the bell rings in place of tones"),
    may("volume", Shape::Whole(0, 100), "how loud the tones are, as the ear counts"),
];

/// `[player]` of `config.toml`.
pub const PLAYER: &[Field] = &[may("keep_awake", Shape::Truth, "keep the display awake while a session goes on")];

/// `[figure]` of `config.toml`.
pub const FIGURE: &[Field] = &[
    may("still", Shape::Truth, "show the stretch and do not move"),
    may("dress", Shape::Word(Dress::WORDS), "a person in shirt and shorts, or a plain figure of clay"),
    may("body", Shape::Word(Proportions::WORDS), "its proportions: those of most people, long limbs or short ones"),
    may("tint", Shape::Word(Tint::WORDS), "when its left limbs are warmer in colour, and its right ones cooler"),
    may("cells", Shape::Word(Cells::WORDS), "what its cells are made of; without colours, of braille"),
];

/// `[goal]` of `config.toml`.
pub const GOAL: &[Field] = &[
    may("days", Shape::Whole(0, 7), "days with something held; 0 for no goal"),
    may("grace", Shape::Whole(0, 3), "of any four weeks, so many may fall short and still be kept"),
    may("minutes", Shape::Whole(1, 120), "minutes held in an area, for the bars of Today and Progress"),
];

/// `[you]` of `config.toml`.
pub const YOU: &[Field] = &[
    may("level", LEVEL, "what you are used to; it says how much there is of each level"),
    may("avoid", IDS, "what to leave out, always: what you have to be careful of, as `knee`, or regions, or stretches"),
    may("have", PROPS, "what you have to stretch with, unless you say otherwise"),
];

/// `[monday]` of `config.toml`.
pub const MONDAY: &[Field] = &[
    may("way", Shape::Word(Weekly::WORDS), "a routine made for each week, or routines that take turns"),
    may("routines", IDS, "those that take turns; none named means all with `rotation = true`"),
    may("minutes", Shape::Whole(3, 30), "a routine that is made takes no longer than this, not even the first time"),
    may("seed", Shape::Whole(0, 999_999), "another number, other routines than everybody has"),
];

/// `themes/<name>.toml`.
pub const THEME: &[Field] = &[
    may("about", Shape::Text, "what it looks like, and for whom it is"),
    must(
        "roles",
        Shape::Rows(&Shape::Text),
        "looks by role, as `bold #f2f5f9 on #244a44`; what is left out looks like the broader role",
    ),
];

/// Every table of fields with the name it has in the documentation.
pub const TABLES: &[(&str, &[Field])] = &[
    ("stretches/<id>.toml", STRETCH),
    ("[dose]", DOSE),
    ("[guide]", GUIDE),
    ("[pose]", pose::POSING),
    ("[pose.start], [[pose.frames]]", pose::MOMENT),
    ("view = { … }", pose::VIEW),
    ("props = […]", pose::THING),
    ("[[caution]]", CAUTION),
    ("[[link]]", LINK),
    ("routines/<id>.toml", ROUTINE),
    ("[[step]]", STEP),
    ("areas.toml", AREAS),
    ("[[area]]", AREA),
    ("favourites = […]", FAVOURITE),
    ("[[region]]", REGION),
    ("related = […]", RELATED),
    ("[[muscle]]", MUSCLE),
    ("favourites.toml", FAVOURITES),
    ("config.toml", CONFIG),
    ("[sound]", SOUND),
    ("[player]", PLAYER),
    ("[figure]", FIGURE),
    ("[goal]", GOAL),
    ("[you]", YOU),
    ("[monday]", MONDAY),
    ("themes/<name>.toml", THEME),
    ("schedule.toml", schedule::SCHEDULE),
    ("[[entry]]", schedule::ENTRY),
    ("routine = { … }", schedule::MEASURE),
    ("[[activity]]", schedule::ACTIVITY),
    ("[[quiet]]", schedule::QUIET),
];

impl Shape {
    /// Returns what the field may hold, in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Name(columns) => format!("text, up to {columns} columns"),
            Self::Key => "one character".to_owned(),
            Self::Id => "id".to_owned(),
            Self::IdOr(_) => "id, or a table".to_owned(),
            Self::Address => "http or https address".to_owned(),
            Self::Whole(from, to) => format!("whole number, {from} to {to}"),
            Self::Truth => "`true` or `false`".to_owned(),
            Self::Number(from, to) => format!("number, {from} to {to}"),
            Self::Time => "time, as `\"07:30\"`".to_owned(),
            Self::Date => "date, as `\"2026-12-24\"`".to_owned(),
            Self::Dates => "date, or one to another, as `\"2026-12-24..2027-01-03\"`".to_owned(),
            Self::Word(words) => format!("one of {}", quoted(words)),
            Self::List(item, least, most) => {
                let count = match (*least, *most) {
                    (least, most) if least == most => format!("{least} "),
                    (1, MANY) => "one or more ".to_owned(),
                    (1, most) => format!("1 to {most} "),
                    (_, MANY) => "list of ".to_owned(),
                    (_, most) => format!("up to {most} "),
                };
                format!("{count}{}", item.plural())
            }
            Self::Table(_) => "table".to_owned(),
            Self::OneOrRows(shape) => format!("{}, or a table of them", shape.in_words()),
            Self::Rows(shape) => format!("table, each value {}", shape.in_words()),
            Self::Tables(_) => "tables".to_owned(),
        }
    }

    fn plural(&self) -> String {
        match self {
            Self::Text | Self::Name(_) => "texts".to_owned(),
            Self::Id => "ids".to_owned(),
            Self::Whole(from, to) => format!("whole numbers, each {from} to {to}"),
            Self::Word(words) => quoted(words),
            Self::Dates => "dates, each a day or one to another, as `\"2026-12-24..2027-01-03\"`".to_owned(),
            Self::Key
            | Self::IdOr(_)
            | Self::Address
            | Self::Truth
            | Self::Number(..)
            | Self::Time
            | Self::Date
            | Self::List(..)
            | Self::Table(_)
            | Self::Rows(_)
            | Self::OneOrRows(_)
            | Self::Tables(_) => format!("of {}", self.in_words()),
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
