//! A short code that stands for a composed routine: the same library makes the same routine of it, on any machine.
//!
//! It holds the steps themselves, not the wish: what somebody did lately decides what is drawn, and is nobody else's. The
//! doses follow from the steps and the length. Five bits a letter, in Crockford's alphabet, which has no two letters that
//! look alike; the last two letters check the others.

use super::fit::{fit, slots};
use super::pool::bits;
use super::reason::{Part, Reason, because};
use super::wish::{Met, Wish};
use super::{Composed, fingerprint, routine};
use crate::model::{Id, Library, Purpose, Step, Stretch};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

mod letters;

use letters::{Reader, Writer};

/// Raised whenever doses, or these bits, come out otherwise.
const VERSION: u64 = 1;
const VERSION_BITS: u32 = 2;
const LIBRARY_BITS: u32 = 15;
const COUNT_BITS: u32 = 11;
const SECONDS_BITS: u32 = 12;
const PURPOSE_BITS: u32 = 4;
const PLACES_BITS: u32 = 3;
const PLACE_BITS: u32 = 7;
const STEPS_BITS: u32 = 5;
const RESULT_BITS: u32 = 5;

/// A code that was read, its letters found whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    reader: Reader,
    text: String,
}

/// Why a code cannot be made into its routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// It was made by a version that composes otherwise.
    Version,
    /// The library it was made from had so many stretches, this one has so many.
    Count { then: u64, now: u64 },
    /// As many stretches, but not the same, or not with the same doses.
    Stretches,
}

/// Returns the code of a composed routine; `None` for one that is longer than codes go.
pub(super) fn of(library: &Library, wish: &Wish, steps: &[Step], reasons: &[Reason]) -> Option<String> {
    let mut writer = Writer::default();
    writer.write(VERSION, VERSION_BITS)?;
    writer.write(fingerprint::of(library) % (1 << LIBRARY_BITS), LIBRARY_BITS)?;
    let count = library.stretches().count() as u64;
    writer.write(count, COUNT_BITS)?;
    writer.write(u64::from(wish.seconds()), SECONDS_BITS)?;
    let purpose = wish.purpose.and_then(|purpose| Purpose::ALL.iter().position(|other| *other == purpose));
    writer.write(purpose.map_or(0, |place| place as u64 + 1), PURPOSE_BITS)?;
    writer.write(wish.places.len() as u64, PLACES_BITS)?;
    let places = places(library);
    for place in &wish.places {
        writer.write(places.iter().position(|other| *other == place)? as u64, PLACE_BITS)?;
    }
    let is_part = |reason: Option<&Reason>, part| reason.is_some_and(|reason| reason.part == Some(part));
    writer.write(u64::from(is_part(reasons.first(), Part::Opens)), 1)?;
    writer.write(u64::from(is_part(reasons.last(), Part::Closes)), 1)?;
    writer.write(steps.len() as u64, STEPS_BITS)?;
    for step in steps {
        let place = library.stretches().position(|stretch| stretch.id == step.stretch.id)?;
        writer.write(place as u64, place_bits(count))?;
    }
    let met: Vec<bool> = steps.iter().map(|step| wish.met.has(&step.stretch.id)).collect();
    let alike = met.iter().all(|known| Some(known) == met.first());
    writer.write(u64::from(alike), 1)?;
    for known in met.iter().take(if alike { 1 } else { met.len() }) {
        writer.write(u64::from(*known), 1)?;
    }
    writer.write(fingerprint::of_steps(steps) % (1 << RESULT_BITS), RESULT_BITS)?;
    Some(writer.finish())
}

/// Reads a code as a person may write it: in capitals, with other gaps or none. `None` if it is none, or mistyped.
#[must_use]
pub fn read(text: &str) -> Option<Code> {
    let reader = Reader::of(text)?;
    Some(Code { text: reader.letters(), reader })
}

/// Returns whether `text` is laid out as codes are, be it mistyped.
#[must_use]
pub fn is_like_one(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let whole = groups.split_last().is_some_and(|(_, whole)| whole.len() > 1 && whole.iter().all(|group| group.len() == 5));
    letters::are_letters(text) && whole && text.chars().any(|letter| letter.is_ascii_digit())
}

impl Code {
    /// Makes the routine it stands for.
    ///
    /// # Errors
    /// What differs between the library it was made from and this one.
    pub fn rebuild(&self, library: &Library) -> Result<Composed, Differs> {
        let mut reader = self.reader.clone();
        let count = library.stretches().count() as u64;
        if reader.read(VERSION_BITS) != Some(VERSION) {
            return Err(Differs::Version);
        }
        let print = reader.read(LIBRARY_BITS);
        let then = reader.read(COUNT_BITS).unwrap_or_default();
        if then != count {
            return Err(Differs::Count { then, now: count });
        }
        if print != Some(fingerprint::of(library) % (1 << LIBRARY_BITS)) {
            return Err(Differs::Stretches);
        }
        // From here on the bits are those of this version and library; were they not, the result would say so.
        self.composed(library, reader).ok_or(Differs::Version)
    }

    fn composed(&self, library: &Library, mut reader: Reader) -> Option<Composed> {
        let mut number = |bits| reader.read(bits).and_then(|number| usize::try_from(number).ok());
        let budget = Duration::from_secs(number(SECONDS_BITS)? as u64);
        let purpose = number(PURPOSE_BITS)?.checked_sub(1).and_then(|place| Purpose::ALL.get(place)).copied();
        let all_places = places(library);
        let asked: Vec<usize> = (0..number(PLACES_BITS)?).map(|_| number(PLACE_BITS)).collect::<Option<_>>()?;
        let asked: Vec<Id> = asked.into_iter().map(|place| all_places.get(place).copied().cloned()).collect::<Option<_>>()?;
        let (opens, closes) = (number(1)? == 1, number(1)? == 1);
        let count = library.stretches().count() as u64;
        let steps: Vec<usize> = (0..number(STEPS_BITS)?).map(|_| number(place_bits(count))).collect::<Option<_>>()?;
        let stretches: Vec<&Arc<Stretch>> =
            steps.into_iter().map(|place| library.stretches().nth(place)).collect::<Option<_>>()?;
        let met: Vec<bool> = if number(1)? == 1 {
            vec![number(1)? == 1; stretches.len()]
        } else {
            stretches.iter().map(|_| number(1).map(|known| known == 1)).collect::<Option<_>>()?
        };
        let known = stretches.iter().zip(&met).filter(|(_, known)| **known).map(|(stretch, _)| stretch.id.clone());
        let wish = Wish { budget, places: asked, purpose, met: Met::These(known.collect()), ..Wish::default() };
        let focus = bits(library, library.regions_of(&wish.places));
        let is_first = |stretch: &Stretch| focus == 0 || bits(library, &stretch.regions) & focus != 0;
        let slots = slots(stretches.iter().map(|stretch| (*stretch, is_first(stretch))), None, &wish.met);
        let made = fit(&slots, wish.seconds(), 100).ok()?;
        if number(RESULT_BITS)? as u64 != fingerprint::of_steps(&made) % (1 << RESULT_BITS) {
            return None;
        }
        let last = made.len().saturating_sub(1);
        let part = |place: usize| match place {
            0 if opens => Some(Part::Opens),
            place if place == last && closes => Some(Part::Closes),
            _ => None,
        };
        let reasons = made.iter().enumerate().map(|(place, step)| because(library, focus, &step.stretch, part(place)));
        let reasons = reasons.collect();
        Some(Composed { routine: routine(library, &wish, made, Some(&self.text)), reasons })
    }
}

/// Areas and regions by the order of their file; a region named as its area comes once.
fn places(library: &Library) -> Vec<&Id> {
    let mut places: Vec<&Id> = library.areas().iter().map(|area| &area.id).collect();
    for region in library.regions() {
        if !places.contains(&&region.id) {
            places.push(&region.id);
        }
    }
    places
}

/// Bits enough for the place of any of so many stretches.
const fn place_bits(count: u64) -> u32 {
    u64::BITS - count.saturating_sub(1).leading_zeros()
}

impl fmt::Display for Differs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version => f.write_str("this code was made by a version of Supple that composes otherwise"),
            Self::Count { then, now } => {
                write!(f, "this code was made from a library of {then} stretches, and yours has {now}")
            }
            Self::Stretches => {
                f.write_str("this code was made from a library of as many stretches, but some of them differ from yours")
            }
        }
    }
}
