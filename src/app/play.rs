//! Playing: starting sessions, passing time and keys on to them, ending and recording them.

use super::amend::{Ask, Told};
use super::effect::Effect;
use super::msg::Journal;
use super::screen::{Choice, Summary};
use super::sleep::slept;
use super::{App, Page, StretchPage};
use crate::history::Record;
use crate::model::{Id, Routine, Stretch};
use crate::session::journal::{self, Unfinished};
use crate::session::{Event, Plan, Session, State};
use crate::time::{Moment, Stamp, Wall, countdown_seconds};
use std::sync::Arc;
use std::time::Duration;

/// The session in hand.
#[derive(Debug)]
pub struct Running {
    pub session: Session,
    pub started: Wall,
    /// When it is to be over, if it is: what is left is made shorter where it would end late.
    pub(super) until: Option<Wall>,
    pub(super) asked: Option<Ask>,
    /// Said in place of the cues, until then.
    pub(super) told: Option<(Told, Moment)>,
    /// What the countdown showed at the last sign of life in the journal.
    beat: Option<u64>,
}

impl Running {
    pub(super) const fn new(session: Session, started: Wall) -> Self {
        Self { session, started, until: None, asked: None, told: None, beat: None }
    }
}

/// A session that another process left behind.
#[derive(Debug)]
pub(super) struct Offer {
    journal: String,
    unfinished: Unfinished,
}

/// What was asked of the display last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Display {
    #[default]
    LeftAlone,
    KeptOn,
}

/// How often a countdown is drawn.
const TICK: Duration = Duration::from_secs(1);
/// How often a breath pacer is drawn.
const PACER_TICK: Duration = Duration::from_millis(100);

impl App {
    /// Lets time pass in the session: cues, a sign of life, or a pause where the machine fell asleep.
    pub(super) fn pass_time(&mut self, before: Stamp, came_back: bool) -> Vec<Effect> {
        let now = self.now;
        if self.notice.as_ref().is_some_and(|notice| notice.until <= now.moment) {
            self.notice = None;
        }
        self.end_flash();
        self.end_told();
        let Some(running) = &mut self.session else { return Vec::new() };
        let moves = running.session.next_wake().is_some();
        if moves && (came_back || slept(before, now, self.wanted)) {
            running.session.apply(before.moment, Event::Paused);
            let effects = self.journal_last().into_iter().collect();
            self.notify("Paused: the machine was asleep.");
            return effects;
        }
        let cues = running.session.advance(now.moment);
        let mut effects = self.sounded(&cues);
        effects.extend(self.beat());
        effects
    }

    pub(super) fn session_wake(&self, for_pacer: bool) -> Option<Moment> {
        let running = self.session.as_ref()?;
        let next_cue = running.session.next_wake()?;
        let paced = for_pacer
            && matches!(self.pages.last(), Some(Page::Player))
            && running.session.head().state() == State::Running
            && running.session.now().is_some_and(|now| now.pace.is_some());
        let tick = running.session.next_tick(if paced { PACER_TICK } else { TICK });
        tick.into_iter().chain([next_cue]).min()
    }

    /// Returns whether a session is going on, paused or not.
    #[must_use]
    pub fn plays(&self) -> bool {
        self.session.is_some()
    }

    pub(super) fn gets_ready(&self) -> bool {
        let now = self.session.as_ref().and_then(|running| running.session.now());
        now.is_some_and(|now| !now.segment.is_work())
    }

    /// Returns whether there is a session to go on with: paused here, or left behind by another process.
    #[must_use]
    pub fn can_go_on(&self) -> bool {
        self.session.is_some() || self.offer.is_some()
    }

    /// Returns what Today says of the session to go on with: its name, and the stretch and side it stands at.
    #[must_use]
    pub fn open_session(&self) -> Option<(String, String)> {
        let words = |session: &Session| {
            let now = session.now()?;
            let side = now.side.map_or_else(String::new, |side| format!(", {}", side.title()));
            Some((session.plan().name.clone(), format!("at {}{side}", now.step.stretch.name)))
        };
        if let Some(running) = &self.session {
            return words(&running.session);
        }
        let unfinished = &self.offer.as_ref()?.unfinished;
        words(&unfinished.session(self.now.moment))
    }

    pub(super) fn start_chosen(&mut self, effects: &mut Vec<Effect>) {
        match self.choices().into_iter().nth(self.today.chosen.index()) {
            Some(Choice::GoOn) => self.go_on(effects),
            Some(Choice::Monday(routine) | Choice::Short(routine)) => self.start(Some(routine), effects),
            Some(Choice::Planned(appointment)) => self.start_appointment(&appointment, effects),
            None => {}
        }
    }

    pub(super) fn play_stretch(&mut self, stretch: Option<Arc<Stretch>>, effects: &mut Vec<Effect>) {
        self.start(stretch.map(|stretch| Arc::new(Routine::of_one(&stretch))), effects);
    }

    pub(super) fn play_named(&mut self, id: Option<&Id>, effects: &mut Vec<Effect>) {
        let named = id.and_then(|id| {
            let routine = self.routine_named(id).cloned();
            routine.or_else(|| self.library.stretch(id.as_str()).map(|stretch| Arc::new(Routine::of_one(stretch))))
        });
        let routine = if id.is_some() { named } else { self.monday_routine().cloned() };
        self.start(routine, effects);
    }

    pub(super) fn start(&mut self, routine: Option<Arc<Routine>>, effects: &mut Vec<Effect>) {
        let Some(routine) = routine else { return };
        self.let_go(effects);
        let plan = Plan::of(&routine, |id| self.history.has_met(id));
        let started = self.now.wall;
        effects.push(Effect::BeginJournal(journal::plan_line(&plan, started)));
        let (session, cues) = Session::start(plan, self.now.moment);
        self.session = Some(Running::new(session, started));
        self.notice = None;
        self.pages.push(Page::Player);
        self.try_player_soon();
        effects.extend(self.sounded(&cues));
    }

    /// Starts a routine that is to be over at a time of the clock, if one is given.
    pub(super) fn start_until(&mut self, routine: Arc<Routine>, until: Option<Wall>, effects: &mut Vec<Effect>) {
        self.start(Some(routine), effects);
        if let Some(running) = &mut self.session {
            running.until = until;
        }
    }

    /// Back into the session: the paused one, or the one left behind.
    fn go_on(&mut self, effects: &mut Vec<Effect>) {
        if let Some(Offer { journal, unfinished }) = self.offer.take() {
            effects.push(Effect::TakeUpJournal(journal));
            let session = unfinished.session(self.now.moment);
            self.session = Some(Running::new(session, unfinished.started));
            effects.extend(self.journal_last());
        }
        if self.session.is_some() {
            self.pages.push(Page::Player);
        }
    }

    /// Ends the session in hand, or the one left behind, for good; what was held is recorded.
    pub(super) fn let_go(&mut self, effects: &mut Vec<Effect>) {
        if let Some(running) = self.session.take() {
            self.record(&running.session, running.started, effects);
            effects.push(Effect::DropJournal);
        }
        if let Some(offer) = self.offer.take() {
            self.settle_offer(&offer, effects);
        }
        self.today.chosen = super::list::Chosen::default();
    }

    /// Takes the newest of the sessions left behind as the one to go on with; the others are recorded as they are.
    pub(super) fn take_offers(&mut self, journals: Vec<Journal>, effects: &mut Vec<Effect>) {
        for Journal { name, text } in journals {
            let Some(unfinished) = journal::read(&text, &self.library) else {
                effects.push(Effect::DiscardJournal(name));
                continue;
            };
            let offer = Offer { journal: name, unfinished };
            let session = offer.unfinished.session(self.now.moment);
            if session.is_over() {
                self.settle_offer(&offer, effects);
            } else if let Some(older) = self.offer.replace(offer) {
                self.settle_offer(&older, effects);
            }
        }
    }

    fn settle_offer(&mut self, offer: &Offer, effects: &mut Vec<Effect>) {
        self.record(&offer.unfinished.session(self.now.moment), offer.unfinished.started, effects);
        effects.push(Effect::DiscardJournal(offer.journal.clone()));
    }

    pub(super) fn play(&mut self, event: Event, effects: &mut Vec<Effect>) {
        let now = self.now.moment;
        let Some(running) = &mut self.session else { return };
        let known = running.session.log().len();
        let cues = running.session.apply(now, event);
        if running.session.log().len() > known {
            effects.extend(self.journal_last());
        }
        effects.extend(self.sounded(&cues));
    }

    pub(super) fn pause_or_go_on(&mut self, effects: &mut Vec<Effect>) {
        let paused = self.session.as_ref().is_some_and(|running| running.session.head().state() == State::Paused);
        self.play(if paused { Event::Resumed } else { Event::Paused }, effects);
    }

    /// Leaves the player: the session waits, paused.
    pub(super) fn step_out(&mut self, effects: &mut Vec<Effect>) {
        self.play(Event::Paused, effects);
        self.go_home();
        self.notify("Paused. Enter goes on where you were.");
    }

    /// Stops: what was done is recorded now, and can be gone on with.
    pub(super) fn stop_session(&mut self, effects: &mut Vec<Effect>) {
        self.play(Event::Paused, effects);
        let Some((record, held)) = self.session.as_ref().map(|running| {
            let record = Record::of(&running.session, running.started);
            let held = record.held();
            (record, held)
        }) else {
            return;
        };
        if held == 0 {
            self.let_go(effects);
            self.go_home();
            return;
        }
        self.history.add(record.clone());
        effects.push(Effect::Append(Box::new(record.clone())));
        self.pages.retain(|page| *page != Page::Player);
        self.pages.push(Page::Summary(Summary { record, can_go_on: true }));
    }

    /// A finished session is recorded, and the summary takes the player's place.
    pub(super) fn end_if_over(&mut self, effects: &mut Vec<Effect>) {
        let Some(running) = self.session.take_if(|running| running.session.is_over()) else { return };
        let record = Record::of(&running.session, running.started);
        self.record(&running.session, running.started, effects);
        effects.push(Effect::DropJournal);
        let summary = Page::Summary(Summary { record, can_go_on: false });
        match self.pages.iter_mut().find(|page| **page == Page::Player) {
            Some(player) => *player = summary,
            None => self.pages.push(summary),
        }
        self.today.chosen = super::list::Chosen::default();
    }

    pub(super) fn read_about(&mut self) {
        let now = self.session.as_ref().and_then(|running| running.session.now());
        let page = now.map(|now| Page::Stretch(StretchPage::of_one(&now.step.stretch)));
        self.pages.extend(page);
    }

    /// Ends the program; a session in hand keeps its journal, and is offered at the next start.
    pub(super) fn leave(&mut self, effects: &mut Vec<Effect>) {
        self.play(Event::Paused, effects);
        self.keep_awake(effects);
        effects.push(Effect::Quit);
    }

    /// Ends for good: the session is over where it stands.
    pub(super) fn finish(&mut self, effects: &mut Vec<Effect>) {
        if self.session.is_some() {
            self.let_go(effects);
        }
        self.leave(effects);
    }

    pub(super) fn suspend(&mut self, effects: &mut Vec<Effect>) {
        self.play(Event::Paused, effects);
        self.keep_awake(effects);
        effects.push(Effect::Suspend);
    }

    /// Records what was held, if anything was.
    fn record(&mut self, session: &Session, started: Wall, effects: &mut Vec<Effect>) {
        let record = Record::of(session, started);
        let known = self.history.records().iter().any(|other| other.is_of_same_session(&record) && other.held() >= record.held());
        if record.held() > 0 && !known {
            self.history.add(record.clone());
            effects.push(Effect::Append(Box::new(record)));
        }
    }

    /// While the session moves, nobody touches a key: the screen is asked to stay on, once it does and once it does not.
    pub(super) fn keep_awake(&mut self, effects: &mut Vec<Effect>) {
        let moves = self.session.as_ref().is_some_and(|running| running.session.next_wake().is_some());
        let display = if moves && self.config.keep_awake { Display::KeptOn } else { Display::LeftAlone };
        if std::mem::replace(&mut self.display, display) != display {
            effects.push(Effect::KeepAwake(display == Display::KeptOn));
        }
    }

    /// The journal line of the event that was just logged.
    fn journal_last(&self) -> Option<Effect> {
        let entry = self.session.as_ref()?.session.log().last()?;
        Some(Effect::Journal(journal::event_line(entry)))
    }

    /// A sign of life whenever the countdown has changed: at most a second lies between two of them.
    fn beat(&mut self) -> Option<Effect> {
        let running = self.session.as_mut()?;
        let head = running.session.head();
        let shown = countdown_seconds(head.left_in_count(running.session.plan())?);
        let line = journal::beat_line(head.time());
        (running.beat.replace(shown) != Some(shown)).then_some(Effect::Beat(line))
    }
}

impl Unfinished {
    fn session(&self, now: Moment) -> Session {
        Session::resume(self.plan.clone(), self.log.clone(), self.stopped_at, now)
    }
}
