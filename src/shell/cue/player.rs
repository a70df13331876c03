//! The programs that can play a file, in the order in which they are tried. That one starts proves nothing: it must end well.

use super::super::child::{end, quiet};
use std::collections::VecDeque;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Stdio};

/// A program that plays files.
#[derive(Debug)]
pub(super) struct Player {
    program: String,
    arguments: Vec<String>,
    life: Life,
    child: Option<Child>,
}

/// How long a player lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    /// One file: it ends with it.
    OneFile,
    /// One file, but it ends well without a sound device, too: only that it took its time proves something.
    OneFileDoubted,
    /// As long as we do, because it is slow to start: it reads the names of files, and a new one cuts off the one before.
    Kept,
}

/// The folder of the files that a kept player is given the names of: names have no letters that get lost on the way.
const FOLDER: &str = "SUPPLE_SOUNDS";

type Row = (&'static str, &'static [&'static str], Life);

#[rustfmt::skip]
const ELSEWHERE: &[Row] = &[
    ("pw-play", &[], Life::OneFile),
    ("paplay", &[], Life::OneFile),
    // Quiet, and only ever given WAV: it plays anything else as noise, and ends well.
    ("aplay", &["-q"], Life::OneFile),
    ("play", &["-q"], Life::OneFile),
    ("mpv", &["--no-config", "--no-video", "--no-terminal", "--audio-display=no"], Life::OneFile),
    ("ffplay", &["-nodisp", "-autoexit", "-loglevel", "quiet"], Life::OneFileDoubted),
];
const MACOS: &[Row] = &[("afplay", &[], Life::OneFile)];
const WINDOWS: &[Row] = &[(
    "powershell",
    &[
        "-NoProfile",
        "-NonInteractive",
        "-Command",
        "while ($name = [Console]::In.ReadLine()) { \
         try { $player = New-Object Media.SoundPlayer ([IO.Path]::Combine($env:SUPPLE_SOUNDS, $name)); \
         $player.Load(); $player.Play() } catch { exit 1 } }",
    ],
    Life::Kept,
)];

/// Returns the players this system may have.
#[must_use]
pub(super) fn of_this_system() -> VecDeque<Player> {
    let rows = if cfg!(target_os = "macos") {
        MACOS
    } else if cfg!(windows) {
        WINDOWS
    } else {
        ELSEWHERE
    };
    rows.iter().map(|(program, arguments, life)| Player::new(program, arguments, *life)).collect()
}

impl Player {
    #[must_use]
    pub(super) fn new(program: &str, arguments: &[&str], life: Life) -> Self {
        let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
        Self { program: program.to_owned(), arguments, life, child: None }
    }

    /// Starts to play `file`.
    ///
    /// # Errors
    /// If there is no such program, or a kept one is gone.
    pub(super) fn start(&mut self, file: &Path) -> io::Result<()> {
        match self.life {
            Life::OneFile | Life::OneFileDoubted => {
                self.stop();
                self.child = Some(quiet(&self.program).args(&self.arguments).arg(file).spawn()?);
                Ok(())
            }
            Life::Kept => self.name(file),
        }
    }

    /// Returns whether it played well, once that is known; `heard` says whether the length of the tone has passed.
    pub(super) fn result(&mut self, heard: bool) -> Option<bool> {
        let Some(child) = &mut self.child else { return Some(false) };
        let ended = match child.try_wait() {
            Ok(ended) => ended.map(|status| status.success()),
            Err(_) => Some(false),
        };
        match self.life {
            Life::OneFile | Life::OneFileDoubted => {
                self.child.take_if(|_| ended.is_some());
                ended.map(|well| well && (heard || self.life == Life::OneFile))
            }
            Life::Kept if ended.is_some() => Some(false),
            Life::Kept => heard.then_some(true),
        }
    }

    /// Something newer is to be heard.
    pub(super) fn make_room(&mut self) {
        match self.life {
            Life::OneFile | Life::OneFileDoubted => self.stop(),
            Life::Kept => {}
        }
    }

    /// Ends it, whatever it does.
    pub(super) fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            end(&mut child);
            let _ = child.wait();
        }
    }

    /// Tells a kept player the name of a file.
    fn name(&mut self, file: &Path) -> io::Result<()> {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return Err(io::ErrorKind::NotFound.into()) };
        let child = match &mut self.child {
            Some(child) => child,
            none => none.insert(quiet(&self.program).args(&self.arguments).env(FOLDER, folder).stdin(Stdio::piped()).spawn()?),
        };
        let Some(input) = &mut child.stdin else { return Err(io::ErrorKind::BrokenPipe.into()) };
        writeln!(input, "{}", name.to_string_lossy())
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.stop();
    }
}
