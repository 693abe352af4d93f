//! `make.batch.observe` and `make.batch.labour`: measurements at the vat, and the hours of work.
//! Invariant: an observation changes the planned quantities of the lines whose formulas name it, and no others.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity, UnitPrice};
use kernel::exact::Exact;
use kernel::id::BatchId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::stock::postings::{self, Goods, StockEntry};
use make_queries::batches as sql;
use make_queries::client::Params;
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::recost::Web;
use super::{BatchRow, locked, plan, state_of};
use crate::recipes::book::load;
use crate::recipes::entries::Entries;
use crate::recipes::scale::ScaledLine;

input! {
    /// A measurement at the vat.
    pub struct ObserveBatch {
        /// The batch.
        batch: Name,
        /// The name that the recipe's formulas have for it, without `observed:`.
        name: Name,
        /// The figure.
        value: SignedQuantity,
    }
}

/// The answer to an observation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BatchObserved {
    /// The batch.
    pub batch: String,
    /// The planned quantity of each line that uses it, in the line's unit, as `line_5_quantity`; null while it
    /// waits for another observation.
    #[serde(flatten)]
    pub lines: BTreeMap<String, Option<Decimal>>,
}

impl Action for ObserveBatch {
    const NAME: &'static str = "make.batch.observe";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str =
        "Keeps what was measured at the vat, and computes the lines that wait for it.";
    type Output = BatchObserved;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BatchObserved>> {
        let batch = locked(tx, self.batch.as_str()).await?;
        state_of(&batch)?.work()?;
        let version = load::version(tx, &batch.recipe, Some(batch.recipe_version)).await?;
        let using = Entries::of(&version.0)?.lines_using(self.name.as_str());
        if !version.0.observations().iter().any(|name| name == self.name.as_str()) {
            return Err(Refusal::new(Code::ValueUnknown).field("name").into());
        }
        let params = sql::InsertObservationParams {
            tenant: tx.tenant(),
            observation: tx.new_id()?,
            batch: batch.batch_id,
            name: self.name.as_str(),
            value_e6: self.value.get(),
            by: tx.person(),
            now: tx.now,
        };
        sql::insert_observation().params(tx, &params).one().await?;
        let scaled = plan::scale_again(tx, &batch, &version).await?;
        let changed: Vec<&ScaledLine> =
            scaled.lines.iter().filter(|line| using.contains(&line.line)).collect();
        write_planned(tx, &batch, &changed).await?;
        let mut lines = BTreeMap::new();
        for line in changed {
            lines.insert(format!("line_{}_quantity", line.line), line.answer()?.quantity);
        }
        let after = json!({ "name": self.name.as_str(), "value": self.value, "lines": lines });
        let change = Change::of(&self.batch).after(after);
        Ok(tx.record(change, BatchObserved { batch: batch.code, lines }))
    }
}

/// Writes the planned quantities in one flight.
async fn write_planned(tx: &Tx, batch: &BatchRow, lines: &[&ScaledLine]) -> Result<()> {
    let kept = sql::batch_lines_of().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
    let mut planned = Vec::new();
    for row in &kept {
        if let Some(line) = lines.iter().find(|line| line.line == row.line_no) {
            planned.push((row.line_no, plan::planned_e6(line, &row.unit)?));
        }
    }
    let statement = sql::update_planned().prepare(tx).await?;
    let tenant = tx.tenant();
    let written = planned.iter().map(|(line_no, planned_e6)| {
        let statement = &statement;
        async move { statement.bind(tx, planned_e6, &tenant, &batch.batch_id, line_no).one().await }
    });
    for line in futures::future::join_all(written).await {
        line?;
    }
    Ok(())
}

input! {
    /// Hours of work for a batch.
    pub struct BookLabour {
        /// The batch.
        batch: Name,
        /// How many.
        hours: Quantity,
    }
}

/// The answer to booking labour.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LabourBooked {
    /// The batch.
    pub batch: String,
    /// What the hours cost, at the rate of the recipe's version.
    pub cost_minor: Money,
}

impl Action for BookLabour {
    const NAME: &'static str = "make.batch.labour";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Books hours of work for a batch, at the rate of its recipe.";
    type Output = LabourBooked;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LabourBooked>> {
        let web = Web::locked(tx, self.batch.as_str(), None).await?;
        let batch = &web.root;
        state_of(batch)?.book_labour()?;
        let (body, _) = load::version(tx, &batch.recipe, Some(batch.recipe_version)).await?;
        let rate = body.labour.as_ref().map_or(Exact::zero(), |labour| rate_of(labour.rate_minor_per_hour));
        let cost = (rate * Exact::from(self.hours)).round_money();
        let cost = cost.map_err(|code| Refusal::new(code).field("hours"))?;
        let params = sql::InsertLabourParams {
            tenant: tx.tenant(),
            labour: tx.new_id()?,
            batch: batch.batch_id,
            hours_e6: self.hours.get(),
            cost_minor: cost.get(),
            by: tx.person(),
            now: tx.now,
        };
        sql::insert_labour().params(tx, &params).one().await?;
        let transfers = Goods::costing(cost).labour(&tx.workspace.currency.code);
        let entry = StockEntry::of(tx, "Work of a batch", transfers).await?;
        let entry = entry.map(|entry| entry.about(BatchId::from_uuid(batch.batch_id)));
        postings::write(tx, entry.as_ref()).await?;
        if state_of(batch)?.has_ended() {
            web.changed(tx, cost).await?;
        }
        let change = Change::of(&self.batch).after(json!({ "hours": self.hours, "cost_minor": cost }));
        Ok(tx.record(change, LabourBooked { batch: batch.code.clone(), cost_minor: cost }))
    }
}

fn rate_of(rate: UnitPrice) -> Exact {
    rate.into()
}

/// The work of a batch so far.
pub(crate) struct Labour {
    /// The hours.
    pub hours: Exact,
    /// What they cost.
    pub cost: Money,
}

/// The work of a batch so far.
pub(crate) async fn labour_of(tx: &ReadTx, batch: &BatchRow) -> Result<Labour> {
    let sum = sql::labour_of().bind(tx, &tx.tenant(), &batch.batch_id).one().await?;
    Ok(Labour {
        hours: Exact::from(Quantity::from_stored(sum.hours_e6)),
        cost: Money::from_stored(sum.cost_minor),
    })
}

#[cfg(test)]
mod tests;
