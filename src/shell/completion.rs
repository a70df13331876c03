//! Completion in the shell: each `tab` runs the program, which answers with words, or ids of what ships and is the user's.

use super::paths::Paths;
use super::reader::Reader;
use crate::cli::{Cli, Teachable};
use crate::export::schema;
use crate::model::Library;
use crate::model::schedule::MONDAY;
use crate::model::words::{Days, Kind, Position, Prop, Purpose, Weekday};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate, complete};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Shells, Zsh};
use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Set by what `supple completions` prints: the shell that asks.
const ASKED_BY: &str = "SUPPLE_COMPLETE";

const SHELLS: Shells<'static> = Shells(&[&BashByWords, &Elvish, &Fish, &Powershell, &Zsh]);

type Candidates = fn() -> Vec<CompletionCandidate>;

/// What may stand in an argument, by its name in `cli.rs`; with that of its command before it, in none but that one's.
const SLOTS: &[(&str, Candidates)] = &[
    ("id", stretches_and_routines),
    ("play routine", routines_and_stretches),
    ("add routine", routines_and_monday),
    ("add days", days),
    ("skip name", entries),
    ("remove name", entries),
    ("like", stretches_and_routines),
    ("area", areas_and_regions),
    ("kind", || words(Kind::ALL.iter().map(|kind| (kind.word(), kind.title())))),
    ("position", || words(Position::ALL.iter().map(|position| (position.word(), position.title())))),
    ("have", || words(Prop::ALL.iter().map(|prop| (prop.word(), prop.title())))),
    ("purpose", || words(Purpose::ALL.iter().map(|purpose| (purpose.word(), purpose.title())))),
    ("schema", || words(schema::ALL.iter().map(|row| (row.name, row.about)))),
];

/// Answers a shell that asks what can come next; `None` if none does.
#[must_use]
pub fn answer() -> Option<ExitCode> {
    env::var_os(ASKED_BY).filter(|shell| !shell.is_empty())?;
    let asked = clap_complete::CompleteEnv::with_factory(tree).var(ASKED_BY).shells(SHELLS);
    // Nothing is said of a failure: it would be written into the line being typed.
    let answered = asked.completer("supple").try_complete(env::args_os(), env::current_dir().ok().as_deref());
    Some(if answered.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Returns what teaches a shell to ask.
pub(super) fn script(shell: Teachable) -> String {
    let shell: &dyn EnvCompleter = match shell {
        Teachable::Bash => &BashByWords,
        Teachable::Zsh => &Zsh,
        Teachable::Fish => &Fish,
        Teachable::PowerShell => &Powershell,
        Teachable::Elvish => &Elvish,
    };
    let mut bytes = Vec::new();
    // Writing into memory does not fail.
    let _ = shell.write_registration(ASKED_BY, "supple", "supple", "supple", &mut bytes);
    String::from_utf8_lossy(&bytes).trim_start().to_owned()
}

/// The command line, each argument knowing what may stand in it.
fn tree() -> clap::Command {
    Cli::tree().mut_subcommands(knowing)
}

/// A command that knows what may stand in its arguments, and in those of the commands below it.
fn knowing(command: clap::Command) -> clap::Command {
    let own = format!("{} ", command.get_name());
    let knowing_argument = |argument: clap::Arg| {
        let id = argument.get_id().as_str();
        let slot = SLOTS.iter().find(|(name, _)| name.strip_prefix(&own).unwrap_or(name) == id);
        match slot {
            Some((_, candidates)) => argument.add(ArgValueCandidates::new(*candidates)),
            None => argument,
        }
    };
    command.mut_args(knowing_argument).mut_subcommands(knowing)
}

fn words<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<CompletionCandidate> {
    rows.map(|(word, title)| CompletionCandidate::new(word).help(Some(title.to_owned().into()))).collect()
}

fn of_library(rows: impl Fn(&Library) -> Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    rows(&Reader::new(Paths::find().as_ref()).read().files.library)
}

fn days() -> Vec<CompletionCandidate> {
    let several = Days::ALL.iter().map(|days| (days.word(), days.title()));
    words(several.chain(Weekday::ALL.iter().map(|day| (day.word(), day.title()))))
}

/// What is planned, by what it is called.
fn entries() -> Vec<CompletionCandidate> {
    let schedule = Reader::new(Paths::find().as_ref()).read().files.schedule;
    words(schedule.entries.iter().map(|entry| (entry.name.as_str(), entry.note.as_deref().unwrap_or_default())))
}

fn stretches(library: &Library) -> Vec<CompletionCandidate> {
    words(library.stretches().map(|stretch| (stretch.id.as_str(), stretch.name.as_str())))
}

fn routines(library: &Library) -> Vec<CompletionCandidate> {
    words(library.routines().map(|routine| (routine.id.as_str(), routine.name.as_str())))
}

fn stretches_and_routines() -> Vec<CompletionCandidate> {
    of_library(|library| [stretches(library), routines(library)].into_iter().flatten().collect())
}

fn routines_and_stretches() -> Vec<CompletionCandidate> {
    of_library(|library| [routines(library), stretches(library)].into_iter().flatten().collect())
}

fn routines_and_monday() -> Vec<CompletionCandidate> {
    let monday = words([(MONDAY, "the Monday routine of each week")].into_iter());
    of_library(routines).into_iter().chain(monday).collect()
}

fn areas_and_regions() -> Vec<CompletionCandidate> {
    of_library(|library| {
        let areas = library.areas().iter().map(|area| (area.id.as_str(), area.name.as_str()));
        let regions = library.regions().iter().map(|region| (region.id.as_str(), region.name.as_str()));
        // The hamstrings are an area and its only region.
        let is_area = |id: &str| library.area(id).is_some();
        words(areas.chain(regions.filter(|(id, _)| !is_area(id))))
    })
}

/// bash cuts `--kind=static` into three words at the `=`, and wants just the last of them completed. It gives words as
/// they are typed, quotes and all, and wants them so.
struct BashByWords;

/// Where bash says what is typed: of a word in quotes that do not end, it hands on what is in them alone.
const TYPED: &str = "SUPPLE_TYPED";

/// Returns the word that is meant by what is typed: without what keeps its signs from meaning something to the shell.
fn meant(typed: &str) -> String {
    let mut signs = typed.trim_matches(QUOTES).chars();
    let mut word = String::new();
    while let Some(sign) = signs.next() {
        word.extend(if sign == '\\' { signs.next() } else { Some(sign) });
    }
    word
}

const QUOTES: [char; 2] = ['"', '\''];

/// Returns a word as it is to be typed outside quotes.
fn typed(word: &str) -> String {
    let is_plain = |sign: char| !sign.is_ascii() || sign.is_ascii_alphanumeric() || "-_.,:/=+@%".contains(sign);
    word.chars().flat_map(|sign| (!is_plain(sign)).then_some('\\').into_iter().chain([sign])).collect()
}

impl EnvCompleter for BashByWords {
    fn name(&self) -> &'static str {
        Bash.name()
    }

    fn is(&self, name: &str) -> bool {
        Bash.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        to: &mut dyn io::Write,
    ) -> Result<(), io::Error> {
        let mut script = Vec::new();
        Bash.write_registration(var, name, bin, completer, &mut script)?;
        let asks = format!("{var}=\"bash\"");
        let more = format!("{TYPED}=\"${{COMP_WORDS[COMP_CWORD]}}\" {asks}");
        to.write_all(String::from_utf8_lossy(&script).replacen(&asks, &more, 1).as_bytes())
    }

    fn write_complete(
        &self,
        tree: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        to: &mut dyn io::Write,
    ) -> Result<(), io::Error> {
        let index = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|index| index.parse().ok()).unwrap_or(0_usize);
        let between = env::var("_CLAP_IFS").unwrap_or_else(|_| "\n".to_owned());
        let signs_before = words.iter().take(index).filter(|word| *word == "=").count();
        let is_sign_itself = words.get(index).is_some_and(|word| word == "=");
        let mut kept: Vec<OsString> = words.into_iter().filter(|word| word != "=").collect();
        let index = index - signs_before;
        if is_sign_itself {
            kept.insert(index, OsString::new());
        }
        for word in &mut kept {
            *word = meant(&word.to_string_lossy()).into();
        }
        let in_quotes = env::var(TYPED).is_ok_and(|typed| typed.starts_with(QUOTES));
        let nothing_typed = kept.get(index).is_none_or(|word| word.is_empty());
        let mut found = complete(tree, kept, index, folder)?;
        let is_option = |candidate: &CompletionCandidate| candidate.get_value().as_encoded_bytes().starts_with(b"-");
        // Without a letter typed the ids are wanted, not the options as well.
        if nothing_typed && !found.iter().all(is_option) {
            found.retain(|candidate| !is_option(candidate));
        }
        let as_typed = |candidate: &CompletionCandidate| {
            let value = candidate.get_value().to_string_lossy();
            if in_quotes { value.into_owned() } else { typed(&value) }
        };
        let values: Vec<String> = found.iter().map(as_typed).collect();
        to.write_all(values.join(&between).as_bytes())
    }
}
