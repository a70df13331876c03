//! Looking around: body parts, searches, facets, pages.

use super::effect::Effect;
use super::list::Chosen;
use super::screen::browse::Focus;
use super::screen::{self, Choice, PosePage, RecordPage, RoutinePage, StretchPage};
use super::{App, Page, Studied, Tab, field};
use crate::model::{Filter, Id, Marked, Routine};
use std::sync::Arc;

impl App {
    pub(super) fn front_stretch(&self) -> Option<&StretchPage> {
        if let Some(Page::Stretch(page)) = self.pages.last() { Some(page) } else { None }
    }

    pub(super) fn front_pose(&self) -> Option<&PosePage> {
        if let Some(Page::Pose(page)) = self.pages.last() { Some(page) } else { None }
    }

    /// Does something with the pose in front.
    pub(super) fn pose(&mut self, change: impl FnOnce(&mut PosePage)) {
        if let Some(Page::Pose(page)) = self.pages.last_mut() {
            change(page);
        }
    }

    /// Shows what the file of a pose says now.
    pub(super) fn look_at_pose(&mut self, studied: Studied) {
        match self.pages.iter_mut().find_map(|page| if let Page::Pose(page) = page { Some(page) } else { None }) {
            Some(page) => page.take(studied),
            None => self.pages.push(Page::Pose(PosePage::new(studied))),
        }
    }

    pub(super) fn shown_stretch(&self) -> Option<Id> {
        self.front_stretch().and_then(StretchPage::stretch).map(|stretch| stretch.id.clone())
    }

    pub(super) fn open_area(&mut self, letter: char) {
        if let Some(area) = self.library.areas().iter().find(|area| area.key == Some(letter)).map(|area| area.id.clone()) {
            self.tab = Tab::Browse;
            self.browse.go_to_place(&area, &self.library, &self.index);
        }
    }

    pub(super) fn refresh_browse(&mut self) {
        self.browse.refresh(&self.library, &self.index);
    }

    pub(super) fn edit_search(&mut self, edit: impl Fn(&mut field::Field)) {
        edit(&mut self.browse.query);
        self.refresh_browse();
    }

    pub(super) fn drop_search(&mut self) {
        self.browse.typing = false;
        self.edit_search(field::Field::clear);
    }

    pub(super) fn clear_browse(&mut self, search_too: bool) {
        self.browse.filter = Filter::default();
        if search_too {
            self.browse.query.clear();
        }
        self.refresh_browse();
    }

    pub(super) fn turn_facet(&mut self, by: isize) {
        let Some(facet) = self.browse.facets.and_then(|chosen| screen::Facet::ALL.get(chosen.index())) else { return };
        let choices = facet.choices().cast_signed();
        let choice = (facet.chosen(&self.browse.filter).cast_signed() + by).rem_euclid(choices);
        facet.choose(&mut self.browse.filter, choice.cast_unsigned(), &self.favourites.stretches);
        self.refresh_browse();
    }

    pub(super) fn open_stretch(&mut self) {
        if self.browse.focus == Focus::BodyParts {
            self.browse.focus = Focus::Stretches;
        } else if self.browse.chosen_stretch().is_some() {
            let among = self.browse.found().to_vec();
            self.pages.push(Page::Stretch(StretchPage { among, at: self.browse.chosen.index(), scroll: 0, link: 0 }));
        }
    }

    pub(super) fn go_to_related(&mut self) {
        if let Some(place) = self.related_place() {
            self.browse.go_to_place(&place, &self.library, &self.index);
        }
    }

    pub(super) fn listed_routine(&self) -> Option<Arc<Routine>> {
        screen::routines::listed(&self.library).get(self.routines.chosen.index()).map(|routine| Arc::clone(routine))
    }

    pub(super) fn mark_routine(&mut self, routine: Option<Arc<Routine>>, effects: &mut Vec<Effect>) {
        self.mark(routine.map(|routine| Marked::Routine(routine.id.clone())), effects);
    }

    pub(super) fn front_routine(&self) -> Option<Arc<Routine>> {
        if let Some(Page::Routine(page)) = self.pages.last() { Some(Arc::clone(&page.routine)) } else { None }
    }

    pub(super) fn open_routine(&mut self, routine: Option<Arc<Routine>>) {
        self.pages.extend(routine.map(|routine| {
            // The short form of a routine leaves steps out, and its reasons would stand at others.
            let made = self.rotation.named(&routine.id).filter(|made| **made == routine);
            let why = made.map(|made| self.rotation.why(&made.id).to_vec()).unwrap_or_default();
            Page::Routine(RoutinePage { routine, why, chosen: Chosen::default() })
        }));
    }

    /// Opens the page of a routine that was made, with its reasons.
    pub(super) fn open_made(&mut self, routine: Arc<Routine>, why: Vec<String>) {
        self.pages.push(Page::Routine(RoutinePage { routine, why, chosen: Chosen::default() }));
    }

    pub(super) fn show_steps(&mut self) {
        let routine = match self.choices().get(self.today.chosen.index()) {
            Some(Choice::Monday(routine) | Choice::Short(routine)) => Some(Arc::clone(routine)),
            Some(Choice::Planned(appointment)) => self.routine_of(appointment).cloned(),
            Some(Choice::GoOn) | None => None,
        };
        self.open_routine(routine);
    }

    pub(super) fn see_stretch(&mut self) {
        let Some(Page::Routine(page)) = self.pages.last() else { return };
        let among: Vec<_> = page.routine.steps.iter().map(|step| Arc::clone(&step.stretch)).collect();
        self.pages.push(Page::Stretch(StretchPage { among, at: page.chosen.index(), scroll: 0, link: 0 }));
    }

    pub(super) fn open_session_page(&mut self) {
        let record = self.progress.chosen_record(&self.history).cloned();
        self.pages.extend(record.map(|record| Page::Record(RecordPage { record, scroll: 0 })));
    }

    /// Keeps something at hand, or no longer.
    pub(super) fn mark(&mut self, marked: Option<Marked>, effects: &mut Vec<Effect>) {
        let Some(marked) = marked else { return };
        let on = self.favourites.toggle(&marked);
        effects.push(Effect::Mark { marked, on });
        self.browse.know_favourites(&self.favourites);
        self.browse.refresh_keeping(&self.library, &self.index);
        self.notify(if on { "Kept at hand." } else { "No longer kept at hand." });
    }

    /// Keeps the stretch chosen in Browse at hand, or no longer.
    pub(super) fn mark_listed(&mut self, effects: &mut Vec<Effect>) {
        let chosen = self.browse.chosen_stretch().map(|stretch| Marked::Stretch(stretch.id.clone()));
        self.mark(chosen, effects);
    }

    /// Shows the week `by` further on.
    pub(super) fn turn_week(&mut self, by: i64) {
        self.week.ahead = self.week.ahead.saturating_add(by);
        self.week.chosen = Chosen::default();
        if self.week.ahead == 0 {
            self.choose_today();
        }
        self.week.removing = None;
        self.know_shown_week();
    }

    pub(super) fn turn_stretch(&mut self, by: isize) {
        if let Some(Page::Stretch(page)) = self.pages.last_mut() {
            page.turn(by);
        }
    }

    pub(super) fn open_link(&mut self, effects: &mut Vec<Effect>) {
        let Some(Page::Stretch(page)) = self.pages.last_mut() else { return };
        let Some(links) = page.stretch().map(|stretch| stretch.links.clone()).filter(|links| !links.is_empty()) else { return };
        let number = page.link % links.len();
        page.link = number + 1;
        if let Some(link) = links.get(number) {
            effects.push(Effect::Open(link.url.clone()));
            self.notify(format!("Asked your browser to open {}", link.url));
        }
    }

    pub(super) fn toggle_help(&mut self) {
        if matches!(self.pages.last(), Some(Page::Help { .. })) {
            self.pages.pop();
        } else {
            self.pages.push(Page::Help { places: self.places().to_vec(), scroll: 0 });
        }
    }

    pub(super) fn toggle_problems(&mut self) {
        if matches!(self.pages.last(), Some(Page::Problems { .. })) {
            self.pages.pop();
        } else {
            self.pages.push(Page::Problems { scroll: 0 });
        }
    }

    pub(super) fn go_back(&mut self, effects: &mut Vec<Effect>) {
        match (self.pages.last(), self.tab) {
            (Some(Page::Player), _) => self.step_out(effects),
            // It was opened for this alone.
            (Some(Page::Pose(_)), _) => self.leave(effects),
            (Some(_), _) => {
                self.pages.pop();
            }
            (None, Tab::Browse) if self.browse.facets.is_some() => self.browse.facets = None,
            (None, Tab::Week) if self.week.sheet.is_some() => self.week.sheet = None,
            (None, _) => self.tab = Tab::Today,
        }
    }
}
