//! Line art: every stretch drawn within its frame, what is worked in colour, the way it moves by an arrow.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use supple::export::svg;
use supple::figure::Demonstration;
use supple::figure::paint::line::{Drawing, Ink};
use supple::model::Id;
use supple::shell::embed;

static FIGURES: LazyLock<BTreeMap<Id, Arc<Demonstration>>> = LazyLock::new(embed::figures);

fn has(drawing: &Drawing, ink: Ink) -> bool {
    drawing.layers.iter().any(|layer| layer.ink == ink && !layer.paths.is_empty())
}

fn count(drawing: &Drawing, ink: Ink) -> usize {
    drawing.layers.iter().filter(|layer| layer.ink == ink).map(|layer| layer.paths.len()).sum()
}

/// In few pixels; in more they are the same, and slower.
#[test]
fn every_stretch_is_drawn_within_its_frame_with_one_arrow_at_most() {
    let mut wrong = Vec::new();
    let (mut arrows, mut starts, mut lit) = (0, 0, 0);
    for (id, figure) in FIGURES.iter() {
        let drawing = figure.drawing(100);
        let (width, height) = (drawing.width + 0.01, drawing.height + 0.01);
        let paths = drawing.layers.iter().flat_map(|layer| &layer.paths);
        let mut places = paths.flat_map(|path| path.places().collect::<Vec<_>>());
        if !places.all(|(x, y)| (-0.01..=width).contains(&x) && (-0.01..=height).contains(&y)) {
            wrong.push(format!("{id}: beyond its frame"));
        }
        if !has(&drawing, Ink::Outline) || count(&drawing, Ink::ArrowHead) > 1 {
            wrong.push(format!("{id}: {} arrows, or no outline", count(&drawing, Ink::ArrowHead)));
        }
        arrows += count(&drawing, Ink::ArrowHead);
        starts += usize::from(has(&drawing, Ink::Ghost));
        lit += usize::from(has(&drawing, Ink::GlowRim) || has(&drawing, Ink::Through));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let most = FIGURES.len() * 3 / 5;
    assert!(
        arrows > most && starts > FIGURES.len() / 3 && lit > FIGURES.len() * 4 / 5,
        "{arrows} {starts} {lit} of {}",
        FIGURES.len()
    );
}

fn fold() -> &'static Arc<Demonstration> {
    FIGURES.get("standing-forward-fold").expect("it ships")
}

#[test]
fn the_same_is_drawn_the_same_and_the_other_side_is_its_mirror() {
    let drawing = fold().drawing(160);
    assert_eq!(drawing, fold().drawing(160));
    let mirrored = drawing.mirrored();
    assert_ne!(mirrored, drawing);
    for (own, other) in drawing.layers.iter().zip(&mirrored.layers) {
        let ((x, y), (to_x, to_y)) = (own.paths[0].from, other.paths[0].from);
        assert!((x + to_x - drawing.width).abs() < 1e-9 && (y - to_y).abs() < 1e-9);
    }
}

#[test]
fn a_file_may_say_whose_way_is_shown() {
    let arrows = |points: Option<&[&str]>| {
        let points = points.map(|points| points.iter().map(|&point| point.to_owned()).collect());
        count(&fold().as_ref().clone().pointing(points).drawing(100), Ink::Arrow)
    };
    assert_eq!((arrows(None), arrows(Some(&[])), arrows(Some(&["left_hand", "forehead"]))), (1, 0, 2));
}

#[test]
fn a_drawing_is_small_and_its_title_is_text() {
    let text = svg::file(&fold().drawing(560), "<fold> & \"more\"");
    assert!(text.starts_with("<svg ") && text.len() < 60_000, "{} bytes", text.len());
    assert!(text.contains("<title>&lt;fold&gt; &amp; &quot;more&quot;</title>"));
    assert!(text.matches("<path").count() > 8 && !text.contains("NaN"));
}
