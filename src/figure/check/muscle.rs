//! Muscles: what is lit as stretched grows longer, and on the side that is worked.

use super::Checked;
use crate::figure::finding::{Bounds, Finding, Subject, Weight};
use crate::figure::freedom;
use crate::figure::joint::Side;
use crate::figure::lengthening::lengthened;
use crate::figure::muscle::Lit;
use crate::figure::posing::{Posing, Told};

/// How much is missing of a stretch that is clearly felt.
const SHORT: Bounds = Bounds { doubt: 0.0, fault: 0.4 };

/// By how much of what one feels the other side may be stretched more: by 0.06 at most in the poses that ship.
const ELSEWHERE: Bounds = Bounds { doubt: 0.25, fault: 0.5 };

/// Lit muscles that the pose does not lengthen; one that is lit on both sides it must lengthen on both.
pub(super) fn lengthens(told: &Told, checked: &Checked<'_>) -> Vec<Finding> {
    let angles = &checked.moment.solved.pose.angles;
    let lit = told.asked.lit.iter().flatten();
    let finding = |lit: &Lit| {
        let sides = [Side::Left, Side::Right].into_iter().filter(|side| lit.side.is_none_or(|own| own == *side));
        let scores = sides.filter_map(|side| Some((side, lengthened(&lit.muscle, side, angles)?)));
        let (side, score) = scores.reduce(|one, other| if other.1 < one.1 { other } else { one })?;
        let weight = SHORT.weigh(1.0 - score)?;
        let share = (score.max(0.0) * 100.0).round();
        let other = lit.side.map_or_else(|| lengthened(&lit.muscle, side.other(), angles), |_| None);
        let which = if other.is_some_and(|other| other >= 1.0) { format!("the {} one", side.word()) } else { "it".to_owned() };
        let message =
            format!("`{}` is lit, but the pose does not stretch {which}: {share:.0} % of what one feels", lit.written());
        let hint = format!("light what it stretches; a muscle that works goes into `works`{}", felt(checked));
        Some(Finding::new(Subject::Lit(lit.clone()), weight, message).hint(hint))
    };
    lit.filter_map(finding).collect()
}

/// Muscles that are lit on one side, while what is written stretches that of the other side more.
pub(super) fn elsewhere(told: &Told, checked: &Checked<'_>) -> Vec<Finding> {
    let written = freedom::pose(&checked.moment.sketch.asked(), checked.goals.preset).angles;
    let finding = |lit: &Lit| {
        let side = lit.side?;
        let of = |side| lengthened(&lit.muscle, side, &written);
        let weight = ELSEWHERE.weigh(of(side.other())? - of(side)?)?;
        let message = format!("`{}` is lit, but what is written stretches the {} one more", lit.written(), side.other().word());
        let hint = format!("light `{}`, or set the angles on the {} side", lit.mirrored().written(), side.word());
        Some(Finding::new(Subject::Lit(lit.clone()), weight, message).hint(hint))
    };
    told.asked.lit.iter().flatten().filter_map(finding).collect()
}

/// What goes round stretches a muscle once a round: only one that no moment lengthens is found.
pub(super) fn once_a_round(findings: &mut Vec<Finding>, moments: usize) {
    let lit: Vec<Subject> =
        findings.iter().map(|finding| finding.about.clone()).filter(|about| matches!(about, Subject::Lit(_))).collect();
    let count = |about: &Subject| lit.iter().filter(|known| *known == about).count();
    findings.retain(|finding| !matches!(finding.about, Subject::Lit(_)) || count(&finding.about) >= moments);
}

/// The muscles that a pose stretches most.
fn felt(checked: &Checked<'_>) -> String {
    let angles = &checked.moment.solved.pose.angles;
    let mut scores: Vec<(f64, String)> = Lit::names()
        .flat_map(|muscle| {
            let of = |side: Side| {
                let score = lengthened(muscle, side, angles)?;
                Some((score, format!("{}_{}", side.word(), muscle.replace('-', "_"))))
            };
            [of(Side::Left), of(Side::Right)]
        })
        .flatten()
        .filter(|(score, _)| *score >= 1.0)
        .collect();
    scores.sort_by(|one, other| other.0.total_cmp(&one.0));
    let names: Vec<String> = scores.into_iter().take(4).map(|(_, name)| name).collect();
    if names.is_empty() { String::new() } else { format!(". It stretches {}", names.join(", ")) }
}

/// Muscles that are lit on the other side alone than the one that is worked.
pub(super) fn sides(posing: &Posing) -> Option<Finding> {
    let worked = posing.side?;
    let lit = posing.lit();
    let on = |side: Side| lit.iter().any(|lit| lit.side.is_none_or(|own| own == side));
    let message = format!("the {} side is worked, but what is lit is all on the {}", worked.word(), worked.other().word());
    (!lit.is_empty() && !on(worked)).then(|| {
        Finding::new(Subject::Side, Weight::Doubt, message).hint("`side` is the side that is stretched as the pose is written")
    })
}
