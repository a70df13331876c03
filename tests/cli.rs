//! The command line from outside: what each command prints, where, and how it ends.

mod completions;
mod during;
mod export;
mod figure;
mod list;
mod make;
mod new;
mod play;
mod pose;
mod reminders;
mod schedule;
mod schema;
mod stats;
mod week;

use crate::support::run::{Ran, Supple, files_below};
use serde_json::Value;
use supple::command::Command;

const MONDAY: &str = "2026-11-23T07:30:00+01:00";

const CALF: &str = "name = \"Wall calf\"\nregions = [\"calves\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"each\"\n\
                    level = 1\n[dose]\nhold = 30\n[guide]\nsetup = \"Step your right foot back.\"\n";

fn supple<'a>(args: impl IntoIterator<Item = &'a str>) -> Ran {
    Supple::new().now(MONDAY).args(args).run()
}

/// Returns what `value` has at each of `names`, all of which must be there.
#[track_caller]
fn fields<'a>(value: &'a Value, names: &[&str]) -> Vec<&'a Value> {
    names.iter().map(|name| value.get(name).unwrap_or_else(|| panic!("no {name} in {value}"))).collect()
}

fn texts<'a>(values: &'a Value, field: &str) -> Vec<&'a str> {
    let text = |value: &'a Value| value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}"));
    values.as_array().expect("an array").iter().map(text).collect()
}

#[test]
fn week_prints_the_routine_of_this_week() {
    supple(["week"])
        .success()
        .stderr_is("")
        .stdout_has("2026-W48, from Mon 23 Nov\n")
        .stdout_has(" min · level ")
        .stdout_has("\n  1  ")
        .harmless();
}

#[test]
fn without_a_command_in_a_pipe_the_week_is_printed() {
    let week = supple(["week"]);
    supple([]).success().stdout_is(&week.stdout).stderr_is("");
}

#[test]
fn a_day_that_is_none_is_a_usage_error() {
    for day in ["2026-02-30", "tomorrow", "", "23.11.2026", "2026-11-23T07:30", "\u{1b}[31m"] {
        supple(["week", "--date", day]).code(2).stdout_is("").stderr_has("is no day; write it as 2026-11-23").harmless();
    }
    Supple::new().now("half past seven").args(["week"]).run().code(2).stdout_is("").stderr_has("SUPPLE_NOW is no time");
    supple(["week", "--dates"]).code(2).stdout_is("");
}

#[test]
fn show_prints_a_stretch_whole() {
    let page = supple(["show", "half-kneeling-hip-flexor"]).success().stderr_is("").harmless();
    let page = page.stdout_has("Half-kneeling hip flexor\n").stdout_has("each side").stdout_has("Take care\n");
    assert!(page.stdout.lines().all(|line| line.chars().count() <= 80 || line.starts_with("http")), "{page}");
    let stretch = supple(["show", "half-kneeling-hip-flexor", "--json"]).success().json();
    fields(&stretch, &["id", "name", "regions", "kind", "position", "sides", "level", "dose", "guide", "caution", "link"]);
    assert_eq!(stretch["sides"].as_str(), Some("each"));
    assert!(stretch["dose"]["hold"].is_u64() && stretch["guide"]["setup"].is_string(), "{stretch}");
}

#[test]
fn show_prints_a_routine_with_its_steps() {
    let page = supple(["show", "morning-back"]).success().stderr_is("").harmless();
    page.stdout_has("Morning back · morning · ").stdout_has("\n  1  ").stdout_has("Cat–cow");
    let routine = supple(["show", "morning-back", "--json"]).success().json();
    fields(&routine, &["id", "name", "purpose", "about", "level", "rotation", "seconds", "areas", "steps"]);
}

#[test]
fn an_id_that_nothing_has_is_told_with_the_nearest() {
    supple(["show", "sphnx"])
        .code(1)
        .stdout_is("")
        .stderr_is("supple: there is no stretch or routine \"sphnx\"; did you mean \"sphinx\"?\n");
    supple(["show", "qqqqqq", "--json"]).code(1).stdout_is("").stderr_is("supple: there is no stretch or routine \"qqqqqq\"\n");
    supple(["show"]).code(2).stdout_is("");
    supple(["stretch"]).code(2).stdout_is("");
}

#[test]
fn check_of_nothing_and_of_good_files_ends_well() {
    supple(["check"]).success().stdout_is("0 files checked: no problem.\n").stderr_is("");
    let good = Supple::new().file("pack/stretches/calf.toml", CALF);
    let folder = good.path("pack").to_string_lossy().into_owned();
    let good = good.args(["check", "--strict", &folder]);
    good.run().success().stdout_is("1 file checked: no problem.\n").stderr_is("");
    assert_eq!(good.args(["check", "--json", &folder]).run().success().json(), serde_json::json!([]));
    let mine = Supple::new().config("stretches/legs/calf.toml", CALF).args(["check"]);
    mine.run().success().stdout_is("1 file checked: no problem.\n");
}

/// A pack with two errors in two files, and a file with none.
fn broken() -> Supple {
    Supple::new()
        .file("pack/stretches/calf.toml", CALF)
        .file("pack/stretches/shin.toml", CALF.replace("\"calves\"", "\"clavs\""))
        .file("pack/routines/legs.toml", "name = \"Legs\"\npurpose = \"desk\"\n[[step]]\nstretch = \"calf\"\nhodl = 3\n")
}

#[test]
fn check_shows_every_problem_of_every_file_and_fails() {
    let seen = broken().args(["check", "pack"]).run().code(1).stderr_is("").harmless();
    seen.stdout_has("stretches/shin.toml:2:12")
        .stdout_has("2 │ regions = [\"clavs\"]")
        .stdout_has("help: did you mean \"calves\"?")
        .stdout_has("routines/legs.toml:5:1")
        .stdout_has("\n3 files checked: 2 problems.\n")
        .stdout_lacks("calf.toml");
    let problems = broken().args(["check", "pack", "--json"]).run().code(1).stderr_is("").json();
    assert_eq!(texts(&problems, "file"), ["routines/legs.toml", "stretches/shin.toml"]);
    assert_eq!((problems[1]["line"].as_u64(), problems[1]["column"].as_u64()), (Some(2), Some(12)));
    assert_eq!(problems[1]["message"].as_str(), Some("unknown region \"clavs\""));
    assert_eq!(problems[1]["hint"].as_str(), Some("did you mean \"calves\"?"));
    for file in ["pack/stretches/shin.toml", "pack/routines/legs.toml", "pack/routines", "pack/stretches"] {
        broken().args(["check", file]).run().code(1);
    }
    broken().args(["check", "pack/stretches/calf.toml"]).run().success().stdout_is("1 file checked: no problem.\n");
}

#[test]
fn check_fails_on_warnings_only_when_strict() {
    let wide = "x".repeat(61);
    let wide = || Supple::new().config("stretches/calf.toml", CALF.replace("Wall calf", &wide));
    wide().args(["check"]).run().success().stdout_has("`name` is 61 columns wide").stdout_has("1 file checked: 1 problem.\n");
    wide().args(["check", "--json"]).run().success().stdout_has("\"severity\": \"warning\"");
    wide().args(["check", "--strict"]).run().code(1);
    wide().args(["check", "--strict", "--json"]).run().code(1);
}

#[test]
fn check_of_what_is_not_there_is_a_usage_error() {
    let gone = Supple::new().file("pack/stretches/calf.toml", CALF).args(["check", "pack", "no/such/place"]);
    gone.run().code(2).stdout_is("").stderr_has("there is nothing at no/such/place");
}

#[test]
fn a_file_too_large_to_be_a_stretch_is_said_and_the_rest_counts() {
    let large = Supple::new().config("stretches/large.toml", format!("{CALF}# {}", "x".repeat(2_000_000)));
    let large = large.config("stretches/calf.toml", CALF);
    large
        .args(["check"])
        .run()
        .code(1)
        .stdout_has("stretches/large.toml")
        .stdout_has("cannot be read: it is larger than 1024 KiB");
}

#[test]
fn a_broken_file_of_the_users_leaves_one_quiet_line_and_everything_else() {
    let broken = || Supple::new().now(MONDAY).config("stretches/a.toml", "name = ").config("stretches/calf.toml", CALF);
    broken().args(["week"]).run().success().stderr_is("1 problem: supple check\n");
    broken().args(["list", "--area", "calves"]).run().success().stderr_is("1 problem: supple check\n").stdout_has("Wall calf");
    broken().args(["show", "calf"]).run().success().stdout_has("Wall calf");
}

#[test]
fn paths_names_the_folders_of_the_environment() {
    let supple = Supple::new().args(["paths"]);
    let seen = supple.run().success().stderr_is("");
    for folder in ["config", "data", "cache"] {
        let path = supple.path(folder).to_string_lossy().into_owned();
        assert!(seen.stdout.lines().any(|line| line.starts_with(folder) && line.ends_with(&path)), "{seen}");
    }
}

#[test]
fn keys_names_every_command_with_its_keys_and_words() {
    let seen = supple(["keys"]).success().stderr_is("").harmless();
    for row in Command::TABLE {
        let keys = row.keys.join(" ");
        let is_row = |line: &str| line.trim().starts_with(&keys) && line.contains(row.name) && line.ends_with(row.words);
        assert!(seen.stdout.lines().any(is_row), "{} is missing in {seen}", row.name);
    }
}

const RECORD: &str = concat!(
    r#"{"v":1,"started":"2026-11-20T07:30:00+01:00","routine":"morning-back","name":"Morning back","outcome":"stopped","#,
    r#""seconds":300,"steps":[{"stretch":"sphinx","name":"Sphinx","region":"lower-back","planned":{"both":90},"#,
    r#""held":{"both":75}},{"stretch":"open-book","name":"Open book","region":"upper-back","#,
    r#""planned":{"left":40,"right":40},"held":{}}]}"#
);

#[test]
fn log_without_records_says_so() {
    supple(["log"]).success().stdout_is("Nothing yet.\n").stderr_is("");
    assert_eq!(supple(["log", "--json"]).success().stderr_is("").json(), serde_json::json!([]));
}

#[test]
fn log_lists_what_can_be_read_says_what_cannot_and_changes_nothing() {
    let earlier = RECORD.replace("2026-11-20T07:30", "2026-11-19T06:15").replace("stopped", "finished");
    let torn: String = RECORD.chars().take(200).collect();
    let text = format!("{RECORD}\nbought milk\n{{\"v\":9}}\n\n{earlier}\n{torn}");
    let supple = Supple::new().data("history/laptop.jsonl", &text).args(["log"]);
    let seen = supple.run().success().harmless();
    let rows: Vec<&str> = seen.stdout.lines().collect();
    assert_eq!(rows.len(), 2, "{seen}");
    assert!(rows[0].starts_with("2026-11-19 06:15  Morning back  finished  1:15 held  1 of 2 steps"), "{seen}");
    assert!(rows[1].starts_with("2026-11-20 07:30  Morning back  stopped "), "{seen}");
    let seen = seen.stderr_has("history/laptop.jsonl:2:1").stderr_has("bought milk").stderr_has("history/laptop.jsonl:3:1");
    seen.stderr_has("history/laptop.jsonl:6:1").stderr_has("this line is no record: it is torn");
    let records = supple.args(["log", "--json"]);
    let ran = records.run().success().stderr_has("history/laptop.jsonl:2:1");
    let record: Value = serde_json::from_str(RECORD).expect("JSON");
    assert_eq!(ran.json()[1], record);
    assert_eq!(files_below(&records.path("data")), [(records.path("data/history/laptop.jsonl"), text.into_bytes())]);
}

#[test]
fn log_takes_the_files_of_every_machine_together_in_the_order_of_time() {
    let [early, late] = ["2026-11-21T00:10:00+01:00", "2026-11-20T23:30:00+00:00"];
    let at = |started: &str| format!("{}\n", RECORD.replace("2026-11-20T07:30:00+01:00", started));
    let supple = Supple::new().data("history/desktop.jsonl", at(late)).data("history/laptop.jsonl", at(early));
    let seen = supple.args(["log", "--json"]).run().success().stderr_is("");
    assert_eq!(texts(&seen.json(), "started"), [early, late]);
}

#[test]
fn no_escape_reaches_a_pipe_whatever_the_environment_says() {
    let commands: [&[&str]; 15] = [
        &[],
        &["week"],
        &["list"],
        &["list", "routines"],
        &["list", "areas"],
        &["show", "sphinx"],
        &["show", "morning-back"],
        &["keys"],
        &["paths"],
        &["log"],
        &["check"],
        &["--help"],
        &["help", "list"],
        &["--version"],
        &["list", "--area", "nowhere"],
    ];
    let surroundings: [&[(&str, &str)]; 3] = [
        &[],
        &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "en_GB.UTF-8")],
        &[("TERM", "xterm-256color"), ("NO_COLOR", "1")],
    ];
    for args in commands {
        let run = |set: &[(&str, &str)]| {
            let start = Supple::new().now(MONDAY).config("stretches/a.toml", "name = ").args(args);
            set.iter().fold(start, |supple, (name, value)| supple.env(name, value)).run().harmless()
        };
        let [bare, rich, colourless] = surroundings.map(run);
        if args != ["paths"] {
            assert_eq!((&bare.stdout, &bare.stderr), (&rich.stdout, &rich.stderr), "{rich}");
            assert_eq!(rich.stdout, colourless.stdout, "{colourless}");
        }
    }
}

#[test]
fn colour_comes_only_when_asked_for() {
    let wrong =
        |args: &[&str]| Supple::new().env("TERM", "xterm-256color").config("stretches/a.toml", "name = ").args(args).run();
    assert!(wrong(&["check", "--color=always"]).code(1).stdout.contains('\u{1b}'));
    assert_eq!(wrong(&["check", "--color=never"]).stdout, wrong(&["check"]).stdout);
    wrong(&["check", "--color=sometimes"]).code(2).stdout_is("");
}

/// Files in which every text says what a terminal would obey.
fn poisoned() -> Supple {
    let poison = "\\u001b]0;gone\\u0007\\u001b[2J\\u009b31m\u{202e}\u{200b}\\r";
    let stretch = CALF.replace("Wall calf", &format!("Wall {poison}calf")).replace("Step one", &format!("Step {poison}one"));
    let guide = format!("cues = [\"Heel{poison}\"]\nfeel = \"{poison}\"\nsay = \"Go{poison}\"\neasier = \"Less{poison}\"\n");
    let caution = format!("[[caution]]\ntag = \"knee\"\nnote = \"{poison}Bend\"\n");
    let link = format!("[[link]]\nkind = \"video\"\nurl = \"https://a.b/\"\nby = \"{poison}Me\"\n");
    let routine = format!("name = \"{poison}Mine\"\npurpose = \"desk\"\nabout = \"{poison}\"\n");
    let step = format!("[[step]]\nstretch = \"poisoned\"\nhold = 1\nnote = \"{poison}\"\n");
    let areas = format!("[[area]]\nid = \"calves\"\nname = \"{poison}Calves\"\nalso = [\"{poison}\"]\n");
    let record = RECORD.replace("Morning back", "Morning\\u001b[31m back").replace("Sphinx", "\u{202e}Sphinx");
    Supple::new()
        .now(MONDAY)
        .config("stretches/poisoned.toml", format!("{stretch}{guide}{caution}{link}"))
        .config("stretches/raw.toml", format!("{CALF}# \u{1b}[2J\u{7}\nx = "))
        .config("routines/mine.toml", format!("{routine}{step}"))
        .config("areas.toml", areas)
        .data("history/laptop.jsonl", format!("{record}\n\u{1b}]0;gone\u{7}\u{202e}\n"))
        .data("mondays.jsonl", "\u{1b}[2J\n")
}

#[test]
fn nothing_in_a_file_is_obeyed_by_a_terminal() {
    let commands: [&[&str]; 14] = [
        &[],
        &["list"],
        &["list", "--json"],
        &["list", "routines"],
        &["list", "routines", "--json"],
        &["list", "areas"],
        &["list", "areas", "--json"],
        &["show", "poisoned"],
        &["show", "poisoned", "--json"],
        &["show", "mine"],
        &["show", "mine", "--json"],
        &["check"],
        &["check", "--json"],
        &["log"],
    ];
    for args in commands {
        let seen = poisoned().args(args).run().harmless();
        assert!(!args.contains(&"--json") || !seen.stdout.contains("\\u"), "what was removed is not in the JSON either: {seen}");
    }
    poisoned().args(["show", "poisoned"]).run().success().stdout_has("Wall ]0;gone[2J31m calf");
    let played = poisoned().args(["play", "--plain", "--rehearse=100000", "mine"]).run().success().harmless();
    played.stdout_has(": Wall ]0;gone[2J31m calf.").stdout_has("Note: ");
}

#[cfg(unix)]
#[test]
fn nothing_in_a_file_name_is_obeyed_by_a_terminal() {
    let named = || Supple::new().config("stretches/\u{1b}[2J\u{202e}calf.toml", "name = ").config("stretches/\u{9b}.toml", CALF);
    named().args(["check"]).run().code(1).harmless().stdout_has("�");
    named().args(["check", "--json"]).run().code(1).harmless();
    named().args(["list"]).run().success().harmless();
    named().args(["check", "stretches/\u{1b}[2J"]).run().code(2).harmless();
}
