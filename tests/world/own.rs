//! What is the user's in a made-up world: files, and a past.

use super::{SHIPPED, World, suited, text_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::{Arc, LazyLock};
use supple::app::{Figures, Files, Msg};
use supple::command::Command;
use supple::config::Settings;
use supple::history::Record;
use supple::load::{self, Content, Loaded, Source, Topic};
use supple::model::Origin;
use supple::schedule::change;
use supple::shell::embed;
use supple::theme::{Depth, Ground};
use supple::view;

static FIGURES: LazyLock<Figures> = LazyLock::new(|| Arc::new(embed::figures()));

impl World {
    /// Adds a file of the user's, as it is read at the next start; reads everything anew.
    pub(crate) fn add_file(&mut self, path: &str, text: &str) {
        self.keep_file(path, text);
        self.start_process();
    }

    pub(super) fn keep_file(&mut self, path: &str, text: &str) {
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).expect("a TOML file");
        let topic = match path {
            "areas.toml" => Topic::Areas,
            "schedule.toml" => Topic::Schedule,
            "favourites.toml" => Topic::Favourites,
            path if path.starts_with("routines/") => Topic::Routine,
            _ => Topic::Stretch,
        };
        let content = Content::Bytes(text.as_bytes().to_vec());
        self.own.retain(|source| source.path != path);
        self.own.push(Source { path: path.to_owned(), stem: stem.to_owned(), topic, origin: Origin::Own, content });
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

    /// Clicks on the first letter of `text`.
    pub(super) fn click(&mut self, text: &str) {
        let area = Rect::new(0, 0, 80, 24);
        let mut buffer = Buffer::empty(area);
        let zones = view::draw(&self.app, suited(Depth::True, Ground::Dark), area, &mut buffer);
        let shown = text_of(&buffer);
        let column = |line: &str| line.find(text).map(|at| line.get(..at).map_or(0, |before| before.chars().count()));
        let (y, x) = (0..).zip(shown.lines()).find_map(|(y, line)| Some((y, column(line)?))).expect("it is on the screen");
        if let Some(target) = zones.at(u16::try_from(x).expect("small"), y) {
            self.happen(Msg::Click(target.clone()));
        }
    }

    /// Returns what is in a file of the user's; nothing if there is none.
    pub(super) fn own_text(&self, path: &str) -> String {
        let source = self.own.iter().find(|source| source.path == path);
        match source.map(|source| &source.content) {
            Some(Content::Bytes(bytes)) => String::from_utf8(bytes.clone()).expect("text"),
            _ => String::new(),
        }
    }

    /// Changes a file of the user's while the app runs.
    pub(crate) fn change_file(&mut self, path: &str, text: &str) {
        self.keep_file(path, text);
        let files = self.files();
        self.happen(Msg::Reread(Box::new(files)));
    }

    /// What the user's files and ours say together.
    pub(super) fn files(&self) -> Files {
        let settings = self.own.iter().find(|source| source.path == "config.toml");
        let mut settings = settings.map(|source| Settings::read(&source.path, &source.content)).unwrap_or_default();
        let own: Vec<Source> = self.own.iter().filter(|source| source.path != "config.toml").cloned().collect();
        let Loaded { library, schedule, favourites, mut problems, poses: _, idle: _ } = if own.is_empty() {
            SHIPPED.clone()
        } else {
            load::load(&embed::sources().into_iter().chain(own).collect::<Vec<_>>(), &Command::reserved_letters())
        };
        settings.check_library(&library);
        let figures = Arc::clone(&FIGURES);
        problems.extend(settings.problems);
        let (library, changes) = (library.without(&settings.config.hide), change::read(&self.changes));
        Files { library, config: settings.config, schedule, favourites, figures, changes, problems, ..Files::default() }
    }
}
