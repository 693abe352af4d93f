//! Tests of how the outputs of a batch share its cost.
//! Invariant: by-products take their credit, the others what is left by the rule of the recipe.

use super::*;
use kernel::id::new_id;
use serde_json::json;

fn made_lot(n: u8, item: &str, kind: &str, made_e6: i64) -> MadeLot {
    MadeLot {
        batch_id: None,
        lot_id: new_id(kernel::day::Instant::UNIX_EPOCH, [n; 10]),
        item: item.to_owned(),
        kind: kind.to_owned(),
        unit: "kg".to_owned(),
        made_e6,
        density_e6: None,
        cost_minor: 0,
        pieces: 0,
    }
}

fn share_costs(outputs: serde_json::Value, made: &[MadeLot], cost: i64) -> (Vec<i64>, i64) {
    let body = Body::parse(&json!({ "code": "R", "version": 1, "outputs": outputs })).expect("a recipe");
    let shares = of(&body, &made.iter().collect::<Vec<_>>()).expect("shares");
    let shares = shares.share(Money::from_stored(cost)).expect("shared");
    (shares.lots.iter().map(|(_, cost)| cost.get()).collect(), shares.lost.get())
}

#[test]
fn two_lots_of_one_item_share_by_mass_after_the_credit() {
    let outputs = json!([{"item": "CHEESE", "role": "main"},
                         {"item": "WHEY", "role": "by_product", "credit_minor_per_unit": "1.5"}]);
    let lots = [
        made_lot(1, "CHEESE", "finished", 7_000_000),
        made_lot(2, "CHEESE", "finished", 4_000_000),
        made_lot(3, "WHEY", "raw", 85_000_000),
    ];
    assert_eq!(share_costs(outputs, &lots, 10_000), (vec![128, 6282, 3590], 0));
}

#[test]
fn co_products_share_by_percentage_or_by_value_and_the_kind_counts_where_no_recipe_speaks() {
    let lots = [made_lot(1, "CREAM", "finished", 2_000_000), made_lot(2, "SKIM", "finished", 8_000_000)];
    let fixed = json!([{"item": "CREAM", "role": "main", "percent": "60"},
                       {"item": "SKIM", "role": "co_product", "percent": "40"}]);
    assert_eq!(share_costs(fixed, &lots, 1001), (vec![601, 400], 0));
    let value = json!([{"item": "CREAM", "role": "main", "value_minor_per_kg": "400"},
                       {"item": "SKIM", "role": "co_product", "value_minor_per_kg": "25"}]);
    assert_eq!(share_costs(value, &lots, 1000), (vec![800, 200], 0));
    assert_eq!(share_costs(json!([]), &lots, 1000), (vec![200, 800], 0));
    let beside = [made_lot(1, "WHEY", "by_product", 2_000_000)];
    assert_eq!(share_costs(json!([]), &beside, 1000), (vec![0], 1000));
}
