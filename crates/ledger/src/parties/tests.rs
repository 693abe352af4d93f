//! The rules of parties, by examples.
//! Invariant: a name is compared as a person sees it.

use super::*;
use platform::action::ask_json;
use platform::error::Error;
use testing::Shop;

#[tokio::test]
async fn a_cashier_adds_a_customer_once_and_finds_her_by_the_beginning_of_her_name() {
    let shop = Shop::jeweller().await;
    let meera = json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "pan": "ABCPJ1234K"});
    let added = shop.run::<CreateParty>("cas", meera.clone()).await;
    assert_eq!(added, Ok(json!({"party": "c-meera", "version": 1})));
    assert_eq!(shop.run::<CreateParty>("cas", meera).await, Err("value_unknown party".into()));
    let found = shop.ask::<ListParties>("audi", json!({"search": "mee"})).await.expect("an answer");
    assert_eq!(found["rows"][0]["pan"], "ABC•••••4K");
    assert_eq!(
        shop.ask::<ListParties>("audi", json!({"search": "mex"})).await.expect("an answer")["rows"],
        json!([])
    );
}

#[tokio::test]
async fn a_party_says_whether_its_number_is_verified_and_a_change_that_sends_it_keeps_it() {
    let shop = Shop::jeweller().await;
    let meera = |verified: bool| json!({"party": "c-meera", "name": "Meera", "kind": "customer", "phone": "98200 12345", "phone_verified": verified});
    shop.run::<CreateParty>("cas", meera(true)).await.expect("added");
    let is_verified = async || {
        let shown = shop.ask::<GetParty>("cas", json!({"party": "c-meera"})).await.expect("a party");
        shown["phone_verified"].clone()
    };
    assert_eq!(is_verified().await, json!(true));
    shop.run::<UpdateParty>("cas", meera(true)).await.expect("changed");
    assert_eq!(is_verified().await, json!(true));
    shop.run::<UpdateParty>("cas", meera(false)).await.expect("changed");
    assert_eq!(is_verified().await, json!(false));
}

#[tokio::test]
async fn the_same_key_gives_the_first_answer_again_and_another_body_is_refused() {
    let shop = Shop::jeweller().await;
    let call = shop.call("cas");
    let anil = json!({"party": "c-anil", "name": "Anil Rao", "kind": "customer"});
    let first = shop.run_call::<CreateParty>(&call, anil.clone()).await.expect("added");
    let again = shop.run_call::<CreateParty>(&call, anil).await.expect("the same");
    assert_eq!((first["version"].clone(), again["duplicate"].clone()), (json!(1), json!(true)));
    let other = json!({"party": "c-anil", "name": "Another", "kind": "customer"});
    assert_eq!(shop.run_call::<CreateParty>(&call, other).await, Err("idempotency_conflict".into()));
}

#[tokio::test]
async fn a_cashier_keeps_the_credit_limit_as_it_is_and_a_manager_moves_it() {
    let shop = Shop::jeweller().await;
    let anil = |limit: i64, name: &str| json!({"party": "c-anil", "name": name, "kind": "customer", "credit_limit_minor": limit});
    shop.run::<CreateParty>("mia", anil(100, "Anil")).await.expect("added");
    assert!(shop.run::<UpdateParty>("cas", anil(100, "Anil Rao")).await.is_ok());
    let raised = shop.run::<UpdateParty>("cas", anil(1_000_000, "Anil Rao")).await;
    assert_eq!(raised, Err("permission_denied".into()));
    assert!(shop.run::<UpdateParty>("mia", anil(1_000_000, "Anil Rao")).await.is_ok());
}

#[tokio::test]
async fn a_change_of_what_somebody_else_changed_meanwhile_is_refused() {
    let shop = Shop::jeweller().await;
    let anil =
        |name: &str| json!({"party": "c-anil", "name": name, "kind": "customer", "pan": "abcpj 1234k"});
    shop.run::<CreateParty>("cas", anil("Anil")).await.expect("added");
    let seen = |version: i32, name: &str| {
        let mut change = anil(name);
        change["version"] = json!(version);
        change
    };
    let changed = shop.run::<UpdateParty>("cas", seen(1, "Anil Rao")).await;
    assert_eq!(changed, Ok(json!({"party": "c-anil", "version": 2})));
    assert_eq!(shop.run::<UpdateParty>("mia", seen(1, "Anil R")).await, Err("version_stale".into()));
    let shown = shop.ask::<GetParty>("audi", json!({"party": "c-anil"})).await.expect("a party");
    assert_eq!(
        (&shown["name"], &shown["pan"], &shown["version"]),
        (&json!("Anil Rao"), &json!("ABC•••••4K"), &json!(2))
    );
    let unknown = shop.ask::<GetParty>("audi", json!({"party": "nobody"})).await;
    assert_eq!(unknown, Err("not_found party".into()));
}

#[tokio::test]
async fn a_pan_stays_only_if_the_change_says_so() {
    let shop = Shop::jeweller().await;
    let anil = json!({"party": "c-anil", "name": "Anil", "kind": "customer", "pan": "ABCPJ1234K"});
    shop.run::<CreateParty>("cas", anil).await.expect("added");
    let pan = async || {
        shop.ask::<GetParty>("audi", json!({"party": "c-anil"})).await.expect("a party")["pan"].clone()
    };
    let mut without = json!({"party": "c-anil", "name": "Anil", "kind": "customer", "pan_stays": true});
    shop.run::<UpdateParty>("cas", without.clone()).await.expect("changed");
    assert_eq!(pan().await, json!("ABC•••••4K"));
    without["pan_stays"] = json!(false);
    shop.run::<UpdateParty>("cas", without).await.expect("changed");
    assert_eq!(pan().await, json!(null));
}

#[tokio::test]
async fn two_of_the_same_call_at_once_are_one_call_though_the_second_would_be_refused() {
    let shop = Shop::jeweller().await;
    for n in 0..10 {
        let call = shop.call("cas");
        let party = json!({"party": format!("c-{n}"), "name": "Anil", "kind": "customer"});
        let (one, other) = tokio::join!(
            shop.run_call::<CreateParty>(&call, party.clone()),
            shop.run_call::<CreateParty>(&call, party)
        );
        let (one, other) = (one.expect("added"), other.expect("the same"));
        assert_eq!((&one["party"], &one["version"]), (&json!(format!("c-{n}")), &other["version"]));
        assert_ne!(one.get("duplicate"), other.get("duplicate"));
    }
}

#[tokio::test]
async fn an_auditor_may_not_and_another_shop_sees_nothing() {
    let shop = Shop::jeweller().await;
    let anil = json!({"party": "c-anil", "name": "Anil Rao", "kind": "customer"});
    assert_eq!(shop.run::<CreateParty>("audi", anil.clone()).await, Err("permission_denied".into()));
    shop.run::<CreateParty>("mia", anil).await.expect("added");
    let other = shop.beside("next-door").await;
    assert_eq!(other.ask::<ListParties>("olive", json!({})).await.expect("an answer")["rows"], json!([]));
}

#[tokio::test]
async fn a_name_that_was_moved_to_another_party_opens_for_nobody() {
    let shop = Shop::jeweller().await;
    for (code, name) in [("c-anil", "Anil Rao"), ("c-meera", "Meera Joshi")] {
        let party = json!({"party": code, "name": name, "kind": "customer"});
        shop.run::<CreateParty>("cas", party).await.expect("added");
    }
    let (database, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    let swap = "update ledger.party p set name = q.name from ledger.party q
                where q.tenant_id = p.tenant_id and q.party_id <> p.party_id";
    assert_eq!(database.execute(swap, &[]).await.expect("a superuser can"), 2);
    let asked = ask_json::<ListParties>(&shop.platform, &shop.call("audi"), &json!({})).await;
    assert!(matches!(asked, Err(Error::Internal(_))), "it does not open");
}

#[tokio::test]
async fn a_party_is_found_by_its_new_name_and_no_longer_by_the_old() {
    let shop = Shop::jeweller().await;
    let meera =
        |name: &str| json!({"party": "c-meera", "name": name, "kind": "customer", "pan": "ABCPJ1234K"});
    shop.run::<CreateParty>("cas", meera("Meera Joshi")).await.expect("added");
    shop.run::<UpdateParty>("mia", meera("Leela Joshi")).await.expect("changed");
    let found = async |search: &str| {
        let page = shop.ask::<ListParties>("audi", json!({"search": search})).await.expect("a page");
        page["rows"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((found("meera").await, found("lee").await, found("josh").await), (0, 1, 1));
    assert_eq!((found("leela j").await, found("leela k").await, found("-").await), (1, 0, 0));
}

#[tokio::test]
async fn a_wrong_tax_number_is_named() {
    let shop = Shop::jeweller().await;
    let wrong = json!({"party": "b", "name": "B", "kind": "business", "gstin": "27AAPFU0939F1ZW"});
    assert_eq!(shop.run::<CreateParty>("cas", wrong).await, Err("gstin_check_digit gstin".into()));
    let elsewhere =
        json!({"party": "b", "name": "B", "kind": "business", "state": "29", "gstin": "27AAPFU0939F1ZV"});
    assert_eq!(shop.run::<CreateParty>("cas", elsewhere).await, Err("gstin_state gstin".into()));
}

#[tokio::test]
async fn a_party_is_in_the_state_of_its_gstin_and_in_no_state_that_does_not_exist() {
    let shop = Shop::jeweller().await;
    let party = |state: Option<&str>, gstin: Option<&str>| json!({"party": "b", "name": "B", "kind": "business", "state": state, "gstin": gstin});
    for state in ["Maharashtra", "MH", "7", "+7", "00", "39"] {
        let refused = shop.run::<CreateParty>("cas", party(Some(state), None)).await;
        assert_eq!(refused, Err("value_unknown state".into()), "{state}");
    }
    shop.run::<CreateParty>("cas", party(None, Some("27AAPFU0939F1ZV"))).await.expect("no state is stated");
    let shown = async || {
        shop.ask::<GetParty>("mia", json!({"party": "b"})).await.expect("the party")["state"].clone()
    };
    assert_eq!(shown().await, "27");
    let moved = shop.run::<UpdateParty>("mia", party(Some("TAS"), None)).await;
    assert_eq!(moved, Err("value_unknown state".into()));
    shop.run::<UpdateParty>("mia", party(Some("29"), None)).await.expect("moved");
    assert_eq!(shown().await, "29");
}
