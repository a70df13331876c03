//! Sides of parts: what touches does so with the side it is named for.

use super::Checked;
use crate::figure::contact::Contact;
use crate::figure::finding::{Finding, Subject, Weight};
use crate::figure::space::{Point, at};

/// Parts that touch with the side that looks away: a palm whose back lies on the floor, a sole that looks up.
///
/// What touches looks at least a little at what it touches: in the poses that ship, least so a hand round a door's frame,
/// which looks 80° aside.
pub(super) fn turned(checked: &Checked<'_>) -> Vec<Finding> {
    let sketch = &checked.moment.sketch;
    let down = at(0.0, 0.0, -1.0);
    let floor = sketch.floor.iter().map(|contact| (*contact, down, "the floor"));
    let props = sketch.touches.iter().flat_map(|touch| {
        let (outward, _) = touch.flat.plane();
        touch.parts.iter().map(move |contact| (*contact, outward, "what it should touch"))
    });
    let finding = |(contact, outward, what): (Contact, Point, &str)| {
        let looks = contact.facing(&checked.body.cones, &checked.stance)?.dot(outward);
        (looks < 0.0).then(|| {
            let name = contact.name();
            let message = format!("the {} meets {what} with the side that looks away", name.replace('_', " "));
            Finding::new(Subject::Contact(contact), Weight::Fault, message).hint(hint(checked, contact))
        })
    };
    floor.chain(props).filter_map(finding).collect()
}

fn hint(checked: &Checked<'_>, contact: Contact) -> String {
    let name = contact.name();
    let Some(side) = name.strip_suffix("_palm") else { return checked.mend() };
    format!("turn it over, `{side}_forearm = {{ pronation = … }}`, or say `{side}_hand`, which may lie any way")
}
