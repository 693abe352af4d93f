//! A house with some accounts, the moments of events, and the stored traces.
//! Invariant: tries go the way of the page; a state that would take thousands of them is written directly.

use crate::browser::{SECRET, house_without_mail};
use identity::accounts;
use identity::factors::Authenticator;
use identity::founding::link;
use identity::founding::{self, Seat};
use identity::invitations::joining;
use identity::passwords::reset;
use identity::sessions::Proven;
use identity::siege::last_step;
use identity::sign_in::second_factor::{Stepped, by_factor};
use identity::sign_in::{self, Entered, Proof, by_password};
use jiff::{SignedDuration, Timestamp};
use kernel::id::UserId;
use kernel::role::Role;
use platform::call::{Call, Credential, CredentialKind};
use platform::error::Result;
use platform::instance::INSTANCE;
use std::sync::Mutex;
use std::time::Duration;
use testing::{Shop, call, mails, person_at};

pub const BEGAN: &str = "2026-04-20T05:00:00Z";

pub fn seconds(n: i64) -> SignedDuration {
    SignedDuration::from_secs(n)
}

pub struct Ground {
    pub shop: Shop,
    pub past: tokio_postgres::Client,
    /// The cookie of the person who was half signed in last.
    half: Mutex<String>,
}

fn told<T>(result: Result<T>) -> std::result::Result<T, String> {
    result.map_err(|error| error.refusal().unwrap_or_else(|| panic!("{error}")).code.as_str().to_owned())
}

impl Ground {
    /// A house with an account for each of these addresses.
    pub async fn open(addresses: &[&str]) -> Ground {
        let (shop, _router) = house_without_mail().await;
        let (past, connection) =
            shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
        tokio::spawn(connection);
        let at = Ground { shop, past, half: Mutex::default() };
        for address in addresses {
            accounts::sign_up(&at.shop.platform, &at.call(0), address, "Somebody", SECRET)
                .await
                .expect("an account");
        }
        at
    }

    pub fn at(&self, after: i64) -> Timestamp {
        BEGAN.parse::<Timestamp>().expect("a moment") + seconds(after)
    }

    /// An anonymous call, this many seconds after the start.
    pub fn call(&self, after: i64) -> Call {
        call(self.at(after), None)
    }

    pub async fn tries(&self, by: &Call, address: &str, secret: &str) -> std::result::Result<(), String> {
        told(by_password(&self.shop.platform, by, address, secret).await.map(drop))
    }

    pub async fn person(&self, address: &str) -> UserId {
        person_at(&self.shop.platform, address, self.at(0)).await
    }

    /// A browser with which a person signed in.
    pub async fn known_browser(&self, address: &str) -> [u8; 32] {
        let (secret, person) = ([7; 32], self.person(address).await.uuid());
        let add = "insert into app.known_browser (tenant_id, person_id, secret_sha256, seen_at) values ($1, $2, $3, $4)";
        let row: [&(dyn tokio_postgres::types::ToSql + Sync); 4] =
            [&INSTANCE.uuid(), &person, &&secret[..], &self.at(0)];
        self.past.execute(add, &row).await.expect("known");
        secret
    }

    /// A Cashier with an authenticator.
    pub async fn armed(&self, address: &str) -> Authenticator {
        let key = Authenticator::fresh().expect("random bytes");
        let seat = Seat {
            name: "Somebody",
            email: address,
            password: Some(SECRET),
            authenticator: Some(&key),
            roles: &[Role::Cashier],
        };
        founding::seat(&self.shop.platform, &self.call(0), self.shop.tenant, &seat).await.expect("seated");
        key
    }

    /// After the password, the person gives this as a code. Returns whether they are in; false if a link is
    /// required.
    pub async fn gives(&self, address: &str, given: &str, after: i64) -> std::result::Result<bool, String> {
        let (platform, by) = (&self.shop.platform, self.call(after));
        let who =
            Proven { person: self.person(address).await, name: "Somebody".into(), second_factor: false };
        let Entered::Half(cookie) = sign_in::go_on(platform, &by, who).await.expect("past the first step")
        else {
            panic!("let in without a second factor")
        };
        let half = Credential::parse(CredentialKind::Session, &cookie).expect("a cookie");
        *self.half.lock().expect("a lock") = cookie;
        let stepped = told(by_factor(platform, &by, &half, Proof::Typed(given)).await)?;
        Ok(matches!(stepped, Stepped::In(_)))
    }

    /// A person who follows an invitation has given the password, and gives this as a code.
    pub async fn gives_joining(
        &self,
        address: &str,
        given: &str,
        after: i64,
    ) -> std::result::Result<bool, String> {
        let (platform, by) = (&self.shop.platform, self.call(after));
        let next = self.shop.beside("next-door").await;
        let invited = serde_json::json!({ "email": address, "roles": ["Cashier"] });
        let invited =
            next.run::<admin::people::invitation::InviteMember>("olive", invited).await.expect("invited");
        let secret = invited["link"].as_str().and_then(|link| link.strip_prefix("/join/")).expect("a link");
        let link = Credential::parse(CredentialKind::Token, secret).expect("ours");
        let who =
            Proven { person: self.person(address).await, name: "Somebody".into(), second_factor: false };
        let Entered::Half(cookie) =
            joining::go_on(platform, &by, &link, who).await.expect("past the first step")
        else {
            panic!("let in without a second factor")
        };
        let half = Credential::parse(CredentialKind::Session, &cookie).expect("a cookie");
        *self.half.lock().expect("a lock") = cookie;
        let stepped = told(by_factor(platform, &by, &half, Proof::Typed(given)).await)?;
        Ok(matches!(stepped, Stepped::In(_)))
    }

    /// The number of workspaces of which a person is a member.
    pub async fn places(&self, address: &str) -> i64 {
        let sql = "select count(*) from app.membership where person_id = $1 and state = 'active'";
        let person = self.person(address).await.uuid();
        self.past.query_one(sql, &[&person]).await.expect("counted").get(0)
    }

    /// Follows the newest link, in the browser that gave the code or in another.
    pub async fn follow_last(
        &self,
        address: &str,
        after: i64,
        same: bool,
    ) -> std::result::Result<(), String> {
        let link = self.newest(address, "/sign-in/last/").await;
        let secret = link.strip_prefix("/sign-in/last/").expect("a link of the last step");
        let link = Credential::parse(CredentialKind::Token, secret).expect("ours");
        let cookie = self.half.lock().expect("a lock").clone();
        let half = Credential::parse(CredentialKind::Session, &cookie).filter(|_| same);
        told(last_step::follow(&self.shop.platform, &self.call(after), &link, half.as_ref()).await.map(drop))
    }

    pub async fn bring(&self, address: &str, hash: &str) {
        accounts::bring(&self.shop.platform, &self.call(0), address, "Somebody", hash)
            .await
            .expect("brought");
    }

    /// A call from the person's own line: attackers on other lines do not slow it down.
    fn own_call(now: Timestamp) -> Call {
        Call { ip: Some("198.51.100.4".into()), ..call(now, None) }
    }

    pub async fn choose(&self, link: &str, secret: &str, now: Timestamp) {
        let link = link.strip_prefix("/reset/").expect("a link to a new password");
        let link = Credential::parse(CredentialKind::Token, link).expect("ours");
        reset::set(&self.shop.platform, &Self::own_call(now), &link, secret).await.expect("chosen");
    }

    /// A person who forgot the password chooses another: a change of their account.
    pub async fn change_password(&self, address: &str, secret: &str, now: Timestamp) {
        reset::ask(&self.shop.platform, &Self::own_call(now), address).await.expect("asked");
        self.settled().await;
        let link = self.newest_link(address).await;
        self.choose(&link, secret, now).await;
    }

    pub async fn asks_to_open(&self, by: &Call, address: &str) {
        link::ask(&self.shop.platform, by, address, None).await.expect("asked");
    }

    pub async fn asks_for_reset(&self, by: &Call, address: &str) {
        reset::ask(&self.shop.platform, by, address).await.expect("asked");
        self.settled().await;
    }

    /// Whether a link to a new password works.
    pub async fn opens(&self, by: &Call, link: &str) -> std::result::Result<(), String> {
        let link = link.strip_prefix("/reset/").expect("a link to a new password");
        let link = Credential::parse(CredentialKind::Token, link).expect("ours");
        told(reset::look(&self.shop.platform, by, &link).await.map(drop))
    }

    /// The reader of an address that nobody proved makes an own account by a mailed link.
    pub async fn reads_their_mail(&self, address: &str, secret: &str) {
        let call = Self::own_call(self.at(0));
        self.asks_for_reset(&call, address).await;
        while self.mails(address, "reset").await.is_empty() {
            self.settled().await;
        }
        let link = self.newest_link(address).await;
        let link = link.strip_prefix("/reset/").expect("a link to a new password");
        let link = Credential::parse(CredentialKind::Token, link).expect("ours");
        reset::begin(&self.shop.platform, &call, &link, "Asha", secret).await.expect("begun");
    }

    /// The number of stored rows of tries, and the sum of the wrong ones that networks count.
    pub async fn attempts(&self) -> (i64, i64) {
        let count =
            "select count(*), coalesce(sum(failures) filter (where kind = 'net'), 0) from app.attempt";
        let row = self.past.query_one(count, &[]).await.expect("counted");
        (row.get(0), row.get(1))
    }

    /// Sets nine wrong passwords in a row, just before.
    pub async fn nine_failures(&self, now: Timestamp) {
        let nine = "update app.attempt set failures = 9, last_at = $1 where kind = 'account'";
        self.past.execute(nine, &[&(now - seconds(70))]).await.expect("noted");
    }

    pub async fn wrong_codes(&self, address: &str, many: i32) {
        let add =
            "insert into app.code_failure (tenant_id, person_id, day_at, failures) values ($1, $2, $3, $4)
                   on conflict (tenant_id, person_id, day_at) do update
                   set failures = app.code_failure.failures + excluded.failures";
        let day: Timestamp = "2026-04-20T00:00:00Z".parse().expect("a moment");
        let person = self.person(address).await.uuid();
        self.past.execute(add, &[&INSTANCE.uuid(), &person, &day, &many]).await.expect("noted");
    }

    /// Marks the address as proved to be theirs.
    pub async fn prove(&self, address: &str) {
        let prove = "update app.person set verified_at = $1 where person_id = $2";
        let person = self.person(address).await.uuid();
        self.past.execute(prove, &[&self.at(0), &person]).await.expect("proved");
    }

    /// Waits until background work of the answers is over.
    pub async fn settled(&self) {
        tokio::time::sleep(Duration::from_millis(600)).await;
    }

    /// When mails of a kind to an address are due, in order.
    pub async fn mails(&self, address: &str, kind: &str) -> Vec<Timestamp> {
        let all = mails(self.shop.platform.encryption.vault(), &self.past).await;
        let many = all.iter().filter(|it| it.kind == kind && it.address == address).count();
        let due = "select due_at from app.mail where kind = $1 and due_at is not null order by due_at";
        let due = self.past.query(due, &[&kind]).await.expect("mails");
        assert_eq!(due.len(), many, "each is to this address");
        due.iter().map(|row| row.get(0)).collect()
    }

    /// The newest link to a new password.
    pub async fn newest_link(&self, address: &str) -> String {
        self.newest(address, "/reset/").await
    }

    /// The newest link to that place: mails of other kinds may be written meanwhile.
    async fn newest(&self, address: &str, place: &str) -> String {
        let all = mails(self.shop.platform.encryption.vault(), &self.past).await;
        let mut of = all.into_iter().filter(|it| it.address == address && it.link.starts_with(place));
        of.next_back().expect("a link").link
    }
}
