//! The cases in this repository are a copy of the specification's; this test compares the two.
//! Invariant: both have the same files, byte for byte, whenever the specification is in a folder beside the
//! repository.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own files has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

#[test]
fn the_cases_are_those_of_the_specification() {
    let domain = repository().join("../shared/domain");
    if !domain.is_dir() {
        println!("the specification does not lie beside the repository: nothing to compare");
        return;
    }
    let mut expected = files(&domain.join("cases"));
    expected.insert("case.schema.json".to_owned(), fs::read(domain.join("case.schema.json")).unwrap());
    let mut ours = files(&repository().join("tests/cases"));
    // Which of them pass is the product's own to say.
    ours.remove("open.txt");
    assert_eq!(ours.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (name, bytes) in expected {
        assert!(ours[&name] == bytes, "{name} differs from the specification");
    }
}

#[test]
fn the_copy_is_complete_enough_to_be_run() {
    let ours = files(&repository().join("tests/cases"));
    for name in ["README.md", "case.schema.json", "sell/P1.json", "make/A2-ccp-dip-holds-batch.json"] {
        assert!(ours.contains_key(name), "{name} is missing");
    }
}

#[test]
fn the_promises_are_those_of_the_specification() {
    let theirs = repository().join("../shared/promises.toml");
    if !theirs.is_file() {
        println!("the specification does not lie beside the repository: nothing to compare");
        return;
    }
    assert!(
        fs::read(theirs).unwrap() == fs::read(repository().join("promises.toml")).unwrap(),
        "promises.toml differs"
    );
}
