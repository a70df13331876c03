//! Taking turns: each once before any comes again, reshuffled each round, the same on every machine.

use crate::compose::chance::Chance;
use crate::time::Week;

/// Returns which of `count` has its turn in `week`.
#[must_use]
pub fn turn(week: Week, count: usize) -> Option<usize> {
    let length = i64::try_from(count).ok().filter(|length| *length > 0)?;
    let round = week.number().div_euclid(length);
    let place = usize::try_from(week.number().rem_euclid(length)).ok()?;
    order(round, count).get(place).copied()
}

/// The order of a round. Its first is never the last of the round before.
fn order(round: i64, count: usize) -> Vec<usize> {
    // With two there is one order that never repeats: by turns.
    if count <= 2 {
        return (0..count).collect();
    }
    let mut order = shuffled(round, count);
    if shuffled(round - 1, count).last() == order.first() {
        order.swap(0, 1);
    }
    order
}

fn shuffled(round: i64, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    Chance::of(SEED ^ round.cast_unsigned()).shuffle(&mut order);
    order
}

/// Shared by everyone, so that the same files give the same Monday everywhere: "supple" in ASCII.
const SEED: u64 = 0x7375_7070_6c65;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Day;
    use std::collections::BTreeSet;

    fn week(day: &str) -> Week {
        Day::parse(day).expect("a day").week()
    }

    #[test]
    fn each_comes_once_a_round_and_never_twice_running() {
        for count in 1..12 {
            let start = week("2026-01-05");
            let turns: Vec<usize> = (0..600).map(|weeks| turn(start.plus(weeks), count).expect("a turn")).collect();
            if count > 1 {
                assert!(turns.windows(2).all(|pair| pair[0] != pair[1]), "{count}");
            }
            let offset = usize::try_from(start.number().rem_euclid(i64::try_from(count).expect("small"))).expect("small");
            for round in turns[(count - offset) % count..].chunks_exact(count) {
                assert_eq!(round.iter().collect::<BTreeSet<_>>().len(), count);
            }
        }
        assert_eq!(turn(week("2026-01-05"), 0), None);
    }

    #[test]
    fn rounds_differ() {
        let start = week("2026-01-05");
        let first = start.plus(7 - start.number().rem_euclid(7));
        let round = |number: i64| (0..7).map(|place| turn(first.plus(number * 7 + place), 7)).collect::<Vec<_>>();
        let distinct: BTreeSet<_> = (0..20).map(round).collect();
        assert!(distinct.len() > 15, "{}", distinct.len());
    }
}
