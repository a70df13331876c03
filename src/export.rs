//! What is written for others to read: documents as texts, never files.

pub mod json;
