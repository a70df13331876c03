//! The mannequin: a skeleton posed by a few numbers, the flesh on it, and what a camera sees of it. Knows no clock.

pub mod build;
pub mod demonstration;
pub mod exchange;
pub mod flesh;
pub mod joint;
pub mod muscle;
pub mod paint;
pub mod point;
pub mod prop;
pub mod skeleton;
pub mod space;

pub use build::Build;
pub use demonstration::{Demonstration, Placed};
pub use joint::{Angles, Limb, Motion, Side};
pub use muscle::Lit;
pub use prop::Prop;
pub use skeleton::{Part, Pose, Segment, Stance};
