//! Changes to the user's `schedule.toml`: whatever it looks like, its comments and its other entries stay.

use super::{at, day, once, time, weekly};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fmt::Write as _;
use supple::load::{self, Content, Known, Source, Topic, edit};
use supple::model::words::{Purpose, Weekday};
use supple::model::{Entry, Origin, When};

const FILE: &str = "schedule.toml";
const ROUTINES: &[&str] = &["back", "hips"];

/// The entries in `text`, which has no problem but tables that nobody knows.
#[track_caller]
fn entries(text: &str) -> Vec<Entry> {
    let content = Content::Bytes(text.as_bytes().to_vec());
    let source =
        Source { path: FILE.to_owned(), stem: "schedule".to_owned(), topic: Topic::Schedule, origin: Origin::Own, content };
    let (schedule, problems) = load::load_schedule(&[source], Known { routines: ROUTINES, places: &["back"] });
    let wrong: Vec<_> = problems.iter().filter(|problem| !problem.message.contains("`elsewhere`")).collect();
    assert!(wrong.is_empty(), "{wrong:?} in\n{text}");
    schedule.entries
}

/// What is planned, in a word.
fn word(entry: &Entry) -> &str {
    entry.planned.word().expect("a word")
}

/// How entries are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Tables,
    /// One list, an entry in braces on each line.
    List,
}

/// How a file looks: what it says is in its entries.
#[derive(Clone, Debug)]
struct Look {
    /// Before each entry, and at the end: comments, and whether a table of something else.
    between: Vec<(u8, bool)>,
    /// For each line in turn: a comment above, one behind it, a list over several lines.
    lines: Vec<(bool, bool, bool)>,
    order: Index,
    form: Form,
    windows: bool,
    marked: bool,
    ends: bool,
}

fn look() -> impl Strategy<Value = Look> {
    let between = prop::collection::vec((0..3_u8, prop::bool::weighted(0.2)), 6);
    let lines = prop::collection::vec((prop::bool::weighted(0.3), prop::bool::weighted(0.4), any::<bool>()), 40);
    let flags = (prop::bool::weighted(0.3), any::<bool>(), prop::bool::weighted(0.2), any::<bool>());
    (between, lines, any::<Index>(), flags).prop_map(|(between, lines, order, (inline, windows, marked, ends))| Look {
        between,
        lines,
        order,
        form: if inline { Form::List } else { Form::Tables },
        windows,
        marked,
        ends,
    })
}

fn when() -> impl Strategy<Value = When> {
    let clock = (0..24_u16, 0..60_u16).prop_map(|(hours, minutes)| time(&format!("{hours:02}:{minutes:02}")));
    let days = prop::collection::btree_set(select(Weekday::ALL), 1..8).prop_map(|days| days.into_iter().collect::<Vec<_>>());
    prop_oneof![
        (days, clock.clone()).prop_map(|(days, at)| When::Weekly { days, at }),
        (0..900_i64, clock).prop_map(|(ahead, at)| When::Once { date: day("2026-01-01").plus(ahead), at }),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    let note = prop::option::of(select(vec!["before work", "not # a comment", "say \"no\"", "C:\\back", "前屈 'n' 💪"]));
    let purpose = prop::option::of(select(Purpose::ALL));
    (when(), select(ROUTINES), note, purpose).prop_map(|(when, routine, note, purpose)| Entry {
        when,
        note: note.map(str::to_owned),
        purpose,
        ..weekly("", routine, &[], "00:00")
    })
}

fn named(entries: Vec<Entry>) -> Vec<Entry> {
    const NAMES: &[&str] = &["Back", "Hips # 2", "Before \"work\"", "Été", "A name"];
    entries.into_iter().zip(NAMES).map(|(entry, name)| Entry { name: (*name).to_owned(), ..entry }).collect()
}

/// Writes a file with what [`Look`] says; counts its comments, which are `#~1`, `#~2` and so on.
struct Writer<'a> {
    text: String,
    comments: usize,
    lines: std::iter::Cycle<std::slice::Iter<'a, (bool, bool, bool)>>,
}

fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("{text:?}") } else { format!("'{text}'") }
}

impl Writer<'_> {
    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("#~{}~ says \"so\" ]", self.comments)
    }

    fn comment_line(&mut self) {
        let comment = self.comment();
        writeln!(self.text, "{comment}").expect("a string takes all");
    }

    fn fields(&mut self, entry: &Entry, inline: bool) -> Vec<String> {
        let mut fields = vec![format!("name = {}", quoted(&entry.name)), format!("routine = \"{}\"", word(entry))];
        match &entry.when {
            When::Weekly { days, .. } => {
                let broken = !inline && self.lines.next().is_some_and(|line| line.2);
                let mut list = String::from("days = [");
                for word in Weekday::in_words(days) {
                    if broken {
                        let comment = self.comment();
                        write!(list, "\n  \"{word}\", {comment}").expect("a string takes all");
                    } else {
                        write!(list, "\"{word}\", ").expect("a string takes all");
                    }
                }
                fields.push(list + if broken { "\n]" } else { "]" });
            }
            When::Once { date, .. } => fields.push(format!("date = {date}")),
            When::Every { .. } | When::Beside { .. } => panic!("none of these is written here"),
        }
        fields.push(format!("at = \"{}\"", at(entry)));
        fields.extend(entry.purpose.map(|purpose| format!("purpose   =   \"{}\"", purpose.word())));
        fields.extend(entry.note.as_ref().map(|note| format!("note = {}", quoted(note))));
        fields
    }

    fn entry(&mut self, entry: &Entry, order: Index) {
        self.text.push_str("[[entry]]");
        let mut fields = self.fields(entry, false);
        let first = order.index(fields.len());
        fields.rotate_left(first);
        self.end_line();
        for field in fields {
            if self.lines.next().is_some_and(|line| line.0) {
                self.comment_line();
            }
            self.text.push_str(&field);
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        if self.lines.next().is_some_and(|line| line.1) {
            let comment = self.comment();
            write!(self.text, "  {comment}").expect("a string takes all");
        }
        self.text.push('\n');
    }
}

/// The text of a file, and how many comments it has.
fn file(entries: &[Entry], look: &Look) -> (String, usize) {
    let mut writer = Writer { text: String::new(), comments: 0, lines: look.lines.iter().cycle() };
    if look.form == Form::List {
        writer.comment_line();
        writer.text.push_str("entry = [\n");
    }
    for (place, (comments, elsewhere)) in look.between.iter().enumerate() {
        for _ in 0..*comments {
            writer.comment_line();
            writer.text.push('\n');
        }
        if *elsewhere && look.form == Form::Tables {
            write!(writer.text, "[[elsewhere]]\nname = '# {place}' ").expect("a string takes all");
            let comment = writer.comment();
            writeln!(writer.text, "{comment}\n").expect("a string takes all");
        }
        let Some(entry) = entries.get(place) else { continue };
        if look.form == Form::List {
            let fields = writer.fields(entry, true).join(", ");
            write!(writer.text, "  {{ {fields} }},").expect("a string takes all");
            writer.end_line();
        } else {
            writer.entry(entry, look.order);
        }
    }
    if look.form == Form::List {
        writer.text.push_str("]\n");
    }
    let Writer { mut text, comments, .. } = writer;
    if !look.ends {
        text.truncate(text.trim_end().len());
    }
    if look.windows {
        text = text.replace('\n', "\r\n");
    }
    if look.marked {
        text.insert(0, '\u{feff}');
    }
    (text, comments)
}

/// Fails unless every comment of a file is still there, once, and its line ends and mark are as they were.
fn assert_kept(text: &str, comments: usize, before: &str) {
    for number in 1..=comments {
        let comment = format!("#~{number}~ says \"so\" ]");
        assert_eq!(text.matches(&comment).count(), 1, "{comment} in\n{text}");
    }
    assert_eq!(text.starts_with('\u{feff}'), before.starts_with('\u{feff}'), "{text}");
    let ends = text.matches('\n').count();
    assert_eq!(text.matches("\r\n").count(), if before.contains("\r\n") { ends } else { 0 }, "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_added_entry_comes_last_and_costs_nothing(of in prop::collection::vec(entry(), 0..5), new in entry(), look in look()) {
        let before = named(of);
        let (text, comments) = file(&before, &look);
        prop_assert_eq!(entries(&text), before.clone());
        let new = Entry { name: "New \"one\" # 1".to_owned(), ..new };
        let after = edit::add(FILE, text.as_bytes(), &new).expect("added");
        assert_kept(&after, comments, &text);
        let is_blank = text.trim_matches(['\u{feff}', '\n', '\r']).is_empty();
        prop_assert!(look.form == Form::List || is_blank || after.starts_with(&text));
        let expected: Vec<Entry> = before.into_iter().chain([new]).collect();
        prop_assert_eq!(entries(&after), expected);
    }

    #[test]
    fn a_removed_entry_leaves_its_comments_and_all_others(of in prop::collection::vec(entry(), 1..5), look in look(), at in any::<Index>()) {
        let mut expected = named(of);
        let (text, comments) = file(&expected, &look);
        let removed = expected.remove(at.index(expected.len()));
        let after = edit::remove(FILE, text.as_bytes(), &removed.name).expect("removed");
        assert_kept(&after, comments, &text);
        prop_assert_eq!(entries(&after), expected);
        prop_assert!(edit::remove(FILE, after.as_bytes(), &removed.name).is_err());
    }

    #[test]
    fn other_times_change_nothing_else(of in prop::collection::vec(entry(), 1..5), look in look(), at in any::<Index>(), when in when()) {
        let mut expected = named(of);
        let (text, comments) = file(&expected, &look);
        let place = at.index(expected.len());
        expected[place].when = when.clone();
        let after = edit::set_when(FILE, text.as_bytes(), &expected[place].name, &when).expect("changed");
        assert_kept(&after, comments, &text);
        prop_assert_eq!(entries(&after), expected);
        let lines = |text: &str| text.trim_end().lines().count();
        prop_assert!(look.form == Form::List || lines(&after) <= lines(&text) + comments, "{}", after);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..60), text in ".{0,60}", new in entry()) {
        for bytes in [bytes, text.into_bytes()] {
            let _ = edit::names(FILE, &bytes);
            let _ = edit::remove(FILE, &bytes, "x");
            let _ = edit::set_when(FILE, &bytes, "x", &new.when);
            if let Ok(after) = edit::add(FILE, &bytes, &Entry { name: "x".to_owned(), ..new.clone() }) {
                prop_assert!(edit::names(FILE, after.as_bytes()).expect("TOML").contains(&"x".to_owned()));
            }
        }
    }
}

const COMMENTED: &str = "\
# My week

# Before the children wake
[[entry]] # every day
name = \"Early\"
routine = \"back\"
days = [
  \"mon\", # after the weekend
  \"fri\",
]
at = \"06:10\" # tea first

[[entry]]
name = \"Late\"
routine = \"hips\"
days = [\"daily\"]
at = 21:00:00 # lights low
# the end
";

#[test]
fn other_times_stand_where_the_old_ones_did() {
    let when = When::Weekly { days: vec![Weekday::Sat, Weekday::Sun], at: time("08:00") };
    let after = edit::set_when(FILE, COMMENTED.as_bytes(), "Late", &when).expect("changed");
    let expected = COMMENTED
        .replace("days = [\"daily\"]", "days = [\"weekend\"]")
        .replace("at = 21:00:00 # lights low", "at = \"08:00\" # lights low");
    assert_eq!(after, expected);
    let on = When::Once { date: day("2026-12-24"), at: time("06:10") };
    let after = edit::set_when(FILE, COMMENTED.as_bytes(), "Early", &on).expect("changed");
    let days = "days = [\n  \"mon\", # after the weekend\n  \"fri\",\n]\nat = \"06:10\" # tea first\n";
    let dated = "at = \"06:10\" # tea first\n# after the weekend\ndate = \"2026-12-24\"\n";
    assert_eq!(after, COMMENTED.replace(days, dated));
}

#[test]
fn what_is_removed_leaves_no_hole() {
    let after = edit::remove(FILE, COMMENTED.as_bytes(), "Early").expect("removed");
    let rest = COMMENTED.split_once("tea first\n").expect("both").1;
    assert_eq!(after, format!("# My week\n\n# Before the children wake\n# every day\n# after the weekend\n# tea first\n{rest}"));
    let plain = "[[entry]]\nname = \"A\"\nroutine = \"back\"\ndate = 2026-12-24\nat = 07:30\n";
    let two = format!("{plain}\n{}", plain.replace("\"A\"", "\"B\""));
    assert_eq!(edit::remove(FILE, two.as_bytes(), "A").expect("removed"), plain.replace("\"A\"", "\"B\""));
    assert_eq!(edit::remove(FILE, two.as_bytes(), "B").expect("removed"), plain);
    assert_eq!(edit::remove(FILE, plain.as_bytes(), "A").expect("removed"), "");
}

#[test]
fn days_are_each_once_and_in_the_order_of_the_week() {
    let text = "[[entry]]\nname = 'A'\nroutine = 'back'\nat = 07:30\ndays = ['weekend', 'fri', 'mon', 'sun', 'fri']\n";
    let days = vec![Weekday::Mon, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    assert_eq!(entries(text)[0].when, When::Weekly { days, at: time("07:30") });
}

#[test]
fn a_file_that_is_not_toml_is_refused_with_its_problem() {
    let new = once("New", "back", "2026-12-24", "07:30");
    for (text, place, part) in [
        ("[[entry]\n", (1, 9), "this is not TOML"),
        ("name = 'a'\nname = 'b'\n", (2, 1), "this is not TOML"),
        ("entry = 3\n", (1, 1), "`entry` is no list of tables"),
        ("[entry]\nname = 'x'\n", (1, 1), "`entry` is no list of tables"),
    ] {
        let problem = edit::add(FILE, text.as_bytes(), &new).expect_err("refused");
        assert_eq!((problem.line, problem.column), place, "{text}");
        assert!(problem.message.contains(part) && problem.file == FILE, "{}", problem.message);
    }
    let problem = edit::add(FILE, b"# \xff", &new).expect_err("refused");
    assert!(problem.message.contains("not UTF-8"), "{}", problem.message);
}
