//! Milk that comes back from a batch into the silo that it was drawn from.
//! Invariant: it joins only the lot that it left, so a silo that was filled or cleaned since takes nothing back
//! (M13), and it never runs over.

use kernel::code::Code;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::LotId;
use kernel::refusal::{Refusal, Ruled};
use ledger::stock::lots::StoredLot;
use make_queries::silos as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

use super::SiloRow;
use super::rules::judge_room;

/// The place of a lot in a silo.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    silo: Uuid,
    /// Its number among the silo's lots.
    no: i32,
}

/// The place that a lot has or had in a silo; None for goods that never were in one.
pub(crate) async fn place_of(tx: &ReadTx, lot: LotId) -> Result<Option<Place>> {
    let row = sql::place_of_lot().bind(tx, &tx.tenant(), &lot.uuid()).opt().await?;
    Ok(row.map(|row| Place { silo: row.silo_id, no: row.no }))
}

/// The silo that milk was drawn from, locked.
#[derive(Debug)]
pub(crate) struct Origin {
    silo: SiloRow,
    no: i32,
}

impl Origin {
    /// Locks the silo of a place until the end of the transaction.
    pub(crate) async fn lock(tx: &Tx, place: Place) -> Result<Origin> {
        let row = sql::lock_silo_of().bind(tx, &tx.tenant(), &place.silo).opt().await?;
        Ok(Origin { silo: row.ok_or_else(super::missing)?, no: place.no })
    }

    /// Judges whether a quantity of its lot may come back. Errors: `silo_not_empty` at `lot` with `facts.lots`,
    /// `silo_dirty` at `lot`, `silo_overfull` at `quantity` with `facts.room`.
    pub(crate) async fn judge(
        &self,
        tx: &ReadTx,
        lot: &StoredLot,
        quantity: Quantity,
        density_e6: Option<i64>,
    ) -> Result<()> {
        let there = super::contents(tx, &[&self.silo]).await?;
        let others: Vec<&str> =
            there.iter().filter(|it| it.lot_id != lot.lot_id).map(|it| it.code.as_str()).collect();
        let is_newest = self.silo.in_use && self.no == self.silo.last_no;
        judge_origin(is_newest, &others)?;
        let parts = there
            .iter()
            .map(|it| (SignedQuantity::from_stored(it.quantity_e6), it.unit.as_str(), it.density_e6));
        let before = super::volume_of(&self.silo, parts)?;
        let more = super::volume(&self.silo, quantity.into(), &lot.unit, density_e6, "unit")?;
        let after = &before + &more;
        Ok(judge_room(&before, &after, super::capacity(&self.silo))?)
    }
}

/// Judges whether milk may join its lot again. `is_newest`: nothing came into the silo after that lot, and it was
/// not cleaned. Errors: `silo_not_empty` with `facts.lots` for other milk in it; `silo_dirty`.
fn judge_origin(is_newest: bool, others: &[&str]) -> Ruled<()> {
    if !others.is_empty() {
        return Err(Refusal::new(Code::SiloNotEmpty).field("lot").fact("lots", others.to_vec()));
    }
    if is_newest { Ok(()) } else { Err(Refusal::new(Code::SiloDirty).field("lot")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn milk_joins_its_own_lot_as_long_as_that_is_the_newest() {
        let code = |is_newest, others: &[&str]| judge_origin(is_newest, others).err().map(|it| it.code);
        assert_eq!(code(true, &[]), None);
        assert_eq!(code(true, &["SILO-1/1"]), Some(Code::SiloNotEmpty));
        assert_eq!(code(false, &["SILO-1/2"]), Some(Code::SiloNotEmpty));
        assert_eq!(code(false, &[]), Some(Code::SiloDirty));
    }
}
