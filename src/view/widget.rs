//! Parts that several screens are made of.

pub mod bar;
pub mod digits;
pub mod figure;
pub mod heat;
pub mod letters;
pub mod quarters;
pub mod spark;
pub mod timeline;
