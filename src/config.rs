//! The settings: what the user changed in `config.toml`, over the defaults; every problem of the file with its place.

mod keys;

use crate::command::{Key, Keymap, Place};
use crate::load::conform::Report;
use crate::load::suggest::did_you_mean;
use crate::load::tree::{Node, Span, Table, Value};
use crate::load::{Content, conform, fields, parsed};
use crate::model::words::{Cells, Dress, Proportions, Tint, Weekly};
use crate::model::{Id, Library, Prop};
use crate::problem::Problem;
use crate::sound::{Sound, Way};

/// The settings in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The name of a theme, or `auto`: what suits the terminal.
    pub theme: String,
    pub sound: Sound,
    /// Keep the display awake while a session goes on.
    pub keep_awake: bool,
    /// The figure shows the stretch and does not move.
    pub still: bool,
    pub dress: Dress,
    pub body: Proportions,
    pub tint: Tint,
    pub cells: Cells,
    pub goal: Goal,
    pub you: You,
    pub monday: Monday,
    /// Shipped stretches and routines that are not wanted.
    pub hide: Vec<Id>,
    /// Folders with stretches and routines of others, as written.
    pub packs: Vec<String>,
    pub keymap: Keymap,
}

/// What to aim at in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Days with something held; 0 for no goal.
    pub days: u8,
    /// Of any four weeks, so many may fall short and still be kept.
    pub grace: u8,
    /// Minutes held in an area.
    pub minutes: u32,
}

/// What a routine that is made for somebody must know of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct You {
    /// What they are used to, 1 to 3.
    pub level: u8,
    /// What to leave out: caution tags, areas, regions, stretches.
    pub avoid: Vec<Id>,
    pub have: Vec<Prop>,
}

/// Where the routine of each week comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Monday {
    pub way: Weekly,
    /// Those that take turns; empty for all that say so themselves.
    pub routines: Vec<Id>,
    /// The longest a routine that is made may be.
    pub minutes: u32,
    /// 0 for what everybody has.
    pub seed: u32,
}

impl Default for You {
    fn default() -> Self {
        // What nearly everybody has at hand.
        Self { level: 1, avoid: Vec::new(), have: vec![Prop::Chair, Prop::Wall] }
    }
}

impl Default for Monday {
    fn default() -> Self {
        Self { way: Weekly::New, routines: Vec::new(), minutes: 8, seed: 0 }
    }
}

impl Default for Goal {
    fn default() -> Self {
        // Two to three days a week are the least that keeps range (ACSM); beyond ten minutes a week and muscle little is
        // gained (Ingram and others 2024).
        Self { days: 3, grace: 1, minutes: 10 }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: AUTO.to_owned(),
            sound: Sound::default(),
            keep_awake: true,
            still: false,
            dress: Dress::Clothed,
            body: Proportions::Average,
            tint: Tint::Crossed,
            cells: Cells::Auto,
            goal: Goal::default(),
            you: You::default(),
            monday: Monday::default(),
            hide: Vec::new(),
            packs: Vec::new(),
            keymap: Keymap::default(),
        }
    }
}

/// The theme that suits the terminal.
pub const AUTO: &str = "auto";

/// The settings as read, with the places of what only others can check.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    pub config: Config,
    pub problems: Vec<Problem>,
    file: String,
    text: String,
    theme: Span,
    hide: Vec<Span>,
    packs: Vec<Span>,
    avoid: Vec<Span>,
    turns: Vec<Span>,
    /// The keys the user chose: where they work, what they are, where they are written.
    keys: Vec<(Place, Key, Span)>,
}

impl Settings {
    /// Reads the file called `file`; what is wrong in it keeps its default.
    #[must_use]
    pub fn read(file: &str, content: &Content) -> Self {
        let mut settings = Self { file: file.to_owned(), ..Self::default() };
        let Some((text, table)) = parsed(file, content, &mut settings.problems) else { return settings };
        let mut report = Report::new(file, text);
        let fit = conform::conform(&table, Span::default(), fields::CONFIG, &mut report);
        settings.take(&fit.table, &mut report);
        settings.problems.append(&mut report.problems);
        text.clone_into(&mut settings.text);
        settings
    }

    fn take(&mut self, table: &Table, report: &mut Report<'_>) {
        let config = &mut self.config;
        if let Some(node) = table.get("theme") {
            node.text().unwrap_or(AUTO).clone_into(&mut config.theme);
            self.theme = node.span;
        }
        (config.hide, self.hide) = texts(table, "hide").map(|(id, span)| (Id::new(id), span)).unzip();
        (config.packs, self.packs) = texts(table, "packs").map(|(path, span)| (path.to_owned(), span)).unzip();
        if let Some(sound) = inner(table, "sound") {
            let way = sound.get("way").and_then(Node::text).and_then(Way::from_word).unwrap_or(config.sound.way);
            let volume = whole(sound, "volume").and_then(|volume| u8::try_from(volume).ok()).unwrap_or(config.sound.volume);
            config.sound = Sound { way, volume };
        }
        if let Some(awake) = inner(table, "player").and_then(|player| player.get("keep_awake")) {
            config.keep_awake = awake.value == Value::Truth(true);
        }
        if let Some(figure) = inner(table, "figure") {
            let word = |key: &str| figure.get(key).and_then(Node::text);
            config.still = figure.get("still").map_or(config.still, |still| still.value == Value::Truth(true));
            config.dress = word("dress").and_then(Dress::from_word).unwrap_or(config.dress);
            config.body = word("body").and_then(Proportions::from_word).unwrap_or(config.body);
            config.tint = word("tint").and_then(Tint::from_word).unwrap_or(config.tint);
            config.cells = word("cells").and_then(Cells::from_word).unwrap_or(config.cells);
        }
        if let Some(goal) = inner(table, "goal") {
            let small =
                |key: &str, otherwise: u8| whole(goal, key).and_then(|number| u8::try_from(number).ok()).unwrap_or(otherwise);
            let minutes = whole(goal, "minutes").unwrap_or(config.goal.minutes);
            config.goal = Goal { days: small("days", config.goal.days), grace: small("grace", config.goal.grace), minutes };
        }
        if let Some(you) = inner(table, "you") {
            config.you.level = whole(you, "level").and_then(|level| u8::try_from(level).ok()).unwrap_or(config.you.level);
            (config.you.avoid, self.avoid) = texts(you, "avoid").map(|(id, span)| (Id::new(id), span)).unzip();
            if you.get("have").is_some() {
                config.you.have = texts(you, "have").filter_map(|(word, _)| Prop::from_word(word)).collect();
            }
        }
        if let Some(monday) = inner(table, "monday") {
            let way = monday.get("way").and_then(Node::text).and_then(Weekly::from_word);
            config.monday.way = way.unwrap_or(config.monday.way);
            (config.monday.routines, self.turns) = texts(monday, "routines").map(|(id, span)| (Id::new(id), span)).unzip();
            config.monday.minutes = whole(monday, "minutes").unwrap_or(config.monday.minutes);
            config.monday.seed = whole(monday, "seed").unwrap_or(config.monday.seed);
        }
        if let Some(rows) = inner(table, "keys") {
            (config.keymap, self.keys) = keys::keymap(rows, report);
        }
    }

    /// Notes a theme that is none of `known`; the one that suits the terminal is used.
    pub fn check_theme<'a>(&mut self, known: impl IntoIterator<Item = &'a str> + Clone) {
        if self.config.theme == AUTO || known.clone().into_iter().any(|name| name == self.config.theme) {
            return;
        }
        let problem = self.at(self.theme, &format!("there is no theme \"{}\"", self.config.theme));
        let hint = match did_you_mean(&self.config.theme, known.clone()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("there are {AUTO}, {}", known.into_iter().collect::<Vec<_>>().join(", ")),
        };
        self.problems.push(problem.hint(hint));
        AUTO.clone_into(&mut self.config.theme);
    }

    /// Notes a pack that cannot be used, and why; `number` counts from 0 as in the file.
    pub fn note_pack(&mut self, number: usize, why: &str) {
        let span = self.packs.get(number).copied().unwrap_or_default();
        let written = self.config.packs.get(number).map_or("", String::as_str);
        let problem = self.at(span, &format!("the pack \"{written}\" cannot be used: {why}"));
        self.problems
            .push(problem.hint("a pack is a folder with stretches/ or routines/ in it; its path starts at this file's folder"));
    }

    /// Notes what `library`, all of it, does not know of, and the keys of areas that a command has taken.
    pub fn check_library(&mut self, library: &Library) {
        let known: Vec<&str> = library
            .stretches()
            .map(|stretch| stretch.id.as_str())
            .chain(library.routines().map(|routine| routine.id.as_str()))
            .collect();
        let mut problems = Vec::new();
        for (id, span) in self.config.hide.iter().zip(&self.hide).filter(|(id, _)| !known.contains(&id.as_str())) {
            let problem = self.at(*span, &format!("there is nothing to hide called \"{id}\""));
            problems.push(match did_you_mean(id.as_str(), known.iter().copied()) {
                Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
                None => problem,
            });
        }
        self.check_you(library, &mut problems);
        for (place, key, span) in self.keys.iter().filter(|(place, _, _)| place.has_area_keys()) {
            let area = library.areas().iter().find(|area| area.key.is_some() && area.key == key.typed());
            if let (Some(area), Some(row)) = (area, self.config.keymap.owner(*place, *key)) {
                let message = format!("\"{key}\" no longer opens {}: it gives {}", area.name, row.name);
                problems.push(self.at(*span, &message).hint("give the area another key in areas.toml").warning());
            }
        }
        self.problems.append(&mut problems);
    }

    /// Notes what of `[you]` and `[monday]` nothing is called.
    fn check_you(&self, library: &Library, problems: &mut Vec<Problem>) {
        let mut note = |what: &str, id: &Id, span: Span, known: &[&str]| {
            let problem = self.at(span, &format!("there is no {what} \"{id}\""));
            problems.push(match did_you_mean(id.as_str(), known.iter().copied()) {
                Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
                None => problem,
            });
        };
        let careful: Vec<&str> = library.avoidable().collect();
        for (id, span) in self.config.you.avoid.iter().zip(&self.avoid).filter(|(id, _)| !careful.contains(&id.as_str())) {
            note("caution, region or stretch", id, *span, &careful);
        }
        let routines: Vec<&str> = library.routines().map(|routine| routine.id.as_str()).collect();
        let turns = self.config.monday.routines.iter().zip(&self.turns);
        for (id, span) in turns.filter(|(id, _)| !routines.contains(&id.as_str())) {
            note("routine", id, *span, &routines);
        }
    }

    fn at(&self, span: Span, message: &str) -> Problem {
        Problem::in_text(&self.file, &self.text, span.range(), message)
    }
}

fn inner<'t>(table: &'t Table, key: &str) -> Option<&'t Table> {
    table.get(key).and_then(Node::table)
}

fn whole(table: &Table, key: &str) -> Option<u32> {
    table.get(key).and_then(Node::whole).and_then(|number| u32::try_from(number).ok())
}

fn texts<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = (&'t str, Span)> {
    let nodes = table.get(key).map(Node::list).unwrap_or_default();
    nodes.iter().filter_map(|node| Some((node.text()?, node.span)))
}
