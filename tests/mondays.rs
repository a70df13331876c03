//! Ten years of Mondays: what may come again when, the wheel, the block of four, and no two alike.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::Duration;
use supple::compose::Avoid;
use supple::load;
use supple::model::{Id, Library};
use supple::rotation::monday::{Focus, LONGEST, Law, Monday, Phase, Terms, broken, mondays};
use supple::session::Plan;
use supple::shell::embed;
use supple::time::{Day, Week};

static LIBRARY: LazyLock<Library> = LazyLock::new(|| load::load(&embed::sources(), &[]).library);
/// The debug build makes a Monday in some milliseconds: the first level for ten years, the others for two.
static TEN_YEARS: LazyLock<Vec<Monday>> = LazyLock::new(|| mondays(start(), 520, &LIBRARY, &terms(1)));

fn start() -> Week {
    Day::parse("2026-01-05").expect("a day").week()
}

fn terms(level: u8) -> Terms {
    Terms { level, ..Terms::default() }
}

fn laws_broken(chain: &[Monday]) -> Vec<(Week, Law)> {
    let of = |place: usize| {
        let past = &chain[place.saturating_sub(8)..place];
        broken(&chain[place], past, &LIBRARY).into_iter().map(move |law| (chain[place].week, law))
    };
    (0..chain.len()).flat_map(of).collect()
}

#[test]
fn what_was_there_comes_back_only_when_it_may() {
    for chain in [&*TEN_YEARS, &mondays(start(), 104, &LIBRARY, &terms(3))] {
        let all = laws_broken(chain);
        let soft = [Law::NoFrame, Law::Anchors, Law::FocusShare, Law::Neighbour, Law::Spine];
        let (soft, hard): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, law)| soft.contains(law));
        assert_eq!(hard, []);
        assert!(soft.len() * 25 < chain.len(), "{soft:?}");
    }
}

#[test]
fn the_laws_are_noticed_when_broken() {
    let chain = &TEN_YEARS[..12];
    let again = |week: usize, of: usize| Monday { composed: chain[of].composed.clone(), ..chain[week].clone() };
    let laws = broken(&again(11, 10), &chain[3..11], &LIBRARY);
    assert!([Law::TooAlike, Law::SameFrame, Law::Anchors].iter().all(|law| laws.contains(law)), "{laws:?}");
    let laws = broken(&again(11, 9), &chain[3..11], &LIBRARY);
    assert!([Law::TooSoon, Law::TooAlike, Law::NothingNew].iter().all(|law| laws.contains(law)), "{laws:?}");
    // A week of the hips is none of the back.
    let laws = broken(&again(6, 4), &chain[..1], &LIBRARY);
    assert!(laws.contains(&Law::FocusShare), "{laws:?}");
}

#[test]
fn no_two_are_alike_and_none_breaks_a_rule_or_takes_too_long() {
    let mut seen = BTreeSet::new();
    assert_eq!(TEN_YEARS.len(), 520);
    for monday in TEN_YEARS.iter() {
        let routine = &monday.composed.routine;
        let ids: Vec<&Id> = monday.stretches().map(|stretch| &stretch.id).collect();
        assert!(seen.insert(ids.clone()), "{}", monday.week);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert!(routine.position_changes() <= 3 && routine.steps.len() >= 4, "{}", monday.week);
        assert!(Plan::of(routine, |_| false).length() <= LONGEST, "{}", monday.week);
        assert!(monday.stretches().all(|stretch| stretch.level <= 2), "{}", monday.week);
        assert_eq!(routine.id.as_str(), format!("monday-{}", monday.week.to_string().to_lowercase()));
        assert!(!routine.about.is_empty());
    }
    let harder = TEN_YEARS.iter().flat_map(Monday::stretches).filter(|stretch| stretch.level == 2).count();
    let all = TEN_YEARS.iter().flat_map(Monday::stretches).count();
    assert!((5..=25).contains(&(harder * 100 / all)), "{harder} of {all}");
}

#[test]
fn the_wheel_turns_in_six_weeks_and_the_fourth_week_is_easy() {
    for weeks in TEN_YEARS.windows(7) {
        assert_eq!(weeks[0].focus, weeks[6].focus);
        assert!(weeks[1..6].iter().all(|monday| monday.focus != weeks[0].focus));
    }
    assert_eq!((Focus::of(start()), Phase::of(start())), (Focus::Back, Phase::Base));
    let mean = |phase: Phase| {
        let volumes: Vec<u64> = TEN_YEARS.iter().filter(|monday| monday.phase == phase).map(Monday::volume).collect();
        volumes.iter().sum::<u64>() / volumes.len() as u64
    };
    let [base, more, peak, easy] = [Phase::Base, Phase::More, Phase::Peak, Phase::Easy].map(mean);
    assert!(base < more && more * 100 <= base * 125, "{base} {more}");
    assert!((50..=70).contains(&(easy * 300 / (base + more + peak))), "{base} {more} {peak} {easy}");
}

#[test]
fn a_week_is_the_same_whenever_it_is_asked_for_and_another_for_another_seed() {
    let terms = terms(1);
    for ahead in [0, 7, 60] {
        let one = mondays(start().plus(ahead), 1, &LIBRARY, &terms);
        assert_eq!(one.first(), TEN_YEARS.get(usize::try_from(ahead).expect("small")));
    }
    let before = mondays(start().plus(-3), 5, &LIBRARY, &terms);
    assert_eq!(before.len(), 5);
    assert_eq!(&before[3..], &TEN_YEARS[..2], "the first week follows from none before it");
    let other = mondays(start(), 3, &LIBRARY, &Terms { seed: 7, ..terms });
    assert!(other.iter().zip(TEN_YEARS.iter()).all(|(other, own)| other.composed != own.composed));
}

#[test]
fn what_somebody_avoids_never_comes() {
    let avoid = Avoid { tags: vec!["knee".to_owned(), "wrist".to_owned()], ..Avoid::default() };
    let careful = Terms { avoid, longest: Duration::from_secs(600), ..terms(2) };
    let chain = mondays(start(), 52, &LIBRARY, &careful);
    assert_eq!(chain.len(), 52);
    let tags: BTreeSet<&str> = chain
        .iter()
        .flat_map(Monday::stretches)
        .flat_map(|stretch| &stretch.cautions)
        .map(|caution| caution.tag.as_str())
        .collect();
    assert!(!tags.contains("knee") && !tags.contains("wrist"), "{tags:?}");
}
