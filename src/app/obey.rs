//! What each command does: one line each, and whether it would do anything now.

use super::amend::Ask;
use super::effect::Effect;
use super::list::{Chosen, Move};
use super::planned::WeekRow;
use super::screen::PosePage;
use super::screen::browse::Focus;
use super::{App, Tab, field};
use crate::command::Command;
use crate::model::Marked;
use crate::model::words::Skip;
use crate::schedule::State;
use crate::session::Event;

impl App {
    /// Returns whether `command` would do something now; the footer shows only those.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        match command {
            Command::StartChosen | Command::ShowSteps => !self.choices().is_empty(),
            Command::StartPlanned => matches!(self.chosen_row(), Some(WeekRow::Planned(_) | WeekRow::Session(_))),
            Command::RemovePlanned => self.chosen_appointment().is_some(),
            Command::MovePlanned | Command::SkipPlanned => {
                self.chosen_appointment().is_some_and(|planned| planned.state != State::Done)
            }
            Command::LetGo => self.can_go_on() || self.chosen_plan().is_some(),
            Command::PutOffChosen | Command::PutOffPlanned => self.to_put_off().is_some(),
            Command::OpenStretch | Command::PlayListed | Command::MarkListed => !self.browse.found().is_empty(),
            Command::TakeFound | Command::TakeListed | Command::TakePlanned => self.can_take(),
            Command::Related => self.related_place().is_some(),
            Command::FocusLeft => self.browse.focus == Focus::Stretches,
            Command::FocusRight => self.browse.focus == Focus::BodyParts,
            Command::ClearAll => self.browse.filter.narrows() || !self.browse.query.is_empty(),
            Command::OpenLink => self.front_stretch().is_some_and(|page| page.stretch().is_some_and(|s| !s.links.is_empty())),
            Command::StretchBefore => self.front_stretch().is_some_and(|page| page.at > 0),
            Command::StretchAfter => self.front_stretch().is_some_and(|page| page.at + 1 < page.among.len()),
            Command::OpenSession => !self.history.records().is_empty(),
            Command::PlayStretch => !self.plays(),
            Command::Ready => self.gets_ready(),
            Command::TurnLeft | Command::TurnRight | Command::TiltUp | Command::TiltDown => self.stage.seen,
            Command::MomentBefore => self.front_pose().is_some_and(|page| page.moment > 0),
            Command::MomentAfter => self.front_pose().is_some_and(|page| page.moment + 1 < page.studied.moments.len()),
            Command::PlayMoments => self.front_pose().is_some_and(|page| page.studied.figure.is_some()),
            Command::SuggestView => self.front_pose().is_some_and(|page| !page.studied.views.is_empty()),
            Command::ShowProblems => !self.problems.is_empty(),
            Command::Back => !self.pages.is_empty() || self.tab != Tab::Today,
            Command::KeepRoutine => self.made_in_front().is_some(),
            Command::StartMade | Command::Another | Command::SeeMade | Command::KeepMade => {
                self.front_composer().is_some_and(|page| page.made.is_ok())
            }
            Command::Search
            | Command::Narrow
            | Command::FacetLess
            | Command::FacetMore
            | Command::ClearFacets
            | Command::CloseFacets
            | Command::EndTyping
            | Command::DropSearch
            | Command::Erase
            | Command::EraseWord
            | Command::OpenRoutine
            | Command::StartListed
            | Command::MarkStretch
            | Command::AddPlanned
            | Command::WeekBefore
            | Command::WeekAfter
            | Command::SheetLess
            | Command::SheetMore
            | Command::SheetDone
            | Command::SheetErase
            | Command::MarkListedRoutine
            | Command::MarkRoutine
            | Command::StartRoutine
            | Command::SeeStretch
            | Command::WishLess
            | Command::WishMore
            | Command::Easier
            | Command::Harder
            | Command::Hurts
            | Command::LeaveOut
            | Command::Retime
            | Command::NotNow
            | Command::DoneAlready
            | Command::Never
            | Command::KeepIt
            | Command::LessTime
            | Command::MoreTime
            | Command::TakeTime
            | Command::KeepTime
            | Command::Pause
            | Command::GoOn
            | Command::GoBack
            | Command::Lengthen
            | Command::Shorten
            | Command::Repeat
            | Command::Mute
            | Command::Distance
            | Command::About
            | Command::StopSession
            | Command::CloseSummary
            | Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::ToTop
            | Command::ToBottom
            | Command::NextScreen
            | Command::LastScreen
            | Command::Help
            | Command::Leave
            | Command::LeaveNow
            | Command::Suspend => true,
        }
    }

    /// Gives a command. Every arm is one line: what it does stands where it belongs.
    pub(super) fn run(&mut self, command: Command, effects: &mut Vec<Effect>) {
        match command {
            Command::StartChosen => self.start_chosen(effects),
            Command::ShowSteps => self.show_steps(),
            Command::LetGo => self.let_chosen_go(effects),
            Command::PutOffChosen | Command::PutOffPlanned => self.put_off(effects),
            Command::OpenStretch => self.open_stretch(),
            Command::Search => self.browse.typing = true,
            Command::Narrow => self.browse.facets = Some(Chosen::default()),
            Command::PlayListed => self.play_stretch(self.browse.chosen_stretch().cloned(), effects),
            Command::MarkListed => self.mark_listed(effects),
            Command::MarkStretch => self.mark(self.shown_stretch().map(Marked::Stretch), effects),
            Command::MarkListedRoutine => self.mark_routine(self.listed_routine(), effects),
            Command::MarkRoutine => self.mark_routine(self.front_routine(), effects),
            Command::TakeFound | Command::TakeListed | Command::TakePlanned => self.take_along(effects),
            Command::Related => self.go_to_related(),
            Command::FocusLeft => self.browse.focus = Focus::BodyParts,
            Command::FocusRight => self.browse.focus = Focus::Stretches,
            Command::ClearAll => self.clear_browse(true),
            Command::FacetLess => self.turn_facet(-1),
            Command::FacetMore => self.turn_facet(1),
            Command::ClearFacets => self.clear_browse(false),
            Command::CloseFacets => self.browse.facets = None,
            Command::EndTyping => self.browse.typing = false,
            Command::DropSearch => self.drop_search(),
            Command::Erase => self.edit_search(field::Field::erase),
            Command::EraseWord => self.edit_search(field::Field::clear),
            Command::OpenRoutine => self.open_routine(self.listed_routine()),
            Command::StartListed => self.start(self.listed_routine(), effects),
            Command::StartMade => self.start_made(effects),
            Command::WishLess => self.turn_composer(-1),
            Command::WishMore => self.turn_composer(1),
            Command::Another => self.make_another(),
            Command::SeeMade => self.see_made(),
            Command::KeepMade | Command::KeepRoutine => self.keep_made(effects),
            Command::StartRoutine => self.start(self.front_routine(), effects),
            Command::SeeStretch => self.see_stretch(),
            Command::StartPlanned => self.start_planned(effects),
            Command::AddPlanned => self.open_add_sheet(),
            Command::MovePlanned => self.open_move_sheet(),
            Command::SkipPlanned => self.skip_planned(effects),
            Command::RemovePlanned => self.remove_planned(effects),
            Command::WeekBefore => self.turn_week(-1),
            Command::WeekAfter => self.turn_week(1),
            Command::SheetLess => self.turn_sheet(-1),
            Command::SheetMore => self.turn_sheet(1),
            Command::SheetDone => self.finish_sheet(effects),
            Command::SheetErase => self.erase_digit(),
            Command::OpenSession => self.open_session_page(),
            Command::PlayStretch => self.play_stretch(self.front_stretch().and_then(|page| page.stretch().cloned()), effects),
            Command::OpenLink => self.open_link(effects),
            Command::StretchBefore => self.turn_stretch(-1),
            Command::StretchAfter => self.turn_stretch(1),
            Command::Pause => self.pause_or_go_on(effects),
            Command::Ready => self.play(Event::WasReady, effects),
            Command::GoOn => self.play(Event::WentOn, effects),
            Command::GoBack => self.play(Event::WentBack, effects),
            Command::Lengthen => self.play(Event::Lengthened, effects),
            Command::Shorten => self.play(Event::Shortened, effects),
            Command::Repeat => self.play(Event::Repeated, effects),
            Command::Easier => self.take_easier(effects),
            Command::Harder => self.take_harder(effects),
            Command::Hurts => self.spare(effects),
            Command::LeaveOut => self.ask(Some(Ask::WhyLeft)),
            Command::Retime => self.ask(Some(Ask::Time { minutes: 0 })),
            Command::NotNow => self.leave_out(Skip::NotNow, effects),
            Command::DoneAlready => self.leave_out(Skip::Done, effects),
            Command::Never => self.leave_out(Skip::Never, effects),
            Command::LessTime => self.ask_for_minutes(-1),
            Command::MoreTime => self.ask_for_minutes(1),
            Command::TakeTime => self.retime(effects),
            Command::KeepIt | Command::KeepTime => self.ask(None),
            Command::Mute => self.muted = !self.muted,
            Command::MomentBefore => self.pose(|page| page.step(-1)),
            Command::MomentAfter => self.pose(|page| page.step(1)),
            Command::PlayMoments => self.pose(|page| page.plays = !page.plays),
            Command::TiltUp => self.pose(|page| page.tilt(1.0)),
            Command::TiltDown => self.pose(|page| page.tilt(-1.0)),
            Command::SuggestView => self.pose(PosePage::suggest),
            Command::TurnLeft => self.turn_figure(-1.0),
            Command::TurnRight => self.turn_figure(1.0),
            Command::Distance => self.far = !self.far,
            Command::About => self.read_about(),
            Command::StopSession => self.stop_session(effects),
            Command::CloseSummary => self.go_home(),
            Command::Up => self.go(Move::Up),
            Command::Down => self.go(Move::Down),
            Command::PageUp => self.go(Move::PageUp),
            Command::PageDown => self.go(Move::PageDown),
            Command::ToTop => self.go(Move::Top),
            Command::ToBottom => self.go(Move::Bottom),
            Command::NextScreen => self.go_to_tab(self.tab.stepped(1)),
            Command::LastScreen => self.go_to_tab(self.tab.stepped(-1)),
            Command::Help => self.toggle_help(),
            Command::ShowProblems => self.toggle_problems(),
            Command::Back => self.go_back(effects),
            Command::Leave | Command::LeaveNow => self.leave(effects),
            Command::Suspend => self.suspend(effects),
        }
    }
}
