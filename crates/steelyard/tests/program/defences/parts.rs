//! The advisories that the tests' instance is told of, and one on a part of it that comes and goes.
//! Must stay true: the folder is one as operators have it, read by the program itself.

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

/// Before the program starts: advisories on something else, and the setting that says where they are.
pub fn tell(data: &Path) {
    write(data, "left-pad", "2026-9001");
    fs::create_dir_all(data).expect("a folder");
    let from = data.with_file_name("advisories");
    // The broken edge in front connects anew for each request, and all checks of a round are made at once.
    let settings = format!("[advisories]\nfrom = {from:?}\n\n[edge]\nnew_connections = 1000000\n");
    fs::write(data.join("steelyard.toml"), settings).expect("written");
}

/// An advisory on a part of the program.
pub fn find(data: &Path) {
    write(data, "rustls", "2026-9002");
}

/// It is withdrawn.
pub fn mend(data: &Path) {
    fs::remove_dir_all(folder(data).join("rustls")).expect("gone");
}
