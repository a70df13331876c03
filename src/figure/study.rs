//! A posing worked out: its moments solved, the way between them, what it looks like, and what is to be said of it.

use super::check::check;
use super::demonstration::{Demonstration, Passed};
use super::finding::Finding;
use super::freedom::{self, Values};
use super::posing::Posing;
use super::solve::{Body, Solved};
use super::way::{self, Moment};

/// A posing that has been worked out.
#[derive(Clone, Debug)]
pub struct Study {
    pub moments: Vec<Moment>,
    pub figure: Demonstration,
    pub findings: Vec<Finding>,
}

/// Returns a posing worked out for a body; `None` if it starts from no position.
#[must_use]
pub fn study(posing: &Posing, body: &Body) -> Option<Study> {
    let moments = way::moments(posing, body)?;
    let path = way::path(posing, &moments, body);
    finished(posing, moments, path, body)
}

/// Returns a posing whose moments and way are known from before; `None` if they are not those of this posing.
#[must_use]
pub fn recalled(posing: &Posing, values: &[Values], path: Vec<Passed>, body: &Body) -> Option<Study> {
    let sketches = posing.sketches()?;
    let moments: Vec<Moment> = sketches
        .into_iter()
        .zip(values)
        .map(|(sketch, values)| {
            let pose = freedom::pose(values, sketch.preset.turn());
            Moment { solved: Solved { values: *values, pose, cost: 0.0, steps: 0 }, sketch }
        })
        .collect();
    if moments.len() != values.len() {
        return None;
    }
    finished(posing, moments, path, body)
}

fn finished(posing: &Posing, moments: Vec<Moment>, path: Vec<Passed>, body: &Body) -> Option<Study> {
    let figure = way::demonstration(posing, path, body)?;
    let findings = check(posing, &moments, &figure, body);
    Some(Study { moments, figure, findings })
}
