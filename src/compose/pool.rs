//! The stretches a wish may draw from, each weighed by where it is wanted, how fresh it is, how well it suits.

use super::dose::{shortest, usual};
use super::rules::{LAST_RANK, admits, rank};
use super::wish::Wish;
use crate::model::{Id, Kind, Library, Position, Purpose, Spine, Stretch};
use crate::session::plan::get_ready_time;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A set of regions, a bit for each in the order of the library.
pub type Regions = u128;

/// What may be drawn.
#[derive(Debug)]
pub struct Pool<'a> {
    pub items: Vec<Item<'a>>,
    /// The regions wished for; none if the whole body is.
    pub focus: Regions,
    /// How many stretches of the focus there are in each position, by its rank.
    wanted: [usize; LAST_RANK as usize + 1],
}

/// A stretch, and what the draw needs to know of it.
#[derive(Debug)]
pub struct Item<'a> {
    pub stretch: &'a Arc<Stretch>,
    pub regions: Regions,
    pub home: Regions,
    /// Everything of its weight that the other picks do not change.
    pub weight: u64,
    /// Seconds in the plan, as usual and at least, getting ready included.
    pub usual: u32,
    pub least: u32,
    /// Its place on the way from standing to lying.
    pub rank: u8,
    pub spine: u8,
    /// How often it was done lately.
    pub times: u64,
    pub opens: bool,
    pub closes: bool,
    /// Nothing asks for it but a beginning or an end.
    pub only_at_ends: bool,
}

/// How strongly a stretch is wanted by its place: at home in the focus, with a part in it, a neighbour by weight.
const AT_HOME: u64 = 24;
const HAS_A_PART: u64 = 12;
const NEIGHBOURS: [u64; 4] = [0, 2, 4, 9];
const ANYWHERE: u64 = 8;
/// Whole-body moves and breathing frame a routine; between its ends they are rare.
const FRAME: u64 = 2;
/// How much of each level somebody of level 1, 2, 3 gets.
const MIX: [[u64; 3]; 3] = [[80, 20, 0], [45, 50, 5], [30, 50, 20]];
/// A rest to end on is at least this long as its file has it.
const LONG_REST: u32 = 40;

impl<'a> Pool<'a> {
    #[must_use]
    pub fn of(library: &'a Library, wish: &Wish) -> Self {
        let focus = bits(library, library.regions_of(&wish.places));
        let pulls = Pulls::of(library, focus);
        let mut items: Vec<Item<'a>> = Vec::new();
        for stretch in library.stretches().filter(|stretch| admits(stretch, wish)) {
            let mut item = item(library, wish, &pulls, stretch);
            if wish.keep.contains(&stretch.id) {
                item.weight = item.weight.max(1);
            }
            items.extend(Some(item).filter(|item| item.weight > 0));
        }
        let mut pool = Self { items, focus, wanted: [0; LAST_RANK as usize + 1] };
        for (rank, wanted) in (0..=LAST_RANK).zip(&mut pool.wanted) {
            let is_wanted = |item: &&Item<'_>| item.rank == rank && (focus == 0 || item.regions & focus != 0);
            *wanted = pool.items.iter().filter(is_wanted).count();
        }
        pool
    }

    /// Returns how many stretches of the focus are in positions of these ranks.
    #[must_use]
    pub fn wanted_in(&self, ranks: RangeInclusive<u8>) -> usize {
        (0..=LAST_RANK).zip(self.wanted).filter(|(rank, _)| ranks.contains(rank)).map(|(_, wanted)| wanted).sum()
    }

    /// Returns whether the item works on what was wished for.
    #[must_use]
    pub fn is_focus(&self, item: &Item<'_>) -> bool {
        item.regions & self.focus != 0
    }
}

impl Item<'_> {
    /// Returns the seconds it takes at so much of the way from its shortest dose to its usual one, in a hundred.
    #[must_use]
    pub fn cost(&self, volume: u32) -> u32 {
        self.least + (self.usual - self.least) * volume / 100
    }
}

/// How strongly each region pulls.
struct Pulls {
    of_home: Vec<u64>,
    focus: Regions,
}

impl Pulls {
    fn of(library: &Library, focus: Regions) -> Self {
        let regions = library.regions();
        let is_focus = |place: usize| bit(place) & focus != 0;
        let of_home = regions.iter().enumerate().map(|(place, region)| {
            if focus == 0 {
                return if is_frame(&region.id) { FRAME } else { ANYWHERE };
            }
            if is_focus(place) {
                return AT_HOME;
            }
            let weights = regions.iter().enumerate().filter(|(other, _)| is_focus(*other)).flat_map(|(_, other)| &other.related);
            let strongest = weights.filter(|related| related.region == region.id).map(|related| related.weight).max();
            NEIGHBOURS.get(usize::from(strongest.unwrap_or(0))).copied().unwrap_or_default()
        });
        Self { of_home: of_home.collect(), focus }
    }

    fn pull(&self, home: Regions, regions: Regions) -> u64 {
        let own = usize::try_from(home.trailing_zeros()).ok().and_then(|place| self.of_home.get(place)).copied();
        let own = own.unwrap_or_default();
        if regions & self.focus != 0 { own.max(HAS_A_PART) } else { own }
    }
}

fn item<'a>(library: &Library, wish: &Wish, pulls: &Pulls, stretch: &'a Arc<Stretch>) -> Item<'a> {
    let regions = bits(library, &stretch.regions);
    let home = bits(library, [stretch.home()]);
    let ready = get_ready_time(stretch, false, wish.met.has(&stretch.id)).as_secs();
    let ready = u32::try_from(ready).unwrap_or(u32::MAX);
    let as_usual = usual(stretch).seconds;
    let user = usize::from(wish.used_to.or(wish.level).unwrap_or(1).clamp(1, 3)) - 1;
    let mix = MIX.get(user).and_then(|mix| mix.get(usize::from(stretch.level.clamp(1, 3)) - 1)).copied().unwrap_or_default();
    let times = u64::from(wish.lately.get(&stretch.id).copied().unwrap_or_default());
    let favourite = if library.favourite_reason(stretch).is_some() { 3 } else { 2 };
    // What is only good before effort has little to do in a routine of no purpose.
    let apt = if wish.purpose.is_none() && stretch.good_for == [Purpose::WarmUp] { 1 } else { 4 };
    let frame = is_frame(stretch.home());
    let pull = pulls.pull(home, regions);
    // Where nothing of the focus makes a beginning or an end, the whole body and the breath do.
    let only_at_ends = pull == 0 && frame;
    let pull = if only_at_ends { FRAME } else { pull };
    Item {
        stretch,
        regions,
        home,
        weight: pull * mix * favourite * apt * 12 / (1 + times),
        usual: as_usual.saturating_add(ready),
        least: shortest(stretch).seconds.min(as_usual).saturating_add(ready),
        rank: rank(stretch.position, wish.purpose),
        spine: spine_bits(&stretch.spine),
        times,
        opens: stretch.level == 1
            && !stretch.spine.contains(&Spine::FlexionLoaded)
            && (stretch.kind == Kind::Dynamic || (frame && stretch.kind == Kind::Breathing)),
        closes: stretch.kind == Kind::Breathing
            || is_rest(stretch)
            || wish.purpose == Some(Purpose::Morning) && stretch.level == 1,
        only_at_ends,
    }
}

fn is_rest(stretch: &Stretch) -> bool {
    let lies = matches!(stretch.position, Position::Supine | Position::Prone | Position::Kneeling);
    stretch.kind == Kind::Static && stretch.level == 1 && lies && usual(stretch).seconds >= LONG_REST
}

/// Returns whether a region is no place of its own: the whole body, and the breath.
#[must_use]
pub fn is_frame(region: &Id) -> bool {
    *region == "full-body" || *region == "breath"
}

const fn bit(place: usize) -> Regions {
    // A library of more regions than bits has some that no wish can tell apart from nothing.
    if place < 128 { 1 << place } else { 0 }
}

/// Returns the bits of `regions`.
pub fn bits<'r>(library: &Library, regions: impl IntoIterator<Item = &'r Id>) -> Regions {
    let place = |id: &Id| library.regions().iter().position(|region| region.id == *id);
    regions.into_iter().filter_map(place).map(bit).fold(0, |all, one| all | one)
}

/// Returns a bit for each way the spine moves; staying still is none.
#[must_use]
pub fn spine_bits(ways: &[Spine]) -> u8 {
    ways.iter().map(|way| spine_bit(*way)).fold(0, |all, one| all | one)
}

#[must_use]
pub const fn spine_bit(way: Spine) -> u8 {
    match way {
        Spine::Neutral => 0,
        Spine::Flexion => 1,
        Spine::FlexionLoaded => 2,
        Spine::Extension => 4,
        Spine::Rotation => 8,
        Spine::LateralFlexion => 16,
    }
}
