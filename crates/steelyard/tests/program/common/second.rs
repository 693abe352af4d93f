//! The second machine as far as a test needs one: the program that follows, a process of its own.
//! Must stay true: it is stopped with its test, by its number; each test's first machine has an address of its own.

use std::io::{BufRead, BufReader};
use std::net::IpAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::atomic::{AtomicU8, Ordering};

/// The program that follows; dropping it stops it.
pub struct Second {
    child: Child,
    /// What it says at its end goes somewhere.
    _said: BufReader<ChildStdout>,
}

impl Second {
    /// Returns when it follows.
    pub fn begin(place: &Path, ticket: Option<&Path>) -> Second {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
        command.args(["replica", "follow", "--log", "error", "--data"]).arg(place);
        if let Some(ticket) = ticket {
            command.arg("--ticket").arg(ticket);
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("the program");
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        said.read_line(&mut line).expect("its first line");
        assert!(line.starts_with("ready following"), "it does not follow: {line}");
        Second { child, _said: said }
    }
}

impl Drop for Second {
    fn drop(&mut self) {
        // Not yet waited for, its number is its own.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// An address of this machine that no other test listens at.
pub fn own_address() -> IpAddr {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    let [_, _, high, low] = std::process::id().to_be_bytes();
    [127, 64 + NEXT.fetch_add(1, Ordering::SeqCst), high, low.clamp(1, 254)].into()
}

/// A command beside the program: its exit code and all it said.
#[allow(dead_code, reason = "each test uses its part of it")]
pub fn steelyard(data: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
    command.args(arguments).args(["--log", "error", "--data"]).arg(data).stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().expect("the program");
    (status.code().unwrap_or(-1), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

/// Gives what was said. Panics where it did not go well.
#[allow(dead_code, reason = "each test uses its part of it")]
pub fn well(data: &Path, arguments: &[&str]) -> String {
    let (code, said) = steelyard(data, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}
