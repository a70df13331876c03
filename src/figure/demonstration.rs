//! How a stretch is shown: the way into it and the pose it is held in, from where it is seen, and what it works.

use super::build::Build;
use super::flesh::{Cone, breathing, cones};
use super::joint::Side;
use super::muscle::{Lit, smooth};
use super::paint::{Bounds, Camera, Focus, Scene, View};
use super::placed::Placed;
use super::point::mirrored;
use super::skeleton::{Part, Pose, Segment, Stance};
use super::space::Point;
use crate::model::words::Tint;
use std::sync::{Arc, OnceLock};

/// What shows a stretch.
#[derive(Clone, Debug)]
pub struct Demonstration {
    /// From the start to the hold, from one end of a movement to the other, or once round; never empty.
    path: Vec<Passed>,
    round: bool,
    /// It has moments of its own, not only a start and a hold.
    movement: bool,
    view: View,
    /// The side that is worked as written; `None` where both are.
    side: Option<Side>,
    glows: Vec<Glow>,
    props: Vec<Placed>,
    /// The points of the body whose way a drawing shows; `None` for the one that goes farthest.
    pub(super) arrows: Option<Vec<String>>,
    build: Build,
    cones: Arc<Vec<Cone>>,
    /// Reckoned when it is first drawn.
    reach: OnceLock<Arc<Reach>>,
}

/// A pose on the way, and when it is passed: from 0 at the start to 1 at the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passed {
    pub share: f64,
    pub pose: Pose,
}

/// The muscles that are lit around a moment of the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Glow {
    /// From 0 at the start to 1 at the end.
    pub share: f64,
    pub lit: Vec<Lit>,
}

impl Glow {
    fn mirrored(&self) -> Self {
        Self { share: self.share, lit: self.lit.iter().map(Lit::mirrored).collect() }
    }
}

/// What the poses of a path cover.
#[derive(Debug)]
struct Reach {
    bounds: Bounds,
    /// Least and most x and y of the mat under all of them.
    mat: (f64, f64, f64, f64),
    /// In the hold, a limb is on the other side of the body.
    crosses: bool,
}

/// The mat reaches so far beyond the body, in stature.
const MAT_BEYOND: f64 = 0.07;
/// And is at least so long from its middle.
const LEAST_MAT: f64 = 0.30;
const LEAST_MAT_ACROSS: f64 = 0.17;

impl Demonstration {
    /// Returns what shows the poses of `path`; `None` if it is empty.
    #[must_use]
    pub fn new(path: Vec<Passed>, view: View, side: Option<Side>, glows: Vec<Glow>, props: Vec<Placed>) -> Option<Self> {
        let build = Build::default();
        let cones = Arc::new(cones(&build));
        (!path.is_empty()).then_some(Self {
            path,
            round: false,
            movement: false,
            view,
            side,
            glows,
            props,
            arrows: None,
            build,
            cones,
            reach: OnceLock::new(),
        })
    }

    /// Returns it shown by a body of these lengths, whose poses its path has.
    #[must_use]
    pub fn by(self, build: &Build) -> Self {
        if self.build == *build { self } else { Self { build: *build, cones: Arc::new(cones(build)), ..self } }
    }

    /// Returns it as a movement, which goes round or to and fro.
    #[must_use]
    pub fn moving(self, round: bool) -> Self {
        Self { movement: true, round, ..self }
    }

    /// Returns whether it is a movement, not a hold.
    #[must_use]
    pub const fn is_movement(&self) -> bool {
        self.movement
    }

    /// Returns whether its movement goes round: the end of its way is its start.
    #[must_use]
    pub const fn goes_round(&self) -> bool {
        self.round
    }

    /// Returns what shows it with `side` worked: the mirror of the body, if it is written for the other.
    #[must_use]
    pub fn for_side(&self, side: Option<Side>) -> Self {
        if side.is_none() || self.side.is_none() || side == self.side {
            return self.clone();
        }
        Self {
            path: self.path.iter().map(|Passed { share, pose }| Passed { share: *share, pose: pose.mirrored() }).collect(),
            round: self.round,
            movement: self.movement,
            view: self.view.mirrored(),
            side,
            glows: self.glows.iter().map(Glow::mirrored).collect(),
            props: self.props.iter().map(Placed::mirrored).collect(),
            arrows: self.arrows.as_ref().map(|names| names.iter().map(|name| mirrored(name)).collect()),
            build: self.build,
            cones: Arc::clone(&self.cones),
            reach: OnceLock::from(Arc::new(self.reach().mirrored())),
        }
    }

    /// Returns the same for sides that take turns: seen from one place, which shows them both.
    #[must_use]
    pub fn in_turn(&self, side: Option<Side>) -> Self {
        let (own, other) = (self.reach(), self.reach().mirrored());
        let bounds = own.bounds.0.iter().chain(&other.bounds.0).copied().collect();
        let mat = (own.mat.0, own.mat.1, own.mat.2.min(other.mat.2), own.mat.3.max(other.mat.3));
        let reach = OnceLock::from(Arc::new(Reach { bounds: Bounds(bounds), mat, crosses: own.crosses }));
        Self { view: self.view, reach, ..self.for_side(side) }
    }

    /// Returns whether a limb crosses to the other side of the body in the hold, where it is hard to tell from the other.
    #[must_use]
    pub fn crosses(&self) -> bool {
        self.reach().crosses
    }

    /// Returns whether its left and right limbs differ in colour.
    #[must_use]
    pub fn is_tinted(&self, tint: Tint) -> bool {
        match tint {
            Tint::Crossed => self.crosses(),
            Tint::Always => true,
            Tint::Never => false,
        }
    }

    #[must_use]
    pub const fn build(&self) -> Build {
        self.build
    }

    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.side
    }

    #[must_use]
    pub const fn view(&self) -> View {
        self.view
    }

    /// Returns the muscles it lights, each once.
    #[must_use]
    pub fn lit(&self) -> Vec<&Lit> {
        let mut lit: Vec<&Lit> = Vec::new();
        for own in self.glows.iter().flat_map(|glow| &glow.lit) {
            if !lit.contains(&own) {
                lit.push(own);
            }
        }
        lit
    }

    /// Returns the muscles that are lit `share` of the way, and how brightly: fully at a moment, not at all half way
    /// to the next.
    #[must_use]
    pub fn glow(&self, share: f64) -> (&[Lit], f64) {
        let away = |glow: &&Glow| (glow.share - share).abs();
        let Some(nearest) = self.glows.iter().min_by(|one, other| away(one).total_cmp(&away(other))) else { return (&[], 0.0) };
        // The next moment on the side of it that is asked for.
        let others = self.glows.iter().filter(|glow| {
            let ahead = glow.share - nearest.share;
            ahead != 0.0 && (ahead > 0.0) == (share > nearest.share)
        });
        let gap = others.map(|glow| (glow.share - nearest.share).abs()).fold(f64::INFINITY, f64::min);
        let off = if gap.is_finite() { away(&nearest) / (gap / 2.0) } else { 0.0 };
        (&nearest.lit, 1.0 - smooth(0.3, 1.0, off))
    }

    /// Returns how far along the way each of its moments is, in order: its start and its hold, or those it has of its own.
    pub fn moments(&self) -> impl Iterator<Item = f64> {
        self.glows.iter().map(|glow| glow.share)
    }

    /// Returns the poses from start to hold.
    #[must_use]
    pub fn path(&self) -> &[Passed] {
        &self.path
    }

    /// Returns the pose `share` of the way, 0 at the start and 1 in the hold.
    #[must_use]
    pub fn pose(&self, share: f64) -> Pose {
        let share = share.clamp(0.0, 1.0);
        let after = self.path.iter().position(|passed| passed.share > share).unwrap_or(self.path.len());
        let (before, after) = (after.saturating_sub(1), after.min(self.path.len() - 1));
        let (Some(from), Some(to)) = (self.path.get(before), self.path.get(after)) else { return self.path[0].pose };
        let between = if to.share > from.share { (share - from.share) / (to.share - from.share) } else { 0.0 };
        from.pose.toward(&to.pose, between.clamp(0.0, 1.0))
    }

    /// Returns the scene `share` of the way, with the worked muscles lit or not, and the lungs so full, 0 to 1.
    #[must_use]
    pub fn scene(&self, share: f64, is_lit: bool, breath: f64) -> Scene {
        let stance = Stance::of(&self.pose(share), &self.build);
        let solids = self.props.iter().filter_map(|placed| placed.prop(&stance)).flat_map(|prop| prop.solids()).collect();
        let lit = if is_lit { self.glow(share).0.iter().flat_map(Lit::patches).collect() } else { Vec::new() };
        let cones = if breath > 0.0 { Arc::new(breathing(&self.cones, breath)) } else { Arc::clone(&self.cones) };
        Scene { stance, cones, solids, lit, mat: self.reach().mat }
    }

    /// Returns the camera for a picture of this size, turned by so many degrees: it shows every pose of the path, so
    /// that nothing but the body moves.
    #[must_use]
    pub fn camera(&self, width: usize, height: usize, turned: f64) -> Camera {
        self.camera_from(self.view.turned(turned), width, height)
    }

    /// Returns the camera that shows every pose of the path from somewhere else.
    #[must_use]
    pub fn camera_from(&self, view: View, width: usize, height: usize) -> Camera {
        Camera::fitted(view, &self.reach().bounds, width, height)
    }

    /// Returns how high its picture is, for its width.
    #[must_use]
    pub fn shape(&self) -> f64 {
        self.reach().bounds.shape(self.view)
    }

    fn reach(&self) -> &Reach {
        self.reach.get_or_init(|| {
            let stances: Vec<Stance> = self.path.iter().map(|passed| Stance::of(&passed.pose, &self.build)).collect();
            let crosses = stances.last().is_some_and(crosses);
            Arc::new(Reach { bounds: self.bounds(&stances), mat: self.mat(&stances), crosses })
        })
    }

    fn bounds(&self, stances: &[Stance]) -> Bounds {
        let mut bounds = Bounds::default();
        for stance in stances {
            for cone in self.cones.iter().filter(|cone| is_in_focus(cone.segment, self.view.focus, self.side)) {
                let frame = stance.frame(cone.segment);
                let widest = cone.scale.x.max(cone.scale.y).max(cone.scale.z);
                bounds.0.push((frame.out(cone.from), cone.from_radius * widest));
                bounds.0.push((frame.out(cone.to), cone.to_radius * widest));
            }
        }
        bounds
    }

    /// The mat under every pose of the path.
    fn mat(&self, stances: &[Stance]) -> (f64, f64, f64, f64) {
        let mut around = (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
        for stance in stances {
            for cone in self.cones.iter() {
                for end in [cone.from, cone.to] {
                    let Point { x, y, .. } = stance.frame(cone.segment).out(end);
                    around = (around.0.min(x), around.1.max(x), around.2.min(y), around.3.max(y));
                }
            }
        }
        let (middle_x, middle_y) = (f64::midpoint(around.0, around.1), f64::midpoint(around.2, around.3));
        let half = |least: f64, most: f64| ((most - least) / 2.0 + MAT_BEYOND).max(LEAST_MAT_ACROSS);
        let (mut half_x, mut half_y) = (half(around.0, around.1), half(around.2, around.3));
        if half_x >= half_y {
            half_x = half_x.max(LEAST_MAT);
        } else {
            half_y = half_y.max(LEAST_MAT);
        }
        (middle_x - half_x, middle_x + half_x, middle_y - half_y, middle_y + half_y)
    }
}

impl PartialEq for Demonstration {
    /// By what was given; the rest follows from it.
    fn eq(&self, other: &Self) -> bool {
        let Self { path, round, movement, view, side, glows, props, arrows, build, cones: _, reach: _ } = self;
        (path, round, movement, view, side, glows, props)
            == (&other.path, &other.round, &other.movement, &other.view, &other.side, &other.glows, &other.props)
            && (arrows, build) == (&other.arrows, &other.build)
    }
}

impl Reach {
    fn mirrored(&self) -> Self {
        let (least_x, most_x, least_y, most_y) = self.mat;
        let bounds = self.bounds.0.iter().map(|(middle, radius)| (middle.mirrored(), *radius)).collect();
        Self { bounds: Bounds(bounds), mat: (least_x, most_x, -most_y, -least_y), crosses: self.crosses }
    }
}

/// A movement that starts and ends at rest, without a jerk: 0 at 0, 1 at 1 (minimum jerk, Flash & Hogan 1985).
#[must_use]
pub fn eased(share: f64) -> f64 {
    let share = share.clamp(0.0, 1.0);
    share.powi(3) * (share * (6.0 * share - 15.0) + 10.0)
}

/// Farther than this beyond the middle, in stature, is across: a leg, and an arm, which may rest on the other knee.
const ACROSS: f64 = 0.062;
const ARM_ACROSS: f64 = 0.06;

/// Whether a hand is across the chest, or a foot or a knee across the hips.
fn crosses(stance: &Stance) -> bool {
    let beyond = |side: Side, of: Segment, part: Part| {
        let place = stance.frame(of).inward(stance.frame(Segment::Of(side, part)).origin).y;
        let across = if part == Part::Hand { ARM_ACROSS } else { ACROSS };
        place * super::skeleton::outward(side) < -across
    };
    [Side::Left, Side::Right].into_iter().any(|side| {
        beyond(side, Segment::Thoracic3, Part::Hand)
            || beyond(side, Segment::Pelvis, Part::Shank)
            || beyond(side, Segment::Pelvis, Part::Foot)
    })
}

fn is_in_focus(segment: Segment, focus: Focus, worked: Option<Side>) -> bool {
    let is_leg = matches!(segment, Segment::Of(_, Part::Thigh | Part::Shank | Part::Foot | Part::Toes));
    match focus {
        Focus::Whole => true,
        Focus::Upper => !is_leg,
        Focus::Lower => is_leg || matches!(segment, Segment::Pelvis | Segment::Lumbar1),
        Focus::Hand => {
            matches!(segment, Segment::Of(side, Part::Forearm | Part::Hand | Part::Fingers) if worked.is_none_or(|own| own == side))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::space::{Turn, at};
    use crate::figure::{Angles, Motion};

    fn standing() -> Pose {
        Pose { pelvis: at(0.0, 0.0, 0.52), turned: Turn::NONE, angles: Angles::default() }
    }

    #[test]
    fn a_close_up_is_of_the_part_it_names_and_the_hand_is_the_one_that_works() {
        let figure = |focus, side| {
            let view = View { azimuth: 0.0, elevation: 0.0, focus };
            Demonstration::new(vec![Passed { share: 1.0, pose: standing() }], view, side, Vec::new(), Vec::new()).expect("a pose")
        };
        let pixel = |focus| figure(focus, None).camera(60, 60, 0.0).pixel;
        let (whole, upper, hands) = (pixel(Focus::Whole), pixel(Focus::Upper), pixel(Focus::Hand));
        let hand = figure(Focus::Hand, Some(Side::Left)).camera(60, 60, 0.0);
        assert!(upper < 0.8 * whole && hands < 0.8 * whole && hand.pixel < 0.6 * upper, "{whole} {upper} {hands} {hand:?}");
        let stance = Stance::of(&standing(), &Build::default());
        let places = [Side::Left, Side::Right]
            .map(|side| hand.project(stance.frame(Segment::Of(side, Part::Hand)).out(at(0.0, 0.0, 0.0))).0);
        assert!((0.0..60.0).contains(&places[0]) && !(0.0..60.0).contains(&places[1]), "{places:?}");
    }

    #[test]
    fn limbs_cross_where_one_is_on_the_side_of_the_other() {
        let crossed = |motion: &[(&str, f64)]| {
            let mut pose = standing();
            for (name, degrees) in motion {
                pose.angles.set(Motion::named(name).expect("a motion"), *degrees);
            }
            crosses(&Stance::of(&pose, &Build::default()))
        };
        assert!(!crossed(&[]));
        assert!(!crossed(&[("right_hip.flexion", 90.0), ("right_knee.flexion", 90.0), ("left_shoulder.flexion", 170.0)]));
        assert!(crossed(&[("left_hip.flexion", 90.0), ("left_hip.external", 60.0), ("left_knee.flexion", 100.0)]));
        assert!(crossed(&[("right_shoulder.flexion", 90.0), ("right_shoulder.abduction", -80.0)]));
    }
}
