//! The solver: from a sketch to a pose that touches what it must, goes through nothing, and asks no joint too much.
//!
//! One damped least-squares over all degrees of freedom. Every wish is a residual over the distance it may miss by;
//! hard limits are kept by clamping. The same sketch gives the same pose on every machine: f64, no threads, a fixed
//! number of steps.

mod descent;
mod goal;
mod row;

use super::build::Build;
use super::flesh::{Cone, cones};
use super::freedom::{self, Values};
use super::overlap::{self, Pair};
use super::skeleton::{Pose, Stance};
use super::sketch::Sketch;
use descent::descend;
pub use goal::{Goals, Pin, Plane};

/// A body as a solver sees it: its lengths, its flesh, and what of it may not be in the same place.
#[derive(Clone, Debug)]
pub struct Body {
    pub build: Build,
    pub cones: Vec<Cone>,
    pub pairs: Vec<Pair>,
    /// What only the checks look at.
    pub watched: Vec<Pair>,
}

impl Body {
    #[must_use]
    pub fn of(build: &Build) -> Self {
        let cones = cones(build);
        let pairs = overlap::pairs(&cones);
        let watched = overlap::watched(&cones);
        Self { build: *build, cones, pairs, watched }
    }
}

/// A solved sketch.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    pub values: Values,
    pub pose: Pose,
    /// The sum of the squares of what is missed, each over what it may miss by.
    pub cost: f64,
    /// Steps taken, over all tries.
    pub steps: usize,
}

/// Below this a first try is good enough.
const GOOD: f64 = 15.0;
/// Steps of one descent.
const STEPS: usize = 80;
/// How much a pair counts that is more than half inside each other: such a pose has a limb on the wrong side.
const SWALLOWED: f64 = 400.0;
/// A second way must be better by so much to be taken.
const BETTER: f64 = 0.98;

/// Returns the pose that fits a sketch best.
#[must_use]
pub fn solve(sketch: &Sketch, body: &Body) -> Solved {
    pinned(sketch, Vec::new(), body)
}

/// Returns the pose that fits a sketch best with some balls where they are.
#[must_use]
pub fn pinned(sketch: &Sketch, pins: Vec<Pin>, body: &Body) -> Solved {
    let even = pins.is_empty() && sketch.is_even();
    let goals = Goals { pins, even, ..Goals::of(sketch, body) };
    let mut steps = 0;
    let mut best: Option<(f64, Values, f64)> = None;
    // The second way lets limbs pass through each other first: crossed legs have two solutions.
    for weights in [&[1.0][..], &[0.0, 0.25, 1.0]] {
        let mut values = goals.asked;
        let mut cost = f64::INFINITY;
        for weight in weights {
            let found = descend(&goals, body, &values, *weight, STEPS);
            (values, cost) = (found.values, found.cost);
            steps += found.steps;
        }
        let worth = cost + swallowed(&goals, body, &values);
        if best.is_none_or(|(known, ..)| worth < known * BETTER) {
            best = Some((worth, values, cost));
        }
        if cost < GOOD {
            break;
        }
    }
    let (_, values, cost) = best.unwrap_or((0.0, goals.asked, 0.0));
    Solved { values, pose: freedom::pose(&values, goals.preset), cost, steps }
}

/// Returns the values nearest to those of `goals` that keep its contacts and pins: one frame of a way.
#[must_use]
pub fn settle(goals: &Goals, body: &Body, steps: usize) -> Values {
    descend(goals, body, &goals.asked, OF_A_FRAME, steps).values
}

/// How much overlaps count on the way: it passes quickly, and holds nothing.
const OF_A_FRAME: f64 = 0.3;

fn swallowed(goals: &Goals, body: &Body, values: &Values) -> f64 {
    let stance = Stance::of(&freedom::pose(values, goals.preset), &body.build);
    let sunk = body.pairs.iter().filter_map(|Pair(one, other)| {
        let (one, other) = (body.cones.get(*one)?, body.cones.get(*other)?);
        Some(overlap::gap(one, other, &stance).sunk())
    });
    (sunk.fold(0.0, f64::max) - 0.5).max(0.0) * SWALLOWED
}
