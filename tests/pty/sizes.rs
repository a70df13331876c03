//! Windows of every size, and of many sizes one after another.

use super::home::{BACK_TAB, CTRL_C, ENTER, Home, TODAY};
use crate::support::terminal::Life;

#[test]
fn any_size_is_fine_and_the_screen_is_right_after_all_of_them() {
    let home = Home::new();
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    terminal.send("\t");
    terminal.wait_for("Every stretch, by body part");
    let before = terminal.picture();
    let mut random = 0x2545_f491_u32;
    let mut number = |below: u32| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from((random >> 16) % below).expect("a small number")
    };
    let mut last = (80, 24);
    let mut storm = |sizes: usize| {
        let corners = [(1, 1), (2, 2), (0, 0), (0, 24), (80, 0), (1, 200), (400, 1), (40, 12)];
        for index in 0..sizes {
            let size = corners.get(index).copied().unwrap_or_else(|| (number(260), number(90)));
            if size == last {
                continue;
            }
            last = size;
            let known = terminal.frames();
            terminal.resize(size.0, size.1);
            terminal.wait_for_frame_after(known);
        }
        last = (80, 24);
        terminal.resize(80, 24);
    };
    storm(50);
    terminal.send("\t");
    storm(40);
    terminal.send("?");
    storm(30);
    terminal.send("?");
    terminal.send(BACK_TAB);
    terminal.wait_for_picture(&before);
    terminal.send(BACK_TAB);
    terminal.wait_for(TODAY);
    terminal.send(ENTER);
    terminal.wait_for("Get ready");
    storm(40);
    terminal.send(ENTER);
    storm(40);
    terminal.wait_for("Next: ");
    terminal.send(CTRL_C);
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
}

/// Smaller and back before anybody looks: the size is as it was, but what the terminal cut off is gone.
#[test]
fn a_window_made_smaller_and_larger_at_once_is_whole_again() {
    let home = Home::new();
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    terminal.send("\t");
    terminal.wait_for("Every stretch, by body part");
    let before = terminal.picture();
    for _ in 0..10 {
        let known = terminal.frames();
        terminal.resize(30, 8);
        terminal.resize(80, 24);
        terminal.wait_for_frame_after(known);
        terminal.wait_for_picture(&before);
    }
}

/// Both come at once when a window manager has keys for sizes.
#[test]
fn a_key_pressed_while_the_size_changes_is_not_lost() {
    let home = Home::new();
    let terminal = home.supple([]).open();
    terminal.wait_for(TODAY);
    for round in 0..300_u16 {
        let known = terminal.frames();
        terminal.resize(100, 24);
        // At another point of the program's work each time.
        if round % 2 == 0 {
            terminal.wait_for_frame_after(known);
        }
        terminal.resize(90 - round % 3, 24);
        terminal.resize(80, 24);
        terminal.send("?");
        terminal.wait_for("start what is chosen");
        terminal.send("?");
        terminal.wait_for(TODAY);
    }
}
