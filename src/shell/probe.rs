//! What the terminal can do, asked once, in one round trip, before the first frame.

use crate::theme::{Depth, Ground};
use std::env;
use std::io::IsTerminal;

/// What is known of the terminal.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) ground: Ground,
    /// Keys that were typed while we asked.
    pub(crate) typed_ahead: Vec<u8>,
}

/// Returns how many colours to use: `NO_COLOR` and `--color` first, then what the terminal says it is.
#[must_use]
pub(crate) fn depth(wanted: Option<bool>) -> Depth {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let term = env::var("TERM").unwrap_or_default();
    match wanted {
        Some(false) => return Depth::None,
        None if set("NO_COLOR").is_some() || term == "dumb" => return Depth::None,
        None | Some(true) => {}
    }
    match env::var("COLORTERM").unwrap_or_default().as_str() {
        "truecolor" | "24bit" => Depth::True,
        _ if term.contains("256") || cfg!(windows) => Depth::Indexed,
        _ => Depth::Sixteen,
    }
}

/// Returns whether coloured text may go to standard output.
#[must_use]
pub(crate) fn colours_on_stdout(wanted: Option<bool>) -> bool {
    wanted.unwrap_or_else(|| std::io::stdout().is_terminal()) && depth(wanted) != Depth::None
}

/// Returns whether the locale says that nothing but ASCII can be shown.
#[must_use]
pub(crate) fn is_ascii_only() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    // Without any word on it, today's terminals show everything.
    !cfg!(windows) && locale.is_some_and(|locale| matches!(locale.as_str(), "C" | "POSIX") || is_another_encoding(&locale))
}

fn is_another_encoding(locale: &str) -> bool {
    let encoding = locale.split_once('.').map(|(_, encoding)| encoding.to_ascii_lowercase());
    encoding.is_some_and(|encoding| !encoding.starts_with("utf"))
}

/// Returns whether the terminal is known to draw sextants itself.
#[must_use]
pub(crate) fn draws_sextants() -> bool {
    known_for_sextants(|name| env::var(name).ok().filter(|value| !value.is_empty()))
}

/// What `TERM` begins with in terminals that draw sextants themselves, over ssh too.
const DRAWERS_BY_TERM: &[&str] = &["xterm-kitty", "foot", "xterm-ghostty", "ghostty", "wezterm"];
/// What they call themselves.
const DRAWERS_BY_PROGRAM: &[&str] = &["kitty", "WezTerm", "ghostty"];
/// What only they set, and what is left of them inside tmux.
const DRAWERS_BY_OWN: &[&str] = &["KITTY_WINDOW_ID", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"];
/// What others set: started from one of the above, they inherit its variables.
const OTHERS: &[&str] = &["KONSOLE_VERSION", "XTERM_VERSION", "WT_SESSION", "ALACRITTY_WINDOW_ID"];
/// What calls itself a terminal and is drawn by another.
const BETWEEN: &[&str] = &["tmux", "screen"];
/// The first version of the library of GNOME's and many others that is surely young enough: 0.68.
const VTE: u32 = 6800;

/// Says yes only to what is known: sextants are in few fonts, and a font that has them seldom fills the cell with them.
/// What is nearest to us counts most: `TERM`, then the program's own name, then what may have been inherited.
fn known_for_sextants(value: impl Fn(&str) -> Option<String>) -> bool {
    let term = value("TERM").unwrap_or_default();
    if DRAWERS_BY_TERM.iter().any(|known| term.starts_with(known)) {
        return true;
    }
    if matches!(term.as_str(), "linux" | "dumb") {
        return false;
    }
    if let Some(program) = value("TERM_PROGRAM").filter(|program| !BETWEEN.contains(&program.as_str())) {
        return DRAWERS_BY_PROGRAM.contains(&program.as_str());
    }
    let is_set = |name: &&str| value(name).is_some();
    let vte = value("VTE_VERSION").and_then(|version| version.parse().ok()).unwrap_or(0_u32);
    !OTHERS.iter().any(is_set) && (DRAWERS_BY_OWN.iter().any(is_set) || vte >= VTE)
}

/// The colour of the background as the terminal tells it: `rgb:ffff/ffff/ffff`.
#[cfg(unix)]
fn ground_of(reply: &str) -> Option<Ground> {
    let colour = reply.split_once("]11;rgb:")?.1;
    let mut parts = colour.split('/').map(|part| {
        let digits: String = part.chars().take_while(char::is_ascii_hexdigit).collect();
        let most = 16_f64.powi(i32::try_from(digits.len()).ok()?) - 1.0;
        u32::from_str_radix(&digits, 16).ok().map(|value| f64::from(value) / most)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    let light = 0.299 * red + 0.587 * green + 0.114 * blue > 0.5;
    Some(if light { Ground::Light } else { Ground::Dark })
}

/// What COLORFGBG says, where the terminal itself says nothing.
fn ground_by_environment() -> Ground {
    let value = env::var("COLORFGBG").unwrap_or_default();
    match value.rsplit(';').next().and_then(|ground| ground.parse::<u8>().ok()) {
        Some(0..=6 | 8) => Ground::Dark,
        Some(7 | 15) => Ground::Light,
        _ => Ground::Unknown,
    }
}

#[cfg(unix)]
pub(crate) use unix::Question;

#[cfg(unix)]
mod unix {
    use super::{Answer, Ground, ground_by_environment, ground_of};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use std::io::{IsTerminal, Write, stdin, stdout};
    use std::time::Duration;

    /// A question on its way to the terminal, which must be in raw mode until it is answered.
    #[derive(Debug)]
    pub(crate) struct Question {
        asked: bool,
    }

    /// A terminal that does not answer is not waited for any longer in all. Far lines take a fifth of a second.
    const PATIENCE: Duration = Duration::from_millis(500);
    /// What every terminal answers, so that the wait ends with the last answer: its attributes.
    const QUERY: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

    impl Question {
        /// Asks; `wanted` says whether the answer would matter.
        #[must_use]
        pub(crate) fn ask(wanted: bool) -> Self {
            let asked = wanted && stdin().is_terminal() && stdout().is_terminal();
            let mut out = stdout();
            let asked = asked && out.write_all(QUERY).and_then(|()| out.flush()).is_ok();
            Self { asked }
        }

        /// Waits for the answer.
        #[must_use]
        pub(crate) fn answer(self) -> Answer {
            let mut bytes = Vec::new();
            if self.asked {
                let mut patience = PATIENCE;
                let slice = Duration::from_millis(50);
                while !patience.is_zero() && !is_complete(&bytes) {
                    if !read_some(&mut bytes, slice.min(patience)) {
                        patience = patience.saturating_sub(slice);
                    }
                }
            }
            let (replies, typed_ahead) = split(&bytes);
            let ground = replies.iter().find_map(|reply| ground_of(reply)).unwrap_or_else(ground_by_environment);
            Answer { ground: if self.asked { ground } else { Ground::Unknown }, typed_ahead }
        }
    }

    /// Reads what there is within `limit`; returns whether there was anything.
    fn read_some(bytes: &mut Vec<u8>, limit: Duration) -> bool {
        let input = stdin();
        let limit = Timespec { tv_sec: 0, tv_nsec: limit.subsec_nanos().into() };
        let mut descriptors = [PollFd::new(&input, PollFlags::IN)];
        if !matches!(poll(&mut descriptors, Some(&limit)), Ok(1..)) {
            return false;
        }
        let mut buffer = [0; 256];
        match rustix::io::read(&input, &mut buffer) {
            Ok(count @ 1..) => {
                bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
                true
            }
            _ => false,
        }
    }

    fn is_complete(bytes: &[u8]) -> bool {
        split(bytes).0.iter().any(|reply| reply.starts_with("[?") && reply.ends_with('c'))
    }

    /// Tells the terminal's replies, without their escape, from the keys typed in between.
    fn split(bytes: &[u8]) -> (Vec<String>, Vec<u8>) {
        let mut replies = Vec::new();
        let mut typed = Vec::new();
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            if *first != 0x1b {
                typed.push(*first);
                rest = after;
                continue;
            }
            let end = match after.first() {
                Some(b']' | b'P') => end_of_string(after),
                Some(b'[') => after.iter().skip(1).position(|byte| (0x40..0x7f).contains(byte)).map(|at| at + 2),
                _ => Some(0),
            };
            let Some(end) = end else { break };
            let whole = after.get(..end).unwrap_or_default();
            if is_reply(whole) {
                replies.push(String::from_utf8_lossy(whole).into_owned());
            } else {
                typed.push(*first);
                typed.extend_from_slice(whole);
            }
            rest = after.get(end..).unwrap_or_default();
        }
        (replies, typed)
    }

    /// What follows an escape is a reply, not a key.
    fn is_reply(bytes: &[u8]) -> bool {
        matches!(bytes, [b']' | b'P', ..] | [b'[', b'?', ..])
    }

    /// A control string ends with BEL or with ESC \.
    fn end_of_string(bytes: &[u8]) -> Option<usize> {
        bytes.iter().enumerate().find_map(|(at, byte)| match byte {
            0x07 => Some(at + 1),
            0x1b if bytes.get(at + 1) == Some(&b'\\') => Some(at + 2),
            _ => None,
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn answers_and_keys_are_told_apart() {
            let (replies, typed) = split(b"h\x1b]11;rgb:ffff/ffff/ffff\x1b\\\r\x1b[Z\x1b[?62;4c");
            assert_eq!(typed, b"h\r\x1b[Z");
            assert_eq!(replies.iter().find_map(|reply| ground_of(reply)), Some(Ground::Light));
            assert!(is_complete(b"\x1b[?62;4c") && !is_complete(b"\x1b]11;rgb:0/0/0\x07"));
            assert_eq!(ground_of("]11;rgb:1010/1414/1818"), Some(Ground::Dark));
        }
    }
}

#[cfg(not(unix))]
#[derive(Debug)]
pub(crate) struct Question;

#[cfg(not(unix))]
impl Question {
    /// Asks nothing: the console here has no answer.
    #[must_use]
    pub(crate) fn ask(_wanted: bool) -> Self {
        Self
    }

    #[must_use]
    pub(crate) fn answer(self) -> Answer {
        Answer { ground: ground_by_environment(), typed_ahead: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_terminals_known_for_it_are_given_sextants() {
        let cases: &[(&str, &str, bool)] = &[
            ("kitty", "TERM=xterm-kitty KITTY_WINDOW_ID=1", true),
            ("kitty that says it is xterm", "TERM=xterm-256color KITTY_WINDOW_ID=1", true),
            ("kitty over ssh", "TERM=xterm-kitty", true),
            ("foot", "TERM=foot-extra COLORTERM=truecolor", true),
            ("WezTerm", "TERM=xterm-256color TERM_PROGRAM=WezTerm WEZTERM_PANE=0", true),
            ("Ghostty", "TERM=xterm-ghostty TERM_PROGRAM=ghostty", true),
            ("GNOME Terminal", "TERM=xterm-256color VTE_VERSION=7600", true),
            ("an old one", "TERM=xterm-256color VTE_VERSION=5202", false),
            ("one that says nothing of use", "TERM=xterm-256color VTE_VERSION=new", false),
            ("Konsole", "TERM=xterm-256color KONSOLE_VERSION=240800", false),
            ("Konsole started from GNOME Terminal", "TERM=xterm-256color KONSOLE_VERSION=240800 VTE_VERSION=7600", false),
            ("kitty started from Konsole", "TERM=xterm-kitty KONSOLE_VERSION=240800", true),
            ("xterm started from kitty", "TERM=xterm-256color XTERM_VERSION=XTerm(379) KITTY_WINDOW_ID=1", false),
            ("the console of Linux", "TERM=linux", false),
            ("the same, with what is left of another", "TERM=linux VTE_VERSION=7600", false),
            ("Terminal of macOS", "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", false),
            ("the editor started from WezTerm", "TERM=xterm-256color TERM_PROGRAM=vscode WEZTERM_PANE=0", false),
            ("Windows Terminal", "WT_SESSION=0f1e", false),
            ("the old console of Windows", "", false),
            ("nobody in particular", "TERM=xterm-256color COLORTERM=truecolor", false),
            ("tmux in kitty", "TERM=tmux-256color TERM_PROGRAM=tmux TMUX=/tmp/1 KITTY_WINDOW_ID=1", true),
            ("tmux in GNOME Terminal", "TERM=screen-256color TERM_PROGRAM=tmux TMUX=/tmp/1 VTE_VERSION=7600", true),
            ("tmux in Konsole", "TERM=tmux-256color TERM_PROGRAM=tmux TMUX=/tmp/1 KONSOLE_VERSION=240800", false),
            ("tmux in who knows what", "TERM=tmux-256color TERM_PROGRAM=tmux TMUX=/tmp/1", false),
        ];
        for (who, environment, expected) in cases {
            let value = |name: &str| {
                let mut pairs = environment.split(' ').filter_map(|pair| pair.split_once('='));
                pairs.find_map(|(own, value)| (own == name).then(|| value.to_owned()))
            };
            assert_eq!(known_for_sextants(value), *expected, "{who}");
        }
    }
}
