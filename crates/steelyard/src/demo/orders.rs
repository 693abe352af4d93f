//! Orders of the creamery's customers, and batches on its calendar.
//! Invariant: the customers take what the creamery makes in a week, and never the last of it; the days of open orders are the
//! demo's next ones, so that the list and the calendar have something on them.

use super::farm_shop::Grams;
use super::town::Town;
use crate::problem::Result;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde_json::{Value, json};

/// A customer of the creamery.
struct Buyer {
    code: &'static str,
    name: &'static str,
    phone: &'static str,
    place: &'static str,
    /// The kg of each product that they take at a visit.
    takes: [i64; 3],
    /// After how many days they pay.
    pays: i32,
}
/// One of them comes each day, so that in three days all of them together take a little less than is made: 40 kg of camembert,
/// 450 kg of milk, 34 kg of halloumi. The inn pays late.
const CUSTOMERS: [Buyer; 3] = [
    Buyer {
        code: "b-lantern",
        name: "Lantern Cafe",
        phone: "+61 3 5550 0142",
        place: "11 Ferry Lane, Kettle Bay",
        takes: [4, 40, 3],
        pays: 9,
    },
    Buyer {
        code: "b-bridge",
        name: "Old Bridge Inn",
        phone: "+61 3 5550 0165",
        place: "2 River Terrace, Upper Quoll",
        takes: [8, 20, 5],
        pays: 19,
    },
    Buyer {
        code: "b-harbour",
        name: "Harbour Grocer",
        phone: "+61 3 5550 0193",
        place: "76 Slipway Street, Kettle Bay",
        takes: [28, 390, 26],
        pays: 13,
    },
];
/// Days after which a bill is due.
const TERMS: i32 = 14;
/// Each product with the kg that a visit leaves: two weeks of the standing orders.
const KEPT: [(&str, i64); 3] = [("CAMEMBERT", 30), ("FRESH-MILK", 400), ("HALLOUMI", 30)];
/// More halloumi than there ever is, kg.
const MUCH: i64 = 10_000;
/// The kg of halloumi that the large order is short of, beside what the standing orders take.
const SHORT: i64 = 20;

/// A bill that waits for its payment: whose, which, how much, and on which day it comes, counted back.
struct Debt {
    party: &'static str,
    number: Value,
    open: Value,
    on: i32,
}

/// What the customers still have to pay.
#[derive(Default)]
pub struct Debts(Vec<Debt>);

/// Adds the customers. Errors: the demo's own.
pub async fn customers(town: &Town, moment: Timestamp) -> Result<()> {
    for Buyer { code, name, phone, place, .. } in CUSTOMERS {
        let customer = json!({
            "party": code, "name": name, "kind": "business", "phone": phone, "location": place, "terms_days": TERMS,
        });
        town.act("hanna", moment, "workspace.party.create", customer).await?;
    }
    Ok(())
}

impl Debts {
    /// One of the customers takes goods, as far as there are enough; returns what left, in g of each product. Errors: the demo's
    /// own.
    pub async fn visit(&mut self, town: &Town, moment: Timestamp, day: i32) -> Result<Grams> {
        let buyer = &CUSTOMERS[usize::try_from(day).unwrap_or(0) % CUSTOMERS.len()];
        let party = buyer.code;
        let (mut lines, mut left) = (Vec::new(), [0; 3]);
        for (n, ((item, kept), kg)) in KEPT.into_iter().zip(buyer.takes).enumerate() {
            if shortage(town, moment, item, kg + kept).await? == "0" {
                lines.push(json!({ "item": item, "quantity": kg.to_string(), "unit": "kg" }));
                left[n] = kg * 1_000;
            }
        }
        if lines.is_empty() {
            return Ok(left);
        }
        let today = moment.to_zoned(TimeZone::UTC).date().to_string();
        let order = json!({ "party": party, "deliver_on": today, "lines": lines });
        let taken = town.act("piper", moment, "sell.order.take", order).await?;
        let deliver = json!({ "order": taken["order"] });
        let later = moment + SignedDuration::from_mins(10);
        let bill = town.act("piper", later, "sell.order.deliver", deliver).await?;
        let (number, open) = (bill["number"].clone(), bill["left_to_pay_minor"].clone());
        self.0.push(Debt { party, number, open, on: day - buyer.pays });
        Ok(left)
    }

    /// Takes what is paid on a day. Errors: the demo's own.
    pub async fn pay(&mut self, town: &Town, moment: Timestamp, day: i32) -> Result<()> {
        for debt in self.0.extract_if(.., |debt| debt.on >= day).collect::<Vec<_>>() {
            let tender = json!({
                "mode": "bank", "amount_minor": debt.open, "reference": format!("EFT{day:03}{}", &debt.party[2..5]),
            });
            let paid = json!({ "party": debt.party, "invoice": debt.number, "tenders": [tender] });
            town.act("piper", moment, "sell.payment.receive", paid).await?;
        }
        Ok(())
    }
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
