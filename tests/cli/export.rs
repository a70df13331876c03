//! `supple export`: every format of the same document, read back; what cannot be written, and what is left of it.

#[cfg(feature = "pdf")]
mod pdf;

use super::{MONDAY, supple};
use crate::support::run::Supple;
use std::fs;
use std::sync::LazyLock;
use supple::command::Command;
use supple::export::safety::PASSAGES;
use supple::export::svg::escaped;
use supple::load;
use supple::model::{Id, Library};
use supple::shell::embed;

pub(super) static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| load::load(&embed::sources(), &Command::reserved_letters()).library);

/// A stretch whose words mean something to every format.
const NASTY: &str = "name = \"<b>Fold</b> & \\\"reach\\\", |so| *far*\"\nregions = [\"calves\"]\nkind = \"static\"\nposition = \"standing\"\n\
                     sides = \"each\"\nlevel = 1\n[dose]\nhold = 30\n[guide]\nsetup = \"<script>alert(1)</script>\"\ncues = [\"=1+1\"]\n\
                     feel = \"A pull.\"\nbreath = \"Slowly.\"\nsay = \"Stand.\"\n";

fn printed(args: &[&str]) -> String {
    supple(args.iter().copied()).success().stdout
}

/// Writes into a file; returns its bytes.
pub(super) fn written(home: Supple, args: &[&str]) -> Vec<u8> {
    let path = home.path("written");
    let shown = path.display().to_string();
    let home = home.now(MONDAY).args(args.iter().copied().chain(["-o", &shown]));
    home.run().success().stdout_has("Written: ");
    fs::read(path).expect("it was written")
}

#[test]
fn every_format_tells_of_every_stretch_and_every_address() {
    let [csv, markdown, json, html] =
        ["csv", "markdown", "json", "html"].map(|format| printed(&["export", format, "--area", "neck"]));
    let neck = LIBRARY.regions_of(&[Id::new("neck")]);
    let stretches = LIBRARY.stretches().filter(|stretch| neck.contains(&stretch.home()));
    let mut count = 0;
    for stretch in stretches {
        count += 1;
        for text in [&csv, &markdown, &json] {
            assert!(text.contains(&stretch.name), "{}", stretch.name);
            assert!(stretch.links.iter().all(|link| text.contains(&link.url)), "{}", stretch.name);
        }
        assert!(html.contains(&format!(">{}</h3>", escaped(&stretch.name))), "{}", stretch.name);
        assert!(stretch.links.iter().all(|link| html.contains(&format!("href=\"{}\"", escaped(&link.url)))), "{}", stretch.name);
    }
    assert!(count > 5, "{count}");
    for passage in PASSAGES {
        assert!(markdown.contains(passage.heading) && html.contains(passage.heading));
        assert!(passage.points.iter().all(|point| markdown.contains(point) && html.contains(&escaped(point))));
    }
}

#[test]
fn the_page_fetches_nothing_and_its_own_links_lead_somewhere() {
    let html = printed(&["export", "html", "--week"]);
    for fetching in ["src=", "<link", "<script", "@import", "url(", "<iframe"] {
        assert!(!html.contains(fetching), "{fetching}");
    }
    assert!(html.contains("prefers-color-scheme: dark") && html.contains("@media print") && html.contains("<html lang=\"en\">"));
    let after = |what: &str| html.split(what).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>();
    let (mut ids, leads) = (after(" id=\""), after("href=\"#"));
    assert!(leads.len() > 10 && leads.iter().all(|lead| ids.contains(lead)), "{leads:?} {ids:?}");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    let alone = printed(&["export", "html", "--week", "--sheet"]);
    assert!(alone.len() < html.len() && alone.contains("<table>") && !alone.contains("<article"));
}

#[test]
fn no_text_of_a_stretch_becomes_anything_else() {
    let home = || Supple::new().config("stretches/nasty.toml", NASTY);
    let as_text = |format: &str| String::from_utf8(written(home(), &["export", format, "--area", "calves"])).expect("text");
    let html = as_text("html");
    assert!(html.contains("&lt;b&gt;Fold&lt;/b&gt; &amp; &quot;reach&quot;") && html.contains("&lt;script&gt;"));
    assert!(!html.contains("<script") && !html.contains("<b>Fold"));
    let markdown = as_text("markdown");
    assert!(markdown.contains("### \\<b\\>Fold\\</b\\> & \"reach\", |so| \\*far\\*"), "{markdown}");
    let csv = as_text("csv");
    assert!(csv.contains("\"<b>Fold</b> & \"\"reach\"\", |so| *far*\"") && csv.contains(",'=1+1,"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&as_text("json")).expect("JSON");
    let names: Vec<_> =
        json["parts"][0]["stretches"].as_array().expect("stretches").iter().map(|stretch| &stretch["name"]).collect();
    assert!(names.iter().any(|name| *name == "<b>Fold</b> & \"reach\", |so| *far*"), "{names:?}");
}

#[test]
fn what_cannot_be_written_is_said_and_leaves_what_was_there() {
    let home = Supple::new().now(MONDAY).file("kept.html", "mine");
    let (kept, lost) = (home.path("kept.html").display().to_string(), home.path("no/such/sheet.html").display().to_string());
    let mut home = home;
    for (args, code, says) in [
        (vec!["export", "html", "--area", "nowhere", "-o", &kept], 2, "area or region"),
        (vec!["export", "html", "--search", "xyzzyx", "-o", &kept], 1, "nothing to write"),
        (vec!["export", "html", "--favourites", "-o", &kept], 1, "nothing that you keep at hand fits"),
        (vec!["export", "html", "--routine", "no-such-routine", "-o", &kept], 1, "no routine"),
        (vec!["export", "html", "--week", "--area", "back", "-o", &kept], 2, "leave --area"),
        (vec!["export", "html", "--sheet", "-o", &kept], 2, "--routine"),
        (vec!["export", "html", "--area", "calves", "-o", &lost], 1, "cannot be written: it is not there"),
    ] {
        home = home.args(args);
        home.run().code(code).stderr_has(says).stdout_is("");
    }
    assert_eq!(fs::read_to_string(home.path("kept.html")).expect("there"), "mine");
    let left: Vec<_> = fs::read_dir(home.path("")).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
}
