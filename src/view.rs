//! Drawing: the app, seen. Shared references in, cells and clickable zones out; nothing changes by being drawn.

mod ascii;
mod body_parts;
mod browse;
mod canvas;
mod composer;
mod distance;
mod facets;
mod frame;
mod help;
pub mod plain;
mod player;
mod pose;
mod problems;
mod progress;
mod record;
mod routine;
mod routines;
mod sheet;
mod stretch;
mod summary;
mod today;
mod week;
pub mod widget;
mod words;

pub use canvas::Zones;

use crate::app::{App, Page, Tab};
use crate::theme::{Depth, Ground, Theme};
use canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// How the screen is drawn, beside what the app knows.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub theme: Theme,
    pub depth: Depth,
    pub ground: Ground,
    /// The terminal shows nothing but ASCII.
    pub ascii: bool,
    /// The terminal is known to draw sextants itself, whatever its font.
    pub sextants: bool,
}

/// Draws `app` into `area` of `buf`; returns what a click means where. Any size is fine, none too.
pub fn draw(app: &App, style: Style, area: Rect, buf: &mut Buffer) -> Zones {
    let area = area.intersection(buf.area);
    let mut zones = Zones::default();
    if area.is_empty() {
        return zones;
    }
    let mut canvas = Canvas::new(buf, &style, &mut zones);
    let inner = frame::draw(app, &mut canvas, area);
    match (app.pages.last(), app.tab) {
        (Some(Page::Stretch(page)), _) => stretch::draw(app, page, &mut canvas, inner),
        (Some(Page::Routine(page)), _) => routine::draw(app, page, &mut canvas, inner),
        (Some(Page::Composer(page)), _) => composer::draw(app, page, &mut canvas, inner),
        (Some(Page::Player), _) if app.far => distance::draw(app, &mut canvas, inner),
        (Some(Page::Player), _) => player::draw(app, &mut canvas, inner),
        (Some(Page::Pose(page)), _) => pose::draw(app, page, &mut canvas, inner),
        (Some(Page::Record(page)), _) => record::draw(page, &mut canvas, inner),
        (Some(Page::Summary(page)), _) => summary::draw(app, page, &mut canvas, inner),
        (Some(Page::Help { places, scroll }), _) => help::draw(app, places, *scroll, &mut canvas, inner),
        (Some(Page::Problems { scroll }), _) => problems::draw(app, *scroll, &mut canvas, inner),
        (None, Tab::Today) => today::draw(app, &mut canvas, inner),
        (None, Tab::Browse) => browse::draw(app, &mut canvas, inner),
        (None, Tab::Routines) => routines::draw(app, &mut canvas, inner),
        (None, Tab::Week) => week::draw(app, &mut canvas, inner),
        (None, Tab::Progress) => progress::draw(app, &mut canvas, inner),
    }
    if style.ascii {
        ascii::fold(area, buf);
    }
    zones
}
