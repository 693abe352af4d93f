//! The check of the billing address: it counts only after its link was followed, and no longer after a mail
//! was refused.
//! Invariant: the check uses a canary's address, the public page of a link and an Owner's view.

use super::access::OURS;
use super::logs::Doorstep;
use super::watch::item;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use identity::canaries::Visit;
use kernel::role::Role;
use mail::billing::probe_fixture;
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
    Ok(Proof::of(
        "A canary's billing address was set: the check-up and a line on each page of its Owner said that nobody had \
         confirmed it. Following its link confirmed it once; the second time the link was refused. After a mail to the \
         address was refused, both warned of it again.",
    )
    .with("steps", STEPS))
}

/// Steps of this check.
const STEPS: usize = 5;

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
