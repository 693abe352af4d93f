//! The exports of the register: OSCAL, a table, and the evidence pack with all of them.
//! Invariant: an export says the same as the public page at the same moment, and no more.

pub mod oscal;
mod pack;
mod table;

use crate::policy::{self, Version};
use crate::results::{Counts, Found, Line};
use crate::{bill, security_txt};
use audit::export;
use kernel::day::Instant;
use platform::error::{Error, Result};
use platform::platform::Platform;
use serde_json::{Value, json};
use web::site::About;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The program's measures for each promise, as OSCAL's component definition.
    Component,
    /// The results of the checks, as OSCAL's assessment results.
    Results,
    /// A line for each promise, for a spreadsheet.
    Table,
    /// All of them in one archive.
    Pack,
}

impl Export {
    /// Every one.
    pub const ALL: [Export; 4] = [Export::Component, Export::Results, Export::Table, Export::Pack];

    /// The name of its file.
    pub fn name(self) -> &'static str {
        match self {
            Export::Component => "component-definition.json",
            Export::Results => "assessment-results.json",
            Export::Table => "promises.csv",
            Export::Pack => "evidence.zip",
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Export::Component | Export::Results => "application/json",
            Export::Table => "text/csv; charset=utf-8",
            Export::Pack => "application/zip",
        }
    }
}

/// The facts for an export.
pub struct Facts<'a> {
    /// The name the instance is served under.
    pub host: &'a str,
    /// The operator.
    pub about: &'a About,
    /// Every promise with its state.
    pub lines: Vec<Line>,
    /// The current time.
    pub now: Instant,
}

impl<'a> Facts<'a> {
    /// The results at this moment.
    pub fn of(found: &Found, host: &'a str, about: &'a About, now: Instant) -> Facts<'a> {
        Facts { host, about, lines: found.lines(now), now }
    }

    /// An address of the instance.
    fn at(&self, path: &str) -> String {
        format!("https://{}{path}", self.host)
    }

    /// The register for programs.
    pub fn register(&self) -> Value {
        let counts = Counts::of(&self.lines);
        json!({ "at": self.now, "version": bill::VERSION, "counts": counts, "promises": self.lines })
    }
}

/// Makes an export. Errors: the database's.
pub async fn make(platform: &Platform, export: Export, facts: &Facts<'_>) -> Result<Paper> {
    let bytes = match export {
        Export::Component => pretty(&oscal::component(facts))?,
        Export::Results => pretty(&oscal::results(facts))?,
        Export::Table => table::of(&facts.lines).into_bytes(),
        Export::Pack => pack::zip(&papers(platform, facts).await?).map_err(Error::internal)?,
    };
    Ok(Paper { name: export.name().to_owned(), kind: export.kind(), bytes })
}

/// The files of the pack: the exports and their sources.
async fn papers(platform: &Platform, facts: &Facts<'_>) -> Result<Vec<Paper>> {
    let text = |name: &str, text: String| Paper {
        name: name.to_owned(),
        kind: "text/plain; charset=utf-8",
        bytes: text.into_bytes(),
    };
    let json = |name: &str, value: &Value| -> Result<Paper> {
        Ok(Paper { name: name.to_owned(), kind: "application/json", bytes: pretty(value)? })
    };
    let mut papers = vec![
        json(Export::Component.name(), &oscal::component(facts))?,
        json(Export::Results.name(), &oscal::results(facts))?,
        text(Export::Table.name(), table::of(&facts.lines)),
        json("trust.json", &facts.register())?,
        json("sbom.json", &bill::bill(platform, facts.now).await?)?,
        text("audit-key.txt", export::key(platform) + "\n"),
    ];
    papers.extend(policy::versions(platform).await?.into_iter().map(
        |Version { number, since, text: told }| {
            text(
                &format!("policy-{number}.txt"),
                format!("Version {number}, in force since {since}\n\n{told}"),
            )
        },
    ));
    papers.extend(export::latest(platform).await?.map(|note| text("audit-checkpoint.txt", note)));
    papers.extend(
        security_txt::text(facts.about, facts.host, facts.now).map(|told| text("security.txt", told)),
    );
    Ok(papers)
}

/// JSON that people can read and compare line by line. Errors: none known.
pub fn pretty(value: &Value) -> Result<Vec<u8>> {
    let mut text = serde_json::to_vec_pretty(value).map_err(Error::internal)?;
    text.push(b'\n');
    Ok(text)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::state::PromiseStatus;

    pub(crate) fn line(id: &'static str, by: &'static str, standing: PromiseStatus, says: &str) -> Line {
        let checked_at: Option<Instant> = "2026-11-21T05:00:00Z".parse().ok();
        Line {
            id,
            title: "A title".to_owned(),
            statement: "What is promised.".to_owned(),
            by,
            state: standing.as_str(),
            says: says.to_owned(),
            figures: json!({ "tables": 41 }),
            checked_at: checked_at.filter(|_| standing != PromiseStatus::Unknown),
            held_at: None,
            broken_since: None,
            every_seconds: 3_600,
            code: &[],
            digest: Some("ab".repeat(32)),
            version: Some("0.1.0".into()),
            standing,
            missing_word: None,
            is_unneeded: false,
            mechanism: String::new(),
            does: String::new(),
            fails: String::new(),
        }
    }

    pub(crate) fn lines() -> Vec<Line> {
        vec![
            line("tls-min", "product", PromiseStatus::Proved, "Held."),
            line("csrf", "product", PromiseStatus::Failed, "=cmd|' /C calc'!A0, \"quoted\""),
            line("replication", "product", PromiseStatus::Unknown, "Not built yet."),
            line("data-region", "operator", PromiseStatus::Attested, "Sydney"),
        ]
    }
}
