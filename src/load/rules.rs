//! What the content must keep to beyond its form: rules about one stretch, about a routine, about the library as a whole.
//!
//! What is stored in the program was held to them as files, by the tests; what is read from text is held to them here.

pub(super) mod claim;
mod clause;
pub(super) mod library;
pub(super) mod reach;
pub(super) mod routine;
pub(super) mod stretch;

use crate::model::Stretch;
use crate::model::words::{Kind, Purpose, Spine};
use std::time::Duration;

/// The longest a muscle may be held in a warm-up: held longer, it gives a little less right afterwards.
const WARM_UP_HOLD: Duration = Duration::from_secs(30);

/// Returns whether `stretch` is held at its end, by itself or against a press.
fn is_held(stretch: &Stretch) -> bool {
    matches!(stretch.kind, Kind::Static | Kind::Pnf)
}

/// Returns whether a purpose and a stretch must not meet: rounding under load is nothing for a back that is stiff from
/// the night, or sore.
pub(super) fn is_dangerous(purpose: Purpose, spine: &[Spine]) -> bool {
    matches!(purpose, Purpose::Morning | Purpose::Care) && spine.contains(&Spine::FlexionLoaded)
}
