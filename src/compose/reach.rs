//! Whether a stretch can be had at all: whether some wish brings it for what it says it is good for.

use super::dose::usual;
use super::made;
use super::wish::{Met, Wish};
use crate::model::{Library, Purpose, Stretch};
use crate::session::plan::get_ready_time;
use std::time::Duration;

/// Returns whether a wish for one of the purposes of `stretch` may bring it or, if it names none, a wish for no purpose.
/// The most willing wish there is, is tried: for its home, its level, its usual time, and for nothing else.
#[must_use]
pub fn is_reached(library: &Library, stretch: &Stretch) -> bool {
    let ready = get_ready_time(stretch, true, true);
    let wish = Wish {
        budget: ready + Duration::from_secs(u64::from(usual(stretch).seconds)),
        places: vec![stretch.home().clone()],
        level: Some(stretch.level),
        only: Some(vec![stretch.id.clone()]),
        met: Met::All,
        ..Wish::default()
    };
    let mut purposes: Vec<Option<Purpose>> = stretch.good_for.iter().copied().map(Some).collect();
    if purposes.is_empty() {
        purposes.push(None);
    }
    purposes.into_iter().any(|purpose| made(library, &Wish { purpose, ..wish.clone() }).is_some())
}
