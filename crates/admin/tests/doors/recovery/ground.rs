//! A shop whose Cashier has a second factor, an operator who has one too, and calls of both at a moment.
//! Invariant: the clock is an argument of each call; tests bypass the actions only to look.

use admin::account::EnrolAuthenticator;
use admin::people::invitation::InviteMember;
use identity::factors::Authenticator;
use identity::recovery::Waiting;
use identity::recovery::by_operator::{Wanted, ask_as_operator, finish_as_operator};
use identity::sessions::Proven;
use identity::sessions::opening::open_all;
use identity::sign_in::second_factor::by_factor;
use identity::sign_in::{self, Entered, Proof};
use identity::{invitations, operators};
use jiff::{SignedDuration, Timestamp};
use kernel::day::parse_instant;
use kernel::id::UserId;
use platform::action::Action;
use platform::call::{Call, Credential, CredentialKind};
use platform::error::Error;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use testing::{Shop, call, mails};
use uuid::Uuid;

pub const OMAR: &str = "omar@instance.example";
pub const CAS: &str = "cas@shop.example";

pub struct Ground {
    pub shop: Shop,
    pub watcher: tokio_postgres::Client,
    pub cas: UserId,
    pub key: Authenticator,
    pub omar: Authenticator,
    pub began: Timestamp,
}

/// The answer, or the refusal's code with its first field.
pub type Told<T> = Result<T, String>;

pub fn told<T>(got: platform::error::Result<T>) -> Told<T> {
    got.map_err(|error| match error {
        Error::Refused(refusal) => {
            let field = refusal.faults.first().map(|fault| format!(" {}", fault.field)).unwrap_or_default();
            format!("{}{field}", refusal.code.as_str())
        }
        other => panic!("ours: {other}"),
    })
}

impl Ground {
    pub async fn open() -> Ground {
        let shop = Shop::jeweller().await;
        shop.platform.mail.sends(true);
        let (watcher, connection) =
            shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
        tokio::spawn(connection);
        let began = parse_instant("2026-04-20T06:00:00Z").expect("an instant");
        let (first, secret) = (call(began, None), "a sentence to sign in with");
        let omar = operators::add(&shop.platform, &first, OMAR, "Omar", secret).await.expect("added");
        let mut ground =
            Ground { cas: UserId::from_uuid(Uuid::nil()), key: fresh(), omar: fresh(), shop, watcher, began };
        ground.cas = ground.shop.person("cas");
        ground.enrol(began).await;
        let who = Proven { person: omar, name: "Omar".into(), second_factor: false };
        let session = open_all(&ground.shop.platform, &call(began, None), &who).await.expect("in").remove(0);
        let credential = Credential::parse(CredentialKind::Session, &session.token);
        let by = Call { credential, key: Some("omar".into()), ..call(began, None) };
        ground.shop.run_call::<EnrolAuthenticator>(&by, typed(&ground.omar, began)).await.expect("enrolled");
        ground
    }

    /// The Cashier's authenticator, as they set it up.
    pub async fn enrol(&self, now: Timestamp) -> Value {
        self.act::<EnrolAuthenticator>("cas", now, typed(&self.key, now)).await.expect("enrolled")
    }

    pub async fn act<A: Action>(&self, who: &str, now: Timestamp, input: Value) -> Told<Value> {
        let by = Call { now, ..self.shop.call(who) };
        self.shop.run_call::<A>(&by, input).await
    }

    /// As `act`, about the Cashier.
    pub async fn about<A: Action>(&self, who: &str, now: Timestamp) -> Told<Value> {
        self.act::<A>(who, now, json!({ "person": self.cas.uuid() })).await
    }

    pub async fn ask_as_omar(&self, email: &str, now: Timestamp) -> Told<Waiting> {
        let code = self.omar.code_at(now);
        let wanted = Wanted { email, operator: OMAR, code: &code, reason: "lost the phone", case: "C-17" };
        told(ask_as_operator(&self.shop.platform, &call(now, None), &wanted).await)
    }

    pub async fn finish_as_omar(&self, email: &str, now: Timestamp) -> Told<()> {
        let code = self.omar.code_at(now);
        told(finish_as_operator(&self.shop.platform, &call(now, None), (OMAR, &code), email).await)
    }

    /// The Cashier signs in: past the first step, then with this as the second factor.
    pub async fn sign_in(&self, now: Timestamp, given: &str) -> Told<()> {
        let platform = &self.shop.platform;
        let who = Proven { person: self.cas, name: "cas".into(), second_factor: false };
        match sign_in::go_on(platform, &call(now, None), who).await.expect("past the first step") {
            Entered::In(_) | Entered::Owes(_) => Ok(()),
            Entered::Half(cookie) => {
                let half = Credential::parse(CredentialKind::Session, &cookie).expect("a cookie");
                let given = Proof::Typed(given);
                told(by_factor(platform, &call(now, None), &half, given).await.map(drop))
            }
        }
    }

    pub async fn factors(&self) -> i64 {
        let sql = "select count(*) from app.factor where person_id = $1";
        self.watcher.query_one(sql, &[&self.cas.uuid()]).await.expect("counted").get(0)
    }

    /// Mails of a kind to an address: the workspace whose outbox has it, subject, link; the newest last.
    pub async fn mails(&self, kind: &str, to: &str) -> Vec<(String, String, String)> {
        let places = self.watcher.query("select tenant_id, slug from app.tenant", &[]).await.expect("places");
        let places: BTreeMap<Uuid, String> = places.iter().map(|row| (row.get(0), row.get(1))).collect();
        let mut all = mails(self.shop.platform.encryption.vault(), &self.watcher).await;
        all.retain(|it| it.kind == kind && it.address == to);
        all.into_iter().map(|it| (places[&it.tenant].clone(), it.subject, it.link)).collect()
    }

    /// The newest link that stops the Cashier's recovery.
    pub async fn link(&self) -> Credential {
        let all = self.mails("recovery", CAS).await;
        let path = &all.iter().rfind(|it| it.2.starts_with("/recovery/")).expect("a mail").2;
        let secret = path.strip_prefix("/recovery/").expect("the way to stop it");
        Credential::parse(CredentialKind::Token, secret).expect("one of ours")
    }

    /// The newest link by which the Cashier comes back.
    pub async fn joining(&self) -> Credential {
        let path = self.mails("recovery", CAS).await.pop().expect("a mail").2;
        let secret = path.strip_prefix("/join/").expect("the way back");
        Credential::parse(CredentialKind::Token, secret).expect("one of ours")
    }

    /// The completed events of an action, in a workspace's log: actor and reason.
    pub async fn events(&self, slug: &str, action: &str) -> Vec<(String, Option<String>)> {
        let sql = "select tenant_id from app.tenant where slug = $1";
        let tenant: Uuid = self.watcher.query_one(sql, &[&slug]).await.expect("a workspace").get(0);
        let done = self.told(action).await.into_iter().filter(|it| it.tenant == tenant && it.result == "ok");
        done.map(|it| (it.content.actor, it.content.reason)).collect()
    }

    /// The events of an action in every workspace, decrypted.
    pub async fn told(&self, action: &str) -> Vec<testing::Told> {
        testing::told(self.shop.platform.encryption.vault(), &self.watcher, action).await
    }

    /// Makes the Cashier a member of another shop too.
    pub async fn joins(&self, other: &Shop) {
        let invited = json!({ "email": CAS, "roles": ["Cashier"] });
        let invited = other.run::<InviteMember>("olive", invited).await.expect("invited");
        let secret = invited["link"].as_str().and_then(|link| link.strip_prefix("/join/")).expect("a link");
        let (link, by) =
            (Credential::parse(CredentialKind::Token, secret).expect("ours"), other.call("olive"));
        let who = Proven { person: self.cas, name: "cas".into(), second_factor: true };
        invitations::accept(&other.platform, &by, &link, &who).await.expect("joined");
    }
}

fn fresh() -> Authenticator {
    Authenticator::fresh().expect("random bytes")
}

fn typed(key: &Authenticator, now: Timestamp) -> Value {
    json!({ "secret": key.text(), "code": key.code_at(now) })
}

pub fn hours(many: i64) -> SignedDuration {
    SignedDuration::from_hours(many)
}
