//! One test binary, so that the suite links once.
mod cli;
mod config;
mod cues;
mod data;
mod figure;
mod load;
mod poses;
mod pty;
mod readme;
mod scenario;
mod schedule;
mod screens;
mod session;
mod support;
mod tidy;
mod told;
mod world;
