//! What is written for others to read: documents as texts, never files.

pub mod csv;
pub mod document;
pub mod form;
mod forms;
pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod png;
pub mod remind;
pub mod routine;
pub mod safety;
pub mod schema;
pub mod svg;
pub mod template;
