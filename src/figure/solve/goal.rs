//! What a pose must meet, in numbers: planes, reaches, pins, and how surely each angle is as asked.

use super::Body;
use crate::figure::contact::{Ball, balls};
use crate::figure::freedom::Values;
use crate::figure::paint::real;
use crate::figure::point::Mark;
use crate::figure::prop::Wall;
use crate::figure::skeleton::{Segment, Stance};
use crate::figure::sketch::{Flat, Sketch, Target, Top};
use crate::figure::space::{Point, Turn, at};

/// A ball of the body that must touch a plane: `outward` points into the floor or the wall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    pub ball: Ball,
    pub outward: Point,
    pub offset: f64,
}

impl Plane {
    /// Returns how far the ball is sunk in, in stature; negative while it hangs before it.
    #[must_use]
    pub fn sunk(&self, stance: &Stance) -> f64 {
        self.ball.reach(stance, self.outward) - self.offset
    }
}

/// Where a reach goes, with its points found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Goal {
    Mark(Mark),
    Between(Mark, Mark, f64),
    At(Point),
}

impl Goal {
    pub(super) fn place(&self, stance: &Stance) -> Point {
        match self {
            Self::Mark(mark) => mark.place(stance),
            Self::Between(one, other, share) => one.place(stance).toward(other.place(stance), *share),
            Self::At(place) => *place,
        }
    }
}

/// A reach with its points found. `faces` is how nearly opposite the surfaces must be, if they must.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grasp {
    pub from: Mark,
    pub to: Goal,
    pub faces: Option<f64>,
}

/// Something that stands under what is on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Under {
    top: Top,
    on_it: Vec<Ball>,
}

/// Flesh whose middle is so far below a top is under it, in stature.
const BELOW: f64 = 0.02;

impl Under {
    /// Returns where its middle is; `None` where nothing is on it.
    pub(super) fn middle(&self, stance: &Stance) -> Option<Point> {
        if let Some((x, y)) = self.top.spot {
            return Some(at(x, y, 0.0));
        }
        let sum = self.on_it.iter().fold(Point::ZERO, |sum, ball| sum + stance.frame(ball.segment).out(ball.middle));
        (!self.on_it.is_empty()).then(|| sum * (1.0 / real(self.on_it.len())) + at(self.top.ahead, 0.0, 0.0))
    }

    /// Returns how deep a ball is in it, in stature, where its middle is at `middle`; negative while above or beside it.
    pub(super) fn sunk(&self, middle: Point, ball: &Ball, stance: &Stance) -> f64 {
        let own = stance.frame(ball.segment).out(ball.middle);
        let is_over = (own.x - middle.x).abs() < self.top.reach.0 && (own.y - middle.y).abs() < self.top.reach.1;
        let is_under = own.z < self.top.height - BELOW;
        if is_over && !is_under { ball.reach(stance, DOWN) + self.top.height } else { -1.0 }
    }
}

/// A ball that must stay where it is along the floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    pub ball: Ball,
    pub x: f64,
    pub y: f64,
}

/// Everything that a pose must meet.
#[derive(Clone, Debug)]
pub struct Goals {
    pub preset: Turn,
    pub asked: Values,
    pub spread: Values,
    /// Balls that must touch something.
    pub planes: Vec<Plane>,
    /// Nothing may sink into these: outward, offset.
    pub walls: Vec<(Point, f64)>,
    /// Nor into these, where they are.
    pub(super) tops: Vec<Under>,
    /// What may sink into nothing.
    pub(super) flesh: Vec<Ball>,
    pub(super) grasps: Vec<Grasp>,
    pub pins: Vec<Pin>,
    pub balance: bool,
    /// The pose is to be its own mirror.
    pub even: bool,
}

/// Into the floor.
pub(super) const DOWN: Point = at(0.0, 0.0, -1.0);

impl Goals {
    /// Returns the goals of a sketch; points that are unknown are no goals.
    #[must_use]
    pub fn of(sketch: &Sketch, body: &Body) -> Self {
        let balls_of = |contact: &crate::figure::contact::Contact| contact.balls(&body.cones);
        let floor = sketch.floor.iter().flat_map(balls_of).map(|ball| Plane { ball, outward: DOWN, offset: 0.0 });
        let touching = sketch.touches.iter().flat_map(|touch| {
            let (outward, offset) = touch.flat.plane();
            touch.parts.iter().flat_map(balls_of).map(move |ball| Plane { ball, outward, offset })
        });
        let walls = sketch.touches.iter().filter(|touch| matches!(touch.flat, Flat::Wall(..)));
        let tops = sketch.touches.iter().filter_map(|touch| match touch.flat {
            Flat::Top(top) => Some(Under { top, on_it: touch.parts.iter().flat_map(balls_of).collect() }),
            Flat::Wall(..) | Flat::Post(_) => None,
        });
        let grasps = sketch.reaches.iter().filter_map(|reach| {
            let from = Mark::named(&reach.from)?;
            let to = match &reach.to {
                Target::Mark(name) => Goal::Mark(Mark::named(name)?),
                Target::Between(one, other, share) => Goal::Between(Mark::named(one)?, Mark::named(other)?, *share),
                Target::At(place) => Goal::At(*place),
            };
            let faces = reach.from.rsplit('_').next().and_then(faces);
            Some(Grasp { from, to, faces })
        });
        Self {
            preset: sketch.preset.turn(),
            asked: sketch.asked(),
            spread: sketch.spread(),
            planes: floor.chain(touching).collect(),
            walls: walls.map(|touch| touch.flat.plane()).collect(),
            tops: tops.collect(),
            flesh: balls(&body.cones),
            grasps: grasps.collect(),
            pins: Vec::new(),
            balance: sketch.must_balance(),
            even: sketch.is_even(),
        }
    }

    /// Returns what of the flesh is how deep in the floor, a wall or what stands there, in stature; on a seat it may give
    /// so much.
    #[must_use]
    pub fn depths(&self, stance: &Stance, seat_gives: f64) -> Vec<(Segment, f64, &'static str)> {
        let middles: Vec<Option<Point>> = self.tops.iter().map(|top| top.middle(stance)).collect();
        let mut depths = Vec::new();
        for ball in &self.flesh {
            let mut add = |depth, what| depths.push((ball.segment, depth, what));
            add(ball.reach(stance, DOWN), "floor");
            for (outward, offset) in &self.walls {
                add(ball.reach(stance, *outward) - offset, "wall");
            }
            for (top, middle) in self.tops.iter().zip(&middles) {
                if let Some(middle) = middle {
                    add(top.sunk(*middle, ball, stance) - seat_gives, "seat");
                }
            }
        }
        depths
    }

    /// Returns goals that only keep values near `asked`, and the flesh out of the floor and these walls.
    #[must_use]
    pub fn near(asked: Values, spread: Values, preset: Turn, walls: Vec<(Point, f64)>, body: &Body) -> Self {
        let flesh = balls(&body.cones);
        let (planes, tops, grasps, pins) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { preset, asked, spread, planes, walls, tops, flesh, grasps, pins, balance: false, even: false }
    }
}

/// How far from opposite two surfaces may be that meet: a palm somewhat, the soles of the feet hardly.
fn faces(part: &str) -> Option<f64> {
    match part {
        "palm" => Some(1.2),
        "arch" => Some(0.35),
        _ => None,
    }
}

impl Flat {
    /// Returns the plane of it: outward, away from the body, and how far along that.
    #[must_use]
    pub const fn plane(self) -> (Point, f64) {
        match self {
            Self::Wall(Wall::Front, offset) => (at(1.0, 0.0, 0.0), offset),
            Self::Wall(Wall::Back, offset) => (at(-1.0, 0.0, 0.0), offset),
            Self::Wall(Wall::Left, offset) => (at(0.0, 1.0, 0.0), offset),
            Self::Wall(Wall::Right, offset) => (at(0.0, -1.0, 0.0), offset),
            // Its wood is three hundredths deep.
            Self::Post(x) => (at(1.0, 0.0, 0.0), x - 0.03),
            Self::Top(top) => (DOWN, -top.height),
        }
    }
}
