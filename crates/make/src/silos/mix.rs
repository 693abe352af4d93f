//! A delivery of milk poured into a silo: it becomes a new lot with the milk that was left.
//! Invariant: the new lot holds all of both, in quantity and in money (M4, M13), and has an edge from each.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::SignedQuantity;
use kernel::id::{ItemId, LotId};
use kernel::lot_code::LotCode;
use kernel::refusal::Refusal;
use kernel::unit::Unit;
use ledger::genealogy::{self, Edge};
use ledger::stock::lots::{self, NewLot};
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::pieces::LotStock;
use ledger::stock::transformation::{self, Arrival, Effect};
use make_queries::client::Params;
use make_queries::silos as sql;
use platform::error::{Error, Result};
use platform::tx::Tx;

use super::rules::{codes_after, mixed_density, mixed_fat};
use super::{Milk, SiloRow};

/// A new lot of a silo.
pub(crate) struct Mix {
    pub id: LotId,
    pub code: String,
    pub fat_e15: i64,
}

/// Pours a delivery on what is left in a silo. The caller has locked the silo and all lots, and judged them.
/// Errors: `lot_code_format` at `silo` when its numbers are used up.
pub(crate) async fn pour(tx: &Tx, silo: &SiloRow, there: Vec<Milk>, came: Milk) -> Result<Mix> {
    let mut parts = there;
    parts.push(came);
    let id = LotId::from_uuid(tx.new_id()?);
    let (no, code) = free_code(tx, silo).await?;
    let mut lots: Vec<(LotId, LotStock)> =
        parts.iter().map(|it| (it.id(), LotStock::plain(lots::remaining(&it.lot)))).collect();
    let effect = transformation::merge(&mut lots, id)?;
    let quantities: Vec<(SignedQuantity, i64)> = parts.iter().map(|it| (it.quantity(), it.fat_e15)).collect();
    let fat_e15 = mixed_fat(&quantities)?;
    write(tx, &effect, &parts, id, code.as_str()).await?;
    let params = sql::InsertSiloLotParams {
        tenant: tx.tenant(),
        lot: id.uuid(),
        silo: silo.silo_id,
        no,
        fat_e15,
        by: tx.person(),
        now: tx.now,
    };
    sql::insert_silo_lot().params(tx, &params).one().await?;
    sql::fill_silo().bind(tx, &no, &tx.tenant(), &silo.silo_id).one().await?;
    Ok(Mix { id, code: code.to_string(), fat_e15 })
}

/// The next number of a silo's lots whose code no other lot has, with that code. Usually the first one is free.
async fn free_code(tx: &Tx, silo: &SiloRow) -> Result<(i32, LotCode)> {
    let mut after = silo.last_no;
    loop {
        let next = codes_after(&silo.code, after);
        let last = next.last().map(|(no, _)| *no);
        after = last.ok_or_else(|| Refusal::new(Code::LotCodeFormat).field("silo"))?;
        let codes: Vec<&str> = next.iter().map(|(_, code)| code.as_str()).collect();
        let taken = sql::codes_taken().bind(tx, &tx.tenant(), &codes).all().await?;
        let is_free = |code: &LotCode| taken.iter().all(|it| it.as_str() != code.as_str());
        if let Some(free) = next.into_iter().find(|(_, code)| is_free(code)) {
            return Ok(free);
        }
    }
}

/// Writes the draw on each part, the new lot with what arrives in it, and the edges.
async fn write(tx: &Tx, effect: &Effect, parts: &[Milk], id: LotId, code: &str) -> Result<()> {
    let mut arrivals: Vec<(Arrival, kernel::id::MovementId)> = Vec::with_capacity(parts.len());
    for transfer in &effect.transfers {
        let out = Movement::of(transfer.from, Moved::Pack, -transfer.quantity.get(), transfer.cost.neg()?);
        let draw = movements::post(tx, &out).await?;
        arrivals.extend(transfer.to.iter().map(|arrival| (*arrival, draw)));
    }
    let mut arrivals = arrivals.into_iter();
    let (first, draw) = arrivals.next().ok_or(Code::InternalError)?;
    let item = parts.first().ok_or(Code::InternalError)?.lot.item_id;
    let new = NewLot {
        received_on: Some(tx.today()),
        expires_on: first_to_expire(parts),
        quantity_e6: first.quantity.get(),
        cost: first.cost,
        density_e6: density_of(parts)?,
        draw: Some(draw),
        ..NewLot::of(id, code, ItemId::from_uuid(item))
    };
    lots::insert(tx, &new, Moved::Pack, "silo").await?;
    let rest = arrivals.map(|(arrival, draw)| Movement {
        draw: Some(draw),
        ..Movement::of(id, Moved::Pack, arrival.quantity.get(), arrival.cost)
    });
    movements::post_all(tx, &rest.collect::<Vec<_>>()).await?;
    let edge = |it: transformation::Edge| Edge {
        parent: it.parent,
        child: it.child,
        batch: None,
        quantity_e6: it.quantity.get(),
    };
    genealogy::draw(tx, &effect.edges().into_iter().map(edge).collect::<Vec<_>>()).await
}

/// The density of the mix, kept with the movement that makes it: a later change of the item's density does not
/// change what is in the silo (D21).
fn density_of(parts: &[Milk]) -> Result<Option<i64>> {
    let unit = &parts.first().ok_or(Code::InternalError)?.lot.unit;
    let unit: Unit = unit.parse().map_err(|code: Code| Error::internal(code))?;
    let parts: Vec<_> = parts.iter().map(|it| (it.quantity(), it.lot.density_e6)).collect();
    Ok(mixed_density(unit, &parts)?)
}

/// A mix lasts as long as the part of it that spoils first.
fn first_to_expire(parts: &[Milk]) -> Option<Day> {
    parts.iter().filter_map(|it| it.lot.expires_on).min()
}
