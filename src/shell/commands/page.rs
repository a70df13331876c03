//! A stretch or a routine as a page of text.

use crate::columns::wrap;
use crate::describe;
use crate::model::{Library, Routine, Stretch};
use crate::session::Plan;
use crate::time::about_minutes;

const WIDTH: u16 = 78;

/// Returns a stretch as text.
pub(super) fn stretch(library: &Library, stretch: &Stretch) -> String {
    let mut text = format!("{}\n{}\n", stretch.name, describe::facts(stretch));
    for paragraph in describe::paragraphs(library, stretch) {
        text.push('\n');
        let heading = paragraph.about.heading();
        if !heading.is_empty() {
            text.push_str(heading);
            text.push('\n');
        }
        let several = paragraph.items.len() > 1;
        for item in &paragraph.items {
            for (index, line) in wrap(item, WIDTH).iter().enumerate() {
                let mark = match (several, index) {
                    (false, _) => "",
                    (true, 0) => "- ",
                    (true, _) => "  ",
                };
                text.extend([mark, line, "\n"]);
            }
        }
    }
    text
}

/// Returns a routine as text; where there are reasons, each under its step.
pub(super) fn routine(library: &Library, routine: &Routine, plan: &Plan, reasons: &[String]) -> String {
    let mut text = format!(
        "{} · {} · {} · level {}\n{}\n{}\n",
        routine.name,
        routine.purpose.title(),
        about_minutes(plan.length()),
        describe::level(routine.level),
        describe::areas(library, routine),
        describe::needs(routine),
    );
    if !routine.about.is_empty() {
        text.push('\n');
        for line in wrap(&routine.about, WIDTH) {
            text.extend([line.as_str(), "\n"]);
        }
    }
    text.push('\n');
    let rows: Vec<Vec<String>> = routine
        .steps
        .iter()
        .zip(1..)
        .map(|(step, number)| {
            let sides = if step.stretch.sides == crate::model::Sides::Each { ", each side" } else { "" };
            let dose = format!("{}{sides}", step.dose.in_words());
            vec![format!("{number:>3}"), step.stretch.name.clone(), dose, step.stretch.position.title().to_owned()]
        })
        .collect();
    let steps = super::columned(&rows);
    for (place, step) in steps.lines().enumerate() {
        text.extend([step, "\n"]);
        for line in reasons.get(place).map(|reason| wrap(reason, WIDTH - 5)).unwrap_or_default() {
            text.extend(["     ", &line, "\n"]);
        }
    }
    text
}
