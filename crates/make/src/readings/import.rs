//! Readings imported from an old system.
//! Invariant: they are judged as if they had been posted then: with the same refusals, deviations and holds,
//! those of missing readings included (D36).

use kernel::day::Instant;
use kernel::decimal::Decimal;
use ledger::import::{in_row, rows};
use platform::error::{Error, Result};
use platform::fields::Name;
use platform::input;
use platform::tx::Tx;
use serde_json::Value;

use super::{Instrument, NewReading, PostReading};
use crate::batches;
use crate::control_points;
use crate::deviations::{gaps, lookback};
use platform::action::Action;
use std::collections::BTreeSet;

/// The instrument of an imported reading that names none. It is no piece of equipment.
const NOT_STATED: &str = "unknown";

input! {
    /// A reading to import.
    pub struct ReadingGiven {
        /// The name it had where it comes from.
        reading: Option<Name>,
        /// The batch it belongs to.
        batch: Name,
        /// The control point.
        control_point: Name,
        /// What measured it; kept as not stated where the row lacks it.
        instrument: Option<Name>,
        /// What sent it.
        device: Option<Name>,
        /// The device's own count; its place in the list where it has none.
        seq: Option<i64>,
        /// When it was taken.
        at: Instant,
        /// The value that was shown.
        value: Decimal,
        /// In which unit; the point's unless said.
        unit: Option<Name>,
    }
}

/// Imports readings one after the other, each judged among those before it; then judges the gaps of completed
/// batches. Errors: as `make.reading.post`, each under its row.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    let mut batches = BTreeSet::new();
    for (n, row) in rows::<ReadingGiven>(given)?.into_iter().enumerate() {
        batches.insert(row.batch.as_str().to_owned());
        one(tx, n, row).await.map_err(|error| match error {
            Error::Refused(refusal) => in_row(n)(*refusal).into(),
            other => other,
        })?;
    }
    for code in &batches {
        let batch = batches::locked(tx, code).await?;
        gaps::redraw(tx, &batch).await?;
        lookback::redraw(tx, &[batch]).await?;
    }
    Ok(())
}

async fn one(tx: &Tx, n: usize, row: ReadingGiven) -> Result<()> {
    let unit = match row.unit {
        Some(unit) => unit,
        None => {
            let (batch, point) = (row.batch.as_str(), row.control_point.as_str());
            Name::parse(&control_points::in_batch(tx, batch, point).await?.unit)?
        }
    };
    let named = if row.instrument.is_some() { Instrument::Named } else { Instrument::NotStated };
    let place = i64::try_from(n).map_err(Error::internal)? + 1;
    let reading = PostReading {
        batch: row.batch,
        control_point: row.control_point,
        instrument: row.instrument.map_or_else(|| Name::parse(NOT_STATED), Ok)?,
        device: row.device.map_or_else(|| Name::parse("moved-in"), Ok)?,
        seq: row.seq.unwrap_or(place),
        at: row.at,
        value: row.value,
        unit,
    };
    reading.check()?;
    let (found, value) = reading.judged(tx, named).await?;
    if found.posted.is_none() {
        let given_name = row.reading.map(Name::into_string);
        let new = NewReading { given_name, ..NewReading::posted(tx.new_id()?, &reading, &found, value) };
        found.write(tx, &new).await?;
    }
    Ok(())
}
