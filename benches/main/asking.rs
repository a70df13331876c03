//! What it costs to ask what is next, beside a program that prints one line.

use super::{both, instant, median_and_longest, millis, row, say, timed};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, fs};
use supple::shell::clock::{self, Clock};

const TIMES: usize = 60;

const SCHEDULE: &str = "\
[[entry]]\nname = \"Before work\"\nroutine = \"monday\"\ndays = [\"weekdays\"]\nat = \"07:30\"\n\
[[entry]]\nname = \"Evening\"\nroutine = \"hip-openers\"\ndays = [\"daily\"]\nat = \"21:00\"\n\
[[entry]]\nname = \"Desk\"\nroutine = { minutes = 2, areas = [\"back\"] }\nevery = 30\nfrom = \"09:00\"\nto = \"17:30\"\n\
[[entry]]\nname = \"Call\"\nroutine = \"desk-break-3\"\ndays = [\"daily\"]\nat = \"03:00\"\nzone = \"America/New_York\"\n\
[[entry]]\nname = \"Warm-up\"\nroutine = \"warmup-general\"\nbefore = \"run\"\noffset = 15\n\
[[activity]]\nname = \"run\"\ndays = [\"tue\"]\nat = \"18:00\"\nlasts = 45\n[[quiet]]\nfrom = \"22:00\"\nto = \"07:00\"\n";

/// More than ten years of a session a day; only their end is read.
const RECORDS: usize = 5_000;

pub(super) fn measure() {
    say("\nWhat is next");
    let home = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(home.path().join("config")).expect("a folder");
    fs::create_dir_all(home.path().join("data/history")).expect("a folder");
    fs::write(home.path().join("config/schedule.toml"), SCHEDULE).expect("a schedule");
    fs::write(home.path().join("data/history/machine.jsonl"), records()).expect("records");
    let itself = env::current_exe().expect("this program");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        ours.push(run(home.path(), Path::new(env!("CARGO_BIN_EXE_supple")), &["next"]));
        theirs.push(run(home.path(), &itself, &[]));
    }
    let (ours, _) = median_and_longest(ours);
    let (theirs, _) = median_and_longest(theirs);
    row(&format!("supple next, median of {TIMES} by turns"), millis(ours), "< 10 ms");
    row("a program that prints one line", millis(theirs), "");
    row("supple next against it", format!("{:.2} times", ours.as_secs_f64() / theirs.as_secs_f64()), "");
    let here = Clock::start(None).now().wall;
    row("  of which asking the machine for its zone", both(timed(50, || clock::zone(here, None))), "");
}

fn records() -> String {
    let step = r#"{"stretch":"sphinx","name":"Sphinx","region":"lower-back","planned":{"both":60},"held":{"both":60}}"#;
    let steps = [step; 15].join(",");
    let start = r#"{"v":1,"started":"2026-11-20T07:30:00+01:00","routine":"morning-back","name":"Morning back","#;
    format!("{start}\"outcome\":\"finished\",\"seconds\":900,\"steps\":[{steps}]}}\n").repeat(RECORDS)
}

fn run(home: &Path, program: &Path, arguments: &[&str]) -> Duration {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    for folder in ["config", "data", "cache"] {
        command.env(format!("SUPPLE_{}_DIR", folder.to_uppercase()), home.join(folder));
    }
    let begun = instant();
    assert!(command.status().expect("it starts").success());
    begun.elapsed()
}
