//! A routine as the TOML of its file, as somebody would have written it: only what the stretches do not say themselves.

use super::template::quoted;
use crate::columns::wrap;
use crate::model::{Dose, Routine, Step};
use std::time::Duration;

const WIDTH: u16 = 78;

/// Returns a routine that was made as a file, which says how to have it again and why each step is in it.
#[must_use]
pub fn kept(made: &Routine, why: &[String]) -> String {
    let head = format!("Made by Supple. `supple play {}` makes it again, anywhere with the same stretches.", made.id);
    toml(made, &head, why)
}

/// Returns the routine as a file; `head` and a remark for each step, where there are any, stand in it as comments.
#[must_use]
pub fn toml(routine: &Routine, head: &str, remarks: &[String]) -> String {
    let mut text = String::new();
    comment(&mut text, head);
    let mut field = |name: &str, value: String| text.extend([name, " = ", &value, "\n"]);
    field("name", quoted(&routine.name));
    field("purpose", quoted(routine.purpose.word()));
    if !routine.about.is_empty() {
        field("about", quoted(&routine.about));
    }
    field("level", routine.level.to_string());
    for (place, step) in routine.steps.iter().enumerate() {
        text.push('\n');
        comment(&mut text, remarks.get(place).map_or("", String::as_str));
        text.push_str("[[step]]\n");
        for (name, value) in fields(step) {
            text.extend([name, " = ", &value, "\n"]);
        }
    }
    text
}

fn comment(text: &mut String, words: &str) {
    for line in wrap(words, WIDTH) {
        text.extend(["# ", line.as_str(), "\n"]);
    }
}

/// The fields of a step that its stretch does not have so itself.
fn fields(step: &Step) -> Vec<(&'static str, String)> {
    let mut fields = vec![("stretch", quoted(step.stretch.id.as_str()))];
    let own = dose(&step.stretch.dose);
    fields.extend(dose(&step.dose).into_iter().filter(|field| !own.contains(field)));
    fields.extend(step.ready.map(|ready| ("ready", seconds(&ready))));
    fields.extend(step.note.as_ref().map(|note| ("note", quoted(note))));
    fields
}

fn dose(dose: &Dose) -> Vec<(&'static str, String)> {
    let list = |parts: &[Duration]| format!("[{}]", parts.iter().map(seconds).collect::<Vec<_>>().join(", "));
    match dose {
        Dose::Hold { hold, sets } => vec![("hold", seconds(hold)), ("sets", sets.to_string())],
        Dose::Reps { reps, tempo, sets } => {
            vec![("reps", reps.to_string()), ("tempo", list(tempo)), ("sets", sets.to_string())]
        }
        Dose::Isometric { hold, reps, rest, sets } => {
            vec![("hold", seconds(hold)), ("reps", reps.to_string()), ("rest", seconds(rest)), ("sets", sets.to_string())]
        }
        Dose::Pnf { stretch, contract, deepen, cycles } => vec![
            ("stretch_for", seconds(stretch)),
            ("contract", seconds(contract)),
            ("deepen", seconds(deepen)),
            ("cycles", cycles.to_string()),
        ],
        Dose::Breath { pattern, breaths } => vec![("breath", list(pattern)), ("breaths", breaths.to_string())],
        Dose::Roll { roll, sets } => vec![("roll", seconds(roll)), ("sets", sets.to_string())],
    }
}

fn seconds(length: &Duration) -> String {
    length.as_secs().to_string()
}
