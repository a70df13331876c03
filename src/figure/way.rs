//! The way from where a stretch starts to where it is held: joints move evenly, what rests on the floor stays there.

mod leg;

use super::contact::Ball;
use super::demonstration::{Demonstration, Glow, Passed};
use super::finding::When;
use super::muscle::Lit;
use super::paint::real;
use super::placed::Placed;
use super::posing::{Kind, Posing};
use super::skeleton::{Pose, Stance};
use super::sketch::Sketch;
use super::solve::{Body, Pin, Solved, pinned, solve};
use super::space::{Point, at};
use leg::{Leg, kept, place};

/// Poses of a leg of the way, its end included, where there are so many legs: the longer the way, the fewer are needed.
const fn poses_of_leg(legs: usize) -> usize {
    match legs {
        0 | 1 => 12,
        2 | 3 => 6,
        _ => 4,
    }
}
/// What rests within this of the same place is meant to rest in it; within that it does. In stature.
const NEARLY: f64 = 0.06;
const SAME: f64 = 0.002;
/// What it may cost, as the solver counts.
const PRICE: f64 = 8.0;
/// What can be left out: a pose between two others is as if it were not there, within this, in stature and degrees.
const SAME_PLACE: f64 = 0.0008;
const SAME_ANGLE: f64 = 0.35;

/// A moment of a stretch, solved.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub sketch: Sketch,
    pub solved: Solved,
}

/// Returns the moments of a posing, solved; `None` without a position.
#[must_use]
pub fn moments(posing: &Posing, body: &Body) -> Option<Vec<Moment>> {
    let sketches = posing.sketches()?;
    let mut moments: Vec<Moment> = sketches.into_iter().map(|sketch| Moment { solved: solve(&sketch, body), sketch }).collect();
    // From the hold backward: what rests in nearly the same place in the moment after rests in the very same.
    for number in (1..moments.len()).rev() {
        let (Some(before), Some(after)) = (moments.get(number - 1), moments.get(number)) else { continue };
        let pins = pins(before, after, body);
        if !pins.is_empty() {
            let solved = pinned(&before.sketch, pins, body);
            // Not at the price of what was asked.
            if let Some(moment) = moments.get_mut(number - 1).filter(|moment| solved.cost < moment.solved.cost + PRICE) {
                moment.solved = solved;
            }
        }
    }
    Some(moments)
}

/// What of a moment rests in nearly the same place as in the one after, but not quite, pinned there.
fn pins(before: &Moment, after: &Moment, body: &Body) -> Vec<Pin> {
    let (from, to) = (Stance::of(&before.solved.pose, &body.build), Stance::of(&after.solved.pose, &body.build));
    let rests = kept(&before.sketch, &after.sketch);
    let balls: Vec<Ball> = rests.iter().flat_map(|rest| rest.contact.balls(&body.cones)).collect();
    let apart = |ball: &Ball| {
        let by = place(ball, &to) - place(ball, &from);
        at(by.x, by.y, 0.0)
    };
    // The whole body may be moved along the floor.
    let mean = balls.iter().fold(Point::ZERO, |sum, ball| sum + apart(ball)) * (1.0 / real(balls.len().max(1)));
    let off = |ball: &Ball| (apart(ball) - mean).length();
    let near: Vec<&Ball> = balls.iter().filter(|ball| off(ball) < NEARLY).collect();
    if near.iter().all(|ball| off(ball) < SAME) {
        return Vec::new();
    }
    let pin = |ball: &&Ball| {
        let there = place(ball, &to) - mean;
        Pin { ball: **ball, x: there.x, y: there.y }
    };
    near.iter().map(pin).collect()
}

/// Returns the poses of the way through the moments of `posing`, as few as say all of it.
#[must_use]
pub fn path(posing: &Posing, moments: &[Moment], body: &Body) -> Vec<Passed> {
    let mut poses = planted(moments, body);
    let mut order: Vec<&Moment> = moments.iter().collect();
    if let (true, Some(first), Some(pose)) = (posing.round, moments.first(), poses.first()) {
        order.push(first);
        poses.push(*pose);
    }
    let passed: Vec<Passed> =
        posing.shares(moments.len()).into_iter().zip(poses).map(|(share, pose)| Passed { share, pose }).collect();
    let (legs, steps) = (passed.len().saturating_sub(1), poses_of_leg(passed.len().saturating_sub(1)));
    let mut path: Vec<Passed> = passed.first().copied().into_iter().collect();
    for number in 0..legs {
        let (Some([from, to]), Some([before, after])) = (passed.get(number..=number + 1), order.get(number..=number + 1)) else {
            break;
        };
        let poses = Leg::between((&from.pose, &before.sketch), (&to.pose, &after.sketch), body).poses(steps);
        let share = |step: usize| from.share + (to.share - from.share) * real(step) / real(steps);
        let leg: Vec<Passed> = poses.into_iter().enumerate().map(|(step, pose)| Passed { share: share(step), pose }).collect();
        path.extend(thinned(&leg).into_iter().skip(1));
    }
    path
}

/// Returns the poses of a leg that the others do not say already (Douglas & Peucker 1973).
fn thinned(leg: &[Passed]) -> Vec<Passed> {
    let (Some(from), Some(to), Some(inner)) = (leg.first(), leg.last(), leg.get(1..leg.len().saturating_sub(1))) else {
        return leg.to_vec();
    };
    let off = |passed: &Passed| {
        let straight = from.pose.toward(&to.pose, (passed.share - from.share) / (to.share - from.share));
        apart(&straight, &passed.pose)
    };
    let farthest = inner.iter().map(off).enumerate().max_by(|one, other| one.1.total_cmp(&other.1));
    match farthest {
        Some((number, off)) if off > 1.0 => {
            let (before, after) = leg.split_at(number + 2);
            let middle = number + 1;
            let mut kept = thinned(before);
            let rest: Vec<Passed> = leg.get(middle..=middle).into_iter().flatten().chain(after).copied().collect();
            kept.extend(thinned(&rest).into_iter().skip(1));
            kept
        }
        Some(_) | None => vec![*from, *to],
    }
}

/// How far two poses are apart, as a multiple of what nobody sees.
fn apart(one: &Pose, other: &Pose) -> f64 {
    let angles = one.angles.all().iter().zip(other.angles.all()).map(|(one, other)| (one - other).abs());
    let turn = one.turned.back().then(other.turned).rotation().length().to_degrees();
    let angle = angles.fold(turn, f64::max);
    (angle / SAME_ANGLE).max((one.pelvis - other.pelvis).length() / SAME_PLACE)
}

/// Moves each moment along the floor, so that what it shares with the next stands in the same place.
fn planted(moments: &[Moment], body: &Body) -> Vec<Pose> {
    let mut poses: Vec<Pose> = moments.iter().map(|moment| moment.solved.pose).collect();
    for number in (1..moments.len()).rev() {
        let (Some(before), Some(after)) = (moments.get(number - 1), moments.get(number)) else { continue };
        let balls: Vec<Ball> =
            kept(&before.sketch, &after.sketch).iter().flat_map(|rest| rest.contact.balls(&body.cones)).collect();
        let (Some(from), Some(to)) = (poses.get(number - 1), poses.get(number)) else { continue };
        let (from, to) = (Stance::of(from, &body.build), Stance::of(to, &body.build));
        let apart = balls.iter().map(|ball| place(ball, &to) - place(ball, &from));
        let sum = apart.fold(Point::ZERO, |sum, apart| sum + apart);
        if let (Some(pose), false) = (poses.get_mut(number - 1), balls.is_empty()) {
            let mean = sum * (1.0 / real(balls.len()));
            pose.pelvis = pose.pelvis + at(mean.x, mean.y, 0.0);
        }
    }
    poses
}

/// What is lit at each moment.
fn glows(posing: &Posing) -> Vec<Glow> {
    let told = posing.moments();
    let mut lit: Vec<Vec<Lit>> =
        told.iter().map(|told| if told.when == When::Start { Vec::new() } else { told.asked.all_lit() }).collect();
    if let (true, Some(first)) = (posing.round, lit.first()) {
        lit.push(first.clone());
    }
    posing.shares(told.len()).into_iter().zip(lit).map(|(share, lit)| Glow { share, lit }).collect()
}

/// Returns what shows a posing whose moments are solved, along `path`.
#[must_use]
pub fn demonstration(posing: &Posing, path: Vec<Passed>, body: &Body) -> Option<Demonstration> {
    let last = if posing.round { path.first() } else { path.last() };
    let hold = Stance::of(&last?.pose, &body.build);
    let props = posing.things().into_iter().map(|thing| match thing.kind {
        Kind::Placed(placed) => placed,
        Kind::Low(low) => {
            let balls: Vec<Ball> = thing.touch.iter().flat_map(|contact| contact.balls(&body.cones)).collect();
            let sum = balls.iter().fold(Point::ZERO, |sum, ball| sum + place(ball, &hold));
            let under = sum * (1.0 / real(balls.len().max(1)));
            Placed::At(low.prop(low.spot.unwrap_or((under.x + low.top().ahead, under.y))))
        }
    });
    let figure = Demonstration::new(path, posing.view(), posing.side, glows(posing), props.collect())?.by(&body.build);
    Some(if posing.frames.len() > 1 { figure.moving(posing.round) } else { figure })
}
