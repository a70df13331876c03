//! The laws of changing what is left of a session: on time, both sides alike, never what is to be left out.

use proptest::prelude::*;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use supple::app::making::plain_wish;
use supple::app::monday::rotation;
use supple::compose::{Avoid, Exchange, Met, refit, step_for};
use supple::config::Config;
use supple::history::History;
use supple::load;
use supple::model::words::CAUTION_TAGS;
use supple::model::{Id, Library, Prop, Routine, Sides, Step, Stretch};
use supple::session::{Plan, Replan, SegmentKind};
use supple::shell::embed;
use supple::time::{Day, Wall};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &[]).library);

fn stretch() -> impl Strategy<Value = Arc<Stretch>> {
    prop::sample::select(LIBRARY.stretches().cloned().collect::<Vec<_>>())
}

/// The stretches that follow, none twice.
fn rest() -> impl Strategy<Value = Vec<Arc<Stretch>>> {
    prop::sample::subsequence(LIBRARY.stretches().cloned().collect::<Vec<_>>(), 1..9).prop_shuffle()
}

/// What follows `here`, as the session plays it.
fn followed(here: &Arc<Stretch>, steps: Vec<Step>) -> Replan {
    let plan = Plan::of(&Routine::of_one(here), |_| true);
    let routine = Routine { steps, ..Routine::of_one(here) };
    Replan::with(&plan, 0, &routine, |_| true).after(&plan, 0)
}

fn length(rest: &Replan) -> Duration {
    rest.segments.iter().map(|segment| segment.length).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Less time or more: it ends on the second where any choice of doses can, never after it, each side as long as the other.
    #[test]
    fn what_is_left_fits_the_time(here in stretch(), rest in rest(), seconds in 0_u32..1_500) {
        let budget = Duration::from_secs(seconds.into());
        let steps = refit(&LIBRARY, &rest, here.position, seconds, &Met::All);
        let kept: Vec<&Id> = steps.iter().map(|step| &step.stretch.id).collect();
        let mut left = rest.iter().map(|stretch| &stretch.id);
        prop_assert!(kept.iter().all(|id| left.any(|other| other == *id)), "in their order, and nothing new: {kept:?}");
        let all = kept.len() == rest.len();
        let rest = followed(&here, steps.clone());
        prop_assert!(length(&rest) <= budget, "{:?} of {budget:?}", length(&rest));
        // Where something was left out or none of it was, only a budget that nothing fills is missed by much.
        if !all && !kept.is_empty() {
            prop_assert!(length(&rest) * 2 > budget, "{:?} of {budget:?}", length(&rest));
        }
        for (index, step) in rest.steps.iter().enumerate().filter(|(_, step)| step.stretch.sides == Sides::Each) {
            let side = |turn: usize| -> Duration {
                let of_side = rest.segments.iter().filter(|segment| segment.step == index && segment.turn == turn);
                of_side.filter(|segment| matches!(segment.kind, SegmentKind::Work(_))).map(|segment| segment.length).sum()
            };
            prop_assert_eq!(side(0), side(1), "{}", step.stretch.id);
        }
    }

    /// What takes the place of a stretch that hurts is of the same region, asks no more, and is nothing to be left out.
    #[test]
    fn something_gentler_is_gentler_and_never_what_is_to_be_left_out(
        hurts in stretch(),
        tags in prop::collection::vec(prop::sample::select(CAUTION_TAGS), 0..4),
        taken in prop::collection::vec(stretch(), 0..6),
        left in 1_u64..90,
    ) {
        let avoid = Avoid { tags: tags.into_iter().map(str::to_owned).collect(), ..Avoid::default() };
        let taken: Vec<Id> = taken.iter().map(|stretch| stretch.id.clone()).chain([hurts.id.clone()]).collect();
        let exchange = Exchange { library: &LIBRARY, avoid: &avoid, at_hand: &[Prop::Chair], taken: &taken };
        for other in [exchange.gentler(&hurts), exchange.easier(&hurts), exchange.harder(&hurts)].into_iter().flatten() {
            prop_assert!(avoid.admits(other) && !taken.contains(&other.id), "{}", other.id);
        }
        if let Some(gentler) = exchange.gentler(&hurts) {
            prop_assert_eq!(gentler.home(), hurts.home());
            prop_assert!(gentler.level <= hurts.level);
            let step = step_for(gentler, hurts.sides, Duration::from_secs(left));
            prop_assert!(step.dose.work() >= Duration::from_secs(1));
        }
    }
}

#[test]
fn a_hold_in_the_place_of_a_hold_lasts_what_was_left() {
    let sphinx = LIBRARY.stretch("sphinx").expect("shipped");
    for (left, held) in [(23_400, 24), (3_000, 10), (60_000, 60)] {
        let step = step_for(sphinx, Sides::Together, Duration::from_millis(left));
        assert_eq!(step.dose.work(), Duration::from_secs(held));
    }
}

#[test]
fn what_was_left_out_for_good_stays_out_until_it_is_done_again_and_what_hurt_rests_that_day() {
    let line = |day: &str, stretch: &str, held: u32, skipped: &str| {
        format!(
            r#"{{"v":1,"started":"{day}T07:30:00+01:00","routine":"mine","name":"Mine","outcome":"stopped","seconds":60,"steps":[{{"stretch":"{stretch}","name":"X","region":"lower-back","planned":{{"both":30}},"held":{{"both":{held}}}{skipped}}}]}}"#
        )
    };
    let never = line("2026-11-23", "sphinx", 5, r#","skipped":"never""#);
    let hurts = line("2026-11-24", "cat-cow", 4, r#","skipped":"hurts""#);
    let again = line("2026-11-25", "sphinx", 30, "");
    let read = |lines: &[&String]| {
        let text = lines.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n");
        let (history, problems) = History::read([("history/laptop.jsonl", text.as_str())]);
        assert!(problems.is_empty(), "{problems:?}");
        history
    };
    let history = read(&[&never, &hurts]);
    assert_eq!(history.never().into_iter().collect::<Vec<_>>(), ["sphinx"].map(Id::new));
    let day = |text: &str| Day::parse(text).expect("a day");
    assert_eq!(history.hurt_on(day("2026-11-24")).into_iter().collect::<Vec<_>>(), ["lower-back"].map(Id::new));
    assert!(history.hurt_on(day("2026-11-25")).is_empty());
    assert!(read(&[&never, &hurts, &again]).never().is_empty());
    // Neither the routine of the week nor a wish brings it.
    let now = Wall::parse("2026-11-24T08:00:00+01:00").expect("a time");
    let avoid = plain_wish(&Config::default(), &LIBRARY, &history, now).avoid;
    assert!(!avoid.admits(LIBRARY.stretch("sphinx").expect("shipped")));
    assert!(!avoid.admits(LIBRARY.stretch("childs-pose").expect("shipped")));
    assert_eq!(rotation(&Config::default(), &LIBRARY, &history, Vec::new()).terms.avoid.stretches, ["sphinx"].map(Id::new));
}
