//! Files to a checked library: the good part of everything, and every problem of everything. Reads no file itself.

mod areas;
mod circle;
pub mod conform;
pub mod edit;
mod favourites;
pub mod fields;
mod like;
pub mod mark;
pub mod pose;
pub mod poses;
mod read;
mod routine;
mod rules;
mod schedule;
pub mod store;
mod stretch;
pub mod suggest;
pub mod tree;

pub use rules::reach::{Idle, out_of_reach};

use crate::model::{Favourites, Id, Library, Origin, Routine, Schedule, Stretch};
use crate::printable;
use crate::problem::{Problem, Severity};
use conform::Report;
use fields::Field;
pub use schedule::Known;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use tree::{Span, Table};

/// What a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Areas,
    Stretch,
    Routine,
    Schedule,
    Favourites,
}

/// A file to load.
#[derive(Clone, Debug)]
pub struct Source {
    /// As the user knows it.
    pub path: String,
    /// The file's name without `.toml`.
    pub stem: String,
    pub topic: Topic,
    pub origin: Origin,
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// Read when the program was built: it conforms to its fields.
    Stored(Table),
    /// It could not be read, and why.
    Unreadable(String),
}

/// The good part, and everything that was wrong.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub library: Library,
    pub schedule: Schedule,
    pub favourites: Favourites,
    /// How the stretches are posed that say so.
    pub poses: BTreeMap<Id, pose::Written>,
    /// What nothing leads to, as far as files can tell.
    pub idle: Vec<Idle>,
    pub problems: Vec<Problem>,
}

/// A file that is TOML: its id, its table, and the text it came from.
struct Draft<'a> {
    id: Id,
    /// Its name had to be changed to be an id.
    renamed: bool,
    source: &'a Source,
    text: &'a str,
    table: Cow<'a, Table>,
}

/// Loads `sources`, in rising order of precedence: a later file replaces an earlier one of the same id.
/// `reserved` are the keys an area may not have because commands do.
#[must_use]
pub fn load(sources: &[Source], reserved: &[char]) -> Loaded {
    let mut problems = Vec::new();
    let drafts: Vec<Draft<'_>> = sources.iter().filter_map(|source| draft(source, &mut problems)).collect();

    let body = areas::merge(of(&drafts, Topic::Areas), reserved, &mut problems);
    let mut stretches: BTreeMap<Id, stretch::Resolved<'_>> = BTreeMap::new();
    for candidates in candidates(of(&drafts, Topic::Stretch), &mut problems) {
        let resolve = |draft, report: &mut Report<'_>| stretch::resolve(draft, &body, report);
        stretches.extend(first_whole(&candidates, &mut problems, resolve));
    }
    rules::library::check(&stretches, &mut problems);
    let mut idle = rules::reach::idle(&body, &stretches);
    let poses = like::settle(&stretches, &mut problems);
    let stretches = circle::settle(stretches, &mut problems);
    let mut routines: BTreeMap<Id, Arc<Routine>> = BTreeMap::new();
    for candidates in candidates(of(&drafts, Topic::Routine), &mut problems) {
        let resolve =
            |draft: &Draft<'_>, report: &mut Report<'_>| routine::resolve(draft, &stretches, &body.regions, report).map(Arc::new);
        routines.extend(first_whole(&candidates, &mut problems, resolve));
    }
    rules::reach::drop_used(&mut idle, &routines);
    let places: Vec<Id> = body.places().cloned().collect();
    let (areas, regions, muscles) = body.into_parts();
    let areas = areas::settle_favourites(areas, &stretches, &mut problems);
    let ids: Vec<&str> = routines.keys().map(Id::as_str).collect();
    let places: Vec<&str> = places.iter().map(Id::as_str).collect();
    let known = Known { routines: &ids, places: &places };
    let schedule = schedule::merge(&of(&drafts, Topic::Schedule), known, &mut problems);
    let favourites = favourites::read(&of(&drafts, Topic::Favourites), &stretches, &routines, &mut problems);
    in_order(&mut problems);
    Loaded { library: Library::new(areas, regions, muscles, stretches, routines), schedule, favourites, poses, idle, problems }
}

/// Loads the schedule alone, where all that it may name is known.
#[must_use]
pub fn load_schedule(sources: &[Source], known: Known<'_>) -> (Schedule, Vec<Problem>) {
    let mut problems = Vec::new();
    let drafts: Vec<Draft<'_>> = sources.iter().filter_map(|source| draft(source, &mut problems)).collect();
    let schedule = schedule::merge(&of(&drafts, Topic::Schedule), known, &mut problems);
    in_order(&mut problems);
    (schedule, problems)
}

fn in_order(problems: &mut [Problem]) {
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
}

impl Draft<'_> {
    fn report(&self) -> Report<'_> {
        Report::new(&self.source.path, self.text)
    }

    /// Whether it is read from text, and nobody has judged it yet.
    const fn is_text(&self) -> bool {
        !matches!(self.source.content, Content::Stored(_))
    }

    /// What of the file fits `fields`.
    fn fit(&self, fields: &[Field], report: &mut Report<'_>) -> Fit<'_> {
        if !self.is_text() {
            return Fit { table: Cow::Borrowed(&*self.table), whole: true, clean: true };
        }
        let conform::Fit { table, whole, clean } = conform::conform(&self.table, top(), fields, report);
        Fit { table: Cow::Owned(table), whole, clean }
    }
}

impl Content {
    /// Returns whether it is TOML, right or wrong in what it says.
    #[must_use]
    pub fn is_toml(&self) -> bool {
        match self {
            Self::Bytes(bytes) => decode("", bytes, &mut Vec::new()).is_some_and(|text| tree::parse(text).is_ok()),
            Self::Stored(_) => true,
            Self::Unreadable(_) => false,
        }
    }
}

/// What of a file fits its fields.
struct Fit<'a> {
    table: Cow<'a, Table>,
    /// Every required field is there.
    whole: bool,
    /// Nothing had to be left out.
    clean: bool,
}

/// Where something that should be in a file, and is not, is reported: its first line.
fn top() -> Span {
    Span::default()
}

fn of<'d, 's>(drafts: &'d [Draft<'s>], topic: Topic) -> Vec<&'d Draft<'s>> {
    drafts.iter().filter(|draft| draft.source.topic == topic).collect()
}

/// The drafts of each id that may count, the highest in precedence first. Two of one id and origin are a problem: a
/// name that is an id beats one that had to be changed, and the first beats the second.
fn candidates<'d, 's>(drafts: Vec<&'d Draft<'s>>, problems: &mut Vec<Problem>) -> Vec<Vec<&'d Draft<'s>>> {
    let mut by_id: BTreeMap<&Id, Vec<&Draft<'s>>> = BTreeMap::new();
    for draft in drafts {
        let candidates = by_id.entry(&draft.id).or_default();
        let Some(rival) = candidates.first_mut().filter(|other| other.source.origin == draft.source.origin) else {
            candidates.insert(0, draft);
            continue;
        };
        let (used, unused) = if rival.renamed && !draft.renamed { (draft, *rival) } else { (*rival, draft) };
        let message = format!("another file has the id \"{}\" too: {}", used.id, used.source.path);
        problems.push(Problem::with_file(&unused.source.path, &message).hint("that one is used; rename or remove this one"));
        *rival = used;
    }
    by_id.into_values().collect()
}

/// What the first candidate gives that gives anything: a file that must be dropped leaves the one it was to replace.
fn first_whole<'d, 's, T>(
    candidates: &[&'d Draft<'s>],
    problems: &mut Vec<Problem>,
    resolve: impl Fn(&'d Draft<'s>, &mut Report<'_>) -> Option<T>,
) -> Option<(Id, T)> {
    candidates.iter().find_map(|draft| {
        let mut report = draft.report();
        if draft.renamed {
            let problem = Problem::with_file(&draft.source.path, "a file's name is its id: lower-case words joined by `-`");
            report.add(problem.hint(format!("it is read as \"{}\"", draft.id)).warning());
        }
        let resolved = resolve(draft, &mut report);
        problems.append(&mut report.problems);
        resolved.map(|resolved| (draft.id.clone(), resolved))
    })
}

/// Returns the text and the table of the file called `path`; `None` if it is not TOML, which is a problem.
pub fn parsed<'a>(path: &str, content: &'a Content, problems: &mut Vec<Problem>) -> Option<(&'a str, Cow<'a, Table>)> {
    match content {
        Content::Stored(table) => Some(("", Cow::Borrowed(table))),
        Content::Unreadable(why) => {
            problems.push(Problem::with_file(path, &format!("cannot be read: {why}")));
            None
        }
        Content::Bytes(bytes) => {
            let text = decode(path, bytes, problems)?;
            match tree::parse(text) {
                Ok(table) => Some((text, Cow::Owned(table))),
                Err(fault) => {
                    let message = format!("this is not TOML: {}", fault.message);
                    problems.push(Problem::in_text(path, text, fault.span.range(), &message));
                    None
                }
            }
        }
    }
}

fn draft<'a>(source: &'a Source, problems: &mut Vec<Problem>) -> Option<Draft<'a>> {
    let (text, table) = parsed(&source.path, &source.content, problems)?;
    let named_by_id = match source.topic {
        Topic::Stretch | Topic::Routine => true,
        Topic::Areas | Topic::Schedule | Topic::Favourites => false,
    };
    let renamed = named_by_id && !Id::is_well_formed(&source.stem);
    let id = if renamed { Id::nearest(&source.stem) } else { source.stem.clone() };
    if renamed && !Id::is_well_formed(&id) {
        problems.push(Problem::with_file(&source.path, "a file's name must be lower-case words joined by `-`"));
        return None;
    }
    Some(Draft { id: Id::new(&id), renamed, source, text, table })
}

/// The text of a file: UTF-8, with or without a byte-order mark.
fn decode<'a>(path: &str, bytes: &'a [u8], problems: &mut Vec<Problem>) -> Option<&'a str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let (good, bad) = bytes.split_at(error.valid_up_to());
            let good = std::str::from_utf8(good).unwrap_or_default();
            let place: Range<usize> = good.len()..good.len();
            let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
            let message = if utf16 {
                "this file is in UTF-16; it must be UTF-8".to_owned()
            } else {
                format!("this file is not UTF-8: there is a byte {:02x} here", bad.first().copied().unwrap_or(0))
            };
            problems.push(Problem::in_text(path, good, place, &message).hint("save it as UTF-8"));
            None
        }
    }
}

/// Returns the problem of an id that nothing has, with the nearest that something has.
fn unknown_id<'a>(report: &Report<'_>, span: Span, what: &str, id: &str, known: impl IntoIterator<Item = &'a str>) -> Problem {
    let problem = report.at(span, &format!("unknown {what} \"{}\"", printable::mask(id)));
    match suggest::did_you_mean(id, known) {
        Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
        None => problem,
    }
}

/// Returns how many of `problems` are errors.
#[must_use]
pub fn errors(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.severity == Severity::Error).count()
}

/// The stretches by id, as the steps of routines find them.
type Stretches = BTreeMap<Id, Arc<Stretch>>;
