//! Orders of the creamery's customers, and batches on its calendar.
//! Invariant: their days are the demo's next ones, so that the list and the calendar have something on them.

use super::town::Town;
use crate::problem::Result;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde_json::json;

/// Takes the orders, and plans two batches. Errors: the demo's own.
pub async fn keep(town: &mut Town, end: Timestamp) -> Result<()> {
    let before = |hours: i64| end - SignedDuration::from_hours(hours);
    let today = end.to_zoned(TimeZone::UTC).date();
    let day = |days: i32| today.saturating_add(Span::new().days(days)).to_string();
    for (party, name) in [("b-lantern", "Lantern Cafe"), ("b-bridge", "Old Bridge Inn")] {
        let customer = json!({ "party": party, "name": name, "kind": "business" });
        town.act("hanna", before(52), "workspace.party.create", customer).await?;
    }
    let standing = json!({
        "standing": "SO-CAFE", "party": "b-lantern", "weekdays": ["mon", "wed", "fri"], "from": day(-3),
        "lines": [
            { "item": "FRESH-MILK", "quantity": "40", "unit": "kg" },
            { "item": "HALLOUMI", "quantity": "2.5", "unit": "kg" },
        ],
    });
    town.act("hanna", before(51), "sell.standing_order.set", standing).await?;
    for (days, item, quantity) in [(1, "CAMEMBERT", "6"), (9, "HALLOUMI", "900")] {
        let order = json!({
            "party": "b-bridge", "deliver_on": day(days), "lines": [{ "item": item, "quantity": quantity, "unit": "kg" }],
        });
        town.act("piper", before(26), "sell.order.take", order).await?;
    }
    for (code, recipe, days, vat) in
        [("B-PLAN-1", "HALLOUMI", 1, "VAT-1"), ("B-PLAN-2", "CAMEMBERT", 2, "VAT-2")]
    {
        let plan = json!({ "batch": code, "recipe": recipe, "day": day(days), "equipment": [vat] });
        town.act("hanna", before(3), "make.batch.plan", plan).await?;
    }
    Ok(())
}
