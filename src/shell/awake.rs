//! Keeping the screen on and the machine awake: the system's own tools do it, for as long as we hold them.
//!
//! Each is given a pipe that only we can write to, and ends when the pipe does: whatever ends us, a kill too, lets go.

use super::child::{end, quiet};
use std::convert::Infallible;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A program that keeps the machine awake until its standard input ends.
type Tool = (&'static str, &'static [&'static str]);

/// The machine, kept awake or not.
#[derive(Debug, Default)]
pub(crate) struct Awake {
    holder: Option<Holder>,
}

/// A thread that looks after the tools until there is no sender any more; it returns those it told to end.
#[derive(Debug)]
struct Holder {
    until: Sender<Infallible>,
    thread: JoinHandle<Vec<Child>>,
}

/// So long after their start tools are looked after: one that fails does so at once, or when the system does not answer it.
const LOOKS: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(60)];

impl Awake {
    /// Holds the machine awake, or lets go of it. A tool that is missing or fails is no matter.
    pub(crate) fn keep(&mut self, on: bool) {
        self.let_go();
        if on {
            let (until, held) = channel();
            self.holder = Some(Holder { until, thread: thread::spawn(move || hold(tools(), &held)) });
        }
    }

    /// Lets go before it returns: we may be stopped next, and a thread with us.
    fn let_go(&mut self) {
        let Some(Holder { until, thread }) = self.holder.take() else { return };
        drop(until);
        let told = thread.join().unwrap_or_default();
        // Waited for elsewhere, so that they neither stay as zombies nor hold anything up.
        thread::spawn(move || told.into_iter().for_each(|mut child| drop(child.wait())));
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.let_go();
    }
}

fn hold(tools: impl Iterator<Item = Tool>, until: &Receiver<Infallible>) -> Vec<Child> {
    let mut held: Vec<Child> = tools.filter_map(start).collect();
    for look in LOOKS {
        if until.recv_timeout(look) == Err(RecvTimeoutError::Timeout) {
            forget_ended(&mut held);
        }
    }
    let _ = until.recv();
    for child in &mut held {
        drop(child.stdin.take());
        // One that still waits for the system has not seen its input end.
        end(child);
    }
    held
}

/// Forgets those that have ended, so that none stays as a zombie.
fn forget_ended(held: &mut Vec<Child>) {
    held.retain_mut(|child| !matches!(child.try_wait(), Ok(Some(_))));
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

    #[test]
    fn a_tool_that_fails_does_not_stay_as_a_zombie() {
        let mut held: Vec<Child> = [("false", &[][..]), ("cat", &[])].into_iter().filter_map(start).collect();
        let failed = WaitId::Pid(Pid::from_child(&held[0]));
        waitid(failed.clone(), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT).expect("it ends");
        forget_ended(&mut held);
        assert!(waitid(failed, WaitIdOptions::EXITED | WaitIdOptions::NOHANG).is_err(), "the system knows it no more");
        let [holds] = &mut held[..] else { panic!("the other holds on") };
        end(holds);
        holds.wait().expect("it ends");
    }
}
