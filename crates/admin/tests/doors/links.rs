//! Mailed links, from the page that asks for one to the press that uses it, and the attacks on them.
//! Invariant: viewing a link changes nothing; it works once, before it expires, for its own purpose.

use crate::browser;
use admin::settings::{ChangeSetting, UpdateSettings};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{Method, Request, StatusCode};
use browser::{Browser, FORM, Got, SECRET, house, now, of, shown};
use identity::addresses::change::{self, Followed, Side};
use identity::addresses::confirm;
use identity::passwords::reset;
use identity::sign_in::link;
use jiff::SignedDuration;
use platform::call::{Call, Credential, CredentialKind};
use platform::instance::INSTANCE;
use platform::sealed::app::{membership, person};
use serde_json::json;
use sha2::Digest;
use std::time::Duration;
use testing::{Shop, mails, person_at, texts};
use tower::ServiceExt;

/// A mail about an account that waits to be sent.
pub(crate) struct Letter {
    pub kind: String,
    subject: String,
    pub link: String,
}

/// Connects without row security, to see the waiting mails.
pub async fn look(shop: &Shop) -> tokio_postgres::Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// Every mail about accounts to an address, the newest last.
pub(crate) async fn letters(shop: &Shop, to: &str) -> Vec<Letter> {
    let all = mails(shop.platform.encryption.vault(), &look(shop).await).await;
    let own = all.into_iter().filter(|it| it.tenant == INSTANCE.uuid() && it.address == to);
    own.map(|it| Letter { kind: it.kind, subject: it.subject, link: it.link }).collect()
}

/// The newest link of a kind that was mailed to an address, once there are so many: some are written after
/// the answer.
pub async fn mailed(shop: &Shop, to: &str, kind: &str, many: usize) -> String {
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

/// A call this many minutes from now.
fn in_minutes(minutes: i64) -> Call {
    testing::call(now() + SignedDuration::from_mins(minutes), None)
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
    let elsewhere = post(&mut scanner, &link, &[]).await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN, "{}", elsewhere.html);
    assert!(scanner.cookies.keys().all(|name| !name.starts_with("__Host-s-")), "nobody is signed in by it");
    assert!(asha.get("/w/sona/account").await.html.contains("Not confirmed yet"));
    let done = press(&mut asha, &link, &[]).await;
    assert!(done.html.contains("Your address is confirmed"), "{}", done.html);
    assert!(!asha.get("/w/sona/account").await.html.contains("Not confirmed yet"));
    assert_eq!(scanner.get(&link).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn who_becomes_somebody_by_joining_is_asked_to_confirm_their_address_too() {
    let (shop, router) = house().await;
    let (mut asha, mut nila) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    let typed = [("email", "nila@sona.example"), ("roles", "Cashier")];
    let invited = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await);
    let path = invited.strip_prefix("https://shop.example").expect("a whole address");
    nila.submit(path, path, &[("name", "Nila"), ("password", SECRET)]).await;
    let link = mailed(&shop, "nila@sona.example", "verify", 1).await;
    press(&mut nila, &link, &[]).await;
    assert!(nila.get("/w/sona/account").await.html.contains("Confirmed"));
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
    let late = confirm::look(&shop.platform, &in_minutes(24 * 60 + 1), &claim(&link), &[]).await;
    assert_eq!(late.expect_err("too late").refusal().map(|it| it.code.as_str()), Some("link_used"));
    confirm::look(&shop.platform, &in_minutes(24 * 60 - 1), &claim(&link), &[]).await.expect("in time");
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
    let all = letters(&shop, "asha@sona.example").await;
    assert_eq!(all.iter().filter(|it| it.kind == "verify").count(), 10);
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

/// Posts without the page's question, as a program does that knows the form.
async fn post(browser: &mut Browser, action: &str, typed: &[(&str, &str)]) -> Got {
    let html = browser.get("/sign-in").await.html;
    let token = html.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let fields: Vec<(&str, &str)> = typed.iter().copied().chain([("_csrf", token.expect("one"))]).collect();
    browser.send(Method::POST, action, serde_urlencoded::to_string(&fields).expect("a form")).await
}

const NEW: &str = "lamp violin gravel monsoon";

async fn forgot(browser: &mut Browser, email: &str) -> Got {
    browser.submit("/forgotten", "/forgotten", &[("email", email)]).await
}

#[tokio::test]
async fn a_forgotten_password_is_set_anew_and_everything_from_before_has_ended() {
    let (shop, router) = house().await;
    let (mut asha, mut lost) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    let address = "asha@sona.example";
    let verify = mailed(&shop, address, "verify", 1).await;
    press(&mut asha, &verify, &[]).await;
    assert!(forgot(&mut lost, " Asha@Sona.example").await.html.contains("Look at your mail"));
    let before = mailed(&shop, address, "reset", 1).await;
    forgot(&mut lost, address).await;
    let link = mailed(&shop, address, "reset", 2).await;
    assert_eq!(lost.get(&before).await.status, StatusCode::GONE, "a newer one makes it useless");
    let made = asha.submit("/w/sona/account", "/w/sona/do/workspace.token.create", &[("name", "till")]).await;
    let (token, team) = (shown(&made), "/api/v1/queries/workspace.members");
    assert_eq!(lost.bearer(team, &token).await.status, StatusCode::OK);
    for weak in ["xyzzy", "asha sona example"] {
        let refused = press(&mut lost, &link, &[("password", weak)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html);
        assert!(!refused.html.contains(weak), "it does not come back");
    }
    let done = press(&mut lost, &link, &[("password", NEW)]).await;
    assert!(done.html.contains("Your password is changed"), "{}", done.html);
    assert!(lost.cookies.keys().all(|name| !name.starts_with("__Host-s-")), "nobody is signed in by it");
    assert!(asha.get("/w/sona/team").await.to.starts_with("/sign-in"), "old sessions have ended");
    assert_eq!(lost.bearer(team, &token).await.status, StatusCode::UNAUTHORIZED, "and tokens too");
    for dead in [&link, &verify] {
        assert_eq!(post(&mut lost, dead, &[("password", NEW)]).await.status, StatusCode::GONE, "{dead}");
    }
    let old = lost.submit("/sign-in", "/sign-in", &[("email", address), ("password", SECRET)]).await;
    assert_eq!(old.status, StatusCode::UNAUTHORIZED);
    let way = lost.submit("/sign-in", "/sign-in", &[("email", address), ("password", NEW)]).await.to;
    assert!(way.starts_with("/sign-in/code"), "the second factor is still asked for: {way}");
    assert_eq!(mailed(&shop, address, "notice", 1).await, "/forgotten");
    let proved = "select count(*) from app.person where person_id = $1 and verified_at is not null";
    let person = person_at(&shop.platform, address, now()).await.uuid();
    assert_eq!(look(&shop).await.query_one(proved, &[&person]).await.expect("a row").get::<_, i64>(0), 1);
    let event = "select count(*) from app.audit_event where action = 'workspace.account.password.reset'";
    assert_eq!(look(&shop).await.query_one(event, &[]).await.expect("a row").get::<_, i64>(0), 1);
}

#[tokio::test]
async fn a_link_to_a_new_password_works_for_ten_minutes_and_for_nothing_else() {
    let (shop, router) = house().await;
    let mut lost = Browser::new(&router);
    forgot(&mut lost, "cas@shop.example").await;
    let link = mailed(&shop, "cas@shop.example", "reset", 1).await;
    let secret = link.strip_prefix("/reset/").expect("a link to a new password");
    let elsewhere = format!("/confirm/{secret}");
    assert_eq!(lost.get(&elsewhere).await.status, StatusCode::GONE);
    assert_eq!(post(&mut lost, &elsewhere, &[]).await.status, StatusCode::GONE);
    for none in ["/reset/steelyard_x", "/reset/x", "/confirm/x"] {
        assert_eq!(lost.get(none).await.status, StatusCode::GONE, "{none}");
    }
    let set = async |minutes| {
        reset::set(&shop.platform, &in_minutes(minutes), &claim(&link), NEW)
            .await
            .err()
            .map(|error| error.refusal().map(|it| it.code.as_str().to_owned()).unwrap_or_default())
    };
    assert_eq!(set(11).await.as_deref(), Some("link_used"));
    let (one, other) = tokio::join!(set(9), set(9));
    let outcomes = [one, other];
    assert_eq!(outcomes.iter().filter(|it| it.is_none()).count(), 1, "of two at once, one: {outcomes:?}");
    assert_eq!(outcomes.iter().flatten().next().map(String::as_str), Some("link_used"));
}

/// Allows sign-in by a mailed link in this workspace only.
async fn links_sign_in(shop: &Shop) {
    let set = json!({ "set": { "magic_link": "yes" }, "reason": "no keyboard at the counter" });
    shop.run::<UpdateSettings>("olive", set).await.expect("set");
}

async fn ask_link(browser: &mut Browser, email: &str) -> Got {
    browser.get("/sign-in").await;
    post(browser, "/sign-in/link", &[("email", email), ("_to", "/w/shop/team")]).await
}

#[tokio::test]
async fn a_mailed_link_signs_in_once_the_browser_that_asked_where_the_workspace_lets_it() {
    let (shop, router) = house().await;
    let (mut cas, mut other) = (Browser::new(&router), Browser::new(&router));
    assert_eq!(ask_link(&mut cas, "cas@shop.example").await.status, StatusCode::OK);
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(letters(&shop, "cas@shop.example").await.len(), 0, "it is off at first");
    links_sign_in(&shop).await;
    ask_link(&mut cas, "cas@shop.example").await;
    let link = mailed(&shop, "cas@shop.example", "link", 1).await;
    for _ in 0..2 {
        assert_eq!(cas.get(&link).await.status, StatusCode::OK);
    }
    for got in [other.get(&link).await, post(&mut other, &link, &[]).await] {
        assert_eq!(got.status, StatusCode::FORBIDDEN);
        assert!(got.html.contains("Open it in the browser that asked"), "{}", got.html);
    }
    assert_eq!(press(&mut cas, &link, &[]).await.to, "/w/shop/team");
    assert_eq!(cas.get("/w/shop/team").await.status, StatusCode::OK);
    assert_eq!(post(&mut cas, &link, &[]).await.status, StatusCode::GONE);
    let proved = "select count(*) from app.person where person_id = $1 and verified_at is not null";
    let person = shop.person("cas").uuid();
    assert_eq!(look(&shop).await.query_one(proved, &[&person]).await.expect("a row").get::<_, i64>(0), 1);
}

#[tokio::test]
async fn a_mailed_link_opens_no_workspace_that_did_not_turn_it_on_and_skips_no_second_factor() {
    let (shop, router) = house().await;
    let (mut asha, mut meera) = (Browser::new(&router), Browser::new(&router));
    let key = asha.open_workspace("asha", "sona").await;
    let (email, action) = ("asha@sona.example", "/w/sona/do/workspace.settings.update");
    confirm(&shop, &mut asha, email).await;
    let typed = [("set.magic_link", "yes"), ("reason", "no keyboard at the counter")];
    assert_eq!(asha.submit("/w/sona/settings", action, &typed).await.status, StatusCode::SEE_OTHER);
    let two = [
        ("name", "Asha"),
        ("email", email),
        ("password", SECRET),
        ("workspace", "Two"),
        ("slug", "two"),
        ("country", "AU"),
    ];
    assert!(meera.found(&two).await.to.starts_with("/sign-in/code"));
    let mut lone = Browser::new(&router);
    ask_link(&mut lone, email).await;
    let link = mailed(&shop, email, "link", 1).await;
    let way = press(&mut lone, &link, &[]).await.to;
    assert!(way.starts_with("/sign-in/code"), "{way}");
    assert!(lone.cookies.keys().all(|name| !name.starts_with("__Host-s-")));
    let next = key.code_at(now() + SignedDuration::from_secs(30));
    let done = lone.submit("/sign-in/code", "/sign-in/code", &[("code", &next)]).await;
    assert_eq!(done.to, "/w/sona", "{}", done.html);
    let open: Vec<&String> = lone.cookies.keys().filter(|name| name.starts_with("__Host-s-")).collect();
    assert_eq!(open, ["__Host-s-sona"], "not the one that did not turn it on");
}

#[tokio::test]
async fn whether_a_mailed_link_signs_in_is_changed_only_with_a_fresh_proof() {
    let (shop, _router) = house().await;
    let set = json!({ "key": "magic_link", "value": true, "reason": "no keyboard at the counter" });
    let stale = Call { step_up: false, ..shop.call("olive") };
    let refused = shop.run_call::<ChangeSetting>(&stale, set.clone()).await;
    assert_eq!(refused, Err("step_up_required".into()));
    assert!(shop.run::<ChangeSetting>("olive", set).await.is_ok());
}

#[tokio::test]
async fn a_mailed_link_ends_after_a_quarter_of_an_hour_and_with_a_newer_one() {
    let (shop, router) = house().await;
    links_sign_in(&shop).await;
    let mut cas = Browser::new(&router);
    ask_link(&mut cas, "cas@shop.example").await;
    let before = mailed(&shop, "cas@shop.example", "link", 1).await;
    ask_link(&mut cas, "cas@shop.example").await;
    let link = mailed(&shop, "cas@shop.example", "link", 2).await;
    assert_eq!(post(&mut cas, &before, &[]).await.status, StatusCode::GONE);
    let by = sha2::Sha256::digest(cas.cookies["__Host-visitor"].as_bytes()).into();
    let open = async |minutes| {
        link::is_open(&shop.platform, &in_minutes(minutes), &claim(&link), Some(by)).await.is_ok()
    };
    assert_eq!((open(14).await, open(16).await), (true, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_a_link_to_sign_in_tells_nobody_whether_an_address_is_known() {
    asks_blindly("/sign-in/link", "link").await;
}

/// Opens a workspace, and confirms the address.
async fn confirmed(shop: &Shop, asha: &mut Browser) {
    asha.open_workspace("asha", "sona").await;
    confirm(shop, asha, "asha@sona.example").await;
}

/// A signed-in person confirms their address.
pub async fn confirm(shop: &Shop, browser: &mut Browser, email: &str) {
    let verify = mailed(shop, email, "verify", 1).await;
    assert!(press(browser, &verify, &[]).await.html.contains("Your address is confirmed"));
}

/// The sessions of a browser, as calls this many minutes from now.
fn here(browser: &Browser, minutes: i64) -> Vec<Call> {
    let of = browser.cookies.iter().filter(|(name, _)| name.starts_with("__Host-s-"));
    let call = |(_, value): (&String, &String)| Call {
        credential: Credential::parse(CredentialKind::Session, value),
        ..in_minutes(minutes)
    };
    of.map(call).collect()
}

/// Asks for another address; returns the link that agrees and the one that proves, of the n-th such request.
async fn move_to(shop: &Shop, asha: &mut Browser, to: &str, nth: usize) -> (String, String) {
    let action = "/w/sona/do/workspace.account.address.change";
    let asked = asha.submit("/w/sona/account/email", action, &[("email", to)]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.html);
    let agree = mailed(shop, "asha@sona.example", "leave_address", nth).await;
    (agree, mailed(shop, &to.to_lowercase(), "take_address", 1).await)
}

async fn email_of(shop: &Shop, name: &str) -> (String, String) {
    let (client, vault) = (look(shop).await, shop.platform.encryption.vault());
    let names = texts(vault, &client, person::NAME).await;
    let id = names.iter().find(|(_, it)| *it == name).expect("a person").0;
    let account = texts(vault, &client, person::EMAIL).await.remove(id).expect("an account");
    (account, texts(vault, &client, membership::EMAIL).await.remove(id).expect("a member"))
}

#[tokio::test]
async fn an_address_changes_when_both_agreed_and_everything_is_brought_along() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    confirmed(&shop, &mut asha).await;
    let (old, new) = ("asha@sona.example", "asha@home.example");
    forgot(&mut asha, old).await;
    let reset = mailed(&shop, old, "reset", 1).await;
    let (agree, take) = move_to(&shop, &mut asha, "Asha@Home.example", 1).await;
    let mut street = Browser::new(&router);
    assert_eq!(street.get(&take).await.status, StatusCode::FORBIDDEN, "it proves it for who is signed in");
    assert_eq!(post(&mut street, &take, &[]).await.status, StatusCode::FORBIDDEN);
    let first = press(&mut asha, &take, &[]).await;
    assert!(first.html.contains("Half way there"), "{}", first.html);
    assert_eq!(email_of(&shop, "asha").await, (old.into(), old.into()), "not before both agreed");
    assert_eq!(post(&mut asha, &take, &[]).await.status, StatusCode::GONE);
    let second = press(&mut street, &agree, &[]).await;
    assert!(second.html.contains("Your address is changed"), "{}", second.html);
    assert_eq!(email_of(&shop, "asha").await, (new.into(), new.into()));
    assert_eq!(asha.get("/w/sona/team").await.status, StatusCode::OK, "sessions go on");
    assert_eq!(street.get(&reset).await.status, StatusCode::GONE, "links to the old address do not");
    let notice = letters(&shop, old).await.pop().expect("a mail");
    assert_eq!((notice.kind.as_str(), notice.link.as_str()), ("notice", ""));
    assert!(
        asha.get("/w/sona/audit?action=workspace.account.address.changed").await.html.contains("1 event,")
    );
    let way = street.submit("/sign-in", "/sign-in", &[("email", new), ("password", SECRET)]).await.to;
    assert!(way.starts_with("/sign-in/code"), "{way}");
}

#[tokio::test]
async fn of_two_links_followed_at_once_the_later_one_changes_the_address() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    confirmed(&shop, &mut asha).await;
    let (agree, take) = move_to(&shop, &mut asha, "asha@home.example", 1).await;
    let (call, here, agree, take) = (in_minutes(1), here(&asha, 1), claim(&agree), claim(&take));
    let (one, other) = tokio::join!(
        change::follow(&shop.platform, &call, Side::Leave, &agree, &here),
        change::follow(&shop.platform, &call, Side::Take, &take, &here),
    );
    let done = [one.expect("followed"), other.expect("followed")];
    assert!(done.contains(&Followed::Waits) && done.contains(&Followed::Changed), "{done:?}");
    assert_eq!(email_of(&shop, "asha").await.0, "asha@home.example");
}

#[tokio::test]
async fn an_address_that_is_somebodys_is_not_taken_and_a_newer_wish_ends_the_one_before() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    confirmed(&shop, &mut asha).await;
    let (_, first) = move_to(&shop, &mut asha, "asha@home.example", 1).await;
    let (agree, take) = move_to(&shop, &mut asha, "cas@shop.example", 2).await;
    assert_eq!(asha.get(&first).await.status, StatusCode::GONE);
    let (after, take_it) = (in_minutes(24 * 60 + 1), claim(&take));
    let late = change::follow(&shop.platform, &after, Side::Take, &take_it, &[]).await;
    assert_eq!(late.expect_err("late").refusal().map(|it| it.code.as_str()), Some("link_used"));
    let swapped = agree.replace("/leave/", "/take/");
    assert_eq!(asha.get(&swapped).await.status, StatusCode::GONE, "each proves its own side");
    assert_eq!(asha.get(&agree.replace("/leave/", "/stay/")).await.status, StatusCode::NOT_FOUND);
    press(&mut asha, &agree, &[]).await;
    let refused = press(&mut asha, &take, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.html.contains("Your address stays") && !refused.html.contains("Cas"), "{}", refused.html);
    assert_eq!(email_of(&shop, "asha").await.0, "asha@sona.example");
}

/// The notices about an account so far.
async fn told(shop: &Shop, to: &str) -> Vec<String> {
    let notices = letters(shop, to).await.into_iter().filter(|it| it.kind == "notice");
    notices.map(|it| it.subject).collect()
}

#[tokio::test]
async fn somebody_is_told_what_is_done_to_their_account() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let email = "asha@sona.example";
    let first: [&str; 0] = [];
    assert_eq!(told(&shop, email).await, first, "neither the factor it was made with nor the first browser");
    let renew = "/w/sona/do/workspace.account.recovery_codes.renew";
    let codes = shown(&asha.submit("/w/sona/account", renew, &[]).await);
    let change = "/w/sona/do/workspace.account.password.change";
    let changed =
        asha.submit("/w/sona/account/password", change, &[("current", SECRET), ("password", NEW)]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.html);
    let mut office = Browser::new(&router);
    let mut codes = codes.lines();
    for browser in [&mut office, &mut asha] {
        browser.submit("/sign-in", "/sign-in", &[("email", email), ("password", NEW)]).await;
        let code = codes.next().expect("a code");
        assert_eq!(browser.submit("/sign-in/code", "/sign-in/code", &[("code", code)]).await.to, "/w/sona");
    }
    let mut after = told(&shop, email).await;
    after.sort();
    let expected = [
        "A recovery code was used",
        "A recovery code was used",
        "Your account was used in a new browser",
        "Your password was changed",
        "Your recovery codes were renewed",
    ];
    assert_eq!(after, expected);
    let removed = "select factor_id::text from app.factor where kind = 'totp'";
    let id: String = look(&shop).await.query_one(removed, &[]).await.expect("one").get(0);
    let remove = "/w/sona/do/workspace.account.factor.remove";
    let html = asha.get("/w/sona/account").await.html;
    let token = html.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let fields = [("_csrf", token.expect("one")), ("_key", "k-remove"), ("factor_id", &id)];
    let body = serde_urlencoded::to_string(fields).expect("a form");
    assert_eq!(
        asha.send(Method::POST, remove, body).await.status,
        StatusCode::FORBIDDEN,
        "an Owner needs one"
    );
    assert_eq!(told(&shop, email).await.len(), 5, "what was undone is not told");
}

#[tokio::test]
async fn ten_wrong_passwords_in_a_row_are_told_once_to_whose_account_it_is() {
    let (shop, _router) = house().await;
    let mut tries = 0;
    for n in 0..12 {
        for email in ["cas@shop.example", "nobody@shop.example"] {
            let call = in_minutes(2 * n);
            let got = identity::sign_in::by_password(&shop.platform, &call, email, "wrong").await;
            let code = got.expect_err("wrong").refusal().map(|it| it.code.as_str());
            tries += usize::from(code == Some("sign_in_required"));
        }
        if n == 8 {
            assert_eq!(letters(&shop, "cas@shop.example").await.len(), 0);
        }
    }
    assert_eq!(tries, 24);
    mailed(&shop, "cas@shop.example", "burst", 1).await;
    let all = letters(&shop, "cas@shop.example").await;
    let subjects: Vec<&str> = all.iter().map(|it| it.subject.as_str()).collect();
    assert_eq!(subjects, ["Somebody tries to sign in as you"]);
    assert_eq!(letters(&shop, "nobody@shop.example").await.len(), 0);
}

/// A page without the parts that differ from one request to the next.
fn bones(html: &str) -> String {
    html.split(['"', '\'']).filter(|part| part.len() < 16 || part.contains(' ')).collect()
}

/// Whether the answer is made without a look at the accounts: it comes while nobody can read them, and the
/// mail is written when they can be read again. An account that nobody looks at changes no word and no time.
async fn asks_blindly(action: &str, kind: &str) {
    let (shop, router) = house().await;
    links_sign_in(&shop).await;
    let mut browser = Browser::new(&router);
    let body = browser.get("/sign-in").await.html;
    let token = of(&body[body.find("_csrf").expect("a token")..], "value");
    let lock = look(&shop).await;
    lock.batch_execute("begin; lock table app.person in access exclusive mode").await.expect("a lock");
    for email in ["cas@shop.example", "nobody@shop.example"] {
        let fields = serde_urlencoded::to_string([("_csrf", token.as_str()), ("email", email)]);
        let got = browser.send(Method::POST, action, fields.expect("a form")).await;
        assert_eq!(got.status, StatusCode::OK, "{action} waits for the accounts: {}", got.html);
    }
    assert_eq!(letters(&shop, "cas@shop.example").await.len(), 0, "nobody could look the address up");
    lock.batch_execute("rollback").await.expect("no lock");
    mailed(&shop, "cas@shop.example", kind, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_a_new_password_tells_nobody_whether_an_address_is_known() {
    asks_blindly("/forgotten", "reset").await;
    let (_of_one, one) = house().await;
    let (_of_other, other) = house().await;
    let known = forgot(&mut Browser::new(&one), "cas@shop.example").await;
    let unknown = forgot(&mut Browser::new(&other), "nobody@shop.example").await;
    assert_eq!((known.status, bones(&known.html)), (unknown.status, bones(&unknown.html)));
    assert!(known.html.contains("If the address has an account here"));
}

#[tokio::test]
async fn who_asks_again_and_again_is_slowed_down_whatever_the_address() {
    let (shop, router) = house().await;
    for address in ["cas@shop.example", "nobody@shop.example"] {
        let mut stranger = Browser::new(&router);
        for n in 0..6 {
            let got = forgot(&mut stranger, address).await;
            assert_eq!(got.status == StatusCode::TOO_MANY_REQUESTS, n == 5, "{address} {n}: {}", got.html);
        }
    }
    mailed(&shop, "cas@shop.example", "reset", 5).await;
    assert_eq!(letters(&shop, "nobody@shop.example").await.len(), 0);
}

#[tokio::test]
async fn a_request_under_another_name_is_not_served_and_writes_no_mail() {
    let (shop, router) = house().await;
    let body = "email=cas%40shop.example";
    let request = Request::post("/forgotten")
        .header(HOST, "evil.example")
        .header(CONTENT_TYPE, FORM)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body));
    let answer = router.oneshot(request.expect("a request")).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::MISDIRECTED_REQUEST);
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(letters(&shop, "cas@shop.example").await.len(), 0);
}

#[tokio::test]
async fn one_person_has_five_addresses_a_day_asked_whether_they_are_theirs() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let action = "/w/sona/do/workspace.account.address.change";
    let mut told = Vec::new();
    for n in 0..6 {
        let to = format!("stranger-{n}@world.example");
        told.push(asha.submit("/w/sona/account/email", action, &[("email", &to)]).await.status.as_u16());
    }
    assert_eq!(told, [303, 303, 303, 303, 303, 429]);
    let asked =
        look(&shop).await.query_one("select count(*) from app.mail where kind = 'take_address'", &[]).await;
    assert_eq!(asked.expect("a count").get::<_, i64>(0), 5);
}
