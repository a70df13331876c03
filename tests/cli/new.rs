//! `supple new`: what it writes loads without a problem, whatever is made of it line by line; nothing is overwritten.

use super::{CALF, MONDAY, supple, texts};
use crate::support::run::{Ran, Supple, files_below};
use serde_json::Value;
use std::fs;
use supple::load::fields::{Field, ROUTINE, STRETCH, Shape};

fn printed(sort: &str) -> String {
    supple(["new", sort, "of-mine", "--print"]).success().stderr_is("").harmless().stdout
}

/// Returns every problem that `text` has as a file of the user's, as JSON.
fn problems(sort: &str, text: &str) -> Value {
    let folder = if sort == "stretch" { "stretches" } else { "routines" };
    let home = Supple::new().now(MONDAY).config(&format!("{folder}/of-mine.toml"), text);
    home.args(["check", "--json"]).run().json()
}

#[track_caller]
fn assert_loads(sort: &str, text: &str, what: &str) {
    assert_eq!(problems(sort, text), Value::Array(Vec::new()), "{what}\n{text}");
}

/// A line that is a field behind a `#`, without it.
fn offered(line: &str) -> Option<&str> {
    line.strip_prefix('#').filter(|rest| !rest.is_empty() && !rest.starts_with(' '))
}

/// The blocks of a template between blank lines.
fn blocks(text: &str) -> Vec<&str> {
    text.trim_end().split("\n\n").collect()
}

/// A block with all it offers in use.
fn in_use(block: &str) -> String {
    block.lines().map(|line| offered(line).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn kind_named_in(block: &str) -> Option<&str> {
    block.split_once("with `kind = \"")?.1.split('"').next()
}

/// `text` with the dose of `block` in place of its own, and the kind that goes with it.
fn with_dose(text: &str, block: &str) -> String {
    let kind = kind_named_in(block).expect("a kind");
    text.replace(block, &in_use(block)).replacen("\nhold = 30\n", "\n", 1).replacen("\"static\"", &format!("{kind:?}"), 1)
}

#[test]
fn a_template_loads_as_it_is() {
    for sort in ["stretch", "routine"] {
        assert_loads(sort, &printed(sort), "as it is");
    }
}

#[test]
fn everything_a_template_offers_may_be_taken_one_by_one() {
    for (sort, at_least) in [("stretch", 20), ("routine", 10)] {
        let text = printed(sort);
        let dynamic = blocks(&text).into_iter().find(|block| kind_named_in(block) == Some("dynamic"));
        let mut tried = 0;
        for block in blocks(&text).into_iter().filter(|block| block.lines().any(|line| offered(line).is_some())) {
            let taken = if kind_named_in(block).is_some() {
                with_dose(&text, block)
            } else if block.contains("\n#moves = ") {
                // Moves are the parts of a rep.
                with_dose(&text, dynamic.expect("reps")).replace(block, &in_use(block))
            } else {
                text.replace(block, &in_use(block))
            };
            assert_ne!(taken, text);
            assert_loads(sort, &taken, block);
            tried += 1;
        }
        assert!(tried >= at_least, "{sort}: only {tried}");
    }
}

#[test]
fn everything_a_template_offers_may_be_taken_at_once() {
    let text = printed("routine");
    let all: Vec<String> = blocks(&text).into_iter().map(in_use).collect();
    assert_loads("routine", &all.join("\n\n"), "all at once");
    let text = printed("stretch");
    let all = |block: &&str| kind_named_in(block).is_none() && !block.contains("\n#moves = ");
    let all: Vec<String> =
        blocks(&text).iter().map(|block| if all(block) { in_use(block) } else { (*block).to_owned() }).collect();
    assert_loads("stretch", &all.join("\n\n"), "all at once");
}

/// Fails unless `text` has each of `fields`, and those of the tables in them, in use or offered.
fn assert_has_all(fields: &[Field], text: &str, is_inner: bool) {
    for field in fields {
        let begins = match &field.shape {
            // A table in a table stands on one line.
            Shape::Table(_) | Shape::Tables(_) if is_inner => format!("{} = ", field.name),
            Shape::Table(inner) => {
                assert_has_all(inner, text, true);
                format!("[{}]", field.name)
            }
            Shape::Tables(inner) => {
                assert_has_all(inner, text, true);
                format!("[[{}]]", field.name)
            }
            Shape::Text
            | Shape::Name(_)
            | Shape::Key
            | Shape::Id
            | Shape::IdOr(_)
            | Shape::Address
            | Shape::Whole(..)
            | Shape::Truth
            | Shape::Number(..)
            | Shape::Time
            | Shape::Date
            | Shape::Dates
            | Shape::Word(_)
            | Shape::Rows(_)
            | Shape::OneOrRows(_)
            | Shape::List(..) => format!("{} = ", field.name),
        };
        let has = |line: &str| line.trim_start_matches('#').starts_with(&begins);
        assert!(text.lines().any(has), "`{}` is not in the template", field.name);
        let said = text.replace("\n# ", " ").replace("\n#", "\n");
        assert!(field.about.contains("[dose]") || said.contains(field.about), "nothing is said of `{}`", field.name);
    }
}

#[test]
fn a_template_has_every_field_and_says_what_it_is_for() {
    assert_has_all(STRETCH, &printed("stretch"), false);
    let routine = printed("routine");
    assert_has_all(ROUTINE, &routine, false);
    assert!(!routine.contains("as in `[dose]`"), "a routine has no dose to look at:\n{routine}");
}

#[test]
fn a_new_file_is_written_and_what_comes_next_is_said() {
    let home = Supple::new().now(MONDAY).args(["new", "stretch", "chair-reach"]);
    let said = home.run().success().stderr_is("").harmless();
    let path = home.path("config/stretches/chair-reach.toml");
    assert!(said.stdout.starts_with(&format!("{}\n", path.display())), "{said}");
    said.stdout_has("  supple check\n").stdout_has("  supple show chair-reach\n").stdout_lacks("place of");
    assert_eq!(files_below(&home.path("config")).len(), 1, "nothing else is left behind");
    let home = home.args(["check", "--strict"]);
    home.run().success().stdout_is("1 file checked: no problem.\n");
    let home = home.args(["show", "chair-reach"]);
    home.run().success().stdout_has("Chair reach\n");
    let home = home.args(["new", "routine", "after-work"]);
    home.run().success();
    home.args(["show", "after-work", "--json"]).run().success().stderr_is("").stdout_has("\"After work\"");
}

fn refused(home: Supple, args: &[&str], code: i32) -> Ran {
    let home = home.now(MONDAY).args(args);
    let before = files_below(&home.path("config"));
    let ran = home.run().code(code).stdout_is("").harmless();
    assert_eq!(files_below(&home.path("config")), before, "{ran}");
    ran
}

#[test]
fn nothing_is_overwritten_whatever_it_is_called() {
    for path in ["stretches/chair-reach.toml", "stretches/legs/chair-reach.toml", "stretches/Chair_Reach.toml"] {
        let home = Supple::new().config(path, "mine = true\n");
        refused(home, &["new", "stretch", "chair-reach"], 1)
            .stderr_has("supple: you have a stretch \"chair-reach\" already: ")
            .stderr_has(path.rsplit('/').next().expect("a name"));
    }
    // A routine may have the id of a stretch.
    let home = Supple::new().config("stretches/chair-reach.toml", CALF).args(["new", "routine", "chair-reach"]);
    home.run().success();
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_written_through() {
    let home = Supple::new().config("stretches/other.toml", CALF);
    let link = home.path("config/stretches/chair-reach.toml");
    std::os::unix::fs::symlink(home.path("elsewhere.toml"), &link).expect("a link");
    let home = home.args(["new", "stretch", "chair-reach"]);
    home.run().code(1).stdout_is("").harmless();
    assert!(!home.path("elsewhere.toml").exists() && link.is_symlink());
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    refused(Supple::new().config("stretches", "in the way"), &["new", "stretch", "chair-reach"], 1)
        .stderr_has("supple: cannot write ")
        .stderr_has("chair-reach.toml: ");
}

#[test]
fn what_is_no_id_is_told_with_the_nearest() {
    let nearest = [
        ("Chair Reach", "chair-reach"),
        ("chair_reach.toml", "chair-reach-toml"),
        ("../../chair", "chair"),
        ("C:\\chair", "c-chair"),
        ("chair--reach", "chair-reach"),
    ];
    for (written, near) in nearest {
        let ran = refused(Supple::new(), &["new", "stretch", written], 2);
        ran.stderr_has("is no id: lower-case words joined by `-`").stderr_has(&format!("did you mean \"{near}\"?"));
    }
    for written in ["", "…", "\u{1b}[2J"] {
        refused(Supple::new(), &["new", "routine", written], 2);
    }
    refused(Supple::new(), &["new", "area", "hands"], 2);
}

#[test]
fn taking_the_place_of_what_ships_is_said() {
    let ran = supple(["new", "stretch", "sphinx"]).success();
    ran.stdout_has("It takes the place of the stretch \"sphinx\" that ships").stdout_has("--like sphinx");
    supple(["new", "routine", "morning-back", "--like", "morning-back"])
        .success()
        .stdout_has("It takes the place of the routine \"morning-back\" that ships")
        .stdout_lacks("change `name` first");
}

/// What a shipped file says is all there, in every form of dose and with every kind of field.
#[test]
fn a_copy_of_what_ships_loads_as_the_original() {
    for (sort, listing, folder) in [("stretch", "stretches", "stretches"), ("routine", "routines", "routines")] {
        let shipped = supple(["list", listing, "--json"]).success().json();
        let mut home = Supple::new().now(MONDAY);
        let ids = texts(&shipped, "id");
        assert!(ids.len() > 5);
        for id in &ids {
            home = home.args(["new", sort, id, "--like", id]);
            home.run().success();
        }
        assert_eq!(files_below(&home.path(&format!("config/{folder}"))).len(), ids.len());
        let home = home.args(["check", "--strict"]);
        home.run().success();
        assert_eq!(home.args(["list", listing, "--json"]).run().success().json(), shipped);
    }
}

#[test]
fn a_copy_of_your_own_is_word_for_word() {
    let mine = format!("# mine\r\n{CALF}# the end");
    for path in ["stretches/calf.toml", "stretches/Legs/Calf.toml"] {
        let home = Supple::new().now(MONDAY).config(path, &mine).args(["new", "stretch", "calf-two", "--like", "calf"]);
        home.run().success().stdout_has("It still has the name of the one it was made from: change `name` first.\n");
        let copy = fs::read_to_string(home.path("config/stretches/calf-two.toml")).expect("the copy");
        assert_eq!(copy, mine);
    }
    // So does one of a pack, which may be changed without its being there twice.
    let home = Supple::new().now(MONDAY).config("config.toml", "packs = [\"../club\"]").file("club/stretches/lean.toml", CALF);
    let home = home.args(["new", "stretch", "lean", "--like", "lean"]);
    home.run().success();
    assert_eq!(fs::read_to_string(home.path("config/stretches/lean.toml")).expect("the copy"), CALF);
    home.args(["check", "--strict"]).run().success();
    // A file of yours counts before the one that ships.
    let home = Supple::new().now(MONDAY).config("stretches/sphinx.toml", CALF);
    home.args(["new", "stretch", "x", "--like", "sphinx", "--print"]).run().success().stdout_is(CALF);
}

#[test]
fn a_copy_of_what_is_not_there_is_told_with_the_nearest() {
    refused(Supple::new(), &["new", "stretch", "mine", "--like", "sphnx"], 1)
        .stderr_is("supple: there is no stretch \"sphnx\"; did you mean \"sphinx\"?\n");
    refused(Supple::new(), &["new", "routine", "mine", "--like", "sphinx"], 1).stderr_has("there is no routine \"sphinx\"");
    refused(Supple::new().config("stretches/latin.toml", b"# \xe9"), &["new", "stretch", "mine", "--like", "latin"], 1)
        .stderr_has("is not UTF-8");
}

#[test]
fn printing_writes_nothing() {
    let home = Supple::new().now(MONDAY).args(["new", "stretch", "sphinx", "--print"]);
    home.run().success().stderr_is("").stdout_has("\nname = \"Sphinx\"\n");
    assert!(!home.path("config").exists());
}
