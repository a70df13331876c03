//! The laws of composing, over random wishes: the length exact, both sides alike, no rule broken, the same every time.
//!
//! `SUPPLE_WISHES=5000` tries so many wishes instead of a few hundred.

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use supple::compose::{Avoid, Composed, Met, Part, Wish, code, compose, rules};
use supple::load;
use supple::model::words::CAUTION_TAGS;
use supple::model::{Id, Kind, Library, Position, Prop, Purpose, Spine, Stretch};
use supple::session::{Plan, SegmentKind};
use supple::shell::embed;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &[]).library);

fn wishes() -> ProptestConfig {
    let cases = std::env::var("SUPPLE_WISHES").ok().and_then(|count| count.parse().ok()).unwrap_or(250);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn place() -> impl Strategy<Value = Id> {
    let areas = LIBRARY.areas().iter().map(|area| area.id.clone());
    let places: Vec<Id> = areas.chain(LIBRARY.regions().iter().map(|region| region.id.clone())).collect();
    prop::sample::select(places)
}

fn stretch() -> impl Strategy<Value = Id> {
    prop::sample::select(LIBRARY.stretches().map(|stretch| stretch.id.clone()).collect::<Vec<_>>())
}

fn avoid() -> impl Strategy<Value = Avoid> {
    let tag = prop::sample::select(CAUTION_TAGS).prop_map(str::to_owned);
    (prop::collection::vec(tag, 0..3), prop::collection::vec(place(), 0..2), prop::collection::vec(stretch(), 0..4))
        .prop_map(|(tags, regions, stretches)| Avoid { tags, regions, stretches })
}

fn met() -> impl Strategy<Value = Met> {
    let some = prop::collection::btree_set(stretch(), 0..120).prop_map(Met::These);
    prop_oneof![Just(Met::All), some]
}

fn wish() -> impl Strategy<Value = Wish> {
    let where_to = (prop::collection::vec(place(), 0..3), prop::option::of(prop::sample::select(Purpose::ALL)));
    let how = (
        prop::option::weighted(0.1, prop::sample::select(Kind::ALL)),
        prop::option::weighted(0.2, prop::sample::subsequence(Position::ALL, 1..5)),
        prop::option::weighted(0.5, prop::sample::subsequence(Prop::ALL, 0..5)),
        prop::option::of(1_u8..=3),
    );
    let lately = prop::collection::btree_map(stretch(), 1_u32..4, 0..40);
    (prop_oneof![30_u64..300, 300_u64..1800], where_to, how, avoid(), lately, met(), any::<u64>()).prop_map(
        |(seconds, (places, purpose), (kind, positions, at_hand, level), avoid, lately, met, seed)| Wish {
            budget: Duration::from_secs(seconds),
            places,
            purpose,
            kind,
            positions: positions.unwrap_or_default(),
            at_hand,
            level,
            used_to: None,
            keep: Vec::new(),
            only: None,
            avoid,
            lately,
            met,
            seed,
        },
    )
}

fn check(wish: &Wish, composed: &Composed) {
    let plan = Plan::of(&composed.routine, |id| wish.met.has(id));
    assert_eq!(plan.length(), wish.budget, "{composed:#?}");
    assert_eq!(rules::broken(&composed.routine, wish), Vec::<String>::new());
    assert_eq!(composed.reasons.len(), composed.routine.steps.len());
    for (index, segment) in plan.segments.iter().enumerate().filter(|(_, segment)| segment.is_work()) {
        let other = plan.counterpart(index).and_then(|other| plan.segments.get(other));
        assert!(other.is_none_or(|other| other.length == segment.length), "{segment:?} {other:?}");
        assert!(segment.length > Duration::ZERO);
    }
    assert!(composed.routine.position_changes() <= 3);
    for stretch in composed.routine.steps.iter().map(|step| &step.stretch) {
        let warms_up = composed.routine.purpose == Purpose::WarmUp;
        assert!(!warms_up || !matches!(stretch.kind, Kind::Static | Kind::Pnf), "{}: held before effort", stretch.id);
        assert!(wish.purpose.is_none_or(|purpose| stretch.good_for.contains(&purpose)), "{}", stretch.id);
        assert!(!stretch.cautions.iter().any(|caution| wish.avoid.tags.contains(&caution.tag)), "{}", stretch.id);
        assert!(!stretch.regions.iter().any(|region| wish.avoid.regions.contains(region)), "{}", stretch.id);
        assert!(!wish.avoid.stretches.contains(&stretch.id) && stretch.level <= wish.level.unwrap_or(2), "{}", stretch.id);
        assert!(wish.positions.is_empty() || wish.positions.contains(&stretch.position), "{}", stretch.id);
        assert!(wish.at_hand.as_ref().is_none_or(|props| stretch.needs_only(props)), "{}", stretch.id);
    }
    for (step, planned) in composed.routine.steps.iter().zip(&plan.steps) {
        let stretch = &planned.stretch;
        if matches!(composed.routine.purpose, Purpose::Morning | Purpose::Care) {
            assert!(!stretch.spine.contains(&Spine::FlexionLoaded), "{}", stretch.id);
        }
        let (least, most) = supple::compose::dose::hold_range(stretch);
        if let supple::model::Dose::Hold { hold, .. } = &step.dose {
            assert!((least..=most).contains(hold), "{}: {hold:?}", stretch.id);
        }
    }
    let waiting = plan.segments.iter().filter(|segment| segment.kind == SegmentKind::GetReady);
    assert!(waiting.map(|segment| segment.length.as_secs()).max() <= Some(25), "nobody waits long");
}

proptest! {
    #![proptest_config(wishes())]

    #[test]
    fn a_routine_ends_on_the_second_and_breaks_no_rule(wish in wish()) {
        match compose(&LIBRARY, &wish) {
            Ok(composed) => {
                check(&wish, &composed);
                prop_assert_eq!(compose(&LIBRARY, &wish), Ok(composed.clone()));
                let code = code::read(composed.routine.id.as_str()).expect("a code");
                prop_assert_eq!(code.rebuild(&LIBRARY), Ok(composed));
            }
            Err(unmet) => {
                // What it says to give up is what helps.
                for part in unmet.give_up {
                    if let supple::compose::GiveUp::Length(length) = part {
                        let other = Wish { budget: length, ..wish.clone() };
                        prop_assert!(compose(&LIBRARY, &other).is_ok());
                    }
                }
            }
        }
    }
}

fn minutes(minutes: u64) -> Wish {
    Wish { budget: Duration::from_secs(minutes * 60), met: Met::All, ..Wish::default() }
}

#[test]
fn every_length_from_a_minute_to_half_an_hour_can_be_met() {
    for seconds in (60..1800).step_by(7) {
        let wish = Wish { budget: Duration::from_secs(seconds), seed: seconds, ..Wish::default() };
        check(&wish, &compose(&LIBRARY, &wish).unwrap_or_else(|unmet| panic!("{seconds}: {unmet}")));
    }
}

#[test]
fn a_wished_area_gets_at_least_half_and_its_neighbours_come_along() {
    for (area, neighbours) in
        [("back", ["hamstrings", "glutes", "hip-flexors"]), ("lower-back", ["hamstrings", "glutes", "hip-flexors"])]
    {
        let mut halves = 0;
        for seed in 0..60 {
            let wish = Wish { places: vec![Id::new(area)], seed, ..minutes(12) };
            let composed = compose(&LIBRARY, &wish).expect("a routine");
            let regions = LIBRARY.regions_of(&wish.places);
            let steps = &composed.routine.steps;
            let of_area = steps.iter().filter(|step| step.stretch.regions.iter().any(|region| regions.contains(&region))).count();
            halves += usize::from(of_area * 2 >= steps.len());
            assert!(of_area * 5 >= steps.len() * 2, "{area} {seed}: {of_area} of {}", steps.len());
            for neighbour in neighbours {
                assert!(steps.iter().any(|step| *step.stretch.home() == *neighbour), "{area} {seed}: no {neighbour}");
            }
        }
        assert!(halves >= 55, "{area}: half or more in {halves} of 60");
    }
}

#[test]
fn what_was_done_lately_comes_less_often() {
    let lately: BTreeMap<Id, u32> = LIBRARY.stretches().take(80).map(|stretch| (stretch.id.clone(), 6)).collect();
    let stale = |wish: &Wish| {
        let routine = compose(&LIBRARY, wish).expect("a routine").routine;
        routine.steps.iter().filter(|step| lately.contains_key(&step.stretch.id)).count()
    };
    let (mut before, mut after) = (0, 0);
    for seed in 0..40 {
        before += stale(&Wish { seed, ..minutes(8) });
        after += stale(&Wish { seed, lately: lately.clone(), ..minutes(8) });
    }
    assert!(after * 2 < before, "{after} of {before}");
}

#[test]
fn another_seed_is_another_routine() {
    let ids = |seed| -> Vec<String> {
        let routine = compose(&LIBRARY, &Wish { seed, ..minutes(8) }).expect("a routine").routine;
        routine.steps.iter().map(|step| step.stretch.id.to_string()).collect()
    };
    let distinct: std::collections::BTreeSet<_> = (0..50).map(ids).collect();
    assert_eq!(distinct.len(), 50);
}

#[test]
fn a_code_says_what_differs_where_it_makes_another_routine() {
    let composed = compose(&LIBRARY, &minutes(8)).expect("a routine");
    let code = code::read(composed.routine.id.as_str()).expect("a code");
    let first = &composed.routine.steps[0].stretch;
    let without = LIBRARY.clone().without(std::slice::from_ref(&first.id));
    let now = LIBRARY.stretches().count() as u64 - 1;
    assert_eq!(code.rebuild(&without), Err(code::Differs::Count { then: now + 1, now }));
    let other = changed(|stretch| stretch.range = Some((Duration::from_secs(5), Duration::from_secs(500))));
    assert_eq!(code.rebuild(&other), Err(code::Differs::Stretches));
    let same = changed(|stretch| stretch.guide.feel = "Another word.".to_owned());
    assert_eq!(code.rebuild(&same).map(|again| again.routine.steps.len()), Ok(composed.routine.steps.len()));
}

/// A file may say that a stretch is good for anything; the rules hold all the same.
#[test]
fn what_a_file_says_it_is_good_for_never_goes_before_the_rules() {
    let generous = changed_each(|stretch| stretch.good_for = Purpose::ALL.to_vec());
    for (seed, purpose) in (0..25).flat_map(|seed| Purpose::ALL.iter().map(move |purpose| (seed, *purpose))) {
        let wish = Wish { purpose: Some(purpose), level: Some(3), seed, ..minutes(10) };
        let routine = compose(&generous, &wish).expect("a routine").routine;
        for stretch in routine.steps.iter().map(|step| &step.stretch) {
            let loaded = stretch.spine.contains(&Spine::FlexionLoaded);
            let holds = matches!(stretch.kind, Kind::Static | Kind::Pnf);
            let fits = match purpose {
                Purpose::WarmUp => !holds,
                Purpose::Morning => !loaded && stretch.kind != Kind::Pnf,
                Purpose::Care => !loaded && stretch.kind != Kind::Pnf && stretch.level == 1,
                Purpose::Daily | Purpose::Desk | Purpose::Evening => stretch.kind != Kind::Pnf,
                Purpose::Mobility | Purpose::CoolDown => true,
            };
            assert!(fits, "{}: {}", purpose.word(), stretch.id);
        }
    }
}

/// The library with one of its stretches changed.
fn changed(change: impl Fn(&mut Stretch)) -> Library {
    changed_each(|stretch| {
        if stretch.id == "butterfly" {
            change(stretch);
        }
    })
}

fn changed_each(change: impl Fn(&mut Stretch)) -> Library {
    let mut stretches: BTreeMap<Id, Arc<Stretch>> =
        LIBRARY.stretches().map(|stretch| (stretch.id.clone(), Arc::clone(stretch))).collect();
    stretches.values_mut().map(Arc::make_mut).for_each(change);
    let (areas, regions, muscles) = (LIBRARY.areas(), LIBRARY.regions(), LIBRARY.muscles());
    Library::new(areas.to_vec(), regions.to_vec(), muscles.to_vec(), stretches, BTreeMap::new())
}

#[test]
fn a_rest_to_end_on_is_the_last_even_where_the_hardest_are_kept_apart() {
    let only = ["prone-windshield", "bretzel", "figure-four-supine", "hamstring-walkout", "open-book"].map(Id::new);
    let mut ended = 0;
    for seed in 0..300 {
        let wish = Wish { level: Some(3), only: Some(only.to_vec()), at_hand: Some(Vec::new()), seed, ..minutes(4) };
        let Ok(Composed { reasons, .. }) = compose(&LIBRARY, &wish) else { continue };
        let end = reasons.iter().position(|reason| reason.part == Some(Part::Closes));
        assert!(end.is_none_or(|end| end + 1 == reasons.len()), "seed {seed}: {end:?} of {}", reasons.len());
        ended += usize::from(end.is_some());
    }
    assert!(ended > 50, "{ended}");
}
