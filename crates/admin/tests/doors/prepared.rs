//! Accounts that somebody prepared with a stranger's address: what the preparer gains, and what the stranger
//! can do.
//! Invariant: the preparer gets in nowhere by it, the reader of the mail comes in, and nobody loses their own
//! workspace.

use crate::browser::passkeys::WithPasskeys;
use crate::browser::{Browser, Got, SECRET, house, now, shown};
use crate::links::{confirm, look, mailed};
use crate::outside::provider::who;
use crate::outside::{Ways, begin, begin_link};
use axum::Router;
use axum::http::StatusCode;
use identity::factors::Authenticator;
use jiff::SignedDuration;
use testing::Shop;
use testing::device::Device;

pub const NEW: &str = "lamp violin gravel monsoon";
/// The stranger's address; the preparer of an account names it.
const NILA: &str = "nila@trap.example";
const MALLORY: &str = "mallory@hub.example";
const SHOP: &str = "__Host-s-sona";

/// Invites an address to a workspace; returns the path of the shown link.
pub async fn invite(owner: &mut Browser, slug: &str, email: &str, role: &str) -> String {
    let (page, action) = (format!("/w/{slug}/team"), format!("/w/{slug}/do/workspace.member.invite"));
    let link = shown(&owner.submit(&page, &action, &[("email", email), ("roles", role)]).await);
    link.strip_prefix("https://shop.example").expect("a whole address").to_owned()
}

/// The newest link of an invitation that was mailed to an address.
pub async fn invited(shop: &Shop, to: &str) -> String {
    let all = testing::mails(shop.platform.encryption.vault(), &look(shop).await).await;
    let of = all.into_iter().rfind(|it| it.kind == "invitation" && it.address == to);
    of.expect("an invitation").link
}

/// A person reads the mail of an address, asks for a new password there and follows the link.
pub async fn reset(shop: &Shop, browser: &mut Browser, email: &str, secret: &str) -> Got {
    browser.submit("/forgotten", "/forgotten", &[("email", email)]).await;
    let link = mailed(shop, email, "reset", 1).await;
    let html = browser.get(&link).await.html;
    let new = format!("{link}/new");
    match html.contains(&format!("action=\"{new}\"")) {
        true => browser.answer(&html, &new, &[("name", "Nila"), ("password", secret)]).await,
        false => browser.answer(&html, &link, &[("password", secret)]).await,
    }
}

pub async fn sign_in(router: &Router, email: &str, secret: &str) -> (Browser, Got) {
    let mut browser = Browser::new(router);
    let got = browser.submit("/sign-in", "/sign-in", &[("email", email), ("password", secret)]).await;
    (browser, got)
}

/// Signs in by password and authenticator, with a later code than that of the set-up.
pub async fn sign_in_by_code(router: &Router, email: &str, key: &Authenticator) -> (Browser, Got) {
    let (mut browser, half) = sign_in(router, email, SECRET).await;
    assert!(half.to.starts_with("/sign-in/code"), "{}", half.html);
    let code = key.code_at(now() + SignedDuration::from_secs(30));
    let got = browser.submit("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
    (browser, got)
}

/// Somebody has prepared an account. A shop invites the address. Its mail's reader resets the password, joins
/// by the mailed link and is in, without any obstacle that another person made.
async fn the_stranger_comes_in(shop: &Shop, router: &Router) {
    let mut owner = Browser::new(router);
    owner.open_workspace("owner", "sona").await;
    confirm(shop, &mut owner, "owner@sona.example").await;
    invite(&mut owner, "sona", NILA, "Cashier").await;
    let mut nila = Browser::new(router);
    let done = reset(shop, &mut nila, NILA, NEW).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.html);
    let link = invited(shop, NILA).await;
    let got = nila.submit(&link, &link, &[("name", "Nila"), ("password", NEW)]).await;
    assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, "/w/sona"), "{}", got.html);
    assert_eq!(nila.get("/w/sona/team").await.status, StatusCode::OK);
    let (later, got) = sign_in(router, NILA, NEW).await;
    assert_eq!(got.to, "/w/sona", "and comes in again: {}", got.html);
    assert!(!later.cookies.contains_key("__Host-s-trap"), "nothing of the other account is theirs");
}

/// The preparer gets into their own workspace, where they give another address first, and into no other.
async fn is_in_the_trap_alone(browser: &mut Browser) {
    assert!(!browser.cookies.contains_key(SHOP), "let in to the stranger's shop");
    assert!(browser.get("/w/sona/team").await.to.starts_with("/sign-in"));
    assert_eq!(browser.get("/w/trap/team").await.to, "/w/trap/account/email", "another address comes first");
    let page = browser.get("/w/trap/account/email").await.html;
    assert!(page.contains("Your address is somebody else") && page.contains(NILA), "{page}");
}

/// They give another address, and their workspace is as it was.
async fn goes_on_with(shop: &Shop, browser: &mut Browser, email: &str) {
    let action = "/w/trap/do/workspace.account.address.change";
    let asked = browser.submit("/w/trap/account/email", action, &[("email", email)]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.html);
    let take = mailed(shop, email, "take_address", 1).await;
    let done = browser.submit(&take, &take, &[]).await;
    assert!(done.html.contains("Your address is changed"), "{}", done.html);
    assert_eq!(browser.get("/w/trap/team").await.status, StatusCode::OK, "nothing of theirs is lost");
}

#[tokio::test]
async fn a_prepared_passkey_opens_nothing_of_the_stranger_s() {
    let (shop, router) = house().await;
    let mut mallory = Browser::new(&router);
    mallory.open_workspace("nila", "trap").await;
    let mut device = Device::new(7);
    assert_eq!(mallory.adds("trap", &mut device).await.status, StatusCode::SEE_OTHER);
    the_stranger_comes_in(&shop, &router).await;
    let mut thief = Browser::new(&router);
    thief.signs_in(&mut device).await;
    is_in_the_trap_alone(&mut thief).await;
    goes_on_with(&shop, &mut thief, "mallory@trap.example").await;
}

#[tokio::test]
async fn a_prepared_authenticator_opens_nothing_of_the_stranger_s() {
    let (shop, router) = house().await;
    let mut mallory = Browser::new(&router);
    let key = mallory.open_workspace("nila", "trap").await;
    the_stranger_comes_in(&shop, &router).await;
    let (mut thief, _) = sign_in_by_code(&router, NILA, &key).await;
    is_in_the_trap_alone(&mut thief).await;
    goes_on_with(&shop, &mut thief, "mallory@trap.example").await;
}

#[tokio::test]
async fn a_prepared_provider_opens_nothing_of_the_stranger_s() {
    let ways = Ways::trusting(true).await;
    let mut mallory = Browser::new(&ways.router);
    mallory.open_workspace("nila", "trap").await;
    let back = ways.hub.agree(&begin_link(&mut mallory, "trap", "hub").await, who("mallory", MALLORY));
    mallory.get(&format!("/sign-in/with/hub/back?{back}")).await;
    let (page, action) = ("/w/trap/account/link", "/w/trap/do/workspace.account.identity.link");
    assert_eq!(mallory.submit(page, action, &[]).await.to, "/w/trap/account?done=1");
    the_stranger_comes_in(&ways.shop, &ways.router).await;
    let mut thief = Browser::new(&ways.router);
    let by_two = crate::outside::provider::Who { amr: &["mfa"], ..who("mallory", MALLORY) };
    let back = ways.hub.agree(&begin(&mut thief, "hub", "").await, by_two);
    thief.get(&format!("/sign-in/with/hub/back?{back}")).await;
    is_in_the_trap_alone(&mut thief).await;
}

#[tokio::test]
async fn an_inviter_who_follows_the_link_they_were_shown_prepares_nothing() {
    let (shop, router) = house().await;
    let mut mallory = Browser::new(&router);
    mallory.open_workspace("mallory", "trap").await;
    let link = invite(&mut mallory, "trap", NILA, "Owner").await;
    let mut prepared = Browser::new(&router);
    let got = prepared.submit(&link, &link, &[("name", "Nila"), ("password", SECRET)]).await;
    assert_eq!(got.to, "/w/trap/account/authenticator", "{}", got.html);
    let key = prepared.enrol("trap").await;
    assert!(mallory.get("/w/trap/team").await.html.contains("Address not confirmed"));
    the_stranger_comes_in(&shop, &router).await;
    let (mut thief, _) = sign_in_by_code(&router, NILA, &key).await;
    is_in_the_trap_alone(&mut thief).await;
    assert!(mallory.get("/w/trap/team").await.html.contains("somebody else"), "who invited is told");
}

#[tokio::test]
async fn a_mistyped_address_costs_nobody_their_workspace() {
    let (shop, router) = house().await;
    let mut founder = Browser::new(&router);
    let key = founder.open_workspace("nila", "trap").await;
    the_stranger_comes_in(&shop, &router).await;
    // Their session goes no further than their account; so does a new one, by the address that they typed
    // wrongly.
    is_in_the_trap_alone(&mut founder).await;
    let (mut later, got) = sign_in_by_code(&router, NILA, &key).await;
    assert_eq!(got.to, "/w/trap/account/email", "{}", got.html);
    is_in_the_trap_alone(&mut later).await;
    let log = later.get("/w/trap/audit?action=workspace.account.address.lost").await;
    assert_eq!(log.to, "/w/trap/account/email");
    goes_on_with(&shop, &mut later, "nila@home.example").await;
    assert!(later.get("/w/trap/audit?action=workspace.account.address.lost").await.html.contains("1 event,"));
    let (_, half) = sign_in(&router, "nila@home.example", SECRET).await;
    assert!(half.to.starts_with("/sign-in/code"), "the new address signs in: {}", half.html);
    let (_, gone) = sign_in(&router, NILA, SECRET).await;
    assert_eq!(gone.status, StatusCode::UNAUTHORIZED, "the lost one no longer does");
}
