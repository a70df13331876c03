//! The Monday routine: composed anew for every week, week after week from a fixed Monday on, and the same everywhere.
//!
//! The focus goes round a wheel of six; four weeks make a block of which the last is easy. A third of a routine stays from the
//! week before, so that one can get better at something; nothing else comes back for two weeks. What of this cannot be had is
//! given up before safety ever is. The numbers are those of training practice, not of trials.

mod laws;

use crate::compose::pool::{Pool, bits};
use crate::compose::shape::{likely_steps, neighbours};
use crate::compose::{Avoid, Composed, Met, Need, Part, Shape, Wish, chance, rules, shaped};
use crate::model::{Id, Library, Prop, Spine, Stretch};
use crate::time::Week;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

pub use laws::{Law, broken};

/// What the Mondays of somebody follow from, besides the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The same for all who do not set their own.
    pub seed: u64,
    /// 1 (easiest) to 3.
    pub level: u8,
    pub avoid: Avoid,
    /// Only what can be done with these.
    pub at_hand: Vec<Prop>,
    /// Never longer than this, not even the first time, with every stretch still to be met.
    pub longest: Duration,
}

/// The routine of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monday {
    pub week: Week,
    pub focus: Focus,
    pub phase: Phase,
    pub composed: Composed,
}

/// What a week is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Back,
    Hips,
    Hamstrings,
    Glutes,
    Upper,
    Whole,
}

/// Where a week stands in its block of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Base,
    More,
    Peak,
    Easy,
}

/// The wheel.
const WHEEL: [Focus; 6] = [Focus::Back, Focus::Hips, Focus::Hamstrings, Focus::Glutes, Focus::Upper, Focus::Whole];
const BLOCK: [Phase; 4] = [Phase::Base, Phase::More, Phase::Peak, Phase::Easy];
/// The Monday on which the chain begins, 5 January 2026, counted as weeks are.
const FIRST: i64 = 105_660;
/// Nobody lived the weeks before the first: for whoever asks, they make chains of so many.
const BEFORE: i64 = 48;
/// How far back anything is looked at.
const MEMORY: usize = 8;
/// How many routines are made for a week before the best of them is taken.
const TRIES: u64 = 40;
/// How many while the best breaks a law that should hold in every week.
const MOST_TRIES: u64 = 400;
/// Short doses, and so many of them: a routine that is new every week is for meeting things.
const VOLUME: u32 = 40;

const PREFIX: &str = "monday-";

/// "supple" in ASCII: the seed of all who do not set their own.
pub const SEED: u64 = 0x7375_7070_6c65;
/// What nearly everybody has at hand.
pub const AT_HAND: [Prop; 2] = [Prop::Chair, Prop::Wall];
/// Eight minutes are what people find time for.
pub const LONGEST: Duration = Duration::from_secs(480);

impl Default for Terms {
    fn default() -> Self {
        Self { seed: SEED, level: 1, avoid: Avoid::default(), at_hand: AT_HAND.to_vec(), longest: LONGEST }
    }
}

impl Focus {
    #[must_use]
    pub fn of(week: Week) -> Self {
        at(&WHEEL, week).unwrap_or(Self::Whole)
    }

    /// Returns the areas and regions it is; none for the whole body.
    #[must_use]
    pub const fn places(self) -> &'static [&'static str] {
        match self {
            Self::Back => &["back"],
            Self::Hips => &["hips"],
            Self::Hamstrings => &["hamstrings"],
            Self::Glutes => &["glutes"],
            Self::Upper => &["upper-back", "neck", "shoulders"],
            Self::Whole => &[],
        }
    }

    /// Returns the name of its routine, and what the week is for.
    #[must_use]
    pub const fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Back => ("A week for the back", "Your back, moved every way, and the hips and hamstrings it hangs on."),
            Self::Hips => {
                ("A week for the hips", "Your hips from all sides: their fronts, the inner thighs, and the turn of the joint.")
            }
            Self::Hamstrings => {
                ("A week for the hamstrings", "The backs of your thighs, and the calves and buttocks that pull along with them.")
            }
            Self::Glutes => ("A week for the glutes", "Your buttocks, deep and outside, and the turn of the hips under them."),
            Self::Upper => {
                ("A week for the upper back", "Upper back, neck and shoulders, and the chest that sitting keeps short.")
            }
            Self::Whole => ("A week for the whole body", "Something for every part of you, none of it for long."),
        }
    }
}

impl Phase {
    #[must_use]
    pub fn of(week: Week) -> Self {
        at(&BLOCK, week).unwrap_or(Self::Base)
    }

    /// Returns its share of the longest length, in a hundred.
    const fn length(self) -> u64 {
        match self {
            Self::Base => 90,
            Self::More | Self::Peak => 100,
            Self::Easy => 60,
        }
    }

    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Base => "The first of four weeks that build on each other.",
            Self::More => "A little more of it than last week.",
            Self::Peak => "The fullest week of the four.",
            Self::Easy => "An easy week: less of everything, and more breath.",
        }
    }
}

fn at<T: Copy>(all: &[T], week: Week) -> Option<T> {
    let length = i64::try_from(all.len()).ok()?;
    usize::try_from((week.number() - FIRST).rem_euclid(length)).ok().and_then(|place| all.get(place)).copied()
}

/// Returns the id of the routine made for `week`: `monday-2026-w48`.
#[must_use]
pub fn id(week: Week) -> Id {
    Id::new(&format!("{PREFIX}{}", week.to_string().to_lowercase()))
}

/// Returns the week whose routine has this id.
#[must_use]
pub fn week_of(id: &str) -> Option<Week> {
    Week::parse(&id.strip_prefix(PREFIX)?.to_uppercase())
}

/// Returns the routines of `count` weeks from `first` on; a week for which none can be made is left out.
#[must_use]
pub fn mondays(first: Week, count: u16, library: &Library, terms: &Terms) -> Vec<Monday> {
    let ahead = i64::from(count) + first.number() - chain_of(first);
    let mut all: Vec<Monday> = Vec::new();
    for number in 0..ahead {
        let week = first.plus(chain_of(first) - first.number() + number);
        let begins = all.iter().position(|monday| monday.week.number() >= chain_of(week)).unwrap_or(all.len());
        let monday = next(week, all.get(begins..).unwrap_or_default(), library, terms);
        all.extend(monday);
    }
    all.retain(|monday| monday.week >= first);
    all
}

/// The number of the week with which the chain of `week` begins.
fn chain_of(week: Week) -> i64 {
    FIRST + (week.number() - FIRST).div_euclid(BEFORE).min(0) * BEFORE
}

/// Makes the routine of the week after those of `past`, the last of which is last week's; it is none of them again.
fn next(week: Week, past: &[Monday], library: &Library, terms: &Terms) -> Option<Monday> {
    let (focus, phase) = (Focus::of(week), Phase::of(week));
    let mut best: Option<(usize, Monday)> = None;
    // What may not come again is given up before the length or the focus is.
    for patience in [2, 1, 0] {
        for number in 0..MOST_TRIES {
            if number >= TRIES && best.as_ref().is_none_or(|(least, _)| *least < laws::GRAVE) {
                break;
            }
            let seed = chance::mixed(terms.seed ^ week.number().unsigned_abs(), number);
            let Some(composed) = attempt(week, past, library, terms, patience, seed) else { continue };
            let monday = Monday { week, focus, phase, composed };
            if past.iter().any(|other| other.stretches().eq(monday.stretches())) {
                continue;
            }
            let cost: usize = broken(&monday, past, library).iter().map(|law| law.weight()).sum();
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, monday));
            }
            if best.as_ref().is_some_and(|(least, _)| *least == 0) {
                return best.map(|(_, monday)| monday);
            }
        }
        if best.is_some() {
            break;
        }
    }
    best.map(|(_, monday)| monday)
}

fn attempt(week: Week, past: &[Monday], library: &Library, terms: &Terms, patience: usize, seed: u64) -> Option<Composed> {
    let (focus, phase) = (Focus::of(week), Phase::of(week));
    let mut wish = Wish {
        budget: Duration::from_secs(terms.longest.as_secs() * phase.length() / 100),
        places: focus
            .places()
            .iter()
            .map(|place| Id::new(place))
            .filter(|place| !library.regions_of(std::slice::from_ref(place)).is_empty())
            .collect(),
        at_hand: Some(terms.at_hand.clone()),
        used_to: Some(terms.level),
        avoid: terms.avoid.clone(),
        lately: counts(past),
        // Whoever has met nothing yet is to be done in time, too.
        met: Met::default(),
        seed,
        ..Wish::default()
    };
    if phase == Phase::Easy {
        wish.level = Some(terms.level.clamp(1, 2).max(if terms.level == 1 { 2 } else { 1 }));
    }
    let steps = likely_steps(&wish, &Pool::of(library, &wish), VOLUME);
    let kept = anchors(week, past, &wish, library, (steps * 35 + 50) / 100);
    let recent = past.iter().rev().take(patience).flat_map(Monday::stretches);
    let often = wish.lately.iter().filter(|(_, times)| **times >= laws::MOST_TIMES).map(|(id, _)| id.clone());
    let barred: Vec<Id> = recent.map(|stretch| stretch.id.clone()).chain(often).filter(|id| !kept.contains(id)).collect();
    wish.avoid.stretches.extend(barred);
    wish.keep = kept;
    let pool = Pool::of(library, &wish);
    let shape = shape(&wish, &pool, library, phase, steps);
    let mut composed = shaped(library, &wish, &shape)?;
    let routine = &mut composed.routine;
    let (name, about) = focus.in_words();
    routine.id = id(week);
    name.clone_into(&mut routine.name);
    routine.about = format!("{about} {}", phase.in_words());
    // The length is that of the first time; later there is less to get ready for, and no need to wait.
    routine.steps.iter_mut().for_each(|step| step.ready = None);
    Some(composed)
}

fn shape(wish: &Wish, pool: &Pool<'_>, library: &Library, phase: Phase, steps: usize) -> Shape {
    let mut needs: Vec<Need> = wish.keep.iter().cloned().map(Need::Stretch).collect();
    needs.push(Need::New);
    if pool.focus == 0 {
        needs.extend(Shape::of(library, wish, pool).needs);
    } else {
        let mut around = neighbours(library, pool.focus, 3);
        around.truncate(steps - steps.div_ceil(2));
        needs.extend(around.into_iter().map(Need::Home));
        let back = bits(library, library.regions_of(&[Id::new("back")]));
        if pool.focus == back {
            let ways = [Spine::Flexion, Spine::Extension, Spine::Rotation, Spine::LateralFlexion];
            needs.extend(ways.map(|way| Need::Spine(crate::compose::pool::spine_bit(way))));
        }
    }
    let efforts = usize::from(phase != Phase::Easy);
    let focus = if pool.focus == 0 { (0, 100) } else { (40, 50) };
    Shape { steps, focus, needs, opens: true, closes: true, moving: 40, volume: VOLUME, efforts }
}

/// How often each stretch came lately.
fn counts(past: &[Monday]) -> BTreeMap<Id, u32> {
    let mut counts: BTreeMap<Id, u32> = BTreeMap::new();
    for stretch in past.iter().rev().take(MEMORY - 1).flat_map(Monday::stretches) {
        *counts.entry(stretch.id.clone()).or_default() += 1;
    }
    counts
}

/// The stretches that stay from last week: those that suit the new focus first, in the fullest week one of them made harder.
fn anchors(week: Week, past: &[Monday], wish: &Wish, library: &Library, count: usize) -> Vec<Id> {
    let Some(last) = past.last() else { return Vec::new() };
    let pool = Pool::of(library, wish);
    let rank = |id: &Id| {
        let stretch = library.stretch(id.as_str()).filter(|stretch| rules::admits(stretch, wish))?;
        let item = pool.items.iter().find(|item| item.stretch.id == stretch.id);
        Some(item.map_or((false, 0), |item| (pool.is_focus(item), item.weight)))
    };
    let of_middle = last.composed.routine.steps.iter().zip(&last.composed.reasons);
    let mut all: Vec<(_, &Arc<Stretch>)> = of_middle
        .filter(|(_, reason)| !matches!(reason.part, Some(Part::Opens | Part::Closes)))
        .filter(|(step, _)| wish.lately.get(&step.stretch.id).is_none_or(|times| *times < laws::MOST_TIMES))
        .filter_map(|(step, _)| Some((rank(&step.stretch.id)?, &step.stretch)))
        .collect();
    all.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let mut kept: Vec<Id> = all.iter().take(count).map(|(_, stretch)| stretch.id.clone()).collect();
    let recent = |id: &Id| {
        past.iter().rev().take(2).flat_map(Monday::stretches).any(|stretch| stretch.id == *id)
            || wish.lately.get(id).is_some_and(|times| *times >= laws::MOST_TIMES)
    };
    if Phase::of(week) == Phase::Peak {
        let harder = all
            .iter()
            .skip(count)
            .find_map(|(_, stretch)| stretch.guide.harder_id.clone().filter(|id| rank(id).is_some() && !recent(id)));
        kept.extend(harder);
    }
    kept
}

impl Monday {
    /// Returns its stretches, in order.
    pub fn stretches(&self) -> impl Iterator<Item = &Arc<Stretch>> {
        self.composed.routine.steps.iter().map(|step| &step.stretch)
    }

    /// Returns the seconds of work in it, both sides counted.
    #[must_use]
    pub fn volume(&self) -> u64 {
        let sides = |stretch: &Stretch| if stretch.sides == crate::model::Sides::Each { 2 } else { 1 };
        self.composed.routine.steps.iter().map(|step| step.dose.work().as_secs() * sides(&step.stretch)).sum()
    }
}
