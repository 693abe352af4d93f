//! The tortures in short, against the real program: a few kills, also of its jobs, cut clients, a restore, a
//! promotion, replaced keys, and a log of many events.
//! Invariant: the long forms are the same code with larger numbers.

use std::process::Command;
use testing::forms::{in_full, tell};

/// Runs it and returns its output. Panics if it did not hold.
fn torture(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_torture")).args(arguments).output().expect("it starts");
    let text = String::from_utf8(output.stdout).expect("it speaks UTF-8");
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    text
}

/// One of two numbers, in full or in short.
fn many(full: usize, short: usize, of_what: &str) -> String {
    let many = if in_full() { full } else { short };
    tell(many, full, of_what);
    many.to_string()
}

#[test]
fn what_was_acknowledged_outlives_kills_and_who_goes_away_leaves_nothing_half_done() {
    let killed = torture(&["kill", "--kills", &many(4, 2, "kills")]);
    assert!(killed.contains("violations: 0 of "), "{killed}");
    let clients = many(200, 60, "clients that go away");
    let cut = torture(&["cut", "--clients", &clients]);
    assert!(cut.contains(&format!("violations: 0 of {clients}")), "{cut}");
    let (values, kills) = (many(2_000, 500, "values"), many(3, 1, "kills under new keys"));
    let rotated = torture(&["rotate", "--values", &values, "--kills", &kills]);
    assert!(rotated.contains("violations: 0 of "), "{rotated}");
}

#[test]
fn what_is_to_go_goes_once_however_often_the_program_is_killed() {
    let removed = torture(&["remove", "--kills", &many(6, 3, "kills while things go")]);
    assert!(removed.contains("violations: 0 of "), "{removed}");
}

#[test]
fn what_was_acknowledged_is_there_after_a_restore_and_on_the_copy_that_takes_over() {
    let restored = torture(&["restore", "--bills", "200"]);
    assert!(restored.contains("the last second: 220 of 220 there"), "{restored}");
    let promoted = torture(&["promote", "--bills", "200"]);
    assert!(promoted.contains("violations: 0 of "), "{promoted}");
}

#[test]
fn a_log_of_many_thousand_events_is_sealed_and_proved() {
    let sealed = torture(&["audit", "--events", &many(20_000, 5_000, "events"), "--pairs", "0"]);
    let written = if in_full() { "20,000" } else { "5,000" };
    assert!(sealed.contains("the whole tree"), "{sealed}");
    assert!(sealed.contains(&format!("{written} events were written")), "{sealed}");
}
