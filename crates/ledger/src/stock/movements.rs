//! Movements of stock: each changes the quantity of one lot and is permanent.
//! Invariant: a lot's balance is the sum of its movements (M5), and both are written in one flight.

pub mod list;

use kernel::code::Code;
use kernel::id::{BatchId, DocumentId, EntryId, LocationId, LotId, MovementId, PartyId};
use kernel::money::Money;
use kernel::words;
use ledger_queries::client::Params;
use ledger_queries::stock::movements as sql;
use platform::error::{OnConstraint, Result};
use platform::tx::Tx;

pub use sql::MovementRow;

words! {
    /// The reason of a movement.
    pub enum Moved {
        Receive = "receive", Consume = "consume", Output = "output", Split = "split", Pack = "pack", Ship = "ship",
        Sell = "sell", Sample = "sample", Loss = "loss", Trim = "trim", Weigh = "weigh", Count = "count",
        Place = "move", Charge = "charge", Opening = "opening", Issue = "issue",
        Melt = "melt"
    }
}

/// One movement: positive into a lot, negative out of it.
#[derive(Debug, Clone, Copy)]
pub struct Movement {
    /// The lot.
    pub lot: LotId,
    /// The reason.
    pub kind: Moved,
    /// Millionths of the item's unit.
    pub quantity_e6: i64,
    /// The cost of that part.
    pub cost: Money,
    /// The fine metal in that part, of a lot of metal.
    pub fine_mg: i64,
    /// The batch it went into or came out of.
    pub batch: Option<BatchId>,
    /// The document that records it.
    pub document: Option<DocumentId>,
    /// The entry that posts it, where no document does.
    pub entry: Option<EntryId>,
    /// The supplier or customer.
    pub party: Option<PartyId>,
    /// The new location.
    pub location: Option<LocationId>,
    /// The movement that it corrects: a shipment.
    pub corrects: Option<MovementId>,
    /// The movement by which the goods left the lot that they come from.
    pub draw: Option<MovementId>,
    /// The piece, of goods that are kept by piece.
    pub piece: Option<i64>,
    /// The density in force, kg a litre, of goods whose mass counts.
    pub density_e6: Option<i64>,
}

impl Movement {
    /// A movement of a lot without metal, batch, document, entry, party or location.
    pub fn of(lot: LotId, kind: Moved, quantity_e6: i64, cost: Money) -> Movement {
        Movement {
            lot,
            kind,
            quantity_e6,
            cost,
            fine_mg: 0,
            batch: None,
            document: None,
            entry: None,
            party: None,
            location: None,
            corrects: None,
            draw: None,
            piece: None,
            density_e6: None,
        }
    }
}

/// Writes the movement without the balance, for a lot whose balance is written with it.
pub(crate) async fn write(tx: &Tx, id: MovementId, it: &Movement) -> Result<()> {
    sql::insert_movement()
        .params(
            tx,
            &sql::InsertMovementParams {
                tenant: tx.tenant(),
                movement: id.uuid(),
                lot: it.lot.uuid(),
                kind: it.kind.as_str(),
                quantity_e6: it.quantity_e6,
                cost_minor: it.cost.get(),
                fine_mg: it.fine_mg,
                batch: it.batch.map(BatchId::uuid),
                document: it.document.map(DocumentId::uuid),
                entry: it.entry.map(EntryId::uuid),
                party: it.party.map(PartyId::uuid),
                location: it.location.map(LocationId::uuid),
                corrects: it.corrects.map(MovementId::uuid),
                draw: it.draw.map(MovementId::uuid),
                piece: it.piece,
                density_e6: it.density_e6,
                moved_at: tx.now,
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Posts movements of one lot, and its new balance once. The caller holds the lot's lock. Errors: as `post`.
pub async fn post_all(tx: &Tx, all: &[Movement]) -> Result<()> {
    let with_id =
        |it: &Movement| -> Result<(MovementId, Movement)> { Ok((MovementId::from_uuid(tx.new_id()?), *it)) };
    post_named(tx, &all.iter().map(with_id).collect::<Result<Vec<_>>>()?).await
}

/// The same, with ids that other movements name. Errors: as `post`.
pub(crate) async fn post_named(tx: &Tx, all: &[(MovementId, Movement)]) -> Result<()> {
    let Some((_, first)) = all.first() else { return Ok(()) };
    let change = sql::change_balance().prepare(tx).await?;
    let sum = |of: fn(&Movement) -> i64| all.iter().map(|(_, it)| of(it)).fold(0_i64, i64::saturating_add);
    let (quantity, cost, fine) = (sum(|it| it.quantity_e6), sum(|it| it.cost.get()), sum(|it| it.fine_mg));
    let (moved, left) = tokio::join!(biased;
        futures::future::join_all(all.iter().map(|(id, it)| write(tx, *id, it))),
        async { change.bind(tx, &quantity, &cost, &fine, &tx.tenant(), &first.lot.uuid()).one().await });
    left.on_constraint("lot_balance_quantity_e6_check", Code::LotInsufficient, "quantity")?;
    moved.into_iter().collect()
}

/// Posts a movement and the lot's new balance in one flight; returns the movement's id. The caller holds the
/// lot's lock. Errors: `lot_insufficient` if less was left after all.
pub async fn post(tx: &Tx, it: &Movement) -> Result<MovementId> {
    let id = MovementId::from_uuid(tx.new_id()?);
    let change = sql::change_balance().prepare(tx).await?;
    let (moved, left) = tokio::join!(biased;
    write(tx, id, it),
    async {
        change.bind(tx, &it.quantity_e6, &it.cost.get(), &it.fine_mg, &tx.tenant(), &it.lot.uuid()).one().await
    });
    // The first failure aborts the rest, and a negative balance is the one that a person can act on.
    left.on_constraint("lot_balance_quantity_e6_check", Code::LotInsufficient, "quantity")?;
    moved?;
    Ok(id)
}
