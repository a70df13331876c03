//! Whether a stretch can be had at all: whether some wish that says what it is for, brings it.

use super::dose::usual;
use super::made;
use super::wish::{Met, Wish};
use crate::model::{Library, Stretch};
use crate::session::plan::get_ready_time;
use std::time::Duration;

/// Returns whether a wish for one of the purposes of `stretch` may bring it. The most willing wish there is, is tried:
/// for its home, its level, its usual time, and for nothing else.
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
    stretch.good_for.iter().any(|purpose| made(library, &Wish { purpose: Some(*purpose), ..wish.clone() }).is_some())
}
