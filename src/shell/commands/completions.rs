//! `supple completions`: what teaches a shell to complete.

use super::super::completion;
use super::Output;
use crate::cli;

pub(super) fn run(completions: &cli::Completions) -> Output {
    Output::of(completion::script(completions.shell))
}
