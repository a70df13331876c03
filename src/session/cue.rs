//! What to sound, say or show at a moment, and where in a segment the cues lie.

use super::plan::{Segment, SegmentKind, Work};
use std::time::Duration;

/// A cue and the session's own time at which it falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    pub at: Duration,
    /// The segment it belongs to.
    pub segment: usize,
    pub kind: CueKind,
}

/// What the outside should do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    GetReady,
    Switch,
    Rest,
    /// The work begins.
    Go,
    /// The next part of the work begins: a press, a deeper stretch.
    Part,
    /// Half of a hold of 30 seconds or more is done.
    Half,
    /// So many seconds are left: 3, 2, 1.
    Count(u8),
    Finished,
}

/// Work of at least this length is counted down.
const COUNTED_WORK: Duration = Duration::from_secs(10);
/// Pauses of at least this length are counted down.
const COUNTED_PAUSE: Duration = Duration::from_secs(4);
/// Holds of at least this length have a half-way mark (evidence: hold conventions).
const HALVED: Duration = Duration::from_secs(30);

/// Returns the cues of a segment of `length` by their place in it, in order. The cue of its start is the first.
#[must_use]
pub fn within(segment: &Segment, length: Duration) -> Vec<(Duration, CueKind)> {
    let mut cues = vec![(Duration::ZERO, at_start(segment))];
    let counted_from = match &segment.kind {
        SegmentKind::Work(_) => COUNTED_WORK,
        SegmentKind::GetReady | SegmentKind::Switch | SegmentKind::Rest => COUNTED_PAUSE,
    };
    if length >= HALVED && matches!(segment.kind, SegmentKind::Work(Work::Hold | Work::Roll)) {
        cues.push((length / 2, CueKind::Half));
    }
    if length >= counted_from {
        cues.extend((1..=3).rev().map(|left| (length.saturating_sub(Duration::from_secs(left.into())), CueKind::Count(left))));
    }
    cues
}

const fn at_start(segment: &Segment) -> CueKind {
    match segment.kind {
        SegmentKind::GetReady => CueKind::GetReady,
        SegmentKind::Switch => CueKind::Switch,
        SegmentKind::Rest => CueKind::Rest,
        SegmentKind::Work(_) if segment.continues => CueKind::Part,
        SegmentKind::Work(_) => CueKind::Go,
    }
}
