//! The app: all state with one owner. `update` is the only way it changes; what it asks of the world comes back as values.

pub mod amend;
mod due;
pub mod effect;
pub mod field;
pub mod heard;
pub mod list;
mod look;
pub mod making;
pub mod monday;
pub mod msg;
mod obey;
pub mod planned;
mod play;
mod point;
pub mod screen;
mod sheet;
pub mod shown;
mod sleep;
mod stay;
pub mod taken;

pub use amend::{Ask, Told};
pub use effect::Effect;
pub use heard::{Ear, Heard};
pub use msg::{Angle, Arrival, Failure, Figures, Files, Journal, Msg, Posed, Studied, StudiedMoment, Target};
pub use play::Running;
pub use screen::{Page, Tab};

use crate::command::{Key, Place};
use crate::compose;
use crate::config::Config;
use crate::history::History;
use crate::model::{Favourites, Id, Library, Schedule};
use crate::problem::{Problem, counted};
use crate::rotation::{Pin, Rotation};
use crate::schedule::{Change, State};
use crate::search::Index;
use crate::time::{Moment, Stamp, Zone};
use heard::StandIn;
use play::{Display, Offer};
use screen::{Browse, Choice, Progress, Routines, StretchPage, Today, WeekPlan};
use shown::Stage;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Everything the program knows while it runs.
#[derive(Debug)]
pub struct App {
    pub now: Stamp,
    pub config: Config,
    pub library: Library,
    pub schedule: Schedule,
    pub favourites: Favourites,
    pub index: Index,
    /// In the user's files, then in the records.
    pub problems: Vec<Problem>,
    pub history: History,
    pub rotation: Rotation,
    pub zone: Zone,
    pub changes: Vec<Change>,
    pub tab: Tab,
    pub today: Today,
    pub browse: Browse,
    pub routines: Routines,
    pub week: WeekPlan,
    pub progress: Progress,
    /// Over the main screens, the last in front.
    pub pages: Vec<Page>,
    pub session: Option<Running>,
    pub muted: bool,
    pub stage: Stage,
    /// The player is seen from across the room.
    pub far: bool,
    /// How cues are heard now.
    pub heard: Heard,
    /// The headline flashes until then.
    pub flash: Option<Moment>,
    pub notice: Option<Notice>,
    /// The user's own files have been read.
    pub loaded: bool,
    /// What keeps the time of reminders, where they are installed.
    pub reminded_by: Option<&'static str>,
    history_problems: Vec<Problem>,
    /// So many of the problems, the first, are of the files as they were read.
    own_problems: usize,
    /// Poses that are being solved, or were, with the prints of what they are solved from.
    awaited: BTreeMap<Id, String>,
    /// The schedule before a change that may not be written.
    schedule_before: Option<Schedule>,
    offer: Option<Offer>,
    wanted: Option<Moment>,
    stand_in: StandIn,
    display: Display,
}

/// A line that says what just happened, for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub until: Moment,
}

/// How long a notice stays.
const NOTICE_STAYS: Duration = Duration::from_secs(6);
/// The short form of the Monday routine.
const SHORT: Duration = Duration::from_secs(180);

impl App {
    /// Returns the app as it first shows itself: with the shipped library, before the user's files are read.
    #[must_use]
    pub fn new(now: Stamp, config: Config, library: Library, pins: Vec<Pin>) -> Self {
        // Nobody can have searched before everything is read.
        let index = Index::default();
        let mut browse = Browse::default();
        browse.refresh(&library, &index);
        let rotation = monday::rotation(&config, &library, &History::default(), pins);
        Self {
            now,
            config,
            library,
            schedule: Schedule::default(),
            favourites: Favourites::default(),
            index,
            problems: Vec::new(),
            history: History::default(),
            rotation,
            zone: Zone::fixed(now.wall),
            changes: Vec::new(),
            tab: Tab::default(),
            today: Today::default(),
            browse,
            routines: Routines::default(),
            week: WeekPlan::default(),
            progress: Progress::default(),
            pages: Vec::new(),
            session: None,
            muted: false,
            far: false,
            stage: Stage::default(),
            heard: Heard::default(),
            flash: None,
            notice: None,
            loaded: false,
            reminded_by: None,
            history_problems: Vec::new(),
            own_problems: 0,
            awaited: BTreeMap::new(),
            schedule_before: None,
            offer: None,
            wanted: None,
            stand_in: StandIn::default(),
            display: Display::default(),
        }
    }

    /// Lets `msg` happen at `now`; returns what is to be done about it, in order.
    pub fn update(&mut self, now: Stamp, msg: Msg) -> Vec<Effect> {
        let kept = self.kept();
        let before = std::mem::replace(&mut self.now, now);
        self.stay(&kept);
        let came_back = matches!(msg, Msg::CameBack);
        let mut effects = self.pass_time(before, came_back);
        if matches!(
            msg,
            Msg::Key(_)
                | Msg::Click(_)
                | Msg::Wheel(_)
                | Msg::Turn(_)
                | Msg::Grab(_)
                | Msg::Drag(_)
                | Msg::Loaded(_)
                | Msg::Reread(_)
                | Msg::Studied(_)
        ) {
            self.stage.touched = now.moment;
        }
        match msg {
            Msg::Key(key) => self.press(key, &mut effects),
            Msg::Click(target) => self.click(&target, &mut effects),
            Msg::Wheel(by) => self.go(by),
            Msg::Turn(notches) => self.turn_figure(notches),
            Msg::Grab(column) => self.stage.held = Some(column),
            Msg::Drag(column) => self.drag_figure(column),
            Msg::LetGo => self.stage.held = None,
            Msg::Drawn { last_scroll, figure } => {
                self.stage.seen = figure;
                self.stop_scroll_at(last_scroll);
            }
            Msg::Focus(focused) => self.stage.unattended = !focused,
            Msg::Redraw | Msg::Woke | Msg::CameBack => {}
            Msg::Loaded(arrival) => self.take_in(*arrival, &mut effects),
            Msg::Reread(files) => self.take_changes(*files),
            Msg::Studied(studied) => self.look_at_pose(*studied),
            Msg::Posed(posed) => self.take_pose(*posed),
            Msg::Failed(failure) => self.meet_failure(&failure, &mut effects),
            Msg::Written(place) => self.notify(format!("Written: {place}")),
            Msg::Play(id) => self.play_named(id.as_ref(), &mut effects),
            Msg::PlayPlanned => self.start_next(&mut effects),
            Msg::PlayMade { routine, until } => self.start_until(routine, until, &mut effects),
            Msg::Suspend => self.suspend(&mut effects),
            Msg::Finish => self.finish(&mut effects),
            Msg::Leave => self.leave(&mut effects),
        }
        self.keep_end(&mut effects);
        self.end_if_over(&mut effects);
        self.pin_week(&mut effects);
        self.keep_awake(&mut effects);
        self.wanted = self.next_wake();
        effects
    }

    /// Returns when to wake us if nothing else happens; `None` to wait for a key.
    #[must_use]
    pub fn next_wake(&self) -> Option<Moment> {
        let notice = self.notice.as_ref().map(|notice| notice.until);
        let figure = self.figure_wake();
        // The pacer is drawn along with a figure that moves, and asks for no frame between.
        let session = self.session_wake(figure.is_none());
        notice.into_iter().chain(self.told_until()).chain(self.flash).chain(session).chain(self.plan_wake()).chain(figure).min()
    }

    /// Returns where commands are given, innermost first.
    #[must_use]
    pub fn places(&self) -> &'static [Place] {
        match (self.pages.last(), self.tab) {
            (Some(Page::Player), _) if self.asked().is_some() => match self.asked() {
                Some(Ask::WhyLeft) => &[Place::LeavingOut, Place::Player, Place::Figure, Place::Anywhere],
                Some(Ask::Time { .. }) | None => &[Place::Retiming, Place::Player, Place::Figure, Place::Anywhere],
            },
            (Some(page), _) => page.places(),
            (None, Tab::Browse) if self.browse.typing => &[Place::Typing, Place::Anywhere],
            (None, Tab::Browse) if self.browse.facets.is_some() => &[Place::Facets, Place::Lists, Place::Anywhere],
            (None, Tab::Today) => &[Place::Today, Place::Figure, Place::Lists, Place::Main, Place::Anywhere],
            (None, Tab::Browse) => &[Place::Browse, Place::Figure, Place::Lists, Place::Main, Place::Anywhere],
            (None, Tab::Week) if self.week.sheet.is_some() => &[Place::Sheet, Place::Lists, Place::Anywhere],
            (None, Tab::Week) => &[Place::Week, Place::Lists, Place::Main, Place::Anywhere],
            (None, Tab::Routines) => &[Place::Routines, Place::Lists, Place::Main, Place::Anywhere],
            (None, Tab::Progress) => &[Place::Progress, Place::Lists, Place::Main, Place::Anywhere],
        }
    }

    /// Returns what Today offers to start, in order.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices = Vec::new();
        if self.can_go_on() {
            choices.push(Choice::GoOn);
        }
        let (due, other): (Vec<_>, Vec<_>) = self.open_today().into_iter().partition(|planned| planned.state == State::Due);
        choices.extend(due.into_iter().map(Choice::Planned));
        if let Some(routine) = self.monday_routine() {
            choices.push(Choice::Monday(Arc::clone(routine)));
            let short = compose::cut(routine, SHORT, &self.library, |id| self.history.has_met(id));
            choices.extend(short.map(|short| Choice::Short(Arc::new(short))));
        }
        choices.extend(other.into_iter().map(Choice::Planned));
        choices
    }

    /// Returns the body part most related to the stretch chosen in Browse.
    #[must_use]
    pub fn related_place(&self) -> Option<Id> {
        let stretch = self.browse.chosen_stretch()?;
        self.library.related_to(stretch).first().map(|related| related.region.clone())
    }

    fn press(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let places = self.places();
        let digit = key.typed().filter(char::is_ascii_digit).filter(|_| places.contains(&Place::Sheet));
        let minutes = || key.typed().and_then(|typed| typed.to_digit(10));
        if let (Some(digit), Some(sheet)) = (digit, &mut self.week.sheet) {
            sheet.type_digit(digit);
        } else if let Some(digit) = minutes().filter(|_| matches!(places.first(), Some(Place::Today | Place::Composer))) {
            self.type_minutes(digit.into());
        } else if let Some(command) = self.config.keymap.command(places, key) {
            self.run(command, effects);
        } else if places.contains(&Place::Typing) {
            if let Some(letter) = key.typed() {
                self.browse.query.push(letter);
                self.refresh_browse();
            }
        } else if places.contains(&Place::Main)
            && let Some(letter) = key.typed()
        {
            self.open_area(letter);
        }
    }

    fn take_in(&mut self, arrival: Arrival, effects: &mut Vec<Effect>) {
        self.history_problems = arrival.history_problems;
        self.history = arrival.history;
        self.rotation.take_pins(arrival.pins);
        self.take_files(arrival.files);
        self.reminded_by = arrival.reminded_by;
        self.zone = arrival.zone.unwrap_or_else(|| Zone::fixed(self.now.wall));
        self.loaded = true;
        self.take_offers(arrival.journals, effects);
    }

    fn take_files(&mut self, files: Files) {
        self.index = Index::of(&files.library);
        let heard_anew = self.config.sound != files.config.sound;
        self.config = files.config;
        if heard_anew {
            self.settle_heard();
        }
        self.library = files.library;
        self.rotate();
        self.schedule = files.schedule;
        self.schedule_before = None;
        self.favourites = files.favourites;
        self.stage.take(files.figures, &files.awaited);
        self.awaited = files.awaited;
        self.changes = files.changes;
        self.browse.know_favourites(&self.favourites);
        self.own_problems = files.problems.len();
        self.problems = files.problems;
        self.problems.extend(self.history_problems.iter().cloned());
        self.browse.refresh_keeping(&self.library, &self.index);
    }

    /// A pose that was solved, unless its file has changed since.
    fn take_pose(&mut self, posed: Posed) {
        if self.awaited.get(&posed.id) != Some(&posed.print) {
            return;
        }
        if let Some(figure) = posed.figure {
            Arc::make_mut(&mut self.stage.figures).insert(posed.id, figure);
        }
        self.problems.extend(posed.problems);
    }

    fn files(&self) -> Files {
        let own = self.own_problems;
        Files {
            config: self.config.clone(),
            library: self.library.clone(),
            schedule: self.schedule.clone(),
            favourites: self.favourites.clone(),
            figures: Arc::clone(&self.stage.figures),
            awaited: self.awaited.clone(),
            changes: self.changes.clone(),
            problems: self.problems.iter().take(own).cloned().collect(),
        }
    }

    /// What the user sees stays where it is, as the files now have it; a session goes on as it was planned.
    fn take_changes(&mut self, files: Files) {
        // Figures follow from the rest.
        let before = Files { figures: Arc::clone(&files.figures), ..self.files() };
        let is_news = before != files;
        let kept = self.kept();
        self.take_files(files);
        self.stay(&kept);
        for page in &mut self.pages {
            page.refresh(&self.library);
        }
        self.make();
        // What we wrote ourselves is known already, or was just told.
        if !is_news || (self.notice.is_some() && self.problems.is_empty()) {
            return;
        }
        let told = match self.problems.len() {
            0 => "Your files were read again.".to_owned(),
            count => format!("Your files were read again: {}.", counted(count, "problem")),
        };
        self.notify(told);
    }

    fn go_home(&mut self) {
        self.pages.clear();
        self.tab = Tab::Today;
        self.today.chosen = list::Chosen::default();
    }

    fn notify(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), until: self.now.moment.plus(NOTICE_STAYS) });
    }

    fn meet_failure(&mut self, failure: &Failure, effects: &mut Vec<Effect>) {
        let text = match failure {
            Failure::Save(why) if !self.plays() => format!("Nothing can be saved: {why}"),
            Failure::Save(why) => format!("Not saved: {why}. The session goes on; saving is tried again."),
            Failure::SavedAgain => "Saving works again; nothing is lost.".to_owned(),
            Failure::Taken(why) => format!("Not written: {why}"),
            Failure::Open(why) => format!("No browser could be asked: {why}"),
            Failure::Schedule(why) => return self.keep_schedule(why),
            Failure::Kept(why) => format!("Kept only until you leave: {why}"),
            Failure::KeepRoutine(why) => format!("The routine is not kept: {why}"),
            Failure::Sound => return self.lose_player(effects),
            Failure::SoundsAgain => return self.find_player(),
        };
        self.notify(text);
    }
}
