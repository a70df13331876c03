//! The thread of cues with players that are scripts: it waits for nobody, and gives up whoever hangs.

use super::player::Life;
use super::*;
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::Receiver;
use tempfile::TempDir;

/// Far longer than anything takes: only a test that fails waits so long.
const LONG: Duration = Duration::from_secs(30);
/// A machine may be so slow that nothing is stale, and nothing hangs.
const PATIENT: Limits = Limits { stale: LONG, hangs: LONG };

/// Players that are scripts, and what they say.
struct Players {
    home: TempDir,
    said: Receiver<String>,
    told: Receiver<Failure>,
    tell: Sender<Failure>,
}

impl Players {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        for name in ["said", "hold"] {
            let made = Command::new("mkfifo").arg(home.path().join(name)).status().expect("mkfifo");
            assert!(made.success());
        }
        let (sender, said) = channel();
        // Open for writing, too, so that it does not end when a player does.
        let pipe = OpenOptions::new().read(true).write(true).open(home.path().join("said")).expect("a pipe");
        thread::spawn(move || BufReader::new(pipe).lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let (tell, told) = channel();
        Self { home, said, told, tell }
    }

    /// Starts a speaker with players that run these scripts: `say` says its words and the tone, `hang` never ends.
    fn speaker<const COUNT: usize>(&self, scripts: [&str; COUNT], limits: Limits) -> Speaker {
        let home = self.home.path().to_string_lossy();
        let player = |script: &str| {
            let words = format!("say() {{ tone=${{1##*/}}; echo \"$2 ${{tone%%-60-*}}\" >{home}/said; }}\n");
            let script = format!("{words}hang() {{ exec cat {home}/hold; }}\ncd {home}; {script}");
            Player::new("sh", &["-c", &script, "sh"], Life::OneFile)
        };
        let tell = self.tell.clone();
        let files = Files::new(Some(self.home.path().join("sounds")), 60);
        Speaker::with(scripts.map(player).into(), files, limits, move |failure| tell.send(failure).expect("a test"))
    }

    fn said(&self) -> String {
        self.said.recv_timeout(LONG).expect("a player says something")
    }

    fn told(&self) -> Failure {
        self.told.recv_timeout(LONG).expect("something is told")
    }

    /// Waits until a player hangs; as long as what is returned is kept, it does.
    fn hung(&self) -> fs::File {
        let (sender, open) = channel();
        let path = self.home.path().join("hold");
        thread::spawn(move || sender.send(OpenOptions::new().write(true).open(path)));
        open.recv_timeout(LONG).expect("a player that hangs").expect("a pipe")
    }

    /// Waits until a player that hung is gone.
    fn wait_until_gone(mut held: fs::File) {
        let (sender, gone) = channel();
        thread::spawn(move || {
            // Until nobody reads any more: a pipe takes no more than so much.
            while held.write_all(&[0; 4096]).is_ok() {}
            sender.send(())
        });
        gone.recv_timeout(LONG).expect("the player to be gone");
    }
}

fn within_limit<T: Send + 'static>(what: &str, deed: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, done) = channel();
    thread::spawn(move || sender.send(deed()));
    done.recv_timeout(LONG).unwrap_or_else(|_| panic!("waited in vain for {what}"))
}

#[test]
fn giving_a_cue_waits_for_nothing_and_a_player_that_hangs_is_ended_with_us() {
    let players = Players::new();
    let speaker = players.speaker(["hang"], PATIENT);
    speaker.cue(CueKind::Half);
    let held = players.hung();
    let speaker = within_limit("a thousand cues", move || {
        (0..1000).for_each(|_| speaker.cue(CueKind::Count(3)));
        speaker
    });
    within_limit("the end of the speaker", move || drop(speaker));
    Players::wait_until_gone(held);
    assert!(players.told.try_recv().is_err(), "whether it would have worked is not known");
}

#[test]
fn what_a_player_started_ends_with_it() {
    let players = Players::new();
    let speaker = players.speaker(["cat hold; exit 1"], PATIENT);
    speaker.cue(CueKind::Half);
    let held = players.hung();
    within_limit("the end of the speaker", move || drop(speaker));
    Players::wait_until_gone(held);
}

#[test]
fn the_first_that_ends_well_is_remembered() {
    let players = Players::new();
    let speaker = players.speaker(["say $1 first; exit 1", "say $1 second", "say $1 third"], PATIENT);
    speaker.cue(CueKind::Go);
    assert_eq!([players.said(), players.said()], ["first go", "second go"]);
    for (cue, tone) in [(CueKind::Switch, "switch"), (CueKind::Count(1), "last")] {
        speaker.cue(cue);
        assert_eq!(players.said(), format!("second {tone}"));
    }
    within_limit("the end", move || speaker.finish());
    assert!(players.said.try_recv().is_err() && players.told.try_recv().is_err());
}

#[test]
fn a_player_that_hangs_is_given_up_and_the_next_one_tried() {
    let players = Players::new();
    let speaker = players.speaker(["say $1 first; hang", "say $1 second"], Limits { hangs: Duration::ZERO, ..PATIENT });
    speaker.cue(CueKind::Half);
    assert_eq!([players.said(), players.said()], ["first half", "second half"]);
    within_limit("the end", move || speaker.finish());
    assert!(players.told.try_recv().is_err());
}

#[test]
fn what_comes_too_late_is_not_played() {
    for (stale, said) in [(Duration::ZERO, None), (LONG, Some("a go".to_owned()))] {
        let players = Players::new();
        let speaker = players.speaker(["say $1 a"], Limits { stale, ..PATIENT });
        speaker.cue(CueKind::Go);
        within_limit("the end", move || speaker.finish());
        assert_eq!(players.said.recv_timeout(if said.is_some() { LONG } else { Duration::ZERO }).ok(), said);
    }
}

#[test]
fn behind_a_hang_nothing_is_queued_but_the_newest() {
    let players = Players::new();
    let limits = Limits { hangs: Duration::from_secs(1), ..PATIENT };
    let speaker = players.speaker(["say $1 hung; hang", "say $1 played"], limits);
    speaker.cue(CueKind::Half);
    assert_eq!(players.said(), "hung half");
    for cue in [CueKind::Count(3), CueKind::Count(2), CueKind::Count(1), CueKind::Go] {
        speaker.cue(cue);
    }
    within_limit("the end", move || speaker.finish());
    let said: Vec<String> = players.said.try_iter().collect();
    let played: Vec<&String> = said.iter().filter(|said| said.starts_with("played")).collect();
    assert_eq!(played, ["played go"], "{said:?}");
}

#[test]
fn a_newer_tone_cuts_off_the_one_before() {
    let players = Players::new();
    let script = "case $1 in */get-ready*) say $1 begun; hang;; *) say $1 whole;; esac";
    let speaker = players.speaker([script], PATIENT);
    speaker.cue(CueKind::GetReady);
    assert_eq!(players.said(), "begun get-ready");
    let held = players.hung();
    speaker.cue(CueKind::Go);
    assert_eq!(players.said(), "whole go");
    Players::wait_until_gone(held);
}

#[test]
fn that_none_works_is_told_and_that_one_does_again() {
    let players = Players::new();
    let speaker = players.speaker(["test -e works", "exit 1"], PATIENT);
    for _ in 0..2 {
        speaker.cue(CueKind::Go);
        assert_eq!(players.told(), Failure::Sound);
    }
    fs::write(players.home.path().join("works"), "").expect("a file");
    speaker.cue(CueKind::Go);
    assert_eq!(players.told(), Failure::SoundsAgain);
}

#[test]
fn one_that_ends_well_too_soon_is_not_believed_where_that_proves_nothing() {
    for (life, told) in [(Life::OneFileDoubted, Some(Failure::Sound)), (Life::OneFile, None)] {
        let players = Players::new();
        let tell = players.tell.clone();
        let player = Player::new("true", &[], life);
        let speaker = Speaker::with([player].into(), Files::new(None, 60), PATIENT, move |told| tell.send(told).expect("a test"));
        // The longest tone: nothing is so slow to end.
        speaker.cue(CueKind::Finished);
        within_limit("the end", move || speaker.finish());
        assert_eq!(players.told.try_recv().ok(), told, "{life:?}");
    }
}

#[test]
fn a_program_that_is_not_there_is_no_player() {
    let players = Players::new();
    let tell = players.tell.clone();
    let missing = Player::new("supple-no-such-player", &[], Life::OneFile);
    let speaker = Speaker::with([missing].into(), Files::new(None, 60), PATIENT, move |told| tell.send(told).expect("a test"));
    speaker.cue(CueKind::Go);
    assert_eq!(players.told(), Failure::Sound);
}

#[test]
fn a_kept_player_is_started_once_and_told_names() {
    let players = Players::new();
    let home: PathBuf = players.home.path().to_owned();
    let script = format!("echo started >{0}/said; while read name; do echo $SUPPLE_SOUNDS/$name >{0}/said; done", home.display());
    let files = Files::new(Some(home.join("sounds")), 60);
    let player = Player::new("sh", &["-c", &script], Life::Kept);
    let speaker = Speaker::with([player].into(), files, PATIENT, |_| {});
    let starts = |tone: &str| format!("{}/sounds/{tone}-60-", home.display());
    speaker.cue(CueKind::Go);
    assert_eq!(players.said(), "started");
    assert!(players.said().starts_with(&starts("go")));
    speaker.cue(CueKind::Rest);
    assert!(players.said().starts_with(&starts("rest")));
    within_limit("the end", move || drop(speaker));
}
