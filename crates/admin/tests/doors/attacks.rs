//! The common attacks on signing in, each as an attacker would try it at the real router.
//! Invariant: each test fails when the defence that it names is removed.

use crate::browser;
use axum::http::{Method, StatusCode};
use browser::{Browser, FORM, SECRET, house, now, of, shown};
use identity::factors::Authenticator;
use jiff::SignedDuration;
use std::time::{Duration, Instant as Tick};

const OWN: &str = "__Host-s-sona";

/// A workspace with its Owner signed in, and the key of her authenticator.
async fn asha_at(router: &axum::Router) -> (Browser, Authenticator) {
    let mut asha = Browser::new(router);
    let key = asha.open_workspace("asha", "sona").await;
    (asha, key)
}

fn typed<'a>(email: &'a str, password: &'a str) -> [(&'static str, &'a str); 2] {
    [("email", email), ("password", password)]
}

/// The code of a later step than the last one.
fn next_code(key: &Authenticator) -> String {
    key.code_at(now() + SignedDuration::from_secs(30))
}

/// E-mail and password, then this code.
async fn sign_in(browser: &mut Browser, code: &str) -> String {
    let got = browser.submit("/sign-in", "/sign-in", &typed("asha@sona.example", SECRET)).await;
    assert!(got.to.starts_with("/sign-in/code"), "{} {}", got.to, got.html);
    browser.submit("/sign-in/code", "/sign-in/code", &[("code", code)]).await.to
}

#[tokio::test]
async fn fixation_a_session_planted_before_the_sign_in_is_not_the_one_after() {
    let (_shop, router) = house().await;
    let (asha, key) = asha_at(&router).await;
    let mut victim = Browser::new(&router);
    victim.cookies.insert(OWN.into(), asha.cookies[OWN].clone());
    victim.cookies.insert("__Host-half".into(), asha.cookies[OWN].clone());
    assert_eq!(sign_in(&mut victim, &next_code(&key)).await, "/w/sona");
    assert_ne!(victim.cookies[OWN], asha.cookies[OWN]);
}

#[tokio::test]
async fn replay_a_cookie_copied_before_the_sign_out_is_dead_after_it() {
    let (_shop, router) = house().await;
    let (mut asha, _) = asha_at(&router).await;
    let mut thief = Browser::new(&router);
    thief.cookies = asha.cookies.clone();
    assert_eq!(thief.get("/w/sona/team").await.status, StatusCode::OK);
    assert_eq!(asha.submit("/w/sona/account", "/w/sona/sign-out", &[]).await.to, "/sign-in");
    assert!(thief.get("/w/sona/team").await.to.starts_with("/sign-in"));
}

#[tokio::test]
async fn replay_a_cookie_copied_before_more_was_proved_is_dead_after_it() {
    let (_shop, router) = house().await;
    let (mut asha, key) = asha_at(&router).await;
    let mut thief = Browser::new(&router);
    thief.cookies = asha.cookies.clone();
    let code = next_code(&key);
    let to = asha.submit("/w/sona/step-up?to=/w/sona/team", "/w/sona/step-up", &[("given", &code)]).await.to;
    assert_eq!(to, "/w/sona/team");
    assert_eq!(asha.get("/w/sona/team").await.status, StatusCode::OK);
    assert!(thief.get("/w/sona/team").await.to.starts_with("/sign-in"));
}

#[tokio::test]
async fn reuse_a_code_that_was_looked_over_the_shoulder_is_of_no_use() {
    let (_shop, router) = house().await;
    let (_, key) = asha_at(&router).await;
    let (mut asha, mut thief) = (Browser::new(&router), Browser::new(&router));
    let seen = next_code(&key);
    assert_eq!(sign_in(&mut asha, &seen).await, "/w/sona");
    assert_eq!(sign_in(&mut thief, &seen).await, "", "the same code again");
    assert!(!thief.cookies.contains_key(OWN));
}

#[tokio::test]
async fn half_a_sign_in_opens_nothing() {
    let (_shop, router) = house().await;
    asha_at(&router).await;
    let mut thief = Browser::new(&router);
    thief.submit("/sign-in", "/sign-in", &typed("asha@sona.example", SECRET)).await;
    assert!(!thief.cookies.contains_key(OWN), "no session before the second factor");
    thief.cookies.insert(OWN.into(), thief.cookies["__Host-half"].clone());
    for page in ["/w/sona/account", "/w/sona/account/authenticator", "/w/sona/step-up"] {
        assert!(thief.get(page).await.to.starts_with("/sign-in"), "{page}");
    }
}

#[tokio::test]
async fn guessing_a_code_is_slowed_down_and_told() {
    let (_shop, router) = house().await;
    let (_, key) = asha_at(&router).await;
    let mut thief = Browser::new(&router);
    thief.submit("/sign-in", "/sign-in", &typed("asha@sona.example", SECRET)).await;
    let mut told = Vec::new();
    for guess in ["000001", "000002", "000003", "000004", "000005", "000006"] {
        told.push(thief.submit("/sign-in/code", "/sign-in/code", &[("code", guess)]).await.status.as_u16());
    }
    assert_eq!(told, [403, 403, 403, 403, 403, 429]);
    let right = next_code(&key);
    let late = thief.submit("/sign-in/code", "/sign-in/code", &[("code", &right)]).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS, "a right guess while the delay runs is none");
}

#[tokio::test]
async fn swapping_a_token_is_no_session_and_a_session_no_token() {
    let (_shop, router) = house().await;
    let (mut asha, _) = asha_at(&router).await;
    let token = shown(
        &asha.submit("/w/sona/account", "/w/sona/do/workspace.token.create", &[("name", "till")]).await,
    );
    let mut thief = Browser::new(&router);
    thief.cookies.insert(OWN.into(), token.clone());
    assert!(thief.get("/w/sona/team").await.to.starts_with("/sign-in"));
    let api = "/api/v1/queries/workspace.members";
    assert_eq!(thief.bearer(api, &token).await.status, StatusCode::OK);
    assert_eq!(thief.bearer(api, &asha.cookies[OWN]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(asha.get(api).await.status, StatusCode::UNAUTHORIZED, "a cookie never authorises the API");
}

/// Wrong tries at a known and an unknown address in turn: the answers, and the fastest of each.
async fn wrong_tries(router: &axum::Router) -> (Vec<(StatusCode, String)>, [Duration; 2]) {
    let (mut quickest, mut said) = ([Duration::MAX; 2], Vec::new());
    for n in 0..4 {
        let emails = ["asha@sona.example".to_owned(), format!("nobody{n}@sona.example")];
        for (quickest, email) in quickest.iter_mut().zip(&emails) {
            let mut thief = Browser::new(router);
            let page = thief.get("/sign-in").await.html;
            let began = Tick::now();
            let got = thief.answer(&page, "/sign-in", &typed(email, "a wrong sentence")).await;
            *quickest = began.elapsed().min(*quickest);
            let words = got.html.split("data-errors>").nth(1).and_then(|rest| rest.split("</div>").next());
            said.push((got.status, words.unwrap_or_default().to_owned()));
        }
    }
    (said, quickest)
}

#[tokio::test]
async fn enumeration_an_unknown_address_gets_the_same_words_in_the_same_time() {
    let mut best = [Duration::MAX; 2];
    // By the fastest of all rounds, and within a factor of three: without the defence an unknown address is
    // answered many times as fast.
    for _ in 0..12 {
        let (_shop, router) = house().await;
        asha_at(&router).await;
        let (said, round) = wrong_tries(&router).await;
        assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "{said:?}");
        best = std::array::from_fn(|of| best[of].min(round[of]));
        if best[0].max(best[1]) < best[0].min(best[1]) * 3 {
            return;
        }
    }
    panic!("known and unknown: {best:?}");
}

#[tokio::test]
async fn mass_assignment_a_form_cannot_say_who_one_is_or_what_one_may() {
    let (_shop, router) = house().await;
    let (mut asha, _) = asha_at(&router).await;
    let invite = [("email", "nila@sona.example"), ("roles", "Cashier")];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &invite).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address").to_owned();
    let mut nila = Browser::new(&router);
    let more = [
        ("name", "Nila"),
        ("password", SECRET),
        ("roles", "Owner"),
        ("role", "Owner"),
        ("email", "asha@sona.example"),
        ("person_id", "1"),
        ("second_factor", "true"),
        ("verified_at", "2026-01-01"),
    ];
    assert_eq!(nila.submit(&path, &path, &more).await.to, "/w/sona");
    assert_eq!(nila.get("/w/sona/audit").await.status, StatusCode::FORBIDDEN, "a Cashier");
    let page = nila.get("/w/sona/account").await.html;
    assert!(page.contains("nila@sona.example") && page.contains(">Cashier<"), "{page}");
}

#[tokio::test]
async fn open_redirect_the_way_on_leads_into_the_workspace_alone() {
    let (_shop, router) = house().await;
    let (_, key) = asha_at(&router).await;
    for (n, to) in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/w/sona/../../evil",
        "/w/sona@evil.example",
        "/w/sonaevil",
        "/w/sona\r\nSet-Cookie: a=b",
    ]
    .into_iter()
    .enumerate()
    {
        let mut asha = Browser::new(&router);
        let got = asha
            .submit(
                "/sign-in",
                "/sign-in",
                &[&typed("asha@sona.example", SECRET)[..], &[("_to", to)]].concat(),
            )
            .await;
        assert!(got.to.starts_with("/sign-in/code?to="), "{to}: {}", got.to);
        if n > 0 {
            continue;
        }
        let code = next_code(&key);
        let got = asha.submit("/sign-in/code", "/sign-in/code", &[("_to", to), ("code", &code)]).await;
        assert_eq!(got.to, "/w/sona", "{to}");
    }
    for to in ["https://evil.example/", "//evil.example", "/w/sonaevil", "/\\evil.example", "/w/sona\n"] {
        assert!(!web::url::is_within("sona", to), "{to}");
    }
}

#[tokio::test]
async fn login_csrf_a_sign_in_form_of_another_site_signs_nobody_in() {
    let (_shop, router) = house().await;
    asha_at(&router).await;
    let mut victim = Browser::new(&router);
    let body = serde_urlencoded::to_string(typed("asha@sona.example", SECRET)).expect("a form");
    for from in [(Some("cross-site"), Some("https://evil.example"), FORM), (Some("same-origin"), None, FORM)]
    {
        let got = victim.send_from(Method::POST, "/sign-in", body.clone(), from).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "without the token of its own page");
    }
    let mut other = Browser::new(&router);
    let page = other.get("/sign-in").await.html;
    let theirs = of(page.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
    victim.get("/sign-in").await;
    let body = format!("_csrf={theirs}&{body}");
    let got = victim.send(Method::POST, "/sign-in", body).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN, "with the token of another browser's page");
    assert!(!victim.cookies.contains_key("__Host-half"));
}

#[tokio::test]
async fn csrf_a_token_of_another_session_is_none_of_ours() {
    let (_shop, router) = house().await;
    let (mut asha, _) = asha_at(&router).await;
    let mut meera = Browser::new(&router);
    meera.open_workspace("meera", "next-door").await;
    let page = meera.get("/w/next-door/account").await.html;
    let theirs = of(page.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
    let body = format!("_csrf={theirs}&_key=k&name=x");
    let got = asha.send(Method::POST, "/w/sona/do/workspace.token.create", body).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_that_waits_goes_nowhere_else_and_gives_no_secret_away() {
    let (_shop, router) = house().await;
    let (mut asha, key) = asha_at(&router).await;
    let waiting = |then: &str| {
        [
            ("_then".to_owned(), then.to_owned()),
            ("_waiting".to_owned(), "name=x&_page=https%3A%2F%2Fevil.example".to_owned()),
        ]
    };
    for (n, then) in
        ["next-door/workspace.token.create", "sona/no.such.action", "sona/../../evil"].into_iter().enumerate()
    {
        let sent = waiting(then);
        let mut given: Vec<(&str, &str)> = sent.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let code = next_code(&key);
        given.push(("given", &code));
        let got = asha.submit("/w/sona/step-up", "/w/sona/step-up", &given).await;
        if n == 0 {
            assert_eq!(got.to, "/w/sona", "{then}: not offered");
        } else {
            assert!(!got.html.contains("Send it now"), "{then}");
        }
    }
    let secret = "lamp violin gravel monsoon";
    let body = {
        let page = asha.get("/w/sona/account/password").await.html;
        let csrf = of(page.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
        asha.cookies.remove(OWN);
        format!("_csrf={csrf}&_key=k&password={}", secret.replace(' ', "+"))
    };
    let got = asha.send(Method::POST, "/w/sona/do/workspace.account.password.change", body).await;
    assert_eq!(got.status, StatusCode::UNAUTHORIZED);
    assert!(got.html.contains("nothing you typed is lost") && !got.html.contains("monsoon"), "{}", got.html);
}

#[tokio::test]
async fn a_draft_outlives_its_session_and_is_sent_by_a_press() {
    let (_shop, router) = house().await;
    let (mut asha, key) = asha_at(&router).await;
    let page = asha.get("/w/sona/settings").await.html;
    let csrf = of(page.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
    let body = format!(
        "_csrf={csrf}&_key=draft&_page=/w/sona/settings&_next=/w/sona/settings&set.four_eyes=no&reason=two+of+us"
    );
    asha.cookies.remove(OWN);
    let got = asha.send(Method::POST, "/w/sona/do/workspace.settings.update", body).await;
    assert_eq!(got.status, StatusCode::UNAUTHORIZED);
    let got = asha.answer(&got.html, "/sign-in", &typed("asha@sona.example", SECRET)).await;
    let code = next_code(&key);
    let got = asha.answer(&got.html, "/sign-in/code", &[("code", &code)]).await;
    assert!(got.html.contains("Your form is still here"), "{} {}", got.status, got.html);
    let got = asha.answer(&got.html, "/w/sona/do/workspace.settings.update", &[]).await;
    assert_eq!(got.to, "/w/sona/settings?done=1", "{}", got.html);
    assert!(asha.get("/w/sona/audit?action=workspace.settings.update").await.html.contains("two of us"));
}

#[tokio::test]
async fn poisoning_a_foreign_host_is_answered_by_nothing_of_ours() {
    let (_shop, router) = house().await;
    let elsewhere = StatusCode::MISDIRECTED_REQUEST;
    let hosts =
        ["evil.example", "shop.example.evil.example", "shop.example:444"].map(|host| (host, elsewhere));
    // An invalid host is refused before the workspace is looked up.
    for (host, refused) in hosts.into_iter().chain([("", StatusCode::BAD_REQUEST)]) {
        let mut thief = Browser::new(&router);
        assert_eq!(thief.get_at(host, "/sign-in").await.status, refused, "{host:?}");
    }
}

#[tokio::test]
async fn verbs_and_paths_that_are_not_there_change_nothing() {
    let (_shop, router) = house().await;
    let (mut asha, _) = asha_at(&router).await;
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE] {
        let got = asha
            .send(method.clone(), "/w/sona/do/workspace.account.sign_out_everywhere", String::new())
            .await;
        assert_eq!(got.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    assert_eq!(asha.get("/w/sona/team?_method=POST&roles=Owner").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_password_of_any_length_is_answered_and_none_of_it_comes_back() {
    let (_shop, router) = house().await;
    asha_at(&router).await;
    let mut thief = Browser::new(&router);
    for secret in ["x".repeat(200_000), "\u{1f512}".repeat(5_000), "' or 1=1 --".to_owned()] {
        let got = thief.submit("/sign-in", "/sign-in", &typed("asha@sona.example", &secret)).await;
        assert_eq!(got.status, StatusCode::UNAUTHORIZED);
        assert!(!got.html.contains(&secret));
    }
    let got = thief.submit("/sign-in", "/sign-in", &typed("asha@sona.example", &"x".repeat(2 << 20))).await;
    assert_eq!(got.status, StatusCode::PAYLOAD_TOO_LARGE);
}
