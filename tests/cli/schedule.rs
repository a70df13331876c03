//! `supple schedule` and `supple next` from outside.

use super::{MONDAY, texts};
use crate::support::run::{Ran, Supple};
use std::fs;

/// 25 minutes before the first entry.
const EARLY: &str = "2026-11-23T07:05:00+01:00";

const WEEK: &str = "\
[[entry]]
name = \"Before work\"
routine = \"morning-back\"
days = [\"weekdays\"]
at = \"07:30\"
purpose = \"warm-up\"

[[entry]]
name = \"Hips\"
routine = \"hip-openers\"
days = [\"mon\"]
at = \"18:00\"
note = \"Slowly\"
";

fn planned() -> Supple {
    Supple::new().now(EARLY).config("schedule.toml", WEEK)
}

fn run(supple: Supple, args: &[&str]) -> (Supple, Ran) {
    let supple = supple.args(args);
    let ran = supple.run();
    (supple, ran)
}

fn file(supple: &Supple) -> String {
    fs::read_to_string(supple.path("config/schedule.toml")).expect("a schedule")
}

fn record(routine: &str, started: &str) -> String {
    super::RECORD.replace("2026-11-20T07:30:00+01:00", started).replace("\"morning-back\"", &format!("\"{routine}\""))
}

#[test]
fn next_says_what_comes_when_and_what_for() {
    let next = |now: &str| planned().now(now).args(["next"]).run().success().stderr_is("").harmless().stdout;
    assert_eq!(next(EARLY), "07:30 Before work, in 25 minutes (Morning back, warm-up)\n");
    assert_eq!(next("2026-11-23T07:40:00+01:00"), "07:30 Before work, 10 minutes ago (Morning back, warm-up)\n");
    assert_eq!(next("2026-11-23T08:00:00+01:00"), "18:00 Hips, in 10 hours (Hip openers)\nSlowly\n");
    assert_eq!(next("2026-11-23T21:30:00+01:00"), "Tomorrow 07:30 Before work, in 10 hours (Morning back, warm-up)\n");
    assert_eq!(next("2026-11-27T21:30:00+01:00"), "Mon 30 Nov 07:30 Before work, in 2 days (Morning back, warm-up)\n");
}

#[test]
fn next_as_json_is_one_object_or_null() {
    let next = planned().args(["next", "--json"]).run().success().stderr_is("").json();
    let expected = serde_json::json!({
        "at": "2026-11-23T07:30:00+01:00", "what": "Before work", "routine": "morning-back", "state": "later", "in_seconds": 1500,
    });
    assert_eq!(next, expected);
    let late = planned().now("2026-11-23T07:40:00+01:00").args(["next", "--json"]).run().success().json();
    assert_eq!(late["in_seconds"].as_i64(), Some(-600));
    let nothing = Supple::new().now(EARLY).args(["next", "--json"]);
    nothing.run().success().stdout_is("null\n").stderr_is("");
    nothing.args(["next"]).run().success().stdout_has("Nothing is scheduled.").stdout_has("supple schedule add ");
}

#[test]
fn what_was_done_today_is_not_next_however_long_the_history() {
    let old = record("morning-back", "2026-11-02T07:30:00+01:00");
    let long = format!("{old}\n").repeat(2_000) + &record("morning-back", "2026-11-23T06:50:00+01:00") + "\n";
    let supple = planned().data("history/laptop.jsonl", long).data("history/desktop.jsonl", "");
    supple.args(["next"]).run().success().stdout_has("18:00 Hips, ");
    let elsewhere = planned().data("history/laptop.jsonl", record("hip-openers", "2026-11-23T06:50:00+01:00"));
    elsewhere.args(["next"]).run().success().stdout_has("07:30 Before work, ");
}

#[test]
fn next_knows_the_users_own_routines_and_the_routine_of_the_week() {
    let own = "name = \"Mine\"\npurpose = \"desk\"\n[[step]]\nstretch = \"sphinx\"\n";
    let plan = "[[entry]]\nname = \"Desk\"\nroutine = \"mine\"\ndays = [\"daily\"]\nat = \"07:30\"\n";
    let supple = || Supple::new().now(EARLY).config("schedule.toml", plan);
    supple()
        .config("routines/mine.toml", own)
        .args(["next"])
        .run()
        .success()
        .stderr_is("")
        .stdout_has("Desk, in 25 minutes (Mine)");
    supple().args(["next"]).run().success().stderr_is("1 problem: supple check\n").stdout_has("Nothing is scheduled.");
    let monday = plan.replace("\"mine\"", "\"monday\"");
    let week = |supple: &Supple| supple.run().success().json()["routine"]["id"].clone();
    // With the shipped files alone, with the user's own, and again once it was shown.
    for own_routine in [None, Some("routines/mine.toml")] {
        let mut supple = Supple::new().now(EARLY).config("schedule.toml", &monday);
        if let Some(path) = own_routine {
            supple = supple.config(path, own.replace("purpose", "rotation = true\npurpose"));
        }
        let (supple, ran) = run(supple, &["next", "--json"]);
        let first = ran.success().json()["routine"].clone();
        assert_eq!(first, week(&supple.args(["week", "--json"])));
        // Nothing was shown there before.
        let mut fresh = Supple::new().now(EARLY).args(["week", "--json"]);
        if let Some(path) = own_routine {
            fresh = fresh.config(path, own.replace("purpose", "rotation = true\npurpose"));
        }
        assert_eq!(first, week(&fresh));
    }
    // What takes turns is pinned by its name alone; of what is made for the week, nothing was shown yet.
    let (supple, _) = run(Supple::new().now(EARLY).config("schedule.toml", &monday), &["next"]);
    assert!(!supple.path("data/mondays.jsonl").exists());
    let turns = Supple::new().now(EARLY).config("schedule.toml", &monday).config("config.toml", "[monday]\nway = \"turns\"\n");
    let (supple, ran) = run(turns, &["next", "--json"]);
    let shown = ran.json()["routine"].clone();
    let pins = fs::read_to_string(supple.path("data/mondays.jsonl")).expect("what was shown is pinned");
    assert!(pins.contains(shown.as_str().expect("an id")) && pins.contains("2026-11-23"), "{pins}");
}

#[test]
fn list_shows_the_days_to_come_and_how_they_stand() {
    let supple = planned().data("history/laptop.jsonl", record("morning-back", "2026-11-23T06:50:00+01:00"));
    let supple = supple.now("2026-11-23T12:00:00+01:00");
    let ran = supple.args(["schedule", "--days", "2"]).run().success().stderr_is("").harmless();
    let rows: Vec<&str> = ran.stdout.lines().collect();
    let expected = [
        "Mon 23 Nov  07:30  Before work  Morning back  warm-up  done",
        "            18:00  Hips         Hip openers",
        "Tue 24 Nov  07:30  Before work  Morning back  warm-up",
    ];
    assert_eq!(rows, expected);
    let (_, ran) = run(planned(), &["schedule", "list", "--days", "8", "--json"]);
    let listed = ran.success().json();
    assert_eq!(texts(&listed, "what").len(), 8);
    assert_eq!(texts(&listed, "state"), ["later"; 8]);
    assert_eq!(texts(&listed, "at")[7], "2026-11-30T18:00:00+01:00");
    let (_, ran) = run(Supple::new().now(MONDAY), &["schedule", "--json"]);
    ran.success().stdout_is("[]\n");
}

#[test]
fn add_writes_an_entry_that_is_listed_and_checked() {
    let (supple, ran) = run(Supple::new().now(EARLY), &["schedule", "add", "Morning-Back", "--at", "07:30"]);
    ran.success().stderr_is("").stdout_is("Added: Morning back, every day at 07:30.\n");
    let more =
        ["schedule", "add", "monday", "--at", "18:00", "--days", "wed,mon,weekend", "--purpose", "cool-down", "--note", "a # b"];
    let (supple, ran) = run(supple, &more);
    ran.success().stdout_is("Added: Monday routine, Monday, Wednesday, Saturday, Sunday at 18:00.\n");
    let (supple, ran) =
        run(supple, &["schedule", "add", "hip-openers", "--at", "09:00", "--date", "2026-12-24", "--name", "Before \"it\""]);
    ran.success().stdout_is("Added: Before \"it\", Thu 24 Dec 2026 at 09:00.\n");
    let (supple, ran) = run(supple, &["schedule", "add", "morning-back", "--at", "12:00"]);
    ran.success().stdout_is("Added: Morning back 2, every day at 12:00.\n");
    supple.args(["check", "--strict"]).run().success().stdout_is("1 file checked: no problem.\n");
}

#[test]
fn add_refuses_what_cannot_be_meant() {
    let told = [
        (vec!["nowhere", "--at", "07:30"], 1, "there is no routine \"nowhere\""),
        (vec!["mornin-back", "--at", "07:30"], 1, "did you mean \"morning-back\"?"),
        (vec!["monday", "--at", "7.30 pm"], 2, "\"7.30 pm\" is no time of day; write it as 19:30"),
        (vec!["monday", "--at", "07:30", "--days", "mon,tus"], 2, "there is no day \"tus\"; did you mean \"tue\"?"),
        (vec!["monday", "--at", "07:30", "--date", "24.12."], 2, "is no day; write it as 2026-11-23"),
        (vec!["monday", "--at", "07:30", "--date", "2026-11-22"], 2, "2026-11-22 is past"),
        (vec!["monday", "--at", "07:30", "--date", "2026-11-24", "--days", "mon"], 2, "cannot be used with"),
        (vec!["monday", "--at", "07:30", "--purpose", "warmup"], 2, "did you mean \"warm-up\"?"),
        (vec!["monday", "--at", "07:30", "--name", "\u{1b}\u{200b}"], 2, "a name has from 1 to 60 columns, this one 0"),
        (vec!["monday", "--at", "07:30", "--name", "Hips"], 1, "another entry is called \"Hips\""),
        (vec!["\u{1b}[31m", "--at", "\u{1b}[31m"], 2, "is no time of day"),
        (vec!["monday"], 2, "--at"),
    ];
    for (args, code, part) in told {
        let args: Vec<&str> = ["schedule", "add"].into_iter().chain(args).collect();
        let (supple, ran) = run(planned(), &args);
        ran.code(code).stdout_is("").stderr_has(part).harmless();
        assert_eq!(file(&supple), WEEK);
    }
}

#[test]
fn remove_takes_one_entry_out_and_leaves_the_comments() {
    let text = format!("# Mine\n\n{WEEK}# Later: evenings\n");
    let (supple, ran) = run(Supple::new().now(EARLY).config("schedule.toml", &text), &["schedule", "remove", "before WORK"]);
    ran.success().stderr_is("").stdout_is("Removed: Before work.\n");
    let hips = WEEK.split_once("\n\n").expect("two").1;
    assert_eq!(file(&supple), format!("# Mine\n\n{hips}# Later: evenings\n"));
    let (supple, ran) = run(supple, &["schedule", "remove", "Hisp"]);
    ran.code(1).stdout_is("").stderr_is("supple: there is no entry \"Hisp\"; did you mean \"Hips\"?\n");
    let (_, ran) = run(supple, &["schedule", "remove"]);
    ran.code(2);
}

#[test]
fn a_skip_is_for_once_and_can_be_taken_back() {
    let (supple, ran) = run(planned(), &["schedule", "skip", "before work"]);
    ran.success().stdout_is("Skipped: Before work on Mon 23 Nov, 07:30.\n").stderr_is("");
    let (supple, ran) = run(supple, &["next"]);
    ran.stdout_has("18:00 Hips, ");
    let (supple, ran) = run(supple, &["schedule", "skip", "Before work"]);
    ran.success().stdout_is("Skipped: Before work on Tue 24 Nov, 07:30.\n");
    let (supple, ran) = run(supple, &["schedule", "--json"]);
    assert_eq!(texts(&ran.json(), "state"), ["skipped", "later", "skipped", "later", "later", "later"]);
    let (supple, ran) = run(supple, &["schedule", "skip", "Before work", "--date", "2026-11-24"]);
    ran.code(1).stderr_is("supple: Before work on Tue 24 Nov, 07:30 is skipped already\n");
    let (supple, ran) = run(supple, &["schedule", "skip", "Before work", "--date", "2026-11-28"]);
    ran.code(1).stderr_is("supple: \"Before work\" is not planned on Sat 28 Nov\n");
    let (supple, ran) = run(supple, &["schedule", "skip", "Before wrok"]);
    ran.code(1).stderr_is("supple: there is no entry \"Before wrok\"; did you mean \"Before work\"?\n");
    let (supple, ran) = run(supple, &["schedule", "undo"]);
    ran.success().stdout_is("Not skipped any more: Before work on Tue 24 Nov.\n");
    let (supple, ran) = run(supple, &["schedule", "undo"]);
    ran.success().stdout_is("Not skipped any more: Before work on Mon 23 Nov.\n");
    let (supple, ran) = run(supple, &["schedule", "undo"]);
    ran.code(1).stderr_is("supple: there is nothing to take back\n");
    let (supple, ran) = run(supple, &["next"]);
    ran.stdout_has("07:30 Before work, ");
    assert_eq!(file(&supple), WEEK, "the file stays the user's");
}

#[test]
fn a_file_with_a_problem_keeps_its_good_entries() {
    let text = format!("{WEEK}[[entry]]\nname = \"Late\"\nroutine = \"morning-back\"\nat = \"9:00\"\ndays = [\"sun\"]\n");
    let bad = || Supple::new().now(EARLY).config("schedule.toml", &text);
    let quiet = "1 problem: supple check\n";
    bad().args(["next"]).run().success().stderr_is(quiet).stdout_has("Before work");
    bad().args(["schedule"]).run().success().stderr_is(quiet).stdout_has("Hips").stdout_lacks("Late");
    bad().args(["schedule", "skip", "Hips"]).run().success().stderr_is(quiet);
    bad().args(["check"]).run().code(1).stdout_has("schedule.toml:17:6").stdout_has("help: write \"09:00\"");
    let (supple, ran) = run(bad(), &["schedule", "remove", "Late"]);
    ran.success();
    assert_eq!(file(&supple), WEEK);
}

#[test]
fn a_file_that_is_not_toml_is_left_as_it_is() {
    let text = format!("{WEEK}[[entry]\n");
    for args in [&["schedule", "add", "monday", "--at", "07:30"][..], &["schedule", "remove", "Hips"]] {
        let (supple, ran) = run(Supple::new().now(EARLY).config("schedule.toml", &text), args);
        let ran = ran.code(1).stdout_is("").stderr_has("supple: the schedule is left as it is").stderr_has("schedule.toml:14:9");
        ran.stderr_has("this is not TOML").harmless();
        assert_eq!(file(&supple), text);
    }
    let (_, ran) = run(Supple::new().now(EARLY).config("schedule.toml", &text), &["next"]);
    ran.success().stderr_is("1 problem: supple check\n");
}

#[test]
fn nothing_in_the_schedule_is_obeyed_by_a_terminal() {
    let poison = "\\u001b]0;gone\\u0007\\u009b31m\u{202e}\u{200b}";
    let text = WEEK.replace("Before work", &format!("{poison}Work")).replace("Slowly", poison);
    let change = "{\"v\":1,\"change\":\"skip\",\"entry\":\"\\u001b[2J\u{202e}\",\"day\":\"2026-11-23\",\"said\":\"2026-11-23T07:00:00+01:00\"}\n";
    let bad = || Supple::new().now(EARLY).config("schedule.toml", &text).data("schedule.jsonl", format!("{change}\u{1b}[2J\n"));
    let commands: [&[&str]; 8] = [
        &["next"],
        &["next", "--json"],
        &["schedule"],
        &["schedule", "--json"],
        &["schedule", "undo"],
        &["schedule", "skip", "x\u{1b}[2J"],
        &["schedule", "remove", "x\u{1b}[2J"],
        &["check"],
    ];
    for args in commands {
        let ran = bad().args(args).run().harmless();
        assert!(args == ["check"] || !ran.stdout.contains("\\u"), "{ran}");
    }
}

#[test]
fn the_calendar_is_printed_or_written() {
    let (supple, printed) = run(planned(), &["export", "ics"]);
    let printed = printed.success().stderr_is("").stdout;
    assert!(printed.starts_with("BEGIN:VCALENDAR\r\n") && printed.ends_with("END:VCALENDAR\r\n"), "{printed}");
    let file = supple.path("supple.ics").to_string_lossy().into_owned();
    let (supple, ran) = run(supple, &["export", "ics", &file]);
    ran.success().stdout_is("");
    assert_eq!(fs::read_to_string(&file).expect("written"), printed);
    let (supple, ran) = run(supple, &["export", "ics", "-o", &file]);
    ran.success().stdout_is("");
    assert_eq!(fs::read_to_string(supple.path("supple.ics")).expect("written"), printed);
}
