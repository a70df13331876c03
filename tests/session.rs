//! The laws of time: cues, ends, folds, pauses, sides and resuming, over random sessions.

use proptest::prelude::*;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use supple::load;
use supple::model::words::Skip;
use supple::model::{Library, Routine, Sides, Step};
use supple::session::journal;
use supple::session::{Cue, CueKind, Event, Plan, Replan, Session, State};
use supple::shell::embed;
use supple::time::{Moment, Wall};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &[]).library);

fn started() -> Wall {
    Wall::parse("2026-11-23T07:30:00+01:00").expect("a time")
}

fn moment(millis: u64) -> Moment {
    Moment::at(Duration::from_millis(millis))
}

/// A routine of any of the shipped stretches.
fn routine() -> impl Strategy<Value = Routine> {
    let stretches: Vec<_> = LIBRARY.stretches().cloned().collect();
    prop::collection::vec(prop::sample::select(stretches), 1..4).prop_map(|stretches| {
        let first = stretches.first().expect("at least one");
        let steps = stretches.iter().map(Step::of).collect();
        Routine { steps, ..Routine::of_one(first) }
    })
}

fn plan_of(routine: &Routine) -> Plan {
    Plan::of(routine, |id| id.as_str().len() % 2 == 0)
}

/// Any event, another rest of any stretches among them, at once or after the step.
fn any_event() -> impl Strategy<Value = Event> {
    let named = prop::sample::select(Event::all().collect::<Vec<_>>());
    let leaves = prop::sample::select(vec![None, Some(Skip::Hurts), Some(Skip::Easier)]);
    let replanned = (routine(), leaves).prop_map(|(routine, leaves)| {
        let Plan { steps, segments, .. } = plan_of(&routine);
        Event::Replanned(Arc::new(Replan { leaves, steps, segments }))
    });
    prop_oneof![9 => named, 1 => replanned]
}

/// Waits in milliseconds, and what happens after each.
fn happenings() -> impl Strategy<Value = Vec<(u64, Event)>> {
    prop::collection::vec((0_u64..40_000, any_event()), 0..12)
}

/// Plays `plan` through `happenings`, waking where `wakes` says and at every event; returns every cue.
fn play(plan: &Plan, happenings: &[(u64, Event)], mut wakes: impl FnMut(&Session, Moment) -> Moment) -> (Session, Vec<Cue>) {
    let (mut session, mut cues) = Session::start(plan.clone(), Moment::START);
    let mut now = 0;
    for (wait, event) in happenings {
        now += wait;
        cues.extend(go_on_until(&mut session, moment(now), &mut wakes));
        cues.extend(session.apply(moment(now), event.clone()));
        assert_eq!(&session.refold(moment(now)), session.head(), "the head is the fold of the log");
    }
    // Whatever was left paused goes on, to the end.
    cues.extend(session.apply(moment(now), Event::Resumed));
    cues.extend(go_on_until(&mut session, moment(now + 4_000_000), &mut wakes));
    (session, cues)
}

fn go_on_until(session: &mut Session, until: Moment, wakes: &mut impl FnMut(&Session, Moment) -> Moment) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut now = Moment::START;
    while now < until {
        let next = wakes(session, until).min(until);
        now = next.max(now.plus(Duration::from_nanos(1)));
        cues.extend(session.advance(now.min(until)));
    }
    cues
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any pattern of wake-ups gives the same cues and the same end.
    #[test]
    fn wake_ups_change_nothing(routine in routine(), happenings in happenings(), steps in prop::collection::vec(1_u64..9_000, 1..20)) {
        let plan = plan_of(&routine);
        let exact = play(&plan, &happenings, |session, until| session.next_wake().unwrap_or(until));
        let seldom = play(&plan, &happenings, |_, until| until);
        let mut turn = 0;
        let random = play(&plan, &happenings, |session, _| {
            turn += 1;
            let step = steps[turn % steps.len()];
            moment(u64::try_from(session.head().time().as_millis()).expect("short") + step)
        });
        prop_assert_eq!(&exact.1, &seldom.1);
        prop_assert_eq!(&exact.1, &random.1);
        prop_assert_eq!(exact.0.head(), seldom.0.head());
        prop_assert_eq!(exact.0.head(), random.0.head());
        prop_assert_eq!(exact.0.head().state(), State::Finished);
    }

    /// Sleeping exactly until the next wake meets every cue at its very moment.
    #[test]
    fn the_next_wake_is_the_next_cue(routine in routine()) {
        let (mut session, cues) = Session::start(plan_of(&routine), Moment::START);
        prop_assert!(cues.iter().all(|cue| cue.at.is_zero()));
        let mut last = Moment::START;
        while let Some(wake) = session.next_wake() {
            prop_assert!(wake > last, "a wake must be later than the one before");
            last = wake;
            let cues = session.advance(wake);
            prop_assert!(!cues.is_empty(), "no wake is for nothing");
            for cue in cues {
                prop_assert_eq!(Moment::at(cue.at), wake);
            }
        }
        prop_assert!(session.is_over());
        prop_assert_eq!(session.head().time(), session.plan().length());
    }

    /// Time paused is not time held.
    #[test]
    fn pauses_hold_nothing(routine in routine(), pauses in prop::collection::vec((0_u64..60_000, 1_u64..600_000), 0..6)) {
        let plan = plan_of(&routine);
        let straight = play(&plan, &[], |session, until| session.next_wake().unwrap_or(until)).0;
        let happenings: Vec<(u64, Event)> =
            pauses.iter().flat_map(|(before, pause)| [(*before, Event::Paused), (*pause, Event::Resumed)]).collect();
        let paused = play(&plan, &happenings, |session, until| session.next_wake().unwrap_or(until)).0;
        prop_assert_eq!(straight.head().held(), paused.head().held());
    }

    /// However the time is changed, the second side is never shorter than the first.
    #[test]
    fn the_second_side_is_never_shorter(
        routine in routine(),
        changes in prop::collection::vec((0_u64..25_000, prop::sample::select(vec![Event::Lengthened, Event::Shortened])), 0..30),
    ) {
        let (session, _) = play(&plan_of(&routine), &changes, |session, until| session.next_wake().unwrap_or(until));
        for (step, held) in session.plan().steps.iter().zip(session.head().held()) {
            if step.stretch.sides == Sides::Each {
                prop_assert!(held.left >= held.right, "{}: {held:?}", step.stretch.id);
            }
        }
    }

    /// Killed at any moment, a session is taken up within a second of where it was.
    #[test]
    fn a_killed_session_resumes_where_it_was(routine in routine(), happenings in happenings(), more in 0_u64..90_000) {
        let plan = plan_of(&routine);
        let (mut session, _) = Session::start(plan.clone(), Moment::START);
        let mut lines = vec![journal::plan_line(&plan, started())];
        let mut now = 0;
        for (wait, event) in happenings {
            now += wait;
            let known = session.log().len();
            session.apply(moment(now), event);
            lines.extend(session.log().iter().skip(known).map(journal::event_line));
        }
        // Beats at every whole second since the last key, then death in the middle of one.
        for beat in (now..=now + more).step_by(1_000) {
            session.advance(moment(beat));
            lines.push(journal::beat_line(session.head().time()));
        }
        let death = moment(now + more);
        session.advance(death);
        let torn = format!("{}\n{{\"event\":{{\"at\":12", lines.join("\n"));
        let unfinished = journal::read(&torn, &LIBRARY).expect("a session to go on with");
        prop_assert_eq!(unfinished.started, started());
        let resumed = Session::resume(unfinished.plan, unfinished.log, unfinished.stopped_at, moment(0));
        if !session.is_over() && !resumed.is_over() {
            let truth = session.head().time();
            let taken_up = resumed.head().time();
            prop_assert!(truth >= taken_up && truth.saturating_sub(taken_up) <= Duration::from_secs(1));
            let then = session.refold_at(taken_up);
            prop_assert_eq!(then.segment(), resumed.head().segment());
            prop_assert_eq!(then.elapsed(), resumed.head().elapsed());
            prop_assert_eq!(then.held(), resumed.head().held());
            prop_assert_eq!(resumed.head().state(), State::Paused);
        }
    }
}

#[test]
fn a_hold_is_announced_halved_and_counted_down() {
    let stretch = LIBRARY.stretch("childs-pose").expect("shipped");
    let routine = Routine::of_one(stretch);
    let (_, cues) = play(&plan_of(&routine), &[], |_, until| until);
    let seen: Vec<CueKind> = cues.iter().map(|cue| cue.kind).collect();
    let expected = [
        CueKind::GetReady,
        CueKind::Count(3),
        CueKind::Count(2),
        CueKind::Count(1),
        CueKind::Go,
        CueKind::Half,
        CueKind::Count(3),
        CueKind::Count(2),
        CueKind::Count(1),
    ];
    assert_eq!(seen[..expected.len()], expected);
    assert_eq!(seen.last(), Some(&CueKind::Finished));
}

#[test]
fn going_back_starts_the_side_again_and_twice_the_side_before() {
    let stretch = LIBRARY.stretch("half-kneeling-hip-flexor").expect("shipped");
    let (mut session, _) = Session::start(Plan::of(&Routine::of_one(stretch), |_| true), Moment::START);
    session.apply(moment(1_000), Event::WasReady);
    session.advance(moment(13_000));
    let first = session.head().segment();
    session.apply(moment(13_000), Event::WentOn);
    assert_eq!(session.now().and_then(|now| now.side).map(supple::model::Side::word), Some("left"));
    session.apply(moment(14_000), Event::WasReady);
    let second = session.head().segment();
    session.advance(moment(24_000));
    session.apply(moment(24_000), Event::WentBack);
    assert_eq!((session.head().segment(), session.head().elapsed()), (second, Duration::ZERO));
    assert!(matches!(session.head().state(), State::CountingIn(_)));
    session.apply(moment(24_500), Event::WentBack);
    assert_eq!(session.head().segment(), first);
}
