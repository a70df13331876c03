//! Line art: a scene as paths to be filled and drawn, traced from what the rays of a camera meet.

mod arrow;
mod border;
mod curve;
mod soft;
mod trace;

pub use curve::{Path, Place, Step};

use super::camera::{Camera, real};
use super::ground::Ground;
use super::surface::{Spot, Surface};
use super::{Scene, light};
use crate::figure::demonstration::Demonstration;
use crate::figure::flesh::{Group, Material};
use crate::figure::space::at;
use border::{Border, borders};
use curve::{Shape as Curve, curved};
use soft::softened;
use trace::outlines;

/// A drawing: what is filled and what is drawn, from back to front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub layers: Vec<Layer>,
}

/// Paths in one ink: filled together, even and odd, or drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    pub ink: Ink,
    pub paths: Vec<Path>,
}

/// What a layer shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Mat,
    Shadow,
    /// Where the body starts, and lines in it; its outline is drawn as well.
    Ghost,
    GhostLine,
    Cloth(Material),
    /// What is turned away from the light.
    Shade,
    /// A worked muscle: shining through, its soft rim, its middle.
    Through,
    GlowRim,
    Glow,
    /// Where surfaces meet, and where the figure ends.
    Crease,
    Outline,
    /// Which way it moves: the shaft drawn, the head filled.
    Arrow,
    ArrowHead,
}

impl Ink {
    /// Returns whether it is filled.
    #[must_use]
    pub const fn is_filled(self) -> bool {
        self.line().is_none() || matches!(self, Self::Ghost)
    }

    /// Returns the ink of its line.
    #[must_use]
    pub const fn rim(self) -> Self {
        if matches!(self, Self::Ghost) { Self::GhostLine } else { self }
    }

    /// Returns how wide its line is, in units of the drawing; `None` for what is only filled.
    #[must_use]
    pub const fn line(self) -> Option<f64> {
        match self {
            Self::Outline => Some(2.3),
            Self::Crease => Some(1.5),
            Self::Ghost | Self::GhostLine => Some(1.2),
            Self::Arrow => Some(4.0),
            Self::Mat
            | Self::Shadow
            | Self::Cloth(_)
            | Self::Shade
            | Self::Through
            | Self::GlowRim
            | Self::Glow
            | Self::ArrowHead => None,
        }
    }
}

/// Units of a drawing along its longer side, however finely it is traced.
const UNITS: f64 = 560.0;
/// The materials of a body, then those of things, as they lie over each other.
const BODY: [Material; 6] = [Material::Skin, Material::Shirt, Material::Shorts, Material::Shoe, Material::Face, Material::Hair];
const THINGS: [Material; 3] = [Material::Wall, Material::Wood, Material::Strap];

impl Demonstration {
    /// Returns its drawing, traced so many pixels wide and high: where it arrives, where it starts, and which way it goes.
    #[must_use]
    pub fn drawing(&self, pixels: usize) -> Drawing {
        let arrives = if self.goes_round() { 0.5 } else { 1.0 };
        let camera = self.camera(pixels, pixels, 0.0);
        let scene = self.scene(arrives, true, 0.0);
        let (mut drawing, shown) = traced(&scene, &camera);
        let start = body_alone(&self.scene(0.0, false, 0.0), &camera);
        if differs(&start, &shown) {
            let ghost = ghost(&start, &camera);
            let after = drawing.layers.iter().position(|layer| !matches!(layer.ink, Ink::Mat | Ink::Shadow)).unwrap_or(0);
            drawing.layers.splice(after..after, ghost);
        }
        drawing.layers.extend(arrow::arrow(self, arrives, &camera));
        drawing.scaled(UNITS / real(pixels)).cropped()
    }
}

impl Drawing {
    /// Returns what is drawn, once it is known, in a frame that fits.
    fn cropped(self) -> Self {
        let margin = 3.0;
        let visible = self.layers.iter().filter(|layer| layer.ink != Ink::Mat);
        let places: Vec<Place> = visible.flat_map(|layer| &layer.paths).flat_map(Path::places).collect();
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        let (across, down) = places.iter().fold((none, none), |(across, down), (x, y)| {
            ((across.0.min(*x), across.1.max(*x)), (down.0.min(*y), down.1.max(*y)))
        });
        if across.0 > across.1 {
            return self;
        }
        let (left, top) = (across.0 - margin, down.0 - margin);
        let (width, height) = (across.1 - left + margin, down.1 - top + margin);
        let inside = |(x, y): Place| ((x - left).clamp(0.0, width), (y - top).clamp(0.0, height));
        let layers = self
            .layers
            .iter()
            .map(|layer| Layer { ink: layer.ink, paths: layer.paths.iter().map(|path| path.each(inside)).collect() });
        Self { width, height, layers: layers.collect() }
    }

    fn scaled(self, by: f64) -> Self {
        let larger = |(x, y): Place| (x * by, y * by);
        let layers = self
            .layers
            .iter()
            .map(|layer| Layer { ink: layer.ink, paths: layer.paths.iter().map(|path| path.each(larger)).collect() });
        Self { width: self.width * by, height: self.height * by, layers: layers.collect() }
    }

    /// Returns the drawing of the mirrored body.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        let width = self.width;
        let across = |(x, y): Place| (width - x, y);
        let layers = self
            .layers
            .iter()
            .map(|layer| Layer { ink: layer.ink, paths: layer.paths.iter().map(|path| path.each(across)).collect() });
        Self { layers: layers.collect(), ..*self }
    }
}

/// What a pixel shows, as far as it is filled.
#[derive(Clone, Copy)]
struct Cell {
    material: Material,
    /// The number of the solid, where it is no body.
    solid: Option<u8>,
    is_shaded: bool,
}

/// The part of a picture in which there is anything.
struct Window {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl Window {
    fn around(surface: &Surface) -> Self {
        let mut columns = (usize::MAX, 0);
        let mut rows = (usize::MAX, 0);
        for (row, spots) in surface.rows().enumerate() {
            let first = spots.iter().position(Option::is_some);
            let Some((first, last)) = first.zip(spots.iter().rposition(Option::is_some)) else { continue };
            columns = (columns.0.min(first), columns.1.max(last + 1));
            rows = (rows.0.min(row), row + 1);
        }
        let (left, top) = (columns.0.min(columns.1), rows.0.min(rows.1));
        Self { left, top, width: columns.1 - left, height: rows.1 - top }
    }
}

/// The scene without the start of its way, in pixels; and what it shows.
fn traced(scene: &Scene, camera: &Camera) -> (Drawing, Surface) {
    let mut surface = Surface::new(camera);
    surface.add_body(&scene.cones, &scene.stance, &scene.lit);
    for (number, solid) in (0..).zip(&scene.solids) {
        surface.add_solid(solid, number);
    }
    let key = light::key(camera);
    let cell = |spot: &Spot| {
        let solid = if let Group::Prop(number) = spot.group { Some(number) } else { None };
        let is_shaded = solid.is_none() && 0.5 + 0.5 * spot.normal.dot(key) < SHADED;
        Cell { material: spot.material, solid, is_shaded }
    };
    let cells: Vec<Option<Cell>> = surface.spots().iter().map(|spot| spot.as_ref().map(cell)).collect();
    let Window { left, top, width, height } = Window::around(&surface);
    let filled = |ink: Ink, shape: Curve, has: &dyn Fn(&Cell) -> bool| {
        let is_in = |column: usize, row: usize| {
            cells.get((row + top) * camera.width + column + left).is_some_and(|cell| cell.as_ref().is_some_and(has))
        };
        let paths = outlines(width, height, is_in).into_iter().filter_map(|outline| {
            let placed: Vec<Place> = outline.iter().map(|(x, y)| (x + real(left), y + real(top))).collect();
            curved(&placed, true, shape, LEAST_SPOT)
        });
        Layer { ink, paths: paths.collect() }
    };
    let mut layers = floor(scene, camera);
    // Skin lies under all of the body, so that no ground shows between two cloths.
    for material in BODY {
        let has = |cell: &Cell| cell.solid.is_none() && (cell.material == material || material == Material::Skin);
        layers.push(filled(Ink::Cloth(material), Curve::Under, &has));
    }
    layers.push(filled(Ink::Shade, Curve::Soft, &|cell| cell.is_shaded));
    layers.extend(glows(&surface));
    for material in THINGS {
        for (number, solid) in (0_u8..).zip(&scene.solids).filter(|(_, solid)| solid.material() == material) {
            let shape = if border::is_straight(solid) { Curve::Straight } else { Curve::Under };
            layers.push(filled(Ink::Cloth(material), shape, &|cell| cell.solid == Some(number)));
        }
    }
    let lines = borders(&surface, &scene.solids);
    let inks = [(Ink::Crease, [Border::Inner, Border::InnerStraight]), (Ink::Outline, [Border::Outer, Border::OuterStraight])];
    for (ink, kinds) in inks {
        let paths = kinds.iter().flat_map(|kind| {
            let shape = if kind.is_straight() { Curve::Straight } else { Curve::Round };
            lines.chains(*kind).into_iter().filter_map(move |chain| curved(&chain.places, chain.closed, shape, chain.least()))
        });
        layers.push(Layer { ink, paths: paths.collect() });
    }
    layers.retain(|layer| !layer.paths.is_empty());
    (Drawing { width: real(camera.width), height: real(camera.height), layers }, surface)
}

/// What is soft is looked at in every so many pixels across and down.
const COARSE: usize = 2;

/// Returns the paths around what is soft: `has` is asked of every second pixel.
fn soft_paths(camera: &Camera, has: impl Fn(usize, usize) -> bool) -> Vec<Path> {
    let outlines = outlines(camera.width / COARSE, camera.height / COARSE, has);
    let paths = outlines.iter().filter_map(|outline| {
        let finer: Vec<Place> = outline.iter().map(|(x, y)| (x * real(COARSE), y * real(COARSE))).collect();
        curved(&finer, true, Curve::Soft, LEAST_SPOT)
    });
    paths.collect()
}

/// The worked muscles: each ink where more than so much of one is.
fn glows(surface: &Surface) -> Vec<Layer> {
    let camera = &surface.camera;
    let (width, height) = (camera.width / COARSE, camera.height / COARSE);
    let spot = |column: usize, row: usize| {
        surface.spot(column * COARSE, row * COARSE).filter(|spot| !matches!(spot.group, Group::Prop(_)))
    };
    let field = |lit: fn(&Spot) -> f64| {
        let rows = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
        let values: Vec<f64> = rows.map(|(column, row)| spot(column, row).map_or(0.0, lit)).collect();
        // Nothing lit, nothing to soften.
        if values.iter().any(|value| *value > 0.0) { softened(&values, width, camera.width / COARSE / SOFT) } else { Vec::new() }
    };
    let (own, behind) = (field(|spot| spot.lit), field(|spot| spot.lit_behind * (1.0 - spot.lit)));
    let layer = |ink: Ink, field: &[f64], more: f64| {
        let is_lit = |column: usize, row: usize| {
            field.get(row * width + column).is_some_and(|value| *value > more) && spot(column, row).is_some()
        };
        Layer { ink, paths: if field.is_empty() { Vec::new() } else { soft_paths(camera, is_lit) } }
    };
    vec![layer(Ink::Through, &behind, 0.5), layer(Ink::GlowRim, &own, 0.3), layer(Ink::Glow, &own, 0.6)]
}

/// Muscles are softened over this part of the picture's width.
const SOFT: usize = 80;
/// Less light than this is shade.
const SHADED: f64 = 0.36;
/// More shadow than this is drawn.
const SHADOW: f64 = 0.4;

/// The mat, and what darkens it.
fn floor(scene: &Scene, camera: &Camera) -> Vec<Layer> {
    if camera.toward.z < 0.02 {
        return Vec::new();
    }
    let (least_x, most_x, least_y, most_y) = scene.mat;
    let corners = [(least_x, least_y), (most_x, least_y), (most_x, most_y), (least_x, most_y)];
    let corners: Vec<Place> = corners.iter().map(|(x, y)| camera.project(at(*x, *y, 0.0))).collect();
    let ground = Ground::under(scene);
    let is_dark = |column: usize, row: usize| {
        let ray = camera.through(column * COARSE, row * COARSE);
        let place = ray - camera.toward * (ray.z / camera.toward.z);
        ground.at(place, [at(0.0, 0.0, 0.0); 2]).shadow > SHADOW
    };
    vec![
        Layer { ink: Ink::Mat, paths: curved(&corners, true, Curve::Straight, 0.0).into_iter().collect() },
        Layer { ink: Ink::Shadow, paths: soft_paths(camera, is_dark) },
    ]
}

/// Spots that reach less far, in pixels around them, are dust.
const LEAST_SPOT: f64 = 18.0;

fn body_alone(scene: &Scene, camera: &Camera) -> Surface {
    let mut surface = Surface::new(camera);
    surface.add_body(&scene.cones, &scene.stance, &[]);
    surface
}

/// Whether two bodies cover the picture so differently that both can be told apart.
fn differs(one: &Surface, other: &Surface) -> bool {
    let (mut either, mut both) = (0_u32, 0_u32);
    let is_body = |spot: &Option<Spot>| spot.as_ref().is_some_and(|spot| !matches!(spot.group, Group::Prop(_)));
    for (one, other) in one.spots().iter().zip(other.spots()) {
        let (one, other) = (is_body(one), is_body(other));
        either += u32::from(one || other);
        both += u32::from(one && other);
    }
    f64::from(both) < 0.88 * f64::from(either)
}

fn ghost(surface: &Surface, camera: &Camera) -> [Layer; 2] {
    let outlines = outlines(camera.width, camera.height, |column, row| surface.spot(column, row).is_some());
    let fill = outlines.iter().filter_map(|outline| curved(outline, true, Curve::Under, LEAST_SPOT));
    let chains = borders(surface, &[]).chains(Border::Inner).into_iter();
    let drawn = chains.filter_map(|chain| curved(&chain.places, chain.closed, Curve::Under, LEAST_SPOT));
    [Layer { ink: Ink::Ghost, paths: fill.collect() }, Layer { ink: Ink::GhostLine, paths: drawn.collect() }]
}
