//! What the program costs, as a table: time to the first frame, wake-ups, repaints, memory, searching, loading, drawing.
//!
//! `cargo bench` runs it, in under a minute. A speed is given beside that of a minimal program in the same run where
//! there is one, since seconds alone tell more of the machine than of the program.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::env;
use std::fmt::Display;
use std::io::{Write, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};
use supple::app::{App, Arrival, Files, Msg};
use supple::command::{Command, Key, KeyCode};
use supple::config::Config;
use supple::figure::paint::Look;
use supple::load::{self, Loaded};
use supple::model::{Id, Library, Stretch};
use supple::search::Index;
use supple::shell::embed;
use supple::theme::{Depth, Ground, Palette, Theme};
use supple::time::{Moment, Stamp, Wall};
use supple::view::widget::blocks;
use supple::view::widget::figure::{Form, ground};
use supple::view::widget::split::Blocks;
use supple::view::{self, Style};

#[path = "main/asking.rs"]
mod asking;
#[path = "main/composing.rs"]
mod composing;
#[path = "main/posing.rs"]
mod posing;
#[cfg(unix)]
#[path = "main/running.rs"]
mod running;
#[cfg(all(unix, feature = "pdf"))]
#[path = "main/taking.rs"]
mod taking;
#[cfg(unix)]
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/support/terminal.rs"]
mod terminal;

/// What is typed into the search.
const QUERIES: &[&str] = &["hip", "hamstring stretch", "hamstirng"];
/// More stretches than anybody has.
const MANY: usize = 10_000;
const ROUNDS: usize = 200;

fn main() {
    let asked = env::args().nth(1).unwrap_or_default();
    #[cfg(unix)]
    if asked == running::MINIMAL {
        running::minimal();
        return;
    }
    if asked != "--bench" {
        say("Run this by `cargo bench`.");
        return;
    }
    #[cfg(unix)]
    running::measure();
    loading();
    asking::measure();
    composing::measure();
    searching();
    drawing();
    painting();
    posing::measure();
    #[cfg(all(unix, feature = "pdf"))]
    taking::measure();
}

fn say(line: impl Display) {
    let _ = writeln!(stdout(), "{line}");
}

/// Prints a row of the table: what, how much, and what it should be.
fn row(what: &str, much: impl Display, wanted: &str) {
    say(format!("{what:<52} {:>26}  {wanted}", much.to_string()));
}

#[expect(clippy::disallowed_methods, reason = "a bench is about the clock")]
fn instant() -> Instant {
    Instant::now()
}

/// Returns the median and the longest of the times that `work` takes.
fn timed<T>(rounds: usize, mut work: impl FnMut() -> T) -> (Duration, Duration) {
    let times = (0..rounds).map(|_| {
        let start = instant();
        std::hint::black_box(work());
        start.elapsed()
    });
    median_and_longest(times.collect())
}

fn median_and_longest(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times.get(times.len() / 2).copied().unwrap_or_default(), times.last().copied().unwrap_or_default())
}

/// A length in milliseconds.
fn millis(length: Duration) -> String {
    format!("{:.3} ms", length.as_secs_f64() * 1000.0)
}

fn both((median, longest): (Duration, Duration)) -> String {
    format!("{}, at most {}", millis(median), millis(longest))
}

fn shipped() -> Loaded {
    load::load(&embed::sources(), &Command::reserved_letters())
}

fn loading() {
    say("\nLoading");
    row("load the shipped library", both(timed(50, shipped)), "");
    row("  of which reading its stored form", both(timed(50, embed::sources)), "");
    let library = shipped().library;
    row("  and make its search index", both(timed(50, || Index::of(&library))), "");
}

/// The shipped library many times over, each stretch with a name of its own.
fn many() -> Library {
    let library = shipped().library;
    let kinds: Vec<&Arc<Stretch>> = library.stretches().collect();
    let named = kinds.iter().cycle().zip(0..MANY).map(|(stretch, number)| {
        let id = Id::new(&format!("{}-{number}", stretch.id));
        let name = format!("{} {number}", stretch.name);
        (id.clone(), Arc::new(Stretch { id, name, ..Stretch::clone(stretch) }))
    });
    let stretches: BTreeMap<Id, Arc<Stretch>> = named.collect();
    let routines = library.routines().map(|routine| (routine.id.clone(), Arc::clone(routine))).collect();
    Library::new(library.areas().to_vec(), library.regions().to_vec(), library.muscles().to_vec(), stretches, routines)
}

/// What has been typed after each key of `query`.
fn typed_so_far(query: &str) -> impl Iterator<Item = &str> {
    query.char_indices().map(|(at, letter)| query.split_at(at + letter.len_utf8()).0)
}

fn searching() {
    let library = many();
    let index = Index::of(&library);
    say(format!("\nOf {MANY} stretches, a key at a time"));
    for query in QUERIES {
        let found = index.find(query).len();
        let keys: Vec<Duration> = typed_so_far(query).map(|typed| timed(20, || index.find(typed)).0).collect();
        row(&format!("find \"{query}\" ({found} found)"), both(median_and_longest(keys)), "");
    }
    let mut app = App::new(now(), Config::default(), Library::default(), Vec::new());
    app.update(now(), Msg::Loaded(Box::new(Arrival { files: Files { library, ..Files::default() }, ..Arrival::default() })));
    for query in QUERIES {
        let mut keys = Vec::new();
        for _ in 0..10 {
            press(&mut app, KeyCode::Esc);
            press(&mut app, KeyCode::Esc);
            press(&mut app, KeyCode::Tab);
            press(&mut app, KeyCode::Char('/'));
            assert!(app.browse.typing, "Browse takes letters");
            keys.extend(query.chars().map(|letter| timed(1, || press(&mut app, KeyCode::Char(letter))).0));
            assert!(!app.browse.found().is_empty(), "{query} is found");
        }
        row(&format!("type \"{query}\" in Browse, all of it"), both(median_and_longest(keys)), "< 2 ms");
    }
}

fn now() -> Stamp {
    let wall = Wall::parse("2026-11-23T07:30:00+01:00").expect("a time");
    Stamp { moment: Moment::START, wall }
}

fn press(app: &mut App, code: KeyCode) {
    app.update(now(), Msg::Key(Key::plain(code)));
}

/// A frame of each figure: the pose, its picture, and its cells.
fn painting() {
    say("\nPainting a figure, 80×24 cells");
    for (blocks, name) in [(Blocks::Quarters, "quarters, 160×96 samples"), (Blocks::Sextants, "sextants, 160×144 samples")] {
        row(&format!("the slowest of the figures in {name}"), both(slowest(blocks)), "< 2 ms");
    }
}

fn slowest(blocks: Blocks) -> (Duration, Duration) {
    let (width, height) = (80, 24);
    let (look, ground) = (Look::clothed(true), ground(false));
    let area = Rect::new(0, 0, width, height);
    let form = Form::Blocks(blocks);
    let mut times = Vec::new();
    for figure in embed::figures().values() {
        let mut buf = Buffer::empty(area);
        let (across, down) = form.squares(width, height);
        times.push(timed(ROUNDS / 4, || {
            let picture = form.paint(&figure.scene(0.7, true, 0.5), &figure.camera(across, down, 0.0), &look, 1.0);
            blocks::draw(&mut buf, area, &picture, blocks, Depth::True, ground);
        }));
    }
    times.into_iter().max_by_key(|(median, _)| *median).unwrap_or_default()
}

fn drawing() {
    say("\nDrawing all of a screen");
    let palettes: Vec<Palette> =
        embed::themes().into_iter().filter_map(|(name, file, content)| Palette::read(&name, &file, &content).0).collect();
    let (depth, ground) = (Depth::True, Ground::Dark);
    let style = Style { theme: Theme::choose(&palettes, "dark", depth, ground), depth, ground, ascii: false, sextants: false };
    for (width, height) in [(80, 24), (200, 60)] {
        let area = Rect::new(0, 0, width, height);
        let mut app = App::new(now(), Config::default(), shipped().library, Vec::new());
        let draw = |app: &App, screen: &str| {
            let mut buf = Buffer::empty(area);
            let times = timed(ROUNDS, || {
                buf.reset();
                view::draw(app, style, area, &mut buf)
            });
            row(&format!("{screen} at {width}×{height}"), both(times), "");
        };
        draw(&app, "Today");
        press(&mut app, KeyCode::Tab);
        draw(&app, "Browse");
        app.update(now(), Msg::Play(None));
        draw(&app, "Player, getting ready");
        press(&mut app, KeyCode::Enter);
        draw(&app, "Player, working");
    }
}
