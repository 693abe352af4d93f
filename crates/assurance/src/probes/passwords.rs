//! The check of what Owners learn about passwords and can ask for: a canary signs in with one that is too
//! short.
//! Invariant: the check uses the public sign-in page; the password exists only for this check and is removed
//! at its end.

use super::access::{AS_JSON, OURS, form_token, is_in};
use super::logs::Doorstep;
use super::watch::item;
use crate::client::{Answer, Client};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use identity::password_trial::{ADDRESS, NAME};
use identity::{PasswordStrength, password_strength, password_trial as trial};
use kernel::role::Role;
use platform::call::Call;
use platform::instance::{CANARIES, own_call};
use serde_json::Value;

const SEE_OTHER: u16 = 303;
/// The prefix of a session's cookie.
const SESSION: &str = "__Host-s-";
/// A password from the list of common ones: it is only judged.
const COMMON: &str = "password1";

/// checkup-passwords
pub async fn told(world: &World) -> Verdict {
    let call = own_call((world.clock)())?;
    let tried = all(world, &call).await;
    trial::take_back(&world.platform, &call).await?;
    tried?;
    Ok(Proof::of(
        "A person of a canary signed in with a password that is too short: the check-up told it, and did not before. A new \
         one was asked for: their session there ended, and after the next sign-in nothing opens before it is chosen.",
    )
    .with("steps", STEPS))
}

/// Steps of this check.
const STEPS: usize = 6;

async fn all(world: &World, call: &Call) -> Result<(), Broken> {
    ensure(password_strength(COMMON, &[]) == PasswordStrength::Listed, || {
        "A common password is not on the list of common passwords.".into()
    })?;
    let secret = trial::lend(&world.platform, call).await?;
    ensure(is_told(world, "not seen yet").await?, || {
        "A password that nobody signed in with yet is not told as one.".into()
    })?;
    let mut client = world.stranger().await?;
    let door = Doorstep::of(&mut client).await?;
    let came = sign_in(&mut client, &door, &secret).await?;
    ensure(came.status == SEE_OTHER && is_in(&mut client, CANARIES[0], &session(&came)).await?, || {
        format!("A right password was answered {}, and signed nobody in.", came.status)
    })?;
    ensure(is_told(world, "guessed soon").await?, || {
        "Somebody signed in with a password that is too short, and the check-up does not tell it.".into()
    })?;
    ask_for_another(world, &mut client).await?;
    ensure(!is_in(&mut client, CANARIES[0], &session(&came)).await?, || {
        "A new password was asked for, and the session of the one before continues.".into()
    })?;
    let again = sign_in(&mut client, &door, &secret).await?;
    let page = format!("/w/{}/account/password", CANARIES[0]);
    let led = client.get(&format!("/w/{}", CANARIES[0]), &[("cookie", &session(&again))]).await?;
    ensure([&again, &led].iter().all(|it| it.status == SEE_OTHER && it.header("location") == page), || {
        format!(
            "A new password was asked for, and the next sign-in opened more: it was answered {}.",
            led.status
        )
    })
}

/// The canary's session in an answer.
fn session(answer: &Answer) -> String {
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let mut ours = cookies.filter(|cookie| cookie.starts_with(SESSION));
    ours.next().and_then(|cookie| cookie.split(';').next()).unwrap_or_default().to_owned()
}

async fn sign_in(client: &mut Client, door: &Doorstep, secret: &str) -> Result<Answer, Broken> {
    let headers = [("cookie", door.cookie.as_str()), OURS];
    let body = format!("_csrf={}&email={ADDRESS}&password={secret}", door.token);
    client.post_form("/sign-in", &headers, &body).await
}

/// Whether the check-up says this about the canary's password.
async fn is_told(world: &World, how: &str) -> Result<bool, Broken> {
    let told = format!("{NAME} ({how})");
    let item = item(world, "passwords").await?;
    Ok(item["names"].as_array().into_iter().flatten().any(|name| *name == told.as_str()))
}

/// Asks for a new password by the Owner's button.
async fn ask_for_another(world: &World, client: &mut Client) -> Result<(), Broken> {
    let visit = world.visitor(Role::Owner).await?;
    let (cookie, bearer) = (("cookie", visit.cookie.as_str()), format!("Bearer {}", visit.token));
    let listed = client.get("/api/v1/queries/workspace.passwords", &[("authorization", &bearer)]).await?;
    let listed: Value = serde_json::from_slice(&listed.body)?;
    let row = listed["rows"].as_array().into_iter().flatten().find(|row| row["name"] == NAME);
    let person = row.and_then(|row| row["person"].as_str()).unwrap_or_default();
    let token = form_token(client, &visit).await?;
    let path = format!("/w/{}/do/workspace.password.require", visit.slug);
    let body = format!("_csrf={token}&_key=passwords-{}&people={person}", (world.clock)().as_millisecond());
    let asked = client.post_form(&path, &[cookie, OURS, AS_JSON], &body).await?;
    ensure(asked.status < 400, || format!("Asking for a new password was answered {}.", asked.status))
}
