//! Lots that are in a silo: whether a silo holds what would be in it, in its unit.
//! Invariant: no booking puts more into a silo than it holds (M13).

use kernel::code::Code;
use kernel::decimal::{Decimal, Factor, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{self, Unit};
use ledger_queries::stock::movements as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};

use crate::stock::lots::{self, StoredLot};

/// Judges what a silo would hold. Errors: `silo_overfull` with `facts.room`.
pub fn judge_room(before: &Exact, after: &Exact, capacity: Quantity) -> Ruled<()> {
    let capacity = Exact::from(capacity);
    if *after <= capacity {
        return Ok(());
    }
    let room = SignedQuantity::rounded(&(capacity - before))?;
    Err(Refusal::new(Code::SiloOverfull).field("quantity").fact("room", room.to_string()))
}

/// A quantity in the unit of a silo. Errors: `unit_mismatch`, `density_missing`.
pub fn in_unit_of_silo(
    quantity: SignedQuantity,
    unit: Unit,
    silo: Unit,
    density: Option<Decimal>,
) -> Ruled<Exact> {
    Ok(unit::convert(Decimal::from(quantity), unit, silo, density)?)
}

/// Refuses to carry a lot away that is in a silo. Errors: `silo_not_empty` at `lot`.
pub(crate) async fn judge_move(tx: &ReadTx, lot: &StoredLot) -> Result<()> {
    match sql::is_in_silo().bind(tx, &tx.tenant(), &lot.lot_id).one().await? {
        true => Err(Refusal::new(Code::SiloNotEmpty).field("lot").into()),
        false => Ok(()),
    }
}

/// The silo that a lot is or was in.
#[derive(Debug)]
pub(crate) struct Silo(sql::LockSiloOf);

impl Silo {
    /// Locks the silo of the lot of this code; None if it never was in one. The caller locks the lot after it.
    pub(crate) async fn lock(tx: &Tx, lot: &str) -> Result<Option<Silo>> {
        Ok(sql::lock_silo_of().bind(tx, &tx.tenant(), &lot).opt().await?.map(Silo))
    }

    /// Judges whether so much more of a lot fits into it. Errors: `silo_overfull` at `quantity` with `facts.room`.
    pub(crate) async fn judge(&self, tx: &ReadTx, lot: &StoredLot, more: SignedQuantity) -> Result<()> {
        let parts = sql::parts_of_silo().bind(tx, &tx.tenant(), &self.0.silo_id).all().await?;
        let mut before = Exact::zero();
        for part in &parts {
            let quantity = SignedQuantity::from_stored(part.quantity_e6);
            before = before + self.volume(quantity, &part.unit, part.density_e6)?;
        }
        let kept = parts.iter().find(|part| part.lot_id == lot.lot_id).and_then(|part| part.density_e6);
        let after = &before + self.volume(more, &lot.unit, kept.or(lot.density_e6))?;
        Ok(judge_room(&before, &after, Quantity::from_stored(self.0.capacity_e6))?)
    }

    /// A quantity in its unit. Errors: `density_missing` at `quantity`.
    fn volume(&self, quantity: SignedQuantity, unit: &str, density_e6: Option<i64>) -> Result<Exact> {
        let density = density_e6.map(|e6| Decimal::from(Factor::from_stored(e6)));
        let (unit, own) = (lots::unit_of(unit)?, lots::unit_of(&self.0.unit)?);
        let converted = in_unit_of_silo(quantity, unit, own, density);
        Ok(converted.map_err(|refusal| refusal.field("quantity"))?)
    }
}
