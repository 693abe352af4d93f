//! Operators of the instance: they see a workspace only by a grant with a reason and an end, which its Owner
//! reads in the log.
//! Invariant: the tests use the real router and the function of the real command, with the router's clock,
//! which cannot be moved, and a call's clock, which can.

use crate::browser;
use axum::http::{Method, StatusCode};
use browser::{Browser, Got, SECRET, house, now, shown};
use identity::factors::Authenticator;
use identity::operators::{self, Grant};
use identity::sessions::Proven;
use identity::sessions::opening::open_all;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::role::Role;
use testing::{Shop, call, person_at};

pub const EMAIL: &str = "omar@instance.example";

/// An operator who has signed in and set up the second factor, and its key.
pub async fn omar(shop: &Shop, router: &axum::Router) -> (Browser, Authenticator) {
    operators::add(&shop.platform, &call(now(), None), EMAIL, "Omar", SECRET).await.expect("added");
    let mut omar = Browser::new(router);
    let to = omar.submit("/sign-in", "/sign-in", &[("email", EMAIL), ("password", SECRET)]).await.to;
    assert_eq!(to, "/w/instance/account/authenticator", "an operator has a second factor or nothing");
    let key = omar.enrol("instance").await;
    (omar, key)
}

fn wanted<'a>(code: &'a str, slug: &'a str) -> Grant<'a> {
    let life = SignedDuration::from_hours(1);
    Grant { email: EMAIL, code, slug, reason: "the till prints nothing", role: Role::Auditor, life }
}

async fn refused(shop: &Shop, grant: &Grant<'_>) -> Code {
    let done = operators::grant(&shop.platform, &call(now(), None), grant).await;
    done.expect_err("refused").refusal().expect("a refusal").code
}

#[tokio::test]
async fn an_operator_comes_in_by_a_grant_alone_and_its_owner_reads_why() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    crate::links::confirm(&shop, &mut asha, "asha@sona.example").await;
    let (mut omar, key) = omar(&shop, &router).await;
    assert!(omar.get("/w/sona/team").await.to.starts_with("/sign-in"), "no standing access");
    assert_eq!(omar.get("/w/instance/audit").await.status, StatusCode::OK, "their own house they see");

    let code = key.code_at(now() + SignedDuration::from_secs(30));
    assert_eq!(refused(&shop, &wanted("000000", "sona")).await, Code::StepUpRequired);
    assert_eq!(refused(&shop, &Grant { reason: " ", ..wanted(&code, "sona") }).await, Code::FieldRequired);
    let longer = SignedDuration::from_mins(61);
    assert_eq!(refused(&shop, &Grant { life: longer, ..wanted(&code, "sona") }).await, Code::ValueUnknown);
    assert_eq!(
        refused(&shop, &Grant { role: Role::Owner, ..wanted(&code, "sona") }).await,
        Code::ValueUnknown
    );
    assert_eq!(
        refused(&shop, &Grant { email: "asha@sona.example", ..wanted(&code, "sona") }).await,
        Code::NotFound
    );
    operators::grant(&shop.platform, &call(now(), None), &wanted(&code, "sona")).await.expect("let in");

    let log = asha.get("/w/sona/audit?action=workspace.operator.grant").await.html;
    assert!(log.contains("Omar (operator)") && log.contains("the till prints nothing"), "{log}");
    assert!(asha.get("/w/sona/team").await.html.contains("Operator"));
    let mail = told(&shop).await;
    assert_eq!((mail.0.as_str(), mail.2.as_str()), ("asha@sona.example", "/w/sona/audit"));
    for word in ["Omar (operator)", "as Auditor until", "the till prints nothing"] {
        assert!(mail.1.contains(word), "{word}: {}", mail.1);
    }
    assert!(asha.get("/w/sona/outbox").await.html.contains("Operator let in"));
    let session = into_sona(&shop, 0).await;
    omar.cookies.insert("__Host-s-sona".into(), session);
    assert_eq!(omar.get("/w/sona/team").await.status, StatusCode::OK);
    let log = asha.get("/w/sona/audit?action=workspace.members").await.html;
    assert!(log.contains("Omar (operator)"), "each reading stands in the log: {log}");
    let token = tries(&mut omar, "workspace.token.create", &[("name", "stay")]).await;
    assert_eq!(token.status, StatusCode::FORBIDDEN, "nothing that outlives the grant");
}

/// Sends an action that no page offers to this person, with the token of their own forms.
async fn tries(browser: &mut Browser, action: &str, typed: &[(&str, &str)]) -> Got {
    let html = browser.get("/w/sona/account").await.html;
    let token = html.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let sent = [&[("_csrf", token.expect("a form")), ("_key", action)][..], typed].concat();
    let body = serde_urlencoded::to_string(sent).expect("a form");
    browser.send(Method::POST, &format!("/w/sona/do/{action}"), body).await
}

#[tokio::test]
async fn access_that_ends_gives_none_that_lasts() {
    let (shop, router) = house().await;
    Browser::new(&router).open_workspace("asha", "sona").await;
    let (mut omar, key) = omar(&shop, &router).await;
    let code = key.code_at(now() + SignedDuration::from_secs(30));
    let grant = Grant { role: Role::Admin, ..wanted(&code, "sona") };
    operators::grant(&shop.platform, &call(now(), None), &grant).await.expect("let in");
    let session = into_sona(&shop, 0).await;
    omar.cookies.insert("__Host-s-sona".into(), session);
    for (action, typed) in [
        ("workspace.member.invite", &[("email", "second@omar.example"), ("roles", "Admin")][..]),
        ("workspace.role.create", &[("name", "Stay"), ("permissions", "bills.read")]),
        ("workspace.token.create", &[("name", "stay")]),
    ] {
        let reply = tries(&mut omar, action, typed).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{action}: {}", reply.html);
    }
    let database = crate::links::look(&shop).await;
    let made = "select (select count(*) from app.invitation) + (select count(*) from app.role) + (select count(*) from app.api_token
                where person_id in (select person_id from app.membership where until is not null))";
    let made: i64 = database.query_one(made, &[]).await.expect("a count").get(0);
    assert_eq!(made, 0, "a person was let in");
    let changed = tries(&mut omar, "workspace.location.create", &[("code", "TRAY-9")]).await;
    assert_ne!(changed.status, StatusCode::FORBIDDEN, "what ends with it stays theirs");
}

#[tokio::test]
async fn an_operator_who_has_not_signed_confidentiality_is_not_let_in() {
    let (shop, router) = house().await;
    Browser::new(&router).open_workspace("asha", "sona").await;
    let (_, key) = omar(&shop, &router).await;
    let (planting, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    let undertaking = "insert into app.policy (tenant_id, policy_id, kind, title, owner_id, readers, created_at)
         select tenant_id, tenant_id, 'confidentiality', 'What stays here', tenant_id, '{}', now()
         from app.tenant where slug = 'instance';
         insert into app.policy_version (tenant_id, policy_version_id, policy_id, version_no, body, review_due, published_by, published_at)
         select tenant_id, tenant_id, tenant_id, 1, '\\x01'::bytea || decode(repeat('00', 44), 'hex'), '2190-01-01', tenant_id, now()
         from app.tenant where slug = 'instance'";
    planting.batch_execute(undertaking).await.expect("planted");
    let code = key.code_at(now() + SignedDuration::from_secs(30));
    assert_eq!(refused(&shop, &wanted(&code, "sona")).await, Code::ValueUnknown, "they have not signed");
    let signed =
        "insert into app.policy_reading (tenant_id, policy_id, version_no, person_id, acknowledged_at)
         select t.tenant_id, t.tenant_id, 1, m.person_id, now() from app.tenant t
         join app.membership m on m.tenant_id = t.tenant_id and m.state = 'active' where t.slug = 'instance'";
    planting.batch_execute(signed).await.expect("signed");
    let later = now() + SignedDuration::from_mins(2);
    let code = key.code_at(later);
    operators::grant(&shop.platform, &call(later, None), &wanted(&code, "sona")).await.expect("let in");
}

/// The only mail about a grant: its recipient, its text, its link.
async fn told(shop: &Shop) -> (String, String, String) {
    let (watcher, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    let mut all = testing::mails(shop.platform.encryption.vault(), &watcher).await;
    all.retain(|it| it.kind == "grant");
    assert_eq!(all.len(), 1, "one, to the Owner");
    let mail = all.remove(0);
    (mail.address, mail.text, mail.link)
}

/// A session of the operator, as a sign-in this many minutes later would open it: the clock of the router cannot
/// be moved.
async fn into_sona(shop: &Shop, minutes: i64) -> String {
    let person = person_at(&shop.platform, EMAIL, now()).await;
    let who = Proven { person, name: "Omar".into(), second_factor: true };
    let at = call(now() + SignedDuration::from_mins(minutes), None);
    let all = open_all(&shop.platform, &at, &who).await.expect("signed in");
    all.into_iter().find(|one| one.slug == "sona").expect("let in to it").token
}

#[tokio::test]
async fn a_grant_ends_by_itself_and_at_once_when_an_owner_says_so() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    let (_, key) = omar(&shop, &router).await;
    let code = key.code_at(now() + SignedDuration::from_secs(30));
    operators::grant(&shop.platform, &call(now(), None), &wanted(&code, "sona")).await.expect("let in");
    let token = into_sona(&shop, 50).await;
    let later = |minutes: i64| {
        use platform::call::{Call, Credential, CredentialKind};
        let credential = Credential::parse(CredentialKind::Session, &token);
        Call { credential, ..call(now() + SignedDuration::from_mins(minutes), None) }
    };
    let works = async |minutes: i64| {
        let ask = platform::action::ask_json::<admin::people::ListMembers>;
        ask(&shop.platform, &later(minutes), &serde_json::json!({})).await.is_ok()
    };
    assert!(works(51).await && works(59).await);
    assert!(!works(61).await, "after the hour");
    let team = asha.get("/w/sona/team").await.html;
    let row = team.split("href=\"").find(|part| part.contains("Change<span class=\"vh\">, Omar"));
    let page = row.and_then(|part| part.split('"').next()).expect("their row").to_owned();
    let roles = asha.submit(&page, "/w/sona/do/workspace.member.change_roles", &[("roles", "Admin")]).await;
    assert!(roles.html.contains("keeps the role of their grant"), "{}", roles.html);
    asha.submit(&page, "/w/sona/do/workspace.member.remove", &[("reason", "done")]).await;
    assert!(!works(52).await);
}

#[tokio::test]
async fn an_operator_is_nobodys_member() {
    let (shop, router) = house().await;
    let mut asha = Browser::new(&router);
    asha.open_workspace("asha", "sona").await;
    omar(&shop, &router).await;
    let invite = [("email", EMAIL), ("roles", "Cashier")];
    let link = shown(&asha.submit("/w/sona/team", "/w/sona/do/workspace.member.invite", &invite).await);
    let path = link.strip_prefix("https://shop.example").expect("a whole address").to_owned();
    let mut omar = Browser::new(&router);
    let joined = omar.submit(&path, &path, &[("name", "Omar"), ("password", SECRET)]).await;
    assert_eq!(joined.status, StatusCode::FORBIDDEN, "{}", joined.html);
    let taken = operators::add(&shop.platform, &call(now(), None), "asha@sona.example", "Asha", SECRET).await;
    assert!(taken.is_err(), "who has an account is no operator");
}
