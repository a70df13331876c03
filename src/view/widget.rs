//! Parts that several screens are made of.

pub mod bar;
pub mod digits;
pub mod timeline;
