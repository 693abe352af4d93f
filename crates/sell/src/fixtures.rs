//! Fixtures for the tests of the counter: the shop of the worked examples, imported.

use kernel::code::Code;
use kernel::permission::Permission;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::parties::{CreateParty, EraseParty};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{AnyRow, Name};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde_json::{Value, json};
use std::collections::HashMap;
use testing::Shop;
use testing::behind::behind;

use crate::invoices::PostInvoice;

input! {
    /// Rows of one kind, imported as the import action does it.
    pub struct MoveIn {
        /// The kind.
        kind: Name,
        /// The rows.
        rows: Vec<AnyRow>,
    }
}

impl Action for MoveIn {
    const NAME: &'static str = "test.move_in";
    const NEEDS: Permission = Permission::ImportRun;
    const SUMMARY: &'static str = "Moves rows in.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Value>> {
        tx.mark_opening();
        let rows: Vec<Value> = self.rows.into_iter().map(|row| row.0).collect();
        match self.kind.as_str() {
            "tax_policy" => ledger::accounts::tax_policy::import(tx, &rows).await?,
            "series" => ledger::accounts::series::import(tx, &rows).await?,
            "periods" => ledger::accounts::periods::import(tx, &rows).await?,
            "parties" => ledger::parties::import(tx, &rows).await?,
            "rates" => crate::rates::import(tx, &rows).await?,
            "items" => ledger::items::import(tx, &rows).await?,
            "lots" => ledger::stock::lots::import::import(tx, &rows, &HashMap::new()).await?,
            "articles" => crate::pieces::import(tx, &rows).await?,
            "opening_balances" => ledger::accounts::opening_balances::import(tx, &rows).await?,
            "opening_invoices" => ledger::accounts::documents::import_opening(tx, &rows).await?,
            _ => return Err(Code::ValueUnknown.into()),
        }
        Ok(tx.record(Change::of("move in"), json!({})))
    }
}

/// Imports rows of one kind.
pub async fn moved_in(shop: &Shop, kind: &str, rows: Value) {
    let done = shop.run::<MoveIn>("olive", json!({ "kind": kind, "rows": rows })).await;
    assert_eq!(done, Ok(json!({})), "{kind}");
}

/// The jeweller of the worked examples: series A, C and R of 2026-27, Meera in the shop's state, gold at 916 and 750.
pub async fn aarav() -> Shop {
    let shop = Shop::jeweller().await;
    let series = |code: &str, doc: DocumentKind, head: &str| json!({"code": code, "doc": doc, "pattern": format!("{head}/{{fy2}}/{{n:5}}"), "next": 1, "fy": "2026-27"});
    moved_in(
        &shop,
        "series",
        json!([
            series("INV", DocumentKind::Invoice, "A"),
            series("CRN", DocumentKind::CreditNote, "C"),
            series("RCP", DocumentKind::Receipt, "R")
        ]),
    )
    .await;
    let gold = |fineness: &str, rate: i64| {
        json!({"metal": "gold", "fineness_ppt": fineness, "side": "sell", "rate_minor": rate, "per_mg": "1000",
               "effective_at": "2026-04-20T10:00:00+05:30", "source": "owner"})
    };
    moved_in(&shop, "rates", json!([gold("916", 540_000), gold("750", 465_000)])).await;
    let meera = json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "state": "27", "pan": "ABCPJ1234K"});
    shop.run::<CreateParty>("mia", meera).await.expect("a customer");
    shop
}

/// A ring of 5 g for 30,000 rupees and tax.
pub fn ring() -> Value {
    json!({
        "description": "Gold ring 22K", "metal": "gold", "net_mg": 5000, "fineness_ppt": "916",
        "making": {"mode": "per_gram", "minor_per_g": "60000"}, "tax_class": "jewellery",
    })
}

/// A bill of these lines for Meera.
pub fn bill_of(lines: Value) -> Value {
    json!({"party": "c-meera", "place_of_supply": "27", "lines": lines})
}

/// Posts a bill of one ring; returns the answer.
pub async fn a_ring_is_sold(shop: &Shop) -> Value {
    shop.run::<PostInvoice>("cas", bill_of(json!([ring()]))).await.expect("a bill")
}

/// Erases a customer, and runs an action that begins while the erasure is under way and waits for its end.
/// Returns the answer of the action.
pub async fn behind_erasure<A: Action>(
    shop: &Shop,
    party: &str,
    (who, input): (&str, Value),
) -> std::result::Result<Value, String> {
    let typed = json!({"party": party, "typed": party});
    let (erases, acts) = (shop.run::<EraseParty>("olive", typed), shop.run::<A>(who, input));
    let (erased, answer) = behind(&shop.db, "select from ledger.party for update", erases, acts).await;
    erased.expect("erased");
    answer
}

/// The rows of a journal in a fixed order, for comparison.
pub fn sorted(journal: &Value) -> Vec<String> {
    let rows = journal.as_array().expect("a journal");
    let text = |key: &str, row: &Value| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let row = |row: &Value| {
        format!(
            "{} {} {} {}",
            text("account", row),
            text("party", row),
            text("commodity", row),
            row["amount"]
        )
    };
    let mut rows: Vec<String> = rows.iter().map(row).collect();
    rows.sort();
    rows
}

/// Whether every field of the expectation is in the answer with that value.
#[track_caller]
pub fn shows(answer: &Value, expected: &Value) {
    match (answer, expected) {
        (Value::Object(answer), Value::Object(fields)) => {
            for (name, value) in fields {
                shows(answer.get(name).unwrap_or_else(|| panic!("no {name} in {answer:?}")), value);
            }
        }
        (Value::Array(answer), Value::Array(items)) => {
            assert_eq!(answer.len(), items.len());
            answer.iter().zip(items).for_each(|(answer, item)| shows(answer, item));
        }
        _ => assert_eq!(answer, expected),
    }
}
