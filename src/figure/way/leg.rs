//! One leg of a way, from a moment to the next: the straight way of every joint, round what is in it.

use crate::figure::contact::{Ball, Contact};
use crate::figure::freedom::{self, FREEDOMS, Freedom, Values};
use crate::figure::paint::real;
use crate::figure::skeleton::{Pose, Stance};
use crate::figure::sketch::{Flat, Sketch};
use crate::figure::solve::{Body, Goals, Pin, Plane, settle};
use crate::figure::space::{Point, at};

/// A part of the body that rests on the floor, or on something that stands there, at such a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rest {
    pub contact: Contact,
    pub height: f64,
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
pub(super) fn kept(before: &Sketch, after: &Sketch) -> Vec<Rest> {
    let before = rests(before);
    rests(after).into_iter().filter(|rest| before.contains(rest)).collect()
}

pub(super) fn place(ball: &Ball, stance: &Stance) -> Point {
    stance.frame(ball.segment).out(ball.middle)
}

/// Steps to settle a pose of it.
const STEPS: usize = 60;
/// How far a pose may be from where it is looked for: pelvis in stature, angles in degrees.
const ASIDE: f64 = 0.02;
const BENT: f64 = 6.0;
/// A joint that goes aside by so many degrees more in a step than in the one before is on another side of something.
const ROUGH: f64 = 9.0;
/// So often the poses of a rough leg are drawn toward their neighbours.
const ROUNDS: usize = 4;

/// A leg: where it leads from and to, what stays where it is, and what nobody goes through.
pub(super) struct Leg<'a> {
    from: &'a Pose,
    to: &'a Pose,
    kept: Vec<(Ball, f64)>,
    ends: (Stance, Stance),
    walls: Vec<(Point, f64)>,
    body: &'a Body,
}

impl<'a> Leg<'a> {
    pub(super) fn between((from, before): (&'a Pose, &Sketch), (to, after): (&'a Pose, &Sketch), body: &'a Body) -> Self {
        let rests = kept(before, after).into_iter();
        let kept =
            rests.flat_map(|rest| rest.contact.balls(&body.cones).into_iter().map(move |ball| (ball, rest.height))).collect();
        let ends = (Stance::of(from, &body.build), Stance::of(to, &body.build));
        Self { from, to, kept, ends, walls: Goals::of(after, body).walls, body }
    }

    /// Returns its poses, both ends included.
    pub(super) fn poses(&self, steps: usize) -> Vec<Pose> {
        let share = |step: usize| real(step) / real(steps);
        let mut aside: Vec<Values> = vec![[0.0; FREEDOMS]; steps + 1];
        // Backward: most of what is in the way is near the hold. An arm that goes round something stays on its side.
        for step in (1..steps).rev() {
            let near = scaled(&aside[step + 1], share(step) / share(step + 1));
            aside[step] = self.aside(share(step), &near);
        }
        for _ in 0..ROUNDS {
            if aside.windows(2).all(|pair| matches!(pair, [one, other] if !is_rough(one, other))) {
                break;
            }
            for step in 1..steps {
                let near: Values = std::array::from_fn(|place| f64::midpoint(aside[step - 1][place], aside[step + 1][place]));
                aside[step] = self.aside(share(step), &near);
            }
        }
        let pose = |(step, aside): (usize, &Values)| match step {
            0 => *self.from,
            step if step == steps => *self.to,
            step => {
                let (straight, asked) = self.straight(share(step));
                freedom::pose(&summed(&asked, aside), straight.turned)
            }
        };
        aside.iter().enumerate().map(pose).collect()
    }

    /// The pose `share` of the straight way, and its values.
    fn straight(&self, share: f64) -> (Pose, Values) {
        let straight = self.from.toward(self.to, share);
        let mut values: Values = [0.0; FREEDOMS];
        for (freedom, value) in
            [(Freedom::Forward, straight.pelvis.x), (Freedom::Leftward, straight.pelvis.y), (Freedom::Height, straight.pelvis.z)]
        {
            values[freedom.place()] = value;
        }
        for (value, angle) in values[FREEDOMS - straight.angles.all().len()..].iter_mut().zip(straight.angles.all()) {
            *value = *angle;
        }
        (straight, values)
    }

    /// How far from the straight way the pose is that is looked for so far aside from it.
    fn aside(&self, share: f64, near: &Values) -> Values {
        let (straight, asked) = self.straight(share);
        let mut spread: Values = [BENT; FREEDOMS];
        spread[Freedom::Forward.place()] = ASIDE;
        spread[Freedom::Leftward.place()] = ASIDE;
        spread[Freedom::Height.place()] = 1.0;
        let mut goals = Goals::near(summed(&asked, near), spread, straight.turned, self.walls.clone(), self.body);
        for (ball, height) in &self.kept {
            let there = place(ball, &self.ends.0).toward(place(ball, &self.ends.1), share);
            goals.planes.push(Plane { ball: *ball, outward: at(0.0, 0.0, -1.0), offset: -height });
            goals.pins.push(Pin { ball: *ball, x: there.x, y: there.y });
        }
        let settled = settle(&goals, self.body, STEPS);
        std::array::from_fn(|place| settled[place] - asked[place])
    }
}

fn summed(one: &Values, other: &Values) -> Values {
    std::array::from_fn(|place| one[place] + other[place])
}

fn scaled(values: &Values, by: f64) -> Values {
    values.map(|value| value * by)
}

fn is_rough(one: &Values, other: &Values) -> bool {
    Freedom::all()
        .filter(|freedom| !freedom.is_length())
        .any(|freedom| (one[freedom.place()] - other[freedom.place()]).abs() > ROUGH)
}
