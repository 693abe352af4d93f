//! Legal holds: who places and lifts them, what they stop, and their page.
//! Invariant: nothing that is held goes.

use super::page::HoldsPage;
use super::*;
use askama::Template;
use jiff::civil::date;
use ledger::parties::{CreateParty, EraseParty};
use testing::Shop;
use web::view::{Chrome, FormState};

const TODAY: Day = date(2026, 4, 20);

#[test]
fn a_hold_of_the_whole_workspace_has_a_last_day_and_none_is_longer_than_ten_years() {
    assert!(may_last(false, None, TODAY).is_ok() && may_last(true, None, TODAY).is_err());
    for (until, may) in
        [(date(2026, 4, 19), false), (TODAY, true), (date(2036, 4, 20), true), (date(2036, 4, 21), false)]
    {
        assert_eq!(may_last(true, Some(until), TODAY).is_ok(), may, "{until}");
        assert_eq!(may_last(false, Some(until), TODAY).is_ok(), may, "{until}");
    }
}

#[tokio::test]
async fn a_held_party_is_not_erased_until_the_hold_is_lifted_or_over() {
    let mut shop = Shop::jeweller().await;
    for party in ["c-meera", "c-anil", "c-asha"] {
        let new = json!({"party": party, "name": party, "kind": "customer"});
        shop.run::<CreateParty>("mia", new).await.expect("added");
    }
    let erase = async |shop: &Shop, party: &str| {
        shop.run::<EraseParty>("olive", json!({"party": party, "typed": party})).await
    };
    let hold = json!({"party": "c-meera", "reason": "a dispute"});
    assert_eq!(shop.run::<PlaceHold>("adam", hold.clone()).await, Err("permission_denied".into()));
    let placed = shop.run::<PlaceHold>("olive", hold).await.expect("placed");
    let over = json!({"party": "c-anil", "reason": "a dispute", "until": "2026-04-21"});
    shop.run::<PlaceHold>("olive", over).await.expect("placed");
    for party in ["c-meera", "c-anil"] {
        assert_eq!(erase(&shop, party).await, Err("legal_hold party".into()), "{party}");
    }
    assert!(erase(&shop, "c-asha").await.is_ok(), "another party is not held");
    let lift = json!({"hold": placed["hold"], "reason": "settled"});
    shop.run::<LiftHold>("olive", lift.clone()).await.expect("lifted");
    assert_eq!(shop.run::<LiftHold>("olive", lift).await, Err("not_found hold".into()), "once");
    assert!(erase(&shop, "c-meera").await.is_ok());
    shop.at("2026-04-22T05:00:00Z");
    assert!(erase(&shop, "c-anil").await.is_ok(), "its last day is past");
}

#[tokio::test]
async fn a_hold_of_the_workspace_keeps_everybody() {
    let shop = Shop::jeweller().await;
    let new = json!({"party": "c-meera", "name": "Meera", "kind": "customer"});
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let all = json!({"reason": "an order of a court"});
    assert_eq!(shop.run::<PlaceHold>("olive", all).await, Err("field_required until".into()));
    let all = json!({"reason": "an order of a court", "until": "2026-12-31"});
    shop.run::<PlaceHold>("olive", all).await.expect("placed");
    let refused = shop.run::<EraseParty>("olive", json!({"party": "c-meera", "typed": "c-meera"})).await;
    assert_eq!(refused, Err("legal_hold party".into()));
    let list = shop.ask::<ListHolds>("olive", json!({})).await.expect("a list");
    assert_eq!(
        (&list["rows"][0]["party"], &list["rows"][0]["reason"]),
        (&json!(null), &json!("an order of a court"))
    );
}

#[tokio::test]
async fn a_hold_is_on_a_party_or_on_a_lot_and_says_who_placed_and_lifted_it() {
    let shop = Shop::jeweller().await;
    let new = json!({"party": "c-meera", "name": "Meera", "kind": "customer"});
    shop.run::<CreateParty>("mia", new).await.expect("added");
    let both = json!({"party": "c-meera", "lot": "A-1", "reason": "a dispute"});
    assert_eq!(shop.run::<PlaceHold>("olive", both).await, Err("value_unknown lot".into()));
    let none = json!({"lot": "A-1", "reason": "a dispute"});
    assert_eq!(shop.run::<PlaceHold>("olive", none).await, Err("not_found lot".into()));
    let hold = json!({"party": "c-meera", "reason": "a dispute"});
    let placed = shop.run::<PlaceHold>("olive", hold).await.expect("placed");
    let list = shop.ask::<ListHolds>("olive", json!({})).await.expect("a list");
    let row = &list["rows"][0];
    assert_eq!((&row["in_force"], &row["party_name"]), (&json!(true), &json!("Meera")));
    assert!(row["placed_by"].is_string() && row["lifted_by"].is_null(), "{row}");
    let lift = json!({"hold": placed["hold"], "reason": "settled"});
    shop.run::<LiftHold>("olive", lift).await.expect("lifted");
    let list = shop.ask::<ListHolds>("olive", json!({})).await.expect("a list");
    let row = &list["rows"][0];
    assert_eq!((&row["in_force"], &row["lifted_reason"]), (&json!(false), &json!("settled")));
    assert!(row["lifted_by"].is_string(), "{row}");
}

fn hold_of(n: u128, words: &str) -> HoldShown {
    HoldShown {
        hold: Uuid::from_u128(n),
        party: Some(words.into()),
        party_name: Some(words.into()),
        lot: None,
        reason: words.into(),
        until: Some(TODAY),
        placed_by: Some(words.into()),
        placed_at: Instant::UNIX_EPOCH,
        lifted_reason: None,
        lifted_by: None,
        lifted_at: None,
        in_force: true,
    }
}

fn page_with(rows: Vec<HoldShown>) -> String {
    let page = HoldsPage {
        chrome: Chrome::sample("Legal holds"),
        base: "/w/shop".into(),
        here: "/w/shop/holds".into(),
        rows,
        next: String::new(),
        place: FormState::default(),
        lift: FormState::default(),
    };
    page.render().expect("a page")
}

#[test]
fn the_page_places_a_hold_and_lifts_the_one_in_force() {
    let empty = page_with(vec![]);
    assert!(
        empty.contains("do/workspace.hold.place") && !empty.contains("do/workspace.hold.lift"),
        "{empty}"
    );
    let over = HoldShown { in_force: false, ..hold_of(8, "over") };
    let full = page_with(vec![hold_of(7, "<script>"), over]);
    assert!(full.contains("do/workspace.hold.lift") && !full.contains("<script>"), "{full}");
    let (in_force, past) = (Uuid::from_u128(7).to_string(), Uuid::from_u128(8).to_string());
    assert!(full.contains(&in_force) && !full.contains(&past), "{full}");
}
