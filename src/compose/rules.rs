//! What no wish, chance or budget ever changes: safety, kinds by purpose, few changes of position.

use super::wish::Wish;
use crate::model::{Kind, Position, Purpose, Routine, Spine, Stretch};

/// How often the body may change its position in one routine.
pub const MOST_CHANGES: usize = 3;
/// Contract–relax is hard work: one in a routine is enough.
pub const MOST_PNF: usize = 1;

/// Returns whether a stretch may be part of a routine for `purpose`: it must be good for it, and of a kind that is.
#[must_use]
pub fn suits(stretch: &Stretch, purpose: Purpose) -> bool {
    stretch.good_for.contains(&purpose) && is_safe_for(stretch, purpose)
}

/// Returns whether nothing speaks against a stretch in a routine for `purpose`.
#[must_use]
pub fn is_safe_for(stretch: &Stretch, purpose: Purpose) -> bool {
    let kind = match purpose {
        // Long holds just before effort cost strength; contract–relax is for warm muscles.
        Purpose::WarmUp => !matches!(stretch.kind, Kind::Static | Kind::Pnf),
        Purpose::CoolDown | Purpose::Mobility => true,
        Purpose::Daily | Purpose::Desk | Purpose::Morning | Purpose::Evening | Purpose::Care => stretch.kind != Kind::Pnf,
    };
    // The first hours of the day and a sore back are no time to bend under load.
    let spine = !matches!(purpose, Purpose::Morning | Purpose::Care) || !stretch.spine.contains(&Spine::FlexionLoaded);
    kind && spine && (purpose != Purpose::Care || stretch.level == 1)
}

/// Returns whether `stretch` meets every part of the wish but the places.
#[must_use]
pub fn admits(stretch: &Stretch, wish: &Wish) -> bool {
    wish.purpose.is_none_or(|purpose| suits(stretch, purpose))
        && wish.kind.is_none_or(|kind| stretch.kind == kind)
        && (wish.positions.is_empty() || wish.positions.contains(&stretch.position))
        && wish.at_hand.as_ref().is_none_or(|at_hand| stretch.needs_only(at_hand))
        && stretch.level <= wish.level.unwrap_or(if wish.used_to > Some(1) { 3 } else { LEVEL_UNSAID })
        && wish.only.as_ref().is_none_or(|only| only.contains(&stretch.id))
        && wish.avoid.admits(stretch)
}

/// The highest level there is in a routine when none was asked for.
const LEVEL_UNSAID: u8 = 2;

/// The rank of the position at the end of the way.
pub const LAST_RANK: u8 = 7;

/// Returns the place of a position on the way through a routine: from standing down to lying, in the morning up.
#[must_use]
pub fn rank(position: Position, purpose: Option<Purpose>) -> u8 {
    let down = match position {
        Position::Standing => 0,
        Position::SeatedChair => 1,
        Position::Kneeling => 2,
        Position::Quadruped => 3,
        Position::SeatedFloor => 4,
        Position::Prone => 5,
        Position::SideLying => 6,
        Position::Supine => 7,
    };
    if purpose == Some(Purpose::Morning) { LAST_RANK - down } else { down }
}

/// Returns what of the rules `routine` breaks, in words; nothing if it may be done.
#[must_use]
pub fn broken(routine: &Routine, wish: &Wish) -> Vec<String> {
    let mut broken = Vec::new();
    for step in &routine.steps {
        if !admits(&step.stretch, wish) || !is_safe_for(&step.stretch, routine.purpose) {
            broken.push(format!("{} is not what was wished for", step.stretch.id));
        }
    }
    let count = |fits: &dyn Fn(&Stretch) -> bool| routine.steps.iter().filter(|step| fits(&step.stretch)).count();
    if routine.position_changes() > MOST_CHANGES {
        broken.push(format!("{} changes of position", routine.position_changes()));
    }
    if count(&|stretch| stretch.kind == Kind::Pnf) > MOST_PNF {
        broken.push("contract–relax more than once".to_owned());
    }
    if routine.steps.windows(2).any(|pair| pair.iter().all(|step| step.stretch.level == 3)) {
        broken.push("two of the hardest in a row".to_owned());
    }
    let mut ids: Vec<_> = routine.steps.iter().map(|step| &step.stretch.id).collect();
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair[0] == pair[1]) {
        broken.push("a stretch twice".to_owned());
    }
    broken
}
