//! The tortures in short, against the real program: a few kills, also of its jobs, a few hundred cut clients, a
//! restore, a promotion, replaced keys, and a log of many thousand events.
//! Invariant: the long forms are the same code with larger numbers.

use std::process::Command;

/// Runs it and returns its output. Panics if it did not hold.
fn torture(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_torture")).args(arguments).output().expect("it starts");
    let text = String::from_utf8(output.stdout).expect("it speaks UTF-8");
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn what_was_acknowledged_outlives_kills_and_who_goes_away_leaves_nothing_half_done() {
    let killed = torture(&["kill", "--kills", "4"]);
    assert!(killed.contains("violations: 0 of "), "{killed}");
    let cut = torture(&["cut", "--clients", "200"]);
    assert!(cut.contains("violations: 0 of 200"), "{cut}");
    let rotated = torture(&["rotate", "--values", "2000", "--kills", "3"]);
    assert!(rotated.contains("violations: 0 of "), "{rotated}");
}

#[test]
fn what_is_to_go_goes_once_however_often_the_program_is_killed() {
    let removed = torture(&["remove", "--kills", "6"]);
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
    let sealed = torture(&["audit", "--events", "20000", "--pairs", "0"]);
    assert!(sealed.contains("the whole tree") && sealed.contains("20,000 events were written"), "{sealed}");
}
