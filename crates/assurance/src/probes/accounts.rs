//! Checks of how people's secrets are stored.
//! Invariant: a check counts rows by their form and never reads a secret from the database.

use super::access::{AS_JSON, OURS, form_token};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use assurance_queries::probes::accounts as sql;
use identity::federated::probe_fixture;
use identity::judge_password;
use kernel::role::Role;
use platform::instance::own_call;

/// password-storage
pub async fn hashes(world: &World) -> Verdict {
    let client = world.as_probe().await?;
    let kinds = sql::password_kinds().bind(&client).all().await?;
    let weak: i64 = kinds.iter().filter(|kind| kind.kind == "other").map(|kind| kind.people).sum();
    ensure(weak == 0, || format!("{weak} passwords are kept as something else than a slow hash of today."))?;
    let all: i64 = kinds.iter().map(|kind| kind.people).sum();
    Ok(Proof::of(format!("{all} credentials: each a slow hash with today's cost, or none at all."))
        .with("credentials", usize::try_from(all)?))
}

/// Common passwords, and some that follow from public facts about a shop.
const GUESSED: [&str; 20] = [
    "Password1234",
    "password12345",
    "123456789012",
    "qwertyuiop12",
    "letmeinletmein",
    "iloveyou1234",
    "adminadmin12",
    "welcome12345",
    "abcdefghijkl",
    "111111111111",
    "steelyard2026",
    "canary202620",
    "Canarycanary1",
    "monkeymonkey",
    "dragondragon",
    "football1234",
    "passwordpassword",
    "1q2w3e4r5t6y",
    "sunshine1234",
    "trustno1trustno1",
];
/// A phrase of four words that people might choose, which the program accepts.
const PHRASE: &str = "copper lantern drifts sideways";

/// password-strength
pub async fn weak_passwords(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let visit = world.visitor(Role::Auditor).await?;
    let token = form_token(&mut client, &visit).await?;
    let path = format!("/w/{}/do/workspace.account.password.change", visit.slug);
    let headers = [("cookie", visit.cookie.as_str()), OURS, AS_JSON];
    for (n, guess) in GUESSED.iter().enumerate() {
        let key = format!("check-{n}-{}", (world.clock)().as_millisecond());
        let body = format!("_csrf={token}&_key={key}&password={}", guess);
        let answer = client.post_form(&path, &headers, &body).await?;
        ensure((answer.status, answer.code().as_str()) == (422, "value_unknown"), || {
            format!("A password that anybody would try was answered {} {}.", answer.status, answer.code())
        })?;
    }
    // Nobody gets a password that is in a program's source: this one is only judged.
    ensure(judge_password(PHRASE, &["Canary"]).is_ok(), || "A phrase of four words was refused.".into())?;
    let says = format!(
        "{} guessable passwords were sent in: all refused; a phrase of four words would be taken.",
        GUESSED.len()
    );
    Ok(Proof::of(says).with("refused", GUESSED.len()))
}

/// social-sign-in
pub async fn other_providers(world: &World) -> Verdict {
    let call = own_call((world.clock)())?;
    let believed = |what: String| Broken::because(format!("Of a simulated provider, {what}."));
    let lies = probe_fixture::tokens(call.now)?.map_err(believed)?;
    let strangers = probe_fixture::strangers(&world.platform, &call).await?.map_err(believed)?;
    let says = format!(
        "A provider was simulated: its true token is believed, {lies} false ones are refused; {strangers} identities like a known \
         one are not taken for it."
    );
    Ok(Proof::of(says).with("lies", lies).with("strangers", strangers))
}
