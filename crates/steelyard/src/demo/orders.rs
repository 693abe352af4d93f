//! Orders of the creamery's customers, and batches on its calendar.
//! Invariant: the customers take what the creamery makes in a week, and never the last of it; the days of open orders are the
//! demo's next ones, so that the list and the calendar have something on them.

use super::town::Town;
use crate::problem::Result;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde_json::{Value, json};

/// Customers: code, name, and the kg of each product that they take at a visit. One of them comes each day, so that in three days
/// all of them together take a little less than is made: 40 kg of camembert, 450 kg of milk, 34 kg of halloumi.
const CUSTOMERS: [(&str, &str, [i64; 3]); 3] = [
    ("b-lantern", "Lantern Cafe", [4, 40, 3]),
    ("b-bridge", "Old Bridge Inn", [8, 20, 5]),
    ("b-harbour", "Harbour Grocer", [28, 390, 26]),
];
/// Each product with the kg that a visit leaves: two weeks of the standing orders.
const KEPT: [(&str, i64); 3] = [("CAMEMBERT", 30), ("FRESH-MILK", 400), ("HALLOUMI", 30)];
/// Bills of the last days are still open.
const OPEN_DAYS: i32 = 14;
/// More halloumi than there ever is, kg.
const MUCH: i64 = 10_000;
/// The kg of halloumi that the large order is short of, beside what the standing orders take.
const SHORT: i64 = 20;

/// Adds the customers. Errors: the demo's own.
pub async fn customers(town: &Town, moment: Timestamp) -> Result<()> {
    for (party, name, _) in CUSTOMERS {
        let customer = json!({ "party": party, "name": name, "kind": "business" });
        town.act("hanna", moment, "workspace.party.create", customer).await?;
    }
    Ok(())
}

/// One of the customers takes goods, as far as there are enough, and pays for them if it is long ago. Errors: the demo's own.
pub async fn visit(town: &Town, moment: Timestamp, day: i32) -> Result<()> {
    let (party, _, takes) = CUSTOMERS[usize::try_from(day).unwrap_or(0) % CUSTOMERS.len()];
    let mut lines = Vec::new();
    for ((item, kept), kg) in KEPT.into_iter().zip(takes) {
        if shortage(town, moment, item, kg + kept).await? == "0" {
            lines.push(json!({ "item": item, "quantity": kg.to_string(), "unit": "kg" }));
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let today = moment.to_zoned(TimeZone::UTC).date().to_string();
    let order = json!({ "party": party, "deliver_on": today, "lines": lines });
    let taken = town.act("piper", moment, "sell.order.take", order).await?;
    let minutes = |n| moment + SignedDuration::from_mins(n);
    let deliver = json!({ "order": taken["order"] });
    let bill = town.act("piper", minutes(10), "sell.order.deliver", deliver).await?;
    if day <= OPEN_DAYS {
        return Ok(());
    }
    let tender = json!({
        "mode": "bank", "amount_minor": bill["left_to_pay_minor"], "reference": format!("EFT{day:06}"),
    });
    let paid = json!({ "party": party, "invoice": bill["number"], "tenders": [tender] });
    town.act("piper", minutes(40), "sell.payment.receive", paid).await.map(drop)
}

/// The kg of an item that its stock lacks of so many, as text.
async fn shortage(town: &Town, moment: Timestamp, item: &str, kg: i64) -> Result<String> {
    let ask = json!({ "item": item, "quantity": kg.to_string(), "unit": "kg" });
    let suggested = town.act("jonty", moment, "make.fefo.suggest", ask).await?;
    Ok(suggested["short"].as_str().unwrap_or_default().to_owned())
}

/// Takes the orders of the next days, plans two batches, and marks two days on which nobody works. Errors: the demo's own.
pub async fn keep(town: &mut Town, end: Timestamp) -> Result<()> {
    let before = |hours: i64| end - SignedDuration::from_hours(hours);
    let today = end.to_zoned(TimeZone::UTC).date();
    let day = |days: i32| today.saturating_add(Span::new().days(days)).to_string();
    let line = |item: &str, kg: i64| json!({ "item": item, "quantity": kg.to_string(), "unit": "kg" });
    let cafe = [line("FRESH-MILK", 20), line("HALLOUMI", 2)];
    let grocer = [line("CAMEMBERT", 6), line("FRESH-MILK", 60), line("HALLOUMI", 4)];
    let standing: [(&str, &str, &[&str], &[Value]); 2] = [
        ("SO-CAFE", "b-lantern", &["mon", "wed", "fri"], &cafe),
        ("SO-GROCER", "b-harbour", &["tue", "fri"], &grocer),
    ];
    for (code, party, weekdays, lines) in standing {
        let set = json!({
            "standing": code, "party": party, "weekdays": weekdays, "from": day(-3), "lines": lines,
        });
        town.act("hanna", before(51), "sell.standing_order.set", set).await?;
    }
    // More than there is, on the last day that the page of orders looks at: one line is short.
    let short = shortage(town, before(26), "HALLOUMI", MUCH).await?;
    let whole = short.split('.').next().and_then(|kg| kg.parse::<i64>().ok()).unwrap_or(MUCH);
    for (days, item, kg) in [(1, "CAMEMBERT", 6), (13, "HALLOUMI", MUCH - whole + SHORT)] {
        let order = json!({ "party": "b-bridge", "deliver_on": day(days), "lines": [line(item, kg)] });
        town.act("piper", before(26), "sell.order.take", order).await?;
    }
    for (code, recipe, days, vat) in
        [("B-PLAN-1", "FRESH-MILK", 1, "VAT-1"), ("B-PLAN-2", "CAMEMBERT", 2, "VAT-2")]
    {
        let plan = json!({ "batch": code, "recipe": recipe, "day": day(days), "equipment": [vat] });
        town.act("hanna", before(3), "make.batch.plan", plan).await?;
    }
    let state =
        json!({ "day": day(5), "region": "AU-TAS", "name": "River Day", "source": "Invented for the demo" });
    let own = json!({ "day": day(11), "name": "Stocktaking" });
    for holiday in [state, own] {
        town.act("tom", before(2), "workspace.holiday.add", holiday).await?;
    }
    Ok(())
}
