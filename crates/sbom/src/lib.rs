//! The parts of this program: every package of its lock file, and the third-party files that it carries.
//! Invariant: the list comes from the lock file of this build; only the permitted licences and the answered
//! advisories are written manually.

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
    /// The licence that it states; empty where it is used elsewhere.
    pub licence: &'static str,
    /// Its source; empty: it is ours.
    pub source: &'static str,
    /// SHA-256 of its archive; empty: it is ours.
    pub sha256: &'static str,
    /// The positions of its dependencies in the list.
    pub needs: &'static [usize],
}

/// Where a package is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Used {
    /// In the shipped program.
    Program,
    /// For the build, and not in the program.
    Build,
    /// Only in tests and tools.
    Tests,
    /// Only on other systems than that of the shipped program: the lock file names it, but it is never built.
    Elsewhere,
}

/// A third-party file.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// The npm package that contained it.
    pub package: &'static str,
    /// That package's version.
    pub version: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// Its SHA-256.
    pub sha256: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/parts.rs"));

/// The registry of third-party packages.
pub const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

impl Part {
    /// Whether it belongs to this repository.
    pub fn is_ours(&self) -> bool {
        self.source.is_empty()
    }

    /// Its package URL.
    pub fn purl(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version.replace('+', "%2B"))
    }
}

/// The packages in the shipped program.
pub fn in_program() -> impl Iterator<Item = &'static Part> {
    PARTS.iter().filter(|part| part.used == Used::Program)
}

/// The permitted licences: each name in a licence expression must be one of these, or be an alternative to
/// one by `OR`.
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

/// The SPDX expression: cargo used to write `/` for `OR`.
pub fn spdx(licence: &str) -> String {
    licence.replace(" / ", " OR ").replace('/', " OR ")
}

/// Whether a licence is permitted: of each part joined by AND one choice is on the list.
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
