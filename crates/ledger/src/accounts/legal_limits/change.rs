//! Changes of the limits that the law sets: a row is added, ended, or taken back.
//! Invariant: a limit that nobody may override only becomes tighter than the law that the product knows; each change names
//! its law or its reason, and its Owner.

use kernel::code::Code;
use kernel::day::Day;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::accounts::legal_limits as sql;
use ledger_queries::client::Params;
use platform::action::Action;
use platform::error::{OnConstraint, Result};
use platform::fields::{Flag, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{LimitCode, LimitRow, OverrideBy, defaults};
use crate::import::in_use;

/// What to do about a row that meets another of its limit.
const OVERLAP: &str =
    "Another amount of this limit holds on some of these days. End that one first, or choose other days.";

input! {
    /// A limit from a day on.
    pub struct AddLimit {
        /// Which limit.
        code: LimitCode,
        /// The amount.
        amount_minor: Money,
        /// Its first day.
        from: Day,
        /// Its last day; absent: it stays in force.
        to: Option<Day>,
        /// The law that sets it: act, section, notification; or the shop's own rule.
        law: Text,
        /// Why it changes.
        reason: Text,
        /// The workspace's row that is in force then ends the day before.
        ends_current: Flag,
    }
}

input! {
    /// The last day of a limit.
    pub struct EndLimit {
        /// Which limit.
        code: LimitCode,
        /// The first day of the row.
        from: Day,
        /// Its last day.
        to: Day,
        /// Why.
        reason: Text,
    }
}

input! {
    /// A limit that is taken back, because it was entered by mistake.
    pub struct RemoveLimit {
        /// Which limit.
        code: LimitCode,
        /// The first day of the row.
        from: Day,
        /// Why.
        reason: Text,
    }
}

/// A limit after a change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LimitChanged {
    /// Which limit.
    pub code: LimitCode,
    /// The first day of the row.
    pub from: Day,
    /// Its last day; null while it stays in force.
    pub to: Option<Day>,
}

/// The last day is not before the first (`number_range`).
fn is_in_order(from: Day, to: Option<Day>) -> Ruled<()> {
    match to {
        Some(to) if to < from => Err(Refusal::new(Code::NumberRange).field("to")),
        _ => Ok(()),
    }
}

/// Refuses a limit that the country's law does not know (`value_unknown`), and one that is looser than the law on any of its
/// days though nobody may override it (`number_range` with `limit_minor`).
fn is_no_looser(law: &[LimitRow], code: LimitCode, amount: Money, from: Day, to: Option<Day>) -> Ruled<()> {
    let of_code = || law.iter().filter(|row| row.code == code);
    if of_code().next().is_none() {
        return Err(Refusal::new(Code::ValueUnknown).field("code"));
    }
    if amount < Money::ZERO {
        return Err(Refusal::new(Code::NumberRange).field("amount_minor"));
    }
    if code.override_by() == OverrideBy::Owner {
        return Ok(());
    }
    let meets =
        |row: &&LimitRow| row.to.is_none_or(|last| from <= last) && to.is_none_or(|to| row.from <= to);
    match of_code().filter(meets).map(|row| row.amount_minor).min() {
        Some(most) if amount > most => {
            Err(Refusal::new(Code::NumberRange).field("amount_minor").fact("limit_minor", most.get()))
        }
        _ => Ok(()),
    }
}

impl Action for AddLimit {
    const NAME: &'static str = "workspace.limit.add";
    const NEEDS: Permission = Permission::LimitsWrite;
    const SUMMARY: &'static str = "Adds a limit that the law sets, from a day on.";
    type Output = LimitChanged;

    fn check(&self) -> Ruled<()> {
        is_in_order(self.from, self.to)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LimitChanged>> {
        let law = defaults(tx.workspace.country);
        is_no_looser(&law, self.code, self.amount_minor, self.from, self.to)?;
        let ended = match self.ends_current.0 {
            true => end_current(tx, self.code, self.from).await?,
            false => None,
        };
        insert(tx, &self).await?;
        let ended = ended.map(|(from, to)| json!({ "from": from, "to": to }));
        let change = Change::of(self.code).before(json!({ "ended": ended })).after(json!({
            "amount_minor": self.amount_minor, "from": self.from, "to": self.to, "law": self.law.as_str(),
        }));
        let change = change.reason(Some(self.reason.as_str()));
        Ok(tx.record(change, LimitChanged { code: self.code, from: self.from, to: self.to }))
    }
}

impl Action for EndLimit {
    const NAME: &'static str = "workspace.limit.end";
    const NEEDS: Permission = Permission::LimitsWrite;
    const SUMMARY: &'static str = "Sets the last day of a limit that the workspace added.";
    type Output = LimitChanged;

    fn check(&self) -> Ruled<()> {
        is_in_order(self.from, Some(self.to))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LimitChanged>> {
        let row = row_from(tx, self.code, self.from).await?;
        end(tx, row.legal_limit_id, self.to).await?;
        let change = Change::of(self.code)
            .before(json!({ "from": row.from_day, "to": row.to_day, "amount_minor": row.amount_minor }))
            .after(json!({ "to": self.to }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, LimitChanged { code: self.code, from: self.from, to: Some(self.to) }))
    }
}

impl Action for RemoveLimit {
    const NAME: &'static str = "workspace.limit.remove";
    const NEEDS: Permission = Permission::LimitsWrite;
    const SUMMARY: &'static str = "Takes back a limit that the workspace added.";
    type Output = LimitChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LimitChanged>> {
        let row = row_from(tx, self.code, self.from).await?;
        sql::remove_limit().bind(tx, &tx.tenant(), &row.legal_limit_id).one().await?;
        let was = json!({
            "from": row.from_day, "to": row.to_day, "amount_minor": row.amount_minor, "law": row.law,
        });
        let change = Change::of(self.code)
            .before(was)
            .after(json!({ "removed": true }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, LimitChanged { code: self.code, from: self.from, to: row.to_day }))
    }
}

/// Ends the workspace's row in force the day before the new one begins. Gives its first day and the last day it had.
async fn end_current(tx: &Tx, code: LimitCode, from: Day) -> Result<Option<(Day, Option<Day>)>> {
    let current = sql::limit_open().bind(tx, &tx.tenant(), &code.as_str(), &from).opt().await?;
    let Some(current) = current else { return Ok(None) };
    let last = from.yesterday().map_err(|_| Refusal::new(Code::TimeRange).field("from"))?;
    end(tx, current.legal_limit_id, last).await?;
    Ok(Some((current.from_day, current.to_day)))
}

async fn insert(tx: &Tx, new: &AddLimit) -> Result<()> {
    sql::insert_limit()
        .params(
            tx,
            &sql::InsertLimitParams {
                tenant: tx.tenant(),
                row: tx.new_id()?,
                code: new.code.as_str(),
                amount_minor: new.amount_minor.get(),
                compare: new.code.compare().as_str(),
                from_day: new.from,
                to_day: new.to,
                law: new.law.as_str(),
                override_by: new.code.override_by().as_str(),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("legal_limit_overlap", Code::ValueUnknown, "from")
        .map(drop)
        .map_err(in_use(OVERLAP))
}

/// The workspace's row of a limit that begins on a day. Errors: `not_found` at `from`.
async fn row_from(tx: &Tx, code: LimitCode, from: Day) -> Result<sql::LimitKept> {
    let row = sql::limit_from().bind(tx, &tx.tenant(), &code.as_str(), &from).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field("from").into())
}

async fn end(tx: &Tx, row: Uuid, last: Day) -> Result<()> {
    sql::end_limit()
        .bind(tx, &last, &tx.tenant(), &row)
        .one()
        .await
        .on_constraint("legal_limit_overlap", Code::ValueUnknown, "to")
        .map(drop)
        .map_err(in_use(OVERLAP))
}

#[cfg(test)]
mod tests;
