//! Stored movements as the events of a lot's history.
//! Invariant: corrections are no events; each is part of the cost of the movement that it corrects. A cancelled
//! weighing is none either: no goods came or left meanwhile.

use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::{BatchId, DocumentId, LotId, MovementId};
use kernel::money::Money;
use ledger_queries::stock::recosting::WebMovement;
use platform::error::{Result, stored};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

use crate::stock::cost_web::{Event, Kind, LotHistory, Part, Use};
use crate::stock::movements::Moved;

/// Stands for the line of a bill from before lines were kept with movements.
const NO_LINE: i32 = 0;

/// The histories of lots, from all their movements in the order of lot and id.
pub(super) fn of(rows: Vec<WebMovement>) -> Result<Vec<LotHistory>> {
    let mut arrivals: HashMap<Uuid, Vec<Part>> = HashMap::new();
    for row in rows.iter().filter(|row| row.quantity_e6 > 0) {
        if let Some(draw) = row.draw_id {
            let (lot, quantity) = (LotId::from_uuid(row.lot_id), Quantity::from_stored(row.quantity_e6));
            arrivals.entry(draw).or_default().push(Part { lot, quantity });
        }
    }
    let mut histories: Vec<LotHistory> = Vec::new();
    for lot in rows.chunk_by(|one, other| one.lot_id == other.lot_id) {
        histories.push(of_lot(lot, &arrivals)?);
    }
    Ok(histories)
}

fn of_lot(rows: &[WebMovement], arrivals: &HashMap<Uuid, Vec<Part>>) -> Result<LotHistory> {
    let (mut events, mut place): (Vec<Event>, HashMap<Uuid, usize>) = Default::default();
    let mut later: Vec<(Option<Uuid>, Money)> = Vec::new();
    let undoing = rows.iter().filter(|row| row.kind == Moved::Weigh.as_str());
    let undone: HashSet<Uuid> = undoing.filter_map(|row| row.corrects_id).collect();
    let is_undone = |row: &WebMovement| {
        undone.contains(&row.movement_id) || row.corrects_id.is_some_and(|id| undone.contains(&id))
    };
    for row in rows.iter().filter(|row| !is_undone(row)) {
        let (moved, cost): (Moved, Money) = (stored(&row.kind)?, Money::from_stored(row.cost_minor));
        if is_correction(row, moved) {
            later.push((row.corrects_id, cost));
        } else if let Some(kind) = kind_of(row, moved, arrivals) {
            place.insert(row.movement_id, events.len());
            let quantity = SignedQuantity::from_stored(row.quantity_e6);
            let movement = MovementId::from_uuid(row.movement_id);
            events.push(Event { movement, quantity, cost, piece: row.piece, kind });
        }
    }
    for (corrects, cost) in later {
        let output = || events.iter().position(|event| event.kind == Kind::Output);
        let at = corrects.map_or_else(output, |movement| place.get(&movement).copied());
        if let Some(at) = at {
            events[at].cost = events[at].cost.add(cost)?;
        }
    }
    let lot = rows.first().map_or_else(Uuid::nil, |row| row.lot_id);
    Ok(LotHistory { lot: LotId::from_uuid(lot), events: in_possible_order(events) })
}

/// Whether it only changes the cost of another. Before corrections named the movement that they correct, a
/// batch laid its cost into its lots by an output of quantity 0.
fn is_correction(row: &WebMovement, moved: Moved) -> bool {
    row.quantity_e6 == 0 && (row.corrects_id.is_some() || moved == Moved::Output)
}

/// What a movement is to the cost of its lot; None for one that changes neither quantity nor cost.
fn kind_of(row: &WebMovement, moved: Moved, arrivals: &HashMap<Uuid, Vec<Part>>) -> Option<Kind> {
    let (is_in, is_out) = (row.quantity_e6 > 0, row.quantity_e6 < 0);
    let used = |it: Use| if is_out { Kind::Draw(it) } else { Kind::Return(it) };
    let of_batch = |batch: Uuid| Use::Batch {
        batch: BatchId::from_uuid(batch),
        line: row.consumed_line.unwrap_or(NO_LINE),
    };
    let of_bill = |document: Uuid| Use::Bill {
        document: DocumentId::from_uuid(document),
        line: row.line_no.unwrap_or(NO_LINE),
    };
    let shipment =
        || Use::Shipment { movement: MovementId::from_uuid(row.corrects_id.unwrap_or(row.movement_id)) };
    match moved {
        Moved::Output if is_out => Some(Kind::OutputReturn),
        Moved::Output => Some(Kind::Output),
        Moved::Opening if row.batch_id.is_some() => Some(Kind::Output),
        _ if !is_in && !is_out => (row.cost_minor != 0).then_some(Kind::Charge),
        Moved::Weigh => Some(Kind::Weigh),
        Moved::Consume => row.batch_id.map(|batch| used(of_batch(batch))),
        Moved::Sell => row.document_id.map(|document| used(of_bill(document))),
        Moved::Ship => Some(used(shipment())),
        _ if is_in => {
            Some(row.draw_id.map_or(Kind::Supply, |draw| Kind::FromLot { draw: MovementId::from_uuid(draw) }))
        }
        Moved::Split | Moved::Pack => Some(match arrivals.get(&row.movement_id) {
            Some(parts) => Kind::IntoLots(parts.clone()),
            None => Kind::Draw(Use::Untagged),
        }),
        Moved::Issue | Moved::Melt => Some(Kind::Draw(Use::Untagged)),
        _ => Some(Kind::Draw(Use::Loss)),
    }
}

/// The events in an order in which they were possible. They are in the order in which their calls began; of
/// two calls that waited for each other the later may have moved first, so a draw that finds too little waits
/// for the goods of the next.
fn in_possible_order(events: Vec<Event>) -> Vec<Event> {
    let (mut ordered, mut waiting): (Vec<Event>, Vec<Event>) = Default::default();
    let mut left = 0_i64;
    for event in events {
        if left.saturating_add(event.quantity.get()) < 0 {
            waiting.push(event);
            continue;
        }
        left = left.saturating_add(event.quantity.get());
        ordered.push(event);
        while let Some(at) = waiting.iter().position(|it| left.saturating_add(it.quantity.get()) >= 0) {
            let event = waiting.remove(at);
            left = left.saturating_add(event.quantity.get());
            ordered.push(event);
        }
    }
    ordered.extend(waiting);
    ordered
}
