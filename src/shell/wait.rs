//! Waiting for a key, a signal or a deadline, all at once: nothing spins, nothing is missed.

use std::io;
use std::time::Duration;

/// Where input comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// Keys from the terminal.
    Terminal,
    /// Lines from standard input.
    Lines,
    Nothing,
}

/// Why waiting ended.
#[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals elsewhere"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wake {
    /// There may be something to read from the terminal.
    Input,
    /// The program is asked to end, by this signal.
    Ended(i32),
    /// The program is asked to stop for a while.
    AskedToStop,
    /// The program was stopped for a while.
    CameBack,
    /// Another thread has something to tell.
    Told,
    /// The window may have another size.
    Resized,
    Deadline,
    /// The terminal has gone away.
    HungUp,
}

#[cfg(unix)]
pub(crate) use unix::{Waiter, Waker};

#[cfg(unix)]
mod unix {
    use super::{Duration, From, Wake, io};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    use std::io::{IsTerminal, Write};
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// Waits on the terminal, or on standard input, and on a pipe that signals write to.
    #[derive(Debug)]
    pub(crate) struct Waiter {
        input: Option<OwnedFd>,
        /// What signals and other threads write to, to wake us.
        pipe: UnixStream,
        writer: Arc<UnixStream>,
        raised: Vec<(i32, Arc<AtomicBool>)>,
    }

    /// Wakes the waiter from another thread.
    #[derive(Clone, Debug)]
    pub(crate) struct Waker(Arc<UnixStream>);

    impl Waker {
        pub(crate) fn wake(&self) {
            // A full pipe wakes as well, and a closed one has nobody to wake.
            let _ = (&*self.0).write(&[0]);
        }
    }

    impl Waiter {
        /// Listens for signals, and for input from where it comes.
        ///
        /// # Errors
        /// If no pipe can be made or a signal cannot be listened for.
        pub(crate) fn new(from: From) -> io::Result<Self> {
            let (pipe, writer) = UnixStream::pair()?;
            pipe.set_nonblocking(true)?;
            writer.set_nonblocking(true)?;
            let mut raised = Vec::new();
            for signal in [SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH] {
                let flag = Arc::new(AtomicBool::new(false));
                // The flag first: whoever is woken by the pipe must find it.
                signal_hook::flag::register(signal, Arc::clone(&flag))?;
                signal_hook::low_level::pipe::register(signal, writer.try_clone()?)?;
                raised.push((signal, flag));
            }
            let input = match from {
                From::Nothing => None,
                From::Terminal if !io::stdin().is_terminal() => Some(std::fs::File::open("/dev/tty")?.into()),
                From::Terminal | From::Lines => Some(io::stdin().as_fd().try_clone_to_owned()?),
            };
            Ok(Self { input, pipe, writer: Arc::new(writer), raised })
        }

        #[must_use]
        pub(crate) fn waker(&self) -> Waker {
            Waker(Arc::clone(&self.writer))
        }

        /// Waits until something happens, at most for `limit`.
        ///
        /// # Errors
        /// If the system cannot wait.
        pub(crate) fn wait(&self, limit: Option<Duration>) -> io::Result<Wake> {
            match self.take_signal() {
                (_, Some(wake)) => return Ok(wake),
                // Told since we last looked: the pipe is empty now, and would not wake us.
                (true, None) => return Ok(Wake::Told),
                (false, None) => {}
            }
            let limit = limit.map(|limit| Timespec {
                tv_sec: limit.as_secs().try_into().unwrap_or(i32::MAX.into()),
                tv_nsec: limit.subsec_nanos().into(),
            });
            let mut descriptors = vec![PollFd::new(&self.pipe, PollFlags::IN)];
            descriptors.extend(self.input.iter().map(|input| PollFd::new(input, PollFlags::IN)));
            let ready = match poll(&mut descriptors, limit.as_ref()) {
                Ok(ready) => ready,
                // A signal: its byte is in the pipe.
                Err(rustix::io::Errno::INTR) => 1,
                Err(error) => return Err(error.into()),
            };
            let input = descriptors.get(1).map_or(PollFlags::empty(), PollFd::revents);
            match self.take_signal() {
                (_, Some(wake)) => return Ok(wake),
                // Input is not forgotten: it is still there at the next call.
                (true, None) => return Ok(Wake::Told),
                (false, None) => {}
            }
            if ready == 0 {
                return Ok(Wake::Deadline);
            }
            // Reading a terminal that is gone never ends: it must not be tried.
            if input.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                return Ok(Wake::HungUp);
            }
            Ok(Wake::Input)
        }

        /// Reads what there is from the terminal, and waits at most for `limit` for it to come.
        ///
        /// # Errors
        /// If the terminal cannot be read.
        pub(crate) fn read(&self, limit: Duration) -> io::Result<Vec<u8>> {
            let Some(input) = &self.input else { return Ok(Vec::new()) };
            let limit = Timespec { tv_sec: 0, tv_nsec: limit.subsec_nanos().into() };
            // Never without asking first: there must be no waiting in the reading itself.
            if !matches!(poll(&mut [PollFd::new(input, PollFlags::IN)], Some(&limit)), Ok(1..)) {
                return Ok(Vec::new());
            }
            let mut buffer = [0; 4096];
            let count = rustix::io::read(input, &mut buffer)?;
            Ok(buffer.get(..count).unwrap_or_default().to_vec())
        }

        /// Empties the pipe, and returns whether there was something in it; takes one of the signals that came, too:
        /// another is found at the next call.
        fn take_signal(&self) -> (bool, Option<Wake>) {
            let mut bytes = [0; 64];
            let mut written = false;
            while matches!(rustix::io::read(&self.pipe, &mut bytes), Ok(1..)) {
                written = true;
            }
            let raised = self.raised.iter().find(|(_, flag)| flag.swap(false, Ordering::SeqCst));
            let wake = raised.map(|(signal, _)| match *signal {
                SIGTSTP => Wake::AskedToStop,
                SIGCONT => Wake::CameBack,
                SIGWINCH => Wake::Resized,
                signal => Wake::Ended(signal),
            });
            (written, wake)
        }
    }
}

#[cfg(not(unix))]
pub(crate) use elsewhere::{Waiter, Waker};

#[cfg(not(unix))]
mod elsewhere {
    use super::{Duration, From, Wake, io};

    /// Waits on the console alone: there are no signals.
    #[derive(Debug)]
    pub(crate) struct Waiter {
        from: From,
    }

    /// Would wake the waiter from another thread; here what is told is heard at the next wake.
    #[derive(Clone, Debug)]
    pub(crate) struct Waker;

    impl Waker {
        pub(crate) fn wake(&self) {}
    }

    impl Waiter {
        /// # Errors
        /// None here.
        pub(crate) fn new(from: From) -> io::Result<Self> {
            Ok(Self { from })
        }

        #[must_use]
        pub(crate) fn waker(&self) -> Waker {
            Waker
        }

        /// Waits until something happens, at most for `limit`.
        ///
        /// # Errors
        /// If the console cannot be waited on.
        pub(crate) fn wait(&self, limit: Option<Duration>) -> io::Result<Wake> {
            let limit = limit.unwrap_or(Duration::from_secs(3600));
            if self.from != From::Terminal {
                std::thread::sleep(limit);
                return Ok(Wake::Deadline);
            }
            Ok(if crossterm::event::poll(limit)? { Wake::Input } else { Wake::Deadline })
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_before_waiting_begins_is_not_missed() {
        let waiter = Waiter::new(From::Nothing).expect("a waiter");
        let wake = || waiter.wait(Some(Duration::ZERO)).expect("it waits");
        assert_eq!(wake(), Wake::Deadline);
        waiter.waker().wake();
        assert_eq!((wake(), wake()), (Wake::Told, Wake::Deadline));
    }
}
