//! The check of links that sign in: it makes one for a person of a canary and follows it in every way that
//! must fail.
//! Invariant: the check follows the link at the public door; nothing of it remains.

use super::access::{AS_JSON, OURS, is_in, leave};
use super::logs::Doorstep;
use crate::client::{Answer, Client};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use identity::sign_in::link::probe_fixture;
use platform::call::Call;
use platform::instance::{CANARIES, own_call};

const OK: u16 = 200;
const SEE_OTHER: u16 = 303;
const FORBIDDEN: u16 = 403;
const GONE: u16 = 410;
/// The prefix of a session's cookie.
const SESSION: &str = "__Host-s-";

/// magic-link
pub async fn followed(world: &World) -> Verdict {
    let call = own_call((world.clock)())?;
    let tried = all(world, &call).await;
    probe_fixture::take_back(&world.platform, &call).await?;
    tried?;
    Ok(Proof::of(
        "A link was made for a person of a canary. Opening it did nothing, and another browser was refused. The \
         browser that asked for it was signed in once; the second time it was told that the link was used. A person \
         with a second factor was asked for it. In a workspace that has not turned links on, a link signs nobody in.",
    )
    .with("steps", STEPS))
}

/// Steps of this check.
const STEPS: usize = 8;

async fn all(world: &World, call: &Call) -> Result<(), Broken> {
    let mut client = world.stranger().await?;
    let [door, other] = [Doorstep::of(&mut client).await?, Doorstep::of(&mut client).await?];
    let link = lent(world, call, CANARIES[0], &door).await?;
    elsewhere(&mut client, &link, &other).await?;
    once(&mut client, &link, &door).await?;
    probe_fixture::arm(&world.platform, call).await?;
    let link = lent(world, call, CANARIES[0], &door).await?;
    let half = press(&mut client, &link, &door).await?;
    ensure(half.status == SEE_OTHER && !session(&half).starts_with(SESSION), || {
        "A link signed somebody in past their second factor.".into()
    })?;
    let link = lent(world, call, CANARIES[1], &door).await?;
    let closed = press(&mut client, &link, &door).await?;
    ensure(closed.status == GONE, || {
        format!("A link where a workspace turned none on was answered {}.", closed.status)
    })
}

async fn lent(world: &World, call: &Call, slug: &str, door: &Doorstep) -> Result<String, Broken> {
    let secret = door.cookie.split_once('=').map_or("", |(_, secret)| secret);
    Ok(probe_fixture::lend(&world.platform, call, slug, secret).await?)
}

/// Presses the link's one button.
async fn press(client: &mut Client, link: &str, door: &Doorstep) -> Result<Answer, Broken> {
    let headers = [("cookie", door.cookie.as_str()), OURS, AS_JSON];
    client.post_form(link, &headers, &format!("_csrf={}", door.token)).await
}

fn session(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
}

/// In another browser than the one that asked for it, the link neither shows its button nor does anything.
async fn elsewhere(client: &mut Client, link: &str, other: &Doorstep) -> Result<(), Broken> {
    let seen = client.get(link, &[("cookie", &other.cookie)]).await?;
    let pressed = press(client, link, other).await?;
    ensure((seen.status, pressed.status) == (FORBIDDEN, FORBIDDEN), || {
        format!("A link opened in another browser was answered {} and {}.", seen.status, pressed.status)
    })
}

/// A view, such as a mail scanner's, does not use the link up; a press signs in, once.
async fn once(client: &mut Client, link: &str, door: &Doorstep) -> Result<(), Broken> {
    for _ in 0..2 {
        let seen = client.get(link, &[("cookie", &door.cookie)]).await?;
        ensure(seen.status == OK && !session(&seen).starts_with(SESSION), || {
            format!("A link that was only looked at was answered {}, or signed in.", seen.status)
        })?;
    }
    let entered = press(client, link, door).await?;
    let cookie = session(&entered);
    ensure(entered.status == SEE_OTHER && is_in(client, CANARIES[0], &cookie).await?, || {
        format!("A link was answered {} where it was asked for, and signed nobody in.", entered.status)
    })?;
    leave(client, CANARIES[0], &cookie).await?;
    let again = press(client, link, door).await?;
    ensure(again.status == GONE, || format!("A link was answered {} the second time.", again.status))
}
