//! What each ray of the camera meets first: every solid is met by its own equation, without meshes and without steps.

use super::camera::{Camera, real};
use super::ray::{Hit, Round, hit_box};
use crate::figure::flesh::{Cone, Group, Material};
use crate::figure::muscle::Patch;
use crate::figure::prop::Solid;
use crate::figure::skeleton::{Frame, Stance};
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

    /// Returns the spots row by row.
    pub fn rows(&self) -> impl Iterator<Item = &[Option<Spot>]> {
        self.spots.chunks_exact(self.camera.width.max(1))
    }

    /// Returns what the ray through a pixel meets; nothing outside the picture.
    #[must_use]
    pub fn spot(&self, column: usize, row: usize) -> Option<&Spot> {
        if column < self.camera.width { self.spots.get(row * self.camera.width + column)?.as_ref() } else { None }
    }

    /// Adds the cones of a body; `lit` are the patches of worked muscles.
    pub fn add_body(&mut self, cones: &[Cone], stance: &Stance, lit: &[Patch]) {
        let rounds = cones.iter().map(|cone| {
            let frame = *stance.frame(cone.segment);
            let (from, to, radii) = (cone.from, cone.to, (cone.from_radius, cone.to_radius));
            let round = Round { frame, scale: cone.scale, from, to, radii };
            (round.nearest(&self.camera, FAR), cone, round)
        });
        let mut rounds: Vec<_> = rounds.collect();
        // What is in front comes first, so that little of what it hides is reckoned.
        rounds.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
        for (_, cone, round) in rounds {
            self.add_cone(cone, &round, lit);
        }
    }

    fn add_cone(&mut self, cone: &Cone, round: &Round, lit: &[Patch]) {
        let is_worked = lit.iter().any(|patch| patch.segment == cone.segment);
        let weight = |own: Point| {
            let patches = lit.iter().filter(|patch| patch.segment == cone.segment);
            patches.map(|patch| patch.weight(own)).fold(0.0, f64::max)
        };
        self.add_round(round, |ray, hit| {
            let world = ray.at(hit.near);
            let own = round.frame.inward(world);
            let weights = if is_worked { (weight(own), weight(round.frame.inward(ray.at(hit.far)))) } else { (0.0, 0.0) };
            let material = if cone.is_skull && is_hair(own, cone) { Material::Hair } else { cone.material };
            let (depth, normal, height) = (hit.near, hit.normal, world.z);
            Spot { depth, normal, height, material, group: cone.group, lit: weights.0, lit_behind: weights.1 }
        });
    }

    /// Adds a prop's solid, the `number`th.
    pub fn add_solid(&mut self, solid: &Solid, number: u8) {
        let group = Group::Prop(number);
        match solid {
            Solid::Rod { from, to, radius, material } => {
                let frame = Frame { origin: Point::ZERO, turn: Turn::NONE };
                let round = Round { frame, scale: at(1.0, 1.0, 1.0), from: *from, to: *to, radii: (*radius, *radius) };
                self.add_round(&round, |ray, hit| Spot::plain(hit.near, hit.normal, ray.at(hit.near).z, *material, group));
            }
            Solid::Box { middle, half, turn, material } => {
                let camera = self.camera;
                let corners = (0..8_u8).map(|corner| {
                    let sign = |bit: u8| if corner >> bit & 1 == 1 { 1.0 } else { -1.0 };
                    *middle + turn.out(half.scaled(at(sign(0), sign(1), sign(2))))
                });
                let window = window(corners.map(|corner| camera.project(corner)), 1.0, &camera);
                self.each_ray(window, |ray, known| {
                    let (depth, normal) = hit_box(ray.origin, ray.way, *middle, *half, *turn)?;
                    (depth < known).then(|| Spot::plain(depth, normal, ray.at(depth).z, *material, group))
                });
            }
        }
    }

    fn add_round(&mut self, round: &Round, spot: impl Fn(&Ray, &Hit) -> Spot) {
        let camera = self.camera;
        let sighted = round.sighted(&camera);
        let nearest = round.nearest(&camera, FAR);
        let window = window(round.corners(&camera).into_iter(), 0.0, &camera);
        self.each_ray(window, |ray, known| {
            if known <= nearest {
                return None;
            }
            sighted.hit(sighted.inward(ray.origin), known).map(|hit| spot(ray, &hit))
        });
    }

    /// Asks every ray of a window what it meets nearer than the depth that is known.
    fn each_ray(&mut self, window: Window, meet: impl Fn(&Ray, f64) -> Option<Spot>) {
        let camera = self.camera;
        let step = camera.right * camera.pixel;
        for row in window.rows {
            let first = camera.through(window.columns.start, row) + camera.toward * FAR;
            let line = row * camera.width + window.columns.start..row * camera.width + window.columns.end;
            let Some(line) = self.spots.get_mut(line) else { continue };
            for (number, place) in line.iter_mut().enumerate() {
                let ray = Ray { origin: first + step * real(number), way: camera.toward * -1.0 };
                if let Some(spot) = meet(&ray, place.as_ref().map_or(f64::INFINITY, |known| known.depth)) {
                    *place = Some(spot);
                }
            }
        }
    }
}

impl Spot {
    const fn plain(depth: f64, normal: Point, height: f64, material: Material, group: Group) -> Self {
        Self { depth, normal, height, material, group, lit: 0.0, lit_behind: 0.0 }
    }
}

/// Rays begin so far from the figure, in stature.
const FAR: f64 = 10.0;

struct Ray {
    origin: Point,
    /// Of length one.
    way: Point,
}

impl Ray {
    fn at(&self, depth: f64) -> Point {
        self.origin + self.way * depth
    }
}

/// The pixels a solid may cover.
struct Window {
    columns: std::ops::Range<usize>,
    rows: std::ops::Range<usize>,
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
