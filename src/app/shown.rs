//! What the mannequin does at this moment: on the way into a stretch, held, in a rep, on the other side.

use super::screen::PosePage;
use super::{App, Figures, Page, Tab};
use crate::figure::demonstration::eased;
use crate::figure::muscle::smooth;
use crate::figure::{Demonstration, Side};
use crate::model::words::{Cells, Dress, Sides};
use crate::model::{Dose, Id, Stretch};
use crate::session::{Now, SegmentKind, State, Work, side_of_rep};
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
    /// The column at which the mouse has hold of it.
    pub(super) held: Option<u16>,
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
    pub view: Seen,
    /// From 0 at the start to 1 in the hold.
    pub share: f64,
    /// How what it works glows: not at all at 0, 1 as it is, brighter beyond.
    pub pulse: f64,
    /// How full the lungs are, 0 to 1.
    pub breath: f64,
    /// Degrees it is turned by, and the camera tilted.
    pub turned: f64,
    pub tilted: f64,
    pub dress: Dress,
    pub tints_sides: bool,
    pub cells: Cells,
}

/// From where a figure is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seen {
    /// From where its side is seen best.
    Best,
    /// From one place, where sides take turns.
    Fixed,
    /// On the way round, so far from the other side to this one.
    Around(f64),
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
/// From the start on one side to the start on the other.
const MOVE_AROUND: f64 = 1.5;
/// Into and out of a short press.
const MOVE_PRESS: f64 = 1.2;
/// The chest is at rest again so long before the hold ends.
const CALM: f64 = 0.8;
/// How what is worked glows while it waits, and how much brighter at the top of a breath.
const GLOW: f64 = 0.92;
const GLOW_BREATH: f64 = 0.20;
/// A breath: four seconds in, six out.
const BREATH: f64 = 10.0;
const BREATH_IN: f64 = 4.0;
/// Where nothing plays, a figure moves for so long after the last key, then rests in the stretch.
const MOVES_FOR: Duration = Duration::from_secs(20);
/// One round of it: in, held, out, at rest, in seconds.
const ROUND: (f64, f64, f64, f64) = (3.0, 4.0, 2.5, 1.0);
/// And what goes round goes once round in so many.
const ONCE_ROUND: f64 = 5.0;
/// A stroke over a roller takes so long one way: two to four seconds (Behm and others 2020).
const STROKE: f64 = 3.0;
/// Degrees that a key turns the figure by.
pub const NOTCH: f64 = 15.0;
/// And a column that the mouse draws it along.
const COLUMN: f64 = 4.0;

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
        let (share, breath) = match (moves, demonstration.goes_round()) {
            (true, true) => ((since.as_secs_f64() / ONCE_ROUND).fract(), 0.0),
            (true, false) => round(since.as_secs_f64()),
            (false, _) => (1.0, 0.0),
        };
        let place = Place { share, side: demonstration.side(), view: Seen::Best };
        Some(self.staged(demonstration, place, breath))
    }

    /// Returns what shows the present of the session.
    #[must_use]
    pub fn shown_now(&self, now: &Now<'_>) -> Option<Shown> {
        let demonstration = self.stage.figures.get(&now.step.stretch.id)?;
        let place = match (&now.pace, &now.segment.kind) {
            // What goes round goes once round in a rep.
            (Some(pace), SegmentKind::Work(Work::Reps { .. })) if demonstration.goes_round() => {
                Place { share: pace.passed, ..place(now) }
            }
            // Who rolls goes to and fro, as slowly as a stroke is long.
            (_, SegmentKind::Work(Work::Roll)) if demonstration.is_movement() => {
                let strokes = now.into.as_secs_f64() / STROKE;
                Place { share: 0.5 - 0.5 * (TAU / 2.0 * strokes).cos(), ..place(now) }
            }
            _ => place(now),
        };
        let breath = breath(now);
        if self.config.still {
            let view = if place.view == Seen::Fixed { Seen::Fixed } else { Seen::Best };
            return Some(self.staged(demonstration, Place { share: 1.0, side: now.side, view }, 0.0));
        }
        Some(self.staged(demonstration, place, breath))
    }

    /// Returns what shows a pose that is being written.
    #[must_use]
    pub fn posed(&self, page: &PosePage) -> Option<Shown> {
        let demonstration = page.studied.figure.as_ref()?;
        let since = self.now.moment.since(self.stage.touched).as_secs_f64();
        let share = match page.studied.moments.get(page.moment) {
            Some(moment) if !page.plays => moment.share,
            Some(_) | None if demonstration.goes_round() => (since / ONCE_ROUND).fract(),
            Some(_) | None => round(since).0,
        };
        let own = demonstration.view();
        let view = page.view().unwrap_or(own);
        let shown = self.staged(demonstration, Place { share, side: demonstration.side(), view: Seen::Best }, 0.0);
        Some(Shown { turned: view.azimuth - own.azimuth, tilted: view.elevation - own.elevation, ..shown })
    }

    fn staged(&self, demonstration: &Arc<Demonstration>, place: Place, breath: f64) -> Shown {
        let Place { share, side, view } = place;
        Shown {
            demonstration: Arc::clone(demonstration),
            side: side.or(demonstration.side()),
            view,
            share,
            // The worked muscle begins to glow on the way in, and pulses with the breath, gently.
            pulse: demonstration.glow(share).1 * (GLOW + GLOW_BREATH * breath),
            breath,
            turned: self.stage.turned,
            tilted: 0.0,
            dress: self.config.dress,
            tints_sides: demonstration.is_tinted(self.config.tint),
            cells: self.config.cells,
        }
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
            let poses = matches!(self.pages.last(), Some(Page::Pose(page)) if page.plays);
            let shows =
                poses || matches!((self.pages.last(), self.tab), (Some(Page::Stretch(_)), _) | (None, Tab::Today | Tab::Browse));
            shows && self.now.moment.since(self.stage.touched) < MOVES_FOR
        };
        moves.then(|| self.now.moment.plus(frame))
    }

    pub(super) fn turn_figure(&mut self, by: f64) {
        if let Some(Page::Pose(page)) = self.pages.last_mut() {
            return page.turn(by * NOTCH);
        }
        self.stage.turned = (self.stage.turned + by * NOTCH).rem_euclid(360.0);
    }

    /// What is near us follows the mouse.
    pub(super) fn drag_figure(&mut self, column: u16) {
        if let Some(held) = &mut self.stage.held {
            let by = f64::from(*held) - f64::from(column);
            *held = column;
            self.turn_figure(by * COLUMN / NOTCH);
        }
    }
}

/// Where the body is, and which side works.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    share: f64,
    side: Option<Side>,
    view: Seen,
}

/// Where the body is in a session.
fn place(now: &Now<'_>) -> Place {
    let (into, left) = (now.into.as_secs_f64(), now.left.as_secs_f64());
    let stretch = &now.step.stretch;
    let takes_turns = stretch.sides == Sides::Alternating;
    // Where sides take turns, the one that comes first is shown before.
    let side = now.side.or_else(|| takes_turns.then(|| side_of_rep(0)));
    // What comes and goes begins and ends each time at the start.
    let comes_and_goes = match stretch.dose {
        Dose::Reps { .. } => true,
        Dose::Isometric { .. } => takes_turns,
        Dose::Hold { .. } | Dose::Pnf { .. } | Dose::Breath { .. } | Dose::Roll { .. } => false,
    };
    let at = |share| Place { share, side, view: if takes_turns { Seen::Fixed } else { Seen::Best } };
    match &now.segment.kind {
        // A long wait shows what is to come, round after round, and ends where the work begins.
        SegmentKind::GetReady => {
            let last = SETTLED + MOVE_IN + if comes_and_goes { MOVE_OUT } else { 0.0 };
            let rounds = ((into + left - last) / round_length()).floor().max(0.0);
            if into < rounds * round_length() {
                return at(round(into).0);
            }
            let before = left - SETTLED;
            // In time for the hold, whatever the countdown began with; what comes and goes is back at the start.
            at(if comes_and_goes {
                eased(1.0 - (before - MOVE_OUT) / MOVE_IN).min(eased(before / MOVE_OUT))
            } else {
                eased(1.0 - before / MOVE_IN)
            })
        }
        SegmentKind::Switch => {
            let whole = into + left;
            let out = if comes_and_goes { 0.0 } else { MOVE_OUT.min(0.3 * whole) };
            let around = MOVE_AROUND.min(0.3 * whole);
            let rest = (whole - out - around - SETTLED).max(0.2 * whole);
            if into < out {
                Place { share: 1.0 - eased(into / out), side: side.map(Side::other), view: Seen::Best }
            } else if into < out + around {
                Place { view: Seen::Around(eased((into - out) / around)), ..at(0.0) }
            } else if comes_and_goes {
                at(0.0)
            } else {
                at(eased((into - out - around) / rest))
            }
        }
        SegmentKind::Rest if comes_and_goes => at(0.0),
        SegmentKind::Rest => {
            let out = eased(into / MOVE_OUT);
            let back = eased(1.0 - left / MOVE_OUT);
            at(1.0 - 0.6 * out.min(1.0 - back))
        }
        SegmentKind::Work(Work::Reps { .. }) => at(now.pace.as_ref().map_or(1.0, |pace| eased(pace.fullness))),
        SegmentKind::Work(Work::Press { .. }) if comes_and_goes => at(eased(into / MOVE_PRESS).min(eased(left / MOVE_PRESS))),
        SegmentKind::Work(
            Work::Press { .. }
            | Work::Hold
            | Work::Roll
            | Work::Ease { .. }
            | Work::Contract { .. }
            | Work::Deepen { .. }
            | Work::Breathe { .. },
        ) => at(1.0),
    }
}

/// How full the lungs are: as the pacer says, if it says how to breathe, and at rest where a hold begins and ends.
fn breath(now: &Now<'_>) -> f64 {
    let SegmentKind::Work(work) = &now.segment.kind else { return 0.0 };
    let (into, left) = (now.into.as_secs_f64(), now.left.as_secs_f64());
    let full = match (work, &now.pace) {
        (Work::Reps { .. }, _) => 0.0,
        (Work::Press { .. } | Work::Roll | Work::Contract { .. }, _) | (_, None) => lungs(into),
        (Work::Hold | Work::Ease { .. } | Work::Deepen { .. } | Work::Breathe { .. }, Some(pace)) => wave(pace.fullness),
    };
    full * smooth(0.0, CALM, left)
}

const fn round_length() -> f64 {
    ROUND.0 + ROUND.1 + ROUND.2 + ROUND.3
}

/// A round of in, held, out and at rest: where the body is, and its breath.
fn round(seconds: f64) -> (f64, f64) {
    let (into, held, out, _) = ROUND;
    let at = seconds.rem_euclid(round_length());
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
    if at < BREATH_IN { wave(at / BREATH_IN) } else { 1.0 - wave((at - BREATH_IN) / (BREATH - BREATH_IN)) }
}

/// From 0 to 1 and flat at both, as a breath is.
fn wave(share: f64) -> f64 {
    0.5 - 0.5 * (TAU / 2.0 * share).cos()
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
