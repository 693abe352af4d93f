//! The lots that one lot becomes, written together.
//! Invariant: however many they are, it is one statement for each table.

use std::collections::BTreeSet;

use kernel::code::Code;
use kernel::id::{BatchId, LocationId, LotId, MovementId, PartyId};
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::client::Params;
use ledger_queries::stock::lots as sql;
use platform::encryption::Sealed;
use platform::error::Result;
use platform::sealed::ledger::lot as cell;
use platform::tx::Tx;
use uuid::Uuid;

use super::NewLot;
use crate::row_count::whole;
use crate::stock::movements::Moved;

/// A lot that another one becomes.
#[derive(Debug, Clone, Copy)]
pub(super) struct LotPart<'a> {
    pub id: LotId,
    pub code: &'a str,
    pub quantity_e6: i64,
    pub cost: Money,
    pub fine_mg: i64,
    /// The field that its code was sent in.
    pub field: &'a str,
}

/// Writes the lots with their balances and first movements in one flight. `like` says what they have in
/// common. Errors: `lot_code_taken` at the field of the first whose code is taken.
pub(super) async fn insert_parts(
    tx: &Tx,
    like: &NewLot<'_>,
    parts: &[LotPart<'_>],
    kind: Moved,
) -> Result<()> {
    let (lots, balances) =
        (sql::insert_parts().prepare(tx).await?, sql::insert_part_balances().prepare(tx).await?);
    let movements = sql::insert_part_movements().prepare(tx).await?;
    let (tenant, batch) = (tx.tenant(), like.batch.map(BatchId::uuid));
    let lot_rows = sql::InsertPartsParams {
        item: like.item.uuid(),
        supplier: like.supplier.map(PartyId::uuid),
        received_on: like.received_on,
        made_on: like.made_on,
        expires_on: like.expires_on,
        batch,
        needs_release: like.needs_release,
        cost_known: like.cost_known,
        density_e6: like.measured_e6,
        loss_lower_e6: like.loss.map(|loss| loss.lower.get()),
        loss_upper_e6: like.loss.map(|loss| loss.upper.get()),
        opening: tx.is_opening(),
        by: tx.person(),
        now: tx.now,
        lots: ids(parts),
        codes: parts.iter().map(|part| part.code).collect::<Vec<&str>>(),
        supplier_lots: supplier_lots(tx, like, parts)?,
        tenant,
    };
    let balance_rows = sql::InsertPartBalancesParams {
        item: like.item.uuid(),
        location: like.location.map(LocationId::uuid),
        lots: ids(parts),
        quantity_e6: figures(parts, |part| part.quantity_e6),
        cost_minor: figures(parts, |part| part.cost.get()),
        fine_mg: figures(parts, |part| part.fine_mg),
        tenant,
    };
    let movement_rows = sql::InsertPartMovementsParams {
        kind: kind.as_str(),
        batch,
        draw: like.draw.map(MovementId::uuid),
        now: tx.now,
        by: tx.person(),
        movements: parts.iter().map(|_| tx.new_id()).collect::<Result<Vec<Uuid>>>()?,
        lots: ids(parts),
        quantity_e6: figures(parts, |part| part.quantity_e6),
        cost_minor: figures(parts, |part| part.cost.get()),
        fine_mg: figures(parts, |part| part.fine_mg),
        tenant,
    };
    let (written, kept, booked) = tokio::join!(biased;
        async { lots.params(tx, &lot_rows).all().await },
        async { balances.params(tx, &balance_rows).all().await },
        async { movements.params(tx, &movement_rows).all().await });
    // A code that is taken fails the statements after it, so it is judged first.
    all_are_free(parts, &written?.into_iter().collect())?;
    whole(kept?.len(), parts.len())?;
    whole(booked?.len(), parts.len())
}

/// Warns of each code of a new lot, in the field `lot`, that looks like another's.
pub(super) async fn warn_of_alike(tx: &Tx, codes: &[&str]) -> Result<()> {
    for like in sql::lots_alike().bind(tx, &codes, &tx.tenant()).all().await? {
        tx.warn_alike("lot", Some(like));
    }
    Ok(())
}

/// Errors: `lot_code_taken` at the field of the first lot that was not written.
fn all_are_free(parts: &[LotPart<'_>], written: &BTreeSet<Uuid>) -> Ruled<()> {
    match parts.iter().find(|part| !written.contains(&part.id.uuid())) {
        Some(taken) => Err(Refusal::new(Code::LotCodeTaken).field(taken.field)),
        None => Ok(()),
    }
}

fn ids(parts: &[LotPart<'_>]) -> Vec<Uuid> {
    parts.iter().map(|part| part.id.uuid()).collect()
}

fn figures(parts: &[LotPart<'_>], of: fn(&LotPart<'_>) -> i64) -> Vec<i64> {
    parts.iter().map(of).collect()
}

/// The supplier's code, sealed for each of the lots.
fn supplier_lots(tx: &Tx, like: &NewLot<'_>, parts: &[LotPart<'_>]) -> Result<Vec<Option<Sealed>>> {
    parts.iter().map(|part| tx.cipher().seal(cell::SUPPLIER_LOT, part.id.uuid(), like.supplier_lot)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_code_that_is_taken_is_named() {
        let part = |n: u128, field: &'static str| LotPart {
            id: LotId::from_uuid(Uuid::from_u128(n)),
            code: "A",
            quantity_e6: 1,
            cost: Money::ZERO,
            fine_mg: 0,
            field,
        };
        let parts = [part(1, "to[0]"), part(2, "to[1]"), part(3, "to[2]")];
        let told = |written: &[u128]| {
            let written: BTreeSet<Uuid> = written.iter().map(|n| Uuid::from_u128(*n)).collect();
            match all_are_free(&parts, &written) {
                Ok(()) => String::new(),
                Err(refusal) => format!("{} {}", refusal.code, refusal.faults[0].field),
            }
        };
        assert_eq!(told(&[1, 2, 3]), "");
        assert_eq!(told(&[3, 1]), "lot_code_taken to[1]");
        assert_eq!(told(&[]), "lot_code_taken to[0]");
    }
}
