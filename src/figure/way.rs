//! The way from where a stretch starts to where it is held: joints move evenly, what rests on the floor stays there.

use super::contact::{Ball, Contact};
use super::demonstration::{Demonstration, Glow, Passed, Placed};
use super::finding::When;
use super::freedom::{FREEDOMS, Freedom, Values};
use super::muscle::Lit;
use super::paint::real;
use super::posing::{Kind, Posing};
use super::skeleton::{Pose, Stance};
use super::sketch::{Flat, Sketch};
use super::solve::{Body, Goals, Pin, Plane, Solved, settle, solve};
use super::space::{Point, at};

/// Poses of a leg of the way, its end included, where there are so many legs: the longer the way, the fewer are needed.
const fn poses_of_leg(legs: usize) -> usize {
    match legs {
        0 | 1 => 12,
        2 | 3 => 6,
        _ => 4,
    }
}
/// What can be left out: a pose between two others is as if it were not there, within this, in stature and degrees.
const SAME_PLACE: f64 = 0.0008;
const SAME_ANGLE: f64 = 0.35;
/// Steps to settle one of them.
const STEPS: usize = 60;
/// How far a pose on the way may be from the straight one: pelvis in stature, angles in degrees.
const ASIDE: f64 = 0.02;
const BENT: f64 = 6.0;

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
    Some(sketches.into_iter().map(|sketch| Moment { solved: solve(&sketch, body), sketch }).collect())
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
        let kept = kept(&before.sketch, &after.sketch);
        let mut aside = [0.0; FREEDOMS];
        // Backward: most of what is in the way is near the hold.
        let mut leg: Vec<Passed> = (0..=steps)
            .rev()
            .map(|step| {
                let share = real(step) / real(steps);
                let after_it = real((step + 1).min(steps)) / real(steps);
                let pose = between((&from.pose, &to.pose), share, &kept, after, body, (after_it, &mut aside));
                Passed { share: from.share + (to.share - from.share) * share, pose }
            })
            .collect();
        leg.reverse();
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

/// A part of the body that rests on the floor, or on something that stands there, at such a height.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rest {
    contact: Contact,
    height: f64,
}

fn rests(sketch: &Sketch) -> Vec<Rest> {
    let floor = sketch.floor.iter().map(|contact| Rest { contact: *contact, height: 0.0 });
    let tops = sketch.touches.iter().filter_map(|touch| match touch.flat {
        Flat::Top(top) => Some(touch.parts.iter().map(move |contact| Rest { contact: *contact, height: top.height })),
        Flat::Wall(..) | Flat::Post(_) => None,
    });
    floor.chain(tops.flatten()).collect()
}

/// What rests at both ends.
fn kept(before: &Sketch, after: &Sketch) -> Vec<Rest> {
    let before = rests(before);
    rests(after).into_iter().filter(|rest| before.contains(rest)).collect()
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

fn place(ball: &Ball, stance: &Stance) -> Point {
    stance.frame(ball.segment).out(ball.middle)
}

/// One pose of the way. `aside` is how far the one after it, at the share with it, is from the straight way: an arm that
/// goes round something stays on the side it is on, and the way begins where it should.
fn between(
    (from, to): (&Pose, &Pose),
    share: f64,
    kept: &[Rest],
    after: &Moment,
    body: &Body,
    (known, aside): (f64, &mut Values),
) -> Pose {
    if share <= 0.0 {
        return *from;
    }
    if share >= 1.0 {
        return *to;
    }
    let straight = from.toward(to, share);
    let mut asked: Values = [0.0; FREEDOMS];
    for (freedom, value) in
        [(Freedom::Forward, straight.pelvis.x), (Freedom::Leftward, straight.pelvis.y), (Freedom::Height, straight.pelvis.z)]
    {
        asked[freedom.place()] = value;
    }
    for (value, angle) in asked[FREEDOMS - straight.angles.all().len()..].iter_mut().zip(straight.angles.all()) {
        *value = *angle;
    }
    let mut spread: Values = [BENT; FREEDOMS];
    spread[Freedom::Forward.place()] = ASIDE;
    spread[Freedom::Leftward.place()] = ASIDE;
    spread[Freedom::Height.place()] = 1.0;
    let of_hold = Goals::of(&after.sketch, body);
    let back = share / known;
    let near = std::array::from_fn(|place| asked[place] + aside[place] * back);
    let mut goals = Goals::near(near, spread, straight.turned, of_hold.walls, body);
    let (start, end) = (Stance::of(from, &body.build), Stance::of(to, &body.build));
    for rest in kept {
        for ball in rest.contact.balls(&body.cones) {
            let there = place(&ball, &start).toward(place(&ball, &end), share);
            goals.planes.push(Plane { ball, outward: at(0.0, 0.0, -1.0), offset: -rest.height });
            goals.pins.push(Pin { ball, x: there.x, y: there.y });
        }
    }
    let settled = settle(&goals, body, STEPS);
    *aside = std::array::from_fn(|place| settled[place] - asked[place]);
    super::freedom::pose(&settled, straight.turned)
}

/// What is lit at each moment.
fn glows(posing: &Posing) -> Vec<Glow> {
    let told = posing.moments();
    let mut lit: Vec<Vec<Lit>> = told.iter().map(|told| if told.when == When::Start { Vec::new() } else { told.asked.all_lit() }).collect();
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
    Some(
        Demonstration::new(path, posing.view(), posing.side, glows(posing), props.collect())?
            .going_round(posing.round)
            .by(&body.build),
    )
}
