//! Attacks with another provider, as an attacker would try them.
//! Invariant: each test fails when the defence that it names is removed.

use super::provider::{Lie, Provider, pairs, who};
use super::{ASHA, Ways, begin, begin_link, founded};
use crate::browser::{Browser, SECRET, shown};
use axum::http::StatusCode;
use identity::federated::Speaks;
use std::time::{Duration, Instant as Tick};

const OWN: &str = "__Host-s-sona";
/// The page for a known person: a provider is one factor.
const IN: &str = "/sign-in/code?to=";

#[tokio::test]
async fn a_token_that_is_not_the_issuers_for_us_now_lets_nobody_in() {
    let ways = Ways::open().await;
    founded(&ways, "sona").await;
    for lie in [
        Lie::Nonce,
        Lie::Issuer,
        Lie::Audience,
        Lie::FurtherAudience,
        Lie::Unsigned,
        Lie::SharedSecret,
        Lie::OtherKey,
        Lie::Expired,
        Lie::NoToken,
    ] {
        let mut thief = Browser::new(&ways.router);
        let there = begin(&mut thief, "hub", "").await;
        ways.hub.lies(lie);
        let back = ways.hub.agree(&there, who("asha", ASHA));
        let got = thief.get(&format!("/sign-in/with/hub/back?{back}")).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{lie:?} {}", got.html);
        assert!(got.html.contains("could not be trusted") && !thief.cookies.contains_key(OWN), "{lie:?}");
        ways.hub.lies(Lie::Nothing);
    }
}

#[tokio::test]
async fn a_state_works_in_the_browser_that_went_and_once() {
    let ways = Ways::open().await;
    founded(&ways, "sona").await;
    let (mut asha, mut thief) = (Browser::new(&ways.router), Browser::new(&ways.router));
    let there = begin(&mut asha, "hub", "").await;
    begin(&mut thief, "hub", "").await;
    let back = format!("/sign-in/with/hub/back?{}", ways.hub.agree(&there, who("asha", ASHA)));
    let stolen = thief.get(&back).await;
    assert_eq!(stolen.status, StatusCode::GONE, "{}", stolen.html);
    let bare = Browser::new(&ways.router).get(&back).await;
    assert_eq!(bare.status, StatusCode::GONE, "a browser that never was here");
    assert_eq!(asha.get(&back).await.to, IN);
    let again = format!("{back}&again=1");
    assert_eq!(asha.get(&again).await.status, StatusCode::GONE, "a second time");
    let none = asha.get("/sign-in/with/hub/back?code=x&state=steelyard_made-up").await;
    assert_eq!(none.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_code_of_somebody_elses_way_is_of_no_use_with_ones_own_state() {
    let ways = Ways::open().await;
    founded(&ways, "sona").await;
    let (mut asha, mut thief) = (Browser::new(&ways.router), Browser::new(&ways.router));
    let hers = begin(&mut asha, "hub", "").await;
    let code = pairs(&ways.hub.agree(&hers, who("asha", ASHA)))["code"].clone();
    let own = pairs(&begin(&mut thief, "hub", "").await)["state"].clone();
    let got = thief.get(&format!("/sign-in/with/hub/back?code={code}&state={own}")).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN, "PKCE binds a code to the way it came");
    assert!(!thief.cookies.contains_key(OWN));
}

#[tokio::test]
async fn an_answer_of_another_provider_is_not_mixed_up_with_this_ones() {
    let ways = Ways::open().await;
    founded(&ways, "sona").await;
    let mut asha = Browser::new(&ways.router);
    let back = ways.hub.agree(&begin(&mut asha, "hub", "").await, who("asha", ASHA));
    let named = asha.get(&format!("/sign-in/with/hub/back?{back}&iss=https%3A%2F%2Fevil.example")).await;
    assert_eq!(named.status, StatusCode::FORBIDDEN, "the answer names another issuer (RFC 9207)");
    let back = ways.hub.agree(&begin(&mut asha, "hub", "").await, who("asha", ASHA));
    let other = asha.get(&format!("/sign-in/with/git/back?{back}")).await;
    assert_eq!(other.status, StatusCode::GONE, "a state is of the provider it was made for");
    let back = ways.hub.agree(&begin(&mut asha, "hub", "").await, who("asha", ASHA));
    let fine = asha.get(&format!("/sign-in/with/hub/back?{back}&iss={}", ways.hub.issuer)).await;
    assert_eq!(fine.to, IN);
}

#[tokio::test]
async fn a_provider_that_names_itself_in_each_answer_is_held_to_it() {
    let ways = Ways::open().await;
    ways.hub.lies(Lie::Promises);
    let mut asha = Browser::new(&ways.router);
    let back = ways.hub.agree(&begin(&mut asha, "hub", "").await, who("asha", ASHA));
    let got = asha.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN, "the issuer was left out on the way");
}

#[tokio::test]
async fn a_provider_that_keeps_us_waiting_or_sends_us_elsewhere_is_away() {
    for lie in [Lie::Huge, Lie::Elsewhere, Lie::Late, Lie::Renamed] {
        let ways = Ways::open().await;
        ways.hub.lies(lie);
        let began = Tick::now();
        let got = Browser::new(&ways.router).submit("/sign-in", "/sign-in/with/hub", &[]).await;
        assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{lie:?}");
        assert!(began.elapsed() < Duration::from_secs(8), "{lie:?}");
    }
}

#[tokio::test]
async fn a_provider_that_says_somebody_elses_address_does_not_open_their_account() {
    let ways = Ways::open().await;
    let mut asha = Browser::new(&ways.router);
    asha.open_workspace("asha", "sona").await;
    crate::links::confirm(&ways.shop, &mut asha, "asha@sona.example").await;
    let mut pages = Vec::new();
    for (subject, email) in [("mallory", "asha@sona.example"), ("mallory2", "nobody@sona.example")] {
        let mut thief = Browser::new(&ways.router);
        let back = ways.hub.agree(&begin(&mut thief, "hub", "").await, who(subject, email));
        let got = thief.get(&format!("/sign-in/with/hub/back?{back}")).await;
        assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, "/sign-up/with"));
        assert!(!thief.cookies.contains_key(OWN));
        let page = thief.get("/sign-up/with").await;
        assert!(page.html.contains(email), "{}", page.html);
        let token = crate::browser::of(page.html.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
        let nonce = page.html.split("nonce=\"").nth(1).and_then(|it| it.split('"').next()).unwrap_or("-");
        let now = page.html.split("data-now=\"").nth(1).and_then(|it| it.split('"').next()).expect("a clock");
        let html = page.html.replace(email, "X").replace(&token, "T").replace(nonce, "N").replace(now, "C");
        pages.push(html);
    }
    assert_eq!(pages[0], pages[1], "the page does not tell whether the address has an account");
    let mut thief = Browser::new(&ways.router);
    let back = ways.hub.agree(&begin(&mut thief, "hub", "").await, who("mallory", "asha@sona.example"));
    thief.get(&format!("/sign-in/with/hub/back?{back}")).await;
    let made = thief.submit("/sign-up/with", "/sign-up/with", &super::workspace("evil")).await;
    assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", made.html);
    assert!(!thief.cookies.keys().any(|name| name.starts_with("__Host-s-")), "no session of any account");
}

#[tokio::test]
async fn what_a_newcomer_was_told_is_of_no_use_in_another_browser() {
    let ways = Ways::open().await;
    let (mut asha, mut thief) = (Browser::new(&ways.router), Browser::new(&ways.router));
    let back = ways.hub.agree(&begin(&mut asha, "hub", "").await, who("asha", ASHA));
    asha.get(&format!("/sign-in/with/hub/back?{back}")).await;
    thief.get("/sign-in").await;
    thief.cookies.insert("__Host-new".into(), asha.cookies["__Host-new"].clone());
    assert_eq!(thief.get("/sign-up/with").await.to, "/sign-in");
}

#[tokio::test]
async fn the_way_back_leads_to_no_other_site() {
    let ways = Ways::trusting(true).await;
    founded(&ways, "sona").await;
    for (to, end) in [
        ("https://evil.example/", "/w/sona"),
        ("//evil.example", "/w/sona"),
        ("/w/sona/../other", "/w/sona"),
        ("/w/sona/team", "/w/sona/team"),
    ] {
        let mut asha = Browser::new(&ways.router);
        let by_two = super::provider::Who { amr: &["mfa"], ..who("asha", ASHA) };
        let back = ways.hub.agree(&begin(&mut asha, "hub", to).await, by_two);
        assert_eq!(asha.get(&format!("/sign-in/with/hub/back?{back}")).await.to, end, "{to}");
    }
}

#[tokio::test]
async fn nobody_links_an_identity_into_somebody_elses_session() {
    let ways = Ways::open().await;
    let (mut asha, mut mallory) = (Browser::new(&ways.router), Browser::new(&ways.router));
    asha.open_workspace("asha", "sona").await;
    mallory.open_workspace("mallory", "evil").await;
    // Mallory's sign-in ends in the browser of Asha: the session is not hers.
    let there = begin_link(&mut mallory, "evil", "hub").await;
    let back = format!("/sign-in/with/hub/back?{}", ways.hub.agree(&there, who("mallory", "m@evil.example")));
    assert_eq!(asha.get(&back).await.status, StatusCode::GONE);
    // Even if Mallory's visitor's cookie is planted in it, there is no session of Mallory's.
    asha.cookies.insert("__Host-visitor".into(), mallory.cookies["__Host-visitor"].clone());
    assert_eq!(asha.get(&back).await.status, StatusCode::UNAUTHORIZED);
    assert!(asha.get("/w/sona/account/link").await.html.contains("Nothing to link"));
}

#[tokio::test]
async fn a_counters_browser_that_changed_hands_on_the_way_links_nothing() {
    let ways = Ways::open().await;
    let (mut asha, mut nila) = (Browser::new(&ways.router), Browser::new(&ways.router));
    asha.open_workspace("asha", "sona").await;
    let invite = [("email", "nila@sona.example"), ("roles", "Cashier")];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &invite).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address");
    nila.submit(path, path, &[("name", "Nila"), ("password", SECRET)]).await;
    // Asha starts, and Nila sits down and signs in to the same workspace before Asha is back.
    let there = begin_link(&mut asha, "sona", "hub").await;
    asha.cookies.insert(OWN.into(), nila.cookies[OWN].clone());
    let back = ways.hub.agree(&there, who("asha", ASHA));
    let got = asha.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(got.status, StatusCode::UNAUTHORIZED, "{}", got.html);
    assert!(nila.get("/w/sona/account/link").await.html.contains("Nothing to link"));
}

#[tokio::test]
async fn an_identity_is_one_persons_and_nobody_is_told_whose() {
    let ways = Ways::open().await;
    founded(&ways, "sona").await;
    let mut mallory = Browser::new(&ways.router);
    mallory.open_workspace("mallory", "evil").await;
    let there = begin_link(&mut mallory, "evil", "hub").await;
    let back = ways.hub.agree(&there, who("asha", ASHA));
    let got = mallory.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        got.html.contains("linked with an account already") && !got.html.contains("sona"),
        "{}",
        got.html
    );
}

#[tokio::test]
async fn an_address_that_was_not_confirmed_there_proves_nothing() {
    let ways = Ways::open().await;
    for way in ["hub", "git"] {
        let mut asha = Browser::new(&ways.router);
        let unproved = super::provider::Who { verified: false, ..who("7", "new@sona.example") };
        let back = ways.of(way).agree(&begin(&mut asha, way, "").await, unproved.clone());
        asha.get(&format!("/sign-in/with/{way}/back?{back}")).await;
        assert!(!asha.get("/sign-up/with").await.html.contains("<form"), "{way}");
        let slug = format!("shop-{way}");
        asha.open_workspace("asha", &slug).await;
        let back = ways.of(way).agree(&begin_link(&mut asha, &slug, way).await, unproved);
        let got = asha.get(&format!("/sign-in/with/{way}/back?{back}")).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{way}");
        assert!(asha.get(&format!("/w/{slug}/account/link")).await.html.contains("Nothing to link"));
    }
}

#[tokio::test]
async fn a_word_about_factors_counts_only_where_it_was_trusted() {
    for (trusts, end) in [(false, "/sign-in/code?to="), (true, "/w/sona")] {
        let ways = Ways::trusting(trusts).await;
        founded(&ways, "sona").await;
        let by_two = super::provider::Who { amr: &["pwd", "mfa"], ..who("asha", ASHA) };
        let mut later = Browser::new(&ways.router);
        let back = ways.hub.agree(&begin(&mut later, "hub", "").await, by_two);
        assert_eq!(later.get(&format!("/sign-in/with/hub/back?{back}")).await.to, end);
        let mut plain = Browser::new(&ways.router);
        let back = ways.hub.agree(&begin(&mut plain, "hub", "").await, who("asha", ASHA));
        assert_eq!(plain.get(&format!("/sign-in/with/hub/back?{back}")).await.to, "/sign-in/code?to=");
    }
}

#[tokio::test]
async fn a_form_of_another_site_sends_nobody_anywhere() {
    let ways = Ways::open().await;
    let mut asha = Browser::new(&ways.router);
    asha.get("/sign-in").await;
    let far = (Some("cross-site"), None, crate::browser::FORM);
    let got = asha.send_from(axum::http::Method::POST, "/sign-in/with/hub", String::new(), far).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    let bare = asha.send(axum::http::Method::POST, "/sign-in/with/hub", "_csrf=x".into()).await;
    assert_eq!(bare.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_provider_whose_certificate_is_not_trusted_is_not_asked() {
    let hub = Provider::start().await;
    let mut setting = hub.setting("hub", "Hub", Speaks::OpenId);
    setting.ca = None;
    let ways = Ways::with(vec![setting], hub.clone(), hub).await;
    let mut asha = Browser::new(&ways.router);
    let got = asha.submit("/sign-in", "/sign-in/with/hub", &[]).await;
    assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE);
}
