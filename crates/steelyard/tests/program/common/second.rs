//! The second machine as far as a test needs one: the program in its following mode, as a process of its own.
//! Invariant: it is stopped with its test, by its process number; each test's first machine has an address of
//! its own.

use jiff::Timestamp;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::IpAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::atomic::{AtomicU8, Ordering};

/// The program that follows. Dropping it stops it.
pub struct Second {
    child: Child,
    /// Kept open, so that what the program prints at its end has a reader.
    _said: BufReader<ChildStdout>,
}

impl Second {
    /// Starts it, and returns when it follows.
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
        // The process is not yet waited for, so its number cannot have passed to another.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// An address of this machine at which no other test listens.
pub fn own_address() -> IpAddr {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    let [_, _, high, low] = std::process::id().to_be_bytes();
    [127, 64 + NEXT.fetch_add(1, Ordering::SeqCst), high, low.clamp(1, 254)].into()
}

/// Runs a command beside the program. Returns its exit code and its whole output.
#[allow(dead_code, reason = "each test uses its part of it")]
pub fn steelyard(data: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
    command.args(arguments).args(["--log", "error", "--data"]).arg(data).stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().expect("the program");
    (status.code().unwrap_or(-1), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

/// Returns the output. Panics if the command fails.
#[allow(dead_code, reason = "each test uses its part of it")]
pub fn well(data: &Path, arguments: &[&str]) -> String {
    let (code, said) = steelyard(data, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

/// From when until when the states say that a moment can be restored.
#[allow(dead_code, reason = "each test uses its part of it")]
pub fn spans(data: &Path) -> Vec<(Timestamp, Timestamp)> {
    let said = steelyard(data, &["--json", "backup", "status"]).1;
    // Its faults follow as text.
    let told = serde_json::Deserializer::from_str(&said).into_iter::<Value>().next();
    let told = told.and_then(Result::ok).unwrap_or_default();
    let end = |span: &Value, name: &str| span[name].as_str()?.parse().ok();
    let all = told["restorable"].as_array().into_iter().flatten();
    all.filter_map(|span| Some((end(span, "from")?, end(span, "to")?))).collect()
}
