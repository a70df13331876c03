//! The screen is kept on by a tool that is a script: it holds while the session moves, and nothing that ends us leaves it behind.

use super::home::{CTRL_C, CTRL_Z, ENTER, Home, TODAY};
use super::stubs::{KEEPER, Stubs};
use crate::support::terminal::{Life, Terminal};
use rustix::process::Signal;

/// Runs the program that it is given last, as the true one does, and says when it began; nobody but the two holds the pipe.
const KEEPS: &str = r#"exec >"$SAID_ONCE"; echo "held by $1"; for last; do :; done; "$last""#;

struct Kept {
    /// Gone after the test.
    _home: Home,
    stubs: Stubs,
    terminal: Terminal,
}

/// Starts a hold, and waits until it keeps the screen on.
fn in_mid_hold() -> Kept {
    let home = Home::new();
    let stubs = Stubs::new(home.path());
    stubs.add(super::stubs::PLAYER, "exit 0");
    stubs.add(KEEPER, KEEPS);
    let terminal = stubs.near(home.supple(["play", "wall-lean"])).open();
    terminal.wait_for("Get ready");
    let held = stubs.held();
    assert!(held.starts_with("held by -"), "{held}");
    terminal.send(ENTER);
    terminal.wait_for("RIGHT SIDE · Hold");
    assert_eq!(stubs.held_so_far(), Vec::<String>::new(), "held on, and but once");
    Kept { _home: home, stubs, terminal }
}

#[test]
fn a_pause_lets_go_and_going_on_holds_again() {
    let Kept { stubs, terminal, .. } = &in_mid_hold();
    terminal.send(" ");
    assert_eq!(stubs.held(), "gone");
    terminal.wait_for("Paused");
    terminal.send(" ");
    assert!(stubs.held().starts_with("held by"));
    terminal.send("q");
    assert_eq!(stubs.held(), "gone");
    terminal.wait_for(TODAY);
}

#[test]
fn leaving_lets_go() {
    let Kept { stubs, terminal, .. } = &in_mid_hold();
    terminal.send(CTRL_C);
    assert_eq!(stubs.held(), "gone");
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

#[test]
fn every_signal_lets_go_and_a_kill_too() {
    for signal in [Signal::TERM, Signal::HUP, Signal::KILL] {
        let Kept { stubs, terminal, .. } = &in_mid_hold();
        terminal.signal(signal);
        assert_eq!(stubs.held(), "gone");
        assert_eq!(terminal.wait_for_end(), Life::Killed(signal.as_raw()));
    }
}

#[test]
fn a_hang_up_lets_go() {
    let mut kept = in_mid_hold();
    kept.terminal.hang_up();
    assert_eq!(kept.stubs.held(), "gone");
    kept.terminal.wait_for_end();
}

#[test]
fn ctrl_z_lets_go_before_everything_stops() {
    let Kept { stubs, terminal, .. } = &in_mid_hold();
    terminal.send(CTRL_Z);
    terminal.wait_until_stopped();
    assert_eq!(stubs.held(), "gone");
    terminal.signal(Signal::CONT);
    terminal.wait_for("RIGHT SIDE · Paused");
    terminal.send(" ");
    assert!(stubs.held().starts_with("held by"));
}
