//! `supple later 10m`: what is due, or what is next, is put off.

use super::remind::follow;
use super::schedule::{Agenda, keep};
use super::{Output, PROBLEM, USAGE, World, quiet_line, unknown};
use crate::cli;
use crate::printable::mask;
use crate::schedule::change::put_off;
use crate::schedule::{Change, Kind};
use std::time::Duration;

/// Longer is no putting off.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

pub(super) fn run(world: &World, later: &cli::Later) -> Output {
    let Some(by) = length(&later.by).filter(|by| (1..=LONGEST.as_secs()).contains(&by.as_secs())) else {
        let message = format!("\"{}\" is no length; write it as 10m or 1h30m, a day at most", mask(&later.by));
        return Output::failed(&message, USAGE);
    };
    let agenda = Agenda::of_next(world);
    let monday = agenda.monday();
    let calendar = agenda.calendar(&monday);
    let found = match &later.name {
        None => calendar.next(agenda.now),
        Some(name) => {
            let Some(entry) = agenda.schedule.entry(name) else {
                let names = agenda.schedule.entries.iter().map(|entry| entry.name.as_str());
                return Output::failed(&unknown("entry", name, names), PROBLEM);
            };
            calendar.next_of(&entry.name, agenda.now)
        }
    };
    let Some(occurrence) = found else { return Output::failed(agenda.nothing().trim_end(), PROBLEM) };
    let kind = put_off(occurrence.at, agenda.now, by, calendar.zone);
    let Kind::PutOff { day, at } = kind else { return Output::default() };
    let day = if day == agenda.now.day() { String::new() } else { format!("{}, ", day.in_words()) };
    match keep(world, &Change::of(&occurrence, kind, agenda.now)) {
        Ok(()) => {
            follow(world);
            let text = format!("Put off: {}, to {day}{at}.\n", occurrence.entry.name);
            Output { aside: quiet_line(agenda.problems), ..Output::of(text) }
        }
        Err(message) => Output::failed(&message, PROBLEM),
    }
}

/// The length that `10m`, `10`, `90 min`, `1h` or `1h30m` stands for; a bare number is of minutes.
fn length(text: &str) -> Option<Duration> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = text.as_str();
    let mut seconds: u64 = 0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, after) = rest.split_at(digits);
        let (unit, after) = after.split_at(after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len()));
        let unit = match unit {
            "h" | "hour" | "hours" => 3600,
            "" | "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "s" | "sec" | "seconds" => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.parse::<u64>().ok()?.checked_mul(unit)?)?;
        rest = after;
    }
    (!text.is_empty()).then_some(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        let told = [("10m", 600), ("10", 600), ("90 min", 5400), ("1h30m", 5400), ("1h", 3600), ("1h30", 5400), ("45s", 45)];
        for (text, seconds) in told {
            assert_eq!(length(text).map(|length| length.as_secs()), Some(seconds), "{text}");
        }
        for text in ["", "m", "-10m", "1.5h", "10x", "99999999999999999999", "10m m"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
