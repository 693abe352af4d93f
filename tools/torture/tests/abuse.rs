//! A short `torture abuse` against the real program: a quarter second of each kind, in full half a second.
//! Invariant: the long form is the same code with more time and with the bar of the promise.

use std::process::Command;
use testing::forms::{in_full, tell};

/// How long each kind lasts, in milliseconds.
const FULL: usize = 500;
const SHORT: usize = 250;

#[test]
fn whatever_one_client_does_the_program_stays_small_and_serves_the_others() {
    let lasts = if in_full() { FULL } else { SHORT };
    tell(lasts, FULL, "milliseconds of each kind");
    let run =
        Command::new(env!("CARGO_BIN_EXE_torture")).args(["abuse", "--short", &lasts.to_string()]).output();
    let output = run.expect("it starts");
    let text = String::from_utf8(output.stdout).expect("it speaks UTF-8");
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    // Many kinds try each promise of the edge: a run without most of them proves nothing.
    let held =
        text.lines().find_map(|line| line.strip_prefix("kinds held: ")).expect("it says how many held");
    let (held, of) = held.split_once(" of ").expect("so many of so many");
    assert!(held == of && of.parse::<usize>().is_ok_and(|kinds| kinds >= 40), "{text}");
}
