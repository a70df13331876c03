//! What tells one library from another, as far as composing goes: every stretch with its dose, and the places.

use crate::model::{Dose, Library, Step, Stretch};
use std::time::Duration;

/// FNV-1a in 64 bits (Fowler, Noll & Vo): small, and the same on every machine.
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn number(&mut self, number: u64) {
        self.bytes(&number.to_le_bytes());
    }

    fn seconds(&mut self, length: Duration) {
        self.number(length.as_secs());
    }

    fn all(&mut self, lengths: &[Duration]) {
        for length in lengths {
            self.seconds(*length);
        }
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        // No text has this byte: "ab", "c" is not "a", "bc".
        self.bytes(&[0xff]);
    }

    fn dose(&mut self, dose: &Dose) {
        match dose {
            Dose::Hold { hold, sets } => {
                self.number(0);
                self.seconds(*hold);
                self.number(u64::from(*sets));
            }
            Dose::Reps { reps, tempo, sets } => {
                self.number(1);
                self.number(u64::from(*reps));
                self.all(tempo);
                self.number(u64::from(*sets));
            }
            Dose::Isometric { hold, reps, rest, sets } => {
                self.number(2);
                self.seconds(*hold);
                self.number(u64::from(*reps));
                self.seconds(*rest);
                self.number(u64::from(*sets));
            }
            Dose::Pnf { stretch, contract, deepen, cycles } => {
                self.number(3);
                self.all(&[*stretch, *contract, *deepen]);
                self.number(u64::from(*cycles));
            }
            Dose::Breath { pattern, breaths } => {
                self.number(4);
                self.all(pattern);
                self.number(u64::from(*breaths));
            }
            Dose::Roll { roll, sets } => {
                self.number(5);
                self.seconds(*roll);
                self.number(u64::from(*sets));
            }
        }
    }

    /// Whatever of a stretch decides which doses it may have and how long it takes.
    fn stretch(&mut self, stretch: &Stretch) {
        self.text(&stretch.id.to_string());
        self.text(stretch.position.word());
        self.text(stretch.sides.word());
        self.dose(&stretch.dose);
        let (least, most) = super::dose::hold_range(stretch);
        self.seconds(least);
        self.seconds(most);
        self.number(stretch.guide.say.split_whitespace().count() as u64);
        stretch.regions.iter().for_each(|region| self.text(region.as_str()));
    }
}

/// Returns the fingerprint of a library.
#[must_use]
pub fn of(library: &Library) -> u64 {
    let mut hash = Hash::new();
    library.areas().iter().for_each(|area| hash.text(area.id.as_str()));
    for region in library.regions() {
        hash.text(region.id.as_str());
        hash.text(region.area.as_str());
    }
    library.stretches().for_each(|stretch| hash.stretch(stretch));
    folded(hash.0)
}

/// Returns the fingerprint of steps: their stretches, doses and get-ready times.
#[must_use]
pub fn of_steps(steps: &[Step]) -> u64 {
    let mut hash = Hash::new();
    for step in steps {
        hash.text(step.stretch.id.as_str());
        hash.dose(&step.dose);
        hash.seconds(step.ready.unwrap_or_default());
    }
    folded(hash.0)
}

/// The low bits of this hash alone are weak.
const fn folded(hash: u64) -> u64 {
    hash ^ (hash >> 32) ^ (hash >> 16)
}
