//! Deviations: what went wrong at a control point, how long and how badly, and what was decided about it.
//! What must stay true: an open one is whatever the readings say (M16), a disposed one is frozen; what holds a batch is
//! opened together with its hold (M15). What is frozen is the readings as they stood: one corrected since is judged anew.

pub mod excursion;
pub mod gaps;
pub(crate) mod lookback;
pub mod recompute;

use kernel::code::Code;
use kernel::decimal::SignedQuantity;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::stock::holds::{self, NewHold};
use make_queries::{batches as batch_sql, deviations as sql};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::sealed::app::membership;
use platform::sealed::make::deviation as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, words};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::batches::{self, BatchRow};
use crate::deviations::excursion::Span;
use crate::deviations::excursion::kind::DeviationKind;

pub use sql::{DeviationRow, Standing};

/// Open deviations shown at once, on a page that is not about one batch.
pub const MANY: i64 = 200;

/// `<batch>/D<n>`: how people name it, and the hold it opens.
pub fn name(batch: &str, no: i32) -> String {
    format!("{batch}/D{no}")
}

/// The batch and number a name stands for.
fn read_name(name: &str) -> Option<(&str, i32)> {
    let (batch, no) = name.rsplit_once("/D")?;
    Some((batch, no.parse().ok()?))
}

/// All deviations of a batch, the withdrawn too.
pub async fn standing_of(tx: &ReadTx, batch: &str) -> Result<Vec<Standing>> {
    Ok(sql::standing_of().bind(tx, &tx.tenant(), &batch).all().await?)
}

/// The names of a batch's open deviations.
pub async fn open_of(tx: &ReadTx, batch: &BatchRow) -> Result<Vec<String>> {
    let standing = standing_of(tx, &batch.code).await?;
    Ok(standing.iter().filter(|d| d.status == "open").map(|d| name(&batch.code, d.no)).collect())
}

/// When the age clock of a batch stood still.
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

/// A deviation to be opened.
#[derive(Debug)]
pub(crate) struct NewDeviation<'a> {
    pub no: i32,
    pub kind: DeviationKind,
    pub point: Option<(Uuid, &'a str)>,
    pub span: Span,
    pub seconds: Option<i64>,
    pub worst: Option<SignedQuantity>,
    /// That less the error of its instrument, of a look-back.
    pub worst_corrected: Option<SignedQuantity>,
    pub readings: &'a [Uuid],
}

/// Opens a deviation, after the hold on its batch where its kind holds one: it names that hold.
pub(crate) async fn open(tx: &Tx, batch: &BatchRow, new: &NewDeviation<'_>) -> Result<()> {
    let holds = new.kind.holds_batch();
    let (id, hold_id) = (tx.new_id()?, tx.new_id()?);
    let code = name(&batch.code, new.no);
    let held = NewHold {
        code: &code,
        lot: None,
        batch: Some(batch.batch_id),
        cascade: true,
        reason: new.kind.as_str(),
    };
    if holds {
        holds::open_as(tx, hold_id, &held).await?;
    }
    sql::insert_deviation()
        .bind(
            tx,
            &tx.tenant(),
            &id,
            &batch.batch_id,
            &new.no,
            &new.kind.as_str(),
            &new.point.map(|(id, _)| id),
            &new.point.map(|(_, code)| code),
            &new.span.from,
            &new.span.to,
            &new.seconds,
            &new.worst.map(SignedQuantity::get),
            &new.worst_corrected.map(SignedQuantity::get),
            &new.readings,
            &if holds { "open" } else { "recorded" },
            &holds.then_some(hold_id),
            &tx.now,
        )
        .one()
        .await?;
    Ok(())
}

words! {
    /// What becomes of the goods.
    pub enum Decision { Continue = "continue", Rework = "rework", Divert = "divert", Downgrade = "downgrade", Reject = "reject" }
}

impl Decision {
    /// Whether the goods may go on: what is diverted or rejected stays held.
    fn frees(self) -> bool {
        matches!(self, Decision::Continue | Decision::Rework | Decision::Downgrade)
    }
}

input! {
    /// Decide about a deviation.
    pub struct DisposeDeviation {
        /// Its name: `<batch>/D<n>`.
        deviation: Text,
        /// What becomes of the goods.
        decision: Decision,
        /// Why it happened.
        cause: Text,
        /// What was done.
        correction: Text,
        /// What keeps it from happening again.
        prevention: Text,
    }
}

/// What disposing answers.
#[derive(Debug, Serialize)]
pub struct DeviationDisposed {
    /// Its name.
    pub deviation: String,
    /// disposed.
    pub status: &'static str,
    /// What becomes of the goods.
    pub decision: &'static str,
    /// Whether its hold was lifted with it.
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
        // The row of the batch is the lock of its deviations too.
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
        let (cells, id) = (tx.cells(), found.deviation_id);
        sql::dispose_deviation()
            .bind(
                tx,
                &self.decision.as_str(),
                &cells.seal(cell::CAUSE, id, self.cause.as_str())?,
                &cells.seal(cell::CORRECTION, id, self.correction.as_str())?,
                &cells.seal(cell::PREVENTION, id, self.prevention.as_str())?,
                &tx.person(),
                &tx.now,
                &tx.tenant(),
                &id,
            )
            .one()
            .await?;
        let lifted = found.hold_id.filter(|_| self.decision.frees());
        if let Some(hold) = lifted {
            holds::lift_one(tx, hold, self.decision.as_str()).await?;
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
    pub struct AskDeviations {
        /// Of this batch; the open ones of all batches unless said.
        batch: Option<Name>,
        /// Of this kind.
        kind: Option<Name>,
    }
}

/// Deviations.
#[derive(Debug, Serialize)]
pub struct Deviations {
    /// How many.
    pub count: usize,
    /// Each; of a batch in order of opening, of all batches the oldest first.
    pub rows: Vec<DeviationShown>,
}

/// One deviation as shown.
#[derive(Debug, Serialize)]
pub struct DeviationShown {
    /// Its name.
    pub deviation: String,
    /// Its batch.
    pub batch: String,
    /// Why it was opened.
    pub kind: String,
    /// Where.
    pub control_point: Option<String>,
    /// From when.
    pub from: jiff::Timestamp,
    /// To when; null while it goes on.
    pub to: Option<jiff::Timestamp>,
    /// How long.
    pub seconds: Option<i64>,
    /// The value furthest outside.
    pub worst: Option<SignedQuantity>,
    /// Of a look-back: that less the error of its instrument; null where the error is not known.
    pub worst_corrected: Option<SignedQuantity>,
    /// In this unit.
    pub unit: Option<String>,
    /// How many failing readings.
    pub readings: i32,
    /// open, disposed or recorded.
    pub status: String,
    /// What was decided.
    pub decision: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub disposed_at: Option<jiff::Timestamp>,
    /// Why it happened.
    pub cause: Option<String>,
    /// What was done.
    pub correction: Option<String>,
    /// What keeps it from happening again.
    pub prevention: Option<String>,
    /// Whether its kind holds the batch.
    pub holds_batch: bool,
}

impl Query for AskDeviations {
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
    let (cells, id) = (tx.cells(), row.deviation_id);
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
        by: cells.open_of(membership::NAME, row.disposed_by, row.disposer)?,
        disposed_at: row.disposed_at,
        cause: cells.open(cell::CAUSE, id, row.cause)?,
        correction: cells.open(cell::CORRECTION, id, row.correction)?,
        prevention: cells.open(cell::PREVENTION, id, row.prevention)?,
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
