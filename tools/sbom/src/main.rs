//! Writes the facts that the bill of materials cannot take from the lock file: where each package is used,
//! its licence, and the published advisories.
//! Invariant: the same sources give the same bytes on every machine, so that a check can compare them.

use sbom_gen::{advisories, check, write};
use std::process::ExitCode;

const HELP: &str = "\
Writes crates/sbom/licences.txt anew, from what cargo knows of the packages in the lock file.

  cargo run -p sbom-gen                                  write it
  cargo run -p sbom-gen -- --check                       write nothing; fail when it is out of date
  cargo run -p sbom-gen -- --advisories FOLDER MOMENT    write crates/sbom/advisories.json instead, from a copy of the
                                                          RustSec database as it stood then (2026-08-21T00:00:00Z)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => write(),
        ["--check"] => check(),
        ["--advisories", folder, moment] => advisories(folder.as_ref(), moment),
        _ => {
            println!("{HELP}");
            return ExitCode::from(64);
        }
    };
    match done {
        Ok(words) => {
            println!("{words}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
