//! What is written for others to read: documents as texts, never files.

pub mod form;
mod forms;
pub mod ics;
pub mod json;
pub mod png;
pub mod remind;
pub mod routine;
pub mod schema;
pub mod template;
