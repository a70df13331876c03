//! What the user wrote is never lost in silence: the smallest thing is taken away, and each fault is told once, well.

use crate::support::run::{Supple, is_harmless};

const CALF: &str = "name = \"Wall calf\"\nregions = [\"calves\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"each\"\n\
                    level = 1\n[dose]\nhold = 30\n[guide]\nsetup = \"Step your right foot back.\"\n";

fn problems(supple: Supple) -> Vec<String> {
    let problems = supple.args(["check", "--json"]).run().json();
    let problem = |value: &serde_json::Value| {
        let text = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
        format!("{}:{}:{} {} {}", text("file"), value["line"], value["column"], text("message"), text("hint"))
            .trim_end()
            .to_owned()
    };
    problems.as_array().expect("an array").iter().map(problem).collect()
}

fn of_calf(text: String) -> Vec<String> {
    problems(Supple::new().config("stretches/calf.toml", text))
}

/// A number of minutes beyond all numbers: the hint's arithmetic overflows (a panic in debug, a wrong number in release).
#[test]
fn minutes_beyond_all_numbers_are_only_a_problem() {
    let text = CALF.replace("hold = 30", "hold = \"9223372036854775807 min\"");
    Supple::new().config("stretches/calf.toml", text).args(["check"]).run().code(1);
}

/// A hint names a value that would be accepted.
#[test]
fn a_hint_gives_a_number_that_would_be_taken() {
    for hold in ["0.4", "86400.5", "-3.0", "\"1:30\"", "\"30 or 40\"", "\"2 hours\""] {
        let said = of_calf(CALF.replace("hold = 30", &format!("hold = {hold}")));
        for wrong in ["write 0", "write 86400", "write -3", "write 1,", "write 30,", "write 2,"] {
            assert!(said.iter().all(|line| !line.contains(wrong)), "{said:?}");
        }
    }
}

/// A file of the user's that must be dropped leaves the shipped one of the same id (one that is no TOML does).
#[test]
fn a_broken_own_file_does_not_take_the_shipped_stretch_away() {
    let said = problems(Supple::new().config("stretches/cat-cow.toml", CALF.replace("level = 1\n", "")));
    assert_eq!(said, ["stretches/cat-cow.toml:1:1 `level` is missing `level`: how demanding it is"]);
    let own = Supple::new().config("stretches/cat-cow.toml", CALF.replace("level = 1\n", ""));
    own.args(["show", "cat-cow"]).run().success().stdout_has("Cat–cow");
}

/// The same of a region: own areas.toml with one bad line drops a shipped region and every stretch at home in it.
#[test]
fn a_broken_region_does_not_take_the_shipped_one_away() {
    let areas = "[[region]]\nid = \"calves\"\narea = \"calvs\"\nname = \"My calves\"\n";
    let said = problems(Supple::new().config("areas.toml", areas));
    assert_eq!(said, ["areas.toml:3:8 unknown area \"calvs\" did you mean \"calves\"?"]);
}

/// Two rows of one id in one file: the first vanishes in silence.
#[test]
fn an_area_said_twice_in_one_file_is_a_problem() {
    let areas = "[[area]]\nid = \"elbows\"\nname = \"Elbows\"\n[[area]]\nid = \"elbows\"\nname = \"Elbow\"\n";
    assert_eq!(problems(Supple::new().config("areas.toml", areas)).len(), 1);
}

/// A required text with nothing in it is no name, no setup.
#[test]
fn an_empty_name_is_a_problem() {
    assert_ne!(of_calf(CALF.replace("Wall calf", "")), Vec::<String>::new());
    assert_ne!(of_calf(CALF.replace("Wall calf", "   ")), Vec::<String>::new());
    assert_ne!(of_calf(CALF.replace("Step your right foot back.", "")), Vec::<String>::new());
    let only_hidden = Supple::new().config("stretches/calf.toml", CALF.replace("Wall calf", "\\u001b"));
    only_hidden.args(["list", "--area", "calves"]).run().stdout_lacks("\ncalf    ");
}

/// The home region must be the one that was written: one that is no id at all is passed over for the next.
#[test]
fn a_home_that_is_no_id_drops_the_stretch_as_an_unknown_one_does() {
    for home in ["\"Lower Back\"", "5"] {
        let text = CALF.replace("[\"calves\"]", &format!("[{home}, \"calves\"]"));
        Supple::new().config("stretches/calf.toml", text).args(["show", "calf"]).run().code(1);
    }
}

/// A name is as wide as what is shown of it: 58 columns, and three characters that were removed.
#[test]
fn what_is_removed_from_a_name_does_not_make_it_wide() {
    let name = "x".repeat(58);
    for hidden in ["\\u001b\\u001b\\u001b", "     "] {
        let said = of_calf(CALF.replace("Wall calf", &format!("{name}{hidden}")));
        assert!(said.iter().all(|line| !line.contains("columns wide")), "{said:?}");
    }
}

/// A link between two circles, on neither, stays.
#[test]
fn a_link_between_two_circles_stays() {
    let with = |links: &str| format!("{CALF}{links}\n");
    let supple = Supple::new()
        .config("stretches/a.toml", with("easier_id = \"b\""))
        .config("stretches/b.toml", with("easier_id = \"a\"\nharder_id = \"c\""))
        .config("stretches/c.toml", with("harder_id = \"d\""))
        .config("stretches/d.toml", with("harder_id = \"c\""));
    assert_eq!(supple.args(["show", "b", "--json"]).run().json()["guide"]["harder_id"].as_str(), Some("c"));
}

/// A circle that the user's file closes is the user's: shipped links stay and no problem names a shipped file.
#[test]
fn a_circle_is_told_of_the_file_that_closed_it() {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/stretches/back/seated-cat-cow.toml");
    let text = std::fs::read_to_string(shipped).expect("a file").replace("[guide]\n", "[guide]\neasier_id = \"cat-cow\"\n");
    let said = problems(Supple::new().config("stretches/seated-cat-cow.toml", text));
    let own = |line: &String| line.starts_with("stretches/seated-cat-cow.toml:");
    assert!(!said.is_empty() && said.iter().all(own), "{said:#?}");
}

/// A step may make alternating reps odd, and then one side is short, in silence.
#[test]
fn odd_reps_by_turns_in_a_step_are_a_problem() {
    let routine = "name = \"Mine\"\npurpose = \"desk\"\n[[step]]\nstretch = \"bird-dog\"\nreps = 5\n";
    assert_eq!(problems(Supple::new().config("routines/mine.toml", routine)).len(), 1);
}

/// A step may give the tempo another number of parts than the stretch has moves.
#[test]
fn a_tempo_in_a_step_fits_the_moves() {
    let routine = "name = \"Mine\"\npurpose = \"desk\"\n[[step]]\nstretch = \"cat-cow\"\ntempo = [3, 3, 3]\n";
    assert_eq!(problems(Supple::new().config("routines/mine.toml", routine)).len(), 1);
}

/// A message stays readable however long the word is that it is about.
#[test]
fn a_message_quotes_a_long_word_only_in_part() {
    for text in [format!("{} = 1\n{CALF}", "a".repeat(100_000)), CALF.replace("calves", &"a".repeat(100_000))] {
        assert!(of_calf(text).iter().all(|line| line.len() < 2000));
    }
}

/// "They are removed, in JSON too": a record's name with a change of direction comes out raw.
#[test]
fn log_as_json_hides_nothing() {
    let record = "{\"v\":1,\"started\":\"2026-11-20T07:30:00+01:00\",\"routine\":\"r\",\"name\":\"Morn\u{202e}ing \\u001b[2J\",\
                  \"outcome\":\"finished\",\"seconds\":60,\"steps\":[]}\n";
    let ran = Supple::new().data("history/laptop.jsonl", record).args(["log", "--json"]).run().success();
    assert!(is_harmless(&ran.stdout) && is_harmless(ran.json()[0]["name"].as_str().expect("a name")), "{:?}", ran.stdout);
}

/// "Everything else goes on with one quiet line": `show`, `play` and `week --json` leave it out.
#[test]
fn every_command_leaves_the_quiet_line() {
    let broken = || Supple::new().config("stretches/a.toml", "name = ");
    let commands: [&[&str]; 5] = [
        &["show", "sphinx"],
        &["show", "a"],
        &["show", "sphinx", "--json"],
        &["week", "--json"],
        &["play", "--plain", "--rehearse=100000", "sphinx"],
    ];
    for args in commands {
        broken().args(args).run().stderr_has("1 problem: supple check");
    }
}

/// Nothing typed narrows nothing down, as an empty search field in the app does.
#[test]
fn an_empty_search_lists_everything() {
    let all = Supple::new().args(["list"]).run().stdout;
    Supple::new().args(["list", "--search", ""]).run().success().stdout_is(&all);
}

/// A name read as an id that loses to the exact one is not told that it is read.
#[test]
fn a_file_that_is_not_used_is_not_said_to_be_read() {
    let said = problems(Supple::new().config("stretches/calf-x.toml", CALF).config("stretches/Calf_x.toml", CALF));
    assert!(said.iter().all(|line| !line.contains("it is read as")), "{said:#?}");
}

/// Four months of one step: each number is allowed, what they make together is not possible.
#[test]
fn a_step_that_lasts_for_months_is_a_problem() {
    let routine = "name = \"Mine\"\npurpose = \"desk\"\n[[step]]\nstretch = \"sphinx\"\n\
                   [[step]]\nstretch = \"cat-cow\"\ntempo = [600, 600]\nreps = 200\nsets = 200\n";
    let said = problems(Supple::new().config("routines/mine.toml", routine));
    assert!(said.len() == 1 && said[0].contains("an hour is the most"), "{said:#?}");
}

/// What has the word in its name comes before what has it in an alias, with a slip as without.
#[test]
fn a_slip_does_not_change_the_order() {
    let first = |typed: &str| Supple::new().args(["list", "--search", typed, "--json"]).run().json()[0]["id"].clone();
    assert_eq!(first("pigon"), first("pigeon"));
    assert_eq!(first("sphnx"), "sphinx");
}
