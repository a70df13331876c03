//! One test binary, so that the suite links once.
mod data;
mod session;
mod tidy;
