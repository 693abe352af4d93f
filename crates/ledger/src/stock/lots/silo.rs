//! Lots that are in a silo: whether milk may join its lot again, and whether a silo holds what would be in it.
//! Invariant: no booking puts more into a silo than it holds, and milk comes back only into the lot that it left
//! (M13).

use catalogue::Phrase;
use kernel::code::Code;
use kernel::decimal::{Decimal, Factor, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::{self, Unit};
use ledger_queries::stock::movements as sql;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};
use uuid::Uuid;

use crate::stock::lots::{self, StoredLot};
use crate::stock::sales::Part;

/// What to do about milk of a bill that does not come back into its silo.
const NOT_BACK: &str =
    "This milk does not come back into its silo. Credit its price without goods, by a credit note.";

/// Judges what a silo would hold. Errors: `silo_overfull` with `facts.room`.
pub fn judge_room(before: &Exact, after: &Exact, capacity: Quantity) -> Ruled<()> {
    let capacity = Exact::from(capacity);
    if *after <= capacity {
        return Ok(());
    }
    let room = SignedQuantity::rounded(&(capacity - before))?;
    Err(Refusal::new(Code::SiloOverfull).field("quantity").fact("room", room.to_string()))
}

/// Judges whether milk may join its lot again. `is_newest`: nothing came into the silo after that lot, and it was
/// not cleaned. Errors: `silo_not_empty` with `facts.lots` for other milk in it; `silo_dirty`.
fn judge_origin(is_newest: bool, others: &[&str]) -> Ruled<()> {
    if !others.is_empty() {
        return Err(Refusal::new(Code::SiloNotEmpty).field("lot").fact("lots", others.to_vec()));
    }
    if is_newest { Ok(()) } else { Err(Refusal::new(Code::SiloDirty).field("lot")) }
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
pub struct Silo(sql::LockSiloOf);

/// Milk that is in a silo, or would come into it.
struct Milk<'a> {
    quantity: SignedQuantity,
    unit: &'a str,
    density_e6: Option<i64>,
}

impl Silo {
    /// Locks the silo of the lot of this code; None if it never was in one. The caller locks the lot after it.
    pub async fn lock(tx: &Tx, lot: &str) -> Result<Option<Silo>> {
        Ok(sql::lock_silo_of().bind(tx, &tx.tenant(), &lot).opt().await?.map(Silo))
    }

    /// Judges whether so much of a lot may be in it again. Errors: `silo_not_empty` at `lot` with `facts.lots`,
    /// `silo_dirty` at `lot`, `silo_overfull` at `quantity` with `facts.room`.
    pub(crate) async fn judge_back(&self, tx: &ReadTx, lot: &StoredLot, more: SignedQuantity) -> Result<()> {
        let parts = self.parts(tx).await?;
        self.judge_origin(&parts, lot.lot_id)?;
        self.judge_parts(&parts, &more_of(&parts, lot, more), ("quantity", "quantity"))
    }

    /// The same for milk that a batch drew, with the density that it was drawn with. Errors: as `judge_back`;
    /// also `density_missing` at `silo` for what is in it, and at `unit` for what comes back.
    pub async fn judge_drawn(
        &self,
        tx: &ReadTx,
        lot: &StoredLot,
        quantity: Quantity,
        density_e6: Option<i64>,
    ) -> Result<()> {
        let parts = self.parts(tx).await?;
        self.judge_origin(&parts, lot.lot_id)?;
        let more = Milk { quantity: quantity.into(), unit: &lot.unit, density_e6 };
        self.judge_parts(&parts, &more, ("silo", "unit"))
    }

    async fn parts(&self, tx: &ReadTx) -> Result<Vec<sql::SiloPart>> {
        parts_of(tx, std::iter::once(self)).await
    }

    fn judge_origin(&self, parts: &[sql::SiloPart], lot: Uuid) -> Ruled<()> {
        let others: Vec<&str> =
            parts.iter().filter(|part| part.lot_id != lot).map(|part| part.code.as_str()).collect();
        judge_origin(self.0.in_use && self.0.no == self.0.last_no, &others)
    }

    /// The fields are those of what is in it and of what comes.
    fn judge_parts(&self, parts: &[sql::SiloPart], more: &Milk<'_>, fields: (&str, &str)) -> Result<()> {
        let (before, after) = self.volumes(parts, more, fields)?;
        Ok(judge_room(&before, &after, self.capacity())?)
    }

    fn capacity(&self) -> Quantity {
        Quantity::from_stored(self.0.capacity_e6)
    }

    /// The volume in it, and the volume with so much more. Errors: those of `volume`.
    fn volumes(
        &self,
        parts: &[sql::SiloPart],
        more: &Milk<'_>,
        fields: (&str, &str),
    ) -> Result<(Exact, Exact)> {
        let mut before = Exact::zero();
        for part in parts {
            let quantity = SignedQuantity::from_stored(part.quantity_e6);
            let there = Milk { quantity, unit: &part.unit, density_e6: part.density_e6 };
            before = before + self.volume(&there, fields.0)?;
        }
        let after = &before + self.volume(more, fields.1)?;
        Ok((before, after))
    }

    /// A quantity in its unit. Errors: `density_missing` at `field`.
    fn volume(&self, milk: &Milk<'_>, field: &str) -> Result<Exact> {
        let density = milk.density_e6.map(|e6| Decimal::from(Factor::from_stored(e6)));
        let (unit, own) = (lots::unit_of(milk.unit)?, lots::unit_of(&self.0.unit)?);
        let converted = in_unit_of_silo(milk.quantity, unit, own, density);
        Ok(converted.map_err(|refusal| refusal.field(field))?)
    }
}

/// The lots in some silos.
async fn parts_of(tx: &ReadTx, silos: impl Iterator<Item = &Silo>) -> Result<Vec<sql::SiloPart>> {
    let ids: Vec<Uuid> = silos.map(|silo| silo.0.silo_id).collect();
    Ok(sql::parts_of_silos().bind(tx, &tx.tenant(), &ids).all().await?)
}

/// More of a lot, with the density that it has in the silo if it is there.
fn more_of<'a>(parts: &[sql::SiloPart], lot: &'a StoredLot, quantity: SignedQuantity) -> Milk<'a> {
    Milk { quantity, unit: &lot.unit, density_e6: density_there(parts, lot.lot_id).or(lot.density_e6) }
}

/// The density that a lot has in its silo; None if it is not there.
fn density_there(parts: &[sql::SiloPart], lot: Uuid) -> Option<i64> {
    parts.iter().find(|part| part.lot_id == lot).and_then(|part| part.density_e6)
}

/// The silos that some lots are or were in.
#[derive(Debug)]
pub struct Silos(Vec<LotOfSilo>);

/// A lot that is or was in a silo.
#[derive(Debug)]
struct LotOfSilo {
    lot: LotId,
    unit: String,
    density_e6: Option<i64>,
    silo: Silo,
}

impl Silos {
    /// Locks the silos of these lots; none of lots that never were in one. The caller locks the lots after
    /// them.
    pub async fn lock(tx: &Tx, lots: &[LotId]) -> Result<Silos> {
        let rows = sql::lock_silos_of().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await?;
        let of_silo = |row: sql::LockSilosOf| LotOfSilo {
            lot: LotId::from_uuid(row.lot_id),
            unit: row.unit,
            density_e6: row.density_e6,
            silo: Silo(sql::LockSiloOf {
                silo_id: row.silo_id,
                capacity_e6: row.capacity_e6,
                unit: row.silo_unit,
                in_use: row.in_use,
                last_no: row.last_no,
                no: row.no,
            }),
        };
        Ok(Silos(rows.into_iter().map(of_silo).collect()))
    }

    /// Judges whether these parts, each with the field that names it, may come back into their silos. Errors
    /// at the field of a lot's first part: `silo_not_empty` with `facts.lots`, `silo_dirty`, `silo_overfull`
    /// with `facts.room`, `density_missing`.
    pub async fn judge_back(&self, tx: &ReadTx, parts: &[(Part, String)]) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let all = parts_of(tx, self.0.iter().map(|it| &it.silo)).await?;
        for it in &self.0 {
            let Some((quantity, field)) = sum_of_lot(it.lot, parts)? else { continue };
            let told = |mut refusal: Refusal| {
                let message = Phrase::of(NOT_BACK);
                refusal.faults = vec![Fault { message, ..Fault::new(field, refusal.code) }];
                refusal
            };
            let is_there = |part: &&sql::SiloPart| part.silo_id == it.silo.0.silo_id;
            let there: Vec<sql::SiloPart> = all.iter().filter(is_there).cloned().collect();
            it.silo.judge_origin(&there, it.lot.uuid()).map_err(told)?;
            let density_e6 = density_there(&there, it.lot.uuid()).or(it.density_e6);
            let more = Milk { quantity, unit: &it.unit, density_e6 };
            let (before, after) = it.silo.volumes(&there, &more, (field, field))?;
            judge_room(&before, &after, it.silo.capacity()).map_err(told)?;
        }
        Ok(())
    }
}

/// The quantity of a lot that comes back, and the field of its first part; None if nothing does. Errors: `number_range`.
fn sum_of_lot(lot: LotId, parts: &[(Part, String)]) -> Ruled<Option<(SignedQuantity, &str)>> {
    let is_back = |(part, _): &&(Part, String)| part.lot == lot && part.quantity.get() != 0;
    let of_lot: Vec<&(Part, String)> = parts.iter().filter(is_back).collect();
    let Some((_, field)) = of_lot.first().copied() else { return Ok(None) };
    let sum = of_lot.iter().try_fold(0_i64, |sum, (part, _)| sum.checked_add(part.quantity.get()));
    Ok(Some((SignedQuantity::new(sum.ok_or(Code::NumberRange)?)?, field.as_str())))
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

    #[test]
    fn the_parts_of_a_lot_come_back_together_at_the_field_of_the_first() {
        let (one, other) = (LotId::from_uuid(Uuid::from_u128(1)), LotId::from_uuid(Uuid::from_u128(2)));
        let part = |lot: LotId, quantity: i64, field: &str| {
            let quantity = SignedQuantity::from_stored(quantity);
            let part =
                Part { lot, piece: None, quantity, cost: kernel::money::Money::ZERO, fine_mg: 0, line: None };
            (part, field.to_owned())
        };
        let parts = [part(one, 0, "a"), part(one, 3, "b"), part(other, 5, "c"), part(one, 4, "d")];
        let sum = |lot| sum_of_lot(lot, &parts).map(|it| it.map(|(sum, field)| (sum.get(), field)));
        assert_eq!(sum(one), Ok(Some((7, "b"))));
        assert_eq!(sum(other), Ok(Some((5, "c"))));
        assert_eq!(sum(LotId::from_uuid(Uuid::from_u128(3))), Ok(None));
    }
}
