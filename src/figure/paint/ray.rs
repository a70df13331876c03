//! How the parallel rays of a camera meet solids, each by its own equation; what all rays share is reckoned once.

use super::camera::Camera;
use crate::figure::skeleton::Frame;
use crate::figure::space::{Point, Turn, at};

/// A rounded cone between two balls, stretched about their middles, in a frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round {
    pub frame: Frame,
    pub scale: Point,
    pub from: Point,
    pub to: Point,
    pub radii: (f64, f64),
}

/// Where a ray enters and leaves, as depths along it, and which way the surface faces where it enters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub near: f64,
    pub far: f64,
    pub normal: Point,
}

/// A rounded cone as the rays of one camera meet it, in the space where nothing is stretched and `from` is the origin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighted {
    round: Round,
    /// From the world into this space: a turn, and then a stretch.
    inward: Turn,
    offset: Point,
    /// The direction of all rays, and its square: no longer of length one here.
    way: Point,
    square: f64,
    to: Point,
    side: Option<Side>,
}

/// The side of a cone between its balls.
#[derive(Clone, Copy, Debug)]
struct Side {
    axis: Point,
    /// The sine of the half angle by which it leans: the balls touch it there.
    lean: f64,
    upright: f64,
    /// From which height along the axis to which.
    heights: (f64, f64),
    /// The rays' way along the axis and across it.
    rise: f64,
    run: Point,
    a: f64,
}

/// What of a cone a ray meets.
#[derive(Clone, Copy)]
enum Part {
    From,
    To,
    Side,
}

impl Round {
    /// Returns how far the solid reaches from each of its ends along a direction of the world.
    fn reach(&self, direction: Point) -> (f64, f64) {
        let by = self.frame.turn.inward(direction).scaled(self.scale).length();
        (self.radii.0 * by, self.radii.1 * by)
    }

    /// Returns the corners of boxes around its two ends in the picture.
    pub(super) fn corners(&self, camera: &Camera) -> [(f64, f64); 4] {
        let (across, along) = (self.reach(camera.right), self.reach(camera.up));
        let (from, to) = (camera.project(self.frame.out(self.from)), camera.project(self.frame.out(self.to)));
        let (wide, high) = (camera.pixel, camera.pixel * camera.tall);
        let (across, along) = ((across.0 / wide, across.1 / wide), (along.0 / high, along.1 / high));
        [
            (from.0 - across.0, from.1 - along.0),
            (from.0 + across.0, from.1 + along.0),
            (to.0 - across.1, to.1 - along.1),
            (to.0 + across.1, to.1 + along.1),
        ]
    }

    /// Returns the least depth that any ray can meet it at, for rays that begin `far` in front of the figure.
    pub(super) fn nearest(&self, camera: &Camera, far: f64) -> f64 {
        let (from, to) = self.reach(camera.toward);
        let depth = |end: Point, reach: f64| far - self.frame.out(end).dot(camera.toward) - reach;
        depth(self.from, from).min(depth(self.to, to))
    }

    pub(super) fn sighted(&self, camera: &Camera) -> Sighted {
        let Turn { forward, left, up } = self.frame.turn;
        let by = at(1.0, 1.0, 1.0).unscaled(self.scale);
        let inward = Turn { forward: forward * by.x, left: left * by.y, up: up * by.z };
        let offset = inward.inward(self.frame.origin) + self.from.scaled(by);
        let way = inward.inward(camera.toward * -1.0);
        let to = (self.to - self.from).unscaled(self.scale);
        let length = to.length();
        // Shorter than this it is a ball.
        let side = (length > 1e-9).then(|| Side::of(to * (1.0 / length), length, self.radii, way)).flatten();
        Sighted { round: *self, inward, offset, way, square: way.dot(way), to, side }
    }
}

impl Side {
    /// `None` where one ball lies inside the other.
    fn of(axis: Point, length: f64, (from, to): (f64, f64), way: Point) -> Option<Self> {
        let lean = (from - to) / length;
        let upright = 1.0 - lean * lean;
        let rise = way.dot(axis);
        let run = way - axis * rise;
        let a = run.dot(run) * upright - (lean * rise).powi(2);
        let heights = (from * lean, length + to * lean);
        (upright > 0.0 && a.abs() > 1e-12).then_some(Self { axis, lean, upright, heights, rise, run, a })
    }

    /// Returns the depths at which a ray crosses it, those that there are.
    fn crossings(&self, origin: Point, from_radius: f64) -> [Option<f64>; 2] {
        let up = origin.dot(self.axis);
        let flat = origin - self.axis * up;
        let radius = from_radius - up * self.lean;
        let b = flat.dot(self.run) * self.upright + radius * self.lean * self.rise;
        let c = flat.dot(flat) * self.upright - radius * radius;
        let under = b * b - self.a * c;
        if under < 0.0 {
            return [None; 2];
        }
        let root = under.sqrt();
        [(-b - root) / self.a, (-b + root) / self.a].map(|depth| {
            let height = up + depth * self.rise;
            let is_on = height >= self.heights.0 && height <= self.heights.1 && from_radius > height * self.lean;
            is_on.then_some(depth)
        })
    }

    fn normal(&self, met: Point) -> Point {
        (met - self.axis * met.dot(self.axis)).unit() * self.upright.sqrt() + self.axis * self.lean
    }
}

impl Sighted {
    /// Returns a point of the world in the space of this solid.
    pub(super) fn inward(&self, world: Point) -> Point {
        self.inward.inward(world) - self.offset
    }

    /// Returns what a ray from `origin`, in the space of this solid, meets nearer than `known`.
    pub(super) fn hit(&self, origin: Point, known: f64) -> Option<Hit> {
        let mut nearest = (f64::INFINITY, Part::From);
        let mut far = f64::NEG_INFINITY;
        let mut meet = |depth: f64, part: Part| {
            if depth < nearest.0 {
                nearest = (depth, part);
            }
            far = far.max(depth);
        };
        let (from_radius, to_radius) = self.round.radii;
        for (origin, radius, part) in [(origin, from_radius, Part::From), (origin - self.to, to_radius, Part::To)] {
            let along = origin.dot(self.way);
            let under = along * along - self.square * (origin.dot(origin) - radius * radius);
            if under >= 0.0 {
                let root = under.sqrt();
                meet((-along - root) / self.square, part);
                meet((-along + root) / self.square, part);
            }
        }
        if let Some(side) = &self.side {
            for depth in side.crossings(origin, from_radius).into_iter().flatten() {
                meet(depth, Part::Side);
            }
        }
        let (near, part) = nearest;
        (near < known).then(|| {
            let place = origin + self.way * near;
            let normal = match (part, &self.side) {
                (Part::Side, Some(side)) => side.normal(place),
                (Part::To, _) => place - self.to,
                (Part::From | Part::Side, _) => place,
            };
            Hit { near, far, normal: self.round.frame.turn.out(normal.unscaled(self.round.scale)).unit() }
        })
    }
}

/// Returns how deep a ray meets a box with half sides `half`, turned about its middle, and which way it faces there.
pub(super) fn hit_box(origin: Point, way: Point, middle: Point, half: Point, turn: Turn) -> Option<(f64, Point)> {
    let origin = turn.inward(origin - middle);
    let direction = turn.inward(way);
    let mut enters = (f64::NEG_INFINITY, Point::ZERO);
    let mut leaves = f64::INFINITY;
    for (own, way, half, face) in [
        (origin.x, direction.x, half.x, at(1.0, 0.0, 0.0)),
        (origin.y, direction.y, half.y, at(0.0, 1.0, 0.0)),
        (origin.z, direction.z, half.z, at(0.0, 0.0, 1.0)),
    ] {
        let way = if way.abs() < 1e-9 { 1e-9 } else { way };
        let (a, b) = ((-half - own) / way, (half - own) / way);
        if a.min(b) > enters.0 {
            enters = (a.min(b), face * -way.signum());
        }
        leaves = leaves.min(a.max(b));
    }
    (enters.0 < leaves).then(|| (enters.0, turn.out(enters.1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::paint::{Bounds, Camera, Focus, View};

    #[test]
    fn a_ray_meets_the_surface_and_nothing_before_it() {
        let frame = Frame { origin: at(0.1, -0.2, 0.3), turn: Turn::about_x(0.7).then(Turn::about_z(-1.1)) };
        let round =
            Round { frame, scale: at(1.0, 1.4, 0.8), from: at(0.0, 0.1, 0.0), to: at(0.1, 0.0, -0.3), radii: (0.1, 0.06) };
        let view = View { azimuth: 33.0, elevation: 21.0, focus: Focus::Whole };
        let camera = Camera::fitted(view, &Bounds(vec![(frame.origin, 0.4)]), 60, 60);
        // How far outside the surface a point of the stretched space is, by stepping along the axis.
        let outside = |own: Point| {
            let to = (round.to - round.from).unscaled(round.scale);
            let ball = |share: f64| (own - to * share).length() - (round.radii.0 * (1.0 - share) + round.radii.1 * share);
            (0..=4000_u32).map(|part| ball(f64::from(part) / 4000.0)).fold(f64::INFINITY, f64::min)
        };
        let sighted = round.sighted(&camera);
        let mut met = 0;
        for place in 0..3600 {
            let origin = sighted.inward(camera.through(place % 60, place / 60) + camera.toward * 10.0);
            let Some(hit) = sighted.hit(origin, f64::INFINITY) else { continue };
            met += 1;
            assert!(outside(origin + sighted.way * hit.near).abs() < 1e-4, "{place}");
            assert!(outside(origin + sighted.way * hit.far).abs() < 1e-4, "{place}");
            assert!(outside(origin + sighted.way * (hit.near - 0.002)) > 0.0, "{place}");
            assert!(hit.near >= round.nearest(&camera, 10.0), "{place}");
            assert!(hit.normal.dot(camera.toward) > -1e-9 && (hit.normal.length() - 1.0).abs() < 1e-9, "{place}");
            assert!(sighted.hit(origin, hit.near).is_none(), "{place}");
        }
        assert!(met > 300, "{met} rays met it");
    }
}
