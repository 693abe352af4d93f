//! Generates Rust from promises.toml: a variant for each promise, so that a promise without a line in
//! `lines.rs`, or a line without a promise, does not compile.
//! Invariant: every entry is generated; an entry that is not understood stops the build with its id. The path
//! of promises.toml is relative to the package, where cargo runs this, because a built folder may be moved.

use serde::Deserialize;
use std::fmt::Write as _;
use std::path::Path;

const REGISTER: &str = "../../promises.toml";

#[derive(Deserialize)]
struct File {
    count: usize,
    promise: Vec<Promise>,
}

#[derive(Deserialize)]
struct Promise {
    id: String,
    title: String,
    applies: String,
    statement: String,
    mechanism: String,
    probe: Probe,
    fails: String,
    setting: String,
    default: String,
    #[serde(default)]
    asvs: Vec<String>,
}

#[derive(Deserialize)]
struct Probe {
    does: String,
    every: String,
    evidence: String,
}

fn main() {
    println!("cargo:rerun-if-changed={REGISTER}");
    let text = std::fs::read_to_string(REGISTER).unwrap_or_else(|why| panic!("{REGISTER}: {why}"));
    let file: File = toml::from_str(&text).unwrap_or_else(|why| panic!("{REGISTER}: {why}"));
    assert_eq!(file.count, file.promise.len(), "promises.toml: `count` is not the number of promises");
    let out = std::env::var("OUT_DIR").expect("cargo says where to write");
    std::fs::write(Path::new(&out).join("register.rs"), rust(&file.promise)).expect("written");
}

fn rust(promises: &[Promise]) -> String {
    let mut out = String::new();
    for (name, applies, doc) in [
        ("Kept", "product", "What this program keeps."),
        ("Vouched", "operator", "What the operator vouches for."),
    ] {
        let of: Vec<&Promise> = promises.iter().filter(|p| p.applies == applies).collect();
        let _ = writeln!(out, "/// {doc}\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum {name} {{");
        of.iter().for_each(|p| {
            let _ = writeln!(out, "/// {}\n{},", p.statement, variant(&p.id));
        });
        let _ = writeln!(out, "}}");
    }
    let _ = writeln!(
        out,
        "/// Every promise, in the order of the trust page.\npub static PROMISES: &[Promise] = &["
    );
    promises.iter().for_each(|p| {
        let _ = writeln!(out, "{},", entry(p));
    });
    let _ = writeln!(out, "];");
    out
}

fn entry(p: &Promise) -> String {
    let by = match p.applies.as_str() {
        "product" => format!("By::Product(Kept::{})", variant(&p.id)),
        "operator" => format!("By::Operator(Vouched::{})", variant(&p.id)),
        other => panic!("promises.toml: {}: applies to {other}", p.id),
    };
    format!(
        "Promise {{ id: {:?}, title: {:?}, by: {by}, statement: {:?}, mechanism: {:?}, does: {:?}, every: {}, evidence: \
         {:?}, fails: {:?}, setting: {:?}, default: {:?}, asvs: &{:?} }}",
        p.id,
        p.title,
        p.statement,
        p.mechanism,
        p.probe.does,
        seconds(&p.id, &p.probe.every),
        p.probe.evidence,
        p.fails,
        p.setting,
        p.default,
        p.asvs
    )
}

/// `tls-min` becomes `TlsMin`.
fn variant(id: &str) -> String {
    id.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// The longest time between two runs, in seconds. "On start" alone means each day too: a program that runs for a year
/// would otherwise show a year-old result.
fn seconds(id: &str, every: &str) -> u32 {
    let word = every.split([' ', ';']).find(|word| !["on", "start", "+"].contains(word)).unwrap_or("24h");
    if word == "weekly" {
        return 7 * 86_400;
    }
    let (number, unit) = word.split_at(word.len() - 1);
    let unit = match unit {
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => panic!("promises.toml: {id}: the interval {every:?} is not understood"),
    };
    number.parse::<u32>().unwrap_or_else(|_| panic!("promises.toml: {id}: the interval {every:?}")) * unit
}
