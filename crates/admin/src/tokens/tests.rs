//! Tokens and sessions through the one path on a real database.

use super::*;
use crate::people::tests::id_of;
use crate::testing::stored;
use identity::sessions::{Proven, opening};
use kernel::id::UserId;
use platform::action::ask_json;
use platform::call::{Call, Credential, CredentialKind};
use serde_json::Value;
use testing::Shop;

/// A call with a secret that replaces the test shop's own token.
fn with(shop: &Shop, kind: CredentialKind, secret: &str) -> Call {
    Call { credential: Credential::parse(kind, secret), ..shop.call("cas") }
}

async fn works(shop: &Shop, call: &Call) -> bool {
    ask_json::<ListTokens>(&shop.platform, call, &json!({})).await.is_ok()
}

async fn made(shop: &Shop, person: &str) -> Value {
    shop.run::<CreateToken>(person, json!({ "name": "till printer" })).await.expect("made")
}

fn id(token: &Value) -> Value {
    json!({ "token_id": token["token_id"] })
}

async fn signed_in(shop: &Shop, person: &str) -> Call {
    let id = UserId::from_uuid(Uuid::parse_str(&id_of(shop, person).await).expect("an id"));
    let call = Call { device: Some("Firefox on the till".into()), ..shop.call(person) };
    let who = Proven { person: id, name: person.to_owned(), second_factor: true };
    let sessions = opening::open_all(&shop.platform, &call, &who).await.expect("signed in");
    with(shop, CredentialKind::Session, &sessions[0].token)
}

#[tokio::test]
async fn a_token_does_what_its_person_may_until_its_end() {
    let mut shop = Shop::jeweller().await;
    let token = made(&shop, "cas").await;
    assert_eq!(token["expires_at"], "2026-07-19T05:00:00Z");
    let secret = token["token"].as_str().expect("a token");
    let call = with(&shop, CredentialKind::Token, secret);
    assert!(works(&shop, &call).await);
    let refused = shop.run_call::<RevokeToken>(&call, json!({ "token_id": Uuid::nil() })).await;
    assert_eq!(refused, Err("not_found token_id".into()));
    shop.at("2026-07-19T05:00:00Z");
    assert!(!works(&shop, &with(&shop, CredentialKind::Token, secret)).await);
    assert!(!works(&shop, &with(&shop, CredentialKind::Session, secret)).await);
}

fn by(shop: &Shop, token: &Value) -> Call {
    with(shop, CredentialKind::Token, token["token"].as_str().expect("a token"))
}

#[tokio::test]
async fn a_token_that_is_narrowed_does_only_that() {
    let shop = Shop::jeweller().await;
    let narrow = json!({ "name": "price board", "permissions": ["rates.read", "tokens.write"] });
    let token = shop.run::<CreateToken>("cas", narrow).await.expect("made");
    assert_eq!(token["permissions"], json!(["rates.read", "tokens.write"]));
    let call = by(&shop, &token);
    assert!(works(&shop, &call).await);
    let members = ask_json::<crate::people::ListMembers>(&shop.platform, &call, &json!({})).await;
    assert!(members.is_err(), "a Cashier may, this token may not");
    for (permissions, refused) in [
        (json!(["members.write"]), "permission_denied permissions[0]"),
        (json!(["rates.read", "rates"]), "value_unknown permissions[1]"),
    ] {
        let got = shop.run::<CreateToken>("cas", json!({ "name": "x", "permissions": permissions })).await;
        assert_eq!(got.map(drop), Err(refused.to_owned()));
    }
}

#[tokio::test]
async fn a_token_made_with_a_token_is_no_wider_lives_no_longer_and_ends_with_it() {
    let shop = Shop::jeweller().await;
    let narrow = json!({ "name": "first", "days": 2, "permissions": ["tokens.write", "rates.read"] });
    let first = shop.run::<CreateToken>("cas", narrow).await.expect("made");
    let by_first = by(&shop, &first);
    let made = |body: Value| {
        let call = Call { key: Some(body["name"].to_string()), ..by_first.clone() };
        let shop = &shop;
        async move { shop.run_call::<CreateToken>(&call, body).await }
    };
    let second = made(json!({ "name": "second", "days": 90 })).await.expect("made");
    assert_eq!(
        (&second["expires_at"], &second["permissions"]),
        (&first["expires_at"], &first["permissions"])
    );
    let wider = made(json!({ "name": "third", "permissions": ["bills.read"] })).await;
    assert_eq!(wider.map(drop), Err("permission_denied permissions[0]".to_owned()));
    assert!(works(&shop, &by(&shop, &second)).await);
    shop.run::<RevokeToken>("cas", id(&first)).await.expect("revoked");
    assert!(!works(&shop, &by(&shop, &second)).await);
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_and_one_that_is_used_goes_on() {
    let mut shop = Shop::jeweller().await;
    let used = signed_in(&shop, "cas").await;
    let at = |call: &Call, moment: &str| Call { now: moment.parse().expect("a moment"), ..call.clone() };
    shop.at("2026-04-20T05:20:00Z");
    assert!(works(&shop, &at(&used, "2026-04-20T05:20:00Z")).await);
    // Its use is noted after the call.
    for _ in 0..200 {
        if works(&shop, &at(&used, "2026-04-20T05:40:00Z")).await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert!(works(&shop, &at(&used, "2026-04-20T05:40:00Z")).await);
    assert!(!works(&shop, &at(&used, "2026-04-20T06:15:00Z")).await);
}

#[tokio::test]
async fn a_token_works_for_a_day_at_least_and_a_year_at_most() {
    let shop = Shop::jeweller().await;
    for (days, want) in [
        (json!(1), Ok(())),
        (json!(365), Ok(())),
        (json!(0), Err("number_range days")),
        (json!(366), Err("number_range days")),
    ] {
        let got = shop.run::<CreateToken>("max", json!({ "name": "probe", "days": days })).await.map(drop);
        assert_eq!(got, want.map_err(str::to_owned), "{days}");
    }
    assert_eq!(shop.run::<CreateToken>("max", json!({ "days": 1 })).await, Err("field_required name".into()));
}

#[tokio::test]
async fn a_token_is_told_once_and_kept_as_a_hash() {
    let shop = Shop::jeweller().await;
    let call = shop.call("cas");
    let first = shop.run_call::<CreateToken>(&call, json!({ "name": "till" })).await.expect("made");
    let again = shop.run_call::<CreateToken>(&call, json!({ "name": "till" })).await.expect("the same");
    assert_eq!((again["token_id"].clone(), again["token"].clone()), (first["token_id"].clone(), Value::Null));
    assert_eq!(stored(&shop, first["token"].as_str().expect("a token")).await, 0);
    assert!(stored(&shop, first["token_id"].as_str().expect("an id")).await > 0);
}

#[tokio::test]
async fn ones_own_token_is_revoked_at_once_and_only_owner_and_admin_revoke_others() {
    let shop = Shop::jeweller().await;
    let (cas, mia) = (made(&shop, "cas").await, made(&shop, "mia").await);
    let call = with(&shop, CredentialKind::Token, cas["token"].as_str().expect("a token"));
    assert_eq!(shop.run::<RevokeToken>("mia", id(&cas)).await, Err("permission_denied".into()));
    shop.run::<RevokeToken>("cas", id(&cas)).await.expect("revoked");
    assert!(!works(&shop, &call).await);
    assert_eq!(shop.run::<RevokeToken>("cas", id(&cas)).await, Err("not_found token_id".into()));
    shop.run::<RevokeToken>("adam", id(&mia)).await.expect("revoked by the Admin");
}

#[tokio::test]
async fn the_list_has_ones_own_and_everybodys_only_for_owner_and_admin() {
    let mut shop = Shop::jeweller().await;
    // The tokens of the set-up are from the first second; ids of one moment have no order.
    shop.at("2026-04-20T05:00:01Z");
    made(&shop, "cas").await;
    let own = shop.ask::<ListTokens>("cas", json!({})).await.expect("a list");
    let names: Vec<&Value> = own["rows"].as_array().expect("rows").iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["till printer", "set-up"]);
    assert!(own["rows"][0].get("token").is_none());
    assert_eq!(shop.ask::<ListTokens>("mia", json!({ "all": true })).await, Err("permission_denied".into()));
    let all = shop.ask::<ListTokens>("adam", json!({ "all": true })).await.expect("a list");
    assert_eq!(all["rows"].as_array().map(Vec::len), Some(9));
}

#[tokio::test]
async fn pages_of_tokens_follow_each_other_without_gap_or_double() {
    let shop = Shop::jeweller().await;
    // Each of the eight people has one already, and one person alone has no more than a page.
    for _ in 0..PAGE - 8 {
        made(&shop, "cas").await;
    }
    made(&shop, "mia").await;
    let first = shop.ask::<ListTokens>("olive", json!({ "all": true })).await.expect("a page");
    let after = json!({ "all": true, "after": first["next"] });
    let second = shop.ask::<ListTokens>("olive", after).await.expect("a page");
    let ids = |page: &Value| -> Vec<String> {
        page["rows"].as_array().expect("rows").iter().map(|row| row["token_id"].to_string()).collect()
    };
    let all: std::collections::BTreeSet<String> = ids(&first).into_iter().chain(ids(&second)).collect();
    assert_eq!((ids(&first).len(), ids(&second).len(), all.len()), (50, 1, 51));
    assert_eq!(second["next"], Value::Null);
}

#[tokio::test]
async fn a_session_is_ended_from_anywhere_by_its_person_alone() {
    let shop = Shop::jeweller().await;
    let (till, phone) = (signed_in(&shop, "cas").await, signed_in(&shop, "cas").await);
    let list = ask_json::<ListSessions>(&shop.platform, &phone, &json!({})).await.expect("a list").json;
    let list: Value = serde_json::from_str(&list).expect("JSON");
    let rows = list["rows"].as_array().expect("rows");
    let current: Vec<&Value> = rows.iter().map(|row| &row["current"]).collect();
    assert!(rows.len() == 2 && current.contains(&&json!(true)) && current.contains(&&json!(false)));
    assert_eq!((&rows[0]["device"], &rows[0]["ip"]), (&json!("Firefox on the till"), &json!("192.0.2.7")));
    let other = rows.iter().find(|row| row["current"] == false).expect("the till's");
    let end = json!({ "session_id": other["session_id"] });
    assert_eq!(shop.run::<EndSession>("olive", end.clone()).await, Err("not_found session_id".into()));
    shop.run_call::<EndSession>(&phone, end.clone()).await.expect("ended");
    assert!(!works(&shop, &till).await && works(&shop, &phone).await);
    assert_eq!(shop.run::<EndSession>("cas", end).await, Err("not_found session_id".into()));
}

#[tokio::test]
async fn a_removed_persons_browsers_are_signed_out_too() {
    let shop = Shop::jeweller().await;
    let till = signed_in(&shop, "cas").await;
    assert!(works(&shop, &till).await);
    let cas = json!({ "person": id_of(&shop, "cas").await });
    let removed = shop.run::<crate::people::RemoveMember>("olive", cas).await.expect("removed");
    assert_eq!((removed["sessions_ended"].clone(), works(&shop, &till).await), (json!(1), false));
}

#[tokio::test]
async fn another_workspaces_tokens_and_sessions_are_not_there() {
    let shop = Shop::jeweller().await;
    let other = shop.beside("next-door").await;
    let theirs = made(&other, "cas").await;
    assert_eq!(shop.run::<RevokeToken>("olive", id(&theirs)).await, Err("not_found token_id".into()));
    let all = shop.ask::<ListTokens>("olive", json!({ "all": true })).await.expect("a list");
    assert_eq!(all["rows"].as_array().map(Vec::len), Some(8));
    let session = signed_in(&other, "cas").await;
    let list = ask_json::<ListSessions>(&shop.platform, &session, &json!({})).await.expect("a list").json;
    let list: Value = serde_json::from_str(&list).expect("JSON");
    let end = json!({ "session_id": list["rows"][0]["session_id"] });
    assert_eq!(shop.run::<EndSession>("cas", end).await, Err("not_found session_id".into()));
    assert!(works(&shop, &session).await);
}

// ---- page ----

#[tokio::test]
async fn a_person_has_fifty_tokens_that_work_and_one_more_when_one_is_ended() {
    let shop = Shop::jeweller().await;
    let first = made(&shop, "cas").await;
    // With the token of the set-up.
    for _ in 2..LIVE {
        made(&shop, "cas").await;
    }
    let more = || shop.run::<CreateToken>("cas", json!({ "name": "one more" }));
    assert_eq!(more().await, Err("too_many_open".into()));
    assert!(shop.run::<CreateToken>("olive", json!({ "name": "hers" })).await.is_ok(), "another person's");
    shop.run::<RevokeToken>("cas", id(&first)).await.expect("ended");
    assert!(more().await.is_ok());
}
