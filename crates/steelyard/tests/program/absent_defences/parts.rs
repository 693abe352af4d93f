//! The advisories that the test instance reads, and one about a part of the program that is added and
//! withdrawn.
//! Invariant: the folder is like an operator's, and the program itself reads it.

use std::fs;
use std::path::{Path, PathBuf};

fn folder(data: &Path) -> PathBuf {
    data.with_file_name("advisories/crates")
}

fn write(data: &Path, package: &str, number: &str) {
    let at = folder(data).join(package);
    fs::create_dir_all(&at).expect("a folder");
    let id = format!("RUSTSEC-{number}");
    let text = format!(
        "```toml\n[advisory]\nid = \"{id}\"\npackage = \"{package}\"\ndate = \"2026-11-01\"\n\n[versions]\npatched = []\n```\n\n# It counts wrongly\n"
    );
    fs::write(at.join(format!("{id}.md")), text).expect("written");
}

/// Before the program starts: writes an advisory about something else, and the setting that names the folder.
pub fn tell(data: &Path) {
    write(data, "left-pad", "2026-9001");
    fs::create_dir_all(data).expect("a folder");
    let from = data.with_file_name("advisories");
    // The broken edge opens a connection for each request, and all checks of a round run at once.
    let settings = format!("[advisories]\nfrom = {from:?}\n\n[edge]\nnew_connections = 1000000\n");
    fs::write(data.join("steelyard.toml"), settings).expect("written");
}

/// Adds an advisory about a part of the program.
pub fn find(data: &Path) {
    write(data, "rustls", "2026-9002");
}

/// Withdraws it.
pub fn mend(data: &Path) {
    fs::remove_dir_all(folder(data).join("rustls")).expect("gone");
}
