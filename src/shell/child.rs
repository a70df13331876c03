//! Programs we start beside us: they say nothing, read nothing, and hear no key that is meant for us.

use std::process::{Command, Stdio};

/// Returns a command whose program has nothing to do with the terminal: ctrl-c and ctrl-z there do not reach it.
#[must_use]
pub(super) fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    set_apart(&mut command);
    command
}

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
