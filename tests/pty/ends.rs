//! Every way to end or be stopped: signals, hang-ups, panics, kills. The terminal is given back, the session is kept.

use super::home::{CTRL_Z, ENTER, ESC, Home, RIGHT, TODAY, Truth, countdown};
use crate::support::terminal::{Life, Start};
use rustix::process::Signal;
use std::os::unix::net::{UnixListener, UnixStream};
use std::{fs, thread};

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_the_session() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = Home::new();
        let terminal = home.in_mid_hold();
        terminal.signal(signal);
        assert_eq!(terminal.wait_for_end(), Life::Killed(signal.as_raw()));
        terminal.wait_until_given_back();
        let text = home.go_on();
        assert!(text.contains("Wall lean") && text.contains("RIGHT SIDE"), "{text}");
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    let home = Home::new();
    let mut terminal = home.in_mid_hold();
    terminal.hang_up();
    // Whichever it sees first: the signal, or that nothing can be read or written any more.
    let end = terminal.wait_for_end();
    assert!(matches!(end, Life::Killed(1) | Life::Exited(129)), "{end:?}");
    assert!(home.go_on().contains("RIGHT SIDE"));
}

/// A shell that goes on after the hang-up has the signal to itself: the program sees nothing but a dead terminal.
#[test]
fn a_terminal_that_goes_away_without_a_signal_ends_the_program_too() {
    let home = Home::new();
    let facts = home.path().join("facts");
    let script = r#"trap "" HUP; "$1" play wall-lean; code=$?; { echo $code; times; } >"$2""#;
    let start = Start::of("sh").home(home.path()).args(["-c", script, "sh", env!("CARGO_BIN_EXE_supple")]);
    let mut terminal = start.args([facts.to_str().expect("a path")]).open();
    terminal.wait_for("Get ready");
    terminal.send(ENTER);
    terminal.wait_for("RIGHT SIDE · Hold");
    terminal.hang_up();
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    let facts = fs::read_to_string(facts).expect("the shell's facts");
    let lines: Vec<&str> = facts.lines().collect();
    assert_eq!(lines[0], "129", "{facts}");
    // The last line is the time its children took of the processor, in user and in system mode.
    let minutes_and_seconds = |text: &str| -> f64 {
        let (minutes, seconds) = text.trim_end_matches('s').split_once('m').expect("minutes and seconds");
        minutes.parse::<f64>().expect("minutes") * 60.0 + seconds.parse::<f64>().expect("seconds")
    };
    let busy: f64 = lines[2].split_whitespace().map(minutes_and_seconds).sum();
    assert!(busy < 5.0, "it span for {busy} s");
    assert!(home.go_on().contains("RIGHT SIDE"));
}

/// Run by the test below, in a terminal: the whole program, beside a thread that panics when it is told to.
#[test]
fn the_program_beside_a_thread_that_panics() {
    let Some(socket) = std::env::var_os("SUPPLE_TEST_PANIC") else { return };
    let listener = UnixListener::bind(socket).expect("a socket");
    thread::spawn(move || {
        let told = listener.accept();
        panic!("as it was told: {}", told.is_ok());
    });
    let command = supple::cli::Cli { color: supple::cli::When::Auto, command: None };
    let _ = supple::shell::commands::run(&command);
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    let home = Home::new();
    let socket = home.path().join("socket");
    let itself = std::env::current_exe().expect("the test's own program");
    let args = ["--exact", "--nocapture", "pty::ends::the_program_beside_a_thread_that_panics"];
    let terminal = Start::of(itself).home(home.path()).args(args).env("SUPPLE_TEST_PANIC", &socket).open();
    terminal.wait_until("today", |screen| screen.contents().contains(TODAY) && screen.alternate_screen());
    UnixStream::connect(socket).expect("somebody to tell");
    terminal.wait_for("as it was told: true");
    terminal.wait_until_given_back();
}

#[test]
fn ctrl_z_stops_and_comes_back() {
    let home = Home::new();
    let terminal = home.in_mid_hold();
    terminal.send(CTRL_Z);
    terminal.wait_until_stopped();
    terminal.wait_until_given_back();
    let state = fs::read_to_string(format!("/proc/{}/stat", terminal.pid().as_raw_pid()));
    assert!(state.is_err() || state.is_ok_and(|facts| facts.contains(") T ")), "stopped, where the system says so");
    terminal.signal(Signal::CONT);
    terminal.wait_until("the paused session on the alternate screen", |screen| {
        screen.alternate_screen() && screen.hide_cursor() && screen.contents().contains("RIGHT SIDE · Paused")
    });
    terminal.send(" ");
    terminal.wait_for("RIGHT SIDE · Hold");
}

#[test]
fn a_stop_by_signal_gives_the_terminal_back_too() {
    let home = Home::new();
    let terminal = home.in_mid_hold();
    terminal.signal(Signal::TSTP);
    terminal.wait_until_stopped();
    terminal.wait_until_given_back();
    terminal.signal(Signal::CONT);
    terminal.wait_until("the paused session", |screen| {
        screen.alternate_screen() && screen.contents().contains("RIGHT SIDE · Paused")
    });
}

/// Nobody can prepare for this one; the shell sets the terminal right for itself, and back goes the program.
#[test]
fn a_stop_without_warning_is_got_over() {
    let home = Home::new();
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    terminal.signal(Signal::STOP);
    terminal.wait_until_stopped();
    terminal.set_right();
    let known = terminal.frames();
    terminal.signal(Signal::CONT);
    terminal.wait_for_frame_after(known);
    // Without raw mode, no key would come through before a whole line is typed.
    terminal.send("?");
    terminal.wait_for("start what is chosen");
    terminal.send("?q");
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    terminal.wait_until_given_back();
}

#[test]
fn a_kill_in_mid_hold_costs_at_most_the_second_in_progress() {
    // After so many beats and then so many frames, ten a second.
    let moments = [(0, 2), (0, 7), (1, 0), (1, 3), (1, 6), (2, 1), (2, 8), (3, 0), (3, 5), (4, 4)];
    thread::scope(|scope| {
        for (index, (beats, frames)) in moments.into_iter().enumerate() {
            scope.spawn(move || killed_after(beats, frames, index % 2 == 1));
        }
    });
}

fn killed_after(beats: usize, frames: usize, on_second_side: bool) {
    let home = Home::new();
    let terminal = home.supple(["play", "wall-lean"]).size(60, 9).open();
    terminal.wait_for("Get ready");
    if on_second_side {
        terminal.send(RIGHT);
        terminal.wait_for("LEFT SIDE · Switch sides");
    }
    terminal.send(ENTER);
    terminal.wait_for("SIDE · Hold");
    terminal.wait_while_it_writes("beats", || Truth::of(&home).is_some_and(|truth| truth.beats >= beats));
    for _ in 0..frames {
        terminal.wait_for_frame_after(terminal.frames());
    }
    terminal.signal(Signal::KILL);
    assert_eq!(terminal.wait_for_end(), Life::Killed(Signal::KILL.as_raw()));
    let seen = countdown(&terminal.text()).expect("a countdown");
    let truth = Truth::of(&home).expect("a journal");
    let held = truth.last_beat - truth.began;
    let text = home.go_on();
    let shown = countdown(&text).expect("a countdown");
    assert!(text.contains("Wall lean"), "{text}");
    assert!(text.contains(&format!("{} SIDE", truth.side)), "{} in:\n{text}", truth.side);
    let left = 60_000 - held;
    assert!((shown * 1000).abs_diff(left) <= 1000, "{shown} s are shown where {left} ms are left");
    assert!(shown == seen || shown == seen + 1, "{shown} s are shown, but {seen} s were left");
}

#[test]
fn a_second_program_leaves_a_live_session_alone() {
    let home = Home::new();
    let first = home.in_mid_hold();
    let journals = home.files("sessions");
    let second = home.supple([]).open();
    second.wait_for(TODAY);
    // The user's own stretches come with everything else that is read after the first frame.
    second.send("\t/breather");
    second.wait_for("1 found");
    second.send(ESC);
    second.wait_for("Every stretch, by body part");
    second.send(ESC);
    let today = second.wait_for(TODAY);
    assert!(!today.contains("Go on"), "{today}");
    second.send("q");
    assert_eq!(second.wait_for_end(), Life::Exited(0));
    let beats = Truth::of(&home).expect("a journal").beats;
    first.wait_while_it_writes("another beat", || Truth::of(&home).is_some_and(|truth| truth.beats > beats));
    assert_eq!(home.files("sessions"), journals);
}
