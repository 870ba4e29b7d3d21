//! Runs the command as a program.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// The exit code and the output of a command.
pub struct Output {
    pub code: i32,
    pub out: String,
    pub error: String,
}

/// Returns the command with arguments.
pub fn what_changed(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_what-changed"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs a command with an input until it ends.
pub fn run(mut command: Command, input: impl AsRef<[u8]>) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that rejects its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Output { code: output.status.code().unwrap(), out: text(output.stdout), error: text(output.stderr) }
}
