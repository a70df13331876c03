//! Touching: contacts that touch, reaches that arrive, nothing through the floor, a wall or a seat.

use super::{Checked, percent};
use crate::figure::contact::Contact;
use crate::figure::finding::{Bounds, Finding, Subject, Weight};
use crate::figure::skeleton::Segment;
use crate::figure::sketch::{Flat, Reach, Target};
use crate::figure::space::{Point, at};

/// In stature.
const CONTACT: Bounds = Bounds { doubt: 0.008, fault: 0.020 };
const REACH: Bounds = Bounds { doubt: 0.012, fault: 0.030 };
/// A knee or a sole that is lifted is lifted higher: in the poses that ship, by 4 % at least.
const HANGS: f64 = 0.030;
/// A seat's edge presses so far into a thigh, beyond which it is as hard as the floor.
const SEAT_GIVES: f64 = 0.012;

/// What should touch the floor, a wall or a prop.
pub(super) fn contacts(checked: &Checked<'_>) -> Vec<Finding> {
    let sketch = &checked.moment.sketch;
    let floor = sketch.floor.iter().map(|contact| (*contact, checked.on_floor(*contact), "the floor"));
    let props = sketch
        .touches
        .iter()
        .flat_map(|touch| touch.parts.iter().map(|contact| (*contact, checked.on(touch.flat, *contact), "what it should touch")));
    let finding = |(contact, sunk, what): (Contact, f64, &str)| {
        let weight = CONTACT.weigh(sunk.abs())?;
        let name = contact.name().replace('_', " ");
        let how = if sunk < 0.0 { "ends above" } else { "sinks into" };
        let message = format!("the {name} {how} {what}, by {}", percent(sunk));
        Some(Finding::new(Subject::Contact(contact), weight, message).hint(checked.mend()))
    };
    floor.chain(props).filter_map(finding).collect()
}

/// What goes through the floor, a wall or a seat: of each segment the worst.
pub(super) fn sunk(checked: &Checked<'_>) -> Vec<Finding> {
    let depths = checked.goals.depths(&checked.stance, SEAT_GIVES);
    let mut worst: Vec<(Segment, f64, &str)> = Vec::new();
    for (segment, depth, what) in depths {
        match worst.iter_mut().find(|(known, _, known_what)| *known == segment && *known_what == what) {
            Some(known) => known.1 = known.1.max(depth),
            None => worst.push((segment, depth, what)),
        }
    }
    let finding = |(segment, depth, what): (Segment, f64, &str)| {
        let weight = CONTACT.weigh(depth)?;
        let message = format!("the {} goes through the {what}, by {}", segment.words(), percent(depth));
        Some(Finding::new(Subject::Whole, weight, message).hint(checked.mend()))
    };
    worst.into_iter().filter_map(finding).collect()
}

/// What the position stands or kneels on, left out, and then so near the floor that nobody would tell it from resting.
pub(super) fn hanging(checked: &Checked<'_>) -> Vec<Finding> {
    let sketch = &checked.moment.sketch;
    let props = sketch.touches.iter().flat_map(|touch| &touch.parts);
    let named: Vec<Contact> = sketch.floor.iter().chain(props).copied().collect();
    let left_out = |contact: &Contact| contact.carries() && !named.iter().any(|own| own.is_near(*contact));
    let finding = |contact: Contact| {
        let above = -checked.on_floor(contact);
        if !(CONTACT.doubt..=HANGS).contains(&above) {
            return None;
        }
        let name = contact.name();
        let message = format!("the {} hangs {} above the floor", name.replace('_', " "), percent(above));
        let hint = format!("`floor` takes the place of what the position brought: name `{name}` too, or lift it clearly");
        Some(Finding::new(Subject::Contact(contact), Weight::Doubt, message).hint(hint))
    };
    sketch.preset.floor().into_iter().filter(left_out).filter_map(finding).collect()
}

/// Reaches that do not arrive.
pub(super) fn reaches(checked: &Checked<'_>) -> Vec<Finding> {
    let finding = |reach: &Reach| {
        if reach.to == Target::Mark(reach.from.clone()) {
            let message = format!("`{}` reaches for itself", reach.from);
            let hint = format!("for the other side it is `{}`", reach.mirrored().from);
            return Some(Finding::new(Subject::Reach(reach.from.clone()), Weight::Fault, message).hint(hint));
        }
        let (from, to) = reach.places(&checked.stance)?;
        let missed = (from - to).length();
        let weight = REACH.weigh(missed)?;
        let message = format!("`{}` misses `{}` by {}", reach.from, reach.to.written(), percent(missed));
        Some(Finding::new(Subject::Reach(reach.from.clone()), weight, message).hint(checked.mend_reach()))
    };
    checked.moment.sketch.reaches.iter().filter_map(finding).collect()
}

impl Checked<'_> {
    fn on_floor(&self, contact: Contact) -> f64 {
        let down = at(0.0, 0.0, -1.0);
        self.deepest(contact, down, 0.0)
    }

    fn on(&self, flat: Flat, contact: Contact) -> f64 {
        let (outward, offset) = flat.plane();
        self.deepest(contact, outward, offset)
    }

    /// How far the ball of a part that misses most is sunk into a plane; negative while it hangs before it.
    fn deepest(&self, contact: Contact, outward: Point, offset: f64) -> f64 {
        let sunk = contact.balls(&self.body.cones).into_iter().map(|ball| ball.reach(&self.stance, outward) - offset);
        sunk.max_by(|one, other| one.abs().total_cmp(&other.abs())).unwrap_or(0.0)
    }
}
