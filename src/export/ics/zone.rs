//! A time zone as a calendar brings it along: its offset, each change that is known, and the rule that goes on for ever.

use super::line::Lines;
use super::{stamp, two_letters};
use crate::model::words::Weekday;
use crate::time::{Change, Day, NamedZone, Turn, Wall};

/// A change that no rule can say is written out for so many years.
const YEARS: i32 = 30;

pub(super) fn write(lines: &mut Lines, named: &NamedZone, today: Day) {
    let (first, last) = (today.year() - 1, today.year() + YEARS);
    let start = Day::parse(&format!("{first:04}-01-01")).unwrap_or(today);
    let since = Wall::at_utc(start).instant();
    lines.plain("BEGIN:VTIMEZONE");
    lines.plain(&format!("TZID:{}", named.name));
    let before = named.zone.offset_at(since);
    observance(lines, before, before, "19700101T000000", |_| {});
    let told = named.zone.changes().iter().take(named.told).filter(|change| change.at > since);
    let told: Vec<&Change> = told.filter(|change| Wall::from_instant(change.at, 0).day().year() <= last).collect();
    for change in &told {
        let from = named.zone.offset_at(change.at - 1);
        observance(lines, from, change.offset, &begins(change, from), |_| {});
    }
    let after = named.zone.changes().iter().take(named.told).map(|change| change.at).max().unwrap_or(i64::MIN).max(since);
    if let Some((rule, summer)) = named.rule.and_then(|rule| Some((rule, rule.summer?))) {
        let both = [(summer.begins, rule.standard, summer.offset), (summer.ends, summer.offset, rule.standard)];
        for (turn, from, to) in both {
            let changes = (first..=last).flat_map(|year| rule.changes_of(year));
            let changes: Vec<Change> = changes.filter(|change| change.offset == to && change.at > after).collect();
            let Some(begin) = changes.first().map(|change| begins(change, from)) else { continue };
            observance(lines, from, to, &begin, |lines| match by_rule(turn) {
                Some(rule) => lines.plain(&format!("RRULE:FREQ=YEARLY;{rule}")),
                None => changes.iter().skip(1).for_each(|change| lines.plain(&format!("RDATE:{}", begins(change, from)))),
            });
        }
    }
    lines.plain("END:VTIMEZONE");
}

fn observance(lines: &mut Lines, from: i32, to: i32, begins: &str, more: impl FnOnce(&mut Lines)) {
    let name = if to > from { "DAYLIGHT" } else { "STANDARD" };
    lines.plain(&format!("BEGIN:{name}"));
    lines.plain(&format!("DTSTART:{begins}"));
    lines.plain(&format!("TZOFFSETFROM:{}", offset(from)));
    lines.plain(&format!("TZOFFSETTO:{}", offset(to)));
    more(lines);
    lines.plain(&format!("END:{name}"));
}

/// When a change is, by the clock that was there before.
fn begins(change: &Change, from: i32) -> String {
    let shown = Wall::from_instant(change.at, from);
    stamp(shown.day(), shown.time_of_day())
}

/// The rule of a turn; `None` where it is on the day before or after the one that can be named.
fn by_rule(turn: Turn) -> Option<String> {
    let day = two_letters(Weekday::ALL.get(usize::from(turn.weekday)).copied()?);
    let nth = if turn.nth == 5 { "-1".to_owned() } else { turn.nth.to_string() };
    turn.is_within_its_day().then(|| format!("BYMONTH={};BYDAY={nth}{day}", turn.month))
}

/// As `+0530`.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    let rest = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{hours:02}{minutes:02}{rest}")
}
