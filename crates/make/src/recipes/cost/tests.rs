//! Costs that were worked out manually, and shares that always sum.
//! Invariant: no minor unit is made or lost.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::book::fixtures::{body, items};
use super::super::scale::{Inputs, MolarMasses, Request, Target, scale};
use super::*;
use kernel::unit::Unit;

fn request(target: Target) -> Request {
    Request { target, inputs: Inputs::default(), vessel: None, molar_masses: MolarMasses::default() }
}

fn of_item(quantity: &str, unit: Unit, item: &str) -> Request {
    let quantity = Decimal::parse(quantity).expect("a quantity");
    request(Target::Item { item: Some(item.into()), quantity, unit })
}

fn money(minor: i64) -> Money {
    Money::new(minor).expect("money")
}

fn minor(costs: &[Money]) -> Vec<i64> {
    costs.iter().map(|cost| cost.get()).collect()
}

fn lot(item: &str, quantity: &str, kg: Option<&str>) -> MadeLot {
    let figure = |text: &str| Exact::from(Decimal::parse(text).expect("a figure"));
    MadeLot { item: item.into(), quantity: figure(quantity), kg: kg.map(figure), is_by_product: false }
}

#[test]
fn a_loaf_costs_what_its_flour_costs_with_that_of_the_levain() {
    let book = items(
        "WHITE kg 0.001 price=120
         WHOLE kg 0.001 price=155
         RYE kg 0.001 price=210
         WATER kg 0.001 price=0
         SALT kg 0.001 price=90
         SESAME kg 0.001 price=640",
    )
    .with([json!({ "code": "LEVAIN", "lines": [
        { "item": "RYE", "percent": "100", "flour": true }, { "item": "WATER", "percent": "100" } ] })]);
    let bread = body(json!({ "code": "SOURDOUGH", "dough_loss_percent": "2", "lines": [
        { "item": "WHITE", "percent": "80", "flour": true },
        { "item": "WHOLE", "percent": "20", "flour": true },
        { "item": "WATER", "percent": "72" },
        { "item": "LEVAIN", "percent": "20", "recipe": "LEVAIN", "recipe_version": 1 },
        { "item": "SALT", "percent": "2" },
        { "item": "SESAME", "mode": "per_piece", "quantity": "0.008", "unit": "kg" } ] }));
    let piece_kg = Quantity::parse("0.900").expect("a weight");
    let pieces = request(Target::Pieces { pieces: 120, piece_kg });
    let scaled = scale(&bread, &book, &pieces).expect("scaled");
    let cost = cost(&bread, &book, &scaled, Prices::Standard, None, &[]).expect("a cost");
    let answer = serde_json::to_value(cost.answer().expect("an answer")).expect("JSON");
    assert_eq!(
        answer,
        json!({
            "lines_minor": { "WHITE": 5453, "WHOLE": 1761, "WATER": 0, "RYE": 1193, "SALT": 102, "SESAME": 614 },
            "credits_minor": {}, "unpriced": [], "total_minor": 9123, "cost_minor_per_piece": "76.025",
        })
    );
}

fn cheese() -> Value {
    json!({
        "code": "CHEDDAR", "basis": { "item": "MILK", "quantity": "1000", "unit": "L" },
        "lines": [
            { "item": "MILK", "mode": "basis" },
            { "item": "SALT", "quantity": "2.5", "unit": "kg" },
            { "item": "SALT", "quantity": "0.1", "unit": "kg" },
            { "item": "HERB", "quantity": "1", "unit": "kg" },
        ],
        "outputs": [{ "item": "GREEN", "role": "main" }, { "item": "WHEY", "role": "by_product", "credit_minor_per_unit": "1.5" }],
        "labour": { "rate_minor_per_hour": "2800", "hours": "6.5" },
        "overhead": [
            { "name": "energy", "mode": "per_batch", "amount_minor": 2210 },
            { "name": "water", "mode": "per_kg", "amount_minor": 3 },
            { "name": "vat", "mode": "per_hour", "amount_minor": 101 },
            { "name": "box", "mode": "per_piece", "amount_minor": 15 },
        ],
    })
}

#[test]
fn labour_overheads_and_by_products_count_and_what_has_no_price_is_named() {
    let book = items("MILK L 0.1 density=1 price=82\nSALT kg 0.001 price=150\nHERB kg 0.001");
    let version = body(cheese());
    let scaled = scale(&version, &book, &of_item("1000", Unit::Litre, "MILK")).expect("scaled");
    let whey = [lot("WHEY", "905", None)];
    let cost = cost(&version, &book, &scaled, Prices::Standard, None, &whey).expect("a cost");
    let lines: Vec<(&str, i64)> = cost.lines.iter().map(|(name, cost)| (name.as_str(), cost.get())).collect();
    assert_eq!(
        lines,
        // 1003.6 kg of everything, as no output is expected
        [
            ("MILK", 82_000),
            ("SALT", 390),
            ("labour", 18_200),
            ("energy", 2_210),
            ("water", 3_011),
            ("vat", 657)
        ]
    );
    assert_eq!(cost.unpriced, ["HERB", "box"]);
    assert_eq!(cost.credits, [("WHEY".to_owned(), money(1_358))]);
    assert_eq!((cost.total, cost.per_piece), (money(106_468 - 1_358), None));
    let hours = Some(Quantity::parse("1").expect("an hour"));
    let last = super::cost(&version, &book, &scaled, Prices::Last, hours, &[]).expect("a cost");
    assert_eq!(last.unpriced, ["MILK", "SALT", "HERB", "box"]);
    assert_eq!(last.total, money(2_800 + 2_210 + 3_011 + 101));
}

fn outputs(outputs: Value) -> Body {
    body(json!({ "code": "C", "outputs": outputs }))
}

#[test]
fn two_lots_of_one_item_share_by_mass_after_the_whey() {
    let version = body(cheese());
    let lots =
        [lot("GREEN", "7", Some("7")), lot("GREEN", "4", Some("4")), lot("WHEY", "85", Some("87.125"))];
    for (cost, expected) in
        [(10_000, [6_282, 3_590, 128]), (12_250, [7_714, 4_408, 128]), (100, [0, 0, 100]), (0, [0, 0, 0])]
    {
        assert_eq!(minor(&share_cost(money(cost), &version, &lots).expect("shares")), expected);
    }
}

#[test]
fn co_products_share_by_value_mass_or_fixed_percentages() {
    let lots = [lot("CREAM", "100", Some("100")), lot("SKIM", "900", Some("900"))];
    let by_value = outputs(json!([
        { "item": "CREAM", "role": "main", "share": "sales_value", "value_minor_per_kg": "600" },
        { "item": "SKIM", "role": "co_product", "share": "sales_value", "value_minor_per_kg": "20" },
    ]));
    let by_mass = outputs(
        json!([{ "item": "CREAM", "role": "main", "share": "mass" }, { "item": "SKIM", "role": "co_product" }]),
    );
    let fixed = outputs(json!([
        { "item": "CREAM", "role": "main", "percent": "66.5" }, { "item": "SKIM", "role": "co_product", "percent": "33.5" },
    ]));
    let nothing = outputs(json!([]));
    let shares = |version: &Body, cost, lots: &[MadeLot]| {
        minor(&share_cost(money(cost), version, lots).expect("shares"))
    };
    assert_eq!(shares(&by_value, 1_001, &lots), [770, 231]); // 60,000 to 18,000
    assert_eq!(shares(&by_mass, 1_001, &lots), [100, 901]);
    assert_eq!(shares(&fixed, 1_001, &lots), [666, 335]);
    assert_eq!(shares(&nothing, 1_001, &lots), [100, 901]);
    let halves = [lots[0].clone(), lots[1].clone(), lot("CREAM", "300", Some("300"))];
    assert_eq!(shares(&fixed, 1_000, &halves), [166, 335, 499]); // 166.25, 335, 498.75
    assert_eq!(shares(&fixed, 1_000, &lots[1..]), [1_000], "there was no cream");
    let counted = [lot("BUN", "3", None), lot("BUN", "1", Some("0.1"))];
    assert_eq!(shares(&nothing, 100, &counted), [75, 25]);
    let mut rest = lot("WHEY", "5", Some("5"));
    rest.is_by_product = true;
    assert_eq!(shares(&nothing, 100, &[rest.clone(), lots[0].clone()]), [0, 100]);
    assert_eq!(shares(&nothing, 100, &[rest]), [100], "somebody must bear it");
    assert_eq!(shares(&nothing, 100, &[]), [] as [i64; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn the_shares_of_all_outputs_sum_to_the_cost(
        cost in 0i64..1_000_000_000, rule in 0usize..4, first in 0i64..=100_000_000,
        made in prop::collection::vec((0usize..4, 1i64..1_000_000_000, any::<bool>()), 1..8),
    ) {
        let percent = |e6: i64| kernel::decimal::Percent::from_stored(e6);
        let output = |item: &str, role: &str, share: i64| {
            let mut output = json!({ "item": item, "role": role });
            match rule {
                0 => output["share"] = "mass".into(),
                1 => output["value_minor_per_kg"] = json!(kernel::decimal::UnitPrice::from_stored(share)),
                2 => output["percent"] = json!(percent(share)),
                _ => {}
            }
            output
        };
        let version = outputs(json!([
            output("A", "main", first), output("B", "co_product", 100_000_000 - first),
            { "item": "C", "role": "by_product", "credit_minor_per_unit": "0.75" },
        ]));
        let lots: Vec<MadeLot> = made.iter().map(|(item, e6, has_mass)| {
            let quantity = Exact::ratio(*e6, 1_000_000);
            let kg = has_mass.then(|| quantity.clone());
            MadeLot { item: ["A", "B", "C", "D"][*item].into(), quantity, kg, is_by_product: false }
        }).collect();
        let shares = minor(&share_cost(money(cost), &version, &lots).expect("shares"));
        prop_assert_eq!(shares.len(), lots.len());
        prop_assert_eq!(shares.iter().sum::<i64>(), cost);
        prop_assert!(shares.iter().all(|share| *share >= 0));
        let bears = |lot: &MadeLot| lot.item != "C";
        if lots.iter().any(bears) {
            // A by-product costs no more than its credit.
            for (lot, share) in lots.iter().zip(&shares).filter(|(lot, _)| !bears(lot)) {
                prop_assert!(Exact::from(*share) <= &lot.quantity * Exact::ratio(3, 4) + Exact::ratio(1, 2));
            }
        }
    }
}
