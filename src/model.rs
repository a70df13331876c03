//! The nouns: areas, stretches, doses, routines, the library that holds them, the schedule; all checked and resolved.

pub mod area;
pub mod dose;
pub mod favourites;
pub mod filter;
pub mod id;
pub mod inventory;
pub mod library;
pub mod routine;
pub mod schedule;
pub mod stretch;
pub mod words;

pub use area::{Area, Favourite, Muscle, Region, Related};
pub use dose::{Dose, DoseChange};
pub use favourites::{Favourites, Marked};
pub use filter::Filter;
pub use id::Id;
pub use library::Library;
pub use routine::{Routine, Step};
pub use schedule::{Activity, Entry, Measure, Planned, Schedule, When};
pub use stretch::{Caution, Guide, Link, Origin, Stretch};
pub use words::{Kind, LinkKind, Position, Prop, Purpose, Side, Sides, Spine, Weekday};
