//! `supple while` on a terminal: stretches are on the screen until the command ends, then what it said, and its code.

use super::home::Home;
use crate::support::terminal::Life;

#[test]
fn stretches_play_until_the_command_ends_and_then_it_has_its_say() {
    let home = Home::new();
    let script = "echo begun; echo warned >&2; [ -t 0 ] && echo a terminal; read x || echo nothing to read; sleep 1; exit 7";
    let terminal = home.supple(["while", "--", "sh", "-c", script]).open();
    terminal.wait_for("Get ready");
    let end = terminal.wait_for_end();
    let text = terminal.text();
    assert_eq!(end, Life::Exited(7), "{text}");
    let said: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert!(said.ends_with(&["begun", "warned", "nothing to read"]), "{text}");
    assert!(home.files("sessions").is_empty(), "no session is left to be gone on with");
}
