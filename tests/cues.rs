//! When cues come: every cue of a shipped routine to the millisecond, and that nothing heard or unheard moves one of them.

use proptest::prelude::*;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;
use supple::app::{App, Ear, Effect, Failure, Heard, Msg};
use supple::command::{Key, KeyCode};
use supple::config::Config;
use supple::load;
use supple::model::{Id, Library};
use supple::session::CueKind;
use supple::shell::embed;
use supple::sound::Tone;
use supple::time::{Moment, Stamp, Wall, minutes_seconds};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &[]).library);

const ROUTINE: &str = "desk-break-3";
/// With every kind of cue between them.
const LISTED: [&str; 2] = [ROUTINE, "hip-openers"];

fn stamp(at: Duration) -> Stamp {
    let start = Wall::parse("2026-11-23T07:30:00+01:00").expect("a time");
    Stamp { moment: Moment::at(at), wall: start.plus(at) }
}

fn app() -> App {
    let mut app = App::new(stamp(Duration::ZERO), Config::default(), LIBRARY.clone(), Vec::new());
    app.hear(Ear::Here, Heard::BellAndFlash);
    app
}

/// Plays a routine from start to end, woken whenever the app wants, while `happenings` happen at their milliseconds; returns
/// every effect with its time.
fn play(routine: &str, happenings: &[(u64, Failure)]) -> Vec<(Duration, Effect)> {
    let mut app = app();
    let mut happenings = happenings.to_vec();
    happenings.sort_by_key(|(at, _)| *at);
    let mut happenings = happenings.into_iter().map(|(at, failure)| (Duration::from_millis(at), failure)).peekable();
    let mut msg = Msg::Play(Some(Id::new(routine)));
    let mut now = Duration::ZERO;
    let mut effects = Vec::new();
    loop {
        effects.extend(app.update(stamp(now), msg).into_iter().map(|effect| (now, effect)));
        if app.session.is_none() {
            return effects;
        }
        let wake = app.next_wake().expect("it plays").since_start();
        msg = if let Some((at, failure)) = happenings.next_if(|(at, _)| *at < wake) {
            now = at.max(now);
            Msg::Failed(failure)
        } else {
            now = wake;
            Msg::Woke
        };
    }
}

/// The cues and the signs of life, which come when the countdown changes; the first of these comes with whatever happens first.
fn moments(happenings: &[(u64, Failure)]) -> Vec<(Duration, Effect)> {
    let first = Duration::from_secs(1);
    let counts =
        |(at, effect): &(Duration, Effect)| matches!(effect, Effect::Cue(_)) || matches!(effect, Effect::Beat(_) if *at >= first);
    play(ROUTINE, happenings).into_iter().filter(counts).collect()
}

/// Set `SUPPLE_UPDATE=1` to write the list anew.
#[test]
fn every_cue_of_a_routine_comes_in_its_order_at_its_time() {
    let mut unheard: Vec<Tone> = Tone::all().collect();
    for routine in LISTED {
        let mut list = String::new();
        for (at, effect) in play(routine, &[]) {
            if let Effect::Cue(cue) = effect {
                let name = if let CueKind::Count(left) = cue { left.to_string() } else { Tone::of(cue).name().to_owned() };
                writeln!(list, "{}.{:03} {name}", minutes_seconds(at), at.subsec_millis()).expect("a line");
                unheard.retain(|tone| *tone != Tone::of(cue));
            }
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cues/{routine}.txt"));
        if std::env::var_os("SUPPLE_UPDATE").is_some() {
            fs::write(&path, &list).expect("a file");
        }
        assert_eq!(list, fs::read_to_string(&path).expect("a list"), "{}", path.display());
    }
    assert_eq!(unheard, [], "no list has them");
}

#[test]
fn with_a_player_every_cue_has_its_tone_and_nothing_rings() {
    let effects = play(ROUTINE, &[]);
    let cues = effects.iter().filter_map(|(at, effect)| if let Effect::Cue(cue) = effect { Some((at, cue)) } else { None });
    let tones = effects.iter().filter_map(|(at, effect)| if let Effect::Tone(cue) = effect { Some((at, cue)) } else { None });
    assert!(cues.eq(tones));
    assert!(!effects.iter().any(|(_, effect)| *effect == Effect::Bell));
}

fn any_failure() -> impl Strategy<Value = Failure> {
    prop::sample::select(vec![Failure::Sound, Failure::SoundsAgain])
}

fn any_key() -> impl Strategy<Value = KeyCode> {
    let letters = [' ', '+', '-', 'r', 'm', 'q', '?', 'd'].map(KeyCode::Char);
    prop::sample::select(
        letters.into_iter().chain([KeyCode::Enter, KeyCode::Esc, KeyCode::Left, KeyCode::Right]).collect::<Vec<_>>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever becomes of players, and whenever it is told: each cue comes at its millisecond, and the countdown with it.
    #[test]
    fn what_is_heard_moves_no_cue(happenings in prop::collection::vec((0_u64..200_000, any_failure()), 0..12)) {
        let (disturbed, quiet) = (moments(&happenings), moments(&[]));
        let moved = disturbed.iter().zip(&quiet).find(|(disturbed, quiet)| disturbed != quiet);
        prop_assert_eq!((moved, disturbed.len()), (None, quiet.len()));
    }

    /// Each change is told once: the screen is kept on if and only if the session moves.
    #[test]
    fn the_screen_is_kept_on_while_the_session_moves(keys in prop::collection::vec((0_u64..40_000, any_key()), 1..40)) {
        let mut app = app();
        let mut kept = false;
        let mut now = Duration::ZERO;
        let mut happen = |app: &mut App, at: Duration, msg: Msg| -> Result<(), TestCaseError> {
            for effect in app.update(stamp(at), msg) {
                if let Effect::KeepAwake(on) = effect {
                    prop_assert_ne!(std::mem::replace(&mut kept, on), on);
                }
            }
            let moves = app.session.as_ref().is_some_and(|running| running.session.next_wake().is_some());
            prop_assert_eq!(kept, moves);
            Ok(())
        };
        happen(&mut app, now, Msg::Play(Some(Id::new(ROUTINE))))?;
        for (wait, key) in keys {
            let until = now + Duration::from_millis(wait);
            while let Some(wake) = app.next_wake().map(Moment::since_start).filter(|wake| *wake <= until) {
                happen(&mut app, wake, Msg::Woke)?;
            }
            now = until;
            happen(&mut app, now, Msg::Key(Key::plain(key)))?;
        }
        happen(&mut app, now, Msg::Leave)?;
    }
}
