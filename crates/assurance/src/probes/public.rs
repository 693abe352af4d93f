//! Checks of the public facts about the instance: the policy, and where to report a weakness.
//! Invariant: each asks as a stranger.

use crate::policy;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::security_txt;
use crate::world::World;
use jiff::SignedDuration;
use kernel::contacts::{Contact, Contacts};
use kernel::day::Instant;
use kernel::role::Role;
use mail::contacts::{self, ContactStanding, probe_fixture};
use platform::instance::own_call;
use web::route::{Kind, Open};
use web::router::{self, Route};

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

/// The part that no check can try before an operator asked both addresses and somebody followed the links.
const UNCONFIRMED: &str =
    "the answer of both addresses to a mail: ask them at /w/instance/instance/contacts, and follow the links";

/// security-contact
pub async fn contacts(world: &World) -> Verdict {
    let page = world.stranger().await?.get("/trust/policy", &[]).await?;
    ensure(page.status == 200, || format!("The policy is answered {} to a stranger.", page.status))?;
    let (shown, versions) =
        (String::from_utf8_lossy(&page.body).into_owned(), policy::versions(&world.platform).await?);
    let text = versions.first().map_or("", |latest| latest.text.as_str());
    let contacts = Contacts {
        security: address_in(text, Contact::Security),
        support: address_in(text, Contact::Support),
    };
    for contact in Contact::ALL {
        let address = contacts.address(*contact).unwrap_or_default();
        ensure(address.contains('@') && shown.contains(address), || {
            format!("Nobody is named to write to ({}).", contact.setting())
        })?;
    }
    let standings = contacts::read(&world.platform, &contacts).await?;
    let confirmed = count_good(&standings, (world.clock)())?;
    let pages = at_the_foot(world, &contacts).await?;
    in_a_notice(world, &contacts).await?;
    let says = format!(
        "An address for reports and one for questions are in the policy, at the foot of {pages} pages that strangers read, and in \
         a notice that was tried in a canary. {confirmed} of them are confirmed by a mail there and back."
    );
    let proof = Proof::of(says).with("confirmed", confirmed).with("pages", pages);
    Ok(if confirmed == Contact::ALL.len() { proof } else { proof.lacking(UNCONFIRMED) })
}

/// The address that a version of the policy names; empty: none.
fn address_in(text: &str, contact: Contact) -> String {
    let begins = match contact {
        Contact::Security => "Reports of weaknesses: ",
        Contact::Support => "Questions: ",
    };
    text.lines().find_map(|line| line.strip_prefix(begins)).unwrap_or_default().to_owned()
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

/// Looks as a stranger for both addresses at the foot of each public page without parameters. Returns how
/// many pages were read. Errors: a page lacks one.
async fn at_the_foot(world: &World, contacts: &Contacts) -> Result<usize, Broken> {
    let (mut client, mut pages) = (world.stranger().await?, 0);
    let table = router::table(&world.registry);
    let is_page =
        |route: &&Route| route.open == Open::All && route.kind == Kind::Page && !route.path.contains('{');
    for route in table.iter().filter(is_page) {
        let page = client.get(&route.path, &[]).await?;
        if !page.header("content-type").starts_with("text/html") {
            continue;
        }
        let shown = String::from_utf8_lossy(&page.body).into_owned();
        for contact in Contact::ALL {
            let address = contacts.address(*contact).unwrap_or_default();
            ensure(foot(&shown).contains(address), || {
                format!("The foot of {} lacks {}.", route.path, contact.setting())
            })?;
        }
        pages += 1;
    }
    ensure(pages > 0, || "No page was answered to a stranger.".into())?;
    Ok(pages)
}

/// The part of a page with the addresses of the operator; empty: it has none.
fn foot(page: &str) -> &str {
    let after = page.split_once("id=\"contacts\"").map_or("", |(_, after)| after);
    after.split_once("</p>").map_or("", |(foot, _)| foot)
}

/// Looks for both addresses in the notice of an incident. Errors: it lacks one.
async fn in_a_notice(world: &World, contacts: &Contacts) -> Result<(), Broken> {
    let (visit, call) = (world.visitor(Role::Owner).await?, own_call((world.clock)())?);
    let notice = probe_fixture::read_notice(&world.platform, &call, visit.tenant, contacts).await?;
    let notice =
        notice.ok_or_else(|| Broken::because("A notice of an incident is not in the queue of mails."))?;
    for contact in Contact::ALL {
        let address = contacts.address(*contact).unwrap_or_default();
        ensure(notice.contains(address), || {
            format!("The notice of an incident lacks {}.", contact.setting())
        })?;
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_is_the_part_with_the_addresses_alone() {
        let page = "<p>a@x.example</p><p class=\"small\" id=\"contacts\">b@x.example</p><p>c@x.example</p>";
        assert!(foot(page).contains("b@x.example"));
        assert!(!foot(page).contains("a@x.example") && !foot(page).contains("c@x.example"));
        assert_eq!(foot("<p>a@x.example</p>"), "");
    }
}
