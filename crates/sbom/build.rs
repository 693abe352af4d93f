//! Generates Rust from Cargo.lock, licences.txt and the tables of third-party files, so that the program
//! knows its parts.
//! Invariant: the list has every package of the lock file, with its hash. Paths are relative to the package,
//! where cargo runs this, because a built folder may be moved.

use serde::Deserialize;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

#[derive(Deserialize)]
struct Lock {
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    source: Option<String>,
    checksum: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

fn main() {
    let lock: Lock = toml::from_str(&read("../../Cargo.lock")).expect("Cargo.lock");
    let licences = read("licences.txt");
    let known = licences.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.split('|').map(str::trim);
        let mut cell = || cells.next().unwrap_or_else(|| panic!("licences.txt: {line}")).to_owned();
        (cell(), (cell(), cell()))
    });
    let mut out = packages(&lock.package, &known.collect());
    out.push_str("/// Files made by others that pages and papers carry.\npub static FILES: &[File] = &[\n");
    for (table, licence) in
        [("../web/static/VENDORED.md", None), ("../../assets/fonts/README.md", Some("OFL-1.1"))]
    {
        read(table).lines().filter_map(|line| file(line, licence)).for_each(|line| out.push_str(&line));
    }
    out.push_str("];\n");
    let into = std::env::var("OUT_DIR").expect("cargo says where to write");
    std::fs::write(Path::new(&into).join("parts.rs"), out).expect("written");
}

fn read(path: &str) -> String {
    println!("cargo:rerun-if-changed={path}");
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// Every package, with the facts known by its name and version.
fn packages(all: &[Package], known: &HashMap<String, (String, String)>) -> String {
    let mut out =
        String::from("/// Every package of the lock file, in its order.\npub static PARTS: &[Part] = &[\n");
    for package in all {
        let (used, licence) = known
            .get(&format!("{} {}", package.name, package.version))
            .map_or(("elsewhere", ""), |(used, licence)| (used.as_str(), licence.as_str()));
        let used = match used {
            "program" => "Program",
            "build" => "Build",
            "tests" => "Tests",
            "elsewhere" => "Elsewhere",
            other => panic!("licences.txt: {}: used in {other}", package.name),
        };
        let needs: Vec<usize> = package.dependencies.iter().filter_map(|it| place(all, it)).collect();
        let (hash, source) = (package.checksum.as_deref().unwrap_or_default(), package.source.as_deref());
        let _ = writeln!(
            out,
            "Part {{ name: {:?}, version: {:?}, used: Used::{used}, licence: {licence:?}, source: {:?}, sha256: {hash:?}, needs: &{needs:?} }},",
            package.name,
            package.version,
            source.unwrap_or_default(),
        );
    }
    out.push_str("];\n");
    out
}

/// The place of a package that the lock file names as `name`, or as `name version` where two packages share
/// the name.
fn place(all: &[Package], named: &str) -> Option<usize> {
    let mut words = named.split(' ');
    let (name, version) = (words.next()?, words.next());
    all.iter().position(|it| it.name == name && version.is_none_or(|version| it.version == version))
}

/// A row of a table of files: name, source, version, licence, and the hash in the last column.
fn file(row: &str, licence: Option<&str>) -> Option<String> {
    let cells: Vec<&str> =
        row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect();
    let hash = cells.last().filter(|it| it.len() == 64 && it.bytes().all(|b| b.is_ascii_hexdigit()))?;
    // Either `package, file` and its own version, or `package version`.
    let (package, version) = match cells[1].split_once(", ") {
        Some((package, _)) => (package, cells[2]),
        None => cells[1].rsplit_once(' ')?,
    };
    let licence = licence.unwrap_or(cells[3]);
    Some(format!(
        "File {{ name: {:?}, package: {package:?}, version: {version:?}, licence: {licence:?}, sha256: {hash:?} }},\n",
        cells[0]
    ))
}
