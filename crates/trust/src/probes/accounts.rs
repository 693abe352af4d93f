//! Checks of what is kept of people's secrets.
//! What must stay true: a check counts rows by what they look like and never reads a secret out of the database.

use crate::probe::{Proof, Verdict, ensure};
use crate::world::World;
use platform::identity::judge_password;
use queries::queries::trust::src::probes::accounts as sql;

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

/// Passwords that anybody would try, and such that follow from what is known of a shop.
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
    "canaryfarm2026",
    "Canaryfarm2025!",
    "monkeymonkey",
    "dragondragon",
    "football1234",
    "passwordpassword",
    "1q2w3e4r5t6y",
    "sunshine1234",
    "trustno1trustno1",
];
/// What people make of four words is taken.
const PHRASE: &str = "copper lantern drifts sideways";

/// password-strength
pub async fn weak_passwords(_: &World) -> Verdict {
    let known = ["keeper@canaryfarm.example", "Keeper", "canaryfarm", "Steelyard"];
    for guess in GUESSED {
        ensure(judge_password(guess, &known).is_err(), || {
            "A password that anybody would try was taken.".into()
        })?;
    }
    ensure(judge_password(PHRASE, &known).is_ok(), || "A phrase of four words was refused.".into())?;
    Ok(Proof::of(format!(
        "{} guessable passwords were refused, a phrase of four words was taken.",
        GUESSED.len()
    ))
    .with("refused", GUESSED.len()))
}
