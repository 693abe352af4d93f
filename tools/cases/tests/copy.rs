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
    let (theirs, ours) = (fs::read_to_string(theirs).unwrap(), repository().join("promises.toml"));
    assert_eq!(differing(&theirs, &fs::read_to_string(ours).unwrap()), Vec::<String>::new());
}

/// The promises that differ from the specification without saying why. One that says why (`added`) may have a wording of its own,
/// or be one that the specification lacks.
fn differing(theirs: &str, ours: &str) -> Vec<String> {
    let blocks = |text: &str| -> Vec<Vec<String>> {
        text.split("[[promise]]").map(|block| block.trim().lines().map(str::to_owned).collect()).collect()
    };
    let (theirs, ours) = (blocks(theirs), blocks(ours));
    let says_why = |block: &[String]| block.iter().any(|line| line.starts_with("added = "));
    let is_bound = |line: &&String| !["statement = ", "added = "].iter().any(|own| line.starts_with(own));
    let fits = |other: &[String], own: &[String]| match says_why(own) {
        true => other.iter().filter(is_bound).eq(own.iter().filter(is_bound)),
        false => other == own,
    };
    let lost = theirs.iter().filter(|other| !ours.iter().any(|own| fits(other, own)));
    let new = ours.iter().filter(|own| !says_why(own) && !theirs.contains(own));
    lost.chain(new).map(|block| block.first().cloned().unwrap_or_default()).collect()
}

#[test]
fn a_promise_differs_only_where_it_says_why() {
    let of = |id: &str, rest: &str| format!("[[promise]]\nid = \"{id}\"\n{rest}\n");
    let theirs = ["count = 2\n\n".into(), of("a", "statement = \"x\""), of("b", "fails = \"red\"")].concat();
    let with = |a: &str, b: &str| ["count = 2\n\n".into(), of("a", a), of("b", b)].concat();
    let differ = |ours: String| differing(&theirs, &ours).len();
    assert_eq!(differ(theirs.clone()), 0);
    assert_eq!(differ(with("statement = \"y\"\nadded = \"why\"", "fails = \"red\"")), 0);
    assert!(differ(with("statement = \"y\"", "fails = \"red\"")) > 0, "without a reason");
    assert!(differ(with("statement = \"x\"", "fails = \"no\"\nadded = \"why\"")) > 0, "more than a wording");
    assert!(
        differ(theirs.clone() + &of("c", "added = \"why\"")) == 0
            && differ(theirs.clone() + &of("c", "")) > 0
    );
    assert!(differ(with("statement = \"x\"", "")) > 0, "one is lost");
}
