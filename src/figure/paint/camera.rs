//! A camera without perspective, fitted once to everything that will be seen.

use crate::figure::space::{Point, at};

/// From where a stretch is looked at, in degrees: 0 is in front, 90 at the figure's left, -90 at its right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub azimuth: f64,
    pub elevation: f64,
    pub focus: Focus,
}

/// What of the body must be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    #[default]
    Whole,
    /// Hips, trunk, arms and head: for neck, chest and shoulders.
    Upper,
    Lower,
    /// The forearm and hand that are worked: for wrists and fingers.
    Hand,
}

impl View {
    /// Returns the view of the mirrored body that shows the mirrored picture.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { azimuth: -self.azimuth, ..self }
    }

    /// Returns the view from higher up by so many degrees.
    #[must_use]
    pub fn tilted(self, by: f64) -> Self {
        Self { elevation: (self.elevation + by).clamp(-90.0, 90.0), ..self }
    }

    /// Returns the view turned about the figure.
    #[must_use]
    pub fn turned(self, by: f64) -> Self {
        Self { azimuth: (self.azimuth + by + 180.0).rem_euclid(360.0) - 180.0, ..self }
    }
}

/// Balls that must be in the picture: middle and radius.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bounds(pub Vec<(Point, f64)>);

impl Bounds {
    /// Returns the least and the most along a direction.
    fn span(&self, direction: Point) -> (f64, f64) {
        self.0.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), (middle, radius)| {
            let place = middle.dot(direction);
            (least.min(place - radius), most.max(place + radius))
        })
    }

    /// Returns how high a picture of them is, for its width.
    #[must_use]
    pub fn shape(&self, view: View) -> f64 {
        let (_, right, up) = axes(view);
        let ((left, most_right), (low, high)) = (self.span(right), self.span(up));
        if most_right > left { (high - low) / (most_right - left) } else { 1.0 }
    }
}

/// What is toward the camera, right, and up.
fn axes(view: View) -> (Point, Point, Point) {
    let (azimuth, elevation) = (view.azimuth.to_radians(), view.elevation.to_radians());
    let toward = at(elevation.cos() * azimuth.cos(), elevation.cos() * azimuth.sin(), elevation.sin());
    let right = at(-azimuth.sin(), azimuth.cos(), 0.0);
    (toward, right, toward.cross(right))
}

/// A camera: where it looks, and how large a pixel is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub width: usize,
    pub height: usize,
    /// Toward the camera, and what is right and up in the picture.
    pub toward: Point,
    pub right: Point,
    pub up: Point,
    /// Stature across a pixel.
    pub pixel: f64,
    /// How high a pixel is for its width.
    pub tall: f64,
    /// What is in the middle of the picture, along right and up.
    middle: (f64, f64),
}

/// The share of the picture that stays free at each edge.
const MARGIN: f64 = 0.04;

impl Camera {
    /// Returns the camera that shows all of `bounds` in a picture of this size, as large as fits.
    #[must_use]
    pub fn fitted(view: View, bounds: &Bounds, width: usize, height: usize) -> Self {
        let (toward, right, up) = axes(view);
        let (across, along) = (bounds.span(right), bounds.span(up));
        let size = |(least, most): (f64, f64)| if most > least { (most - least) * (1.0 + 2.0 * MARGIN) } else { 1.0 };
        let pixel = (size(across) / real(width.max(1))).max(size(along) / real(height.max(1)));
        let middle = |(least, most): (f64, f64)| if most > least { f64::midpoint(least, most) } else { 0.0 };
        Self { width, height, toward, right, up, pixel, tall: 1.0, middle: (middle(across), middle(along)) }
    }

    /// Returns the camera `share` of the way to another that looks the same way.
    #[must_use]
    pub fn toward(&self, other: &Self, share: f64) -> Self {
        let mix = |one: f64, other: f64| one + (other - one) * share;
        let middle = (mix(self.middle.0, other.middle.0), mix(self.middle.1, other.middle.1));
        Self { pixel: mix(self.pixel, other.pixel), middle, ..*self }
    }

    /// Returns the same camera with pixels of another size.
    #[must_use]
    pub const fn with_pixel(self, pixel: f64) -> Self {
        Self { pixel, ..self }
    }

    /// Returns the same camera with each pixel cut into so many across and down.
    #[must_use]
    pub fn finer(&self, across: usize, down: usize) -> Self {
        let (width, height) = (self.width * across, self.height * down);
        let (across, down) = (real(across.max(1)), real(down.max(1)));
        Self { width, height, pixel: self.pixel / across, tall: self.tall * across / down, ..*self }
    }

    /// Returns where a point is in the picture, in pixels from its left upper corner.
    #[must_use]
    pub fn project(&self, point: Point) -> (f64, f64) {
        let across = (point.dot(self.right) - self.middle.0) / self.pixel + real(self.width) / 2.0;
        let down = real(self.height) / 2.0 - (point.dot(self.up) - self.middle.1) / (self.pixel * self.tall);
        (across, down)
    }

    /// Returns a point on the ray through the middle of a pixel, in the plane of the figure's middle.
    #[must_use]
    pub fn through(&self, column: usize, row: usize) -> Point {
        let across = (real(column) + 0.5 - real(self.width) / 2.0) * self.pixel + self.middle.0;
        let along = (real(self.height) / 2.0 - real(row) - 0.5) * self.pixel * self.tall + self.middle.1;
        self.right * across + self.up * along
    }

    /// Returns the columns or rows from `least` to `most` pixels that are in a picture of `size`.
    #[must_use]
    pub fn span(least: f64, most: f64, size: usize) -> std::ops::Range<usize> {
        whole(least.floor()).min(size)..whole(most.ceil() + 1.0).min(size)
    }
}

/// A count as a number to reckon with.
#[must_use]
pub fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A number as a count; below zero nothing.
#[must_use]
pub(super) fn whole(number: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a picture can have")]
    let count = number.clamp(0.0, 1e6) as usize;
    count
}
