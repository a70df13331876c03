//! shell
pub mod embed;
