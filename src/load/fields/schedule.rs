//! The fields of `schedule.toml`: entries, activities, quiet spans, holidays.

use super::{Field, IDS, MANY, Shape, may, must};
use crate::model::words::{DAY_WORDS, Purpose};

/// The most columns that the name of an entry has.
pub const ENTRY_NAME: usize = 60;
/// Minutes in a day.
const DAY: i64 = 24 * 60;

const DAYS: Shape = Shape::List(&Shape::Word(DAY_WORDS), 1, MANY);

/// `schedule.toml`.
pub const SCHEDULE: &[Field] = &[
    may("holidays", Shape::List(&Shape::Dates, 0, 1000), "days on which nothing occurs that does not say so; above all else"),
    may("entry", Shape::Tables(ENTRY), "what is to be done, and when"),
    may("activity", Shape::Tables(ACTIVITY), "what else you do, for entries that go before or after it"),
    may("quiet", Shape::Tables(QUIET), "when nothing reminds you"),
];

/// `[[entry]]` of `schedule.toml`.
pub const ENTRY: &[Field] = &[
    must("name", Shape::Name(ENTRY_NAME), "what it is called; no other entry has the name"),
    must("routine", Shape::IdOr(MEASURE), "the routine; `monday`, the Monday routine of the week; or what to make one for"),
    may("days", DAYS, "the days of the week it is done on"),
    may("date", Shape::Date, "the one day it is done on, in place of `days`"),
    may("at", Shape::Time, "when, by the clock on the wall"),
    may("every", Shape::Whole(5, 720), "in place of `at`: how many minutes from one time to the next"),
    may("from", Shape::Time, "with `every`: the first time is one interval later"),
    may("to", Shape::Time, "with `every`: the last time is then, or before"),
    may("before", Shape::Name(ENTRY_NAME), "in place of `at`: the activity it comes before"),
    may("after", Shape::Name(ENTRY_NAME), "in place of `at`: the activity it comes after"),
    may("offset", Shape::Whole(0, 720), "with `before` or `after`: how many minutes lie between"),
    may("zone", Shape::Text, "where its times are meant, as `Europe/Berlin`; wherever you are if left out"),
    may("on_holidays", Shape::Truth, "whether it is done on holidays, too"),
    may("purpose", Shape::Word(Purpose::WORDS), "what it is for"),
    may("note", Shape::Text, "a word on it"),
];

/// `routine` of an entry, where one is made when it starts.
pub const MEASURE: &[Field] = &[
    must("minutes", Shape::Whole(1, 60), "how long it is"),
    may("areas", IDS, "areas or regions; all of the body if left out"),
    may("purpose", Shape::Word(Purpose::WORDS), "what it is for"),
];

/// `[[activity]]` of `schedule.toml`.
pub const ACTIVITY: &[Field] = &[
    must("name", Shape::Name(ENTRY_NAME), "what entries know it by; no other activity has the name"),
    may("days", DAYS, "the days of the week you do it on"),
    may("date", Shape::Date, "the one day you do it on, in place of `days`"),
    must("at", Shape::Time, "when it starts"),
    must("lasts", Shape::Whole(0, DAY), "how many minutes it takes"),
    may("zone", Shape::Text, "where its times are meant, as `Europe/Berlin`"),
    may("on_holidays", Shape::Truth, "whether you do it on holidays, too"),
];

/// `[[quiet]]` of `schedule.toml`.
pub const QUIET: &[Field] = &[
    must("from", Shape::Time, "when it begins"),
    must("to", Shape::Time, "when it is over, on the next day where that is earlier"),
    may("days", DAYS, "the days on which it begins; every day if left out"),
];
