//! Opening workspaces beyond the first, at the real router: by a mailed link, by the operator's, by a
//! provider, or not at all.
//! Invariant: only mail reveals whether an address has an account; a link founds one workspace.

use crate::browser::{Browser, FACTOR, Got, SECRET, house, house_of, house_without_mail, now};
use crate::links::{confirm, letters, look, mailed};
use crate::prepared::sign_in_by_code;
use admin::people::invitation::InviteMember;
use axum::http::StatusCode;
use identity::federated::Providers;
use identity::founding::link;
use identity::founding::{self, By, NewWorkspace};
use identity::sign_in::own_password;
use identity::sign_up;
use identity::{accounts, operators};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::country::Country;
use platform::call::{Call, Credential, CredentialKind};
use platform::instance::INSTANCE;
use platform::platform::Platform;
use platform::sign_up::{Mode, Way};
use serde_json::json;
use testing::{Shop, Told, call, person_at, told};

fn typed<'a>(email: &'a str, slug: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("name", "Nila"),
        ("email", email),
        ("password", SECRET),
        ("workspace", "Nila's Dairy"),
        ("slug", slug),
        ("country", "AU"),
    ]
}

/// A page without the parts that are new in each answer.
pub fn plain(got: &Got) -> String {
    let without = |text: &str, begin: &str| -> String {
        text.split(begin).map(|part| part.split_once('"').map_or(part, |(_, rest)| rest)).collect()
    };
    ["nonce=\"", "name=\"_csrf\" value=\"", "data-now=\""]
        .iter()
        .fold(got.html.clone(), |html, it| without(&html, it))
}

/// A house with mail, and three addresses: an unknown one, one that an account claims, and a proved one.
async fn by_mail() -> (Shop, axum::Router, [String; 3]) {
    let (shop, router) = house().await;
    let addresses = ["nila@new.example", "claimed@shop.example", "olive@shop.example"].map(str::to_owned);
    accounts::sign_up(&shop.platform, &call(now(), None), &addresses[1], "Thief", SECRET)
        .await
        .expect("made");
    (shop, router, addresses)
}

#[tokio::test]
async fn whoever_asks_reads_the_same_for_every_address_and_only_its_mail_tells() {
    let (shop, router, addresses) = by_mail().await;
    let mut answers = Vec::new();
    for address in &addresses {
        let mut browser = Browser::new(&router);
        let form = browser.get("/sign-up").await;
        assert!(
            form.html.contains("name=\"email\"") && !form.html.contains("name=\"password\""),
            "{}",
            form.html
        );
        let got = browser.answer(&form.html, "/sign-up", &[("email", address)]).await;
        answers.push((got.status, plain(&got)));
    }
    assert!(answers.iter().all(|it| *it == answers[0] && it.0 == StatusCode::OK), "{answers:#?}");
    let mut links = Vec::new();
    for address in &addresses {
        links.push(mailed(&shop, address, "sign_up", 1).await);
    }
    assert!(links[0].starts_with("/sign-up/link/") && links[1].starts_with("/sign-up/link/"), "{links:?}");
    assert_eq!(links[2], "/sign-up/account", "no link for who has an account");
}

#[tokio::test]
async fn nobody_opens_or_joins_a_workspace_while_nothing_can_be_changed() {
    let (mut shop, router, [new, ..]) = by_mail().await;
    // An invitation of the shop's own day would be over by the day of the router.
    shop.at(&now().to_string());
    let client = look(&shop).await;
    let set = async |since: &str| {
        let change = format!("update app.instance_state set read_only_since = {since}");
        client.batch_execute(&change).await.expect("set");
    };
    let mut nila = Browser::new(&router);
    nila.submit("/sign-up", "/sign-up", &[("email", &new)]).await;
    let link = mailed(&shop, &new, "sign_up", 1).await;
    let invite = json!({ "email": "joins@new.example", "roles": ["Cashier"] });
    shop.run::<InviteMember>("olive", invite).await.expect("invited");
    let mut invitations = shop.mails().await.into_iter();
    let invited = |it: &testing::Posted| it.kind == "invitation" && it.address == "joins@new.example";
    let join = invitations.find(invited).expect("a mail").link;
    set("now()").await;
    let asked = nila.submit("/sign-up", "/sign-up", &[("email", "late@new.example")]).await;
    assert_eq!(asked.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(asked.html.contains("Nothing can be saved just now"), "{}", asked.html);
    assert!(letters(&shop, "late@new.example").await.is_empty());
    let opened = nila.submit(&link, &link, &typed(&new, "nila")).await;
    assert_eq!(opened.status, StatusCode::SERVICE_UNAVAILABLE, "{}", opened.html);
    assert_eq!(made(&shop, "nila").await[0], 0);
    let joined = nila.get(&join).await;
    assert_eq!(joined.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(joined.html.contains("Nothing can be changed just now"), "{}", joined.html);
    set("null").await;
    assert_eq!(nila.get(&join).await.status, StatusCode::OK, "the links work again");
    assert_eq!(nila.submit(&link, &link, &typed(&new, "nila")).await.to, FACTOR);
}

#[tokio::test]
async fn a_mailed_link_proves_the_address_and_opens_one_workspace_once() {
    let (shop, router, [new, claimed, _]) = by_mail().await;
    let thief = person_at(&shop.platform, &claimed, now()).await;
    for (email, slug) in [(&new, "nila"), (&claimed, "mine")] {
        let (mut nila, mut late) = (Browser::new(&router), Browser::new(&router));
        nila.submit("/sign-up", "/sign-up", &[("email", email)]).await;
        let link = mailed(&shop, email, "sign_up", 1).await;
        assert!(
            late.get(&link).await.html.contains(&format!("value=\"{email}\"")),
            "looking uses nothing up"
        );
        let weak =
            nila.submit(&link, &link, &[("password", "short"), ("name", "N"), ("workspace", "N")]).await;
        assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = late.get(&link).await.html;
        let opened = nila.submit(&link, &link, &typed("somebody@else.example", slug)).await;
        assert_eq!(opened.to, FACTOR, "{}", opened.html);
        nila.enrol_at_sign_up().await;
        let again = late.answer(&form, &link, &typed(email, "twice")).await;
        assert_eq!((again.status, late.get(&link).await.status), (StatusCode::GONE, StatusCode::GONE));
        assert!(!nila.get(&format!("/w/{slug}/account")).await.html.contains("Not confirmed yet"));
    }
    assert_ne!(person_at(&shop.platform, &claimed, now()).await, thief, "an account of their own");
    assert!(letters(&shop, "somebody@else.example").await.is_empty());
}

/// The number of workspaces with this address, and the number of all accounts.
async fn made(shop: &Shop, slug: &str) -> [i64; 2] {
    let client = look(shop).await;
    let row = client.query_one("select count(*) from app.address where slug = $1", &[&slug]).await;
    let people = client.query_one("select count(*) from app.person", &[]).await;
    [row.expect("a count").get(0), people.expect("a count").get(0)]
}

#[tokio::test]
async fn a_workspace_is_founded_after_the_second_factor_and_nothing_is_made_before() {
    let (shop, router, [new, ..]) = by_mail().await;
    let mut nila = Browser::new(&router);
    nila.submit("/sign-up", "/sign-up", &[("email", &new)]).await;
    let link = mailed(&shop, &new, "sign_up", 1).await;
    let before = made(&shop, "nila").await;
    let asked = nila.submit(&link, &link, &typed("", "nila")).await;
    assert_eq!(asked.to, FACTOR, "{}", asked.html);
    assert_eq!(made(&shop, "nila").await, before, "neither account nor workspace");
    let wrong = nila.submit(FACTOR, FACTOR, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.html);
    assert_eq!(made(&shop, "nila").await, before);
    let open = nila.get(FACTOR).await.html;
    // A person who stopped on the way starts again by the same link, in any browser.
    let mut again = Browser::new(&router);
    assert_eq!(again.submit(&link, &link, &typed("", "nila")).await.to, FACTOR);
    again.enrol_at_sign_up().await;
    assert_eq!(made(&shop, "nila").await, [before[0] + 1, before[1] + 1]);
    assert_eq!(again.get("/w/nila/team").await.status, StatusCode::OK);
    assert_eq!(again.get(FACTOR).await.to, "/sign-up", "it is used up");
    let (_, late) = nila.prove(&open, FACTOR).await;
    assert_eq!(late.status, StatusCode::GONE, "one link, one workspace: {}", late.html);
    assert_eq!(made(&shop, "nila").await, [before[0] + 1, before[1] + 1]);
}

#[tokio::test]
async fn an_accounts_password_alone_founds_no_workspace_where_it_has_a_factor() {
    let (shop, router, _) = by_mail().await;
    let mut asha = Browser::new(&router);
    let key = asha.open_workspace("asha", "sona").await;
    confirm(&shop, &mut asha, "asha@sona.example").await;
    let mut thief = Browser::new(&router);
    let half =
        thief.submit("/sign-up/account", "/sign-up/account", &typed("asha@sona.example", "second")).await;
    assert!(half.to.starts_with("/sign-in/code"), "{} {}", half.to, half.html);
    assert_eq!(made(&shop, "second").await[0], 0, "a password is not enough");
    let wrong = thief.submit(&half.to, "/sign-in/code", &[("code", "000000")]).await;
    assert_eq!((wrong.status, made(&shop, "second").await[0]), (StatusCode::FORBIDDEN, 0));
    let code = key.code_at(now() + SignedDuration::from_secs(30));
    let whole = thief.submit(&half.to, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!((whole.status, made(&shop, "second").await[0]), (StatusCode::SEE_OTHER, 1), "{}", whole.html);
    assert_eq!(thief.get("/w/second/team").await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_has_an_account_opens_another_workspace_with_it_and_their_factor() {
    let (shop, router, _) = by_mail().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    confirm(&shop, &mut asha, "asha@sona.example").await;
    let page = "/sign-up/account";
    let second = typed("asha@sona.example", "second");
    let wrong = [("password", "another sentence"), second[1], second[3], second[4], second[5]];
    let refused = asha.submit(page, page, &wrong).await;
    let unknown = [("password", SECRET), ("email", "nobody@sona.example"), second[3], second[4], second[5]];
    let nobody = asha.submit(page, page, &unknown).await;
    assert_eq!((refused.status, nobody.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    let opened = asha.submit(page, page, &second).await;
    assert!(opened.to.starts_with("/sign-in/code"), "{} {}", opened.to, opened.html);
    // A link to a person who has an account by now asks for its password and makes no second account.
    let call = call(now(), None);
    link::invite(&shop.platform, &call, Some("asha@sona.example"), 1).await.expect("a link");
    let link = mailed(&shop, "asha@sona.example", "sign_up", 1).await;
    let form = asha.get(&link).await.html;
    assert!(form.contains("current-password") && !form.contains("name=\"name\""), "{form}");
    let third = asha.submit(&link, &link, &typed("", "third")).await;
    assert!(third.to.starts_with("/sign-in/code"), "{}", third.html);
}

#[tokio::test]
async fn without_mail_or_an_invitation_the_page_says_how_one_gets_in_and_takes_no_form() {
    let invited = house_of(Shop::jeweller_where(Mode::Invited).await, Providers::default()).await;
    let closed = house_of(Shop::jeweller_where(Mode::Closed).await, Providers::default()).await;
    let open = house_without_mail().await;
    invited.0.platform.mail.sends(true);
    closed.0.platform.mail.sends(true);
    for ((_, router), way) in [
        (&open, Way::Invited { lacks_mail: true }),
        (&invited, Way::Invited { lacks_mail: false }),
        (&closed, Way::Closed),
    ] {
        let mut browser = Browser::new(router);
        for page in ["/sign-up", "/sign-up/account"] {
            let seen = browser.get(page).await;
            assert!(
                seen.status == StatusCode::OK && seen.html.contains(way.words()),
                "{page}: {}",
                seen.html
            );
            assert!(!seen.html.contains("<form method=\"post\" action=\"/sign-up"), "{}", seen.html);
            // The form of a page that was opened before.
            let form = browser.get("/forgotten").await.html.replace("/forgotten", page);
            let refused = browser.answer(&form, page, &typed("nila@new.example", "nila")).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{page}");
            assert!(refused.html.contains(way.words()), "{}", refused.html);
        }
    }
    for (shop, _) in [&open, &invited, &closed] {
        assert!(letters(shop, "nila@new.example").await.is_empty());
        let rows =
            look(shop).await.query("select from app.address where slug = 'nila'", &[]).await.expect("rows");
        assert!(rows.is_empty());
    }
}

#[tokio::test]
async fn an_operators_link_founds_one_workspace_in_its_time_unless_it_is_withdrawn() {
    let (shop, router) = house_of(Shop::jeweller_where(Mode::Invited).await, Providers::default()).await;
    let (platform, now) = (&shop.platform, call(now(), None));
    let old = Call { now: now.now - SignedDuration::from_hours(25), ..now.clone() };
    let made = link::invite(platform, &now, None, 1).await.expect("a link");
    let taken_back = link::invite(platform, &now, Some("nila@new.example"), 1).await.expect("a link");
    let ended = link::invite(platform, &old, None, 1).await.expect("a link");
    assert!(!taken_back.is_mailed, "no mail goes out here");
    let open = |all: Vec<link::Open>| all.into_iter().map(|it| it.id).collect::<Vec<_>>();
    let listed = open(link::open(platform, now.now).await.expect("a list"));
    assert!(listed.len() == 2 && listed.contains(&made.id) && listed.contains(&taken_back.id), "{listed:?}");
    link::withdraw(platform, &now, taken_back.id).await.expect("withdrawn");
    let twice = link::withdraw(platform, &now, taken_back.id).await.expect_err("gone");
    assert_eq!(twice.refusal().expect("a refusal").code.as_str(), "not_found");
    let (mut nila, mut late) = (Browser::new(&router), Browser::new(&router));
    for path in [&taken_back.path, &ended.path] {
        assert_eq!(nila.get(path).await.status, StatusCode::GONE);
    }
    let form = late.get(&made.path).await.html;
    let opened = nila.submit(&made.path, &made.path, &typed("nila@new.example", "nila")).await;
    assert_eq!(opened.to, FACTOR, "{}", opened.html);
    nila.enrol_at_sign_up().await;
    let again = late.answer(&form, &made.path, &typed("other@new.example", "other")).await;
    assert_eq!(again.status, StatusCode::GONE, "{}", again.html);
    assert!(open(link::open(platform, now.now).await.expect("a list")).is_empty());
    let client = look(&shop).await;
    let events = told(platform.encryption.vault(), &client, "workspace.founding.invite").await;
    let named = |it: &Told| it.content.after().is_some_and(|after| after["email"] == "nila@new.example");
    assert_eq!((events.len(), events.iter().filter(|it| named(it)).count()), (3, 1));
    assert_eq!(told(platform.encryption.vault(), &client, "workspace.founding.withdraw").await.len(), 1);
}

#[tokio::test]
async fn where_mail_goes_out_an_operators_link_asks_for_an_address_and_is_used_up_by_what_was_mailed() {
    let (shop, router) = house_of(Shop::jeweller_where(Mode::Invited).await, Providers::default()).await;
    shop.platform.mail.sends(true);
    let made = link::invite(&shop.platform, &call(now(), None), None, 1).await.expect("a link");
    let (mut nila, mut other) = (Browser::new(&router), Browser::new(&router));
    for (browser, email) in [(&mut nila, "nila@new.example"), (&mut other, "other@new.example")] {
        let got = browser.submit(&made.path, &made.path, &[("email", email)]).await;
        assert!(got.status == StatusCode::OK && got.html.contains("Look at your mail"), "{}", got.html);
    }
    let first = mailed(&shop, "nila@new.example", "sign_up", 1).await;
    let second = mailed(&shop, "other@new.example", "sign_up", 1).await;
    let opened = nila.submit(&first, &first, &typed("", "nila")).await;
    assert_eq!(opened.to, FACTOR, "{}", opened.html);
    let key = nila.enrol_at_sign_up().await;
    for path in [&made.path, &second] {
        assert_eq!(other.get(path).await.status, StatusCode::GONE, "one link, one workspace");
    }
    // A person with an account gets the way by mail, which uses up the same link.
    let made = link::invite(&shop.platform, &call(now(), None), None, 1).await.expect("a link");
    other.submit(&made.path, &made.path, &[("email", "nila@new.example")]).await;
    let way = mailed(&shop, "nila@new.example", "sign_up", 2).await;
    assert_eq!(way, format!("{}/account", made.path));
    let opened = nila.submit(&way, &way, &typed("nila@new.example", "nila-two")).await;
    assert!(opened.to.starts_with("/sign-in/code"), "{} {}", opened.to, opened.html);
    let code = key.code_at(now() + SignedDuration::from_secs(30));
    let opened = nila.submit(&opened.to, "/sign-in/code", &[("code", &code)]).await;
    assert_eq!(opened.to, "/workspaces", "{}", opened.html);
    assert_eq!(other.get(&way).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn an_operator_opens_no_workspace_with_the_account_they_run_the_instance_by() {
    let (shop, router, _) = by_mail().await;
    let now = call(now(), None);
    operators::add(&shop.platform, &now, "omar@instance.example", "Omar", SECRET).await.expect("an operator");
    let mut omar = Browser::new(&router);
    let page = "/sign-up/account";
    let refused = omar.submit(page, page, &typed("omar@instance.example", "omars")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.html);
    assert!(refused.html.contains("with another address"), "{}", refused.html);
}

#[tokio::test]
async fn who_proved_no_address_or_lost_theirs_opens_no_workspace_with_their_account() {
    let (shop, router, _) = by_mail().await;
    let page = "/sign-up/account";
    let mut thief = Browser::new(&router);
    let claims = thief.submit(page, page, &typed("claimed@shop.example", "trap")).await;
    assert_eq!(claims.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", claims.html);
    assert!(claims.html.contains("Confirm the address of your account first"), "{}", claims.html);
    let lose = "update app.person set email_blind = null, former_blind = email_blind, lost_at = now() where person_id = $1";
    let whose = person_at(&shop.platform, "claimed@shop.example", now()).await.uuid();
    look(&shop).await.execute(lose, &[&whose]).await.expect("lost");
    let lost = thief.submit(page, page, &typed("claimed@shop.example", "trap")).await;
    assert_eq!(lost.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", lost.html);
}

#[tokio::test]
async fn of_two_who_found_the_first_workspace_at_once_one_is_first_whatever_was_chosen() {
    let (shop, router) = house_of(Shop::jeweller_where(Mode::Closed).await, Providers::default()).await;
    look(&shop)
        .await
        .execute("delete from app.address where slug = 'shop'", &[])
        .await
        .expect("as at the start");
    let (mut nila, mut omar) = (Browser::new(&router), Browser::new(&router));
    let (form, other) = (nila.get("/sign-up").await.html, omar.get("/sign-up").await.html);
    let (one, two) = (typed("nila@new.example", "one"), typed("omar@new.example", "two"));
    nila.answer(&form, "/sign-up", &one).await;
    omar.answer(&other, "/sign-up", &two).await;
    let (form, other) = (nila.get(FACTOR).await.html, omar.get(FACTOR).await.html);
    let ((_, nila), (_, omar)) = tokio::join!(nila.prove(&form, FACTOR), omar.prove(&other, FACTOR));
    let mut told = [nila.status.as_u16(), omar.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [200, 403], "{}{}", nila.html, omar.html);
    let there = made(&shop, "one").await[0] + made(&shop, "two").await[0];
    assert_eq!(there, 1);
}

#[tokio::test]
async fn a_closed_instance_gives_no_link_and_takes_none() {
    let (shop, _) = house_of(Shop::jeweller_where(Mode::Closed).await, Providers::default()).await;
    let refused = link::invite(&shop.platform, &call(now(), None), None, 1).await.expect_err("closed");
    assert_eq!(refused.refusal().expect("a refusal").code.as_str(), "permission_denied");
}

#[tokio::test]
async fn an_address_or_a_break_in_a_name_is_refused_where_names_are_given() {
    let (shop, router) = house_without_mail().await;
    let mut nila = Browser::new(&router);
    let link = nila.founding_link("nila@new.example").await;
    for (field, text) in [
        ("name", "Win at https://evil.example"),
        ("workspace", "evil.com"),
        ("workspace", "write to asha@evil.example"),
        ("name", "Nila\u{2028}Pay here"),
        ("workspace", "\u{202e}Sona"),
    ] {
        let form = typed("nila@new.example", "nila")
            .map(|(name, value)| (name, if name == field { text } else { value }));
        let got = nila.submit(&link, &link, &form).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}: {}", got.html);
        assert!(got.html.contains(&format!("href=\"#f-{field}\"")), "{}", got.html);
    }
    let role = json!({ "name": "see evil.com", "permissions": ["bills.read"] });
    assert_eq!(shop.run::<admin::roles::CreateRole>("olive", role).await, Err("value_unknown name".into()));
    let details = json!({ "name": "evil.com", "gstin": "27AAPFU0939F1ZV" });
    let changed = shop.run::<admin::settings::details::ChangeDetails>("olive", details).await;
    assert_eq!(changed, Err("value_unknown name".into()));
}

#[tokio::test]
async fn no_invitation_is_mailed_before_the_inviters_address_is_proved_or_beyond_a_days_measure() {
    let (shop, router) = house_without_mail().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let invited = [("email", "victim@world.example"), ("roles", "Cashier")];
    let shown = asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &invited).await;
    assert!(shown.html.contains("/join/steelyard_"), "the link is shown all the same: {}", shown.html);
    assert!(shown.html.contains("before your own address is confirmed"), "{}", shown.html);
    assert!(shown.html.contains("href=\"/w/sona/account\""), "{}", shown.html);
    assert_eq!(to_victims(&shop).await, 0);
    // For a workspace with a proved Owner: twenty a day while it is young.
    for n in 0..21 {
        let sent = json!({ "email": format!("victim-{n}@world.example"), "roles": ["Cashier"] });
        let answer = shop.run::<InviteMember>("olive", sent).await.expect("a link");
        assert_eq!(answer["not_mailed"]["why"] == "daily_limit", n == 20, "{n}: {answer}");
    }
    assert_eq!(to_victims(&shop).await, 20);
}

#[tokio::test]
async fn one_mailbox_gets_ten_invitations_a_day_from_all_workspaces_together() {
    let shop = Shop::jeweller().await;
    let next = shop.beside("next-door").await;
    for n in 0..12 {
        let sent = json!({ "email": format!("victim+{n}@world.example"), "roles": ["Cashier"] });
        let by = if n % 2 == 0 { &shop } else { &next };
        let answer = by.run::<InviteMember>("olive", sent).await.expect("a link");
        assert_eq!(answer["not_mailed"]["why"] == "recipient_limit", n >= 10, "{n}: {answer}");
    }
    let other = json!({ "email": "victims@world.example", "roles": ["Cashier"] });
    let answer = next.run::<InviteMember>("olive", other).await.expect("a link");
    assert!(answer["not_mailed"].is_null(), "{answer}");
}

#[tokio::test]
async fn one_person_opens_three_workspaces_a_day_and_writes_to_twenty_strangers_from_all_of_them() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    let key = asha.open_workspace("asha", "sona").await;
    confirm(&shop, &mut asha, "asha@sona.example").await;
    let who = person_at(&shop.platform, "asha@sona.example", now()).await;
    let opens = async |slug: &str, at| {
        let new = another(slug);
        let told = founding::found(&shop.platform, &call(at, None), &new, &By::Proof, (who, "Asha")).await;
        told.map(drop).map_err(|error| error.refusal().expect("a refusal").code)
    };
    for slug in ["first", "second", "third"] {
        assert_eq!(opens(slug, now()).await, Ok(()), "{slug}");
    }
    assert_eq!(opens("fourth", now()).await, Err(Code::RateLimited));
    assert_eq!(opens("fourth", now() + SignedDuration::from_hours(9)).await, Ok(()), "later in the day");

    let (mut asha, _) = sign_in_by_code(&router, "asha@sona.example", &key).await;
    for n in 0..22 {
        let (slug, email) = (["sona", "second"][n % 2], format!("victim-{n}@world.example"));
        let (page, action) = (format!("/w/{slug}/team"), format!("/w/{slug}/do/workspace.member.invite"));
        let sent = asha.submit(&page, &action, &[("email", &email), ("roles", "Cashier")]).await;
        assert_eq!(sent.html.contains("mails 20 people a day"), n >= 20, "{n}: {}", sent.html);
    }
    assert_eq!(to_victims(&shop).await, 20);
}

fn another(slug: &str) -> NewWorkspace {
    NewWorkspace {
        slug: slug.into(),
        name: "Nila's Dairy".into(),
        country: Country::Australia,
        currency: "AUD".into(),
        minor_digits: 2,
        timezone: "Australia/Hobart".into(),
        fy_start: (7, 1),
        state: None,
        gstin: None,
        abn: None,
        gst_registered: false,
        location: None,
        gln: None,
        settings: json!({}),
    }
}

async fn to_victims(shop: &Shop) -> i64 {
    let row =
        look(shop).await.query_one("select count(*) from app.mail where kind = 'invitation'", &[]).await;
    row.expect("a count").get(0)
}

/// A secret of a link reveals nothing to a person without it.
#[tokio::test]
async fn a_made_up_link_is_over_and_an_operators_is_no_mailed_one() {
    let (shop, router) = house_without_mail().await;
    let mut browser = Browser::new(&router);
    let made = link::invite(&shop.platform, &call(now(), None), None, 1).await.expect("a link");
    let secret = made.path.rsplit('/').next().expect("a secret");
    assert!(Credential::parse(CredentialKind::Token, secret).is_some());
    for path in [
        format!("/sign-up/link/{secret}"),
        "/sign-up/link/steelyard_made-up".to_owned(),
        "/sign-up/invited/x".to_owned(),
        format!("/sign-up/invited/{secret}x/account"),
    ] {
        assert_eq!(browser.get(&path).await.status, StatusCode::GONE, "{path}");
    }
}

#[tokio::test]
async fn an_instance_of_before_is_open_and_undecided_until_somebody_chose_once() {
    let (shop, _) = house_without_mail().await;
    let as_it_starts = async |chosen| {
        let platform =
            Platform::new(shop.db.app_config(), shop.platform.encryption.vault().clone(), own_password)
                .expect("a pool");
        (sign_up::settle(&platform, chosen).await.expect("settled"), platform)
    };
    assert_eq!(as_it_starts(None).await.0.mode(), Mode::Invited, "new, and nobody chose");
    let row = "insert into app.sign_up (tenant_id, open_since) values ($1, now())";
    look(&shop).await.execute(row, &[&INSTANCE.uuid()]).await.expect("as the migration leaves it");
    let (before, _) = as_it_starts(None).await;
    assert_eq!((before.mode(), before.is_undecided()), (Mode::Open, true));
    let (chose, platform) = as_it_starts(Some(Mode::Open)).await;
    assert_eq!((chose.mode(), chose.is_undecided()), (Mode::Open, false));
    sign_up::decide(&platform, now()).await.expect("noted");
    let (after, _) = as_it_starts(None).await;
    assert_eq!(
        (after.mode(), after.is_undecided()),
        (Mode::Invited, false),
        "the default holds from then on"
    );
}
