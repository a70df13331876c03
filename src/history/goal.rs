//! The weekly goal: so many days with something held, and weeks that may fall short and still count as kept.

use super::History;
use crate::time::Week;
use std::collections::{BTreeMap, BTreeSet};

/// How the weekly goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Days of this week with something held.
    pub days: usize,
    /// Weeks kept one after the other, up to the last; this week counts once its goal is reached.
    pub kept: usize,
    /// How many of them fell short.
    pub short: usize,
}

impl Standing {
    /// Returns how a goal of `days` days a week stands in `week`, where of any four weeks `grace` may fall short.
    #[must_use]
    pub fn of(history: &History, week: Week, days: u8, grace: u8) -> Self {
        let mut by_week: BTreeMap<Week, BTreeSet<_>> = BTreeMap::new();
        for day in history.seconds_by_day().into_keys() {
            by_week.entry(day.week()).or_default().insert(day);
        }
        let held_on = |week: Week| by_week.get(&week).map_or(0, BTreeSet::len);
        let is_reached = |week: Week| held_on(week) >= usize::from(days.max(1));
        let this_week = is_reached(week);
        // From the last week back, as far as grace reaches; what fell short before the first week kept is not part of it.
        let mut run: Vec<bool> = this_week.then_some(true).into_iter().collect();
        let first = by_week.keys().next().copied().unwrap_or(week);
        let mut before = week.plus(-1);
        while before >= first {
            run.push(is_reached(before));
            let short_of_four = run.iter().rev().take(4).filter(|reached| !**reached).count();
            if short_of_four > usize::from(grace) {
                run.pop();
                break;
            }
            before = before.plus(-1);
        }
        while run.last() == Some(&false) {
            run.pop();
        }
        let kept = run.iter().any(|reached| *reached);
        Self {
            days: held_on(week),
            kept: if kept { run.len() } else { 0 },
            short: run.iter().filter(|reached| !**reached).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Record;
    use crate::time::Day;

    /// A history with something held on so many days of each week, the last week last.
    fn history(days: &[usize]) -> (History, Week) {
        let first = Day::parse("2026-09-07").expect("a Monday");
        let mut history = History::default();
        for (week, days) in (0..).zip(days) {
            for day in (0..).take(*days) {
                let line = format!(
                    "{{\"v\":1,\"started\":\"{}T08:00:00+01:00\",\"routine\":\"r\",\"name\":\"R\",\"outcome\":\"finished\",\"seconds\":60,\"steps\":[{{\"stretch\":\"s\",\"name\":\"S\",\"region\":\"lower-back\",\"planned\":{{\"both\":30}},\"held\":{{\"both\":30}}}}]}}",
                    first.plus(week * 7 + day)
                );
                history.add(Record::from_line(&line).expect("a record"));
            }
        }
        let last = first.week().plus(i64::try_from(days.len()).expect("few") - 1);
        (history, last)
    }

    fn kept(days: &[usize], grace: u8) -> (usize, usize, usize) {
        let (history, last) = history(days);
        let standing = Standing::of(&history, last, 3, grace);
        (standing.days, standing.kept, standing.short)
    }

    #[test]
    fn this_week_counts_once_reached_and_never_against() {
        assert_eq!(kept(&[3, 4, 1], 0), (1, 2, 0));
        assert_eq!(kept(&[3, 4, 3], 0), (3, 3, 0));
        assert_eq!(kept(&[0], 1), (0, 0, 0));
    }

    #[test]
    fn grace_forgives_so_many_of_any_four() {
        assert_eq!(kept(&[3, 1, 3, 3, 0], 0), (0, 2, 0));
        assert_eq!(kept(&[3, 1, 3, 3, 0], 1), (0, 4, 1));
        // Two short in four are one too many.
        assert_eq!(kept(&[3, 1, 1, 3, 3, 0], 1), (0, 2, 0));
        assert_eq!(kept(&[3, 1, 3, 3, 3, 1, 3, 0], 1), (0, 7, 2));
        // A week just past is forgiven, too, and nothing is kept where nothing was reached.
        assert_eq!(kept(&[3, 3, 2, 0], 1), (0, 3, 1));
        assert_eq!(kept(&[1, 1, 0], 1), (0, 0, 0));
    }
}
