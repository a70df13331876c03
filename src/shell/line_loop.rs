//! The loop without a screen: the same app, its cues printed line by line, keys read as lines.

use super::commands::quiet_line;
use super::paths::Paths;
use super::perform::Turn;
use super::reader::Reader;
use super::screen_loop::{End, Wish};
use super::teller::News;
use super::teller::Teller;
use super::wait::{From, Waiter, Wake};
use super::{arrival, pins};
use crate::app::{App, Effect, Heard, Msg, Page};
use crate::command::{Key, KeyCode};
use crate::view::plain;
use std::io::{self, IsTerminal, Read, Write};

/// What a line typed means: its first letter, or nothing at all.
const LINES: &[(&str, KeyCode, &str)] = &[
    ("", KeyCode::Enter, "nothing: go now, while getting ready"),
    ("p", KeyCode::Char(' '), "p: pause, or go on"),
    ("n", KeyCode::Right, "n: next side or step"),
    ("b", KeyCode::Left, "b: back"),
    ("r", KeyCode::Char('r'), "r: this side again"),
    ("+", KeyCode::Char('+'), "+: longer"),
    ("-", KeyCode::Char('-'), "-: shorter"),
    ("q", KeyCode::Char('q'), "q: stop and keep"),
];

/// Plays until the session is over, stopped, or the program is asked to end.
///
/// # Errors
/// If waiting or reading fails.
pub(crate) fn run(wish: Wish<'_>, paths: Option<&Paths>) -> io::Result<End> {
    let typed = io::stdin().is_terminal();
    let waiter = Waiter::new(if typed { From::Lines } else { From::Nothing })?;
    let (teller, others) = Teller::new(&waiter);
    let files = Reader::new(paths).read().files;
    let ear = wish.ear();
    let mut hands = wish.hands(paths, teller);
    if !wish.rehearsal {
        hands.reach(files.config.sound);
    }
    let mut clock = wish.clock;
    let now = clock.now();
    let mut app = App::new(now, files.config.clone(), files.library.clone(), pins(paths));
    // No bell: whoever has lines read aloud would hear it between the words.
    app.hear(ear, Heard::Nothing);
    if typed {
        let words: Vec<&str> = LINES.iter().map(|(_, _, words)| *words).collect();
        say(&[format!("Type a letter and press Enter. {}.", words.join("; "))]);
    }
    let mut msgs = vec![Msg::Loaded(Box::new(arrival(files, now, paths)))];
    msgs.extend(wish.first);
    let mut told = false;
    let mut end = End::Left;
    loop {
        while !msgs.is_empty() {
            let msg = msgs.remove(0);
            let by_key = matches!(msg, Msg::Key(_));
            for effect in app.update(clock.now(), msg) {
                if let Effect::Cue(kind) = &effect {
                    say(&plain::lines(&app, *kind));
                }
                match hands.perform(effect, &mut msgs) {
                    Turn::GoOn | Turn::Bell => {}
                    Turn::Suspend => super::stop_ourselves(),
                    Turn::Quit => {
                        hands.let_go();
                        return Ok(end);
                    }
                }
            }
            if by_key {
                say(plain::state(&app).as_slice());
            }
        }
        if !app.problems.is_empty() && !std::mem::replace(&mut told, true) {
            let _ = io::stderr().write_all(quiet_line(app.problems.len()).as_bytes());
        }
        if let Some(notice) = app.notice.take() {
            say(&[notice.text]);
        }
        if app.session.is_none() || !matches!(app.pages.last(), Some(Page::Player)) {
            say(&plain::farewell(&app));
            hands.let_sound();
            hands.let_go();
            return Ok(end);
        }
        let until = app.next_wake();
        let limit = clock.begin_wait(until);
        let wake = waiter.wait(limit)?;
        clock.end_wait(until, wake == Wake::Deadline);
        msgs.extend(others.try_iter().filter_map(|news| match news {
            News::Msg(msg) => Some(msg),
            // Nothing is watched without a screen.
            News::Reading(_) => None,
        }));
        match wake {
            Wake::Deadline | Wake::Resized | Wake::Told => msgs.push(Msg::Woke),
            Wake::AskedToStop => msgs.push(Msg::Suspend),
            Wake::CameBack => msgs.push(Msg::CameBack),
            Wake::Ended(signal) => {
                end = End::Signal(signal);
                msgs.push(Msg::Leave);
            }
            Wake::HungUp => msgs.push(Msg::Leave),
            Wake::Input => msgs.extend(read_lines()?),
        }
    }
}

fn say(lines: &[String]) {
    let mut out = io::stdout().lock();
    for line in lines {
        // Whoever listened has gone: the session goes on for whoever stretches.
        let _ = writeln!(out, "{line}");
    }
    let _ = out.flush();
}

/// Reads what was typed; the end of the input leaves.
fn read_lines() -> io::Result<Vec<Msg>> {
    let mut buffer = [0; 1024];
    let count = io::stdin().lock().read(&mut buffer)?;
    if count == 0 {
        return Ok(vec![Msg::Leave]);
    }
    let text = String::from_utf8_lossy(buffer.get(..count).unwrap_or_default()).into_owned();
    let key = |line: &str| {
        let first: String = line.trim().chars().take(1).collect();
        LINES.iter().find(|(letter, _, _)| *letter == first).map(|(_, code, _)| Msg::Key(Key::plain(*code)))
    };
    Ok(text.lines().filter_map(key).collect())
}
