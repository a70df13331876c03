//! What the whole program costs while it runs, beside a program that does next to nothing.

use super::terminal::{Life, Start, Terminal};
use super::{instant, median_and_longest, millis, row, say};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{event, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::widgets::Paragraph;
use std::io::stdout;
use std::path::Path;
use std::time::Duration;
use std::{env, fs, thread};

/// The argument that makes this program the minimal one.
pub(super) const MINIMAL: &str = "minimal";
const STARTS: usize = 30;
/// How long the program is watched in each state.
const WATCHED: Duration = Duration::from_secs(5);
/// Until the user's files are read and nothing is left to do.
const SETTLED: Duration = Duration::from_millis(500);

/// A hold longer than it is watched.
const LEAN: &str = r#"
name = "Wall lean"
regions = ["lower-back"]
kind = "static"
position = "standing"
sides = "each"
level = 1
[dose]
hold = 120
[guide]
setup = "Stand sideways to a wall, an arm's length away, and put the near forearm on it."
cues = ["Let the hip sink towards the wall", "Keep both feet flat"]
feel = "A mild pull along the outer side."
breath = "Slowly, in and out."
say = "Stand sideways to a wall and put your forearm on it."
"#;

/// The least a program for the terminal does: one paragraph, then it waits for a key.
pub(super) fn minimal() {
    enable_raw_mode().expect("raw mode");
    execute!(stdout(), EnterAlternateScreen, BeginSynchronizedUpdate).expect("a screen");
    let mut terminal = ratatui::Terminal::new(CrosstermBackend::new(stdout())).expect("a terminal");
    terminal.draw(|frame| frame.render_widget(Paragraph::new("Ready"), frame.area())).expect("a frame");
    execute!(stdout(), EndSynchronizedUpdate).expect("a screen");
    let _ = event::read();
    let _ = execute!(stdout(), LeaveAlternateScreen);
    let _ = disable_raw_mode();
}

pub(super) fn measure() {
    let home = tempfile::tempdir().expect("a folder");
    let stretches = home.path().join("config/stretches");
    fs::create_dir_all(&stretches).expect("a folder");
    fs::write(stretches.join("wall-lean.toml"), LEAN).expect("a stretch");
    starting(home.path());
    staying(home.path());
}

fn supple(home: &Path) -> Start {
    Start::of(env!("CARGO_BIN_EXE_supple")).home(home)
}

/// Returns the time from the start to the end of the first frame.
fn first_frame(start: Start) -> Duration {
    let begun = instant();
    let terminal = start.open();
    terminal.wait_for_frame_after(0);
    let time = begun.elapsed();
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), Life::Exited(0));
    time
}

fn starting(home: &Path) {
    let itself = env::current_exe().expect("this program");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        ours.push(first_frame(supple(home)));
        theirs.push(first_frame(Start::of(&itself).args([MINIMAL])));
    }
    let (ours, _) = median_and_longest(ours);
    let (theirs, _) = median_and_longest(theirs);
    say(format!("From start to first frame, median of {STARTS} by turns"));
    row("supple", millis(ours), "");
    row("a minimal program", millis(theirs), "");
    row("supple against the minimal one", format!("{:.2} times", ours.as_secs_f64() / theirs.as_secs_f64()), "");
}

fn staying(home: &Path) {
    say(format!("\nWatched for {} s in each state, at 80×24", WATCHED.as_secs()));
    let today = supple(home).open();
    today.wait_for("Short of time?");
    watched(&today, "Today, waiting", "no wake-up, no repaint");
    drop(today);
    let player = supple(home).args(["play", "wall-lean"]).open();
    player.wait_for("Get ready");
    watched(&player, "getting ready", "");
    player.send("\r");
    player.wait_for("SIDE · Hold");
    watched(&player, "in a hold, breath pacer moving", "at most 10 repaints/s");
    player.send(" ");
    player.wait_for("Paused");
    watched(&player, "paused", "no wake-up, no repaint");
    drop(player);
    // Its first stretch has a figure that moves all the time; on the machine itself, and without a sound.
    fs::create_dir_all(home.join("config")).expect("a folder");
    fs::write(home.join("config/config.toml"), "[sound]\nway = \"off\"\n").expect("written");
    let player = supple(home).env("SSH_TTY", "").env("COLORTERM", "truecolor").args(["play", "back-favourites"]).open();
    player.wait_for("Get ready");
    player.send("\r");
    player.wait_for("Rep 1 of");
    watched(&player, "in a rep, figure moving", "at most 15 repaints/s, 250,000 bytes/s, 6 % of a processor");
}

/// What the system and the terminal have counted of a program.
struct Counted {
    wakes: u64,
    busy: Duration,
    frames: usize,
    bytes: usize,
}

impl Counted {
    fn of(terminal: &Terminal) -> Self {
        let pid = terminal.pid().as_raw_pid();
        // Times a thread gave up the processor, by itself or made to.
        let wakes = threads_of(pid, "status").iter().map(|text| field(text, "ctxt_switches:")).sum();
        let nanoseconds: u64 =
            threads_of(pid, "schedstat").iter().filter_map(|text| text.split(' ').next()?.parse::<u64>().ok()).sum();
        let busy = Duration::from_nanos(nanoseconds);
        Self { wakes, busy, frames: terminal.frames(), bytes: terminal.written().len() }
    }
}

/// The file of this name of every thread of a process; none where the system has no such files.
fn threads_of(pid: i32, name: &str) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    threads.filter_map(|thread| fs::read_to_string(thread.path().join(name)).ok()).collect()
}

/// The sum of the numbers in the lines whose name ends so.
fn field(text: &str, name: &str) -> u64 {
    let values = text.lines().filter_map(|line| line.split_once(name)?.1.split_whitespace().next()?.parse::<u64>().ok());
    values.sum()
}

fn watched(terminal: &Terminal, state: &str, wanted: &str) {
    thread::sleep(SETTLED);
    let before = Counted::of(terminal);
    let begun = instant();
    thread::sleep(WATCHED);
    let seconds = begun.elapsed().as_secs_f64();
    let after = Counted::of(terminal);
    #[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
    let per_second = |before: usize, after: usize| (after - before) as f64 / seconds;
    let busy = (after.busy.saturating_sub(before.busy)).as_secs_f64() / seconds * 100.0;
    row(state, "", wanted);
    row("  wake-ups", format!("{} in all", after.wakes - before.wakes), "");
    row("  repaints", format!("{:.1} /s", per_second(before.frames, after.frames)), "");
    row("  bytes written", format!("{:.0} /s", per_second(before.bytes, after.bytes)), "");
    row("  of a processor", format!("{busy:.2} %"), "");
    let status = fs::read_to_string(format!("/proc/{}/status", terminal.pid().as_raw_pid())).unwrap_or_default();
    row("  resident memory", format!("{} kB", field(&status, "VmRSS:")), "< 20,000 kB");
}
