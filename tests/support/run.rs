//! Runs the program as a script would: folders and an environment of its own, nothing to read, its output in pipes.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The program with folders of its own, which are gone after the test.
pub(crate) struct Supple {
    home: TempDir,
    set: Vec<(String, String)>,
    args: Vec<String>,
}

/// What a run printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    code: Option<i32>,
    /// For the message of a failure.
    line: String,
}

impl Supple {
    pub(crate) fn new() -> Self {
        Self { home: TempDir::new().expect("a folder"), set: Vec::new(), args: Vec::new() }
    }

    /// Puts a file into the config folder.
    pub(crate) fn config(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.file(&format!("config/{path}"), content)
    }

    /// Puts a file into the data folder.
    pub(crate) fn data(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.file(&format!("data/{path}"), content)
    }

    /// Puts a file beside the folders of the program.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// Returns where a file beside the folders of the program, or in one of them, is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.home.path().join(path)
    }

    /// Sets what the wall clock shows at the start.
    pub(crate) fn now(self, time: &str) -> Self {
        self.env("SUPPLE_NOW", time)
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.set.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Gives the arguments of the next run, in place of those given before.
    pub(crate) fn args<A: AsRef<str>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args = args.into_iter().map(|arg| arg.as_ref().to_owned()).collect();
        self
    }

    pub(crate) fn run(&self) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
        command.env_clear().stdin(Stdio::null()).current_dir(self.home.path()).args(&self.args);
        // Without it nothing starts on Windows; it says nothing of the user.
        command.envs(std::env::var_os("SystemRoot").map(|value| ("SystemRoot", value)));
        for folder in ["config", "data", "cache"] {
            command.env(format!("SUPPLE_{}_DIR", folder.to_uppercase()), self.path(folder));
        }
        command.envs(self.set.iter().map(|(name, value)| (name, value)));
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        let line = format!("supple {}", self.args.join(" "));
        Ran { stdout: text(stdout), stderr: text(stderr), code: status.code(), line }
    }
}

impl Ran {
    /// Fails unless the program ended well.
    #[track_caller]
    pub(crate) fn success(self) -> Self {
        self.code(0)
    }

    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    #[track_caller]
    pub(crate) fn stdout_has(self, part: &str) -> Self {
        assert!(self.stdout.contains(part), "no {part:?} in {self}");
        self
    }

    #[track_caller]
    pub(crate) fn stdout_lacks(self, part: &str) -> Self {
        assert!(!self.stdout.contains(part), "{part:?} in {self}");
        self
    }

    #[track_caller]
    pub(crate) fn stdout_is(self, text: &str) -> Self {
        assert_eq!(self.stdout, text, "{self}");
        self
    }

    #[track_caller]
    pub(crate) fn stderr_has(self, part: &str) -> Self {
        assert!(self.stderr.contains(part), "no {part:?} in {self}");
        self
    }

    #[track_caller]
    pub(crate) fn stderr_is(self, text: &str) -> Self {
        assert_eq!(self.stderr, text, "{self}");
        self
    }

    /// Fails if a terminal would obey, or a reader could not see, anything that was printed.
    #[track_caller]
    pub(crate) fn harmless(self) -> Self {
        assert!(is_harmless(&self.stdout) && is_harmless(&self.stderr), "{:?}\n{:?}\n{self}", self.stdout, self.stderr);
        self
    }

    /// Returns standard output as a value.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in {self}"))
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (ended with {:?})\n--- stdout\n{}--- stderr\n{}", self.line, self.code, self.stdout, self.stderr)
    }
}

/// Returns every file below `folder` with its content, by path.
pub(crate) fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            let content = fs::read(&path).expect("a file");
            found.push((path, content));
        }
    }
    found.sort();
    found
}

/// Returns whether a terminal would obey nothing in `text`, and a reader sees all of it; line breaks may be there.
pub(crate) fn is_harmless(text: &str) -> bool {
    let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let has_no_width = |c: char| matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}');
    text.chars().all(|c| c == '\n' || !c.is_control() && !turns(c) && !has_no_width(c))
}
