//! `supple completions` and `supple man`: a real bash completes commands, words and ids; the manual has every command.

use super::{CALF, MONDAY, supple};
use crate::support::run::{Ran, Supple};
use supple::cli::Cli;

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// What `supple` answers a shell when `words` are typed, the last of them to be completed.
fn answered(home: Supple, words: &[&str]) -> Ran {
    let line = ["--", "supple"].into_iter().chain(words.iter().copied());
    home.env("SUPPLE_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", &words.len().to_string())
        .env("_CLAP_IFS", "\n")
        .args(line)
        .run()
        .success()
        .stderr_is("")
        .harmless()
}

#[track_caller]
fn assert_completes(words: &[&str], wanted: &[&str]) {
    let answer = answered(Supple::new(), words);
    assert_eq!(answer.stdout.lines().collect::<Vec<_>>(), wanted, "{words:?}");
}

#[test]
fn commands_words_and_ids_are_completed() {
    assert_completes(&["sho"], &["show"]);
    assert_completes(&["show", "cat"], &["cat-cow"]);
    assert_completes(&["play", "morning-b"], &["morning-back"]);
    assert_completes(&["list", "--area", "ham"], &["hamstrings"]);
    assert_completes(&["list", "--area", "back,lower"], &["back,lower-back"]);
    assert_completes(&["list", "--kind", "sel"], &["self-massage"]);
    assert_completes(&["list", "--position", "s"], &["standing", "seated-chair", "seated-floor", "supine", "side-lying"]);
    assert_completes(&["list", "--have", "wall,foam"], &["wall,foam-roller"]);
    assert_completes(&["list", "--purpose", "d"], &["daily", "desk"]);
    assert_completes(&["schedule", "add", "mo"], &["morning-back", "monday"]);
    assert_completes(&["schedule", "add", "monday", "--days", "mon,w"], &["mon,weekdays", "mon,weekend", "mon,wed"]);
    assert_completes(&["schema", "list-a"], &["list-areas"]);
    assert_completes(&["new", "stretch", "mine", "--like", "sph"], &["sphinx"]);
    assert_completes(&["new", ""], &["stretch", "routine"]);
    assert_completes(&["show", "nothing-like-it"], &[]);
}

/// bash makes three words of `--kind=st`.
#[test]
fn a_word_behind_a_sign_is_completed_alone() {
    assert_completes(&["list", "--kind", "=", "st"], &["static"]);
    assert_completes(&["list", "--kind", "="], &["static", "dynamic", "pnf", "isometric", "breathing", "self-massage"]);
    assert_completes(&["list", "--kind", "=", "static", "--area", "=", "ham"], &["hamstrings"]);
}

#[test]
fn options_are_offered_where_one_begins() {
    let begun = answered(Supple::new(), &["list", "--"]).stdout;
    assert!(["--area", "--json", "--no-props"].iter().all(|option| begun.lines().any(|line| line == *option)), "{begun}");
    let nothing_typed = answered(Supple::new(), &["show", ""]).stdout;
    assert!(nothing_typed.lines().count() > 50 && nothing_typed.lines().all(|id| !id.starts_with('-')), "{nothing_typed}");
}

#[test]
fn ids_of_your_own_are_completed_whatever_else_is_wrong() {
    let home = || {
        Supple::new()
            .config("stretches/zebra-lean.toml", CALF)
            .config("stretches/zebra-broken.toml", "name = ")
            .config("stretches/\u{1b}[2J.toml", CALF)
            .config("routines/zebra-walk.toml", "name = \"Z\"\npurpose = \"desk\"\n[[step]]\nstretch = \"zebra-lean\"\n")
    };
    assert_eq!(answered(home(), &["show", "zeb"]).stdout, "zebra-lean\nzebra-walk");
    assert_eq!(answered(home(), &["play", "zeb"]).stdout, "zebra-walk\nzebra-lean");
    assert!(answered(home(), &["show", ""]).stdout.lines().any(|id| id == "zebra-lean"));
}

#[test]
fn what_is_planned_is_completed_by_its_name_as_a_shell_takes_it() {
    let entry = |name: &str| format!("[[entry]]\nname = '{name}'\nroutine = \"monday\"\ndays = [\"mon\"]\nat = \"07:30\"\n");
    let home = || Supple::new().config("schedule.toml", &(entry("Before work") + &entry("Lunch $5 (short)")));
    for command in ["skip", "remove"] {
        assert_eq!(answered(home(), &["schedule", command, ""]).stdout, "Before\\ work\nLunch\\ \\$5\\ \\(short\\)");
        assert_eq!(answered(home(), &["schedule", command, "Before\\ w"]).stdout, "Before\\ work");
        let in_quotes = home().env("SUPPLE_TYPED", "\"Before w");
        assert_eq!(answered(in_quotes, &["schedule", command, "Before w"]).stdout, "Before work");
    }
}

#[test]
fn a_shell_that_is_not_known_gets_no_words() {
    let asked = Supple::new().env("SUPPLE_COMPLETE", "tcsh").args(["--", "supple", "show", "cat"]).run();
    asked.code(1).stdout_is("").stderr_is("");
    // Set to nothing, it asks nothing.
    Supple::new().env("SUPPLE_COMPLETE", "").now(MONDAY).args(["week"]).run().success().stdout_has("2026-W48");
}

#[test]
fn each_shell_is_taught_to_ask() {
    for shell in SHELLS {
        let script = supple(["completions", shell]).success().stderr_is("").stdout_has("SUPPLE_COMPLETE").stdout;
        assert!(!script.contains("/target/"), "{shell} asks whatever `supple` is found:\n{script}");
        supple(["completions", "--help"]).success().stdout_has(&format!("supple completions {shell}"));
    }
    supple(["completions", "tcsh"]).code(2).stdout_is("");
}

#[test]
fn the_manual_has_every_command_and_option() {
    let manual = supple(["man"]).success().stderr_is("").stdout;
    let shown = manual.replace("\\-", "-");
    assert!(shown.starts_with(".ie") || shown.starts_with(".TH SUPPLE 1"), "{manual}");
    let tree = Cli::tree();
    for command in tree.get_subcommands() {
        assert!(shown.contains(&format!("\n.SS \"supple {}\"\n", command.get_name())), "no {} in {manual}", command.get_name());
        for option in command.get_arguments().filter_map(|argument| argument.get_long()) {
            assert!(shown.contains(&format!("\n.TP\n\\fB--{option}\\fR")), "no --{option} in {manual}");
        }
    }
    for heading in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "FILES", "ENVIRONMENT"] {
        assert!(shown.contains(&format!("\n.SH {heading}\n")), "no {heading} in {manual}");
    }
}

/// A person's bash, with what `supple completions` prints read in.
#[cfg(unix)]
mod typed {
    use super::CALF;
    use crate::support::terminal::{Start, Terminal};
    use std::path::Path;

    fn bash(home: &Path) -> Terminal {
        let bin = Path::new(env!("CARGO_BIN_EXE_supple")).parent().expect("a folder");
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
        let bash = Start::of("bash").args(["--noprofile", "--norc", "-i"]).home(home).env("PATH", path).env("PS1", "> ");
        let bash = bash.env("INPUTRC", "/dev/null").open();
        bash.wait_for("> ");
        bash.send("source <(supple completions bash); echo read-$((1 + 1))\r");
        bash.wait_for("\nread-2\n>");
        bash
    }

    #[test]
    fn a_tab_in_bash_completes_what_was_begun() {
        let home = tempfile::tempdir().expect("a folder");
        let stretches = home.path().join("config/stretches");
        std::fs::create_dir_all(&stretches).expect("a folder");
        std::fs::write(stretches.join("zebra-lean.toml"), CALF).expect("a file");
        let entry = "[[entry]]\nname = \"Before work\"\nroutine = \"monday\"\ndays = [\"mon\"]\nat = \"07:30\"\n";
        std::fs::write(home.path().join("config/schedule.toml"), entry).expect("a file");
        let bash = bash(home.path());
        let typed = [
            ("supple sho\t", "supple show "),
            ("supple show cat\t", "supple show cat-cow "),
            ("supple play zeb\t", "supple play zebra-lean "),
            ("supple schedule skip B\t", "supple schedule skip Before\\ work "),
            ("supple schedule skip Before\\ w\t", "supple schedule skip Before\\ work "),
            ("supple schedule skip \"Bef\t", "supple schedule skip \"Before work\" "),
            ("supple list --kind=stat\t", "supple list --kind=static "),
            ("supple list --area back,ham\t", "supple list --area back,hamstrings "),
        ];
        for (keys, shown) in typed {
            bash.send(keys);
            // What is typed next stands behind what was completed.
            bash.send("#");
            bash.wait_for(&format!("> {shown}#"));
            bash.send("\x15");
        }
    }
}
