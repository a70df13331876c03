//! Things a stretch is done with, as boxes and rods in the world.

use super::flesh::Material;
use super::space::{Point, Turn, at};

/// A solid that is no part of the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Solid {
    Box { middle: Point, half: Point, turn: Turn, material: Material },
    Rod { from: Point, to: Point, radius: f64, material: Material },
}

impl Solid {
    /// Returns what it is made of.
    #[must_use]
    pub const fn material(&self) -> Material {
        match self {
            Self::Box { material, .. } | Self::Rod { material, .. } => *material,
        }
    }
}

/// Which side of the figure something stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wall {
    Front,
    Back,
    Left,
    Right,
}

/// A prop where it stands. Lengths are in stature.
#[derive(Clone, Debug, PartialEq)]
pub enum Prop {
    Chair {
        middle: Point,
        seat: f64,
        turned: f64,
    },
    /// From the middle outward `at`, so wide to both sides of `along`, so high.
    Wall {
        side: Wall,
        at: f64,
        along: f64,
        width: f64,
        height: f64,
    },
    Post {
        x: f64,
        y: f64,
    },
    Block {
        x: f64,
        y: f64,
        height: f64,
    },
    /// A step, a low bench, a bed's edge.
    Step {
        x: f64,
        y: f64,
        height: f64,
    },
    /// Lies across the body, so thick.
    Roller {
        x: f64,
        y: f64,
        thick: f64,
        turned: f64,
        lift: f64,
    },
    Ball {
        x: f64,
        y: f64,
        thick: f64,
        lift: f64,
    },
    /// Held between points of the body that the scene knows.
    Stick(Vec<Point>),
    /// Between points of the body that the scene knows.
    Strap(Vec<Point>),
}

impl Prop {
    /// Returns the solids it is made of.
    #[must_use]
    pub fn solids(&self) -> Vec<Solid> {
        match self {
            Self::Chair { middle, seat, turned } => chair(*middle, *seat, *turned),
            Self::Wall { side, at: distance, along, width, height } => {
                let thick = 0.02;
                let (x, y) = match side {
                    Wall::Front => (1.0, 0.0),
                    Wall::Back => (-1.0, 0.0),
                    Wall::Left => (0.0, 1.0),
                    Wall::Right => (0.0, -1.0),
                };
                let deep: f64 = x;
                let faces_us = deep.abs() > 0.5;
                let middle = at(
                    x * (distance + thick) + if faces_us { 0.0 } else { *along },
                    y * (distance + thick) + if faces_us { *along } else { 0.0 },
                    height / 2.0,
                );
                let half = if faces_us { at(thick, *width, height / 2.0) } else { at(*width, thick, height / 2.0) };
                vec![Solid::Box { middle, half, turn: Turn::NONE, material: Material::Wall }]
            }
            Self::Post { x, y } => {
                vec![Solid::Box {
                    middle: at(*x, *y, 0.56),
                    half: at(0.03, 0.022, 0.56),
                    turn: Turn::NONE,
                    material: Material::Wall,
                }]
            }
            Self::Block { x, y, height } => vec![standing(*x, *y, *height, BLOCK)],
            Self::Step { x, y, height } => vec![standing(*x, *y, *height, STEP)],
            Self::Roller { x, y, thick, turned, lift } => {
                let along = Turn::about_z(turned.to_radians()).out(at(0.0, ROLLER, 0.0));
                let middle = at(*x, *y, lift + thick / 2.0);
                vec![Solid::Rod { from: middle - along, to: middle + along, radius: thick / 2.0, material: Material::Wall }]
            }
            Self::Ball { x, y, thick, lift } => {
                let middle = at(*x, *y, lift + thick / 2.0);
                vec![Solid::Rod { from: middle, to: middle, radius: thick / 2.0, material: Material::Strap }]
            }
            Self::Strap(points) => rods(points, 0.0065, Material::Strap),
            Self::Stick(points) => rods(points, 0.009, Material::Wood),
        }
    }
}

/// How far a thing that stands on the floor reaches from its middle, forward and to the side.
pub const BLOCK: (f64, f64) = (0.065, 0.045);
pub const STEP: (f64, f64) = (0.12, 0.22);
pub const SEAT: (f64, f64) = (0.125, 0.125);
/// Half the length of a roller.
const ROLLER: f64 = 0.13;

fn standing(x: f64, y: f64, height: f64, reach: (f64, f64)) -> Solid {
    let half = at(reach.0, reach.1, height / 2.0);
    Solid::Box { middle: at(x, y, height / 2.0), half, turn: Turn::NONE, material: Material::Wood }
}

/// Rods from point to point.
fn rods(points: &[Point], radius: f64, material: Material) -> Vec<Solid> {
    let rod = |pair: &[Point]| match pair {
        [from, to] => Some(Solid::Rod { from: *from, to: *to, radius, material }),
        _ => None,
    };
    points.windows(2).filter_map(rod).collect()
}

fn chair(middle: Point, seat: f64, turned: f64) -> Vec<Solid> {
    let turn = Turn::about_z(turned.to_radians());
    let place = |x: f64, y: f64, z: f64| at(middle.x, middle.y, 0.0) + turn.out(at(x, y, z));
    let board = 0.012;
    let wood = Material::Wood;
    let mut solids =
        vec![Solid::Box { middle: place(0.0, 0.0, seat - board), half: at(SEAT.0, SEAT.1, board), turn, material: wood }];
    for (x, y) in [(-0.112, -0.112), (-0.112, 0.112), (0.112, -0.112), (0.112, 0.112)] {
        solids.push(Solid::Rod { from: place(x, y, 0.012), to: place(x, y, seat - 2.0 * board), radius: 0.011, material: wood });
    }
    for y in [-0.112, 0.112] {
        let (from, to) = (place(-0.122, y, seat), place(-0.150, y, seat + 0.27));
        solids.push(Solid::Rod { from, to, radius: 0.010, material: wood });
    }
    let back = turn.then(Turn::about_y(-0.1));
    solids.push(Solid::Box {
        middle: place(-0.146, 0.0, seat + 0.215),
        half: at(0.008, 0.118, 0.05),
        turn: back,
        material: wood,
    });
    solids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_stands_where_it_is_touched() {
        let wall = Prop::Wall { side: Wall::Front, at: 0.42, along: 0.1, width: 0.2, height: 1.0 };
        let [Solid::Box { middle, half, .. }] = wall.solids()[..] else { panic!("one box") };
        assert!((middle.x - half.x - 0.42).abs() < 1e-9 && (middle.y - 0.1).abs() < 1e-9);
    }
}
