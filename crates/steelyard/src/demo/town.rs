//! A workspace of the demo and its people, who act through the product's actions at a given moment.

use crate::instance::{Instance, local_call};
use crate::problem::{Problem, Result};
use identity::factors::Authenticator;
use identity::founding::{self, NewWorkspace, Seat};
use jiff::Timestamp;
use kernel::id::TenantId;
use kernel::role::Role;
use kernel::trust::NEED_FACTOR;
use platform::call::{Call, Credential, CredentialKind};
use platform::platform::Platform;
use platform::random;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant as Tick};
use web::registry::Registry;

/// A person of a demo workspace.
struct Person {
    key: &'static str,
    name: &'static str,
    role: Role,
    email: String,
    password: String,
    /// The key of their authenticator, where their role needs one.
    authenticator: Option<String>,
    /// Their PIN at a till, where they have one.
    pin: Option<&'static str>,
    token: String,
}

/// A demo workspace.
pub struct Town {
    platform: Arc<Platform>,
    registry: Arc<Registry>,
    slug: String,
    people: Vec<Person>,
    /// Random choices from a fixed seed: every demo has the same history on its own dates.
    pub dice: Dice,
    told: Tick,
    label: &'static str,
}

/// SplitMix64: enough for believable figures, the same everywhere.
pub struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).map_or(1, |span| span + 1);
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, of_hundred: i64) -> bool {
        self.between(1, 100) <= of_hundred
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let last = i64::try_from(list.len()).unwrap_or(1) - 1;
        &list[usize::try_from(self.between(0, last)).unwrap_or(0)]
    }
}

impl Town {
    /// Creates the workspace and its members: (key, name, role). Errors: the database's.
    pub async fn found(
        instance: &Instance,
        new: &NewWorkspace,
        people: &[(&'static str, &'static str, Role)],
        at: Timestamp,
        label: &'static str,
    ) -> Result<Town> {
        let call = Call { now: at, ..local_call()? };
        let tenant = founding::found_seated(&instance.platform, &call, new).await?;
        let mut seated = Vec::new();
        for (key, name, role) in people {
            seated.push(seat(instance, &call, tenant, &new.slug, (key, name, *role)).await?);
        }
        Ok(Town {
            platform: instance.platform.clone(),
            registry: instance.registry.clone(),
            slug: new.slug.clone(),
            people: seated,
            dice: Dice(0x5eed),
            told: Tick::now(),
            label,
        })
    }

    /// Does an action as a person at a moment. Errors: a refusal, as a fault of the demo.
    pub async fn act(&self, person: &str, at: Timestamp, action: &str, input: Value) -> Result<Value> {
        let refused = |why: String| {
            Problem::unavailable(format!("the demo's {action} at {at}: {why}; it was sent {input}"))
        };
        let operation = self.registry.action_named(action).ok_or_else(|| refused("no such action".into()))?;
        let answer = operation.run(self.platform.clone(), self.call(person, at)?, input.clone()).await;
        let answer = answer.map_err(|why| refused(why.to_string()))?;
        serde_json::from_str(&answer.json).map_err(|why| refused(why.to_string()))
    }

    /// Gives somebody a PIN for the tills. Errors: as `act`.
    pub async fn give_pin(&mut self, person: &str, at: Timestamp, pin: &'static str) -> Result<()> {
        self.act(person, at, "workspace.account.pin.set", json!({ "pin": pin })).await?;
        self.people.iter_mut().filter(|p| p.key == person).for_each(|p| p.pin = Some(pin));
        Ok(())
    }

    fn call(&self, person: &str, at: Timestamp) -> Result<Call> {
        let who = self.people.iter().find(|p| p.key == person);
        let token = who.map(|p| p.token.as_str()).unwrap_or_default();
        let key = random::fresh_id(at)?.to_string();
        let credential = Credential::parse(CredentialKind::Token, token);
        // The demo's people confirm their second factor each time: they invite and set PINs.
        Ok(Call { credential, key: Some(key), now: at, step_up: true, ..local_call()? })
    }

    /// Prints the progress, at most once a second.
    pub fn progress(&mut self, done: i32, of: i32, what: &str) {
        if self.told.elapsed() >= Duration::from_secs(1) || done == of {
            self.told = Tick::now();
            eprintln!("{:<9} day {done} of {of}: {what}", self.label);
        }
    }

    /// The entries about the people in `demo.json`.
    pub fn facts(&self) -> Vec<Value> {
        self.people
            .iter()
            .map(|p| {
                json!({
                    "workspace": self.slug, "name": p.name, "role": p.role.as_str(),
                    "email": p.email, "password": p.password, "totp_secret": p.authenticator, "pin": p.pin,
                    "token": p.token,
                })
            })
            .collect()
    }
}

async fn seat(
    instance: &Instance,
    call: &Call,
    tenant: TenantId,
    slug: &str,
    who: (&'static str, &'static str, Role),
) -> Result<Person> {
    let (key, name, role) = who;
    let email = format!("{key}@{slug}.example");
    let password = password()?;
    let key_of = Authenticator::fresh()?;
    let wanted = Seat {
        name,
        email: &email,
        password: Some(&password),
        authenticator: NEED_FACTOR.has(role).then_some(&key_of),
        roles: &[role],
    };
    let (_, token) = founding::seat(&instance.platform, call, tenant, &wanted).await?;
    let authenticator = NEED_FACTOR.has(role).then(|| key_of.text());
    Ok(Person { key, name, role, email, password, authenticator, pin: None, token })
}

/// Four groups of four letters that cannot be confused when read aloud.
fn password() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";
    let random: [u8; 16] = random::random()?;
    let letters: Vec<char> = random.iter().map(|byte| char::from(LETTERS[usize::from(byte % 31)])).collect();
    Ok(letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// A moment some days before another: `at(end, 90, 10, 5)` is 10:05 UTC of the 90th day before.
pub fn at(end: Timestamp, days_ago: i32, hour: i8, minute: i64) -> Timestamp {
    let day = end.to_zoned(jiff::tz::TimeZone::UTC).date();
    let then = day - jiff::ToSpan::days(i64::from(days_ago));
    let midnight =
        then.at(hour, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map(|z| z.timestamp()).unwrap_or(end);
    midnight + jiff::SignedDuration::from_mins(minute)
}
