//! One test binary, so that the suite links once.
mod data;
mod readme;
mod scenario;
mod screens;
mod session;
mod tidy;
mod world;
