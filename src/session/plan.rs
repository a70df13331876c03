//! A plan: a routine unrolled in time for this user, segment by segment.

use crate::model::{Dose, Id, Position, Routine, Side, Sides, Stretch};
use std::sync::Arc;
use std::time::Duration;

/// A routine unrolled in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub routine: Id,
    pub name: String,
    pub steps: Vec<PlanStep>,
    /// At least one work segment for every step.
    pub segments: Vec<Segment>,
}

/// A step of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanStep {
    pub stretch: Arc<Stretch>,
    pub note: Option<String>,
    /// The body changes its position to get here.
    pub moves_position: bool,
}

/// One stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub step: usize,
    /// 0, and 1 for the second side of a stretch with two full sides.
    pub turn: usize,
    /// The place among the segments of its turn, the same on both sides.
    pub slot: usize,
    pub side: Option<Side>,
    pub kind: SegmentKind,
    pub length: Duration,
    /// It follows work of the same turn without a pause.
    pub continues: bool,
}

/// What a segment is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    GetReady,
    /// To the other side.
    Switch,
    /// Between sets and presses.
    Rest,
    Work(Work),
}

/// What is done in a work segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    Hold,
    Roll,
    /// Reps whose parts take so long; the sides take turns if the stretch alternates.
    Reps {
        tempo: Vec<Duration>,
    },
    Press {
        rep: u32,
        of: u32,
    },
    /// Contract–relax: into the stretch, pressing, deeper.
    Ease {
        cycle: u32,
        of: u32,
    },
    Contract {
        cycle: u32,
        of: u32,
    },
    Deepen {
        cycle: u32,
        of: u32,
    },
    /// In, hold, out, hold.
    Breathe {
        pattern: [Duration; 4],
    },
}

/// Getting into another position.
const CHANGE_POSITION: Duration = Duration::from_secs(10);
/// Getting into the next stretch from the same position.
const SAME_POSITION: Duration = Duration::from_secs(5);
/// The first time this user meets the stretch.
const FIRST_MEETING: Duration = Duration::from_secs(20);
/// Reading aloud, 150 words a minute, and a second to spare.
const PER_WORD: Duration = Duration::from_millis(400);
const SPARE: Duration = Duration::from_secs(1);
const SWITCH: Duration = Duration::from_secs(5);
/// Switching sides where the whole body turns round.
const TURN_ROUND: Duration = Duration::from_secs(10);
const REST: Duration = Duration::from_secs(5);

impl Plan {
    /// Unrolls `routine`; `has_met` says which stretches the user has done before.
    #[must_use]
    pub fn of(routine: &Routine, has_met: impl Fn(&Id) -> bool) -> Self {
        Self::after(None, routine, has_met)
    }

    /// Unrolls `routine` for a body that is in `position`, if in any.
    #[must_use]
    pub fn after(mut position: Option<Position>, routine: &Routine, has_met: impl Fn(&Id) -> bool) -> Self {
        let mut plan = Self { routine: routine.id.clone(), name: routine.name.clone(), steps: Vec::new(), segments: Vec::new() };
        let mut met: Vec<&Id> = Vec::new();
        for step in &routine.steps {
            let stretch = &step.stretch;
            let moves_position = position != Some(stretch.position);
            position = Some(stretch.position);
            let known = has_met(&stretch.id) || met.contains(&&stretch.id);
            met.push(&stretch.id);
            let needed = get_ready_time(stretch, moves_position, known);
            let get_ready = step.ready.map_or(needed, |ready| ready.max(needed));
            let index = plan.steps.len();
            plan.steps.push(PlanStep { stretch: Arc::clone(stretch), note: step.note.clone(), moves_position });
            plan.unroll(index, stretch, &step.dose, get_ready);
        }
        plan
    }

    /// Returns the length of the whole plan.
    #[must_use]
    pub fn length(&self) -> Duration {
        self.segments.iter().map(|segment| segment.length).sum()
    }

    /// Returns the segment at the same place on the other side, if the stretch has two full sides.
    #[must_use]
    pub fn counterpart(&self, index: usize) -> Option<usize> {
        let this = self.segments.get(index)?;
        self.segments
            .iter()
            .position(|other| other.step == this.step && other.turn != this.turn && other.slot == this.slot && other.is_work())
    }

    /// Returns the first segment of a turn, its get-ready time or switch.
    #[must_use]
    pub fn start_of_turn(&self, step: usize, turn: usize) -> Option<usize> {
        self.segments.iter().position(|segment| segment.step == step && segment.turn == turn)
    }

    /// Returns the first work segment of a turn.
    #[must_use]
    pub fn first_work(&self, step: usize, turn: usize) -> Option<usize> {
        self.segments.iter().position(|segment| segment.step == step && segment.turn == turn && segment.is_work())
    }

    fn unroll(&mut self, step: usize, stretch: &Stretch, dose: &Dose, get_ready: Duration) {
        // The guide describes the right side first wherever it describes one.
        let turns: &[Option<Side>] = match stretch.sides {
            Sides::Each => &[Some(Side::Right), Some(Side::Left)],
            Sides::Together | Sides::Alternating => &[None],
        };
        let switch = switch_time(stretch);
        for (turn, side) in turns.iter().enumerate() {
            let lead_in = if turn == 0 { (SegmentKind::GetReady, get_ready) } else { (SegmentKind::Switch, switch) };
            let mut slot = 0;
            let mut worked = false;
            let mut push = |kind: SegmentKind, length: Duration, side: Option<Side>| {
                let continues = worked && matches!(kind, SegmentKind::Work(_));
                worked = matches!(kind, SegmentKind::Work(_));
                self.segments.push(Segment { step, turn, slot, side, kind, length, continues });
                slot += 1;
            };
            push(lead_in.0, lead_in.1, *side);
            for (kind, length, own_side) in work_of(dose, stretch.sides) {
                push(kind, length, own_side.or(*side));
            }
        }
    }
}

impl Segment {
    #[must_use]
    pub const fn is_work(&self) -> bool {
        matches!(self.kind, SegmentKind::Work(_))
    }

    /// Returns by how much one notch changes it: five seconds, or the length of a rep or breath (two by turns).
    #[must_use]
    pub fn notch(&self, sides: Sides) -> Duration {
        match &self.kind {
            SegmentKind::Work(Work::Reps { tempo }) => {
                let rep: Duration = tempo.iter().sum();
                if sides == Sides::Alternating { rep * 2 } else { rep }
            }
            SegmentKind::Work(Work::Breathe { pattern }) => pattern.iter().sum(),
            SegmentKind::Work(_) | SegmentKind::GetReady | SegmentKind::Switch | SegmentKind::Rest => Duration::from_secs(5),
        }
    }
}

/// Returns how long it takes to get ready for `stretch`.
#[must_use]
pub fn get_ready_time(stretch: &Stretch, moves_position: bool, known: bool) -> Duration {
    let words = u32::try_from(stretch.guide.say.split_whitespace().count()).unwrap_or(u32::MAX);
    let spoken = PER_WORD.saturating_mul(words) + SPARE;
    // Whole seconds, so that a countdown never starts on a fraction.
    let spoken = Duration::from_secs(spoken.as_secs() + u64::from(spoken.subsec_nanos() > 0));
    let change = if moves_position { CHANGE_POSITION } else { SAME_POSITION };
    let meeting = if known { Duration::ZERO } else { FIRST_MEETING };
    change.max(spoken).max(meeting)
}

/// Returns what a step takes after its get-ready time: the work of every side, its rests, and the switch.
#[must_use]
pub fn turns_time(stretch: &Stretch, dose: &Dose) -> Duration {
    let one_turn: Duration = work_of(dose, stretch.sides).iter().map(|(_, length, _)| *length).sum();
    match stretch.sides {
        Sides::Each => one_turn * 2 + switch_time(stretch),
        Sides::Together | Sides::Alternating => one_turn,
    }
}

fn switch_time(stretch: &Stretch) -> Duration {
    if stretch.position == Position::SideLying { TURN_ROUND } else { SWITCH }
}

/// The segments of one side's work and the rests between them.
fn work_of(dose: &Dose, sides: Sides) -> Vec<(SegmentKind, Duration, Option<Side>)> {
    let mut all = Vec::new();
    let rest = |all: &mut Vec<_>, length| all.push((SegmentKind::Rest, length, None));
    match dose {
        Dose::Hold { hold: length, sets } | Dose::Roll { roll: length, sets } => {
            let work = if matches!(dose, Dose::Hold { .. }) { Work::Hold } else { Work::Roll };
            for set in 0..*sets {
                if set > 0 {
                    rest(&mut all, REST);
                }
                all.push((SegmentKind::Work(work.clone()), *length, None));
            }
        }
        Dose::Reps { reps, tempo, sets } => {
            for set in 0..*sets {
                if set > 0 {
                    rest(&mut all, REST);
                }
                let length = tempo.iter().sum::<Duration>() * *reps;
                all.push((SegmentKind::Work(Work::Reps { tempo: tempo.clone() }), length, None));
            }
        }
        Dose::Isometric { hold, reps, rest: pause, sets } => {
            for set in 0..*sets {
                for rep in 1..=*reps {
                    if set > 0 || rep > 1 {
                        rest(&mut all, if rep > 1 { *pause } else { REST });
                    }
                    let side = (sides == Sides::Alternating).then(|| side_of_rep(rep - 1));
                    all.push((SegmentKind::Work(Work::Press { rep, of: *reps }), *hold, side));
                }
            }
        }
        Dose::Pnf { stretch, contract, deepen, cycles } => {
            let of = *cycles;
            for cycle in 1..=of {
                all.push((SegmentKind::Work(Work::Ease { cycle, of }), *stretch, None));
                all.push((SegmentKind::Work(Work::Contract { cycle, of }), *contract, None));
                all.push((SegmentKind::Work(Work::Deepen { cycle, of }), *deepen, None));
            }
        }
        Dose::Breath { pattern, breaths } => {
            let length = pattern.iter().sum::<Duration>() * *breaths;
            all.push((SegmentKind::Work(Work::Breathe { pattern: *pattern }), length, None));
        }
    }
    all
}

/// Returns the side of a rep, counted from 0, where the sides take turns: the right first.
#[must_use]
pub const fn side_of_rep(rep: u32) -> Side {
    if rep.is_multiple_of(2) { Side::Right } else { Side::Left }
}
