//! What the mannequin does at this moment: on the way into a stretch, held, in a rep, on the other side.

use super::{App, Figures, Page, Tab};
use crate::figure::demonstration::eased;
use crate::figure::{Demonstration, Side};
use crate::model::{Id, Stretch};
use crate::session::{Now, SegmentKind, State, Work};
use crate::time::Moment;
use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::sync::Arc;
use std::time::Duration;

/// What the figures are shown with, and to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// How each stretch is shown.
    pub figures: Figures,
    /// Degrees the figure is turned by.
    pub turned: f64,
    /// When a key was last pressed.
    pub(super) touched: Moment,
    /// A figure was drawn the last time.
    pub(super) seen: bool,
    /// Another window has the keys, as far as the terminal says.
    pub(super) unattended: bool,
}

/// A figure as it is to be drawn now.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub demonstration: Arc<Demonstration>,
    /// The side that is worked.
    pub side: Option<Side>,
    /// From 0 at the start to 1 in the hold.
    pub share: f64,
    /// The muscles it works are lit.
    pub is_lit: bool,
    /// How bright, 1 as it is.
    pub pulse: f64,
    /// How full the lungs are, 0 to 1.
    pub breath: f64,
    /// Degrees it is turned by.
    pub turned: f64,
}

/// A picture of a figure that moves lasts so long: twelve a second, which is smooth enough for a slow movement.
const FRAME: Duration = Duration::from_millis(83);
/// Over a line to another machine.
const FAR_FRAME: Duration = Duration::from_millis(200);
/// Getting into a stretch takes so long, and ends so long before the hold begins.
const MOVE_IN: f64 = 3.5;
const SETTLED: f64 = 0.8;
/// Out of it again.
const MOVE_OUT: f64 = 1.6;
/// A breath: four seconds in, six out.
const BREATH: f64 = 10.0;
const BREATH_IN: f64 = 4.0;
/// Where nothing plays, a figure moves for so long after the last key, then rests in the stretch.
const MOVES_FOR: Duration = Duration::from_secs(20);
/// One round of it: in, held, out, at rest, in seconds.
const ROUND: (f64, f64, f64, f64) = (3.0, 4.0, 2.0, 1.0);
/// Degrees that a key turns the figure by.
pub const NOTCH: f64 = 15.0;

impl Stage {
    /// Takes figures as they are known now; those that are being solved anew stay as they were until then.
    pub(super) fn take(&mut self, figures: Figures, awaited: &BTreeMap<Id, String>) {
        let before = std::mem::replace(&mut self.figures, figures);
        let stay: Vec<_> = awaited.keys().filter_map(|id| Some((id.clone(), Arc::clone(before.get(id)?)))).collect();
        if !stay.is_empty() {
            Arc::make_mut(&mut self.figures).extend(stay);
        }
    }
}

impl App {
    /// Returns what shows a stretch where nothing plays: round after round, and at rest after a while.
    #[must_use]
    pub fn shown(&self, stretch: &Stretch) -> Option<Shown> {
        let demonstration = self.stage.figures.get(&stretch.id)?;
        let since = self.now.moment.since(self.stage.touched);
        let moves = since < MOVES_FOR && !self.config.still;
        let (share, breath) = if moves { round(since.as_secs_f64()) } else { (1.0, 0.0) };
        Some(Shown {
            demonstration: Arc::clone(demonstration),
            side: demonstration.side(),
            share,
            is_lit: share > 0.5,
            pulse: 1.0,
            breath,
            turned: self.stage.turned,
        })
    }

    /// Returns what shows the present of the session.
    #[must_use]
    pub fn shown_now(&self, now: &Now<'_>) -> Option<Shown> {
        let demonstration = self.stage.figures.get(&now.step.stretch.id)?;
        let into = now.into.as_secs_f64();
        let left = now.left.as_secs_f64();
        let (share, side) = if self.config.still { (1.0, now.side) } else { place(now, into, left) };
        let works = matches!(now.segment.kind, SegmentKind::Work(_)) && now.state == State::Running;
        let breath = if works && !self.config.still { lungs(into) } else { 0.0 };
        // The worked muscle pulses with the breath, gently.
        let pulse = if works { 0.94 + 0.12 * breath } else { 0.9 };
        Some(Shown {
            demonstration: Arc::clone(demonstration),
            side: side.or(demonstration.side()),
            share,
            is_lit: share > 0.5,
            pulse,
            breath,
            turned: self.stage.turned,
        })
    }

    /// Returns when the figure on the screen looks different; `None` while none moves, or nobody sees it.
    pub(super) fn figure_wake(&self) -> Option<Moment> {
        if !self.stage.seen || self.stage.unattended || self.config.still {
            return None;
        }
        let frame = if self.is_far() { FAR_FRAME } else { FRAME };
        let plays = matches!(self.pages.last(), Some(Page::Player));
        let moves = if plays {
            self.session.as_ref().is_some_and(|running| running.session.head().state() == State::Running)
        } else {
            let shows = matches!((self.pages.last(), self.tab), (Some(Page::Stretch(_)), _) | (None, Tab::Today | Tab::Browse));
            shows && self.now.moment.since(self.stage.touched) < MOVES_FOR
        };
        moves.then(|| self.now.moment.plus(frame))
    }

    pub(super) fn turn_figure(&mut self, by: f64) {
        self.stage.turned = (self.stage.turned + by * NOTCH).rem_euclid(360.0);
    }
}

/// Where the body is in a session, and which side works.
fn place(now: &Now<'_>, into: f64, left: f64) -> (f64, Option<Side>) {
    let side = now.side;
    match &now.segment.kind {
        // In time for the hold, whatever the countdown began with.
        SegmentKind::GetReady => (eased(1.0 - (left - SETTLED) / MOVE_IN), side),
        SegmentKind::Switch => {
            let whole = into + left;
            let out = MOVE_OUT.min(whole / 2.0);
            if into < out {
                (1.0 - eased(into / out), side.map(Side::other))
            } else {
                let rest = (whole - out - SETTLED).max(0.5);
                (eased((into - out) / rest), side)
            }
        }
        SegmentKind::Rest => {
            let out = eased(into / MOVE_OUT);
            let back = eased(1.0 - left / MOVE_OUT);
            (1.0 - 0.6 * out.min(1.0 - back), side)
        }
        SegmentKind::Work(Work::Reps { .. } | Work::Press { .. }) => (now.pace.as_ref().map_or(1.0, |pace| pace.fullness), side),
        SegmentKind::Work(
            Work::Hold | Work::Roll | Work::Ease { .. } | Work::Contract { .. } | Work::Deepen { .. } | Work::Breathe { .. },
        ) => (1.0, side),
    }
}

/// A round of in, held, out and at rest: where the body is, and its breath.
fn round(seconds: f64) -> (f64, f64) {
    let (into, held, out, rest) = ROUND;
    let at = seconds.rem_euclid(into + held + out + rest);
    if at < into {
        (eased(at / into), 0.0)
    } else if at < into + held {
        (1.0, lungs(at - into))
    } else if at < into + held + out {
        let gone = eased((at - into - held) / out);
        (1.0 - gone, 1.0 - gone)
    } else {
        (0.0, 0.0)
    }
}

/// How full the lungs are after so many seconds of breathing.
fn lungs(seconds: f64) -> f64 {
    let at = seconds.rem_euclid(BREATH);
    let wave = |share: f64| 0.5 - 0.5 * (TAU / 2.0 * share).cos();
    if at < BREATH_IN { wave(at / BREATH_IN) } else { 1.0 - wave((at - BREATH_IN) / (BREATH - BREATH_IN)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_never_jumps() {
        let mut before = round(0.0);
        for hundredth in 1_u32..2000 {
            let after = round(f64::from(hundredth) / 100.0);
            assert!((after.0 - before.0).abs() < 0.02 && (after.1 - before.1).abs() < 0.02, "{hundredth}");
            before = after;
        }
    }
}
