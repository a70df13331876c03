//! JSON: field names are those of the TOML, times are seconds.

use super::document::{Document, Part, Relation};
use crate::history::{AreaSums, History, Record, Seconds, Standing};
use crate::model::inventory::{AreaTally, Inventory, Tally};
use crate::model::words::Purpose;
use crate::model::{Area, Dose, Library, Planned, Routine, Step, Stretch};
use crate::problem::{Problem, Severity};
use crate::schedule::Occurrence;
use crate::session::Plan;
use crate::time::{Wall, Week};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// Returns a stretch as an object.
#[must_use]
pub fn stretch(stretch: &Stretch) -> Value {
    let words = |words: Vec<&str>| json!(words);
    let guide = &stretch.guide;
    json!({
        "id": stretch.id.as_str(),
        "name": stretch.name,
        "also": stretch.also,
        "regions": ids(&stretch.regions),
        "also_eases": ids(&stretch.also_eases),
        "muscles": ids(&stretch.muscles),
        "kind": stretch.kind.word(),
        "position": stretch.position.word(),
        "sides": stretch.sides.word(),
        "props": words(stretch.props.iter().map(|prop| prop.word()).collect()),
        "props_any": words(stretch.props_any.iter().map(|prop| prop.word()).collect()),
        "props_optional": words(stretch.props_optional.iter().map(|prop| prop.word()).collect()),
        "level": stretch.level,
        "good_for": words(stretch.good_for.iter().map(|purpose| purpose.word()).collect()),
        "spine": words(stretch.spine.iter().map(|way| way.word()).collect()),
        "dose": dose(&stretch.dose, stretch.range),
        "guide": without_nothing(json!({
            "setup": guide.setup,
            "moves": guide.moves,
            "cues": guide.cues,
            "feel": guide.feel,
            "mistakes": guide.mistakes,
            "breath": guide.breath,
            "say": guide.say,
            "easier": guide.easier,
            "easier_id": guide.easier_id.as_ref().map(crate::model::Id::as_str),
            "harder": guide.harder,
            "harder_id": guide.harder_id.as_ref().map(crate::model::Id::as_str),
        })),
        "caution": stretch.cautions.iter().map(|caution| json!({ "tag": caution.tag, "note": caution.note })).collect::<Vec<_>>(),
        "link": stretch
            .links
            .iter()
            .map(|link| json!({ "kind": link.kind.word(), "url": link.url, "by": link.by }))
            .collect::<Vec<_>>(),
    })
}

/// Returns a routine as an object; `plan` gives its length.
#[must_use]
pub fn routine(library: &Library, routine: &Routine, plan: &Plan, reasons: &[String]) -> Value {
    let areas: Vec<&str> = library.areas_of_routine(routine).iter().map(|area| area.id.as_str()).collect();
    let steps = steps(routine, reasons);
    json!({
        "id": routine.id.as_str(),
        "name": routine.name,
        "purpose": routine.purpose.word(),
        "about": routine.about,
        "level": routine.level,
        "rotation": routine.rotation,
        "seconds": plan.length().as_secs(),
        "areas": areas,
        "steps": steps,
    })
}

/// Returns a routine that was made: its id is the code that makes it again. Where there are reasons, one for each step.
#[must_use]
pub fn made(library: &Library, routine: &Routine, plan: &Plan, reasons: &[String]) -> Value {
    let areas: Vec<&str> = library.areas_of_routine(routine).iter().map(|area| area.id.as_str()).collect();
    json!({
        "code": routine.id.as_str(),
        "name": routine.name,
        "purpose": routine.purpose.word(),
        "level": routine.level,
        "seconds": plan.length().as_secs(),
        "areas": areas,
        "steps": steps(routine, reasons),
    })
}

fn steps(routine: &Routine, reasons: &[String]) -> Vec<Value> {
    let step = |(place, step): (usize, &Step)| {
        without_nothing(json!({
            "stretch": step.stretch.id.as_str(),
            "name": step.stretch.name,
            "dose": dose(&step.dose, None),
            "note": step.note,
            "ready": step.ready.map(|ready| ready.as_secs()),
            "why": reasons.get(place),
        }))
    };
    routine.steps.iter().enumerate().map(step).collect()
}

/// Returns what is taken along: its stretches in parts, and the steps of the routine if it is of one.
#[must_use]
pub fn document(document: &Document) -> Value {
    let relation = |own: &Relation| json!({ "region": own.region, "related": own.other, "why": own.why });
    let part = |part: &Part| {
        json!({
            "name": part.name,
            "related": part.related.iter().map(relation).collect::<Vec<_>>(),
            "stretches": part.leaves.iter().map(|leaf| stretch(&leaf.stretch)).collect::<Vec<_>>(),
        })
    };
    let sheet = document.sheet.as_ref().map(|sheet| {
        let own = &sheet.routine;
        json!({
            "id": own.id.as_str(),
            "name": own.name,
            "purpose": own.purpose.word(),
            "about": own.about,
            "level": own.level,
            "steps": steps(own, &[]),
        })
    });
    json!({
        "title": document.title,
        "about": document.about,
        "made": document.made.to_string(),
        "routine": sheet,
        "parts": document.parts.iter().map(part).collect::<Vec<_>>(),
    })
}

/// Returns a week with its routine.
#[must_use]
pub fn week(library: &Library, week: Week, chosen: Option<(&Routine, &Plan, &[String])>) -> Value {
    json!({
        "week": week.to_string(),
        "monday": week.monday().to_string(),
        "routine": chosen.map(|(chosen, plan, reasons)| routine(library, chosen, plan, reasons)),
    })
}

/// Returns what is next at `now`.
#[must_use]
pub fn next(occurrence: &Occurrence<'_>, now: Wall) -> Value {
    json!({
        "at": occurrence.at.to_string(),
        "what": occurrence.entry.name,
        "routine": planned(occurrence),
        "state": occurrence.state.word(),
        "in_seconds": occurrence.at.seconds_since(now),
    })
}

/// What is planned: a routine by its id, or what one is made for, as in the TOML.
fn planned(occurrence: &Occurrence<'_>) -> Value {
    match &occurrence.entry.planned {
        Planned::Made(measure) => without_nothing(json!({
            "minutes": measure.minutes,
            "areas": ids(&measure.areas),
            "purpose": measure.purpose.map(Purpose::word),
        })),
        Planned::Routine(_) | Planned::Monday => occurrence.routine.as_ref().map(crate::model::Id::as_str).into(),
    }
}

/// Returns an occurrence of the schedule.
#[must_use]
pub fn occurrence(occurrence: &Occurrence<'_>) -> Value {
    let entry = occurrence.entry;
    json!({
        "at": occurrence.at.to_string(),
        "what": entry.name,
        "routine": planned(occurrence),
        "state": occurrence.state.word(),
        "purpose": entry.purpose.map(Purpose::word),
        "note": entry.note,
    })
}

/// Returns an area with its regions; `count` says how many stretches an area or region has.
#[must_use]
pub fn area(library: &Library, area: &Area, count: impl Fn(&str) -> usize) -> Value {
    let regions: Vec<Value> = library
        .regions_in(&area.id)
        .map(|region| {
            let related: Vec<Value> = region
                .related
                .iter()
                .map(|related| json!({ "region": related.region.as_str(), "weight": related.weight, "why": related.why }))
                .collect();
            json!({ "id": region.id.as_str(), "name": region.name, "also": region.also, "related": related, "stretches": count(region.id.as_str()) })
        })
        .collect();
    let fields = json!({
        "id": area.id.as_str(),
        "name": area.name,
        "key": area.key,
        "also": area.also,
        "favourites": area
            .favourites
            .iter()
            .map(|favourite| json!({ "stretch": favourite.stretch.as_str(), "why": favourite.why }))
            .collect::<Vec<_>>(),
        "stretches": count(area.id.as_str()),
        "regions": regions,
    });
    without_nothing(fields)
}

/// Returns a problem as an object.
#[must_use]
pub fn problem(problem: &Problem) -> Value {
    json!({
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": problem.message,
        "hint": problem.hint,
    })
}

/// Returns what `history` adds up to in the weeks up to `week`; the goal is days, grace and minutes.
#[must_use]
pub fn stats(week: Week, standing: &Standing, sums: &[AreaSums], history: &History, goal: (u8, u8, u32)) -> Value {
    let area = |sum: &AreaSums| {
        let Seconds { left, right, both } = sum.week;
        json!({ "id": sum.area.as_str(), "seconds": sum.week.total(), "left": left, "right": right, "both": both, "weeks": sum.weeks })
    };
    let (days, grace, minutes) = goal;
    json!({
        "week": week.to_string(),
        "monday": week.monday().to_string(),
        "days": standing.days,
        "seconds": history.seconds_in(week),
        "goal": { "days": days, "grace": grace, "minutes": minutes, "weeks_kept": standing.kept, "weeks_short": standing.short },
        "areas": sums.iter().map(area).collect::<Vec<_>>(),
        "sessions": history.records().len(),
    })
}

/// Returns what a library holds, counted.
#[must_use]
pub fn inventory(inventory: &Inventory<'_>) -> Value {
    let each = |name: &str, rows: Vec<(Value, Tally)>| -> Value {
        rows.into_iter().map(|(of, tally)| tallied(json!({ name: of }), tally)).collect()
    };
    let area = |AreaTally { area, all, regions }: &AreaTally<'_>| {
        let regions = regions.iter().map(|(region, tally)| (region.id.as_str().into(), *tally)).collect();
        tallied(json!({ "id": area.id.as_str(), "regions": each("id", regions) }), *all)
    };
    let counts = json!({
        "areas": inventory.areas.iter().map(area).collect::<Vec<_>>(),
        "kinds": each("kind", inventory.kinds.iter().map(|(kind, tally)| (kind.word().into(), *tally)).collect()),
        "positions": each("position", inventory.positions.iter().map(|(place, tally)| (place.word().into(), *tally)).collect()),
        "levels": each("level", inventory.levels.iter().map(|(level, tally)| ((*level).into(), *tally)).collect()),
        "props": each("prop", inventory.props.iter().map(|(prop, tally)| (prop.word().into(), *tally)).collect()),
        "no_props": tallied(json!({}), inventory.no_props),
    });
    tallied(counts, inventory.all)
}

/// `object` with the numbers of a tally in it.
fn tallied(mut object: Value, tally: Tally) -> Value {
    if let Value::Object(fields) = &mut object {
        let numbers = [
            ("stretches", tally.stretches),
            ("with_links", tally.with_links),
            ("without_links", tally.without_links()),
            ("with_poses", tally.with_poses),
            ("without_poses", tally.without_poses()),
        ];
        fields.extend(numbers.map(|(name, number)| (name.to_owned(), number.into())));
    }
    object
}

/// Returns a record as an object, as it stands in its file.
#[must_use]
pub fn record(record: &Record) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

fn ids(ids: &[crate::model::Id]) -> Value {
    ids.iter().map(crate::model::Id::as_str).collect::<Vec<_>>().into()
}

fn dose(dose: &Dose, range: Option<(Duration, Duration)>) -> Value {
    let seconds = |length: &Duration| length.as_secs();
    let mut fields = match dose {
        Dose::Hold { hold, sets } => json!({ "hold": seconds(hold), "sets": sets }),
        Dose::Reps { reps, tempo, sets } => {
            json!({ "reps": reps, "tempo": tempo.iter().map(seconds).collect::<Vec<_>>(), "sets": sets })
        }
        Dose::Isometric { hold, reps, rest, sets } => {
            json!({ "hold": seconds(hold), "reps": reps, "rest": seconds(rest), "sets": sets })
        }
        Dose::Pnf { stretch, contract, deepen, cycles } => {
            json!({ "stretch": seconds(stretch), "contract": seconds(contract), "deepen": seconds(deepen), "cycles": cycles })
        }
        Dose::Breath { pattern, breaths } => {
            json!({ "breath": pattern.iter().map(seconds).collect::<Vec<_>>(), "breaths": breaths })
        }
        Dose::Roll { roll, sets } => json!({ "roll": seconds(roll), "sets": sets }),
    };
    if let (Some((from, to)), Value::Object(fields)) = (range, &mut fields) {
        fields.insert("range".to_owned(), json!([seconds(&from), seconds(&to)]));
    }
    fields
}

/// An object without the fields that are null.
fn without_nothing(value: Value) -> Value {
    if let Value::Object(fields) = value {
        Value::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>())
    } else {
        value
    }
}
