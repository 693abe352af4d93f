//! Dependencies: each has its reason, and none points the wrong way.
//! Invariant: each new crate must be named here.

use super::none;
use super::source::{files, is_generated, sources};

/// The crates of ours that each crate may use (style.md, "The tree"). MAKE and SELL never meet; the ledger
/// holds what they share.
const EDGES: &[(&str, &[&str])] = &[
    ("catalogue", &[]),
    ("kernel", &["catalogue"]),
    ("queries", &[]),
    ("database", &[]),
    ("pdf", &[]),
    ("sbom", &[]),
    ("transparency", &[]),
    ("keyring", &[]),
    ("platform", &["kernel", "catalogue", "queries", "database", "keyring", "transparency"]),
    ("mail", &["kernel", "catalogue", "queries", "database", "platform"]),
    ("identity", &["kernel", "catalogue", "queries", "database", "keyring", "platform", "mail"]),
    ("lifecycle", &["kernel", "catalogue", "queries", "database", "keyring", "pdf", "platform", "mail"]),
    ("audit", &["kernel", "queries", "database", "transparency", "platform", "mail", "lifecycle"]),
    ("web", &["kernel", "catalogue", "platform", "mail", "identity"]),
    ("ledger", &["kernel", "catalogue", "pdf", "platform", "lifecycle", "web"]),
    ("make", &["kernel", "catalogue", "pdf", "platform", "web", "ledger"]),
    ("sell", &["kernel", "catalogue", "pdf", "platform", "mail", "web", "ledger"]),
    (
        "admin",
        &[
            "kernel",
            "catalogue",
            "pdf",
            "platform",
            "mail",
            "identity",
            "lifecycle",
            "audit",
            "web",
            "ledger",
        ],
    ),
    (
        "obligations",
        &["kernel", "catalogue", "platform", "mail", "lifecycle", "audit", "web", "ledger", "admin"],
    ),
    (
        "assurance",
        &["kernel", "database", "sbom", "platform", "mail", "identity", "lifecycle", "audit", "web"],
    ),
    (
        "steelyard",
        &[
            "kernel",
            "catalogue",
            "queries",
            "database",
            "pdf",
            "platform",
            "mail",
            "identity",
            "lifecycle",
            "audit",
            "web",
            "ledger",
            "make",
            "sell",
            "admin",
            "obligations",
            "assurance",
            "transparency",
            "sbom",
        ],
    ),
    // A shop on a real database, for the tests of the crates above it.
    ("testing", &["kernel", "database", "keyring", "platform", "mail", "identity"]),
];

/// Packages that the values and arithmetic must never use.
const NOT_IN_KERNEL: [&str; 9] = [
    "tokio",
    "axum",
    "tokio-postgres",
    "deadpool-postgres",
    "futures",
    "hyper-util",
    "rustls",
    "askama",
    "tower",
];

#[test]
fn crates_point_one_way() {
    let mut wrong = Vec::new();
    for file in files(&["crates"], &["Cargo.toml"]) {
        let Some(name) = file.path.strip_prefix("crates/").and_then(|rest| rest.strip_suffix("/Cargo.toml"))
        else {
            continue;
        };
        match EDGES.iter().find(|(of, _)| *of == name) {
            Some((_, allowed)) => wrong.extend(wrong_edges(&file.path, &file.text, name, allowed)),
            // The statements of a part: `queries-gen` writes their manifest.
            None if is_generated(&file.path) => {}
            None => wrong.push(format!(
                "{}:1: a new crate: say in tests/program/tidy/manifests.rs what it may use",
                file.path
            )),
        }
    }
    none(
        "kernel <- platform <- mail <- {identity, lifecycle}; identity <- web <- ledger <- {make, sell}; lifecycle <- {audit, ledger}; all <- \
         {admin, assurance} <- steelyard; admin <- obligations <- steelyard",
        wrong,
    );
}

fn wrong_edges(path: &str, manifest: &str, name: &str, allowed: &[&str]) -> Vec<String> {
    let ours = |used: &str| EDGES.iter().any(|(of, _)| *of == used);
    // Only a part itself uses its statements: no other crate reads its tables through them.
    let others = |used: &str| used.strip_suffix("-queries").is_some_and(|part| part != name);
    dependencies(manifest)
        .into_iter()
        .filter(|(_, used)| {
            (ours(used) && !allowed.contains(&used.as_str()))
                || others(used)
                || (name == "kernel" && NOT_IN_KERNEL.contains(&used.as_str()))
        })
        .map(|(n, used)| format!("{path}:{n}: {name} must not use {used}; move what both need below both"))
        .collect()
}

/// Names under `[dependencies]` with their lines; the dependencies of tests do not count.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut inside = false;
    let mut found = Vec::new();
    for (n, line) in manifest.lines().enumerate() {
        if let Some(head) = line.strip_prefix('[') {
            let head = head.trim_end_matches(']');
            inside = head == "dependencies";
            found.extend(head.strip_prefix("dependencies.").map(|name| (n + 1, name.to_owned())));
        } else if inside && !line.trim_start().starts_with('#') && line.contains('=') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            found.push((n + 1, name.to_owned()));
        }
    }
    found
}

/// The crates that the core is made for; a part of the product sees neither its transactions nor its keys.
const AROUND_THE_CORE: [&str; 7] = ["platform", "mail", "identity", "web", "audit", "lifecycle", "testing"];

#[test]
fn only_the_crates_around_the_core_open_what_is_internal_to_it() {
    let named = |path: &str| path.split('/').nth(1).is_some_and(|name| AROUND_THE_CORE.contains(&name));
    let sources = sources(&[".rs"]);
    let others = sources.iter().filter(|file| file.path.starts_with("crates/") && !named(&file.path));
    let wrong = others.filter(|file| file.code.contains("platform::internal")).map(|file| file.path.clone());
    none("`platform::internal` is for mail, identity, web, audit, lifecycle and testing", wrong.collect());
}

/// The parts of the product: an action or a page gets a transaction, and never what opens one.
const PARTS: [&str; 4] = ["ledger", "make", "sell", "admin"];

#[test]
fn no_part_has_what_opens_a_transaction() {
    let is_of_a_part = |path: &str| PARTS.iter().any(|part| path.starts_with(&format!("crates/{part}/src/")));
    let sources = sources(&[".rs"]);
    let wrong = sources
        .iter()
        .filter(|file| is_of_a_part(&file.path) && file.shipped().contains("platform::platform"))
        .map(|file| file.path.clone());
    none("a part does not name `Platform`", wrong.collect());
}

#[test]
fn every_dependency_has_its_reason() {
    let root = files(&["Cargo.toml"], &["Cargo.toml"]);
    let manifest = root.iter().find(|file| file.path == "Cargo.toml").expect("the root's manifest");
    let bare = without_reason(&manifest.text);
    none(
        "a dependency is a decision: say behind `#` what it saves",
        bare.iter().map(|(n, name)| format!("Cargo.toml:{n}: {name}")).collect(),
    );
    let own = files(&["crates", "tools"], &["Cargo.toml"]).into_iter().flat_map(|file| {
        let own = own_version(&file.text);
        own.into_iter()
            .map(move |(n, name)| {
                format!(
                    "{}:{n}: {name}: write `.workspace = true` and give the version in the root",
                    file.path
                )
            })
            .collect::<Vec<_>>()
    });
    none("versions stand in one place", own.collect());
}

#[test]
fn there_is_one_tls_and_it_is_rustls_with_ring() {
    let lock = include_str!("../../../../../Cargo.lock");
    let packages = |name: &str| lock.matches(&format!("\nname = \"{name}\"\n")).count();
    let others = ["openssl", "openssl-sys", "native-tls", "aws-lc-rs", "aws-lc-sys", "boring"];
    none("no second TLS", others.iter().filter(|it| packages(it) > 0).map(|it| (*it).to_owned()).collect());
    assert_eq!((packages("rustls"), packages("ring")), (1, 1));
}

#[test]
fn cargo_deny_allows_the_licences_that_the_build_allows() {
    let root = files(&["deny.toml"], &["deny.toml"]);
    let list = root.iter().find(|file| file.path == "deny.toml").expect("the rules of cargo-deny");
    let allowed =
        list.text.split_once("allow = [").and_then(|(_, rest)| rest.split_once(']')).expect("a list").0;
    let allowed: Vec<&str> =
        allowed.split(',').map(|one| one.trim().trim_matches('"')).filter(|one| !one.is_empty()).collect();
    assert_eq!(allowed, sbom::LICENCES);
}

fn without_reason(manifest: &str) -> Vec<(usize, String)> {
    let section = |line: &str| line.starts_with('[');
    manifest
        .lines()
        .enumerate()
        .skip_while(|(_, line)| *line != "[workspace.dependencies]")
        .skip(1)
        .take_while(|(_, line)| !section(line))
        .filter(|(_, line)| {
            line.contains(" = ") && !line.starts_with('#') && !line.contains("path = \"crates/")
        })
        .filter(|(_, line)| line.rsplit_once('#').is_none_or(|(_, why)| why.trim().len() < 5))
        .map(|(n, line)| (n + 1, line.split(' ').next().unwrap_or_default().to_owned()))
        .collect()
}

fn own_version(manifest: &str) -> Vec<(usize, String)> {
    let lines = manifest.lines().enumerate();
    let mut inside = false;
    lines
        .filter(|(_, line)| {
            if line.starts_with('[') {
                inside = line.contains("dependencies");
            }
            inside
                && line.contains('=')
                && !line.trim_start().starts_with('#')
                && !line.contains("workspace = true")
        })
        .map(|(n, line)| (n + 1, line.trim().to_owned()))
        .collect()
}

#[test]
fn wrong_edges_and_bare_dependencies_are_found() {
    let make = "[dependencies]\nkernel.workspace = true\nsell = { workspace = true }\n[dev-dependencies]\nsteelyard.workspace = true\n";
    assert_eq!(
        wrong_edges("m", make, "make", &["kernel"]),
        ["m:3: make must not use sell; move what both need below both"]
    );
    assert_eq!(wrong_edges("k", "[dependencies]\ntokio.workspace = true\n", "kernel", &[]).len(), 1);
    let root = "[workspace.dependencies]\nmake = { path = \"crates/make\" }\na = \"1\"\nb = \"1\" # what it saves us\n[profile]\nc = \"1\"\n";
    assert_eq!(without_reason(root), [(3, "a".to_owned())]);
    assert_eq!(own_version("[dependencies]\na = \"1\"\nb.workspace = true\n").len(), 1);
}
