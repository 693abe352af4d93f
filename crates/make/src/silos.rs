//! Silos: milk comes in with its tests, mixes with what is there, and is drawn into batches.
//! Invariant: every intake into a silo with milk in it makes a new lot of the silo, whose parents are what was
//! left and the intake, so that a trace needs no times (M13); a call locks the silo's row before its lots.

pub mod clean;
pub mod composition;
pub mod create;
pub mod draw;
pub mod intake;
pub mod list_page;
pub(crate) mod mix;
pub mod page;
pub mod refusals;
pub mod rules;
pub(crate) mod separation;
pub mod show;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::decimal::{Decimal, Factor, Quantity, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::refusal::Refusal;
use kernel::unit::Unit;
use ledger::stock::lots::{self, StoredLot};
use make_queries::silos as sql;
use platform::error::{Error, Result};
use platform::tx::{ReadTx, Tx};

use rules::{Condition, in_unit_of_silo};
pub use sql::{SiloContent, SiloRow};

/// The silo of this code. Errors: `not_found` at `silo`.
pub(crate) async fn one(tx: &ReadTx, code: &str) -> Result<SiloRow> {
    let row = sql::silo_coded().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(missing)
}

/// The same, locked until the end of the transaction. Errors: `not_found` at `silo`.
pub(crate) async fn lock(tx: &Tx, code: &str) -> Result<SiloRow> {
    let row = sql::lock_silo().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(missing)
}

fn missing() -> Error {
    Refusal::new(Code::NotFound).field("silo").into()
}

/// The lots that are in silos now, the older lots of each before the newer.
pub(crate) async fn contents(tx: &ReadTx, silos: &[&SiloRow]) -> Result<Vec<SiloContent>> {
    let ids: Vec<_> = silos.iter().map(|silo| silo.silo_id).collect();
    Ok(sql::contents_of().bind(tx, &tx.tenant(), &ids).all().await?)
}

/// Milk in a silo that the caller has locked, with its lot locked too.
pub(crate) struct Milk {
    pub lot: StoredLot,
    pub fat_e15: i64,
}

impl Milk {
    pub(crate) fn id(&self) -> LotId {
        LotId::from_uuid(self.lot.lot_id)
    }

    pub(crate) fn quantity(&self) -> SignedQuantity {
        SignedQuantity::from_stored(self.lot.quantity_e6)
    }
}

/// The lots in a silo, for a change: the older before the newer, each locked. Usually that is one.
pub(crate) async fn contents_locked(tx: &Tx, silo: &SiloRow) -> Result<Vec<Milk>> {
    let mut milk = Vec::new();
    for it in contents(tx, &[silo]).await? {
        let mut lot = lots::locked(tx, &it.code, "silo").await?;
        // That of the moment when it came in (D21).
        lot.density_e6 = it.density_e6;
        // A batch may have taken the rest while this call waited for the lock.
        if lot.quantity_e6 > 0 {
            milk.push(Milk { lot, fat_e15: it.fat_e15 });
        }
    }
    Ok(milk)
}

/// The unit of a silo. Errors: `Internal` for a stored word that is no unit.
pub(crate) fn unit_of(silo: &SiloRow) -> Result<Unit> {
    silo.unit.parse().map_err(|code: Code| Error::internal(code))
}

/// The condition of a silo before an intake.
pub(crate) fn condition(silo: &SiloRow, is_empty: bool) -> Condition {
    Condition { is_empty, in_use: silo.in_use, cleaned_at: silo.cleaned_at }
}

/// A quantity of an item in the silo's unit. Errors: `unit_mismatch`, `density_missing` at `field`.
pub(crate) fn volume(
    silo: &SiloRow,
    quantity: SignedQuantity,
    unit: &str,
    density_e6: Option<i64>,
    field: &str,
) -> Result<Exact> {
    let density = density_e6.map(|e6| Decimal::from(Factor::from_stored(e6)));
    let unit: Unit = unit.parse().map_err(|code: Code| Error::internal(code))?;
    let converted = in_unit_of_silo(quantity, unit, unit_of(silo)?, density);
    Ok(converted.map_err(|refusal| refusal.field(field))?)
}

/// The volume of milk in a silo, in its unit.
pub(crate) fn volume_of<'a>(
    silo: &SiloRow,
    contents: impl IntoIterator<Item = (SignedQuantity, &'a str, Option<i64>)>,
) -> Result<Exact> {
    let mut sum = Exact::zero();
    for (quantity, unit, density_e6) in contents {
        sum = sum + volume(silo, quantity, unit, density_e6, "silo")?;
    }
    Ok(sum)
}

/// The capacity of a silo.
pub(crate) fn capacity(silo: &SiloRow) -> Quantity {
    Quantity::from_stored(silo.capacity_e6)
}
