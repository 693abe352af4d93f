//! Deviations: failures at a control point, their length and severity, and the decisions about them.
//! Invariant: an open deviation follows the readings (M16), a disposed one is frozen; a deviation that holds
//! a batch is opened together with its hold (M15). Frozen are the readings as they were; a reading corrected
//! since is judged again.

pub mod excursion;
pub mod gaps;
pub(crate) mod lookback;
pub mod recompute;

use kernel::code::Code;
use kernel::decimal::SignedQuantity;
use kernel::id::{BatchId, HoldId, ReadingId};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::words;
use ledger::stock::holds::{self, NewHold};
use make_queries::client::Params;
use make_queries::{batches as batch_sql, deviations as sql};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::sealed::app::membership;
use platform::sealed::make::deviation as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::batches::{self, BatchRow};
use crate::deviations::excursion::Span;
use crate::deviations::excursion::kind::DeviationKind;

pub use sql::{DeviationRow, Standing};

/// Open deviations shown at once, on a page that is not about one batch.
pub const MANY: i64 = 200;

/// `<batch>/D<n>`: its name, also of the hold that it opens.
pub fn name(batch: &str, no: i32) -> String {
    format!("{batch}/D{no}")
}

/// The batch and the number in a name.
fn read_name(name: &str) -> Option<(&str, i32)> {
    let (batch, no) = name.rsplit_once("/D")?;
    Some((batch, no.parse().ok()?))
}

/// All deviations of a batch, the withdrawn ones included.
pub async fn standing_of(tx: &ReadTx, batch: &str) -> Result<Vec<Standing>> {
    Ok(sql::standing_of().bind(tx, &tx.tenant(), &batch).all().await?)
}

/// The names of a batch's open deviations.
pub async fn open_of(tx: &ReadTx, batch: &BatchRow) -> Result<Vec<String>> {
    let standing = standing_of(tx, &batch.code).await?;
    Ok(standing.iter().filter(|d| d.status == "open").map(|d| name(&batch.code, d.no)).collect())
}

/// The times when the age clock of a batch was paused.
pub async fn pauses_of(tx: &ReadTx, batch: &BatchRow) -> Result<Vec<Span>> {
    let standing = standing_of(tx, &batch.code).await?;
    Ok(standing
        .iter()
        .filter(|d| d.kind == DeviationKind::AgePause.as_str() && d.status != "withdrawn")
        .map(span)
        .collect())
}

fn span(deviation: &Standing) -> Span {
    Span { from: deviation.from_at, to: deviation.to_at }
}

/// A deviation to open.
#[derive(Debug)]
pub(crate) struct NewDeviation<'a> {
    pub no: i32,
    pub kind: DeviationKind,
    pub point: Option<(Uuid, &'a str)>,
    pub span: Span,
    pub seconds: Option<i64>,
    pub worst: Option<SignedQuantity>,
    /// For a look-back: the same value less the error of its instrument.
    pub worst_corrected: Option<SignedQuantity>,
    pub readings: &'a [ReadingId],
}

/// Opens a deviation. If its kind holds the batch, it opens that hold first, because the deviation names it.
pub(crate) async fn open(tx: &Tx, batch: &BatchRow, new: &NewDeviation<'_>) -> Result<()> {
    let holds = new.kind.holds_batch();
    let (id, hold_id) = (tx.new_id()?, HoldId::from_uuid(tx.new_id()?));
    let code = name(&batch.code, new.no);
    let held = NewHold {
        code: &code,
        lot: None,
        batch: Some(BatchId::from_uuid(batch.batch_id)),
        cascade: true,
        reason: new.kind.as_str(),
    };
    if holds {
        holds::open_as(tx, hold_id, &held).await?;
    }
    sql::insert_deviation()
        .params(
            tx,
            &sql::InsertDeviationParams {
                tenant: tx.tenant(),
                deviation: id,
                batch: batch.batch_id,
                no: new.no,
                kind: new.kind.as_str(),
                control_point: new.point.map(|(id, _)| id),
                point: new.point.map(|(_, code)| code),
                from_at: new.span.from,
                to_at: new.span.to,
                seconds: new.seconds,
                worst_e6: new.worst.map(SignedQuantity::get),
                worst_corrected_e6: new.worst_corrected.map(SignedQuantity::get),
                reading_ids: ReadingId::uuids(new.readings),
                status: if holds { "open" } else { "recorded" },
                hold: holds.then_some(hold_id.uuid()),
                now: tx.now,
            },
        )
        .one()
        .await?;
    Ok(())
}

words! {
    /// The disposition of the goods.
    pub enum Decision { Continue = "continue", Rework = "rework", Divert = "divert", Downgrade = "downgrade", Reject = "reject" }
}
word_fields!(Decision);

impl Decision {
    /// Whether the goods become free: diverted or rejected goods stay held.
    fn frees(self) -> bool {
        matches!(self, Decision::Continue | Decision::Rework | Decision::Downgrade)
    }
}

input! {
    /// Dispose a deviation.
    pub struct DisposeDeviation {
        /// Its name: `<batch>/D<n>`.
        deviation: Text,
        /// The decision about the goods.
        decision: Decision,
        /// The root cause.
        cause: Text,
        /// The corrective action.
        correction: Text,
        /// The preventive action.
        prevention: Text,
    }
}

/// The answer to disposing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DeviationDisposed {
    /// Its name.
    pub deviation: String,
    /// disposed.
    pub status: &'static str,
    /// The disposition of the goods.
    pub decision: &'static str,
    /// Whether its hold was lifted too.
    pub hold_lifted: bool,
}

impl Action for DisposeDeviation {
    const NAME: &'static str = "make.deviation.dispose";
    const NEEDS: Permission = Permission::DeviationsDispose;
    const SUMMARY: &'static str = "Decides about a deviation; continue, rework and downgrade lift its hold.";
    type Output = DeviationDisposed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DeviationDisposed>> {
        let missing = || Refusal::new(Code::NotFound).field("deviation");
        let (code, no) = read_name(self.deviation.as_str()).ok_or_else(missing)?;
        // The row of the batch is also the lock of its deviations.
        let batch = batch_sql::lock_batch().bind(tx, &tx.tenant(), &code).opt().await?.ok_or_else(missing)?;
        let standing = standing_of(tx, &batch.code).await?;
        let found =
            standing.into_iter().find(|d| d.no == no && d.status != "withdrawn").ok_or_else(missing)?;
        if found.status != "open" {
            return Err(Refusal::new(Code::BatchStateInvalid)
                .field("deviation")
                .fact("status", found.status)
                .into());
        }
        let (cipher, id) = (tx.cipher(), found.deviation_id);
        sql::dispose_deviation()
            .params(
                tx,
                &sql::DisposeDeviationParams {
                    decision: self.decision.as_str(),
                    cause: cipher.seal(cell::CAUSE, id, self.cause.as_str())?,
                    correction: cipher.seal(cell::CORRECTION, id, self.correction.as_str())?,
                    prevention: cipher.seal(cell::PREVENTION, id, self.prevention.as_str())?,
                    by: tx.person(),
                    now: tx.now,
                    tenant: tx.tenant(),
                    deviation: id,
                },
            )
            .one()
            .await?;
        let lifted = found.hold_id.filter(|_| self.decision.frees());
        if let Some(hold) = lifted {
            holds::lift_one(tx, HoldId::from_uuid(hold), self.decision.as_str()).await?;
        }
        let change = Change::of(&self.deviation)
            .before(json!({ "status": "open" }))
            .after(json!({ "status": "disposed", "decision": self.decision.as_str() }))
            .reason(Some(self.cause.as_str()));
        let answer = DeviationDisposed {
            deviation: self.deviation.into_string(),
            status: "disposed",
            decision: self.decision.as_str(),
            hold_lifted: lifted.is_some(),
        };
        Ok(tx.record(change, answer))
    }
}

input! {
    /// Which deviations.
    pub struct ListDeviations {
        /// Of this batch; the open ones of all batches unless given.
        batch: Option<Name>,
        /// Only this kind.
        kind: Option<Name>,
    }
}

/// Deviations.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Deviations {
    /// Their number.
    pub count: usize,
    /// The deviations: those of a batch in order of opening, those of all batches the oldest first.
    pub rows: Vec<DeviationShown>,
}

/// One deviation as shown.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DeviationShown {
    /// Its name.
    pub deviation: String,
    /// Its batch.
    pub batch: String,
    /// Its kind.
    pub kind: String,
    /// Its control point.
    pub control_point: Option<String>,
    /// When it started.
    pub from: jiff::Timestamp,
    /// When it ended; null while it continues.
    pub to: Option<jiff::Timestamp>,
    /// Its length.
    pub seconds: Option<i64>,
    /// The value furthest outside.
    pub worst: Option<SignedQuantity>,
    /// For a look-back: the worst value less the error of its instrument; null if the error is unknown.
    pub worst_corrected: Option<SignedQuantity>,
    /// The unit of both.
    pub unit: Option<String>,
    /// The number of failing readings.
    pub readings: i32,
    /// open, disposed or recorded.
    pub status: String,
    /// The decision.
    pub decision: Option<String>,
    /// The user who decided.
    pub by: Option<String>,
    /// When it was decided.
    pub disposed_at: Option<jiff::Timestamp>,
    /// The root cause.
    pub cause: Option<String>,
    /// The corrective action.
    pub correction: Option<String>,
    /// The preventive action.
    pub prevention: Option<String>,
    /// Whether its kind holds the batch.
    pub holds_batch: bool,
}

impl Query for ListDeviations {
    const NAME: &'static str = "make.deviations";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the deviations of a batch, or the open ones of all.";
    type Output = Deviations;

    async fn fetch(self, tx: &ReadTx) -> Result<Deviations> {
        let mut rows = match &self.batch {
            Some(code) => {
                let batch = batches::coded(tx, code.as_str()).await?;
                sql::deviations_of().bind(tx, &tx.tenant(), &batch.batch_id).all().await?
            }
            None => sql::deviations_open().bind(tx, &tx.tenant(), &MANY).all().await?,
        };
        rows.retain(|row| self.kind.as_ref().is_none_or(|kind| kind.as_str() == row.kind));
        let rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<Vec<_>>>()?;
        Ok(Deviations { count: rows.len(), rows })
    }
}

/// The open deviations of all batches, oldest first.
pub(crate) async fn oldest_open(tx: &ReadTx, many: i64) -> Result<Vec<DeviationShown>> {
    let rows = sql::deviations_open().bind(tx, &tx.tenant(), &many).all().await?;
    rows.into_iter().map(|row| shown(tx, row)).collect()
}

fn shown(tx: &ReadTx, row: DeviationRow) -> Result<DeviationShown> {
    let (cipher, id) = (tx.cipher(), row.deviation_id);
    Ok(DeviationShown {
        deviation: name(&row.batch, row.no),
        batch: row.batch,
        holds_batch: row.kind != DeviationKind::AgePause.as_str(),
        kind: row.kind,
        control_point: row.point,
        from: row.from_at,
        to: row.to_at,
        seconds: row.seconds,
        worst: row.worst_e6.map(SignedQuantity::from_stored),
        worst_corrected: row.worst_corrected_e6.map(SignedQuantity::from_stored),
        unit: row.unit,
        readings: row.readings,
        status: row.status,
        decision: row.decision,
        by: cipher.open_of(membership::NAME, row.disposed_by, row.disposer)?,
        disposed_at: row.disposed_at,
        cause: cipher.open(cell::CAUSE, id, row.cause)?,
        correction: cipher.open(cell::CORRECTION, id, row.correction)?,
        prevention: cipher.open(cell::PREVENTION, id, row.prevention)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deviation_is_named_after_its_batch_even_when_that_has_strokes() {
        assert_eq!(read_name(&name("M-1", 2)), Some(("M-1", 2)));
        assert_eq!(read_name("SP/1/D12"), Some(("SP/1", 12)));
        for wrong in ["M-1", "M-1/D", "M-1/Dx", ""] {
            assert_eq!(read_name(wrong), None, "{wrong}");
        }
    }
}
