//! What to give up when a wish cannot be met: each part of it is taken away in turn, to see whether the rest can be.

use super::made;
use super::pool::Pool;
use super::wish::Wish;
use crate::model::Library;
use std::fmt;
use std::time::Duration;

/// A wish that cannot be met, and the parts of it any one of which would have to go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmet {
    /// How many stretches meet everything but the time.
    pub stretches: usize,
    pub give_up: Vec<GiveUp>,
}

/// A part of a wish that stands in the way of the rest. What is to be avoided is never one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiveUp {
    /// The nearest length that can be met.
    Length(Duration),
    Places,
    Purpose,
    Kind,
    Positions,
    Props,
    Level,
    Only,
}

/// Lengths that are tried instead, in seconds: by fives to the hour.
const NOTCH: u64 = 5;
const LONGEST: u64 = 3600;

pub(super) fn unmet(library: &Library, wish: &Wish) -> Unmet {
    let stretches = Pool::of(library, wish).items.len();
    let mut give_up: Vec<GiveUp> = Vec::new();
    if stretches > 0 {
        give_up.extend(nearest_length(library, wish).map(GiveUp::Length));
    }
    let parts: [(GiveUp, bool, Wish); 7] = [
        (GiveUp::Props, wish.at_hand.is_some(), Wish { at_hand: None, ..wish.clone() }),
        (GiveUp::Kind, wish.kind.is_some(), Wish { kind: None, ..wish.clone() }),
        (GiveUp::Positions, !wish.positions.is_empty(), Wish { positions: Vec::new(), ..wish.clone() }),
        (GiveUp::Level, wish.level.is_some(), Wish { level: Some(3), ..wish.clone() }),
        (GiveUp::Only, wish.only.is_some(), Wish { only: None, ..wish.clone() }),
        (GiveUp::Places, !wish.places.is_empty(), Wish { places: Vec::new(), ..wish.clone() }),
        (GiveUp::Purpose, wish.purpose.is_some(), Wish { purpose: None, ..wish.clone() }),
    ];
    give_up.extend(
        parts.into_iter().filter(|(_, is_set, without)| *is_set && made(library, without).is_some()).map(|(part, ..)| part),
    );
    Unmet { stretches, give_up }
}

/// The length nearest to the wished one that can be met: longer ones if the wish was too short, else shorter ones.
fn nearest_length(library: &Library, wish: &Wish) -> Option<Duration> {
    let can = |seconds: u64| made(library, &Wish { budget: Duration::from_secs(seconds), ..wish.clone() }).is_some();
    let wished = wish.budget.as_secs();
    let longer = (wished / NOTCH + 1..=wished / NOTCH + 60).map(|fives| fives * NOTCH).find(|seconds| can(*seconds));
    // What is longest is found by halving: what fits at some length fits, near enough, at every shorter one.
    let (mut least, mut most) = (0, wished.min(LONGEST) / NOTCH);
    while most - least > 1 {
        let middle = u64::midpoint(least, most);
        if can(middle * NOTCH) { least = middle } else { most = middle }
    }
    let shorter = (least > 0).then_some(least * NOTCH);
    let nearest = [shorter, longer].into_iter().flatten().min_by_key(|seconds| seconds.abs_diff(wished));
    nearest.map(Duration::from_secs)
}

impl GiveUp {
    /// Returns what to change, in words.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::Length(length) => format!("the length: {} can be met", super::length_in_words(length)),
            Self::Places => "the part of the body".to_owned(),
            Self::Purpose => "the purpose".to_owned(),
            Self::Kind => "the kind".to_owned(),
            Self::Positions => "the positions".to_owned(),
            Self::Props => "doing without props".to_owned(),
            Self::Level => "the level".to_owned(),
            Self::Only => "the search or the favourites".to_owned(),
        }
    }
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = match self.stretches {
            0 => "no stretch meets all of this".to_owned(),
            1 => "one stretch meets this, and it cannot be made that long".to_owned(),
            count => format!("{count} stretches meet this, and they cannot be made that long"),
        };
        let parts: Vec<String> = self.give_up.iter().map(|part| part.in_words()).collect();
        match parts.as_slice() {
            [] => write!(f, "{found}"),
            [part] => write!(f, "{found}; give up {part}"),
            parts => write!(f, "{found}; give up one of: {}", parts.join("; ")),
        }
    }
}
