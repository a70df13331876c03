//! A terminal for programs under test: a real pseudo-terminal, a screen that shows what is written to it, keys, signals.
#![cfg(unix)]

use portable_pty::{CommandBuilder, MasterPty, NativePtySystem, PtySize, PtySystem};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Far longer than anything takes: only a test that fails waits so long.
const LIMIT: Duration = Duration::from_secs(30);
/// A screen smaller than this is not kept; the program is told its true size all the same.
const SMALLEST: u16 = 2;

/// How a program is to be started.
pub(crate) struct Start {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    answers: bool,
    typed: String,
}

impl Start {
    /// A program in a window of 80×24 that answers what it is asked; of the environment only the search path is left. It is
    /// run as if from far away, so that no test sounds on the machine it runs on, or keeps it awake.
    pub(crate) fn of(program: impl AsRef<OsStr>) -> Self {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("SSH_TTY", "/dev/tty");
        Self { command, columns: 80, rows: 24, answers: true, typed: String::new() }
    }

    pub(crate) fn args<const COUNT: usize>(mut self, args: [&str; COUNT]) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Everything the program keeps goes below `folder`.
    pub(crate) fn home(mut self, folder: &Path) -> Self {
        self.command.env("HOME", folder);
        for (name, below) in [("SUPPLE_CONFIG_DIR", "config"), ("SUPPLE_DATA_DIR", "data"), ("SUPPLE_CACHE_DIR", "cache")] {
            self.command.env(name, folder.join(below));
        }
        self
    }

    pub(crate) const fn size(mut self, columns: u16, rows: u16) -> Self {
        self.columns = columns;
        self.rows = rows;
        self
    }

    /// The terminal answers nothing it is asked.
    pub(crate) const fn silent(mut self) -> Self {
        self.answers = false;
        self
    }

    /// These keys are pressed before the program runs.
    pub(crate) fn typed(mut self, keys: &str) -> Self {
        keys.clone_into(&mut self.typed);
        self
    }

    pub(crate) fn open(self) -> Terminal {
        let Self { command, columns, rows, answers, typed } = self;
        let pair = NativePtySystem::default().openpty(pty_size(columns, rows)).expect("a pseudo-terminal");
        let modes = modes(&*pair.master);
        let mut keyboard = pair.master.take_writer().expect("a keyboard");
        keyboard.write_all(typed.as_bytes()).expect("the keyboard works");
        let host = Host { answers, ..Host::default() };
        let state = State {
            parser: vt100::Parser::new_with_callbacks(rows.max(SMALLEST), columns.max(SMALLEST), 0, host),
            written: Vec::new(),
            keyboard: Some(keyboard),
            life: Life::Running,
            closing: false,
            closed: false,
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
        let reader = pair.master.try_clone_reader().expect("a reader");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        // With the program's own end closed here, the terminal knows when nobody writes to it any more.
        drop(pair.slave);
        let pid = child.process_id().and_then(|pid| Pid::from_raw(pid.cast_signed())).expect("a process id");
        let (for_reader, for_watcher) = (Arc::clone(&shared), Arc::clone(&shared));
        thread::spawn(move || for_reader.show(reader));
        thread::spawn(move || for_watcher.watch(pid));
        Terminal { shared, master: Some(pair.master), pid, modes }
    }
}

/// A program in its terminal; killed when this is dropped.
pub(crate) struct Terminal {
    shared: Arc<Shared>,
    master: Option<Box<dyn MasterPty + Send>>,
    pid: Pid,
    /// The terminal's modes before the program had it.
    modes: String,
}

/// What has become of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Life {
    Running,
    Stopped,
    Exited(i32),
    /// Ended by this signal.
    Killed(i32),
}

/// What every cell of the screen shows: its sign, its colours, and whether it is bold or inverse.
pub(crate) type Picture = Vec<(String, vt100::Color, vt100::Color, bool, bool)>;

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser<Host>,
    /// Every byte the program wrote.
    written: Vec<u8>,
    keyboard: Option<Box<dyn Write + Send>>,
    life: Life,
    /// The terminal is to go away.
    closing: bool,
    /// Nothing more will be read.
    closed: bool,
}

/// What the terminal does besides showing text.
#[derive(Default)]
struct Host {
    answers: bool,
    /// Answers that are due.
    replies: Vec<u8>,
    /// Frames begun, as told by the program.
    frames: usize,
    mid_frame: bool,
}

impl vt100::Callbacks for Host {
    fn unhandled_csi(&mut self, _: &mut vt100::Screen, i1: Option<u8>, _: Option<u8>, params: &[&[u16]], c: char) {
        match (i1, c) {
            (None, 'c') if self.answers => self.replies.extend_from_slice(b"\x1b[?62;c"),
            (Some(b'?'), 'h' | 'l') if params.contains(&&[2026][..]) => {
                self.mid_frame = c == 'h';
                self.frames += usize::from(self.mid_frame);
            }
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, params: &[&[u8]]) {
        if self.answers && *params == [&b"11"[..], &b"?"[..]] {
            self.replies.extend_from_slice(b"\x1b]11;rgb:1010/1414/1818\x1b\\");
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows what the program writes, and answers what it asks, until there is nobody left to write.
    fn show(&self, mut reader: Box<dyn Read + Send>) {
        let mut bytes = vec![0; 1 << 16];
        loop {
            let count = reader.read(&mut bytes).unwrap_or(0);
            let mut state = self.lock();
            let state = &mut *state;
            if count == 0 || state.closing {
                break;
            }
            let read = bytes.get(..count).unwrap_or_default();
            state.parser.process(read);
            state.written.extend_from_slice(read);
            let replies = std::mem::take(&mut state.parser.callbacks_mut().replies);
            if let Some(keyboard) = &mut state.keyboard {
                // A program that has just ended needs no answer.
                let _ = keyboard.write_all(&replies);
            }
            self.changed.notify_all();
        }
        drop(reader);
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// Follows the program as it is stopped, goes on and ends.
    fn watch(&self, pid: Pid) {
        loop {
            let life = match waitpid(Some(pid), WaitOptions::UNTRACED | WaitOptions::CONTINUED) {
                Ok(Some((_, status))) if status.stopped() => Life::Stopped,
                Ok(Some((_, status))) if status.continued() => Life::Running,
                Ok(Some((_, status))) => match (status.exit_status(), status.terminating_signal()) {
                    (Some(code), _) => Life::Exited(code),
                    (None, signal) => Life::Killed(signal.unwrap_or_default()),
                },
                Ok(None) | Err(rustix::io::Errno::INTR) => continue,
                Err(_) => Life::Exited(-1),
            };
            self.lock().life = life;
            self.changed.notify_all();
            if life.is_over() {
                return;
            }
        }
    }

    /// Blocks until `holds` does; `what` is said if it never comes to that.
    fn wait(&self, what: &str, holds: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let in_vain = |state: &State| state.closed && state.life.is_over();
        let pending = |state: &mut State| !holds(state) && !in_vain(state);
        let (state, _) = self.changed.wait_timeout_while(self.lock(), LIMIT, pending).unwrap_or_else(PoisonError::into_inner);
        if !holds(&state) {
            let text = state.text();
            let life = state.life;
            drop(state);
            panic!("waited in vain for {what}; {life:?}, the screen shows:\n{text}");
        }
        state
    }
}

impl State {
    fn text(&self) -> String {
        self.parser.screen().contents()
    }
}

impl Life {
    pub(crate) const fn is_over(self) -> bool {
        matches!(self, Self::Exited(_) | Self::Killed(_))
    }
}

impl Terminal {
    /// Presses keys, as the bytes they send.
    pub(crate) fn send(&self, keys: &str) {
        if let Some(keyboard) = &mut self.shared.lock().keyboard {
            keyboard.write_all(keys.as_bytes()).expect("the keyboard works");
        }
    }

    /// Presses the left mouse button where `text` begins on the screen.
    pub(crate) fn click(&self, text: &str) {
        let shown = self.text();
        let found = shown.lines().zip(1..).find_map(|(line, row)| {
            let before = line.split_once(text)?.0;
            Some((before.chars().count() + 1, row))
        });
        let (column, row): (usize, usize) = found.unwrap_or_else(|| panic!("no {text:?} to click on in:\n{shown}"));
        self.send(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.shared.lock().parser.screen_mut().set_size(rows.max(SMALLEST), columns.max(SMALLEST));
        if let Some(master) = &self.master {
            master.resize(pty_size(columns, rows)).expect("a new size");
        }
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).expect("the program is there");
    }

    /// Makes lines of what is typed again, as a shell does when a program was stopped.
    pub(crate) fn set_right(&self) {
        let name = self.master.as_ref().and_then(|master| master.tty_name()).expect("a name");
        let done = Command::new("sh").args(["-c", "stty sane <\"$1\"", "sh"]).arg(name).status();
        assert!(done.is_ok_and(|status| status.success()), "stty works");
    }

    /// Takes the terminal away, as when a window is closed or a line breaks.
    pub(crate) fn hang_up(&mut self) {
        let mut state = self.shared.lock();
        state.closing = true;
        // Letting go of the keyboard types a last line, and what the program writes then wakes our reader.
        state.keyboard = None;
        drop(state);
        self.master = None;
        drop(self.shared.wait("the terminal to close", |state| state.closed));
    }

    /// Waits until a whole frame shows `text`; returns all it shows.
    pub(crate) fn wait_for(&self, text: &str) -> String {
        self.wait_until(&format!("{text:?}"), |screen| screen.contents().contains(text))
    }

    /// Waits until a whole frame is as it should be; returns what it shows.
    pub(crate) fn wait_until(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) -> String {
        let whole = |state: &State| !state.parser.callbacks().mid_frame && holds(state.parser.screen());
        self.shared.wait(what, whole).text()
    }

    /// Waits until a whole frame looks like `picture`, colours and all.
    pub(crate) fn wait_for_picture(&self, expected: &Picture) {
        self.wait_until("the screen as it was", |screen| picture(screen) == *expected);
    }

    /// Waits for something that is not on the screen, looking each time the program has written.
    pub(crate) fn wait_while_it_writes(&self, what: &str, holds: impl Fn() -> bool) {
        drop(self.shared.wait(what, |_| holds()));
    }

    /// Waits until more than `known` frames were begun, and the last one is whole.
    pub(crate) fn wait_for_frame_after(&self, known: usize) {
        let drawn = |state: &State| state.parser.callbacks().frames > known && !state.parser.callbacks().mid_frame;
        drop(self.shared.wait("another frame", drawn));
    }

    pub(crate) fn wait_until_stopped(&self) {
        drop(self.shared.wait("the program to stop", |state| state.life == Life::Stopped));
    }

    /// Waits until the program has ended and everything it wrote is shown.
    pub(crate) fn wait_for_end(&self) -> Life {
        self.shared.wait("the program to end", |state| state.life.is_over() && state.closed).life
    }

    pub(crate) fn text(&self) -> String {
        self.shared.lock().text()
    }

    /// Returns what the screen shows, cell by cell.
    pub(crate) fn picture(&self) -> Picture {
        picture(self.shared.lock().parser.screen())
    }

    pub(crate) fn written(&self) -> Vec<u8> {
        self.shared.lock().written.clone()
    }

    pub(crate) fn frames(&self) -> usize {
        self.shared.lock().parser.callbacks().frames
    }

    pub(crate) const fn pid(&self) -> Pid {
        self.pid
    }

    /// Waits until the terminal is as it was before the program had it: screen, cursor, mouse and modes.
    pub(crate) fn wait_until_given_back(&self) {
        self.wait_until("the terminal to be given back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
                && !screen.bracketed_paste()
        });
        let master = self.master.as_ref().expect("the terminal is there");
        assert_eq!(modes(&**master), self.modes, "the modes of the terminal");
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let ended = self.shared.lock().life.is_over();
        if !ended {
            let _ = kill_process(self.pid, Signal::KILL);
        }
        let pending = |state: &mut State| !state.life.is_over();
        drop(self.shared.changed.wait_timeout_while(self.shared.lock(), LIMIT, pending));
    }
}

fn picture(screen: &vt100::Screen) -> Picture {
    let (rows, columns) = screen.size();
    let cells = (0..rows).flat_map(|row| (0..columns).filter_map(move |column| screen.cell(row, column)));
    let look = |cell: &vt100::Cell| {
        // A cell never written to and one with a blank look the same.
        let sign = if cell.has_contents() { cell.contents().to_owned() } else { " ".to_owned() };
        (sign, cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.inverse())
    };
    cells.map(look).collect()
}

const fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// Returns how the terminal treats what is typed, in some words that can be compared.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}
