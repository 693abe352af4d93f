//! The readings of a batch as they are now.
//! Invariant: a corrected reading also shows the value that was first posted.

use kernel::decimal::SignedQuantity;
use kernel::page::Page;
use kernel::permission::Permission;
use make_queries::readings as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::make::reading::REASON;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use crate::batches;

/// Readings on a page.
pub const PAGE: i64 = 1000;

input! {
    /// The batch whose readings are asked for.
    pub struct ListReadings {
        /// The batch.
        batch: Name,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// Readings by number.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Readings {
    /// The number of the batch's readings; a correction does not count again.
    pub count: i64,
    /// The readings as they are now.
    pub rows: Vec<ReadingShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// One reading as it is now.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadingShown {
    /// The device that sent it.
    pub device: String,
    /// The device's own count.
    pub seq: i64,
    /// The name it had in the old system.
    pub reading: Option<String>,
    /// The control point.
    pub control_point: String,
    /// The instrument.
    pub instrument: String,
    /// When it was taken.
    pub at: jiff::Timestamp,
    /// When it was taken, by the device's clock.
    pub device_at: jiff::Timestamp,
    /// The indicated value, in the unit of the point.
    pub value: SignedQuantity,
    /// The unit of the point.
    pub value_unit: String,
    /// The unit it was posted in.
    pub unit: String,
    /// pass or fail.
    pub result: String,
    /// The user who posted or corrected it.
    pub by: String,
    /// The value that was first posted, for a corrected reading.
    pub original_value: Option<SignedQuantity>,
    /// The reason for the correction.
    pub reason: Option<String>,
}

impl Query for ListReadings {
    const NAME: &'static str = "make.readings";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the readings of a batch by number.";
    type Output = Readings;

    async fn fetch(self, tx: &ReadTx) -> Result<Readings> {
        let batch = batches::coded(tx, self.batch.as_str()).await?;
        let (after_seq, after_device) = read_cursor(self.after.as_ref().map_or("", Text::as_str));
        let count = sql::readings_count().bind(tx, &tx.tenant(), &batch.batch_id).one().await?;
        let rows = sql::readings_of()
            .bind(tx, &tx.tenant(), &batch.batch_id, &after_seq, &after_device, &(PAGE + 1))
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| format!("{} {}", last.seq, last.device));
        Ok(Readings { count, rows: rows.into_iter().map(|row| shown(tx, row)).collect::<Result<_>>()?, next })
    }
}

input! {
    /// The next number of a device.
    pub struct NextSeq {
        /// The device that sends readings.
        device: Name,
    }
}

/// The number after the last one of a device.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NextNumber {
    /// From 1.
    pub seq: i64,
}

impl Query for NextSeq {
    const NAME: &'static str = "make.reading.next";
    const NEEDS: Permission = Permission::ReadingsPost;
    const SUMMARY: &'static str = "Shows the number that the next reading of a device has.";
    type Output = NextNumber;

    async fn fetch(self, tx: &ReadTx) -> Result<NextNumber> {
        let last = sql::last_seq().bind(tx, &tx.tenant(), &self.device.as_str()).one().await?;
        Ok(NextNumber { seq: last.saturating_add(1) })
    }
}

/// A cursor is the last row's number and device; any other text starts at the first page.
fn read_cursor(text: &str) -> (i64, String) {
    text.split_once(' ')
        .and_then(|(seq, device)| Some((seq.parse().ok()?, device.to_owned())))
        .unwrap_or_default()
}

pub(super) fn shown(tx: &ReadTx, row: sql::ReadingShown) -> Result<ReadingShown> {
    let corrected = row.reason.is_some();
    Ok(ReadingShown {
        device: row.device,
        seq: row.seq,
        reading: row.given_name,
        control_point: row.point,
        instrument: row.instrument,
        at: row.read_at,
        device_at: row.device_at,
        value: SignedQuantity::from_stored(row.value_e6),
        value_unit: row.value_unit,
        unit: row.unit,
        result: row.result,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by_name)?,
        original_value: corrected.then(|| SignedQuantity::from_stored(row.posted_e6)),
        reason: tx.cipher().open(REASON, row.reading_id, row.reason)?,
    })
}
