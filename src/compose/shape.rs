//! The shape a routine should have: about how many steps, what must be covered, how it begins and ends.

use super::chance::Chance;
use super::pool::{Pool, Regions, bits, is_frame, spine_bit};
use super::wish::Wish;
use crate::model::{Id, Library, Purpose, Spine};

/// What a routine should be like, beyond what the rules demand. Its needs come first, the first of them before the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// About how many steps there will be.
    pub steps: usize,
    /// How many of them work on the focus, at least and at most, in a hundred.
    pub focus: (usize, usize),
    pub needs: Vec<Need>,
    /// It begins with something easy, and ends with a rest.
    pub opens: bool,
    pub closes: bool,
    /// How many steps should move rather than hold, in a hundred.
    pub moving: usize,
    /// How many steps may press against something or contract.
    pub efforts: usize,
    /// How far from its shortest dose to its usual one each step starts, in a hundred.
    pub volume: u32,
}

/// What a routine should have a step for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A step at home in one of the regions.
    Home(Regions),
    /// A step that works on one of the regions.
    Part(Regions),
    /// A step that moves the spine so; never under load.
    Spine(u8),
    /// This very stretch.
    Stretch(Id),
    /// A step that was not done lately.
    New,
}

/// Shorter than this there is no time for a beginning and an end of their own.
const FRAMED: u32 = 240;
/// A back routine of so many steps visits everything that tends to go with it.
const WHOLE_BACK: usize = 8;

impl Shape {
    #[must_use]
    pub fn of(library: &Library, wish: &Wish, pool: &Pool<'_>) -> Self {
        let steps = likely_steps(wish, pool, 100);
        let mut chance = Chance::of(wish.seed);
        let calm = matches!(wish.purpose, Some(Purpose::Evening | Purpose::Care | Purpose::CoolDown));
        let framed = wish.kind.is_none() && wish.seconds() >= FRAMED;
        Self {
            steps,
            focus: if pool.focus == 0 { (0, 100) } else { (50, 70) },
            needs: needs(library, wish, pool, steps, &mut chance),
            opens: framed && !calm,
            closes: framed && !matches!(wish.purpose, Some(Purpose::WarmUp | Purpose::Desk)),
            moving: moving(wish.purpose),
            efforts: usize::MAX,
            volume: 100,
        }
    }
}

/// How many steps in a hundred move.
const fn moving(purpose: Option<Purpose>) -> usize {
    match purpose {
        Some(Purpose::WarmUp) => 90,
        Some(Purpose::Morning) => 60,
        Some(Purpose::Evening | Purpose::CoolDown) => 10,
        Some(Purpose::Desk | Purpose::Care | Purpose::Daily | Purpose::Mobility) | None => 40,
    }
}

/// Returns about how many steps fit into the budget.
pub fn likely_steps(wish: &Wish, pool: &Pool<'_>, volume: u32) -> usize {
    let (sum, count) =
        pool.items.iter().fold((0_u64, 0_u64), |(sum, count), item| (sum + u64::from(item.cost(volume)), count + 1));
    let each = (sum / count.max(1)).max(1);
    usize::try_from((u64::from(wish.seconds()) + each / 2) / each).unwrap_or(1).max(1)
}

fn needs(library: &Library, wish: &Wish, pool: &Pool<'_>, steps: usize, chance: &mut Chance) -> Vec<Need> {
    let mut needs: Vec<Need> = wish.keep.iter().cloned().map(Need::Stretch).collect();
    let place_bits = |place: &Id| bits(library, library.regions_of(std::slice::from_ref(place)));
    needs.extend(wish.places.iter().map(|place| Need::Part(place_bits(place))));
    let spare = steps - steps.div_ceil(2).min(steps);
    if pool.focus == 0 {
        needs.extend(areas(library, chance).into_iter().take(steps).map(Need::Home));
    } else {
        let mut neighbours = neighbours(library, pool.focus, 3);
        if steps < WHOLE_BACK {
            chance.shuffle(&mut neighbours);
        }
        needs.extend(neighbours.into_iter().take(spare).map(Need::Home));
    }
    let back = place_bits(&Id::new("back"));
    let has_back = pool.focus == 0 || pool.focus & back != 0;
    if has_back && steps >= WHOLE_BACK {
        let ways = [Spine::Flexion, Spine::Extension, Spine::Rotation, Spine::LateralFlexion];
        needs.extend(ways.map(|way| Need::Spine(spine_bit(way))));
    }
    needs
}

/// The areas with stretches of their own, the four people ask for most before the rest.
fn areas(library: &Library, chance: &mut Chance) -> Vec<Regions> {
    let mut first: Vec<Regions> = Vec::new();
    let mut rest: Vec<Regions> = Vec::new();
    for area in library.areas().iter().filter(|area| !is_frame(&area.id)) {
        let regions = bits(library, library.regions_of(std::slice::from_ref(&area.id)));
        if area.key.is_some() { first.push(regions) } else { rest.push(regions) }
    }
    chance.shuffle(&mut first);
    chance.shuffle(&mut rest);
    first.extend(rest);
    first
}

/// Returns the regions outside the focus that pull with `weight` or more: those of its first region first.
#[must_use]
pub fn neighbours(library: &Library, focus: Regions, weight: u8) -> Vec<Regions> {
    let mut found: Vec<Regions> = Vec::new();
    for region in library.regions().iter().filter(|region| bits(library, [&region.id]) & focus != 0) {
        for related in region.related.iter().filter(|related| related.weight >= weight) {
            let bits = bits(library, [&related.region]);
            if bits & focus == 0 && !found.contains(&bits) {
                found.push(bits);
            }
        }
    }
    found
}
