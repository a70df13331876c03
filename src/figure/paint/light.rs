//! Light: a key from the upper left of the camera, the sky above, shade near the floor, and worked muscles that glow.

use super::Pixel;
use super::SAMPLES;
use super::camera::{Camera, real};
use super::contour::Outline;
use super::ground::{Floor, Ground, MatPart};
use super::look::{Look, Rgb};
use super::surface::{Spot, Surface};
use crate::figure::flesh::{Group, Material};
use crate::figure::joint::Side;
use crate::figure::space::Point;

/// What shines through the body of a muscle on its far side.
const THROUGH: f64 = 0.22;

/// What a surface is lit by, and how it looks.
#[derive(Clone, Copy)]
pub(super) struct Light<'a> {
    camera: Camera,
    key: Point,
    /// The nearest depth of the body, and how deep it is.
    depths: (f64, f64),
    ground: &'a Ground,
    look: &'a Look,
    pulse: f64,
}

impl<'a> Light<'a> {
    #[must_use]
    pub(super) fn on(surface: &Surface, ground: &'a Ground, look: &'a Look, pulse: f64) -> Self {
        let camera = surface.camera;
        Self { camera, key: key(&camera), depths: depths(surface), ground, look, pulse }
    }

    /// Returns how a spot looks, with the outline through it.
    #[must_use]
    pub(super) fn body(&self, spot: &Spot, outline: Outline) -> Pixel {
        let Self { camera, key, depths, look, pulse, .. } = self;
        let is_body = !matches!(spot.group, Group::Prop(_));
        let facing = spot.normal.dot(camera.toward).clamp(0.0, 1.0);
        let half = (0.5 + 0.5 * spot.normal.dot(*key)).clamp(0.0, 1.0);
        let diffuse = half * half.sqrt();
        let sky = 0.5 + 0.5 * spot.normal.z;
        let mut light = (0.30 + 0.66 * diffuse + 0.14 * sky) * (0.84 + 0.16 * facing.sqrt());
        light *= 0.72 + 0.28 * (spot.height / 0.05).clamp(0.0, 1.0);
        if is_body {
            light *= 1.0 - 0.26 * ((spot.depth - depths.0) / depths.1).clamp(0.0, 1.0);
        }
        let mut colour = look.of(spot.material).times(light);
        if look.is_dark {
            // A cool rim keeps dark cloth apart from a dark ground.
            let rim = (1.0 - facing).powi(3) * (spot.normal.dot(camera.up) * 0.5 + 0.6).clamp(0.0, 1.0) * 0.20;
            colour = colour.plus(Rgb { red: 0.75, green: 0.85, blue: 1.0 }.times(rim));
        }
        if look.tints_sides {
            colour = match spot.group.side() {
                Some(Side::Left) => colour.tinted(Rgb { red: 1.04, green: 0.98, blue: 0.87 }),
                Some(Side::Right) => colour.tinted(Rgb { red: 0.86, green: 0.95, blue: 1.07 }),
                None => colour,
            };
        }
        let lit = if is_body { spot.lit.max(THROUGH * spot.lit_behind) * pulse.clamp(0.0, 1.0) } else { 0.0 };
        let glow = look.lit.times((0.46 + 0.74 * diffuse) * pulse.max(1.0)).plus(Rgb::of(0xff_b03a).times(0.18 * facing));
        colour = colour.toward(glow, lit * 0.92);
        // A muscle that glows is not drowned by its outline.
        colour = colour.times(1.0 - 0.72 * outline.dark * (1.0 - 0.7 * lit));
        // In few colours the shade is all that tells an outline.
        light *= 1.0 - 0.72 * outline.dark;
        Pixel { colour, cover: 1.0, material: Some(spot.material), lit, light, edge: outline.drawn }
    }

    /// Returns how the floor looks where nothing stands before it.
    #[must_use]
    pub(super) fn floor(&self, column: usize, row: usize) -> Pixel {
        let Self { camera, ground, look, .. } = self;
        let none = Pixel::default();
        if camera.toward.z < 0.02 {
            return none;
        }
        let fall = |ray: Point| ray - camera.toward * (ray.z / camera.toward.z);
        let on_floor = fall(camera.through(column, row));
        // The edge of the mat is at least a pixel wide, however flat it is looked at.
        let pixel = camera.pixel * real(SAMPLES);
        let (across, along) = (camera.right * pixel, fall(camera.up * (pixel * camera.tall)));
        let Floor { shadow, mat } = ground.at(on_floor, [across, along]);
        let dark = shadow * 0.85;
        match mat {
            Some(part) => {
                let edge = if look.is_dark { 1.35 } else { 0.88 };
                let colour = look.mat.times(if part == MatPart::Edge { edge } else { 1.0 }).times(1.0 - dark);
                let drawn = if part == MatPart::Edge { 1.0 } else { 0.0 };
                Pixel { colour, cover: 1.0, material: Some(Material::Mat), lit: 0.0, light: 1.0 - dark, edge: drawn }
            }
            None => Pixel { cover: (dark * 0.9).clamp(0.0, 1.0), ..none },
        }
    }
}

/// Where the light comes from.
pub(super) fn key(camera: &Camera) -> Point {
    (camera.right * -0.45 + camera.up * 0.62 + camera.toward * 0.64).unit()
}

/// The nearest depth of the body, and how deep it is.
fn depths(surface: &Surface) -> (f64, f64) {
    let of_body = surface.spots().iter().flatten().filter(|spot| !matches!(spot.group, Group::Prop(_)));
    let (nearest, farthest) = of_body.fold((f64::INFINITY, f64::NEG_INFINITY), |(nearest, farthest), spot| {
        (nearest.min(spot.depth), farthest.max(spot.depth))
    });
    (nearest, (farthest - nearest).max(0.2))
}
