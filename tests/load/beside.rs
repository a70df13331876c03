//! Files beside each other: whose setup begins as another's and which is told; what is left out because it is dangerous.

use super::{PLAIN, cases, over_shipped, own_stretch, said, shipped, text_of};
use supple::load::Source;
use supple::model::Origin;
use supple::model::words::Purpose;

#[test]
fn a_setup_that_begins_as_another_is_told_at_all_but_the_first() {
    let with = |setup: &str| PLAIN.replace("Step your right foot back.", setup);
    let files = vec![
        own_stretch("calf.toml", PLAIN),
        own_stretch("lean.toml", with("STEP your right foot  back! Then lean in.")),
        own_stretch("other.toml", with("Step your right foot back a little.")),
        own_stretch("third.toml", with("Step your right foot, back.")),
    ];
    let loaded = over_shipped(files);
    let told: Vec<&str> = loaded.problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(told, ["lean.toml", "third.toml"]);
    for (place, text) in said(&loaded.problems).chunks(2).map(|pair| pair[0].clone()) {
        assert_eq!((place.as_str(), text.contains("same sentence as that of \"calf\"")), ("10:9 warning", true), "{text}");
    }
}

#[test]
fn what_starts_from_a_stretch_of_somebody_else_may_begin_as_it_does() {
    let text = text_of(shipped("cat-cow"));
    let pack = Source { origin: Origin::Pack("clinic".to_owned()), ..own_stretch("cat-of-theirs.toml", text.clone()) };
    assert_eq!(over_shipped(vec![own_stretch("cat-of-mine.toml", text), pack]).problems, []);
}

#[test]
fn what_rounds_the_back_under_load_is_left_out_in_the_morning_and_in_care() {
    let bad = |name: &str| cases("bad").into_iter().find(|(source, _)| source.stem == name).expect("a case").0;
    let loaded = over_shipped(vec![
        bad("stretch-loaded-for-morning-and-care"),
        bad("routine-morning-with-a-loaded-bend"),
        bad("routine-care-with-a-loaded-bend"),
    ]);
    let stretch = loaded.library.stretch("stretch-loaded-for-morning-and-care").expect("kept");
    assert_eq!(stretch.good_for, [Purpose::CoolDown]);
    for id in ["routine-morning-with-a-loaded-bend", "routine-care-with-a-loaded-bend"] {
        let steps = &loaded.library.routine(id).expect("kept").steps;
        let left: Vec<&str> = steps.iter().map(|step| step.stretch.id.as_str()).collect();
        assert_eq!(left, ["cat-cow", "knee-rocks"]);
    }
}
