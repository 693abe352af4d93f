//! A till by its real pages: people switch, each acts as themselves, and attackers try the counter.
//! Invariant: each test fails when the defence that it names is removed.

mod counter;
mod drafts;

use crate::browser;
use axum::http::{Method, StatusCode};
use browser::{Browser, Got, SECRET, of};
use counter::{Counter, NILA, OWN, PIN, RAVI, TILL};
use identity::busy;
use std::time::{Duration, Instant as Tick};
use testing::Told;
use testing::device::Device;

const PAGE: &str = "/w/sona/till";

#[tokio::test]
async fn two_people_switch_and_each_acts_under_their_own_name_on_that_till() {
    let mut at = Counter::open().await;
    for (who, name) in [(NILA, "Nila Deo"), (RAVI, "Ravi Rao"), (NILA, "Nila Deo")] {
        let before = at.till.cookies[OWN].clone();
        assert_eq!(at.switch(who, PIN).await.to, "/w/sona/draft?to=%2Fw%2Fsona");
        assert_ne!(at.till.cookies[OWN], before, "a session of their own each time");
        assert_eq!(at.till.get("/w/sona/draft?to=/w/sona/account").await.to, "/w/sona/account");
        let page = at.till.get("/w/sona/account").await.html;
        assert!(
            page.contains(&format!(">{name}<")) && page.contains("aria-label=\"Switch person\""),
            "{page}"
        );
        let done = at.till.answer(&page, "/w/sona/do/workspace.account.address.verify", &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.html);
    }
    let told = at.told("workspace.account.address.verify").await;
    assert_eq!(told, [("Nila Deo", "ok"), ("Ravi Rao", "ok"), ("Nila Deo", "ok")].map(Counter::line));
    let verified = at.events("workspace.account.address.verify").await;
    let device = |it: &Told| it.content.device.clone().unwrap_or_default();
    assert!(verified.iter().all(|it| device(it).starts_with("Counter 1: ")), "{verified:?}");
    for action in ["workspace.till.enrol", "workspace.till.switch", "workspace.till.leave"] {
        let named = at.events(action).await;
        assert!(named.iter().all(|it| it.content.subject.as_deref() == Some("Counter 1")), "{named:?}");
    }
    assert_eq!(at.told("workspace.till.leave").await.len(), 3, "who was there before is out");
}

#[tokio::test]
async fn a_pin_that_no_turn_came_for_is_not_counted() {
    let mut at = Counter::open().await;
    // One more than the number that locks it.
    for n in 0..6 {
        let got = busy::meanwhile(at.switch(NILA, PIN)).await;
        assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{n}");
    }
    let got = at.switch(NILA, PIN).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "it opens still: {}", got.html);
}

#[tokio::test]
async fn a_browser_that_is_no_till_is_told_nothing() {
    let mut at = Counter::open().await;
    let mut street = Browser::new(&at.router);
    let nobodys = street.get("/w/no-such-shop/till").await;
    let got = street.get(PAGE).await;
    assert_eq!((got.status, nobodys.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert!(!got.html.contains("Nila") && !got.html.contains("Sona"), "{}", got.html);
    let with_pin = format!("who={}&pin={PIN}", at.id(NILA));
    for path in [PAGE, "/w/sona/till/leave"] {
        let got = street.send(Method::POST, path, with_pin.clone()).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "before anything else is looked at");
    }
    // Signed in, but in her own browser.
    let got = at.asha.get(PAGE).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn another_workspaces_till_is_none_here() {
    let mut at = Counter::open().await;
    let mut meera = Browser::new(&at.router);
    meera.open_workspace("meera", "next-door").await;
    let enrol = "/w/next-door/do/workspace.till.enrol";
    meera.submit("/w/next-door/team/tills", enrol, &[("name", "Theirs")]).await;
    let theirs = meera.cookies["__Host-till-next-door"].clone();
    meera.cookies.insert(TILL.into(), theirs.clone());
    let got = meera.get(PAGE).await;
    assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in"));
    assert!(!got.html.contains("Nila"));
    at.till.cookies.insert(TILL.into(), theirs);
    let page = at.till.get(PAGE).await;
    assert_eq!(page.to, "/sign-in", "nor in a browser that was one");
    assert_eq!(at.till.cookies[TILL], "", "and forgets it");
    // A session is no till, and a till is no session.
    let mut thief = Browser::new(&at.router);
    thief.cookies.insert(TILL.into(), at.asha.cookies[OWN].clone());
    assert_eq!(thief.get(PAGE).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_ended_till_is_over_for_everybody_on_it_at_once() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let page = at.asha.get("/w/sona/team/tills").await.html;
    assert!(page.contains("Counter 1") && page.contains("Nila Deo"));
    let mut copied = at.till.clone();
    let got = at.asha.answer(&page, "/w/sona/do/workspace.till.end", &[]).await;
    assert_eq!(got.to, "/w/sona/team/tills?done=1");
    assert!(copied.get("/w/sona/account").await.to.starts_with(PAGE), "out at the next click");
    let typed = format!("who={}&pin={PIN}", at.id(NILA));
    let typed = copied.send(Method::POST, PAGE, typed).await;
    assert_eq!((typed.status, typed.to.as_str()), (StatusCode::SEE_OTHER, "/sign-in"), "and no way back in");
    assert_eq!(copied.cookies[TILL], "", "the browser forgets that it was one");
    assert_eq!(at.tills("ended_at is not null").await, ["Counter 1"]);
    // A browser that becomes a till again is one till, not two.
    for name in ["Counter 2", "Counter 3"] {
        at.make_a_till(name).await;
    }
    assert_eq!(at.tills("ended_at is null").await, ["Counter 3"]);
}

#[tokio::test]
async fn replay_a_cookie_copied_before_the_switch_is_dead_after_it() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let mut thief = at.till.clone();
    assert_eq!(thief.get("/w/sona/account").await.status, StatusCode::OK);
    at.switch(RAVI, PIN).await;
    let got = thief.get("/w/sona/account").await;
    assert!(got.to.starts_with(PAGE) && !got.html.contains("Ravi"), "{}", got.to);
    // In a browser without the till's own cookie its session is that of no person.
    let mut elsewhere = Browser::new(&at.router);
    elsewhere.cookies.insert(OWN.into(), at.till.cookies[OWN].clone());
    assert!(!elsewhere.get("/w/sona/account").await.html.contains("Ravi"));
    assert!(at.till.get("/w/sona/account").await.html.contains("Ravi"), "in the till's it works");
    // Fixation: a session planted before the switch is not the session after it.
    at.till.cookies.insert(OWN.into(), thief.cookies[OWN].clone());
    at.switch(RAVI, PIN).await;
    assert_ne!(at.till.cookies[OWN], thief.cookies[OWN]);
    assert!(thief.get("/w/sona/account").await.to.starts_with(PAGE));
}

#[tokio::test]
async fn guessing_shuts_a_pin_until_an_owner_or_an_ordinary_sign_in_opens_it() {
    let mut at = Counter::open().await;
    let mut told = Vec::new();
    for guess in ["482916", "482917", "482918", "482919", "482920", "482921"] {
        told.push(at.switch(NILA, guess).await.status.as_u16());
    }
    assert_eq!(told, [401, 401, 401, 401, 401, 429], "who mistypes is slowed down");
    assert!(at.switch(RAVI, PIN).await.to.starts_with("/w/sona/draft"), "and a colleague is not");
    tokio::time::sleep(Duration::from_millis(1100)).await;
    let right = at.switch(NILA, PIN).await;
    assert_eq!(right.status, StatusCode::UNAUTHORIZED, "the right one is no longer taken");
    assert!(right.html.contains("This PIN was not taken"));
    assert_eq!(at.told("workspace.till.pin.shut").await, [Counter::line(("Nila Deo", "denied"))]);
    tokio::time::sleep(Duration::from_millis(2100)).await;

    let page = at.asha.get("/w/sona/team/tills").await.html;
    assert_eq!(page.matches("Shut after five wrong ones").count(), 1);
    at.asha.answer(&page, "/w/sona/do/workspace.till.pin.open", &[]).await;
    assert!(at.switch(NILA, PIN).await.to.starts_with("/w/sona/draft"), "by the Owner's word");

    for guess in ["482916", "482917", "482918", "482919", "482920"] {
        at.switch(NILA, guess).await;
    }
    let mut home = Browser::new(&at.router);
    home.submit("/sign-in", "/sign-in", &[("email", NILA), ("password", SECRET)]).await;
    assert!(home.cookies.contains_key(OWN));
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert!(at.switch(NILA, PIN).await.to.starts_with("/w/sona/draft"), "by her own sign-in");
}

#[tokio::test]
async fn wrong_pins_shut_a_pin_where_they_were_given_and_very_many_at_every_till() {
    let mut at = Counter::open().await;
    for guess in ["482916", "482917", "482918", "482919", "482920"] {
        assert_eq!(at.switch(NILA, guess).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(at.told("workspace.till.pin.shut").await, [Counter::line(("Nila Deo", "denied"))]);
    let first = std::mem::replace(&mut at.till, Browser::new(&at.router));
    at.make_a_till("Counter 2").await;
    assert!(at.switch(NILA, PIN).await.to.starts_with("/w/sona/draft"), "another till takes it");
    let second = std::mem::replace(&mut at.till, first);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert_eq!(
        at.switch(NILA, PIN).await.status,
        StatusCode::UNAUTHORIZED,
        "and gives the first one no tries again"
    );
    at.till = second;
    assert_eq!(at.switch(NILA, "482916").await.status, StatusCode::UNAUTHORIZED);
    // The state that five tills would leave behind.
    let four = "insert into app.till (tenant_id, till_id, name, secret_sha256, enrolled_by, enrolled_at, ended_at)
                select t.tenant_id, gen_random_uuid(), t.name, sha256(n::text::bytea), t.enrolled_by, t.enrolled_at, now()
                from (select * from app.till limit 1) t, generate_series(1, 4) n
                returning till_id::text";
    assert_eq!(at.look(four).await.len(), 4);
    let all = "insert into app.pin_failure (tenant_id, till_id, person_id, failures)
               select distinct f.tenant_id, t.till_id, f.person_id, 900 from app.pin_failure f
               join app.till t on t.ended_at is not null or t.till_id = f.till_id
               on conflict (tenant_id, person_id, till_id) do update set failures = excluded.failures
               returning till_id::text";
    assert_eq!(at.look(all).await.len(), 6);
    let page = at.asha.get("/w/sona/team/tills").await.html;
    assert_eq!(page.matches("Shut after five wrong ones").count(), 1);
    at.till = Browser::new(&at.router);
    at.make_a_till("Counter 3").await;
    let right = at.switch(NILA, PIN).await;
    assert_eq!(right.status, StatusCode::UNAUTHORIZED, "five at each of five tills");
    let mut home = Browser::new(&at.router);
    home.submit("/sign-in", "/sign-in", &[("email", NILA), ("password", SECRET)]).await;
    assert!(at.switch(NILA, PIN).await.to.starts_with("/w/sona/draft"), "open again by her password");
}

#[tokio::test]
async fn tries_at_the_same_time_are_counted_one_by_one() {
    let at = Counter::open().await;
    let mut tries = Vec::new();
    for n in 0..12 {
        let (mut browser, who) = (at.till.clone(), at.id(NILA).to_owned());
        let page = browser.get(&format!("{PAGE}?who={who}")).await.html;
        // Twelve PINs that look like hers, but none is.
        let guess = format!("4829{:02}", 20 + n);
        tries.push(tokio::spawn(async move { browser.answer(&page, PAGE, &[("pin", &guess)]).await.status }));
    }
    for tried in tries {
        let told = tried.await.expect("an answer");
        assert!(told.is_client_error(), "{told}");
    }
    let failures: i32 =
        at.look("select failures::text from app.pin_failure").await[0].parse().expect("a number");
    assert!(failures >= 5, "{failures}");
    let judged = at.told("workspace.till.switch").await.len();
    assert_eq!(usize::try_from(failures), Ok(judged), "each that was judged was counted first");
    assert!(judged <= 6, "{judged} of twelve at once were judged");
}

/// Wrong tries of each kind in turn: the answers, and the fastest of each.
async fn wrong_tries(at: &mut Counter) -> (Vec<(StatusCode, String)>, Vec<Duration>) {
    let (mut quickest, mut said) = (vec![Duration::MAX; 3], Vec::new());
    let nobody = "01900000-1111-7222-8333-444455556666".to_owned();
    let whose = [at.id(NILA).to_owned(), at.id("asha@sona.example").to_owned(), nobody];
    for _ in 0..3 {
        for (quickest, who) in quickest.iter_mut().zip(&whose) {
            let page = at.till.get(&format!("{PAGE}?who={}", whose[0])).await.html;
            let page = page.replace(&whose[0], who);
            let began = Tick::now();
            let got = at.till.answer(&page, PAGE, &[("pin", "482916")]).await;
            *quickest = began.elapsed().min(*quickest);
            let words = got.html.split("data-errors>").nth(1).and_then(|rest| rest.split("</div>").next());
            said.push((
                got.status,
                words.unwrap_or_default().split("<ul>").nth(1).unwrap_or_default().to_owned(),
            ));
            at.calm().await;
        }
    }
    (said, quickest)
}

#[tokio::test]
async fn enumeration_nobody_and_who_has_no_pin_get_the_same_words_in_the_same_time() {
    let mut best = vec![Duration::MAX; 3];
    // By the fastest of all rounds, and within a factor of three: without the defence the others are answered
    // many times as fast.
    for _ in 0..12 {
        let mut at = Counter::open().await;
        let (said, round) = wrong_tries(&mut at).await;
        assert!(said.windows(2).all(|pair| pair[0] == pair[1]) && !said[0].1.is_empty(), "{said:?}");
        best.iter_mut().zip(&round).for_each(|(best, one)| *best = (*best).min(*one));
        let (longest, shortest) = (best.iter().max().expect("three"), best.iter().min().expect("three"));
        if *longest < *shortest * 3 {
            return;
        }
    }
    panic!("with a PIN, without one, nobody: {best:?}");
}

#[tokio::test]
async fn a_pin_is_no_proof_and_carries_no_role_that_needs_one() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let page = at.till.get("/w/sona/account/pin").await.html;
    assert!(page.contains("Confirm it is you first"), "a PIN does not set a PIN");
    let page = at.till.get("/w/sona/account").await.html;
    let got = at.till.answer(&page, "/w/sona/do/workspace.token.create", &[("name", "mine")]).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    assert!(got.html.contains("Confirm it is you"), "{}", got.html);
    // The password counts as a proof: the session continues under another secret.
    let got = at.till.submit("/w/sona/step-up", "/w/sona/step-up", &[("given", SECRET)]).await;
    assert_eq!(got.to, "/w/sona", "{}", got.html);

    let (nila, change) = (at.id(NILA).to_owned(), "/w/sona/do/workspace.member.change_roles");
    let mut thief = at.till.clone();
    let got = at.asha.submit(&format!("/w/sona/team/{nila}"), change, &[("roles", "Accountant")]).await;
    assert_eq!(got.to, "/w/sona/team?done=1", "{}", got.html);
    assert!(thief.get("/w/sona/account").await.to.starts_with(PAGE), "the session is over");
    let page = at.till.get(PAGE).await.html;
    assert!(!page.contains(&nila) && page.contains("Ravi"), "not offered any more");
    let got = at.switch(NILA, PIN).await;
    assert_eq!(got.status, StatusCode::UNAUTHORIZED, "nor taken");
}

#[tokio::test]
async fn where_everybody_needs_two_factors_the_till_and_the_pin_are_two() {
    let mut at = Counter::open().await;
    let set = [("set.second_factor_for_all", "yes"), ("reason", "stricter")];
    let got = at.asha.submit("/w/sona/settings", "/w/sona/do/workspace.settings.update", &set).await;
    assert_eq!(got.to, "/w/sona/settings?done=1", "{}", got.html);
    at.switch(NILA, PIN).await;
    assert_eq!(at.till.get("/w/sona/team").await.status, StatusCode::OK);
    let mut home = Browser::new(&at.router);
    home.submit("/sign-in", "/sign-in", &[("email", NILA), ("password", SECRET)]).await;
    assert_eq!(home.get("/w/sona/team").await.status, StatusCode::FORBIDDEN, "elsewhere she lacks one");
}

#[tokio::test]
async fn another_pin_ends_what_the_one_before_opened_and_a_removed_one_opens_nothing() {
    let mut at = Counter::open().await;
    at.switch(NILA, PIN).await;
    let mut home = Browser::new(&at.router);
    home.submit("/sign-in", "/sign-in", &[("email", NILA), ("password", SECRET)]).await;
    let own = home.cookies[OWN].clone();
    home.submit("/w/sona/account/pin", "/w/sona/do/workspace.account.pin.set", &[("pin", "770134")]).await;
    assert_ne!(home.cookies[OWN], own, "a new secret");
    assert!(at.till.get("/w/sona/account").await.to.starts_with(PAGE));
    assert_eq!(at.switch(NILA, PIN).await.status, StatusCode::UNAUTHORIZED);
    assert!(at.switch(NILA, "770134").await.to.starts_with("/w/sona/draft"));
    home.submit("/w/sona/account/pin", "/w/sona/do/workspace.account.pin.remove", &[]).await;
    assert!(at.till.get("/w/sona/account").await.to.starts_with(PAGE));
    assert_eq!(at.switch(NILA, "770134").await.status, StatusCode::UNAUTHORIZED);
    let hashes = at.look("select hash from app.pin").await;
    assert!(hashes.iter().all(|hash| hash.starts_with("$argon2id$")) && hashes.len() == 1);
}

#[tokio::test]
async fn who_was_removed_does_not_come_back_by_the_pin_of_before() {
    let mut at = Counter::open().await;
    let nila = at.id(NILA).to_owned();
    at.asha.submit(&format!("/w/sona/team/{nila}"), "/w/sona/do/workspace.member.remove", &[]).await;
    assert_eq!(at.switch(NILA, PIN).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(at.look("select person_id::text from app.pin").await.len(), 1);
}

#[tokio::test]
async fn a_till_signs_in_to_its_own_workspace_alone() {
    let mut at = Counter::open().await;
    let mut asha = Browser::new(&at.router);
    // Asha has another shop, and signs in at the till as she does at home.
    let second = [
        ("name", "asha"),
        ("email", "asha@sona.example"),
        ("password", SECRET),
        ("workspace", "Second"),
        ("slug", "second"),
        ("country", "IN"),
        ("state", "27"),
        ("tax_number", "27AAPFU0939F1ZV"),
    ];
    asha.found(&second).await;
    at.sign_in_at_till().await;
    assert!(!at.till.cookies.contains_key("__Host-s-second"), "{:?}", at.till.cookies.keys());
    assert!(at.till.get("/w/sona/account").await.html.contains("Switch person"), "and is the till's there");
    at.switch(NILA, PIN).await;
    assert!(at.till.get("/workspaces").await.html.matches("href=\"/w/").count() == 1);
    // Sessions that were open in the browser before it became a till are closed.
    at.asha.cookies.insert("__Host-s-second".into(), "planted".into());
    at.asha.submit("/w/sona/team/tills", "/w/sona/do/workspace.till.enrol", &[("name", "Back room")]).await;
    assert_eq!(at.asha.cookies["__Host-s-second"], "");
    assert!(at.asha.cookies[TILL].len() > 40);
}

#[tokio::test]
async fn a_passkey_takes_the_till_over_and_is_a_proof() {
    let mut at = Counter::open().await;
    let mut device = Device::new(3).at("shop.example");
    let page = "/w/sona/account/passkey";
    let html = at.asha.get(page).await.html;
    let options = serde_json::from_str(&of(&html, "data-options")).expect("JSON");
    let answer = device.make(&options);
    let got =
        at.asha.answer(&html, "/w/sona/do/workspace.account.passkey.enrol", &[("answer", &answer)]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.html);
    let before = at.till.cookies[OWN].clone();
    let html = at.till.get(PAGE).await.html;
    let options = serde_json::from_str(&of(&html, "data-options")).expect("JSON");
    let fields = [("answer", device.prove(&options))];
    let typed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let html = html.replace("<input type=\"hidden\" name=\"answer\">", "");
    let got = at.till.answer(&html, PAGE, &typed).await;
    assert!(got.to.starts_with("/w/sona/draft"), "{}", got.html);
    assert_ne!(at.till.cookies[OWN], before);
    assert_eq!(
        at.till.get("/w/sona/team/tills").await.status,
        StatusCode::OK,
        "an Owner, by a second factor"
    );
    let fresh = at.till.get("/w/sona/account/pin").await.html;
    assert!(!fresh.contains("Confirm it is you first"));
    let again: Got = at.till.answer(&html, PAGE, &typed).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED, "an answer is used once");
}
