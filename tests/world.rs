//! A made-up world around the app: time, keys, a disk for journals and records, a screen to look at.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use std::sync::LazyLock;
use std::time::Duration;
use supple::app::{App, Arrival, Effect, Failure, Files, Heard, Journal, Msg, Page, Tab};
use supple::command::{Command, Key, KeyCode};
use supple::config::{Config, Settings};
use supple::history::{History, Record};
use supple::load::{self, Content, Loaded, Source, Topic};
use supple::model::Origin;
use supple::rotation::Pin;
use supple::session::CueKind;
use supple::shell::embed;
use supple::sound::Sound;
use supple::theme::{Depth, Ground, Palette, Theme};
use supple::time::{Moment, Stamp, Wall, countdown_seconds};
use supple::view::{self, Style};

/// The app, and everything it can touch.
pub(crate) struct World {
    pub(crate) app: App,
    start: Wall,
    /// The app's own time; the wall clock is ahead by what was slept.
    moment: Duration,
    slept: Duration,
    /// When the process that runs now was started.
    process: Duration,
    own: Vec<Source>,
    /// Journals by name; the last one open is the one written to.
    disk: Vec<Journal>,
    open: Option<String>,
    records: Vec<Record>,
    pins: Vec<Pin>,
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
    Style { theme: Theme::choose(&PALETTES, "auto", depth, ground), ascii: false }
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
            pins: Vec::new(),
            cues: Vec::new(),
            effects: Vec::new(),
            quit: false,
        };
        world.start_process();
        world
    }

    /// Adds a file of the user's, as it is read at the next start; reads everything anew.
    pub(crate) fn add_file(&mut self, path: &str, text: &str) {
        self.keep_file(path, text);
        self.start_process();
    }

    fn keep_file(&mut self, path: &str, text: &str) {
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).expect("a TOML file");
        let topic = match path {
            "areas.toml" => Topic::Areas,
            "schedule.toml" => Topic::Schedule,
            path if path.starts_with("routines/") => Topic::Routine,
            _ => Topic::Stretch,
        };
        let content = Content::Bytes(text.as_bytes().to_vec());
        self.own.retain(|source| source.path != path);
        self.own.push(Source { path: path.to_owned(), stem: stem.to_owned(), topic, origin: Origin::Own, content });
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
            ("far", _) => self.app.hear(Sound::default(), false, Heard::BellAndFlash),
            ("sleep", seconds) => {
                self.slept += Duration::from_secs(seconds.parse().expect("seconds"));
                self.happen(Msg::Woke);
            }
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
        (0..24).any(|y| (1..79).all(|x| turned(x, y)))
    }

    /// Forgets the cues and effects since the last time.
    pub(crate) fn forget(&mut self) {
        self.cues.clear();
        self.effects.clear();
    }

    /// Returns what is on a screen of this size.
    pub(crate) fn buffer(&self, width: u16, height: u16) -> Buffer {
        self.buffer_in(suited(Depth::True, Ground::Dark), width, height)
    }

    pub(crate) fn buffer_in(&self, style: Style, width: u16, height: u16) -> Buffer {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        view::draw(&self.app, style, area, &mut buffer);
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
            Effect::Tone(_) | Effect::Bell | Effect::KeepAwake(_) | Effect::Open(_) | Effect::Suspend => {}
            Effect::Quit => self.quit = true,
        }
        self.effects.push(effect);
    }

    fn start_process(&mut self) {
        self.process = self.moment;
        self.quit = false;
        self.app = App::new(self.stamp(), Config::default(), SHIPPED.library.clone(), self.pins.clone());
        self.app.hear(Sound::default(), true, Heard::BellAndFlash);
        let files = self.files();
        let lines: Vec<String> = self.records.iter().map(|record| record.to_line() + "\n").collect();
        let (history, _) = History::read([("history/test.jsonl", lines.concat().as_str())]);
        let history_problems = Vec::new();
        let arrival = Arrival { files, history, history_problems, pins: self.pins.clone(), journals: self.disk.clone() };
        self.happen(Msg::Loaded(Box::new(arrival)));
    }

    /// What the user's files and ours say together.
    fn files(&self) -> Files {
        let settings = self.own.iter().find(|source| source.path == "config.toml");
        let mut settings = settings.map(|source| Settings::read(&source.path, &source.content)).unwrap_or_default();
        let own: Vec<Source> = self.own.iter().filter(|source| source.path != "config.toml").cloned().collect();
        let Loaded { library, schedule, mut problems } = if own.is_empty() {
            SHIPPED.clone()
        } else {
            load::load(&embed::sources().into_iter().chain(own).collect::<Vec<_>>(), &Command::reserved_letters())
        };
        settings.check_library(&library);
        problems.extend(settings.problems);
        Files { library: library.without(&settings.config.hide), config: settings.config, schedule, problems }
    }

    /// Starts the app with a past: on each of the days before today, so many sessions ago, this routine in full or in part.
    pub(crate) fn with_past(mut self, past: &[(i64, &str, u64)]) -> Self {
        let today = self.start.day();
        for (days_ago, routine, held) in past {
            let routine = SHIPPED.library.routine(routine).expect("a shipped routine");
            let mut left = *held;
            let steps: Vec<String> = routine
                .steps
                .iter()
                .map(|step| {
                    let held = left.min(60);
                    left -= held;
                    let (stretch, region) = (&step.stretch, step.stretch.home());
                    format!(
                        "{{\"stretch\":\"{}\",\"name\":\"{}\",\"region\":\"{region}\",\"planned\":{{\"left\":30,\"right\":30}},\"held\":{{\"left\":{},\"right\":{}}}}}",
                        stretch.id, stretch.name, held / 2, held - held / 2
                    )
                })
                .collect();
            let outcome = if left == 0 { "finished" } else { "stopped" };
            let line = format!(
                "{{\"v\":1,\"started\":\"{}T07:15:00+01:00\",\"routine\":\"{}\",\"name\":\"{}\",\"outcome\":\"{outcome}\",\"seconds\":{},\"steps\":[{}]}}",
                today.plus(-days_ago),
                routine.id,
                routine.name,
                held + 90,
                steps.join(",")
            );
            self.records.push(Record::from_line(&line).expect("a record"));
        }
        self.start_process();
        self
    }

    /// Changes a file of the user's while the app runs.
    pub(crate) fn change_file(&mut self, path: &str, text: &str) {
        self.keep_file(path, text);
        let files = self.files();
        self.happen(Msg::Reread(Box::new(files)));
    }

    fn stamp(&self) -> Stamp {
        let moment = Moment::at(self.moment.saturating_sub(self.process));
        Stamp { moment, wall: self.start.plus(self.moment + self.slept) }
    }

    fn place(&self) -> &'static str {
        match (self.app.pages.last(), self.app.tab) {
            (Some(Page::Stretch(_)), _) => "stretch",
            (Some(Page::Routine(_)), _) => "routine",
            (Some(Page::Player), _) => "player",
            (Some(Page::Summary(_)), _) => "summary",
            (Some(Page::Record(_)), _) => "record",
            (Some(Page::Help { .. }), _) => "help",
            (Some(Page::Problems { .. }), _) => "problems",
            (None, Tab::Today) => "today",
            (None, Tab::Browse) => "browse",
            (None, Tab::Routines) => "routines",
            (None, Tab::Progress) => "progress",
        }
    }
}

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
