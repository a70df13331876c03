//! What was asked for on the command line, as a wish: the filters of a list, how long, and what to leave out.

use super::list::{filter, hits};
use super::{World, unknown};
use crate::app::Files;
use crate::app::making::plain_wish;
use crate::cli;
use crate::compose::{Avoid, Wish};
use crate::history::History;
use crate::model::words::CAUTION_TAGS;
use crate::model::{Id, Library};
use crate::printable::mask;
use crate::time::{ClockTime, Wall};
use std::time::Duration;

const SHORTEST: Duration = Duration::from_secs(20);
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// Returns whether anything is asked for that a routine must be made for.
pub(super) fn is_one(composing: &cli::Composing, wish: &cli::Wish) -> bool {
    *composing != cli::Composing::default() || *wish != cli::Wish::default()
}

/// Returns the wish.
///
/// # Errors
/// What of it makes no sense.
pub(super) fn read(
    world: &World,
    files: &Files,
    history: &History,
    composing: &cli::Composing,
    wish: &cli::Wish,
) -> Result<Wish, String> {
    let library = &files.library;
    let filter = filter(wish, library, &files.favourites)?;
    let now = world.clock().now().wall;
    let only = match (filter.favourites, hits(wish, library)) {
        (Some(favourites), Some(hits)) => Some(hits.into_iter().filter(|id| favourites.contains(id)).collect()),
        (favourites, hits) => favourites.or(hits),
    };
    let plain = plain_wish(&files.config, library, history, now);
    Ok(Wish {
        budget: budget(composing, now)?.unwrap_or(plain.budget),
        places: filter.places,
        purpose: filter.purpose,
        kind: filter.kind,
        positions: filter.positions,
        at_hand: filter.at_hand.or(plain.at_hand),
        level: filter.level,
        only,
        avoid: avoid(plain.avoid, &composing.avoid, library)?,
        seed: composing.seed.unwrap_or(plain.seed),
        ..plain
    })
}

fn budget(composing: &cli::Composing, now: Wall) -> Result<Option<Duration>, String> {
    let budget = match (&composing.minutes, &composing.until) {
        (Some(text), _) => minutes(text).ok_or_else(|| format!("\"{}\" is no length; write it as 8 or 7:30", mask(text)))?,
        (None, Some(text)) => until(text, now)?,
        (None, None) => return Ok(None),
    };
    if budget < SHORTEST {
        return Err("that is no time for a stretch; 20 seconds is the least".to_owned());
    }
    if budget > LONGEST {
        return Err("that is longer than a routine gets; an hour is the most".to_owned());
    }
    Ok(Some(budget))
}

fn minutes(text: &str) -> Option<Duration> {
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let (minutes, seconds) = match text.split_once(':') {
        Some((minutes, seconds)) if seconds.len() == 2 => (number(minutes)?, number(seconds).filter(|seconds| *seconds < 60)?),
        Some(_) => return None,
        None => (number(text)?, 0),
    };
    minutes.checked_mul(60)?.checked_add(seconds).map(Duration::from_secs)
}

/// Returns when a routine is to be over, where that was asked for.
pub(super) fn end(world: &World, composing: &cli::Composing) -> Option<Wall> {
    let now = world.clock().now().wall;
    let left = composing.until.as_ref().and_then(|text| until(text, now).ok())?;
    Some(now.plus(left))
}

/// The time left until a time of this day, whole seconds of it.
fn until(text: &str, now: Wall) -> Result<Duration, String> {
    let time = ClockTime::parse(text).ok_or_else(|| format!("\"{}\" is no time of day; write it as 09:58", mask(text)))?;
    let end = i64::from(time.minutes()) * 60;
    let passed = i64::from(now.time_of_day().minutes()) * 60 + now.instant().rem_euclid(60);
    match u64::try_from(end - passed) {
        Ok(left) if left > 0 => Ok(Duration::from_secs(left)),
        _ => Err(format!("{text} is past; it is {}", now.clock_time())),
    }
}

/// Leaves out `words` besides.
fn avoid(mut avoid: Avoid, words: &[String], library: &Library) -> Result<Avoid, String> {
    for word in words {
        if !avoid.add(&Id::nearest(word), library) {
            return Err(format!(
                "{}; to be careful of there are {}",
                unknown("caution, region or stretch", word, library.avoidable()),
                CAUTION_TAGS.join(", ")
            ));
        }
    }
    Ok(avoid)
}
