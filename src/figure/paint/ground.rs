//! The floor: a mat of fixed size, and the shadow of what is near it.

use super::Scene;
use super::camera::{real, whole};
use crate::figure::prop::Solid;
use crate::figure::space::Point;

/// The floor under a scene.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// Least and most x and y of the mat.
    mat: (f64, f64, f64, f64),
    /// How dark each field of a net over the floor is, 0 to 1.
    shadow: Vec<f64>,
    corner: (f64, f64),
    field: f64,
}

/// Fields of the net each way.
const FIELDS: usize = 72;
/// How far around the mat the net reaches, in stature.
const AROUND: f64 = 0.12;
/// What is higher than this casts no shadow.
const HIGHEST: f64 = 0.42;
/// The edge of the mat, in stature.
const EDGE: f64 = 0.012;

/// What is seen of the floor at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Floor {
    pub shadow: f64,
    pub mat: Option<MatPart>,
}

/// Whether a point is inside the mat or on its edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MatPart {
    Inside,
    Edge,
}

impl Ground {
    #[must_use]
    pub(super) fn under(scene: &Scene) -> Self {
        let (least_x, most_x, least_y, most_y) = scene.mat;
        let size = (most_x - least_x).max(most_y - least_y) + 2.0 * AROUND;
        let middle = (f64::midpoint(least_x, most_x), f64::midpoint(least_y, most_y));
        let corner = (middle.0 - size / 2.0, middle.1 - size / 2.0);
        let field = size / real(FIELDS);
        let mut ground = Self { mat: scene.mat, shadow: vec![0.0; FIELDS * FIELDS], corner, field };
        for cone in scene.cones.iter() {
            let frame = scene.stance.frame(cone.segment);
            let wide = cone.scale.y.sqrt();
            ground.darken((frame.out(cone.from), cone.from_radius * wide), (frame.out(cone.to), cone.to_radius * wide));
        }
        for solid in &scene.solids {
            if let Solid::Rod { from, to, radius, .. } = solid {
                ground.darken((*from, *radius), (*to, *radius));
            }
        }
        ground
    }

    /// Lays the shadow of a row of balls.
    fn darken(&mut self, from: (Point, f64), to: (Point, f64)) {
        let balls = whole((to.0 - from.0).length() / 0.03).max(1);
        for number in 0..=balls {
            let share = real(number) / real(balls);
            let middle = from.0.toward(to.0, share);
            let radius = from.1 * (1.0 - share) + to.1 * share;
            let above = (middle.z - radius).max(0.0);
            let strength = (1.0 - above / HIGHEST).max(0.0).powf(1.6);
            if strength > 0.0 {
                self.blot(middle, radius * 1.05 + 0.25 * above + 0.006, strength);
            }
        }
    }

    fn blot(&mut self, middle: Point, radius: f64, strength: f64) {
        let (x, y) = ((middle.x - self.corner.0) / self.field, (middle.y - self.corner.1) / self.field);
        // Beyond twice the radius nothing is left to see.
        let far = 2.0 * radius / self.field;
        let rows = whole(y - far)..whole(y + far + 1.0).min(FIELDS);
        let columns = whole(x - far)..whole(x + far + 1.0).min(FIELDS);
        let narrow = (self.field / radius).powi(2) * 0.25;
        for row in rows {
            for column in columns.clone() {
                let away = (real(column) + 0.5 - x).powi(2) + (real(row) + 0.5 - y).powi(2);
                if let Some(dark) = self.shadow.get_mut(row * FIELDS + column) {
                    // Nearly a bell, without its cost.
                    *dark = dark.max(strength * (1.0 - away * narrow).max(0.0).powi(4));
                }
            }
        }
    }

    /// Returns what is seen of the floor at a point of it; `steps` are how far apart pixels are on it.
    #[must_use]
    pub(super) fn at(&self, place: Point, steps: [Point; 2]) -> Floor {
        let within = self.within(place);
        let is_edge =
            || within < EDGE || steps.iter().any(|step| self.within(place + *step) < 0.0 || self.within(place - *step) < 0.0);
        let mat = if within < 0.0 {
            None
        } else if is_edge() {
            Some(MatPart::Edge)
        } else {
            Some(MatPart::Inside)
        };
        Floor { shadow: self.shadow_at(place.x, place.y), mat }
    }

    /// How far within the mat a point is; negative outside.
    fn within(&self, place: Point) -> f64 {
        let (least_x, most_x, least_y, most_y) = self.mat;
        (place.x - least_x).min(most_x - place.x).min(place.y - least_y).min(most_y - place.y)
    }

    fn shadow_at(&self, x: f64, y: f64) -> f64 {
        let (across, along) = ((x - self.corner.0) / self.field - 0.5, (y - self.corner.1) / self.field - 0.5);
        let last = real(FIELDS - 1);
        if !(0.0..last).contains(&across) || !(0.0..last).contains(&along) {
            return 0.0;
        }
        let (column, row) = (whole(across), whole(along));
        let (right, down) = (across - real(column), along - real(row));
        let dark = |column: usize, row: usize| self.shadow.get(row * FIELDS + column).copied().unwrap_or(0.0);
        let above = dark(column, row) * (1.0 - right) + dark(column + 1, row) * right;
        let below = dark(column, row + 1) * (1.0 - right) + dark(column + 1, row + 1) * right;
        above * (1.0 - down) + below * down
    }
}
