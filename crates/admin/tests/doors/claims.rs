//! Addresses that nobody proved, from the mailed or shown link to the start of the membership.
//! Invariant: each test fails when the defence that it names is removed.

use crate::browser::{Browser, SECRET, house, house_without_mail, now};
use crate::links::{confirm, look, mailed};
use crate::prepared::{NEW, invite, invited, reset, sign_in};
use crate::sign_up::plain;
use axum::http::StatusCode;
use identity::accounts;
use identity::addresses::confirm;
use identity::passwords::reset as resetting;
use jiff::SignedDuration;
use platform::call::{Credential, CredentialKind};
use testing::{Shop, call, person_at};

const NILA: &str = "nila@trap.example";

fn claim(link: &str) -> Credential {
    let secret = link.rsplit('/').next().expect("a secret");
    Credential::parse(CredentialKind::Token, secret).expect("one of ours")
}

async fn accounts(shop: &Shop) -> i64 {
    look(shop).await.query_one("select count(*) from app.person", &[]).await.expect("counted").get(0)
}

/// An Owner whose address is confirmed: invitations are mailed in their name.
async fn owner(shop: &Shop, router: &axum::Router) -> Browser {
    let mut owner = Browser::new(router);
    owner.open_workspace("owner", "sona").await;
    confirm(shop, &mut owner, "owner@sona.example").await;
    owner
}

#[tokio::test]
async fn the_shown_link_proves_nothing_and_the_mailed_one_proves_the_address() {
    let (shop, router) = house().await;
    let mut owner = owner(&shop, &router).await;
    for (n, (email, is_mailed)) in
        [("cara@sona.example", false), ("dev@sona.example", true)].iter().enumerate()
    {
        let shown = invite(&mut owner, "sona", email, "Cashier").await;
        let link = if *is_mailed { invited(&shop, email).await } else { shown };
        let mut guest = Browser::new(&router);
        let got = guest.submit(&link, &link, &[("name", "Guest"), ("password", SECRET)]).await;
        assert_eq!(got.to, "/w/sona", "{n} {}", got.html);
        let account = guest.get("/w/sona/account").await.html;
        assert_eq!(account.contains("Not confirmed yet"), !is_mailed, "{email}");
        assert_eq!(guest.get(&link).await.status, StatusCode::GONE);
    }
    let team = owner.get("/w/sona/team").await.html;
    assert_eq!(team.matches("Address not confirmed").count(), 1, "the one handed over: {team}");
}

#[tokio::test]
async fn who_reads_the_mail_leaves_behind_an_account_that_names_their_address() {
    let (shop, router) = house().await;
    let (mut mallory, mut owner) = (Browser::new(&router), owner(&shop, &router).await);
    mallory.open_workspace("nila", "trap").await;
    let shown = invite(&mut owner, "sona", NILA, "Cashier").await;
    let link = invited(&shop, NILA).await;
    let typed = [("name", "Nila"), ("password", NEW)];
    let mut nila = Browser::new(&router);
    let refused = nila.submit(&link, &link, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.html.contains("I did not make that account"), "{}", refused.html);
    let anew = [("name", "Nila"), ("password", NEW), ("begins_anew", "yes")];
    let by_shown = nila.submit(&shown, &shown, &anew).await;
    assert_eq!(
        by_shown.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "the shown link takes no address from anybody"
    );
    assert!(!by_shown.html.contains("begins_anew"), "{}", by_shown.html);
    let got = nila.answer(&refused.html, &link, &anew).await;
    assert_eq!(got.to, "/w/sona", "{}", got.html);
    assert!(nila.get("/w/sona/account").await.html.contains("Confirmed"));
    assert_eq!(mallory.get("/w/trap/team").await.to, "/w/trap/account/email");
    let told = mailed(&shop, NILA, "notice", 1).await;
    assert_eq!(told, "", "who proved it is told that the other account has no part in theirs");
}

#[tokio::test]
async fn who_made_the_account_keeps_it_by_the_mailed_link_once_their_second_factor_is_given() {
    let (shop, router) = house().await;
    let (mut nila, mut owner) = (Browser::new(&router), owner(&shop, &router).await);
    let key = nila.open_workspace("nila", "trap").await;
    invite(&mut owner, "sona", NILA, "Cashier").await;
    let link = invited(&shop, NILA).await;
    let mut later = Browser::new(&router);
    let half = later.submit(&link, &link, &[("name", "Nila"), ("password", SECRET)]).await;
    assert!(half.to.starts_with("/sign-in/code"), "{}", half.html);
    assert!(!owner.get("/w/sona/team").await.html.contains("Nila"), "no member before the second factor");
    assert!(nila.get("/w/trap/account").await.html.contains("Not confirmed yet"), "and nothing is proved");
    assert_eq!(later.get(&link).await.status, StatusCode::OK, "the link is not used yet");
    let code = key.code_at(now() + SignedDuration::from_secs(30));
    let got = later.submit("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(got.to, "/workspaces", "{}", got.html);
    assert!(later.cookies.contains_key("__Host-s-sona") && later.cookies.contains_key("__Host-s-trap"));
    assert!(nila.get("/w/trap/account").await.html.contains("Confirmed"));
    assert_eq!(later.get(&link).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_membership_begins_with_the_second_factor_that_the_role_needs_and_waits_for_it() {
    let (shop, router) = house().await;
    let mut owner = owner(&shop, &router).await;
    invite(&mut owner, "sona", NILA, "Accountant").await;
    let link = invited(&shop, NILA).await;
    let mut nila = Browser::new(&router);
    let got = nila.submit(&link, &link, &[("name", "Nila"), ("password", NEW)]).await;
    assert_eq!(got.to, "/w/sona/account/authenticator", "{}", got.html);
    assert_eq!(nila.get("/w/sona/team").await.status, StatusCode::FORBIDDEN);
    let team = owner.get("/w/sona/team").await.html;
    assert!(team.contains("Joining") && team.contains(NILA), "{team}");
    let active = "select count(*) from app.membership m join app.tenant t using (tenant_id)
                  where t.slug = 'sona' and m.state = 'active'";
    let active = async || -> i64 { look(&shop).await.query_one(active, &[]).await.expect("counted").get(0) };
    assert_eq!(active().await, 1, "the founder alone");
    // Stopped half way, they return by signing in.
    let (mut later, got) = sign_in(&router, NILA, NEW).await;
    assert_eq!(got.to, "/w/sona/account/authenticator", "{}", got.html);
    later.enrol("sona").await;
    assert_eq!(active().await, 2);
    assert_eq!(later.get("/w/sona/team").await.status, StatusCode::OK);
    assert_eq!(nila.get(&link).await.status, StatusCode::GONE, "it let one in, once");
    // Withdrawing the invitation stops another one.
    invite(&mut owner, "sona", "dev@sona.example", "Accountant").await;
    let link = invited(&shop, "dev@sona.example").await;
    let mut dev = Browser::new(&router);
    dev.submit(&link, &link, &[("name", "Dev"), ("password", NEW)]).await;
    let withdraw = "/w/sona/do/workspace.invitation.withdraw";
    assert_eq!(owner.submit("/w/sona/team", withdraw, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(dev.get("/w/sona/account").await.to.starts_with("/sign-in"), "no session is left of it");
    assert!(!owner.get("/w/sona/team").await.html.contains("Joining"));
    assert_eq!(active().await, 2);
}

#[tokio::test]
async fn who_lost_the_address_half_way_in_gains_nothing_by_it() {
    let (shop, router) = house().await;
    let mut owner = owner(&shop, &router).await;
    let shown = invite(&mut owner, "sona", NILA, "Accountant").await;
    let mut half_in = Browser::new(&router);
    let got = half_in.submit(&shown, &shown, &[("name", "Nila"), ("password", SECRET)]).await;
    assert_eq!(got.to, "/w/sona/account/authenticator", "{}", got.html);
    let mut nila = Browser::new(&router);
    reset(&shop, &mut nila, NILA, NEW).await;
    half_in.enrol("sona").await;
    assert_ne!(
        half_in.get("/w/sona/team").await.status,
        StatusCode::OK,
        "the address is not theirs any more"
    );
    let link = invited(&shop, NILA).await;
    let got = nila.submit(&link, &link, &[("name", "Nila"), ("password", NEW)]).await;
    assert_eq!(got.to, "/w/sona/account/authenticator", "the invitation is still hers: {}", got.html);
    nila.enrol("sona").await;
    assert_eq!(nila.get("/w/sona/team").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_link_that_confirms_begins_a_new_account_for_whoever_else_follows_it() {
    let (shop, router) = house().await;
    let mut mallory = Browser::new(&router);
    mallory.open_workspace("nila", "trap").await;
    let link = mailed(&shop, NILA, "verify", 1).await;
    let mut nila = Browser::new(&router);
    let page = nila.get(&link).await.html;
    assert!(page.contains("Is this address yours?") && page.contains("sign-in?to="), "{page}");
    let new = format!("{link}/new");
    let weak = nila.answer(&page, &new, &[("name", "Nila"), ("password", "xyzzy")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", weak.html);
    let done = nila.answer(&weak.html, &new, &[("name", "Nila"), ("password", NEW)]).await;
    assert!(done.html.contains("Your account is made"), "{}", done.html);
    assert_eq!(nila.get(&link).await.status, StatusCode::GONE);
    assert_eq!(
        sign_in(&router, NILA, NEW).await.1.to,
        "/workspaces",
        "an account of hers, in no workspace yet"
    );
    assert_eq!(mallory.get("/w/trap/team").await.to, "/w/trap/account/email");
}

#[tokio::test]
async fn of_two_proofs_at_once_one_gets_the_address() {
    let (shop, router) = house().await;
    let mut mallory = Browser::new(&router);
    mallory.open_workspace("nila", "trap").await;
    let (verify, before) = (mailed(&shop, NILA, "verify", 1).await, accounts(&shop).await);
    mallory.submit("/forgotten", "/forgotten", &[("email", NILA)]).await;
    let reset = mailed(&shop, NILA, "reset", 1).await;
    let (platform, at, verify, reset) = (&shop.platform, call(now(), None), claim(&verify), claim(&reset));
    let (a, b, c) = tokio::join!(
        confirm::begin(platform, &at, &verify, "Nila", NEW),
        resetting::begin(platform, &at, &reset, "Nila", NEW),
        resetting::begin(platform, &at, &reset, "Nila", NEW),
    );
    let done = [a.is_ok(), b.is_ok(), c.is_ok()];
    assert_eq!(done.iter().filter(|it| **it).count(), 1, "{done:?}");
    assert_eq!(accounts(&shop).await, before + 1);
    let proved = "select count(*) from app.person where person_id = $1 and verified_at is not null";
    let holder = person_at(platform, NILA, now()).await.uuid();
    assert_eq!(look(&shop).await.query_one(proved, &[&holder]).await.expect("a row").get::<_, i64>(0), 1);
}

#[tokio::test]
async fn without_a_mail_server_who_lost_an_address_gives_another_and_goes_on() {
    let (shop, router) = house_without_mail().await;
    let mut founder = Browser::new(&router);
    founder.open_workspace("nila", "trap").await;
    let mut nila = Browser::new(&router);
    // A mail from before, when there was a server.
    reset(&shop, &mut nila, NILA, NEW).await;
    assert_eq!(founder.get("/w/trap/team").await.to, "/w/trap/account/email");
    let action = "/w/trap/do/workspace.account.address.change";
    let taken = founder.submit("/w/trap/account/email", action, &[("email", "cas@shop.example")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody's: {}", taken.html);
    let given = founder.submit("/w/trap/account/email", action, &[("email", "nila@home.example")]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.html);
    let team = founder.get("/w/trap/team").await;
    assert_eq!(team.status, StatusCode::OK);
    assert!(
        team.html.contains("nila@home.example") && team.html.contains("Address not confirmed"),
        "{}",
        team.html
    );
}

#[tokio::test]
async fn who_lost_an_address_signs_in_by_it_however_many_claim_it_afterwards() {
    let (shop, router) = house().await;
    let (platform, call) = (&shop.platform, call(now(), None));
    let claim = async |name: &str, secret: &str| accounts::sign_up(platform, &call, NILA, name, secret).await;
    claim("First", SECRET).await.expect("nobody has it");
    let mut later = Vec::new();
    for name in ["Second", "Third", "Fourth"] {
        let proved = accounts::create_proven(platform, &call, NILA, "Whoever reads it", "!", None).await;
        // Its owner gives the address up: it is free again.
        let free = "update app.person set email_blind = substr(sha256(person_id::text::bytea), 1, 16) where person_id = $1";
        look(&shop).await.execute(free, &[&proved.expect("proved").uuid()]).await.expect("given up");
        later.push(claim(name, NEW).await.is_ok());
    }
    assert_eq!(later, [true, false, false], "two lost it: from now on its mail alone gives it");
    let (_, got) = sign_in(&router, NILA, SECRET).await;
    assert_eq!(got.to, "/workspaces", "the first is nobody's to push out: {}", got.html);
    let (_, wrong) = sign_in(&router, NILA, "another sentence altogether").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_shown_link_tells_by_no_password_that_nobody_could_choose_whether_its_address_has_an_account() {
    let (shop, router) = house().await;
    let mut owner = owner(&shop, &router).await;
    let call = call(now(), None);
    accounts::sign_up(&shop.platform, &call, NILA, "Nila", NEW).await.expect("an account");
    let mut answers = Vec::new();
    for address in [NILA, "nobody@trap.example"] {
        let link = invite(&mut owner, "sona", address, "Cashier").await;
        let mut guest = Browser::new(&router);
        let mut told = Vec::new();
        for (name, password) in [
            ("N", "short"),
            ("N", "passwordpassword"),
            ("N", "short"),
            ("N", "short"),
            ("N", "nila"),
            ("N", "x"),
        ] {
            let got = guest.submit(&link, &link, &[("name", name), ("password", password)]).await;
            told.push((got.status, plain(&got).replace(&link, "LINK").replace(address, "ADDRESS")));
        }
        answers.push(told);
    }
    assert_eq!(answers[0], answers[1]);
    let statuses: Vec<u16> = answers[0].iter().map(|(status, _)| status.as_u16()).collect();
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429], "counted for both");
}
