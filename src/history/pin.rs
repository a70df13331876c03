//! The pins of the Monday routines as lines of JSON.

use crate::model::{Dose, DoseChange, Id, Purpose};
use crate::printable;
use crate::rotation::{Kept, KeptStep, Pin};
use crate::time::Day;
use serde::{Deserialize, Serialize};
use std::time::Duration;

#[derive(Serialize, Deserialize)]
struct Line {
    monday: String,
    routine: String,
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    made: Option<MadeLine>,
}

/// What was made for the week.
#[derive(Serialize, Deserialize)]
struct MadeLine {
    name: String,
    about: String,
    purpose: String,
    steps: Vec<StepLine>,
}

/// A step, its dose in the fields of a routine's file.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StepLine {
    stretch: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tempo: Option<Vec<u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stretch_for: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contract: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deepen: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cycles: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breath: Option<[u32; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breaths: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roll: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sets: Option<u32>,
    why: String,
}

/// As in the files: no dose has a longer time in it, nor a larger count.
const MOST: u32 = 600;

/// Returns the pin as one line, without the line break.
#[must_use]
pub fn to_line(pin: &Pin) -> String {
    let made = pin.kept.as_ref().map(|kept| MadeLine {
        name: kept.name.clone(),
        about: kept.about.clone(),
        purpose: kept.purpose.word().to_owned(),
        steps: kept.steps.iter().map(StepLine::of).collect(),
    });
    let line = Line { monday: pin.week.monday().to_string(), routine: pin.routine.to_string(), made };
    serde_json::to_string(&line).unwrap_or_default()
}

/// Returns the pins of `text`; lines that are none are passed over, for a pin lost is a routine chosen anew.
#[must_use]
pub fn read(text: &str) -> Vec<Pin> {
    let pin = |line: &str| {
        let line: Line = serde_json::from_str(line).ok()?;
        let week = Day::parse(&line.monday)?.week();
        let kept = match line.made {
            Some(made) => Some(made.kept()?),
            None => None,
        };
        Some(Pin { week, routine: Id::new(&printable::clean(&line.routine)), kept })
    };
    text.lines().filter_map(pin).collect()
}

impl MadeLine {
    fn kept(&self) -> Option<Kept> {
        let steps = self.steps.iter().map(StepLine::step).collect::<Option<Vec<_>>>()?;
        let purpose = Purpose::from_word(&self.purpose)?;
        let clean = |text: &str| printable::clean(text).into_owned();
        Some(Kept { name: clean(&self.name), about: clean(&self.about), purpose, steps })
    }
}

impl StepLine {
    fn of(step: &KeptStep) -> Self {
        let seconds = |length: &Duration| u32::try_from(length.as_secs()).ok();
        let all = |lengths: &[Duration]| lengths.iter().map(seconds).collect::<Option<Vec<u32>>>();
        let line = Self { stretch: step.stretch.to_string(), why: step.why.clone(), ..Self::default() };
        match &step.dose {
            Dose::Hold { hold, sets } => Self { hold: seconds(hold), sets: Some(*sets), ..line },
            Dose::Roll { roll, sets } => Self { roll: seconds(roll), sets: Some(*sets), ..line },
            Dose::Reps { reps, tempo, sets } => Self { reps: Some(*reps), tempo: all(tempo), sets: Some(*sets), ..line },
            Dose::Isometric { hold, reps, rest, sets } => {
                Self { hold: seconds(hold), reps: Some(*reps), rest: seconds(rest), sets: Some(*sets), ..line }
            }
            Dose::Pnf { stretch, contract, deepen, cycles } => Self {
                stretch_for: seconds(stretch),
                contract: seconds(contract),
                deepen: seconds(deepen),
                cycles: Some(*cycles),
                ..line
            },
            Dose::Breath { pattern, breaths } => {
                Self { breath: all(pattern).and_then(|all| all.try_into().ok()), breaths: Some(*breaths), ..line }
            }
        }
    }

    /// The step; `None` where its dose is none, or one that no file may have.
    fn step(&self) -> Option<KeptStep> {
        let lists = self.tempo.iter().flatten().chain(self.breath.iter().flatten());
        let single = [self.hold, self.reps, self.rest, self.stretch_for, self.contract, self.deepen, self.cycles];
        let single = single.into_iter().chain([self.breaths, self.roll, self.sets]).flatten();
        if lists.copied().chain(single).any(|number| number > MOST) {
            return None;
        }
        let change = DoseChange {
            hold: self.hold,
            sets: self.sets,
            reps: self.reps,
            tempo: self.tempo.clone(),
            rest: self.rest,
            stretch: self.stretch_for,
            contract: self.contract,
            deepen: self.deepen,
            cycles: self.cycles,
            breath: self.breath,
            breaths: self.breaths,
            roll: self.roll,
        };
        let dose = change.whole().filter(|dose| !dose.work().is_zero())?;
        let why = printable::clean(&self.why).into_owned();
        Some(KeptStep { stretch: Id::new(&printable::clean(&self.stretch)), dose, why })
    }
}
