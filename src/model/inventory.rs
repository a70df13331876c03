//! What a library holds: how many stretches by area, kind, position, level and prop, with and without links and poses.

use super::area::{Area, Region};
use super::id::Id;
use super::library::Library;
use super::stretch::Stretch;
use super::words::{Kind, Position, Prop};

/// How many stretches there are of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub stretches: usize,
    /// Those that have a link or more.
    pub with_links: usize,
    /// Those that have a pose.
    pub with_poses: usize,
}

/// The stretches of a library, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory<'l> {
    pub all: Tally,
    pub areas: Vec<AreaTally<'l>>,
    pub kinds: Vec<(Kind, Tally)>,
    pub positions: Vec<(Position, Tally)>,
    pub levels: Vec<(u8, Tally)>,
    /// A stretch that needs several, or any of several, counts for each.
    pub props: Vec<(Prop, Tally)>,
    pub no_props: Tally,
}

/// The stretches at home in an area, and in each of its regions. No stretch is at home twice: areas add up to all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTally<'l> {
    pub area: &'l Area,
    pub all: Tally,
    pub regions: Vec<(&'l Region, Tally)>,
}

impl Tally {
    #[must_use]
    pub const fn without_links(self) -> usize {
        self.stretches - self.with_links
    }

    #[must_use]
    pub const fn without_poses(self) -> usize {
        self.stretches - self.with_poses
    }
}

impl<'l> Inventory<'l> {
    /// Counts `library`; `is_posed` says which stretches have a pose.
    #[must_use]
    pub fn of(library: &'l Library, is_posed: impl Fn(&Id) -> bool) -> Self {
        let count = |counts: &dyn Fn(&Stretch) -> bool| {
            let mut tally = Tally::default();
            for stretch in library.stretches().filter(|stretch| counts(stretch)) {
                tally.stretches += 1;
                tally.with_links += usize::from(!stretch.links.is_empty());
                tally.with_poses += usize::from(is_posed(&stretch.id));
            }
            tally
        };
        let area = |area: &'l Area| {
            let regions = library.regions_in(&area.id).map(|region| (region, count(&|stretch| *stretch.home() == region.id)));
            let all = count(&|stretch| library.area_of(stretch.home()).is_some_and(|home| home.id == area.id));
            AreaTally { area, all, regions: regions.collect() }
        };
        Self {
            all: count(&|_| true),
            areas: library.areas().iter().map(area).collect(),
            kinds: Kind::ALL.iter().map(|kind| (*kind, count(&|stretch| stretch.kind == *kind))).collect(),
            positions: Position::ALL.iter().map(|place| (*place, count(&|stretch| stretch.position == *place))).collect(),
            levels: (1..=3).map(|level| (level, count(&|stretch| stretch.level == level))).collect(),
            props: Prop::ALL
                .iter()
                .map(|prop| (*prop, count(&|stretch| stretch.props.contains(prop) || stretch.props_any.contains(prop))))
                .collect(),
            no_props: count(&|stretch| stretch.needs_only(&[])),
        }
    }
}
