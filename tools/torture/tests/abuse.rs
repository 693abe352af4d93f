//! A short `torture abuse` against the real program: half a second of each kind.
//! Invariant: the long form is the same code with more time and with the bar of the promise.

use std::process::Command;

#[test]
fn whatever_one_client_does_the_program_stays_small_and_serves_the_others() {
    let run = Command::new(env!("CARGO_BIN_EXE_torture")).args(["abuse", "--short"]).output();
    let output = run.expect("it starts");
    let text = String::from_utf8(output.stdout).expect("it speaks UTF-8");
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    // Many kinds try each promise of the edge: a run without most of them proves nothing.
    let held =
        text.lines().find_map(|line| line.strip_prefix("kinds held: ")).expect("it says how many held");
    let (held, of) = held.split_once(" of ").expect("so many of so many");
    assert!(held == of && of.parse::<usize>().is_ok_and(|kinds| kinds >= 40), "{text}");
}
