//! What a picture shows: lit muscles that can be seen, and the views that show a pose best.

use crate::figure::demonstration::Demonstration;
use crate::figure::finding::{Finding, Subject, Weight};
use crate::figure::flesh::Group;
use crate::figure::muscle::{Lit, Patch};
use crate::figure::paint::{Surface, View, real};
use crate::figure::posing::Posing;

/// Pixels of a look.
const LOOK: usize = 56;
/// A muscle of which less than this is seen is hidden, in square statures.
const HIDDEN: f64 = 0.0008;
/// Unless no view shows so many times as much.
const BETTER: f64 = 2.5;
/// The views that are tried: all around, at these heights.
const ELEVATIONS: [f64; 3] = [10.0, 22.0, 38.0];
const AROUND: i32 = 15;

/// Lit muscles that the view does not show, though another would.
pub(super) fn hidden(posing: &Posing, figure: &Demonstration) -> Vec<Finding> {
    let finding = |lit: &Lit| {
        let patches = lit.patches();
        let seen = seen(figure, figure.view(), &patches).lit;
        if seen >= HIDDEN {
            return None;
        }
        let shown = |view: View| (seen_of(figure, view, &patches), view);
        let (best, view) = views(figure.view()).map(shown).max_by(|one, other| one.0.total_cmp(&other.0))?;
        if best < seen * BETTER || best < HIDDEN {
            return None;
        }
        let message = format!("`{}` is lit, but cannot be seen from here", lit.written());
        let hint = format!("`view = {{ az = {:.0}, el = {:.0} }}` shows it best", view.azimuth, view.elevation);
        Some(Finding::new(Subject::View, Weight::Doubt, message).hint(hint))
    };
    // One of them in sight is enough to say where it is felt.
    let lit = posing.lit();
    let findings: Vec<Finding> = lit.iter().filter_map(finding).collect();
    if findings.len() < lit.len() { Vec::new() } else { findings.into_iter().take(1).collect() }
}

fn seen_of(figure: &Demonstration, view: View, patches: &[Patch]) -> f64 {
    seen(figure, view, patches).lit
}

/// What a look shows, in square statures, and how many parts of the body.
struct Seen {
    lit: f64,
    body: f64,
    parts: usize,
}

fn seen(figure: &Demonstration, view: View, patches: &[Patch]) -> Seen {
    let camera = figure.camera_from(view, LOOK, LOOK);
    let scene = figure.scene(1.0, false, 0.0);
    let mut surface = Surface::new(&camera);
    surface.add_body(&scene.cones, &scene.stance, patches);
    for (number, solid) in (0..).zip(&scene.solids) {
        surface.add_solid(solid, number);
    }
    let pixel = camera.pixel * camera.pixel;
    let body = || surface.spots().iter().flatten().filter(|spot| !matches!(spot.group, Group::Prop(_)));
    let mut parts: Vec<Group> = Vec::new();
    for spot in body() {
        if !parts.contains(&spot.group) {
            parts.push(spot.group);
        }
    }
    let lit: f64 = body().map(|spot| spot.lit).sum();
    Seen { lit: lit * pixel, body: real(body().count()) * pixel, parts: parts.len() }
}

/// Every view that is tried, with what `view` looks at.
fn views(view: View) -> impl Iterator<Item = View> {
    let around = move |elevation| {
        (-180..180).step_by(AROUND as usize).map(move |azimuth| View { azimuth: f64::from(azimuth), elevation, ..view })
    };
    ELEVATIONS.into_iter().flat_map(around)
}

/// Returns the views that show a pose best, the best first: where the body covers most and hides least of itself, and
/// what is lit is seen. A suggestion: it does not know from where people are used to see a stretch.
#[must_use]
pub fn suggested(figure: &Demonstration) -> Vec<View> {
    let patches: Vec<Patch> = figure.lit().into_iter().flat_map(Lit::patches).collect();
    let mut scored: Vec<(f64, View)> = views(figure.view())
        .map(|view| {
            let Seen { lit, body, parts } = seen(figure, view, &patches);
            // Eyes are used to a level look.
            let level = 1.0 - (view.elevation - 14.0).abs() / 90.0;
            (level * (body + 3.0 * lit + 0.004 * real(parts)), view)
        })
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut best: Vec<View> = Vec::new();
    for (_, view) in scored {
        let apart = |known: &View| ((view.azimuth - known.azimuth + 180.0).rem_euclid(360.0) - 180.0).abs() >= 45.0;
        if best.len() < 3 && best.iter().all(apart) {
            best.push(view);
        }
    }
    best
}
