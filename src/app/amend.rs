//! Changing a session while it goes on: something easier or gentler, left out with a reason, less or more time for the rest.

use super::monday::avoided;
use super::{App, Effect};
use crate::compose::{Avoid, Exchange, Met, refit, step_for};
use crate::model::words::Skip;
use crate::model::{Id, Prop, Routine, Step, Stretch};
use crate::session::{Event, Plan, Replan, State};
use crate::time::{Moment, Wall};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// What the player asks for, while the session goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Why this stretch is left out.
    WhyLeft,
    /// So many minutes more, or less, for all that is left.
    Time { minutes: i64 },
}

/// What is said in the player, in place of the cues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// It hurt for the second time.
    Stop,
    Words(String),
}

/// What is left of a session under other terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// What is left from now on.
    pub left: Duration,
    /// When it would be over.
    pub end: Wall,
    /// How many stretches follow the one that goes on, and how many followed before.
    pub steps: usize,
    pub steps_before: usize,
}

/// Long enough to read a sentence twice.
const TOLD_STAYS: Duration = Duration::from_secs(15);
/// A pause keeps it until the session goes on; this is longer than anybody waits.
const UNTIL_READ: Duration = Duration::from_secs(3600);
/// What would end so many milliseconds after its time is made shorter.
const LATE: i64 = 999;

impl App {
    /// Returns what the player asks for now.
    #[must_use]
    pub fn asked(&self) -> Option<Ask> {
        self.session.as_ref()?.asked
    }

    /// Returns what is said in place of the cues.
    #[must_use]
    pub fn told(&self) -> Option<&Told> {
        self.session.as_ref()?.told.as_ref().map(|(told, _)| told)
    }

    pub(super) fn told_until(&self) -> Option<Moment> {
        self.session.as_ref()?.told.as_ref().map(|(_, until)| *until)
    }

    pub(super) fn end_told(&mut self) {
        let now = self.now.moment;
        if let Some(running) = &mut self.session {
            running.told.take_if(|(_, until)| *until <= now);
        }
    }

    pub(super) fn ask(&mut self, asked: Option<Ask>) {
        if let Some(running) = &mut self.session {
            running.asked = asked;
        }
    }

    pub(super) fn ask_for_minutes(&mut self, by: i64) {
        if let Some(Ask::Time { minutes }) = self.asked() {
            self.ask(Some(Ask::Time { minutes: minutes + by }));
        }
    }

    /// Returns what is left of the session with as much time as is asked for.
    #[must_use]
    pub fn outlook(&self) -> Option<Outlook> {
        let Some(Ask::Time { minutes }) = self.asked() else { return None };
        let running = self.session.as_ref()?;
        let steps_before = running.session.plan().steps.len().saturating_sub(self.step_at()? + 1);
        let rest = self.retimed(minutes);
        let (left, steps) = match &rest {
            Some(rest) => (running.session.step_left() + length(rest), rest.steps.len()),
            None => (running.session.head().left_in_all(), steps_before),
        };
        Some(Outlook { left, end: self.now.wall.plus(left), steps, steps_before })
    }

    /// The rest with so many minutes more or less; nothing where that changes nothing.
    fn retimed(&self, minutes: i64) -> Option<Replan> {
        let session = &self.session.as_ref()?.session;
        let rest = session.head().left_in_all().saturating_sub(session.step_left());
        let change = Duration::from_secs(minutes.unsigned_abs().saturating_mul(60));
        let rest = if minutes < 0 { rest.saturating_sub(change) } else { rest + change };
        (minutes != 0).then(|| self.refitted(rest)).flatten()
    }

    pub(super) fn retime(&mut self, effects: &mut Vec<Effect>) {
        let Some(Ask::Time { minutes }) = self.asked() else { return };
        self.ask(None);
        let Some(rest) = self.retimed(minutes) else { return };
        let until = self.session.as_mut().and_then(|running| running.until.take());
        self.replan(rest, effects);
        if let (Some(running), Some(_)) = (&mut self.session, until) {
            // Who asks for another end means it.
            running.until = Some(self.now.wall.plus(running.session.head().left_in_all()));
        }
    }

    /// Makes what is left end on time again, once it would not.
    pub(super) fn keep_end(&mut self, effects: &mut Vec<Effect>) {
        let Some(until) = self.late_for() else { return };
        let open = u64::try_from(until.millis_since(self.now.wall)).map(Duration::from_millis).unwrap_or_default();
        let here = self.session.as_ref().map(|running| running.session.step_left()).unwrap_or_default();
        if let Some(rest) = self.refitted(open.saturating_sub(here)) {
            self.replan(rest, effects);
            self.notify("What is left is made shorter, to end on time.");
        }
        if let (Some(_), Some(running)) = (self.late_for(), &mut self.session) {
            // Both sides of what goes on now are worth more than the minute.
            running.until = None;
        }
    }

    /// When the session that goes on is to be over, if it would end later than that.
    fn late_for(&self) -> Option<Wall> {
        let running = self.session.as_ref().filter(|running| running.session.head().state() != State::Paused)?;
        let end = self.now.wall.plus(running.session.head().left_in_all());
        running.until.filter(|until| end.millis_since(*until) > LATE)
    }

    /// The stretches that follow, made to take `time`; nothing where nothing follows.
    fn refitted(&self, time: Duration) -> Option<Replan> {
        let session = &self.session.as_ref()?.session;
        let (plan, step) = (session.plan(), self.step_at()?);
        let here = plan.steps.get(step)?;
        let rest: Vec<Arc<Stretch>> = plan.steps.iter().skip(step + 1).map(|step| Arc::clone(&step.stretch)).collect();
        let met = plan.steps.iter().map(|step| &step.stretch.id).filter(|id| self.history.has_met(id));
        let met: BTreeSet<Id> = met.cloned().chain([here.stretch.id.clone()]).collect();
        let seconds = u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
        let steps = refit(&self.library, &rest, here.stretch.position, seconds, &Met::These(met));
        (!rest.is_empty()).then(|| self.following(plan, step, steps).after(plan, step))
    }

    /// Where the session stands in its plan.
    fn step_at(&self) -> Option<usize> {
        let session = &self.session.as_ref()?.session;
        session.plan().segments.get(session.head().segment()).map(|segment| segment.step)
    }

    fn following(&self, plan: &Plan, step: usize, steps: Vec<Step>) -> Replan {
        let Some(first) = plan.steps.first() else { return Replan { leaves: None, steps: Vec::new(), segments: Vec::new() } };
        let routine = Routine { steps, ..Routine::of_one(&first.stretch) };
        Replan::with(plan, step, &routine, |id| self.history.has_met(id))
    }

    fn replan(&mut self, rest: Replan, effects: &mut Vec<Effect>) {
        self.play(Event::Replanned(Arc::new(rest)), effects);
    }

    pub(super) fn leave_out(&mut self, skip: Skip, effects: &mut Vec<Effect>) {
        self.ask(None);
        let name = self.session.as_ref().and_then(|running| running.session.now()).map(|now| now.step.stretch.name.clone());
        self.play(Event::LeftOut(skip), effects);
        if let (Skip::Never, Some(name)) = (skip, name) {
            self.notify(format!("{name} comes no more, unless you start it yourself."));
        }
    }

    pub(super) fn take_easier(&mut self, effects: &mut Vec<Effect>) {
        self.take_form(Skip::Easier, effects);
    }

    pub(super) fn take_harder(&mut self, effects: &mut Vec<Effect>) {
        self.take_form(Skip::Harder, effects);
    }

    /// The easier or harder stretch in the place of this one; where there is none, how to do this one so.
    fn take_form(&mut self, skip: Skip, effects: &mut Vec<Effect>) {
        let Some((stretch, step)) = self.present() else { return };
        let avoid = self.avoided();
        let taken = self.taken();
        let exchange = self.exchange(&avoid, &taken);
        let (form, sentence) = if skip == Skip::Easier {
            (exchange.easier(&stretch), &stretch.guide.easier)
        } else {
            (exchange.harder(&stretch), &stretch.guide.harder)
        };
        let Some(form) = form.cloned() else {
            let word = if skip == Skip::Easier { "easier" } else { "harder" };
            let none = format!("No {word} way is written for this one.");
            self.tell(Told::Words(sentence.clone().unwrap_or(none)), TOLD_STAYS);
            return;
        };
        let name = form.name.clone();
        if let Some(rest) = self.swapped(&form, step, skip, &|_| true) {
            self.replan(rest, effects);
            self.notify(format!("In its place: {name}."));
        }
    }

    /// It hurts: something gentler for the region at once, and no more of it today. The second time it is enough.
    pub(super) fn spare(&mut self, effects: &mut Vec<Effect>) {
        let Some((stretch, step)) = self.present() else { return };
        let avoid = self.avoided();
        let region = stretch.home().clone();
        let is_again = !self.hurt_now().is_empty() || self.hurt_today().contains(&region);
        let taken = self.taken();
        let gentler = if is_again { None } else { self.exchange(&avoid, &taken).gentler(&stretch).cloned() };
        let rests = |other: &Stretch| !other.regions.contains(&region);
        let rest = match &gentler {
            Some(gentler) => self.swapped(gentler, step, Skip::Hurts, &rests),
            None => self.session.as_ref().map(|running| {
                let plan = running.session.plan();
                let rest = Replan::of_rest(plan, step, |step| rests(&step.stretch)).after(plan, step);
                Replan { leaves: Some(Skip::Hurts), ..rest }
            }),
        };
        let Some(rest) = rest else { return };
        self.replan(rest, effects);
        let name = self.library.region_name(&region).to_lowercase();
        if is_again {
            self.play(Event::Paused, effects);
            self.tell(Told::Stop, UNTIL_READ);
            self.notify("That is twice: better stop for today.");
            return;
        }
        self.notify(match gentler {
            Some(gentler) => format!("Gentler: {}. After it, your {name} rests today.", gentler.name),
            None => format!("Left out. Your {name} rests today."),
        });
    }

    /// What takes the place of the present step, then what follows it as far as it `stays`.
    fn swapped(&self, with: &Arc<Stretch>, step: usize, skip: Skip, stays: &dyn Fn(&Stretch) -> bool) -> Option<Replan> {
        let session = &self.session.as_ref()?.session;
        let plan = session.plan();
        let sides = plan.steps.get(step)?.stretch.sides;
        let new = self.following(plan, step, vec![step_for(with, sides, session.work_left())]);
        let rest = new.then(Replan::of_rest(plan, step, |step| stays(&step.stretch))).after(plan, step);
        Some(Replan { leaves: Some(skip), ..rest })
    }

    /// The stretch that goes on, and where it is in the plan.
    fn present(&self) -> Option<(Arc<Stretch>, usize)> {
        let step = self.step_at()?;
        let plan = self.session.as_ref()?.session.plan();
        plan.steps.get(step).map(|found| (Arc::clone(&found.stretch), step))
    }

    fn taken(&self) -> Vec<Id> {
        let steps = self.session.as_ref().map(|running| running.session.plan().steps.as_slice()).unwrap_or_default();
        steps.iter().map(|step| step.stretch.id.clone()).collect()
    }

    fn exchange<'a>(&'a self, avoid: &'a Avoid, taken: &'a [Id]) -> Exchange<'a> {
        let at_hand: &[Prop] = &self.config.you.have;
        Exchange { library: &self.library, avoid, at_hand, taken }
    }

    /// Returns what must not come by itself now: what the user leaves out, never wants again, or what hurt today.
    #[must_use]
    pub fn avoided(&self) -> Avoid {
        let mut avoid = avoided(&self.config, &self.library, &self.history);
        avoid.regions.extend(self.hurt_today());
        avoid
    }

    /// The regions where it hurt today, in this session or before it.
    fn hurt_today(&self) -> BTreeSet<Id> {
        let mut regions = self.history.hurt_on(self.now.wall.day());
        regions.extend(self.hurt_now());
        regions
    }

    /// The regions where it hurt in this session.
    fn hurt_now(&self) -> BTreeSet<Id> {
        let Some(running) = &self.session else { return BTreeSet::new() };
        let steps = running.session.plan().steps.iter().zip(running.session.head().skipped());
        let hurt = steps.filter(|(_, skipped)| **skipped == Some(Skip::Hurts));
        hurt.map(|(step, _)| step.stretch.home().clone()).collect()
    }

    fn tell(&mut self, told: Told, stays: Duration) {
        let until = self.now.moment.plus(stays);
        if let Some(running) = &mut self.session {
            running.told = Some((told, until));
        }
    }
}

fn length(rest: &Replan) -> Duration {
    rest.segments.iter().map(|segment| segment.length).sum()
}
