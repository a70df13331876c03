//! Files that change while the program runs: seen at once, and what breaks goes on as it was.

use super::home::{CTRL_C, Home, TODAY};
use crate::support::terminal::Life;
use std::fs;

const STRETCH: &str = "name = \"Zigzag\"\nregions = [\"lats\"]\nkind = \"static\"\nposition = \"standing\"\nsides = \"each\"\nlevel = 1\n\
                       [dose]\nhold = 20\n[guide]\nsetup = \"Reach up with one hand.\"\n";

#[test]
fn a_file_saved_is_seen_and_one_that_breaks_goes_on_as_it_was() {
    let home = Home::new();
    let config = home.path().join("config");
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    fs::write(config.join("stretches/reach.toml"), STRETCH).expect("written");
    terminal.send("\t/zigzag\r");
    terminal.wait_for("Zigzag");
    terminal.send("\r");
    terminal.wait_for("Reach up with one hand.");
    // As an editor that saves by renaming does it.
    fs::write(config.join("stretches/.reach.new"), STRETCH.replace("one hand", "both hands")).expect("written");
    fs::rename(config.join("stretches/.reach.new"), config.join("stretches/reach.toml")).expect("renamed");
    terminal.wait_for("Reach up with both hands.");
    fs::write(config.join("stretches/reach.toml"), "name = ").expect("written");
    terminal.wait_for("read again: 1 problem.");
    assert!(terminal.text().contains("Reach up with both hands."), "{}", terminal.text());
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

#[test]
fn a_schedule_with_a_bad_entry_keeps_it_as_it_was_and_takes_new_ones() {
    let home = Home::new();
    let entry =
        |name: &str, at: &str| format!("[[entry]]\nname = \"{name}\"\nroutine = \"monday\"\ndays = [\"mon\"]\nat = \"{at}\"\n");
    home.add("schedule.toml", &(entry("Early", "06:10") + &entry("Noon", "12:10")));
    let terminal = home.supple([]).open();
    terminal.wait_for("06:10");
    home.add("schedule.toml", &(entry("Early", "6:15") + &entry("Noon", "12:20")));
    terminal.wait_for("12:20");
    assert!(terminal.text().contains("06:10"), "{}", terminal.text());
    // What is written here is in the file and on the screen, though the file has an error.
    terminal.send("\t\t\ta");
    terminal.wait_for("The Monday routine");
    terminal.send("1313\r");
    terminal.wait_for("13:13  Monday routine");
    home.add("schedule.toml", &(entry("Noon", "12:30") + &entry("Monday routine", "13:13")));
    let text = terminal.wait_for("12:30");
    assert!(text.contains("13:13") && !text.contains("06:10"), "{text}");
    // Gone while it is no TOML at all: everything goes on.
    home.add("schedule.toml", "[[entry");
    let text = terminal.wait_for("read again: 1 problem.");
    assert!(text.contains("12:30") && text.contains("13:13"), "{text}");
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

#[test]
fn an_occurrence_skipped_beside_it_is_seen() {
    let home = Home::new();
    home.add("schedule.toml", "[[entry]]\nname = \"Noon\"\nroutine = \"monday\"\ndays = [\"mon\"]\nat = \"12:10\"\n");
    let terminal = home.supple([]).open();
    terminal.wait_for("12:10");
    terminal.send("\t\t\t");
    terminal.wait_for("0 of 1 done");
    assert_eq!(home.supple(["schedule", "skip", "Noon"]).open().wait_for_end(), Life::Exited(0));
    terminal.wait_for("– 12:10  Noon  skipped");
    assert_eq!(home.supple(["schedule", "undo"]).open().wait_for_end(), Life::Exited(0));
    terminal.wait_until("on again", |screen| !screen.contents().contains("skipped"));
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

#[test]
fn what_cannot_be_kept_of_an_occurrence_is_said() {
    let home = Home::new();
    home.add("schedule.toml", "[[entry]]\nname = \"Noon\"\nroutine = \"monday\"\ndays = [\"mon\"]\nat = \"12:10\"\n");
    fs::create_dir_all(home.path().join("data/schedule.jsonl")).expect("a folder where the file goes");
    let terminal = home.supple([]).open();
    terminal.wait_for("12:10");
    terminal.send("\t\t\tx");
    let text = terminal.wait_for("Kept only until you leave");
    assert!(text.contains("– 12:10  Noon  skipped"), "{text}");
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

#[test]
fn settings_saved_are_in_force_at_once_even_in_a_folder_made_anew() {
    let home = Home::new();
    let config = home.path().join("config");
    fs::remove_dir_all(&config).expect("removed");
    let terminal = home.supple([]).env("COLORTERM", "truecolor").open();
    terminal.wait_for(TODAY);
    fs::create_dir_all(config.join("themes")).expect("a folder");
    fs::write(config.join("themes/loud.toml"), "[roles]\naccent = \"#ff0001\"\n").expect("written");
    fs::write(config.join("config.toml"), "theme = \"loud\"\n[keys]\nhelp = [\"H\"]\n").expect("written");
    terminal.wait_until("the new key and colour", |screen| {
        let (rows, columns) = screen.size();
        let is_loud = |cell: Option<&vt100::Cell>| cell.is_some_and(|cell| cell.fgcolor() == vt100::Color::Rgb(255, 0, 1));
        screen.contents().contains("H help") && (0..rows).any(|y| (0..columns).any(|x| is_loud(screen.cell(y, x))))
    });
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}
