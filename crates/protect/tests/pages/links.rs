//! What goes by mail, from the page that asks for it to the press that spends it, and what an attacker tries with it.
//! Must stay true: looking at a link changes nothing; it works once, in its time, for what it was made for.

use super::*;
use jiff::SignedDuration;
use platform::call::{Call, Credential, CredentialKind};
use platform::identity::address;
use std::time::Duration;

/// A mail about an account, as it waits to be sent.
struct Letter {
    kind: String,
    link: String,
}

/// Connects past row security, to see what waits.
async fn look(shop: &Shop) -> tokio_postgres::Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// Every mail about accounts to an address, the newest last.
async fn letters(shop: &Shop, to: &str) -> Vec<Letter> {
    let all = "select kind, coalesce(link, '') from app.mail m join app.tenant t using (tenant_id)
               where t.slug = 'instance' and address = $1 order by mail_id";
    let rows = look(shop).await.query(all, &[&to]).await.expect("rows");
    rows.iter().map(|row| Letter { kind: row.get(0), link: row.get(1) }).collect()
}

/// The newest link of a kind that was mailed to an address, once there are so many: some are written apart from the
/// answer.
async fn mailed(shop: &Shop, to: &str, kind: &str, many: usize) -> String {
    for _ in 0..200 {
        let mut of: Vec<Letter> = letters(shop, to).await.into_iter().filter(|it| it.kind == kind).collect();
        if of.len() >= many {
            return of.pop().expect("one").link;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("no {kind} number {many} to {to}");
}

fn claim(link: &str) -> Credential {
    let secret = link.rsplit('/').next().expect("a secret");
    Credential::parse(CredentialKind::Token, secret).expect("one of ours")
}

/// A call so many minutes from now.
fn in_minutes(minutes: i64) -> Call {
    platform::testing::call(now() + SignedDuration::from_mins(minutes), None)
}

/// Opens a link and presses its button.
async fn press(browser: &mut Browser, link: &str, typed: &[(&str, &str)]) -> Got {
    browser.submit(link, link, typed).await
}

#[tokio::test]
async fn an_address_is_confirmed_by_a_press_and_not_by_a_look() {
    let (shop, router) = house().await;
    let (mut asha, mut scanner) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    let link = mailed(&shop, "asha@sona.example", "verify", 1).await;
    for _ in 0..3 {
        assert_eq!(scanner.get(&link).await.status, StatusCode::OK);
    }
    assert!(asha.get("/w/sona/account").await.html.contains("Not confirmed yet"));
    let done = press(&mut scanner, &link, &[]).await;
    assert!(done.html.contains("Your address is confirmed"), "{}", done.html);
    assert!(scanner.cookies.keys().all(|name| !name.starts_with("__Host-s-")), "nobody is signed in by it");
    assert!(!asha.get("/w/sona/account").await.html.contains("Not confirmed yet"));
    assert_eq!(scanner.get(&link).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_link_is_sent_again_and_the_one_before_is_useless() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let before = mailed(&shop, "asha@sona.example", "verify", 1).await;
    let again = asha.submit("/w/sona/account", "/w/sona/do/workspace.account.address.verify", &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.html);
    let link = mailed(&shop, "asha@sona.example", "verify", 2).await;
    assert_eq!(asha.get(&before).await.status, StatusCode::GONE);
    let late = address::verify(&shop.platform, &in_minutes(24 * 60 + 1), &claim(&link)).await;
    assert_eq!(late.expect_err("too late").refusal().map(|it| it.code.as_str()), Some("link_used"));
    address::verify(&shop.platform, &in_minutes(24 * 60 - 1), &claim(&link)).await.expect("in time");
}

#[tokio::test]
async fn an_address_gets_ten_mails_a_day_about_its_account() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let action = "/w/sona/do/workspace.account.address.verify";
    let mut refused = 0;
    for _ in 0..12 {
        let got = asha.submit("/w/sona/account", action, &[]).await;
        refused += usize::from(got.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(letters(&shop, "asha@sona.example").await.len(), 10);
    assert!(refused >= 2, "{refused}");
}

#[tokio::test]
async fn mail_about_accounts_is_in_no_workspaces_outbox_and_on_the_demos_page_alone() {
    let (shop, router) = house().await;
    let (mut asha, mut street) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    assert_eq!(street.get("/outbox").await.status, StatusCode::NOT_FOUND);
    assert!(!street.get("/sign-in").await.html.contains("/outbox"));
    shop.platform.mail.show_waiting();
    let link = mailed(&shop, "asha@sona.example", "verify", 1).await;
    assert!(street.get("/outbox").await.html.contains(&link));
    assert!(street.get("/sign-in").await.html.contains("href=\"/outbox\""));
    assert!(!asha.get("/w/sona/outbox").await.html.contains(&link));
}
