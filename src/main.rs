//! The program: arguments in, exit code out.

use clap::Parser;
use std::process::ExitCode;
use supple::cli::Cli;

fn main() -> ExitCode {
    supple::shell::commands::run(&Cli::parse())
}
