//! Milk that was refused at the gate, with its tests, as the events of the refusals keep it (D27).
//! Invariant: nothing is stored a second time: what an auditor reads in the log is what is listed here.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use make_queries::silos as sql;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::event::Content;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::intake::TakeInMilk;
use super::rules::REFUSED_MILK;
use ledger::stock::lots;

/// Refused deliveries on a page.
pub const PAGE: i64 = 200;

input! {
    /// Which refused deliveries.
    pub struct ListRefusedMilk {
        /// Only those for this silo.
        silo: Option<Name>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// A page of refused deliveries.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RefusedMilkPage {
    /// The deliveries, the oldest of the page first.
    pub rows: Vec<RefusedMilk>,
    /// Where the page of earlier ones begins; null on the last.
    pub next: Option<String>,
}

/// A refused delivery, as it was sent.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RefusedMilk {
    /// The code that it was to have.
    pub lot: String,
    /// Why it was refused.
    pub code: String,
    /// When.
    pub at: Instant,
    /// The user who sent it.
    pub by: String,
    /// The silo.
    pub silo: String,
    /// The supplier.
    pub supplier: String,
    /// The supplier's code for it.
    pub supplier_lot: String,
    /// How much.
    pub quantity: String,
    /// Its unit.
    pub unit: String,
    /// Its temperature, °C.
    pub temperature: String,
    /// The result of the inhibitor test.
    pub antibiotic: String,
    /// Its fat, in percent.
    pub fat_percent: String,
}

impl Query for ListRefusedMilk {
    const NAME: &'static str = "make.rejected_intakes";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the milk that was refused at the gate, with its tests.";
    type Output = RefusedMilkPage;

    async fn fetch(self, tx: &ReadTx) -> Result<RefusedMilkPage> {
        let before = lots::cursor(self.after.as_ref());
        let codes: Vec<&str> = REFUSED_MILK.map(Code::as_str).to_vec();
        let (action, many) = (TakeInMilk::NAME, PAGE + 1);
        let rows =
            sql::refused_intakes().bind(tx, &tx.tenant(), &action, &before, &codes, &many).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.event_id.to_string());
        let mut refused = Vec::with_capacity(rows.len());
        for row in rows {
            let content = Content::open(tx.cipher(), row.event_id, row.content)?;
            let sent = content.after().unwrap_or_default();
            refused.push(refusal_of(&sent["refused"], row.code.unwrap_or_default(), row.at, content.actor));
        }
        let is_asked = |it: &RefusedMilk| self.silo.as_ref().is_none_or(|silo| silo.as_str() == it.silo);
        refused.retain(is_asked);
        refused.reverse();
        Ok(RefusedMilkPage { rows: refused, next })
    }
}

/// A delivery as its event has it. A field that was not sent is empty.
fn refusal_of(sent: &Value, code: String, at: Instant, by: String) -> RefusedMilk {
    let text = |field: &str| sent[field].as_str().map(str::trim).unwrap_or_default().to_owned();
    RefusedMilk {
        lot: text("lot"),
        code,
        at,
        by,
        silo: text("silo"),
        supplier: text("supplier"),
        supplier_lot: text("supplier_lot"),
        quantity: text("quantity"),
        unit: text("unit"),
        temperature: text("temperature"),
        antibiotic: text("antibiotic"),
        fat_percent: text("fat_percent"),
    }
}
