//! The house style's bounds, read from the sources: sizes, banned words with their replacement, edges between crates,
//! files nobody uses. Must stay true: each rule is shown to find what it is for; each failure names file, line and remedy.

#[path = "tidy/manifests.rs"]
mod manifests;
#[path = "tidy/pages.rs"]
mod pages;
#[path = "tidy/rust.rs"]
mod rust;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/sql.rs"]
mod sql;
#[path = "tidy/words.rs"]
mod words;

/// Fails with one line for each finding.
fn none(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "\n{rule}\n{}\n", found.join("\n"));
}
