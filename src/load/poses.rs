//! `poses.toml`: how the mannequin shows the stretches that ship, as solved.

use super::read;
use super::tree::{Node, Table};
use crate::figure::paint::{Focus, View};
use crate::figure::prop::Wall;
use crate::figure::space::{Point, Turn, at};
use crate::figure::{Angles, Demonstration, Lit, Motion, Placed, Pose, Prop, Side};
use crate::model::Id;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Returns what shows each stretch of a table that conforms to its fields.
#[must_use]
pub fn read(table: &Table) -> BTreeMap<Id, Arc<Demonstration>> {
    let rows = read::tables(table, "pose");
    rows.into_iter().filter_map(|(row, _)| Some((read::id(row, "stretch"), Arc::new(demonstration(row)?)))).collect()
}

fn demonstration(row: &Table) -> Option<Demonstration> {
    let path = read::tables(row, "frame").into_iter().filter_map(|(frame, _)| pose(frame)).collect();
    let [azimuth, elevation] = numbers(row, "view")[..] else { return None };
    let focus = match row.get("focus").and_then(Node::text) {
        Some("upper") => Focus::Upper,
        Some("lower") => Focus::Lower,
        Some("hand") => Focus::Hand,
        Some(_) | None => Focus::Whole,
    };
    let side = read::word(row, "side", Side::from_word);
    let lit = read::texts(row, "lit").iter().map(|text| Lit::parse(text)).collect();
    let props = read::tables(row, "props").into_iter().filter_map(|(prop, _)| placed(prop)).collect();
    Demonstration::new(path, View { azimuth, elevation, focus }, side, lit, props)
}

fn pose(frame: &Table) -> Option<Pose> {
    let point = |key: &str| {
        let [x, y, z] = numbers(frame, key)[..] else { return None };
        Some(at(x, y, z))
    };
    let turned: Point = point("turned")?;
    let degrees = [numbers(frame, "spine"), numbers(frame, "left"), numbers(frame, "right")].concat();
    let mut angles = Angles::default();
    for (motion, degrees) in Motion::all().zip(degrees) {
        angles.set(motion, degrees);
    }
    Some(Pose { pelvis: point("pelvis")?, turned: Turn::about(turned.unit(), turned.length().to_radians()), angles })
}

fn placed(prop: &Table) -> Option<Placed> {
    let number = |key: &str, otherwise: f64| prop.get(key).and_then(Node::number).unwrap_or(otherwise);
    Some(match prop.get("kind").and_then(Node::text)? {
        "strap" => Placed::Strap(read::texts(prop, "path")),
        "post" => Placed::At(Prop::Post { x: number("x", 0.0), y: number("y", 0.0) }),
        "block" => Placed::At(Prop::Block { x: number("x", 0.0), y: number("y", 0.0), height: number("height", 0.06) }),
        "wall" => {
            let side = match prop.get("side").and_then(Node::text)? {
                "front" => Wall::Front,
                "back" => Wall::Back,
                "left" => Wall::Left,
                _ => Wall::Right,
            };
            let (width, height) = (number("width", 0.35), number("height", 1.08));
            Placed::At(Prop::Wall { side, at: number("at", 0.4), along: number("along", 0.0), width, height })
        }
        _ => return None,
    })
}

fn numbers(table: &Table, key: &str) -> Vec<f64> {
    table.get(key).map(Node::list).unwrap_or_default().iter().filter_map(Node::number).collect()
}
