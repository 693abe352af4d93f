//! A parked bill back at the counter: its content as the fields of the counter's form.
//! Invariant: what the counter has no field for goes along unseen, so that nothing of the bill is lost.

use std::collections::BTreeMap;

use platform::error::Result;
use serde_json::{Map, Value};
use web::forms;
use web::page::PageCx;

use super::list::GetDraft;
use crate::invoices::preview::is_goods;
use crate::invoices::sale::PostSale;

/// The fields of the form by name; none without a draft, or with one that has ended.
pub(crate) async fn fields(cx: &PageCx) -> Result<BTreeMap<String, String>> {
    let draft = cx.wanted("recall");
    if draft.is_empty() || cx.form.is_sent() {
        return Ok(BTreeMap::new());
    }
    let kept = cx.ask_with::<GetDraft>(&[("draft", draft)]).await?;
    let digits = cx.tx.workspace.currency.minor_digits;
    let mut fields = kept.input.map_or_else(BTreeMap::new, |input| of_input(input, digits));
    if !fields.is_empty() {
        fields.insert("draft".to_owned(), kept.draft.draft.to_string());
    }
    Ok(fields)
}

/// The fields of an input, each line with its kind.
fn of_input(input: Map<String, Value>, digits: u32) -> BTreeMap<String, String> {
    let lines = input.get("lines").and_then(Value::as_array).cloned().unwrap_or_default();
    let kinds = lines.iter().enumerate().map(|(n, line)| {
        let kind = if is_goods(line) { "goods" } else { "piece" };
        (format!("_lines[{n}].kind"), kind.to_owned())
    });
    let pairs = forms::to_pairs(&PostSale::shape_with(false), &Value::Object(input), digits);
    pairs.into_iter().chain(kinds.collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_parked_bill_comes_back_as_it_was_typed() {
        let input = json!({
            "party": "c-meera",
            "till": "T1",
            "event": "Wedding",
            "tenders": [{"mode": "cash", "amount_minor": 150_000}, {"mode": "upi", "reference": "U-1"}],
            "lines": [
                {"tag": "T-1", "net_mg": 5000, "making": {"mode": "per_gram", "minor_per_g": "60000"}},
                {"item": "CH", "quantity": "0.4", "discount_minor": 150},
            ],
        });
        let Value::Object(input) = input else { unreachable!() };
        let fields = of_input(input, 2);
        for (name, typed) in [
            ("party", "c-meera"),
            ("till", "T1"),
            ("event", "Wedding"),
            ("tenders[0].amount_minor", "1500.00"),
            ("tenders[1].reference", "U-1"),
            ("_lines[0].kind", "piece"),
            ("lines[0].net_mg", "5.000"),
            ("lines[0].making.minor_per_g", "600"),
            ("_lines[1].kind", "goods"),
            ("lines[1].quantity", "0.4"),
            ("lines[1].discount_minor", "1.50"),
        ] {
            assert_eq!(fields.get(name).map(String::as_str), Some(typed), "{name}");
        }
    }
}
