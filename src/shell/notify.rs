//! Telling the user something while we are not on the screen: by the desktop, else by tmux. Nobody is held up by it.

use super::child::{quiet, run_within};
use std::env;
use std::io;
use std::process::Command;
use std::time::Duration;

/// What the user said to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Start,
    Later,
    Skip,
}

/// What became of telling it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// It was shown, and perhaps answered.
    Shown(Option<Answer>),
    /// Nothing here could show it.
    Nowhere,
}

/// How long a notice with answers may stand. What keeps the time rings no more often than every five minutes.
const STANDS: Duration = Duration::from_secs(4 * 60);
/// A desktop that has not shown a notice by then is none.
const SHOWN: Duration = Duration::from_secs(5);

const ANSWERS: [(&str, &str, Answer); 3] =
    [("start", "Start", Answer::Start), ("later", "In 10 minutes", Answer::Later), ("skip", "Not this time", Answer::Skip)];

/// Shows a title and a text; `hint` says what to type, where no answer can be clicked.
#[must_use]
pub(super) fn tell(title: &str, text: &str, hint: &str) -> Told {
    let with_hint = [text, hint].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n");
    if cfg!(target_os = "macos") {
        return shown(run_within(SHOWN, &mut osascript(title, &with_hint), None).is_ok_and(|said| said.well));
    }
    if cfg!(windows) {
        return shown(run_within(SHOWN, &mut toast(title, &with_hint), None).is_ok_and(|said| said.well));
    }
    if has_bus() {
        match by_notify_send(title, text, &with_hint) {
            Told::Shown(answer) => return Told::Shown(answer),
            Told::Nowhere => {}
        }
    }
    by_tmux(&format!("{title}: {}", with_hint.replace('\n', " · ")))
}

const fn shown(well: bool) -> Told {
    if well { Told::Shown(None) } else { Told::Nowhere }
}

/// Whether there is a bus that a desktop may listen on: without one, asking would wait for nothing.
fn has_bus() -> bool {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let by_folder = || set("XDG_RUNTIME_DIR").is_some_and(|folder| std::path::Path::new(&folder).join("bus").exists());
    set("DBUS_SESSION_BUS_ADDRESS").is_some() || by_folder()
}

fn by_notify_send(title: &str, text: &str, with_hint: &str) -> Told {
    let plain = || {
        let mut command = quiet("notify-send");
        command.args(["--app-name=Supple", "--icon=appointment-soon"]);
        command
    };
    let mut asking = plain();
    asking.arg(format!("--expire-time={}", STANDS.as_millis()));
    asking.args(ANSWERS.iter().map(|(key, words, _)| format!("--action={key}={words}")));
    match run_within(STANDS, asking.args(["--", title, text]), None) {
        Ok(said) if said.well => {
            let answer = ANSWERS.iter().find(|(key, ..)| said.out.trim() == *key).map(|(_, _, answer)| *answer);
            Told::Shown(answer)
        }
        // It stood its time, and nobody minded.
        Err(error) if error.kind() == io::ErrorKind::TimedOut => Told::Shown(None),
        // Older ones know of no answers.
        Ok(_) => shown(run_within(SHOWN, plain().args(["--", title, with_hint]), None).is_ok_and(|said| said.well)),
        Err(_) => Told::Nowhere,
    }
}

/// A line at the foot of every tmux of the user's, for a few seconds.
fn by_tmux(line: &str) -> Told {
    let clients = run_within(SHOWN, quiet("tmux").args(["list-clients", "-F", "#{client_name}"]), None);
    let clients = clients.map(|said| said.out).unwrap_or_default();
    // A number sign begins a format there.
    let line = line.replace('#', "##");
    let shown: Vec<bool> = clients
        .lines()
        .map(|client| {
            let mut command = quiet("tmux");
            command.args(["display-message", "-c", client, "-d", "15000", &line]);
            run_within(SHOWN, &mut command, None).is_ok_and(|said| said.well)
        })
        .collect();
    self::shown(shown.contains(&true))
}

/// The texts are arguments: nothing in them is a script's.
fn osascript(title: &str, text: &str) -> Command {
    let mut command = quiet("osascript");
    let script =
        ["-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run"];
    command.args(script).args([title, text]);
    command
}

/// The texts are in the environment: nothing in them is a script's.
fn toast(title: &str, text: &str) -> Command {
    let mut command = quiet("powershell");
    command.args(["-NoProfile", "-NonInteractive", "-Command", TOAST]).env("SUPPLE_TITLE", title).env("SUPPLE_TEXT", text);
    command
}

const TOAST: &str = "\
$m = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]; \
$t = $m::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02); \
$n = $t.GetElementsByTagName('text'); \
[void]$n.Item(0).AppendChild($t.CreateTextNode($env:SUPPLE_TITLE)); \
[void]$n.Item(1).AppendChild($t.CreateTextNode($env:SUPPLE_TEXT)); \
$id = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'; \
$m::CreateToastNotifier($id).Show([Windows.UI.Notifications.ToastNotification]::new($t))";

/// Opens a terminal of the desktop that runs `words`. Whether somebody closes it again is not our business.
///
/// # Errors
/// If there is none.
pub(super) fn in_terminal(words: &[String]) -> Result<(), String> {
    let own = env::var("TERMINAL").ok().filter(|name| !name.is_empty());
    let own = own.iter().map(|name| (name.as_str(), &["-e"][..]));
    for (program, before) in own.chain(TERMINALS.iter().copied()) {
        if quiet(program).args(before).args(words).spawn().is_ok() {
            return Ok(());
        }
    }
    Err("no terminal could be opened; type: supple play --planned".to_owned())
}

const TERMINALS: &[(&str, &[&str])] = &[
    ("xdg-terminal-exec", &[]),
    ("x-terminal-emulator", &["-e"]),
    ("gnome-terminal", &["--"]),
    ("konsole", &["-e"]),
    ("kitty", &[]),
    ("foot", &[]),
    ("alacritty", &["-e"]),
    ("wezterm", &["start", "--"]),
    ("xterm", &["-e"]),
];
