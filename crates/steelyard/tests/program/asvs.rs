//! `asvs.toml`: each requirement of OWASP ASVS 5.0.0 of level 1 and 2, with its one answer.
//! Invariant: no number is left out; each test, promise and path that an answer names exists; an open
//! requirement says where it belongs. Each fault is planted once and found.

mod absent;
mod browser;
mod document;
mod numbers;

use crate::tidy::none;
use crate::tidy::source::root;
use assurance::lines::{self, Check};
use assurance::register;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// At most this many requirements may be open.
const MOST_OPEN: usize = 45;
/// Longest summary of a requirement, in characters: our own few words, never the standard's text.
const FEW: usize = 110;

/// One requirement and its answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    level: u8,
    asks: String,
    test: Option<Vec<String>>,
    promise: Option<Vec<String>>,
    not_applicable: Option<String>,
    open: Option<String>,
    r#where: Option<String>,
}

type List = BTreeMap<String, Line>;

fn list() -> List {
    let text = fs::read_to_string(root().join("asvs.toml")).expect("the list");
    toml::from_str(&text).expect("each number once, with the fields of a line")
}

#[test]
fn each_requirement_has_one_answer_that_stands() {
    let list = list();
    let count = |is: fn(&Line) -> bool| list.values().filter(|line| is(line)).count();
    let (tests, promises) = (count(|it| it.test.is_some()), count(|it| it.promise.is_some()));
    let (apart, open) = (count(|it| it.not_applicable.is_some()), count(|it| it.open.is_some()));
    println!(
        "ASVS 5.0.0, levels 1 and 2: {} requirements; {} apply; {tests} held by tests, {promises} by promises; {open} open",
        list.len(),
        list.len() - apart
    );
    for (number, _) in numbers::all() {
        let what = list.get(&number).and_then(|line| line.open.as_ref());
        what.iter().for_each(|what| println!("open: {number} {what}"));
    }
    none("asvs.toml says of each requirement what holds it", faults(&list));
}

/// The faults of a list.
fn faults(list: &List) -> Vec<String> {
    let wanted: BTreeMap<String, u8> = numbers::all().collect();
    let mut found: Vec<String> = wanted
        .iter()
        .filter(|(number, _)| !list.contains_key(*number))
        .map(|(number, level)| format!("{number} (level {level}) is absent"))
        .collect();
    for (number, line) in list {
        let faults = match wanted.get(number) {
            None => vec!["the standard has no such number of level 1 or 2".to_owned()],
            Some(level) if *level != line.level => vec![format!("it is of level {level}")],
            Some(_) => faults_of(line),
        };
        found.extend(faults.into_iter().map(|fault| format!("{number}: {fault}")));
    }
    let open = list.values().filter(|line| line.open.is_some()).count();
    if open > MOST_OPEN {
        found.push(format!("{open} lines are open, and {MOST_OPEN} may be"));
    }
    found
}

fn faults_of(line: &Line) -> Vec<String> {
    let answers =
        [line.test.is_some(), line.promise.is_some(), line.not_applicable.is_some(), line.open.is_some()];
    let mut found = Vec::new();
    if answers.iter().filter(|is| **is).count() != 1 {
        found.push("one answer is wanted: test, promise, not_applicable or open".to_owned());
    }
    if line.asks.is_empty() || line.asks.chars().count() > FEW {
        found.push(format!("say what it asks in 1 to {FEW} characters"));
    }
    let (tests, promises) = (line.test.iter().flatten(), line.promise.iter().flatten());
    found.extend(tests.filter_map(|test| fault_of_test(test).map(|why| format!("{test}: {why}"))));
    found.extend(promises.filter_map(|id| fault_of_promise(id).map(|why| format!("{id}: {why}"))));
    for named in [line.test.as_ref().map(Vec::len), line.promise.as_ref().map(Vec::len)] {
        if named == Some(0) {
            found.push("name at least one".to_owned());
        }
    }
    if line.not_applicable.as_ref().is_some_and(|why| why.len() < 10) {
        found.push("say why it does not apply".to_owned());
    }
    if line.open.as_ref().is_some_and(|what| !what.contains("(issue ") && !what.contains("(no issue yet)")) {
        found.push("say behind what is missing where it belongs: (issue 33), or (no issue yet)".to_owned());
    }
    if let Some(path) = line.r#where.as_ref().filter(|path| !root().join(path.as_str()).exists()) {
        found.push(format!("{path} is not there"));
    }
    found
}

/// Why `path::name` is not a test of this repository.
fn fault_of_test(test: &str) -> Option<&'static str> {
    let Some((path, name)) = test.split_once(".rs::") else { return Some("write path.rs::name") };
    let Ok(text) = fs::read_to_string(root().join(format!("{path}.rs"))) else { return Some("no such file") };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let starts = [format!("fn {name}("), format!("async fn {name}(")];
    let Some(at) = lines.iter().position(|line| starts.iter().any(|start| line.starts_with(start.as_str())))
    else {
        return Some("no such function");
    };
    let before = lines[..at].iter().rev().take_while(|line| line.starts_with('#') || line.starts_with("//"));
    let marks: BTreeSet<&str> = before.copied().collect();
    match marks.iter().any(|it| it.starts_with("#[test]") || it.starts_with("#[tokio::test")) {
        false => Some("not a test"),
        true => marks.iter().any(|it| it.starts_with("#[ignore")).then_some("not run"),
    }
}

/// Why this promise does not hold a requirement: it does not exist, or it is not kept as a whole yet.
fn fault_of_promise(id: &str) -> Option<&'static str> {
    let Some(promise) = register::named(id) else { return Some("no such promise") };
    match lines::of(promise.by).check {
        Check::Live(_) | Check::Word(_) | Check::Seen(..) => None,
        Check::Part(..) | Check::Awaits(_) => Some("the promise is not kept as a whole yet"),
    }
}

#[test]
fn each_fault_of_the_list_is_found() {
    let whole = list();
    let line =
        |more: &str| -> Line { toml::from_str(&format!("level = 1\nasks = \"x\"\n{more}")).expect("a line") };
    for (planted, found) in [
        ("", "one answer"),
        ("open = \"x (issue 33)\"\nnot_applicable = \"there is no such thing\"", "one answer"),
        ("open = \"something is missing\"", "where it belongs"),
        ("test = []", "at least one"),
        ("test = [\"crates/kernel/src/money.rs::nothing_of_this_name\"]", "no such function"),
        ("test = [\"crates/kernel/src/nothing.rs::x\"]", "no such file"),
        ("test = [\"crates/web/src/asked.rs::clock\"]", "not a test"),
        ("promise = [\"nobody-promised-this\"]", "no such promise"),
        ("promise = [\"sbom-provenance\"]", "not kept as a whole"),
        ("not_applicable = \"no\"", "say why"),
        ("open = \"x (issue 33)\"\nwhere = \"crates/nowhere.rs\"", "is not there"),
    ] {
        let faults = faults_of(&line(planted));
        assert!(faults.iter().any(|fault| fault.contains(found)), "{planted}: {faults:?}");
    }
    let with = |number: &str, line: Line| -> List {
        whole.clone().into_iter().chain([(number.to_owned(), line)]).collect()
    };
    let mut short = whole.clone();
    short.remove("8.4.1");
    assert_eq!(faults(&short), ["8.4.1 (level 2) is absent"]);
    let of = |number: &str| faults(&with(number, line("open = \"x (issue 33)\""))).join("\n");
    assert!(of("8.4.1").contains("8.4.1: it is of level 2"));
    assert!(of("8.4.2").contains("8.4.2: the standard has no such number"));
    let all_open = whole.keys().map(|number| (number.clone(), line("open = \"x (issue 33)\""))).collect();
    assert!(faults(&all_open).iter().any(|fault| fault.contains("lines are open, and 45 may be")));
}
