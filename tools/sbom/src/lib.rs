//! The use and the licence of each package in the lock file, as cargo reports them.
//! Invariant: the shipped packages are those that the steelyard package needs to run, without those that only
//! build it.

use sbom::Used;
use sbom::advisory::{self, Advisories};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Errors are messages for a developer.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The system that the program is shipped for. The lock file also names packages of other systems, which are
/// never built.
const SYSTEM: &str = "x86_64-unknown-linux-gnu";
const HEAD: &str =
    "# Made by `cargo run -p sbom-gen`: package and version | where it is used | its licence.\n";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Needed>,
}

#[derive(Deserialize)]
struct Needed {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// Writes the list. Returns a sentence about it.
///
/// # Errors
/// An error of cargo, or a file that cannot be written.
pub fn write() -> Result<String> {
    let made = made()?;
    std::fs::write(root().join("crates/sbom/licences.txt"), &made)?;
    Ok(format!("crates/sbom/licences.txt ({} packages) is up to date", made.lines().count() - 1))
}

/// Compares the list with the committed one. Returns a sentence about it.
///
/// # Errors
/// The two differ, or an error of cargo.
pub fn check() -> Result<String> {
    let there = std::fs::read_to_string(root().join("crates/sbom/licences.txt"))?;
    let made = made()?;
    match made == there {
        true => Ok("crates/sbom/licences.txt is up to date".into()),
        false => Err("crates/sbom/licences.txt is out of date: run `cargo run -p sbom-gen`".into()),
    }
}

/// Writes the advisories from a copy of the database. Returns a sentence about them.
///
/// # Errors
/// A moment or a file that cannot be read, or a file that cannot be written.
pub fn advisories(folder: &Path, moment: &str) -> Result<String> {
    let all = Advisories { as_of: moment.parse()?, advisories: advisory::in_folder(folder)? };
    std::fs::write(root().join("crates/sbom/advisories.json"), all.text()?)?;
    Ok(format!("crates/sbom/advisories.json has {} advisories", all.advisories.len()))
}

/// The repository: two folders above this package.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn made() -> Result<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let told = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", SYSTEM])
        .current_dir(root())
        .output()?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).into());
    }
    Ok(lines(&serde_json::from_slice(&told.stdout)?))
}

fn lines(metadata: &Metadata) -> String {
    let program = reached(metadata, |kind, is_macro| kind.is_none() && !is_macro);
    let build = reached(metadata, |kind, _| kind.is_none_or(|kind| kind == "build"));
    let mut lines: Vec<String> = metadata
        .packages
        .iter()
        .map(|package| {
            let used = match (program.contains(package.id.as_str()), build.contains(package.id.as_str())) {
                (true, _) => Used::Program,
                (false, true) => Used::Build,
                (false, false) => Used::Tests,
            };
            let licence = package.license.as_deref().unwrap_or_default();
            format!(
                "{} {} | {} | {licence}\n",
                package.name,
                package.version,
                format!("{used:?}").to_lowercase()
            )
        })
        .collect();
    lines.sort();
    HEAD.to_owned() + &lines.concat()
}

/// The packages that steelyard needs by edges of these kinds. `follows` also learns whether a package is a
/// macro, which is not part of the program.
fn reached(metadata: &Metadata, follows: fn(Option<&str>, bool) -> bool) -> BTreeSet<&str> {
    let is_macro =
        |package: &Package| package.targets.iter().any(|it| it.kind.iter().any(|it| it == "proc-macro"));
    let macros: BTreeSet<&str> =
        metadata.packages.iter().filter(|it| is_macro(it)).map(|it| it.id.as_str()).collect();
    let nodes: BTreeMap<&str, &Node> = metadata.resolve.nodes.iter().map(|it| (it.id.as_str(), it)).collect();
    let root = metadata.packages.iter().find(|it| it.name == "steelyard");
    let mut waiting: Vec<&str> = root.iter().map(|it| it.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let needed = nodes.get(id).into_iter().flat_map(|node| &node.deps);
        let follows = |it: &&Needed| {
            it.dep_kinds.iter().any(|kind| follows(kind.kind.as_deref(), macros.contains(it.pkg.as_str())))
        };
        waiting.extend(needed.filter(follows).map(|it| it.pkg.as_str()));
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use sbom::PARTS;

    #[test]
    fn the_list_is_what_cargo_tells() {
        check().unwrap();
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "an answer ends on a day of the world's calendar")]
    fn no_advisory_on_a_package_is_left_unanswered() {
        let carried = Advisories::carried().expect("it is readable");
        let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let open: Vec<String> = carried
            .concerning(PARTS.iter().filter(|part| part.used != Used::Elsewhere), today)
            .expect("a list")
            .into_iter()
            .map(|(part, it)| format!("{} {}: {} {}", part.name, part.version, it.id, it.title))
            .collect();
        assert!(
            open.is_empty(),
            "answer these in crates/sbom/answered.toml, or change the package: {open:#?}"
        );
    }
}
