//! Checks of the program's parts: the advisories on them, and the bill of materials.
//! Invariant: advisories that nobody renews prove nothing; every use states their age.

use crate::bill;
use crate::digest::hex;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use kernel::day::Instant;
use sbom::advisory::{Advisories, Advisory};
use sbom::{PARTS, Part, Used};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Oldest age of the advisories (promises.toml, dependency-advisories).
const OLDEST: SignedDuration = SignedDuration::from_hours(24 * 7);

/// dependency-advisories
pub async fn advisories(world: &World) -> Verdict {
    let now = (world.clock)();
    let known = newest(world, now).await?;
    let today = now.to_zoned(TimeZone::UTC).date();
    let open = known.concerning(sbom::in_program(), today).map_err(unread)?;
    let told: Vec<String> =
        open.iter().filter(|(_, it)| it.is_weakness()).map(|(part, it)| named(part, it)).collect();
    ensure(told.is_empty(), || format!("Advisories on parts of the program: {}.", told.join(", ")))?;
    let age = now.duration_since(known.as_of);
    let (days, asked) = (age.as_hours() / 24, world.advisories.is_some());
    ensure(!asked || age <= OLDEST, || {
        format!("The newest advisories are {days} days old; 7 are the most.")
    })?;
    let (count, parts) = (known.advisories.len(), sbom::in_program().count());
    let says = format!(
        "{parts} parts of the program were compared with {count} published advisories, {days} days old: no open weakness."
    );
    let proof = Proof::of(says).with("parts", parts).with("advisories", count).with("notices", open.len());
    Ok(match asked {
        true => proof,
        false => proof.lacking("the setting advisories.from, which names where newer advisories are read"),
    })
}

/// The advisories of the operator's source, or those built into the program.
async fn newest(world: &World, now: Instant) -> Result<Advisories, Broken> {
    match world.advisories.clone() {
        None => Advisories::carried().map_err(unread),
        Some(source) => tokio::task::spawn_blocking(move || source(now)).await?.map_err(unread),
    }
}

fn unread(why: String) -> Broken {
    Broken::caused("The advisories could not be read.", why)
}

fn named(part: &Part, advisory: &Advisory) -> String {
    format!("{} on {} {} ({})", advisory.id, part.name, part.version, advisory.title)
}

/// sbom-provenance
pub async fn named_in_the_bill(world: &World) -> Verdict {
    let answer = world.stranger().await?.get(bill::PATH, &[]).await?;
    ensure(answer.status == 200, || format!("{} is answered {}.", bill::PATH, answer.status))?;
    let told: Value = serde_json::from_slice(&answer.body)?;
    let root = std::slice::from_ref(&told["metadata"]["component"]);
    let all = told["components"].as_array().map_or(root, Vec::as_slice).iter().chain(root);
    let named: HashMap<&str, &Value> = all.filter_map(|it| Some((it["bom-ref"].as_str()?, it))).collect();
    let missing: Vec<String> = PARTS.iter().filter(|part| !is_named(part, &named)).map(Part::purl).collect();
    ensure(missing.is_empty(), || format!("The bill of materials lacks {}.", missing.join(", ")))?;
    let bare: Vec<String> = PARTS
        .iter()
        .filter(|it| it.used != Used::Elsewhere && it.licence.is_empty())
        .map(Part::purl)
        .collect();
    ensure(bare.is_empty(), || format!("No licence is known of {}.", bare.join(", ")))?;
    let digest = tokio::task::spawn_blocking(own_digest).await??;
    let (count, within) = (PARTS.len(), sbom::in_program().count());
    let says = format!(
        "The bill of materials names each of {count} packages of the lock file with its hash, {within} of them in the \
         program; the program that runs has the SHA-256 {digest}."
    );
    Ok(Proof::of(says).with("packages", count).with("in_program", within))
}

fn is_named(part: &Part, named: &HashMap<&str, &Value>) -> bool {
    let hash = |it: &&Value| it["hashes"][0]["content"].as_str().unwrap_or_default() == part.sha256;
    named.get(part.purl().as_str()).is_some_and(hash)
}

/// The digest of the running program's file.
fn own_digest() -> std::io::Result<String> {
    let mut file = std::fs::File::open("/proc/self/exe")?;
    let mut digest = Sha256::new();
    std::io::copy(&mut file, &mut digest)?;
    Ok(hex(&digest.finalize()))
}
