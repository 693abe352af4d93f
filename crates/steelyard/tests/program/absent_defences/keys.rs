//! Obsolete shares of the root key, as an operator leaves them who rotates it and writes no new shares.
//! Invariant: each fault has its repair.

use std::path::Path;
use std::process::Command;

fn keys(data: &Path, words: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
    command.arg("keys").args(words).args(["--log", "error", "--data"]).arg(data);
    assert!(command.output().expect("the command").status.success(), "{words:?}");
}

fn share(data: &Path, name: &str) {
    keys(data, &["share", "--into", &data.join(name).display().to_string()]);
}

pub fn outdate(data: &Path) {
    share(data, "shares-before");
    keys(data, &["rotate", "--root"]);
}

pub fn renew(data: &Path) {
    share(data, "shares-after");
}
