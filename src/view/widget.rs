//! Parts that several screens are made of.

pub mod bar;
pub mod blocks;
pub mod choice;
pub mod digits;
pub mod figure;
pub mod heat;
pub mod letters;
pub mod spark;
pub mod split;
pub mod timeline;
