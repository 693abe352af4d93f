//! The delivery run of a day: every stop with what is picked for it, from one stock.
//! Invariant: a stop has what the stops before it leave; a piece that is picked is named with its weight; nothing is taken.

use std::collections::BTreeMap;

use kernel::day::Day;
use kernel::decimal::SignedQuantity;
use kernel::id::{DocumentId, ItemId, PartyId};
use kernel::permission::Permission;
use ledger::orders::{Schedule, Weekdays};
use ledger::parties::PartiesShown;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::orders::{book, list as sql};
use serde::Serialize;
use uuid::Uuid;

use super::lines::OrderLine;
use super::missed_days::{self, MissedDays};
use super::pick::{LinePicked, PickProposed, line_picked, pieces_of};
use super::picks::{self, PickList, WantedLine};
use super::shelf::Shelf;

/// Stops of a run.
const MOST: i64 = 200;
/// Pieces that are offered for a line that is short.
const MOST_PIECES: usize = 5;

input! {
    /// Which day.
    pub struct GetDeliveryRun {
        /// The day; absent: today.
        day: Option<Day>,
    }
}

/// A delivery run.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DeliveryRun {
    /// The day.
    pub day: Day,
    /// What people call the holidays of the day.
    pub holidays: Vec<String>,
    /// The days of standing orders that were missed in the last two weeks. They are no stops of the run.
    pub missed: Vec<MissedDays>,
    /// Late orders first, then the orders of the day, then the standing orders.
    pub stops: Vec<RunStop>,
    /// The quantity to pick of each lot, for all stops together.
    pub loaded: Vec<LotLoaded>,
}

/// A stop of a run.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RunStop {
    /// The order's number.
    pub order: Option<String>,
    /// The order's id.
    pub order_id: Option<Uuid>,
    /// The standing order's code.
    pub standing: Option<String>,
    /// The customer's code.
    pub party: Option<String>,
    /// The customer's name.
    pub party_name: Option<String>,
    /// The day that it is wanted.
    pub deliver_on: Day,
    /// The lines to deliver, with their lots. A line that is short has the first heavier pieces that no stop has.
    pub lines: Vec<LinePicked>,
}

/// A lot to load.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LotLoaded {
    /// The lot.
    pub lot: String,
    /// Its item.
    pub item: String,
    /// The name of the item.
    pub name: String,
    /// How much of it.
    pub quantity: SignedQuantity,
    /// The unit of the quantity.
    pub unit: &'static str,
    /// The pieces of it, of goods that are kept by piece.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<PieceLoaded>,
}

/// A piece to load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PieceLoaded {
    /// Its number.
    pub piece: i32,
    /// Its weight, in the unit of the lot's quantity.
    pub quantity: SignedQuantity,
}

/// A stop before anything is picked.
struct StopLines {
    order: Option<(DocumentId, String)>,
    standing: Option<String>,
    party_id: Uuid,
    party: (Vec<u8>, Vec<u8>),
    deliver_on: Day,
    lines: Vec<OrderLine>,
}

impl Query for GetDeliveryRun {
    const NAME: &'static str = "sell.delivery_run";
    const NEEDS: Permission = Permission::OrdersPick;
    const SUMMARY: &'static str =
        "Shows what is delivered on a day: each stop, with the lots that are picked for it.";
    type Output = DeliveryRun;

    async fn fetch(self, tx: &ReadTx) -> Result<DeliveryRun> {
        let day = self.day.unwrap_or_else(|| tx.today());
        let mut wants = orders(tx, day).await?;
        wants.extend(standings(tx, day).await?);
        let mut items: Vec<ItemId> =
            wants.iter().flat_map(|it| &it.lines).filter(|it| it.in_lots).map(|it| it.item).collect();
        items.sort_unstable();
        items.dedup();
        let shelf = Shelf::read(tx, &items).await?;
        let holidays = ledger::holidays::between(tx, day, day).await?;
        let (stops, loaded) = run(tx, wants, &shelf)?;
        Ok(DeliveryRun {
            day,
            holidays: holidays.into_iter().map(|it| it.name).collect(),
            missed: missed_days::lately(tx).await?,
            stops,
            loaded,
        })
    }
}

/// The stops with what is picked for each, and the lots to load.
fn run(tx: &ReadTx, wants: Vec<StopLines>, shelf: &Shelf) -> Result<(Vec<RunStop>, Vec<LotLoaded>)> {
    // All lines of all stops are picked as one list, so that each stop has what those before it leave.
    let every: Vec<&OrderLine> = wants.iter().flat_map(|it| &it.lines).collect();
    let wanted = (1..).zip(&every).map(|(n, line)| WantedLine {
        line: n,
        item: line.item,
        quantity: line.quantity,
        resolution: line.resolution,
        in_lots: line.in_lots,
    });
    let picked = picks::by_fefo(&wanted.collect::<Vec<_>>(), shelf, tx.today());
    let loaded = lots_loaded(&every, &picked);
    let mut parties = PartiesShown::default();
    let mut number = 0;
    let mut stops = Vec::with_capacity(wants.len());
    for it in wants {
        let (code, name) = it.party;
        let party = Some(PartyId::from_uuid(it.party_id));
        let (party, party_name) = parties.of(tx, party, Some(code), Some(name))?;
        let lines = it.lines.iter().map(|line| {
            number += 1;
            let shown = line_picked(&OrderLine { line: number, ..line.clone() }, &picked);
            let pieces = match shown.short.get() > 0 {
                true => free_pieces(pieces_of(shelf, line.item, tx.today()), &picked),
                false => vec![],
            };
            LinePicked { line: line.line, pieces, ..shown }
        });
        let lines = lines.collect();
        let (order_id, order) = it.order.unzip();
        stops.push(RunStop {
            order,
            order_id: order_id.map(DocumentId::uuid),
            standing: it.standing,
            party,
            party_name,
            deliver_on: it.deliver_on,
            lines,
        });
    }
    Ok((stops, loaded))
}

/// The first of some pieces that are picked for no stop.
fn free_pieces(pieces: Vec<PickProposed>, picked: &PickList) -> Vec<PickProposed> {
    let is_picked = |it: &PickProposed| {
        picked.parts.iter().any(|part| part.piece == it.piece && part.lot.as_ref() == Some(&it.lot))
    };
    pieces.into_iter().filter(|it| !is_picked(it)).take(MOST_PIECES).collect()
}

/// The quantity that is picked of each lot, by item, then lot, with its pieces.
fn lots_loaded(lines: &[&OrderLine], picked: &PickList) -> Vec<LotLoaded> {
    let mut lots: BTreeMap<(String, String), LotLoaded> = BTreeMap::new();
    for (n, line) in (1..).zip(lines) {
        for part in picked.of_line(n) {
            let Some(lot) = part.lot.clone() else { continue };
            let at = lots.entry((line.code.clone(), lot.clone())).or_insert_with(|| LotLoaded {
                lot,
                item: line.code.clone(),
                name: line.name.clone(),
                quantity: SignedQuantity::from_stored(0),
                unit: line.item_unit.as_str(),
                pieces: vec![],
            });
            at.pieces.extend(part.piece.map(|piece| PieceLoaded { piece, quantity: part.quantity }));
            at.quantity = SignedQuantity::from_stored(at.quantity.get().saturating_add(part.quantity.get()));
        }
    }
    let in_order = |mut lot: LotLoaded| {
        lot.pieces.sort_unstable_by_key(|it| it.piece);
        lot
    };
    lots.into_values().map(in_order).collect()
}

async fn orders(tx: &ReadTx, day: Day) -> Result<Vec<StopLines>> {
    let rows = sql::orders_on().bind(tx, &tx.tenant(), &day, &MOST).all().await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.order_id).collect();
    let mut lines: BTreeMap<Uuid, Vec<OrderLine>> = BTreeMap::new();
    for row in book::lines_of_orders().bind(tx, &tx.tenant(), &ids).all().await? {
        lines.entry(row.owner_id).or_default().push(OrderLine::of(row)?);
    }
    let wants = rows.into_iter().map(|row| StopLines {
        order: Some((DocumentId::from_uuid(row.order_id), row.number)),
        standing: None,
        party_id: row.party_id,
        party: (row.party, row.party_name),
        deliver_on: row.deliver_on,
        lines: lines.remove(&row.order_id).unwrap_or_default(),
    });
    Ok(wants.collect())
}

async fn standings(tx: &ReadTx, day: Day) -> Result<Vec<StopLines>> {
    let rows = sql::standings_on().bind(tx, &tx.tenant(), &day, &MOST).all().await?;
    let rows: Vec<sql::StandingsOn> = rows
        .into_iter()
        .filter(|row| {
            let weekdays = Weekdays::from_stored(row.weekdays);
            Schedule { from: row.from_on, until: row.until_on, weekdays }.has(day)
        })
        .collect();
    let ids: Vec<Uuid> = rows.iter().map(|row| row.standing_order_id).collect();
    let mut lines: BTreeMap<Uuid, Vec<OrderLine>> = BTreeMap::new();
    for row in book::lines_of_standings().bind(tx, &tx.tenant(), &ids).all().await? {
        lines.entry(row.owner_id).or_default().push(OrderLine::of(row)?);
    }
    let wants = rows.into_iter().map(|row| StopLines {
        order: None,
        standing: Some(row.code),
        party_id: row.party_id,
        party: (row.party, row.party_name),
        deliver_on: day,
        lines: lines.remove(&row.standing_order_id).unwrap_or_default(),
    });
    Ok(wants.collect())
}
