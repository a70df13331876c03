//! The mannequin: each stretch's picture as text, poses within what joints allow, sides that agree, contacts that stay.

use crate::world::World;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use supple::app::Msg;
use supple::command::Command;
use supple::figure::flesh::cones;
use supple::figure::lengthening::lengthened;
use supple::figure::paint::{Look, paint};
use supple::figure::space::Point;
use supple::figure::{Build, Demonstration, Lit, Motion, Part, Passed, Segment, Side, Stance};
use supple::load;
use supple::model::{Id, Library, Sides};
use supple::shell::embed;
use supple::time::Moment;
use supple::view::widget::figure::{Form, braille, staged};

static FIGURES: LazyLock<BTreeMap<Id, Arc<Demonstration>>> = LazyLock::new(embed::figures);
static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &Command::reserved_letters()).library);

const SIZE: (u16, u16) = (60, 26);

fn drawn(figure: &Demonstration, share: f64) -> String {
    let (width, height) = Form::Braille.squares(SIZE.0, SIZE.1);
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
        assert!(!figure.lit().is_empty() && figure.lit().into_iter().all(Lit::is_known), "{id}: {:?}", figure.lit());
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

/// The side that is named is the side that is lit; what is lit there grows longer than on the other side, or the limb of
/// it moves.
#[test]
fn the_side_named_the_side_lit_and_the_limb_that_moves_agree() {
    let mut wrong = Vec::new();
    for (id, figure) in FIGURES.iter() {
        let stretch = LIBRARY.stretch(id.as_str()).expect("a stretch");
        if stretch.sides != Sides::Each {
            continue;
        }
        let side = figure.side().unwrap_or_else(|| panic!("{id} names no side"));
        for worked in [side, side.other()] {
            let shown = figure.for_side(Some(worked));
            assert_eq!(shown.side(), Some(worked), "{id}");
            // What is stretched first and foremost comes first.
            let sides: Vec<Side> = shown.lit().iter().filter_map(|lit| lit.side).collect();
            if sides.first() != Some(&worked) {
                wrong.push(format!("{id} lights {sides:?} where the {} is worked", worked.word()));
            }
            let stances = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| Stance::of(&shown.pose(share), &Build::default()));
            let way = |side: Side| {
                let parts = [Part::Hand, Part::Shank, Part::Foot].map(|part| Segment::Of(side, part));
                let from_start = |stance: &Stance| {
                    parts
                        .map(|part| (stances[0].frame(part).origin - stance.frame(part).origin).length())
                        .into_iter()
                        .fold(0.0, f64::max)
                };
                stances.iter().map(from_start).fold(0.0, f64::max)
            };
            let (own, other) = (way(worked), way(worked.other()));
            // A leg that is stretched may stay where it is while the other is put away.
            let hold_of = &shown.pose(1.0).angles;
            let stretched = shown.lit().into_iter().find(|lit| lit.side == Some(worked)).is_some_and(|lit| {
                let of = |side| lengthened(&lit.muscle, side, hold_of).unwrap_or(0.0);
                of(worked) > of(worked.other()) + 0.1
            });
            if own <= 0.3 * other && other > 0.05 && !stretched {
                wrong.push(format!("{id}: the {} limb moves {own:.2}, the other {other:.2}", worked.word()));
            }
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
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What rests on the floor at one moment and at the next, in the same place, stays there: it slides less than 1 % of
/// stature.
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
    let (mut pinned, mut wrong) = (0, Vec::new());
    for (id, figure) in FIGURES.iter() {
        for (from, to) in ways(figure) {
            let (start, hold) = (ends(figure, from), ends(figure, to));
            for step in 1..40 {
                let now = ends(figure, from + (to - from) * f64::from(step) / 40.0);
                for ((from, to), here) in start.iter().zip(&hold).zip(&now) {
                    let rests = from.z.abs() < 0.004 && to.z.abs() < 0.004 && (*from - *to).length() < 0.004;
                    if rests {
                        pinned += 1;
                        let slid = (here.x - from.x).hypot(here.y - from.y);
                        if slid >= 0.010 {
                            wrong.push(format!("{id} slides by {slid:.4} at step {step}"));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pinned > 100, "too little rests to say anything: {pinned}");
}

/// The ways from one moment to the next; the whole way, if there is no moment on it.
fn ways(figure: &Demonstration) -> Vec<(f64, f64)> {
    let (from, to) = (figure.moments(), figure.moments().skip(1));
    let own: Vec<(f64, f64)> = from.zip(to).collect();
    if own.is_empty() { vec![(0.0, 1.0)] } else { own }
}

/// No part of the body leaps: in a hundredth of the way from one moment to the next, none goes farther than a twentieth
/// of the body's height.
#[test]
fn nobody_leaps_on_the_way() {
    let (build, mut wrong) = (Build::default(), Vec::new());
    let flesh = cones(&build);
    for (id, figure) in FIGURES.iter() {
        let ends = |share: f64| -> Vec<Point> {
            let stance = Stance::of(&figure.pose(share), &build);
            flesh.iter().map(|cone| stance.frame(cone.segment).out(cone.to)).collect()
        };
        let step = |from: f64, to: f64| {
            let far = ends(from).into_iter().zip(ends(to)).map(|(one, other)| (one - other).length());
            far.fold(0.0, f64::max)
        };
        let hundredths = ways(figure).into_iter().flat_map(|(from, to)| {
            let at = move |hundredth: u8| from + (to - from) * f64::from(hundredth) / 100.0;
            (1..=100).map(move |hundredth| (at(hundredth - 1), at(hundredth)))
        });
        let farthest = hundredths.map(|(from, to)| step(from, to)).fold(0.0, f64::max);
        if farthest > 0.05 {
            wrong.push(format!("{id}: {farthest:.3}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

/// Left and right are told apart by colour where a limb lies across the body, and nowhere else.
#[test]
fn limbs_that_cross_are_tinted() {
    let crosses = |id: &str| FIGURES.iter().any(|(known, figure)| known.as_str() == id && figure.crosses());
    for id in ["figure-four-supine", "pigeon-pose"] {
        assert!(crosses(id), "{id}");
    }
    for id in ["butterfly", "cat-cow", "bird-dog", "sphinx", "half-kneeling-hip-flexor", "standing-side-bend"] {
        assert!(!crosses(id), "{id}");
    }
}

/// A whole session, fifty pictures a second: nothing of the body jumps, whatever is done in it.
#[test]
fn nothing_jumps_in_a_whole_session() {
    for id in ["half-kneeling-hip-flexor", "figure-four-supine", "cat-cow", "bird-dog", "open-book", "childs-pose"] {
        let mut world = World::at("2026-11-24T08:00:00+01:00");
        let text = format!("name = \"One\"\npurpose = \"mobility\"\nlevel = 1\n[[step]]\nstretch = \"{id}\"\n");
        world.add_file("routines/one.toml", &text);
        world.happen(Msg::Play(Some(Id::new("one"))));
        let (mut before, mut frames): (Option<Vec<(f64, f64)>>, u32) = (None, 0);
        let mut way = 0.0;
        while let Some(shown) = world.app.session.as_ref().and_then(|running| world.app.shown_now(&running.session.now()?)) {
            let (scene, camera) = staged(&shown, 60, 60);
            let ends = scene.cones.iter().map(|cone| scene.stance.frame(cone.segment).out(cone.to));
            let places: Vec<(f64, f64)> = ends.map(|end| camera.project(end)).collect();
            if let Some(before) = before {
                let steps = before.iter().zip(&places).map(|(a, b): (&(f64, f64), _)| (a.0 - b.0).hypot(a.1 - b.1));
                let step = steps.fold(0.0, f64::max);
                assert!(
                    step < 4.0,
                    "{id} jumps by {step} of 60 pixels after {} s: {:?} {:?} {}",
                    f64::from(frames) / 50.0,
                    shown.view,
                    shown.side,
                    shown.share
                );
                way += step;
            }
            before = Some(places);
            frames += 1;
            world.run_until(f64::from(frames) / 50.0);
            world.give("wait");
        }
        assert!(frames > 1500 && way > 60.0, "{id} moves by {way} pixels in {frames} frames");
    }
}

/// The wheel over it and the mouse that draws it along turn the figure; drawing elsewhere does nothing.
#[test]
fn the_mouse_turns_the_figure() {
    let mut world = World::at("2026-11-24T08:00:00+01:00");
    world.give("b enter");
    let turned = |world: &World| world.app.stage.turned;
    for msg in [Msg::Drag(20), Msg::LetGo] {
        world.happen(msg);
    }
    assert!(turned(&world).abs() < 1e-9);
    for (msg, degrees) in [(Msg::Turn(1.0), 15.0), (Msg::Turn(-1.0), 0.0)] {
        world.happen(msg);
        assert!((turned(&world) - degrees).abs() < 1e-9, "{degrees}");
    }
    for msg in [Msg::Grab(20), Msg::Drag(15), Msg::Drag(10), Msg::LetGo, Msg::Drag(50)] {
        world.happen(msg);
    }
    assert!((turned(&world) - 40.0).abs() < 1e-9, "{}", turned(&world));
}

/// Still is still, and asks for no wake; so does a figure at rest, one that nobody looks at, and a session that is paused.
#[test]
fn no_frame_is_drawn_that_nobody_sees() {
    let mut world = World::at("2026-11-24T08:00:00+01:00");
    world.give("b enter");
    let frame = Duration::from_millis(100);
    let wakes = |world: &World| {
        let now = Moment::START.plus(world.moment);
        world.app.next_wake().is_some_and(|wake| wake.since(now) <= frame)
    };
    world.happen(Msg::Drawn { last_scroll: 0, figure: true });
    assert!(wakes(&world), "it moves after a key");
    world.happen(Msg::Focus(false));
    assert!(!wakes(&world), "another window is in front");
    world.happen(Msg::Focus(true));
    assert!(wakes(&world));
    world.give("?");
    assert!(!wakes(&world), "help covers it");
    world.give("esc");
    world.happen(Msg::Drawn { last_scroll: 0, figure: false });
    assert!(!wakes(&world), "there is no room for it");
    world.happen(Msg::Drawn { last_scroll: 0, figure: true });
    world.run_until(19.0);
    assert!(wakes(&world));
    world.run_until(21.0);
    world.give("wait");
    assert!(!wakes(&world), "twenty seconds without a key");
}

/// With figure, pacer and countdown at once, at most fifteen frames a second; over a line to another machine, at most six;
/// none while it is paused.
#[test]
fn a_session_asks_for_few_frames() {
    for (far, most) in [(false, 15), (true, 6)] {
        let mut world = World::at("2026-11-24T08:00:00+01:00");
        world.happen(Msg::Play(Some(Id::new("morning-back"))));
        world.happen(Msg::Drawn { last_scroll: 0, figure: true });
        if far {
            world.give("far");
        }
        world.give("enter");
        let frames = |world: &mut World, seconds: u64| {
            let until = Moment::START.plus(world.moment + Duration::from_secs(seconds));
            let mut frames = 0;
            while let Some(wake) = world.app.next_wake().filter(|wake| *wake <= until) {
                world.run_until(wake.since_start().as_secs_f64());
                frames += 1;
            }
            frames
        };
        let drawn = frames(&mut world, 4);
        assert!(drawn > 10 && drawn <= 4 * most, "{drawn} frames in four seconds");
        world.give("space");
        assert!(frames(&mut world, 60) <= 1, "while it is paused");
    }
}
