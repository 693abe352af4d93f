//! Published advisories on packages, in the format of the RustSec database, and which of them concern this
//! program.
//! Invariant: an advisory that cannot be parsed is an error and never skipped; a package counts as concerned
//! unless it is known to be safe.

use crate::Part;
use jiff::Timestamp;
use jiff::civil::Date;
use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The advisories known when this program was built.
const CARRIED: &str = include_str!("../advisories.json");
/// The advisories that somebody reviewed and that change nothing here, each until its day.
const ANSWERED: &str = include_str!("../answered.toml");
/// The operating system of the shipped program.
const SYSTEM: &str = "linux";

/// One advisory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advisory {
    /// Such as RUSTSEC-2023-0071.
    pub id: String,
    /// The package.
    pub package: String,
    /// Its title, in a line.
    pub title: String,
    /// The kind of notice; None: a weakness.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Versions with the fix.
    pub patched: Vec<VersionReq>,
    /// Versions that never had it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unaffected: Vec<VersionReq>,
}

/// The advisories at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advisories {
    /// The moment.
    pub as_of: Timestamp,
    /// All of them.
    pub advisories: Vec<Advisory>,
}

/// An advisory that somebody reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its id.
    pub id: String,
    /// Why it changes nothing here.
    pub because: String,
    /// From this day on it counts again.
    pub until: Date,
}

#[derive(Deserialize)]
struct Answers {
    answered: Vec<Answer>,
}

/// The head of an advisory's file.
#[derive(Deserialize)]
struct Head {
    advisory: AdvisoryFacts,
    versions: Versions,
    #[serde(default)]
    affected: Affected,
}

#[derive(Deserialize)]
struct AdvisoryFacts {
    id: String,
    package: String,
    informational: Option<String>,
    withdrawn: Option<String>,
}

#[derive(Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

#[derive(Default, Deserialize)]
struct Affected {
    #[serde(default)]
    os: Vec<String>,
}

/// Reads an advisory's file: Markdown whose first block is its head in TOML. None: it was withdrawn, or
/// concerns other systems. Errors, in words: the part that cannot be parsed.
pub fn read(text: &str) -> Result<Option<Advisory>, String> {
    let (head, rest) = text
        .trim_start_matches('\u{feff}')
        .strip_prefix("```toml")
        .and_then(|text| text.split_once("```"))
        .ok_or("it does not begin with a head in TOML")?;
    let Head { advisory, versions, affected } = toml::from_str(head).map_err(|why| why.to_string())?;
    if advisory.withdrawn.is_some() || !(affected.os.is_empty() || affected.os.iter().any(|it| it == SYSTEM))
    {
        return Ok(None);
    }
    let title = rest.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    Ok(Some(Advisory {
        id: advisory.id,
        package: advisory.package,
        title: title.trim().replace('`', ""),
        notice: advisory.informational,
        patched: versions.patched,
        unaffected: versions.unaffected,
    }))
}

/// Reads the advisories on packages in a folder of the database. Errors, in words: the file that cannot be
/// read; no advisory.
pub fn in_folder(folder: &Path) -> Result<Vec<Advisory>, String> {
    let crates = folder.join("crates");
    let mut found = Vec::new();
    for of in listed(&crates)? {
        for file in listed(&of)?.into_iter().filter(|it| it.extension().is_some_and(|it| it == "md")) {
            let told = |why: String| format!("{}: {why}", file.display());
            let text = std::fs::read_to_string(&file).map_err(|why| told(why.to_string()))?;
            found.extend(read(&text).map_err(told)?);
        }
    }
    if found.is_empty() {
        return Err(format!("{}: no advisory is in it", crates.display()));
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(found)
}

fn listed(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    let all: Result<Vec<_>, _> = std::fs::read_dir(folder).map_err(told)?.collect();
    Ok(all.map_err(told)?.into_iter().map(|entry| entry.path()).collect())
}

impl Advisories {
    /// The advisories built into this program. Errors: they cannot be read.
    pub fn carried() -> Result<Advisories, String> {
        Advisories::of(CARRIED)
    }

    /// Parses the format of `text`. Errors: the part that cannot be parsed.
    pub fn of(text: &str) -> Result<Advisories, String> {
        serde_json::from_str(text).map_err(|why| why.to_string())
    }

    /// As a text with one line for each, so that two can be compared. Errors: none known.
    pub fn text(&self) -> Result<String, String> {
        let lines: Result<Vec<String>, _> = self.advisories.iter().map(serde_json::to_string).collect();
        let lines = lines.map_err(|why| why.to_string())?.join(",\n");
        Ok(format!("{{\"as_of\":\"{}\",\"advisories\":[\n{lines}\n]}}\n", self.as_of))
    }

    /// The advisories that concern one of these parts and have no answer on that day. Errors: the list of
    /// answers or a version cannot be read.
    pub fn concerning(
        &self,
        parts: impl Iterator<Item = &'static Part>,
        today: Date,
    ) -> Result<Vec<(&'static Part, &Advisory)>, String> {
        let answers = answers()?;
        let is_open = |id: &str| !answers.iter().any(|answer| answer.id == id && today < answer.until);
        let mut found = Vec::new();
        for part in parts.filter(|part| !part.is_ours()) {
            let version = Version::parse(part.version).map_err(|why| format!("{}: {why}", part.name))?;
            let of_it = self.advisories.iter().filter(|it| it.package == part.name && it.concerns(&version));
            found.extend(of_it.filter(|it| is_open(&it.id)).map(|it| (part, it)));
        }
        Ok(found)
    }
}

impl Advisory {
    /// Whether it concerns a version. A pre-release matches few ranges, so it counts as concerned.
    pub fn concerns(&self, version: &Version) -> bool {
        !self.patched.iter().chain(&self.unaffected).any(|range| range.matches(version))
    }

    /// Whether it is a weakness, and not merely a package without a maintainer.
    pub fn is_weakness(&self) -> bool {
        self.notice.is_none()
    }
}

/// The answers to advisories. Errors: the list cannot be read.
pub fn answers() -> Result<Vec<Answer>, String> {
    toml::from_str::<Answers>(ANSWERED).map(|it| it.answered).map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PARTS, in_program};

    const WRITTEN: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"serde\"\ndate = \"2020-01-01\"\n\
                           [versions]\npatched = [\">= 1.2.3, < 2.0.0\", \"^2.1\"]\nunaffected = [\"< 0.5\"]\n```\n\n\
                           # `serde` counts wrongly\n\nWords.\n";

    fn version(text: &str) -> Version {
        Version::parse(text).expect("a version")
    }

    #[test]
    fn a_version_is_concerned_unless_it_is_mended_or_never_had_it() {
        let advisory = read(WRITTEN).expect("it is understood").expect("it stands");
        assert_eq!((advisory.title.as_str(), advisory.is_weakness()), ("serde counts wrongly", true));
        for (text, is_concerned) in [
            ("0.4.9", false),
            ("0.5.0", true),
            ("1.2.2", true),
            ("1.2.3", false),
            ("2.0.0", true),
            ("2.1.7", false),
            ("1.3.0-rc.1", true),
        ] {
            assert_eq!(advisory.concerns(&version(text)), is_concerned, "{text}");
        }
    }

    #[test]
    fn what_is_withdrawn_or_of_other_systems_is_left_out_and_what_is_not_understood_is_told() {
        let with = |line: &str| WRITTEN.replace("[versions]", &format!("{line}\n[versions]"));
        assert_eq!(read(&with("withdrawn = \"2021-01-01\"")), Ok(None));
        assert_eq!(read(&with("[affected]\nos = [\"windows\"]")), Ok(None));
        assert!(read(&with("[affected]\nos = [\"linux\", \"macos\"]")).expect("understood").is_some());
        let notice = read(&with("informational = \"unmaintained\"")).expect("understood").expect("it stands");
        assert!(!notice.is_weakness());
        for wrong in ["", "# no head", "```toml\nid = 1\n```", &WRITTEN.replace(">= 1.2.3", "about 1")] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let carried = Advisories::carried().expect("it is readable");
        assert!(carried.advisories.len() > 1_000);
        assert_eq!(Advisories::of(&carried.text().expect("a text")), Ok(carried));
    }

    #[test]
    fn an_answer_holds_until_its_day_and_each_has_something_to_answer() {
        let carried = Advisories::carried().expect("it is readable");
        let far: Date = "9999-01-01".parse().expect("a day");
        let open = carried.concerning(PARTS.iter(), far).expect("a list");
        for answer in answers().expect("a list") {
            assert!(
                open.iter().any(|(_, it)| it.id == answer.id),
                "{} answers nothing: take it out",
                answer.id
            );
            assert!(answer.because.len() > 20, "{}: say why", answer.id);
            let before = answer.until.yesterday().expect("a day");
            let of = |day| {
                carried
                    .concerning(PARTS.iter(), day)
                    .expect("a list")
                    .iter()
                    .any(|(_, it)| it.id == answer.id)
            };
            assert!(!of(before) && of(answer.until), "{}", answer.id);
        }
    }

    #[test]
    fn a_made_up_advisory_on_a_part_is_found() {
        let advisory = read(WRITTEN).expect("understood").expect("it stands");
        let all = |advisory| Advisories { as_of: Timestamp::UNIX_EPOCH, advisories: vec![advisory] };
        let today = "2026-11-21".parse().expect("a day");
        let mended = read(&WRITTEN.replace(">= 1.2.3", ">= 1.0.0")).expect("understood").expect("it stands");
        let none = all(mended);
        assert!(none.concerning(in_program(), today).expect("a list").is_empty(), "serde is mended");
        let every = all(Advisory { patched: Vec::new(), unaffected: Vec::new(), ..advisory });
        let found = every.concerning(in_program(), today).expect("a list");
        assert_eq!(found.iter().map(|(part, _)| part.name).collect::<Vec<_>>(), ["serde"]);
    }
}
