//! Holds on lots and batches: people who handle goods place them, Quality or the Owner lifts or clears them.
//! Invariant: a hold reaches everything made from its lot (M19); only the pure rules decide which hold
//! reaches which lot, over the whole way back, never by looking at one level.

pub mod rules;

use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{BatchId, HoldId, LotId, new_id};
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::client::Params;
use ledger_queries::stock::holds as sql;
use platform::action::{Action, Query};
use platform::error::{OnConstraint, Result};
use platform::event::Content;
use platform::fields::{Flag, Text};
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::ledger as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

use crate::genealogy::graph::Thing;
use crate::genealogy::{self, Surroundings};
use crate::stock::holds::rules::{Clearance, Hold, Holds};
use crate::stock::lot_pieces;
use crate::stock::lots;

/// Holds on a page.
pub const PAGE: i64 = 50;
/// The name of the holds on imported lots.
pub const OPENING: &str = "opening";
/// The beginning of the name of the hold on everything that a rejected batch made; the batch's code follows.
const REJECTED: &str = "rejected:";
/// The beginning of the name of the hold on a lot that waits for its test; the lot's code follows.
const TEST: &str = "test:";
/// The reason of such a hold.
const WAITS: &str = "Waits for its test";
/// Longest name of a hold: a deviation's name (batch, stroke, number) fits.
const MAX_NAME: usize = 80;

type Node = Thing<LotId, BatchId>;

/// The open holds of the workspace, with their clearances.
#[derive(Debug)]
pub struct OpenHolds {
    holds: Vec<Hold<String, Node>>,
    cleared: Vec<Clearance<String, Node>>,
}

/// The statements that read them, prepared before their flight.
pub(crate) struct HoldStatements {
    holds: sql::OpenHoldsStmt,
    cleared: sql::OpenClearancesStmt,
}

impl HoldStatements {
    /// Prepares them.
    pub(crate) async fn prepare(tx: &ReadTx) -> Result<Self> {
        Ok(Self {
            holds: sql::open_holds().prepare(tx).await?,
            cleared: sql::open_clearances().prepare(tx).await?,
        })
    }

    /// Reads them, in one flight.
    pub(crate) async fn read(&self, tx: &ReadTx) -> Result<OpenHolds> {
        let tenant = tx.tenant();
        let (holds, cleared) = tokio::join!(biased;
            async { self.holds.bind(tx, &tenant).all().await },
            async { self.cleared.bind(tx, &tenant).all().await });
        let holds = holds?.into_iter().filter_map(|row| {
            let lot = row.lot_id.map(|lot| Thing::Lot(LotId::from_uuid(lot)));
            let on = lot.or(row.batch_id.map(|batch| Thing::Batch(BatchId::from_uuid(batch))))?;
            Some(Hold { hold: row.code, on, cascade: row.cascade })
        });
        let cleared = cleared?
            .into_iter()
            .map(|row| Clearance { hold: row.code, lot: Thing::Lot(LotId::from_uuid(row.lot_id)) });
        Ok(OpenHolds { holds: holds.collect(), cleared: cleared.collect() })
    }
}

impl OpenHolds {
    /// Reads them, in one flight.
    pub async fn read(tx: &ReadTx) -> Result<OpenHolds> {
        HoldStatements::prepare(tx).await?.read(tx).await
    }

    /// Whether nothing is held at all, the usual case.
    pub fn is_empty(&self) -> bool {
        self.holds.is_empty()
    }

    /// The holds that reach each of these lots; a lot that is missing from the map is free.
    pub async fn reaching(&self, tx: &ReadTx, lots: &[LotId]) -> Result<HashMap<LotId, Vec<String>>> {
        if self.is_empty() || lots.is_empty() {
            return Ok(HashMap::new());
        }
        let around = genealogy::above(tx, lots).await?;
        Ok(self.over(&around, lots))
    }

    /// The same, for a way back that the caller has already read.
    pub fn over(&self, around: &Surroundings, lots: &[LotId]) -> HashMap<LotId, Vec<String>> {
        let holds = Holds::new(&around.graph, &self.holds, &self.cleared);
        let reached = lots.iter().map(|lot| (*lot, holds.reaching(&Thing::Lot(*lot))));
        reached.filter(|(_, holds)| !holds.is_empty()).collect()
    }

    /// The holds placed on a batch itself.
    pub fn on_batch(&self, batch: BatchId) -> Vec<String> {
        self.holds
            .iter()
            .filter(|hold| hold.on == Thing::Batch(batch))
            .map(|hold| hold.hold.clone())
            .collect()
    }

    /// The holds that lots got when they were rejected (D32). They stop these lots, not the release of their
    /// batch.
    pub fn of_rejected_lots(&self, lots: &[LotId]) -> Vec<String> {
        let is_on = |hold: &&Hold<String, Node>| lots.iter().any(|lot| hold.on == Thing::Lot(*lot));
        let rejected = self.holds.iter().filter(is_on).filter(|hold| hold.hold.starts_with(REJECTED));
        rejected.map(|hold| hold.hold.clone()).collect()
    }

    /// The name of that hold, for each of these lots that has one.
    pub fn rejected_among(&self, lots: &[LotId]) -> BTreeMap<LotId, String> {
        let of_lot = |hold: &Hold<String, Node>| match hold.on {
            Thing::Lot(lot) if lots.contains(&lot) && hold.hold.starts_with(REJECTED) => {
                Some((lot, hold.hold.clone()))
            }
            _ => None,
        };
        self.holds.iter().filter_map(of_lot).collect()
    }

    /// Everything made from held lots and batches.
    async fn below(&self, tx: &ReadTx) -> Result<Surroundings> {
        let (mut lots, mut batches) = (Vec::new(), Vec::new());
        for hold in &self.holds {
            match hold.on {
                Thing::Lot(lot) => lots.push(lot),
                Thing::Batch(batch) => batches.push(batch),
            }
        }
        genealogy::below(tx, &lots, &batches).await
    }

    /// The lots each hold of this name reaches.
    fn affected(&self, around: &Surroundings, code: &str) -> Vec<LotId> {
        let holds = Holds::new(&around.graph, &self.holds, &self.cleared);
        let named = self.holds.iter().filter(|hold| hold.hold == code);
        named.flat_map(|hold| holds.affected(hold)).filter_map(lot_of).collect()
    }

    fn freed_by_lifting(&self, around: &Surroundings, code: &str) -> Vec<LotId> {
        let holds = Holds::new(&around.graph, &self.holds, &self.cleared);
        let named = self.holds.iter().filter(|hold| hold.hold == code);
        named.flat_map(|hold| holds.freed_by_lifting(hold)).filter_map(lot_of).collect()
    }

    /// The holds on each of these lots, by the lots' codes; free lots are left out.
    fn effective(&self, around: &Surroundings, lots: &[LotId]) -> BTreeMap<String, Vec<String>> {
        let mut effective = Holds::new(&around.graph, &self.holds, &self.cleared).effective();
        let names = codes(around, lots);
        lots.iter()
            .zip(names)
            .filter_map(|(lot, code)| Some((code, effective.remove(&Thing::Lot(*lot))?)))
            .collect()
    }
}

fn lot_of(thing: Node) -> Option<LotId> {
    match thing {
        Thing::Lot(lot) => Some(lot),
        Thing::Batch(_) => None,
    }
}

/// The codes of lots, in their order.
fn codes(around: &Surroundings, lots: &[LotId]) -> Vec<String> {
    let of: HashMap<LotId, &String> = around.lots.iter().map(|(id, code)| (*id, code)).collect();
    lots.iter().map(|lot| of.get(lot).map_or_else(String::new, |code| (*code).clone())).collect()
}

fn sorted(mut codes: Vec<String>) -> Vec<String> {
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The name of the hold on everything that a rejected batch made. It gets a number if an older hold has that
/// name, from the time when people could choose such names.
pub async fn of_rejected(tx: &ReadTx, batch: &str) -> Result<String> {
    free_name(tx, format!("{REJECTED}{batch}")).await
}

async fn free_name(tx: &ReadTx, name: String) -> Result<String> {
    let (mut free, mut number) = (name.clone(), 1);
    while !sql::holds_coded().bind(tx, &tx.tenant(), &free.as_str()).all().await?.is_empty() {
        number += 1;
        free = format!("{name}#{number}");
    }
    Ok(free)
}

/// Holds a lot that was rejected when it came or was made (D32). The hold has the lot's name, as `of_rejected`
/// gives it. Returns its name.
pub async fn hold_rejected(tx: &Tx, lot: LotId, code: &str, reason: &str) -> Result<String> {
    let name = of_rejected(tx, code).await?;
    open(tx, &NewHold { code: &name, lot: Some(lot), batch: None, cascade: true, reason }).await?;
    Ok(name)
}

/// Holds a lot until its test is known (D33). Returns the hold's name.
pub async fn hold_for_test(tx: &Tx, lot: LotId, code: &str) -> Result<String> {
    let name = free_name(tx, format!("{TEST}{code}")).await?;
    open(tx, &NewHold { code: &name, lot: Some(lot), batch: None, cascade: true, reason: WAITS }).await?;
    Ok(name)
}

/// Whether a hold of this name is permanent: the hold on the goods of a rejected batch is.
pub fn is_for_ever(name: &str) -> bool {
    name.starts_with(REJECTED)
}

/// Accepts a name that a person may give a hold. The names of deviations, of rejected batches, of tests, of pieces
/// and of imported holds are reserved. Errors: `text_too_long`, `value_unknown`.
fn nameable(code: &str) -> std::result::Result<(), Code> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_deviation = code.rsplit_once("/D").is_some_and(|(_, number)| is_number(number));
    match code {
        _ if code.chars().count() > MAX_NAME => Err(Code::TextTooLong),
        OPENING => Err(Code::ValueUnknown),
        _ if is_deviation
            || is_for_ever(code)
            || code.starts_with(TEST)
            || lot_pieces::piece_of_hold(code).is_some() =>
        {
            Err(Code::ValueUnknown)
        }
        _ => Ok(()),
    }
}

/// A hold to write.
#[derive(Debug, Clone, Copy)]
pub struct NewHold<'a> {
    /// Its name.
    pub code: &'a str,
    /// The lot it is placed on.
    pub lot: Option<LotId>,
    /// Or the batch.
    pub batch: Option<BatchId>,
    /// Whether it covers everything made from it.
    pub cascade: bool,
    /// The reason.
    pub reason: &'a str,
}

/// Opens a hold and returns its id. Errors: `value_unknown` for a name in use.
pub async fn open(tx: &Tx, new: &NewHold<'_>) -> Result<HoldId> {
    let id = HoldId::from_uuid(tx.new_id()?);
    open_as(tx, id, new).await?;
    Ok(id)
}

/// The same with an id made before, so that other statements of the flight may name it.
pub async fn open_as(tx: &Tx, id: HoldId, new: &NewHold<'_>) -> Result<()> {
    sql::insert_hold()
        .params(
            tx,
            &sql::InsertHoldParams {
                tenant: tx.tenant(),
                hold: id.uuid(),
                code: new.code,
                lot: new.lot.map(LotId::uuid),
                batch: new.batch.map(BatchId::uuid),
                cascade: new.cascade,
                reason: tx.cipher().seal(cell::hold::REASON, id.uuid(), new.reason)?,
                opening: tx.is_opening(),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("hold_key", Code::ValueUnknown, "hold")?;
    Ok(())
}

/// Lifts one hold by id, when the deviation that opened it is decided or falls away. Lifting it twice is no
/// error.
pub async fn lift_one(tx: &Tx, hold: HoldId, reason: &str) -> Result<()> {
    let hold = hold.uuid();
    let reason = tx.cipher().seal(cell::hold_lift::REASON, hold, reason)?;
    sql::lift_hold().bind(tx, &tx.tenant(), &hold, &reason, &tx.person(), &tx.now).opt().await?;
    Ok(())
}

input! {
    /// Hold a lot and everything made from it.
    pub struct HoldLot {
        /// The hold's name, new.
        hold: Text,
        /// The lot, even one that is used up.
        lot: Text,
        /// Why.
        reason: Text,
        /// Whether it covers everything made from the lot, now or later; true unless given.
        cascade: Option<Flag>,
    }
}

/// The answer to placing a hold.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HoldPlaced {
    /// Its name.
    pub hold: String,
    /// The lots it reaches, sorted.
    pub affected: Vec<String>,
    /// Every lot it reaches with all holds on it.
    pub effective: BTreeMap<String, Vec<String>>,
}

impl Action for HoldLot {
    const NAME: &'static str = "make.lot.hold";
    const NEEDS: Permission = Permission::HoldsPlace;
    const SUMMARY: &'static str = "Holds a lot and everything made from it, now or later.";
    type Output = HoldPlaced;

    fn check(&self) -> Ruled<()> {
        nameable(self.hold.as_str()).map_err(|code| Refusal::new(code).field("hold"))
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HoldPlaced>> {
        let lot = lots::coded(tx, self.lot.as_str(), "lot").await?;
        let new = NewHold {
            code: self.hold.as_str(),
            lot: Some(LotId::from_uuid(lot.lot_id)),
            batch: None,
            cascade: self.cascade.is_none_or(|cascade| cascade.0),
            reason: self.reason.as_str(),
        };
        open(tx, &new).await?;
        let holds = OpenHolds::read(tx).await?;
        let around = holds.below(tx).await?;
        let reached = holds.affected(&around, self.hold.as_str());
        let affected = sorted(codes(&around, &reached));
        let effective = holds.effective(&around, &reached);
        let change = Change::of(&self.hold)
            .after(json!({ "lot": lot.code, "affected": affected.len() }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, HoldPlaced { hold: self.hold.into_string(), affected, effective }))
    }
}

input! {
    /// Lift a hold.
    pub struct LiftHold {
        /// The hold; `piece:LOT/NUMBER` for a piece that a weighing holds.
        hold: Text,
        /// Why.
        reason: Text,
    }
}

/// The answer to lifting a hold.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HoldLifted {
    /// The lots that are free now, sorted.
    pub freed: Vec<String>,
    /// The lots it reached that are still held, with their holds.
    pub effective: BTreeMap<String, Vec<String>>,
}

impl Action for LiftHold {
    const NAME: &'static str = "make.hold.lift";
    const NEEDS: Permission = Permission::DeviationsDispose;
    const SUMMARY: &'static str = "Lifts a hold from everything it covers.";
    type Output = HoldLifted;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HoldLifted>> {
        let code = self.hold.as_str();
        if let Some((lot, piece)) = lot_pieces::piece_of_hold(code) {
            free_piece(tx, lot, piece).await?;
            let change = Change::of(code).after(json!({ "piece": piece })).reason(Some(self.reason.as_str()));
            return Ok(tx.record(change, HoldLifted { freed: vec![], effective: BTreeMap::new() }));
        }
        let holds = liftable(&there(tx, code).await?)?;
        let before = OpenHolds::read(tx).await?;
        let around = before.below(tx).await?;
        let reached = before.affected(&around, code);
        let freed = sorted(codes(&around, &before.freed_by_lifting(&around, code)));
        let reason = |hold: &Uuid| tx.cipher().seal(cell::hold_lift::REASON, *hold, self.reason.as_str());
        let reasons = holds.iter().map(reason).collect::<Result<Vec<_>>>()?;
        sql::lift_holds().bind(tx, &tx.person(), &tx.now, &holds, &reasons, &tx.tenant()).all().await?;
        let after = OpenHolds::read(tx).await?;
        let effective = after.effective(&around, &reached);
        let change =
            Change::of(code).after(json!({ "freed": freed.len() })).reason(Some(self.reason.as_str()));
        Ok(tx.record(change, HoldLifted { freed, effective }))
    }
}

/// Frees a piece that a weighing held (M26). Errors: `not_found` at `hold`, for one that is not held.
async fn free_piece(tx: &Tx, lot: &str, piece: i64) -> Result<()> {
    let lot = lots::locked(tx, lot, "hold").await?;
    let pieces = lot_pieces::of(tx, &lot).await?;
    if !pieces.iter().any(|it| it.piece == piece && it.held) {
        return Err(Refusal::new(Code::NotFound).field("hold").into());
    }
    lot_pieces::free(tx, LotId::from_uuid(lot.lot_id), &[piece]).await
}

input! {
    /// Let one lot out of a hold.
    pub struct ClearHold {
        /// The hold.
        hold: Text,
        /// The lot to release, and with it everything made only from it.
        lot: Text,
        /// Why.
        reason: Text,
    }
}

/// The answer to clearing a lot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HoldCleared {
    /// The lots that the hold reached before, with their current holds; a free lot is left out.
    pub effective: BTreeMap<String, Vec<String>>,
}

impl Action for ClearHold {
    const NAME: &'static str = "make.hold.clear";
    const NEEDS: Permission = Permission::DeviationsDispose;
    const SUMMARY: &'static str = "Releases one lot from a hold.";
    type Output = HoldCleared;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HoldCleared>> {
        let code = self.hold.as_str();
        let holds = liftable(&there(tx, code).await?)?;
        let lot = lots::coded(tx, self.lot.as_str(), "lot").await?;
        let before = OpenHolds::read(tx).await?;
        let around = before.below(tx).await?;
        let reached = before.affected(&around, code);
        let column = cell::hold_clearance::REASON;
        let reason = |hold: &Uuid| tx.cipher().seal(column, (*hold, lot.lot_id), self.reason.as_str());
        let reasons = holds.iter().map(reason).collect::<Result<Vec<_>>>()?;
        sql::clear_holds()
            .params(
                tx,
                &sql::ClearHoldsParams {
                    lot: lot.lot_id,
                    by: tx.person(),
                    now: tx.now,
                    holds,
                    reasons,
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        let after = OpenHolds::read(tx).await?;
        let effective = after.effective(&around, &reached);
        let change = Change::of(code).after(json!({ "lot": lot.code })).reason(Some(self.reason.as_str()));
        Ok(tx.record(change, HoldCleared { effective }))
    }
}

/// The ids of holds of one name. Errors: `batch_state_invalid`: a batch never leaves Rejected (M14), so
/// nobody lifts the hold on its goods, nor clears a lot of it.
fn liftable(holds: &[sql::HoldRow]) -> Ruled<Vec<Uuid>> {
    match holds.iter().find(|hold| hold.batch_id.is_some() && is_for_ever(&hold.code)) {
        Some(_) => Err(Refusal::new(Code::BatchStateInvalid).field("hold").fact("state", "Rejected")),
        None => Ok(holds.iter().map(|hold| hold.hold_id).collect()),
    }
}

/// Errors: `not_found` at `hold`.
async fn there(tx: &ReadTx, code: &str) -> Result<Vec<sql::HoldRow>> {
    let rows = sql::holds_coded().bind(tx, &tx.tenant(), &code).all().await?;
    if rows.is_empty() { Err(Refusal::new(Code::NotFound).field("hold").into()) } else { Ok(rows) }
}

input! {
    /// Which holds.
    pub struct ListHolds {
        /// Only the hold of this name.
        hold: Option<Text>,
        /// Whether to list lifted ones too.
        lifted: Flag,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// Holds, newest first; for a request of one hold, also its own status.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HoldPage {
    /// "open" or "lifted", of the requested hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    /// The user who lifted it; while it is open, the user who placed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How many calls the requested hold refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusals: Option<usize>,
    /// The holds.
    pub rows: Vec<HoldShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One hold as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HoldShown {
    /// Its name.
    pub hold: String,
    /// The lot it is placed on.
    pub lot: Option<String>,
    /// The batch it is placed on, by id.
    pub batch_id: Option<Uuid>,
    /// "open" or "lifted".
    pub status: &'static str,
    /// Whether it covers everything made from it.
    pub cascade: bool,
    /// The reason for placing it.
    pub reason: String,
    /// When it was placed.
    pub opened_at: jiff::Timestamp,
    /// The user who placed it.
    pub opened_by: String,
    /// The user who lifted it.
    pub lifted_by: Option<String>,
    /// When it was lifted.
    pub lifted_at: Option<jiff::Timestamp>,
    /// The reason for lifting it.
    pub lift_reason: Option<String>,
}

impl Query for ListHolds {
    const NAME: &'static str = "make.holds";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows one hold, or lists the open ones.";
    type Output = HoldPage;

    async fn fetch(self, tx: &ReadTx) -> Result<HoldPage> {
        if let Some(hold) = &self.hold {
            let rows = there(tx, hold.as_str()).await?;
            let rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<Vec<_>>>()?;
            let first = rows.first();
            let status = first.map(|row| row.status);
            let by = first.map(|row| row.lifted_by.clone().unwrap_or_else(|| row.opened_by.clone()));
            let since = first.map_or(tx.now, |row| row.opened_at);
            let refusals = Some(refusals(tx, hold.as_str(), since).await?);
            return Ok(HoldPage { status, by, refusals, rows, next: None });
        }
        let before = lots::cursor(self.after.as_ref());
        let rows =
            sql::holds_page().bind(tx, &tx.tenant(), &before, &self.lifted.0, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.hold_id.to_string());
        Ok(HoldPage {
            status: None,
            by: None,
            refusals: None,
            rows: rows.into_iter().map(|row| shown(tx, row)).collect::<Result<_>>()?,
            next,
        })
    }
}

/// How many calls were refused because of a hold since it was placed. The event of each names the holds.
async fn refusals(tx: &ReadTx, hold: &str, since: Instant) -> Result<usize> {
    let codes: Vec<&str> = [Code::LotHeld, Code::BatchLotHeld, Code::PieceHeld].map(Code::as_str).to_vec();
    let first = new_id(since, [0; 10]);
    let rows = sql::refusals_since().bind(tx, &tx.tenant(), &first, &codes).all().await?;
    let mut count = 0;
    for row in rows {
        let after = Content::open(tx.cipher(), row.event_id, row.content)?.after().unwrap_or_default();
        count +=
            usize::from(after["holds"].as_array().is_some_and(|holds| holds.iter().any(|it| it == hold)));
    }
    Ok(count)
}

fn shown(tx: &ReadTx, row: sql::HoldRow) -> Result<HoldShown> {
    let (cipher, id) = (tx.cipher(), row.hold_id);
    Ok(HoldShown {
        hold: row.code,
        lot: row.lot,
        batch_id: row.batch_id,
        status: if row.lifted_at.is_some() { "lifted" } else { "open" },
        cascade: row.cascade,
        reason: cipher.open(cell::hold::REASON, id, row.reason)?,
        opened_at: row.opened_at,
        opened_by: cipher.open(membership::NAME, row.opened_by, row.opener)?,
        lifted_by: cipher.open_of(membership::NAME, row.lifted_by, row.lifter)?,
        lifted_at: row.lifted_at,
        lift_reason: cipher.open(cell::hold_lift::REASON, id, row.lift_reason)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_deviations_of_rejected_batches_and_of_what_was_moved_in_are_taken() {
        for (name, expected) in [
            ("H-1", Ok(())),
            ("vat 2/Dairy", Ok(())),
            ("M-1/D1", Err(Code::ValueUnknown)),
            ("opening", Err(Code::ValueUnknown)),
            ("rejected:M-1", Err(Code::ValueUnknown)),
            ("rejected", Ok(())),
            ("test:L-1", Err(Code::ValueUnknown)),
            (&"x".repeat(MAX_NAME), Ok(())),
            (&"x".repeat(MAX_NAME + 1), Err(Code::TextTooLong)),
        ] {
            assert_eq!(nameable(name), expected, "{name}");
        }
    }
}
