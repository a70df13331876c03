//! A routine made to measure: the wish above or at the left, what comes of it beside.
//!
//! ```text
//!  Made for now
//!  Minutes    ← 8 →            Back, 8 minutes                    ●○○
//!  For          back           Back, hips and hamstrings
//!  What for     anything       no props · 2 position changes
//!  Where        anywhere       ──────────────────────────────────────
//!  With         what you have   1  Cat–cow          8 reps of 3–3 s
//!  Level        what you are    2  Sphinx           2 × 30 s
//! ```

use super::canvas::{Canvas, below, inset, row};
use super::widget::choice::Form;
use super::words;
use crate::app::App;
use crate::app::screen::{Composer, ComposerField};
use crate::columns::{columns, wrap};
use crate::command::Command;
use crate::describe;
use crate::model::Routine;
use crate::theme::Role;
use ratatui::layout::Rect;

const WIDEST: u16 = 110;
const FORM: Form = Form { titles: 10, less: Command::WishLess, more: Command::WishMore };
/// The wish, where what comes of it has room beside.
const WISH: u16 = 34;
/// Narrower areas have the one above the other.
const BESIDE: u16 = 72;

pub(super) fn draw(app: &App, page: &Composer, canvas: &mut Canvas<'_>, area: Rect) {
    let side = area.width.saturating_sub(WIDEST) / 2;
    let area = inset(area, side.max(1), side.max(1));
    canvas.text(area, Role::Title, "Made for now");
    let area = below(area, 1);
    let fields = u16::try_from(ComposerField::ALL.len()).unwrap_or(0);
    if area.width < BESIDE {
        wish(app, page, canvas, Rect { height: fields.min(area.height), ..area });
        canvas.rule(row(area, fields));
        preview(app, page, canvas, below(area, fields + 1));
    } else {
        wish(app, page, canvas, Rect { width: WISH, ..below(area, 1) });
        preview(app, page, canvas, inset(below(area, 1), WISH + 3, 0));
    }
}

fn wish(app: &App, page: &Composer, canvas: &mut Canvas<'_>, area: Rect) {
    for (line, (index, field)) in (0..area.height).zip(ComposerField::ALL.iter().enumerate()) {
        let words = field.in_words(page, &app.library);
        FORM.draw(canvas, row(area, line), index, index == page.field.index(), (field.title(), &words));
    }
}

fn preview(app: &App, page: &Composer, canvas: &mut Canvas<'_>, area: Rect) {
    match &page.made {
        Ok(made) => routine(app, &made.routine, canvas, area),
        Err(unmet) => {
            let text = describe::capitalised(&format!("{unmet}."));
            for (line, text) in (0..area.height).zip(wrap(&text, area.width)) {
                canvas.text(row(area, line), Role::Warning, &text);
            }
        }
    }
}

fn routine(app: &App, routine: &Routine, canvas: &mut Canvas<'_>, area: Rect) {
    let level = describe::level(routine.level);
    canvas.text_right(area, Role::Accent, &level);
    canvas.text(inset(area, 0, columns(&level) + 1), Role::Title, &routine.name);
    let areas = describe::areas(&app.library, routine);
    let roomy = area.height > 14;
    let mut line = 1;
    for text in if roomy { wrap(&areas, area.width) } else { vec![areas] } {
        canvas.text(row(area, line), Role::Text, &text);
        line += 1;
    }
    canvas.text(row(area, line), Role::Muted, &describe::needs(routine));
    let list = below(area, line + 1 + u16::from(roomy));
    let room = usize::from(list.height);
    // Where they have no room, the last line says how many more there are.
    let shown = if routine.steps.len() <= room { routine.steps.len() } else { room.saturating_sub(1) };
    for (line, (index, step)) in (0..list.height).zip(routine.steps.iter().enumerate().take(shown)) {
        let place = row(list, line);
        let name = format!("{:>2}  {}", index + 1, step.stretch.name);
        canvas.text(place, Role::Text, &name);
        let rest = inset(place, columns(&name) + 2, 0);
        let doses = [words::dose(step), step.dose.in_words()];
        if let Some(dose) = doses.iter().find(|dose| columns(dose) <= rest.width) {
            canvas.text_right(rest, Role::Muted, dose);
        }
    }
    if shown < routine.steps.len() {
        let more = format!("    and {} more", routine.steps.len() - shown);
        canvas.text(row(list, u16::try_from(shown).unwrap_or(u16::MAX)), Role::Muted, &more);
    }
}
