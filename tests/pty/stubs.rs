//! Programs that are scripts of a test, in a folder that is all the search path there is; what they say comes to the test.

use crate::support::terminal::Start;
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// The first player that is tried here, and what keeps the screen on.
pub(super) const PLAYER: &str = if cfg!(target_os = "macos") { "afplay" } else { "pw-play" };
pub(super) const KEEPER: &str = if cfg!(target_os = "macos") { "caffeinate" } else { "systemd-inhibit" };

/// Far longer than anything takes: only a test that fails waits so long.
const LIMIT: Duration = Duration::from_secs(30);

/// A folder of scripts.
pub(super) struct Stubs {
    folder: PathBuf,
    said: Receiver<String>,
    held: Receiver<String>,
}

impl Stubs {
    pub(super) fn new(home: &Path) -> Self {
        let folder = home.join("stubs");
        fs::create_dir(&folder).expect("a folder");
        for name in ["said", "said-once", "hold"] {
            assert!(Command::new("mkfifo").arg(home.join(name)).status().expect("mkfifo").success());
        }
        let (sender, said) = channel();
        // Open for writing, too, so that it does not end when a script does.
        let pipe = OpenOptions::new().read(true).write(true).open(home.join("said")).expect("a pipe");
        thread::spawn(move || pass_on(pipe, &sender));
        let (sender, held) = channel();
        let path = home.join("said-once");
        thread::spawn(move || {
            while let Ok(pipe) = fs::File::open(&path) {
                pass_on(pipe, &sender);
                // Nobody writes any more: whoever did is gone.
                if sender.send("gone".to_owned()).is_err() {
                    break;
                }
            }
        });
        Self { folder, said, held }
    }

    /// Adds a program: `say` tells the test something, `hang` waits for [`Stubs::let_go`].
    pub(super) fn add(&self, name: &str, script: &str) {
        let home = self.folder.parent().expect("below home").display();
        let words = format!("PATH=/usr/bin:/bin\nSAID_ONCE={home}/said-once\nsay() {{ echo \"$*\" >{home}/said; }}\n");
        let hang = format!("hang() {{ read line <{home}/hold; }}\n");
        let path = self.folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{words}{hang}{script}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    }

    /// The program runs where the user is, and finds no other programs than these.
    pub(super) fn near(&self, start: Start) -> Start {
        start.env("SSH_TTY", "").env("PATH", &self.folder)
    }

    /// Returns the next line that a script said.
    #[track_caller]
    pub(super) fn said(&self) -> String {
        self.said.recv_timeout(LIMIT).expect("a script says something")
    }

    pub(super) fn said_so_far(&self) -> Vec<String> {
        self.said.try_iter().collect()
    }

    /// Lets a script that hangs go on.
    pub(super) fn let_go(&self) {
        let hold = self.folder.with_file_name("hold");
        let (sender, done) = channel();
        thread::spawn(move || sender.send(fs::write(hold, "go on\n")));
        done.recv_timeout(LIMIT).expect("a script that hangs").expect("a pipe");
    }

    /// Returns the next line of what a script wrote as long as it lived, or `gone` once it does no more.
    #[track_caller]
    pub(super) fn held(&self) -> String {
        self.held.recv_timeout(LIMIT).expect("a script begins or ends")
    }

    pub(super) fn held_so_far(&self) -> Vec<String> {
        self.held.try_iter().collect()
    }
}

fn pass_on(pipe: impl Read, sender: &Sender<String>) {
    for line in BufReader::new(pipe).lines().map_while(Result::ok) {
        if sender.send(line).is_err() {
            return;
        }
    }
}
