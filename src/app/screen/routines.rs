//! Routines: every routine, by purpose.

use crate::app::list::Chosen;
use crate::model::{Library, Purpose, Routine};
use std::sync::Arc;

/// The state of the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Routines {
    pub chosen: Chosen,
}

/// Returns the routines by purpose, in the order of the purposes, then by name.
#[must_use]
pub fn listed(library: &Library) -> Vec<&Arc<Routine>> {
    let rank = |purpose: Purpose| Purpose::ALL.iter().position(|other| *other == purpose);
    let mut routines: Vec<&Arc<Routine>> = library.routines().collect();
    routines.sort_by(|a, b| (rank(a.purpose), &a.name).cmp(&(rank(b.purpose), &b.name)));
    routines
}
