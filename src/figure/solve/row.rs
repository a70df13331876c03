//! The residuals: what is missed of each goal, over the distance it may miss by.

use super::goal::{DOWN, Goals};
use super::{Body, Pair};
use crate::figure::freedom::{self, FREEDOMS, Freedom, Values};
use crate::figure::overlap;
use crate::figure::skeleton::Stance;
use crate::figure::space::Point;
use crate::figure::weight;

/// A residual that needs the whole body to be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A ball touches its plane.
    Plane(usize),
    /// A ball stays above the floor, or before a wall.
    Floor(usize),
    Wall(usize, usize),
    /// Or above what stands there.
    Top(usize, usize),
    /// A point is where it reaches to, along an axis.
    Grasp(usize, Axis),
    /// Surfaces that meet look at each other.
    Facing(usize, Axis),
    Pin(usize, Axis),
    Overlap(usize),
    Balance(Axis),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Axis {
    X,
    Y,
    Z,
}

use Axis::{X, Y, Z};

impl Axis {
    const fn of(self, point: Point) -> f64 {
        match self {
            X => point.x,
            Y => point.y,
            Z => point.z,
        }
    }
}

/// What may be missed, in stature: a contact, the floor, a reach, a pin, balance.
const TOUCH: f64 = 0.002;
const SINK: f64 = 0.002;
const MISS: f64 = 0.005;
const PINNED: f64 = 0.004;
const OVER_FEET: f64 = 0.015;
/// Flesh gives so much before it counts as sunk in.
const GIVES: f64 = 0.003;
/// Thighs on a seat give more: a foot's sole stays on the floor, so they press on its edge.
const SEATED_GIVES: f64 = 0.012;
/// Two limbs may share this much of their radii, and miss that by so much.
const SOFT: f64 = 0.16;
const OVERLAP: f64 = 0.0045;
/// Beyond the usual range of a joint, in degrees.
const BEYOND: f64 = 10.0;

/// Returns every row there is for these goals.
pub(super) fn all(goals: &Goals, body: &Body) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..goals.planes.len()).map(Row::Plane).collect();
    rows.extend((0..goals.flesh.len()).map(Row::Floor));
    rows.extend((0..goals.walls.len()).flat_map(|wall| (0..goals.flesh.len()).map(move |ball| Row::Wall(wall, ball))));
    rows.extend((0..goals.tops.len()).flat_map(|top| (0..goals.flesh.len()).map(move |ball| Row::Top(top, ball))));
    for (number, grasp) in goals.grasps.iter().enumerate() {
        rows.extend([X, Y, Z].map(|axis| Row::Grasp(number, axis)));
        if grasp.faces.is_some() {
            rows.extend([X, Y, Z].map(|axis| Row::Facing(number, axis)));
        }
    }
    rows.extend((0..goals.pins.len()).flat_map(|pin| [X, Y].map(|axis| Row::Pin(pin, axis))));
    rows.extend((0..body.pairs.len()).map(Row::Overlap));
    if goals.balance {
        rows.extend([X, Y].map(Row::Balance));
    }
    rows
}

/// A body placed by some values, and asked what it misses.
pub(super) struct Placed<'a> {
    goals: &'a Goals,
    body: &'a Body,
    stance: Stance,
    /// How much overlaps count.
    overlaps: f64,
    /// From the middle of the feet to the centre of mass.
    lean: Point,
    /// Where the middles of the tops are.
    tops: Vec<Option<Point>>,
}

impl<'a> Placed<'a> {
    pub(super) fn of(values: &Values, goals: &'a Goals, body: &'a Body, overlaps: f64) -> Self {
        let stance = Stance::of(&freedom::pose(values, goals.preset), &body.build);
        let lean = if goals.balance { lean(goals, &stance) } else { Point::ZERO };
        let tops = goals.tops.iter().map(|top| top.middle(&stance)).collect();
        Self { goals, body, stance, overlaps, lean, tops }
    }

    /// Returns what is missed.
    pub(super) fn miss(&self, row: Row) -> f64 {
        self.missed(row).unwrap_or(0.0)
    }

    fn missed(&self, row: Row) -> Option<f64> {
        let Self { goals, stance, .. } = self;
        Some(match row {
            Row::Plane(number) => goals.planes.get(number)?.sunk(stance) / TOUCH,
            Row::Floor(number) => (goals.flesh.get(number)?.reach(stance, DOWN) - GIVES).max(0.0) / SINK,
            Row::Wall(wall, number) => {
                let (outward, offset) = goals.walls.get(wall)?;
                (goals.flesh.get(number)?.reach(stance, *outward) - offset - GIVES).max(0.0) / SINK
            }
            Row::Top(top, number) => {
                let middle = self.tops.get(top).copied().flatten()?;
                (goals.tops.get(top)?.sunk(middle, goals.flesh.get(number)?, stance) - SEATED_GIVES).max(0.0) / SINK
            }
            Row::Grasp(number, axis) => {
                let grasp = goals.grasps.get(number)?;
                (axis.of(grasp.from.place(stance)) - axis.of(grasp.to.place(stance))) / MISS
            }
            Row::Facing(number, axis) => {
                let grasp = goals.grasps.get(number)?;
                let super::goal::Goal::Mark(to) = &grasp.to else { return None };
                (axis.of(grasp.from.facing(stance)?) + axis.of(to.facing(stance)?)) / grasp.faces?
            }
            Row::Pin(number, axis) => {
                let pin = goals.pins.get(number)?;
                let here = stance.frame(pin.ball.segment).out(pin.ball.middle);
                (axis.of(here) - axis.of(Point { x: pin.x, y: pin.y, z: 0.0 })) / PINNED
            }
            Row::Overlap(number) => {
                let Pair(one, other) = self.body.pairs.get(number)?;
                let gap = overlap::gap(self.body.cones.get(*one)?, self.body.cones.get(*other)?, stance);
                (gap.between + SOFT * gap.radii).min(0.0) / OVERLAP * self.overlaps
            }
            Row::Balance(axis) => axis.of(self.lean) / OVER_FEET,
        })
    }
}

fn lean(goals: &Goals, stance: &Stance) -> Point {
    // Hands on a table carry, but nobody stands on them.
    let below = goals.planes.iter().filter(|plane| plane.outward == DOWN && plane.offset >= 0.0);
    let (sum, count) = below.fold((Point::ZERO, 0.0), |(sum, count), plane| {
        (sum + stance.frame(plane.ball.segment).out(plane.ball.middle), count + 1.0)
    });
    if count > 0.0 { weight::centre(stance) - sum * (1.0 / count) } else { Point::ZERO }
}

/// What each freedom misses by itself: how far it is from what was asked, and how far beyond its usual range.
pub(super) struct Alone {
    pub asked: f64,
    pub beyond: f64,
    /// By how much each of them grows with the freedom.
    pub slopes: (f64, f64),
}

pub(super) fn alone(values: &Values, goals: &Goals) -> [Alone; FREEDOMS] {
    let mut freedoms = Freedom::all();
    std::array::from_fn(|place| {
        let ((least, most), _) = freedoms.next().map_or(((-9.0, 9.0), (-9.0, 9.0)), Freedom::reach);
        let value = values[place];
        let over = (value - most).max(0.0) + (value - least).min(0.0);
        let is_over = f64::from(u8::from(over != 0.0));
        Alone {
            asked: (value - goals.asked[place]) / goals.spread[place],
            beyond: over / BEYOND,
            slopes: (1.0 / goals.spread[place], is_over / BEYOND),
        }
    })
}
