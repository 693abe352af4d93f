//! The readings that a failed calibration puts in doubt: those taken with the instrument since the last good
//! one.
//! Invariant: the period excludes the good check and includes the failing one; indicated values never change,
//! and no failed reading is forgiven (M28).

use jiff::Timestamp;
use kernel::day::Instant;
use kernel::decimal::SignedQuantity;
use kernel::id::{BatchId, CheckId};
use kernel::page::Page;
use kernel::permission::Permission;
use make_queries::client::Params;
use make_queries::equipment as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::fitness::CheckResult;
use super::history::check_of;
use super::{EquipmentRow, one};
use crate::deviations::lookback::{self, judged_again};
use crate::readings::rules::{Limits, Outside, Verdict, of_instrument};

/// Readings in one answer.
pub const PAGE: i64 = 100;

/// The extent of the doubt after a failed calibration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lookback {
    /// The last good calibration; null where there was none.
    pub from_exclusive: Option<Instant>,
    /// The failing one.
    pub to_inclusive: Instant,
    /// The number of readings taken with it in that period.
    pub readings: i64,
    /// The batches, by code, that are held now, because one of their readings fails less the error.
    pub affected: Vec<String>,
    /// The other batches that it measured, by code.
    pub reviewed_not_affected: Vec<String>,
}

/// The same for a calibration that has just been recorded as failed; it holds the batches that newly fail
/// (M28). Errors: those of the database.
pub(super) async fn hold(tx: &Tx, it: &EquipmentRow, at: Instant) -> Result<Lookback> {
    let Since { from, readings } = since_last_good(tx, it, at, tx.now).await?;
    let measured =
        sql::batches_read_with().bind(tx, &tx.tenant(), &it.code.as_str(), &begin(from)).all().await?;
    let measured: Vec<BatchId> = measured.into_iter().map(BatchId::from_uuid).collect();
    let (affected, reviewed_not_affected) = lookback::since(tx, &measured).await?;
    Ok(Lookback { from_exclusive: from, to_inclusive: at, readings, affected, reviewed_not_affected })
}

/// The last good calibration, and the number of readings between it and the failing one.
struct Since {
    from: Option<Instant>,
    readings: i64,
}

/// The period since the last calibration that passed before this moment, of those recorded no later than the
/// failing one: a check that is recorded afterwards with an older time takes nothing out of doubt. Errors:
/// those of the database.
async fn since_last_good(tx: &ReadTx, it: &EquipmentRow, at: Instant, recorded: Instant) -> Result<Since> {
    let from = sql::last_good_before().bind(tx, &tx.tenant(), &it.equipment_id, &at, &recorded).one().await?;
    let begin = begin(from);
    let readings = sql::taken_count().bind(tx, &tx.tenant(), &it.code.as_str(), &begin, &at).one().await?;
    Ok(Since { from, readings })
}

/// Without a good calibration before, all readings are in doubt.
fn begin(from: Option<Instant>) -> Instant {
    from.unwrap_or(Timestamp::UNIX_EPOCH)
}

input! {
    /// The calibration whose doubtful readings are asked for.
    pub struct GetLookback {
        /// The instrument.
        equipment: Name,
        /// The calibration.
        check: Uuid,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// The readings in doubt, in order of time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LookbackShown {
    /// The last good calibration; null where there was none.
    pub from_exclusive: Option<Instant>,
    /// The failing one.
    pub to_inclusive: Instant,
    /// The number of readings.
    pub count: i64,
    /// Up to a hundred of them.
    pub rows: Vec<Doubted>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A reading taken with an instrument that was found wrong.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Doubted {
    /// Its batch.
    pub batch: String,
    /// Its control point.
    pub control_point: String,
    /// The device that sent it.
    pub device: String,
    /// Its number.
    pub seq: i64,
    /// When it was taken.
    pub at: Instant,
    /// The indicated value.
    pub indicated: SignedQuantity,
    /// The value less the error as found; null if the calibration has no error or measures in another unit.
    pub corrected: Option<SignedQuantity>,
    /// Its unit.
    pub unit: String,
    /// pass or fail, by the original judgement.
    pub was: String,
    /// pass or fail, by the corrected value; fail if the calibration failed without a figure.
    pub now: String,
}

impl Query for GetLookback {
    const NAME: &'static str = "make.lookback";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str =
        "Lists the readings that a calibration puts in doubt, each with its value less the error found.";
    type Output = LookbackShown;

    async fn fetch(self, tx: &ReadTx) -> Result<LookbackShown> {
        let it = one(tx, self.equipment.as_str()).await?;
        let check = check_of(tx, &it, CheckId::from_uuid(self.check)).await?;
        let to_inclusive = check.performed_at;
        let Since { from: from_exclusive, readings } =
            since_last_good(tx, &it, check.performed_at, check.created_at).await?;
        let (after_at, after) = match self.after {
            Some(id) => match sql::reading_moment().bind(tx, &tx.tenant(), &id).opt().await? {
                Some(at) => (at, id),
                None => (begin(from_exclusive), Uuid::max()),
            },
            None => (begin(from_exclusive), Uuid::max()),
        };
        let rows = sql::taken_with()
            .params(
                tx,
                &sql::TakenWithParams {
                    tenant: tx.tenant(),
                    instrument: it.code.as_str(),
                    to_at: to_inclusive,
                    after_at,
                    after,
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.reading_id);
        let error = check.as_found_error_e6.map(SignedQuantity::from_stored);
        let proves = check.result == CheckResult::Pass.as_str();
        let doubted = |row| doubted(row, error, proves, it.measures.as_deref());
        let rows = rows.into_iter().map(doubted).collect();
        Ok(LookbackShown { from_exclusive, to_inclusive, count: readings, rows, next })
    }
}

/// A calibration that passed without a figure proves its readings; one that failed without a figure proves
/// none.
fn doubted(
    row: sql::TakenWith,
    error: Option<SignedQuantity>,
    proves: bool,
    measures: Option<&str>,
) -> Doubted {
    let indicated = SignedQuantity::from_stored(row.value_e6);
    let was = row.outside_e6.map_or(Verdict::Pass, |outside| Verdict::Fail(Outside::from_stored(outside)));
    let limits = Limits::stored((row.lower_e6, row.lower_inclusive), (row.upper_e6, row.upper_inclusive));
    let (corrected, now) = judged_again(&limits, was, indicated, of_instrument(error, measures, &row.unit));
    let now = if corrected.is_none() && proves { was } else { now };
    Doubted {
        batch: row.batch,
        control_point: row.point,
        device: row.device,
        seq: row.seq,
        at: row.read_at,
        indicated,
        corrected,
        unit: row.unit,
        was: row.result,
        now: now.as_str().to_owned(),
    }
}
