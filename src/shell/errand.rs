//! A command that runs while somebody stretches: what it says on the terminal is kept, and shown when there is room for it.

use super::child::set_apart;
use super::teller::Teller;
use crate::app::Msg;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Read, Write, stderr, stdin, stdout};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// The command, running.
#[derive(Debug)]
pub(crate) struct Errand {
    ended: Receiver<io::Result<ExitStatus>>,
    /// Taken by the first who wants to know that it has ended.
    news: Option<Receiver<()>>,
    kept: Option<File>,
}

/// How often we look for more of what it says.
const LOOK: Duration = Duration::from_millis(50);

impl Errand {
    /// Starts the command. A terminal is ours to read and to write to; a pipe or a file is its own.
    ///
    /// # Errors
    /// If it cannot be started.
    pub(crate) fn start(program: &OsString, arguments: &[OsString]) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.args(arguments);
        if stdin().is_terminal() {
            command.stdin(Stdio::null());
        }
        let mut kept = None;
        if stdout().is_terminal() || stderr().is_terminal() {
            let (writer, reader) = kept_file()?;
            // One file for both, so that what was said stays in order.
            if stdout().is_terminal() {
                command.stdout(writer.try_clone()?);
            }
            if stderr().is_terminal() {
                command.stderr(writer);
            }
            kept = Some(reader);
        }
        // What is typed is for us, and so is a signal of the terminal's; each is passed on once.
        set_apart(&mut command);
        // Heard before there is anybody to pass them on to: none is lost.
        let heard = Heard::new()?;
        let child = command.spawn()?;
        heard.pass_on_to(&child);
        let (teller, ended) = channel();
        let (newsman, news) = channel();
        thread::spawn(move || wait(child, &teller, &newsman));
        Ok(Self { ended, news: Some(news), kept })
    }

    /// Has `teller` say when it has ended.
    pub(crate) fn tell_when_over(&mut self, teller: Teller) {
        if let Some(news) = self.news.take() {
            thread::spawn(move || {
                if news.recv().is_ok() {
                    teller.tell(Msg::Finish);
                }
            });
        }
    }

    /// Shows what it said and still says, until it has ended; returns how.
    ///
    /// # Errors
    /// If nobody can tell.
    pub(crate) fn see_out(mut self) -> io::Result<ExitStatus> {
        loop {
            let ended = self.ended.recv_timeout(LOOK);
            self.show();
            match ended {
                Ok(status) => return status,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
            }
        }
    }

    /// Shows what is new. Whoever has closed the terminal wants no more.
    fn show(&mut self) {
        let Some(kept) = &mut self.kept else { return };
        let mut said = Vec::new();
        let _ = kept.read_to_end(&mut said);
        let mut terminal: Box<dyn Write> = if stdout().is_terminal() { Box::new(stdout()) } else { Box::new(stderr()) };
        let _ = terminal.write_all(&said).and_then(|()| terminal.flush());
    }
}

fn wait(mut child: Child, teller: &Sender<io::Result<ExitStatus>>, newsman: &Sender<()>) {
    let _ = teller.send(child.wait());
    let _ = newsman.send(());
}

/// A file to write to and to read from, which nobody else sees and which is gone when we are.
fn kept_file() -> io::Result<(File, File)> {
    let mut number: u32 = 0;
    loop {
        let path = std::env::temp_dir().join(format!("supple-{}-{number}", std::process::id()));
        let mut options = OpenOptions::new();
        options.append(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&path) {
            Ok(writer) => {
                let reader = File::open(&path);
                // Where a file that is open cannot be removed, the system's own cleaning takes it.
                let _ = fs::remove_file(&path);
                return Ok((writer, reader?));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// The signals that we are sent.
struct Heard {
    #[cfg(unix)]
    signals: signal_hook::iterator::Signals,
}

#[cfg(unix)]
impl Heard {
    fn new() -> io::Result<Self> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
        let signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2])?;
        Ok(Self { signals })
    }

    fn pass_on_to(mut self, child: &Child) {
        use rustix::process::{Pid, Signal, kill_process_group};
        let group = Pid::from_child(child);
        thread::spawn(move || {
            for signal in self.signals.forever() {
                if let Some(signal) = Signal::from_named_raw(signal) {
                    let _ = kill_process_group(group, signal);
                }
            }
        });
    }
}

#[cfg(not(unix))]
impl Heard {
    fn new() -> io::Result<Self> {
        Ok(Self {})
    }

    fn pass_on_to(self, _: &Child) {}
}

/// Returns the code a shell would give for it: that it ended with, or 128 and the signal that ended it.
#[must_use]
pub(crate) fn code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    let by_signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let by_signal: Option<i32> = None;
    let code = by_signal.map_or_else(|| status.code().unwrap_or(1), |signal| 128 + signal);
    u8::try_from(code & 0xff).unwrap_or(1)
}
