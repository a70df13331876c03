//! Programs we start beside us: they say nothing, read nothing, and hear no key that is meant for us.

use super::clock::Since;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// What a program said, and whether it did what it was asked.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) well: bool,
    pub(super) out: String,
    pub(super) err: String,
}

/// How often we look whether a program has ended.
const LOOK: Duration = Duration::from_millis(5);
/// What a program said has reached us so long after its end, or is held open by others.
const REST: Duration = Duration::from_millis(200);

/// Runs a program that [`quiet`] made, with `input` for it to read, and ends it where it takes longer than `limit`.
///
/// # Errors
/// If there is no such program, or it takes too long.
pub(super) fn run_within(limit: Duration, command: &mut Command, input: Option<&str>) -> io::Result<Said> {
    let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
    let mut child = command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (out, err) = (read_beside(child.stdout.take()), read_beside(child.stderr.take()));
    if let (Some(mut stdin), Some(input)) = (child.stdin.take(), input.map(str::to_owned)) {
        thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    }
    let since = Since::now();
    loop {
        if let Some(status) = child.try_wait()? {
            let said = |pipe: &Receiver<String>| pipe.recv_timeout(REST).unwrap_or_default();
            return Ok(Said { well: status.success(), out: said(&out), err: said(&err) });
        }
        if since.elapsed() > limit {
            end(&mut child);
            let _ = child.wait();
            return Err(io::Error::new(io::ErrorKind::TimedOut, "it does not answer"));
        }
        thread::sleep(LOOK);
    }
}

/// Reads all of a pipe without holding anybody up.
fn read_beside(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (teller, told) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        let _ = teller.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    told
}

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
pub(super) fn set_apart(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(windows)]
pub(super) fn set_apart(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    /// A console of its own, which is not shown.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(any(unix, windows)))]
pub(super) fn set_apart(_: &mut Command) {}
