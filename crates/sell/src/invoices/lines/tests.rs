//! Lines as they are sent, judged without a database.

use kernel::id::ItemId;
use platform::input::read;
use serde_json::{Value, json};

use uuid::Uuid;

use super::*;
use crate::pricing::{Sold, price_line};

fn line(value: Value) -> LineGiven {
    read(&value).expect("a line")
}

fn cheddar() -> ItemKnown {
    ItemKnown {
        id: ItemId::from_uuid(Uuid::nil()),
        code: "CHEDDAR".to_owned(),
        name: "Farm cheddar".to_owned(),
        unit: Unit::Kilogram,
        density: None,
        price: Some(UnitPrice::parse("3800").unwrap()),
        tax_class: Some("gst_free".to_owned()),
    }
}

fn named(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|fault| format!("{} {}", fault.field, fault.code)).collect()
}

/// The price of one line of goods, or its faults.
fn priced(given: Value) -> Result<(i64, Option<String>), Vec<String>> {
    let items = [cheddar()];
    let stored =
        Stored { pieces: &[], items: &items, lots: &[], rates: &[], rate_override: None, of_job: &[] };
    let ready = ready(&[line(given)], &stored).map_err(|refusal| named(&refusal.faults))?;
    let price = price_line(&ready[0].line.sold).map_err(|faults| named(&faults))?.price;
    let Sold::Goods(goods) = &ready[0].line.sold else { return Ok((price.get(), None)) };
    let quantity = goods.quantity.map(|it| format!("{it} {}", goods.unit.as_deref().unwrap_or("?")));
    Ok((price.get(), quantity))
}

#[test]
fn what_the_item_knows_may_be_left_out() {
    let quantity = |text: &str| Some(text.to_owned());
    for (given, price, shown) in [
        (json!({"item": "CHEDDAR", "quantity": "0.412"}), 1566, quantity("0.412 kg")),
        (json!({"item": "CHEDDAR", "quantity": "412", "unit": "g"}), 1566, quantity("0.412 kg")),
        (
            json!({"item": "CHEDDAR", "quantity": "412", "unit": "g", "price_minor_per_unit": "4"}),
            1648,
            quantity("412 g"),
        ),
        (json!({"item": "CHEDDAR", "amount_minor": 1500}), 1500, None),
        // Beside a quantity without a price, an amount is that of the line, whatever the item costs.
        (
            json!({"item": "CHEDDAR", "quantity": "412", "unit": "g", "amount_minor": 1500}),
            1500,
            quantity("412 g"),
        ),
        (
            json!({"description": "Hire", "tax_class": "gst", "quantity": "2", "amount_minor": 1500}),
            1500,
            quantity("2 ?"),
        ),
    ] {
        assert_eq!(priced(given.clone()), Ok((price, shown)), "{given}");
    }
    let litres = json!({"item": "CHEDDAR", "quantity": "1", "unit": "L"});
    assert_eq!(priced(litres), Err(vec!["lines[0].unit density_missing".to_owned()]));
}

#[test]
fn a_line_of_one_kind_refuses_the_fields_of_another() {
    for (given, faults) in [
        (
            json!({"description": "x", "quantity": "1", "tag": "T", "hallmark_minor": 1}),
            vec!["hallmark_minor field_unknown", "tag field_unknown"],
        ),
        (
            json!({"gross_price_minor": 5, "making": {"mode": "percent", "percent": "1"}}),
            vec!["making field_unknown"],
        ),
        (json!({"price_includes_tax": true}), vec!["gross_price_minor field_required"]),
        (json!({"metal": "gold", "net_mg": 5}), vec!["fineness_ppt field_required"]),
        (json!({"other_minor": 5, "pieces": 0}), vec!["pieces number_range"]),
        (json!({"making": {"mode": "fixed"}}), vec!["making.amount_minor field_required"]),
        (json!({"making": {"percent": "1", "amount_minor": 2}}), vec!["making.mode field_required"]),
        (
            json!({"making": {"mode": "percent", "percent": "1", "minor_per_g": "2"}}),
            vec!["making.minor_per_g field_unknown"],
        ),
        (json!({"tag": "T-1"}), vec![]),
        (json!({"tag": "T-1", "pieces": 5}), vec!["pieces number_range"]),
        (json!({"tag": "T-1", "pieces": 1}), vec![]),
        (json!({"tag": "T-1", "pieces": 5, "gross_price_minor": 5}), vec!["pieces field_unknown"]),
        (json!({"other_minor": 5, "pieces": 5}), vec![]),
        (json!({"tag": "T-1", "gross_price_minor": 5}), vec![]),
    ] {
        let found = line(given.clone()).sound().err().unwrap_or_default();
        assert_eq!(named(&found), faults, "{given}");
    }
}

#[test]
fn every_bad_line_is_named_at_once() {
    let lines = [line(json!({"huid": "x", "other_minor": 5})), line(json!({"metal": "gold"}))];
    let refusal = sound(&lines).unwrap_err();
    let wanted = [
        "lines[0].huid huid_format",
        "lines[1].net_mg field_required",
        "lines[1].fineness_ppt field_required",
    ];
    assert_eq!(named(&refusal.faults), wanted);
}

#[test]
fn a_tag_named_twice_is_found_at_its_second_line() {
    let lines = [line(json!({"tag": "A"})), line(json!({"tag": "B"})), line(json!({"tag": "A"}))];
    assert_eq!(tags(&lines), (vec!["A", "B"], Some(2)));
}
