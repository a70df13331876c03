//! The mannequin: a skeleton posed by a few numbers, the flesh on it, and what a camera sees of it. Knows no clock.

pub mod build;
pub mod check;
pub mod contact;
pub mod demonstration;
pub mod exchange;
pub mod finding;
pub mod fingerprint;
pub mod flesh;
pub mod freedom;
pub mod joint;
pub mod lengthening;
pub mod muscle;
pub mod overlap;
pub mod paint;
pub mod placed;
pub mod point;
pub mod posing;
pub mod preset;
pub mod prop;
pub mod skeleton;
pub mod sketch;
pub mod solve;
pub mod space;
pub mod study;
pub mod way;
pub mod weight;
pub mod wording;

pub use build::Build;
pub use demonstration::{Demonstration, Glow, Passed};
pub use joint::{Angles, Limb, Motion, Side};
pub use muscle::Lit;
pub use placed::Placed;
pub use prop::Prop;
pub use skeleton::{Part, Pose, Segment, Stance};
