//! A session line by line: for screen readers, slow lines and terminals that cannot move their cursor.

use crate::app::{App, Page};
use crate::describe::{capitalised, listed};
use crate::model::words::caution_title;
use crate::session::{CueKind, Now, SegmentKind, State, Work};
use crate::time::{countdown_seconds, minutes_seconds};
use std::time::Duration;

/// Returns what is said when `cue` falls due.
#[must_use]
pub fn lines(app: &App, cue: CueKind) -> Vec<String> {
    if cue == CueKind::Finished {
        return summary(app);
    }
    let Some(now) = app.session.as_ref().and_then(|running| running.session.now()) else { return Vec::new() };
    let seconds = countdown_seconds(now.left);
    let side = now.segment.side.map(|side| format!("{}, ", side.title())).unwrap_or_default();
    match cue {
        CueKind::GetReady => introduction(&now, seconds),
        CueKind::Switch => {
            vec![format!("Switch to the {}, {seconds} seconds.", now.side.map_or("other side", crate::model::Side::title))]
        }
        CueKind::Rest => vec![format!("Rest, {seconds} seconds.")],
        CueKind::Go if matches!(now.state, State::CountingIn(_)) => Vec::new(),
        CueKind::Go => {
            let mut lines = vec![capitalised(&format!("{side}{}, {seconds} seconds.", work(&now)))];
            if now.segment.turn == 0 && now.segment.slot <= 1 {
                lines.extend(now.step.stretch.guide.cues.iter().map(|cue| format!("  {cue}.")));
            }
            lines
        }
        CueKind::Part => vec![capitalised(&format!("{side}{}, {seconds} seconds.", now.headline.to_lowercase()))],
        CueKind::Half => vec!["Half way.".to_owned()],
        CueKind::Count(3) if now.segment.is_work() => vec!["Three seconds.".to_owned()],
        CueKind::Count(_) | CueKind::Finished => Vec::new(),
    }
}

/// What is to be done in this segment: reps and breaths as a whole, for nobody sees them counted.
fn work(now: &Now<'_>) -> String {
    let of = |length: Duration| now.segment.length.as_nanos() / length.as_nanos().max(1);
    match &now.segment.kind {
        SegmentKind::Work(Work::Reps { tempo }) => format!("{} reps", of(tempo.iter().sum())),
        SegmentKind::Work(Work::Breathe { pattern }) => format!("{} breaths", of(pattern.iter().sum())),
        SegmentKind::Work(_) | SegmentKind::GetReady | SegmentKind::Switch | SegmentKind::Rest => now.headline.to_lowercase(),
    }
}

/// Returns what is said of the session's state after a key.
#[must_use]
pub fn state(app: &App) -> Option<String> {
    let now = app.session.as_ref().and_then(|running| running.session.now())?;
    match now.state {
        State::Paused => Some(format!("Paused with {} seconds left.", countdown_seconds(now.left))),
        State::CountingIn(_) => Some("Going on in three seconds.".to_owned()),
        State::Running | State::Finished => None,
    }
}

fn introduction(now: &Now<'_>, seconds: u64) -> Vec<String> {
    let stretch = &now.step.stretch;
    let mut lines = vec![String::new(), format!("{} of {}: {}.", now.step_number, now.steps, stretch.name)];
    let props = stretch.props_in_words().map(|props| format!(", with {props}")).unwrap_or_default();
    lines.push(format!("{}{props}.", capitalised(stretch.position.title())));
    lines.extend(Some(stretch.guide.setup.clone()).filter(|setup| !setup.is_empty()));
    lines.extend(now.step.note.iter().map(|note| format!("Note: {note}")));
    let cautions =
        stretch.cautions.iter().map(|caution| format!("Take care with {}: {}", caution_title(&caution.tag), caution.note));
    lines.extend(cautions);
    let side = now.side.map(|side| format!(" for the {}", side.title())).unwrap_or_default();
    lines.push(format!("Get ready{side}, {seconds} seconds."));
    lines
}

fn summary(app: &App) -> Vec<String> {
    let Some(Page::Summary(page)) = app.pages.iter().rev().find(|page| matches!(page, Page::Summary(_))) else {
        return Vec::new();
    };
    let clock = |seconds: u64| minutes_seconds(Duration::from_secs(seconds));
    let areas: Vec<String> = page
        .record
        .seconds_by_area(&app.library)
        .into_iter()
        .map(|(id, seconds)| {
            let name = app.library.area(id.as_str()).map_or_else(|| id.to_string(), |area| area.name.to_lowercase());
            format!("{name} {}", clock(seconds))
        })
        .collect();
    vec![
        String::new(),
        format!("Done: {}.", page.record.name),
        format!("Held {}: {}.", clock(page.record.held()), listed(&areas)),
    ]
}

/// Returns what is said when the session ends before its end.
#[must_use]
pub fn farewell(app: &App) -> Vec<String> {
    match app.pages.last() {
        Some(Page::Summary(page)) if page.can_go_on => {
            vec![format!("Stopped and kept: {} held.", minutes_seconds(Duration::from_secs(page.record.held())))]
        }
        _ => Vec::new(),
    }
}
