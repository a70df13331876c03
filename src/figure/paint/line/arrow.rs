//! Which way it moves: an arrow along the part of the body that goes farthest, or those that the file names.

use super::curve::{Path, Place, Shape, Step, curved};
use super::{Ink, Layer};
use crate::figure::demonstration::Demonstration;
use crate::figure::paint::camera::Camera;
use crate::figure::paint::camera::real;
use crate::figure::point::Mark;
use crate::figure::skeleton::Stance;

/// What is looked at, where the file does not say.
const WATCHED: [&str; 10] = [
    "left_hand",
    "right_hand",
    "left_foot",
    "right_foot",
    "left_knee",
    "right_knee",
    "left_elbow",
    "right_elbow",
    "forehead",
    "chest",
];
/// What moves less far, in stature, needs no arrow.
const LEAST: f64 = 0.09;
/// Places along the way.
const PLACES: usize = 24;
/// How much of the way is left out, at its start and at its end, so that neither body is covered.
const TRIM: (f64, f64) = (0.12, 0.06);

impl Demonstration {
    /// Returns it with the way of these points of the body shown in a drawing.
    #[must_use]
    pub fn pointing(mut self, arrows: Option<Vec<String>>) -> Self {
        self.arrows = arrows;
        self
    }
}

/// Returns the arrows from the start to where it arrives.
pub(super) fn arrow(demonstration: &Demonstration, arrives: f64, camera: &Camera) -> Vec<Layer> {
    let stances: Vec<Stance> = (0..=PLACES)
        .map(|place| Stance::of(&demonstration.pose(arrives * real(place) / real(PLACES)), &demonstration.build()))
        .collect();
    let way = |mark: &Mark| stances.iter().map(|stance| camera.project(mark.place(stance))).collect::<Vec<Place>>();
    let ways: Vec<Vec<Place>> = if let Some(names) = &demonstration.arrows {
        names.iter().filter_map(|name| Mark::named(name)).map(|mark| way(&mark)).collect()
    } else {
        let all = WATCHED.iter().filter_map(|name| Mark::named(name)).map(|mark| way(&mark));
        let farthest = all.max_by(|one, other| span(one).total_cmp(&span(other)));
        farthest.filter(|way| span(way) * camera.pixel > LEAST).into_iter().collect()
    };
    let drawn: Vec<(Path, Path)> = ways.iter().filter_map(|way| drawn(way, camera)).collect();
    if drawn.is_empty() {
        return Vec::new();
    }
    let (shafts, heads) = drawn.into_iter().unzip();
    vec![Layer { ink: Ink::Arrow, paths: shafts }, Layer { ink: Ink::ArrowHead, paths: heads }]
}

fn away(one: Place, other: Place) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

fn span(way: &[Place]) -> f64 {
    way.first().zip(way.last()).map_or(0.0, |(from, to)| away(*from, *to))
}

/// The shaft and the head.
fn drawn(way: &[Place], camera: &Camera) -> Option<(Path, Path)> {
    let length: f64 = way.windows(2).map(|pair| away(pair[0], pair[1])).sum();
    let size = (real(camera.width) * 0.042).min(length * 0.4);
    let mut passed = 0.0;
    let mut kept = vec![];
    for pair in way.windows(2) {
        if passed >= TRIM.0 * length && passed <= (1.0 - TRIM.1) * length {
            kept.push(pair[0]);
        }
        passed += away(pair[0], pair[1]);
    }
    let tip = *kept.last()?;
    // The head covers the end of the shaft, and looks where the last of it goes.
    while kept.len() > 2 && kept.last().is_some_and(|place| away(*place, tip) < size * 0.8) {
        kept.pop();
    }
    let neck = *kept.last()?;
    let reach = away(neck, tip);
    if reach < 1e-6 {
        return None;
    }
    let (across, down) = ((tip.0 - neck.0) / reach, (tip.1 - neck.1) / reach);
    let barb = |side: f64| (tip.0 - across * size - down * size * 0.5 * side, tip.1 - down * size + across * size * 0.5 * side);
    let notch = (tip.0 - across * size * 0.75, tip.1 - down * size * 0.75);
    let head = Path { from: tip, steps: vec![Step::To(barb(1.0)), Step::To(notch), Step::To(barb(-1.0))], is_closed: true };
    kept.push(notch);
    Some((curved(&kept, false, Shape::Soft, 0.0)?, head))
}
