//! The schedule as a calendar other programs take over (RFC 5545): each entry a series that goes on, with an alarm.

mod line;
mod zone;

use crate::model::schedule::{Entry, On, Planned, Slot};
use crate::model::words::Weekday;
use crate::schedule::change::{Said, said};
use crate::schedule::{Calendar, Kind};
use crate::time::{ClockTime, Day, NamedZone, Wall};
use line::Lines;
use std::collections::BTreeSet;
use std::time::Duration;

/// What a calendar shows beside the times.
pub struct Sheet<'a> {
    /// When it is written; what is over by then is not in it.
    pub now: Wall,
    /// The name of a routine, and how long it takes.
    pub routine: &'a dyn Fn(&Entry) -> (String, Duration),
}

/// Returns the calendar.
#[must_use]
pub fn text(calendar: &Calendar<'_>, sheet: &Sheet<'_>) -> String {
    let mut lines = Lines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//Supple//Supple//EN");
    lines.plain("CALSCALE:GREGORIAN");
    lines.text("X-WR-CALNAME", "Supple");
    let today = sheet.now.day();
    let mut zones: Vec<&NamedZone> = Vec::new();
    for entry in &calendar.schedule.entries {
        let named = calendar.schedule.pattern(entry).and_then(|pattern| pattern.zone);
        zones.extend(named.filter(|named| !zones.iter().any(|known| known.name == named.name)));
    }
    for named in &zones {
        zone::write(&mut lines, named, today);
    }
    for entry in &calendar.schedule.entries {
        let Some(pattern) = calendar.schedule.pattern(entry) else { continue };
        for slot in &pattern.slots {
            let series = Series { calendar, sheet, entry, on: &pattern.on, slot: *slot, zone: pattern.zone };
            let is_off = |day: Day| !pattern.on_holidays && !pattern.is_for_once() && calendar.schedule.is_holiday(day);
            series.write(&mut lines, is_off);
        }
    }
    lines.plain("END:VCALENDAR");
    lines.into_text()
}

/// The occurrences of an entry at one of its times.
struct Series<'a> {
    calendar: &'a Calendar<'a>,
    sheet: &'a Sheet<'a>,
    entry: &'a Entry,
    on: &'a On,
    slot: Slot,
    zone: Option<&'a NamedZone>,
}

impl Series<'_> {
    fn write(&self, lines: &mut Lines, is_off: impl Fn(Day) -> bool) {
        let today = self.sheet.now.day();
        // From today on, by whatever clock the times are of.
        let from = today.plus(-self.slot.days.max(0) - i64::from(self.zone.is_some()));
        match self.on {
            On::Date(date) => match self.said(*date) {
                None if date.plus(self.slot.days) >= today => self.event(lines, &self.uid(), (*date, None), |_| {}),
                Some(Said::At(day, at)) if day >= today => self.event(lines, &self.uid(), (*date, Some((day, at))), |_| {}),
                None | Some(Said::At(..) | Said::Skipped) => {}
            },
            On::Days(days) => {
                let Some(first) = from.through(from.plus(6)).find(|day| self.on.has(*day)) else { return };
                let changed: BTreeSet<Day> = self.changes().filter(|day| *day >= first).collect();
                let holidays = self.calendar.schedule.holidays.iter();
                let holidays = holidays.flat_map(|(begin, end)| (*begin).max(first).through(*end)).filter(|day| is_off(*day));
                let skipped = changed.iter().copied().filter(|day| self.said(*day) == Some(Said::Skipped));
                let except: BTreeSet<Day> = holidays.chain(skipped).filter(|day| self.on.has(*day)).collect();
                self.event(lines, &self.uid(), (first, None), |lines| {
                    lines.plain(&format!("RRULE:FREQ=WEEKLY;BYDAY={}", by_day(days, self.slot.days)));
                    for day in &except {
                        lines.plain(&format!("EXDATE{}", self.moment(self.local(*day))));
                    }
                });
                for day in changed.into_iter().filter(|day| self.on.has(*day) && !is_off(*day)) {
                    if let Some(Said::At(to, at)) = self.said(day) {
                        self.event(lines, &self.uid(), (day, Some((to, at))), |lines| {
                            lines.plain(&format!("RECURRENCE-ID{}", self.moment(self.local(day))));
                        });
                    }
                }
                // What was put off from before the series begins stands alone.
                for day in
                    self.changes().filter(|day| *day < first && self.on.has(*day) && !is_off(*day)).collect::<BTreeSet<_>>()
                {
                    if let Some(Said::At(to, at)) = self.said(day).filter(|said| matches!(said, Said::At(to, _) if *to >= today))
                    {
                        self.event(lines, &format!("{day}-{}", self.uid()), (day, Some((to, at))), |_| {});
                    }
                }
            }
        }
    }

    /// The days of which something was said.
    fn changes(&self) -> impl Iterator<Item = Day> {
        let is_ours = |change: &&crate::schedule::Change| change.entry == self.entry.name && change.slot == self.slot.of_several;
        self.calendar.changes.iter().filter(is_ours).filter(|change| change.kind != Kind::Undo).map(|change| change.day)
    }

    fn said(&self, day: Day) -> Option<Said> {
        said(self.calendar.changes, &self.entry.name, day, self.slot.of_several)
    }

    /// The event of a day, at its own time or where it was moved to; `more` are its lines beside those all have.
    fn event(&self, lines: &mut Lines, uid: &str, (day, moved): (Day, Option<(Day, ClockTime)>), more: impl FnOnce(&mut Lines)) {
        let (routine, length) = (self.sheet.routine)(self.entry);
        let at = match (moved, self.zone) {
            (None, _) => self.local(day),
            (Some(moved), None) => moved,
            (Some((day, at)), Some(named)) => {
                let there = named.zone.shown(self.calendar.zone.wall(day, at));
                (there.day(), there.time_of_day())
            }
        };
        lines.plain("BEGIN:VEVENT");
        lines.plain(&format!("UID:{uid}"));
        lines.plain(&format!("DTSTAMP:{}", self.sheet.now.in_utc()));
        lines.plain(&format!("DTSTART{}", self.moment(at)));
        lines.plain(&format!("DURATION:PT{}M", (length.as_secs() + 30) / 60));
        more(lines);
        lines.text("SUMMARY", &self.entry.name);
        let note = self.entry.note.clone();
        let about: Vec<String> = [routine].into_iter().filter(|name| !name.is_empty()).chain(note).collect();
        let about: Vec<String> = about.into_iter().chain(["supple play --planned".to_owned()]).collect();
        lines.text("DESCRIPTION", &about.join("\n"));
        if let Some(purpose) = self.entry.purpose {
            lines.text("CATEGORIES", purpose.title());
        }
        // Others may still ask for the time.
        lines.plain("TRANSP:TRANSPARENT");
        lines.plain("BEGIN:VALARM");
        lines.plain("ACTION:DISPLAY");
        lines.text("DESCRIPTION", &self.entry.name);
        lines.plain("TRIGGER:PT0S");
        lines.plain("END:VALARM");
        lines.plain("END:VEVENT");
    }

    fn local(&self, day: Day) -> (Day, ClockTime) {
        (day.plus(self.slot.days), self.slot.at)
    }

    /// A time as a property has it: of a zone that is named, or of wherever the reader is.
    fn moment(&self, (day, at): (Day, ClockTime)) -> String {
        let shown = stamp(day, at);
        self.zone.map_or_else(|| format!(":{shown}"), |named| format!(";TZID={}:{shown}", named.name))
    }

    /// The same for the same entry and time, whenever it is written.
    fn uid(&self) -> String {
        let slot = self.slot.of_several.map(|slot| slot.to_string().replace(':', "")).unwrap_or_default();
        // FNV-1a: short, and known to stay as it is.
        let hash = self
            .entry
            .name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let dash = if slot.is_empty() { "" } else { "-" };
        format!("{hash:016x}{dash}{slot}@supple")
    }
}

/// As `20261123T073000`.
fn stamp(day: Day, at: ClockTime) -> String {
    format!("{}T{:02}{:02}00", day.to_string().replace('-', ""), at.minutes() / 60, at.minutes() % 60)
}

/// The days of the week, each so many days later.
fn by_day(days: &[Weekday], later: i64) -> String {
    let count = i64::try_from(Weekday::ALL.len()).unwrap_or(7);
    let shifted = |day: &Weekday| {
        let place = (i64::from(day.number()) - 1 + later).rem_euclid(count);
        usize::try_from(place).ok().and_then(|place| Weekday::ALL.get(place)).copied().unwrap_or(*day)
    };
    let shifted: BTreeSet<Weekday> = days.iter().map(shifted).collect();
    shifted.iter().map(|day| two_letters(*day)).collect::<Vec<_>>().join(",")
}

/// A day of the week as calendars write it.
fn two_letters(day: Weekday) -> String {
    day.word().chars().take(2).collect::<String>().to_uppercase()
}

/// Returns how long something takes of which nobody knows.
#[must_use]
pub fn length_of(planned: &Planned, known: Option<Duration>) -> Duration {
    match planned {
        Planned::Made(measure) => Duration::from_secs(u64::from(measure.minutes) * 60),
        Planned::Routine(_) | Planned::Monday => known.unwrap_or(Duration::from_secs(10 * 60)),
    }
}
