//! What one stretch keeps to: cues short enough to read, sides that are named, purposes its hold and its spine allow.

use super::super::conform::Report;
use super::super::tree::{Node, Span, Table};
use super::{WARM_UP_HOLD, is_dangerous, is_held};
use crate::model::Stretch;
use crate::model::words::{Purpose, Side, Sides};

/// The most words of a cue: nine take less than four seconds at 150 words a minute, ten do not.
const CUE_WORDS: usize = 9;

/// Hardly a guide in English is without all of these.
const ENGLISH: &[&str] = &["the", "your", "one", "and"];

/// Warns of what `stretch`, read from `table`, does not keep to.
pub(in super::super) fn check(stretch: &Stretch, table: &Table, report: &mut Report<'_>) {
    let Some(guide) = table.get("guide").and_then(Node::table) else { return };
    check_cues(guide, report);
    if stretch.sides == Sides::Each && leaves_side_open(guide) {
        let place = guide.span_of("setup", Span::default());
        let problem = report.at(place, "a stretch of one side after the other names neither left nor right");
        report.add(problem.warning().hint("write it for one side, as \"bend your right knee\"; the other is its mirror image"));
    }
    check_warm_up(stretch, table, report);
}

fn check_cues(guide: &Table, report: &mut Report<'_>) {
    for cue in guide.get("cues").map(Node::list).unwrap_or_default() {
        let words = cue.text().unwrap_or_default().split_whitespace().count();
        if words > CUE_WORDS {
            let message = format!("this cue has {words} words; more than {CUE_WORDS} cannot be read in under four seconds");
            report.add(report.at(cue.span, &message).warning().hint("keep what to do; the reason can go into `setup`"));
        }
    }
}

/// Whether the guide leaves open which side is meant. Of a guide in another language this cannot be said.
fn leaves_side_open(guide: &Table) -> bool {
    let texts = guide.rows.iter().flat_map(|row| std::iter::once(&row.node).chain(row.node.list()));
    let words = texts.filter_map(Node::text).flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let is_english = words.iter().any(|word| ENGLISH.contains(&word.as_str()));
    is_english && !words.iter().any(|word| Side::from_word(word).is_some())
}

fn check_warm_up(stretch: &Stretch, table: &Table, report: &mut Report<'_>) {
    let held = stretch.dose.work();
    if !is_held(stretch) || held <= WARM_UP_HOLD {
        return;
    }
    if let Some(item) = purpose_item(table, Purpose::WarmUp) {
        let most = WARM_UP_HOLD.as_secs();
        let message = format!("{} seconds of holding are no warm-up: {most} a muscle are the most", held.as_secs());
        let hint = format!("take \"warm-up\" out, or hold for {most} seconds at most, sets and all");
        report.add(report.at(item.span, &message).warning().hint(hint));
    }
}

/// Takes the purposes from `good_for` that the spine forbids, and says so.
pub(in super::super) fn drop_dangerous(stretch: &mut Stretch, table: &Table, report: &mut Report<'_>) {
    let Stretch { good_for, spine, .. } = stretch;
    good_for.retain(|purpose| {
        let dangerous = is_dangerous(*purpose, spine);
        if dangerous {
            let place = purpose_item(table, *purpose).map_or_else(Span::default, |item| item.span);
            let message = format!("what rounds the back under load is not good for \"{}\"", purpose.word());
            report.add(report.at(place, &message).hint("it is left out; write \"flexion\" in `spine` if nothing loads the bend"));
        }
        !dangerous
    });
}

fn purpose_item(table: &Table, purpose: Purpose) -> Option<&Node> {
    table.get("good_for")?.list().iter().find(|item| item.text() == Some(purpose.word()))
}
