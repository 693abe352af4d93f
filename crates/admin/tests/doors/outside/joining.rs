//! Joining an invitation by a provider, and a form that waits for a person who returns by one.
//! Invariant: each test fails when the defence that it names is removed.

use super::provider::{Who, who};
use super::{ASHA, Ways, begin, founded, link, link_of};
use crate::browser::{Browser, SECRET, shown};
use axum::http::StatusCode;

const NILA: &str = "nila@hub.example";
const OWN: &str = "__Host-s-sona";

/// A workspace, and the link of an invitation for this address.
async fn invited(ways: &Ways, email: &str) -> (Browser, String) {
    let mut owner = Browser::new(&ways.router);
    owner.open_workspace("owner", "sona").await;
    let link = invite(&mut owner, email).await;
    (owner, link)
}

async fn invite(owner: &mut Browser, email: &str) -> String {
    let typed = [("email", email), ("roles", "Cashier")];
    let link = shown(&owner.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await);
    link.strip_prefix("https://shop.example").expect("a whole address").to_owned()
}

/// From the invitation's page to the provider and back.
async fn by(ways: &Ways, guest: &mut Browser, way: &str, path: &str, who: Who) -> crate::browser::Got {
    let there = link_of(&guest.submit(path, &format!("/sign-in/with/{way}"), &[]).await.html);
    let back = ways.of(way).agree(&there, who);
    guest.get(&format!("/sign-in/with/{way}/back?{back}")).await
}

#[tokio::test]
async fn who_was_invited_joins_by_a_provider_that_confirmed_the_address_and_comes_in_by_it_again() {
    for way in ["hub", "git"] {
        let ways = Ways::open().await;
        let (_, path) = invited(&ways, NILA).await;
        let mut nila = Browser::new(&ways.router);
        let got = by(&ways, &mut nila, way, &path, who("4711", NILA)).await;
        assert_eq!(got.to, "/w/sona", "{way} {}", got.html);
        let page = nila.get("/w/sona/account").await.html;
        assert!(page.contains(NILA) && page.contains("None</span>"), "an account without a password: {page}");
        assert_eq!(nila.get(&path).await.status, StatusCode::GONE, "the link is used");
        let mut later = Browser::new(&ways.router);
        let back = ways.of(way).agree(&begin(&mut later, way, "").await, who("4711", NILA));
        assert_eq!(later.get(&format!("/sign-in/with/{way}/back?{back}")).await.to, "/w/sona");
    }
}

#[tokio::test]
async fn another_address_or_one_that_is_not_confirmed_joins_nothing_and_the_link_stays_good() {
    let ways = Ways::open().await;
    let (_, path) = invited(&ways, NILA).await;
    let mut guest = Browser::new(&ways.router);
    let unproved = Who { verified: false, ..who("7", NILA) };
    for (who, told) in [
        (who("8", "mallory@hub.example"), "nila@hub.example was invited"),
        (who("9", "nila@hub.example.evil.example"), "nila@hub.example was invited"),
        (unproved, "has not confirmed your e-mail address"),
    ] {
        for way in ["hub", "git"] {
            let got = by(&ways, &mut guest, way, &path, who.clone()).await;
            assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{who:?}");
            assert!(got.html.contains(told) && got.html.contains("Not joined yet"), "{}", got.html);
            assert!(got.html.contains(&format!("href=\"{path}\"")), "back to the invitation: {}", got.html);
            assert!(!guest.cookies.contains_key(OWN));
        }
    }
    let got = by(&ways, &mut guest, "hub", &path, who("nila", "NILA@hub.example")).await;
    assert_eq!(got.to, "/w/sona", "letters of whatever size: {}", got.html);
}

#[tokio::test]
async fn an_account_that_there_is_opens_by_its_own_proof_alone() {
    let ways = Ways::open().await;
    let mut nila = Browser::new(&ways.router);
    nila.open_workspace("nila", "nilas").await;
    let email = "nila@nilas.example";
    crate::links::confirm(&ways.shop, &mut nila, email).await;
    let (_, path) = invited(&ways, email).await;
    let mut thief = Browser::new(&ways.router);
    let got = by(&ways, &mut thief, "hub", &path, who("thief", email)).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.html);
    assert!(got.html.contains("This address has an account"), "{}", got.html);
    assert!(!thief.cookies.contains_key(OWN));
    let back = ways.hub.agree(&begin(&mut thief, "hub", "").await, who("thief", email));
    let still = thief.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(still.to, "/sign-up/with", "nothing was linked");
    let typed = [("name", "Nila"), ("password", SECRET)];
    let got = thief.submit(&path, &path, &typed).await;
    assert!(got.to.starts_with("/sign-in/code"), "who gives the password of the account joins: {}", got.html);
}

#[tokio::test]
async fn an_account_that_only_named_the_address_is_left_behind_by_who_proved_it_at_a_provider() {
    let ways = Ways::open().await;
    let mut mallory = Browser::new(&ways.router);
    mallory.open_workspace("nila", "trap").await;
    let (_, path) = invited(&ways, "nila@trap.example").await;
    let mut nila = Browser::new(&ways.router);
    let got = by(&ways, &mut nila, "hub", &path, who("nila", "nila@trap.example")).await;
    assert_eq!(got.to, "/w/sona", "{}", got.html);
    assert!(nila.get("/w/sona/account").await.html.contains("Confirmed"), "the provider proved it");
    assert!(!nila.cookies.contains_key("__Host-s-trap"));
    assert_eq!(mallory.get("/w/trap/team").await.to, "/w/trap/account/email");
}

#[tokio::test]
async fn who_is_linked_joins_as_who_they_are_here_and_no_other() {
    let ways = Ways::open().await;
    let mut asha = Browser::new(&ways.router);
    asha.open_workspace("asha", "sona").await;
    link(&ways, &mut asha, "hub", "asha").await;
    // The provider knows her as asha@hub.example; here she is asha@sona.example.
    let mut other = Browser::new(&ways.router);
    other.open_workspace("owner", "other").await;
    let mut paths = Vec::new();
    for email in [ASHA, "asha@sona.example"] {
        let typed = [("email", email), ("roles", "Cashier")];
        let page = other.submit("/w/other/team", "/w/other/do/workspace.member.invite", &typed).await;
        paths.push(shown(&page).strip_prefix("https://shop.example").expect("whole").to_owned());
    }
    let mut later = Browser::new(&ways.router);
    let got = by(&ways, &mut later, "hub", &paths[0], who("asha", ASHA)).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.html);
    assert!(got.html.contains("linked with an account of another address"), "{}", got.html);
    let got = by(&ways, &mut later, "hub", &paths[1], who("asha", ASHA)).await;
    assert_eq!(
        got.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "linked before the address was proved: {}",
        got.html
    );
    assert!(got.html.contains("has not confirmed this address yet"), "{}", got.html);
    crate::links::confirm(&ways.shop, &mut asha, "asha@sona.example").await;
    let got = by(&ways, &mut later, "hub", &paths[1], who("asha", ASHA)).await;
    assert_eq!(got.to, "/sign-in/code?to=", "her second factor is asked for: {}", got.html);
}

#[tokio::test]
async fn a_link_that_is_none_or_was_used_leads_to_no_provider() {
    let ways = Ways::open().await;
    let (_, path) = invited(&ways, NILA).await;
    let mut guest = Browser::new(&ways.router);
    let html = guest.get(&path).await.html;
    let used = html.clone();
    for wrong in [html.replace(path.trim_start_matches("/join/"), "steelyard_made-up"), {
        let mut first = Browser::new(&ways.router);
        by(&ways, &mut first, "hub", &path, who("nila", NILA)).await;
        used
    }] {
        let got = guest.answer(&wrong, "/sign-in/with/hub", &[]).await;
        assert_eq!(got.status, StatusCode::GONE, "{}", got.html);
    }
    // Another person used it while this browser was away.
    let ways = Ways::open().await;
    let (_, path) = invited(&ways, NILA).await;
    let mut guest = Browser::new(&ways.router);
    let there = link_of(&guest.submit(&path, "/sign-in/with/hub", &[]).await.html);
    let mut first = Browser::new(&ways.router);
    by(&ways, &mut first, "hub", &path, who("nila", NILA)).await;
    let back = ways.hub.agree(&there, who("nila", NILA));
    assert_eq!(guest.get(&format!("/sign-in/with/hub/back?{back}")).await.status, StatusCode::GONE);
    assert!(!guest.cookies.contains_key(OWN));
}

/// A form that a person sends after their session has ended; returns the sign-in page in which it waits.
async fn interrupted(browser: &mut Browser, words: &str) -> String {
    let action = "/w/sona/do/workspace.member.invite";
    let page = browser.get("/w/sona/team").await.html;
    browser.cookies.remove(OWN);
    let got = browser.answer(&page, action, &[("email", words), ("roles", "Cashier")]).await;
    assert_eq!(got.status, StatusCode::UNAUTHORIZED, "{}", got.html);
    got.html
}

#[tokio::test]
async fn a_form_that_waits_is_there_when_somebody_comes_back_by_a_provider() {
    let ways = Ways::trusting(true).await;
    let (mut asha, key) = founded(&ways, "sona").await;
    let by_two = Who { amr: &["mfa"], ..who("asha", ASHA) };
    for whole in [true, false] {
        let page = interrupted(&mut asha, "guest@sona.example").await;
        let there = link_of(&asha.answer(&page, "/sign-in/with/hub", &[]).await.html);
        let back = ways.hub.agree(&there, if whole { by_two.clone() } else { who("asha", ASHA) });
        let mut got = asha.get(&format!("/sign-in/with/hub/back?{back}")).await;
        if !whole {
            assert!(!asha.cookies.contains_key(OWN), "the second factor is owed");
            let code = key.code_at(crate::browser::now() + jiff::SignedDuration::from_secs(30));
            got = asha.answer(&got.html, "/sign-in/code", &[("code", &code)]).await;
        }
        assert!(got.html.contains("Your form is still here"), "{}", got.html);
        let sent = asha.answer(&got.html, "/w/sona/do/workspace.member.invite", &[]).await;
        assert!(shown(&sent).contains("/join/"), "{}", sent.html);
    }
}

#[tokio::test]
async fn a_form_waits_on_when_somebody_declines_and_one_too_long_is_not_taken_along() {
    let ways = Ways::open().await;
    let (mut asha, _) = founded(&ways, "sona").await;
    let page = interrupted(&mut asha, "guest@sona.example").await;
    let there = link_of(&asha.answer(&page, "/sign-in/with/hub", &[]).await.html);
    let state = super::provider::pairs(&there)["state"].clone();
    let got = asha.get(&format!("/sign-in/with/hub/back?error=access_denied&state={state}")).await;
    assert!(got.html.contains("name=\"_waiting\"") && got.html.contains("guest%40sona"), "{}", got.html);
    let long = page.replace("guest%40sona.example", &"x".repeat(20_000));
    let got = asha.answer(&long, "/sign-in/with/hub", &[]).await;
    assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(got.html.contains("too long to wait") && got.html.contains(&"x".repeat(20_000)));
}
