//! Props of a stretch as they are placed: in the room, or between points of the body wherever those are.

use super::prop::{Prop, Wall};
use super::skeleton::Stance;
use super::sketch::Target;
use super::space::Point;

/// A prop, before it is known where the body is.
#[derive(Clone, Debug, PartialEq)]
pub enum Placed {
    At(Prop),
    /// A strap over these points of the body.
    Strap(Vec<Target>),
    /// A stick held at these.
    Stick(Vec<Target>),
}

impl Placed {
    /// Returns the same of the mirrored body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        match self {
            Self::Strap(points) => Self::Strap(points.iter().map(Target::mirrored).collect()),
            Self::Stick(points) => Self::Stick(points.iter().map(Target::mirrored).collect()),
            Self::At(prop) => Self::At(match prop {
                Prop::Wall { side, at, along, width, height } => Prop::Wall {
                    side: match side {
                        Wall::Left => Wall::Right,
                        Wall::Right => Wall::Left,
                        Wall::Front | Wall::Back => *side,
                    },
                    at: *at,
                    along: -*along,
                    width: *width,
                    height: *height,
                },
                Prop::Post { x, y } => Prop::Post { x: *x, y: -*y },
                Prop::Block { x, y, height } => Prop::Block { x: *x, y: -*y, height: *height },
                Prop::Chair { middle, seat, turned } => Prop::Chair { middle: middle.mirrored(), seat: *seat, turned: -*turned },
                Prop::Step { x, y, height } => Prop::Step { x: *x, y: -*y, height: *height },
                Prop::Roller { x, y, thick, turned, lift } => {
                    Prop::Roller { x: *x, y: -*y, thick: *thick, turned: -*turned, lift: *lift }
                }
                Prop::Ball { x, y, thick, lift } => Prop::Ball { x: *x, y: -*y, thick: *thick, lift: *lift },
                Prop::Strap(points) => Prop::Strap(points.iter().map(|point| point.mirrored()).collect()),
                Prop::Stick(points) => Prop::Stick(points.iter().map(|point| point.mirrored()).collect()),
            }),
        }
    }

    /// Returns the prop where it is for a body in this stance; `None` where a point is unknown.
    #[must_use]
    pub fn prop(&self, stance: &Stance) -> Option<Prop> {
        match self {
            Self::At(prop) => Some(prop.clone()),
            Self::Strap(names) => points(names, stance).map(Prop::Strap),
            Self::Stick(names) => points(names, stance).map(Prop::Stick),
        }
    }
}

fn points(path: &[Target], stance: &Stance) -> Option<Vec<Point>> {
    path.iter().map(|target| target.place(stance)).collect()
}
