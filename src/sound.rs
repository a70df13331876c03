//! Tones for cues: how the user wants to hear them, and what each sounds like. Numbers only; nothing is played here.

pub mod tone;
pub mod wav;

pub use crate::model::words::Way;
pub use tone::Tone;

/// How cues are heard, and how loud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sound {
    pub way: Way,
    /// 0 is silence, 100 the loudest; as the ear counts, not as the amplitude does.
    pub volume: u8,
}

impl Sound {
    /// Returns whether there are tones to be played.
    #[must_use]
    pub fn has_tones(self) -> bool {
        self.way == Way::Player && self.volume > 0
    }
}

impl Default for Sound {
    fn default() -> Self {
        Self { way: Way::Player, volume: 60 }
    }
}
