//! What a failed calibration puts in doubt: the readings taken with the instrument since the last good one.
//! Invariant: the time is open at the good check and closed at the failing one; indicated values never change, and
//! nothing that failed is forgiven (M28).

use jiff::Timestamp;
use kernel::day::Instant;
use kernel::decimal::SignedQuantity;
use kernel::permission::Permission;
use make_queries::equipment as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{ReadTx, Tx};
use serde::Serialize;
use uuid::Uuid;

use super::fitness::CheckResult;
use super::history::check_of;
use super::{EquipmentRow, one};
use crate::deviations::lookback::{self, error_in, judged_again};
use crate::readings::rules::{Limits, Outside, Verdict};

/// Readings of an answer.
pub const PAGE: i64 = 100;

/// How much a failed calibration puts in doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lookback {
    /// The last good calibration; null where there was none.
    pub from_exclusive: Option<Instant>,
    /// The failing one.
    pub to_inclusive: Instant,
    /// How many readings were taken with it in that time.
    pub readings: i64,
    /// The batches that are held since, because a reading of theirs fails less the error, by code.
    pub affected: Vec<String>,
    /// The other batches it measured, by code.
    pub reviewed_not_affected: Vec<String>,
}

/// The same of a calibration that has just been written down as failed: what newly fails is held with it (M28). Errors: the
/// database's.
pub(super) async fn hold(tx: &Tx, it: &EquipmentRow, at: Instant) -> Result<Lookback> {
    let Since { from, readings } = since_last_good(tx, it, at, tx.now).await?;
    let measured =
        sql::batches_read_with().bind(tx, &tx.tenant(), &it.code.as_str(), &begin(from)).all().await?;
    let (affected, reviewed_not_affected) = lookback::since(tx, &measured).await?;
    Ok(Lookback { from_exclusive: from, to_inclusive: at, readings, affected, reviewed_not_affected })
}

/// The last good calibration, and how many readings came between it and the failing one.
struct Since {
    from: Option<Instant>,
    readings: i64,
}

/// The time since the last calibration of it that passed before this moment, of those recorded by the time the failing one was:
/// one that is written down afterwards as older takes nothing out of doubt. Errors: the database's.
async fn since_last_good(tx: &ReadTx, it: &EquipmentRow, at: Instant, recorded: Instant) -> Result<Since> {
    let from = sql::last_good_before().bind(tx, &tx.tenant(), &it.equipment_id, &at, &recorded).one().await?;
    let begin = begin(from);
    let readings = sql::taken_count().bind(tx, &tx.tenant(), &it.code.as_str(), &begin, &at).one().await?;
    Ok(Since { from, readings })
}

/// Where nothing was good before, all readings are meant.
fn begin(from: Option<Instant>) -> Instant {
    from.unwrap_or(Timestamp::UNIX_EPOCH)
}

input! {
    /// What a calibration puts in doubt.
    pub struct AskLookback {
        /// The instrument.
        equipment: Name,
        /// The calibration.
        check: Uuid,
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// The readings in doubt, in the order they were taken.
#[derive(Debug, Serialize)]
pub struct LookbackShown {
    /// The last good calibration; null where there was none.
    pub from_exclusive: Option<Instant>,
    /// This one.
    pub to_inclusive: Instant,
    /// How many readings there are.
    pub count: i64,
    /// A hundred of them.
    pub rows: Vec<Doubted>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A reading that was taken with an instrument found wrong.
#[derive(Clone, Debug, Serialize)]
pub struct Doubted {
    /// The batch it was taken of.
    pub batch: String,
    /// At which control point.
    pub control_point: String,
    /// What sent it.
    pub device: String,
    /// Its number.
    pub seq: i64,
    /// When it was taken.
    pub at: Instant,
    /// The value shown.
    pub indicated: SignedQuantity,
    /// The value less the error as found; null where the calibration has none or measures in another unit.
    pub corrected: Option<SignedQuantity>,
    /// In which unit.
    pub unit: String,
    /// pass or fail, as it was judged.
    pub was: String,
    /// pass or fail, judged by the corrected value; of a calibration that failed without a figure, fail.
    pub now: String,
}

impl Query for AskLookback {
    const NAME: &'static str = "make.lookback";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str =
        "Lists the readings that a calibration puts in doubt, each with its value less the error found.";
    type Output = LookbackShown;

    async fn fetch(self, tx: &ReadTx) -> Result<LookbackShown> {
        let it = one(tx, self.equipment.as_str()).await?;
        let check = check_of(tx, &it, self.check).await?;
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
        let mut rows = sql::taken_with()
            .bind(tx, &tx.tenant(), &it.code.as_str(), &to_inclusive, &after_at, &after, &(PAGE + 1))
            .all()
            .await?;
        let more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        let next = rows.last().filter(|_| more).map(|last| last.reading_id);
        let error = check.as_found_error_e6.map(SignedQuantity::from_stored);
        let proves = check.result == CheckResult::Pass.as_str();
        let doubted = |row| doubted(row, error, proves, it.measures.as_deref());
        let rows = rows.into_iter().map(doubted).collect();
        Ok(LookbackShown { from_exclusive, to_inclusive, count: readings, rows, next })
    }
}

/// A calibration that passed without a figure proves its readings; of one that failed so, no reading is proven.
fn doubted(
    row: sql::TakenWith,
    error: Option<SignedQuantity>,
    proves: bool,
    measures: Option<&str>,
) -> Doubted {
    let indicated = SignedQuantity::from_stored(row.value_e6);
    let was = row.outside_e6.map_or(Verdict::Pass, |outside| Verdict::Fail(Outside::from_stored(outside)));
    let limits = Limits::stored((row.lower_e6, row.lower_inclusive), (row.upper_e6, row.upper_inclusive));
    let (corrected, now) = judged_again(&limits, was, indicated, error_in(error, measures, &row.unit));
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
