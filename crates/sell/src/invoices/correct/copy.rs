//! The input of a bill, copied from the bill as posted.
//! Invariant: posted again at the same rates, the copy has the figures of the bill. Charges that were computed are copied as they
//! were computed.

use kernel::decimal::Percent;
use kernel::exact::Exact;
use kernel::money::Money;
use serde_json::{Map, Value, json};

use crate::pricing::percent_of;

/// The fields of a line that are its own input.
const AS_THEY_ARE: [&str; 15] = [
    "description",
    "tag",
    "huid",
    "item",
    "lot",
    "piece",
    "metal",
    "net_mg",
    "weighed_by",
    "fineness_ppt",
    "pieces",
    "quantity",
    "unit",
    "price_minor_per_unit",
    "tax_class",
];

/// The input that posts a stored document again.
pub(super) fn copy_of(
    document: &Value,
    party: Option<&str>,
    place_of_supply: Option<&str>,
) -> Map<String, Value> {
    let lines = document["lines"].as_array().map_or(&[][..], Vec::as_slice);
    let mut sent = Map::new();
    for (name, text) in [("party", party), ("place_of_supply", place_of_supply)] {
        if let Some(text) = text {
            sent.insert(name.to_owned(), json!(text));
        }
    }
    sent.insert("lines".to_owned(), lines.iter().map(line).collect());
    if let Some(discount) = amount(document, "bill_discount_minor") {
        sent.insert("bill_discount_minor".to_owned(), json!(discount));
    }
    sent
}

fn line(stored: &Value) -> Value {
    let mut line = Map::new();
    for name in AS_THEY_ARE {
        if let Some(value) = stored.get(name).filter(|value| !value.is_null()) {
            line.insert(name.to_owned(), value.clone());
        }
    }
    let components = &stored["components_minor"];
    if stored.get("metal").is_some()
        || is_at_tags_price(stored)
        || components.as_object().is_some_and(|parts| !parts.is_empty())
    {
        charges(&mut line, stored, components);
    } else if stored.get("quantity").is_none() || stored.get("price_minor_per_unit").is_none() {
        line.insert("amount_minor".to_owned(), stored["price_minor"].clone());
    }
    let shared = amount(stored, "bill_discount_share_minor").unwrap_or(0);
    let own = amount(stored, "discount_minor").unwrap_or(0).saturating_sub(shared);
    if own != 0 {
        line.insert("discount_minor".to_owned(), json!(own));
    }
    Value::Object(line)
}

/// Whether the line's price has its tax in it and the line is no goods: it was sold at the price on a tag.
fn is_at_tags_price(stored: &Value) -> bool {
    let is_goods = ["item", "lot", "quantity"].iter().any(|name| !stored[name].is_null());
    let less = amount(stored, "discount_minor").unwrap_or(0);
    let price = stored["price_minor"].as_i64().map(|price| price.saturating_sub(less));
    let has_tax = stored["gross_minor"] != stored["taxable_minor"];
    !is_goods && has_tax && price.is_some() && price == stored["gross_minor"].as_i64()
}

/// The charges of a piece: by its parts, or the price on its tag.
fn charges(line: &mut Map<String, Value>, stored: &Value, components: &Value) {
    if components.as_object().is_none_or(Map::is_empty) {
        line.insert("price_includes_tax".to_owned(), json!(true));
        line.insert("gross_price_minor".to_owned(), stored["price_minor"].clone());
        return;
    }
    // A charge of zero was waived: the tag has one.
    let part = |name: &str| components[name].as_i64();
    if let Some(making) = part("making") {
        line.insert("making".to_owned(), json!({ "mode": "fixed", "amount_minor": making }));
    }
    for (field, name) in [("hallmark_minor", "hallmark"), ("other_minor", "other")] {
        if let Some(amount) = part(name) {
            line.insert(field.to_owned(), json!(amount));
        }
    }
    let percent = part("wastage").zip(amount(components, "metal"));
    if let Some(percent) = percent.and_then(|(wastage, metal)| percent_for(wastage, metal)) {
        line.insert("wastage_percent".to_owned(), json!(percent));
    }
    if let Some(stones) = stored.get("stones").filter(|stones| !stones.is_null()) {
        line.insert("stones".to_owned(), stones.clone());
    }
}

/// The percentage with the fewest decimals that gives this part of a value; None where none does.
fn percent_for(part: i64, value: i64) -> Option<Percent> {
    let (part, value) = (Money::new(part).ok()?, Money::new(value).ok()?);
    let exact = (Exact::from(part) * Exact::from(100)).checked_div(&Exact::from(value))?;
    (0..=Percent::DECIMALS)
        .filter_map(|decimals| Percent::parse(&exact.round_to(decimals).ok()?.to_string()).ok())
        .find(|percent| percent_of(value, *percent) == Ok(part))
}

/// An amount other than zero.
fn amount(of: &Value, name: &str) -> Option<i64> {
    of.get(name).and_then(Value::as_i64).filter(|amount| *amount != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_is_copied_with_its_charges_and_goods_with_their_price() {
        let document = json!({
            "bill_discount_minor": 500,
            "lines": [
                {"description": "Ring", "tag": "T-1", "metal": "gold", "net_mg": 8000, "fineness_ppt": "750",
                 "components_minor": {"metal": 3_720_000, "wastage": 297_600, "making": 446_400, "stone_1": 800_000, "hallmark": 5000},
                 "stones": [{"kind": "diamond", "weight_mct": 320, "rate_minor_per_ct": "2500000"}],
                 "price_minor": 5_269_000, "discount_minor": 700, "bill_discount_share_minor": 500, "tax_class": "jewellery"},
                {"description": "Cheese", "item": "CH", "lot": "L-1", "piece": 3, "quantity": "0.4", "unit": "kg", "price_minor_per_unit": "3800",
                 "components_minor": {}, "price_minor": 1520, "discount_minor": 0, "bill_discount_share_minor": 0, "tax_class": "gst_free"},
                {"description": "Candle", "components_minor": {}, "price_minor": 1234, "tax_class": "gst"},
                {"description": "Vase", "components_minor": {}, "price_minor": 123_456, "discount_minor": 1_000, "taxable_minor": 118_889,
                 "gross_minor": 122_456, "tax_class": "jewellery"},
                {"description": "Frame", "components_minor": {}, "price_minor": 100_000, "discount_minor": 0, "taxable_minor": 100_000,
                 "gross_minor": 103_000, "tax_class": "jewellery"},
                {"description": "Band", "metal": "gold", "net_mg": 5000, "fineness_ppt": "916", "components_minor": {},
                 "price_minor": 3_090_000, "tax_class": "jewellery"},
            ],
        });
        let copy = Value::Object(copy_of(&document, Some("c-meera"), Some("27")));
        assert_eq!((&copy["party"], &copy["bill_discount_minor"]), (&json!("c-meera"), &json!(500)));
        let ring = &copy["lines"][0];
        assert_eq!(ring["making"], json!({"mode": "fixed", "amount_minor": 446_400}));
        assert_eq!((&ring["wastage_percent"], &ring["hallmark_minor"]), (&json!("8"), &json!(5000)));
        assert_eq!((&ring["discount_minor"], &ring["stones"][0]["kind"]), (&json!(200), &json!("diamond")));
        assert_eq!((copy["lines"][1].get("amount_minor"), &copy["lines"][1]["lot"]), (None, &json!("L-1")));
        assert_eq!(copy["lines"][1]["piece"], json!(3));
        assert_eq!(copy["lines"][2]["amount_minor"], json!(1234));
        assert_eq!(ring["other_minor"], json!(null), "none was charged");
        let vase = &copy["lines"][3];
        assert_eq!((&vase["gross_price_minor"], vase.get("amount_minor")), (&json!(123_456), None));
        assert_eq!(vase["price_includes_tax"], json!(true));
        assert_eq!(copy["lines"][4]["amount_minor"], json!(100_000));
        assert_eq!(copy["lines"][5]["gross_price_minor"], json!(3_090_000));
    }

    #[test]
    fn a_charge_that_was_waived_stays_waived() {
        let parts = json!({"metal": 3_720_000, "wastage": 0, "making": 0});
        let line =
            json!({"tag": "T-1", "metal": "gold", "components_minor": parts, "price_minor": 3_720_000});
        let copy = Value::Object(copy_of(&json!({ "lines": [line] }), None, None));
        let copy = &copy["lines"][0];
        assert_eq!(copy["making"], json!({"mode": "fixed", "amount_minor": 0}));
        assert_eq!(copy["wastage_percent"], json!("0"));
    }

    #[test]
    fn a_percentage_is_found_with_the_fewest_decimals() {
        for (part, value, percent) in
            [(80, 1000, "8"), (75, 1000, "7.5"), (1225, 10_000, "12.25"), (333, 1000, "33.3")]
        {
            assert_eq!(percent_for(part, value).map(|it| it.to_string()).as_deref(), Some(percent));
        }
        assert_eq!(percent_for(1, 0), None);
    }
}
