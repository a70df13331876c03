//! The settings: the printed defaults are the defaults, every fault is told with its place, keys never clash.

use crate::support::run::is_harmless;
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::LazyLock;
use supple::command::{Command, Key, Keymap, Place};
use supple::config::{Config, Settings};
use supple::load::fields::{self, Field, Shape};
use supple::load::{self, Content};
use supple::model::{Id, Library};
use supple::shell::commands::config::defaults;
use supple::shell::embed;
use supple::theme::Palette;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &Command::reserved_letters()).library);

fn read(text: &str) -> Settings {
    let mut settings = Settings::read("config.toml", &Content::Bytes(text.as_bytes().to_vec()));
    settings.check_theme(["dark", "light", "sixteen", "mono"]);
    settings.check_library(&LIBRARY);
    settings
}

#[test]
fn what_is_printed_is_the_default_of_every_setting() {
    let settings = read(&defaults());
    assert_eq!(settings.problems, []);
    assert_eq!(settings.config, Config::default());
    let mut fields: Vec<&Field> = fields::CONFIG.iter().collect();
    while let Some(field) = fields.pop() {
        let line = if let Shape::Table(inner) = &field.shape {
            fields.extend(*inner);
            format!("[{}]", field.name)
        } else if field.name == "keys" {
            "[keys]".to_owned()
        } else {
            format!("{} = ", field.name)
        };
        assert!(defaults().lines().any(|found| found.starts_with(&line)), "{line} is not printed");
    }
}

#[test]
fn every_printed_key_can_be_taken_as_it_stands() {
    let text = defaults();
    let (head, keys) = text.split_once("[keys]\n").expect("keys");
    let taken: String = keys
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = [")).unwrap_or_default().to_owned() + "\n")
        .collect();
    assert_eq!(taken.matches(" = [").count(), Command::TABLE.len() - 1, "all but ctrl-c");
    let settings = read(&format!("{head}[keys]\n{taken}"));
    assert_eq!(settings.problems, []);
    assert_eq!(settings.config, Config::default());
}

#[test]
fn every_fault_is_told_where_it_is() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("theme = \"drak\"", "1:9", "there is no theme \"drak\"", "did you mean \"dark\"?"),
        ("theme = 3", "1:9", "`theme` must be text in quotes", ""),
        ("hide = [\"cat-cwo\"]", "1:9", "there is nothing to hide called \"cat-cwo\"", "did you mean \"cat-cow\"?"),
        ("[goal]\ndays = 8", "2:8", "`days` must be a whole number from 0 to 7", ""),
        ("[gaol]\ndays = 3", "1:2", "unknown field `gaol`", "did you mean `goal`?"),
        ("[player]\nkeep_awake = \"true\"", "2:14", "`keep_awake` must be true or false", "write true, without quotes"),
        ("[keys]\npuase = [\"k\"]", "2:1", "there is no command \"puase\"", "did you mean \"pause\"?"),
        ("[keys]\npause = \"k\"", "2:9", "`pause` must be a list", "put it in square brackets"),
        ("[keys]\npause = [\"spaec\"]", "2:10", "\"spaec\" is no key", "did you mean \"space\"?"),
        (
            "[keys]\npause = [\"m\"]",
            "2:10",
            "\"m\" already gives mute in this place: sound off or on",
            "choose another key, or give mute another one",
        ),
        (
            "[keys]\nmute = [\"k\"]\npause = [\"k\"]",
            "3:10",
            "\"k\" already gives mute in this place: sound off or on",
            "choose another key, or give mute another one",
        ),
        ("[keys]\nleave-now = [\"x\"]", "2:1", "ctrl-c always leaves; it cannot be changed", "take this line out"),
        ("[keys]\npause = [\"ctrl-c\"]", "2:10", "ctrl-c always leaves; it can give nothing else", ""),
        ("[keys]\nerase = [\"x\"]", "2:10", "while typing, this is a letter and no command", "take ctrl- and a letter"),
        (
            "[keys]\nsearch = [\"b\"]",
            "2:11",
            "\"b\" no longer opens Back: it gives search",
            "give the area another key in areas.toml",
        ),
        ("theme = ", "1:9", "this is not TOML: ", ""),
    ];
    for (text, place, message, hint) in cases {
        let problems = read(text).problems;
        assert_eq!(problems.len(), 1, "{text}\n{problems:?}");
        let problem = &problems[0];
        assert_eq!(format!("{}:{}", problem.line, problem.column), *place, "{text}\n{}", problem.picture(false));
        assert!(problem.message.starts_with(message), "{text}\n{}", problem.message);
        assert_eq!(problem.hint.as_deref().unwrap_or_default(), *hint, "{text}");
        assert!(is_harmless(&problem.picture(false)));
    }
}

#[test]
fn a_fault_takes_nothing_else_away() {
    let settings = read(
        "theme = \"light\"\nhide = [\"nonsense\", \"cat-cow\"]\n[goal]\ndays = 9\ngrace = 2\n[keys]\npause = [\"m\", \"k\"]\nrepeat = [\"m\"]\n",
    );
    let config = settings.config;
    assert_eq!(settings.problems.len(), 4, "{:?}", settings.problems);
    assert_eq!((config.theme.as_str(), config.goal.days, config.goal.grace), ("light", 3, 2));
    assert_eq!(config.hide, [Id::new("nonsense"), Id::new("cat-cow")]);
    let keys = |command| config.keymap.keys(command).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(keys(Command::Pause), ["k"], "what is free is given");
    assert_eq!(keys(Command::Repeat), ["r"], "what gets nothing keeps what it had");
    assert_eq!(keys(Command::Mute), ["m"]);
}

#[test]
fn two_commands_may_change_places_and_one_may_go_without() {
    let settings = read("[keys]\npause = [\"m\"]\nmute = [\"space\"]\nabout = []\n");
    assert_eq!(settings.problems, []);
    let keymap = settings.config.keymap;
    let gives = |name: &str| keymap.command(&[Place::Player, Place::Anywhere], Key::parse(name).expect("a key"));
    assert_eq!((gives("m"), gives("space"), gives("i")), (Some(Command::Pause), Some(Command::Mute), None));
}

#[test]
fn what_is_hidden_is_nowhere_and_leaves_nothing_dangling() {
    let hidden: Vec<Id> = LIBRARY.stretches().map(|stretch| stretch.id.clone()).step_by(3).collect();
    let left = LIBRARY.clone().without(&hidden);
    assert!(hidden.iter().all(|id| left.stretch(id.as_str()).is_none()));
    assert!(
        left.routines()
            .all(|routine| !routine.steps.is_empty() && routine.steps.iter().all(|step| !hidden.contains(&step.stretch.id)))
    );
    assert!(
        left.areas().iter().flat_map(|area| &area.favourites).all(|favourite| left.stretch(favourite.stretch.as_str()).is_some())
    );
    for stretch in left.stretches() {
        for id in stretch.guide.easier_id.iter().chain(&stretch.guide.harder_id) {
            assert!(left.stretch(id.as_str()).is_some(), "{id} of {}", stretch.id);
        }
    }
}

#[test]
fn every_fault_of_a_theme_is_told_where_it_is() {
    let cases = [
        ("[roles]\nhodl = \"red\"", "2:1", "there is no role \"hodl\"", Some("did you mean \"hold\"?")),
        ("[roles]\nhold = \"rde\"", "2:8", "\"rde\" is no colour", Some("did you mean \"red\"?")),
        (
            "[roles]\nhold = \"#12345\"",
            "2:8",
            "\"#12345\" is no colour",
            Some("a look is written as `bold #f2f5f9 on #244a44`, or with names as `bright-red`"),
        ),
        ("[roles]\nhold = 3", "2:8", "`hold` must be text in quotes", None),
        (
            "about = \"x\"",
            "1:1",
            "`roles` is missing",
            Some("`roles`: looks by role, as `bold #f2f5f9 on #244a44`; what is left out looks like the broader role"),
        ),
    ];
    for (text, place, message, hint) in cases {
        let (_, problems) = Palette::read("mine", "themes/mine.toml", &Content::Bytes(text.as_bytes().to_vec()));
        assert_eq!(problems.len(), 1, "{text}\n{problems:?}");
        assert_eq!(
            (format!("{}:{}", problems[0].line, problems[0].column).as_str(), problems[0].message.as_str()),
            (place, message)
        );
        assert_eq!(problems[0].hint.as_deref(), hint, "{text}");
    }
}

/// Rows of a `[keys]` that anyone might write.
fn wishes() -> impl Strategy<Value = Vec<(usize, Vec<usize>)>> {
    let keys = prop::collection::vec(0..KEYS.len(), 0..4);
    prop::collection::vec((0..Command::TABLE.len(), keys), 0..30)
}

const KEYS: &[&str] = &["a", "b", "k", "m", "q", "r", "x", "space", "enter", "right", "left", "up", "ctrl-x", "?", "esc", "tab"];

proptest! {
    /// Whatever is asked for, a key gives one command in a place, and what is no problem is in force.
    #[test]
    fn no_key_ever_gives_two_commands(rows in wishes()) {
        let mut seen = HashSet::new();
        let rows: Vec<_> = rows.into_iter().filter(|(row, _)| seen.insert(*row)).collect();
        let line = |(row, keys): &(usize, Vec<usize>)| {
            let keys: Vec<String> = keys.iter().map(|key| format!("\"{}\"", KEYS[*key])).collect();
            format!("{} = [{}]\n", Command::TABLE[*row].name, keys.join(", "))
        };
        let text: String = std::iter::once("[keys]\n".to_owned()).chain(rows.iter().map(line)).collect();
        let settings = read(&text);
        let keymap: Keymap = settings.config.keymap;
        for place in Place::ALL {
            let mut taken = HashSet::new();
            for (row, keys) in keymap.of_place(*place) {
                for key in keys {
                    prop_assert!(taken.insert(*key), "{key} twice in {place:?}, once for {}", row.name);
                }
            }
        }
        prop_assert_eq!(keymap.command(&[Place::Player, Place::Anywhere], Key::parse("ctrl-c").expect("a key")), Some(Command::LeaveNow));
        if settings.problems.iter().all(|problem| problem.message.contains("no longer opens")) {
            for (row, keys) in &rows {
                for key in keys {
                    prop_assert!(keymap.keys(Command::TABLE[*row].command).contains(&Key::parse(KEYS[*key]).expect("a key")));
                }
            }
        }
    }
}
