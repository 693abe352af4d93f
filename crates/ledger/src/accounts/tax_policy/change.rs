//! Changes of the tax policy: a percentage is added, ended, or taken back while nothing was taxed by it.
//! Invariant: what a posted document was taxed by never changes: a row ends on or after the last document's day.

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::Percent;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger_queries::accounts::tax_policy as sql;
use ledger_queries::client::Params;
use platform::action::Action;
use platform::error::{Error, OnConstraint, Result};
use platform::fast_path::as_lost_race;
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{PolicyRow, defaults};
use crate::import::in_use;
use crate::row_count::whole;

/// What to do about a row that meets another of its class.
const OVERLAP: &str =
    "Another percentage of this class holds on some of these days. End that one first, or choose other days.";

input! {
    /// A percentage of a class of goods from a day on.
    pub struct AddTax {
        /// The class: jewellery, gst, …
        class: Name,
        /// Code of the goods (HSN) or service (SAC).
        hsn: Option<Name>,
        /// The percentage.
        rate_percent: Percent,
        /// Its first day.
        from: Day,
        /// Its last day; absent: it stays in force.
        to: Option<Day>,
        /// The law that sets it: act, section, notification.
        law: Text,
        /// The percentage of the class that is in force then ends the day before.
        ends_current: Flag,
    }
}

input! {
    /// The last day of a percentage.
    pub struct EndTax {
        /// The class.
        class: Name,
        /// The first day of the row.
        from: Day,
        /// Its last day.
        to: Day,
    }
}

input! {
    /// A percentage that is taken back, because it was entered by mistake.
    pub struct RemoveTax {
        /// The class.
        class: Name,
        /// The first day of the row.
        from: Day,
    }
}

/// A row of the policy after a change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaxChanged {
    /// The class.
    pub class: String,
    /// The first day of the row.
    pub from: Day,
    /// Its last day; null while it stays in force.
    pub to: Option<Day>,
    /// Rows of the product that are the workspace's own from now on, because it began to keep its own.
    pub taken_over: usize,
}

/// The last day is not before the first (`number_range`).
fn is_in_order(from: Day, to: Option<Day>) -> Ruled<()> {
    match to {
        Some(to) if to < from => Err(Refusal::new(Code::NumberRange).field("to")),
        _ => Ok(()),
    }
}

/// Whether a row may hold through `to` and no longer, if a document is dated after it (`posted_immutable`).
fn leaves_posted(taxed: Option<Day>, field: &'static str, words: impl Fn(Day) -> Phrase) -> Ruled<()> {
    match taxed {
        None => Ok(()),
        Some(day) => {
            let fault = Fault { message: words(day), ..Fault::new(field, Code::PostedImmutable) };
            Err(Refusal { faults: vec![fault], ..Refusal::new(Code::PostedImmutable) })
        }
    }
}

fn ends_later(day: Day) -> Phrase {
    say!("A bill of {day} is taxed by the row in force. Choose a later day.", day = day.to_string())
}

fn is_used(day: Day) -> Phrase {
    say!(
        "A bill of {day} stands. End this row instead: then it stays for the bills that it taxed.",
        day = day.to_string()
    )
}

impl Action for AddTax {
    const NAME: &'static str = "workspace.tax.add";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Adds a tax percentage of a class of goods, from a day on.";
    type Output = TaxChanged;

    fn check(&self) -> Ruled<()> {
        is_in_order(self.from, self.to)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TaxChanged>> {
        let taken_over = take_over(tx).await?;
        let mut before = None;
        if self.ends_current.0 {
            before = end_current(tx, &self).await?;
        }
        insert(tx, &self).await?;
        let new = json!({ "class": self.class.as_str(), "rate_percent": self.rate_percent, "from": self.from, "to": self.to });
        let ended = before.map(|(from, to)| json!({ "from": from, "to": to }));
        let change = Change::of(&self.class).before(json!({ "ended": ended })).after(new);
        let (class, from, to) = (self.class.into_string(), self.from, self.to);
        Ok(tx.record(change, TaxChanged { class, from, to, taken_over }))
    }
}

/// Ends the row in force the day before the new one begins. Gives its first day and the last day it had.
async fn end_current(tx: &Tx, new: &AddTax) -> Result<Option<(Day, Option<Day>)>> {
    let current = sql::tax_row_open().bind(tx, &tx.tenant(), &new.class.as_str(), &new.from).opt().await?;
    let Some(current) = current else { return Ok(None) };
    let last = new.from.yesterday().map_err(|_| Refusal::new(Code::TimeRange).field("from"))?;
    leaves_posted(taxed_after(tx, last).await?, "from", ends_later)?;
    end(tx, current.tax_policy_id, last).await?;
    Ok(Some((current.from_day, current.to_day)))
}

impl Action for EndTax {
    const NAME: &'static str = "workspace.tax.end";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Sets the last day of a tax percentage.";
    type Output = TaxChanged;

    fn check(&self) -> Ruled<()> {
        is_in_order(self.from, Some(self.to))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TaxChanged>> {
        let taken_over = take_over(tx).await?;
        let row = row_from(tx, &self.class, self.from).await?;
        leaves_posted(taxed_after(tx, self.to).await?, "to", ends_later)?;
        end(tx, row.tax_policy_id, self.to).await?;
        let change = Change::of(&self.class)
            .before(json!({ "from": row.from_day, "to": row.to_day }))
            .after(json!({ "to": self.to }));
        let class = self.class.into_string();
        Ok(tx.record(change, TaxChanged { class, from: self.from, to: Some(self.to), taken_over }))
    }
}

impl Action for RemoveTax {
    const NAME: &'static str = "workspace.tax.remove";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Takes back a tax percentage that no bill can have used.";
    type Output = TaxChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TaxChanged>> {
        let taken_over = take_over(tx).await?;
        let row = row_from(tx, &self.class, self.from).await?;
        let day_before = self.from.yesterday().map_err(|_| Refusal::new(Code::TimeRange).field("from"))?;
        leaves_posted(taxed_after(tx, day_before).await?, "from", is_used)?;
        sql::remove_tax_row().bind(tx, &tx.tenant(), &row.tax_policy_id).one().await?;
        let was = json!({ "rate_percent": Percent::from_stored(row.rate_percent_e6), "from": row.from_day, "to": row.to_day });
        let change = Change::of(&self.class).before(was).after(json!({ "removed": true }));
        let class = self.class.into_string();
        Ok(tx.record(change, TaxChanged { class, from: self.from, to: row.to_day, taken_over }))
    }
}

/// Makes the product's rows the workspace's own where it has none, so that a change of one keeps the others.
/// Gives how many.
async fn take_over(tx: &Tx) -> Result<usize> {
    let own = sql::tax_rows().bind(tx, &tx.tenant()).all().await?;
    let rows = defaults(tx.workspace.country);
    if !own.is_empty() || rows.is_empty() {
        return Ok(0);
    }
    fn column<T>(rows: &[PolicyRow], of: impl Fn(&PolicyRow) -> T) -> Vec<T> {
        rows.iter().map(of).collect()
    }
    let ids = rows.iter().map(|_| tx.new_id()).collect::<Result<Vec<Uuid>>>()?;
    let classes: Vec<&str> = rows.iter().map(|row| row.class.as_str()).collect();
    let hsns: Vec<Option<&str>> = rows.iter().map(|row| row.hsn.as_deref()).collect();
    let laws: Vec<Option<&str>> = rows.iter().map(|row| row.law.as_deref()).collect();
    let added = sql::insert_tax_rows()
        .params(
            tx,
            &sql::InsertTaxRowsParams {
                by: tx.person(),
                now: tx.now,
                ids,
                classes,
                hsns,
                rates_e6: column(&rows, |row| row.rate_percent.get()),
                from_days: column(&rows, |row| row.from),
                to_days: column(&rows, |row| row.to),
                laws,
                tenant: tx.tenant(),
            },
        )
        .all()
        .await
        // Another call has just done the same.
        .map_err(|cause| as_lost_race(Error::from(cause)))?;
    whole(added.len(), rows.len())?;
    Ok(rows.len())
}

async fn insert(tx: &Tx, new: &AddTax) -> Result<()> {
    sql::insert_tax_row()
        .params(
            tx,
            &sql::InsertTaxRowParams {
                tenant: tx.tenant(),
                row: tx.new_id()?,
                class: new.class.as_str(),
                hsn: new.hsn.as_ref().map(Name::as_str),
                rate_percent_e6: new.rate_percent.get(),
                from_day: new.from,
                to_day: new.to,
                law: Some(new.law.as_str()),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("tax_policy_overlap", Code::ValueUnknown, "from")
        .map(drop)
        .map_err(in_use(OVERLAP))
}

/// The row of a class that begins on a day. Errors: `not_found` at `from`.
async fn row_from(tx: &Tx, class: &Name, from: Day) -> Result<sql::TaxRowKept> {
    let row = sql::tax_row_from().bind(tx, &tx.tenant(), &class.as_str(), &from).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field("from").into())
}

async fn end(tx: &Tx, row: Uuid, last: Day) -> Result<()> {
    sql::end_tax_row()
        .bind(tx, &last, &tx.tenant(), &row)
        .one()
        .await
        .on_constraint("tax_policy_overlap", Code::ValueUnknown, "to")
        .map(drop)
        .map_err(in_use(OVERLAP))
}

/// The day of a taxed document that is dated after a day; None if there is none.
async fn taxed_after(tx: &Tx, after: Day) -> Result<Option<Day>> {
    let since = after.to_zoned(tx.workspace.zone.clone()).map_or(Instant::UNIX_EPOCH, |at| at.timestamp());
    Ok(sql::taxed_after().bind(tx, &tx.tenant(), &since, &after).opt().await?)
}

#[cfg(test)]
mod tests;
