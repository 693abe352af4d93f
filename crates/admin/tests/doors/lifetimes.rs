//! The lifetime of a session and a token, against a model, over any order of waiting, using, proving and
//! ending.
//! Invariant: the clock is an argument of each call; a session that the model calls ended lets nothing
//! through.

use admin::account::{ChangePassword, OwnAccount, SignOutEverywhere};
use admin::settings::UpdateSettings;
use admin::tokens::{CreateToken, EndSession, ListTokens, RevokeToken};
use identity::sessions::Proven;
use identity::sessions::opening::open_all;
use jiff::{SignedDuration, Timestamp};
use kernel::id::UserId;
use platform::action::{ask_json, run};
use platform::call::{Call, Credential, CredentialKind, TillClaim};
use platform::keyring::Cell;
use platform::sealed::app::till::NAME;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use std::cell::RefCell;
use testing::{Shop, call};
use uuid::Uuid;

const SEED: [u8; 32] = *b"the same every time, and printed";
const CASES: u32 = 24;

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Nothing happens for this many seconds.
    Wait(i64),
    /// The session makes a call.
    Use,
    /// The same person changes their password in another browser.
    PasswordElsewhere,
    /// They end all sessions except that of the other browser.
    SignOutElsewhere,
    /// They end this session from the other browser.
    EndElsewhere,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let wait = prop_oneof![
        6 => (30_i64..1700).prop_map(Step::Wait),
        1 => (1700_i64..1900).prop_map(Step::Wait),
        1 => (240_i64..360).prop_map(Step::Wait),
    ];
    let step = prop_oneof![
        12 => wait,
        12 => Just(Step::Use),
        1 => Just(Step::PasswordElsewhere),
        1 => Just(Step::SignOutElsewhere),
        1 => Just(Step::EndElsewhere),
    ];
    prop::collection::vec(step, 4..60)
}

/// The expected state of a session.
struct Model {
    opened: Timestamp,
    used: Timestamp,
    idle: SignedDuration,
    longest: SignedDuration,
    /// Uses closer together than this count as one.
    apart: SignedDuration,
    /// Whether it counts as a proof: a PIN does not.
    is_proof: bool,
    ended: bool,
}

impl Model {
    fn stands(&self, now: Timestamp) -> bool {
        !self.ended && now < self.opened + self.longest && now.duration_since(self.used) < self.idle
    }
    fn is_fresh(&self, now: Timestamp) -> bool {
        self.is_proof && now.duration_since(self.opened) < SignedDuration::from_mins(5)
    }
}

struct Ground {
    shop: Shop,
    watcher: tokio_postgres::Client,
    person: UserId,
    /// The current password; empty: none.
    password: RefCell<String>,
}

impl Ground {
    async fn open() -> Ground {
        let shop = Shop::jeweller().await;
        let (watcher, connection) =
            shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
        tokio::spawn(connection);
        let person = shop.person("cas");
        Ground { shop, watcher, person, password: RefCell::default() }
    }

    /// A browser of the Cashier that signs in at a moment: its call, and its session's id.
    async fn sign_in(&self, now: Timestamp) -> (Call, Uuid) {
        let who = Proven { person: self.person, name: "cas".into(), second_factor: false };
        let token =
            open_all(&self.shop.platform, &call(now, None), &who).await.expect("signed in").remove(0).token;
        let credential = Credential::parse(CredentialKind::Session, &token);
        let id = self
            .watcher
            .query_one("select session_id from app.session order by session_id desc limit 1", &[]);
        (Call { credential, step_up: false, ..call(now, None) }, id.await.expect("a session").get(0))
    }

    /// The Cashier's session on a till, opened by a PIN.
    async fn at_till(&self, now: Timestamp) -> (Call, Uuid) {
        let (session, id) = self.sign_in(now).await;
        let tenant = self.shop.tenant.uuid();
        let till = "insert into app.till (tenant_id, till_id, name, secret_sha256, enrolled_by, enrolled_at)
                    values ($1, $2, $5::bytea, sha256(uuid_send($2)), $3, $4)";
        let cell = Cell { tenant, column: NAME.name(), row: id };
        let name = self.shop.platform.encryption.vault().seal(&cell, b"Counter").expect("sealed");
        self.watcher.execute(till, &[&tenant, &id, &self.person.uuid(), &now, &name]).await.expect("a till");
        let by_pin =
            "update app.session set till_id = $1, by_pin = true, proved_at = null where session_id = $1";
        self.watcher.execute(by_pin, &[&id]).await.expect("on the till");
        let secret = "select secret_sha256 from app.till where till_id = $1";
        let secret: Vec<u8> = self.watcher.query_one(secret, &[&id]).await.expect("the till").get(0);
        let claim = TillClaim { tenant: self.shop.tenant, sha256: secret.try_into().expect("a hash") };
        (Call { tills: vec![claim], ..session }, id)
    }

    /// A use is noted after the call: waits for that, so that the next moment finds it.
    async fn noted(&self, session: Uuid, now: Timestamp, apart: SignedDuration) {
        let seen = "select seen_at from app.session where session_id = $1";
        for _ in 0..500 {
            let at: Timestamp = self.watcher.query_one(seen, &[&session]).await.expect("a session").get(0);
            if now.duration_since(at) < apart {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
        panic!("the use was not noted");
    }
}

/// The call with its own key.
fn keyed(of: &Call, now: Timestamp) -> Call {
    Call { now, key: Some(format!("{}", now.as_microsecond())), ..of.clone() }
}

async fn follow(ground: &Ground, began: Timestamp, idle: i64, hours: i64, steps: &[Step]) {
    let session = ground.sign_in(began).await;
    let (idle, longest) = (SignedDuration::from_mins(idle), SignedDuration::from_hours(hours));
    let apart = SignedDuration::from_mins(1);
    let model = Model { opened: began, used: began, idle, longest, apart, is_proof: true, ended: false };
    follow_as(ground, session, model, steps).await;
}

async fn follow_as(ground: &Ground, (session, id): (Call, Uuid), mut model: Model, steps: &[Step]) {
    let mut now = model.opened;
    for step in steps {
        now += SignedDuration::from_secs(1);
        match step {
            Step::Wait(seconds) => now += SignedDuration::from_secs(*seconds),
            Step::Use => {
                let answer =
                    ask_json::<OwnAccount>(&ground.shop.platform, &keyed(&session, now), &json!({})).await;
                assert_eq!(answer.is_ok(), model.stands(now), "at {now}, opened {}, {steps:?}", model.opened);
                let Ok(answer) = answer else { return };
                let told: Value = serde_json::from_str(&answer.json).expect("JSON");
                assert_eq!(told["is_fresh"], model.is_fresh(now), "at {now}, opened {}", model.opened);
                ground.noted(id, now, model.apart).await;
                if now.duration_since(model.used) >= model.apart {
                    model.used = now;
                }
            }
            elsewhere => {
                let other = keyed(&ground.sign_in(now).await.0, now);
                let platform = &ground.shop.platform;
                let done = match elsewhere {
                    Step::PasswordElsewhere => {
                        let secret = format!("lamp violin gravel {}", now.as_second());
                        let current = ground.password.replace(secret.clone());
                        let input = json!({ "current": current, "password": secret });
                        run::<ChangePassword>(platform, &other, &input).await
                    }
                    Step::SignOutElsewhere => run::<SignOutEverywhere>(platform, &other, &json!({})).await,
                    _ if model.ended => continue,
                    _ => run::<EndSession>(platform, &other, &json!({ "session_id": id })).await,
                };
                done.expect("done from the other browser");
                model.ended = true;
            }
        }
    }
}

#[tokio::test]
async fn a_session_lasts_as_long_as_its_model_says() {
    let mut ground = Ground::open().await;
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    let mut began: Timestamp = "2026-04-20T05:00:00Z".parse().expect("an instant");
    for (idle, hours) in [(30_i64, 12_i64), (5, 1)] {
        ground.shop.at(&began.to_string());
        let set =
            json!({ "set": { "session_idle_minutes": idle, "session_hours": hours }, "reason": "stricter" });
        ground.shop.run::<UpdateSettings>("olive", set).await.expect("set");
        for _ in 0..CASES {
            let steps = steps().new_tree(&mut runner).expect("steps").current();
            follow(&ground, began, idle, hours, &steps).await;
            began += SignedDuration::from_hours(48);
        }
    }
}

#[tokio::test]
async fn a_session_on_a_till_ends_sooner_and_is_never_a_proof() {
    let mut ground = Ground::open().await;
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    let mut began: Timestamp = "2026-04-20T05:00:00Z".parse().expect("an instant");
    // The lowest value, the usual one, and one that the workspace's own bound cuts short.
    for (on_till, elsewhere, idle) in [(1_i64, 30_i64, 1_i64), (5, 30, 5), (30, 10, 10)] {
        ground.shop.at(&began.to_string());
        let set = json!({ "till_idle_minutes": on_till, "session_idle_minutes": elsewhere });
        let set = json!({ "set": set, "reason": "a busy counter" });
        ground.shop.run::<UpdateSettings>("olive", set).await.expect("set");
        for _ in 0..CASES {
            let steps: Vec<Step> = (steps().new_tree(&mut runner).expect("steps").current().into_iter())
                .map(|step| if let Step::Wait(s) = step { Step::Wait(s * idle / 30) } else { step })
                .collect();
            let model = Model {
                opened: began,
                used: began,
                idle: SignedDuration::from_mins(idle),
                longest: SignedDuration::from_hours(12),
                apart: SignedDuration::from_secs(10),
                is_proof: false,
                ended: false,
            };
            follow_as(&ground, ground.at_till(began).await, model, &steps).await;
            began += SignedDuration::from_hours(48);
        }
    }
}

#[tokio::test]
async fn a_token_works_from_its_making_to_its_end_and_no_further() {
    let ground = Ground::open().await;
    let began: Timestamp = "2026-04-20T05:00:00Z".parse().expect("an instant");
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    for n in 0..CASES {
        let (days, revoked_after, asked_after) =
            (1_i32..=365, 0_i64..400 * 24, 0_i64..400 * 24).new_tree(&mut runner).expect("a token").current();
        let made =
            ground.shop.run::<CreateToken>("cas", json!({ "name": format!("t{n}"), "days": days })).await;
        let made = made.expect("made");
        let secret = made["token"].as_str().expect("a secret");
        let by = |hours: i64| call(began + SignedDuration::from_hours(hours), Some(secret));
        let ends = i64::from(days) * 24;
        let works = async |hours: i64| {
            ask_json::<ListTokens>(&ground.shop.platform, &by(hours), &json!({})).await.is_ok()
        };
        if revoked_after < asked_after && revoked_after < ends {
            let id = json!({ "token_id": made["token_id"] });
            let call = Call { key: Some(format!("revoke-{n}")), ..by(revoked_after) };
            run::<RevokeToken>(&ground.shop.platform, &call, &id).await.expect("revoked by itself");
            assert!(!works(asked_after).await && !works(revoked_after).await);
        } else {
            assert_eq!(
                works(asked_after).await,
                asked_after < ends,
                "{days} days, asked after {asked_after} h"
            );
            assert!(works(ends - 1).await && !works(ends).await);
        }
    }
}
