//! The documents: their links lead somewhere, the paths they name exist, and the README stays short.
//! Invariant: each finding names file, line and what is wrong.

use super::none;
use super::source::{File, files, root};
use std::path::Path;

/// What it is, two pictures, two commands, your own shop, further pages.
const README_LINES: usize = 120;

fn documents() -> Vec<File> {
    files(
        &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs"],
        &[".md"],
    )
}

#[test]
fn the_readme_stays_short() {
    let readme = files(&["README.md"], &[".md"]);
    let lines = readme.first().map_or(0, |file| file.text.lines().count());
    assert!((1..=README_LINES).contains(&lines), "README.md has {lines} lines; move a task to docs/operate");
}

#[test]
fn every_link_of_a_document_leads_to_a_file() {
    let found =
        documents().iter().flat_map(|file| lost_links(file, |path| root().join(path).exists())).collect();
    none("a link leads to a file of the repository", found);
}

/// Links to missing files.
fn lost_links(file: &File, exists: impl Fn(&Path) -> bool) -> Vec<String> {
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
    let mut found = Vec::new();
    for (n, line) in file.text.lines().enumerate() {
        for link in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            if !path.is_empty() && !path.contains("://") && !exists(&folder.join(path)) {
                found.push(format!("{}:{}: {link} leads nowhere", file.path, n + 1));
            }
        }
    }
    found
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let found = documents()
        .iter()
        .filter(|file| file.path != "docs/adding.md" && file.path != "CHANGELOG.md")
        .flat_map(|file| lost_paths(file, |path| root().join(path).exists()))
        .collect();
    none("a path in a document exists", found);
}

/// Paths below `crates/` and `tools/`, or short ones such as `sell/src/tax.rs`, that do not exist. A pattern
/// is not a path.
fn lost_paths(file: &File, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (n, line) in file.text.lines().enumerate() {
        for word in line.split(|c: char| !(c.is_ascii_alphanumeric() || "/_.-*{<".contains(c))) {
            let path = word.trim_end_matches('.');
            let is_whole = path.starts_with("crates/") || path.starts_with("tools/");
            let whole = if is_whole { path.to_owned() } else { format!("crates/{path}") };
            let is_short = path.split('/').nth(1) == Some("src");
            if (is_whole || is_short) && !path.contains(['*', '{', '<']) && !exists(&whole) {
                found.push(format!("{}:{}: {path} is not there", file.path, n + 1));
            }
        }
    }
    found
}

#[test]
fn a_link_and_a_path_that_lead_nowhere_are_found() {
    let text = "See [a](a.md#top), [b](b.md) and [c](https://c.example).\n`crates/x/src/a.rs`, `x/src/b.rs`, crates/*/queries, crates/x.\n";
    let file = File::new("docs/x.md", text);
    assert_eq!(lost_links(&file, |path| path == Path::new("docs/a.md")), ["docs/x.md:1: b.md leads nowhere"]);
    let lost = lost_paths(&file, |path| path == "crates/x");
    assert_eq!(lost, ["docs/x.md:2: crates/x/src/a.rs is not there", "docs/x.md:2: x/src/b.rs is not there"]);
}
