//! The real program in a real terminal: starting and leaving, playing, keys, the mouse, colours and simple terminals.
#![cfg(unix)]

mod awake;
mod during;
mod ends;
mod home;
mod pose;
mod reload;
mod sizes;
mod sound;
mod stubs;

use crate::support::terminal::{Life, Terminal};
use home::{CTRL_C, ENTER, Home, TODAY, Truth};
use std::path::PathBuf;

#[test]
fn it_shows_today_and_leaves_the_terminal_as_it_was() {
    let home = Home::new();
    for keys in ["q", CTRL_C] {
        let terminal = home.supple([]).open();
        terminal.wait_until("today on the alternate screen, without a cursor", |screen| {
            screen.contents().contains(TODAY) && screen.alternate_screen() && screen.hide_cursor()
        });
        terminal.send(keys);
        assert_eq!(terminal.wait_for_end(), Life::Exited(0));
        terminal.wait_until_given_back();
        assert_eq!(terminal.text(), "", "nothing stays behind");
    }
}

#[test]
fn enter_starts_and_q_stops_and_keeps() {
    let home = Home::new();
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    terminal.send(ENTER);
    terminal.wait_for("Get ready");
    terminal.send(ENTER);
    terminal.wait_while_it_writes("two beats", || Truth::of(&home).is_some_and(|truth| truth.beats > 1));
    terminal.send("q");
    terminal.wait_for("Stopped and kept");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    let records = home.lines("history");
    assert_eq!(records.len(), 1, "{records:?}");
    assert_eq!(records[0]["outcome"], "stopped", "{records:?}");
}

#[test]
fn a_session_played_to_its_end_is_in_the_history() {
    let home = Home::new();
    let terminal = home.supple(["play", "breather"]).open();
    terminal.wait_for("Get ready");
    terminal.send(ENTER);
    terminal.wait_for("Done: Breather");
    let records = home.lines("history");
    assert_eq!(records.len(), 1, "{records:?}");
    assert_eq!(records[0]["outcome"], "finished", "{records:?}");
    assert_eq!(records[0]["steps"][0]["held"]["both"], 3, "{records:?}");
    assert_eq!(home.files("sessions"), Vec::<PathBuf>::new(), "the journal is gone");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

#[test]
fn a_rehearsal_runs_to_its_end_and_leaves_nothing() {
    let home = Home::new();
    let terminal = home.supple(["play", "--rehearse=200", "wall-lean"]).open();
    terminal.wait_for("Done: Wall lean");
    assert_eq!((home.files("history"), home.files("sessions")), (vec![], vec![]));
}

#[test]
fn keys_typed_before_the_first_frame_are_not_lost() {
    let typed = [("\t/frog", "/ frog"), (ENTER, "Get ready"), ("?", "start what is chosen"), ("\t\t", "Three-minute desk break")];
    for (keys, expected) in typed {
        for no_color in ["", "1"] {
            let home = Home::new();
            home.supple([]).env("NO_COLOR", no_color).typed(keys).open().wait_for(expected);
        }
    }
}

#[test]
fn searching_help_and_the_mouse_work() {
    let home = Home::new();
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    terminal.click("Browse");
    terminal.wait_for("Every stretch, by body part");
    terminal.send("/hip");
    let found = terminal.wait_for("/ hip");
    assert!(found.contains(" found") && found.contains("hip flexor"), "{found}");
    terminal.send(ENTER);
    terminal.send("?");
    terminal.wait_for("search by name, muscle or body part");
    terminal.send("?");
    terminal.wait_for("/ hip");
    terminal.click("Today");
    terminal.wait_for(TODAY);
}

/// Keys that other terminals have, answers nobody asked for, and what is torn for good: time and keys go on.
#[test]
fn what_is_no_key_holds_nothing_up() {
    let home = Home::new();
    let terminal = home.in_mid_hold();
    let odd = ["\x1b[", "\x1bO", "\x1bOj", "\x1b[E", "\x1b[a", "\x1b[1;", "\x1b[99999~", "\x1b]11;rgb:", "\x1b[?997;1n"];
    for (odd, mutes) in odd.into_iter().zip([true, false].into_iter().cycle()) {
        terminal.send(odd);
        for _ in 0..3 {
            terminal.wait_for_frame_after(terminal.frames());
        }
        terminal.send("m");
        terminal.wait_until(&format!("m to be heard after {odd:?}"), |screen| screen.contents().contains("muted") == mutes);
    }
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

#[test]
fn line_by_line_a_new_size_holds_nothing_up() {
    let home = Home::new();
    let terminal = home.supple(["play", "--plain", "breather"]).open();
    terminal.wait_for("Get ready");
    terminal.send(ENTER);
    terminal.wait_for("Hold");
    terminal.resize(100, 30);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    assert_eq!(home.lines("history").len(), 1);
}

/// Whether anything was written in a colour, the terminal's own default not counted.
fn has_colour(written: &[u8]) -> bool {
    let text = String::from_utf8_lossy(written);
    let styles = text.split("\x1b[").filter_map(|part| Some(part.split_once('m')?.0));
    // Where there is more before the m than numbers, it is some other sequence and a word.
    let mut numbers = styles.filter_map(|style| style.split(';').map(|number| number.parse().ok()).collect::<Option<Vec<u8>>>());
    numbers.any(|numbers| numbers.iter().any(|number| matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107)))
}

/// Goes through the screens, and returns everything that was written.
fn written_on_every_screen(terminal: &Terminal) -> Vec<u8> {
    for (keys, expected) in
        [("", TODAY), ("\t", "Every stretch"), ("n", "Position"), ("n\t", "All-round warm-up"), ("?", "Taking care")]
    {
        terminal.send(keys);
        terminal.wait_for(expected);
    }
    terminal.send("?\x1b[Z\x1b[Z\r");
    terminal.wait_for("Get ready");
    terminal.send(ENTER);
    terminal.wait_for("Next: ");
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    terminal.written()
}

#[test]
fn no_color_is_obeyed() {
    let home = Home::new();
    let plain = home.supple([]).size(120, 40).env("NO_COLOR", "1").env("COLORTERM", "truecolor").open();
    assert!(!has_colour(&written_on_every_screen(&plain)));
    let home = Home::new();
    let coloured = home.supple([]).size(120, 40).open();
    assert!(has_colour(&written_on_every_screen(&coloured)));
}

#[test]
fn where_only_ascii_can_be_shown_nothing_else_is_written() {
    let home = Home::new();
    let terminal = home.supple([]).size(120, 40).env("LC_ALL", "C").open();
    let written = written_on_every_screen(&terminal);
    let other = written.iter().position(|byte| !byte.is_ascii());
    let shown =
        other.map(|at| String::from_utf8_lossy(&written[at.saturating_sub(40)..(at + 40).min(written.len())]).into_owned());
    assert_eq!(shown, None);
}

#[test]
fn a_dumb_terminal_and_one_that_does_not_answer_are_enough() {
    let home = Home::new();
    let dumb = home.supple([]).env("TERM", "dumb").silent().open();
    dumb.wait_for(TODAY);
    let silent = home.supple([]).silent().open();
    silent.wait_for(TODAY);
    // An answer that comes late is no key: b would open Browse, a slash would search.
    let known = silent.frames();
    silent.send("\x1b]11;rgb:bbbb/bbbb/bbbb\x1b\\\x1b[?62;c");
    silent.wait_for_frame_after(known);
    silent.send("?");
    silent.wait_for("start what is chosen");
    silent.send("?q");
    assert_eq!(silent.wait_for_end(), Life::Exited(0));
    silent.wait_until_given_back();
}

#[test]
fn w_writes_what_is_listed_and_says_where() {
    let home = Home::new();
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    terminal.send("\t/breather\r");
    terminal.wait_for("▶ Breather");
    terminal.send("w");
    terminal.wait_for("Written: ");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    let names: Vec<_> = std::fs::read_dir(home.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    let written = names.iter().filter(|name| name.to_string_lossy().starts_with("supple-stretches.")).count();
    assert_eq!(written, 1, "{names:?}");
}
