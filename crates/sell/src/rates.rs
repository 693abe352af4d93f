//! The rate board: the prices at which the shop buys and sells a metal of a fineness, from when on, and the
//! price of a piece.
//! Invariant: rates are set, never edited: a correction is a new row that points at the one it replaces, and
//! yesterday's bill still shows yesterday's rate. No rate is derived from another.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::{Fineness, PerMg};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::weight::Milligrams;
use kernel::words;
use platform::action::{Action, Asked, Query};
use platform::error::{Error, OnConstraint, Result};
use platform::fast_path::Reads;
use platform::fields::{Flag, Text};
use platform::input::{Field, Shape};
use platform::sealed::sell::rate::REASON;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::rates as sql;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use ledger::import;

use crate::pricing::{RateUsed, metal_value};
use crate::rates::rules::{Quoted, RateRow, Side, guard_jump, rate_is_fresh};

mod board;
pub mod day;
pub(crate) mod day_form;
pub(crate) mod page;
pub mod rules;
#[cfg(test)]
mod tests;
mod trend;
pub(crate) use board::stale_now;
pub use board::{Board, BoardRow, BoardShown, History, HistoryRow, HistoryShown, RateShown};
pub use trend::{Trend, TrendShown};

words! {
    /// Whether the shop buys or sells at a rate.
    pub enum SideGiven { Buy = "buy", Sell = "sell" }
}
word_fields!(SideGiven);

impl From<SideGiven> for Side {
    fn from(side: SideGiven) -> Side {
        match side {
            SideGiven::Buy => Side::Buy,
            SideGiven::Sell => Side::Sell,
        }
    }
}

impl From<Side> for SideGiven {
    fn from(side: Side) -> SideGiven {
        match side {
            Side::Buy => SideGiven::Buy,
            Side::Sell => SideGiven::Sell,
        }
    }
}

input! {
    /// A rate to publish.
    pub struct PublishRate {
        /// The metal.
        metal: Metal,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// Whether the shop buys or sells at it.
        side: SideGiven,
        /// The price of the weight in `per_mg`.
        rate_minor: Money,
        /// The weight it is for, in mg: 1000 for a gram, 11663.8038 for a tola.
        per_mg: PerMg,
        /// From when on; absent: now.
        effective_at: Option<Instant>,
        /// Where it comes from.
        source: Option<Text>,
        /// Confirms a rate that was refused as a jump.
        confirm_jump: Flag,
    }
}

input! {
    /// A correction of a wrongly published rate.
    pub struct CorrectRate {
        /// The metal.
        metal: Metal,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// Whether the shop buys or sells at it.
        side: SideGiven,
        /// The price of the weight in `per_mg`.
        rate_minor: Money,
        /// The weight it is for, in mg.
        per_mg: PerMg,
        /// The moment of the row that is corrected.
        effective_at: Instant,
        /// Where it comes from.
        source: Option<Text>,
        /// Confirms a rate that was refused as a jump.
        confirm_jump: Flag,
        /// Why.
        reason: Text,
    }
}

/// The common part of publishing and correcting.
struct NewRate {
    quoted: Quoted,
    side: SideGiven,
    rate: Money,
    per_mg: PerMg,
    effective_at: Instant,
    source: Option<Text>,
}

/// A rate must be positive (`number_range`); the refusal names the field.
fn above_nil(rate: Money) -> Ruled<()> {
    if rate > Money::ZERO { Ok(()) } else { Err(Refusal::new(Code::NumberRange).field("rate_minor")) }
}

/// A rate, as written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RatePublished {
    /// Its row.
    pub rate: Uuid,
    /// The metal.
    pub metal: Metal,
    /// Its fineness.
    pub fineness_ppt: Fineness,
    /// buy or sell.
    pub side: &'static str,
    /// The price.
    pub rate_minor: Money,
    /// The weight of the price.
    pub per_mg: PerMg,
    /// The start of its validity.
    pub effective_at: Instant,
    /// The row it replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Uuid>,
}

impl Action for PublishRate {
    const NAME: &'static str = "sell.rate.publish";
    const NEEDS: Permission = Permission::RatesWrite;
    const SUMMARY: &'static str =
        "Publishes the rate at which a metal is bought or sold, from now or from a later moment.";
    type Output = RatePublished;

    fn check(&self) -> Ruled<()> {
        above_nil(self.rate_minor)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RatePublished>> {
        let new = NewRate {
            quoted: Quoted { metal: self.metal, fineness: self.fineness_ppt, side: self.side.into() },
            side: self.side,
            rate: self.rate_minor,
            per_mg: self.per_mg,
            effective_at: self.effective_at.unwrap_or(tx.now),
            source: self.source,
        };
        let before = rate_before(tx, &new).await?;
        guard(tx, before.as_ref(), &new, self.confirm_jump)?;
        let published = insert(tx, &new, None, None, "effective_at").await?;
        let change = Change::of(published.rate)
            .before(before.as_ref().map_or(Value::Null, figures))
            .after(json!(published));
        Ok(tx.record(change, published))
    }
}

impl Action for CorrectRate {
    const NAME: &'static str = "sell.rate.correct";
    const NEEDS: Permission = Permission::RatesWrite;
    const SUMMARY: &'static str =
        "Corrects a rate that was published wrong; bills posted with it stay as they are.";
    type Output = RatePublished;

    fn check(&self) -> Ruled<()> {
        above_nil(self.rate_minor)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RatePublished>> {
        let new = NewRate {
            quoted: Quoted { metal: self.metal, fineness: self.fineness_ppt, side: self.side.into() },
            side: self.side,
            rate: self.rate_minor,
            per_mg: self.per_mg,
            effective_at: self.effective_at,
            source: self.source,
        };
        let fineness = stored_fineness(new.quoted.fineness)?;
        let wrong = sql::rate_at()
            .bind(tx, &tx.tenant(), &self.metal.as_str(), &fineness, &self.side.as_str(), &self.effective_at)
            .opt()
            .await?;
        let wrong = wrong.map(board_row).transpose()?;
        let wrong = wrong.ok_or_else(|| Refusal::new(Code::NotFound).field("effective_at"))?;
        // Compared with the row before it, so that the correction of a wrong digit needs no confirmation.
        let before = rate_before(tx, &new).await?;
        guard(tx, before.as_ref(), &new, self.confirm_jump)?;
        let reason = Some(self.reason.as_str());
        let published = insert(tx, &new, Some(wrong.rate_id), reason, "effective_at").await?;
        let change =
            Change::of(published.rate).before(figures(&wrong)).after(json!(published)).reason(reason);
        Ok(tx.record(change, published))
    }
}

fn guard(tx: &Tx, before: Option<&RateRow>, new: &NewRate, confirmed: Flag) -> Ruled<()> {
    guard_jump(before, new.rate, new.per_mg, tx.workspace.settings.rate_jump_percent, confirmed.0)
}

fn figures(row: &RateRow) -> Value {
    json!({ "rate": row.rate_id, "rate_minor": row.rate, "per_mg": row.per_mg, "effective_at": row.effective_at })
}

/// The row in force just before a moment.
async fn rate_before(tx: &Tx, new: &NewRate) -> Result<Option<RateRow>> {
    let fineness = stored_fineness(new.quoted.fineness)?;
    let row = sql::rate_before()
        .bind(tx, &tx.tenant(), &new.quoted.metal.as_str(), &fineness, &new.side.as_str(), &new.effective_at)
        .opt()
        .await?;
    row.map(board_row).transpose()
}

async fn insert(
    tx: &Tx,
    new: &NewRate,
    supersedes: Option<Uuid>,
    reason: Option<&str>,
    field: &str,
) -> Result<RatePublished> {
    let rate = tx.new_id()?;
    sql::insert_rate()
        .params(
            tx,
            &sql::InsertRateParams {
                tenant: tx.tenant(),
                rate,
                metal: new.quoted.metal.as_str(),
                fineness: stored_fineness(new.quoted.fineness)?,
                side: new.side.as_str(),
                rate_minor: new.rate.get(),
                per_mg_e4: new.per_mg.get(),
                effective_at: new.effective_at,
                source: new.source.as_ref().map(Text::as_str),
                supersedes,
                reason: tx.cipher().seal(REASON, rate, reason)?,
                opening: tx.is_opening(),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        // Two conflicts: another row has this moment, or another user has just corrected the row.
        .on_constraint("rate_", Code::RateDuplicate, field)?;
    Ok(RatePublished {
        rate,
        metal: new.quoted.metal,
        fineness_ppt: new.quoted.fineness,
        side: new.side.as_str(),
        rate_minor: new.rate,
        per_mg: new.per_mg,
        effective_at: new.effective_at,
        supersedes,
    })
}

/// Fineness in the column's type; it is at most 100,000.
fn stored_fineness(fineness: Fineness) -> Result<i32> {
    i32::try_from(fineness.get()).map_err(Error::internal)
}

/// A stored row, as the rules use it. Errors: `Internal` for a stored word that is unknown.
fn board_row(row: sql::RateStored) -> Result<RateRow> {
    let side = SideGiven::of(&row.side).ok_or_else(|| Error::internal("a side that is none"))?;
    Ok(RateRow {
        rate_id: row.rate_id,
        quoted: Quoted {
            metal: row.metal.parse()?,
            fineness: Fineness::from_stored(row.fineness.into()),
            side: side.into(),
        },
        rate: Money::from_stored(row.rate_minor),
        per_mg: PerMg::from_stored(row.per_mg_e4),
        effective_at: row.effective_at,
    })
}

/// The statement that finds rates, prepared before its flight.
pub struct RateStatement(sql::RatesInForceStmt);

impl RateStatement {
    /// Prepares it.
    pub async fn prepare(on: &impl Reads) -> Result<Self> {
        Ok(Self(sql::rates_in_force().prepare(on).await?))
    }

    /// The selling rates in force at a moment for these pieces; a piece without a row is left out.
    pub async fn in_force(
        &self,
        on: &impl Reads,
        pieces: &[(Metal, Fineness)],
        at: Instant,
    ) -> Result<Vec<RateRow>> {
        if pieces.is_empty() {
            return Ok(vec![]);
        }
        let metals: Vec<&str> = pieces.iter().map(|(metal, _)| metal.as_str()).collect();
        let finenesses =
            pieces.iter().map(|(_, fineness)| stored_fineness(*fineness)).collect::<Result<Vec<i32>>>()?;
        let sell = SideGiven::Sell.as_str();
        let rows = self.0.bind(on, &metals, &finenesses, &on.tenant(), &sell, &at).all().await?;
        rows.into_iter().map(board_row).collect()
    }
}

/// The board's buying rate for metal of this fineness. None: it has no row. Errors: `rate_stale`.
pub(crate) async fn buy_rate_in_force(
    tx: &ReadTx,
    metal: Metal,
    fineness: Fineness,
) -> Result<Option<RateUsed>> {
    let (metals, finenesses) = ([metal.as_str()], [stored_fineness(fineness)?]);
    let buy = SideGiven::Buy.as_str();
    let row = sql::rates_in_force()
        .bind(tx, &&metals[..], &&finenesses[..], &tx.tenant(), &buy, &tx.now)
        .opt()
        .await?;
    let Some(row) = row.map(board_row).transpose()? else { return Ok(None) };
    rate_is_fresh(row.effective_at, tx.now, stale_hours(tx))?;
    Ok(Some(row.used()))
}

input! {
    /// A piece to price.
    pub struct PreviewPrice {
        /// The metal.
        metal: Metal,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// Its weight without stones.
        net_mg: Milligrams,
    }
}

/// The price of a piece's metal now.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PricePreview {
    /// The metal's value.
    pub metal_minor: Money,
    /// The row that priced it.
    pub rate_used: RateUsed,
}

impl Query for PreviewPrice {
    const NAME: &'static str = "sell.price.preview";
    const NEEDS: Permission = Permission::RatesRead;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Computes what a piece's metal costs at the rate in force.";
    type Output = PricePreview;

    async fn fetch(self, tx: &ReadTx) -> Result<PricePreview> {
        let rows = RateStatement::prepare(tx)
            .await?
            .in_force(tx, &[(self.metal, self.fineness_ppt)], tx.now)
            .await?;
        let row = rows.first().ok_or_else(|| Refusal::new(Code::RateMissing).field("fineness_ppt"))?;
        rate_is_fresh(row.effective_at, tx.now, stale_hours(tx))?;
        let rate_used = row.used();
        let metal_minor =
            metal_value(self.net_mg, &rate_used).map_err(|code| Refusal::new(code).field("net_mg"))?;
        Ok(PricePreview { metal_minor, rate_used })
    }
}

/// The hours after which a rate must be published again.
pub(crate) fn stale_hours(tx: &ReadTx) -> u32 {
    u32::try_from(tx.workspace.settings.rate_stale_hours).unwrap_or(0)
}

input! {
    /// A rate to import.
    pub struct RateImport {
        /// The metal.
        metal: Metal,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// buy or sell; absent: sell.
        side: Option<SideGiven>,
        /// The price of the weight in `per_mg`.
        rate_minor: Money,
        /// The weight it is for, in mg; absent: a gram.
        per_mg: Option<PerMg>,
        /// From when on; absent: now.
        effective_at: Option<Instant>,
        /// Where it comes from.
        source: Option<Text>,
    }
}

/// One gram, as the weight of a rate.
const GRAM: PerMg = PerMg::from_stored(10_000_000);

/// The fields of an imported row.
pub fn import_shape() -> Shape {
    RateImport::shape()
}

/// Imports rates. Errors: 422 with the row and field; `rate_duplicate` for a moment given twice.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    import::each(tx, import::rows::<RateImport>(rows)?, |n, row| async move {
        above_nil(row.rate_minor).map_err(import::in_row(n))?;
        let side = row.side.unwrap_or(SideGiven::Sell);
        let new = NewRate {
            quoted: Quoted { metal: row.metal, fineness: row.fineness_ppt, side: side.into() },
            side,
            rate: row.rate_minor,
            per_mg: row.per_mg.unwrap_or(GRAM),
            effective_at: row.effective_at.unwrap_or(tx.now),
            source: row.source,
        };
        insert(tx, &new, None, None, &format!("rows[{n}].effective_at")).await.map(drop)
    })
    .await
}
