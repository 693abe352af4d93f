//! People through the one path on a real database; the pages from samples.

use super::invitation::{INVITED, InviteMember, WithdrawInvitation};
use super::pages::{Choice, OnePage, TeamPage, columns, matrix, part};
use super::*;
use crate::people::invitation::ListInvitations;
use crate::testing::{HOSTILE, chrome, stored, waiting};
use askama::Template;
use platform::call::{Credential, CredentialKind};
use serde_json::Value;
use std::collections::BTreeSet;
use testing::Shop;
use web::view::FormState;

/// The id of a person of a test shop.
pub(crate) async fn id_of(shop: &Shop, name: &str) -> String {
    let members = shop.ask::<ListMembers>("olive", json!({})).await.expect("members");
    let rows = members["rows"].as_array().expect("rows");
    let found = rows.iter().find(|row| row["name"] == name).expect("the person");
    found["person"].as_str().expect("an id").to_owned()
}

async fn roles(shop: &Shop, person: &str) -> Value {
    let asked = json!({ "person": id_of(shop, person).await });
    shop.ask::<GetMember>("olive", asked).await.expect("a member")["roles"].clone()
}

fn claim(invited: &Value) -> Credential {
    let link = invited["link"].as_str().expect("a link");
    let token = link.strip_prefix("/join/").expect("a path");
    Credential::parse(CredentialKind::Token, token).expect("one of ours")
}

async fn opens(shop: &Shop, invited: &Value) -> std::result::Result<String, Code> {
    let call = shop.call("olive");
    let found = identity::invitations::invited(&shop.platform, &call, &claim(invited)).await;
    found.map(|open| open.email).map_err(|error| error.refusal().expect("a refusal").code)
}

fn new_person() -> Value {
    json!({ "email": " Nila@Shop.example ", "roles": ["Cashier", "Maker", "Cashier"] })
}

#[tokio::test]
async fn a_link_lets_one_person_in_once_with_the_roles_of_the_invitation() {
    let shop = Shop::jeweller().await;
    let invited = shop.run::<InviteMember>("adam", new_person()).await.expect("invited");
    assert_eq!(opens(&shop, &invited).await, Ok("nila@shop.example".into()));
    let (call, claim, address) = (shop.call("olive"), claim(&invited), "nila@shop.example");
    let secret = "a sentence to sign in with";
    let person =
        identity::accounts::sign_up(&shop.platform, &call, address, "Nila", secret).await.expect("a person");
    let who = identity::sessions::Proven { person, name: "Nila".into(), second_factor: false };
    identity::invitations::accept(&shop.platform, &call, &claim, &who).await.expect("joined");
    assert_eq!(roles(&shop, "Nila").await, json!(["Cashier", "Maker"]));
    assert_eq!(opens(&shop, &invited).await, Err(Code::LinkUsed));
}

#[tokio::test]
async fn the_link_is_told_once_and_stands_in_the_mail_that_waits_alone() {
    let shop = Shop::jeweller().await;
    let call = shop.call("olive");
    let first = shop.run_call::<InviteMember>(&call, new_person()).await.expect("invited");
    let again = shop.run_call::<InviteMember>(&call, new_person()).await.expect("the same");
    assert_eq!((again["duplicate"].clone(), again["link"].clone()), (json!(true), Value::Null));
    assert_eq!(again["invitation_id"], first["invitation_id"]);
    let shown = first["link"].as_str().expect("a link").replace("/join/", "");
    assert_eq!(stored(&shop, &shown).await, 0, "the one that is shown is in no mail");
    let mails = crate::testing::look(&shop).await;
    let all = testing::mails(shop.platform.encryption.vault(), &mails).await;
    let secret = all.last().expect("a mail").link.replace("/join/", "");
    assert_eq!(stored(&shop, &secret).await, 1);
    mails
        .batch_execute("update app.mail set text = null, link = null, due_at = null")
        .await
        .expect("as if sent");
    assert_eq!(stored(&shop, &secret).await, 0);
    // The answer itself is stored, so the search above looked in the right place.
    assert!(stored(&shop, first["invitation_id"].as_str().expect("an id")).await > 0);
}

#[tokio::test]
async fn a_link_ends_when_it_is_withdrawn_or_followed_by_another_or_a_week_old() {
    let mut shop = Shop::jeweller().await;
    let first = shop.run::<InviteMember>("olive", new_person()).await.expect("invited");
    let second = shop.run::<InviteMember>("olive", new_person()).await.expect("invited again");
    assert_eq!(opens(&shop, &first).await, Err(Code::LinkUsed));
    let id = json!({ "invitation_id": second["invitation_id"] });
    let open = shop.ask::<ListInvitations>("olive", json!({})).await.expect("a list");
    assert_eq!(open["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(open["rows"][0]["invitation_id"], second["invitation_id"]);
    shop.run::<WithdrawInvitation>("adam", id.clone()).await.expect("withdrawn");
    assert_eq!(opens(&shop, &second).await, Err(Code::LinkUsed));
    assert_eq!(shop.run::<WithdrawInvitation>("adam", id).await, Err("not_found invitation_id".into()));
    let third = shop.run::<InviteMember>("olive", new_person()).await.expect("invited");
    shop.at("2026-04-27T05:00:01Z");
    assert_eq!(opens(&shop, &third).await, Err(Code::LinkUsed));
}

#[tokio::test]
async fn a_workspace_has_a_hundred_open_invitations_and_another_when_one_is_withdrawn() {
    let shop = Shop::jeweller().await;
    let invites = |n: i64| {
        let sent = json!({ "email": format!("new-{n}@shop.example"), "roles": ["Cashier"] });
        shop.run::<InviteMember>("olive", sent)
    };
    let first = invites(0).await.expect("a link");
    for n in 1..INVITED {
        invites(n).await.expect("a link");
    }
    assert_eq!(invites(INVITED).await, Err("too_many_open".into()));
    assert!(invites(7).await.is_ok(), "in the place of their own");
    let id = json!({ "invitation_id": first["invitation_id"] });
    shop.run::<WithdrawInvitation>("olive", id).await.expect("withdrawn");
    assert!(invites(INVITED).await.is_ok());
}

#[tokio::test]
async fn only_who_manages_members_invites_and_only_an_owner_makes_an_owner() {
    let shop = Shop::jeweller().await;
    for person in ["mia", "cas", "max", "quinn", "acco", "audi"] {
        assert_eq!(
            shop.run::<InviteMember>(person, new_person()).await,
            Err("permission_denied".into()),
            "{person}"
        );
    }
    let owner = json!({ "email": "o@shop.example", "roles": ["Owner"] });
    assert_eq!(shop.run::<InviteMember>("adam", owner.clone()).await, Err("permission_denied".into()));
    assert!(shop.run::<InviteMember>("olive", owner).await.is_ok());
}

#[tokio::test]
async fn an_invitation_needs_an_address_that_is_one_a_role_and_somebody_new() {
    let shop = Shop::jeweller().await;
    for (email, roles, want) in [
        ("nila", json!(["Cashier"]), "email_format email"),
        ("nila@shop.example", json!([]), "field_required roles"),
        ("nila@shop.example", json!(["King"]), "value_unknown roles[0]"),
        ("cas@shop.example", json!(["Maker"]), "value_unknown email"),
    ] {
        let sent = json!({ "email": email, "roles": roles });
        assert_eq!(shop.run::<InviteMember>("olive", sent).await, Err(want.into()), "{email}");
    }
}

#[tokio::test]
async fn new_roles_hold_from_the_next_call_on() {
    let shop = Shop::jeweller().await;
    let cas = id_of(&shop, "cas").await;
    assert_eq!(shop.ask::<ListInvitations>("cas", json!({})).await, Err("permission_denied".into()));
    let to_admin = json!({ "person": cas, "roles": ["Admin", "Cashier"], "version": 1 });
    let changed = shop.run::<ChangeRoles>("adam", to_admin.clone()).await.expect("changed");
    assert_eq!(
        changed,
        json!({ "person": cas, "roles": ["Admin", "Cashier"], "custom_roles": [], "version": 2 })
    );
    assert!(shop.ask::<ListInvitations>("cas", json!({})).await.is_ok());
    assert_eq!(shop.run::<ChangeRoles>("adam", to_admin).await, Err("version_stale".into()));
    assert_eq!(
        shop.run::<RemoveMember>("adam", json!({ "person": cas, "version": 1 })).await,
        Err("version_stale".into())
    );
}

#[tokio::test]
async fn the_last_owner_stays_owner_and_stays() {
    let shop = Shop::jeweller().await;
    let (olive, adam) = (id_of(&shop, "olive").await, id_of(&shop, "adam").await);
    let step_down = json!({ "person": olive, "roles": ["Cashier"] });
    assert_eq!(shop.run::<ChangeRoles>("olive", step_down.clone()).await, Err("value_unknown roles".into()));
    assert_eq!(
        shop.run::<RemoveMember>("olive", json!({ "person": olive })).await,
        Err("value_unknown person".into())
    );
    let second = json!({ "person": adam, "roles": ["Owner"] });
    assert_eq!(shop.run::<ChangeRoles>("adam", second.clone()).await, Err("permission_denied".into()));
    shop.run::<ChangeRoles>("olive", second).await.expect("two Owners");
    shop.run::<ChangeRoles>("olive", step_down).await.expect("one Owner is left");
    assert_eq!(roles(&shop, "olive").await, json!(["Cashier"]));
}

#[tokio::test]
async fn an_admin_does_not_touch_an_owner() {
    let shop = Shop::jeweller().await;
    let (mia, olive) = (id_of(&shop, "mia").await, id_of(&shop, "olive").await);
    shop.run::<ChangeRoles>("olive", json!({ "person": mia, "roles": ["Owner"] })).await.expect("two Owners");
    for owner in [mia, olive] {
        let down = json!({ "person": owner, "roles": ["Cashier"] });
        assert_eq!(shop.run::<ChangeRoles>("adam", down).await, Err("permission_denied".into()));
        assert_eq!(
            shop.run::<RemoveMember>("adam", json!({ "person": owner })).await,
            Err("permission_denied".into())
        );
    }
}

#[tokio::test]
async fn of_two_owners_who_demote_each_other_at_once_one_stays() {
    let shop = Shop::jeweller().await;
    let (olive, adam) = (id_of(&shop, "olive").await, id_of(&shop, "adam").await);
    for _ in 0..5 {
        let both = json!({ "person": adam, "roles": ["Owner"] });
        shop.run::<ChangeRoles>("olive", both).await.expect("two Owners");
        let down = |person: &str| json!({ "person": person, "roles": ["Admin"] });
        let (by_olive, by_adam) = tokio::join!(
            shop.run::<ChangeRoles>("olive", down(&adam)),
            shop.run::<ChangeRoles>("adam", down(&olive)),
        );
        assert!(by_olive.is_ok() != by_adam.is_ok(), "{by_olive:?} {by_adam:?}");
        if by_adam.is_ok() {
            let back = json!({ "person": olive, "roles": ["Owner"] });
            shop.run::<ChangeRoles>("adam", back).await.expect("olive is back");
            shop.run::<ChangeRoles>("olive", down(&adam)).await.expect("as before");
        }
    }
}

#[tokio::test]
async fn who_is_removed_has_no_way_in_from_that_moment_on() {
    let shop = Shop::jeweller().await;
    let cas = id_of(&shop, "cas").await;
    assert!(shop.ask::<ListMembers>("cas", json!({})).await.is_ok());
    let held =
        shop.ask::<GetMember>("adam", json!({ "person": cas })).await.expect("a member")["holds"].clone();
    assert_eq!((held["tokens"].as_array().map(Vec::len), &held["invitations"]), (Some(1), &json!([])));
    let own = shop.ask::<GetMember>("cas", json!({ "person": cas })).await.expect("a member");
    assert_eq!(own["holds"], json!(null), "a Cashier is not told what anybody holds");
    let removed =
        shop.run::<RemoveMember>("adam", json!({ "person": cas, "reason": "left" })).await.expect("removed");
    assert_eq!((removed["tokens_revoked"].clone(), removed["sessions_ended"].clone()), (json!(1), json!(0)));
    assert_eq!(shop.ask::<ListMembers>("cas", json!({})).await, Err("sign_in_required".into()));
    assert_eq!(
        shop.run::<RemoveMember>("adam", json!({ "person": cas })).await,
        Err("not_found person".into())
    );
    let last = shop.ask::<ListMembers>("olive", json!({})).await.expect("members")["rows"][7].clone();
    assert_eq!((last["name"].clone(), last["state"].clone()), (json!("cas"), json!("removed")));
}

#[tokio::test]
async fn another_workspaces_people_and_invitations_are_not_there() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    let theirs = id_of(&other, "cas").await;
    let invited = other.run::<InviteMember>("olive", new_person()).await.expect("invited");
    let at_person = Err("not_found person".to_owned());
    assert_eq!(
        shop.run::<ChangeRoles>("olive", json!({ "person": theirs, "roles": ["Maker"] })).await,
        at_person
    );
    assert_eq!(shop.run::<RemoveMember>("olive", json!({ "person": theirs })).await, at_person);
    assert_eq!(shop.ask::<GetMember>("olive", json!({ "person": theirs })).await, at_person);
    let id = json!({ "invitation_id": invited["invitation_id"] });
    assert_eq!(shop.run::<WithdrawInvitation>("olive", id).await, Err("not_found invitation_id".into()));
    assert_eq!(opens(&other, &invited).await, Ok("nila@shop.example".into()));
}

#[tokio::test]
async fn everybody_sees_names_and_only_who_manages_members_sees_addresses() {
    let shop = Shop::jeweller().await;
    let seen = shop.ask::<ListMembers>("cas", json!({})).await.expect("members");
    let managed = shop.ask::<ListMembers>("adam", json!({})).await.expect("members");
    assert_eq!(
        (seen["rows"][0]["name"].clone(), seen["rows"][0]["email"].clone()),
        (json!("acco"), Value::Null)
    );
    assert_eq!(managed["rows"][0]["email"], "acco@shop.example");
}

#[tokio::test]
async fn pages_of_members_follow_each_other_by_name_without_gap_or_double() {
    let shop = Shop::jeweller().await;
    for n in 0..PAGE {
        let (name, email) =
            (format!("{} {n}", if n % 2 == 0 { "Zoya" } else { "anil" }), format!("{n}@many.example"));
        let seat = identity::founding::Seat {
            name: &name,
            email: &email,
            password: None,
            authenticator: None,
            roles: &[Role::Maker],
        };
        identity::founding::seat(&shop.platform, &shop.call("olive"), shop.tenant, &seat)
            .await
            .expect("seated");
    }
    let first = shop.ask::<ListMembers>("olive", json!({})).await.expect("a page");
    let second = shop.ask::<ListMembers>("olive", json!({ "after": first["next"] })).await.expect("a page");
    let names = |page: &Value| -> Vec<String> {
        let rows = page["rows"].as_array().expect("rows").iter();
        rows.map(|row| row["name"].as_str().expect("a name").to_lowercase()).collect()
    };
    let all: BTreeSet<String> = names(&first).into_iter().chain(names(&second)).collect();
    assert_eq!((names(&first).len(), all.len(), second["next"].clone()), (100, 108, Value::Null));
    assert!(names(&first).is_sorted() && names(&second).is_sorted(), "each page by itself");
}

#[test]
fn a_cursor_that_is_none_begins_at_the_beginning() {
    let id = Uuid::from_u128(7);
    assert_eq!(read_cursor(&format!("{id} active")), ("active".into(), id));
    for text in ["", "x", "active Mira", "7 active"] {
        assert_eq!(read_cursor(text), Default::default(), "{text}");
    }
}

// ---- pages ----

fn person(words: &str, state: &str) -> MemberShown {
    MemberShown {
        person: Uuid::from_u128(1),
        name: words.into(),
        email: Some(words.into()),
        roles: vec!["Cashier".into()],
        custom_roles: vec![RoleHeld { role: Uuid::from_u128(9), name: words.into() }],
        state: state.into(),
        address: Some("not_confirmed"),
        until: None,
        version: 3,
        joined_at: Instant::UNIX_EPOCH,
        last_sign_in: Some(Instant::UNIX_EPOCH),
        recovery: None,
        holds: Some(Holds {
            sessions: 2,
            tokens: vec![words.into()],
            invitations: vec![words.into()],
            draft: Some(words.into()),
        }),
    }
}

fn team(
    people: Vec<MemberShown>,
    invited: Vec<super::invitation::InvitationShown>,
    invite: Option<FormState>,
) -> String {
    let roles = columns(&[], &["Cashier"]);
    TeamPage {
        chrome: chrome("Team and roles"),
        base: "/w/shop".into(),
        people,
        may_tills: true,
        invited,
        next: String::new(),
        faults: vec![],
        invite,
        choices: vec![cashier()],
        matrix: matrix(&roles),
        roles,
        key: "k".into(),
    }
    .render()
    .expect("drawn")
}

fn cashier() -> Choice {
    let (value, name, meaning) = ("Cashier".into(), "Cashier".into(), "Sells".into());
    Choice { field: "roles", value, name, meaning, checked: true }
}

#[test]
fn the_matrix_has_every_permission_once_with_what_the_server_judges_by() {
    let parts = matrix(&columns(&[], &[]));
    let rows: usize = parts.iter().map(|part| part.rows.len()).sum();
    let of_shop: Vec<&Permission> = Permission::ALL.iter().filter(|it| !it.is_of_instance()).collect();
    assert_eq!(rows, of_shop.len());
    let find = |meaning: &str| {
        parts.iter().flat_map(|p| &p.rows).find(|r| meaning.contains(r.meaning)).expect("there")
    };
    for permission in of_shop {
        let shown: Vec<bool> = find(permission.meaning()).cells.iter().map(|(may, _)| *may).collect();
        let held: Vec<bool> = Role::ALL.iter().map(|&role| permission.roles().has(role)).collect();
        assert_eq!(shown, held, "{}", permission.as_str());
    }
    assert_eq!((part("bills.write"), part("make.read"), part("audit.read")), ("Sell", "Make", "Workspace"));
}

#[test]
fn who_may_not_invite_sees_people_and_no_form() {
    let page = team(vec![person("Asha", "active")], vec![], None);
    assert!(
        page.contains("Asha") && !page.contains("<form class=\"stack\"") && !page.contains("Change<span")
    );
    assert!(page.contains("class=\"me-col\">Cashier"));
}

#[test]
fn the_team_page_stands_empty_full_and_hostile() {
    let empty = team(vec![], vec![], Some(FormState::new("k")));
    assert!(
        empty.contains("name=\"_show\" value=\"link\"")
            && empty.contains("value=\"Cashier\" id=\"f-roles\" checked")
    );
    let invited = super::invitation::InvitationShown {
        invitation_id: Uuid::from_u128(2),
        email: HOSTILE.into(),
        roles: vec!["Maker".into()],
        invited_by: HOSTILE.into(),
        created_at: Instant::UNIX_EPOCH,
        expires_at: Instant::UNIX_EPOCH,
    };
    let refused = FormState::refused(
        vec![("email".into(), HOSTILE.into())],
        vec![("email".into(), HOSTILE.into()), ("roles".into(), HOSTILE.into())],
    );
    let lost = MemberShown { recovery: Some(waiting(HOSTILE)), ..person(HOSTILE, "active") };
    let people = vec![lost, person("Farah", "removed")];
    let page = team(people, vec![invited], Some(refused));
    assert!(!page.contains("<script>alert") && page.contains("class=\"gone\""));
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains("value=\"k-1\""), "each button has a key of its own");
}

#[test]
fn the_page_of_a_member_offers_nothing_for_who_left() {
    let draw = |member, may: bool, may_finish| {
        let (change, remove) = (FormState::new("a"), FormState::new("b").prefixed("remove"));
        let choices = vec![cashier()];
        let (chrome, base) = (chrome("Asha"), "/w/shop".into());
        let recover = may.then(|| FormState::new("c").prefixed("recover"));
        let (wait_hours, key) = (72, "k".into());
        OnePage { chrome, base, member, change, remove, recover, wait_hours, may_finish, key, choices }
            .render()
            .expect("drawn")
    };
    let here = draw(person(HOSTILE, "active"), false, false);
    assert!(!here.contains("Lost second factor"), "an Admin who may not");
    let lost = || MemberShown { recovery: Some(waiting(HOSTILE)), ..person("Asha", "active") };
    for (page, [ask, stop, finish]) in [
        (draw(person("Asha", "active"), true, false), [true, false, false]),
        (draw(lost(), false, false), [false, false, false]),
        (draw(lost(), true, false), [false, true, false]),
        (draw(lost(), true, true), [false, true, true]),
    ] {
        assert!(page.contains("Lost second factor") && !page.contains("<script>alert"), "{page}");
        let offered = ["recovery.ask", "recovery.stop", "recovery.finish"].map(|it| page.contains(it));
        assert_eq!(offered, [ask, stop, finish]);
    }
    assert!(!here.contains("<script>alert") && here.contains("name=\"version\" value=\"3\""));
    assert!(!draw(person("Farah", "removed"), true, true).contains("<form class"));
}
