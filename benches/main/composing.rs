//! What it costs to make a routine.

use super::{both, many, now, row, say, shipped, timed};
use std::time::Duration;
use supple::compose::{Wish, compose};
use supple::model::{Id, Library};
use supple::rotation::monday::{Terms, mondays};
use supple::time::Day;

const ROUNDS: usize = 60;

pub(super) fn measure() {
    say("\nComposing 20 minutes");
    let (shipped, many) = (shipped().library, many());
    for (library, of, wanted) in [(&shipped, "the shipped library", "< 5 ms"), (&many, "10,000 stretches", "< 50 ms")] {
        for places in [Vec::new(), vec![Id::new("back")]] {
            let about = if places.is_empty() { "the whole body" } else { "the back" };
            row(&format!("{about}, from {of}"), both(timed_over(library, &places)), wanted);
        }
    }
    let terms = Terms::default();
    let start = Day::parse("2026-01-05").map_or_else(|| now().wall.day().week(), Day::week);
    row("ten years of Mondays, one after the other", both(timed(3, || mondays(start, 520, &shipped, &terms))), "< 5 s");
    row("this week's, from the first Monday on", both(timed(5, || mondays(now().wall.day().week(), 1, &shipped, &terms))), "");
}

/// Another seed each time.
fn timed_over(library: &Library, places: &[Id]) -> (Duration, Duration) {
    let mut seed = 0;
    timed(ROUNDS, || {
        seed += 1;
        let wish = Wish { budget: Duration::from_secs(1200), places: places.to_vec(), seed, ..Wish::default() };
        compose(library, &wish).is_ok()
    })
}
