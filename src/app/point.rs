//! Pointing and moving: clicks, and moves in whatever list or text is in front.

use super::effect::Effect;
use super::list::Move;
use super::screen::browse::Focus;
use super::screen::{ComposerField, PosePage, RecordPage, StretchPage};
use super::{App, Page, Tab, Target};
use crate::command::Command;

impl App {
    pub(super) fn click(&mut self, target: &Target, effects: &mut Vec<Effect>) {
        match target {
            Target::Tab(tab) => self.go_to_tab(*tab),
            Target::Command(command) => self.run(*command, effects),
            Target::BodyPart(row) => {
                self.browse.focus = Focus::BodyParts;
                self.browse.part.go_to(*row, self.browse.parts().len());
                self.refresh_browse();
            }
            Target::Area(key) => self.open_area(*key),
            Target::Row(row) => self.choose_row(*row, effects),
        }
    }

    /// A click on a row chooses it, and on the chosen row opens it.
    pub(super) fn choose_row(&mut self, row: usize, effects: &mut Vec<Effect>) {
        let choices = self.choices().len();
        let routines = self.library.routines().count();
        let week_rows = if self.tab == Tab::Week { self.week_rows().len() } else { 0 };
        let (chosen, length, open) = match (self.pages.last_mut(), self.tab) {
            (Some(Page::Routine(page)), _) => {
                let length = page.routine.steps.len();
                (&mut page.chosen, length, Command::SeeStretch)
            }
            (Some(Page::Composer(page)), _) => {
                page.field.go_to(row, ComposerField::ALL.len());
                return;
            }
            (Some(_), _) => return,
            (None, Tab::Today) => (&mut self.today.chosen, choices, Command::StartChosen),
            (None, Tab::Browse) => {
                let length = self.browse.found().len();
                self.browse.focus = Focus::Stretches;
                (&mut self.browse.chosen, length, Command::OpenStretch)
            }
            (None, Tab::Routines) => (&mut self.routines.chosen, routines, Command::OpenRoutine),
            (None, Tab::Week) if self.week.sheet.is_some() => {
                if let Some(sheet) = &mut self.week.sheet {
                    sheet.go_to(row);
                }
                return;
            }
            (None, Tab::Week) => (&mut self.week.chosen, week_rows, Command::StartPlanned),
            (None, Tab::Progress) => (&mut self.progress.chosen, self.history.records().len(), Command::OpenSession),
        };
        if chosen.index() == row {
            self.run(open, effects);
        } else {
            chosen.go_to(row, length);
        }
    }

    pub(super) fn go(&mut self, by: Move) {
        let choices = self.choices().len();
        match (self.pages.last_mut(), self.tab) {
            (Some(Page::Stretch(page)), _) => scroll(&mut page.scroll, by),
            (Some(Page::Pose(page)), _) => scroll(&mut page.scroll, by),
            (Some(Page::Record(page)), _) => scroll(&mut page.scroll, by),
            (Some(Page::Help { scroll: lines, .. } | Page::Problems { scroll: lines }), _) => scroll(lines, by),
            (Some(Page::Routine(page)), _) => {
                let length = page.routine.steps.len();
                page.chosen.go(by, length);
            }
            (Some(Page::Composer(page)), _) => {
                page.typing = false;
                page.field.go(by, ComposerField::ALL.len());
            }
            (Some(Page::Player | Page::Summary(_)), _) => {}
            (None, Tab::Today) => self.today.chosen.go(by, choices),
            (None, Tab::Browse) => self.browse.go(by, &self.library, &self.index),
            (None, Tab::Routines) => self.routines.chosen.go(by, self.library.routines().count()),
            (None, Tab::Week) => {
                let rows = self.week_rows().len();
                match &mut self.week.sheet {
                    Some(sheet) => sheet.go(by),
                    None => self.week.chosen.go(by, rows),
                }
                self.week.removing = None;
            }
            (None, Tab::Progress) => self.progress.chosen.go(by, self.history.records().len()),
        }
    }

    /// The text in front ends here: moves beyond count for nothing.
    pub(super) fn stop_scroll_at(&mut self, last: usize) {
        if let Some(
            Page::Stretch(StretchPage { scroll, .. })
            | Page::Pose(PosePage { scroll, .. })
            | Page::Record(RecordPage { scroll, .. })
            | Page::Help { scroll, .. }
            | Page::Problems { scroll },
        ) = self.pages.last_mut()
        {
            *scroll = (*scroll).min(last);
        }
    }
}

fn scroll(lines: &mut usize, by: Move) {
    *lines = match by {
        Move::Up => lines.saturating_sub(1),
        Move::Down => lines.saturating_add(1),
        Move::PageUp => lines.saturating_sub(10),
        Move::PageDown => lines.saturating_add(10),
        Move::Top => 0,
        // Drawing says where the end is.
        Move::Bottom => usize::MAX,
    };
}
