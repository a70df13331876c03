//! What it costs to make a routine.

use super::{both, many, row, say, shipped, timed};
use std::time::Duration;
use supple::compose::{Wish, compose};
use supple::model::{Id, Library};

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
