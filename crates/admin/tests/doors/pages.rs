//! The part's pages in a browser: signed up at the real router, without script.
//! Invariant: typed input takes the way of every other call, and a secret is on one page once.

use crate::browser;
use axum::http::{Method, StatusCode};
use browser::{Browser, FACTOR, FORM, From, SECRET, house, house_without_mail, of, shown};
use platform::disk::{Room, Seen};

#[tokio::test]
async fn who_opens_the_log_stands_in_it() {
    let (_shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    assert!(!asha.get("/w/sona/audit").await.html.contains("Audit log, read"));
    assert!(asha.get("/w/sona/audit").await.html.contains("Audit log, read"));
}

#[tokio::test]
async fn an_owner_invites_somebody_who_joins_and_is_shown_out_again() {
    let (_shop, router) = house().await;
    let (mut asha, mut nila) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    let typed = [("email", "nila@sona.example"), ("roles", "Cashier"), ("roles", "Maker")];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address").to_owned();
    assert!(!asha.get("/w/sona/team").await.html.contains(&path), "the link is shown once");
    let joined = nila.submit(&path, &path, &[("name", "Nila"), ("password", SECRET)]).await;
    assert_eq!((joined.status, joined.to.as_str()), (StatusCode::SEE_OTHER, "/w/sona"), "{}", joined.html);
    let seen = nila.get("/w/sona/team").await;
    assert!(seen.html.contains("Cashier, Maker") && !seen.html.contains("workspace.member.invite"));
    assert_eq!(nila.get("/w/sona/audit").await.status, StatusCode::FORBIDDEN);

    let team = asha.get("/w/sona/team").await.html;
    let member = team
        .split("href=\"")
        .find(|part| part.contains("Change<span class=\"vh\">, Nila"))
        .expect("Nila's row");
    let member = member.split('"').next().unwrap_or_default().to_owned();
    let changed =
        asha.submit(&member, "/w/sona/do/workspace.member.change_roles", &[("roles", "Auditor")]).await;
    assert_eq!(changed.to, "/w/sona/team?done=1", "{}", changed.html);
    let asked_again = nila.get("/w/sona/audit").await;
    assert_eq!(asked_again.to, "/sign-in?to=%2Fw%2Fsona%2Faudit", "under new roles one signs in anew");
    let typed = [("email", "nila@sona.example"), ("password", SECRET)];
    assert_eq!(nila.submit("/sign-in", "/sign-in", &typed).await.to, "/w/sona");
    assert_eq!(nila.get("/w/sona/audit").await.status, StatusCode::OK);
    let removed = asha.submit(&member, "/w/sona/do/workspace.member.remove", &[("reason", "left")]).await;
    assert_eq!(removed.to, "/w/sona/team?done=1", "{}", removed.html);
    assert_eq!(nila.get("/w/sona/team").await.to, "/sign-in?to=%2Fw%2Fsona%2Fteam");
}

#[tokio::test]
async fn a_form_or_an_address_that_says_one_thing_twice_is_refused_and_changes_nothing() {
    let (_shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let (page, create) = ("/w/sona/team/roles", "/w/sona/do/workspace.role.create");
    let role = [("name", "Till lead"), ("permissions", "audit.read"), ("permissions", "mail.read")];
    let twice = asha.submit(page, create, &[&role[..], &[("name", "Other")]].concat()).await;
    assert_eq!(twice.status, StatusCode::BAD_REQUEST, "{}", twice.html);
    assert!(twice.html.contains("This was sent twice. Send it once."), "{}", twice.html);
    for own in ["_csrf", "_key", "_next"] {
        let fields = [&role[..], &[(own, "1"), (own, "2")]].concat();
        assert_eq!(asha.submit(page, create, &fields).await.status, StatusCode::BAD_REQUEST, "{own}");
    }
    assert!(!asha.get(page).await.html.contains("Till lead"));
    // A list comes as often as it is long.
    assert_eq!(asha.submit(page, create, &role).await.to, "/w/sona/team/roles?done=1");

    let typed = [("email", "asha@sona.example"), ("password", SECRET), ("password", SECRET)];
    let mut other = Browser::new(&router);
    assert_eq!(other.submit("/sign-in", "/sign-in", &typed).await.status, StatusCode::BAD_REQUEST);
    for address in ["/w/sona/team?q=1&q=2", "/sign-in?to=/w/sona&to=/w/other"] {
        assert_eq!(asha.get(address).await.status, StatusCode::BAD_REQUEST, "{address}");
    }
    let refused = asha.get("/api/v1/queries/workspace.job?job=1&job=1").await;
    assert!(refused.html.contains(r#""code":"request_invalid""#), "{}", refused.html);
    assert!(refused.html.contains(r#""field":"job""#), "{}", refused.html);
}

/// The address behind a row's button of a page.
fn row_of(html: &str, name: &str) -> String {
    let row = html.split("href=\"").find(|part| part.contains(&format!("Change<span class=\"vh\">, {name}")));
    row.and_then(|part| part.split('"').next()).expect("the row").to_owned()
}

#[tokio::test]
async fn a_role_of_ones_own_is_made_given_changed_and_ended_from_its_pages() {
    let (_shop, router) = house().await;
    let (mut asha, mut nila) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    let (page, create) = ("/w/sona/team/roles", "/w/sona/do/workspace.role.create");
    let silent = asha.submit(page, create, &[("name", "Till lead")]).await;
    assert!(silent.html.contains("id=\"create-permissions-fault\""), "{}", silent.html);
    let made = asha.submit(page, create, &[("name", "Till lead"), ("permissions", "audit.read")]).await;
    assert_eq!(made.to, "/w/sona/team/roles?done=1", "{}", made.html);
    let role = row_of(&asha.get(page).await.html, "Till lead");
    let id = role.rsplit('/').next().unwrap_or_default().to_owned();
    let typed = [("email", "nila@sona.example"), ("custom_roles", id.as_str())];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address").to_owned();
    nila.submit(&path, &path, &[("name", "Nila"), ("password", SECRET)]).await;
    assert_eq!(nila.get("/w/sona/audit").await.status, StatusCode::OK);
    assert!(nila.get("/w/sona/account").await.html.contains("Till lead"));
    let mine = row_of(&asha.get("/w/sona/team").await.html, "asha");
    let both = [("roles", "Owner"), ("custom_roles", id.as_str())];
    asha.submit(&mine, "/w/sona/do/workspace.member.change_roles", &both).await;

    let before = asha.cookies.clone();
    let change = "/w/sona/do/workspace.role.change";
    let changed = asha.submit(&role, change, &[("name", "Till lead"), ("permissions", "mail.read")]).await;
    assert_eq!(changed.to, "/w/sona/team/roles?done=1", "{}", changed.html);
    assert_ne!(asha.cookies, before, "one's own session goes on under another secret");
    assert_eq!(asha.get(page).await.status, StatusCode::OK);
    assert_eq!(nila.get("/w/sona/outbox").await.to, "/sign-in?to=%2Fw%2Fsona%2Foutbox");
    let held = asha.submit(&role, "/w/sona/do/workspace.role.end", &[]).await;
    assert!(held.html.contains("is held by asha, Nila"), "{}", held.html);
    let page_of_nila = row_of(&asha.get("/w/sona/team").await.html, "Nila");
    for (page, roles) in [(page_of_nila, "Maker"), (mine, "Owner")] {
        asha.submit(&page, "/w/sona/do/workspace.member.change_roles", &[("roles", roles)]).await;
    }
    let ended = asha.submit(&role, "/w/sona/do/workspace.role.end", &[]).await;
    assert_eq!(ended.to, "/w/sona/team/roles?done=1", "{}", ended.html);
    assert!(asha.get(page).await.html.contains("No roles of your own"));
}

#[tokio::test]
async fn what_somebody_invited_to_ends_with_the_right_to_invite() {
    let (_shop, router) = house().await;
    let (mut asha, mut nila, mut sock) =
        (Browser::new(&router), Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    let invited = async |by: &mut Browser, email: &str| {
        let typed = [("email", email), ("roles", "Admin")];
        let link = shown(&by.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await);
        link.strip_prefix("https://shop.example").expect("a whole address").to_owned()
    };
    let path = invited(&mut asha, "nila@sona.example").await;
    nila.submit(&path, &path, &[("name", "Nila"), ("password", SECRET)]).await;
    nila.enrol("sona").await;
    let kept = invited(&mut nila, "sock@evil.example").await;
    assert_eq!(sock.get(&kept).await.status, StatusCode::OK);
    let team = asha.get("/w/sona/team").await.html;
    let member = team.split("href=\"").find(|part| part.contains("Change<span class=\"vh\">, Nila"));
    let member = member.and_then(|part| part.split('"').next()).expect("Nila's row").to_owned();
    asha.submit(&member, "/w/sona/do/workspace.member.remove", &[("reason", "left")]).await;
    assert!(sock.get(&kept).await.status.is_client_error());
}

#[tokio::test]
async fn a_sign_up_that_was_refused_for_its_address_goes_through_with_another() {
    let (shop, router) = house_without_mail().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let typed = |slug: &'static str, password: &'static str| {
        [
            ("name", "Nila"),
            ("email", "nila@sona.example"),
            ("password", password),
            ("workspace", "Two"),
            ("slug", slug),
            ("country", "AU"),
        ]
    };
    let mut nila = Browser::new(&router);
    let link = nila.founding_link("nila@sona.example").await;
    let taken = nila.submit(&link, &link, &typed("sona", SECRET)).await;
    assert!(taken.html.contains("This address is taken"), "{}", taken.html);
    let call = testing::call("2026-04-20T05:00:00Z".parse().expect("an instant"), None);
    let alone = identity::accounts::sign_up(&shop.platform, &call, "nila@sona.example", "Nila", SECRET).await;
    alone.expect("an account without a workspace, as a crash may leave one");
    let wrong = nila.submit(&link, &link, &typed("two", "a sentence of another")).await;
    assert!(wrong.html.contains("This address has an account"), "{}", wrong.html);
    let opened = nila.submit(&link, &link, &typed("two", SECRET)).await;
    assert_eq!(opened.to, FACTOR, "{}", opened.html);
}

#[tokio::test]
async fn a_nul_in_a_form_is_a_fault_of_the_form() {
    let (_shop, router) = house_without_mail().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let sign_in = [("email", "a\0b@nnn.example"), ("password", SECRET)];
    let sign_up = [
        ("name", "N"),
        ("email", "n@nnn.example"),
        ("password", SECRET),
        ("workspace", "N"),
        ("slug", "nnn"),
        ("country", "AU"),
        ("state", "\0"),
    ];
    let token = [("_key", "\0"), ("name", "n\0")];
    let link = asha.founding_link("n@nnn.example").await;
    let forms = [
        ("/sign-in", "/sign-in", &sign_in[..]),
        (&link, &link, &sign_up[..]),
        ("/w/sona/account", "/w/sona/do/workspace.token.create", &token[..]),
    ];
    for (page, action, typed) in forms {
        let got = asha.submit(page, action, typed).await;
        assert!(got.status.is_client_error(), "{action}: {} {}", got.status, got.html);
    }
}

#[tokio::test]
async fn wrong_passwords_at_the_same_time_are_counted_one_by_one() {
    let (shop, router) = house().await;
    Browser::new(&router).open_workspace("asha", "sona").await;
    let call = testing::call("2026-04-20T05:00:00Z".parse().expect("an instant"), None);
    let tries =
        (0..20).map(|_| identity::sign_in::by_password(&shop.platform, &call, "asha@sona.example", "wrong"));
    let told: Vec<String> = futures::future::join_all(tries)
        .await
        .into_iter()
        .map(|try_| try_.expect_err("wrong").refusal().expect("a refusal").code.to_string())
        .collect();
    assert_eq!(told.iter().filter(|code| *code == "sign_in_required").count(), 5, "{told:?}");
    assert_eq!(told.iter().filter(|code| *code == "rate_limited").count(), 15, "{told:?}");
}

#[tokio::test]
async fn a_refused_invitation_comes_back_with_what_was_typed_and_what_was_wrong() {
    let (_shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let typed = [("email", "nila at sona"), ("roles", "Quality")];
    let got = asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.html.contains("value=\"nila at sona\"") && got.html.contains("id=\"invite-email-fault\""));
    assert!(got.html.contains("value=\"Quality\" checked") && got.html.contains("<title>Error: "));
}

#[tokio::test]
async fn a_token_is_shown_once_works_and_is_revoked_by_its_button() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let typed = [("name", "till printer"), ("days", "30")];
    let token = shown(&asha.submit("/w/sona/account", "/w/sona/do/workspace.token.create", &typed).await);
    let call = || platform::call::Call {
        credential: platform::call::Credential::parse(platform::call::CredentialKind::Token, &token),
        now: "2026-04-20T05:00:00Z".parse().expect("an instant"),
        ..shop.call("cas")
    };
    let works = || async {
        platform::action::ask_json::<admin::tokens::ListTokens>(
            &shop.platform,
            &call(),
            &serde_json::json!({}),
        )
        .await
        .is_ok()
    };
    assert!(works().await);
    let page = asha.get("/w/sona/account").await.html;
    assert!(page.contains("till printer") && !page.contains(&token) && page.contains("This one"));
    let got = asha.submit("/w/sona/account", "/w/sona/do/workspace.token.revoke", &[]).await;
    assert_eq!(got.to, "/w/sona/account?done=1", "{}", got.html);
    assert!(!works().await);
}

#[tokio::test]
async fn settings_and_details_are_saved_by_their_forms_in_rupees_and_words() {
    let (_shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let typed = [
        ("set.cash_limit_minor", "1,50,000.00"),
        ("set.round_off_to_minor", "0.01"),
        ("set.four_eyes", "no"),
        ("reason", "smaller till"),
    ];
    let got = asha.submit("/w/sona/settings", "/w/sona/do/workspace.settings.update", &typed).await;
    assert_eq!(got.to, "/w/sona/settings?done=1", "{}", got.html);
    let page = asha.get("/w/sona/settings").await.html;
    assert!(page.contains("value=\"1,50,000.00\"") && page.contains("<option value=\"0.01\" selected>"));
    let typed = [("name", "Sona"), ("gstin", "27AAPFU0939F1ZW"), ("gst_registered", "yes")];
    let got = asha.submit("/w/sona/settings", "/w/sona/do/workspace.details.change", &typed).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.html.contains("id=\"details-gstin-fault\"") && !got.html.contains("id=\"figures-errors\""));
    let log = asha.get("/w/sona/audit?action=workspace.settings.update").await.html;
    assert!(log.contains("smaller till") && log.contains("1 event,"));
    assert!(asha.get("/w/sona/audit?from=x").await.html.contains("The first day is not a day"));
}

/// The fields that the account page sends for a new token: the right secret of the form, a key, a name.
async fn new_token(browser: &mut Browser, name: &str) -> String {
    let html = browser.get("/w/sona/account").await.html;
    let secret = of(html.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
    format!("_csrf={secret}&_key={name}&_page=/w/sona/account&name={name}")
}

#[tokio::test]
async fn a_form_of_another_site_changes_nothing_and_stands_in_the_log() {
    let (_shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let to = "/w/sona/do/workspace.token.create";
    let (ours, theirs) = (Some("https://shop.example"), Some("https://evil.example"));
    let foreign: [From; 8] = [
        (None, None, FORM),
        (None, theirs, FORM),
        (None, theirs, "text/plain"),
        (None, Some("null"), FORM),
        (Some("cross-site"), ours, FORM),
        (Some("same-site"), None, FORM),
        (Some("same-origin"), theirs, FORM),
        (Some("cross-site"), theirs, "multipart/form-data; boundary=x"),
    ];
    for (n, from) in foreign.into_iter().enumerate() {
        let body = new_token(&mut asha, &format!("foreign-{n}")).await;
        let got = asha.send_from(Method::POST, to, body, from).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{from:?}");
    }
    let without_token = "_key=x&name=x".to_owned();
    assert_eq!(asha.send(Method::POST, to, without_token).await.status, StatusCode::FORBIDDEN);
    let log = asha.get("/w/sona/audit?action=workspace.token.create").await.html;
    assert!(log.contains("9 events") && log.contains("did not come from this page"), "{log}");
    for (n, from) in
        [(None, ours, FORM), (Some("same-origin"), ours, FORM), (Some("same-origin"), Some("null"), FORM)]
            .into_iter()
            .enumerate()
    {
        let body = new_token(&mut asha, &format!("own-{n}")).await;
        let got = asha.send_from(Method::POST, to, body, from).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{from:?}: {}", got.html);
    }
}

#[tokio::test]
async fn a_session_shown_to_another_workspace_is_none_and_stands_in_its_own_log() {
    let (_shop, router) = house().await;
    let (mut asha, mut next) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    next.open_workspace("meera", "next-door").await;
    let secret = asha.cookies["__Host-s-sona"].clone();
    asha.cookies.insert("__Host-s-next-door".into(), secret);
    let page = asha.get("/w/next-door/team").await;
    assert_eq!((page.status, page.to.starts_with("/sign-in")), (StatusCode::SEE_OTHER, true));
    assert!(asha.get("/w/sona/audit?action=session_workspace_mismatch").await.html.contains("1 event,"));
    assert!(!next.get("/w/next-door/audit").await.html.contains("mismatch"));
}

#[tokio::test]
async fn every_page_stands_and_another_workspaces_does_not() {
    let (_shop, router) = house().await;
    let (mut asha, mut next) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    next.open_workspace("meera", "next-door").await;
    for page in ["team", "audit", "settings", "account"] {
        let got = asha.get(&format!("/w/sona/{page}")).await;
        assert_eq!((got.status, got.html.matches("<h1").count()), (StatusCode::OK, 1), "{page}");
        assert!(got.html.len() < 60_000, "{page}: {} bytes", got.html.len());
        let theirs = next.get(&format!("/w/sona/{page}")).await;
        assert_eq!(theirs.status, StatusCode::SEE_OTHER, "{page}");
    }
    let unknown = asha.get("/w/sona/team/00000000-0000-7000-8000-000000000009").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_leaves_types_where_from_and_has_no_way_back_in() {
    let (_shop, router) = house().await;
    let (mut asha, mut nila) = (Browser::new(&router), Browser::new(&router));
    asha.open_workspace("asha", "sona").await;
    let typed = [("email", "nila@sona.example"), ("roles", "Cashier")];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &typed).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address").to_owned();
    nila.submit(&path, &path, &[("name", "Nila"), ("password", SECRET)]).await;
    let leave = "/w/sona/do/workspace.member.leave";
    let last = asha.submit("/w/sona/account", leave, &[("workspace", "sona")]).await;
    assert!(last.html.contains("keeps at least one Owner"), "{}", last.html);
    let other = nila.submit("/w/sona/account", leave, &[("workspace", "sonar")]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = nila.submit("/w/sona/account", leave, &[("workspace", "sona")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.html);
    assert!(nila.get("/w/sona/account").await.to.starts_with("/sign-in"));
    assert!(asha.get("/w/sona/audit?action=workspace.member.leave").await.html.contains("Nila"));
}

#[tokio::test]
async fn while_a_disk_is_full_each_page_says_that_nothing_can_be_saved() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let says = "Nothing can be saved just now";
    for (room, is_told) in [
        (Room::Plenty, false),
        (Room::Low, false),
        (Room::Full, true),
        (Room::Out, true),
        (Room::Plenty, false),
    ] {
        let disk = Seen {
            what: "data",
            path: "/data".into(),
            free: 1,
            total: 100,
            room,
            takes_changes: true,
            takes_backups: false,
        };
        shop.platform.disk.set(vec![disk]);
        for page in ["/w/sona/team", "/w/sona/account", "/w/sona/settings"] {
            let seen = asha.get(page).await;
            assert_eq!(seen.status, StatusCode::OK);
            assert_eq!(seen.html.contains(says), is_told, "{page} {room:?}");
        }
    }
}

#[tokio::test]
async fn who_has_not_confirmed_their_address_reads_what_that_costs_them() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let (notices, lost) = ("Notices go only to confirmed addresses", "nobody can restore your access");
    let account = asha.get("/w/sona/account").await.html;
    assert!(account.contains(notices) && account.contains(lost), "{account}");
    let team = asha.get("/w/sona/team").await.html;
    assert!(team.contains("Nobody can bring back") && team.contains("asha"), "{team}");
    crate::links::confirm(&shop, &mut asha, "asha@sona.example").await;
    let account = asha.get("/w/sona/account").await.html;
    assert!(!account.contains(notices) && !account.contains(lost), "{account}");
    assert!(!asha.get("/w/sona/team").await.html.contains("Nobody can bring back"));
}
