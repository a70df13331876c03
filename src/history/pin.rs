//! The pins of the Monday routines as lines of JSON.

use crate::model::Id;
use crate::rotation::Pin;
use crate::time::Day;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Line {
    monday: String,
    routine: String,
}

/// Returns the pin as one line, without the line break.
#[must_use]
pub fn to_line(pin: &Pin) -> String {
    let line = Line { monday: pin.week.monday().to_string(), routine: pin.routine.to_string() };
    serde_json::to_string(&line).unwrap_or_default()
}

/// Returns the pins of `text`; lines that are none are passed over, for a pin lost is a routine chosen anew.
#[must_use]
pub fn read(text: &str) -> Vec<Pin> {
    let pin = |line: &str| {
        let line: Line = serde_json::from_str(line).ok()?;
        Some(Pin { week: Day::parse(&line.monday)?.week(), routine: Id::new(&line.routine) })
    };
    text.lines().filter_map(pin).collect()
}
