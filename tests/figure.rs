//! The mannequin: each stretch's picture as text, poses within what joints allow, sides that agree, contacts that stay.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use supple::command::Command;
use supple::figure::flesh::cones;
use supple::figure::paint::{Look, paint};
use supple::figure::space::Point;
use supple::figure::{Build, Demonstration, Lit, Motion, Part, Passed, Segment, Side, Stance};
use supple::load;
use supple::model::{Id, Library, Sides};
use supple::shell::embed;
use supple::view::widget::figure::{Form, braille};

static FIGURES: LazyLock<BTreeMap<Id, Arc<Demonstration>>> = LazyLock::new(embed::figures);
static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &Command::reserved_letters()).library);

const SIZE: (u16, u16) = (60, 26);

fn drawn(figure: &Demonstration, share: f64) -> String {
    let (width, height) = Form::Braille.pixels(SIZE.0, SIZE.1);
    let picture = paint(&figure.scene(share, true, 0.0), &figure.camera(width, height, 0.0), &Look::clothed(true), 1.0);
    braille(&picture).iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// A pose that changes shows in review: `SUPPLE_UPDATE=1` draws the pictures anew.
#[test]
fn every_figure_looks_as_it_did() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    let file = |id: &Id| folder.join(format!("{id}.txt"));
    let mut wrong = Vec::new();
    for (id, figure) in FIGURES.iter() {
        let picture = format!("start\n{}\nhold\n{}", drawn(figure, 0.0), drawn(figure, 1.0));
        if std::env::var_os("SUPPLE_UPDATE").is_some() {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(file(id), &picture).expect("written");
        }
        if fs::read_to_string(file(id)).unwrap_or_default().replace("\r\n", "\n") != picture {
            wrong.push(format!("{id} looks otherwise:\n{picture}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let known: Vec<PathBuf> = FIGURES.keys().map(file).collect();
    let kept = fs::read_dir(&folder).expect("pictures").map(|entry| entry.expect("an entry").path());
    assert_eq!(kept.filter(|path| !known.contains(path)).collect::<Vec<_>>(), Vec::<PathBuf>::new(), "of no stretch");
}

#[test]
fn every_figure_belongs_to_a_stretch_and_lights_known_muscles() {
    assert!(FIGURES.len() >= 18);
    for (id, figure) in FIGURES.iter() {
        assert!(LIBRARY.stretch(id.as_str()).is_some(), "{id}");
        assert!(!figure.lit().is_empty() && figure.lit().iter().all(Lit::is_known), "{id}: {:?}", figure.lit());
    }
}

#[test]
fn no_joint_goes_farther_than_it_may() {
    for (id, figure) in FIGURES.iter() {
        for Passed { pose, .. } in figure.path() {
            for motion in Motion::all() {
                let (least, most) = motion.reach().most;
                let degrees = pose.angles.get(motion);
                assert!(degrees >= least - 0.1 && degrees <= most + 0.1, "{id}: {} is {degrees}", motion.name());
            }
        }
    }
}

/// The side that is named is the side that is lit, and the limb of it moves at least as much as the other.
#[test]
fn the_side_named_the_side_lit_and_the_limb_that_moves_agree() {
    for (id, figure) in FIGURES.iter() {
        let stretch = LIBRARY.stretch(id.as_str()).expect("a stretch");
        if stretch.sides != Sides::Each {
            continue;
        }
        let side = figure.side().unwrap_or_else(|| panic!("{id} names no side"));
        for worked in [side, side.other()] {
            let shown = figure.for_side(Some(worked));
            assert_eq!(shown.side(), Some(worked), "{id}");
            let sides: Vec<Side> = shown.lit().iter().filter_map(|lit| lit.side).collect();
            assert!(sides.contains(&worked), "{id}: {sides:?}");
        }
        // The mirrored body is the mirror of the body.
        let own = Stance::of(&figure.pose(1.0), &Build::default());
        let other = Stance::of(&figure.for_side(Some(side.other())).pose(1.0), &Build::default());
        for part in [Part::Hand, Part::Foot] {
            let tip = Point::ZERO;
            let (a, b) = (own.frame(Segment::Of(side, part)).out(tip), other.frame(Segment::Of(side.other(), part)).out(tip));
            assert!((a.mirrored() - b).length() < 1e-9, "{id}");
        }
    }
}

/// What rests on the floor at both ends of the way, in the same place, stays there: it slides less than 1 % of stature.
#[test]
fn what_rests_on_the_floor_does_not_slide() {
    let build = Build::default();
    let ends = |figure: &Demonstration, share: f64| -> Vec<Point> {
        let stance = Stance::of(&figure.pose(share), &build);
        let ends = cones(&build).into_iter().flat_map(|cone| {
            let frame = *stance.frame(cone.segment);
            [(cone.from, cone.from_radius), (cone.to, cone.to_radius)].map(|(end, radius)| {
                let middle = frame.out(end);
                Point { z: middle.z - radius, ..middle }
            })
        });
        ends.collect()
    };
    let mut pinned = 0;
    for (id, figure) in FIGURES.iter() {
        let (start, hold) = (ends(figure, 0.0), ends(figure, 1.0));
        for step in 1..40 {
            let now = ends(figure, f64::from(step) / 40.0);
            for ((from, to), here) in start.iter().zip(&hold).zip(&now) {
                let rests = from.z.abs() < 0.004 && to.z.abs() < 0.004 && (*from - *to).length() < 0.004;
                if rests {
                    pinned += 1;
                    let slid = (here.x - from.x).hypot(here.y - from.y);
                    assert!(slid < 0.010, "{id} slides by {slid} at step {step}");
                }
            }
        }
    }
    assert!(pinned > 100, "too little rests to say anything: {pinned}");
}

/// Nothing sinks into the floor on the way, beyond what flesh gives.
#[test]
fn nobody_goes_through_the_floor() {
    let build = Build::default();
    for (id, figure) in FIGURES.iter() {
        for step in 0..=20 {
            let stance = Stance::of(&figure.pose(f64::from(step) / 20.0), &build);
            for cone in cones(&build).iter().filter(|cone| cone.segment != Segment::Head) {
                let frame = stance.frame(cone.segment);
                for (end, radius) in [(cone.from, cone.from_radius), (cone.to, cone.to_radius)] {
                    let low = frame.out(end).z - radius;
                    assert!(low > -0.042, "{id} sinks to {low} at {step}: {:?}", cone.segment);
                }
            }
        }
    }
}

/// A painting is as wide and as high as asked, and says nothing that is no number.
#[test]
fn any_size_can_be_painted() {
    let figure = FIGURES.values().next().expect("a figure");
    for (width, height) in [(0, 0), (1, 1), (1, 40), (200, 3), (33, 17)] {
        let picture = paint(&figure.scene(0.5, true, 1.0), &figure.camera(width, height, 77.0), &Look::clay(false), 1.0);
        assert_eq!(picture.pixels.len(), width * height);
        assert!(picture.pixels.iter().all(|pixel| pixel.colour.luma().is_finite() && (0.0..=1.0).contains(&pixel.cover)));
    }
}
