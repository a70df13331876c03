//! A scene to pixels: every surface found by its own equation, shaded, outlined, on a mat.

mod camera;
mod contour;
mod ground;
mod light;
pub mod look;
mod surface;

pub use camera::{Bounds, Camera, Focus, View, real};
pub use look::{Look, Rgb};
pub use surface::{Spot, Surface};

use super::flesh::{Cone, Material};
use super::muscle::Patch;
use super::prop::Solid;
use super::skeleton::Stance;
use ground::Ground;

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

/// How many samples across and down make a pixel: smooth edges, and outlines half a pixel wide.
pub const SAMPLES: usize = 2;

/// Paints `scene` as `camera` sees it. `pulse` brightens what is lit, 1 as it is.
#[must_use]
pub fn paint(scene: &Scene, camera: &Camera, look: &Look, pulse: f64) -> Picture {
    let fine = camera.finer(SAMPLES);
    let mut surface = Surface::new(&fine);
    for cone in scene.cones.iter() {
        surface.add_cone(cone, scene.stance.frame(cone.segment), &scene.lit);
    }
    for (number, solid) in (0..).zip(&scene.solids) {
        surface.add_solid(solid, number);
    }
    let ground = Ground::under(scene);
    let outlines = contour::outlines(&surface);
    let samples = light::shade(&surface, &ground, &outlines, look, pulse);
    averaged(&samples, camera.width, camera.height)
}

/// The mean of the samples of each pixel.
fn averaged(samples: &[Pixel], width: usize, height: usize) -> Picture {
    let share = 1.0 / f64::from(u32::try_from(SAMPLES * SAMPLES).unwrap_or(1));
    let mut pixels = vec![Pixel::default(); width * height];
    for (row, line) in samples.chunks_exact((width * SAMPLES).max(1)).enumerate() {
        for (column, sample) in line.iter().enumerate() {
            let Some(pixel) = pixels.get_mut(row / SAMPLES * width + column / SAMPLES) else { continue };
            // Colours count as much as they cover, or edges would fray into the colour of nothing.
            pixel.colour = pixel.colour.plus(sample.colour.times(sample.cover));
            pixel.cover += sample.cover;
            pixel.lit += sample.lit * share;
            pixel.light += sample.light * share;
            pixel.edge += sample.edge * share;
            pixel.material = sample.material.or(pixel.material);
        }
    }
    for pixel in &mut pixels {
        if pixel.cover > 0.0 {
            pixel.colour = pixel.colour.times(1.0 / pixel.cover);
        }
        pixel.cover *= share;
    }
    Picture { width, height, pixels }
}
