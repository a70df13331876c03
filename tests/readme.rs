//! README.md and docs/files.md say what the code says: keys, fields, examples, commands. `SUPPLE_UPDATE=1` rewrites the tables.

use clap::Parser;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};
use supple::cli::{self, Cli};
use supple::command::{Command, Place};
use supple::compose::is_reached;
use supple::config::Settings;
use supple::figure::contact::Contact;
use supple::figure::preset::Preset;
use supple::figure::{Lit, point, wording};
use supple::load::fields::{Field, TABLES};
use supple::load::{self, Content, Source, Topic};
use supple::model::Origin;
use supple::shell::embed;
use supple::theme::{Palette, Role};

const README: &str = "README.md";
const FILES: &str = "docs/files.md";
const POSES: &str = "docs/poses.md";
const DOCUMENTS: &[&str] = &[README, FILES];

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(at_root(path)).unwrap_or_else(|error| panic!("{path}: {error}")).replace("\r\n", "\n")
}

/// What stands between `<!-- name -->` and `<!-- /name -->`.
fn part<'t>(path: &str, document: &'t str, name: &str) -> &'t str {
    let rest = document.split_once(&format!("<!-- {name} -->\n")).map(|(_, rest)| rest);
    let inside = rest.and_then(|rest| rest.split_once(&format!("<!-- /{name} -->"))).map(|(inside, _)| inside);
    inside.unwrap_or_else(|| panic!("{path} has no part <!-- {name} -->"))
}

/// Holds the named parts of a document to what they should be, or makes them so.
fn hold(path: &str, parts: &[(String, String)]) {
    let mut text = read(path);
    for (name, wanted) in parts {
        let found = part(path, &text, name);
        if found == wanted {
            continue;
        }
        assert!(
            std::env::var_os("SUPPLE_UPDATE").is_some(),
            "{path}: the part <!-- {name} --> is out of date; SUPPLE_UPDATE=1 cargo test readme writes it anew:\n{wanted}"
        );
        let marked = |inside: &str| format!("<!-- {name} -->\n{inside}<!-- /{name} -->");
        text = text.replacen(&marked(found), &marked(wanted), 1);
        std::fs::write(at_root(path), &text).expect("written");
    }
}

/// A table of Markdown, with nothing in a cell that would end it.
fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(head.iter().map(|&cell| cell.to_owned()).collect());
    text.push_str(&line(vec!["---".to_owned(); head.len()]));
    for row in rows {
        text.push_str(&line(row.iter().map(|cell| cell.replace('|', "\\|")).collect()));
    }
    text
}

fn keys_table() -> String {
    let shipped = load::load(&embed::sources(), &Command::reserved_letters()).library;
    let mut rows = Vec::new();
    for place in Place::ALL {
        let mut title = format!("**{}**", place.title());
        let mut add = |keys: &[&str], words: &str| {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            rows.push(vec![std::mem::take(&mut title), keys.join(" "), words.to_owned()]);
        };
        for row in Command::TABLE.iter().filter(|row| row.place == *place) {
            add(row.keys, row.words);
        }
        if *place == Place::Main {
            for area in shipped.areas() {
                if let Some(key) = area.key {
                    add(&[&key.to_string()], &format!("browse {}", area.name.to_lowercase()));
                }
            }
        }
    }
    table(&["where", "keys", "what they do"], &rows)
}

#[test]
fn the_key_table_is_that_of_the_commands() {
    hold(README, &[("keys".to_owned(), keys_table())]);
}

#[test]
fn the_table_of_roles_is_that_of_the_themes() {
    let look = |role: Option<Role>| {
        let name = Role::TABLE.iter().find(|(known, ..)| Some(*known) == role).map(|(_, name, _)| format!("`{name}`"));
        name.unwrap_or_default()
    };
    let rows: Vec<Vec<String>> = Role::TABLE
        .iter()
        .map(|(role, name, about)| vec![format!("`{name}`"), (*about).to_owned(), look(role.falls_back_to())])
        .collect();
    hold(FILES, &[("roles".to_owned(), table(&["role", "what it is for", "looks like, if left out"], &rows))]);
}

/// `a`, `b` and `c`.
fn coded(words: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    words.into_iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_words_of_poses_are_those_of_the_figure() {
    let positions = Preset::all().iter().map(|preset| {
        let floor = preset.floor().into_iter().map(Contact::name);
        vec![format!("`{}`", preset.name), preset.about.to_owned(), coded(floor)]
    });
    let positions = table(&["position", "is", "rests on the floor"], &positions.collect::<Vec<_>>());
    let joints = wording::joints().map(|(names, words, usual)| {
        let usual = usual.map(|word| format!("`{word}`")).unwrap_or_default();
        vec![coded(names), coded(words), usual]
    });
    let joints = table(&["joint", "motions", "a bare number"], &joints.collect::<Vec<_>>());
    let plainly = |words: Vec<String>| coded(words) + "\n";
    let parts: Vec<String> = Contact::names().filter(|name| !name.starts_with("right_")).collect();
    let points: Vec<String> = point::names().filter(|name| !name.starts_with("right_")).collect();
    let muscles: Vec<String> = Lit::names().map(|name| name.replace('-', "_")).collect();
    let parts = [
        ("positions", positions),
        ("joints", joints),
        ("parts", plainly(parts)),
        ("points", plainly(points)),
        ("muscles", plainly(muscles)),
    ];
    hold(POSES, &parts.map(|(name, text)| (format!("words: {name}"), text)));
}

fn fields_table(fields: &[Field]) -> String {
    let row = |field: &Field| {
        let needed = if field.required { "yes" } else { "" };
        vec![format!("`{}`", field.name), field.shape.in_words(), needed.to_owned(), field.about.to_owned()]
    };
    table(&["field", "holds", "needed", "what it says"], &fields.iter().map(row).collect::<Vec<_>>())
}

#[test]
fn the_field_tables_are_those_of_the_loader() {
    let parts: Vec<(String, String)> =
        TABLES.iter().map(|(name, fields)| (format!("fields: {name}"), fields_table(fields))).collect();
    hold(FILES, &parts);
    assert_eq!(read(FILES).matches("<!-- fields: ").count(), TABLES.len(), "{FILES} has a table the loader knows nothing of");
}

/// The fenced blocks of a language in a document: the line they start at, and their text.
fn blocks(path: &str, language: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (number, line) in (1..).zip(read(path).lines()) {
        match line.strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(named) if named == language => {
                inside = true;
                found.push((number, String::new()));
            }
            Some(_) | None => {
                if let Some((_, text)) = found.last_mut().filter(|_| inside) {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    found
}

/// Every example of both documents as the user's own file: its path in the config folder, and its text.
fn examples() -> Vec<(String, String)> {
    let of = |document: &&str| {
        let document = (*document).to_owned();
        blocks(&document, "toml").into_iter().map(move |(line, text)| {
            let path = text.lines().next().and_then(|first| first.strip_prefix("# ")).map(str::to_owned);
            (path.unwrap_or_else(|| panic!("{document}:{line}: the first line of an example names its path")), text)
        })
    };
    DOCUMENTS.iter().flat_map(of).collect()
}

#[test]
fn every_example_loads_without_a_problem() {
    let examples = examples();
    let own = examples.iter().filter_map(|(path, text)| {
        Some(Source {
            path: path.clone(),
            stem: Path::new(path).file_stem().expect("a stem").to_string_lossy().into_owned(),
            topic: match path.split_once('/') {
                Some(("stretches", _)) => Topic::Stretch,
                Some(("routines", _)) => Topic::Routine,
                None if path == "areas.toml" => Topic::Areas,
                None if path == "schedule.toml" => Topic::Schedule,
                None if path == "favourites.toml" => Topic::Favourites,
                None if path == "config.toml" => return None,
                Some(("themes", _)) => return None,
                _ => panic!("{path} is no place for a file"),
            },
            origin: Origin::Own,
            content: Content::Bytes(text.clone().into_bytes()),
        })
    });
    let sources: Vec<Source> = embed::sources().into_iter().chain(own).collect();
    let loaded = load::load(&sources, &Command::reserved_letters());
    let mut problems = loaded.problems;
    problems.extend(load::out_of_reach(&loaded.library, loaded.idle, is_reached));
    for (path, text) in &examples {
        let content = Content::Bytes(text.clone().into_bytes());
        match path.split_once('/') {
            Some(("themes", name)) => problems.extend(Palette::read(name, path, &content).1),
            None if path == "config.toml" => problems.extend(Settings::read(path, &content).problems),
            Some(_) | None => {}
        }
    }
    let pictures: Vec<String> = problems.iter().map(|problem| problem.picture(false)).collect();
    assert!(pictures.is_empty(), "{}", pictures.join("\n\n"));
    for topic in ["stretches/", "routines/", "areas.toml", "schedule.toml", "config.toml", "themes/"] {
        assert!(examples.iter().any(|(path, _)| path.starts_with(topic)), "no example of {topic}");
    }
}

/// The commands of a shell line, as far as documents need it: double quotes, comments, `&&`, pipes and redirections.
fn commands(line: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for (number, text) in line.split('"').enumerate() {
        let is_quoted = number % 2 == 1;
        let words: Vec<&str> = if is_quoted { vec![text] } else { text.split_whitespace().collect() };
        for word in words {
            match word {
                "&&" | "|" | ">" if !is_quoted => all.push(Vec::new()),
                comment if !is_quoted && comment.starts_with('#') => return all,
                _ => all.last_mut().expect("one at least").push(word.to_owned()),
            }
        }
    }
    all
}

/// Every command line of ours in the fenced blocks, and where it stands.
fn our_command_lines() -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for document in DOCUMENTS {
        for (start, text) in blocks(document, "sh") {
            for (number, line) in (start + 1..).zip(text.lines()) {
                let ours = commands(line).into_iter().filter(|words| words.first().is_some_and(|word| word == "supple"));
                found.extend(ours.map(|words| (format!("{document}:{number}"), words)));
            }
        }
    }
    found
}

#[test]
fn every_command_line_is_understood() {
    let mut lines = our_command_lines();
    assert!(lines.len() > 10, "the documents show too few command lines to be right: {lines:?}");
    for document in DOCUMENTS {
        let text = read(document);
        let in_prose = text.split('`').skip(1).step_by(2).filter(|code| *code == "supple" || code.starts_with("supple "));
        lines.extend(in_prose.flat_map(commands).map(|words| ((*document).to_owned(), words)));
    }
    for (place, words) in lines {
        // A call for help comes back as an error too, but not one for standard error.
        if let Some(error) = Cli::try_parse_from(&words).err().filter(clap::Error::use_stderr) {
            panic!("{place}: {}\n{error}", words.join(" "));
        }
    }
}

/// The shell's words again as `supple` is to be run with them here; `None` for what needs a person or files we have not.
fn runnable(words: &[String]) -> Option<Vec<String>> {
    let mut arguments = words[1..].to_vec();
    match Cli::try_parse_from(words).ok()?.command {
        Some(cli::Command::Play(_)) => {
            arguments.retain(|argument| !argument.starts_with("--rehearse"));
            arguments.push("--rehearse=10000".to_owned());
        }
        Some(cli::Command::Check(check)) if !check.paths.is_empty() => return None,
        // They are about the system, and about other programs.
        Some(cli::Command::Remind(_) | cli::Command::Nudge | cli::Command::While(_)) => return None,
        Some(cli::Command::Export(export)) if matches!(export.command, cli::ExportCommand::Ics { output: Some(_), .. }) => {
            return None;
        }
        _ => {}
    }
    Some(arguments)
}

#[test]
fn every_command_line_works_where_the_examples_are() {
    let home = tempfile::tempdir().expect("a folder");
    for (path, text) in examples() {
        let path = home.path().join("config").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    for (place, words) in our_command_lines() {
        let Some(arguments) = runnable(&words) else { continue };
        let output = Program::new(env!("CARGO_BIN_EXE_supple"))
            .args(&arguments)
            .env_clear()
            // What they write is gone after the test.
            .current_dir(home.path())
            .env("SUPPLE_CONFIG_DIR", home.path().join("config"))
            .env("SUPPLE_DATA_DIR", home.path().join("data"))
            .env("SUPPLE_CACHE_DIR", home.path().join("cache"))
            .env("SUPPLE_NOW", "2026-11-23T07:30:00+01:00")
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        let aside = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && aside.is_empty(), "{place}: supple {}\n{aside}", arguments.join(" "));
        assert!(!output.stdout.is_empty(), "{place}: supple {} says nothing", arguments.join(" "));
    }
}

#[test]
fn the_gate_runs_the_test_command_of_the_readme() {
    let readme = read(README);
    let command = part(README, &readme, "test command").trim().trim_start_matches("```sh").trim_end_matches("```").trim();
    assert!(command.starts_with("cargo test") && command.lines().count() == 1, "one command: {command:?}");
    let gate = read(".ci/run");
    assert!(gate.lines().any(|line| line == command), ".ci/run has no line {command:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(at_root(".ci/run")).expect("the gate").permissions().mode();
        assert!(mode & 0o111 != 0, ".ci/run cannot be run");
    }
}

#[test]
fn what_the_documents_point_at_is_there() {
    let mut missing = String::new();
    for document in DOCUMENTS {
        let text = read(document);
        let folder = Path::new(document).parent().expect("a folder");
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            let elsewhere = path.is_empty() || path.contains("://");
            if !elsewhere && !at_root(&folder.join(path).to_string_lossy()).exists() {
                let _ = writeln!(missing, "{document}: {target}");
            }
        }
    }
    assert!(missing.is_empty(), "{missing}");
    let rust = env!("CARGO_PKG_RUST_VERSION");
    assert!(read(README).contains(&format!("Rust {rust}")), "the README names another Rust than {rust}");
}
