//! Joints: none farther than it may, none far from where it was asked, none that its muscles would stop first.

use super::{Checked, degrees};
use crate::figure::finding::{Finding, Subject, Weight};
use crate::figure::freedom::Freedom;
use crate::figure::joint::{Limb, Motion, Side};
use crate::figure::wording::said;

/// So near to the most it may, a joint was held back there, in degrees.
const AT_LIMIT: f64 = 0.05;
/// So far beyond the usual is worth a remark.
const UNUSUAL: f64 = 2.0;
/// A typed angle that had to move farther is the best early sign of a pose that cannot be: none that ships does, and what
/// may go where it must is called loose.
const MOVED: f64 = 10.0;
/// Both parts of the spine turn so far against each other, in degrees: the poses that ship stay below 1.5, and the lower
/// back usually turns 5.
const AGAINST: f64 = 3.0;

/// An arm hangs that is raised less than so far ahead or behind, in degrees, and crosses the trunk from so far inward on:
/// what ships and crosses is raised 36 or more.
const HANGS: f64 = 15.0;
const CROSSES: f64 = 3.0;

/// Joints at the most they may, and beyond the usual.
pub(super) fn limits(checked: &Checked<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for motion in Motion::all() {
        let freedom = Freedom::Joint(motion);
        let degree = checked.value(freedom);
        let reach = motion.reach();
        let (least, most) = reach.most;
        let about = Subject::Angle(freedom);
        if degree <= least + AT_LIMIT || degree >= most - AT_LIMIT {
            let message = format!("{} is as far as any body goes", said(freedom, degree));
            findings.push(Finding::new(about, Weight::Fault, message).hint(mend(checked, motion)));
        } else if degree > reach.usual.1 + UNUSUAL || degree < reach.usual.0 - UNUSUAL {
            let usual = if degree > 0.0 { reach.usual.1 } else { reach.usual.0 };
            let message = format!("{} is more than the usual {}", said(freedom, degree), degrees(usual.abs()));
            findings.push(Finding::new(about, Weight::Remark, message));
        }
    }
    findings
}

/// Arms and neck have other ways out than legs and trunk.
fn mend(checked: &Checked<'_>, motion: Motion) -> String {
    let is_of_arm = match motion {
        Motion::Of(_, limb) => limb <= Limb::FingersFlexion,
        Motion::NeckFlexion | Motion::NeckBend | Motion::NeckTurn => true,
        Motion::LumbarFlexion
        | Motion::LumbarBend
        | Motion::LumbarTurn
        | Motion::ThoracicFlexion
        | Motion::ThoracicBend
        | Motion::ThoracicTurn => false,
    };
    if is_of_arm { checked.mend_reach() } else { checked.mend() }
}

/// Typed angles that no body has: what is shown in their stead is not what is written, however near it is.
pub(super) fn beyond(checked: &Checked<'_>) -> Vec<Finding> {
    let finding = |(freedom, asked): &(Freedom, f64)| {
        let (_, (least, most)) = freedom.reach();
        let nearest = asked.clamp(least, most);
        ((nearest - asked).abs() > AT_LIMIT).then(|| {
            let message = format!("{} is more than any body does", said(*freedom, *asked));
            let hint = format!("{} at most, and usually less", said(*freedom, nearest));
            Finding::new(Subject::Angle(*freedom), Weight::Fault, message).hint(hint)
        })
    };
    checked.moment.sketch.typed.iter().filter_map(finding).collect()
}

/// Typed angles that had to move.
pub(super) fn moved(checked: &Checked<'_>) -> Vec<Finding> {
    let sketch = &checked.moment.sketch;
    // What is loose may go where it must.
    let typed = sketch.typed.iter().filter(|(freedom, _)| !sketch.loose.contains(freedom));
    let far = typed.filter(|(freedom, asked)| !freedom.is_length() && (checked.value(*freedom) - asked).abs() > MOVED);
    let finding = |(freedom, asked): &(Freedom, f64)| {
        let message =
            format!("{} cannot be kept: it ends at {}", said(*freedom, *asked), said(*freedom, checked.value(*freedom)));
        Finding::new(Subject::Angle(*freedom), Weight::Fault, message).hint(checked.mend())
    };
    far.map(finding).collect()
}

/// Parts of the spine that turn against each other: as they are typed, or as they end.
pub(super) fn against(checked: &Checked<'_>) -> Option<Finding> {
    let (low, high) = (Freedom::Joint(Motion::LumbarTurn), Freedom::Joint(Motion::ThoracicTurn));
    let undo = |below: f64, above: f64| below * above < 0.0 && below.abs().min(above.abs()) > AGAINST;
    let asked = checked.moment.sketch.asked();
    let (ends, typed) = ((checked.value(low), checked.value(high)), (asked[low.place()], asked[high.place()]));
    let (below, above) = [typed, ends].into_iter().find(|(below, above)| undo(*below, *above))?;
    let message = format!("{} and {} undo each other", said(low, below), said(high, above));
    Some(Finding::new(Subject::Angle(low), Weight::Fault, message).hint("the spine turns one way, and most of it in the chest"))
}

/// Arms that are written to hang, neither in front of the trunk nor behind it, and to cross it all the same.
pub(super) fn through_trunk(checked: &Checked<'_>) -> Vec<Finding> {
    let sketch = &checked.moment.sketch;
    let asked = sketch.asked();
    let of_side = |side: Side| {
        let aside = Freedom::Joint(Motion::Of(side, Limb::ShoulderAbduction));
        let (_, degree) = sketch.typed.iter().find(|(freedom, _)| *freedom == aside)?;
        let ahead = asked[Freedom::Joint(Motion::Of(side, Limb::ShoulderFlexion)).place()];
        (*degree < -CROSSES && ahead.abs() < HANGS).then(|| {
            let message = format!("{}: the trunk is in the way of an arm that hangs", said(aside, *degree));
            let hint = "an arm crosses in front, `flexion = 20` or more, or behind, `extension = 15` or more";
            Finding::new(Subject::Angle(aside), Weight::Fault, message).hint(hint)
        })
    };
    [Side::Left, Side::Right].into_iter().filter_map(of_side).collect()
}

/// What muscles over two joints would not let happen.
pub(super) fn across_two(checked: &Checked<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for side in [Side::Left, Side::Right] {
        let freedom = |limb| Freedom::Joint(Motion::Of(side, limb));
        let of = |limb| checked.value(freedom(limb));
        let (hip, knee, ankle) = (of(Limb::HipFlexion), of(Limb::KneeFlexion), of(Limb::AnkleDorsiflexion));
        let word = side.word();
        let mut doubt = |limb, message: String, hint: &str| {
            findings.push(Finding::new(Subject::Angle(freedom(limb)), Weight::Doubt, message).hint(hint));
        };
        if knee < 15.0 && hip > 100.0 {
            let message =
                format!("the {word} hip bends {} with a straight knee: few hamstrings let it go beyond 100°", degrees(hip));
            doubt(Limb::HipFlexion, message, "bend the knee, or let the back round instead");
        }
        if hip < -12.0 && knee > 125.0 {
            let message = format!(
                "the {word} hip is {} behind with the knee bent {}: the front of the thigh stops that",
                degrees(-hip),
                degrees(knee)
            );
            doubt(Limb::KneeFlexion, message, "bend the knee less, or let the hip come forward");
        }
        if knee < 10.0 && ankle > 28.0 {
            let message = format!("the {word} ankle bends {} with a straight knee: the calf stops that at 28°", degrees(ankle));
            doubt(Limb::AnkleDorsiflexion, message, "lift the heel, or bend the knee");
        }
    }
    findings
}
