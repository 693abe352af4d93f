//! Digests of what the generator of statements reads and of what it writes. They show whether both belong together. To make
//! the statements again needs a server and the generator itself.
//! Invariant: nothing in a digest depends on the machine, on file times or on the order of a folder.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Result;
use std::path::Path;

/// The file of the digests, from the root of the repository; the generator writes it last.
pub const FILE: &str = "crates/queries/digests.txt";
/// The generator itself: what it makes depends on its code too.
const GENERATOR: &str = "tools/queries/src";
/// The runtime of the statements; each crate has its own statements in its folder of that name.
const QUERIES: &str = "queries";

/// The text of [`FILE`] for the repository as it is: of the migrations, the `.sql` files beside the slices and the
/// generator, and of everything that is made from them.
///
/// # Errors
/// A file that cannot be read.
pub fn of(root: &Path) -> Result<String> {
    let (mut sources, mut made) = (BTreeMap::new(), BTreeMap::new());
    walk(root, "migrations", &mut |path, bytes| drop(sources.insert(path.to_owned(), bytes)))?;
    walk(root, GENERATOR, &mut |path, bytes| drop(sources.insert(path.to_owned(), bytes)))?;
    sources.insert("clorinde.toml".to_owned(), fs::read(root.join("clorinde.toml"))?);
    made.insert("schema.sql".to_owned(), fs::read(root.join("schema.sql"))?);
    walk(root, "crates", &mut |path, bytes| {
        if is_made(path) {
            made.insert(path.to_owned(), bytes);
        } else if path.ends_with(".sql") {
            sources.insert(path.to_owned(), bytes);
        }
    })?;
    Ok(format!(
        "# SHA-256 of the statements' sources and of what `cargo run -p queries-gen` made from them; written by it.\n\
         sources {}\nmade {}\n",
        digest(&sources),
        digest(&made)
    ))
}

fn is_made(path: &str) -> bool {
    let mut folders = path.split('/').skip(1);
    (folders.next() == Some(QUERIES) || folders.next() == Some(QUERIES)) && path != FILE
}

/// Hands over each file below a folder with its path from the root.
fn walk(root: &Path, folder: &str, each: &mut dyn FnMut(&str, Vec<u8>)) -> Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(root, &path, each)?;
        } else {
            each(&path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Of each path and its content, with their lengths, so that no text can move from one file to the next unnoticed.
fn digest(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update(format!("{path} {}\n", bytes.len()));
        hash.update(bytes);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_generated_is_told_from_its_sources() {
        let made = ["crates/queries/src/lib.rs", "crates/sell/queries/src/queries/rates.rs"];
        assert!(made.iter().all(|path| is_made(path)));
        let others = ["crates/sell/src/rates.sql", "crates/sell/src/queries/x.sql", FILE];
        assert!(!others.iter().any(|path| is_made(path)));
    }

    #[test]
    fn a_letter_that_moves_to_the_next_file_changes_the_digest() {
        let of = |one: &str, two: &str| {
            digest(&BTreeMap::from([("a".to_owned(), one.into()), ("b".to_owned(), two.into())]))
        };
        assert_eq!(of("x", "yz"), of("x", "yz"));
        assert_ne!(of("x", "yz"), of("xy", "z"));
    }
}
