//! How much of a stretch: a hold, repetitions, an isometric press, contract–relax cycles, breaths, or rolling.

use std::time::Duration;

/// The dose of one side (or of both together). Every length is whole seconds from 1 to 600, unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dose {
    Hold {
        hold: Duration,
        sets: u32,
    },
    /// `tempo`: the parts of one rep, one to four.
    Reps {
        reps: u32,
        tempo: Vec<Duration>,
        sets: u32,
    },
    Isometric {
        hold: Duration,
        reps: u32,
        rest: Duration,
        sets: u32,
    },
    Pnf {
        stretch: Duration,
        contract: Duration,
        deepen: Duration,
        cycles: u32,
    },
    /// `pattern`: in, hold, out, hold; the holds may be zero.
    Breath {
        pattern: [Duration; 4],
        breaths: u32,
    },
    Roll {
        roll: Duration,
        sets: u32,
    },
}

/// What a step changes of a stretch's dose; every field as in [`Dose`], numbers in seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoseChange {
    pub hold: Option<u32>,
    pub sets: Option<u32>,
    pub reps: Option<u32>,
    pub tempo: Option<Vec<u32>>,
    pub rest: Option<u32>,
    pub stretch: Option<u32>,
    pub contract: Option<u32>,
    pub deepen: Option<u32>,
    pub cycles: Option<u32>,
    pub breath: Option<[u32; 4]>,
    pub breaths: Option<u32>,
    pub roll: Option<u32>,
}

const fn seconds(count: u32) -> Duration {
    Duration::from_secs(count as u64)
}

impl DoseChange {
    /// Returns the whole dose these fields make by themselves; `None` if they make no form or mix two.
    #[must_use]
    pub fn whole(&self) -> Option<Dose> {
        let sets = self.sets.unwrap_or(1);
        let dose = match self {
            Self { hold: Some(hold), reps: Some(reps), .. } => {
                Dose::Isometric { hold: seconds(*hold), reps: *reps, rest: seconds(self.rest.unwrap_or(3)), sets }
            }
            Self { reps: Some(reps), tempo: Some(tempo), .. } => {
                Dose::Reps { reps: *reps, tempo: tempo.iter().copied().map(seconds).collect(), sets }
            }
            Self { hold: Some(hold), .. } => Dose::Hold { hold: seconds(*hold), sets },
            Self { stretch: Some(stretch), contract: Some(contract), deepen: Some(deepen), cycles: Some(cycles), .. } => {
                Dose::Pnf { stretch: seconds(*stretch), contract: seconds(*contract), deepen: seconds(*deepen), cycles: *cycles }
            }
            Self { breath: Some(pattern), breaths: Some(breaths), .. } => {
                Dose::Breath { pattern: pattern.map(seconds), breaths: *breaths }
            }
            Self { roll: Some(roll), .. } => Dose::Roll { roll: seconds(*roll), sets },
            _ => return None,
        };
        self.foreign_to(&dose).is_none().then_some(dose)
    }

    /// Returns `dose` with these changes; a field that `dose` does not have is named in the error.
    ///
    /// # Errors
    /// The name of the first field that this form of dose does not have.
    pub fn applied_to(&self, dose: &Dose) -> Result<Dose, &'static str> {
        if let Some(field) = self.foreign_to(dose) {
            return Err(field);
        }
        let length = |new: Option<u32>, old: Duration| new.map_or(old, seconds);
        Ok(match dose.clone() {
            Dose::Hold { hold, sets } => Dose::Hold { hold: length(self.hold, hold), sets: self.sets.unwrap_or(sets) },
            Dose::Reps { reps, tempo, sets } => Dose::Reps {
                reps: self.reps.unwrap_or(reps),
                tempo: self.tempo.as_ref().map_or(tempo, |new| new.iter().copied().map(seconds).collect()),
                sets: self.sets.unwrap_or(sets),
            },
            Dose::Isometric { hold, reps, rest, sets } => Dose::Isometric {
                hold: length(self.hold, hold),
                reps: self.reps.unwrap_or(reps),
                rest: length(self.rest, rest),
                sets: self.sets.unwrap_or(sets),
            },
            Dose::Pnf { stretch, contract, deepen, cycles } => Dose::Pnf {
                stretch: length(self.stretch, stretch),
                contract: length(self.contract, contract),
                deepen: length(self.deepen, deepen),
                cycles: self.cycles.unwrap_or(cycles),
            },
            Dose::Breath { pattern, breaths } => Dose::Breath {
                pattern: self.breath.map_or(pattern, |new| new.map(seconds)),
                breaths: self.breaths.unwrap_or(breaths),
            },
            Dose::Roll { roll, sets } => Dose::Roll { roll: length(self.roll, roll), sets: self.sets.unwrap_or(sets) },
        })
    }

    fn foreign_to(&self, dose: &Dose) -> Option<&'static str> {
        let own = dose.fields();
        self.given().into_iter().find(|field| !own.contains(field))
    }

    fn given(&self) -> Vec<&'static str> {
        [
            ("hold", self.hold.is_some()),
            ("sets", self.sets.is_some()),
            ("reps", self.reps.is_some()),
            ("tempo", self.tempo.is_some()),
            ("rest", self.rest.is_some()),
            ("stretch", self.stretch.is_some()),
            ("contract", self.contract.is_some()),
            ("deepen", self.deepen.is_some()),
            ("cycles", self.cycles.is_some()),
            ("breath", self.breath.is_some()),
            ("breaths", self.breaths.is_some()),
            ("roll", self.roll.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, given)| given.then_some(name))
        .collect()
    }
}

impl Dose {
    /// Returns the fields of this form, as written in the files.
    #[must_use]
    pub const fn fields(&self) -> &'static [&'static str] {
        match self {
            Self::Hold { .. } => &["hold", "sets"],
            Self::Reps { .. } => &["reps", "tempo", "sets"],
            Self::Isometric { .. } => &["hold", "reps", "rest", "sets"],
            Self::Pnf { .. } => &["stretch", "contract", "deepen", "cycles"],
            Self::Breath { .. } => &["breath", "breaths"],
            Self::Roll { .. } => &["roll", "sets"],
        }
    }

    /// Returns the time spent working on one side, without the pauses between sets.
    #[must_use]
    pub fn work(&self) -> Duration {
        match self {
            Self::Hold { hold: length, sets } | Self::Roll { roll: length, sets } => *length * *sets,
            Self::Reps { reps, tempo, sets } => tempo.iter().sum::<Duration>() * *reps * *sets,
            Self::Isometric { hold, reps, sets, .. } => *hold * *reps * *sets,
            Self::Pnf { stretch, contract, deepen, cycles } => (*stretch + *contract + *deepen) * *cycles,
            Self::Breath { pattern, breaths } => pattern.iter().sum::<Duration>() * *breaths,
        }
    }

    /// Returns the dose in words, as `30 s`, `2 × 30 s`, `8 reps of 3–3 s`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let sets_of = |sets: u32, what: String| if sets > 1 { format!("{sets} × {what}") } else { what };
        let rhythm = |parts: &[Duration]| parts.iter().map(|part| part.as_secs().to_string()).collect::<Vec<_>>().join("–");
        match self {
            Self::Hold { hold, sets } => sets_of(*sets, format!("{} s", hold.as_secs())),
            Self::Roll { roll, sets } => sets_of(*sets, format!("{} s of rolling", roll.as_secs())),
            Self::Reps { reps, tempo, sets } => {
                sets_of(*sets, format!("{reps} {} of {} s", if *reps == 1 { "rep" } else { "reps" }, rhythm(tempo)))
            }
            Self::Isometric { hold, reps, sets, .. } => sets_of(*sets, format!("{reps} × {} s press", hold.as_secs())),
            Self::Pnf { stretch, contract, deepen, cycles } => {
                format!("{cycles} × {}–{}–{} s", stretch.as_secs(), contract.as_secs(), deepen.as_secs())
            }
            Self::Breath { pattern, breaths } => {
                let parts: Vec<Duration> = pattern.iter().copied().filter(|part| !part.is_zero()).collect();
                format!("{breaths} {} of {} s", if *breaths == 1 { "breath" } else { "breaths" }, rhythm(&parts))
            }
        }
    }
}
