//! What poses cost, and what their checks find: solving, the way in, all that ships; and faults put in on purpose.

use super::{both, instant, median_and_longest, millis, row, say};
use std::collections::BTreeMap;
use std::time::Duration;
use supple::command::Command;
use supple::figure::finding::{Finding, Weight};
use supple::figure::freedom::Freedom;
use supple::figure::posing::Posing;
use supple::figure::sketch::{Reach, Target};
use supple::figure::solve::{Body, solve};
use supple::figure::study::{Study, study};
use supple::figure::{Build, Motion, Part, Segment, Side, Stance, point, way};
use supple::load::{self, Content, Source, Topic};
use supple::model::Origin;
use supple::shell::embed;

pub(super) fn measure() {
    let body = Body::of(&Build::default());
    let poses = load::load(&embed::sources(), &Command::reserved_letters()).poses;
    let posings: BTreeMap<String, Posing> = poses.into_iter().map(|(id, written)| (id.to_string(), written.posing)).collect();
    say(format!("\nPoses of the {} stretches that ship", posings.len()));
    let (mut fresh, mut ways) = (Vec::new(), Vec::new());
    let start = instant();
    for posing in posings.values() {
        for sketch in posing.sketches().unwrap_or_default() {
            let start = instant();
            std::hint::black_box(solve(&sketch, &body));
            fresh.push(start.elapsed());
        }
    }
    let solved = start.elapsed();
    for posing in posings.values() {
        let moments = way::moments(posing, &body).unwrap_or_default();
        let start = instant();
        std::hint::black_box(way::path(posing, &moments, &body));
        ways.push(start.elapsed());
    }
    row("solve a fresh pose", both(median_and_longest(fresh)), "< 60 ms, at most 150 ms");
    let whole = solved + ways.iter().sum::<Duration>();
    row("the way into it", both(median_and_longest(ways)), "< 100 ms");
    row("all of them anew, on one core", millis(whole), "< 20 s on two");
    say("Faults put into held poses: what is said that was not said before");
    faults(&posings, &body, false);
    let held = held();
    say(format!("The same for the {} poses of the design's own count, in brackets what its checks found", held.len()));
    faults(&held, &body, true);
}

/// The poses of the design's own count.
fn held() -> BTreeMap<String, Posing> {
    let texts: BTreeMap<String, String> = toml::from_str(include_str!("../held.toml")).unwrap_or_default();
    let areas = embed::sources().into_iter().find(|source| source.topic == Topic::Areas);
    let posing = |(id, pose): (String, String)| {
        let stem = id.replace('_', "-");
        let text = format!(
            "name = \"Held\"\nregions = [\"lower-back\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"together\"\n\
             level = 1\n[dose]\nhold = 30\n[guide]\nsetup = \"Hold.\"\n{pose}"
        );
        let (path, content) = (format!("stretches/{stem}.toml"), Content::Bytes(text.into_bytes()));
        let source = Source { path, stem, topic: Topic::Stretch, origin: Origin::Own, content };
        let sources: Vec<Source> = areas.iter().cloned().chain([source]).collect();
        let written = load::load(&sources, &[]).poses.into_values().next()?;
        Some((id, written.posing))
    };
    texts.into_iter().filter_map(posing).collect()
}

/// A way to spoil a pose: its name, and every spoilt copy of one.
///
/// Last, what the checks of the design found of its poses, and what of it was told as wrong, in a hundred.
type Fault = (&'static str, fn(&Posing) -> Vec<Posing>, (u32, u32));

const FAULTS: [Fault; 5] = [
    ("a sign flipped", |posing| each_angle(posing, |(freedom, value)| Some((freedom, -value))), (95, 79)),
    ("60° too much", |posing| each_angle(posing, |(freedom, value)| Some((freedom, value + 60.0))), (88, 67)),
    ("the wrong side", sides, (70, 54)),
    ("a contact forgotten", forgotten, (59, 28)),
    ("a reach to the other side", across, (56, 44)),
];

/// What nobody sees, in stature: a fault that nothing is said of, and that moves no part so far, does no harm.
const HARMLESS: f64 = 0.05;

/// Puts every fault into every held pose, and counts those that the checks say something new of.
///
/// The design counted a message with another figure in it as a new one; for what ships, figures are left aside.
fn faults(posings: &BTreeMap<String, Posing>, body: &Body, as_designed: bool) {
    let held: Vec<&Posing> = posings.values().filter(|posing| posing.frames.is_empty()).collect();
    for (name, spoil, (found, wrong)) in FAULTS {
        let (mut harmful, mut caught, mut faulty) = (0_u32, 0_u32, 0_u32);
        for posing in &held {
            let Some(good) = study(posing, body) else { continue };
            for spoilt in spoil(posing) {
                let Some(bad) = study(&spoilt, body) else { continue };
                let new = news(&good.findings, &bad.findings, as_designed);
                if new.is_empty() && farthest(&good, &bad, body) < HARMLESS {
                    continue;
                }
                harmful += 1;
                caught += u32::from(!new.is_empty());
                faulty += u32::from(new.iter().any(|finding| finding.weight == Weight::Fault));
            }
        }
        let share = |count: u32| 100.0 * f64::from(count) / f64::from(harmful.max(1));
        let wanted = if as_designed { format!("{found} %, {wrong} % as wrong") } else { String::new() };
        row(name, format!("{:.0} % of {harmful}, {:.0} % as wrong", share(caught), share(faulty)), &wanted);
    }
}

/// What is said of `bad` that is not said of `good`, with other figures or without.
fn news<'f>(good: &[Finding], bad: &'f [Finding], with_figures: bool) -> Vec<&'f Finding> {
    let is_said = |letter: &char| with_figures || !letter.is_ascii_digit();
    let told = |finding: &Finding| finding.message.chars().filter(is_said).collect::<String>();
    let known: Vec<(Weight, String)> = good.iter().map(|finding| (finding.weight, told(finding))).collect();
    bad.iter().filter(|finding| !known.contains(&(finding.weight, told(finding)))).collect()
}

/// How far apart the holds are, by the part that is farthest from where it was.
fn farthest(good: &Study, bad: &Study, body: &Body) -> f64 {
    let stances = [good, bad].map(|study| Stance::of(&study.figure.pose(1.0), &body.build));
    let parts = [Part::Hand, Part::Forearm, Part::Shank, Part::Foot];
    let segments = [Side::Left, Side::Right].into_iter().flat_map(|side| parts.map(|part| Segment::Of(side, part)));
    let far = |segment| (stances[0].frame(segment).origin - stances[1].frame(segment).origin).length();
    segments.chain([Segment::Head, Segment::Thoracic3, Segment::Pelvis]).map(far).fold(0.0, f64::max)
}

/// Every angle as it was typed: that of both sides at once, where they were typed at once.
fn each_angle(posing: &Posing, change: impl Fn((Freedom, f64)) -> Option<(Freedom, f64)>) -> Vec<Posing> {
    let set = &posing.hold.set;
    let twin = |(freedom, value): (Freedom, f64)| {
        let other = other_side(freedom)?;
        set.iter().position(|(own, known)| *own == other && (known - value).abs() < 1e-9)
    };
    let spoilt = |(place, row): (usize, &(Freedom, f64))| {
        let twin = twin(*row);
        if row.1.abs() < 5.0 || twin.is_some_and(|twin| twin < place) {
            return None;
        }
        let mut spoilt = posing.clone();
        for place in std::iter::once(place).chain(twin) {
            let row = spoilt.hold.set.get_mut(place)?;
            *row = change(*row)?;
        }
        Some(spoilt)
    };
    set.iter().enumerate().filter_map(spoilt).collect()
}

/// What was typed for one side, on the other.
fn sides(posing: &Posing) -> Vec<Posing> {
    let is_alone = |(freedom, value): &(Freedom, f64)| {
        let other = other_side(*freedom)?;
        let is_twin = |(own, known): &(Freedom, f64)| *own == other && (known - value).abs() < 1e-9;
        (value.abs() >= 5.0 && !posing.hold.set.iter().any(is_twin)).then_some(other)
    };
    let spoilt = |row: &(Freedom, f64)| {
        let other = is_alone(row)?;
        let mut spoilt = posing.clone();
        spoilt.hold.set.retain(|(own, _)| *own != other);
        let own = spoilt.hold.set.iter_mut().find(|own| own.0 == row.0)?;
        own.0 = other;
        Some(spoilt)
    };
    posing.hold.set.iter().filter_map(spoilt).collect()
}

fn other_side(freedom: Freedom) -> Option<Freedom> {
    let Freedom::Joint(Motion::Of(side, limb)) = freedom else { return None };
    Some(Freedom::Joint(Motion::Of(side.other(), limb)))
}

fn forgotten(posing: &Posing) -> Vec<Posing> {
    let floor = posing.hold.floor.clone().unwrap_or_default();
    let without = |place: usize| {
        let mut spoilt = posing.clone();
        spoilt.hold.floor.as_mut()?.remove(place);
        Some(spoilt)
    };
    (0..floor.len()).filter_map(without).collect()
}

fn across(posing: &Posing) -> Vec<Posing> {
    let reaches = posing.hold.reaches.clone().unwrap_or_default();
    let swapped = |place: usize| {
        let mut spoilt = posing.clone();
        let Reach { to, .. } = spoilt.hold.reaches.as_mut()?.get_mut(place)?;
        let Target::Mark(name) = to else { return None };
        let other = point::mirrored(name);
        if other == *name {
            return None;
        }
        *name = other;
        Some(spoilt)
    };
    (0..reaches.len()).filter_map(swapped).collect()
}
