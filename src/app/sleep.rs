//! Whether the machine, or the program, slept since the last wake.

use crate::time::{Moment, Stamp};
use std::time::Duration;

/// Later than this, or wall and app clock further apart than this, nobody was there.
const ASLEEP: Duration = Duration::from_secs(2);

/// Returns whether there was a sleep between `before` and `now`, when the next wake was wanted at `wanted`.
#[must_use]
pub(super) fn slept(before: Stamp, now: Stamp, wanted: Option<Moment>) -> bool {
    let passed = i64::try_from(now.moment.since(before.moment).as_millis()).unwrap_or(i64::MAX);
    let on_the_wall = now.wall.millis_since(before.wall);
    let limit = i64::try_from(ASLEEP.as_millis()).unwrap_or(i64::MAX);
    let apart = on_the_wall.saturating_sub(passed).saturating_abs();
    let late = wanted.is_some_and(|wanted| now.moment.since(wanted) > ASLEEP);
    late || apart > limit
}
