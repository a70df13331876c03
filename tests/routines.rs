//! The routines that ship: each played to its end, as long as it says, and fit for whom it is meant.

use crate::support::run::Supple;
use crate::world::World;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use supple::compose::rules::MOST_CHANGES;
use supple::load;
use supple::model::words::{Position, Prop, Purpose};
use supple::model::{Dose, Library, Routine, Sides, Step};
use supple::session::plan::get_ready_time;
use supple::session::{Plan, Session, State};
use supple::shell::embed;
use supple::time::{Moment, about_minutes};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &[]).library);

/// The length of a plan for somebody who has done nothing yet.
fn length(routine: &Routine) -> Duration {
    Plan::of(routine, |_| false).length()
}

/// Seconds between what is done on one side.
fn rests(dose: &Dose) -> u64 {
    match dose {
        Dose::Hold { sets, .. } | Dose::Roll { sets, .. } | Dose::Reps { sets, .. } => u64::from(sets - 1) * 5,
        Dose::Isometric { reps, rest, sets, .. } => u64::from(sets * (reps - 1)) * rest.as_secs() + u64::from(sets - 1) * 5,
        Dose::Pnf { .. } | Dose::Breath { .. } => 0,
    }
}

/// Seconds of a step, counted from its dose.
fn seconds(step: &Step, moves: bool, met: bool) -> u64 {
    let stretch = &step.stretch;
    let one_side = step.dose.work().as_secs() + rests(&step.dose);
    let switch = if stretch.position == Position::SideLying { 10 } else { 5 };
    let turns = if stretch.sides == Sides::Each { 2 * one_side + switch } else { one_side };
    let needed = get_ready_time(stretch, moves, met);
    step.ready.map_or(needed, |ready| ready.max(needed)).as_secs() + turns
}

/// Seconds of work in it, both sides.
fn work(step: &Step) -> Duration {
    step.dose.work() * if step.stretch.sides == Sides::Each { 2 } else { 1 }
}

#[test]
fn each_is_played_to_its_end_and_held_as_long_as_planned_on_both_sides() {
    for routine in LIBRARY.routines() {
        let (mut session, _) = Session::start(Plan::of(routine, |_| false), Moment::START);
        while let Some(wake) = session.next_wake() {
            session.advance(wake);
        }
        assert_eq!(session.head().state(), State::Finished, "{}", routine.id);
        assert_eq!(session.head().time(), length(routine), "{}", routine.id);
        assert_eq!(session.head().held().len(), routine.steps.len());
        for (step, held) in routine.steps.iter().zip(session.head().held()) {
            assert_eq!(held.left, held.right, "{} in {}", step.stretch.id, routine.id);
            assert_eq!(held.total(), work(step), "{} in {}", step.stretch.id, routine.id);
        }
    }
}

#[test]
fn the_time_that_is_shown_is_the_sum_of_the_steps() {
    let mut world = World::at("2026-11-23T08:00:00+00:00");
    world.give("tab tab");
    let screen = world.text(200, 60);
    let supple = Supple::new().args(["list", "routines", "--json"]);
    let listed = supple.run().success().json();
    let printed = supple.args(["list", "routines"]).run().success().stdout;
    for routine in LIBRARY.routines() {
        let moves = |index: usize| {
            index
                .checked_sub(1)
                .is_none_or(|before| routine.steps[before].stretch.position != routine.steps[index].stretch.position)
        };
        let met = |index: usize| routine.steps[..index].iter().any(|step| step.stretch.id == routine.steps[index].stretch.id);
        let counted: u64 = routine.steps.iter().enumerate().map(|(index, step)| seconds(step, moves(index), met(index))).sum();
        assert_eq!(length(routine).as_secs(), counted, "{}", routine.id);
        let entry = listed.as_array().expect("a list").iter().find(|entry| entry["id"] == routine.id.as_str());
        assert_eq!(entry.expect("it is listed")["seconds"], counted, "{}", routine.id);
        let minutes = about_minutes(Duration::from_secs(counted));
        for (place, text) in [("list", &printed), ("the screen", &screen)] {
            let mut lines = text.lines().filter(|line| line.contains(&routine.name));
            assert!(lines.any(|line| line.contains(&minutes)), "{place}: {} takes {minutes}\n{text}", routine.id);
        }
    }
}

#[test]
fn one_routine_is_shown_with_the_time_of_its_plan() {
    let lengths: Vec<(Arc<Routine>, Duration)> =
        LIBRARY.routines().map(|routine| (Arc::clone(routine), length(routine))).collect();
    std::thread::scope(|scope| {
        for half in lengths.chunks(lengths.len().div_ceil(2)) {
            scope.spawn(move || {
                for (routine, length) in half {
                    let shown = Supple::new().args(["show", routine.id.as_str()]);
                    shown.run().success().stdout_has(&about_minutes(*length)).stdout_has(&routine.name);
                    let json = shown.args(["show", "--json", routine.id.as_str()]).run().success().json();
                    assert_eq!(json["seconds"], length.as_secs(), "{}", routine.id);
                }
            });
        }
    });
}

#[test]
fn there_are_routines_for_every_purpose_and_every_area() {
    assert_eq!(LIBRARY.routines().count(), 28);
    let purposes: BTreeSet<Purpose> = LIBRARY.routines().map(|routine| routine.purpose).collect();
    assert_eq!(purposes, Purpose::ALL.iter().copied().collect());
    let homes: BTreeSet<&str> = LIBRARY
        .routines()
        .flat_map(|routine| &routine.steps)
        .filter_map(|step| LIBRARY.area_of(step.stretch.home()))
        .map(|area| area.id.as_str())
        .collect();
    // No stretch is at home in the core: what works on it does so along with the low back.
    let areas: BTreeSet<&str> = LIBRARY.areas().iter().map(|area| area.id.as_str()).filter(|id| *id != "core").collect();
    assert_eq!(homes, areas);
}

#[test]
fn none_changes_position_more_often_than_one_follows() {
    for routine in LIBRARY.routines() {
        assert!(routine.position_changes() <= MOST_CHANGES, "{}: {}", routine.id, routine.position_changes());
        let hardest = routine.steps.iter().map(|step| step.stretch.level).max();
        assert_eq!(hardest, Some(routine.level), "{}", routine.id);
    }
}

#[test]
fn the_monday_routine_is_one_that_everyone_can_do() {
    let turns: Vec<_> = LIBRARY.routines().filter(|routine| routine.rotation).collect();
    assert!(turns.len() >= 8, "{} take turns", turns.len());
    for routine in turns {
        assert!(routine.level <= 2, "{} is of level {}", routine.id, routine.level);
        for step in &routine.steps {
            let at_hand = [Prop::Chair, Prop::Wall, Prop::Strap];
            assert!(step.stretch.needs_only(&at_hand), "{}: {} needs more", routine.id, step.stretch.id);
        }
    }
}
