//! One test binary, so that the suite links once.
mod data;
mod scenario;
mod screens;
mod session;
mod tidy;
mod world;
