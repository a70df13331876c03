//! Files that went wrong by chance: whatever stands in them, loading goes on, and no other file pays for it.

use super::{LIBRARY, SHIPPED, assert_harmless, assert_shipped_intact, over_shipped, own, shipped, text_of, unsound};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use supple::command::Command;
use supple::load::{self, Content, Source, Topic};
use supple::model::Origin;

/// What can happen to a file that was fine.
#[derive(Clone, Debug)]
enum Damage {
    Byte(Index, u8),
    LineGone(Index),
    LineTwice(Index),
    CutOff(Index),
}

impl Damage {
    fn done_to(&self, text: &str) -> Vec<u8> {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut bytes = text.as_bytes().to_vec();
        match self {
            Self::Byte(at, to) => {
                let at = at.index(bytes.len());
                bytes[at] = *to;
                return bytes;
            }
            Self::CutOff(at) => {
                bytes.truncate(at.index(bytes.len()));
                return bytes;
            }
            Self::LineGone(at) => drop(lines.remove(at.index(lines.len()))),
            Self::LineTwice(at) => {
                let at = at.index(lines.len());
                lines.insert(at, lines[at]);
            }
        }
        lines.concat().into_bytes()
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<Index>(), any::<u8>()).prop_map(|(at, to)| Damage::Byte(at, to)),
        2 => any::<Index>().prop_map(Damage::LineGone),
        1 => any::<Index>().prop_map(Damage::LineTwice),
        1 => any::<Index>().prop_map(Damage::CutOff),
    ]
}

const SCRAPS: &[&str] = &[
    "name = ",
    "regions = ",
    "hold = ",
    "sets = ",
    "tempo = ",
    "breath = ",
    "range = ",
    "url = ",
    "stretch = ",
    "key = ",
    "\n",
    "\n[dose]\n",
    "\n[guide]\n",
    "\n[[step]]\n",
    "\n[[caution]]\n",
    "\n[[area]]\n",
    "\n[[region]]\n",
    "\n[[entry]]\n",
    "days = ",
    "date = ",
    "at = ",
    "07:30",
    "\"daily\"",
    "\n[[link]]\n",
    "{",
    "}",
    "[",
    "]",
    "=",
    ",",
    ".",
    "#",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\\",
    "\\u001b[2J",
    "\u{1b}]0;x\u{7}",
    "\u{202e}",
    "\u{200b}",
    "\r",
    "\r\n",
    "\u{feff}",
    "\t",
    "é",
    "前屈",
    "👩‍👧",
    "e\u{301}",
    "30s",
    "30",
    "-1",
    "0.4",
    "1e400",
    "nan",
    "99999999999999999999",
    "true",
    "1979-05-27",
    "\"cat-cow\"",
    "\"calves\"",
    "\"static\"",
    "\"each\"",
    "\"b\"",
];

/// Random bytes, random text, or pieces of TOML, of our fields and of what terminals obey, in any order.
fn content() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..200),
        1 => any::<String>().prop_map(String::into_bytes),
        3 => prop::collection::vec(select(SCRAPS), 0..40).prop_map(|scraps| scraps.concat().into_bytes()),
    ]
}

fn topic() -> impl Strategy<Value = Topic> {
    select(vec![Topic::Stretch, Topic::Routine, Topic::Areas, Topic::Schedule])
}

fn times(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(times(512))]

    #[test]
    fn any_bytes_are_a_file(bytes in content(), path in any::<String>(), topic in topic()) {
        let source = Source { path: path.clone(), stem: path, topic, origin: Origin::Own, content: Content::Bytes(bytes) };
        let loaded = load::load(&[shipped("areas").clone(), source], &Command::reserved_letters());
        assert_harmless(&loaded.problems);
        prop_assert_eq!(unsound(&loaded.library), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(times(128))]

    #[test]
    fn a_damaged_file_costs_no_other(file in any::<Index>(), damage in damage(), instead in any::<bool>()) {
        let hurt = file.get(&SHIPPED);
        let stem = if instead { hurt.stem.clone() } else { "copy".to_owned() };
        let text = damage.done_to(&text_of(hurt));
        let loaded = over_shipped(vec![Source { stem: stem.clone(), ..own("copy.toml", hurt.topic, text) }]);
        assert_harmless(&loaded.problems);
        prop_assert_eq!(unsound(&loaded.library), Vec::<String>::new());
        if hurt.topic == Topic::Areas {
            return Ok(());
        }
        for stretch in LIBRARY.stretches().filter(|stretch| stretch.id != *stem.as_str()) {
            prop_assert!(loaded.library.stretch(stretch.id.as_str()).is_some(), "{} is gone", stretch.id);
        }
        for routine in LIBRARY.routines().filter(|routine| routine.id != *stem.as_str()) {
            prop_assert!(loaded.library.routine(routine.id.as_str()).is_some(), "{} is gone", routine.id);
        }
        if !instead {
            assert_shipped_intact(&loaded.library);
            let kept = loaded.library.stretch("copy").is_some() || loaded.library.routine("copy").is_some();
            prop_assert!(kept || !loaded.problems.is_empty(), "a file was dropped in silence");
        }
    }
}
