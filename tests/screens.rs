//! Every screen at several sizes, as text with its colours; and any screen at any size without a panic.

use crate::world::{World, suited, text_of, themed};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;
use supple::app::Msg;
use supple::model::Id;
use supple::theme::{Depth, Ground};
use supple::time::Moment;
use supple::view::Style;

const SIZES: &[(u16, u16)] = &[(40, 12), (80, 24), (120, 40), (200, 60)];

/// The name of a screen, and how to get there.
const SCREENS: &[(&str, f64, &[&str])] = &[
    ("today", 0.0, &[]),
    ("today-unfinished", 60.0, &["tab tab p enter", "wait", "q enter"]),
    ("browse", 0.0, &["b"]),
    ("browse-body-parts", 0.0, &["i left"]),
    ("browse-search", 0.0, &["type /hip"]),
    ("browse-nothing", 0.0, &["type /zzz"]),
    ("browse-facets", 0.0, &["h n right"]),
    ("stretch", 0.0, &["b enter"]),
    ("routines", 0.0, &["tab tab"]),
    ("routine", 0.0, &["tab tab enter"]),
    ("player-get-ready", 3.0, &["tab tab p", "wait"]),
    ("player-reps", 15.0, &["tab tab p enter", "wait"]),
    ("player-hold", 15.0, &["tab tab p right enter", "wait"]),
    ("player-switch", 26.5, &["tab tab p right enter", "wait"]),
    ("player-paused", 15.0, &["tab tab p right enter", "wait", "space"]),
    ("player-less-time", 15.0, &["tab tab p right enter", "wait", "t left left"]),
    ("player-leaving-out", 15.0, &["tab tab p right enter", "wait", "s"]),
    ("player-it-hurts", 15.0, &["tab tab p right enter", "wait", "x", "enter x"]),
    ("made-for-now", 0.0, &["8 down right"]),
    ("made-for-now-why", 0.0, &["8 s down"]),
    ("distance-get-ready", 3.0, &["tab tab p d", "wait"]),
    ("distance-hold", 15.0, &["tab tab p right enter d", "wait"]),
    ("summary", 60.0, &["tab tab p enter", "wait", "right right q"]),
    ("help", 0.0, &["?"]),
];

/// The same, for a user of some months.
const WITH_PAST: &[(&str, f64, &[&str])] = &[
    ("today-with-past", 0.0, &["wait"]),
    ("week", 0.0, &["tab tab tab"]),
    ("week-add", 0.0, &["tab tab tab a down"]),
    ("week-move", 0.0, &["tab tab tab down m"]),
    ("progress", 0.0, &["shift-tab"]),
    ("record", 0.0, &["shift-tab down enter"]),
];

/// What such a user plans.
const SCHEDULE: &str = r#"
[[entry]]
name = "Before work"
routine = "monday"
days = ["weekdays"]
at = "07:15"
[[entry]]
name = "After the run"
routine = "cooldown-lift"
days = ["tue", "sat"]
at = "18:45"
purpose = "cool-down"
note = "Shoes off first"
[[entry]]
name = "Desk break"
routine = "desk-break-3"
days = ["daily"]
at = "08:05"
[[entry]]
name = "Lunch"
routine = "desk-break-3"
days = ["wed"]
at = "12:30"
"#;

fn known_world(world: World) -> World {
    let mut world = world.with_past(&past());
    world.add_file("schedule.toml", SCHEDULE);
    world
}

/// Some months: most weeks three days or more, one week away, one short.
fn past() -> Vec<(i64, &'static str, u64)> {
    let routines = ["morning-back", "hip-openers", "desk-break-3", "hamstrings-gentle", "glutes-core"];
    let day = |ago: i64| {
        let held = [130, 420, 0, 0, 610, 520, 0][usize::try_from((ago * 5 + ago / 7) % 7).expect("small")];
        let away = (28..35).contains(&ago) || (50..54).contains(&ago);
        (held > 0 && !away).then(|| (ago, routines[usize::try_from(ago % 5).expect("small")], held))
    };
    (0..150).rev().filter_map(day).collect()
}

/// Gives the first inputs at once, the others after the time.
fn screen(seconds: f64, inputs: &[&str]) -> World {
    screen_of(World::at("2026-11-24T08:00:00+01:00"), seconds, inputs)
}

fn screen_of(mut world: World, seconds: f64, inputs: &[&str]) -> World {
    for (index, input) in inputs.iter().enumerate() {
        if index > 0 {
            world.run_until(seconds);
        }
        world.give(input);
    }
    world
}

#[test]
fn screens_look_as_they_did() {
    let now = || World::at("2026-11-24T08:00:00+01:00");
    let new = SCREENS.iter().map(|(name, seconds, inputs)| (name, screen_of(now(), *seconds, inputs)));
    let known = WITH_PAST.iter().map(|(name, seconds, inputs)| (name, screen_of(known_world(now()), *seconds, inputs)));
    let first = World::new_home("2026-11-24T08:00:00+01:00");
    for (name, world) in new.chain(known).chain([(&"today-made", first)]) {
        for (width, height) in SIZES {
            let picture = picture(&world.buffer(*width, *height));
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots" }, {
                insta::assert_snapshot!(format!("{name}-{width}x{height}"), picture);
            });
        }
    }
}

#[test]
fn problems_look_as_they_did() {
    let mut world = World::at("2026-11-24T08:00:00+01:00");
    world.add_file("stretches/bad.toml", "nmae = \"Bad\"\nname = \"a\u{1b}[31mb\"\nregions = [\"lower-bakc\"]\n");
    world.add_file("routines/worse.toml", "name = \"Worse\n");
    world.give("!");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "snapshots" }, {
        insta::assert_snapshot!("problems-80x24", picture(&world.buffer(80, 24)));
    });
}

/// What is written, without the figure: in colours it is painted, without them it is drawn.
fn words_of(buffer: &Buffer) -> String {
    let is_figure = |letter: char| matches!(letter, '▀' | '▄' | '▌' | '▐' | '▖'..='▟' | '\u{2800}'..='\u{28ff}');
    let line = |line: &str| line.replace(is_figure, " ").trim_end().to_owned();
    text_of(buffer).lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn without_colour_nothing_is_lost_but_colour() {
    for (name, seconds, inputs) in SCREENS {
        let world = screen(*seconds, inputs);
        let coloured = world.buffer(80, 24);
        // Where the terminal has none, and where the theme has none.
        for grey in [suited(Depth::None, Ground::Unknown), themed("mono", Depth::True, Ground::Dark)] {
            let plain = world.buffer_in(&grey, 80, 24);
            assert_eq!(words_of(&coloured), words_of(&plain), "{name}");
            assert!(plain.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset), "{name}");
        }
    }
}

#[test]
fn where_only_ascii_is_shown_everything_is_ascii() {
    for (name, seconds, inputs) in SCREENS {
        let world = screen(*seconds, inputs);
        let text = text_of(&world.buffer_in(&Style { ascii: true, ..suited(Depth::True, Ground::Dark) }, 120, 40));
        assert!(text.is_ascii(), "{name}:\n{text}");
        let questions = |text: &str| text.matches('?').count();
        assert_eq!(questions(&text), questions(&world.text(120, 40)), "{name} has a sign without a nearest one:\n{text}");
    }
}

/// The letters that a figure in Browse is made of.
fn letters_of_figure(cells: &str, style: &Style) -> BTreeSet<char> {
    let mut world = World::at("2026-11-24T08:00:00+01:00");
    world.add_file("config.toml", &format!("[figure]\ncells = \"{cells}\"\n"));
    world.give("type b");
    let shown = world.buffer_in(style, 120, 40);
    let blocks = |letter: &char| matches!(letter, '▀'..='▟' | '\u{2801}'..='\u{28ff}' | '\u{1fb00}'..='\u{1fb3b}');
    shown.content.iter().filter_map(|cell| cell.symbol().chars().next()).filter(blocks).collect()
}

#[test]
fn the_figure_is_made_of_the_cells_that_are_wanted() {
    let is_sextant = |letter: &char| ('\u{1fb00}'..='\u{1fb3b}').contains(letter);
    let is_braille = |letter: &char| ('\u{2801}'..='\u{28ff}').contains(letter);
    let plain = suited(Depth::True, Ground::Dark);
    let able = Style { sextants: true, ..plain };
    assert!(letters_of_figure("auto", &able).iter().any(is_sextant));
    assert_eq!(letters_of_figure("auto", &able), letters_of_figure("sextants", &plain));
    assert_eq!(letters_of_figure("auto", &plain), letters_of_figure("quarters", &able));
    assert!(letters_of_figure("quarters", &able).contains(&'▟'));
    assert_eq!(letters_of_figure("halves", &able), BTreeSet::from(['▀', '▄']));
    let lines = letters_of_figure("braille", &able);
    assert!(lines.len() > 20 && lines.iter().all(is_braille), "{lines:?}");
    // Without colours, blocks would be a blot.
    let grey = Style { sextants: true, ..suited(Depth::None, Ground::Unknown) };
    for cells in ["auto", "sextants", "quarters", "halves"] {
        assert_eq!(letters_of_figure(cells, &grey), lines, "{cells}");
    }
}

#[test]
fn a_name_without_large_letters_makes_nothing_else_small() {
    let stretch = |name: &str| {
        format!(
            "name = \"{name}\"\nregions = [\"lats\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"each\"\nlevel = 1\n[dose]\nhold = 20\n[guide]\nsetup = \"Stand.\"\n"
        )
    };
    let from_afar = |name: &str, width: u16, height: u16| {
        let mut world = World::at("2026-11-24T08:00:00+01:00");
        world.add_file("stretches/reach.toml", &stretch(name));
        world.happen(Msg::Play(Some(Id::new("reach"))));
        world.give("enter d");
        world.text(width, height)
    };
    let chinese = from_afar("伸展", 200, 60);
    assert!(chinese.contains("伸 展") && !chinese.contains("Next"), "{chinese}");
    assert!(!from_afar("Ångström — öffnet", 200, 60).contains("ngstr"), "accents are left out");
    // The smallest window says which side, and which is next.
    let text = from_afar("Reach", 20, 5);
    assert!(text.contains("right · Hold") && text.contains("→ the same, left"), "{text}");
}

#[test]
fn from_afar_nothing_that_ships_is_in_small_letters() {
    let now = || World::at("2026-11-24T08:00:00+01:00");
    let small: Vec<String> = now()
        .app
        .library
        .stretches()
        .filter_map(|stretch| {
            let mut world = now();
            world.happen(Msg::Play(Some(stretch.id.clone())));
            world.give("d");
            let ready = world.text(80, 24);
            world.give("enter");
            let text = ready + &world.text(80, 24);
            (text.contains(&stretch.name) || text.contains("Next:")).then_some(text)
        })
        .collect();
    assert!(small.is_empty(), "{} of them: {}", small.len(), small[0]);
}

#[test]
fn every_area_has_its_key_on_today_however_long_its_name() {
    let mut world = World::at("2026-11-24T08:00:00+01:00");
    world.add_file("areas.toml", "[[area]]\nid = \"back\"\nkey = \"b\"\nname = \"The back and everything that aches\"\n");
    for (width, height) in [(40, 12), (80, 24)] {
        let text = world.text(width, height);
        for key in [" b the ba", " h ham", " g glu", " i hips"] {
            assert!(text.contains(key), "{key} in\n{text}");
        }
    }
}

#[test]
fn on_a_full_day_the_chosen_thing_is_seen_and_so_are_the_keys_below() {
    let entry = |hour: u32| {
        format!("[[entry]]\nname = \"Thing {hour}\"\nroutine = \"morning-back\"\ndays = [\"daily\"]\nat = \"{hour:02}:00\"\n")
    };
    let entries: String = (0..24).map(entry).collect();
    for (width, height) in [(40, 12), (80, 24)] {
        let mut world = World::at("2026-11-24T08:00:00+01:00");
        world.add_file("schedule.toml", &entries);
        for choice in 0..26 {
            let text = world.text(width, height);
            assert_eq!(text.matches('▶').count(), 1, "choice {choice} in\n{text}");
            assert!(text.lines().last().is_some_and(|line| line.contains("⏎ start   s steps")), "{text}");
            world.give("down");
        }
        assert!(world.text(width, height).contains("▶ 23:00  Thing 23"), "{}", world.text(width, height));
    }
}

#[test]
fn in_a_full_week_without_a_schedule_the_hint_is_whole() {
    let world = World::at("2026-11-24T08:00:00+01:00");
    let library = world.app.library.clone();
    let past: Vec<(i64, &str, u64)> =
        library.routines().flat_map(|routine| [0, 1].map(|days| (days, routine.id.as_str(), 60))).collect();
    let mut world = world.with_past(&past);
    world.give("tab tab tab");
    let text = world.text(80, 24);
    let hint = text.lines().find(|line| line.contains("Nothing is planned")).expect("a hint");
    assert!(hint.trim() == "Nothing is planned. Choose a day and press a; or write schedule.toml yourself.", "{text}");
    assert!(text.contains("✓ 07:15"), "{text}");
}

#[test]
fn a_session_of_another_year_says_which() {
    let past = [(400, "morning-back", 60), (290, "morning-back", 60), (0, "morning-back", 60)];
    let mut world = World::at("2026-11-24T08:00:00+01:00").with_past(&past);
    world.give("shift-tab");
    let text = world.text(80, 24);
    for when in ["Tue 24 Nov 07:15", "Sat 7 Feb 07:15", "Mon 20 Oct 2025"] {
        assert!(text.contains(when), "{when} in\n{text}");
    }
}

/// Every screen shows the day, and Today and Week much more that goes by it.
#[test]
fn every_screen_is_drawn_anew_at_midnight() {
    let midnight = Duration::from_secs(60);
    for keys in ["esc", "tab", "tab tab", "tab tab tab", "shift-tab", "b enter", "?"] {
        let mut world = World::at("2026-11-22T23:59:00+01:00");
        world.give(keys);
        assert_eq!(world.app.next_wake().map(Moment::since_start), Some(midnight), "{keys}");
    }
}

/// What must be whole at the smallest size.
#[test]
fn at_40_by_12_name_side_countdown_and_next_are_whole() {
    let world = screen(15.0, &["tab tab p right enter", "wait"]);
    let text = world.text(40, 12);
    for part in ["Thread the needle", "RIGHT SIDE · Hold", "Next: the same, left side", "██"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    for routine in world.app.library.routines() {
        let mut world = World::at("2026-11-24T08:00:00+01:00");
        world.happen(Msg::Play(Some(routine.id.clone())));
        for step in &routine.steps {
            let text = world.text(40, 12);
            let name = &step.stretch.name;
            assert!(text.contains(name.as_str()), "{name} in\n{text}");
            let next = text.lines().nth(10).unwrap_or_default();
            let is_next = next.starts_with(" Next: ") || next.starts_with(" → ");
            assert!(is_next && !next.contains('…'), "{name}: next is cut:\n{text}");
            world.give("right");
            if world.text(40, 12).contains(name.as_str()) && !world.text(40, 12).contains("Done") {
                world.give("right");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// No size is too small, none too odd.
    #[test]
    fn any_size_is_drawn(which in 0..SCREENS.len(), width in 0_u16..130, height in 0_u16..50) {
        let (_, seconds, inputs) = SCREENS[which];
        let _ = screen(seconds, inputs).buffer(width, height);
    }
}

/// The text of a buffer; under it, for every line, where which style begins.
fn picture(buffer: &Buffer) -> String {
    let mut picture = text_of(buffer);
    picture.push_str("\n\n");
    for y in 0..buffer.area.height {
        let mut runs: Vec<(u16, String)> = Vec::new();
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let blank = cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.contains(Modifier::REVERSED);
            let style = if blank { String::new() } else { style_name(cell.fg, cell.bg, cell.modifier) };
            // A blank goes with what stands before it.
            let goes_on = runs.last().is_some_and(|(_, last)| blank || *last == style);
            if !goes_on {
                runs.push((x, style));
            }
        }
        let runs: Vec<String> =
            runs.into_iter().filter(|(_, style)| !style.is_empty()).map(|(x, style)| format!("{x} {style}")).collect();
        if !runs.is_empty() {
            writeln!(picture, "{y:>2}: {}", runs.join(", ")).expect("a string takes everything");
        }
    }
    picture
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other colour is its own name")]
fn style_name(fg: Color, bg: Color, modifier: Modifier) -> String {
    let colour = |colour: Color| match colour {
        Color::Rgb(r, g, b) => format!("{r:02x}{g:02x}{b:02x}"),
        other => format!("{other:?}").to_lowercase(),
    };
    let mut name = colour(fg);
    if bg != Color::Reset {
        write!(name, " on {}", colour(bg)).expect("a string takes everything");
    }
    if !modifier.is_empty() {
        write!(name, " {modifier:?}").expect("a string takes everything");
    }
    name
}
