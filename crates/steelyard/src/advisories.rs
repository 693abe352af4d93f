//! Published advisories newer than the program: from a folder that the operator keeps fresh, or fetched once
//! a day.
//! Invariant: after a failed fetch the earlier advisories stay, with their age. The program reads an archive
//! within bounds and never unpacks it onto the disk.

use crate::config::Config;
use crate::config::advisories::From;
use crate::config::outgoing;
use crate::tls::write;
use assurance::world::Source;
use jiff::{SignedDuration, Timestamp};
use sbom::advisory::{self, Advisories};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use zip::ZipArchive;

/// The file in the data folder that keeps the fetched advisories.
const KEPT: &str = "advisories.json";
/// Age after which advisories are fetched again.
const FRESH: SignedDuration = SignedDuration::from_hours(20);
/// Longest time for a fetch: a check has 30 seconds.
const LONGEST: Duration = Duration::from_secs(20);
/// The most addresses that lead to another one.
const REDIRECTS: usize = 3;
/// Largest archive, largest file in it, most files in it.
const LARGEST: u64 = 32 * 1024 * 1024;
const LARGEST_FILE: u64 = 1024 * 1024;
const MOST: usize = 50_000;

/// Where newer advisories are; None: no setting names a place.
pub fn source(config: &Config) -> Option<Source> {
    let from = config.advisories.clone()?;
    let kept = config.data.join(KEPT);
    Some(Arc::new(move |now| match &from {
        From::Folder(folder) => in_folder(folder),
        From::Address(address) => fetched(address, &kept, now),
    }))
}

/// A folder is as old as its last change, or its last `git fetch`.
fn in_folder(folder: &Path) -> Result<Advisories, String> {
    let changed = |path: &Path| {
        let at = std::fs::metadata(path).and_then(|it| it.modified()).ok()?;
        Timestamp::try_from(at).ok()
    };
    let as_of = [folder.to_owned(), folder.join("crates"), folder.join(".git/FETCH_HEAD")];
    let as_of = as_of.iter().filter_map(|path| changed(path)).max();
    let as_of = as_of.ok_or_else(|| format!("{}: it is not there", folder.display()))?;
    Ok(Advisories { as_of, advisories: advisory::in_folder(folder)? })
}

fn fetched(address: &str, kept: &Path, now: Timestamp) -> Result<Advisories, String> {
    let before = std::fs::read_to_string(kept).ok().and_then(|text| Advisories::of(&text).ok());
    if let Some(before) = before.as_ref().filter(|it| now.duration_since(it.as_of) < FRESH) {
        return Ok(before.clone());
    }
    match fetch(address).and_then(|bytes| in_archive(&bytes)) {
        Ok(advisories) => {
            let fresh = Advisories { as_of: now, advisories };
            write(kept, fresh.text()?.as_bytes(), 0o600).map_err(|why| why.words)?;
            Ok(fresh)
        }
        Err(why) => {
            tracing::warn!(why, "newer advisories could not be fetched");
            before.ok_or(why)
        }
    }
}

fn fetch(address: &str) -> Result<Vec<u8>, String> {
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let agent = ureq::Agent::config_builder()
        .tls_config(tls)
        .https_only(true)
        .timeout_global(Some(LONGEST))
        .max_redirects(0)
        .user_agent("steelyard")
        .build()
        .new_agent();
    let mut answer = agent.get(address).call().map_err(|why| why.to_string())?;
    for _ in 0..REDIRECTS {
        if !answer.status().is_redirection() {
            break;
        }
        let to = answer.headers().get("location").and_then(|to| to.to_str().ok());
        let to = follow(address, to.unwrap_or_default())?;
        answer = agent.get(to).call().map_err(|why| why.to_string())?;
    }
    answer.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(|why| why.to_string())
}

/// The address that another one leads to. Errors: its host is not one that the register of suppliers is asked about.
fn follow<'a>(address: &str, to: &'a str) -> Result<&'a str, String> {
    let host = outgoing::of_address(to).unwrap_or_default();
    match outgoing::of_archive(address).contains(&host) {
        true => Ok(to),
        false => Err(format!("{address} leads to {host:?}, which sends no archive of it: name that address")),
    }
}

/// Reads the advisories on packages in an archive of the database.
fn in_archive(bytes: &[u8]) -> Result<Vec<advisory::Advisory>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|why| why.to_string())?;
    if archive.len() > MOST {
        return Err(format!("{} files are more than there should be", archive.len()));
    }
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|why| why.to_string())?;
        let name = file.name().map_err(|why| why.to_string())?.into_owned();
        if !(name.contains("/crates/") && name.ends_with(".md")) {
            continue;
        }
        let mut text = String::new();
        file.take(LARGEST_FILE).read_to_string(&mut text).map_err(|why| format!("{name}: {why}"))?;
        found.extend(advisory::read(&text).map_err(|why| format!("{name}: {why}"))?);
    }
    match found.is_empty() {
        true => Err("no advisory is in the archive".to_owned()),
        false => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    const WRITTEN: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2020-0001\"\npackage = \"serde\"\ndate = \"2020-01-01\"\n\
                           [versions]\npatched = []\n```\n\n# Words\n";

    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_is_read_within_its_bounds() {
        let mut many = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        (0..=MOST).for_each(|n| many.start_file(n.to_string(), stored).unwrap());
        let many = many.finish().unwrap().into_inner();
        assert!(in_archive(&many).is_err_and(|why| why.contains("more than there should be")));
        // The program reads a long text up to the bound: here the end of the advisory's head is beyond it.
        let (head, rest) = WRITTEN.rsplit_once("```").unwrap();
        let padded = |by: usize| format!("{head}{}\n```{rest}", " ".repeat(by));
        let of = |text: &str| in_archive(&archive(&[("db/crates/serde/a.md", text)]));
        assert!(of(&padded(10)).is_ok());
        assert!(of(&padded(usize::try_from(LARGEST_FILE).unwrap())).is_err());
    }

    #[test]
    fn an_archive_is_read_and_one_that_is_none_or_empty_is_told() {
        let whole = archive(&[
            ("db-main/crates/serde/RUSTSEC-2020-0001.md", WRITTEN),
            ("db-main/README.md", "words"),
        ]);
        assert_eq!(in_archive(&whole).unwrap()[0].id, "RUSTSEC-2020-0001");
        for wrong in [
            b"no archive".to_vec(),
            archive(&[("db-main/README.md", "words")]),
            archive(&[("a/crates/b/c.md", "x")]),
        ] {
            assert!(in_archive(&wrong).is_err());
        }
        let bomb = "x".repeat(4 * 1024 * 1024);
        assert!(
            in_archive(&archive(&[("a/crates/b/c.md", &bomb)])).is_err(),
            "it is cut and then not understood"
        );
    }

    #[test]
    fn an_archive_comes_from_the_hosts_that_are_known_alone() {
        let github = "https://github.com/RustSec/advisory-db/archive/main.zip";
        assert!(follow(github, "https://codeload.github.com/RustSec/advisory-db/zip/main").is_ok());
        assert!(follow("https://a.example/db.zip", "https://a.example/2.zip").is_ok());
        for to in ["https://b.example/db.zip", "https://codeload.github.com.b.example/", "/2.zip", ""] {
            assert!(follow(github, to).is_err_and(|why| why.contains("name that address")), "{to}");
        }
    }

    #[test]
    fn what_was_fetched_stays_with_its_age_when_nothing_can_be_fetched() {
        let kept = std::env::temp_dir().join(format!("steelyard-advisories-{}.json", std::process::id()));
        let at: Timestamp = "2026-11-01T00:00:00Z".parse().unwrap();
        let nowhere = "https://localhost:1/db.zip";
        assert!(fetched(nowhere, &kept, at).is_err());
        let before =
            Advisories { as_of: at, advisories: advisory::read(WRITTEN).unwrap().into_iter().collect() };
        std::fs::write(&kept, before.text().unwrap()).unwrap();
        let later = at + SignedDuration::from_hours(24 * 9);
        assert_eq!(fetched(nowhere, &kept, later).unwrap().as_of, at);
        std::fs::remove_file(kept).unwrap();
    }
}
