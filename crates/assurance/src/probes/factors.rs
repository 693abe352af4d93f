//! The check of second factors: it sets one up as a person does, and uses its codes once and then again.
//! Invariant: the factor belongs to a person of a canary and is removed at the end.

use super::access::{AS_JSON, OURS, form_token};
use crate::client::{Answer, Client};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use identity::canaries::Visit;
use identity::factors::Authenticator;
use jiff::SignedDuration;
use kernel::role::Role;
use serde_json::Value;

const SEE_OTHER: u16 = 303;
/// The program also accepts the next code, because clocks differ by a step.
const STEP: SignedDuration = SignedDuration::from_secs(30);

/// A person in a canary; each proof gives their session a new secret.
struct Person {
    client: Client,
    visit: Visit,
}

impl Person {
    async fn post(&mut self, path: &str, body: &str) -> Result<Answer, Broken> {
        let token = form_token(&mut self.client, &self.visit).await?;
        let path = format!("/w/{}/{path}", self.visit.slug);
        let headers = [("cookie", self.visit.cookie.as_str()), OURS, AS_JSON];
        let answer = self.client.post_form(&path, &headers, &format!("_csrf={token}&{body}")).await?;
        let fresh = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        if fresh.starts_with("__Host-s-") {
            self.visit.cookie = fresh;
        }
        Ok(answer)
    }

    /// Whether the program accepts this as a proof.
    async fn proves(&mut self, given: &str) -> Result<bool, Broken> {
        Ok(self.post("step-up", &format!("given={given}")).await?.status == SEE_OTHER)
    }
}

/// mfa-available
pub async fn enrolled_and_used(world: &World) -> Verdict {
    let mut person = Person { client: world.stranger().await?, visit: world.visitor(Role::Quality).await? };
    let key = Authenticator::fresh()?;
    // The code of this step: the next step may start before the program reads it, and one step is accepted.
    let now = (world.clock)();
    let enrol =
        format!("_key=check-{}&secret={}&code={}", now.as_millisecond(), key.text(), key.code_at(now));
    let enrolled = person.post("do/workspace.account.authenticator.enrol", &enrol).await?;
    ensure(enrolled.status == 200, || {
        format!("Setting an authenticator up was answered {}.", enrolled.status)
    })?;
    let enrolled: Value = serde_json::from_slice(&enrolled.body)?;
    let tried = used(&mut person, &key, &enrolled, world).await;
    let factor = enrolled["factor_id"].as_str().unwrap_or_default();
    let gone = format!("_key=gone-{}&factor_id={factor}", now.as_millisecond());
    let removed = person.post("do/workspace.account.factor.remove", &gone).await?;
    tried?;
    ensure(removed.status == 200, || format!("Taking the factor away was answered {}.", removed.status))?;
    Ok(Proof::of("An authenticator was set up; its code and a recovery code were taken once, and refused the second time.")
        .with("codes", 2))
}

async fn used(
    person: &mut Person,
    key: &Authenticator,
    enrolled: &Value,
    world: &World,
) -> Result<(), Broken> {
    let code = key.code_at((world.clock)() + STEP);
    ensure(person.proves(&code).await?, || "A right code is refused.".into())?;
    ensure(!person.proves(&code).await?, || "A code was taken twice.".into())?;
    let recovery = enrolled["recovery_codes"][0].as_str().unwrap_or_default();
    ensure(person.proves(recovery).await?, || "A recovery code is refused.".into())?;
    ensure(!person.proves(recovery).await?, || "A recovery code was taken twice.".into())
}
