//! Poses: what ships is what the solver finds, every rule is seen to be broken, what is misspelt is told of.

#[path = "poses/rules.rs"]
mod rules;
#[path = "poses/words.rs"]
mod words;

use std::sync::LazyLock;
use supple::command::Command;
use supple::figure::fingerprint::fingerprint;
use supple::figure::solve::Body;
use supple::figure::{Build, Passed, way};
use supple::load::pose::Written;
use supple::load::{self, Content, Loaded, Source, Topic};
use supple::model::{Id, Origin};
use supple::problem::Problem;
use supple::shell::embed;

static BODY: LazyLock<Body> = LazyLock::new(|| Body::of(&Build::default()));

fn shipped() -> Loaded {
    load::load(&embed::sources(), &Command::reserved_letters())
}

/// A stretch called `probe` of both sides together, or of each, with this `[pose]`.
fn source(sides: &str, pose: &str) -> Source {
    let text = format!(
        "name = \"Probe\"\nregions = [\"hamstrings\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"{sides}\"\nlevel = 1\n\
         [dose]\nhold = 30\n[guide]\nsetup = \"Stand.\"\n[pose]\n{pose}\n"
    );
    Source {
        path: "stretches/probe.toml".to_owned(),
        stem: "probe".to_owned(),
        topic: Topic::Stretch,
        origin: Origin::Own,
        content: Content::Bytes(text.into_bytes()),
    }
}

/// How `probe` is posed, and what is wrong with how it is written.
fn probed(sides: &str, pose: &str) -> (Option<Written>, Vec<Problem>) {
    let sources: Vec<Source> = embed::sources().into_iter().chain([source(sides, pose)]).collect();
    let mut loaded = load::load(&sources, &Command::reserved_letters());
    (loaded.poses.remove(&Id::new("probe")), loaded.problems)
}

/// The file of solved poses is what the solver finds, pose by pose, within half a degree.
#[test]
fn shipped_poses_are_what_the_solver_finds() {
    let stored = embed::poses();
    let loaded = shipped();
    let known: Vec<&Id> = loaded.poses.keys().collect();
    assert_eq!(stored.keys().collect::<Vec<_>>(), known, "`cargo run --release --example solve_poses` makes the file anew");
    let halves = loaded.poses.iter().collect::<Vec<_>>();
    let (one, other) = halves.split_at(halves.len() / 2);
    let hold = |half: &[(&Id, &Written)]| {
        for (id, Written { posing, .. }) in half {
            let stored = &stored[*id];
            assert_eq!(stored.print, fingerprint(posing, &BODY), "{id} was posed anew: run the example solve_poses");
            let moments = way::moments(posing, &BODY).expect("a position");
            let path = way::path(posing, &moments, &BODY);
            assert_eq!(path.len(), stored.path.len(), "{id}");
            for (Passed { share, pose }, known) in path.iter().zip(&stored.path) {
                assert!((share - known.share).abs() < 0.001, "{id}");
                assert!((pose.pelvis - known.pose.pelvis).length() < 0.002, "{id} at {share}");
                let turned = pose.turned.back().then(known.pose.turned).rotation().length().to_degrees();
                let off = pose.angles.all().iter().zip(known.pose.angles.all()).map(|(one, other)| (one - other).abs());
                let off = off.fold(turned, f64::max);
                assert!(off <= 0.5, "{id} at {share}: {off}° off");
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| hold(one));
        hold(other);
    });
}
