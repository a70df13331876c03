//! The loop of the screen: draw, wait, read all there is, let it happen, do what is asked.

use super::clock::Clock;
use super::easel::Sitting;
use super::errand::Errand;
use super::input;
use super::keyboard::Keyboard;
use super::paths::Paths;
use super::perform::{Hands, Turn};
use super::probe::{self, Question};
use super::reader::{self, Reader};
use super::teller::News;
use super::teller::Teller;
use super::terminal::Screen;
use super::wait::{From, Waiter, Wake};
use super::watch::Watch;
use super::{arrival, changes, first_library, is_far_away, pins};
use crate::app::{App, Ear, Files, Heard, Msg};
use crate::theme::{Depth, Ground, Palette, Theme};
use crate::view::{self, Style, Zones};
use std::io;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// How the program was asked to run.
#[derive(Debug)]
pub(crate) struct Wish<'e> {
    pub(crate) clock: Clock,
    /// Nothing is recorded.
    pub(crate) rehearsal: bool,
    /// What happens once everything is read.
    pub(crate) first: Option<Msg>,
    pub(crate) colour: Option<bool>,
    /// A pose that is being written.
    pub(crate) sitting: Option<Sitting>,
    /// A command that runs meanwhile; when it ends, so do we.
    pub(crate) errand: Option<&'e mut Errand>,
}

impl Wish<'_> {
    /// Returns the wish to begin with `first`, and nothing special.
    pub(crate) const fn new(clock: Clock, colour: Option<bool>, first: Option<Msg>) -> Self {
        Self { clock, rehearsal: false, first, colour, sitting: None, errand: None }
    }

    /// Returns the hands for it: those of a rehearsal write nothing.
    pub(crate) fn hands(&self, paths: Option<&Paths>, teller: Teller) -> Hands {
        Hands::new(paths.filter(|_| !self.rehearsal).cloned(), teller)
    }

    /// Returns where whoever asked for it hears us.
    pub(crate) fn ear(&self) -> Ear {
        match (self.rehearsal, is_far_away()) {
            (true, _) => Ear::Closed,
            (false, true) => Ear::Elsewhere,
            (false, false) => Ear::Here,
        }
    }
}

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Left,
    /// By a signal, which is to end the process once everything is restored.
    Signal(i32),
}

/// Runs the app on the terminal until it is left.
///
/// # Errors
/// If there is no terminal to run on.
pub(crate) fn run(wish: Wish<'_>, paths: Option<&Paths>) -> io::Result<End> {
    let mut run = Run::start(wish, paths)?;
    let Ok(end) = run.go_on(paths) else { run.end_without_terminal() };
    run.screen.give_back();
    run.hands.let_go();
    Ok(end)
}

struct Run {
    app: App,
    style: Style,
    depth: Depth,
    ground: Ground,
    clock: Clock,
    screen: Screen,
    waiter: Waiter,
    #[cfg(unix)]
    keyboard: Keyboard,
    hands: Hands,
    /// What other threads tell.
    told: Receiver<News>,
    teller: Teller,
    zones: Zones,
    msgs: Vec<Msg>,
    rehearsal: bool,
}

impl Run {
    fn start(mut wish: Wish<'_>, paths: Option<&Paths>) -> io::Result<Self> {
        let depth = probe::depth(wish.colour);
        let waiter = Waiter::new(From::Terminal)?;
        let (teller, told) = Teller::new(&waiter);
        let screen = Screen::take()?;
        let question = Question::ask(depth != Depth::None);
        // The library is read while the terminal thinks about its answer.
        let now = wish.clock.now();
        let pins = pins(paths);
        let (settings, palettes) = reader::first_settings(paths);
        let hands = wish.hands(paths, teller.clone());
        let library = first_library(now.wall.day().week(), &settings.config, &pins);
        let mut app = App::new(now, settings.config, library, pins);
        app.hear(wish.ear(), Heard::BellAndFlash);
        let answer = question.answer();
        let ground = if depth == Depth::None { Ground::Unknown } else { answer.ground };
        let mut keyboard = Keyboard::default();
        let typed = keyboard.events(&answer.typed_ahead);
        let mut msgs: Vec<Msg> = typed.iter().filter_map(|event| input::msg(event, &Zones::default())).collect();
        if let Some(sitting) = wish.sitting.take() {
            msgs.insert(0, sitting.look());
            sitting.go_on(teller.clone());
        }
        if let Some(errand) = wish.errand.take() {
            errand.tell_when_over(teller.clone());
        }
        if let Some(first) = wish.first {
            msgs.insert(0, first);
        }
        Ok(Self {
            style: Style {
                theme: Theme::choose(&palettes, &app.config.theme, depth, ground),
                depth,
                ground,
                ascii: probe::is_ascii_only(),
                sextants: probe::draws_sextants(),
            },
            depth,
            ground,
            app,
            clock: wish.clock,
            screen,
            waiter,
            #[cfg(unix)]
            keyboard,
            hands,
            told,
            teller,
            zones: Zones::default(),
            msgs,
            rehearsal: wish.rehearsal,
        })
    }

    /// # Errors
    /// If the terminal can no longer be read or written: it is gone.
    fn go_on(&mut self, paths: Option<&Paths>) -> io::Result<End> {
        self.draw()?;
        if !self.rehearsal {
            self.hands.reach(self.app.config.sound);
        }
        let mut reader = Reader::new(paths);
        let watch = paths.and_then(|_| Watch::begin(reader.folders(), reader.shared_file()));
        let mut reading = reader.read();
        self.show_in(&reading.palettes, &reading.files.config.theme);
        reading.pose(&self.teller);
        self.msgs.insert(0, Msg::Loaded(Box::new(arrival(reading.files, self.clock.now(), paths))));
        if let Some(watch) = watch {
            watch.go_on(reader, self.teller.clone());
        }
        loop {
            if self.let_happen()? {
                return Ok(End::Left);
            }
            self.draw()?;
            let until = self.app.next_wake();
            let limit = self.clock.begin_wait(until);
            let wake = self.waiter.wait(limit)?;
            self.clock.end_wait(until, wake == Wake::Deadline);
            self.hear(paths);
            match wake {
                Wake::Deadline | Wake::Told => self.msgs.push(Msg::Woke),
                Wake::AskedToStop => self.msgs.push(Msg::Suspend),
                Wake::Resized => {
                    // The terminal may have cut off what we think it shows, even if the size is as it was.
                    self.screen.forget()?;
                    self.read()?;
                    self.msgs.push(Msg::Redraw);
                }
                Wake::CameBack => {
                    self.screen.take_again()?;
                    self.msgs.push(Msg::CameBack);
                }
                Wake::Ended(signal) => {
                    self.msgs.push(Msg::Leave);
                    self.let_happen()?;
                    return Ok(End::Signal(signal));
                }
                Wake::HungUp => self.end_without_terminal(),
                Wake::Input => self.read()?,
            }
        }
    }

    /// Takes in what other threads told.
    fn hear(&mut self, paths: Option<&Paths>) {
        let news: Vec<News> = self.told.try_iter().collect();
        for news in news {
            match news {
                News::Msg(msg) => self.msgs.push(msg),
                News::Reading(mut reading) => {
                    self.show_in(&reading.palettes, &reading.files.config.theme);
                    self.hands.sound_as(reading.files.config.sound);
                    reading.pose(&self.teller);
                    let files = Files { changes: changes(paths), ..reading.files };
                    self.msgs.push(Msg::Reread(Box::new(files)));
                    self.hands.have_reminders_follow();
                }
            }
        }
    }

    fn show_in(&mut self, palettes: &[Palette], theme: &str) {
        self.style.theme = Theme::choose(palettes, theme, self.depth, self.ground);
    }

    fn draw(&mut self) -> io::Result<()> {
        let (app, style) = (&self.app, self.style);
        if let Some(zones) = self.screen.draw(|area, buf| view::draw(app, style, area, buf))? {
            let last_scroll = zones.last_scroll.unwrap_or(usize::MAX);
            let figure = zones.figure.is_some();
            let news = (last_scroll, figure) != (self.zones.last_scroll.unwrap_or(usize::MAX), self.zones.figure.is_some());
            if news || zones.last_scroll.is_some() {
                self.msgs.push(Msg::Drawn { last_scroll, figure });
            }
            self.zones = zones;
        }
        Ok(())
    }

    /// Reads what there is, so that a flood of keys costs one frame.
    #[cfg(unix)]
    fn read(&mut self) -> io::Result<()> {
        let mut events = self.keyboard.events(&self.waiter.read(Duration::ZERO)?);
        while self.keyboard.is_torn() {
            let rest = self.waiter.read(REST_COMES)?;
            if rest.is_empty() {
                events.extend(self.keyboard.give_up());
            }
            events.extend(self.keyboard.events(&rest));
        }
        self.msgs.extend(events.iter().filter_map(|event| input::msg(event, &self.zones)));
        Ok(())
    }

    /// Reads every event there is, so that a flood of them costs one frame.
    #[cfg(not(unix))]
    fn read(&mut self) -> io::Result<()> {
        while crossterm::event::poll(Duration::ZERO)? {
            let event = crossterm::event::read()?;
            self.msgs.extend(input::msg(&event, &self.zones));
        }
        Ok(())
    }

    /// Lets everything happen that is waiting to; returns whether the program is to end.
    fn let_happen(&mut self) -> io::Result<bool> {
        while !self.msgs.is_empty() {
            let msg = self.msgs.remove(0);
            for effect in self.app.update(self.clock.now(), msg) {
                match self.hands.perform(effect, &mut self.msgs) {
                    Turn::GoOn => {}
                    Turn::Bell => self.screen.bell(),
                    Turn::Suspend => self.suspend()?,
                    Turn::Quit => return Ok(true),
                }
            }
        }
        Ok(false)
    }

    /// Gives the terminal back and stops, as the shell asked; goes on when the shell says so.
    fn suspend(&mut self) -> io::Result<()> {
        if cfg!(unix) {
            self.screen.give_back();
            super::stop_ourselves();
            self.screen.take_again()?;
        }
        Ok(())
    }

    /// Keeps the session and ends at once: everything that writes to a terminal that is gone would fail or panic.
    fn end_without_terminal(&mut self) -> ! {
        for effect in self.app.update(self.clock.now(), Msg::Leave) {
            self.hands.perform(effect, &mut self.msgs);
        }
        self.hands.let_others_end();
        std::process::exit(HUNG_UP)
    }
}

/// The exit code of a program ended by a hang-up: 128 and the signal's number.
const HUNG_UP: i32 = 129;

/// What is torn on its way from the terminal is whole within this time.
#[cfg(unix)]
const REST_COMES: Duration = Duration::from_millis(30);
