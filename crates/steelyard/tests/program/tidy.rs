//! The bounds of the house style, read from the sources: sizes, banned words with their replacement, edges
//! between crates, unused files.
//! Invariant: a test shows that each rule finds what it looks for; each failure names file, line and remedy.

mod arguments;
mod calls;
mod circles;
mod citations;
mod documents;
mod fields;
mod forms;
mod manifests;
mod names;
mod pages;
mod regions;
mod rust;
mod slow;
pub(crate) mod source;
mod sql;
mod texts;
mod widths;
mod words;

/// Fails with one line for each finding.
pub(crate) fn none(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "\n{rule}\n{}\n", found.join("\n"));
}
