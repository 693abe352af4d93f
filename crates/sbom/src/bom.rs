//! The bill of materials: the parts of the program, in CycloneDX 1.6.
//! Invariant: it has every package of the lock file; a part that is not in the shipped program is marked so.

use crate::{FILES, File, PARTS, Part, Used, named, spdx};
use jiff::Timestamp;
use serde_json::{Value, json};

/// A program that runs beside this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its name in package URLs.
    pub name: &'static str,
    /// The version that runs here.
    pub version: String,
    /// Its licence.
    pub licence: &'static str,
}

/// The bill of this build, with the programs that run beside it here.
pub fn cyclonedx(version: &str, beside: &[Beside], now: Timestamp) -> Value {
    let of_crates = PARTS.iter().filter(|part| !is_root(part)).map(package);
    let components: Vec<Value> =
        of_crates.chain(FILES.iter().map(file)).chain(beside.iter().map(program)).collect();
    let needs = PARTS.iter().map(|part| {
        let needs: Vec<String> = part.needs.iter().map(|at| PARTS[*at].purl()).collect();
        json!({ "ref": part.purl(), "dependsOn": needs })
    });
    let root = PARTS.iter().find(|part| is_root(part)).map(package);
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": format!("urn:uuid:{}", serial(version, beside)),
        "version": 1,
        "metadata": { "timestamp": now, "lifecycles": [{ "phase": "build" }], "component": root },
        "components": components,
        "dependencies": needs.collect::<Vec<Value>>(),
    })
}

/// The serial number: the same parts give the same one.
fn serial(version: &str, beside: &[Beside]) -> uuid::Uuid {
    let parts = PARTS.iter().map(|part| part.purl() + part.sha256);
    let others = beside.iter().map(|other| format!("{}@{}", other.name, other.version));
    named(&parts.chain(others).fold(format!("steelyard {version}"), |all, one| all + " " + &one))
}

fn is_root(part: &Part) -> bool {
    part.is_ours() && part.name == "steelyard"
}

fn package(part: &Part) -> Value {
    let kind = if is_root(part) { "application" } else { "library" };
    let mut told = json!({
        "type": kind,
        "bom-ref": part.purl(),
        "name": part.name,
        "version": part.version,
        "scope": if part.used == Used::Program { "required" } else { "excluded" },
        "purl": part.purl(),
    });
    if !part.sha256.is_empty() {
        told["hashes"] = hashes(part.sha256);
    }
    if !part.licence.is_empty() {
        told["licenses"] = licences(&spdx(part.licence));
    }
    told
}

fn file(file: &File) -> Value {
    let purl = format!("pkg:npm/{}@{}", file.package.replace('@', "%40"), file.version);
    json!({
        "type": "file",
        "bom-ref": format!("{purl}#{}", file.name),
        "name": file.name,
        "version": file.version,
        "scope": "required",
        "hashes": hashes(file.sha256),
        "licenses": licences(file.licence),
        "purl": purl,
    })
}

fn program(beside: &Beside) -> Value {
    let purl = format!("pkg:generic/{}@{}", beside.name, beside.version);
    json!({
        "type": "application",
        "bom-ref": purl,
        "name": beside.name,
        "version": beside.version,
        "scope": "required",
        "licenses": licences(beside.licence),
        "purl": purl,
    })
}

fn hashes(sha256: &str) -> Value {
    json!([{ "alg": "SHA-256", "content": sha256 }])
}

fn licences(expression: &str) -> Value {
    json!([{ "expression": expression }])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bill() -> Value {
        let beside = [Beside { name: "postgresql", version: "15.18".into(), licence: "PostgreSQL" }];
        cyclonedx("0.1.0", &beside, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn every_package_of_the_lock_file_is_named_once_and_tests_are_left_out_of_the_program() {
        let bill = bill();
        let components = bill["components"].as_array().expect("a list");
        assert_eq!(components.len(), PARTS.len() - 1 + FILES.len() + 1);
        let of = |name: &str| components.iter().find(|it| it["name"] == name).expect("it is there");
        assert_eq!(of("ct-merkle")["scope"], "excluded");
        assert_eq!(of("rustls")["scope"], "required");
        assert_eq!(of("postgresql")["version"], "15.18");
        assert_eq!(of("rustls")["hashes"][0]["content"].as_str().map(str::len), Some(64));
        assert_eq!(bill["metadata"]["component"]["name"], "steelyard");
    }

    #[test]
    fn no_two_have_one_reference_and_each_that_is_needed_is_there() {
        let bill = bill();
        let mut refs: Vec<&str> = bill["components"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|it| it["bom-ref"].as_str())
            .collect();
        refs.extend(bill["metadata"]["component"]["bom-ref"].as_str());
        let count = refs.len();
        refs.sort_unstable();
        refs.dedup();
        assert_eq!(refs.len(), count);
        for edge in bill["dependencies"].as_array().expect("a list") {
            for needed in edge["dependsOn"].as_array().expect("a list") {
                assert!(refs.contains(&needed.as_str().expect("a text")), "{needed}");
            }
        }
    }

    #[test]
    fn the_same_parts_have_the_same_number() {
        assert_eq!(bill()["serialNumber"], bill()["serialNumber"]);
        assert_ne!(bill()["serialNumber"], cyclonedx("0.1.0", &[], Timestamp::UNIX_EPOCH)["serialNumber"]);
    }
}
