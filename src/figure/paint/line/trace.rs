//! The outlines of a part of a picture: loops along the borders of its pixels, the part on one hand all the way round.

use super::curve::Place;
use crate::figure::paint::camera::real;

/// A corner of a pixel.
type Corner = (usize, usize);
/// Right, down, left, up.
const WAYS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// Returns the loops around every part of a picture that `has`; holes are loops, too.
///
/// Where two pixels touch at a corner alone the loops keep apart, or what is filled would turn inside out.
pub(super) fn outlines(width: usize, height: usize, has: impl Fn(usize, usize) -> bool) -> Vec<Vec<Place>> {
    let across = width + 1;
    // At each corner, a bit for each way along which a border leaves it, the part on its right.
    let mut leaving = vec![0_u8; across * (height + 1)];
    let mut order: Vec<(Corner, usize)> = Vec::new();
    let mut leave = |(column, row): Corner, way: usize| {
        if let Some(ways) = leaving.get_mut(row * across + column) {
            *ways |= 1 << way;
            order.push(((column, row), way));
        }
    };
    let mut above = vec![false; width];
    let mut own = vec![false; width];
    for row in 0..=height {
        for (column, here) in own.iter_mut().enumerate() {
            *here = row < height && has(column, row);
        }
        let mut before = false;
        for column in 0..=width {
            let here = own.get(column).copied().unwrap_or(false);
            let over = above.get(column).copied().unwrap_or(false);
            if column < width && here != over {
                let (corner, way) = if here { ((column, row), 0) } else { ((column + 1, row), 2) };
                leave(corner, way);
            }
            if row < height && here != before {
                let (corner, way) = if here { ((column, row + 1), 3) } else { ((column, row), 1) };
                leave(corner, way);
            }
            before = here;
        }
        std::mem::swap(&mut above, &mut own);
    }
    let mut take = |(column, row): Corner, way: usize| {
        let Some(ways) = leaving.get_mut(row * across + column) else { return false };
        let is_open = *ways & (1 << way) != 0;
        *ways &= !(1 << way);
        is_open
    };
    let mut loops = Vec::new();
    for (start, first) in order {
        if !take(start, first) {
            continue;
        }
        let mut places = vec![place(start)];
        let (mut corner, mut way) = (step(start, first), first);
        while corner != start {
            // The sharpest turn toward the part first.
            let turns = [(way + 1) % 4, way, (way + 3) % 4];
            let Some(next) = turns.into_iter().find(|turn| take(corner, *turn)) else { break };
            places.push(place(corner));
            way = next;
            corner = step(corner, way);
        }
        loops.push(places);
    }
    loops
}

fn step((column, row): Corner, way: usize) -> Corner {
    let (across, down) = WAYS[way % 4];
    (column.saturating_add_signed(across), row.saturating_add_signed(down))
}

fn place((column, row): Corner) -> Place {
    (real(column), real(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(places: &[Place]) -> f64 {
        let next = places.iter().cycle().skip(1);
        places.iter().zip(next).map(|((x, y), (to_x, to_y))| x * to_y - to_x * y).sum::<f64>() / 2.0
    }

    #[test]
    fn loops_enclose_what_they_go_round_and_holes_go_the_other_way() {
        let picture = ["......", ".####.", ".#..#.", ".####.", "......"];
        let has = |column: usize, row: usize| picture[row].as_bytes()[column] == b'#';
        let loops = outlines(6, 5, has);
        let mut areas: Vec<f64> = loops.iter().map(|places| area(places)).collect();
        areas.sort_by(f64::total_cmp);
        assert_eq!(areas, [-2.0, 12.0]);
    }

    #[test]
    fn pixels_that_touch_at_a_corner_are_two_loops() {
        let loops = outlines(2, 2, |column, row| column == row);
        assert_eq!(loops.iter().map(|places| area(places)).collect::<Vec<_>>(), [1.0, 1.0]);
        let whole = outlines(3, 2, |_, _| true);
        assert_eq!(whole.iter().map(|places| area(places)).collect::<Vec<_>>(), [6.0]);
    }
}
