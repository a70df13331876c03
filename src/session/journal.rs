//! The journal of a running session as lines of JSON: the plan, every event, a heartbeat each second. Lines ⇄ values.

use super::event::{Entry, Event};
use super::plan::{Plan, PlanStep, Segment, SegmentKind, Work};
use super::replan::Replan;
use crate::model::words::{Position, Side, Sides, Skip};
use crate::model::{Id, Library, Stretch};
use crate::time::Wall;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// A line of the journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Plan(PlanLine),
    /// Milliseconds of the session's own time, and what happened.
    Event {
        at: u64,
        what: String,
    },
    /// Milliseconds of the session's own time, and what follows from there on.
    Rest {
        at: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        leaves: Option<String>,
        steps: Vec<StepLine>,
        segments: Vec<SegmentLine>,
    },
    Beat {
        at: u64,
    },
}

#[derive(Debug, Serialize, Deserialize)]
struct PlanLine {
    v: u8,
    /// When the session started, RFC 3339.
    started: String,
    routine: String,
    name: String,
    steps: Vec<StepLine>,
    segments: Vec<SegmentLine>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StepLine {
    stretch: String,
    name: String,
    regions: Vec<String>,
    position: String,
    sides: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    moves_position: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct SegmentLine {
    step: usize,
    turn: usize,
    slot: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    side: Option<String>,
    kind: KindLine,
    seconds: f64,
    #[serde(default)]
    continues: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindLine {
    GetReady,
    Switch,
    Rest,
    Hold,
    Roll,
    Reps(Vec<f64>),
    Press(u32, u32),
    Ease(u32, u32),
    Contract(u32, u32),
    Deepen(u32, u32),
    Breathe([f64; 4]),
}

/// What a journal tells of a session that ended without its own doing.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    pub started: Wall,
    pub plan: Plan,
    pub log: Vec<Entry>,
    /// The session's own time at its last sign of life.
    pub stopped_at: Duration,
}

/// The version of the format; a journal of another is not taken up.
const VERSION: u8 = 2;

/// Returns the first line: the plan and when it started.
#[must_use]
pub fn plan_line(plan: &Plan, started: Wall) -> String {
    let steps = plan.steps.iter().map(StepLine::of).collect();
    let segments = plan.segments.iter().map(SegmentLine::of).collect();
    let routine = plan.routine.to_string();
    write(&Line::Plan(PlanLine { v: VERSION, started: started.to_string(), routine, name: plan.name.clone(), steps, segments }))
}

/// Returns the line of an event.
#[must_use]
pub fn event_line(entry: &Entry) -> String {
    let at = millis(entry.at);
    let Event::Replanned(rest) = &entry.event else {
        return write(&Line::Event { at, what: entry.event.name().to_owned() });
    };
    write(&Line::Rest {
        at,
        leaves: rest.leaves.map(|skip| skip.word().to_owned()),
        steps: rest.steps.iter().map(StepLine::of).collect(),
        segments: rest.segments.iter().map(SegmentLine::of).collect(),
    })
}

/// Returns the line that says the session was alive at `at`.
#[must_use]
pub fn beat_line(at: Duration) -> String {
    write(&Line::Beat { at: millis(at) })
}

/// Reads a journal, as far as it is whole; `None` if there is no session to go on with in it.
#[must_use]
pub fn read(text: &str, library: &Library) -> Option<Unfinished> {
    let mut lines = text.lines().map(serde_json::from_str::<Line>);
    let Ok(Line::Plan(plan_line)) = lines.next()? else { return None };
    if plan_line.v != VERSION {
        return None;
    }
    let started = Wall::parse(&plan_line.started)?;
    let plan = plan_line.plan(library)?;
    let mut log = Vec::new();
    let mut stopped_at = Duration::ZERO;
    // A torn or foreign line costs that line alone.
    for line in lines.flatten() {
        let at = match line {
            Line::Event { at, what } => {
                let at = Duration::from_millis(at);
                log.extend(Event::from_name(&what).map(|event| Entry { at, event }));
                at
            }
            Line::Rest { at, leaves, steps, segments } => {
                let at = Duration::from_millis(at);
                let rest = rest(leaves, steps, segments, library);
                log.extend(rest.map(|rest| Entry { at, event: Event::Replanned(Arc::new(rest)) }));
                at
            }
            Line::Beat { at } => Duration::from_millis(at),
            Line::Plan(_) => continue,
        };
        stopped_at = stopped_at.max(at);
    }
    log.sort_by_key(|entry| entry.at);
    Some(Unfinished { started, plan, log, stopped_at })
}

fn write(line: &Line) -> String {
    // These types have nothing in them that cannot be written.
    serde_json::to_string(line).unwrap_or_default()
}

fn millis(length: Duration) -> u64 {
    u64::try_from(length.as_millis()).unwrap_or(u64::MAX)
}

impl StepLine {
    fn of(step: &PlanStep) -> Self {
        let stretch = &step.stretch;
        Self {
            stretch: stretch.id.to_string(),
            name: stretch.name.clone(),
            regions: stretch.regions.iter().map(ToString::to_string).collect(),
            position: stretch.position.word().to_owned(),
            sides: stretch.sides.word().to_owned(),
            note: step.note.clone(),
            moves_position: step.moves_position,
        }
    }

    /// The step, with the library's guide where the stretch is still there.
    fn step(self, library: &Library) -> Option<PlanStep> {
        let position = Position::from_word(&self.position)?;
        let sides = Sides::from_word(&self.sides)?;
        let found = library.stretch(&self.stretch).filter(|stretch| stretch.sides == sides).cloned();
        let regions: Vec<Id> = self.regions.iter().map(|region| Id::new(region)).collect();
        let stretch =
            found.unwrap_or_else(|| Arc::new(Stretch::bare(Id::new(&self.stretch), self.name, regions, position, sides)));
        Some(PlanStep { stretch, note: self.note, moves_position: self.moves_position })
    }
}

impl SegmentLine {
    fn of(segment: &Segment) -> Self {
        let seconds = Duration::as_secs_f64;
        let kind = match &segment.kind {
            SegmentKind::GetReady => KindLine::GetReady,
            SegmentKind::Switch => KindLine::Switch,
            SegmentKind::Rest => KindLine::Rest,
            SegmentKind::Work(work) => match work {
                Work::Hold => KindLine::Hold,
                Work::Roll => KindLine::Roll,
                Work::Reps { tempo } => KindLine::Reps(tempo.iter().map(seconds).collect()),
                Work::Press { rep, of } => KindLine::Press(*rep, *of),
                Work::Ease { cycle, of } => KindLine::Ease(*cycle, *of),
                Work::Contract { cycle, of } => KindLine::Contract(*cycle, *of),
                Work::Deepen { cycle, of } => KindLine::Deepen(*cycle, *of),
                Work::Breathe { pattern } => KindLine::Breathe(pattern.map(|part| part.as_secs_f64())),
            },
        };
        Self {
            step: segment.step,
            turn: segment.turn,
            slot: segment.slot,
            side: segment.side.map(|side| side.word().to_owned()),
            kind,
            seconds: segment.length.as_secs_f64(),
            continues: segment.continues,
        }
    }

    fn segment(self) -> Option<Segment> {
        let duration = |seconds: f64| Duration::try_from_secs_f64(seconds).ok();
        let kind = match self.kind {
            KindLine::GetReady => SegmentKind::GetReady,
            KindLine::Switch => SegmentKind::Switch,
            KindLine::Rest => SegmentKind::Rest,
            KindLine::Hold => SegmentKind::Work(Work::Hold),
            KindLine::Roll => SegmentKind::Work(Work::Roll),
            KindLine::Reps(tempo) => {
                SegmentKind::Work(Work::Reps { tempo: tempo.into_iter().map(duration).collect::<Option<_>>()? })
            }
            KindLine::Press(rep, of) => SegmentKind::Work(Work::Press { rep, of }),
            KindLine::Ease(cycle, of) => SegmentKind::Work(Work::Ease { cycle, of }),
            KindLine::Contract(cycle, of) => SegmentKind::Work(Work::Contract { cycle, of }),
            KindLine::Deepen(cycle, of) => SegmentKind::Work(Work::Deepen { cycle, of }),
            KindLine::Breathe([inward, full, outward, empty]) => {
                let pattern = [duration(inward)?, duration(full)?, duration(outward)?, duration(empty)?];
                SegmentKind::Work(Work::Breathe { pattern })
            }
        };
        let side = match self.side {
            Some(word) => Some(Side::from_word(&word)?),
            None => None,
        };
        let length = duration(self.seconds)?;
        Some(Segment { step: self.step, turn: self.turn, slot: self.slot, side, kind, length, continues: self.continues })
    }
}

impl PlanLine {
    fn plan(self, library: &Library) -> Option<Plan> {
        let (steps, segments) = unrolled(self.steps, self.segments, library)?;
        (!segments.is_empty()).then(|| Plan { routine: Id::new(&self.routine), name: self.name, steps, segments })
    }
}

fn rest(leaves: Option<String>, steps: Vec<StepLine>, segments: Vec<SegmentLine>, library: &Library) -> Option<Replan> {
    let leaves = match leaves {
        Some(word) => Some(Skip::from_word(&word)?),
        None => None,
    };
    let (steps, segments) = unrolled(steps, segments, library)?;
    Some(Replan { leaves, steps, segments })
}

/// The steps and the segments; `None` unless all of them make sense together.
fn unrolled(steps: Vec<StepLine>, segments: Vec<SegmentLine>, library: &Library) -> Option<(Vec<PlanStep>, Vec<Segment>)> {
    let steps: Vec<PlanStep> = steps.into_iter().map(|step| step.step(library)).collect::<Option<_>>()?;
    let segments: Vec<Segment> = segments.into_iter().map(SegmentLine::segment).collect::<Option<_>>()?;
    segments.iter().all(|segment| segment.step < steps.len()).then_some((steps, segments))
}
