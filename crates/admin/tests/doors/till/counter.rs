//! A shop with an Owner, two Cashiers who have a PIN, and the tablet that they share.
//! Invariant: everything is done by the pages that people use.

use super::PAGE;
use crate::browser::{Browser, Got, SECRET, house, now, shown};
use identity::factors::Authenticator;
use jiff::{SignedDuration, Timestamp};
use lifecycle::lifetime::Lifetime;
use lifecycle::retention::Retention;
use platform::keyring::Cell;
use platform::sealed::app::till::NAME;
use std::collections::BTreeMap;
use testing::{Shop, Told, opened, texts, told};

pub const OWN: &str = "__Host-s-sona";
pub const TILL: &str = "__Host-till-sona";
pub const NILA: &str = "nila@sona.example";
pub const RAVI: &str = "ravi@sona.example";
pub const PIN: &str = "482915";

pub struct Counter {
    pub router: axum::Router,
    /// The Owner's browser on her own computer.
    pub asha: Browser,
    /// The tablet.
    pub till: Browser,
    key: Authenticator,
    /// Codes given so far: each works once.
    codes: i64,
    people: BTreeMap<String, String>,
    watcher: tokio_postgres::Client,
    shop: Shop,
}

impl Counter {
    pub async fn open() -> Counter {
        let (shop, router) = house().await;
        let mut asha = Browser::new(&router);
        let key = asha.open_workspace("asha", "sona").await;
        for (email, name) in [(NILA, "Nila Deo"), (RAVI, "Ravi Rao")] {
            join(&router, &mut asha, email, name).await;
        }
        let (watcher, connection) =
            shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
        tokio::spawn(connection);
        let people =
            texts(shop.platform.encryption.vault(), &watcher, platform::sealed::app::person::EMAIL).await;
        let people = people.into_iter().map(|(id, email)| (email, id.to_string())).collect();
        let till = Browser::new(&router);
        let mut at = Counter { router, asha, till, key, codes: 0, people, watcher, shop };
        at.make_a_till("Counter 1").await;
        at
    }

    /// The Owner signs in at the tablet, with e-mail, password and code.
    pub async fn sign_in_at_till(&mut self) {
        // A code works once, and only for now and one step before and after: a new key gives more.
        if self.codes > 0 {
            self.watcher
                .batch_execute("update app.factor set counter = 0; delete from app.used_code")
                .await
                .expect("a new day");
        }
        self.codes += 1;
        let typed = [("email", "asha@sona.example"), ("password", SECRET)];
        self.till.submit("/sign-in", "/sign-in", &typed).await;
        let code = self.key.code_at(now() + SignedDuration::from_secs(30));
        let got = self.till.submit("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
        assert_eq!(got.to, "/w/sona", "{}", got.html);
    }

    pub async fn make_a_till(&mut self, name: &str) {
        self.sign_in_at_till().await;
        let enrol = "/w/sona/do/workspace.till.enrol";
        let got = self.till.submit("/w/sona/team/tills", enrol, &[("name", name)]).await;
        assert_eq!(got.to, "/w/sona/team/tills?done=1", "{}", got.html);
    }

    pub fn id(&self, email: &str) -> &str {
        &self.people[email]
    }

    /// A person is chosen at the tablet and types a PIN.
    pub async fn switch(&mut self, email: &str, pin: &str) -> Got {
        let mut till = std::mem::replace(&mut self.till, Browser::new(&self.router));
        let got = self.try_pin(&mut till, email, pin).await;
        self.till = till;
        got
    }

    /// The same in the attacker's browser.
    pub async fn try_pin(&self, browser: &mut Browser, email: &str, pin: &str) -> Got {
        let (who, anybody) = (self.id(email), self.id(RAVI));
        let page = browser.get(&format!("{PAGE}?who={who}")).await;
        if page.html.contains("name=\"pin\"") {
            return browser.answer(&page.html, PAGE, &[("pin", pin)]).await;
        }
        let other = browser.get(&format!("{PAGE}?who={anybody}")).await;
        match other.html.contains("name=\"pin\"") {
            // The attack also tries a person whom the page does not offer.
            true => browser.answer(&other.html.replace(anybody, who), PAGE, &[("pin", pin)]).await,
            false => other,
        }
    }

    /// Clears all counted tries, as after a quiet time.
    pub async fn calm(&self) {
        self.watcher
            .batch_execute("delete from app.attempt; delete from app.pin_failure")
            .await
            .expect("forgotten");
    }

    /// The names of the tills that meet this condition.
    pub async fn tills(&self, condition: &str) -> Vec<String> {
        let tills = format!("select tenant_id, till_id, name::bytea from app.till where {condition}");
        let rows = self.watcher.query(&tills, &[]).await.expect("tills");
        let name = |row: &tokio_postgres::Row| {
            let cell = Cell { tenant: row.get(0), column: NAME.name(), row: row.get(1) };
            let plain = self.shop.platform.encryption.vault().open(&cell, row.get(2)).expect("it opens");
            String::from_utf8(plain.to_vec()).expect("text")
        };
        rows.iter().map(name).collect()
    }

    /// All stored data of calls, decrypted.
    pub async fn opened(&self) -> Vec<String> {
        opened(self.shop.platform.encryption.vault(), &self.watcher).await
    }

    /// The events of an action, decrypted.
    pub async fn events(&self, action: &str) -> Vec<Told> {
        told(self.shop.platform.encryption.vault(), &self.watcher, action).await
    }

    /// The actors of an action, and whether it was done, in order.
    pub async fn told(&self, action: &str) -> Vec<String> {
        let told = self.events(action).await;
        told.iter().map(|it| Self::line((&it.content.actor, &it.result))).collect()
    }

    pub fn line((actor, result): (&str, &str)) -> String {
        format!("{actor} {result}")
    }

    /// What the task of retention does at this moment.
    pub async fn retain(&self, at: Timestamp) {
        let retention = Retention::new(self.shop.platform.clone(), self.shop.db.jobs_config());
        retention.look(&Lifetime::on_every_day_until(at)).await.expect("a look");
    }

    /// A column of texts.
    pub async fn look(&self, statement: &str) -> Vec<String> {
        let rows = self.watcher.query(statement, &[]).await.expect("rows");
        rows.iter().map(|row| row.get(0)).collect()
    }
}

/// A person is invited as a Cashier, joins in their own browser and sets a PIN.
async fn join(router: &axum::Router, asha: &mut Browser, email: &str, name: &str) {
    let invite = [("email", email), ("roles", "Cashier")];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &invite).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address").to_owned();
    let mut own = Browser::new(router);
    let got = own.submit(&path, &path, &[("name", name), ("password", SECRET)]).await;
    assert_eq!(got.to, "/w/sona", "{}", got.html);
    let set = "/w/sona/do/workspace.account.pin.set";
    let got = own.submit("/w/sona/account/pin", set, &[("pin", PIN)]).await;
    assert_eq!(got.to, "/w/sona/account?done=1", "{}", got.html);
}
