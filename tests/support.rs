//! What tests share: one file below `support/` for each way of trying the program.

#[cfg(feature = "pdf")]
pub(crate) mod pdf;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod terminal;
