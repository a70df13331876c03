//! What holds between the routine of a week and those before it; each is checked, and the most important given up last.

use super::{Focus, Monday, Phase};
use crate::compose::pool::{bits, spine_bit, spine_bits};
use crate::compose::{Part, shape::neighbours};
use crate::model::{Id, Kind, Library, Spine, Stretch};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How often a stretch may come in eight weeks.
pub(super) const MOST_TIMES: u32 = 3;

/// Fewer steps have no middle.
const FEWEST: usize = 4;
/// The weight of a law that is given up for no other.
pub(super) const GRAVE: usize = 100;

/// A law that a week breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// A stretch of the last two weeks is back that did not stay from last week.
    TooSoon,
    /// Last week's beginning or end again.
    SameFrame,
    /// It does not begin with something easy, or not end with a rest.
    NoFrame,
    /// So few steps that nothing of it is a routine.
    TooFew,
    /// More than half of last week, or seven tenths of a week of the last six.
    TooAlike,
    /// A stretch for the fourth time in eight weeks.
    TooOften,
    /// Nothing that has not been there for eight weeks.
    NothingNew,
    /// Too little or too much that stays.
    Anchors,
    /// The focus has less than four tenths, or more than half.
    FocusShare,
    /// A neighbour that pulls hard has nothing.
    Neighbour,
    /// A back week leaves out a way to move.
    Spine,
    /// An easy week that is not.
    Easy,
}

impl Law {
    pub(super) const fn weight(self) -> usize {
        match self {
            Self::TooSoon | Self::TooOften | Self::SameFrame | Self::TooAlike | Self::NothingNew | Self::TooFew | Self::Easy => {
                GRAVE
            }
            Self::NoFrame => 40,
            Self::FocusShare => 30,
            Self::Neighbour | Self::Spine => 20,
            Self::Anchors => 10,
        }
    }
}

/// Returns the laws that `monday` breaks after `past`, the last of which is last week's.
#[must_use]
pub fn broken(monday: &Monday, past: &[Monday], library: &Library) -> Vec<Law> {
    let ids: BTreeSet<&Id> = ids(monday);
    let mut laws = within(monday, &ids, library);
    let back = |weeks: usize| past.iter().rev().take(weeks);
    let Some(last) = past.last() else { return laws };
    let last_ids = super::laws::ids(last);
    let mut check = |holds: bool, law: Law| laws.extend((!holds).then_some(law));
    let stays = ids.intersection(&last_ids).count();
    let count = ids.len();
    // Of seven steps neither two nor three are between 30 and 40 in a hundred.
    check((count * 30 / 100..=(count * 40).div_ceil(100)).contains(&stays), Law::Anchors);
    let alike = |other: &Monday, most: usize| ids.intersection(&super::laws::ids(other)).count() * 100 <= most * count;
    check(alike(last, 50) && back(6).all(|other| alike(other, 70)), Law::TooAlike);
    if let Some(before) = back(2).nth(1) {
        let earlier = super::laws::ids(before);
        check(ids.iter().all(|id| !earlier.contains(id) || last_ids.contains(id)), Law::TooSoon);
    }
    check(frame(monday).iter().all(|end| !frame(last).contains(end)), Law::SameFrame);
    let times = |id: &Id| back(7).filter(|other| super::laws::ids(other).contains(id)).count();
    check(ids.iter().all(|id| times(id) < MOST_TIMES as usize), Law::TooOften);
    check(past.len() < 8 || ids.iter().any(|id| back(8).all(|other| !super::laws::ids(other).contains(id))), Law::NothingNew);
    laws
}

/// The laws that look at the week alone.
fn within(monday: &Monday, ids: &BTreeSet<&Id>, library: &Library) -> Vec<Law> {
    let places: Vec<Id> = monday.focus.places().iter().map(|place| Id::new(place)).collect();
    let focus = bits(library, library.regions_of(&places));
    let mut laws = Vec::new();
    let mut check = |holds: bool, law: Law| laws.extend((!holds).then_some(law));
    let count = ids.len();
    if focus != 0 {
        let of_focus = monday.stretches().filter(|stretch| bits(library, &stretch.regions) & focus != 0).count();
        check(of_focus >= count * 40 / 100 && of_focus <= count.div_ceil(2), Law::FocusShare);
        let at_home = |home: u128| monday.stretches().any(|stretch| bits(library, [stretch.home()]) & home != 0);
        let exists = |home: u128| library.stretches().filter(|stretch| bits(library, [stretch.home()]) & home != 0).count() > 4;
        let around = neighbours(library, focus, 3).into_iter().filter(|home| exists(*home));
        check(around.take(count / 2).all(at_home) || monday.phase == Phase::Easy, Law::Neighbour);
    }
    if monday.focus == Focus::Back && monday.phase != Phase::Easy {
        let moved = monday.stretches().map(|stretch| spine_bits(&stretch.spine)).fold(0, |all, one| all | one);
        let ways = [Spine::Flexion, Spine::Extension, Spine::Rotation, Spine::LateralFlexion];
        check(ways.iter().all(|way| moved & spine_bit(*way) != 0), Law::Spine);
    }
    check(count >= FEWEST, Law::TooFew);
    check(frame(monday).len() == 2, Law::NoFrame);
    let hard = |stretch: &Arc<Stretch>| stretch.level == 3 || matches!(stretch.kind, Kind::Pnf | Kind::Isometric);
    check(monday.phase != Phase::Easy || !monday.stretches().any(hard), Law::Easy);
    laws
}

pub(super) fn ids(monday: &Monday) -> BTreeSet<&Id> {
    monday.stretches().map(|stretch| &stretch.id).collect()
}

/// What it begins and ends with.
fn frame(monday: &Monday) -> Vec<&Id> {
    let steps = monday.composed.routine.steps.iter().zip(&monday.composed.reasons);
    let ends = steps.filter(|(_, reason)| matches!(reason.part, Some(Part::Opens | Part::Closes)));
    ends.map(|(step, _)| &step.stretch.id).collect()
}
