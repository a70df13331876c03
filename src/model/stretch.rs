//! One stretch: what it is, how much of it, how to do it, and when not to.

use super::dose::Dose;
use super::id::Id;
use super::words::{Kind, LinkKind, Position, Prop, Purpose, Sides, Spine};
use std::time::Duration;

/// One position or movement, with everything a person needs to do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub id: Id,
    pub name: String,
    pub also: Vec<String>,
    /// At least one; the first is its home.
    pub regions: Vec<Id>,
    pub also_eases: Vec<Id>,
    pub muscles: Vec<Id>,
    pub kind: Kind,
    pub position: Position,
    pub sides: Sides,
    pub props: Vec<Prop>,
    /// Any one of these is needed; empty means none.
    pub props_any: Vec<Prop>,
    pub props_optional: Vec<Prop>,
    /// 1 (easiest) to 3.
    pub level: u8,
    pub good_for: Vec<Purpose>,
    pub spine: Vec<Spine>,
    pub dose: Dose,
    /// How short and how long the hold may be.
    pub range: Option<(Duration, Duration)>,
    pub guide: Guide,
    pub cautions: Vec<Caution>,
    pub links: Vec<Link>,
    pub origin: Origin,
}

/// How to do a stretch, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    pub setup: String,
    /// What to do in each part of a rep; empty, or one for each number of the tempo.
    pub moves: Vec<String>,
    pub cues: Vec<String>,
    pub feel: String,
    pub mistakes: Vec<String>,
    pub breath: String,
    /// What a voice reads in the get-ready time.
    pub say: String,
    pub easier: Option<String>,
    pub easier_id: Option<Id>,
    pub harder: Option<String>,
    pub harder_id: Option<Id>,
}

/// Who should change or leave out a stretch, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    pub tag: String,
    pub note: String,
}

/// A page or video by somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub kind: LinkKind,
    pub url: String,
    pub by: String,
}

/// Whose file a stretch or routine comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    Shipped,
    /// A pack, by its folder's name.
    Pack(String),
    Own,
}

impl Stretch {
    /// Returns a stretch of which only this is known, for a session whose file is gone.
    #[must_use]
    pub fn bare(id: Id, name: String, regions: Vec<Id>, position: Position, sides: Sides) -> Self {
        Self {
            id,
            name,
            also: Vec::new(),
            regions,
            also_eases: Vec::new(),
            muscles: Vec::new(),
            kind: Kind::Static,
            position,
            sides,
            props: Vec::new(),
            props_any: Vec::new(),
            props_optional: Vec::new(),
            level: 1,
            good_for: Vec::new(),
            spine: Vec::new(),
            dose: Dose::Hold { hold: Duration::from_secs(30), sets: 1 },
            range: None,
            guide: Guide::default(),
            cautions: Vec::new(),
            links: Vec::new(),
            origin: Origin::Own,
        }
    }

    /// Returns the region it belongs to first of all.
    #[must_use]
    pub fn home(&self) -> &Id {
        // Loading refuses a stretch without regions; the id stands in rather than a panic.
        self.regions.first().unwrap_or(&self.id)
    }

    /// Returns whether it can be done with nothing but `at_hand`.
    #[must_use]
    pub fn needs_only(&self, at_hand: &[Prop]) -> bool {
        self.props.iter().all(|prop| at_hand.contains(prop))
            && (self.props_any.is_empty() || self.props_any.iter().any(|prop| at_hand.contains(prop)))
    }

    /// Returns the props needed, in words: `strap or towel`, `chair or step`; `None` if it needs none.
    #[must_use]
    pub fn props_in_words(&self) -> Option<String> {
        let mut parts: Vec<String> = self.props.iter().map(|prop| prop.title().to_owned()).collect();
        if !self.props_any.is_empty() {
            parts.push(self.props_any.iter().map(|prop| prop.title()).collect::<Vec<_>>().join(" or "));
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
