//! Another stretch in the place of one: easier, harder, or gentler on the same region where one hurts.

use super::dose::ladder;
use super::wish::Avoid;
use crate::model::{Dose, Id, Kind, Library, Position, Prop, Sides, Spine, Step, Stretch};
use std::sync::Arc;
use std::time::Duration;

/// What may take the place of a stretch.
#[derive(Clone, Debug)]
pub struct Exchange<'a> {
    pub library: &'a Library,
    pub avoid: &'a Avoid,
    /// Besides what the stretch itself needs, which is at hand.
    pub at_hand: &'a [Prop],
    /// What the routine has already.
    pub taken: &'a [Id],
}

/// Nobody settles into anything shorter.
const SHORTEST: Duration = Duration::from_secs(10);

impl<'a> Exchange<'a> {
    /// Returns the easier form of `stretch`, where there is one that may be done.
    #[must_use]
    pub fn easier(&self, stretch: &Stretch) -> Option<&'a Arc<Stretch>> {
        self.form(stretch, stretch.guide.easier_id.as_ref())
    }

    /// Returns the harder form of `stretch`, where there is one that may be done.
    #[must_use]
    pub fn harder(&self, stretch: &Stretch) -> Option<&'a Arc<Stretch>> {
        self.form(stretch, stretch.guide.harder_id.as_ref())
    }

    /// Returns what asks less of the same region: its easier form, else what is nearest in position and kind.
    #[must_use]
    pub fn gentler(&self, stretch: &Stretch) -> Option<&'a Arc<Stretch>> {
        let asks_less = |other: &Stretch| demand(other) < demand(stretch) && other.home() == stretch.home();
        if let Some(easier) = self.easier(stretch).filter(|easier| asks_less(easier)) {
            return Some(easier);
        }
        let others = self.library.stretches().filter(|other| asks_less(other) && is_of_like_kind(other, stretch));
        others
            .filter(|other| self.admits(other, stretch))
            .min_by_key(|other| (other.position != stretch.position, other.kind != stretch.kind, demand(other)))
    }

    fn form(&self, stretch: &Stretch, id: Option<&Id>) -> Option<&'a Arc<Stretch>> {
        self.library.stretch(id?.as_str()).filter(|form| self.admits(form, stretch))
    }

    fn admits(&self, other: &Stretch, stretch: &Stretch) -> bool {
        let mut props = self.at_hand.to_vec();
        props.extend(&stretch.props);
        if other.props_any == stretch.props_any {
            // One of them is there; which, nobody was asked.
            props.extend(&stretch.props_any);
        }
        self.avoid.admits(other) && other.needs_only(&props) && !self.taken.contains(&other.id)
    }
}

/// What a stretch asks of a body, to compare: its level, load on a bent back, effort, balance.
fn demand(stretch: &Stretch) -> (u8, bool, u8, bool) {
    let effort = match stretch.kind {
        Kind::Breathing => 0,
        Kind::Static | Kind::Dynamic | Kind::SelfMassage => 1,
        Kind::Isometric => 2,
        Kind::Pnf => 3,
    };
    let stands = matches!(stretch.position, Position::Standing | Position::Kneeling);
    (stretch.level, stretch.spine.contains(&Spine::FlexionLoaded), effort, stands)
}

/// Where a routine moves, before effort, holds stay out of it.
fn is_of_like_kind(other: &Stretch, stretch: &Stretch) -> bool {
    match other.kind {
        Kind::Breathing | Kind::Dynamic => true,
        Kind::Static => stretch.kind != Kind::Dynamic,
        Kind::Isometric | Kind::Pnf | Kind::SelfMassage => other.kind == stretch.kind,
    }
}

/// Returns `stretch` as a step in the place of one with sides of the form `sides` of which `left` is left: each side gets
/// about as much, to the second where it is held.
#[must_use]
pub fn step_for(stretch: &Arc<Stretch>, sides: Sides, left: Duration) -> Step {
    let left = match (sides, stretch.sides) {
        (Sides::Each, Sides::Alternating) => left * 2,
        (Sides::Alternating, Sides::Each) => left / 2,
        _ => left,
    };
    let left = Duration::from_secs(left.as_secs() + u64::from(left.subsec_nanos() > 0)).max(SHORTEST);
    let dose = match &stretch.dose {
        Dose::Hold { .. } => Dose::Hold { hold: left, sets: 1 },
        Dose::Roll { .. } => Dose::Roll { roll: left, sets: 1 },
        Dose::Reps { .. } | Dose::Isometric { .. } | Dose::Pnf { .. } | Dose::Breath { .. } => {
            let off = |dose: &Dose| dose.work().abs_diff(left);
            let rungs = ladder(stretch).into_iter().map(|rung| rung.dose);
            rungs.min_by_key(off).unwrap_or_else(|| stretch.dose.clone())
        }
    };
    Step { stretch: Arc::clone(stretch), dose, note: None, ready: None }
}
