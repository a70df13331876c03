//! placeholder
pub mod history;
pub mod load;
pub mod model;
pub mod printable;
pub mod problem;
pub mod rotation;
pub mod search;
pub mod session;
pub mod shell;
pub mod time;
