//! The sheet that plans or moves something: one row a field.

use super::canvas::{Canvas, inset, row};
use super::widget::choice::Form;
use crate::app::screen::week::{Rhythm, Sheet, SheetField, Wish};
use crate::command::Command;
use crate::model::Weekday;
use crate::theme::Role;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

const WIDTH: u16 = 54;
const FORM: Form = Form { titles: 11, less: Command::SheetLess, more: Command::SheetMore };

pub(super) fn draw(sheet: &Sheet, canvas: &mut Canvas<'_>, area: Rect) {
    let width = WIDTH.min(area.width);
    let fields = sheet.fields();
    let height = u16::try_from(fields.len()).unwrap_or(0).saturating_add(2).min(area.height);
    let outer = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    Clear.render(outer, canvas.buf);
    let title = match &sheet.wish {
        Wish::Add { .. } => " Plan ".to_owned(),
        Wish::Move(appointment) => format!(" Move {} ", appointment.name),
    };
    let title = Line::from(canvas.span(Role::Title, title));
    let border = canvas.style(Role::Accent);
    Block::bordered().border_type(BorderType::Rounded).border_style(border).title(title).render(outer, canvas.buf);
    let inner = Rect { y: outer.y + 1, height: height.saturating_sub(2), ..inset(outer, 1, 1) };
    for (line, (index, field)) in (0..inner.height).zip(fields.iter().enumerate()) {
        let words = words_of(*field, sheet);
        FORM.draw(canvas, row(inner, line), index, index == sheet.field.index(), (title_of(*field, sheet), &words));
    }
}

const fn title_of(field: SheetField, sheet: &Sheet) -> &'static str {
    match field {
        SheetField::Routine => "What",
        SheetField::Day if matches!(sheet.wish, Wish::Move(_)) => "To",
        SheetField::Day => "Day",
        SheetField::Time => "At",
        SheetField::Rhythm => "How often",
        SheetField::Purpose => "For",
    }
}

fn words_of(field: SheetField, sheet: &Sheet) -> String {
    match (field, &sheet.wish) {
        (SheetField::Routine, Wish::Add { routines, chosen, .. }) => {
            routines.get(*chosen).map(|(_, name)| name.clone()).unwrap_or_default()
        }
        (SheetField::Purpose, Wish::Add { purpose, .. }) => purpose.map_or("anything", |purpose| purpose.title()).to_owned(),
        (SheetField::Routine | SheetField::Purpose, Wish::Move(_)) => String::new(),
        (SheetField::Day, _) => sheet.day.in_words(),
        (SheetField::Time, _) => sheet.at.to_string(),
        (SheetField::Rhythm, wish) => rhythm(sheet, matches!(wish, Wish::Move(_))),
    }
}

fn rhythm(sheet: &Sheet, moves: bool) -> String {
    match sheet.rhythm {
        Rhythm::Once if moves => "only this time".to_owned(),
        Rhythm::Weekly if moves => "every week".to_owned(),
        Rhythm::Once => "once".to_owned(),
        Rhythm::Weekly => format!("every {}", Weekday::of(sheet.day).title()),
        Rhythm::Weekdays => "Monday to Friday".to_owned(),
        Rhythm::Daily => "every day".to_owned(),
    }
}
