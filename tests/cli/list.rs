//! `supple list`: every filter gives just what it says, alone and with others, and JSON says all that the files say.

use super::{fields, supple, texts};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn listed(args: &[&str]) -> Vec<Value> {
    let ran = supple(["list", "--json"].into_iter().chain(args.iter().copied())).success().stderr_is("");
    ran.json().as_array().expect("an array").clone()
}

fn ids(values: &[Value]) -> Vec<&str> {
    values.iter().map(|value| value["id"].as_str().expect("an id")).collect()
}

fn words<'a>(value: &'a Value, field: &str) -> Vec<&'a str> {
    value[field].as_array().expect("an array").iter().map(|word| word.as_str().expect("a word")).collect()
}

/// The regions of an area.
fn regions_of(area: &str) -> Vec<String> {
    let areas = listed(&["areas"]);
    let area = areas.iter().find(|value| value["id"] == area).expect("an area");
    texts(&area["regions"], "id").into_iter().map(str::to_owned).collect()
}

fn is_in(stretch: &Value, regions: &[String]) -> bool {
    words(stretch, "regions").iter().any(|id| regions.iter().any(|region| region == id))
}

fn needs_only(stretch: &Value, at_hand: &[&str]) -> bool {
    let any = words(stretch, "props_any");
    words(stretch, "props").iter().all(|prop| at_hand.contains(prop))
        && (any.is_empty() || any.iter().any(|prop| at_hand.contains(prop)))
}

#[test]
fn each_filter_and_each_combination_gives_all_that_meet_it_and_no_other() {
    type Meets = Box<dyn Fn(&Value) -> bool>;
    let [back, hips] = ["back", "hips"].map(regions_of);
    let (both, lower) = ([back.clone(), hips.clone()].concat(), vec!["lower-back".to_owned()]);
    let cases: Vec<(&[&str], Meets)> = vec![
        (&["--area", "back"], Box::new(move |stretch| is_in(stretch, &back))),
        (&["--area", "lower-back"], Box::new(move |stretch| is_in(stretch, &lower))),
        (
            &["--area", "back,hips"],
            Box::new({
                let both = both.clone();
                move |stretch| is_in(stretch, &both)
            }),
        ),
        (&["--area", "back", "--area", "hips"], Box::new(move |stretch| is_in(stretch, &both))),
        (&["--kind", "dynamic"], Box::new(|stretch| stretch["kind"] == "dynamic")),
        (&["--position", "supine"], Box::new(|stretch| stretch["position"] == "supine")),
        (&["--have", "chair"], Box::new(|stretch| needs_only(stretch, &["chair"]))),
        (&["--have", "chair,strap,wall"], Box::new(|stretch| needs_only(stretch, &["chair", "strap", "wall"]))),
        (&["--no-props"], Box::new(|stretch| needs_only(stretch, &[]))),
        (&["--level", "1"], Box::new(|stretch| stretch["level"] == 1)),
        (&["--level", "2"], Box::new(|stretch| stretch["level"].as_u64() <= Some(2))),
        (&["--purpose", "desk"], Box::new(|stretch| words(stretch, "good_for").contains(&"desk"))),
        (
            &["--kind", "static", "--position", "supine", "--no-props"],
            Box::new(|stretch| stretch["kind"] == "static" && stretch["position"] == "supine" && needs_only(stretch, &[])),
        ),
        (
            &["--area", "hips", "--level", "2", "--purpose", "mobility", "--kind", "dynamic"],
            Box::new(move |stretch| {
                is_in(stretch, &hips)
                    && stretch["level"].as_u64() <= Some(2)
                    && stretch["kind"] == "dynamic"
                    && words(stretch, "good_for").contains(&"mobility")
            }),
        ),
    ];
    let all = listed(&[]);
    for (args, meets) in cases {
        let found = listed(args);
        let should: BTreeSet<&str> =
            ids(&all).into_iter().zip(&all).filter(|(_, stretch)| meets(stretch)).map(|(id, _)| id).collect();
        assert_eq!(ids(&found).into_iter().collect::<BTreeSet<_>>(), should, "{args:?}");
        assert!(!found.is_empty() && found.len() < all.len(), "{args:?} must tell the stretches apart");
        assert_eq!(found.len(), should.len(), "{args:?} lists one twice");
    }
}

#[test]
fn what_no_stretch_meets_is_an_empty_list_and_no_failure() {
    assert_eq!(listed(&["--kind", "breathing", "--purpose", "warm-up", "--level", "1", "--area", "calves"]), Vec::<Value>::new());
    supple(["list", "--kind", "breathing", "--area", "calves"]).success().stdout_is("").stderr_is("Nothing fits all of this.\n");
}

#[test]
fn stretches_at_home_in_the_place_come_first() {
    let back = regions_of("back");
    let at_home: Vec<bool> =
        listed(&["--area", "back"]).iter().map(|stretch| back.iter().any(|id| *id == words(stretch, "regions")[0])).collect();
    assert!(at_home.contains(&true) && at_home.contains(&false), "{at_home:?}");
    assert!(at_home.is_sorted_by(|before, after| before >= after), "{at_home:?}");
}

#[test]
fn the_text_lists_the_same_in_the_same_order() {
    let shown = supple(["list", "--area", "glutes"]).success().harmless();
    let first: Vec<&str> = shown.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(first, ids(&listed(&["--area", "glutes"])));
}

#[test]
fn routines_are_those_for_the_purpose_and_within_level_and_props() {
    let all = listed(&["routines"]);
    let of = |meets: fn(&Value) -> bool| all.iter().filter(|routine| meets(routine)).cloned().collect::<Vec<_>>();
    assert!(all.len() > 5);
    for routine in &all {
        fields(routine, &["id", "name", "purpose", "seconds", "level", "areas", "steps"]);
    }
    let desk = of(|routine| routine["purpose"] == "desk");
    assert!(!desk.is_empty());
    assert_eq!(listed(&["routines", "--purpose", "desk"]), desk);
    let easy = of(|routine| routine["level"] == 1);
    assert!(!easy.is_empty() && easy.len() < all.len());
    assert_eq!(listed(&["routines", "--level", "1"]), easy);
    let bare: Vec<Value> = listed(&["--no-props"]);
    let bare = ids(&bare);
    let without: Vec<Value> =
        all.iter().filter(|routine| texts(&routine["steps"], "stretch").iter().all(|id| bare.contains(id))).cloned().collect();
    assert!(!without.is_empty() && without.len() < all.len());
    assert_eq!(listed(&["routines", "--no-props"]), without);
    let calves = listed(&["--area", "calves"]);
    let calves = ids(&calves);
    let there: Vec<Value> =
        all.iter().filter(|routine| texts(&routine["steps"], "stretch").iter().any(|id| calves.contains(id))).cloned().collect();
    assert!(!there.is_empty() && there.len() < all.len());
    assert_eq!(listed(&["routines", "--area", "calves"]), there);
}

#[test]
fn areas_come_with_their_regions_and_as_many_stretches_as_they_list() {
    let areas = listed(&["areas"]);
    assert_eq!(ids(&areas).get(..4), Some(&["back", "hamstrings", "glutes", "hips"][..]));
    for area in areas.iter().filter(|area| ["back", "calves"].contains(&area["id"].as_str().expect("an id"))) {
        fields(area, &["id", "name", "also", "regions", "stretches"]);
        let places = std::iter::once(area).chain(area["regions"].as_array().expect("an array"));
        for place in places {
            let id = place["id"].as_str().expect("an id");
            assert_eq!(place["stretches"].as_u64(), u64::try_from(listed(&["--area", id]).len()).ok(), "{id}");
        }
    }
    supple(["list", "areas"]).success().stdout_has("\n  lower-back").stdout_has("\nhips").harmless();
    let one = supple(["list", "areas", "--area", "glutes"]).success();
    one.stdout_has("Glutes").stdout_lacks("Hamstrings");
}

#[test]
fn search_finds_words_in_names_and_forgives_typos() {
    let first = |text: &str| ids(&listed(&["--search", text])).first().map(|id| (*id).to_owned());
    for (text, id) in
        [("sphinx", "sphinx"), ("sphnx", "sphinx"), ("SPHINX", "sphinx"), ("cat cow", "cat-cow"), ("marjaryasana", "cat-cow")]
    {
        assert_eq!(first(text).as_deref(), Some(id), "{text}");
    }
    assert!(ids(&listed(&["--search", "pigon"])).contains(&"pigeon-pose"));
    let near = listed(&["--search", "hamstirng"]);
    assert!(ids(&near).contains(&"supine-hamstring-strap") && near.len() < listed(&[]).len(), "{:?}", ids(&near));
    assert!(listed(&["--search", "hamstring", "--position", "standing"]).iter().all(|stretch| stretch["position"] == "standing"));
    assert_eq!(listed(&["--search", "qxzqxzqxz"]), Vec::<Value>::new());
}

#[test]
fn an_unknown_word_is_a_usage_error_with_the_nearest() {
    let cases = [
        (["--area", "bakc"], "supple: there is no area or region \"bakc\"; did you mean \"back\"?\n"),
        (["--kind", "statik"], "there is no kind \"statik\"; did you mean \"static\"?"),
        (["--position", "supin"], "there is no position \"supin\"; did you mean \"supine\"?"),
        (["--purpose", "warmup"], "there is no purpose \"warmup\"; did you mean \"warm-up\"?"),
        (["--have", "chiar"], "there is no prop \"chiar\"; did you mean \"chair\"?"),
        (["--area", "back,elbow"], "there is no area or region \"elbow\""),
        (["--level", "4"], "4"),
        (["--level", "low"], "low"),
    ];
    for (args, part) in cases {
        supple(["list"].into_iter().chain(args)).code(2).stdout_is("").stderr_has(part);
    }
    supple(["list", "muscles"]).code(2).stdout_is("");
    supple(["list", "--have", "chair", "--no-props"]).code(2).stdout_is("");
}

/// What a file says, in the shape of JSON: texts with their line breaks folded, as the program shows them.
fn as_said(path: &Path) -> Value {
    fn folded(value: Value) -> Value {
        match value {
            Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
            Value::Array(items) => items.into_iter().map(folded).collect(),
            Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, value)| (name, folded(value))).collect()),
            other @ (Value::Null | Value::Bool(_) | Value::Number(_)) => other,
        }
    }
    folded(toml::from_str(&fs::read_to_string(path).expect("a file")).expect("TOML"))
}

/// Returns whether `whole` says everything that `part` says, under the same names.
fn says(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(name, value)| whole.get(name).is_some_and(|other| says(other, value)))
        }
        (Value::Array(whole), Value::Array(part)) => whole.len() == part.len() && whole.iter().zip(part).all(|(a, b)| says(a, b)),
        (whole, part) => whole == part,
    }
}

#[test]
fn json_has_every_field_of_the_files_under_the_same_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/stretches");
    let stretches = listed(&[]);
    let mut files = 0;
    for (path, _) in crate::support::run::files_below(&root) {
        let id = path.file_stem().expect("a stem").to_string_lossy().into_owned();
        let stretch = stretches.iter().find(|stretch| stretch["id"] == *id).unwrap_or_else(|| panic!("{id} is not listed"));
        let mut file = as_said(&path);
        // How the mannequin stands is for whoever draws it.
        file.as_object_mut().expect("a table").remove("pose");
        assert!(says(stretch, &file), "{id}\n{stretch:#}\n{file:#}");
        files += 1;
    }
    assert_eq!(files, stretches.len());
}
