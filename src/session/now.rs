//! What is going on in a session, in the terms a person needs: what to do, on which side, how long, what comes next.

use super::plan::{Plan, PlanStep, Segment, SegmentKind, Work, side_of_rep};
use super::playhead::{Playhead, State};
use crate::model::{Position, Side, Sides};
use std::time::Duration;

/// The present of a session that is not over.
#[derive(Clone, Debug, PartialEq)]
pub struct Now<'a> {
    pub step: &'a PlanStep,
    /// From 1.
    pub step_number: usize,
    pub steps: usize,
    pub segment: &'a Segment,
    pub side: Option<Side>,
    pub state: State,
    /// What is going on: `Get ready`, `Hold`, `Rep 3 of 8`.
    pub headline: String,
    /// One thing to do or to mind.
    pub cue: &'a str,
    /// What a countdown shows the rest of.
    pub left: Duration,
    /// What has passed of the segment.
    pub into: Duration,
    /// What is done of the session, 0 to 1.
    pub done: f64,
    /// Where each step ends in the session, 0 to 1, as its times are now.
    pub step_ends: Vec<f64>,
    pub left_in_all: Duration,
    pub pace: Option<Pace>,
    pub next: Option<Next<'a>>,
}

/// The rhythm of breath or movement at this moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// What to do in this part of the rhythm.
    pub word: String,
    /// How full the lungs, or how far the movement, 0 to 1.
    pub fullness: f64,
    /// What has passed of the whole rhythm, 0 to 1.
    pub passed: f64,
}

/// What comes after the present turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next<'a> {
    pub name: &'a str,
    pub side: Option<Side>,
    /// The position, where it changes.
    pub position: Option<Position>,
    /// It is another set of the same, on the same side.
    pub again: bool,
}

/// "Ease in" at the start of a hold, before the first cue.
const EASE_IN: Duration = Duration::from_secs(5);
/// How long each cue stays.
const CUE_STAYS: Duration = Duration::from_secs(8);
/// The default breath: 4 s in, 6 s out (evidence: longer out than in).
const BREATH: [Duration; 4] = [Duration::from_secs(4), Duration::ZERO, Duration::from_secs(6), Duration::ZERO];

impl<'a> Now<'a> {
    pub(super) fn of(plan: &'a Plan, head: &Playhead) -> Option<Self> {
        let segment = plan.segments.get(head.segment())?;
        let step = plan.steps.get(segment.step)?;
        let left = match head.state() {
            State::CountingIn(left) => left,
            State::Running | State::Paused | State::Finished => head.left(),
        };
        let mut ends = vec![Duration::ZERO; plan.steps.len()];
        let mut all = Duration::ZERO;
        for (index, segment) in plan.segments.iter().enumerate() {
            all += head.length_of(index);
            if let Some(end) = ends.get_mut(segment.step) {
                *end = all;
            }
        }
        Some(Self {
            step,
            step_number: segment.step + 1,
            steps: plan.steps.len(),
            segment,
            side: side(step, segment, head.elapsed()),
            state: head.state(),
            headline: headline(plan, segment, head),
            cue: cue(step, segment, head),
            left,
            into: head.elapsed(),
            done: share(all.saturating_sub(head.left_in_all()), all),
            step_ends: ends.into_iter().map(|end| share(end, all)).collect(),
            left_in_all: head.left_in_all(),
            pace: pace(step, segment, head.elapsed()),
            next: next(plan, segment),
        })
    }
}

fn share(part: Duration, whole: Duration) -> f64 {
    if whole.is_zero() { 0.0 } else { (part.as_secs_f64() / whole.as_secs_f64()).clamp(0.0, 1.0) }
}

/// The side being worked: of the segment, or of the rep where the sides take turns.
fn side(step: &PlanStep, segment: &Segment, into: Duration) -> Option<Side> {
    match &segment.kind {
        SegmentKind::Work(Work::Reps { tempo }) if step.stretch.sides == Sides::Alternating => {
            Some(side_of_rep(rep_number(tempo, into)))
        }
        SegmentKind::Work(_) | SegmentKind::GetReady | SegmentKind::Switch | SegmentKind::Rest => segment.side,
    }
}

/// The rep going on, from 0.
fn rep_number(tempo: &[Duration], into: Duration) -> u32 {
    let rep = tempo.iter().sum::<Duration>().as_nanos().max(1);
    u32::try_from(into.as_nanos() / rep).unwrap_or(u32::MAX)
}

fn headline(plan: &Plan, segment: &Segment, head: &Playhead) -> String {
    let of_reps = |what: &str, length: Duration| {
        let reps = u32::try_from(head.length_of(head.segment()).as_nanos() / length.as_nanos().max(1)).unwrap_or(u32::MAX);
        let number = u32::try_from(head.elapsed().as_nanos() / length.as_nanos().max(1)).unwrap_or(u32::MAX);
        format!("{what} {} of {reps}", number.saturating_add(1).min(reps.max(1)))
    };
    let work = match &segment.kind {
        SegmentKind::GetReady => return "Get ready".to_owned(),
        SegmentKind::Switch => return "Switch sides".to_owned(),
        SegmentKind::Rest => return "Rest".to_owned(),
        SegmentKind::Work(work) => work,
    };
    match work {
        Work::Hold => with_set(plan, segment, "Hold"),
        Work::Roll => with_set(plan, segment, "Roll"),
        Work::Reps { tempo } => of_reps("Rep", tempo.iter().sum()),
        Work::Press { rep, of } => format!("Press {rep} of {of}"),
        Work::Ease { cycle, of } => format!("Ease in · {cycle} of {of}"),
        Work::Contract { cycle, of } => format!("Press gently · {cycle} of {of}"),
        Work::Deepen { cycle, of } => format!("A little deeper · {cycle} of {of}"),
        Work::Breathe { pattern } => {
            let breath = pattern.iter().sum();
            of_reps("Breath", breath)
        }
    }
}

fn with_set(plan: &Plan, segment: &Segment, what: &str) -> String {
    let same_turn = |other: &&Segment| other.step == segment.step && other.turn == segment.turn && other.is_work();
    let sets = plan.segments.iter().filter(same_turn).count();
    if sets < 2 {
        return what.to_owned();
    }
    let number = plan.segments.iter().filter(same_turn).filter(|other| other.slot <= segment.slot).count();
    format!("{what} · {number} of {sets}")
}

/// One line: how to get there, then one thing at a time, each as long as it takes to read.
fn cue<'a>(step: &'a PlanStep, segment: &Segment, head: &Playhead) -> &'a str {
    let guide = &step.stretch.guide;
    let eases_in = matches!(segment.kind, SegmentKind::Work(Work::Hold | Work::Ease { .. }));
    match &segment.kind {
        SegmentKind::GetReady if guide.say.is_empty() => &guide.setup,
        SegmentKind::GetReady => &guide.say,
        SegmentKind::Switch => "The other side, in the same way",
        SegmentKind::Rest => "Let go for a moment",
        SegmentKind::Work(Work::Contract { .. }) => "About half your strength; keep breathing",
        SegmentKind::Work(_) if eases_in && head.elapsed() < EASE_IN => "Ease in slowly, as far as is comfortable",
        SegmentKind::Work(_) => {
            let lines: Vec<&str> = guide
                .cues
                .iter()
                .chain([&guide.breath, &guide.feel])
                .map(String::as_str)
                .filter(|line| !line.is_empty())
                .collect();
            let since = if eases_in { head.elapsed().saturating_sub(EASE_IN) } else { head.elapsed() };
            // The second side begins where most of the first left off, so that every cue has its turn.
            let turn = usize::try_from(since.as_nanos() / CUE_STAYS.as_nanos()).unwrap_or(0) + segment.slot + segment.turn * 2;
            lines.get(turn.checked_rem(lines.len()).unwrap_or(0)).copied().unwrap_or("")
        }
    }
}

fn pace(step: &PlanStep, segment: &Segment, into: Duration) -> Option<Pace> {
    let SegmentKind::Work(work) = &segment.kind else { return None };
    match work {
        Work::Hold | Work::Ease { .. } | Work::Deepen { .. } => Some(breath(&BREATH, into)),
        Work::Breathe { pattern } => Some(breath(pattern, into)),
        Work::Reps { tempo } => Some(movement(tempo, &step.stretch.guide.moves, into)),
        Work::Roll | Work::Press { .. } | Work::Contract { .. } => None,
    }
}

fn breath(pattern: &[Duration; 4], into: Duration) -> Pace {
    let (part, done, left) = part_of(pattern, into);
    let (word, fullness) = match part {
        0 => ("Breathe in", done),
        1 => ("Hold", 1.0),
        2 => ("Breathe out", 1.0 - done),
        _ => ("Wait", 0.0),
    };
    Pace { word: counted_word(word, left), fullness, passed: passed(pattern, into) }
}

fn passed(rhythm: &[Duration], into: Duration) -> f64 {
    let whole: Duration = rhythm.iter().sum();
    if whole.is_zero() { 0.0 } else { (into.as_secs_f64() / whole.as_secs_f64()).fract() }
}

/// Movement goes out in the first part, back in the last; where there are more, it waits between.
fn movement(tempo: &[Duration], moves: &[String], into: Duration) -> Pace {
    let (part, done, left) = part_of(tempo, into);
    let last = tempo.len().saturating_sub(1);
    let fullness = match part {
        0 if last == 0 => 1.0 - (2.0 * done - 1.0).abs(),
        0 => done,
        part if part == last => 1.0 - done,
        _ => 1.0,
    };
    let default = match part {
        0 => "Move",
        part if part == last => "Back",
        _ => "Stay",
    };
    // Names for another number of parts name none of these.
    let word = moves.get(part).filter(|_| moves.len() == tempo.len()).map_or(default, String::as_str);
    Pace { word: counted_word(word, left), fullness, passed: passed(tempo, into) }
}

fn counted_word(word: &str, left: Duration) -> String {
    format!("{word} {}", crate::time::countdown_seconds(left).max(1))
}

/// The part of a rhythm that `into` falls in, how much of it is done, 0 to 1, and what is left of it.
fn part_of(parts: &[Duration], into: Duration) -> (usize, f64, Duration) {
    let whole = parts.iter().sum::<Duration>().as_nanos().max(1);
    let mut rest = Duration::from_nanos(u64::try_from(into.as_nanos() % whole).unwrap_or(0));
    for (index, part) in parts.iter().enumerate() {
        if rest < *part {
            return (index, share(rest, *part), part.saturating_sub(rest));
        }
        rest -= *part;
    }
    (0, 0.0, parts.first().copied().unwrap_or_default())
}

fn next<'a>(plan: &'a Plan, segment: &Segment) -> Option<Next<'a>> {
    let is_another_set = |other: &&Segment| {
        let later = other.step == segment.step && other.turn == segment.turn && other.slot > segment.slot;
        later && matches!(other.kind, SegmentKind::Work(Work::Hold | Work::Roll | Work::Reps { .. }))
    };
    let in_set = segment.is_work() || matches!(segment.kind, SegmentKind::Rest);
    if let Some(set) = plan.segments.iter().find(is_another_set).filter(|_| in_set) {
        let step = plan.steps.get(segment.step)?;
        return Some(Next { name: &step.stretch.name, side: set.side, position: None, again: true });
    }
    if let Some(other) = plan.start_of_turn(segment.step, segment.turn + 1).and_then(|index| plan.segments.get(index)) {
        let step = plan.steps.get(segment.step)?;
        return Some(Next { name: &step.stretch.name, side: other.side, position: None, again: false });
    }
    let step = plan.steps.get(segment.step + 1)?;
    let first = plan.start_of_turn(segment.step + 1, 0).and_then(|index| plan.segments.get(index))?;
    let position = step.moves_position.then_some(step.stretch.position);
    Some(Next { name: &step.stretch.name, side: first.side, position, again: false })
}
