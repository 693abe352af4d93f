//! Custom roles: the rules by themselves, then through the one path on a real database; the pages from samples.

use super::pages::{ListPage, OnePage, ticks};
use super::*;
use crate::audit::Audit;
use crate::people::invitation::{InviteMember, ListInvitations};
use crate::people::tests::id_of;
use crate::people::{ChangeRoles, GetMember, ListMembers, RemoveMember};
use crate::settings::WorkspaceSettings;
use crate::testing::{HOSTILE, chrome, look};
use askama::Template;
use identity::sessions::Proven;
use identity::sessions::opening::open_all;
use kernel::id::UserId;
use kernel::role::Role;
use proptest::prelude::*;
use testing::Shop;
use web::view::FormState;

// ---- rules ----

fn name(text: &str) -> RoleName {
    RoleName::parse(text).expect("a name")
}

proptest! {
    #[test]
    fn what_fits_is_what_an_admin_has(picked in proptest::collection::vec(0..Permission::ALL.len(), 0..10)) {
        let permissions: Vec<Permission> = picked.into_iter().map(|n| Permission::ALL[n]).collect();
        let narrow = permissions.iter().all(|it| it.roles().has(Role::Admin));
        prop_assert_eq!(fits(&name("Till lead"), &permissions).is_ok(), narrow && !permissions.is_empty());
    }

    #[test]
    fn nobody_gives_what_they_may_not_do(
        picked in proptest::collection::vec(0..Permission::ALL.len(), 0..10),
        own in proptest::collection::vec(0..Permission::ALL.len(), 0..30),
    ) {
        let permissions: Vec<Permission> = picked.into_iter().map(|n| Permission::ALL[n]).collect();
        let own: PermissionSet = own.into_iter().map(|n| Permission::ALL[n]).collect();
        let own = own.or(PermissionSet::EVERYBODYS);
        let lacks = |it: &Permission| !PermissionSet::EMPTY.with(*it).closed().is_within(own);
        let judged = is_ones_own(&permissions, |it| own.has(it));
        prop_assert_eq!(judged.is_err(), permissions.iter().any(lacks));
        if let Err(refusal) = judged {
            let first = permissions.iter().find(|it| lacks(it)).map(|it| it.as_str());
            prop_assert_eq!(refusal.facts["needs_permission"].as_str(), first);
        }
    }

    #[test]
    fn what_is_kept_is_what_was_sent_with_what_it_leans_on_and_what_everybody_has(
        picked in proptest::collection::vec(0..Permission::ALL.len(), 0..10),
    ) {
        let permissions: Vec<Permission> = picked.into_iter().map(|n| Permission::ALL[n]).collect();
        let kept = words_of(&permissions);
        for &it in Permission::ALL {
            let leant = permissions.iter().any(|sent| sent.leans_on().has(it));
            let due = permissions.contains(&it) || leant || PermissionSet::EVERYBODYS.has(it);
            prop_assert_eq!(kept.iter().filter(|word| **word == it.as_str()).count(), usize::from(due));
        }
    }

    #[test]
    fn a_role_ends_when_nobody_holds_it(many in 0_usize..30) {
        let names: Vec<String> = (0..many).map(|n| format!("P{n}")).collect();
        let judged = nobody_holds("Till lead", &names);
        prop_assert_eq!(judged.is_ok(), many == 0);
        if let Err(refusal) = judged {
            let said = refusal.faults[0].message.to_string();
            prop_assert!(names.iter().take(NAMED).all(|one| said.contains(one.as_str())), "{}", said);
            prop_assert_eq!(said.contains(" more"), many > NAMED);
            prop_assert_eq!(refusal.facts["held_by"].as_array().map(Vec::len), Some(many));
        }
    }
}

// ---- through the one path ----

/// The permissions of a shop's till lead.
const LEAD: [&str; 2] = ["audit.read", "rates.read"];

async fn made(shop: &Shop, name: &str, permissions: &[&str]) -> Value {
    let sent = json!({ "name": name, "permissions": permissions });
    shop.run::<CreateRole>("adam", sent).await.expect("a role")["role"].clone()
}

async fn give(shop: &Shop, by: &str, to: &str, custom: &Value) -> std::result::Result<Value, String> {
    let sent = json!({ "person": id_of(shop, to).await, "custom_roles": [custom] });
    shop.run::<ChangeRoles>(by, sent).await
}

async fn change(shop: &Shop, by: &str, role: &Value, to: &[&str]) -> std::result::Result<Value, String> {
    let sent = json!({ "role": role, "name": "Till lead", "permissions": to });
    shop.run::<ChangeRole>(by, sent).await
}

#[tokio::test]
async fn who_holds_a_custom_role_alone_may_what_it_says_and_sees_it_named() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till  lead", &LEAD).await;
    give(&shop, "adam", "max", &lead).await.expect("given");
    assert!(shop.ask::<Audit>("max", json!({})).await.is_ok());
    assert!(shop.ask::<WorkspaceSettings>("max", json!({})).await.is_ok(), "what everybody has");
    assert_eq!(shop.ask::<ListInvitations>("max", json!({})).await, Err("permission_denied".into()));
    let asked = json!({ "person": id_of(&shop, "max").await });
    let max = shop.ask::<GetMember>("max", asked).await.expect("a member");
    assert_eq!(
        (max["roles"].clone(), max["custom_roles"].clone()),
        (json!([]), json!([{ "role": lead, "name": "Till lead" }]))
    );
    let told = shop.ask::<ListRoles>("cas", json!({})).await.expect("roles")["rows"][0].clone();
    assert_eq!(told["held_by"], json!(["max"]));
    assert_eq!(told["permissions"], json!(["workspace.read", "account.write", "audit.read", "rates.read"]));
    let mine = json!({ "action": "workspace.audit" });
    let log = shop.ask::<Audit>("max", mine).await.expect("the log");
    assert_eq!(log["rows"][0]["role"], "Till lead");
}

#[tokio::test]
async fn a_custom_role_is_added_to_the_built_in_ones() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &LEAD).await;
    let both = json!({ "person": id_of(&shop, "cas").await, "roles": ["Cashier"], "custom_roles": [lead] });
    let changed = shop.run::<ChangeRoles>("adam", both).await.expect("given");
    assert_eq!(
        (changed["roles"].clone(), changed["custom_roles"].clone()),
        (json!(["Cashier"]), json!(["Till lead"]))
    );
    assert!(shop.ask::<Audit>("cas", json!({})).await.is_ok());
    let back = json!({ "person": id_of(&shop, "cas").await, "roles": ["Cashier"] });
    shop.run::<ChangeRoles>("adam", back).await.expect("taken");
    assert_eq!(shop.ask::<Audit>("cas", json!({})).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn a_change_holds_at_the_next_call_and_the_log_tells_both_sides() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &LEAD).await;
    give(&shop, "adam", "max", &lead).await.expect("given");
    let changed = change(&shop, "adam", &lead, &["mail.read"]).await.expect("changed");
    assert_eq!(changed["version"], 2);
    assert_eq!(shop.ask::<Audit>("max", json!({})).await, Err("permission_denied".into()));
    assert!(shop.ask::<crate::mail::ListMails>("max", json!({})).await.is_ok());
    let stale = json!({ "role": lead, "name": "Till lead", "permissions": ["mail.read"], "version": 1 });
    assert_eq!(shop.run::<ChangeRole>("adam", stale).await, Err("version_stale".into()));
    let log = shop.ask::<Audit>("audi", json!({ "action": "workspace.role.change" })).await.expect("the log");
    let rows = log["rows"].as_array().expect("rows");
    let event = rows.iter().find(|row| row["result"] == "ok").expect("the change");
    let at = |side: &str| event[side]["permissions"].as_array().expect("permissions").clone();
    assert!(at("before").contains(&json!("audit.read")) && !at("before").contains(&json!("mail.read")));
    assert!(at("after").contains(&json!("mail.read")) && !at("after").contains(&json!("audit.read")));
}

#[tokio::test]
async fn nobody_makes_or_changes_a_role_that_is_wider_than_an_admin_or_than_themselves() {
    let shop = Shop::jeweller().await;
    let wide = json!({ "name": "Wide", "permissions": ["rates.read", "recipes.publish"] });
    for person in ["olive", "adam"] {
        let refused = shop.run::<CreateRole>(person, wide.clone()).await;
        assert_eq!(refused, Err("value_unknown permissions[1]".into()), "{person}");
    }
    let lead = made(&shop, "Till lead", &["members.write", "rates.read"]).await;
    give(&shop, "adam", "cas", &lead).await.expect("given");
    let wider = json!({ "name": "Wider", "permissions": ["rates.read", "bills.write"] });
    let denied = Err("permission_denied permissions[1]".to_owned());
    assert_eq!(shop.run::<CreateRole>("cas", wider).await, denied);
    assert_eq!(change(&shop, "cas", &lead, &["members.write", "bills.write"]).await, denied);
    let narrow = json!({ "name": "Narrow", "permissions": ["rates.read"] });
    assert!(shop.run::<CreateRole>("cas", narrow).await.is_ok());
    let above = made(&shop, "Above", &["settings.write"]).await;
    let ended = json!({ "role": above });
    assert_eq!(change(&shop, "cas", &above, &["rates.read"]).await, Err("permission_denied".into()));
    assert_eq!(shop.run::<EndRole>("cas", ended).await, Err("permission_denied".into()));
    assert_eq!(give(&shop, "cas", "cas", &above).await, Err("permission_denied".into()));
}

#[tokio::test]
async fn who_manages_members_by_a_custom_role_neither_gives_nor_takes_more_than_their_own() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &["members.write", "rates.read"]).await;
    give(&shop, "adam", "cas", &lead).await.expect("given");
    let (cas, mia, max) = (id_of(&shop, "cas").await, id_of(&shop, "mia").await, id_of(&shop, "max").await);
    let denied = Err("permission_denied".to_owned());
    for role in Role::ALL {
        let up = json!({ "person": cas, "roles": [role.as_str()], "custom_roles": [lead] });
        assert_eq!(shop.run::<ChangeRoles>("cas", up).await, denied, "{role}");
        let invited = json!({ "email": "nila@shop.example", "roles": [role.as_str()] });
        assert_eq!(shop.run::<InviteMember>("cas", invited).await, denied, "{role}");
    }
    let down = json!({ "person": mia, "custom_roles": [lead] });
    assert_eq!(shop.run::<ChangeRoles>("cas", down).await, denied);
    assert_eq!(shop.run::<RemoveMember>("cas", json!({ "person": max })).await, denied);
    let invited = json!({ "email": "nila@shop.example", "custom_roles": [lead] });
    assert!(shop.run::<InviteMember>("cas", invited).await.is_ok());
    give(&shop, "adam", "max", &lead).await.expect("given");
    assert!(shop.run::<RemoveMember>("cas", json!({ "person": max })).await.is_ok());
}

#[tokio::test]
async fn the_last_owner_stays_whatever_roles_there_are_beside() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &["members.write"]).await;
    assert_eq!(give(&shop, "olive", "olive", &lead).await, Err("value_unknown roles".into()));
    let both = json!({ "person": id_of(&shop, "olive").await, "roles": ["Owner"], "custom_roles": [lead] });
    assert!(shop.run::<ChangeRoles>("olive", both).await.is_ok());
}

#[tokio::test]
async fn a_role_that_is_held_or_promised_does_not_end_and_one_that_ended_is_given_to_nobody() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &LEAD).await;
    give(&shop, "adam", "max", &lead).await.expect("given");
    let (end, held) = (json!({ "role": lead }), Err("value_unknown role".to_owned()));
    assert_eq!(shop.run::<EndRole>("adam", end.clone()).await, held);
    let plain = json!({ "person": id_of(&shop, "max").await, "roles": ["Maker"] });
    shop.run::<ChangeRoles>("adam", plain).await.expect("taken");
    let invited = json!({ "email": "nila@shop.example", "custom_roles": [lead] });
    let invited = shop.run::<InviteMember>("adam", invited).await.expect("invited");
    assert_eq!(shop.run::<EndRole>("adam", end.clone()).await, held);
    let open = shop.ask::<ListInvitations>("adam", json!({})).await.expect("a list");
    assert_eq!(open["rows"][0]["roles"], json!(["Till lead"]));
    let id = json!({ "invitation_id": invited["invitation_id"] });
    shop.run::<crate::people::invitation::WithdrawInvitation>("adam", id).await.expect("withdrawn");
    shop.run::<EndRole>("adam", end.clone()).await.expect("ended");
    assert_eq!(shop.run::<EndRole>("adam", end).await, Err("not_found role".into()));
    assert_eq!(give(&shop, "adam", "max", &lead).await, Err("not_found custom_roles[0]".into()));
    made(&shop, "Till lead", &LEAD).await;
}

#[tokio::test]
async fn a_role_that_is_given_and_ended_at_once_is_one_of_the_two() {
    let shop = Shop::jeweller().await;
    for n in 0..8 {
        let role = made(&shop, &format!("Role {n}"), &LEAD).await;
        let end = json!({ "role": role });
        let (given, ended) =
            tokio::join!(give(&shop, "adam", "max", &role), shop.run::<EndRole>("olive", end));
        assert!(given.is_ok() != ended.is_ok(), "{given:?} {ended:?}");
    }
}

#[tokio::test]
async fn a_name_is_one_roles_and_looks_like_no_built_in_one() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &LEAD).await;
    let other = made(&shop, "Stock keeper", &LEAD).await;
    for taken in ["Till lead", "TILL-LEAD", "Тill Ieаd", "Owner", "аdmin", "Qua1ity"] {
        let sent = json!({ "name": taken, "permissions": LEAD });
        assert_eq!(shop.run::<CreateRole>("adam", sent).await, Err("value_unknown name".into()), "{taken}");
        let sent = json!({ "role": other, "name": taken, "permissions": LEAD });
        assert_eq!(shop.run::<ChangeRole>("adam", sent).await, Err("value_unknown name".into()), "{taken}");
    }
    let same = json!({ "role": lead, "name": "Till Lead", "permissions": LEAD });
    assert!(shop.run::<ChangeRole>("adam", same).await.is_ok(), "one's own name is not taken");
    for (sent, code) in [("x".repeat(41), "text_too_long name"), ("a\u{202e}b".into(), "text_character name")]
    {
        let sent = json!({ "name": sent, "permissions": LEAD });
        assert_eq!(shop.run::<CreateRole>("adam", sent).await, Err(code.into()));
    }
}

#[tokio::test]
async fn a_workspace_has_so_many_roles_of_its_own_and_no_more() {
    let shop = Shop::jeweller().await;
    for n in 0..MOST {
        made(&shop, &format!("Role {n} of many"), &LEAD).await;
    }
    let sent = json!({ "name": "One more", "permissions": LEAD });
    assert_eq!(shop.run::<CreateRole>("adam", sent).await, Err("value_unknown name".into()));
}

#[tokio::test]
async fn another_workspaces_role_is_not_there() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    let theirs = made(&other, "Till lead", &LEAD).await;
    assert_eq!(give(&shop, "adam", "max", &theirs).await, Err("not_found custom_roles[0]".into()));
    assert_eq!(change(&shop, "adam", &theirs, &LEAD).await, Err("not_found role".into()));
    let end = json!({ "role": theirs });
    assert_eq!(shop.run::<EndRole>("adam", end).await, Err("not_found role".into()));
    assert_eq!(shop.ask::<ListRoles>("adam", json!({})).await, Ok(json!({ "rows": [] })));
}

#[tokio::test]
async fn whatever_a_row_says_a_custom_role_adds_nothing_that_no_admin_may_and_nothing_once_it_ended() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &LEAD).await;
    give(&shop, "adam", "max", &lead).await.expect("given");
    let rows = look(&shop).await;
    rows.batch_execute(
        "update app.role set permissions = array['audit.read', 'import.run', 'recipes.publish']",
    )
    .await
    .expect("past the program");
    let told = shop.ask::<ListRoles>("adam", json!({})).await.expect("roles");
    assert_eq!(told["rows"][0]["permissions"][1], "import.run", "the row says so");
    let scope = |permission: &str| json!({ "name": "till", "permissions": [permission] });
    let narrowed =
        async |permission: &str| shop.run::<crate::tokens::CreateToken>("max", scope(permission)).await;
    rows.batch_execute("update app.role set permissions = permissions || array['tokens.write']")
        .await
        .expect("so");
    assert!(narrowed("audit.read").await.is_ok());
    assert_eq!(narrowed("import.run").await, Err("permission_denied permissions[0]".into()));
    rows.batch_execute("update app.role set ended_at = now()").await.expect("past the program");
    assert_eq!(shop.ask::<ListMembers>("max", json!({})).await, Err("permission_denied".into()));
}

/// The open sessions of a person, by the database, and the open invitations that they made.
async fn standing(shop: &Shop, person: &str) -> (i64, i64) {
    let (rows, id) = (look(shop).await, id_of(shop, person).await);
    let count = async |sql: String| rows.query_one(&sql, &[]).await.expect("counted").get::<_, i64>(0);
    let sessions = format!("select count(*) from app.session where person_id = '{id}' and ended_at is null");
    let invited = format!(
        "select count(*) from app.invitation where created_by = '{id}' and expires_at > '{}'",
        shop.call("olive").now
    );
    (count(sessions).await, count(invited).await)
}

#[tokio::test]
async fn who_holds_a_role_that_changes_signs_in_anew_and_whom_they_invited_is_not_let_in() {
    let shop = Shop::jeweller().await;
    let lead = made(&shop, "Till lead", &["members.write", "audit.read"]).await;
    for person in ["max", "cas"] {
        let custom = if person == "max" { json!([lead]) } else { json!([]) };
        let sent =
            json!({ "person": id_of(&shop, person).await, "roles": ["Auditor"], "custom_roles": custom });
        shop.run::<ChangeRoles>("adam", sent).await.expect("given");
        let person = UserId::from_uuid(id_of(&shop, person).await.parse().expect("an id"));
        let who = Proven { person, name: "somebody".into(), second_factor: true };
        open_all(&shop.platform, &shop.call("olive"), &who).await.expect("signed in");
    }
    let invited = json!({ "email": "nila@shop.example", "custom_roles": [lead] });
    shop.run::<InviteMember>("max", invited).await.expect("invited");
    let renamed =
        json!({ "role": lead, "name": "Till leads", "permissions": ["members.write", "audit.read"] });
    shop.run::<ChangeRole>("adam", renamed).await.expect("renamed");
    assert_eq!(standing(&shop, "max").await, (1, 1), "another name is no other role");
    change(&shop, "adam", &lead, &["members.write"]).await.expect("changed");
    assert_eq!(standing(&shop, "max").await, (0, 0));
    assert_eq!(standing(&shop, "cas").await, (1, 0), "who does not hold it goes on");
}

#[tokio::test]
async fn power_by_a_custom_role_needs_a_second_factor_and_the_rest_does_not() {
    let shop = Shop::jeweller().await;
    for (name, permissions, lacks) in
        [("Reads", LEAD, false), ("Sets", ["settings.write", "rates.read"], true)]
    {
        let role = made(&shop, name, &permissions).await;
        give(&shop, "adam", "max", &role).await.expect("given");
        let person = UserId::from_uuid(id_of(&shop, "max").await.parse().expect("an id"));
        let who = Proven { person, name: "max".into(), second_factor: false };
        let sessions = open_all(&shop.platform, &shop.call("olive"), &who).await.expect("signed in");
        assert_eq!(sessions[0].lacks_factor, lacks, "{name}");
    }
}

// ---- pages ----

fn role(words: &str, permissions: &[&str], held_by: &[&str]) -> RoleShown {
    RoleShown {
        role: Uuid::from_u128(5),
        name: words.into(),
        permissions: permissions.iter().map(|it| (*it).to_owned()).collect(),
        held_by: held_by.iter().map(|it| (*it).to_owned()).collect(),
        version: 4,
    }
}

fn list(roles: Vec<RoleShown>, create: Option<FormState>) -> String {
    let parts = create.as_ref().map(|form| ticks(form, WIDEST, PermissionSet::EMPTY)).unwrap_or_default();
    let page = ListPage {
        chrome: chrome("Your own roles"),
        base: "/w/shop".into(),
        roles,
        create,
        is_open: true,
        parts,
    };
    page.render().expect("drawn")
}

#[test]
fn the_boxes_are_what_an_admin_may_but_what_everybody_has() {
    let parts =
        ticks(&FormState::new("k"), WIDEST, LEAD.iter().filter_map(|it| Permission::named(it)).collect());
    let boxes: Vec<(&str, bool)> =
        parts.iter().flat_map(|part| &part.boxes).map(|it| (it.name, it.checked)).collect();
    for &permission in Permission::ALL {
        let found = boxes.iter().find(|(name, _)| *name == permission.as_str());
        let due = WIDEST.has(permission) && !PermissionSet::EVERYBODYS.has(permission);
        assert_eq!(found.is_some(), due, "{}", permission.as_str());
        assert_eq!(found.is_some_and(|(_, checked)| *checked), LEAD.contains(&permission.as_str()));
    }
}

#[test]
fn the_pages_stand_empty_full_and_hostile() {
    assert!(list(vec![], None).contains("No roles of your own"));
    assert!(!list(vec![role("Till lead", &LEAD, &[])], None).contains("<form class"));
    let sent = vec![("name".into(), HOSTILE.into())];
    let faults = vec![("name".into(), HOSTILE.into()), ("permissions".into(), HOSTILE.into())];
    let refused = FormState::refused(sent, faults);
    let page = list(vec![role(HOSTILE, &["members.write"], &[HOSTILE])], Some(refused.clone()));
    assert!(!page.contains("<script>alert") && page.contains("Needs a second factor"));
    assert!(page.contains("id=\"f-permissions\"") && page.contains("id=\"f-permissions-fault\""));
    let role = role(HOSTILE, &LEAD, &[HOSTILE]);
    let parts = ticks(&FormState::new("k"), WIDEST, role.allows());
    let (change, end) = (FormState::new("a"), refused.prefixed("end"));
    let page = OnePage { chrome: chrome("Till lead"), base: "/w/shop".into(), role, change, end, parts };
    let page = page.render().expect("drawn");
    assert!(!page.contains("<script>alert") && page.contains("name=\"version\" value=\"4\""));
    assert!(page.contains("value=\"audit.read\" checked") && !page.contains("value=\"mail.read\" checked"));
}
