//! Checks of the public facts about the instance: the policy, and where to report a weakness.
//! Invariant: each asks as a stranger.

use crate::policy;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::security_txt;
use crate::world::World;
use jiff::SignedDuration;
use kernel::contacts::{Contact, Contacts};
use kernel::day::Instant;
use mail::contacts::{self, ContactStanding};

/// policy-published-versioned
pub async fn policy(world: &World) -> Verdict {
    let versions = policy::versions(&world.platform).await?;
    let latest = versions.first().ok_or_else(|| Broken::because("No policy is published."))?;
    let page = world.stranger().await?.get("/trust/policy", &[]).await?;
    ensure(page.status == 200, || format!("The policy is answered {} to a stranger.", page.status))?;
    let shown = String::from_utf8_lossy(&page.body).into_owned();
    let operator = latest.text.lines().next().unwrap_or_default();
    ensure(!operator.ends_with("not named yet"), || {
        "Who operates this instance is not named (contact.operator).".into()
    })?;
    for part in [format!("version {}", latest.number), format!("datetime=\"{}\"", latest.since)] {
        ensure(shown.contains(&part), || format!("The page of the policy lacks {part}."))?;
    }
    let (first, count) = (versions.last().map_or(0, |version| version.number), versions.len());
    let old = world.stranger().await?.get(&format!("/trust/policy/{first}"), &[]).await?;
    ensure(old.status == 200, || format!("The oldest version is answered {}.", old.status))?;
    Ok(Proof::of(format!(
        "The policy names who operates the instance; version {} of {count} is in force, each is readable.",
        latest.number
    ))
    .with("versions", count))
}

/// security-contact
pub async fn contacts(world: &World) -> Verdict {
    let page = world.stranger().await?.get("/trust/policy", &[]).await?;
    ensure(page.status == 200, || format!("The policy is answered {} to a stranger.", page.status))?;
    let (shown, versions) =
        (String::from_utf8_lossy(&page.body).into_owned(), policy::versions(&world.platform).await?);
    let text = versions.first().map_or("", |latest| latest.text.as_str());
    let named =
        |what: &str| text.lines().find_map(|line| line.strip_prefix(what)).unwrap_or_default().to_owned();
    let contacts = Contacts { security: named("Reports of weaknesses: "), support: named("Questions: ") };
    for contact in Contact::ALL {
        let address = contacts.address(*contact).unwrap_or_default();
        ensure(address.contains('@') && shown.contains(address), || {
            format!("Nobody is named to write to ({}).", contact.setting())
        })?;
    }
    let standings = contacts::read(&world.platform, &contacts).await?;
    let confirmed = count_good(&standings, (world.clock)())?;
    let says = format!(
        "An address for reports and one for questions are in the policy that strangers read. {confirmed} of them are confirmed by a \
         mail there and back; operators ask them at /w/instance/instance/contacts."
    );
    Ok(Proof::of(says).with("confirmed", confirmed))
}

/// How many of the addresses are confirmed. Errors: a confirmation is too old.
fn count_good(standings: &[ContactStanding], now: Instant) -> Result<usize, Broken> {
    for it in standings {
        ensure(it.confirmed_at.is_none() || it.is_good(now), || {
            format!("Nobody confirmed {} for more than 180 days.", it.contact.setting())
        })?;
    }
    Ok(standings.iter().filter(|it| it.is_good(now)).count())
}

/// security-txt
pub async fn security(world: &World) -> Verdict {
    let answer = world.stranger().await?.get(security_txt::PATH, &[]).await?;
    ensure(answer.status == 200, || {
        format!(
            "{} is answered {}: no address for reports is set (contact.security).",
            security_txt::PATH,
            answer.status
        )
    })?;
    ensure(answer.header("content-type") == "text/plain; charset=utf-8", || "It is no plain text.".into())?;
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    let field =
        |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned();
    let expires: Instant = field("Expires: ").parse()?;
    let left = expires.duration_since((world.clock)());
    ensure(left > SignedDuration::from_hours(14 * 24), || format!("It expires on {expires}."))?;
    let canonical = format!("https://{}{}", world.served.host, security_txt::PATH);
    ensure(field("Canonical: ") == canonical, || "It does not name its own address.".into())?;
    ensure(field("Contact: ").starts_with("mailto:"), || "It names no contact.".into())?;
    Ok(Proof::of(format!("It names a contact and its own address, and is good until {expires}.")))
}
