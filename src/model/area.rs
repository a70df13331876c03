//! Areas of the body, their regions, the muscles in them, and which regions tend to go with which.

use super::id::Id;

/// A part of the body one can browse by: back, hamstrings, glutes, hips, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub id: Id,
    pub name: String,
    /// The key that opens it from Today and Browse.
    pub key: Option<char>,
    pub also: Vec<String>,
    pub favourites: Vec<Favourite>,
}

/// A stretch we would start with in an area, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Favourite {
    pub stretch: Id,
    pub why: String,
}

/// A part of an area: lower back, hip flexors, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    pub id: Id,
    pub area: Id,
    pub name: String,
    pub also: Vec<String>,
    pub muscles: Vec<Id>,
    /// Strongest first.
    pub related: Vec<Related>,
}

/// A region that tends to be tight along with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub region: Id,
    /// 1 to 3, 3 the strongest.
    pub weight: u8,
    pub why: String,
}

/// A muscle, or a group of them, as the library names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Muscle {
    pub id: Id,
    pub name: String,
    pub also: Vec<String>,
}
