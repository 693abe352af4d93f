//! The list of slow tests: each line says how long a test takes in `bin/test`, and why no cheaper form of it finds the same.
//! Invariant: no test of the list takes more than 30 seconds. The list has the figures, because a test that is timed while it
//! runs would fail by chance on a busy machine.

use super::none;
use super::source::{File, files};

const LIST: &str = "tests/slow.txt";
const MOST_SECONDS: u32 = 30;

fn faults(list: &str, tests: &[File]) -> Vec<String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| fault(line, tests).map(|why| format!("{LIST}: {line}: {why}"))).collect()
}

/// A line is `seconds | test | why`.
fn fault(line: &str, tests: &[File]) -> Option<&'static str> {
    let parts: Vec<&str> = line.split('|').map(str::trim).collect();
    let [seconds, test, why] = parts[..] else { return Some("is not seconds, test, why") };
    let name = format!("fn {}(", test.rsplit("::").next().unwrap_or(test));
    match seconds.parse::<u32>() {
        Err(_) => Some("begins with no number of seconds"),
        Ok(seconds) if seconds > MOST_SECONDS => Some("takes too long: give it a shorter form"),
        Ok(_) if why.is_empty() => Some("says not why"),
        Ok(_) if !tests.iter().any(|file| file.text.contains(&name)) => Some("no test has this name"),
        Ok(_) => None,
    }
}

#[test]
fn no_test_takes_more_than_half_a_minute_and_each_slow_one_has_its_reason() {
    let list = files(&[LIST], &[".txt"]);
    let tests = files(&["crates", "tools"], &[".rs"]);
    none(LIST, faults(list.first().map_or("", |file| &file.text), &tests));
}

#[test]
fn a_line_that_is_too_long_without_reason_or_without_test_is_found() {
    let tests = [File::new("crates/a/src/lib.rs", "#[test]\nfn slow() {}\n")];
    let found = |line: &str| faults(line, &tests).len();
    assert_eq!(found("# seconds | test | why\n30 | a::slow | it waits for a real mail"), 0);
    for line in
        ["31 | a::slow | x", "20 | a::slow |", "20 | a::gone | x", "a::slow | x", "long | a::slow | x"]
    {
        assert_eq!(found(line), 1, "{line}");
    }
}
