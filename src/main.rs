//! The program: arguments in, exit code out.

use clap::Parser;
use std::process::ExitCode;
use supple::cli::Cli;
use supple::shell::{commands, completion};

fn main() -> ExitCode {
    completion::answer().unwrap_or_else(|| commands::run(&Cli::parse()))
}
