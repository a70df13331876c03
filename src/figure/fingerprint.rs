//! A short print of how a stretch is posed and of the body that shows it: what was solved from the same is the same.

use super::posing::Posing;
use super::solve::Body;
use std::fmt::Write;

/// Counts up when the solver itself gives other poses of the same sketch.
const SOLVER: u32 = 2;

/// Returns the print, sixteen letters.
#[must_use]
pub fn fingerprint(posing: &Posing, body: &Body) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    // How values are written out does not change between versions of the compiler for what these are made of.
    let written = write!(hash, "{SOLVER} {:?} {:?} {posing:?}", body.build, body.cones);
    debug_assert!(written.is_ok(), "a hash takes everything");
    format!("{:016x}", hash.0)
}

/// FNV-1a (Fowler, Noll & Vo): small, and the same everywhere.
struct Fnv(u64);

impl Write for Fnv {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Ok(())
    }
}
