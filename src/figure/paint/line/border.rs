//! Borders between pixels that are lines of a drawing: where the figure ends, where it lies before itself, where it folds.

use super::curve::Place;
use crate::figure::flesh::Group;
use crate::figure::paint::camera::real;
use crate::figure::paint::surface::{Spot, Surface};
use crate::figure::prop::Solid;
use std::collections::BTreeMap;

/// A step in depth of at least this much, in stature, is a line; where the surface runs away from us, more.
const STEP: f64 = 0.012;
/// Parts meet in a crease where their normals agree less than this.
const CREASE: f64 = 0.62;
/// Lines within the figure that are shorter, in pixels, are noise.
const LEAST_LINE: f64 = 7.0;

/// What a border is; those of boards are straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Border {
    Outer,
    OuterStraight,
    Inner,
    InnerStraight,
}

impl Border {
    pub(super) const fn is_straight(self) -> bool {
        matches!(self, Self::OuterStraight | Self::InnerStraight)
    }
}

/// A line along borders.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    pub places: Vec<Place>,
    pub closed: bool,
    kind: Border,
}

impl Chain {
    /// Returns how long it must be to be drawn.
    pub(super) const fn least(&self) -> f64 {
        match self.kind {
            Border::Outer | Border::OuterStraight => 3.0,
            Border::Inner | Border::InnerStraight => LEAST_LINE,
        }
    }
}

/// A corner of a pixel.
type Corner = (usize, usize);

/// The corners that borders lead to from one: four at most.
#[derive(Clone, Copy, Debug, Default)]
struct Ways {
    to: [Corner; 4],
    count: usize,
}

impl Ways {
    fn add(&mut self, corner: Corner) {
        if let Some(place) = self.to.get_mut(self.count) {
            *place = corner;
            self.count += 1;
        }
    }

    fn pop(&mut self) -> Option<Corner> {
        self.count = self.count.checked_sub(1)?;
        self.to.get(self.count).copied()
    }

    fn remove(&mut self, corner: Corner) {
        if let Some(at) = self.to.iter().take(self.count).position(|own| *own == corner) {
            self.count -= 1;
            self.to.swap(at, self.count);
        }
    }
}

/// Every border that is a line: from each corner, the corners it leads to.
#[derive(Debug, Default)]
pub(super) struct Borders(BTreeMap<Border, BTreeMap<Corner, Ways>>);

/// Returns the borders of a surface; what lies beyond the picture is no end of anything.
pub(super) fn borders(surface: &Surface, solids: &[Solid]) -> Borders {
    let (width, height) = (surface.camera.width, surface.camera.height);
    let mut borders = Borders::default();
    for row in 0..height {
        for column in 0..width {
            let own = surface.spot(column, row);
            let mut look = |other: Option<&Spot>, from: Corner, to: Corner| {
                if let Some(kind) = between(surface, solids, own, other) {
                    borders.join(kind, from, to);
                }
            };
            if column + 1 < width {
                look(surface.spot(column + 1, row), (column + 1, row), (column + 1, row + 1));
            }
            if row + 1 < height {
                look(surface.spot(column, row + 1), (column, row + 1), (column + 1, row + 1));
            }
        }
    }
    borders
}

/// Returns whether a solid has straight edges.
pub(super) const fn is_straight(solid: &Solid) -> bool {
    matches!(solid, Solid::Box { .. })
}

fn between(surface: &Surface, solids: &[Solid], one: Option<&Spot>, other: Option<&Spot>) -> Option<Border> {
    let (near, far) = match (one, other) {
        (Some(one), Some(other)) if one.depth <= other.depth => (one, Some(other)),
        (Some(one), Some(other)) => (other, Some(one)),
        (Some(only), None) | (None, Some(only)) => (only, None),
        (None, None) => return None,
    };
    let straight =
        if let Group::Prop(number) = near.group { solids.get(usize::from(number)).is_some_and(is_straight) } else { false };
    let Some(far) = far else { return Some(if straight { Border::OuterStraight } else { Border::Outer }) };
    let facing = far.normal.dot(surface.camera.toward).max(0.04);
    let slope = surface.camera.pixel * (1.0 - facing * facing).max(0.0).sqrt() / facing;
    let is_step = far.depth - near.depth > STEP + 1.3 * slope;
    let is_crease = near.group != far.group && near.normal.dot(far.normal) < CREASE;
    // A board's own edges fold within one group.
    let is_edge = straight && near.group == far.group && near.normal.dot(far.normal) < CREASE;
    (is_step || is_crease || is_edge).then_some(if straight { Border::InnerStraight } else { Border::Inner })
}

impl Borders {
    fn join(&mut self, kind: Border, one: Corner, other: Corner) {
        let corners = self.0.entry(kind).or_default();
        corners.entry(one).or_default().add(other);
        corners.entry(other).or_default().add(one);
    }

    /// Returns the lines of a kind: from each end or fork to the next, and round where there is neither.
    pub(super) fn chains(&self, kind: Border) -> Vec<Chain> {
        let Some(corners) = self.0.get(&kind) else { return Vec::new() };
        let mut open = corners.clone();
        let is_end = |corner: &Corner| corners.get(corner).is_none_or(|others| others.count != 2);
        let mut chains = Vec::new();
        let ends: Vec<Corner> = corners.keys().filter(|corner| is_end(corner)).copied().collect();
        for start in ends.iter().chain(corners.keys()) {
            while let Some(mut corner) = leave(&mut open, *start) {
                let mut along = vec![*start, corner];
                while corner != *start && !is_end(&corner) {
                    let Some(next) = leave(&mut open, corner) else { break };
                    corner = next;
                    along.push(corner);
                }
                let closed = corner == *start && along.len() > 3;
                if closed {
                    along.pop();
                }
                let places = along.iter().map(|(column, row)| (real(*column), real(*row))).collect();
                chains.push(Chain { places, closed, kind });
            }
        }
        chains
    }
}

/// Goes along a border that nobody went along yet.
fn leave(open: &mut BTreeMap<Corner, Ways>, from: Corner) -> Option<Corner> {
    let to = open.get_mut(&from)?.pop()?;
    if let Some(back) = open.get_mut(&to) {
        back.remove(from);
    }
    Some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_forks_and_go_round_where_there_is_none() {
        let mut borders = Borders::default();
        for (one, other) in [((0, 0), (1, 0)), ((1, 0), (1, 1)), ((1, 1), (0, 1)), ((0, 1), (0, 0))] {
            borders.join(Border::Outer, one, other);
        }
        // A line with a fork in its middle.
        for (one, other) in [((5, 0), (5, 1)), ((5, 1), (5, 2)), ((5, 2), (5, 3)), ((5, 2), (6, 2))] {
            borders.join(Border::Outer, one, other);
        }
        let chains = borders.chains(Border::Outer);
        let mut kinds: Vec<(bool, usize)> = chains.iter().map(|chain| (chain.closed, chain.places.len())).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, [(false, 2), (false, 2), (false, 3), (true, 4)]);
        assert!(borders.chains(Border::Inner).is_empty());
    }
}
