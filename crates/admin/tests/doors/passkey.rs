//! Passkeys by the real pages: adding one, signing in with it, confirming with it; and the attacks on them.
//! Invariant: every faulty answer gets the same response, and nobody gets in.

use crate::browser;
use axum::Router;
use axum::http::{Method, StatusCode};
use browser::passkeys::{WithPasskeys, adding, asked};
use browser::{Browser, Got, SECRET, house, now, of, shown};
use platform::instance::INSTANCE;
use platform::keyring::Cell;
use platform::random::fresh_id;
use platform::sealed::app::recovery;
use testing::device::Device;
use testing::{Shop, mails, person_at};

/// How many times an event is in the log of the instance.
async fn told(shop: &Shop, action: &str, result: &str) -> i64 {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    let count = "select count(*) from app.audit_event where action = $1 and result = $2";
    client.query_one(count, &[&action, &result]).await.expect("counted").get(0)
}

fn is_refused(got: &Got) -> bool {
    got.status == StatusCode::UNAUTHORIZED && got.html.contains("This passkey was not taken.")
}

/// A false statement of a device, and how it is made; the function gets another person's handle.
type Lie = (&'static str, fn(&mut Device, &str));

#[tokio::test]
async fn a_passkey_alone_signs_in_where_a_second_factor_is_needed() {
    let (shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    let added = asha.adds("sona", &mut device).await;
    assert_eq!(added.to, "/w/sona/account?done=1", "{}", added.html);
    let mut elsewhere = Browser::new(&router);
    let got = elsewhere.signs_in(&mut device).await;
    assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, "/w/sona"), "{}", got.html);
    assert_eq!(elsewhere.get("/w/sona/audit").await.status, StatusCode::OK, "both factors in one");
    let account = elsewhere.get("/w/sona/account").await.html;
    assert!(account.contains(">Passkey<") && account.contains("Passkey, added"), "{account}");
    assert_eq!(told(&shop, "workspace.session.passkey", "ok").await, 1);
    assert_eq!(told(&shop, "workspace.account.passkey.enrol", "ok").await, 1);
}

#[tokio::test]
async fn whatever_is_wrong_with_an_answer_lets_nobody_in_and_says_the_same() {
    let (shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    asha.adds("sona", &mut device).await;
    let (mut meera, mut hers) = (Browser::new(&router), Device::new(8));
    meera.open_workspace("meera", "next-door").await;
    meera.adds("next-door", &mut hers).await;
    let theirs = hers.handle.clone();
    let lies: [Lie; 6] = [
        ("another origin", |it, _| it.origin = "https://shop.example.evil.example".into()),
        ("another port", |it, _| it.origin = "https://shop.example:8443".into()),
        ("another name", |it, _| it.name = "evil.example".into()),
        ("nobody verified", |it, _| it.verifies = false),
        ("another person's", |it, theirs| it.handle = theirs.into()),
        ("one never added", |it, _| it.id = vec![9; 32]),
    ];
    for (what, lie) in lies {
        let mut lying = Device::new(7).saying(&device.handle);
        lie(&mut lying, &theirs);
        let mut browser = Browser::new(&router);
        let got = browser.signs_in(&mut lying).await;
        assert!(is_refused(&got), "{what}: {} {}", got.status, got.html);
        assert!(!browser.cookies.keys().any(|name| name.starts_with("__Host-s-")), "{what}");
        assert_eq!(Browser::new(&router).signs_in(&mut device).await.to, "/w/sona", "after {what}");
    }
    let got = Browser::new(&router).signs_in(&mut Device::new(7).saying(&theirs)).await;
    assert!(is_refused(&got), "her handle, another key");
    assert_eq!(told(&shop, "workspace.passkey.cloned", "denied").await, 0, "none of it was a clone");
}

#[tokio::test]
async fn an_answer_is_good_once_and_in_the_browser_that_was_asked() {
    let (_shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    asha.adds("sona", &mut device).await;
    let (mut one, mut other) = (Browser::new(&router), Browser::new(&router));
    let mine = one.is_asked("/sign-in", "/sign-in/passkey").await;
    let stolen = other.is_asked("/sign-in", "/sign-in/passkey").await.with_challenge_of(&mine);
    let answer = device.prove(&mine.options);
    let got = other.answers("/sign-in/passkey", &stolen, answer.clone()).await;
    assert!(is_refused(&got), "another browser's challenge: {}", got.html);
    assert_eq!(one.answers("/sign-in/passkey", &mine, answer.clone()).await.to, "/w/sona");
    let again = one.answers("/sign-in/passkey", &mine, answer).await;
    assert!(is_refused(&again), "a second time: {}", again.html);
}

#[tokio::test]
async fn a_count_that_goes_back_is_refused_and_told() {
    let (shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    device.count = 3;
    asha.adds("sona", &mut device).await;
    for (count, fine) in [(4, true), (9, true), (9, false), (5, false), (0, false), (10, true)] {
        device.count = count;
        let got = Browser::new(&router).signs_in(&mut device).await;
        assert_eq!(got.to == "/w/sona", fine, "{count}: {}", got.html);
        assert_eq!(is_refused(&got), !fine, "{count}");
    }
    assert_eq!(told(&shop, "workspace.passkey.cloned", "denied").await, 3);
}

#[tokio::test]
async fn a_passkey_is_added_by_who_was_asked_and_once() {
    let (_shop, router) = house().await;
    let (mut asha, mut meera) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    meera.open_workspace("meera", "next-door").await;
    let wrong = |got: &Got| {
        got.status == StatusCode::UNPROCESSABLE_ENTITY && got.html.contains("was not taken. Try again.")
    };
    let lies: [Lie; 3] = [
        ("another origin", |it, _| it.origin = "https://evil.example".into()),
        ("another name", |it, _| it.name = "evil.example".into()),
        ("nobody verified", |it, _| it.verifies = false),
    ];
    for (what, lie) in lies {
        let mut lying = Device::new(7);
        lie(&mut lying, "");
        let got = asha.adds("sona", &mut lying).await;
        assert!(wrong(&got), "{what}: {} {}", got.status, got.html);
    }
    let ((page, action), (other_page, other_action)) = (adding("sona"), adding("next-door"));
    let mine = asha.is_asked(&page, &action).await;
    let theirs = meera.is_asked(&other_page, &other_action).await.with_challenge_of(&mine);
    let answer = Device::new(7).make(&mine.options);
    let got = meera.answers(&other_action, &theirs, answer.clone()).await;
    assert!(wrong(&got), "another person's challenge");
    assert_eq!(asha.answers(&action, &mine, answer.clone()).await.to, "/w/sona/account?done=1");
    let again = asha.is_asked(&page, &action).await.with_challenge_of(&mine);
    assert!(wrong(&asha.answers(&action, &again, answer).await), "a second time");
    assert!(wrong(&meera.adds("next-door", &mut Device::new(7)).await), "it is Asha's already");
    assert_eq!(again.options["excludeCredentials"].as_array().map(Vec::len), Some(1));
}

/// A person with a password, and a passkey as their only second factor; returns their recovery codes.
async fn cashier(asha: &mut Browser, router: &Router, device: &mut Device) -> String {
    let typed = [("email", "nila@sona.example"), ("roles", "Cashier")];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address");
    let mut nila = Browser::new(router);
    nila.submit(path, path, &[("name", "Nila"), ("password", SECRET)]).await;
    let codes = shown(&nila.adds("sona", device).await);
    assert_eq!(codes.lines().count(), 10, "{codes}");
    codes
}

/// Nila in another browser, after the password and before the second factor.
async fn half_in(router: &Router) -> Browser {
    let mut nila = Browser::new(router);
    let typed = [("email", "nila@sona.example"), ("password", SECRET)];
    assert_eq!(nila.submit("/sign-in", "/sign-in", &typed).await.to, "/sign-in/code?to=");
    nila
}

#[tokio::test]
async fn a_passkey_is_the_second_step() {
    let (_shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    let codes = cashier(&mut asha, &router, &mut device).await;
    let mut nila = half_in(&router).await;
    let page = nila.get("/sign-in/code").await.html;
    assert!(page.contains("Recovery code") && !page.contains("six digits"), "{page}");
    let second = asked(&page, "/sign-in/code");
    assert_eq!(second.options["allowCredentials"].as_array().map(Vec::len), Some(1));
    let strange = Device::new(9).saying(&device.handle).prove(&second.options);
    let wrong = nila.answers("/sign-in/code", &second, strange).await;
    assert!(wrong.status.is_client_error() && wrong.html.contains("was not taken"), "{}", wrong.html);
    let theirs = half_in(&router).await.is_asked("/sign-in/code", "/sign-in/code").await;
    let other = nila.is_asked("/sign-in/code", "/sign-in/code").await.with_challenge_of(&theirs);
    let wrong = nila.answers("/sign-in/code", &other, device.prove(&theirs.options)).await;
    assert!(wrong.status.is_client_error(), "asked of another browser");
    let second = nila.is_asked("/sign-in/code", "/sign-in/code").await;
    let got = nila.answers("/sign-in/code", &second, device.prove(&second.options)).await;
    assert_eq!(got.to, "/w/sona", "{}", got.html);

    let code = codes.lines().next().expect("a code");
    let mut lost = half_in(&router).await;
    let typed = [("answer", ""), ("code", code)];
    assert_eq!(
        lost.submit("/sign-in/code", "/sign-in/code", &typed).await.to,
        "/w/sona",
        "its device is lost"
    );
}

#[tokio::test]
async fn a_passkey_is_the_proof_given_again() {
    let (shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    cashier(&mut asha, &router, &mut device).await;
    let mut nila = Browser::new(&router);
    nila.signs_in(&mut device).await;
    let (page, action) = ("/w/sona/step-up?to=/w/sona/account/password", "/w/sona/step-up");
    let again = nila.is_asked(page, action).await;
    let other = nila.is_asked("/sign-in", "/sign-in/passkey").await;
    let foreign = nila.is_asked(page, action).await.with_challenge_of(&other);
    let wrong = nila.answers(action, &foreign, device.prove(&other.options)).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN, "a sign-in's challenge proves nobody again");
    let before = nila.cookies["__Host-s-sona"].clone();
    let got = nila.answers(action, &again, device.prove(&again.options)).await;
    assert_eq!(got.to, "/w/sona/account/password", "{}", got.html);
    assert_ne!(nila.cookies["__Host-s-sona"], before, "a new secret");
    assert_eq!(told(&shop, "workspace.session.prove", "ok").await, 1);
    assert_eq!(told(&shop, "workspace.session.prove", "denied").await, 1);
}

#[tokio::test]
async fn a_removed_passkey_lets_nobody_in() {
    let (_shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    asha.adds("sona", &mut device).await;
    let account = asha.get("/w/sona/account").await.html;
    let row = account.split("<tr>").find(|row| row.contains("Passkey, added")).expect("its row");
    let hidden = row.split("<input type=\"hidden\"").skip(1);
    let fields: Vec<(String, String)> = hidden.map(|input| (of(input, "name"), of(input, "value"))).collect();
    let body = serde_urlencoded::to_string(&fields).expect("a form");
    let got = asha.send(Method::POST, "/w/sona/do/workspace.account.factor.remove", body).await;
    assert_eq!(got.to, "/w/sona/account?done=1", "{}", got.html);
    assert!(is_refused(&Browser::new(&router).signs_in(&mut device).await), "removed");
}

/// Connects without row security.
async fn past(shop: &Shop) -> tokio_postgres::Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

#[tokio::test]
async fn a_passkey_that_was_given_is_not_lost() {
    let (shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    asha.adds("sona", &mut device).await;
    let waits = "insert into app.recovery (tenant_id, recovery_id, person_id, asked_in, asked_by, asker, stop_sha256, state,
                                           asked_at, due_at, ends_at)
                 select i.tenant_id, $1, p.person_id, s.tenant_id, p.person_id, $2::bytea, sha256('x'), 'waiting',
                        now(), now() + interval '72 hours', now() + interval '9 days'
                 from app.tenant i, app.tenant s, app.person p
                 where i.slug = 'instance' and s.slug = 'sona' and p.person_id = $3";
    let past = past(&shop).await;
    let person = person_at(&shop.platform, "asha@sona.example", now()).await;
    let row = fresh_id(now()).expect("random bytes");
    let cell = Cell { tenant: INSTANCE.uuid(), column: recovery::ASKER.name(), row };
    let omar = shop.platform.encryption.vault().seal(&cell, b"Omar").expect("sealed");
    past.execute(waits, &[&row, &omar, &person.uuid()]).await.expect("one that waits");
    assert!(asha.get("/w/sona/account").await.html.contains("is to move to another account"));
    let mut elsewhere = Browser::new(&router);
    assert_eq!(elsewhere.signs_in(&mut device).await.to, "/w/sona");
    let state = past.query_one("select state from app.recovery", &[]).await.expect("a row");
    assert_eq!(state.get::<_, String>(0), "cancelled");
    assert_eq!(told(&shop, "workspace.member.recovery.stop", "ok").await, 1);
}

#[tokio::test]
async fn ten_wrong_passkeys_in_a_row_are_told_to_whose_they_are() {
    let (shop, router) = house().await;
    let (mut asha, mut device) = (Browser::new(&router), Device::new(7));
    asha.open_workspace("asha", "sona").await;
    asha.adds("sona", &mut device).await;
    let wrong = async || {
        let mut lying = Device::new(8).saying(&device.handle);
        assert!(is_refused(&Browser::new(&router).signs_in(&mut lying).await));
    };
    wrong().await;
    let past = past(&shop).await;
    let nine =
        "update app.attempt set failures = 9, last_at = now() - interval '2 minutes' where kind = 'account'";
    past.execute(nine, &[]).await.expect("eight more");
    wrong().await;
    let all = mails(shop.platform.encryption.vault(), &past).await;
    let tries = all.iter().filter(|it| it.subject.starts_with("Somebody tries the second factor"));
    assert_eq!(tries.map(|it| it.address.as_str()).collect::<Vec<_>>(), ["asha@sona.example"]);
    assert_eq!(told(&shop, "workspace.session.burst", "denied").await, 1);
}
