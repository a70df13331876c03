//! Outlines: where a surface lies behind another, and where two parts of the body meet in a crease.

use super::surface::{Spot, Surface};

/// How dark the outline through each sample is, and how much of an edge a line drawing shows there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// 0 to 1; on the farther side, so that what is in front keeps its width.
    pub dark: f64,
    /// 0 to 1; on the nearer side, and where the figure ends.
    pub drawn: f64,
}

/// A step in depth of at least this much, in stature, is an outline; where the surface runs away from us, more.
const STEP: f64 = 0.018;
/// The same for line drawings, which have room for fewer lines.
const DRAWN_STEP: f64 = 0.030;
/// Parts meet in a crease where their normals agree less than this.
const CREASE: f64 = 0.55;

/// Returns the outline through a spot.
#[must_use]
pub(super) fn outline(surface: &Surface, spot: &Spot, column: usize, row: usize) -> Outline {
    let camera = &surface.camera;
    let mut outline = Outline::default();
    let facing = spot.normal.dot(camera.toward).max(0.04);
    let slope = camera.pixel * (1.0 - facing * facing).max(0.0).sqrt() / facing;
    let beside = [
        (column.checked_sub(1), Some(row)),
        (Some(column + 1), Some(row)),
        (Some(column), row.checked_sub(1)),
        (Some(column), Some(row + 1)),
    ];
    for (column, row) in beside {
        let (Some(column), Some(row)) = (column, row) else { continue };
        if column >= camera.width || row >= camera.height {
            continue;
        }
        let (dark, drawn) = between(spot, surface.spot(column, row), slope);
        outline.dark = outline.dark.max(dark);
        outline.drawn = outline.drawn.max(drawn);
    }
    outline
}

/// The outline on the side of `spot`, next to `other`.
fn between(spot: &Spot, other: Option<&Spot>, slope: f64) -> (f64, f64) {
    let Some(other) = other else { return (0.0, 1.0) };
    let behind = spot.depth - other.depth;
    let crease = spot.group != other.group && spot.normal.dot(other.normal) < CREASE;
    let dark = if behind > STEP + 1.3 * slope {
        1.0
    } else if crease && behind > 0.002 {
        0.8
    } else {
        0.0
    };
    let drawn = f64::from(-behind > DRAWN_STEP || (crease && behind <= 0.0));
    (dark, drawn)
}
