//! What it costs to write something down to be taken along: the whole program, from its start to the file.

use super::{both, row, say, timed};
use std::path::Path;
use std::process::{Command, Stdio};

pub(super) fn measure() {
    say("\nTaking along, the whole program");
    let home = tempfile::tempdir().expect("a folder");
    let everything: &[&str] = &["export", "pdf"];
    let sheet: &[&str] = &["export", "pdf", "--week", "--sheet"];
    let area: &[&str] = &["export", "pdf", "--area", "hamstrings"];
    let page: &[&str] = &["export", "html"];
    for (what, args, rounds, wanted, most) in [
        ("all stretches as PDF", everything, 3, "< 3 s", "< 4 MB"),
        ("one routine sheet", sheet, 10, "< 300 ms", ""),
        ("the hamstrings as PDF", area, 5, "", ""),
        ("all stretches as HTML", page, 3, "", ""),
    ] {
        let mut bytes = 0;
        row(what, both(timed(rounds, || bytes = written(home.path(), args))), wanted);
        row("  its size", format!("{} kB", bytes / 1000), most);
    }
}

fn written(home: &Path, args: &[&str]) -> u64 {
    let file = home.join("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
    for folder in ["CONFIG", "DATA", "CACHE"] {
        command.env(format!("SUPPLE_{folder}_DIR"), home.join(folder.to_lowercase()));
    }
    let status = command.args(args).arg("-o").arg(&file).stdout(Stdio::null()).status().expect("the program starts");
    assert!(status.success(), "{args:?}");
    file.metadata().map_or(0, |file| file.len())
}
