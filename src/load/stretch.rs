//! `stretches/<id>.toml`: one stretch, its regions and muscles looked up, its dose made one of the forms.

use super::areas::Body;
use super::conform::Report;
use super::tree::{Node, Span, Table};
use super::{Draft, fields, pose, read, rules, unknown_id};
use crate::model::words::{Kind, LinkKind, Position, Prop, Purpose, Sides, Spine};
use crate::model::{Caution, Dose, DoseChange, Guide, Id, Link, Stretch};
use std::time::Duration;

/// A stretch whose easier and harder ids are still to be looked up.
pub(super) struct Resolved<'d> {
    pub(super) stretch: Stretch,
    pub(super) draft: &'d Draft<'d>,
    pub(super) easier_span: Span,
    pub(super) harder_span: Span,
    /// How it is posed, if it says so.
    pub(super) pose: Option<pose::Written>,
}

/// The most words that can be read out in the get-ready time: ten seconds at 150 words a minute.
const SAY_WORDS: usize = 25;

/// No dose takes longer, sets and all.
const LONGEST: Duration = Duration::from_secs(3600);

/// Returns the stretch of `draft`; `None` if something it must have is missing or wrong.
pub(super) fn resolve<'d>(draft: &'d Draft<'d>, body: &Body<'_>, report: &mut Report<'_>) -> Option<Resolved<'d>> {
    let top = super::top();
    let fit = draft.fit(fields::STRETCH, report);
    let table = &fit.table;
    let region_ids = || body.regions.iter().map(|region| region.id.as_str());
    let regions = known(read::ids(table, "regions"), "region", region_ids, report);
    let also_eases = known(read::ids(table, "also_eases"), "region", region_ids, report);
    let muscle_ids = || body.muscles.iter().map(|muscle| muscle.id.as_str());
    let muscles = known(read::ids(table, "muscles"), "muscle", muscle_ids, report);
    let guide_table = table.get("guide").and_then(Node::table);
    let dose_node = table.get("dose");
    let written = draft.table.get("dose").and_then(Node::table).map_or(0, |table| table.rows.len());
    let dose = dose_node.and_then(|node| dose(node.table()?, node.span, written, report));
    let kind = read::word(table, "kind", Kind::from_word);
    let sides = read::word(table, "sides", Sides::from_word);
    // The home region must be the one that was written, not the next one that happened to be known.
    let written_home = draft.table.get("regions").and_then(|node| node.list().first()?.text());
    let home = regions.first().filter(|home| written_home == Some(home.as_str()));
    if !fit.whole || home.is_none() {
        return None;
    }
    let (dose, range) = dose?;
    let dose_span = dose_node.map_or_else(super::top, |node| node.span);
    if let (Some(kind), Some(sides)) = (kind, sides) {
        check_sense(kind, sides, &dose, dose_span, report);
    }
    if check_length(&dose, dose_span, report) {
        return None;
    }
    let guide_table = guide_table?;
    let mut stretch = Stretch {
        id: draft.id.clone(),
        name: read::text(table, "name"),
        also: read::texts(table, "also"),
        regions,
        also_eases,
        muscles,
        kind: kind?,
        position: read::word(table, "position", Position::from_word)?,
        sides: sides?,
        props: read::words(table, "props", Prop::from_word),
        props_any: read::words(table, "props_any", Prop::from_word),
        props_optional: read::words(table, "props_optional", Prop::from_word),
        level: read::level(table)?,
        good_for: read::words(table, "good_for", Purpose::from_word),
        spine: read::words(table, "spine", Spine::from_word),
        guide: guide(guide_table, &dose, report),
        dose,
        range,
        cautions: read::tables(table, "caution")
            .into_iter()
            .map(|(row, _)| Caution { tag: read::text(row, "tag"), note: read::text(row, "note") })
            .collect(),
        links: read::tables(table, "link")
            .into_iter()
            .filter_map(|(row, _)| {
                let kind = read::word(row, "kind", LinkKind::from_word)?;
                Some(Link { kind, url: read::text(row, "url"), by: read::text(row, "by") })
            })
            .collect(),
        origin: draft.source.origin.clone(),
    };
    rules::stretch::drop_dangerous(&mut stretch, table, report);
    if draft.is_text() {
        rules::stretch::check(&stretch, table, report);
        rules::claim::check(table, report);
    }
    let easier_span = guide_table.span_of("easier_id", top);
    let harder_span = guide_table.span_of("harder_id", top);
    let pose = table.get("pose").and_then(|node| {
        let written = draft.table.get("pose").and_then(Node::table)?;
        Some(pose::read(node.table()?, written, node.span, report))
    });
    Some(Resolved { stretch, draft, easier_span, harder_span, pose })
}

/// Reads the dose fields of `table`, which a step spells `stretch_for` where a dose says `stretch`.
pub(super) fn dose_change(table: &Table) -> DoseChange {
    let breath = read::wholes(table, "breath").and_then(|numbers| <[u32; 4]>::try_from(numbers).ok());
    DoseChange {
        hold: read::whole(table, "hold"),
        sets: read::whole(table, "sets"),
        reps: read::whole(table, "reps"),
        tempo: read::wholes(table, "tempo"),
        rest: read::whole(table, "rest"),
        stretch: read::whole(table, "stretch").or_else(|| read::whole(table, "stretch_for")),
        contract: read::whole(table, "contract"),
        deepen: read::whole(table, "deepen"),
        cycles: read::whole(table, "cycles"),
        breath,
        breaths: read::whole(table, "breaths"),
        roll: read::whole(table, "roll"),
    }
}

fn known<'a, I: Iterator<Item = &'a str>>(
    ids: Vec<(Id, Span)>,
    what: &str,
    all: impl Fn() -> I,
    report: &mut Report<'_>,
) -> Vec<Id> {
    let mut kept = Vec::new();
    for (id, span) in ids {
        if all().any(|known| id == *known) {
            if !kept.contains(&id) {
                kept.push(id);
            }
        } else {
            report.add(unknown_id(report, span, what, id.as_str(), all()));
        }
    }
    kept
}

type Range = Option<(Duration, Duration)>;

/// `written` is how many fields the file has; those that are missing from `table` are problems already.
fn dose(table: &Table, span: Span, written: usize, report: &mut Report<'_>) -> Option<(Dose, Range)> {
    let change = dose_change(table);
    let Some(dose) = change.whole() else {
        if table.rows.len() < written {
            return None;
        }
        let hint = "give `hold`; or `reps` and `tempo`; or `hold`, `reps` and `rest`; or `stretch`, `contract`, `deepen` and \
                    `cycles`; or `breath` and `breaths`; or `roll`";
        report.add(report.at(span, "this dose is none of the known forms").hint(hint));
        return None;
    };
    if let Dose::Breath { pattern, .. } = &dose
        && (pattern[0].is_zero() || pattern[2].is_zero())
    {
        let message = "breathing in and out must each take at least a second";
        report.add(report.at(table.span_of("breath", span), message));
        return None;
    }
    let range = read::wholes(table, "range").and_then(|range| {
        let (from, to) =
            (Duration::from_secs(range.first().copied()?.into()), Duration::from_secs(range.get(1).copied()?.into()));
        let held = match &dose {
            Dose::Hold { hold: held, .. } | Dose::Roll { roll: held, .. } | Dose::Isometric { hold: held, .. } => *held,
            Dose::Reps { .. } | Dose::Pnf { .. } | Dose::Breath { .. } => {
                report.add(report.at(table.span_of("range", span), "`range` is for holds and rolling alone"));
                return None;
            }
        };
        if from > held || held > to {
            let message = format!("`range` must hold the dose's {} seconds", held.as_secs());
            report.add(report.at(table.span_of("range", span), &message).hint("write it as [shortest, longest]"));
            return None;
        }
        Some((from, to))
    });
    Some((dose, range))
}

/// Warns of a dose that the kind or the sides make no sense of.
fn check_sense(kind: Kind, sides: Sides, dose: &Dose, span: Span, report: &mut Report<'_>) {
    let suits = match kind {
        Kind::Static => matches!(dose, Dose::Hold { .. }),
        Kind::Dynamic => matches!(dose, Dose::Reps { .. }),
        Kind::Pnf => matches!(dose, Dose::Pnf { .. }),
        Kind::Isometric => matches!(dose, Dose::Isometric { .. } | Dose::Hold { .. }),
        Kind::Breathing => matches!(dose, Dose::Breath { .. }),
        Kind::SelfMassage => matches!(dose, Dose::Roll { .. } | Dose::Hold { .. }),
    };
    if !suits {
        let message = format!("a {} stretch has another form of dose", kind.word());
        report.add(report.at(span, &message).hint("change `kind` or the dose").warning());
    }
    check_turns(sides, dose, span, report);
}

/// Warns of reps by turns that leave one side short.
pub(super) fn check_turns(sides: Sides, dose: &Dose, span: Span, report: &mut Report<'_>) {
    if let (Sides::Alternating, Dose::Reps { reps, .. } | Dose::Isometric { reps, .. }) = (sides, dose)
        && reps % 2 == 1
    {
        let message = format!("{reps} reps by turns leave one side short");
        report.add(report.at(span, &message).hint("alternating reps are totals: make them even").warning());
    }
}

/// Reports a dose of more than an hour; returns whether it is one.
pub(super) fn check_length(dose: &Dose, span: Span, report: &mut Report<'_>) -> bool {
    let too_long = dose.work() > LONGEST;
    if too_long {
        let minutes = dose.work().as_secs() / 60;
        let message = format!("this dose takes {minutes} minutes a side; an hour is the most");
        report.add(report.at(span, &message).hint("fewer sets, reps or seconds"));
    }
    too_long
}

fn guide(table: &Table, dose: &Dose, report: &mut Report<'_>) -> Guide {
    let top = table.rows.first().map(|row| row.key_span).unwrap_or_default();
    let mut moves = read::texts(table, "moves");
    let parts = if let Dose::Reps { tempo, .. } = dose { tempo.len() } else { 0 };
    if !moves.is_empty() && moves.len() != parts {
        let message = format!("`moves` has {} texts, the tempo {parts} parts", moves.len());
        report.add(report.at(table.span_of("moves", top), &message).hint("give one for each number of `tempo`"));
        moves.clear();
    }
    let say = read::text(table, "say");
    let words = say.split_whitespace().count();
    if words > SAY_WORDS {
        let message = format!("`say` has {words} words; more than {SAY_WORDS} cannot be read out while getting ready");
        report.add(report.at(table.span_of("say", top), &message).warning());
    }
    let id = |key| read::optional_text(table, key).map(|id| Id::new(&id));
    Guide {
        setup: read::text(table, "setup"),
        moves,
        cues: read::texts(table, "cues"),
        feel: read::text(table, "feel"),
        mistakes: read::texts(table, "mistakes"),
        breath: read::text(table, "breath"),
        say,
        easier: read::optional_text(table, "easier"),
        easier_id: id("easier_id"),
        harder: read::optional_text(table, "harder"),
        harder_id: id("harder_id"),
    }
}
