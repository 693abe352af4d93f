//! Metal issued from lots on a real database, as in the worked example P11.

use kernel::decimal::Fineness;
use ledger::items::CreateItem;
use ledger::stock::holds::HoldLot;
use ledger::stock::lots::GetLot;
use proptest::prelude::*;
use serde_json::Value;
use testing::Shop;

use super::receive::ReceiveMetal;
use super::*;
use crate::books::CheckBooks;
use crate::fixtures::{moved_in, shows, sorted};

async fn with_silver() -> Shop {
    let shop = Shop::jeweller().await;
    let items = json!([
        {"code": "SILVER", "name": "silver 999", "unit": "mg", "metal": "silver", "fineness_ppt": "999"},
        {"code": "BOX", "name": "box", "unit": "each"},
    ]);
    moved_in(&shop, "items", items).await;
    let lots = json!([
        {"lot": "AG-1", "item": "SILVER", "net_mg": 1001, "cost_minor": 1000},
        {"lot": "BX-1", "item": "BOX", "quantity": "3", "unit": "each", "cost_minor": 30},
    ]);
    moved_in(&shop, "lots", lots).await;
    shop
}

async fn issue_of(shop: &Shop, net_mg: i64) -> std::result::Result<Value, String> {
    shop.run::<IssueLot>("mia", json!({"lot": "AG-1", "net_mg": net_mg})).await
}

#[tokio::test]
async fn issues_take_their_share_and_the_last_takes_what_is_left() {
    let shop = with_silver().await;
    shows(
        &issue_of(&shop, 333).await.expect("issued"),
        &json!({"issue_mg": 333, "fine_mg": 333, "cost_minor": 333, "left_mg": 668, "left_fine_mg": 667, "left_cost_minor": 667}),
    );
    assert_eq!(issue_of(&shop, 669).await, Err("lot_insufficient net_mg".into()));
    let last = issue_of(&shop, 668).await.expect("issued");
    shows(
        &last,
        &json!({"fine_mg": 667, "cost_minor": 667, "left_mg": 0, "left_fine_mg": 0, "left_cost_minor": 0}),
    );
    let lot = shop.ask::<GetLot>("audi", json!({"lot": "AG-1"})).await.expect("a lot");
    shows(&lot, &json!({"quantity": "0", "cost_minor": 0}));
}

#[tokio::test]
async fn only_metal_that_nothing_holds_is_issued_and_only_by_those_who_keep_the_stock() {
    let shop = with_silver().await;
    let refused = async |who: &str, lot: &str| {
        shop.run::<IssueLot>(who, json!({"lot": lot, "net_mg": 1})).await.expect_err("refused")
    };
    assert_eq!(refused("cas", "AG-1").await, "permission_denied");
    assert_eq!(refused("mia", "NOPE").await, "not_found lot");
    assert_eq!(refused("mia", "BX-1").await, "lot_item_mismatch lot");
    shop.run::<HoldLot>("mia", json!({"hold": "H", "lot": "AG-1", "reason": "assay"})).await.expect("held");
    assert_eq!(refused("mia", "AG-1").await, "lot_held lot");
    let other = shop.beside("next-door").await;
    let theirs = other.run::<IssueLot>("mia", json!({"lot": "AG-1", "net_mg": 1})).await;
    assert_eq!(theirs, Err("not_found lot".into()));
    let item = json!({"code": "SILVER", "unit": "mg"});
    assert!(other.run::<CreateItem>("mia", item).await.is_ok(), "the other shop has its own items");
}

#[tokio::test]
async fn metal_that_comes_into_a_lot_changes_its_average_and_what_is_drawn_takes_it() {
    let shop = with_silver().await;
    let come = async |input: Value| shop.run::<ReceiveMetal>("mia", input).await;
    let came = come(json!({"lot": "AG-1", "net_mg": 999, "cost_minor": 3000})).await.expect("received");
    shows(&came, &json!({"quantity": "2000", "cost_minor": 4000, "fine_mg": 998}));
    let journal = [
        "M_BOUGHT_IN  AG_FINE_MG -998",
        "M_STOCK  AG_FINE_MG 998",
        "PURCHASES  INR -3000",
        "STOCK  INR 3000",
    ];
    assert_eq!(sorted(&came["journal"]), journal);
    let issued = issue_of(&shop, 500).await.expect("issued");
    shows(&issued, &json!({"cost_minor": 1000, "left_cost_minor": 3000}));
    let new = come(json!({"lot": "AG-9", "item": "SILVER", "net_mg": 10})).await.expect("received");
    shows(&new, &json!({"quantity": "10", "cost_minor": 0, "fine_mg": 10}));
    for (input, said) in [
        (json!({"lot": "AG-8", "net_mg": 10}), "field_required item"),
        (json!({"lot": "AG-8", "item": "BOX", "net_mg": 10}), "lot_item_mismatch item"),
        (json!({"lot": "BX-1", "net_mg": 10}), "lot_item_mismatch lot"),
        (json!({"lot": "AG-1", "item": "BOX", "net_mg": 10}), "lot_item_mismatch item"),
        (json!({"lot": "AG-1", "net_mg": 10, "supplier": "nobody"}), "not_found supplier"),
    ] {
        assert_eq!(come(input).await, Err(said.into()));
    }
    let checked = shop.ask::<CheckBooks>("acco", json!({})).await.expect("an answer");
    assert_eq!(checked["holds"], json!(true), "{checked:#}");
}

fn silver(unit: &str) -> (LotMetal, Measure) {
    let metal = LotMetal::of(Some("silver"), Some(99_900), unit).expect("stored words").expect("a metal");
    let resolution = Quantity::parse("0.001").expect("a step");
    (metal, Measure { unit: unit.parse().expect("a unit"), resolution, density: None })
}

#[test]
fn a_lot_in_grams_is_issued_by_the_milligram_and_not_finer_than_its_step() {
    let (metal, measure) = silver("g");
    let left = Remaining {
        quantity: SignedQuantity::parse("2").expect("a quantity"),
        cost: Money::from_stored(101),
    };
    let net = |mg| Milligrams::new(mg).expect("a weight");
    let one = issue(&metal, &measure, left, 1998, net(1500)).expect("enough");
    assert_eq!((one.quantity.get(), one.draw.cost.get(), one.fine.fine_mg), (1_500_000, 76, 1499));
    let coarse = Measure { resolution: Quantity::parse("0.1").expect("a step"), ..measure.clone() };
    let code = |refused: Ruled<Issue>| refused.expect_err("refused").code;
    assert_eq!(code(issue(&metal, &coarse, left, 1998, net(1550))), Code::QuantityResolution);
    let refused = issue(&metal, &measure, left, 1998, net(2001)).expect_err("too much");
    assert_eq!((refused.code, &refused.facts["available_mg"]), (Code::LotInsufficient, &json!(2000)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn issues_take_all_of_the_cost_and_all_of_the_metal(
        parts in prop::collection::vec(1i64..1_000_000, 1..15), cost in 0i64..1_000_000_000,
        fineness in 1i64..=Fineness::MAX,
    ) {
        let (_, measure) = silver("mg");
        let metal = LotMetal::of(Some("gold"), i32::try_from(fineness).ok(), "mg").unwrap().unwrap();
        let whole = SignedQuantity::from_stored(parts.iter().sum::<i64>() * 1_000_000);
        let mut left = Remaining { quantity: whole, cost: Money::from_stored(cost) };
        let mut fine = metal.fine(whole).unwrap().fine_mg;
        for part in parts {
            let issue = issue(&metal, &measure, left, fine, Milligrams::from_stored(part)).unwrap();
            prop_assert!(issue.draw.cost.get() >= 0 && issue.fine.fine_mg >= 0);
            left = issue.draw.left;
            fine -= issue.fine.fine_mg;
        }
        prop_assert_eq!((left.quantity.get(), left.cost.get(), fine), (0, 0, 0));
    }
}
