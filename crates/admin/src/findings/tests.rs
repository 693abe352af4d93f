//! The watch over a real audit log, the list and its dismissal through the one path; the page from samples.

use super::page::FindingsPage;
use super::*;
use crate::account::EnrolAuthenticator;
use crate::audit::export::ExportAudit;
use crate::people::ChangeRoles;
use crate::roles::CreateRole;
use crate::testing::{HOSTILE, chrome, look};
use crate::tokens::CreateToken;
use askama::Template;
use identity::canaries::{self, As};
use identity::factors::Authenticator;
use identity::sessions::{Proven, opening};
use identity::sign_in::{self, Proof, own_password};
use identity::step_up;
use jiff::Timestamp;
use kernel::networks::Networks;
use kernel::role::Role;
use lifecycle::detection::Watcher;
use platform::call::{Call, Credential, CredentialKind};
use platform::event::Content;
use platform::instance::{CANARIES, INSTANCE};
use platform::keyring::Cell;
use platform::sealed::app::audit_event::CONTENT;
use serde_json::Value;
use std::collections::BTreeSet;
use testing::{Shop, call};
use web::view::FormState;

/// One run of the watch at this moment; returns the number of new findings.
async fn watch(shop: &Shop, at: &str) -> usize {
    let now: Timestamp = at.parse().expect("a moment");
    Watcher::new(shop.platform.clone(), shop.db.jobs_config()).look(now).await.expect("looked")
}

/// The subject of an event of the instance itself.
fn subject_of(shop: &Shop, event: Uuid, sealed: &[u8]) -> String {
    let cell = Cell { tenant: INSTANCE.uuid(), column: CONTENT.name(), row: event };
    let text = shop.platform.encryption.vault().open(&cell, sealed).expect("it opens");
    let content: Content = serde_json::from_slice(&text).expect("content");
    content.subject.unwrap_or_default()
}

async fn listed(shop: &Shop, person: &str) -> Value {
    shop.ask::<ListFindings>(person, json!({})).await.expect("a list")
}

/// The rules of the listed findings, the newest first.
async fn rules(shop: &Shop) -> Vec<String> {
    let list = listed(shop, "olive").await;
    let rows = list["rows"].as_array().expect("rows").iter();
    rows.map(|row| row["rule"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn mails(shop: &Shop) -> Vec<String> {
    let all = testing::mails(shop.platform.encryption.vault(), &look(shop).await).await;
    let told = all.iter().filter(|it| it.kind == "findings");
    told.map(|it| format!("{} {}", it.address, it.text)).collect()
}

const NOON: &str = "2026-04-20T06:30:00Z";
const SOON: &str = "2026-04-20T06:31:00Z";

#[tokio::test]
async fn what_is_unusual_is_raised_once_told_once_and_dismissed_with_a_reason() {
    let mut shop = Shop::jeweller().await;
    shop.at(NOON);
    shop.ask::<ExportAudit>("adam", json!({})).await.expect_err("nothing is sealed yet");
    let cas = shop.person("cas").uuid();
    let owner = json!({ "person": cas, "roles": ["Owner"] });
    shop.run::<ChangeRoles>("olive", owner).await.expect("an Owner more");
    assert_eq!(watch(&shop, SOON).await, 1);
    assert_eq!(watch(&shop, "2026-04-20T06:32:00Z").await, 0, "found again, it is not raised again");
    let list = listed(&shop, "audi").await;
    let row = &list["rows"][0];
    assert_eq!(
        (row["rule"].as_str(), row["name"].as_str(), &list["open"]),
        (Some("owners"), Some("olive"), &json!(1))
    );
    let told = mails(&shop).await;
    assert_eq!(told.len(), 1, "the other Owner, not who it is about: {told:?}");
    assert!(told[0].starts_with("cas@shop.example") && told[0].contains("The Owners changed"), "{told:?}");
    let dismiss = json!({ "finding": row["finding"], "reason": "she runs the second shop" });
    for person in ["adam", "audi", "mia"] {
        let refused = shop.run::<DismissFinding>(person, dismiss.clone()).await;
        assert_eq!(refused, Err("permission_denied".into()), "{person}");
    }
    shop.run::<DismissFinding>("olive", dismiss.clone()).await.expect("dismissed");
    assert_eq!(shop.run::<DismissFinding>("olive", dismiss).await, Err("version_stale".into()));
    let list = listed(&shop, "olive").await;
    assert_eq!((&list["open"], &list["rows"][0]["reason"]), (&json!(0), &json!("she runs the second shop")));
    let unknown = json!({ "finding": Uuid::nil(), "reason": "x" });
    assert_eq!(shop.run::<DismissFinding>("olive", unknown).await, Err("not_found finding".into()));
}

#[tokio::test]
async fn new_power_that_is_used_and_a_token_from_another_network_are_found() {
    let mut shop = Shop::jeweller().await;
    shop.at(NOON);
    let client = look(&shop).await;
    let adam = shop.person("adam").uuid();
    let raised = json!({ "person": adam, "roles": ["Admin", "Accountant"] });
    shop.run::<ChangeRoles>("olive", raised).await.expect("more power");
    shop.run::<CreateToken>("adam", json!({ "name": "till" })).await.expect("a token");
    let mut elsewhere = shop.call("mia");
    elsewhere.ip = Some("198.51.100.9".into());
    elsewhere.now = SOON.parse().expect("a moment");
    shop.ask::<crate::settings::WorkspaceSettings>("mia", json!({})).await.expect("from the usual network");
    let mia = shop.person("mia").uuid();
    noted(&client, 1, mia).await;
    // A second use within the minute is not noted: only another program of the same instance sees it.
    let twin = platform::platform::Platform::new(
        shop.db.app_config(),
        shop.platform.encryption.vault().clone(),
        own_password,
    )
    .expect("a pool");
    platform::action::ask_json::<crate::settings::WorkspaceSettings>(&twin, &elsewhere, &json!({}))
        .await
        .expect("from elsewhere");
    noted(&client, 2, mia).await;
    assert_eq!(watch(&shop, "2026-04-20T06:32:00Z").await, 2);
    let mut found = rules(&shop).await;
    found.sort();
    assert_eq!(found, ["power", "token_net"]);
}

#[tokio::test]
async fn who_is_powerful_by_a_role_of_the_workspaces_own_is_watched_like_an_admin() {
    let mut shop = Shop::jeweller().await;
    let who = Proven { person: shop.person("cas"), name: "cas".into(), second_factor: false };
    let platform = shop.platform.clone();
    // At midnight, each time with another browser.
    let comes = async |at: &str| {
        opening::open_all(&platform, &call(at.parse().expect("a moment"), None), &who).await.expect("in");
    };
    comes("2026-04-19T18:30:00Z").await;
    assert_eq!(watch(&shop, "2026-04-19T18:31:00Z").await, 0, "a Cashier comes when they like");
    shop.at(NOON);
    let new = json!({ "name": "Lets people in", "permissions": ["members.write"] });
    let role = shop.run::<CreateRole>("adam", new).await.expect("a role")["role"].clone();
    let given = json!({ "person": shop.person("cas").uuid(), "roles": ["Cashier"], "custom_roles": [role] });
    shop.run::<ChangeRoles>("adam", given).await.expect("given");
    comes("2026-04-20T18:30:00Z").await;
    assert_eq!(watch(&shop, "2026-04-20T18:31:00Z").await, 2);
    let mut found = rules(&shop).await;
    found.sort();
    assert_eq!(found, ["new_browser", "off_hours"]);
}

/// Waits until the networks of a person's tokens are noted: that continues after the call.
async fn noted(client: &tokio_postgres::Client, many: i64, person: Uuid) {
    let count = "select count(*) from app.token_net n join app.api_token k using (tenant_id, token_id)
                 where k.person_id = $1";
    for _ in 0..100 {
        if client.query_one(count, &[&person]).await.expect("counted").get::<_, i64>(0) == many {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the network was not noted");
}

#[tokio::test]
async fn a_net_that_tries_many_accounts_is_shut_for_a_while_and_told_to_who_runs_the_instance() {
    let shop = Shop::jeweller().await;
    let begun: Timestamp = NOON.parse().expect("a moment");
    let mut seconds = 0;
    let mut try_at = async |account: usize| {
        seconds += 2;
        let now = begun + jiff::SignedDuration::from_secs(seconds);
        let address = format!("nobody{account}@elsewhere.example");
        let tried =
            sign_in::by_password(&shop.platform, &call(now, None), &address, "not the password").await;
        tried.map(drop).expect_err("wrong").refusal().map(|refusal| refusal.code)
    };
    for n in 0..20 {
        assert_eq!(try_at(n % 7).await, Some(Code::SignInRequired), "try {n}");
    }
    assert_eq!(try_at(8).await, Some(Code::RateLimited), "the net is shut");
    let later = begun + jiff::SignedDuration::from_mins(17);
    let tried =
        sign_in::by_password(&shop.platform, &call(later, None), "nobody9@elsewhere.example", "wrong").await;
    assert_eq!(tried.map(drop).expect_err("wrong").refusal().map(|it| it.code), Some(Code::SignInRequired));
    assert_eq!(watch(&shop, SOON).await, 1);
    let client = look(&shop).await;
    let kept = client.query("select rule from app.finding", &[]).await.expect("findings");
    assert_eq!(kept.iter().map(|row| row.get::<_, &str>(0)).collect::<Vec<_>>(), ["net"]);
    let told = "select event_id, content::bytea from app.audit_event
                where action = 'workspace.session.open' and result = 'denied'";
    let told: BTreeSet<String> = client
        .query(told, &[])
        .await
        .expect("events")
        .iter()
        .map(|row| subject_of(&shop, row.get(0), row.get(1)))
        .collect();
    assert_eq!(told.len(), 8, "which account");
    assert!(!told.iter().any(|subject| subject.contains("nobody")), "but not whose: {told:?}");
}

/// A person of a canary, as a check lets them in.
async fn visitor(shop: &Shop, now: Timestamp) -> Call {
    let (by, role) = (call(now, None), As::role(Role::Quality));
    let visit = canaries::visit(&shop.platform, &by, CANARIES[0], role).await.expect("let in");
    let (_, session) = visit.cookie.split_once('=').expect("a cookie");
    Call { credential: Credential::parse(CredentialKind::Session, session), key: Some("check".into()), ..by }
}

#[tokio::test]
async fn what_a_check_does_to_its_own_account_is_no_finding_of_the_instance() {
    let shop = Shop::jeweller().await;
    let now: Timestamp = NOON.parse().expect("a moment");
    canaries::found(&shop.platform, &call(now, None)).await.expect("the pair");
    let key = Authenticator::fresh().expect("random");
    let typed = json!({ "secret": key.text(), "code": key.code_at(now) });
    let by = visitor(&shop, now).await;
    let enrolled = shop.run_call::<EnrolAuthenticator>(&by, typed).await.expect("set up");
    let code = enrolled["recovery_codes"][0].as_str().expect("a recovery code");
    let by = visitor(&shop, now).await;
    step_up::prove_again(&shop.platform, &by, Proof::Typed(code)).await.expect("taken");
    assert_eq!(watch(&shop, SOON).await, 1);
    let client = look(&shop).await;
    let kept = "select t.slug, f.rule from app.finding f join app.tenant t using (tenant_id)";
    let kept = client.query(kept, &[]).await.expect("findings");
    let kept: Vec<(&str, &str)> = kept.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(kept, [(CANARIES[0], "recovery_code")], "nothing in the workspace of the operators");
}

#[tokio::test]
async fn who_comes_from_another_country_is_told_of_and_proves_themselves_again() {
    let shop = Shop::jeweller().await;
    let client = look(&shop).await;
    let mia = shop.person("mia").uuid();
    let who = Proven { person: shop.person("mia"), name: "mia".into(), second_factor: false };
    let comes = async |at: &str, ip: &str| {
        let now = at.parse().expect("a moment");
        let call = Call { ip: Some(ip.into()), ..call(now, None) };
        opening::open_all(&shop.platform, &call, &who).await.expect("in");
    };
    // The first sign-in in a month is nothing new; without a file no origin is.
    comes("2026-04-18T06:00:00Z", "192.0.2.7").await;
    comes("2026-04-20T04:30:00Z", "198.51.100.7").await;
    assert_eq!(watch(&shop, "2026-04-20T04:40:00Z").await, 0);
    assert_eq!(listed(&shop, "olive").await["resting"].as_array().map(Vec::len), Some(2));
    let file = "192.0.2.0\t192.0.2.255\t64496\tIN\n198.51.100.0\t198.51.100.255\t64500\tIN\n\
                203.0.113.0\t203.0.113.255\t64501\tAU\n";
    shop.platform.networks.set(Some(Networks::parse(file).expect("ranges")));
    comes("2026-04-20T06:00:00Z", "203.0.113.7").await;
    let fresh = "select count(*) from app.session where person_id = $1 and proved_at is not null";
    assert_eq!(client.query_one(fresh, &[&mia]).await.expect("a count").get::<_, i64>(0), 3);
    assert_eq!(watch(&shop, "2026-04-20T06:01:00Z").await, 2);
    let found: BTreeSet<String> = rules(&shop).await.into_iter().collect();
    assert_eq!(found, ["far", "new_origin"].map(str::to_owned).into());
    assert_eq!(client.query_one(fresh, &[&mia]).await.expect("a count").get::<_, i64>(0), 0);
    assert_eq!(mails(&shop).await.len(), 1, "one mail to the Owner for both");
    assert_eq!(watch(&shop, "2026-04-20T06:02:00Z").await, 0, "found again, it is not raised again");
    assert_eq!(listed(&shop, "olive").await["resting"], json!([]));
}

fn page(words: &str, many: u128, may: bool) -> FindingsPage {
    let row = |n: u128| FindingShown {
        finding: Uuid::from_u128(n),
        rule: "power".into(),
        title: Rule::Power.title(),
        says: Rule::Power.says(),
        person: None,
        name: Some(words.into()),
        at: Instant::UNIX_EPOCH,
        dismissed_at: (n == 1).then_some(Instant::UNIX_EPOCH),
        dismissed_by: (n == 1).then(|| words.into()),
        reason: (n == 1).then(|| words.into()),
    };
    FindingsPage {
        chrome: chrome("Findings"),
        base: "/w/shop".into(),
        here: "/w/shop/security/findings".into(),
        open: 1,
        rows: (0..many).map(row).collect(),
        resting: resting(may),
        next: String::new(),
        chosen: Uuid::from_u128(0).to_string(),
        dismiss: may.then(|| FormState::new("k")),
    }
}

#[test]
fn the_page_stands_empty_full_and_hostile_and_shows_a_form_to_who_may_dismiss() {
    assert!(page("Asha", 0, false).render().expect("drawn").contains("Nothing unusual"));
    let full = page("Asha", 3, true).render().expect("drawn");
    assert_eq!((full.matches(">Open<").count(), full.matches(">Dismissed<").count()), (2, 1));
    assert!(full.contains("selected") && full.contains("Dismiss it") && !full.contains("Not watched for"));
    let without = page("Asha", 0, false).render().expect("drawn");
    assert!(without.contains("Not watched for") && without.contains(Rule::Far.title()), "{without}");
    assert!(!page("Asha", 3, false).render().expect("drawn").contains("Dismiss it"));
    assert!(!page(HOSTILE, 2, true).render().expect("drawn").contains("<script>alert"));
}
