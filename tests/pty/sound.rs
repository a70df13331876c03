//! Sound with players that are scripts: what is played, what stands in, and that no player ever holds the session up.

use super::home::{CTRL_C, ENTER, Home, Truth};
use super::stubs::{PLAYER, Stubs};
use crate::support::run::files_below;
use crate::support::terminal::{Life, Terminal};
use std::thread;

/// Two short holds on each side, with a rest between.
const SIDES: &str = r#"
name = "Quick sides"
regions = ["lower-back"]
kind = "static"
position = "standing"
sides = "each"
level = 1
dose = { hold = 1, sets = 2 }
guide = { setup = "Stand." }
"#;

/// Says which tone it plays.
const SAYS: &str = "tone=${1##*/}; say ${tone%%-60-*}";

/// How often the bell rang.
fn rings(terminal: &Terminal) -> usize {
    terminal.written().split(|byte| *byte == 7).count() - 1
}

#[test]
fn every_phase_has_its_tone_and_each_comes_in_its_turn() {
    let home = Home::new();
    home.add("stretches/quick-sides.toml", SIDES);
    let stubs = Stubs::new(home.path());
    stubs.add(PLAYER, SAYS);
    let terminal = stubs.near(home.supple(["play", "quick-sides"])).open();
    for (waits, tones) in [
        ("Get ready", &["get-ready"][..]),
        ("RIGHT SIDE · Rest", &["go", "rest"]),
        ("LEFT SIDE · Switch", &["go", "switch"]),
        ("LEFT SIDE · Rest", &["go", "rest"]),
        ("Done: Quick sides", &["go", "finished"]),
    ] {
        terminal.wait_for(waits);
        for tone in tones {
            assert_eq!(stubs.said(), *tone, "{waits}");
        }
        terminal.send(ENTER);
    }
    let kept = files_below(&home.path().join("cache/sounds"));
    let wav = |bytes: &[u8]| bytes.starts_with(b"RIFF") && bytes.len() > 4000;
    assert!(
        kept.len() == 5 && kept.iter().all(|(_, bytes)| wav(bytes)),
        "{:?}",
        kept.iter().map(|file| &file.0).collect::<Vec<_>>()
    );
    assert!(rings(&terminal) == 0, "no bell where there are tones");
}

#[test]
fn muted_nothing_is_played_and_no_bell_rings() {
    let home = Home::new();
    let stubs = Stubs::new(home.path());
    stubs.add(PLAYER, SAYS);
    let terminal = stubs.near(home.supple(["play", "breather"])).open();
    terminal.wait_for("Get ready");
    assert_eq!(stubs.said(), "get-ready");
    terminal.send("m");
    terminal.wait_for("muted");
    terminal.send(ENTER);
    terminal.wait_for("Done: Breather");
    assert!(rings(&terminal) == 0);
    terminal.send(CTRL_C);
    terminal.wait_for_end();
    assert_eq!(stubs.said_so_far(), Vec::<String>::new());
}

/// The beats of the journal follow the countdown: whole seconds since the hold began, as far as five of them.
fn beats(script: Option<&str>) -> Vec<u64> {
    let home = Home::new();
    let stubs = Stubs::new(home.path());
    if let Some(script) = script {
        stubs.add(PLAYER, script);
    }
    let terminal = stubs.near(home.supple(["play", "wall-lean"])).open();
    terminal.wait_for("Get ready");
    terminal.send(ENTER);
    terminal.wait_while_it_writes("five beats", || Truth::of(&home).is_some_and(|truth| truth.beats >= 5));
    let truth = Truth::of(&home).expect("a journal");
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    let lines = home.lines("sessions");
    let at = |line: &serde_json::Value| line.get("beat")?.get("at")?.as_u64();
    let all: Vec<u64> = lines.iter().filter_map(at).filter(|at| *at >= truth.began).collect();
    all.iter().take(5).map(|at| (at - truth.began) / 1000).collect()
}

/// Were the loop held up by the player, a beat would be missing, or the session would have paused as if the machine slept.
#[test]
fn a_player_that_hangs_or_fails_or_is_not_there_changes_no_beat() {
    let players = [Some("exit 0"), Some("hang"), Some("exit 1"), None];
    let found =
        thread::scope(|scope| players.map(|player| scope.spawn(move || beats(player))).map(|run| run.join().expect("beats")));
    for (player, beats) in players.iter().zip(&found) {
        assert_eq!(beats, &found[0], "with a player that does {player:?}");
    }
    assert_eq!(found[0].len(), 5);
}

#[test]
fn where_nothing_plays_the_bell_rings_and_the_headline_flashes() {
    let home = Home::new();
    let stubs = Stubs::new(home.path());
    let terminal = stubs.near(home.supple(["play", "wall-lean"])).env("NO_COLOR", "1").open();
    terminal.wait_for("No sound player works: the bell rings.");
    terminal.send(ENTER);
    let flashing = |screen: &vt100::Screen| {
        let (rows, columns) = screen.size();
        let line = |row: u16| screen.contents_between(row, 0, row, columns);
        (0..rows).any(|row| line(row).contains("RIGHT SIDE · Hold") && screen.cell(row, 2).is_some_and(vt100::Cell::inverse))
    };
    terminal.wait_until("a flash", flashing);
    terminal.wait_until("its end", |screen| screen.contents().contains("RIGHT SIDE · Hold") && !flashing(screen));
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    assert!(rings(&terminal) >= 2, "one for the time to get ready, one for the hold");
}

#[test]
fn far_away_the_bell_rings_and_nothing_is_started() {
    let home = Home::new();
    let stubs = Stubs::new(home.path());
    stubs.add(PLAYER, SAYS);
    stubs.add(super::stubs::KEEPER, "say kept awake");
    let terminal = stubs.near(home.supple(["play", "breather"])).env("SSH_TTY", "/dev/pts/7").open();
    terminal.wait_for("Get ready");
    terminal.send(ENTER);
    let text = terminal.wait_for("Done: Breather");
    assert!(!text.contains("No sound player"), "{text}");
    terminal.send(CTRL_C);
    terminal.wait_for_end();
    assert_eq!(stubs.said_so_far(), Vec::<String>::new());
    assert!(rings(&terminal) >= 3);
}

/// The server of tmux keeps the terminal of whoever started it; its connection is that of whoever is there now.
#[test]
fn in_tmux_the_connection_says_who_is_far_away() {
    for (connection, tones, bells) in [("", vec!["get-ready"], 0), ("10.0.0.2 50022 10.0.0.1 22", vec![], 1)] {
        let home = Home::new();
        let stubs = Stubs::new(home.path());
        stubs.add(PLAYER, SAYS);
        let start = stubs.near(home.supple(["play", "breather"])).env("TMUX", "/tmp/tmux-0/default,7,0");
        let terminal = start.env("SSH_TTY", "/dev/pts/7").env("SSH_CONNECTION", connection).open();
        terminal.wait_for("Get ready");
        let said: Vec<String> = tones.iter().map(|_| stubs.said()).collect();
        terminal.send(CTRL_C);
        assert_eq!(terminal.wait_for_end(), Life::Exited(0));
        assert_eq!((said, rings(&terminal)), (tones.into_iter().map(str::to_owned).collect(), bells), "{connection}");
    }
}

#[test]
fn line_by_line_there_are_tones_and_the_last_one_comes_to_its_end() {
    let home = Home::new();
    let stubs = Stubs::new(home.path());
    stubs.add(PLAYER, &format!("{SAYS}; case $1 in */finished-*) hang; say its end;; esac"));
    let terminal = stubs.near(home.supple(["play", "--plain", "breather"])).open();
    terminal.wait_for("Get ready");
    assert_eq!(stubs.said(), "get-ready");
    terminal.send(ENTER);
    assert_eq!([stubs.said(), stubs.said()], ["go", "finished"]);
    stubs.let_go();
    assert_eq!(stubs.said(), "its end");
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    assert!(rings(&terminal) == 0, "no bell between the words");
}

#[test]
fn a_rehearsal_is_silent_and_keeps_nothing_awake() {
    let home = Home::new();
    let stubs = Stubs::new(home.path());
    stubs.add(PLAYER, SAYS);
    stubs.add(super::stubs::KEEPER, "say kept awake");
    let terminal = stubs.near(home.supple(["play", "--rehearse=200", "wall-lean"])).open();
    terminal.wait_for("Done: Wall lean");
    terminal.send(CTRL_C);
    terminal.wait_for_end();
    assert_eq!(stubs.said_so_far(), Vec::<String>::new());
    assert!(rings(&terminal) == 0);
}
