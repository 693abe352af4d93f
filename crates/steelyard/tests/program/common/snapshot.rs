//! Texts kept in the repository for review.
//! Invariant: a difference fails with its first line, and only `UPDATE_SNAPSHOTS=1` writes.

use std::fs;
use std::path::Path;

/// Compares a text with tests/snapshots/NAME, or writes it.
pub fn same(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|set| set == "1") {
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        println!("wrote tests/snapshots/{name}");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept == text {
        return;
    }
    let n = kept.lines().zip(text.lines()).take_while(|(kept, now)| kept == now).count();
    let line = |text: &str| text.lines().nth(n).unwrap_or("(the end)").trim().to_owned();
    panic!(
        "tests/snapshots/{name}:{}: was `{}`, is `{}`\nIf that is meant: UPDATE_SNAPSHOTS=1 cargo test -p steelyard, and have the difference reviewed",
        n + 1,
        line(&kept),
        line(text)
    );
}
