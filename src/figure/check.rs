//! Checks of solved poses: what no body does, what is not as it was asked, what the picture would not show.
//!
//! Where a threshold is not that of the page the rules come from, the pose that forced it is named beside it.

mod balance;
mod joint;
mod muscle;
mod overlap;
mod pair;
mod passage;
mod side;
mod sight;
mod touch;

pub use sight::suggested;

use super::demonstration::Demonstration;
use super::finding::{Finding, When};
use super::freedom::Freedom;
use super::posing::{Posing, Told};
use super::skeleton::Stance;
use super::solve::{Body, Goals};
use super::way::Moment;
use super::wording::said;

/// A solved moment, and what its rules need of it.
struct Checked<'a> {
    moment: &'a Moment,
    body: &'a Body,
    goals: Goals,
    stance: Stance,
}

impl Checked<'_> {
    fn value(&self, freedom: Freedom) -> f64 {
        self.moment.solved.values[freedom.place()]
    }

    /// What would mend what is wrong with legs and trunk: the pelvis first, which everything hangs on.
    fn mend(&self) -> String {
        let sketch = &self.moment.sketch;
        let tilt = said(Freedom::Tilt, self.value(Freedom::Tilt));
        let pelvis = if sketch.typed.iter().any(|(freedom, _)| *freedom == Freedom::Tilt) {
            format!("the pelvis first: it ends at {tilt}")
        } else {
            format!("say how the pelvis is tilted, `pelvis = {{ tilt_forward = … }}`: it ends at {tilt}")
        };
        self.given().map_or_else(|| pelvis.clone(), |given| format!("{pelvis}; then {given}"))
    }

    /// What would mend what is wrong with arms and reaches.
    fn mend_reach(&self) -> String {
        let nearer = "a nearer point, or a joint in `loose`, makes room";
        self.given().map_or_else(|| nearer.to_owned(), |given| format!("{nearer}; {given}"))
    }

    /// The angle typed that had to give most, if one had to.
    fn given(&self) -> Option<String> {
        let typed = self.moment.sketch.typed.iter().filter(|(freedom, _)| matches!(freedom, Freedom::Joint(_)));
        let moved = typed.map(|(freedom, asked)| (*freedom, *asked, self.value(*freedom)));
        let most = moved.max_by(|one, other| (one.1 - one.2).abs().total_cmp(&(other.1 - other.2).abs()));
        let (freedom, asked, got) = most.filter(|(_, asked, got)| (asked - got).abs() > 4.0)?;
        Some(format!("{}, which had to give, ends at {}", said(freedom, asked), said(freedom, got)))
    }
}

/// Returns everything that is to be said of a posing whose moments are solved, the worst first.
#[must_use]
pub fn check(posing: &Posing, moments: &[Moment], figure: &Demonstration, body: &Body) -> Vec<Finding> {
    let told = posing.moments();
    let mut findings: Vec<Finding> = told.iter().zip(moments).flat_map(|(told, moment)| of_moment(told, moment, body)).collect();
    if posing.round {
        muscle::once_a_round(&mut findings, told.len());
    }
    findings.extend(muscle::sides(posing));
    findings.extend(sight::hidden(posing, figure));
    findings.extend(passage::dips(figure, body));
    findings.sort_by_key(|finding| finding.weight);
    findings
}

fn of_moment(told: &Told, moment: &Moment, body: &Body) -> Vec<Finding> {
    let goals = Goals::of(&moment.sketch, body);
    let stance = Stance::of(&moment.solved.pose, &body.build);
    let checked = Checked { moment, body, goals, stance };
    let mut findings = joint::limits(&checked);
    findings.extend(touch::contacts(&checked));
    findings.extend(touch::sunk(&checked));
    findings.extend(touch::reaches(&checked));
    findings.extend(touch::hanging(&checked));
    findings.extend(side::turned(&checked));
    findings.extend(pair::forgotten(&checked));
    findings.extend(pair::crossed(&checked));
    findings.extend(overlap::swallowed(&checked));
    findings.extend(balance::falls(&checked));
    findings.extend(joint::beyond(&checked));
    findings.extend(joint::moved(&checked));
    findings.extend(joint::across_two(&checked));
    findings.extend(joint::through_trunk(&checked));
    findings.extend(joint::against(&checked));
    if told.when != When::Start {
        findings.extend(muscle::lengthens(told, &checked));
        findings.extend(muscle::elsewhere(told, &checked));
    }
    let named = |finding: Finding| {
        let message =
            if told.when == When::Hold { finding.message } else { format!("in \"{}\", {}", told.name, finding.message) };
        Finding { when: told.when, message, ..finding }
    };
    findings.into_iter().map(named).collect()
}

/// A length of stature as a share of it: what a body of any size sees.
fn percent(length: f64) -> String {
    format!("{:.1} % of the body's height", length.abs() * 100.0)
}

fn degrees(angle: f64) -> String {
    format!("{angle:.0}°")
}
