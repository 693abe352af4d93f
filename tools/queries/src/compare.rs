//! The differences between two folders or files, one line each.
//! Invariant: an additional file is a difference, as a missing one is.

use crate::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The differences between the committed files and those made now; `name` is the common name of both.
pub(crate) fn differences(name: &str, committed: &Path, made: &Path) -> Result<Vec<String>> {
    let (old, new) = (read(name, committed)?, read(name, made)?);
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    Ok(names.into_iter().filter_map(|file| difference(file, old.get(file), new.get(file))).collect())
}

fn difference(file: &str, old: Option<&String>, new: Option<&String>) -> Option<String> {
    match (old, new) {
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => Some(first_line(file, old, new)),
        (None, _) => Some(format!("{file}: is missing")),
        (_, None) => Some(format!("{file}: nothing makes it any more")),
    }
}

fn first_line(file: &str, old: &str, new: &str) -> String {
    let same = old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").trim().to_owned();
    format!("{file}:{}: has `{}`, should have `{}`", same + 1, line(old), line(new))
}

/// The files of a folder, or the one file, by name.
fn read(name: &str, path: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    if path.is_file() {
        found.insert(name.to_owned(), fs::read_to_string(path)?);
    } else if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
            found.extend(read(&inner, &entry.path())?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> String {
        words.to_owned()
    }

    #[test]
    fn the_first_line_that_differs_is_shown_with_both_texts() {
        let found = difference("a.rs", Some(&text("one\ntwo\n")), Some(&text("one\n three\n")));
        assert_eq!(found.as_deref(), Some("a.rs:2: has `two`, should have `three`"));
    }

    #[test]
    fn a_file_too_many_and_one_too_few_are_both_found_and_equal_ones_are_not() {
        let one = text("one");
        assert_eq!(difference("a", Some(&one), None).as_deref(), Some("a: nothing makes it any more"));
        assert_eq!(difference("a", None, Some(&one)).as_deref(), Some("a: is missing"));
        assert_eq!(difference("a", Some(&one), Some(&one)), None);
    }
}
