//! The exports, judged by programs of others: OSCAL, CycloneDX, security.txt; and the pack by its own
//! digests.
//! Invariant: each judge also gets a spoiled file, so that a judge that finds nothing is known to have
//! looked.

use crate::common::served;
use serde_json::{Value, json};
use served::Served;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;
use std::process::Command;

const JUDGED: [(&str, &str); 4] = [
    ("component-definition.json", "/trust/export/component-definition.json"),
    ("assessment-results.json", "/trust/export/assessment-results.json"),
    ("sbom.json", "/trust/sbom.json"),
    ("security.txt", "/.well-known/security.txt"),
];

/// The faults that the judges find in the files of a folder, by file name.
fn judged(folder: &Path) -> Value {
    let built = Path::new(env!("CARGO_BIN_EXE_steelyard")).ancestors().nth(2).expect("the build folder");
    let told = Command::new(built.join("judges/bin/python"))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/exports/judge.py"))
        .args(JUDGED.map(|(name, _)| folder.join(name)))
        .output()
        .expect("the judges are there: bin/test installs them");
    serde_json::from_slice(&told.stdout)
        .unwrap_or_else(|why| panic!("{why}: {}", String::from_utf8_lossy(&told.stderr)))
}

fn trust(served: &Served, arguments: &[&str]) -> String {
    let told = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .arg("trust")
        .args(arguments)
        .args([
            "--log",
            "error",
            "--operator",
            "Plain & Sons",
            "--security-contact",
            "security@shop.example",
            "--data",
        ])
        .arg(served.folder.join("data"))
        .output()
        .expect("the command");
    assert!(told.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&told.stderr));
    String::from_utf8(told.stdout).expect("text")
}

fn fine() -> Value {
    json!({ "component-definition.json": [], "assessment-results.json": [], "sbom.json": [], "security.txt": [] })
}

#[test]
fn what_is_given_away_is_what_its_readers_expect() {
    let served = Served::start();
    trust(&served, &["run", "data-inventory"]);
    let says = "=1+1, in Sydney";
    trust(&served, &["attest", "data-region", "--by", "Plain & Sons", "--says", says]);
    let folder = served.folder.join("given");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, path) in JUDGED {
        let answer = served.get(path, "").expect("an answer");
        assert_eq!(answer.status, 200, "{path}");
        std::fs::write(folder.join(name), answer.text).expect("written");
    }
    assert_eq!(judged(&folder), fine());
    // The page keeps its lines for ten seconds; the command reads them again.
    let into = folder.to_str().expect("a path");
    trust(&served, &["export", "--format", "oscal", "--into", into]);
    std::fs::write(folder.join("sbom.json"), trust(&served, &["sbom"])).expect("written");
    assert_eq!(judged(&folder), fine());
    let results = std::fs::read_to_string(folder.join("assessment-results.json")).expect("written");
    let results: Value = serde_json::from_str(&results).expect("JSON");
    let observed = &results["assessment-results"]["results"][0]["observations"];
    // The instance may have run checks of its own by now.
    for promise in ["data-inventory", "data-region"] {
        let href = format!("/trust/promise/{promise}\"");
        assert_eq!(observed.to_string().matches(&href).count(), 1, "{promise}: {observed}");
    }
    spoil(&folder);
    for (name, faults) in judged(&folder).as_object().expect("by name") {
        assert!(!faults.as_array().expect("a list").is_empty(), "{name} was spoiled and nobody saw it");
    }
    let table = served.get("/trust/export/promises.csv", "").expect("an answer");
    assert_eq!(table.header("content-disposition"), Some("attachment; filename=\"promises.csv\""));
    assert_eq!(served.get("/trust/export/passwords.csv", "").expect("an answer").status, 404);
    packed(&served, &folder);
}

/// Removes or changes a part that each format requires.
fn spoil(folder: &Path) {
    for (name, right, wrong) in [
        ("component-definition.json", "\"control-id\"", "\"control\""),
        ("assessment-results.json", "\"methods\"", "\"ways\""),
        ("sbom.json", "\"SHA-256\"", "\"SHA-255\""),
        ("security.txt", "Contact: mailto:", "Contact: "),
    ] {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(right), "{name} has no {right}");
        std::fs::write(path, text.replace(right, wrong)).expect("written");
    }
}

/// The pack holds every file with the digest it names, and no cell that a spreadsheet would run as a formula.
fn packed(served: &Served, folder: &Path) {
    trust(served, &["export", "--format", "zip", "--into", folder.to_str().expect("a path")]);
    let file = std::fs::File::open(folder.join("evidence.zip")).expect("the pack");
    let mut pack = zip::ZipArchive::new(file).expect("an archive");
    let mut content = |name: &str| {
        let mut bytes = Vec::new();
        pack.by_name(name)
            .unwrap_or_else(|why| panic!("{name}: {why}"))
            .read_to_end(&mut bytes)
            .expect("bytes");
        bytes
    };
    let sums = String::from_utf8(content("SHA256SUMS")).expect("text");
    for line in sums.lines() {
        let (digest, name) = line.split_once("  ").expect("digest and name");
        assert_eq!(format!("{:x}", Sha256::digest(content(name))), digest, "{name}");
    }
    for name in ["policy-1.txt", "trust.json", "sbom.json", "audit-key.txt", "promises.csv", "security.txt"] {
        assert!(sums.contains(name), "{name} is not in the pack");
    }
    let table = String::from_utf8(content("promises.csv")).expect("text");
    assert!(table.contains("\"'=1+1, in Sydney") && !table.contains(",\"="), "{table}");
}
