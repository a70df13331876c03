//! What each ray of the camera meets first: every solid is met by its own equation, without meshes and without steps.

use super::camera::{Camera, real};
use crate::figure::flesh::{Cone, Group, Material};
use crate::figure::muscle::Patch;
use crate::figure::prop::Solid;
use crate::figure::skeleton::Frame;
use crate::figure::space::{Point, Turn, at};

/// What a ray meets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Along the ray, away from the camera; smaller is nearer.
    pub depth: f64,
    pub normal: Point,
    /// Above the floor.
    pub height: f64,
    pub material: Material,
    pub group: Group,
    /// Of a worked muscle, here and at the far side of the same solid; 0 to 1.
    pub lit: f64,
    pub lit_behind: f64,
}

/// The spots of a picture, row by row.
#[derive(Clone, Debug)]
pub struct Surface {
    pub camera: Camera,
    spots: Vec<Option<Spot>>,
}

impl Surface {
    #[must_use]
    pub fn new(camera: &Camera) -> Self {
        Self { camera: *camera, spots: vec![None; camera.width * camera.height] }
    }

    #[must_use]
    pub fn spots(&self) -> &[Option<Spot>] {
        &self.spots
    }

    /// Returns what the ray through a pixel meets; nothing outside the picture.
    #[must_use]
    pub fn spot(&self, column: usize, row: usize) -> Option<&Spot> {
        if column < self.camera.width { self.spots.get(row * self.camera.width + column)?.as_ref() } else { None }
    }

    /// Adds a cone of the body in the frame of its segment; `lit` are the patches of worked muscles.
    pub fn add_cone(&mut self, cone: &Cone, frame: &Frame, lit: &[Patch]) {
        let patches: Vec<&Patch> = lit.iter().filter(|patch| patch.segment == cone.segment).collect();
        let shape = Shape::of(cone, frame);
        let camera = self.camera;
        self.each_ray(shape.window(&camera), |ray, known| {
            let hit = shape.hit(ray)?;
            if known.is_some_and(|known| known.depth <= hit.near) {
                return None;
            }
            let world = ray.at(hit.near);
            let own = frame.inward(world);
            let weight = |own: Point| patches.iter().map(|patch| patch.weight(own)).fold(0.0, f64::max);
            let (lit, lit_behind) =
                if patches.is_empty() { (0.0, 0.0) } else { (weight(own), weight(frame.inward(ray.at(hit.far)))) };
            let material = if cone.is_skull && is_hair(own, cone) { Material::Hair } else { cone.material };
            Some(Spot { depth: hit.near, normal: hit.normal, height: world.z, material, group: cone.group, lit, lit_behind })
        });
    }

    /// Adds a prop's solid, the `number`th.
    pub fn add_solid(&mut self, solid: &Solid, number: u8) {
        let group = Group::Prop(number);
        match solid {
            Solid::Rod { from, to, radius, material } => {
                let shape = Shape {
                    frame: Frame { origin: Point::ZERO, turn: Turn::NONE },
                    scale: at(1.0, 1.0, 1.0),
                    from: *from,
                    to: *to,
                    radii: (*radius, *radius),
                };
                self.add_plain(shape.window(&self.camera.clone()), *material, group, |ray| {
                    shape.hit(ray).map(|hit| (hit.near, hit.normal))
                });
            }
            Solid::Box { middle, half, turn, material } => {
                let camera = self.camera;
                let corners = (0..8_u8).map(|corner| {
                    let sign = |bit: u8| if corner >> bit & 1 == 1 { 1.0 } else { -1.0 };
                    *middle + turn.out(half.scaled(at(sign(0), sign(1), sign(2))))
                });
                let window = window(corners.map(|corner| camera.project(corner)), 1.0, &camera);
                self.add_plain(window, *material, group, |ray| hit_box(ray, *middle, *half, *turn));
            }
        }
    }

    fn add_plain(&mut self, window: Window, material: Material, group: Group, hit: impl Fn(&Ray) -> Option<(f64, Point)>) {
        self.each_ray(window, |ray, known| {
            let (depth, normal) = hit(ray).filter(|(depth, _)| known.is_none_or(|known| *depth < known.depth))?;
            Some(Spot { depth, normal, height: ray.at(depth).z, material, group, lit: 0.0, lit_behind: 0.0 })
        });
    }

    /// Asks for every ray of a window whether it meets something nearer than what is known.
    fn each_ray(&mut self, window: Window, meet: impl Fn(&Ray, Option<&Spot>) -> Option<Spot>) {
        let camera = self.camera;
        let step = camera.right * camera.pixel;
        for row in window.rows {
            let first = camera.through(window.columns.start, row) + camera.toward * FAR;
            for (number, column) in window.columns.clone().enumerate() {
                let Some(known) = self.spots.get_mut(row * camera.width + column) else { continue };
                let ray = Ray { origin: first + step * real(number), direction: camera.toward * -1.0 };
                if let Some(spot) = meet(&ray, known.as_ref()) {
                    *known = Some(spot);
                }
            }
        }
    }
}

/// Rays begin so far from the figure, in stature.
const FAR: f64 = 10.0;

struct Ray {
    origin: Point,
    /// Of length one.
    direction: Point,
}

impl Ray {
    fn at(&self, depth: f64) -> Point {
        self.origin + self.direction * depth
    }
}

/// The pixels a solid may cover.
struct Window {
    columns: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
}

/// Where a ray enters and leaves, and which way the surface faces where it enters.
struct Hit {
    near: f64,
    far: f64,
    normal: Point,
}

/// A rounded cone in a frame, stretched by `scale` about its ends.
struct Shape {
    frame: Frame,
    scale: Point,
    from: Point,
    to: Point,
    radii: (f64, f64),
}

impl Shape {
    fn of(cone: &Cone, frame: &Frame) -> Self {
        Self { frame: *frame, scale: cone.scale, from: cone.from, to: cone.to, radii: (cone.from_radius, cone.to_radius) }
    }

    fn window(&self, camera: &Camera) -> Window {
        let reach =
            |direction: Point, radius: f64| radius * self.frame.turn.inward(direction).scaled(self.scale).length() / camera.pixel;
        let mut corners = Vec::with_capacity(4);
        for (end, radius) in [(self.from, self.radii.0), (self.to, self.radii.1)] {
            let (column, row) = camera.project(self.frame.out(end));
            let (across, along) = (reach(camera.right, radius), reach(camera.up, radius));
            corners.extend([(column - across, row - along), (column + across, row + along)]);
        }
        window(corners.into_iter(), 0.0, camera)
    }

    fn hit(&self, ray: &Ray) -> Option<Hit> {
        // In the stretched space it is a true rounded cone.
        let origin = self.frame.inward(ray.origin).unscaled(self.scale);
        let direction = self.frame.turn.inward(ray.direction).unscaled(self.scale);
        let (from, to) = (self.from.unscaled(self.scale), self.to.unscaled(self.scale));
        let (near, far, normal) = hit_rounded_cone(origin, direction, from, to, self.radii)?;
        let normal = self.frame.turn.out(normal.unscaled(self.scale)).unit();
        Some(Hit { near, far, normal })
    }
}

/// The nearest and the farthest crossing of a ray with a rounded cone, and the normal at the nearest.
fn hit_rounded_cone(
    origin: Point,
    direction: Point,
    from: Point,
    to: Point,
    (from_radius, to_radius): (f64, f64),
) -> Option<(f64, f64, Point)> {
    let square = direction.dot(direction);
    let mut nearest: Option<(f64, Point)> = None;
    let mut farthest = f64::NEG_INFINITY;
    let mut meet = |near: f64, normal: Point, far: f64| {
        if nearest.is_none_or(|(known, _)| near < known) {
            nearest = Some((near, normal));
        }
        farthest = farthest.max(far);
    };
    let axis = to - from;
    let length = axis.length();
    let ends: &[(Point, f64)] = if length < 1e-9 { &[(from, from_radius)] } else { &[(from, from_radius), (to, to_radius)] };
    for (middle, radius) in ends {
        let own = origin - *middle;
        let along = own.dot(direction);
        let under = along * along - square * (own.dot(own) - radius * radius);
        if under >= 0.0 {
            let root = under.sqrt();
            let near = (-along - root) / square;
            meet(near, (own + direction * near) * (1.0 / radius), (-along + root) / square);
        }
    }
    if length >= 1e-9 {
        let axis = axis * (1.0 / length);
        // The sine of the half angle by which the side leans: the balls touch it there.
        let lean = (from_radius - to_radius) / length;
        let upright = 1.0 - lean * lean;
        if upright > 0.0 {
            let own = origin - from;
            let (up, rise) = (own.dot(axis), direction.dot(axis));
            let (flat, run) = (own - axis * up, direction - axis * rise);
            let radius = from_radius - up * lean;
            let a = run.dot(run) * upright - (lean * rise).powi(2);
            let b = flat.dot(run) * upright + radius * lean * rise;
            let c = flat.dot(flat) * upright - radius * radius;
            let under = b * b - a * c;
            if under >= 0.0 && a.abs() > 1e-12 {
                let root = under.sqrt();
                for depth in [(-b - root) / a, (-b + root) / a] {
                    let height = up + depth * rise;
                    let on_side = height >= from_radius * lean && height <= length + to_radius * lean;
                    if on_side && from_radius - height * lean > 0.0 {
                        let outward = (flat + run * depth).unit();
                        meet(depth, outward * upright.sqrt() + axis * lean, depth);
                    }
                }
            }
        }
    }
    nearest.map(|(near, normal)| (near, farthest, normal))
}

fn hit_box(ray: &Ray, middle: Point, half: Point, turn: Turn) -> Option<(f64, Point)> {
    let origin = turn.inward(ray.origin - middle);
    let direction = turn.inward(ray.direction);
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

/// The pixels around some places of the picture, and so many more.
fn window(places: impl Iterator<Item = (f64, f64)>, more: f64, camera: &Camera) -> Window {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (columns, rows) = places.fold((none, none), |(columns, rows), (column, row)| {
        ((columns.0.min(column), columns.1.max(column)), (rows.0.min(row), rows.1.max(row)))
    });
    Window {
        columns: Camera::span(columns.0 - more, columns.1 + more, camera.width),
        rows: Camera::span(rows.0 - more, rows.1 + more, camera.height),
    }
}

/// The hairline slants from the crown to the nape.
fn is_hair(own: Point, skull: &Cone) -> bool {
    let from_middle = (own - skull.from).unscaled(skull.scale) * (1.0 / skull.from_radius);
    from_middle.z * 0.9 - from_middle.x * 0.95 > 0.12
}
