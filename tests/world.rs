//! A made-up world around the app: time, keys, a disk for journals and records, a screen to look at.

mod own;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use std::sync::LazyLock;
use std::time::Duration;
use supple::app::effect::Edit;
use supple::app::{App, Arrival, Ear, Effect, Failure, Heard, Journal, Msg, Page, Tab};
use supple::command::{Command, Key, KeyCode};
use supple::config::Config;
use supple::export;
use supple::history::{History, Record};
use supple::load::{self, Content, Loaded, Source, edit, mark};
use supple::model::Id;
use supple::rotation::Pin;
use supple::rotation::turns::turn;
use supple::session::CueKind;
use supple::shell::embed;
use supple::theme::{Depth, Ground, Palette, Theme};
use supple::time::{Moment, Stamp, Wall, Week, Zone, countdown_seconds};
use supple::view::{self, Style};

/// The app, and everything it can touch.
pub(crate) struct World {
    pub(crate) app: App,
    start: Wall,
    /// The app's own time; the wall clock is ahead by what was slept.
    pub(crate) moment: Duration,
    slept: Duration,
    /// When the process that runs now was started.
    process: Duration,
    own: Vec<Source>,
    /// Journals by name; the last one open is the one written to.
    disk: Vec<Journal>,
    open: Option<String>,
    records: Vec<Record>,
    pins: Vec<Pin>,
    changes: String,
    failures: Vec<Msg>,
    cues: Vec<CueKind>,
    effects: Vec<Effect>,
    pub(crate) quit: bool,
}

/// The shipped themes.
pub(crate) static PALETTES: LazyLock<Vec<Palette>> = LazyLock::new(|| {
    let palette = |(name, file, content): (String, String, Content)| Palette::read(&name, &file, &content).0;
    embed::themes().into_iter().filter_map(palette).collect()
});

/// The theme that suits such a terminal.
pub(crate) fn suited(depth: Depth, ground: Ground) -> Style {
    themed("auto", depth, ground)
}

/// The style of a theme on a terminal.
pub(crate) fn themed(name: &str, depth: Depth, ground: Ground) -> Style {
    Style { theme: Theme::choose(&PALETTES, name, depth, ground), depth, ground, ascii: false, sextants: false }
}

impl World {
    /// Starts the app at this time of the wall clock, everything loaded.
    pub(crate) fn at(now: &str) -> Self {
        let start = Wall::parse(now).unwrap_or_else(|| panic!("{now} is no time"));
        let stamp = Stamp { moment: Moment::START, wall: start };
        let mut world = Self {
            app: App::new(stamp, Config::default(), SHIPPED.library.clone(), Vec::new()),
            start,
            moment: Duration::ZERO,
            slept: Duration::ZERO,
            process: Duration::ZERO,
            own: Vec::new(),
            disk: Vec::new(),
            open: None,
            records: Vec::new(),
            pins: shown_before(start.day().week()),
            changes: String::new(),
            failures: Vec::new(),
            cues: Vec::new(),
            effects: Vec::new(),
            quit: false,
        };
        world.start_process();
        world
    }

    /// Starts the app at this time in a new home: no week has its routine yet.
    pub(crate) fn new_home(now: &str) -> Self {
        let mut world = Self::at(now);
        world.pins.clear();
        world.start_process();
        world
    }

    /// Lets time pass, waking the app whenever it wants to be.
    pub(crate) fn run_until(&mut self, seconds: f64) {
        let until = Duration::from_secs_f64(seconds);
        while let Some(wake) = self.app.next_wake().map(|wake| self.process + wake.since_start()).filter(|wake| *wake <= until) {
            self.moment = wake.max(self.moment);
            self.happen(Msg::Woke);
        }
        self.moment = until.max(self.moment);
    }

    /// Gives the app an input, as a scenario writes it.
    pub(crate) fn give(&mut self, input: &str) {
        match input.split_once(' ').unwrap_or((input, "")) {
            ("wait" | "start", _) => self.happen(Msg::Woke),
            ("kill", _) => {
                self.open = None;
                self.start_process();
            }
            ("quit", _) => self.happen(Msg::Leave),
            ("no-player", _) => self.happen(Msg::Failed(Failure::Sound)),
            ("player", _) => self.happen(Msg::Failed(Failure::SoundsAgain)),
            ("far", _) => self.app.hear(Ear::Elsewhere, Heard::BellAndFlash),
            ("sleep", seconds) => {
                self.slept += Duration::from_secs(seconds.parse().expect("seconds"));
                self.happen(Msg::Woke);
            }
            ("play", id) => self.happen(Msg::Play(Some(Id::new(id)))),
            ("until", rest) => {
                let (end, id) = rest.split_once(' ').expect("a time and a routine");
                let routine = self.app.library.routine(id).expect("a routine").clone();
                self.happen(Msg::PlayMade { routine, until: Some(Wall::parse(end).expect("a time")) });
            }
            ("click", text) => self.click(text),
            ("type", words) => {
                for letter in words.chars() {
                    self.happen(Msg::Key(Key::plain(KeyCode::Char(letter))));
                }
            }
            _ => {
                for name in input.split(' ') {
                    let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
                    self.happen(Msg::Key(key));
                }
            }
        }
    }

    /// Checks an expectation of a scenario.
    pub(crate) fn meets(&self, expectation: &str) -> Result<(), String> {
        let (word, rest) = expectation.split_once(' ').unwrap_or((expectation, ""));
        let cues = || self.cues.iter().map(|kind| cue_name(*kind)).collect::<Vec<_>>().join(" ");
        let found = match word {
            "sees" => self.text(80, 24).contains(rest).then_some(()).ok_or_else(|| self.text(80, 24)),
            "no" => (!self.text(80, 24).contains(rest)).then_some(()).ok_or_else(|| self.text(80, 24)),
            "cue" => cues().split(' ').any(|cue| cue == rest).then_some(()).ok_or_else(cues),
            "silent" => {
                let heard = self.effects.iter().find(|effect| matches!(effect, Effect::Tone(_) | Effect::Bell));
                heard.map_or(Ok(()), |effect| Err(format!("{effect:?}")))
            }
            "flashes" => self.flashes().then_some(()).ok_or_else(|| "it does not".to_owned()),
            "steady" => (!self.flashes()).then_some(()).ok_or_else(|| "it flashes".to_owned()),
            "record" => {
                let line = self.records.last().map(Record::to_line).unwrap_or_default();
                if line.contains(rest) { Ok(()) } else { Err(line) }
            }
            "records" => {
                let count = self.records.len().to_string();
                if count == rest { Ok(()) } else { Err(count) }
            }
            "effect" => {
                let effects = format!("{:?}", self.effects);
                if effects.contains(rest) { Ok(()) } else { Err(effects) }
            }
            "lacks" => {
                let effects = format!("{:?}", self.effects);
                if effects.contains(rest) { Err(effects) } else { Ok(()) }
            }
            "counts" => {
                let left = self.app.session.as_ref().and_then(|running| running.session.now()).map(|now| now.left);
                let left = left.map(countdown_seconds).unwrap_or_default().to_string();
                if left == rest { Ok(()) } else { Err(left) }
            }
            "beats" => {
                // The longest time between two signs of life since the journal was begun.
                let text = self.disk.last().map(|journal| journal.text.clone()).unwrap_or_default();
                let mut times: Vec<u64> =
                    text.lines().filter_map(|line| line.split("\"at\":").nth(1)).filter_map(millis).collect();
                times.sort_unstable();
                let gap = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or_default();
                if gap <= rest.parse().expect("milliseconds") { Ok(()) } else { Err(format!("{gap} ms")) }
            }
            "gone" => self.quit.then_some(()).ok_or_else(|| "it runs on".to_owned()),
            place => (self.place() == place).then_some(()).ok_or_else(|| self.place().to_owned()),
        };
        found.map_err(|instead| format!("expected {expectation:?}, but:\n{instead}"))
    }

    /// Whether a band of the screen has its colours turned round, from side to side.
    fn flashes(&self) -> bool {
        let buffer = self.buffer(80, 24);
        let turned = |x: u16, y: u16| buffer[(x, y)].modifier.contains(Modifier::REVERSED);
        // Beside a figure the headline has half of the width.
        (0..24).any(|y| (44..79).all(|x| turned(x, y)))
    }

    /// Forgets the cues and effects since the last time.
    pub(crate) fn forget(&mut self) {
        self.cues.clear();
        self.effects.clear();
    }

    /// Returns what is on a screen of this size.
    pub(crate) fn buffer(&self, width: u16, height: u16) -> Buffer {
        self.buffer_in(&suited(Depth::True, Ground::Dark), width, height)
    }

    pub(crate) fn buffer_in(&self, style: &Style, width: u16, height: u16) -> Buffer {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        view::draw(&self.app, *style, area, &mut buffer);
        buffer
    }

    /// Returns the text on a screen of this size, line by line.
    pub(crate) fn text(&self, width: u16, height: u16) -> String {
        text_of(&self.buffer(width, height))
    }

    pub(crate) fn happen(&mut self, msg: Msg) {
        let stamp = self.stamp();
        let effects = self.app.update(stamp, msg);
        for effect in effects {
            self.perform(effect);
        }
        if let Some(failure) = self.failures.pop() {
            self.happen(failure);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect.clone() {
            Effect::Cue(kind) => self.cues.push(kind),
            Effect::BeginJournal(line) => {
                let name = format!("{}.jsonl", self.disk.len());
                self.disk.push(Journal { name: name.clone(), text: line + "\n" });
                self.open = Some(name);
            }
            Effect::Journal(line) | Effect::Beat(line) => {
                let open = self.open.clone().expect("an open journal");
                let journal = self.disk.iter_mut().find(|journal| journal.name == open).expect("on disk");
                journal.text.push_str(&line);
                journal.text.push('\n');
            }
            Effect::DropJournal => {
                let open = self.open.take().expect("an open journal");
                self.disk.retain(|journal| journal.name != open);
            }
            Effect::TakeUpJournal(name) => self.open = Some(name),
            Effect::DiscardJournal(name) => self.disk.retain(|journal| journal.name != name),
            Effect::Append(record) => self.records.push(*record),
            Effect::Pin(pin) => self.pins.push(pin),
            Effect::Change(change) => self.changes.push_str(&(change.to_line() + "\n")),
            Effect::EditSchedule(wish) => {
                let text = self.own_text("schedule.toml");
                let edited = match &wish {
                    Edit::Add(entry) => edit::add("schedule.toml", text.as_bytes(), entry),
                    Edit::Remove(name) => edit::remove("schedule.toml", text.as_bytes(), name),
                    Edit::SetWhen { name, when } => edit::set_when("schedule.toml", text.as_bytes(), name, when),
                };
                match edited {
                    Ok(text) => self.keep_file("schedule.toml", &text),
                    Err(problem) => self.failures.push(Msg::Failed(Failure::Schedule(problem.message))),
                }
            }
            Effect::Mark { marked, on } => {
                let text = self.own_text("favourites.toml");
                match mark::mark("favourites.toml", text.as_bytes(), &marked, on) {
                    Ok(text) => self.keep_file("favourites.toml", &text),
                    Err(problem) => self.failures.push(Msg::Failed(Failure::Kept(problem.message))),
                }
            }
            Effect::KeepRoutine { id, routine, why } => {
                self.change_file(&format!("routines/{id}.toml"), &export::routine::kept(&routine, &why));
            }
            Effect::Tone(_) | Effect::Bell | Effect::KeepAwake(_) | Effect::Open(_) | Effect::Take(_) | Effect::Suspend => {}
            Effect::Quit => self.quit = true,
        }
        self.effects.push(effect);
    }

    fn start_process(&mut self) {
        self.process = self.moment;
        self.quit = false;
        self.app = App::new(self.stamp(), Config::default(), SHIPPED.library.clone(), self.pins.clone());
        self.app.hear(Ear::Here, Heard::BellAndFlash);
        let files = self.files();
        let lines: Vec<String> = self.records.iter().map(|record| record.to_line() + "\n").collect();
        let (history, _) = History::read([("history/test.jsonl", lines.concat().as_str())]);
        let history_problems = Vec::new();
        let (pins, zone) = (self.pins.clone(), Some(Zone::fixed(self.start)));
        let arrival = Arrival { files, history, history_problems, pins, zone, journals: self.disk.clone(), reminded_by: None };
        self.happen(Msg::Loaded(Box::new(arrival)));
    }

    fn stamp(&self) -> Stamp {
        let moment = Moment::at(self.moment.saturating_sub(self.process));
        Stamp { moment, wall: self.start.plus(self.moment + self.slept) }
    }

    fn place(&self) -> &'static str {
        match (self.app.pages.last(), self.app.tab) {
            (Some(Page::Stretch(_)), _) => "stretch",
            (Some(Page::Routine(_)), _) => "routine",
            (Some(Page::Composer(_)), _) => "composer",
            (Some(Page::Player), _) => "player",
            (Some(Page::Summary(_)), _) => "summary",
            (Some(Page::Pose(_)), _) => "pose",
            (Some(Page::Record(_)), _) => "record",
            (Some(Page::Help { .. }), _) => "help",
            (Some(Page::Problems { .. }), _) => "problems",
            (None, Tab::Today) => "today",
            (None, Tab::Browse) => "browse",
            (None, Tab::Routines) => "routines",
            (None, Tab::Week) => "week",
            (None, Tab::Progress) => "progress",
        }
    }
}

/// The weeks around `week` as they were shown, each with a routine of the library: a story then tells of the same routine
/// whatever stretches are added, and nothing must be made for it.
fn shown_before(week: Week) -> Vec<Pin> {
    let pin = |ahead: i64| {
        let week = week.plus(ahead);
        let routine = Id::new(TURNING[turn(week, TURNING.len()).expect("there are some")]);
        Pin { week, routine, kept: None }
    };
    (-4..9).map(pin).collect()
}

const TURNING: &[&str] =
    &["back-favourites", "glutes-core", "hamstrings-gentle", "hip-openers", "lower-back-care", "morning-back"];

/// Returns the text of a buffer, line by line.
pub(crate) fn text_of(buffer: &Buffer) -> String {
    let area = buffer.area;
    let row = |y: u16| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..area.height).map(row).collect::<Vec<_>>().join("\n")
}

/// Loaded once for every world.
static SHIPPED: LazyLock<Loaded> = LazyLock::new(|| load::load(&embed::sources(), &Command::reserved_letters()));

/// The number a text begins with.
fn millis(text: &str) -> Option<u64> {
    text.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
}

fn cue_name(kind: CueKind) -> String {
    match kind {
        CueKind::GetReady => "get-ready".to_owned(),
        CueKind::Switch => "switch".to_owned(),
        CueKind::Rest => "rest".to_owned(),
        CueKind::Go => "go".to_owned(),
        CueKind::Part => "part".to_owned(),
        CueKind::Half => "half".to_owned(),
        CueKind::Count(left) => left.to_string(),
        CueKind::Finished => "finished".to_owned(),
    }
}
