//! Passwords that are easy to guess, through the one path on a real database; the page from samples.

use super::page::PasswordsPage;
use super::*;
use crate::checkup::Checkup;
use crate::people::invitation::InviteMember;
use crate::testing::{HOSTILE, chrome, look};
use askama::Template;
use identity::passwords::reset;
use identity::sessions::opening::open_all;
use identity::sessions::{Proven, SignedIn};
use identity::{accounts, invitations, sign_in};
use platform::action::ask_json;
use platform::call::{Call, Credential, CredentialKind, TillClaim};
use serde_json::Value;
use testing::{Shop, mails};
use web::view::FormState;

/// bcrypt of cost 10 of `password1`, from another program.
const LISTED_HASH: &str = "$2b$10$abcdefghijklmnopqrstuu2njjerFUdKeNqVoGia/slSqhJQ.vuAy";
const GOOD_HASH: &str = "$2b$10$abcdefghijklmnopqrstuu/bV0RmC8KeVVWU.QIrPuLQkatU5ufNO";
const GOOD: &str = "copper lantern drifts sideways";
const OLD: &str = "password1";
const NEW: &str = "lamp violin gravel monsoon";
const ADDRESS: &str = "nila@shop.example";

/// Nila brings the hash of a password from another program, and joins as a Cashier.
async fn nila(shop: &Shop) -> Uuid {
    let call = shop.call("olive");
    let person = accounts::bring(&shop.platform, &call, ADDRESS, "Nila", LISTED_HASH).await.expect("brought");
    join(shop, person).await;
    person.uuid()
}

async fn join(shop: &Shop, person: kernel::id::UserId) {
    let invited = shop
        .run::<InviteMember>("adam", json!({ "email": ADDRESS, "roles": ["Cashier"] }))
        .await
        .expect("invited");
    let token = invited["link"].as_str().expect("a link").rsplit('/').next().expect("its end").to_owned();
    let claim = Credential::parse(CredentialKind::Token, &token).expect("ours");
    let call = shop.call("olive");
    let who = Proven { person, name: "Nila".into(), second_factor: false };
    invitations::accept(&shop.platform, &call, &claim, &who).await.expect("joined");
}

/// Nila signs in by this password, to all her workspaces.
async fn comes(shop: &Shop, secret: &str) -> Vec<SignedIn> {
    let call = Call { credential: None, ..shop.call("olive") };
    let proven = sign_in::by_password(&shop.platform, &call, ADDRESS, secret).await.expect("the right one");
    open_all(&shop.platform, &call, &proven).await.expect("signed in")
}

fn by(shop: &Shop, signed_in: &SignedIn) -> Call {
    let credential = Credential::parse(CredentialKind::Session, &signed_in.token);
    Call { credential, ..shop.call("olive") }
}

/// The code that refuses a call to read the workspace; empty if it is not refused.
async fn looks(shop: &Shop, signed_in: &SignedIn) -> &'static str {
    let asked =
        ask_json::<crate::people::ListMembers>(&shop.platform, &by(shop, signed_in), &json!({})).await;
    asked.err().map_or("", |error| error.refusal().expect("a refusal").code.as_str())
}

async fn told(shop: &Shop) -> Value {
    shop.ask::<Passwords>("audi", json!({})).await.expect("told")["rows"].clone()
}

async fn require(shop: &Shop, by: &str, people: &[Uuid]) -> std::result::Result<Value, String> {
    shop.run::<RequirePassword>(by, json!({ "people": people, "reason": "It is a common one" })).await
}

#[tokio::test]
async fn a_listed_password_from_elsewhere_is_told_after_the_next_sign_in_and_not_seen() {
    let shop = Shop::jeweller().await;
    assert_eq!(told(&shop).await, json!([]), "who has no password is no item");
    let nila = nila(&shop).await;
    let row =
        |standing: &str| json!([{ "person": nila, "name": "Nila", "standing": standing, "asked_at": null }]);
    assert_eq!(told(&shop).await, row("unknown"));
    comes(&shop, OLD).await;
    assert_eq!(told(&shop).await, row("listed"));
    let shown = shop.ask::<Checkup>("olive", json!({})).await.expect("a check-up");
    let item = &shown["items"][0];
    assert_eq!((&item["id"], &item["is_open"]), (&json!("passwords"), &json!(true)));
    assert_eq!(item["names"], json!(["Nila (on the list of common passwords)"]));
    let made = look(&shop).await;
    let other = "update app.person set password_list = 'an older list' where password_list is not null";
    made.batch_execute(other).await.expect("judged by another list");
    assert_eq!(told(&shop).await, row("unknown"), "a new list makes an old verdict unknown");
    comes(&shop, OLD).await;
    assert_eq!(told(&shop).await, row("listed"));
    let kept = "select string_agg(p::text, ' ') from app.person p";
    let kept: String = made.query_one(kept, &[]).await.expect("rows").get(0);
    assert!(!kept.contains(OLD), "three words and a slow hash are all");
}

#[tokio::test]
async fn who_is_asked_chooses_another_one_here_and_loses_nothing_elsewhere() {
    let mut shop = Shop::jeweller().await;
    let there = shop.beside("other").await;
    let nila = nila(&shop).await;
    join(&there, kernel::id::UserId::from_uuid(nila)).await;
    let mut before = comes(&shop, OLD).await;
    before.sort_by_key(|one| one.slug.clone());
    let [elsewhere, here] = &before[..] else { panic!("two workspaces") };
    shop.at("2026-04-20T05:01:00Z");
    let asked = require(&shop, "adam", &[nila]).await.expect("asked");
    assert_eq!(asked["sessions_ended"], 1, "those here");
    assert_eq!((looks(&shop, here).await, looks(&shop, elsewhere).await), ("sign_in_required", ""));
    assert_eq!(told(&shop).await[0]["asked_at"], "2026-04-20T05:01:00Z");
    shop.at("2026-04-20T05:02:00Z");
    let mut after = comes(&shop, OLD).await;
    after.sort_by_key(|one| one.slug.clone());
    let [elsewhere, here] = &after[..] else { panic!("two workspaces") };
    assert_eq!((here.owes_password, elsewhere.owes_password), (true, false));
    assert_eq!((looks(&shop, here).await, looks(&shop, elsewhere).await), ("password_due", ""));
    let change = async |secret: &str| {
        let input = json!({ "current": OLD, "password": secret });
        shop.run_call::<crate::account::ChangePassword>(&by(&shop, here), input).await
    };
    assert_eq!(change(OLD).await, Err("value_unknown password".into()));
    assert!(change(NEW).await.is_ok());
    shop.at("2026-04-20T05:03:00Z");
    let free = comes(&shop, NEW).await;
    assert!(free.iter().all(|one| !one.owes_password), "it was chosen");
    assert_eq!(looks(&shop, &free[0]).await, "");
    assert_eq!(told(&shop).await, json!([]));
    let input = json!({ "current": NEW, "password": NEW });
    let same = shop.run_call::<crate::account::ChangePassword>(&by(&shop, &free[0]), input).await;
    assert_eq!(same, Err("value_unknown password".into()), "the one there is, however good, is no new one");
}

#[tokio::test]
async fn who_switches_by_a_pin_goes_on_for_it_stands_on_no_password() {
    let mut shop = Shop::jeweller().await;
    let nila = nila(&shop).await;
    require(&shop, "olive", &[nila]).await.expect("asked");
    shop.at("2026-04-20T05:02:00Z");
    let came = comes(&shop, OLD).await;
    assert_eq!(looks(&shop, &came[0]).await, "password_due");
    let olive = Proven { person: shop.person("olive"), name: "olive".into(), second_factor: true };
    let browser = open_all(&shop.platform, &shop.call("olive"), &olive).await.expect("signed in");
    let till = json!({ "name": "Counter" });
    shop.run_call::<crate::tills::EnrolTill>(&by(&shop, &browser[0]), till).await.expect("a till");
    let by_pin = "update app.session set by_pin = true, till_id = (select till_id from app.till)
                  where person_id = $1 and ended_at is null";
    assert_eq!(look(&shop).await.execute(by_pin, &[&nila]).await.expect("switched"), 1);
    assert_eq!(looks(&shop, &came[0]).await, "sign_in_required", "not outside of the till's browser");
    let secret =
        look(&shop).await.query_one("select secret_sha256 from app.till", &[]).await.expect("the till");
    let claim =
        TillClaim { tenant: shop.tenant, sha256: secret.get::<_, Vec<u8>>(0).try_into().expect("a hash") };
    let call = Call { tills: vec![claim], ..by(&shop, &came[0]) };
    let asked = ask_json::<crate::people::ListMembers>(&shop.platform, &call, &json!({})).await;
    assert!(asked.is_ok(), "{asked:?}");
}

#[tokio::test]
async fn a_reset_that_keeps_the_password_is_none_and_a_new_one_is_what_was_asked_for() {
    let mut shop = Shop::jeweller().await;
    let nila = nila(&shop).await;
    // A good password this time, with nothing else against it.
    let good = "update app.person set password = $1, verified_at = created_at where person_id = $2";
    look(&shop).await.execute(good, &[&GOOD_HASH, &nila]).await.expect("brought, with a proved address");
    require(&shop, "olive", &[nila]).await.expect("asked");
    shop.at("2026-04-20T05:02:00Z");
    let call = Call { credential: None, ..shop.call("olive") };
    reset::ask(&shop.platform, &call, ADDRESS).await.expect("asked");
    let link = link(&shop).await;
    assert!(reset::set(&shop.platform, &call, &link, GOOD).await.is_err(), "it is the one there is");
    reset::set(&shop.platform, &call, &link, NEW).await.expect("set");
    assert!(comes(&shop, NEW).await.iter().all(|one| !one.owes_password));
}

/// The mailed link of the reset.
async fn link(shop: &Shop) -> Credential {
    let made = look(shop).await;
    for _ in 0..100 {
        let all = mails(shop.platform.encryption.vault(), &made).await;
        if let Some(mail) = all.iter().find(|mail| mail.kind == "reset") {
            let text = mail.link.rsplit('/').next().unwrap_or_default();
            return Credential::parse(CredentialKind::Session, text).expect("ours");
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("no mail")
}

#[tokio::test]
async fn what_is_asked_of_others_is_no_more_than_one_may_take_from_them() {
    let shop = Shop::jeweller().await;
    let nila = nila(&shop).await;
    for by in ["mia", "cas", "audi", "acco"] {
        assert_eq!(require(&shop, by, &[nila]).await, Err("permission_denied".into()), "{by}");
    }
    let olive = shop.person("olive").uuid();
    let secret = "update app.person set password = 'a hash' where person_id = any($1)";
    look(&shop).await.execute(secret, &[&vec![olive]]).await.expect("a password");
    assert_eq!(require(&shop, "adam", &[olive]).await, Err("permission_denied".into()), "an Owner's");
    assert!(require(&shop, "olive", &[olive]).await.is_ok(), "one's own too");
    assert_eq!(require(&shop, "olive", &[]).await, Err("field_required people".into()));
    let adam = shop.person("adam").uuid();
    assert_eq!(
        require(&shop, "olive", &[nila, adam]).await,
        Err("not_found people[1]".into()),
        "no password"
    );
    let other = shop.beside("other").await;
    assert_eq!(require(&other, "olive", &[nila]).await, Err("not_found people[0]".into()));
    assert_eq!(told(&other).await, json!([]), "nothing of who is no member");
}

#[tokio::test]
async fn the_function_that_tells_how_a_password_stood_tells_it_of_members_alone() {
    let shop = Shop::jeweller().await;
    let (there, nila) = (shop.beside("other").await, nila(&shop).await);
    comes(&shop, OLD).await;
    let (client, connection) =
        shop.db.app_config().connect(tokio_postgres::NoTls).await.expect("as the program");
    tokio::spawn(connection);
    for (tenant, rows) in [(shop.tenant, 1), (there.tenant, 0)] {
        let enter = format!("begin; select app.enter('{}', '{}')", tenant.uuid(), Uuid::nil());
        client.batch_execute(&enter).await.expect("entered");
        let told =
            client.query("select standing from app.password_standing($1)", &[&nila]).await.expect("asked");
        assert_eq!(told.len(), rows);
        client.batch_execute("rollback").await.expect("left");
    }
}

fn page(words: &str, rows: usize, may: bool) -> String {
    let row = |n: usize| Doubtful {
        person: Uuid::from_u128(n as u128),
        name: words.into(),
        standing: ORDER[n % 3],
        asked_at: (n == 3).then_some(Instant::UNIX_EPOCH),
    };
    let page = PasswordsPage {
        chrome: chrome("Passwords"),
        base: "/w/shop".into(),
        rows: (0..rows).map(row).collect(),
        form: may.then(|| FormState::new("k")),
    };
    page.render().expect("drawn")
}

#[test]
fn the_page_ticks_whose_password_is_bad_and_was_not_asked_for() {
    assert!(page("Asha", 0, true).contains("Nobody"));
    let full = page("Asha", 4, true);
    let ticked = full.matches(" checked><span><b>").count();
    assert_eq!((full.matches("name=\"people\"").count(), ticked), (4, 2));
    assert!(!page("Asha", 4, false).contains("name=\"people\""));
    assert!(!page(HOSTILE, 4, true).contains("<script>alert"));
}
