//! The checks of the promises as the served program runs them by itself.
//! Invariant: no command asks for a check here. That a program whose checks are off says so is in `commands`.

use crate::common::served::Served;
use crate::disk::until;
use serde_json::Value;
use std::time::Duration;

/// For the first of many checks, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The number of promises that were checked.
fn checked(served: &Served) -> usize {
    let text = served.get("/trust.json", "").expect("an answer").text;
    let told: Value = serde_json::from_str(&text).expect("JSON");
    let lines = told["promises"].as_array().expect("promises");
    lines.iter().filter(|line| !line["checked_at"].is_null()).count()
}

#[test]
fn a_program_checks_its_promises_by_itself() {
    let served = Served::with(&["--backup", "off", "--trust-first-round", "0"]);
    until("two checks", PATIENCE, || checked(&served) > 1);
}
