//! `supple later`, `next --format`, `nudge` and `remind`: what is put off, said, and left with the system's own timers.

use crate::support::run::{Ran, Supple, files_below};

const EARLY: &str = "2026-11-23T07:05:00+01:00";
const WEEK: &str = "[[entry]]\nname = \"Before work\"\nroutine = \"morning-back\"\ndays = [\"weekdays\"]\nat = \"07:30\"\n\n\
                    [[entry]]\nname = \"Desk\"\nroutine = { minutes = 2 }\nevery = 60\nfrom = \"08:00\"\nto = \"10:00\"\nnote = \"Up!\"\n";

fn planned() -> Supple {
    Supple::new().now(EARLY).config("schedule.toml", WEEK)
}

/// Runs the command, and hands the folders on.
fn run(supple: Supple, args: &[&str]) -> (Supple, Ran) {
    let supple = supple.args(args);
    let ran = supple.run();
    (supple, ran)
}

#[test]
fn next_is_told_in_the_form_that_is_wanted() {
    let form = "{what} {at} {in} {minutes} {state} [{day}] {routine} {purpose}{{\\t";
    planned()
        .args(["next", "--format", form])
        .run()
        .success()
        .stderr_is("")
        .stdout_is("Before work 07:30 in 25 minutes 25 later [] Morning back {\t\n");
    let due = planned().now("2026-11-23T07:34:40+01:00").args(["next", "--due", "--format", "{what} {minutes} {state}"]);
    due.run().success().stdout_is("Before work -5 due\n");
    planned().args(["next", "--due", "--format", "{what}"]).run().success().stdout_is("");
    planned().args(["next", "--due"]).run().success().stdout_is("").stderr_is("");
    planned().args(["next", "--due", "--json"]).run().success().stdout_is("null\n");
    planned().args(["next", "--format", "{waht}"]).run().code(2).stderr_has("did you mean {what}?");
    planned().args(["next", "--format", "{what"]).run().code(2).stderr_has("a brace stands alone");
    let made = planned().now("2026-11-23T09:01:00+01:00").args(["next", "--json"]).run().success().json();
    assert_eq!(made["routine"], serde_json::json!({ "minutes": 2, "areas": [] }));
}

#[test]
fn what_is_put_off_comes_up_again_then_and_no_sooner() {
    let (supple, ran) = run(planned().now("2026-11-23T07:32:10+01:00"), &["later", "10m"]);
    ran.success().stdout_is("Put off: Before work, to 07:43.\n").stderr_is("");
    let (supple, ran) = run(supple, &["next", "--format", "{what} {at} {state}"]);
    ran.stdout_is("Before work 07:43 later\n");
    let (supple, ran) = run(supple.now("2026-11-23T07:50:00+01:00"), &["next", "--format", "{what} {at} {state}"]);
    ran.stdout_is("Before work 07:43 due\n");
    let (supple, ran) = run(supple, &["later", "1h30", "desk"]);
    ran.success().stdout_is("Put off: Desk, to 10:30.\n");
    let (supple, ran) = run(supple, &["schedule", "undo"]);
    ran.success().stdout_is("Not put off any more: Desk on Mon 23 Nov.\n");
    for (args, code, said) in [
        (&["later", "soon"][..], 2, "\"soon\" is no length"),
        (&["later", "25h"], 2, "a day at most"),
        (&["later", "0"], 2, "is no length"),
        (&["later", "10m", "Desl"], 1, "did you mean \"Desk\"?"),
    ] {
        planned().args(args).run().code(code).stdout_is("").stderr_has(said);
    }
    let (_, ran) = run(supple, &["schedule", "--json"]);
    assert_eq!(ran.json().as_array().map(Vec::len), Some(5 + 14), "Before work on weekdays, Desk twice a day");
    Supple::new().now(EARLY).args(["later", "10m"]).run().code(1).stderr_has("Nothing is scheduled");
}

#[test]
fn what_is_planned_can_be_played_and_nothing_cannot() {
    let played = planned().now("2026-11-23T09:01:00+01:00").args(["play", "--planned", "--rehearse=5000"]).run().success();
    let played = played.stdout_has("Desk");
    assert!(!played.stdout.contains("Morning back"), "{played}");
    Supple::new().now(EARLY).args(["play", "--planned"]).run().code(1).stderr_has("Nothing is scheduled");
    planned().args(["play", "--planned", "morning-back"]).run().code(2);
    planned().args(["play", "--planned", "--minutes", "5"]).run().code(2);
}

#[test]
fn a_nudge_is_said_once_and_only_when_it_is_time() {
    let at = |supple: Supple, time: &str| run(supple.now(&format!("2026-11-23T{time}+01:00")), &["nudge"]);
    let (supple, ran) = at(planned(), "07:29:59");
    ran.success().stdout_is("").stderr_is("");
    let (supple, ran) = at(supple, "07:30:02");
    ran.success().stdout_has("07:30 Before work (Morning back)").stdout_has("supple later 10m");
    let (supple, ran) = at(supple, "07:31:00");
    ran.success().stdout_is("");
    let (supple, ran) = at(supple, "09:00:01");
    ran.success().stdout_has("09:00 Desk (2 min · Up!)");
    // Whoever slept through it is not told an hour later.
    let (_, ran) = at(supple, "11:00:00");
    ran.success().stdout_is("");
}

#[test]
fn a_nudge_knows_its_place() {
    let nudge = |supple: Supple| supple.now("2026-11-23T07:30:10+01:00").args(["nudge"]).run().success().stderr_is("");
    nudge(planned()).stdout_has("Before work");
    let quiet = format!("{WEEK}[[quiet]]\nfrom = \"07:00\"\nto = \"08:00\"\n");
    nudge(planned().config("schedule.toml", &quiet)).stdout_is("");
    let done = r#"{"v":1,"started":"2026-11-23T07:10:00+01:00","routine":"morning-back","name":"M","outcome":"finished","seconds":9,"steps":[{"stretch":"sphinx","name":"Sphinx","region":"lower-back","planned":{"both":30},"held":{"both":30}}]}"#;
    nudge(planned().data("history/here.jsonl", format!("{done}\n"))).stdout_is("");
    let holiday = format!("holidays = [\"2026-11-23\"]\n{WEEK}");
    nudge(planned().config("schedule.toml", &holiday)).stdout_is("");
    // A session that goes on has its journal locked; one that was left behind has not.
    let supple = planned().data("sessions/1-1.jsonl", "");
    let journal = std::fs::File::open(supple.path("data/sessions/1-1.jsonl")).expect("a journal");
    journal.lock().expect("it is ours");
    nudge(supple).stdout_is("");
    drop(journal);
    nudge(planned().data("sessions/1-1.jsonl", "")).stdout_has("Before work");
    let broken = format!("{WEEK}[[entry]\n");
    nudge(planned().config("schedule.toml", &broken)).stdout_is("");
}

#[test]
fn what_would_be_installed_is_printed_and_nothing_written() {
    for (keeper, part) in [
        ("systemd", "OnCalendar=Monday,Tuesday,Wednesday,Thursday,Friday *-*-* 07:30:00\n"),
        (
            "launchd",
            "<dict><key>Weekday</key><integer>5</integer><key>Hour</key><integer>7</integer><key>Minute</key><integer>30",
        ),
        ("schtasks", "<StartBoundary>2026-01-01T07:30:00</StartBoundary>"),
        ("cron", "\n30 7 * * 1,2,3,4,5 "),
    ] {
        let supple = planned().args(["remind", "install", "--dry-run", "--with", keeper]);
        supple.run().success().stderr_is("").stdout_has(part).stdout_has("nudge").harmless();
        assert!(files_below(&supple.path("data")).iter().all(|(path, _)| path.ends_with("mondays.jsonl")), "{keeper}");
    }
    planned().args(["remind", "status"]).run().code(1).stdout_has("There are no reminders");
    planned().args(["remind", "remove"]).run().success().stdout_is("There are no reminders.\n");
    planned().args(["remind", "remove", "--dry-run"]).run().success().stdout_is("There are no reminders.\n");
}

#[cfg(unix)]
mod stand_ins {
    use super::{WEEK, planned, run};
    use crate::support::run::Supple;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    /// Far longer than anything takes: only a test that fails waits so long.
    const LIMIT: Duration = Duration::from_secs(30);

    /// `planned`, with nothing but these scripts to be found, and a home of its own.
    fn with(scripts: &[(&str, &str)]) -> Supple {
        let mut supple = planned();
        for (name, script) in scripts {
            let home = supple.path("").display().to_string();
            let said = format!("#!/bin/sh\nPATH=/usr/bin:/bin\nHOME={home}\n{script}\n");
            supple = supple.file(&format!("bin/{name}"), said);
            fs::set_permissions(supple.path(&format!("bin/{name}")), fs::Permissions::from_mode(0o755)).expect("a program");
        }
        let path = supple.path("bin").display().to_string();
        let home = supple.path("home").display().to_string();
        fs::create_dir_all(&home).expect("a folder");
        supple.env("PATH", &path).env("HOME", &home)
    }

    fn text(supple: &Supple, path: &str) -> String {
        fs::read_to_string(supple.path(path)).unwrap_or_default()
    }

    const SYSTEMCTL: (&str, &str) = ("systemctl", "echo \"$*\" >>\"$HOME/asked\"");
    const TIMER: &str = "home/.config/systemd/user/supple-nudge.timer";

    #[test]
    fn timers_of_systemd_are_put_in_place_followed_and_taken_away() {
        let (supple, ran) = run(with(&[SYSTEMCTL]), &["remind", "install"]);
        ran.success().stdout_is("Reminders are in place, by systemd.\n").stderr_is("");
        assert!(text(&supple, TIMER).contains("*-*-* 07:30:00"));
        assert!(
            text(&supple, "asked")
                .ends_with("--user daemon-reload\n--user enable supple-nudge.timer\n--user restart supple-nudge.timer\n")
        );
        let (supple, ran) = run(supple, &["remind", "install"]);
        ran.success().stdout_is("Reminders are in place already, by systemd.\n");
        let (supple, ran) = run(supple, &["remind", "status"]);
        ran.success().stdout_is("Reminders are in place, by systemd.\nNext: Before work Mon 23 Nov, 07:30.\n");
        // What is planned, put off or moved is followed.
        let (supple, ran) = run(supple, &["schedule", "add", "hip-openers", "--at", "12:34", "--days", "sun"]);
        ran.success();
        assert!(text(&supple, TIMER).contains("OnCalendar=Sunday *-*-* 12:34:00"));
        let (supple, ran) = run(supple.now("2026-11-23T07:31:00+01:00"), &["later", "10m"]);
        ran.success();
        assert!(text(&supple, TIMER).contains("OnCalendar=2026-11-23 07:41:00"), "{}", text(&supple, TIMER));
        // A file that was changed by hand is seen at the next ring.
        let supple = supple.config("schedule.toml", WEEK.replace("07:30", "06:15"));
        let (supple, ran) = run(supple, &["remind", "status"]);
        ran.success().stdout_has("The schedule has changed since");
        let (supple, ran) = run(supple, &["nudge"]);
        ran.success();
        assert!(text(&supple, TIMER).contains("*-*-* 06:15:00"));
        let (supple, ran) = run(supple, &["remind", "remove"]);
        ran.success().stdout_is("Reminders by systemd are removed.\n");
        assert!(text(&supple, "asked").contains("--user clean --what=state supple-nudge.timer"));
        let left = crate::support::run::files_below(&supple.path("home"));
        assert!(left.is_empty(), "{left:?}");
        for name in ["reminders.txt", "nudged.txt"] {
            assert!(!supple.path("data").join(name).exists(), "{name}");
        }
        let (_, ran) = run(supple, &["remind", "status"]);
        ran.code(1);
    }

    /// A crontab that is a file.
    const CRONTAB: (&str, &str) =
        ("crontab", "case $1 in\n-l) cat \"$HOME/tab\" 2>/dev/null ;;\n-r) rm \"$HOME/tab\" ;;\n-) cat >\"$HOME/tab\" ;;\nesac");

    #[test]
    fn lines_of_cron_stand_beside_those_of_others() {
        let others = "# mine\n0 5 * * * backup --what 100\\%\n";
        let (supple, ran) = run(with(&[CRONTAB]).file("tab", others), &["remind", "install"]);
        ran.success().stdout_is("Reminders are in place, by cron.\n");
        let once = text(&supple, "tab");
        assert!(once.starts_with(others) && once.contains("\n0 9 * * * SUPPLE_CONFIG_DIR="), "{once}");
        let (supple, _) = run(supple, &["remind", "install"]);
        assert_eq!(text(&supple, "tab"), once);
        let (supple, ran) = run(supple, &["remind", "remove"]);
        ran.success();
        assert_eq!(text(&supple, "tab"), others);
        let (supple, ran) = run(with(&[CRONTAB]), &["remind", "install"]);
        ran.success();
        let (supple, ran) = run(supple, &["remind", "remove"]);
        ran.success();
        assert!(!supple.path("tab").exists(), "a crontab there was none of is gone");
    }

    #[test]
    fn where_nothing_keeps_the_time_that_is_said() {
        let broken = ("systemctl", "echo 'no bus' >&2\nexit 1");
        let (supple, ran) = run(with(&[broken]), &["remind", "install"]);
        ran.code(1).stdout_is("").stderr_has("neither systemd for users nor cron is here");
        let (_, ran) = run(supple, &["remind", "install", "--with", "systemd"]);
        ran.code(1).stderr_has("systemctl --user daemon-reload: no bus");
    }

    /// A desktop whose user answers.
    fn answered(answer: &str) -> Supple {
        let script = format!("for word; do echo \"$word\"; done >\"$HOME/shown\"\necho {answer}");
        let supple = with(&[("notify-send", &script)]);
        supple.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere").now("2026-11-23T07:30:10+01:00")
    }

    #[test]
    fn the_desktop_shows_it_and_what_is_answered_is_done() {
        let (supple, ran) = run(answered(""), &["nudge"]);
        ran.success().stdout_is("").stderr_is("");
        let shown = text(&supple, "shown");
        for word in
            ["--action=start=Start", "--action=later=In 10 minutes", "--action=skip=Not this time", "Before work", "Morning back"]
        {
            assert!(shown.lines().any(|line| line == word), "{word} in {shown}");
        }
        assert_eq!(text(&supple, "data/schedule.jsonl"), "");
        let (supple, ran) = run(answered("later"), &["nudge"]);
        ran.success();
        let (_, ran) = run(supple, &["next", "--format", "{what} {at}"]);
        ran.stdout_is("Before work 07:41\n");
        let (supple, ran) = run(answered("skip"), &["nudge"]);
        ran.success();
        let (_, ran) = run(supple, &["schedule", "--json", "--days", "1"]);
        assert_eq!(ran.json()[0]["state"], "skipped");
    }

    #[test]
    fn a_start_opens_a_terminal_that_plays_what_is_due() {
        let terminal = ("x-terminal-emulator", "echo \"$*\" >\"$HOME/opened\"");
        let notify = ("notify-send", "echo start");
        let supple = with(&[notify, terminal]).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        let pipe = supple.path("opened");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let (sender, opened) = channel();
        // It ends when whoever wrote into the pipe does.
        std::thread::spawn(move || sender.send(fs::read_to_string(pipe)));
        let (_supple, ran) = run(supple.now("2026-11-23T07:30:10+01:00"), &["nudge"]);
        ran.success();
        let opened = opened.recv_timeout(LIMIT).expect("it is opened").expect("a pipe");
        assert!(opened.starts_with("-e ") && opened.ends_with("supple play --planned\n"), "{opened}");
    }

    #[test]
    fn an_old_desktop_and_one_that_fails_are_no_reason_to_say_nothing() {
        let old = ("notify-send", "case \"$*\" in *--action*) exit 1;; esac\necho \"$*\" >\"$HOME/shown\"");
        let supple = with(&[old]).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere").now("2026-11-23T07:30:10+01:00");
        let (supple, ran) = run(supple, &["nudge"]);
        ran.success().stdout_is("");
        assert!(text(&supple, "shown").contains("supple later 10m"), "it says what to type");
        let tmux = ("tmux", "case $1 in\nlist-clients) echo here;;\n*) echo \"$*\" >\"$HOME/line\";;\nesac");
        let supple = with(&[("notify-send", "exit 1"), tmux]).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        let (supple, ran) = run(supple.now("2026-11-23T07:30:10+01:00"), &["nudge"]);
        ran.success().stdout_is("");
        assert!(text(&supple, "line").contains("-c here -d 15000 Before work: Morning back"), "{}", text(&supple, "line"));
    }
}
