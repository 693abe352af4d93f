//! The readings of a batch for its sheet, its card and its record: the newest ones, and how many each point has.
//! Invariant: the last reading of each point is among them, and the counts have every reading as it is now.

use make_queries::readings as sql;
use platform::error::Result;
use platform::tx::ReadTx;

use super::list::{ReadingShown, shown};
use crate::batches;

/// Readings that are shown at once. A logger that reads every second fills them in a quarter of an hour.
const MANY: i64 = 1000;
/// Failing readings on a paper, beside the newest ones: a sensor that is broken for a day may send many.
pub(crate) const FAILING: i64 = 5000;

/// The readings of a batch.
pub(crate) struct NewestReadings {
    /// The newest ones, the last of each point and the failing ones that were asked for, in order of time.
    pub rows: Vec<ReadingShown>,
    /// How many each point has.
    pub by_point: Vec<PointCount>,
}

/// How many readings a point has in a batch.
pub(crate) struct PointCount {
    /// The point.
    pub point: String,
    /// Its readings.
    pub readings: i64,
    /// Those outside its limits.
    pub failing: i64,
}

impl NewestReadings {
    /// The newest readings of the batch with this code, and so many of its newest failing ones. Errors:
    /// `not_found`.
    pub async fn read(tx: &ReadTx, batch: &str, failing: i64) -> Result<NewestReadings> {
        NewestReadings::so_many(tx, batch, MANY, failing).await
    }

    async fn so_many(tx: &ReadTx, batch: &str, many: i64, failing: i64) -> Result<NewestReadings> {
        let batch = batches::coded(tx, batch).await?.batch_id;
        let tenant = tx.tenant();
        let by_point = sql::readings_by_point().bind(tx, &tenant, &batch).all().await?;
        let points: Vec<&str> = by_point.iter().map(|row| row.point.as_str()).collect();
        let newest = sql::readings_newest().bind(tx, &points, &tenant, &batch, &many, &failing).all().await?;
        let count = |row: sql::ReadingsByPoint| PointCount {
            point: row.point,
            readings: row.readings,
            failing: row.failing,
        };
        Ok(NewestReadings {
            rows: newest.into_iter().map(|row| shown(tx, row)).collect::<Result<_>>()?,
            by_point: by_point.into_iter().map(count).collect(),
        })
    }

    /// How many readings the batch has.
    pub fn count(&self) -> i64 {
        self.by_point.iter().map(|it| it.readings).sum()
    }

    /// The readings of a point, and those of them outside its limits.
    pub fn of_point(&self, point: &str) -> (i64, i64) {
        of_point(&self.by_point, point)
    }
}

/// The last reading of the batch with this code at each of these points. Errors: `not_found`.
pub(crate) async fn last_at(tx: &ReadTx, batch: &str, points: &[&str]) -> Result<Vec<ReadingShown>> {
    let batch = batches::coded(tx, batch).await?.batch_id;
    let rows = sql::readings_last().bind(tx, &points, &tx.tenant(), &batch).all().await?;
    rows.into_iter().map(|row| shown(tx, row)).collect()
}

/// The readings of a point, and those of them outside its limits.
pub(crate) fn of_point(counts: &[PointCount], point: &str) -> (i64, i64) {
    let count = counts.iter().find(|it| it.point == point);
    count.map_or((0, 0), |it| (it.readings, it.failing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::given;
    use crate::readings::CorrectReading;
    use crate::readings::tests::{pasteuriser, post, reading};
    use serde_json::json;

    #[tokio::test]
    async fn the_newest_the_last_of_each_point_and_the_failing_ones_are_read_and_all_are_counted() {
        let mut shop = pasteuriser("M-1", "Running").await;
        given(&shop, json!({"control_points": [{"code": "ROOM", "kind": "QP", "unit": "Cel"}]})).await;
        shop.at("2026-03-05T09:10:00Z");
        let values =
            [(1, 60, "73"), (2, 10, "71"), (3, 20, "71.5"), (4, 30, "73"), (5, 50, "73"), (6, 40, "73")];
        for (seq, second, value) in values {
            post(&shop, reading("M-1", "logger", seq, second, value)).await;
        }
        let mut room = reading("M-1", "logger", 7, 5, "21");
        room["control_point"] = json!("ROOM");
        post(&shop, room).await;
        let tx = shop.reads("audi").await;
        for (failing, expected) in [(0, vec![7, 5, 1]), (1, vec![7, 3, 5, 1]), (9, vec![7, 2, 3, 5, 1])] {
            let newest = NewestReadings::so_many(&tx, "M-1", 2, failing).await.expect("readings");
            let seqs: Vec<i64> = newest.rows.iter().map(|row| row.seq).collect();
            assert_eq!(seqs, expected, "in order of time");
            assert_eq!((newest.count(), newest.of_point("CCP1-TEMP")), (7, (6, 2)));
        }
        let last = last_at(&tx, "M-1", &["ROOM", "CCP1-TEMP", "NEVER"]).await.expect("readings");
        assert_eq!(last.iter().map(|row| row.seq).collect::<Vec<_>>(), [7, 1]);
    }

    #[tokio::test]
    async fn a_corrected_reading_counts_once_by_its_last_value_and_is_shown_by_that() {
        let mut shop = pasteuriser("M-1", "Running").await;
        shop.at("2026-03-05T09:10:00Z");
        for (seq, value) in [(1, "71"), (2, "73"), (3, "74"), (4, "70")] {
            post(&shop, reading("M-1", "logger", seq, seq as u32 * 10, value)).await;
        }
        let slips =
            [("quinn", 1, "73"), ("max", 2, "71"), ("max", 3, "75"), ("max", 3, "76"), ("max", 4, "71")];
        for (who, seq, value) in slips {
            let slip =
                json!({"reading": {"device": "logger", "seq": seq}, "value": value, "reason": "read again"});
            shop.run::<CorrectReading>(who, slip).await.expect("corrected");
        }
        let tx = shop.reads("audi").await;
        let rows = async |many, failing| {
            let newest = NewestReadings::so_many(&tx, "M-1", many, failing).await.expect("readings");
            assert_eq!((newest.count(), newest.of_point("CCP1-TEMP")), (4, (4, 2)));
            let row = |row: &ReadingShown| (row.seq, row.value.to_string());
            newest.rows.iter().map(row).collect::<Vec<_>>()
        };
        let of = |expected: &[(i64, &str)]| {
            expected.iter().map(|(seq, value)| (*seq, (*value).to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(rows(9, 0).await, of(&[(1, "73"), (2, "71"), (3, "76"), (4, "71")]));
        assert_eq!(rows(1, 9).await, of(&[(2, "71"), (4, "71")]));
    }
}
