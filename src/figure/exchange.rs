//! From one side to the other: the start of one becomes the start of the other, seen from a camera that walks round.

use super::demonstration::Demonstration;
use super::paint::{Camera, Scene};
use super::skeleton::Stance;

/// Returns the scene `share` of the way from the start of `from` to the start of `to`, its mirror, and the camera that
/// looks at it: at 0 and at 1 what each of them shows, and no jump between.
#[must_use]
pub fn exchange(from: &Demonstration, to: &Demonstration, share: f64, size: (usize, usize), turned: f64) -> (Scene, Camera) {
    let nearer = if share < 0.5 { from } else { to };
    let pose = from.pose(0.0).toward(&to.pose(0.0), share);
    let scene = nearer.scene(0.0, false, 0.0);
    let mix = |one: f64, other: f64| one + (other - one) * share;
    let (one, other) = (from.scene(0.0, false, 0.0).mat, to.scene(0.0, false, 0.0).mat);
    let mat = (mix(one.0, other.0), mix(one.1, other.1), mix(one.2, other.2), mix(one.3, other.3));
    let scene = Scene { stance: Stance::of(&pose, &nearer.build()), mat, ..scene };
    // The two views are mirrors of each other: half way between, the figure is seen from the front.
    let (width, height) = size;
    let own = from.view().azimuth;
    let azimuth = mix(own, if own.abs() > 90.0 { to.view().azimuth + 360.0 * own.signum() } else { to.view().azimuth });
    let seen = |figure: &Demonstration| figure.camera(width, height, azimuth - figure.view().azimuth + turned);
    let near = from.camera(width, height, turned);
    (scene, seen(from).toward(&seen(to), share).with_pixel(near.pixel))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::paint::{Focus, View};
    use crate::figure::space::{Turn, at};
    use crate::figure::{Angles, Motion, Passed, Pose, Side};

    fn figure(azimuth: f64) -> Demonstration {
        let mut angles = Angles::default();
        for (number, motion) in Motion::all().enumerate().filter(|(number, _)| number % 5 == 0) {
            angles.set(motion, if number % 2 == 0 { 20.0 } else { 8.0 });
        }
        let pose = Pose { pelvis: at(0.0, 0.02, 0.5), turned: Turn::about_x(0.2), angles };
        let view = View { azimuth, elevation: 12.0, focus: Focus::Whole };
        Demonstration::new(
            vec![Passed { share: 0.0, pose }, Passed { share: 1.0, pose }],
            view,
            Some(Side::Right),
            Vec::new(),
            Vec::new(),
        )
        .expect("a pose")
    }

    #[test]
    fn it_begins_as_one_side_and_ends_as_the_other_without_a_jump() {
        for azimuth in [-68.0, 22.0, 0.0, 130.0, -175.0] {
            let right = figure(azimuth);
            let left = right.for_side(Some(Side::Left));
            let places = |share: f64| {
                let (scene, camera) = exchange(&right, &left, share, (60, 60), 0.0);
                scene.cones.iter().map(|cone| camera.project(scene.stance.frame(cone.segment).out(cone.to))).collect::<Vec<_>>()
            };
            let shown = |figure: &Demonstration| {
                let (scene, camera) = (figure.scene(0.0, false, 0.0), figure.camera(60, 60, 0.0));
                scene.cones.iter().map(|cone| camera.project(scene.stance.frame(cone.segment).out(cone.to))).collect::<Vec<_>>()
            };
            let farthest = |one: &[(f64, f64)], other: &[(f64, f64)]| {
                one.iter().zip(other).map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1)).fold(0.0, f64::max)
            };
            assert!(farthest(&places(0.0), &shown(&right)) < 1e-6, "{azimuth}");
            assert!(farthest(&places(1.0), &shown(&left)) < 1e-6, "{azimuth}");
            for step in 0..50_u32 {
                let (before, after) = (f64::from(step) / 50.0, f64::from(step + 1) / 50.0);
                assert!(farthest(&places(before), &places(after)) < 3.0, "{azimuth} at {before}");
            }
        }
    }
}
