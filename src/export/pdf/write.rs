//! Pages to the bytes of a PDF: text that can be selected, drawings kept once, links, bookmarks, and tags for whoever has it
//! read out.

use super::page::{Area, Block, Bookmark, Key, Layout, Mark, Page, QUIET, Role, SIDE, Target};
use super::tags::Tags;
use super::text::Style;
use crate::export::document::{Document, Figure};
use crate::export::svg::paper;
use crate::figure::paint::Rgb;
use crate::figure::paint::line::{Drawing, Path, Step};
use crate::model::Id;
use krilla::SerializeSettings;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target as Leads};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{Path as Outline, PathBuilder, Point, Rect, Transform};
use krilla::graphic::Graphic;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline as Bookmarks, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use std::collections::BTreeMap;

/// Returns the bytes, or why there are none.
pub(super) fn written(layout: &Layout<'_>) -> Result<Vec<u8>, String> {
    let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    let mut file = krilla::Document::new_with(settings);
    let mut writer = Writer { layout, figures: figures(layout.document), graphics: BTreeMap::new(), tags: Tags::default() };
    for (number, page) in layout.pages.iter().enumerate() {
        let size = PageSettings::from_wh(layout.width, layout.height).ok_or("the paper has no size")?;
        let mut sheet = file.start_page_with(size);
        writer.page(&mut sheet, number, page);
        sheet.finish();
    }
    file.set_metadata(metadata(layout.document));
    file.set_outline(bookmarks(&layout.bookmarks));
    file.set_tag_tree(writer.tags.tree());
    file.finish().map_err(|error| format!("{error:?}"))
}

fn metadata(document: &Document) -> Metadata {
    let made = document.made;
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(made.year()).unwrap_or(0);
    let written = made.to_string();
    let month = written.split('-').nth(1).and_then(|month| month.parse().ok()).unwrap_or(1);
    Metadata::new()
        .title(document.title.clone())
        .description(document.about.clone())
        .language("en-GB".to_owned())
        .creator("Supple".to_owned())
        .creation_date(DateTime::new(year).month(month).day(small(made.of_month())))
}

fn bookmarks(marks: &[Bookmark]) -> Bookmarks {
    let node = |mark: &Bookmark| OutlineNode::new(mark.text.clone(), XyzDestination::new(mark.page, Point::from_xy(0.0, 0.0)));
    let mut bookmarks = Bookmarks::new();
    let mut rest = marks;
    while let Some((first, after)) = rest.split_first() {
        let own = after.iter().position(|mark| mark.depth == 0).unwrap_or(after.len());
        let (children, later) = after.split_at(own);
        let mut parent = node(first);
        for child in children {
            parent.push_child(node(child));
        }
        bookmarks.push_child(parent);
        rest = later;
    }
    bookmarks
}

fn figures(document: &Document) -> BTreeMap<&Id, &Figure> {
    let rows = document.sheet.iter().flat_map(|sheet| &sheet.rows);
    let of_rows = rows.filter_map(|row| Some((&row.id, row.figure.as_ref()?)));
    of_rows.chain(document.leaves().filter_map(|leaf| Some((&leaf.stretch.id, leaf.figure.as_ref()?)))).collect()
}

struct Writer<'l, 'd> {
    layout: &'l Layout<'d>,
    figures: BTreeMap<&'d Id, &'d Figure>,
    /// Each drawing, written once.
    graphics: BTreeMap<Id, Graphic>,
    tags: Tags,
}

impl Writer<'_, '_> {
    fn page(&mut self, sheet: &mut krilla::page::Page<'_>, number: usize, page: &Page) {
        let mut open = Vec::new();
        let mut surface = sheet.surface();
        for block in &page.blocks {
            let tag = match &block.role {
                Role::Artifact => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
                Role::Heading(_) | Role::Text | Role::Item | Role::Cell(..) => ContentTag::Span(SpanTag::empty()),
                Role::Figure(_) => ContentTag::Other,
            };
            if block.marks.is_empty() {
                continue;
            }
            let content = surface.start_tagged(tag);
            for mark in &block.marks {
                self.mark(&mut surface, mark);
            }
            surface.end_tagged();
            open.push((block, content));
        }
        if page.has_footer {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            self.footer(&mut surface, number);
            surface.end_tagged();
        }
        surface.finish();
        for (block, content) in open {
            let link = self.link(block).map(|annotation| sheet.add_tagged_annotation(annotation));
            if block.role != Role::Artifact {
                self.tags.add(&block.role, content, link);
            }
        }
        self.tags.end_page();
    }

    fn footer(&self, surface: &mut Surface<'_>, number: usize) {
        let style = Style { size: 8.5, ..QUIET };
        let base = self.layout.height - 30.0;
        self.text(surface, (SIDE, base), &self.layout.document.title, style);
        let page = (number + 1).to_string();
        let width: f32 = self.layout.faces.glyphs(style.face, &page).iter().map(|glyph| glyph.x_advance).sum();
        self.text(surface, (self.layout.width - SIDE - width * style.size, base), &page, style);
    }

    fn mark(&mut self, surface: &mut Surface<'_>, mark: &Mark) {
        match mark {
            Mark::Text { x, y, run } => self.text(surface, (*x, *y), &run.text, run.style),
            Mark::Fill { area, colour } => {
                surface.set_stroke(None);
                surface.set_fill(Some(fill(Rgb::of(*colour), 1.0)));
                rectangle(surface, *area);
            }
            Mark::Frame { area, colour } => {
                surface.set_fill(None);
                surface.set_stroke(Some(stroke(Rgb::of(*colour), 0.9)));
                rectangle(surface, *area);
            }
            Mark::Drawing { of, mirrored, area } => self.drawing(surface, of, *mirrored, *area),
        }
    }

    fn text(&self, surface: &mut Surface<'_>, (x, y): (f32, f32), text: &str, style: Style) {
        surface.set_stroke(None);
        surface.set_fill(Some(fill(Rgb::of(style.colour), 1.0)));
        let glyphs = self.layout.faces.glyphs(style.face, text);
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, self.layout.faces.font(style.face), text, style.size, false);
    }

    fn drawing(&mut self, surface: &mut Surface<'_>, of: &Id, mirrored: bool, area: Area) {
        let Some(figure) = self.figures.get(of) else { return };
        let graphic = self.graphics.entry(of.clone()).or_insert_with(|| graphic(surface, &figure.drawing)).clone();
        let scale = area.width / units(figure.drawing.width).max(1.0);
        let placed = if mirrored {
            Transform::from_row(-scale, 0.0, 0.0, scale, area.x + area.width, area.y)
        } else {
            Transform::from_row(scale, 0.0, 0.0, scale, area.x, area.y)
        };
        surface.push_transform(&placed);
        surface.draw_graphic(graphic);
        surface.pop();
    }

    /// The link over everything of a block.
    fn link(&self, block: &Block) -> Option<Annotation> {
        let (leads, words) = match block.target.as_ref()? {
            Target::Address(url) => (Leads::Action(Action::Link(LinkAction::new(url.clone()))), url.clone()),
            Target::Place(key) => {
                let page = *self.layout.found.get(key)?;
                let words = match key {
                    Key::Leaf(_) => format!("To the stretch on page {}", page + 1),
                    Key::Part(_) | Key::Safety => format!("To page {}", page + 1),
                };
                (Leads::Destination(XyzDestination::new(page, Point::from_xy(0.0, 0.0)).into()), words)
            }
        };
        let none = (f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY);
        let around = block.marks.iter().fold(none, |(left, top, right, bottom), mark| match mark {
            Mark::Text { x, y, run } => {
                let width: f32 = self.layout.faces.glyphs(run.style.face, &run.text).iter().map(|glyph| glyph.x_advance).sum();
                let (end, size) = (x + width * run.style.size, run.style.size);
                (left.min(*x), top.min(y - size * 0.8), right.max(end), bottom.max(y + size * 0.3))
            }
            Mark::Drawing { .. } | Mark::Fill { .. } | Mark::Frame { .. } => (left, top, right, bottom),
        });
        let rect = Rect::from_ltrb(around.0, around.1, around.2, around.3)?;
        Some(Annotation::new_link(LinkAnnotation::new(rect, leads), Some(words)))
    }
}

fn rectangle(surface: &mut Surface<'_>, area: Area) {
    let mut builder = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(area.x, area.y, area.width, area.height) {
        builder.push_rect(rect);
    }
    if let Some(path) = builder.finish() {
        surface.draw_path(&path);
    }
}

fn units(length: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "a drawing has some hundred units, written to the tenth")]
    let tenths = ((length * 10.0).round() / 10.0) as f32;
    tenths
}

/// A drawing in its own units.
fn graphic(surface: &mut Surface<'_>, drawing: &Drawing) -> Graphic {
    let mut builder = surface.stream_builder();
    let mut own = builder.surface();
    for layer in &drawing.layers {
        let (colour, cover) = paper(layer.ink);
        own.set_fill(layer.ink.is_filled().then(|| fill(colour, cover)));
        own.set_stroke(layer.ink.line().map(|width| stroke(paper(layer.ink.rim()).0, units(width))));
        if let Some(path) = outline(&layer.paths) {
            own.draw_path(&path);
        }
    }
    own.finish();
    Graphic::new(builder.finish(), false)
}

/// Halves of a unit: finer than is printed, and short to write.
fn halves(length: f64) -> f32 {
    units((length * 2.0).round() / 2.0)
}

fn outline(paths: &[Path]) -> Option<Outline> {
    let mut builder = PathBuilder::new();
    for path in paths {
        builder.move_to(halves(path.from.0), halves(path.from.1));
        for step in &path.steps {
            match step {
                Step::To((x, y)) => builder.line_to(halves(*x), halves(*y)),
                Step::Curve(one, other, to) => {
                    builder.cubic_to(halves(one.0), halves(one.1), halves(other.0), halves(other.1), halves(to.0), halves(to.1));
                }
            }
        }
        if path.is_closed {
            builder.close();
        }
    }
    builder.finish()
}

fn colour(colour: Rgb) -> rgb::Color {
    let (red, green, blue) = colour.bytes();
    rgb::Color::new(red, green, blue)
}

fn fill(own: Rgb, cover: f64) -> Fill {
    let opacity = NormalizedF32::new(units(cover * 10.0) / 10.0).unwrap_or(NormalizedF32::ONE);
    Fill { paint: colour(own).into(), opacity, rule: FillRule::EvenOdd }
}

fn stroke(own: Rgb, width: f32) -> Stroke {
    Stroke { paint: colour(own).into(), width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() }
}
