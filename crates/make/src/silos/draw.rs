//! A draw of milk from a silo into a batch.
//! Invariant: a draw is a consumption like any other: the batch's row is locked before the silo's, and that
//! before the lots; it costs what the milk in the silo costs on average.

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity, SignedQuantity};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use ledger::stock::holds::OpenHolds;
use ledger::stock::lot_pieces;
use ledger::stock::lots;
use ledger::stock::pieces::LotStock;
use ledger::stock::quantities::{self, FIELDS};
use make_queries::batches as batch_sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Count, Name};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::rules::parts_of_draw;
use super::{Milk, SiloRow};
use crate::batches::consume::{self, Taken};
use crate::batches::{self, BatchRow, state_of};

input! {
    /// Draw milk from a silo into a batch.
    pub struct DrawSilo {
        /// The silo.
        silo: Name,
        /// The batch.
        batch: Name,
        /// The line of its recipe.
        line: Count,
        /// How much.
        quantity: Decimal,
        /// Its unit; that of the silo's capacity unless given.
        unit: Option<Unit>,
    }
}

/// The answer to a draw.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiloDrawn {
    /// The lot of the silo that the milk is from; the newest, if it is from several.
    pub silo_lot: String,
    /// The cost of the milk.
    pub cost_minor: Money,
    /// The volume left in the silo, in its unit.
    pub volume: SignedQuantity,
}

/// The part of a draw that is from one lot.
struct Part<'a> {
    milk: &'a Milk,
    quantity: Quantity,
}

impl Action for DrawSilo {
    const NAME: &'static str = "make.silo.draw";
    const NEEDS: Permission = Permission::BatchesRun;
    const SUMMARY: &'static str = "Draws milk from a silo into a running batch.";
    type Output = SiloDrawn;

    fn check(&self) -> Ruled<()> {
        // Its unit may be that of the silo, which is not known yet.
        let unit = self.unit.unwrap_or(Unit::Litre);
        quantities::read(&self.quantity.to_string(), unit.as_str(), FIELDS).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SiloDrawn>> {
        let batch = batches::locked(tx, self.batch.as_str()).await?;
        let silo = super::lock(tx, self.silo.as_str()).await?;
        let line =
            batch_sql::line_of().bind(tx, &tx.tenant(), &self.batch.as_str(), &self.line.0).opt().await?;
        if line.is_none() && !batch.open_lines {
            return Err(Refusal::new(Code::LineUnknown).field("line").into());
        }
        let mut there = super::contents_locked(tx, &silo).await?;
        there.reverse(); // the newest first
        let newest = there.first().ok_or_else(nothing)?;
        let wanted = self.measured(&silo, newest)?;
        state_of(&batch)?.work()?;
        if line.is_some_and(|line| line.item_id != newest.lot.item_id) {
            return Err(Refusal::new(Code::LotItemMismatch).field("line").into());
        }
        let quantities: Vec<SignedQuantity> = there.iter().map(Milk::quantity).collect();
        let parts = parts_of_draw(&quantities, wanted)?;
        let parts: Vec<Part<'_>> =
            there.iter().zip(parts).filter_map(|(milk, part)| Some(Part { milk, quantity: part? })).collect();
        let cost_minor = self.take(tx, &batch, &parts).await?;
        let answer = SiloDrawn {
            silo_lot: newest.lot.code.clone(),
            cost_minor,
            volume: volume_left(&silo, &there, wanted)?,
        };
        let lots: Vec<&str> = parts.iter().map(|part| part.milk.lot.code.as_str()).collect();
        let change = Change::of(&self.silo).after(json!({
            "batch": self.batch.as_str(), "line": self.line.0, "lots": lots, "quantity": wanted, "cost_minor": cost_minor,
        }));
        Ok(tx.record(change, answer))
    }
}

/// The refusal of a draw from an empty silo.
fn nothing() -> Refusal {
    Refusal::new(Code::LotInsufficient).field("quantity").fact("available", "0")
}

/// The volume left in the silo, in its unit, after a draw.
fn volume_left(silo: &SiloRow, before: &[Milk], drawn: Quantity) -> Result<SignedQuantity> {
    let Some(any) = before.first() else { return Ok(SignedQuantity::from_stored(0)) };
    let whole = before.iter().fold(0_i64, |sum, milk| sum.saturating_add(milk.lot.quantity_e6));
    let left = SignedQuantity::from_stored(whole.saturating_sub(drawn.get()));
    let volume = super::volume(silo, left, &any.lot.unit, any.lot.density_e6, "silo")?;
    Ok(SignedQuantity::rounded(&volume)?)
}

impl DrawSilo {
    /// The quantity in the unit of the milk. Errors: those of quantities.
    fn measured(&self, silo: &SiloRow, milk: &Milk) -> Result<Quantity> {
        let unit = self.unit.map_or_else(|| super::unit_of(silo), Ok)?;
        let asked = quantities::read(&self.quantity.to_string(), unit.as_str(), FIELDS)?;
        let fields =
            if self.unit.is_some() { FIELDS } else { quantities::Fields { unit: "quantity", ..FIELDS } };
        Ok(quantities::measure(&asked, &lots::measure(&milk.lot)?, fields)?)
    }

    /// Writes the draw on each lot; returns what they cost together. Errors: `lot_held`, `lot_cycle`,
    /// `lot_expired`.
    async fn take(&self, tx: &Tx, batch: &BatchRow, parts: &[Part<'_>]) -> Result<Money> {
        let holds = OpenHolds::read(tx).await?;
        let mut sum = Money::ZERO;
        for Part { milk, quantity } in parts {
            let made = consume::judge_lot(tx, batch, &milk.lot, &holds).await?;
            lot_pieces::judge_whole(&milk.lot, "silo")?;
            let cost = LotStock::plain(lots::remaining(&milk.lot)).draw(None, *quantity, "quantity")?;
            let (lot, line_no, quantity) = (&milk.lot, self.line.0, *quantity);
            let taken = Taken { batch, line_no, lot, quantity, piece: None, cost, made: &made };
            consume::write(tx, &taken, None).await?;
            sum = sum.add(cost)?;
        }
        Ok(sum)
    }
}
