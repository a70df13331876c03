//! `supple while` where there is no screen: the command runs as if nobody had stretched.
#![cfg(unix)]

use crate::support::run::Supple;
use std::io::Write;
use std::process::{Command, Stdio};

fn run(words: &[&str]) -> crate::support::run::Ran {
    let args = ["while", "--"].iter().chain(words);
    Supple::new().env("PATH", "/usr/bin:/bin").args(args).run()
}

#[test]
fn the_exit_code_is_that_of_the_command() {
    run(&["sh", "-c", "exit 7"]).code(7).stdout_is("").stderr_is("");
    run(&["sh", "-c", "echo out; echo err >&2"]).success().stdout_is("out\n").stderr_is("err\n");
    run(&["sh", "-c", "kill -TERM $$"]).code(128 + 15);
    run(&["no-such-program"]).code(127).stderr_is("supple: no-such-program: it is not there\n");
    run(&["/"]).code(126).stderr_has("permission denied");
    run(&[]).code(2).stderr_has("<CMD>");
    run(&["sh", "-c", "echo $0", "--color"]).success().stdout_is("--color\n");
}

#[test]
fn a_pipe_is_left_to_the_command_and_a_signal_reaches_it() {
    let script = "trap 'echo caught; exit 9' TERM; read line; echo \"$line\"; while :; do sleep 0.05; done";
    let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
    command.args(["while", "--", "sh", "-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut supple = command.spawn().expect("it starts");
    supple.stdin.take().expect("a pipe").write_all(b"for you\n").expect("it reads");
    let mut said = std::io::BufReader::new(supple.stdout.take().expect("a pipe"));
    let mut line = String::new();
    std::io::BufRead::read_line(&mut said, &mut line).expect("it says it");
    assert_eq!(line, "for you\n");
    let supple_id = rustix::process::Pid::from_child(&supple);
    rustix::process::kill_process(supple_id, rustix::process::Signal::TERM).expect("it is there");
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut said, &mut rest).expect("it ends");
    assert_eq!((rest.as_str(), supple.wait().expect("it ends").code()), ("caught\n", Some(9)));
}
