//! Pairs: what is asked of one side alone, where nothing else is.

use super::Checked;
use crate::figure::contact::{Contact, Member};
use crate::figure::finding::{Finding, Subject, Weight};
use crate::figure::freedom::{Freedom, mirrored};
use crate::figure::joint::{Limb, Motion, Side};
use crate::figure::sketch::{Reach, Sketch, Target};

/// Parts that rest on the floor on one side, while the limb of the other side is asked just the same and does nothing else.
/// One hand at a wall, or one foot on a step, is enough said. An arm that the position does not rest on may hang free.
pub(super) fn forgotten(checked: &Checked<'_>) -> Vec<Finding> {
    let sketch = &checked.moment.sketch;
    let props = sketch.touches.iter().flat_map(|touch| &touch.parts);
    let all: Vec<Contact> = sketch.floor.iter().chain(props).copied().collect();
    let rests = sketch.preset.floor();
    let finding = |contact: &Contact| {
        let twin = contact.mirrored();
        let member = twin.member()?;
        let touches = all.iter().any(|other| other.is_near(twin));
        if touches || !is_straight(sketch, member) || !is_even(sketch, member) || reaches(sketch, member) {
            return None;
        }
        let hangs_free = matches!(member, Member::Arm(_)) && !rests.iter().any(|own| own.member() == Some(member));
        let weight = if hangs_free { Weight::Doubt } else { Weight::Fault };
        let (name, other) = (contact.name(), twin.name());
        let message = format!("the {} touches, the {} is asked the same and does not", words(&name), words(&other));
        let hint = format!("name `{other}` too, or give that limb angles of its own");
        Some(Finding::new(Subject::Contact(*contact), weight, message).hint(hint))
    };
    sketch.floor.iter().filter_map(finding).collect()
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// Both hands at one limb, in a pose that is the same on both sides but for that.
pub(super) fn crossed(checked: &Checked<'_>) -> Option<Finding> {
    let sketch = &checked.moment.sketch;
    let without = Sketch { reaches: Vec::new(), ..sketch.clone() };
    if !without.is_even() {
        return None;
    }
    let hands = |reach: &&Reach| [Side::Left, Side::Right].into_iter().any(|side| reach.is_of_arm(side));
    let across = |reach: &&Reach| {
        let twin = reach.mirrored();
        let Target::Mark(to) = &reach.to else { return false };
        let same = |other: &Reach| other.from == twin.from && other.to == reach.to;
        *to != reach.mirrored().from && twin.to != reach.to && to.starts_with(twin_side(reach)) && sketch.reaches.iter().any(same)
    };
    let reach = sketch.reaches.iter().filter(hands).find(across)?;
    let message = format!("both hands reach for `{}`, and nothing else is asked of one side alone", reach.to.written());
    let hint = format!("`{} -> {}`, or what makes the sides differ", reach.from, reach.mirrored().to.written());
    Some(Finding::new(Subject::Reach(reach.from.clone()), Weight::Doubt, message).hint(hint))
}

/// The side that a reach comes not from.
fn twin_side(reach: &Reach) -> &'static str {
    if reach.from.starts_with("left_") { "right_" } else { "left_" }
}

/// Whether what the limb hangs on is neither turned nor bent to a side, so that limbs that are asked the same are the same.
fn is_straight(sketch: &Sketch, member: Member) -> bool {
    let asked = sketch.asked();
    let pelvis = [Freedom::Turn, Freedom::Roll].into_iter();
    let spine = Motion::all().filter(|motion| matches!(member, Member::Arm(_)) && motion.mirrored().1).map(Freedom::Joint);
    sketch.preset.is_level() && pelvis.chain(spine).all(|freedom| asked[freedom.place()].abs() < 1e-9)
}

/// Whether the limb is asked the same as that of the other side.
fn is_even(sketch: &Sketch, member: Member) -> bool {
    let asked = sketch.asked();
    let other = mirrored(&asked);
    let own = |motion: &Motion| match (motion, member) {
        (Motion::Of(_, Limb::FingersFlexion), _) => false,
        (Motion::Of(side, limb), Member::Arm(own)) => *side == own && *limb < Limb::HipFlexion,
        (Motion::Of(side, limb), Member::Leg(own)) => *side == own && *limb >= Limb::HipFlexion,
        _ => false,
    };
    let places = Motion::all().filter(own).map(|motion| Freedom::Joint(motion).place());
    places.into_iter().all(|place| (asked[place] - other[place]).abs() < 1e-9)
}

/// Whether it reaches for something, or is reached for, as the other is not.
fn reaches(sketch: &Sketch, member: Member) -> bool {
    let (Member::Arm(side) | Member::Leg(side)) = member;
    let alone = sketch.reaches.iter().filter(|reach| !sketch.reaches.contains(&reach.mirrored()));
    alone.flat_map(Reach::marks).any(|mark| mark.starts_with(side.word()))
}
