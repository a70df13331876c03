//! Programs we start beside us: they say nothing, read nothing, and hear no key that is meant for us.

use std::process::{Child, Command, Stdio};

/// Returns a command whose program has nothing to do with the terminal: ctrl-c and ctrl-z there do not reach it.
#[must_use]
pub(super) fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    set_apart(&mut command);
    command
}

/// Ends a program that [`quiet`] made, and whatever it started itself: many a program is a script around another.
pub(super) fn end(child: &mut Child) {
    // Of one that has ended, somebody else may have the number by now.
    if let Ok(None) = child.try_wait() {
        end_group(child);
        let _ = child.kill();
    }
}

#[cfg(unix)]
fn end_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

#[cfg(not(unix))]
fn end_group(_: &Child) {}

#[cfg(unix)]
fn set_apart(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(windows)]
fn set_apart(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    /// A console of its own, which is not shown.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(any(unix, windows)))]
fn set_apart(_: &mut Command) {}
