//! `supple show --figure`: lines of braille in a pipe, blocks in colour, a picture in a file; as the settings dress it.

use super::{CALF, supple};
use crate::support::run::Supple;
use std::collections::BTreeSet;
use std::fs;

/// The rows and the widest of them.
fn size(text: &str) -> (usize, usize) {
    (text.lines().count(), text.lines().map(|line| line.chars().count()).max().unwrap_or(0))
}

#[test]
fn in_a_pipe_it_is_drawn_in_braille_as_large_as_asked() {
    let drawn = supple(["show", "cat-cow", "--figure=40x16"]).success().stderr_is("").stdout;
    assert!(drawn.chars().all(|letter| matches!(letter, ' ' | '\n' | '\u{2800}'..='\u{28ff}')), "{drawn}");
    let (rows, columns) = size(&drawn);
    assert!(rows == 16 && columns > 30 && columns <= 40, "{rows} × {columns}");
    let whole = supple(["show", "cat-cow", "--figure"]).success().stdout;
    assert!(size(&whole).1 > 50 && !whole.starts_with('\n') && !whole.ends_with("\n\n"), "{whole}");
}

#[test]
fn in_colour_it_is_painted_in_blocks() {
    let painted = supple(["show", "cat-cow", "--figure=40x16", "--color=always"]).success().stdout;
    assert!(painted.contains('\u{1b}') && painted.contains('▀') && !painted.contains('⠤'));
}

/// The letters beyond ASCII of a figure in colour, in a terminal and with settings of its own.
fn letters(terminal: &str, cells: &str) -> BTreeSet<char> {
    let home = Supple::new().config("config.toml", format!("[figure]\ncells = \"{cells}\"\n")).env("TERM", terminal);
    let painted = home.args(["show", "cat-cow", "--figure=40x16", "--color=always"]).run().success().stderr_is("").stdout;
    painted.chars().filter(|letter| !letter.is_ascii()).collect()
}

#[test]
fn its_cells_are_those_of_the_settings_or_what_the_terminal_shows_best() {
    let (halves, braille) = (BTreeSet::from(['▀', '▄']), '\u{2800}'..='\u{28ff}');
    let is_sextant = |letter: &char| ('\u{1fb00}'..='\u{1fb3b}').contains(letter);
    for terminal in ["xterm-256color", "xterm-kitty"] {
        assert!(letters(terminal, "sextants").iter().any(is_sextant), "{terminal}");
        assert!(letters(terminal, "quarters").contains(&'▖') && !letters(terminal, "quarters").iter().any(is_sextant));
        assert!(letters(terminal, "halves").is_subset(&halves) && letters(terminal, "halves").contains(&'▀'), "{terminal}");
        assert!(letters(terminal, "braille").iter().all(|letter| braille.contains(letter)), "{terminal}");
    }
    assert_eq!(letters("xterm-kitty", "auto"), letters("xterm-kitty", "sextants"));
    assert_eq!(letters("xterm-256color", "auto"), letters("xterm-256color", "quarters"));
}

#[test]
fn a_picture_is_written_as_the_settings_dress_it() {
    let picture = |config: &str| {
        let home = Supple::new().config("config.toml", config);
        let path = home.path("figure.png");
        let home = home.args(["show", "figure-four-supine", &format!("--figure={}", path.display())]);
        home.run().success().stdout_has("Written");
        fs::read(path).expect("a picture")
    };
    let own = picture("");
    assert!(own.starts_with(b"\x89PNG"));
    assert_ne!(own, picture("[figure]\ndress = \"clay\"\n"));
    assert_ne!(own, picture("[figure]\ntint = \"never\"\n"));
    assert_eq!(own, picture("[figure]\ntint = \"always\"\n"));
}

#[test]
fn a_routine_shows_the_first_of_its_stretches_that_has_a_figure() {
    let routine = supple(["show", "back-favourites", "--figure"]).success().stdout;
    assert_eq!(routine, supple(["show", "cat-cow", "--figure"]).success().stdout);
}

#[test]
fn what_cannot_be_done_is_said() {
    supple(["show", "cat-cow", "--figure=9"]).code(2).stderr_has("write it as 60x30");
    let own = Supple::new().config("stretches/own-calf.toml", CALF);
    own.args(["show", "own-calf", "--figure"]).run().code(1).stderr_has("has no figure yet");
    supple(["show", "cat-cow", "--figure=/nowhere/at/all.png"]).code(1).stderr_has("cannot be written");
}
