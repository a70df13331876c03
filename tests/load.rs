//! Every fault a file can have: what is said of it and where, and that it takes away no more than it must.

mod beside;
mod damage;

use crate::support::run::is_harmless;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use supple::command::Command;
use supple::export::json;
use supple::load::{self, Content, Loaded, Source, Topic};
use supple::model::{Library, Origin};
use supple::problem::{Problem, Severity};
use supple::shell::embed;

static SHIPPED: LazyLock<Vec<Source>> = LazyLock::new(embed::sources);
static LIBRARY: LazyLock<Library> = LazyLock::new(|| over_shipped(Vec::new()).library);

/// A stretch without a fault, for the cases that are about something else.
const PLAIN: &str = "name = \"Wall calf\"\nregions = [\"calves\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"each\"\n\
                     level = 1\n[dose]\nhold = 30\n[guide]\nsetup = \"Step your right foot back.\"\n";

/// A file of the user's own.
fn own(path: &str, topic: Topic, text: impl Into<Vec<u8>>) -> Source {
    let stem = Path::new(path).file_stem().expect("a stem").to_string_lossy().into_owned();
    Source { path: path.to_owned(), stem, topic, origin: Origin::Own, content: Content::Bytes(text.into()) }
}

fn own_stretch(path: &str, text: impl Into<Vec<u8>>) -> Source {
    own(path, Topic::Stretch, text)
}

fn over_shipped(own: Vec<Source>) -> Loaded {
    let sources: Vec<Source> = SHIPPED.iter().cloned().chain(own).collect();
    load::load(&sources, &Command::reserved_letters())
}

/// What is said of a file: each problem as place and message, and its hint.
fn said(problems: &[Problem]) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for problem in problems {
        let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
        lines.push((format!("{}:{} {severity}", problem.line, problem.column), problem.message.clone()));
        lines.extend(problem.hint.clone().map(|hint| ("hint".to_owned(), hint)));
    }
    lines
}

/// Fails if a terminal would obey, or a reader could not see, anything in a problem.
fn assert_harmless(problems: &[Problem]) {
    for problem in problems {
        let (line, carets) = problem.quote().unwrap_or_default();
        let hint = problem.hint.clone().unwrap_or_default();
        for text in [&problem.picture(false), &problem.message, &problem.file, &hint, &line, &carets] {
            assert!(is_harmless(text), "{text:?}");
        }
        assert!(!line.contains('\n') && !problem.message.contains('\n'), "{problem:?}");
    }
}

/// Returns everything in `library` that leads nowhere, means nothing or must not be shown.
fn unsound(library: &Library) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut must = |holds: bool, what: &dyn std::fmt::Debug| {
        if !holds {
            wrong.push(format!("{what:?}"));
        }
    };
    for stretch in library.stretches() {
        must(!stretch.regions.is_empty(), stretch);
        let regions = stretch.regions.iter().chain(&stretch.also_eases);
        regions.for_each(|id| must(library.region(id.as_str()).is_some(), id));
        stretch.muscles.iter().for_each(|id| must(library.muscles().iter().any(|muscle| muscle.id == *id), id));
        let others = stretch.guide.easier_id.iter().chain(&stretch.guide.harder_id);
        others.for_each(|id| must(library.stretch(id.as_str()).is_some(), id));
        must(stretch.dose.work() >= Duration::from_secs(1), &stretch.dose);
        stretch.links.iter().for_each(|link| must(link.url.starts_with("http"), link));
        must(is_harmless_value(&json::stretch(stretch)), stretch);
    }
    for routine in library.routines() {
        must(!routine.steps.is_empty(), routine);
        must(is_harmless(&routine.name) && is_harmless(&routine.about), routine);
        for step in &routine.steps {
            let found = library.stretch(step.stretch.id.as_str());
            must(found.is_some_and(|stretch| Arc::ptr_eq(stretch, &step.stretch)), &step.stretch.id);
            must(step.note.as_deref().is_none_or(is_harmless), &step.note);
        }
    }
    for area in library.areas() {
        area.favourites.iter().for_each(|favourite| must(library.stretch(favourite.stretch.as_str()).is_some(), favourite));
        let sharing = library.areas().iter().filter(|other| other.key.is_some() && other.key == area.key).count();
        must(sharing <= 1 && !area.key.is_some_and(|key| Command::reserved_letters().contains(&key)), area);
    }
    for region in library.regions() {
        must(library.area(region.area.as_str()).is_some(), region);
        region.muscles.iter().for_each(|id| must(library.muscles().iter().any(|muscle| muscle.id == *id), id));
        region.related.iter().for_each(|related| must(library.region(related.region.as_str()).is_some(), related));
    }
    wrong
}

fn is_harmless_value(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => is_harmless(text),
        serde_json::Value::Array(items) => items.iter().all(is_harmless_value),
        serde_json::Value::Object(fields) => fields.values().all(is_harmless_value),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => true,
    }
}

/// Fails unless every shipped stretch and routine is in `library` as it was shipped.
fn assert_shipped_intact(library: &Library) {
    LIBRARY.stretches().for_each(|stretch| assert_eq!(library.stretch(stretch.id.as_str()), Some(stretch)));
    LIBRARY.routines().for_each(|routine| assert_eq!(library.routine(routine.id.as_str()), Some(routine)));
}

/// The files of `tests/load/<folder>` by name, as the topic in their name says.
fn cases(folder: &str) -> Vec<(Source, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/load").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let case = |path: &std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let topic = match name.split('-').next() {
            Some("stretch") => Topic::Stretch,
            Some("routine") => Topic::Routine,
            Some("areas") => Topic::Areas,
            Some("schedule") => Topic::Schedule,
            _ => panic!("{name} must begin with what it is about"),
        };
        let text = fs::read_to_string(path).expect("UTF-8");
        (own(&name, topic, text.clone()), text)
    };
    paths.iter().map(case).collect()
}

/// Compares what the `#!` lines on top of a case say with what loading it gives; returns how they differ.
///
/// `keeps` and `drops` are about the file's own stretch or routine, or about the ids that follow; a routine that is
/// kept takes its turn if its file says so and no line says `out of rotation`.
fn judge(source: &Source, text: &str) -> Option<String> {
    let loaded = over_shipped(vec![source.clone()]);
    let head: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("#! ")).collect();
    let (expected, fates): (Vec<&str>, Vec<&str>) = head.iter().partition(|line| line.contains(": "));
    let expected: Vec<(&str, &str)> = expected.iter().filter_map(|line| line.split_once(": ")).collect();
    let said = said(&loaded.problems);
    let mut differs = String::new();
    let as_expected = said.len() == expected.len()
        && said.iter().zip(&expected).all(|(is, should)| is.0 == should.0 && is.1.contains(should.1));
    if !as_expected {
        writeln!(differs, "it has {} such lines:", said.len()).expect("a string takes all");
        for (place, text) in &said {
            writeln!(differs, "#! {place}: {text}").expect("a string takes all");
        }
    }
    let library = &loaded.library;
    let has = |id: &str| match source.topic {
        Topic::Stretch => library.stretch(id).is_some_and(|stretch| stretch.origin == Origin::Own),
        Topic::Routine => library.routine(id).is_some_and(|routine| routine.origin == Origin::Own),
        Topic::Areas => {
            library.area(id).is_some() || library.region(id).is_some() || library.muscles().iter().any(|muscle| muscle.id == *id)
        }
        Topic::Schedule => loaded.schedule.entry(id).is_some(),
        Topic::Favourites => loaded.favourites.stretches.iter().chain(&loaded.favourites.routines).any(|known| known == id),
    };
    for fate in &fates {
        let (word, ids) = fate.split_once(' ').unwrap_or((fate, &source.stem));
        let holds = match word {
            "keeps" => ids.split(' ').all(has),
            "drops" => !ids.split(' ').any(has),
            _ => *fate == "out of rotation",
        };
        if !holds {
            writeln!(differs, "not so: {fate}").expect("a string takes all");
        }
    }
    if let Some(routine) = library.routine(&source.stem) {
        let takes_turn = text.contains("\nrotation = true\n") && !fates.contains(&"out of rotation");
        if routine.rotation != takes_turn {
            writeln!(differs, "rotation is {}", routine.rotation).expect("a string takes all");
        }
    }
    assert!(!fates.is_empty(), "{} must say whether it keeps or drops", source.path);
    assert!(loaded.problems.iter().all(|problem| problem.file == source.path), "{}: {:?}", source.path, loaded.problems);
    assert_harmless(&loaded.problems);
    assert_eq!(unsound(library), Vec::<String>::new(), "{}", source.path);
    assert_shipped_intact(library);
    (!differs.is_empty()).then(|| format!("{}\n{differs}", source.path))
}

#[test]
fn each_bad_file_says_all_its_problems_and_takes_the_smallest_thing_away() {
    let cases = cases("bad");
    assert!(cases.len() >= 35, "{}", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|(source, text)| judge(source, text)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_good_file_loads_without_a_problem() {
    for (source, text) in cases("good") {
        assert!(!text.contains("error: ") && !text.contains("warning: "), "{}", source.path);
        assert_eq!(judge(&source, &text), None);
    }
}

#[test]
fn byte_order_mark_line_ends_and_a_missing_last_one_make_no_difference() {
    let plain = over_shipped(vec![own_stretch("calf.toml", PLAIN)]);
    assert!(plain.problems.is_empty() && plain.library.stretch("calf").is_some());
    let windows = PLAIN.replace('\n', "\r\n");
    for text in [format!("\u{feff}{PLAIN}"), windows.clone(), format!("\u{feff}{windows}"), PLAIN.trim_end().to_owned()] {
        let loaded = over_shipped(vec![own_stretch("calf.toml", text)]);
        assert_eq!(loaded.problems, []);
        assert_eq!(loaded.library, plain.library);
    }
}

#[test]
fn places_count_from_behind_a_byte_order_mark_and_across_windows_lines() {
    let text = format!("\u{feff}colour = 1\r\nweight = 2\r\n{PLAIN}");
    let loaded = over_shipped(vec![own_stretch("calf.toml", text)]);
    let places: Vec<_> = loaded.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(places, [(1, 1), (2, 1)]);
    assert_harmless(&loaded.problems);
}

#[test]
fn another_encoding_is_named_and_drops_its_file_alone() {
    let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| [mark.to_vec(), PLAIN.encode_utf16().flat_map(unit).collect()].concat();
    let utf16 = "this file is in UTF-16";
    let files = [
        ("little.toml", wide(b"\xff\xfe", u16::to_le_bytes), "1:1 error", utf16),
        ("big.toml", wide(b"\xfe\xff", u16::to_be_bytes), "1:1 error", utf16),
        ("latin.toml", [b"# \xe9tirement\n", PLAIN.as_bytes()].concat(), "1:3 error", "a byte e9 here"),
        ("late.toml", [PLAIN.as_bytes(), b"# \xc3\xa9 and \xe9\n"].concat(), "11:9 error", "a byte e9 here"),
    ];
    for (path, bytes, place, part) in files {
        let loaded = over_shipped(vec![own_stretch(path, bytes), own_stretch("fine.toml", PLAIN)]);
        let said = said(&loaded.problems);
        let [(at, message), (_, hint)] = said.as_slice() else { panic!("{said:?}") };
        assert_eq!((at.as_str(), hint.as_str()), (place, "save it as UTF-8"), "{path}");
        assert!(message.contains(part), "{message}");
        assert!(loaded.library.stretch("fine").is_some() && loaded.library.stretch(path.trim_end_matches(".toml")).is_none());
        assert_shipped_intact(&loaded.library);
    }
}

#[test]
fn an_empty_file_is_told_what_a_stretch_must_have() {
    for text in ["", "\n\n", "# nothing yet"] {
        let loaded = over_shipped(vec![own_stretch("empty.toml", text)]);
        let missing: Vec<&str> = loaded.problems.iter().map(|problem| problem.message.as_str()).collect();
        let all = ["name", "regions", "kind", "position", "sides", "level", "dose", "guide"];
        assert_eq!(missing, all.map(|field| format!("`{field}` is missing")));
        assert!(loaded.problems.iter().all(|problem| (problem.line, problem.column) == (1, 1)));
        assert_shipped_intact(&loaded.library);
    }
}

#[test]
fn a_file_of_two_megabytes_is_read_like_any_other() {
    let long = format!("{PLAIN}# {}\n", "long ".repeat(400_000));
    assert_eq!(over_shipped(vec![own_stretch("long.toml", long)]).problems, []);
    let wide = format!("colour = \"{}\"\n{PLAIN}", "wide ".repeat(400_000));
    let loaded = over_shipped(vec![own_stretch("wide.toml", wide)]);
    assert!(loaded.library.stretch("wide").is_some());
    assert!(loaded.problems.iter().all(|problem| problem.picture(false).len() < 2000), "a line is quoted only in part");
    assert_eq!(loaded.problems.len(), 1);
}

#[test]
fn nesting_without_end_is_a_problem_and_no_overflow() {
    let many = 200_000;
    let dotted = vec!["a"; many].join(".");
    for text in [
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{a=".repeat(many)),
        format!("{dotted} = 1"),
        format!("[{dotted}]"),
    ] {
        let loaded = over_shipped(vec![own_stretch("deep.toml", text)]);
        let said = said(&loaded.problems);
        assert!(said.iter().any(|(_, message)| message.contains("this is not TOML")), "{said:?}");
        assert_shipped_intact(&loaded.library);
    }
}

#[test]
fn a_name_in_capitals_is_read_as_its_id_and_said() {
    let loaded = over_shipped(vec![own_stretch("My_Wall Calf.toml", PLAIN), own_stretch("-.toml", PLAIN)]);
    let expected =
        [("1:1 error", "a file's name must be"), ("1:1 warning", "a file's name is its id"), ("hint", "\"my-wall-calf\"")];
    let said = said(&loaded.problems);
    assert_eq!(said.len(), expected.len(), "{said:?}");
    assert!(said.iter().zip(expected).all(|(is, should)| is.0 == should.0 && is.1.contains(should.1)), "{said:?}");
    assert!(loaded.library.stretch("my-wall-calf").is_some());
}

#[test]
fn the_exact_name_beats_the_one_in_capitals_in_either_order() {
    let exact = own_stretch("calf.toml", PLAIN);
    let capital = own_stretch("Calf.toml", PLAIN.replace("Wall calf", "Other"));
    for files in [vec![exact.clone(), capital.clone()], vec![capital, exact]] {
        let loaded = over_shipped(files);
        assert_eq!(loaded.library.stretch("calf").expect("kept").name, "Wall calf");
        let clash = loaded.problems.iter().find(|problem| problem.severity == Severity::Error).expect("a problem");
        assert_eq!(clash.file, "Calf.toml");
        assert!(clash.message.contains("another file has the id \"calf\" too: calf.toml"), "{}", clash.message);
    }
}

#[test]
fn of_two_files_with_one_id_the_first_counts_and_the_other_is_named() {
    let files = vec![own_stretch("calf.toml", PLAIN), own_stretch("legs/calf.toml", PLAIN.replace("Wall calf", "Other"))];
    let loaded = over_shipped(files);
    assert_eq!(loaded.library.stretch("calf").expect("kept").name, "Wall calf");
    let said = said(&loaded.problems);
    assert_eq!(loaded.problems.first().expect("a problem").file, "legs/calf.toml");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().any(|(_, text)| text.contains("another file has the id \"calf\" too: calf.toml")), "{said:?}");
}

#[test]
fn an_own_file_stands_in_for_that_of_a_pack_and_both_for_the_shipped_one() {
    let renamed = |id: &str, word: &str, origin: Origin| {
        let shown = shipped(id);
        let text = text_of(shown).replacen("name = \"", &format!("name = \"{word} "), 1);
        Source { origin, ..own_stretch(&shown.path, text) }
    };
    let clinic = || Origin::Pack("clinic".to_owned());
    let files =
        vec![renamed("cat-cow", "Pack", clinic()), renamed("sphinx", "Pack", clinic()), renamed("cat-cow", "Own", Origin::Own)];
    let loaded = over_shipped(files);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.library.stretch("cat-cow").expect("kept").name, "Own Cat–cow");
    assert_eq!(loaded.library.stretch("sphinx").expect("kept").name, "Pack Sphinx");
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_drops_itself_alone() {
    let locked = Source { content: Content::Unreadable("permission denied".to_owned()), ..own_stretch("locked.toml", "") };
    let loaded = over_shipped(vec![locked, own_stretch("fine.toml", PLAIN)]);
    assert_eq!(said(&loaded.problems), [("1:1 error".to_owned(), "cannot be read: permission denied".to_owned())]);
    assert!(loaded.library.stretch("fine").is_some());
    assert_shipped_intact(&loaded.library);
}

#[test]
fn easier_in_a_circle_is_told_at_each_link_and_drops_the_links_alone() {
    for link in ["easier", "harder"] {
        let to =
            |id: &str| format!("{}{link}_id = \"{id}\"\n", PLAIN.replace("right foot", &format!("right foot, not to {id},")));
        let loaded = over_shipped(vec![own_stretch("a.toml", to("b")), own_stretch("b.toml", to("a"))]);
        let places: Vec<_> =
            loaded.problems.iter().map(|problem| (problem.file.as_str(), problem.line, problem.column)).collect();
        assert_eq!(places, [("a.toml", 11, 13), ("b.toml", 11, 13)]);
        let names_it = |problem: &Problem| problem.message.contains("in a circle") && problem.message.contains(link);
        assert!(loaded.problems.iter().all(names_it), "{:?}", loaded.problems);
        for id in ["a", "b"] {
            let guide = &loaded.library.stretch(id).expect("kept").guide;
            assert_eq!((&guide.easier_id, &guide.harder_id), (&None, &None));
        }
        assert_shipped_intact(&loaded.library);
    }
}

#[test]
fn easier_one_way_and_harder_the_other_is_no_circle() {
    let with =
        |id: &str, links: &str| own_stretch(&format!("{id}.toml"), PLAIN.replace("Step", &format!("In {id}, step")) + links);
    let files = vec![
        with("a", "easier_id = \"b\"\n"),
        with("b", "harder_id = \"a\"\neasier_id = \"c\"\n"),
        with("c", "harder_id = \"a\"\n"),
    ];
    let loaded = over_shipped(files);
    assert_eq!(loaded.problems, []);
    assert!(loaded.library.stretch("b").expect("kept").guide.easier_id.is_some());
}

fn shipped(stem: &str) -> &'static Source {
    SHIPPED.iter().find(|source| source.stem == stem).expect("a shipped file")
}

/// The text of a shipped file, of which the program holds but the parsed tree.
fn text_of(source: &Source) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&source.path)).expect("a shipped file")
}
