//! The record of one session: what was planned and what was held, by step and side. Value ⇄ line of JSON.

use super::in_library_order;
use crate::model::words::Skip;
use crate::model::{Id, Library, Side, Sides};
use crate::printable;
use crate::session::plan::{Segment, SegmentKind, Work, side_of_rep};
use crate::session::{Held, Session, State};
use crate::time::Wall;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What is kept of a session. Texts in it are ids and names; times are whole seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    v: u8,
    /// RFC 3339, local time with offset.
    pub started: String,
    pub routine: String,
    pub name: String,
    pub outcome: Outcome,
    /// From start to end, pauses included.
    pub seconds: u64,
    pub steps: Vec<StepRecord>,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Finished,
    Stopped,
}

/// What was planned and held of one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    pub stretch: String,
    pub name: String,
    /// The home region.
    pub region: String,
    pub planned: Seconds,
    pub held: Seconds,
    /// Why it was left before it was done, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "reason")]
    pub skipped: Option<Skip>,
}

/// A reason as its word; one that is not known is none.
mod reason {
    use crate::model::words::Skip;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub(super) fn serialize<S: Serializer>(skip: &Option<Skip>, to: S) -> Result<S::Ok, S::Error> {
        skip.map(Skip::word).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Skip>, D::Error> {
        Ok(Option::<String>::deserialize(from)?.and_then(|word| Skip::from_word(&word)))
    }
}

/// Seconds by side; `both` is both sides at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seconds {
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left: u64,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub right: u64,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub both: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(seconds: &u64) -> bool {
    *seconds == 0
}

/// The version of the format.
const VERSION: u8 = 1;
/// Seconds of a month: nobody holds or waits longer, and no sum of such times is too large.
const MOST: u64 = 31 * 24 * 3600;

impl Seconds {
    #[must_use]
    pub const fn total(self) -> u64 {
        self.left + self.right + self.both
    }

    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { left: self.left + other.left, right: self.right + other.right, both: self.both + other.both }
    }

    fn of(held: Held) -> Self {
        let whole = |length: std::time::Duration| (length + std::time::Duration::from_millis(500)).as_secs();
        Self { left: whole(held.left), right: whole(held.right), both: whole(held.both) }
    }
}

impl Record {
    /// Returns the record of `session`, which started at `started`.
    #[must_use]
    pub fn of(session: &Session, started: Wall) -> Self {
        let plan = session.plan();
        let head = session.head();
        let steps = plan
            .steps
            .iter()
            .enumerate()
            .map(|(index, step)| StepRecord {
                stretch: step.stretch.id.to_string(),
                name: step.stretch.name.clone(),
                region: step.stretch.home().to_string(),
                planned: Seconds::of(planned(&plan.segments, index, step.stretch.sides)),
                held: Seconds::of(head.held().get(index).copied().unwrap_or_default()),
                skipped: head.skipped().get(index).copied().flatten(),
            })
            .collect();
        Self {
            v: VERSION,
            started: started.to_string(),
            routine: plan.routine.to_string(),
            name: plan.name.clone(),
            outcome: if head.state() == State::Finished { Outcome::Finished } else { Outcome::Stopped },
            seconds: head.time().as_secs(),
            steps,
        }
    }

    /// Reads a line.
    ///
    /// # Errors
    /// Why it is no record, in a few words.
    pub fn from_line(line: &str) -> Result<Self, String> {
        let record: Self = serde_json::from_str(line.trim()).map_err(|error| match error.classify() {
            serde_json::error::Category::Eof => "it is torn".to_owned(),
            serde_json::error::Category::Syntax | serde_json::error::Category::Io => "it is not JSON".to_owned(),
            serde_json::error::Category::Data => "a field is missing or of another kind".to_owned(),
        })?;
        if record.v != VERSION {
            return Err(format!("it is of version {}", record.v));
        }
        if Wall::parse(&record.started).is_none() {
            return Err("its `started` is no time".to_owned());
        }
        let of_steps = record.steps.iter().flat_map(|step| [step.planned, step.held]);
        let seconds = of_steps.flat_map(|seconds| [seconds.left, seconds.right, seconds.both]).chain([record.seconds]);
        if seconds.max().is_some_and(|most| most > MOST) {
            return Err("it has more seconds than a session can have".to_owned());
        }
        Ok(record.cleaned())
    }

    /// The file may come from anywhere: nothing hidden in its texts goes any further.
    fn cleaned(mut self) -> Self {
        let texts = [&mut self.started, &mut self.routine, &mut self.name];
        let of_steps = self.steps.iter_mut().flat_map(|step| [&mut step.stretch, &mut step.name, &mut step.region]);
        for text in texts.into_iter().chain(of_steps) {
            if let Cow::Owned(clean) = printable::clean(text) {
                *text = clean;
            }
        }
        self
    }

    /// Returns the record as one line, without the line break.
    #[must_use]
    pub fn to_line(&self) -> String {
        // These types have nothing in them that cannot be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Returns whether both are records of one session.
    #[must_use]
    pub fn is_of_same_session(&self, other: &Self) -> bool {
        self.started == other.started && self.routine == other.routine
    }

    /// Returns what was left out, wholly or for the most part: steps, or sides of steps, up to where it was stopped.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        let reached = match self.outcome {
            Outcome::Finished => self.steps.len(),
            // The step it was stopped in was not left out: it was not finished.
            Outcome::Stopped => self.steps.iter().rposition(|step| step.held.total() > 0).unwrap_or(0),
        };
        self.steps.iter().take(reached).filter_map(StepRecord::left_out).collect()
    }

    /// Returns at how many steps it hurt.
    #[must_use]
    pub fn times_hurt(&self) -> usize {
        self.steps.iter().filter(|step| step.skipped == Some(Skip::Hurts)).count()
    }

    /// Returns the seconds held, all steps and sides together.
    #[must_use]
    pub fn held(&self) -> u64 {
        self.steps.iter().map(|step| step.held.total()).sum()
    }

    /// Returns the seconds held by home area, in the library's order.
    #[must_use]
    pub fn seconds_by_area(&self, library: &Library) -> Vec<(Id, u64)> {
        let mut sums: BTreeMap<Id, u64> = BTreeMap::new();
        for step in &self.steps {
            if let Some(area) = library.area_of(&Id::new(&step.region)) {
                *sums.entry(area.id.clone()).or_default() += step.held.total();
            }
        }
        in_library_order(&sums, library)
    }
}

impl StepRecord {
    fn left_out(&self) -> Option<String> {
        match self.skipped {
            // Something else was done in its place.
            Some(Skip::Easier | Skip::Harder) => return None,
            Some(skip @ (Skip::Hurts | Skip::Done | Skip::Never)) => return Some(format!("{} ({})", self.name, skip.title())),
            Some(Skip::NotNow) | None => {}
        }
        let missed = |planned: u64, held: u64| planned > 0 && held * 2 < planned;
        let parts: Vec<&str> = [
            (missed(self.planned.left, self.held.left), Side::Left.word()),
            (missed(self.planned.right, self.held.right), Side::Right.word()),
            (missed(self.planned.both, self.held.both), "whole"),
        ]
        .into_iter()
        .filter_map(|(missed, word)| missed.then_some(word))
        .collect();
        match parts.as_slice() {
            [] => None,
            ["whole"] | [_, _, ..] => Some(self.name.clone()),
            [side] => Some(format!("{}, {side} side", self.name)),
        }
    }
}

/// What the plan holds of a step, by side.
fn planned(segments: &[Segment], step: usize, sides: Sides) -> Held {
    let mut planned = Held::default();
    for segment in segments.iter().filter(|segment| segment.step == step) {
        let SegmentKind::Work(work) = &segment.kind else { continue };
        match work {
            Work::Reps { tempo } if sides == Sides::Alternating => {
                let rep: std::time::Duration = tempo.iter().sum();
                let reps = segment.length.as_nanos() / rep.as_nanos().max(1);
                for number in 0..u32::try_from(reps).unwrap_or(u32::MAX) {
                    planned.add(Some(side_of_rep(number)), rep);
                }
            }
            Work::Hold
            | Work::Roll
            | Work::Reps { .. }
            | Work::Press { .. }
            | Work::Ease { .. }
            | Work::Contract { .. }
            | Work::Deepen { .. }
            | Work::Breathe { .. } => planned.add(segment.side, segment.length),
        }
    }
    planned
}
