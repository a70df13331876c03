//! Tones for cues: how the user wants to hear them, and what each sounds like. Numbers only; nothing is played here.

pub mod tone;
pub mod wav;

pub use tone::Tone;

/// How cues are heard, and how loud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sound {
    pub way: Way,
    /// 0 is silence, 100 the loudest; as the ear counts, not as the amplitude does.
    pub volume: u8,
}

/// What makes a cue heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Tones, by whatever plays files on this machine; where nothing does, the bell and a flash.
    #[default]
    Player,
    /// The terminal's bell.
    Bell,
    /// Nothing is heard: the headline flashes at every change.
    Flash,
    Off,
}

impl Default for Sound {
    fn default() -> Self {
        Self { way: Way::default(), volume: 60 }
    }
}
