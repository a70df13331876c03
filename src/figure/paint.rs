//! A scene to pixels: every surface found by its own equation, shaded, outlined, on a mat.

mod camera;
mod contour;
mod ground;
mod light;
pub mod line;
pub mod look;
mod ray;
mod surface;

pub use camera::{Bounds, Camera, Focus, View, real};
pub use look::{Colours, Look, Rgb};
pub use surface::{Spot, Surface};

use super::flesh::{Cone, Material};
use super::muscle::Patch;
use super::prop::Solid;
use super::skeleton::Stance;
use ground::Ground;
use light::Light;

/// What is to be painted: a body in a pose, what stands around it, and the muscles it works.
#[derive(Clone, Debug)]
pub struct Scene {
    pub stance: Stance,
    pub cones: std::sync::Arc<Vec<Cone>>,
    pub solids: Vec<Solid>,
    pub lit: Vec<Patch>,
    /// The floor the mat covers: least and most x and y, the same for every frame of a motion.
    pub mat: (f64, f64, f64, f64),
}

/// A painted picture: its pixels row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<Pixel>,
}

/// A pixel: its colour, how much of it covers the ground of the terminal, and what it is mostly of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pixel {
    pub colour: Rgb,
    pub cover: f64,
    pub material: Option<Material>,
    /// 0 to 1: how much of a worked muscle it shows.
    pub lit: f64,
    /// 0 in shade to 1 in full light.
    pub light: f64,
    /// 0 to 1: how much of an edge runs through it, for line drawings.
    pub edge: f64,
}

/// How many samples make a pixel, one way at least: smooth edges, and outlines half as wide.
pub const SAMPLES: usize = 2;

/// What becomes a pixel of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A square of the camera.
    Even,
    /// Half of one: half as wide as it is high, as a quarter of a cell is.
    Upright,
    /// Half as wide, and two thirds as high: a sixth of a cell.
    Sixth,
}

impl Grain {
    /// Samples across and down that a square of the camera is cut into.
    const fn cut(self) -> (usize, usize) {
        match self {
            Self::Even | Self::Upright => (SAMPLES, SAMPLES),
            Self::Sixth => (SAMPLES, 3),
        }
    }

    /// Samples across and down that make a pixel.
    const fn samples(self) -> (usize, usize) {
        match self {
            Self::Even => (SAMPLES, SAMPLES),
            Self::Upright | Self::Sixth => (SAMPLES / 2, SAMPLES),
        }
    }
}

/// Paints `scene` as `camera` sees it. `pulse` is how what is lit glows: not at all at 0, 1 as it is, brighter beyond.
#[must_use]
pub fn paint(scene: &Scene, camera: &Camera, look: &Look, pulse: f64) -> Picture {
    painted(scene, camera, Grain::Even, look, pulse)
}

/// Paints `scene` in pixels of another grain.
#[must_use]
pub fn painted(scene: &Scene, camera: &Camera, grain: Grain, look: &Look, pulse: f64) -> Picture {
    let (across, down) = grain.cut();
    let fine = camera.finer(across, down);
    let (across, down) = grain.samples();
    let (width, height) = (fine.width / across, fine.height / down);
    let mut surface = Surface::new(&fine);
    surface.add_body(&scene.cones, &scene.stance, &scene.lit);
    for (number, solid) in (0..).zip(&scene.solids) {
        surface.add_solid(solid, number);
    }
    let ground = Ground::under(scene);
    let light = Light::on(&surface, &ground, look, pulse);
    let mut pixels = vec![Pixel::default(); width * height];
    for (row, line) in surface.rows().enumerate() {
        for (column, spot) in line.iter().enumerate() {
            let sample = match spot {
                Some(spot) => light.body(spot, contour::outline(&surface, spot, column, row)),
                None => light.floor(column, row),
            };
            if let Some(pixel) = pixels.get_mut(row / down * width + column / across) {
                pixel.add(&sample);
            }
        }
    }
    for pixel in &mut pixels {
        pixel.settle(1.0 / real(across * down));
    }
    Picture { width, height, pixels }
}

impl Pixel {
    /// Adds a sample. Colours count as much as they cover, or edges would fray into the colour of nothing.
    fn add(&mut self, sample: &Self) {
        self.colour = self.colour.plus(sample.colour.times(sample.cover));
        self.cover += sample.cover;
        self.lit += sample.lit;
        self.light += sample.light;
        self.edge += sample.edge;
        self.material = sample.material.or(self.material);
    }

    /// Makes the mean of the sum of its samples, of which each counts `share`.
    fn settle(&mut self, share: f64) {
        if self.cover > 0.0 {
            self.colour = self.colour.times(1.0 / self.cover);
        }
        for sum in [&mut self.cover, &mut self.lit, &mut self.light, &mut self.edge] {
            *sum *= share;
        }
    }
}
