//! The app: all state with one owner. `update` is the only way it changes; what it asks of the world comes back as values.

pub mod command;
pub mod effect;
pub mod field;
pub mod key;
pub mod list;
pub mod msg;
mod play;
pub mod screen;
mod sleep;

pub use command::{Command, Place};
pub use effect::Effect;
pub use key::{Key, KeyCode};
pub use msg::{Arrival, Failure, Journal, Msg, Target};
pub use play::Running;
pub use screen::{Page, Tab};

use crate::compose;
use crate::history::History;
use crate::model::{Id, Library, Routine};
use crate::problem::Problem;
use crate::rotation::{Pin, routine_of};
use crate::search::Index;
use crate::time::{Moment, Stamp};
use list::Move;
use play::Offer;
use screen::{Browse, Choice, RoutinePage, Routines, StretchPage, Today};
use std::sync::Arc;
use std::time::Duration;

/// Everything the program knows while it runs.
#[derive(Debug)]
pub struct App {
    pub now: Stamp,
    pub library: Library,
    pub index: Index,
    pub problems: Vec<Problem>,
    pub history: History,
    pub pins: Vec<Pin>,
    pub tab: Tab,
    pub today: Today,
    pub browse: Browse,
    pub routines: Routines,
    /// Over the main screens, the last in front.
    pub pages: Vec<Page>,
    pub session: Option<Running>,
    pub muted: bool,
    pub notice: Option<Notice>,
    /// The user's own files have been read.
    pub loaded: bool,
    offer: Option<Offer>,
    wanted: Option<Moment>,
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
    pub fn new(now: Stamp, library: Library, pins: Vec<Pin>) -> Self {
        let index = Index::of(&library);
        let mut browse = Browse::default();
        browse.refresh(&library, &index);
        Self {
            now,
            library,
            index,
            problems: Vec::new(),
            history: History::default(),
            pins,
            tab: Tab::default(),
            today: Today::default(),
            browse,
            routines: Routines::default(),
            pages: Vec::new(),
            session: None,
            muted: false,
            notice: None,
            loaded: false,
            offer: None,
            wanted: None,
        }
    }

    /// Lets `msg` happen at `now`; returns what is to be done about it, in order.
    pub fn update(&mut self, now: Stamp, msg: Msg) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.now, now);
        let came_back = matches!(msg, Msg::CameBack);
        let mut effects = self.pass_time(before, came_back);
        match msg {
            Msg::Key(key) => self.press(key, &mut effects),
            Msg::Click(target) => self.click(&target, &mut effects),
            Msg::Wheel(by) => self.go(by),
            Msg::Redraw | Msg::Woke | Msg::CameBack => {}
            Msg::Loaded(arrival) => self.take_in(*arrival, &mut effects),
            Msg::Failed(failure) => self.say_failure(&failure),
            Msg::Play(id) => self.play_named(id.as_ref(), &mut effects),
            Msg::Leave => self.leave(&mut effects),
        }
        self.end_if_over(&mut effects);
        self.pin_week(&mut effects);
        self.wanted = self.next_wake();
        effects
    }

    /// Returns when to wake us if nothing else happens; `None` to wait for a key.
    #[must_use]
    pub fn next_wake(&self) -> Option<Moment> {
        let notice = self.notice.as_ref().map(|notice| notice.until);
        notice.into_iter().chain(self.session_wake()).min()
    }

    /// Returns where commands are given, innermost first.
    #[must_use]
    pub fn places(&self) -> &'static [Place] {
        match (self.pages.last(), self.tab) {
            (Some(page), _) => page.places(),
            (None, Tab::Browse) if self.browse.typing => &[Place::Typing, Place::Anywhere],
            (None, Tab::Browse) if self.browse.facets.is_some() => &[Place::Facets, Place::Lists, Place::Anywhere],
            (None, Tab::Today) => &[Place::Today, Place::Lists, Place::Main, Place::Anywhere],
            (None, Tab::Browse) => &[Place::Browse, Place::Lists, Place::Main, Place::Anywhere],
            (None, Tab::Routines) => &[Place::Routines, Place::Lists, Place::Main, Place::Anywhere],
        }
    }

    /// Returns whether `command` would do something now; the footer shows only those.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        match command {
            Command::StartChosen | Command::ShowSteps => !self.choices().is_empty(),
            Command::LetGo => self.can_go_on(),
            Command::OpenStretch | Command::PlayListed => !self.browse.found().is_empty(),
            Command::Related => self.related_place().is_some(),
            Command::FocusLeft => self.browse.focus == screen::browse::Focus::Stretches,
            Command::FocusRight => self.browse.focus == screen::browse::Focus::BodyParts,
            Command::ClearAll => self.browse.filter.narrows() || !self.browse.query.is_empty(),
            Command::OpenLink => self.front_stretch().is_some_and(|page| page.stretch().is_some_and(|s| !s.links.is_empty())),
            Command::StretchBefore => self.front_stretch().is_some_and(|page| page.at > 0),
            Command::StretchAfter => self.front_stretch().is_some_and(|page| page.at + 1 < page.among.len()),
            Command::PlayStretch => !self.plays(),
            Command::Ready => self.gets_ready(),
            Command::ShowProblems => !self.problems.is_empty(),
            Command::Back => !self.pages.is_empty() || self.tab != Tab::Today,
            _ => true,
        }
    }

    /// Returns what Today offers to start, in order.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices = Vec::new();
        if self.can_go_on() {
            choices.push(Choice::GoOn);
        }
        if let Some(routine) = self.monday_routine() {
            choices.push(Choice::Monday(Arc::clone(routine)));
            let short = compose::cut(routine, SHORT, &self.library, |id| self.history.has_met(id));
            choices.extend(short.map(|short| Choice::Short(Arc::new(short))));
        }
        choices
    }

    /// Returns this week's routine.
    #[must_use]
    pub fn monday_routine(&self) -> Option<&Arc<Routine>> {
        routine_of(self.now.wall.day().week(), &self.library, &self.pins)
    }

    /// Returns the body part most related to the stretch chosen in Browse.
    #[must_use]
    pub fn related_place(&self) -> Option<Id> {
        let stretch = self.browse.chosen_stretch()?;
        self.library.related_to(stretch).first().map(|related| related.region.clone())
    }

    fn front_stretch(&self) -> Option<&StretchPage> {
        match self.pages.last() {
            Some(Page::Stretch(page)) => Some(page),
            _ => None,
        }
    }

    fn press(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let places = self.places();
        if let Some(command) = Command::at(places, key) {
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

    /// Gives a command. Every arm is one line: what it does stands where it belongs.
    fn run(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::StartChosen => self.start_chosen(effects),
            Command::ShowSteps => self.show_steps(),
            Command::LetGo => self.let_go(effects),
            Command::OpenStretch => self.open_stretch(),
            Command::Search => self.browse.typing = true,
            Command::Narrow => self.browse.facets = Some(list::Chosen::default()),
            Command::PlayListed => self.play_stretch(self.browse.chosen_stretch().cloned(), effects),
            Command::Related => self.go_to_related(),
            Command::FocusLeft => self.browse.focus = screen::browse::Focus::BodyParts,
            Command::FocusRight => self.browse.focus = screen::browse::Focus::Stretches,
            Command::ClearAll => self.clear_browse(true),
            Command::FacetLess => self.turn_facet(-1),
            Command::FacetMore => self.turn_facet(1),
            Command::ClearFacets => self.clear_browse(false),
            Command::CloseFacets => self.browse.facets = None,
            Command::EndTyping => self.browse.typing = false,
            Command::DropSearch => self.drop_search(),
            Command::Erase => self.edit_search(field::Field::erase),
            Command::EraseWord => self.edit_search(field::Field::clear),
            Command::OpenRoutine => self.open_routine(self.listed_routine()),
            Command::StartListed => self.start(self.listed_routine(), effects),
            Command::StartRoutine => self.start(self.front_routine(), effects),
            Command::SeeStretch => self.see_stretch(),
            Command::PlayStretch => self.play_stretch(self.front_stretch().and_then(|page| page.stretch().cloned()), effects),
            Command::OpenLink => self.open_link(effects),
            Command::StretchBefore => self.turn_stretch(-1),
            Command::StretchAfter => self.turn_stretch(1),
            Command::Pause => self.pause_or_go_on(effects),
            Command::Ready => self.play(crate::session::Event::WasReady, effects),
            Command::GoOn => self.play(crate::session::Event::WentOn, effects),
            Command::GoBack => self.play(crate::session::Event::WentBack, effects),
            Command::Lengthen => self.play(crate::session::Event::Lengthened, effects),
            Command::Shorten => self.play(crate::session::Event::Shortened, effects),
            Command::Repeat => self.play(crate::session::Event::Repeated, effects),
            Command::Mute => self.muted = !self.muted,
            Command::About => self.read_about(),
            Command::StopSession => self.stop_session(effects),
            Command::CloseSummary => self.go_home(),
            Command::Up => self.go(Move::Up),
            Command::Down => self.go(Move::Down),
            Command::PageUp => self.go(Move::PageUp),
            Command::PageDown => self.go(Move::PageDown),
            Command::ToTop => self.go(Move::Top),
            Command::ToBottom => self.go(Move::Bottom),
            Command::NextScreen => self.tab = self.tab.stepped(1),
            Command::LastScreen => self.tab = self.tab.stepped(-1),
            Command::Help => self.toggle_help(),
            Command::ShowProblems => self.toggle_problems(),
            Command::Back => self.go_back(effects),
            Command::Leave | Command::LeaveNow => self.leave(effects),
            Command::Suspend => self.suspend(effects),
        }
    }

    fn click(&mut self, target: &Target, effects: &mut Vec<Effect>) {
        match target {
            Target::Tab(tab) => self.tab = *tab,
            Target::Command(command) => self.run(*command, effects),
            Target::BodyPart(row) => {
                self.browse.focus = screen::browse::Focus::BodyParts;
                self.browse.part.go_to(*row, self.browse.parts().len());
                self.refresh_browse();
            }
            Target::Area(key) => self.open_area(*key),
            Target::Row(row) => self.choose_row(*row, effects),
        }
    }

    /// A click on a row chooses it, and on the chosen row opens it.
    fn choose_row(&mut self, row: usize, effects: &mut Vec<Effect>) {
        let choices = self.choices().len();
        let routines = self.library.routines().count();
        let (chosen, length, open) = match (self.pages.last_mut(), self.tab) {
            (Some(Page::Routine(page)), _) => {
                let length = page.routine.steps.len();
                (&mut page.chosen, length, Command::SeeStretch)
            }
            (Some(_), _) => return,
            (None, Tab::Today) => (&mut self.today.chosen, choices, Command::StartChosen),
            (None, Tab::Browse) => {
                let length = self.browse.found().len();
                self.browse.focus = screen::browse::Focus::Stretches;
                (&mut self.browse.chosen, length, Command::OpenStretch)
            }
            (None, Tab::Routines) => (&mut self.routines.chosen, routines, Command::OpenRoutine),
        };
        if chosen.index() == row {
            self.run(open, effects);
        } else {
            chosen.go_to(row, length);
        }
    }

    fn go(&mut self, by: Move) {
        let choices = self.choices().len();
        match (self.pages.last_mut(), self.tab) {
            (Some(Page::Stretch(page)), _) => scroll(&mut page.scroll, by),
            (Some(Page::Help { scroll: lines, .. } | Page::Problems { scroll: lines }), _) => scroll(lines, by),
            (Some(Page::Routine(page)), _) => {
                let length = page.routine.steps.len();
                page.chosen.go(by, length);
            }
            (Some(Page::Player | Page::Summary(_)), _) => {}
            (None, Tab::Today) => self.today.chosen.go(by, choices),
            (None, Tab::Browse) => self.browse.go(by, &self.library, &self.index),
            (None, Tab::Routines) => self.routines.chosen.go(by, self.library.routines().count()),
        }
    }

    fn take_in(&mut self, arrival: Arrival, effects: &mut Vec<Effect>) {
        self.index = Index::of(&arrival.library);
        self.library = arrival.library;
        self.problems = arrival.problems;
        self.history = arrival.history;
        self.pins = arrival.pins;
        self.loaded = true;
        self.refresh_browse();
        self.take_offers(arrival.journals, effects);
    }

    fn pin_week(&mut self, effects: &mut Vec<Effect>) {
        let week = self.now.wall.day().week();
        if !self.loaded || self.pins.iter().any(|pin| pin.week == week) {
            return;
        }
        if let Some(routine) = self.monday_routine().map(|routine| routine.id.clone()) {
            let pin = Pin { week, routine };
            self.pins.push(pin.clone());
            effects.push(Effect::Pin(pin));
        }
    }

    fn open_area(&mut self, letter: char) {
        if let Some(area) = self.library.areas().iter().find(|area| area.key == Some(letter)).map(|area| area.id.clone()) {
            self.tab = Tab::Browse;
            self.browse.go_to_place(&area, &self.library, &self.index);
        }
    }

    fn refresh_browse(&mut self) {
        self.browse.refresh(&self.library, &self.index);
    }

    fn edit_search(&mut self, edit: impl Fn(&mut field::Field)) {
        edit(&mut self.browse.query);
        self.refresh_browse();
    }

    fn drop_search(&mut self) {
        self.browse.typing = false;
        self.edit_search(field::Field::clear);
    }

    fn clear_browse(&mut self, search_too: bool) {
        self.browse.filter = crate::model::Filter::default();
        if search_too {
            self.browse.query.clear();
        }
        self.refresh_browse();
    }

    fn turn_facet(&mut self, by: isize) {
        let Some(facet) = self.browse.facets.and_then(|chosen| screen::Facet::ALL.get(chosen.index())) else { return };
        let choices = facet.choices().cast_signed();
        let choice = (facet.chosen(&self.browse.filter).cast_signed() + by).rem_euclid(choices);
        facet.choose(&mut self.browse.filter, choice.cast_unsigned());
        self.refresh_browse();
    }

    fn open_stretch(&mut self) {
        if self.browse.focus == screen::browse::Focus::BodyParts {
            self.browse.focus = screen::browse::Focus::Stretches;
        } else if self.browse.chosen_stretch().is_some() {
            let among = self.browse.found().to_vec();
            self.pages.push(Page::Stretch(StretchPage { among, at: self.browse.chosen.index(), scroll: 0, link: 0 }));
        }
    }

    fn go_to_related(&mut self) {
        if let Some(place) = self.related_place() {
            self.browse.go_to_place(&place, &self.library, &self.index);
        }
    }

    fn listed_routine(&self) -> Option<Arc<Routine>> {
        screen::routines::listed(&self.library).get(self.routines.chosen.index()).map(|routine| Arc::clone(routine))
    }

    fn front_routine(&self) -> Option<Arc<Routine>> {
        match self.pages.last() {
            Some(Page::Routine(page)) => Some(Arc::clone(&page.routine)),
            _ => None,
        }
    }

    fn open_routine(&mut self, routine: Option<Arc<Routine>>) {
        self.pages.extend(routine.map(|routine| Page::Routine(RoutinePage { routine, chosen: list::Chosen::default() })));
    }

    fn show_steps(&mut self) {
        let routine = match self.choices().get(self.today.chosen.index()) {
            Some(Choice::Monday(routine) | Choice::Short(routine)) => Some(Arc::clone(routine)),
            Some(Choice::GoOn) | None => None,
        };
        self.open_routine(routine);
    }

    fn see_stretch(&mut self) {
        let Some(Page::Routine(page)) = self.pages.last() else { return };
        let among: Vec<_> = page.routine.steps.iter().map(|step| Arc::clone(&step.stretch)).collect();
        self.pages.push(Page::Stretch(StretchPage { among, at: page.chosen.index(), scroll: 0, link: 0 }));
    }

    fn turn_stretch(&mut self, by: isize) {
        if let Some(Page::Stretch(page)) = self.pages.last_mut() {
            page.turn(by);
        }
    }

    fn open_link(&mut self, effects: &mut Vec<Effect>) {
        let Some(Page::Stretch(page)) = self.pages.last_mut() else { return };
        let Some(links) = page.stretch().map(|stretch| stretch.links.clone()).filter(|links| !links.is_empty()) else { return };
        let number = page.link % links.len();
        page.link = number + 1;
        if let Some(link) = links.get(number) {
            effects.push(Effect::Open(link.url.clone()));
            self.notify(format!("Asked your browser to open {}", link.url));
        }
    }

    fn toggle_help(&mut self) {
        if matches!(self.pages.last(), Some(Page::Help { .. })) {
            self.pages.pop();
        } else {
            self.pages.push(Page::Help { places: self.places().to_vec(), scroll: 0 });
        }
    }

    fn toggle_problems(&mut self) {
        if matches!(self.pages.last(), Some(Page::Problems { .. })) {
            self.pages.pop();
        } else {
            self.pages.push(Page::Problems { scroll: 0 });
        }
    }

    fn go_back(&mut self, effects: &mut Vec<Effect>) {
        match (self.pages.last(), self.tab) {
            (Some(Page::Player), _) => self.step_out(effects),
            (Some(_), _) => {
                self.pages.pop();
            }
            (None, Tab::Browse) if self.browse.facets.is_some() => self.browse.facets = None,
            (None, _) => self.tab = Tab::Today,
        }
    }

    fn go_home(&mut self) {
        self.pages.clear();
        self.tab = Tab::Today;
        self.today.chosen = list::Chosen::default();
    }

    fn notify(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), until: self.now.moment.plus(NOTICE_STAYS) });
    }

    fn say_failure(&mut self, failure: &Failure) {
        let text = match failure {
            Failure::Save(why) => format!("Not saved: {why}. The session goes on; saving is tried again."),
            Failure::SavedAgain => "Saving works again; nothing is lost.".to_owned(),
            Failure::Open(why) => format!("No browser could be asked: {why}"),
        };
        self.notify(text);
    }
}

fn scroll(lines: &mut usize, by: Move) {
    *lines = match by {
        Move::Up => lines.saturating_sub(1),
        Move::Down => *lines + 1,
        Move::PageUp => lines.saturating_sub(10),
        Move::PageDown => *lines + 10,
        Move::Top => 0,
        // The view stops at the end of the text, and so does the next move.
        Move::Bottom => MOST_LINES,
    }
    .min(MOST_LINES);
}

/// More lines than any page has.
const MOST_LINES: usize = 2000;
