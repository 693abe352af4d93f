//! The check of the billing address: it counts only after its link was followed, and no longer after a mail
//! was refused, or came back after a server took it.
//! Invariant: the check uses a canary's address, the public page of a link, a report as a mail server writes
//! it, and an Owner's view.

use super::access::OURS;
use super::logs::Doorstep;
use super::watch::item;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use hyper::Method;
use identity::canaries::Visit;
use kernel::role::Role;
use mail::billing::probe_fixture;
use mail::returns::tag::MailName;
use platform::instance::own_call;

const OK: u16 = 200;

/// checkup-billing-email
pub async fn reached(world: &World) -> Verdict {
    let (visit, call) = (world.visitor(Role::Owner).await?, own_call((world.clock)())?);
    let link = probe_fixture::lend(&world.platform, &call, visit.tenant).await?;
    ensure(is_told(world, &visit).await?, || {
        "An address that nobody has confirmed counts as one that works.".into()
    })?;
    let mut client = world.stranger().await?;
    let door = Doorstep::of(&mut client).await?;
    let cookie = ("cookie", door.cookie.as_str());
    let looked = client.get(&link, &[cookie]).await?;
    ensure(looked.status == OK && is_told(world, &visit).await?, || {
        format!("Opening the link was answered {}, or confirmed the address by itself.", looked.status)
    })?;
    let body = format!("_csrf={}", door.token);
    let pressed = client.post_form(&link, &[cookie, OURS], &body).await?;
    ensure(pressed.status == OK && !is_told(world, &visit).await?, || {
        format!(
            "Following the link was answered {}, and the address does not count as confirmed.",
            pressed.status
        )
    })?;
    let again = client.post_form(&link, &[cookie, OURS], &body).await?;
    ensure(again.status != OK, || "A link that was used confirms an address again.".into())?;
    let call = own_call((world.clock)())?;
    probe_fixture::come_back(&world.platform, &call, visit.tenant).await?;
    ensure(is_told(world, &visit).await?, || "A mail was refused, and the Owner is not told.".into())?;
    comes_back(world, &visit).await?;
    Ok(Proof::of(
        "A canary's billing address was set: the check-up and a line on each page of its Owner said that nobody had \
         confirmed it. Following its link confirmed it once; the second time the link was refused. After a mail to the \
         address was refused, both warned of it again. It was confirmed again, and a server took a mail to it: a report \
         of a mail that nobody sent changed nothing, and after the report of that mail both warned again.",
    )
    .with("steps", STEPS))
}

/// A mail that a server took comes back.
async fn comes_back(world: &World, visit: &Visit) -> Result<(), Broken> {
    let call = own_call((world.clock)())?;
    let link = probe_fixture::lend(&world.platform, &call, visit.tenant).await?;
    let mut client = world.stranger().await?;
    let door = Doorstep::of(&mut client).await?;
    let cookie = ("cookie", door.cookie.as_str());
    let pressed = client.post_form(&link, &[cookie, OURS], &format!("_csrf={}", door.token)).await?;
    ensure(pressed.status == OK && !is_told(world, visit).await?, || {
        format!("Confirming the address again was answered {}, or it does not count.", pressed.status)
    })?;
    let call = own_call((world.clock)())?;
    let sent = probe_fixture::send_out(&world.platform, &call, visit.tenant).await?;
    let forged = MailName { mail: call.request, ..sent };
    let is_believed = probe_fixture::hand_in(&world.platform, &call, forged).await?;
    ensure(!is_believed && !is_told(world, visit).await?, || {
        "A report of a mail that nobody sent changed something.".into()
    })?;
    let stranger = client.ask(Method::POST, REPORTS, &[], "").await?;
    ensure(stranger.status == NOT_FOUND, || {
        format!("A report without the operator's token was answered {}.", stranger.status)
    })?;
    let is_marked = probe_fixture::hand_in(&world.platform, &call, sent).await?;
    ensure(is_marked && is_told(world, visit).await?, || {
        "A mail came back after a server took it, and the Owner is not told.".into()
    })?;
    let again = probe_fixture::hand_in(&world.platform, &call, sent).await?;
    ensure(!again, || "A second report of the same mail changed something.".into())
}

/// Where returned mail is reported, with a token that no operator sets.
const REPORTS: &str = "/mail/returns/none";
const NOT_FOUND: u16 = 404;
/// Steps of this check.
const STEPS: usize = 10;

/// Whether the check-up and the Owner's pages warn about the address. Errors: only one of them does.
async fn is_told(world: &World, visit: &Visit) -> Result<bool, Broken> {
    let to_do = item(world, "billing").await?["is_open"] == true;
    let path = format!("/w/{}", visit.slug);
    let page = world.stranger().await?.get(&path, &[("cookie", &visit.cookie)]).await?;
    let shown = String::from_utf8_lossy(&page.body).contains("id=\"billing\"");
    ensure(page.status == OK && shown == to_do, || {
        format!(
            "The check-up says {to_do} of a billing address to be put in order, a page of the Owner {shown}."
        )
    })?;
    Ok(to_do)
}
