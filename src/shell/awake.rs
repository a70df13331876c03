//! Keeping the screen on and the machine awake: the system's own tools do it, for as long as we hold them.
//!
//! Each is given a pipe that only we can write to, and ends when the pipe does: whatever ends us, a kill too, lets go.

use super::child::{end, quiet};
use std::process::{Child, Stdio};
use std::thread;

/// A program that keeps the machine awake until its standard input ends.
type Tool = (&'static str, &'static [&'static str]);

/// The machine, kept awake or not.
#[derive(Debug, Default)]
pub(crate) struct Awake {
    held: Vec<Child>,
}

impl Awake {
    /// Holds the machine awake, or lets go of it. A tool that is missing or fails is no matter.
    pub(crate) fn keep(&mut self, on: bool) {
        self.let_go();
        if on {
            self.held = tools().filter_map(start).collect();
        }
    }

    fn let_go(&mut self) {
        for mut child in self.held.drain(..) {
            drop(child.stdin.take());
            // One that still waits for the system has not seen its input end.
            end(&mut child);
            // Waited for elsewhere, so that it neither stays as a zombie nor holds anything up.
            thread::spawn(move || child.wait());
        }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.let_go();
    }
}

fn start((program, arguments): Tool) -> Option<Child> {
    quiet(program).args(arguments).stdin(Stdio::piped()).spawn().ok()
}

/// The tools of this system; those that are not there are passed over.
fn tools() -> impl Iterator<Item = Tool> {
    let all: &[Tool] = if cfg!(target_os = "macos") {
        &[CAFFEINATE]
    } else if cfg!(windows) {
        &[POWERSHELL]
    } else if has_desktop() {
        &[SYSTEMD, GNOME, KDE]
    } else {
        &[SYSTEMD]
    };
    all.iter().copied()
}

/// Whether there is a screen saver to be asked.
fn has_desktop() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

const SYSTEMD: Tool =
    ("systemd-inhibit", &["--what=idle:sleep", "--who=supple", "--why=You are stretching", "--mode=block", "cat"]);
const GNOME: Tool = ("gnome-session-inhibit", &["--inhibit", "idle", "--reason", "You are stretching", "cat"]);
const KDE: Tool = ("kde-inhibit", &["--screenSaver", "cat"]);
/// Holds its assertions for as long as the program it runs.
const CAFFEINATE: Tool = ("caffeinate", &["-dims", "cat"]);
/// `ES_CONTINUOUS`, `ES_SYSTEM_REQUIRED` and `ES_DISPLAY_REQUIRED`; the state is the thread's, and ends with it.
const POWERSHELL: Tool = (
    "powershell",
    &[
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "$kernel = Add-Type -Name Kernel -Namespace Supple -PassThru -MemberDefinition \
         '[DllImport(\"kernel32.dll\")] public static extern uint SetThreadExecutionState(uint flags);'; \
         [void]$kernel::SetThreadExecutionState([uint32]2147483651); [void][Console]::In.ReadToEnd()",
    ],
);
