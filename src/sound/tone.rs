//! The tones: a few numbers each, told apart with eyes closed, none of them startling.
//!
//! | phase | is |
//! |---|---|
//! | get ready | two soft notes, rising |
//! | go | one clear note, higher |
//! | part | the same a third lower, softer |
//! | half | one soft tick |
//! | 3, 2 | short ticks |
//! | 1 | the tick, brighter |
//! | switch | down and up again, like nothing else |
//! | rest | one low soft note |
//! | finished | a calm chord, note after note |

use super::wav::RATE;
use crate::session::CueKind;
use std::f64::consts::{PI, TAU};
use std::time::Duration;

/// What a cue sounds like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    GetReady,
    Go,
    Part,
    Half,
    /// Three or two seconds are left.
    Count,
    /// One second is left.
    Last,
    Switch,
    Rest,
    Finished,
}

/// A row of the table: a tone, the name of its file, how it sounds, and its notes.
struct Score {
    tone: Tone,
    name: &'static str,
    /// Milliseconds until a note has its full level: the longer, the softer.
    rise: u32,
    /// The share of the second partial; the third has its square. The more, the brighter.
    bright: f64,
    /// The highest sample at full volume; 1 is the loudest there is.
    peak: f64,
    notes: &'static [Note],
}

/// Begins and lasts so many milliseconds; its pitch in Hz.
struct Note(u32, u32, f64);

// Equal temperament, A4 = 440 Hz: E4 329.63, G4 392.00, C5 523.25, D5 587.33, E5 659.26, G5 783.99, A5 880.00, C6 1046.50,
// D6 1174.66. Below 300 Hz the loudspeaker of a laptop says little, above 1500 Hz a tone is shrill.
#[rustfmt::skip]
const SCORES: &[Score] = &[
    Score { tone: Tone::GetReady, name: "get-ready", rise: 20, bright: 0.15, peak: 0.60,
            notes: &[Note(0, 260, 392.00), Note(190, 320, 523.25)] },
    Score { tone: Tone::Go, name: "go", rise: 6, bright: 0.30, peak: 0.80, notes: &[Note(0, 420, 783.99)] },
    Score { tone: Tone::Part, name: "part", rise: 16, bright: 0.15, peak: 0.60, notes: &[Note(0, 300, 659.26)] },
    Score { tone: Tone::Half, name: "half", rise: 8, bright: 0.10, peak: 0.55, notes: &[Note(0, 130, 587.33)] },
    Score { tone: Tone::Count, name: "count", rise: 4, bright: 0.15, peak: 0.60, notes: &[Note(0, 90, 880.00)] },
    Score { tone: Tone::Last, name: "last", rise: 4, bright: 0.40, peak: 0.70, notes: &[Note(0, 130, 1174.66)] },
    Score { tone: Tone::Switch, name: "switch", rise: 8, bright: 0.25, peak: 0.75,
            notes: &[Note(0, 190, 1046.50), Note(160, 190, 659.26), Note(320, 300, 1046.50)] },
    Score { tone: Tone::Rest, name: "rest", rise: 30, bright: 0.20, peak: 0.60, notes: &[Note(0, 600, 329.63)] },
    Score { tone: Tone::Finished, name: "finished", rise: 12, bright: 0.15, peak: 0.65,
            notes: &[Note(0, 500, 523.25), Note(220, 560, 659.26), Note(440, 900, 783.99)] },
];

/// A note fades to a twentieth over its length (three time constants).
const FADES: f64 = 3.0;
/// Milliseconds in which the end of a note goes to nothing.
const FALL: u32 = 15;

impl Tone {
    /// Returns every tone.
    pub fn all() -> impl Iterator<Item = Self> {
        SCORES.iter().map(|score| score.tone)
    }

    /// Returns what a cue sounds like.
    #[must_use]
    pub const fn of(cue: CueKind) -> Self {
        match cue {
            CueKind::GetReady => Self::GetReady,
            CueKind::Switch => Self::Switch,
            CueKind::Rest => Self::Rest,
            CueKind::Go => Self::Go,
            CueKind::Part => Self::Part,
            CueKind::Half => Self::Half,
            CueKind::Count(..=1) => Self::Last,
            CueKind::Count(2..) => Self::Count,
            CueKind::Finished => Self::Finished,
        }
    }

    /// Returns the tone's name, as its file has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.score().map_or("", |score| score.name)
    }

    /// Returns how long it lasts.
    #[must_use]
    pub fn length(self) -> Duration {
        self.score().map(|score| Duration::from_millis(score.length().into())).unwrap_or_default()
    }

    /// Returns its samples, [`RATE`] of them a second, at a volume of 0 to 100.
    #[must_use]
    pub fn samples(self, volume: u8) -> Vec<i16> {
        self.score().map(|score| score.samples(volume)).unwrap_or_default()
    }

    fn score(self) -> Option<&'static Score> {
        SCORES.iter().find(|score| score.tone == self)
    }
}

impl Score {
    /// In milliseconds.
    fn length(&self) -> u32 {
        self.notes.iter().map(|Note(at, lasts, _)| at + lasts).max().unwrap_or(0)
    }

    fn samples(&self, volume: u8) -> Vec<i16> {
        let wave: Vec<f64> = (0..samples_in(self.length())).map(|at| self.at(at)).collect();
        let highest = wave.iter().fold(0.0_f64, |highest, value| highest.max(value.abs()));
        if highest == 0.0 {
            return vec![0; wave.len()];
        }
        let scale = self.peak * loudness(volume) / highest;
        wave.iter().map(|value| sample(value * scale)).collect()
    }

    /// Returns the sum of the notes that sound at a sample.
    fn at(&self, sample: u32) -> f64 {
        self.notes.iter().map(|note| self.note_at(note, sample)).sum()
    }

    fn note_at(&self, &Note(at, lasts, pitch): &Note, sample: u32) -> f64 {
        let (begins, length) = (samples_in(at), samples_in(lasts));
        let Some(into) = sample.checked_sub(begins).filter(|into| *into < length) else { return 0.0 };
        let seconds = f64::from(into) / f64::from(RATE);
        let partial = |number: f64| (TAU * pitch * number * seconds).sin();
        let wave = partial(1.0) + self.bright * partial(2.0) + self.bright.powi(2) * partial(3.0);
        let fade = (-FADES * f64::from(into) / f64::from(length)).exp();
        wave * fade * ramp(into, samples_in(self.rise)) * ramp(length - 1 - into, samples_in(FALL))
    }
}

/// From nothing to all without a corner, so that there is no click: half a cosine.
fn ramp(at: u32, length: u32) -> f64 {
    let share = f64::from(at.min(length)) / f64::from(length.max(1));
    (1.0 - (PI * share).cos()) / 2.0
}

fn samples_in(milliseconds: u32) -> u32 {
    milliseconds * (RATE / 100) / 10
}

/// Returns the amplitude that sounds like so many hundredths: the ear hears about the square root of it.
fn loudness(volume: u8) -> f64 {
    (f64::from(volume.min(100)) / 100.0).powi(2)
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to what a sample holds")]
fn sample(value: f64) -> i16 {
    (value.clamp(-1.0, 1.0) * f64::from(i16::MAX)).round() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much of a pitch there is in some samples (Goertzel).
    fn strength(samples: &[i16], pitch: f64) -> f64 {
        let turn = 2.0 * (TAU * pitch / f64::from(RATE)).cos();
        let (last, before) =
            samples.iter().fold((0.0, 0.0), |(last, before), sample| (f64::from(*sample) + turn * last - before, last));
        last * last + before * before - turn * last * before
    }

    /// The strongest pitch between 250 and 1600 Hz, looked for in steps of a thousandth.
    fn pitch(samples: &[i16]) -> f64 {
        let rough = strongest(samples, 250.0, 1600.0, 1.005);
        strongest(samples, rough / 1.01, rough * 1.01, 1.001)
    }

    fn strongest(samples: &[i16], from: f64, to: f64, step: f64) -> f64 {
        let pitches = std::iter::successors(Some(from), |pitch| Some(pitch * step)).take_while(|pitch| *pitch <= to);
        pitches.map(|pitch| (strength(samples, pitch), pitch)).max_by(|a, b| a.0.total_cmp(&b.0)).expect("a pitch").1
    }

    /// What is heard of a tone: each note's pitch from its beginning to the next one's, as measured.
    fn melody(score: &Score, samples: &[i16]) -> Vec<f64> {
        let ends = score.notes.iter().skip(1).map(|note| note.0).chain([score.length()]);
        let of = |(note, end): (&Note, u32)| pitch(&samples[samples_in(note.0) as usize..samples_in(end) as usize]);
        score.notes.iter().zip(ends).map(of).collect()
    }

    fn highest(samples: &[i16]) -> u16 {
        samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap_or(0)
    }

    /// In decibels below the loudest there is.
    fn power(samples: &[i16]) -> f64 {
        let squares: f64 = samples.iter().map(|sample| (f64::from(*sample) / f64::from(i16::MAX)).powi(2)).sum();
        10.0 * (squares / f64::from(u32::try_from(samples.len()).expect("short"))).log10()
    }

    #[test]
    fn every_note_has_its_pitch() {
        for score in SCORES {
            let heard = melody(score, &score.samples(60));
            for (Note(_, _, written), heard) in score.notes.iter().zip(heard) {
                assert!(
                    (heard / written - 1.0).abs() < 0.01,
                    "{}: {heard} Hz is heard where {written} Hz is written",
                    score.name
                );
                assert!((300.0..=1500.0).contains(&heard), "{}: {heard} Hz", score.name);
            }
        }
    }

    #[test]
    fn every_tone_has_its_length() {
        for tone in Tone::all() {
            let samples = u32::try_from(tone.samples(60).len()).expect("short");
            let written = tone.length().as_secs_f64() * f64::from(RATE);
            assert!((f64::from(samples) - written).abs() <= 1.0, "{tone:?}: {samples} samples, {written} written");
        }
        // A tick is over before anything else can be due, and nothing but the end takes longer than a second.
        assert!(Tone::Count.length() < Duration::from_millis(150) && Tone::Last.length() < Duration::from_millis(150));
        assert!(Tone::all().filter(|tone| tone.length() >= Duration::from_secs(1)).eq([Tone::Finished]));
    }

    #[test]
    fn none_is_cut_off_at_the_top_and_none_startles() {
        for tone in Tone::all() {
            let samples = tone.samples(100);
            let peak = f64::from(highest(&samples)) / f64::from(i16::MAX);
            assert!((0.5..=0.81).contains(&peak), "{tone:?}: {peak}");
            let power = power(&samples);
            assert!((-23.0..=-12.0).contains(&power), "{tone:?}: {power} dB");
        }
    }

    #[test]
    fn none_begins_or_ends_with_a_click() {
        for tone in Tone::all() {
            let samples = tone.samples(100);
            let edge = |samples: &[i16]| f64::from(highest(samples)) / f64::from(highest(&tone.samples(100)));
            assert_eq!((samples.first(), samples.last()), (Some(&0), Some(&0)), "{tone:?}");
            // The first quarter of a millisecond, and the last.
            assert!(edge(&samples[..11]) < 0.05, "{tone:?}: {}", edge(&samples[..11]));
            assert!(edge(&samples[samples.len() - 11..]) < 0.01, "{tone:?}: {}", edge(&samples[samples.len() - 11..]));
        }
    }

    #[test]
    fn the_volume_is_heard() {
        for tone in Tone::all() {
            assert!(tone.samples(0).iter().all(|sample| *sample == 0), "{tone:?}");
            let [half, full] = [50, 100].map(|volume| power(&tone.samples(volume)));
            // Half as loud to the ear: a quarter of the amplitude, 12 decibels.
            assert!((full - half - 12.04).abs() < 0.1, "{tone:?}: {half} dB and {full} dB");
            assert_eq!(tone.samples(100), tone.samples(255), "{tone:?}");
        }
    }

    /// Two tones are alike if they have as many notes, each less than a whole tone from the other's.
    #[test]
    fn no_two_are_alike() {
        let melodies: Vec<(Tone, Vec<f64>)> =
            SCORES.iter().map(|score| (score.tone, melody(score, &score.samples(60)))).collect();
        for (index, (tone, melody)) in melodies.iter().enumerate() {
            for (other, others) in melodies.iter().skip(index + 1) {
                let near = melody.iter().zip(others).all(|(a, b)| (a / b).log2().abs() * 12.0 < 1.9);
                assert!(melody.len() != others.len() || !near, "{tone:?} {melody:?} is like {other:?} {others:?}");
            }
        }
    }

    #[test]
    fn they_go_up_and_down_as_they_should() {
        let heard = |tone: Tone| tone.score().map(|score| melody(score, &score.samples(60))).expect("a row for every tone");
        let [low, high] = heard(Tone::GetReady)[..] else { panic!("two notes get one ready") };
        assert!(low < high);
        let [before, turn, after] = heard(Tone::Switch)[..] else { panic!("three notes for the other side") };
        assert!(turn < before && turn < after);
        assert!(heard(Tone::Finished).is_sorted() && heard(Tone::Finished).len() == 3);
        assert!(heard(Tone::Last) > heard(Tone::Count) && heard(Tone::Go) > heard(Tone::Part));
        assert!(Tone::all().all(|tone| tone == Tone::Rest || heard(tone)[0] > heard(Tone::Rest)[0]));
        let powers = [Tone::Part, Tone::Go].map(|tone| power(&tone.samples(60)));
        assert!(powers[0] < powers[1], "the next part begins more softly than the first");
    }

    #[test]
    fn every_cue_has_a_tone_and_every_tone_a_cue() {
        let cues = [
            CueKind::GetReady,
            CueKind::Go,
            CueKind::Part,
            CueKind::Half,
            CueKind::Count(2),
            CueKind::Count(1),
            CueKind::Switch,
            CueKind::Rest,
            CueKind::Finished,
        ];
        assert!(Tone::all().eq(cues.map(Tone::of)));
        assert_eq!(Tone::of(CueKind::Count(3)), Tone::Count);
        assert!(cues.iter().all(|cue| !Tone::of(*cue).name().is_empty() && !Tone::of(*cue).length().is_zero()));
    }
}
