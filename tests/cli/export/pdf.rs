//! The PDF, read back by its structure: text that can be selected, addresses, bookmarks, tags, fonts that are in it.

use super::{LIBRARY, written};
use crate::support::pdf::Pdf;
use crate::support::run::Supple;
use std::fs;
use supple::export::safety::PASSAGES;
use supple::model::Id;

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn an_area_is_whole() {
    let bytes = written(Supple::new(), &["export", "pdf", "--area", "calves"]);
    assert!(bytes.len() < 400_000, "{} bytes", bytes.len());
    let pdf = Pdf::read(&bytes);
    let pages = pdf.pages();
    let text = plain(&pages.join(" "));
    assert!(!text.contains('\u{fffd}'), "a glyph without a letter");
    let calves = LIBRARY.regions_of(&[Id::new("calves")]);
    let stretches: Vec<_> = LIBRARY.stretches().filter(|stretch| calves.contains(&stretch.home())).collect();
    let titles = pdf.titles();
    let addresses = pdf.addresses();
    for stretch in &stretches {
        let guide = &stretch.guide;
        let said =
            [&stretch.name, &guide.setup, &guide.feel, &guide.breath].into_iter().chain(&guide.cues).chain(&guide.mistakes);
        for part in said.chain(&guide.easier).chain(&guide.harder).chain(stretch.cautions.iter().map(|caution| &caution.note)) {
            assert!(text.contains(&plain(part)), "{}: {part}", stretch.name);
        }
        assert!(titles.contains(&stretch.name), "no bookmark for {}", stretch.name);
        for link in &stretch.links {
            assert!(addresses.contains(&link.url) && text.contains(&plain(&link.url)), "{}", link.url);
        }
    }
    for passage in PASSAGES {
        assert!(passage.points.iter().all(|point| text.contains(&plain(point))), "{}", passage.heading);
    }
    // The page that the contents name is the page it is on.
    let place = pages.iter().position(|page| plain(page).contains(&plain(&stretches[0].guide.setup))).expect("its page");
    assert!(pages[..place].iter().any(|page| page.contains(&format!("{} {}", stretches[0].name, place + 1))), "{}", pages[0]);
    assert!(pdf.alternatives() >= stretches.len() && pdf.count("/Lang(en-GB)") > 0 && pdf.count("/Marked true") == 1);
    assert!(
        pdf.count("/S/H2") >= stretches.len() && pdf.count("/S/LI") > stretches.len() && pdf.count("/S/Link") >= addresses.len()
    );
    let fonts = pdf.fonts();
    assert!(fonts.len() == 3 && fonts.iter().all(|(name, is_in)| *is_in && name.as_bytes()[6] == b'+'), "{fonts:?}");
}

#[test]
fn a_sheet_is_one_page_and_letter_is_another_size() {
    let bytes = written(Supple::new(), &["export", "pdf", "--week", "--sheet", "--paper", "letter"]);
    let pdf = Pdf::read(&bytes);
    assert_eq!(pdf.pages().len(), 1);
    assert_eq!(pdf.count("/MediaBox[0 0 612 792]"), 1);
    assert!(pdf.count("/S/Table") == 1 && pdf.pages()[0].contains("How tight is it now?"));
    let whole = Pdf::read(&written(Supple::new(), &["export", "pdf", "--week"]));
    assert!(whole.pages().len() > 4 && whole.count("/MediaBox[0 0 595.28 841.89]") == whole.pages().len());
}

#[test]
fn letters_that_the_fonts_lack_are_told_and_nothing_is_written() {
    let stretch = super::NASTY.replace("<script>alert(1)</script>", "前屈をする");
    let home = Supple::new().config("stretches/nasty.toml", stretch).file("kept.pdf", "mine");
    let path = home.path("kept.pdf").display().to_string();
    let home = home.args(["export", "pdf", "--area", "calves", "-o", &path]);
    home.run().code(1).stderr_has("the fonts lack").stderr_has("前").stderr_has("Fold").harmless();
    assert_eq!(fs::read_to_string(home.path("kept.pdf")).expect("there"), "mine");
    home.args(["export", "pdf", "--area", "calves"]).run().code(2).stderr_has("-o stretches.pdf");
}
