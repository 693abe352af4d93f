//! Signing in by another provider, at the real router, over TLS to providers of the tests' own.
//! Invariant: nothing here replaces our own client; a provider may be away, and the program works without it.

mod attacks;
mod joining;
pub mod provider;

use crate::browser;
use axum::Router;
use axum::http::{Method, StatusCode};
use browser::{Browser, FACTOR, house, house_of, now, of};
use identity::factors::Authenticator;
use identity::federated::{Providers, Setting, Speaks};
use platform::sign_up::{Mode, Way};
use provider::{Provider, who};
use testing::Shop;

const ASHA: &str = "asha@hub.example";

/// A house that knows two providers.
pub struct Ways {
    pub shop: Shop,
    pub router: Router,
    pub hub: Provider,
    git: Provider,
}

impl Ways {
    async fn open() -> Ways {
        Ways::trusting(false).await
    }

    pub async fn trusting(trusts_mfa: bool) -> Ways {
        let (hub, git) = (Provider::start().await, Provider::start().await);
        let of_hub = Setting { trusts_mfa, ..hub.setting("hub", "Hub", Speaks::OpenId) };
        let of_git = git.setting("git", "Git", Speaks::GitHub);
        Ways::with(vec![of_hub, of_git], hub, git).await
    }

    async fn with(settings: Vec<Setting>, hub: Provider, git: Provider) -> Ways {
        Ways::at(Shop::jeweller().await, settings, hub, git).await
    }

    async fn at(shop: Shop, settings: Vec<Setting>, hub: Provider, git: Provider) -> Ways {
        let (shop, router) = house_of(shop, Providers::new(settings).expect("settings")).await;
        shop.platform.mail.sends(true);
        Ways { shop, router, hub, git }
    }

    fn of(&self, way: &str) -> &Provider {
        if way == "hub" { &self.hub } else { &self.git }
    }
}

fn link_of(html: &str) -> String {
    let link =
        html.split("<a class=\"btn go big full\"").nth(1).unwrap_or_else(|| panic!("no link in {html}"));
    of(link, "href")
}

/// Presses the button of the sign-in page; returns the address at the provider.
pub async fn begin(browser: &mut Browser, way: &str, to: &str) -> String {
    let page = format!("/sign-in?{}", serde_urlencoded::to_string([("to", to)]).expect("a query"));
    link_of(&browser.submit(&page, &format!("/sign-in/with/{way}"), &[]).await.html)
}

/// The same from the account page, to link.
pub async fn begin_link(browser: &mut Browser, slug: &str, way: &str) -> String {
    let (page, action) = (format!("/w/{slug}/account"), format!("/w/{slug}/account/with/{way}"));
    link_of(&browser.submit(&page, &action, &[]).await.html)
}

fn workspace(slug: &str) -> [(&'static str, &str); 6] {
    [
        ("name", "Asha Varkey"),
        ("workspace", "Sona Rekha"),
        ("slug", slug),
        ("country", "IN"),
        ("state", "27"),
        ("tax_number", "27AAPFU0939F1ZV"),
    ]
}

/// A workspace opened by the hub.
async fn founded(ways: &Ways, slug: &str) -> (Browser, Authenticator) {
    let mut asha = Browser::new(&ways.router);
    let back = ways.hub.agree(&begin(&mut asha, "hub", "").await, who("asha", ASHA));
    assert_eq!(asha.get(&format!("/sign-in/with/hub/back?{back}")).await.to, "/sign-up/with");
    let got = asha.submit("/sign-up/with", "/sign-up/with", &workspace(slug)).await;
    assert_eq!(got.to, FACTOR, "{}", got.html);
    let key = asha.enrol_at_sign_up().await;
    (asha, key)
}

#[tokio::test]
async fn somebody_opens_a_workspace_by_a_provider_and_comes_in_by_it_again() {
    let ways = Ways::open().await;
    let (mut asha, key) = founded(&ways, "sona").await;
    let account = asha.get("/w/sona/account").await.html;
    assert!(account.contains(ASHA) && account.contains("None</span>"), "no password: {account}");
    assert_eq!(asha.get("/sign-up/with").await.to, "/sign-in", "what made the account is used up");
    let mut later = Browser::new(&ways.router);
    let back =
        ways.hub.agree(&begin(&mut later, "hub", "/w/sona/account").await, who("asha", "new@hub.example"));
    let got = later.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "known by the subject, whatever the address: {}", got.html);
    let code = key.code_at(now() + jiff::SignedDuration::from_secs(30));
    let whole = later.submit(&got.to, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(whole.to, "/w/sona/account", "{}", whole.html);
    assert!(later.cookies.contains_key("__Host-s-sona"));
}

#[tokio::test]
async fn where_sign_up_is_shut_no_provider_opens_a_workspace() {
    for (mode, way) in [(Mode::Invited, Way::Invited { lacks_mail: false }), (Mode::Closed, Way::Closed)] {
        let (hub, git) = (Provider::start().await, Provider::start().await);
        let settings = vec![hub.setting("hub", "Hub", Speaks::OpenId)];
        let ways = Ways::at(Shop::jeweller_where(mode).await, settings, hub, git).await;
        let mut asha = Browser::new(&ways.router);
        let back = ways.hub.agree(&begin(&mut asha, "hub", "").await, who("asha", ASHA));
        assert_eq!(asha.get(&format!("/sign-in/with/hub/back?{back}")).await.to, "/sign-up/with");
        let page = asha.get("/sign-up/with").await.html;
        assert!(page.contains(way.words()) && !page.contains("action=\"/sign-up/with\""), "{page}");
        // The form of a page that was opened before.
        let form = asha.get("/forgotten").await.html.replace("/forgotten", "/sign-up/with");
        let refused = asha.answer(&form, "/sign-up/with", &workspace("sona")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.html);
        assert!(!asha.cookies.keys().any(|name| name.starts_with("__Host-s-")), "{mode:?}");
    }
}

#[tokio::test]
async fn a_provider_may_take_a_new_key_at_any_time() {
    let ways = Ways::open().await;
    founded(&ways, "sona").await;
    ways.hub.takes_a_new_key();
    let mut later = Browser::new(&ways.router);
    let back = ways.hub.agree(&begin(&mut later, "hub", "").await, who("asha", ASHA));
    let got = later.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(got.to, "/sign-in/code?to=", "known, and asked for the second factor: {}", got.html);
}

#[tokio::test]
async fn github_is_asked_who_it_is() {
    let ways = Ways::open().await;
    let mut asha = Browser::new(&ways.router);
    asha.open_workspace("asha", "sona").await;
    link(&ways, &mut asha, "git", "4711").await;
    let mut later = Browser::new(&ways.router);
    let back = ways.git.agree(&begin(&mut later, "git", "").await, who("4711", "renamed@hub.example"));
    assert_eq!(later.get(&format!("/sign-in/with/git/back?{back}")).await.to, "/sign-in/code?to=");
    let mut other = Browser::new(&ways.router);
    let back = ways.git.agree(&begin(&mut other, "git", "").await, who("4712", ASHA));
    assert_eq!(other.get(&format!("/sign-in/with/git/back?{back}")).await.to, "/sign-up/with");
    let wrong = begin(&mut other, "git", "").await;
    let state = provider::pairs(&wrong)["state"].clone();
    let got = other.get(&format!("/sign-in/with/git/back?code=made-up&state={state}")).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN, "a code that is none is answered with 200 there");
}

/// Links an identity by the pages; returns the account page's text after it.
pub async fn link(ways: &Ways, asha: &mut Browser, way: &str, subject: &'static str) -> String {
    let back = ways.of(way).agree(&begin_link(asha, "sona", way).await, who(subject, ASHA));
    let got = asha.get(&format!("/sign-in/with/{way}/back?{back}")).await;
    assert_eq!(got.to, "/w/sona/account/link", "{}", got.html);
    let page = asha.get("/w/sona/account/link").await.html;
    assert!(page.contains(ASHA) && page.contains("asha@sona.example"), "who one is there and here: {page}");
    let action = "/w/sona/do/workspace.account.identity.link";
    let got = asha.answer(&page, action, &[]).await;
    assert_eq!(got.to, "/w/sona/account?done=1", "{}", got.html);
    asha.get("/w/sona/account").await.html
}

#[tokio::test]
async fn an_account_is_linked_by_who_is_signed_in_and_unlinked_again() {
    let ways = Ways::open().await;
    let mut asha = Browser::new(&ways.router);
    asha.open_workspace("asha", "sona").await;
    assert!(link(&ways, &mut asha, "hub", "asha").await.contains(ASHA));
    let mut later = Browser::new(&ways.router);
    let there = begin(&mut later, "hub", "").await;
    let back = ways.hub.agree(&there, who("asha", ASHA));
    let got = later.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(got.to, "/sign-in/code?to=", "a provider is one factor");
    let remove = "/w/sona/do/workspace.account.identity.remove";
    let got = asha.submit("/w/sona/account", remove, &[]).await;
    assert_eq!(got.to, "/w/sona/account?done=1", "{}", got.html);
    let back = ways.hub.agree(&begin(&mut later, "hub", "").await, who("asha", ASHA));
    assert_eq!(later.get(&format!("/sign-in/with/hub/back?{back}")).await.to, "/sign-up/with");
}

#[tokio::test]
async fn the_only_way_in_stays() {
    let ways = Ways::open().await;
    let (mut asha, _) = founded(&ways, "sona").await;
    let remove = "/w/sona/do/workspace.account.identity.remove";
    let got = asha.submit("/w/sona/account", remove, &[]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.html.contains("your only way to sign in"), "{}", got.html);
    let change = "/w/sona/do/workspace.account.password.change";
    asha.submit("/w/sona/account/password", change, &[("password", "lamp violin gravel monsoon")]).await;
    assert_eq!(asha.submit("/w/sona/account", remove, &[]).await.to, "/w/sona/account?done=1");
}

#[tokio::test]
async fn who_declines_there_is_back_at_the_start() {
    let ways = Ways::open().await;
    let mut asha = Browser::new(&ways.router);
    let state = provider::pairs(&begin(&mut asha, "hub", "").await)["state"].clone();
    let got = asha.get(&format!("/sign-in/with/hub/back?error=access_denied&state={state}")).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    assert!(got.html.contains("You cancelled at Hub") && got.html.contains("action=\"/sign-in\""));
}

#[tokio::test]
async fn a_provider_that_is_away_leaves_the_other_ways_in() {
    let hub = Provider::start().await;
    let gone = Setting { issuer: "https://localhost:1".into(), ..hub.setting("hub", "Hub", Speaks::OpenId) };
    let ways = Ways::with(vec![gone], hub.clone(), hub).await;
    let mut asha = Browser::new(&ways.router);
    asha.open_workspace("asha", "sona").await;
    let mut later = Browser::new(&ways.router);
    let got = later.submit("/sign-in", "/sign-in/with/hub", &[]).await;
    assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(got.html.contains("Hub does not answer just now") && got.html.contains("action=\"/sign-in\""));
    let typed = [("email", "asha@sona.example"), ("password", browser::SECRET)];
    assert!(later.answer(&got.html, "/sign-in", &typed).await.to.starts_with("/sign-in/code"));
}

#[tokio::test]
async fn without_a_provider_there_is_neither_button_nor_way() {
    let (_shop, router) = house().await;
    let mut asha = Browser::new(&router);
    assert!(!asha.get("/sign-in").await.html.contains("/sign-in/with/"));
    asha.open_workspace("asha", "sona").await;
    assert!(!asha.get("/w/sona/account").await.html.contains("/account/with/"));
    assert_eq!(asha.get("/sign-in/with/hub/back?code=x&state=y").await.status, StatusCode::NOT_FOUND);
    for (page, way) in [("/sign-in", "/sign-in/with/hub"), ("/w/sona/account", "/w/sona/account/with/hub")] {
        let html = asha.get(page).await.html;
        let token = of(html.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
        let body = serde_urlencoded::to_string([("_csrf", token)]).expect("a form");
        assert_eq!(asha.send(Method::POST, way, body).await.status, StatusCode::NOT_FOUND, "{way}");
    }
}
