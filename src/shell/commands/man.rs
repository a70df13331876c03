//! `supple man`: the manual page of the whole program, from the texts of the command line.

use super::{Output, PROBLEM};
use crate::cli::Cli;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io;

/// What the command line itself does not say: paragraphs, each with what it is about.
const MORE: &[(&str, &[(&str, &str)])] = &[
    (
        "FILES",
        &[
            ("stretches/ID.toml", "A stretch of yours, in the config folder, which `supple paths` shows."),
            ("routines/ID.toml", "A routine of yours, there too."),
            ("areas.toml", "Body parts of your own, there too."),
            ("history/MACHINE.jsonl", "What was done, in the data folder: one line for each session."),
        ],
    ),
    (
        "ENVIRONMENT",
        &[
            ("SUPPLE_CONFIG_DIR, SUPPLE_DATA_DIR, SUPPLE_CACHE_DIR", "Other folders than the platform's."),
            ("SUPPLE_NOW", "The time to start at, as 2026-11-23T07:30:00+01:00."),
            ("NO_COLOR", "Without colour, if it is set."),
        ],
    ),
    ("EXIT STATUS", &[("0", "All is well."), ("1", "A problem was found."), ("2", "The command line was not understood.")]),
];

pub(super) fn run() -> Output {
    match page() {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            Output::of(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n")
        }
        Err(error) => Output::failed(&format!("the manual cannot be made: {error}"), PROBLEM),
    }
}

fn page() -> io::Result<Vec<u8>> {
    let mut tree = Cli::tree().disable_help_subcommand(true).subcommand_value_name("command");
    tree.build();
    let mut page = Vec::new();
    let man = Man::new(tree.clone());
    let about = tree.get_about().map(ToString::to_string).unwrap_or_default();
    let in_short = about.split(". ").next().unwrap_or_default();
    // The page has no date: nobody would keep it true.
    page.extend_from_slice(concat!(".TH SUPPLE 1 \"\" \"supple ", env!("CARGO_PKG_VERSION"), "\"\n").as_bytes());
    heading("NAME", &mut page)?;
    Roff::default().text([roman(format!("supple - {in_short}"))]).to_writer(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    heading("COMMANDS", &mut page)?;
    for command in tree.get_subcommands().filter(|command| !command.is_hide_set()) {
        add_command(command, &mut page)?;
    }
    for (title, paragraphs) in MORE {
        heading(title, &mut page)?;
        let mut roff = Roff::default();
        for (subject, text) in *paragraphs {
            roff.control("TP", []).text([bold(*subject)]).text([roman(*text)]);
        }
        roff.to_writer(&mut page)?;
    }
    man.render_version_section(&mut page)?;
    Ok(page)
}

fn heading(title: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let mut roff = Roff::default();
    roff.control("SH", [title]);
    roff.to_writer(page)
}

/// A command under a heading of its own: what it does, how it is written, its arguments; then those below it.
fn add_command(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    // What every command takes is said once, above.
    let own = command.clone().mut_args(|argument| {
        let said = argument.is_global_set() || argument.get_id() == "help";
        argument.hide(said)
    });
    let title = own.get_bin_name().unwrap_or_else(|| own.get_name()).to_owned();
    let mut roff = Roff::default();
    roff.control("SS", [title.as_str()]);
    roff.to_writer(page)?;
    let man = Man::new(own);
    let mut parts = Vec::new();
    man.render_description_section(&mut parts)?;
    man.render_synopsis_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    // In place of the headings of a page of its own, a gap before the synopsis.
    for line in parts.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(b".SH ") {
            None => page.extend_from_slice(line),
            Some(heading) if heading.starts_with(b"SYNOPSIS") => page.extend_from_slice(b".PP\n"),
            Some(_) => {}
        }
    }
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        add_command(below, page)?;
    }
    Ok(())
}
