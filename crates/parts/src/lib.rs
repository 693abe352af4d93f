//! What this program is made of: every package of its lock file, and the files of others that it carries.
//! What must stay true: the list is made from the lock file of this very build; nothing of it is written by hand but
//! which licences may be used and which advisories are answered.

pub mod advisory;
pub mod bom;
mod named;

pub use named::named;

/// A package of the lock file.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Where it is used.
    pub used: Used,
    /// Its licence as it states it; empty where it is used elsewhere.
    pub licence: &'static str,
    /// Where it came from; empty: it is ours.
    pub source: &'static str,
    /// SHA-256 of its archive; empty: it is ours.
    pub sha256: &'static str,
    /// The places in the list of what it needs.
    pub needs: &'static [usize],
}

/// Where a package is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Used {
    /// In the program that is shipped.
    Program,
    /// To build it, and not in it.
    Build,
    /// In tests and tools alone.
    Tests,
    /// On other systems than the one this is shipped for: it is named by the lock file and never built.
    Elsewhere,
}

/// A file made by others.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// The npm package it came in.
    pub package: &'static str,
    /// That package's version.
    pub version: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// Its SHA-256.
    pub sha256: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/parts.rs"));

/// The registry that packages of others come from.
pub const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

impl Part {
    /// Whether it is of this repository.
    pub fn is_ours(&self) -> bool {
        self.source.is_empty()
    }

    /// Its package URL.
    pub fn purl(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version.replace('+', "%2B"))
    }
}

/// What is in the program that is shipped.
pub fn in_program() -> impl Iterator<Item = &'static Part> {
    PARTS.iter().filter(|part| part.used == Used::Program)
}

/// What a licence must be made of: each word of its expression has to be one of these, or one of an `OR`.
pub const LICENCES: [&str; 12] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "0BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "CDLA-Permissive-2.0",
    "BSL-1.0",
];

/// The SPDX expression: cargo once took `/` for `OR`.
pub fn spdx(licence: &str) -> String {
    licence.replace(" / ", " OR ").replace('/', " OR ")
}

/// Whether a licence may be used: of each part joined by AND one choice is on the list.
pub fn is_allowed(licence: &str) -> bool {
    let plain = spdx(licence).replace(['(', ')'], "");
    let choice = |one: &str| LICENCES.contains(&one.trim());
    !plain.is_empty() && plain.split(" AND ").all(|all| all.split(" OR ").any(choice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_has_hundreds_of_parts_each_with_hash_registry_and_a_licence_that_may_be_used() {
        assert!((200..PARTS.len()).contains(&in_program().count()), "{}", in_program().count());
        let wrong: Vec<_> = PARTS
            .iter()
            .filter(|part| part.used != Used::Elsewhere)
            .filter(|part| {
                let is_sound = part.is_ours() || (part.source == REGISTRY && part.sha256.len() == 64);
                !is_sound || !is_allowed(part.licence)
            })
            .map(|part| format!("{} {}: {}", part.name, part.version, part.licence))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        let foreign: Vec<_> = PARTS.iter().filter(|it| !it.is_ours() && it.source != REGISTRY).collect();
        assert!(foreign.is_empty(), "from elsewhere than the registry: {foreign:#?}");
    }

    #[test]
    fn a_licence_that_is_not_on_the_list_is_refused_unless_another_may_be_chosen() {
        for fine in
            ["MIT/Apache-2.0", "Apache-2.0 / MIT", "GPL-3.0 OR MIT", "(MIT OR GPL-2.0) AND Unicode-3.0"]
        {
            assert!(is_allowed(fine), "{fine}");
        }
        for wrong in ["GPL-3.0", "MIT AND GPL-2.0", "", "AGPL-3.0-only", "(MIT OR ISC) AND SSPL-1.0"] {
            assert!(!is_allowed(wrong), "{wrong}");
        }
    }

    #[test]
    fn each_file_of_others_is_named_with_its_package_and_hash() {
        let htmx = FILES.iter().find(|file| file.name == "htmx.min.js").expect("it is carried");
        assert_eq!((htmx.package, htmx.licence), ("htmx.org", "0BSD"));
        let font = FILES.iter().find(|file| file.name == "plex-latin.woff2").expect("it is carried");
        assert_eq!((font.package, font.licence), ("@fontsource-variable/ibm-plex-sans", "OFL-1.1"));
        assert_eq!(FILES.len(), 8);
    }

    #[test]
    fn what_a_part_needs_is_found_by_its_place() {
        let of = |name: &str| PARTS.iter().find(|part| part.name == name).expect("it is there");
        let needs: Vec<&str> = of("tokio-rustls").needs.iter().map(|at| PARTS[*at].name).collect();
        assert_eq!(needs, ["rustls", "tokio"]);
        assert_eq!(of("steelyard").used, Used::Program);
        assert_eq!(of("ct-merkle").used, Used::Tests);
    }
}
