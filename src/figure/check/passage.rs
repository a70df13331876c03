//! The way in: nothing goes through the floor on it.

use super::percent;
use crate::figure::contact::balls;
use crate::figure::demonstration::Demonstration;
use crate::figure::finding::{Finding, Subject, Weight};
use crate::figure::paint::real;
use crate::figure::skeleton::{Segment, Stance};
use crate::figure::solve::Body;
use crate::figure::space::at;

/// A way may dip so deep, in stature: seen only by who looks for it.
const DIPS: f64 = 0.02;
/// Looked at so often.
const LOOKS: usize = 24;

/// The part of the body that goes deepest through the floor on the way, if any does.
pub(super) fn dips(figure: &Demonstration, body: &Body) -> Option<Finding> {
    let down = at(0.0, 0.0, -1.0);
    let flesh = balls(&body.cones);
    let deepest = |look: usize| {
        let stance = Stance::of(&figure.pose(real(look) / real(LOOKS)), &body.build);
        let depths = flesh.iter().map(|ball| (ball.reach(&stance, down), ball.segment));
        depths.max_by(|one, other| one.0.total_cmp(&other.0))
    };
    let looks = (1..LOOKS).filter_map(|look| Some((look, deepest(look)?)));
    let (look, (depth, segment)): (usize, (f64, Segment)) = looks.max_by(|one, other| one.1.0.total_cmp(&other.1.0))?;
    if depth <= DIPS {
        return None;
    }
    let when = 100 * look / LOOKS;
    let message = format!("on the way, at {when} %, the {} goes through the floor, by {}", segment.words(), percent(depth));
    let hint = "another `start`, or a moment in between in `frames`, leads round it";
    Some(Finding::new(Subject::Whole, Weight::Doubt, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::paint::{Focus, View};
    use crate::figure::space::Turn;
    use crate::figure::{Angles, Build, Passed, Pose};
    use std::f64::consts::FRAC_PI_2;

    #[test]
    fn a_body_that_rolls_over_through_the_floor_is_told_of() {
        let body = Body::of(&Build::default());
        let lying = |share, turned, height| {
            let pose = Pose { pelvis: at(0.0, 0.0, height), turned, angles: Angles::default() };
            Passed { share, pose }
        };
        let view = View { azimuth: 0.0, elevation: 10.0, focus: Focus::Whole };
        let way = |height| {
            let ends = vec![lying(0.0, Turn::about_y(-FRAC_PI_2), height), lying(1.0, Turn::about_y(FRAC_PI_2), height)];
            Demonstration::new(ends, view, None, Vec::new(), Vec::new()).expect("a way")
        };
        let finding = dips(&way(0.12), &body).expect("something to say");
        assert!(finding.message.contains("goes through the floor") && finding.hint.is_some(), "{}", finding.message);
        assert_eq!(dips(&way(1.2), &body), None);
    }
}
