//! `poses.toml`: poses as the solver found them, with prints of what they were solved from; read and written.

use super::fields::pose::{POSES, STORED_NUMBERS};
use super::read;
use super::tree::{Node, Span, Table, parse};
use crate::figure::freedom::{FREEDOMS, Values};
use crate::figure::space::{Turn, at};
use crate::figure::{Angles, Passed, Pose};
use crate::load::conform::{Report, conform};
use crate::model::Id;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The way of a stretch, solved.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Of what it was solved from.
    pub print: String,
    pub path: Vec<Passed>,
    /// What was solved: the value of every freedom at each moment. The file that ships goes without.
    pub moments: Vec<Values>,
}

/// Whole numbers are stored: thousandths of the way, ten-thousandths of stature, tenths of a degree.
const OF_WAY: f64 = 1000.0;
const OF_STATURE: f64 = 10_000.0;
const OF_DEGREE: f64 = 10.0;

const HEAD: &str = "\
# How the mannequin shows the stretches: poses as the solver found them, made from the `[pose]` of each stretch.
# Not to be edited by hand: `cargo run --release --example solve_poses` makes this file anew.
#
# A row of `path` is a pose on the way: its share of the way in thousandths; the middle between the hips (x forward,
# y to the left, z up) in ten-thousandths of stature; the axis of the pelvis' turn times its angle, and the angles in
# the order of `figure::Motion`, in tenths of a degree.
";

/// Returns the stored way of each stretch of a table that conforms to its fields.
#[must_use]
pub fn read(table: &Table) -> BTreeMap<Id, Stored> {
    let rows = read::tables(table, "pose");
    rows.into_iter().filter_map(|(row, _)| Some((read::id(row, "stretch"), stored(row)?))).collect()
}

/// Returns the ways in a file that [`written`] wrote; nothing where it was damaged.
#[must_use]
pub fn parsed(text: &str) -> BTreeMap<Id, Stored> {
    let mut report = Report::new("", text);
    parse(text).map(|table| read(&conform(&table, Span::default(), POSES, &mut report).table)).unwrap_or_default()
}

/// Returns the file that stores some ways.
#[must_use]
pub fn written(ways: &BTreeMap<Id, Stored>) -> String {
    let mut text = HEAD.to_owned();
    for (id, Stored { print, path, moments }) in ways {
        let _ = write!(text, "\n[[pose]]\nstretch = \"{id}\"\nprint = \"{print}\"\npath = [\n");
        for passed in path {
            let numbers: Vec<String> = numbers(passed).iter().map(|number| format!("{number:.0}")).collect();
            // Zero has no sign.
            let _ = writeln!(text, "  [{}],", numbers.join(", ").replace("-0,", "0,"));
        }
        text.push_str("]\n");
        if !moments.is_empty() {
            let rows: Vec<String> = moments.iter().map(|values| format!("  {values:?},\n")).collect();
            let _ = write!(text, "moments = [\n{}]\n", rows.concat());
        }
    }
    text
}

fn numbers(Passed { share, pose }: &Passed) -> Vec<f64> {
    let turned = pose.turned.rotation();
    let turned = [turned.x, turned.y, turned.z].map(|angle| (angle.to_degrees() * OF_DEGREE).round());
    let place = [pose.pelvis.x, pose.pelvis.y, pose.pelvis.z].map(|length| (length * OF_STATURE).round());
    let angles = pose.angles.all().map(|angle| (angle * OF_DEGREE).round());
    std::iter::once((share * OF_WAY).round()).chain(place).chain(turned).chain(angles).collect()
}

fn stored(row: &Table) -> Option<Stored> {
    let path: Option<Vec<Passed>> = row.get("path")?.list().iter().map(passed).collect();
    let moments = row.get("moments").map(Node::list).unwrap_or_default().iter().filter_map(values).collect();
    path.filter(|path| !path.is_empty()).map(|path| Stored { print: read::text(row, "print"), path, moments })
}

fn values(node: &Node) -> Option<Values> {
    let numbers: Vec<f64> = node.list().iter().filter_map(Node::number).collect();
    numbers.try_into().ok()
}

fn passed(node: &Node) -> Option<Passed> {
    let numbers: Vec<f64> = node.list().iter().filter_map(Node::number).collect();
    let [share, x, y, z, about_x, about_y, about_z, angles @ ..] = &numbers[..] else { return None };
    let turned = at(*about_x, *about_y, *about_z) * (1.0 / OF_DEGREE);
    let mut degrees = [0.0; FREEDOMS - 6];
    if numbers.len() != STORED_NUMBERS || angles.len() != degrees.len() {
        return None;
    }
    for (degree, stored) in degrees.iter_mut().zip(angles) {
        *degree = stored / OF_DEGREE;
    }
    let pose = Pose {
        pelvis: at(*x, *y, *z) * (1.0 / OF_STATURE),
        turned: Turn::about(turned.unit(), turned.length().to_radians()),
        angles: Angles::of(degrees),
    };
    Some(Passed { share: share / OF_WAY, pose })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::paint::real;

    #[test]
    fn what_is_written_is_read_again_within_half_a_unit() {
        let angles = std::array::from_fn(|number| real(number) * 3.3 - 40.04);
        let pose = Pose {
            pelvis: at(0.1, -0.00003, 0.51),
            turned: Turn::about_x(1.0).then(Turn::about_z(-2.0)),
            angles: Angles::of(angles),
        };
        let ways = BTreeMap::from([(
            Id::new("a-b"),
            Stored { print: "1f".to_owned(), path: vec![Passed { share: 0.3333, pose }], moments: vec![[0.25; FREEDOMS]] },
        )]);
        let text = written(&ways);
        assert!(!text.contains("-0,"), "{text}");
        let read = parsed(&text);
        let back = &read[&Id::new("a-b")];
        assert_eq!((back.print.as_str(), &back.moments), ("1f", &vec![[0.25; FREEDOMS]]));
        for (one, other) in back.path[0].pose.angles.all().iter().zip(pose.angles.all()) {
            assert!((one - other).abs() <= 0.05 + 1e-9);
        }
        assert!(back.path[0].pose.turned.back().then(pose.turned).rotation().length() < 0.003);
        assert_eq!(written(&read), text, "what is read is written as it was");
        assert_eq!(parsed(&text.replace(']', "")), BTreeMap::new());
    }
}
