//! Places along a border to a path: the steps of the pixels smoothed away, few points kept, curves through them.

/// Across and down.
pub type Place = (f64, f64);

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    To(Place),
    /// Two places that pull the curve, and where it goes.
    Curve(Place, Place, Place),
}

/// A path from a place on.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub from: Place,
    pub steps: Vec<Step>,
    pub is_closed: bool,
}

/// What a border is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Boards and walls: corners stay.
    Straight,
    /// Limbs.
    Round,
    /// What a line lies over, or is only hinted at.
    Under,
    /// Light, shade and muscles, which end nowhere exactly.
    Soft,
}

impl Path {
    /// Returns every place of it, those that pull among them.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let of = |step: &Step| match step {
            Step::To(place) => vec![*place],
            Step::Curve(one, other, place) => vec![*one, *other, *place],
        };
        std::iter::once(self.from).chain(self.steps.iter().flat_map(of))
    }

    /// Returns it with every place moved.
    #[must_use]
    pub fn each(&self, moved: impl Fn(Place) -> Place) -> Self {
        let step = |step: &Step| match step {
            Step::To(place) => Step::To(moved(*place)),
            Step::Curve(one, other, place) => Step::Curve(moved(*one), moved(*other), moved(*place)),
        };
        Self { from: moved(self.from), steps: self.steps.iter().map(step).collect(), is_closed: self.is_closed }
    }
}

/// Returns the path along some places; `None` for one shorter than `least`.
pub(super) fn curved(places: &[Place], closed: bool, shape: Shape, least: f64) -> Option<Path> {
    let length: f64 = places.windows(2).map(|pair| away(pair[0], pair[1])).sum();
    if places.len() < 2 || length < least {
        return None;
    }
    let (rounds, tolerance) = match shape {
        Shape::Straight => (0, 1.0),
        Shape::Round => (8, 0.45),
        Shape::Under => (8, 0.9),
        Shape::Soft => (20, 1.0),
    };
    let mut smooth = places.to_vec();
    for _ in 0..rounds {
        smooth = smoothed(&smooth, closed);
    }
    if closed && shape == Shape::Straight {
        begin_at_corner(&mut smooth);
    }
    if closed {
        smooth.push(*smooth.first()?);
    }
    let kept = simplified(&smooth, tolerance);
    let (from, rest) = kept.split_first()?;
    let steps =
        if shape == Shape::Straight { rest.iter().map(|place| Step::To(*place)).collect() } else { through(&kept, closed) };
    Some(Path { from: *from, steps, is_closed: closed })
}

fn away(one: Place, other: Place) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

/// Each place half its own, half its neighbours'; ends stay.
fn smoothed(places: &[Place], closed: bool) -> Vec<Place> {
    let count = places.len();
    let at = |index: usize| places[index % count];
    let mean = |index: usize| {
        let (before, own, after) = (at(index + count - 1), at(index), at(index + 1));
        (0.25 * before.0 + 0.5 * own.0 + 0.25 * after.0, 0.25 * before.1 + 0.5 * own.1 + 0.25 * after.1)
    };
    (0..count).map(|index| if !closed && (index == 0 || index + 1 == count) { places[index] } else { mean(index) }).collect()
}

/// A loop is best cut where it turns: at the place farthest from its middle.
fn begin_at_corner(places: &mut [Place]) {
    let count = f64::from(u32::try_from(places.len()).unwrap_or(u32::MAX));
    let sum = places.iter().fold((0.0, 0.0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    let middle = (sum.0 / count, sum.1 / count);
    let farthest = (0..places.len()).max_by(|one, other| away(places[*one], middle).total_cmp(&away(places[*other], middle)));
    places.rotate_left(farthest.unwrap_or(0));
}

/// The places without which the rest would lie farther than `tolerance` from the line (Douglas & Peucker 1973).
fn simplified(places: &[Place], tolerance: f64) -> Vec<Place> {
    let mut keeps = vec![false; places.len()];
    let Some(last) = places.len().checked_sub(1) else { return Vec::new() };
    keeps[0] = true;
    keeps[last] = true;
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let off = |index: usize| aside(places[index], places[from], places[to]);
        let farthest = (from + 1..to).max_by(|one, other| off(*one).total_cmp(&off(*other)));
        if let Some(farthest) = farthest.filter(|farthest| off(*farthest) > tolerance) {
            keeps[farthest] = true;
            open.push((from, farthest));
            open.push((farthest, to));
        }
    }
    places.iter().zip(keeps).filter_map(|(place, keep)| keep.then_some(*place)).collect()
}

/// How far a place is from the line between two.
fn aside(place: Place, from: Place, to: Place) -> f64 {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let square = across * across + down * down;
    let share = if square > 0.0 { ((place.0 - from.0) * across + (place.1 - from.1) * down) / square } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    away(place, (from.0 + across * share, from.1 + down * share))
}

/// Curves through every place (Catmull & Rom 1974), whose pull is no longer than a third of the step it belongs to.
fn through(places: &[Place], closed: bool) -> Vec<Step> {
    let last = places.len() - 1;
    let at = |index: isize| {
        // The last place of a loop is its first.
        let round = isize::try_from(last).unwrap_or(1).max(1);
        let index = if closed { index.rem_euclid(round) } else { index.clamp(0, round) };
        places[usize::try_from(index).unwrap_or(0)]
    };
    let pull = |index: isize, step: f64| {
        let (before, after) = (at(index - 1), at(index + 1));
        let (across, down) = (after.0 - before.0, after.1 - before.1);
        let length = across.hypot(down);
        if length > 0.0 { (across / length * step / 3.0, down / length * step / 3.0) } else { (0.0, 0.0) }
    };
    let step = |index: usize| {
        let own = isize::try_from(index).unwrap_or(0);
        let (from, to) = (places[index], places[index + 1]);
        let length = away(from, to);
        let (out, into) = (pull(own, length), pull(own + 1, length));
        Step::Curve((from.0 + out.0, from.1 + out.1), (to.0 - into.0, to.1 - into.1), to)
    };
    (0..last).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The border of a slanting edge, in steps.
    fn stairs() -> Vec<Place> {
        let steps = (0..20_u8).flat_map(|step| {
            let x = f64::from(step) * 2.0;
            [(x, f64::from(step)), (x + 1.0, f64::from(step)), (x + 2.0, f64::from(step))]
        });
        steps.collect()
    }

    #[test]
    fn steps_become_one_line_and_short_ends_nothing() {
        let path = curved(&stairs(), false, Shape::Straight, 5.0).expect("a path");
        assert_eq!((path.from, path.steps.len()), ((0.0, 0.0), 1));
        assert!(curved(&stairs()[..3], false, Shape::Straight, 5.0).is_none());
    }

    #[test]
    fn a_circle_of_pixels_becomes_a_circle_of_few_curves() {
        let has = |column: usize, row: usize| {
            let from_middle = |pixel: usize| f64::from(u32::try_from(pixel).unwrap_or(0)) + 0.5 - 40.0;
            from_middle(column).hypot(from_middle(row)) < 30.0
        };
        let outline = super::super::trace::outlines(80, 80, has);
        let path = curved(&outline[0], true, Shape::Round, 5.0).expect("a path");
        assert!((8..40).contains(&path.steps.len()), "{}", path.steps.len());
        for step in &path.steps {
            let Step::Curve(_, _, (x, y)) = step else { panic!("a corner") };
            assert!(((x - 40.0).hypot(y - 40.0) - 30.0).abs() < 0.8, "{x} {y}");
        }
    }

    #[test]
    fn a_board_keeps_its_corners() {
        let outline = super::super::trace::outlines(30, 30, |column, row| (5..25).contains(&column) && (8..12).contains(&row));
        let path = curved(&outline[0], true, Shape::Straight, 5.0).expect("a path");
        let mut corners: Vec<Place> = path.places().skip(1).collect();
        corners.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
        assert_eq!(corners, [(5.0, 8.0), (5.0, 12.0), (25.0, 8.0), (25.0, 12.0)]);
    }
}
